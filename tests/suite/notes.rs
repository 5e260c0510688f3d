//! One unusual figure given to two subjects: pointed out, and never more than that.

use serde_json::Value;

use crate::support::{run, scratch, stdout};

/// The notes on a text, and the exit status.
fn noted(lang: &str, text: &str) -> (Vec<Value>, Option<i32>) {
    let path = scratch("notes").join("a.txt");
    std::fs::write(&path, format!("---\ndate: 2025-03-12\nlang: {lang}\n---\n\n{text}\n")).unwrap();
    let output = run(&["check", "--fail-on", "any", "--format", "json", path.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    (report["notes"].as_array().unwrap().clone(), output.status.code())
}

#[test]
fn a_figure_of_two_subjects_is_pointed_out_and_nothing_else_is() {
    for (lang, text, expected) in [
        ("en", "The earthquake left 4,460 dead and 4,460 sheltered in tents.", 1),
        ("fr", "Le séisme a fait 4.460 morts et 4.460 blessés.", 1),
        ("en", "The earthquake killed 4,460 people in the north. In the south, 4,460 people were evacuated.", 1),
        ("fr", "Le séisme a tué 4.460 personnes. Dans le sud, 4.460 habitants ont été évacués vers des écoles.", 1),
        ("en", "The firm sold 1,234 cars and hired 1,234 workers.", 1),
        // Said again.
        ("en", "The earthquake killed 4,460 people. The 4,460 victims were buried on Monday.", 0),
        ("en", "The earthquake killed 4,460 people. In all, 4,460 bodies were found.", 0),
        ("fr", "Le séisme a fait 4.460 morts. Un bilan de 4.460 personnes tuées, le plus lourd depuis un siècle.", 0),
        ("fr", "Quelque 512 personnes ont été évacuées ; 512 habitants ont dû quitter leur maison.", 0),
        ("en", "The army lost 3,245 soldiers. Its foe says 3,245 men were killed.", 0),
        ("en", "The price rose to $459 a ton. Wheat at $459 is dear.", 0),
        ("en", "The quake killed 4,460 people. Of the 4,460 dead, none was evacuated.", 0),
        // Round, small, a year.
        ("en", "The earthquake left 4,000 dead and 4,000 wounded.", 0),
        ("en", "The earthquake left 44 dead and 44 wounded.", 0),
        ("en", "The earthquake left 2,011 dead and 2,011 wounded.", 0),
    ] {
        let (notes, status) = noted(lang, text);
        assert_eq!(notes.len(), expected, "{text}: {notes:?}");
        assert!(notes.iter().all(|n| n["severity"] == "low" && n["claims"].as_array().unwrap().len() == 2), "{text}");
        assert_eq!(status, Some(0), "{text}");
    }
}

#[test]
fn a_draft_tells_it_in_its_place() {
    let dir = scratch("notes-draft");
    let (draft, source) = (dir.join("draft.txt"), dir.join("source.txt"));
    let front = "---\ndate: 2025-03-12\nlang: en\n---\n\n";
    std::fs::write(
        &draft,
        format!("{front}The earthquake left 4,460 dead and 4,460 wounded.\n\nThe last rescuers left the ruined town on Monday, 10 March 2025, the mayor said.\n"),
    )
    .unwrap();
    std::fs::write(&source, format!("{front}The earthquake left 4,460 dead.\n")).unwrap();
    let output = run(&["check", draft.to_str().unwrap(), "--against", source.to_str().unwrap()]);
    let text = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word}: {text}"));
    assert!(at("4,460 dead") < at("NOTE") && at("NOTE") < at("The last"), "{text}");
}
