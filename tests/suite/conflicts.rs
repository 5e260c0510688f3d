//! Which pairs of figures and days a run sets against each other, and how: a table a kind of wording.

use serde_json::Value;

use crate::support::{run, scratch, stdout};

/// `3 May / 9 May superseded`: every conflict that the tool puts its name to, earlier value first where one is.
fn conflicts(name: &str, articles: &[(&str, &str, &str)]) -> Vec<String> {
    let dir = scratch(&format!("conflicts-{name}"));
    for (i, (lang, day, text)) in articles.iter().enumerate() {
        let front = format!("---\nsource: Outlet {i}\ndate: 2025-{day}\nlang: {lang}\n---\n\n");
        std::fs::write(dir.join(format!("{i}.txt")), front + text + "\n").unwrap();
    }
    let output = run(&["check", dir.to_str().unwrap(), "--format", "json"]);
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let text = |id: &Value| {
        let claim = report["claims"].as_array().unwrap().iter().find(|c| c["id"] == *id);
        claim.unwrap()["text"].as_str().unwrap().to_owned()
    };
    let relations = report["relations"].as_array().unwrap().iter();
    let clash =
        |r: &&Value| !r["tentative"].as_bool().unwrap() && r["verdict"] != "agreement" && r["verdict"] != "compatible";
    let line = |r: &Value| format!("{} / {} {}", text(&r["a"]), text(&r["b"]), r["verdict"].as_str().unwrap());
    let mut lines: Vec<String> = relations.filter(clash).map(line).collect();
    lines.sort();
    lines
}

#[test]
fn a_day_moved_within_a_sentence() {
    for (at, (lang, text, expected)) in [
        ("en", "The town's book fair has been moved from 3 May to 9 May, the mayor said.", "3 May / 9 May superseded"),
        ("fr", "Le marathon, prévu le 4 mai, a été reporté au 18 mai à cause des crues.", "4 mai / 18 mai superseded"),
        ("en", "The new bridge will open in June 2026 rather than March 2026.", "March 2026 / June 2026 superseded"),
        (
            "fr",
            "La ligne de tramway n'ouvrira pas en mars 2026, mais en juin 2026.",
            "mars 2026 / juin 2026 superseded",
        ),
        ("fr", "D'abord fixé au 12 mai, le procès est repoussé au 2 juin.", "12 mai / 2 juin superseded"),
        ("en", "The exhibition will run from 3 May to 9 June.", ""),
        ("en", "The ship left on 3 May and, delayed by a storm, is back since Monday.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("moved-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}

#[test]
fn a_day_moved_in_the_next_sentence() {
    for (at, (lang, text, expected)) in [
        ("en", "Voting had been due to begin on 3 May. It will now start on 9 May.", "3 May / 9 May superseded"),
        ("fr", "L'audience devait avoir lieu le 5 mai. Elle a été repoussée au 19 mai.", "5 mai / 19 mai superseded"),
        ("en", "A second ceasefire talk was planned for 3 May. The army left on 9 May.", ""),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(conflicts(&format!("next-{at}"), &[(lang, "04-20", text)]).join(", "), expected, "{text}");
    }
}
