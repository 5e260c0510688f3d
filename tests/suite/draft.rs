//! A draft held against its sources, the whole way from files to exit status.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::stories::snapshot;
use crate::support::{recoupe, run, scratch, stderr, stdout, story};

/// Writes articles of one day and outlet each; the first is the draft.
fn desk(name: &str, texts: &[(&str, &str)]) -> (PathBuf, PathBuf) {
    let dir = scratch(name);
    let sources = dir.join("sources");
    std::fs::create_dir_all(&sources).unwrap();
    let draft = dir.join("draft.txt");
    for (i, (day, text)) in texts.iter().enumerate() {
        let path = if i == 0 { draft.clone() } else { sources.join(format!("s{i}.txt")) };
        let front = format!("---\nsource: Outlet {i}\ndate: 2025-03-{day}\nlang: en\n---\n\n");
        std::fs::write(path, front + text + "\n").unwrap();
    }
    (draft, sources)
}

fn against(draft: &Path, sources: &Path, more: &[&str]) -> std::process::Output {
    let args = ["check", draft.to_str().unwrap(), "--against", sources.to_str().unwrap(), "--report-lang", "en"];
    run(&[&args, more].concat())
}

/// `12 supported 2`: each figure with its status and the number of independent origins.
fn told(draft: &Path, sources: &Path) -> Vec<String> {
    let output = against(draft, sources, &["--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["schema"], "recoupe.draft/1");
    let text = |id: &Value| {
        let claims = report["claims"].as_array().unwrap();
        claims.iter().find(|c| c["id"] == *id).unwrap()["text"].as_str().unwrap().to_owned()
    };
    let line =
        |f: &Value| format!("{} {} {}", text(&f["claim"]), f["status"].as_str().unwrap(), f["independent_origins"]);
    report["figures"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn each_figure_has_its_status() {
    let flood = "The flood in Valdane killed 214 people";
    for (name, texts, expected) in [
        (
            "supported",
            vec![
                ("12", format!("{flood}.")),
                ("12", "After a night of rain, 214 people were killed by the flood in Valdane.".into()),
                ("13", "Rescuers in Valdane wept: the flood had killed 214 people.".into()),
            ],
            "214 supported 2",
        ),
        ("single", vec![("12", format!("{flood}.")), ("12", format!("{flood} in one night."))], "214 single-sourced 1"),
        // One press conference relayed by three papers is one source.
        (
            "relayed",
            vec![
                ("12", format!("{flood}.")),
                ("12", format!("{flood}, the regional police said.")),
                ("12", "Police said 214 people had been killed by the flood in Valdane.".into()),
                ("13", "In Valdane, the flood left 214 people dead, according to police.".into()),
            ],
            "214 single-sourced 1",
        ),
        (
            "contradicted",
            vec![("12", format!("{flood}.")), ("12", "The flood in Valdane killed 2,140 people.".into())],
            "214 contradicted 0",
        ),
        (
            "superseded",
            vec![("12", format!("{flood}.")), ("14", "The flood in Valdane has killed 251 people.".into())],
            "214 superseded 0",
        ),
        // Far within a bound is no conflict, and no support either.
        (
            "bound",
            vec![
                ("12", "The flood in Valdane killed more than 214 people.".into()),
                ("12", "The flood in Valdane killed 900 people.".into()),
            ],
            "214 found-nowhere 0",
        ),
        (
            "near-bound",
            vec![
                ("12", "The flood in Valdane killed more than 214 people.".into()),
                ("12", "The flood in Valdane killed 220 people.".into()),
            ],
            "214 single-sourced 1",
        ),
        // A later toll than that of the sources is no error.
        (
            "newer",
            vec![("14", format!("{flood}.")), ("12", "The flood in Valdane has killed 187 people.".into())],
            "214 found-nowhere 0",
        ),
        (
            "nowhere",
            vec![("12", format!("{flood}.")), ("12", "The council met in the town hall to talk about trees.".into())],
            "214 found-nowhere 0",
        ),
    ] {
        let texts: Vec<(&str, &str)> = texts.iter().map(|(day, text)| (*day, text.as_str())).collect();
        let (draft, sources) = desk(&format!("draft-{name}"), &texts);
        assert_eq!(told(&draft, &sources), [expected], "{name}");
    }
}

#[test]
fn a_rival_is_a_dispute_until_the_draft_names_it() {
    let police = "Some 8,200 people marched in Lyon, according to police.";
    let both = "In Lyon, 8,200 people marched according to police, 35,000 according to the CGT.";
    let same = "The march in Lyon drew 8,200 people according to police and 35,000 according to the CGT.";
    let (draft, sources) = desk("draft-rival", &[("12", police), ("12", both)]);
    assert_eq!(told(&draft, &sources), ["8,200 disputed 1"]);
    assert_eq!(against(&draft, &sources, &[]).status.code(), Some(0));
    assert_eq!(against(&draft, &sources, &["--fail-on", "disputed"]).status.code(), Some(1));
    let (draft, sources) = desk("draft-rivals", &[("12", both), ("12", same)]);
    assert_eq!(told(&draft, &sources), ["8,200 single-sourced 1", "35,000 single-sourced 1"]);
    assert_eq!(against(&draft, &sources, &["--fail-on", "any"]).status.code(), Some(0));
}

#[test]
fn a_denial_is_a_dispute() {
    let stated = "The raid on Valdane killed 312 soldiers.";
    let denied = "The ministry denied that 312 soldiers had been killed in the raid on Valdane.";
    let (draft, sources) = desk("draft-denied", &[("12", stated), ("12", denied)]);
    assert_eq!(told(&draft, &sources), ["312 disputed 0"]);
    assert!(stdout(&against(&draft, &sources, &[])).contains("denied in the other"));
}

#[test]
fn a_figure_found_nowhere_may_stand_for_something_else() {
    let (draft, sources) = desk(
        "draft-elsewhere",
        &[
            ("12", "The flood in Valdane wounded 1,482 people."),
            ("12", "Farmers in Brittany have sold 1,482 tractors since the spring, the union of growers said."),
        ],
    );
    assert_eq!(told(&draft, &sources), ["1,482 found-nowhere 0"]);
    let text = stdout(&against(&draft, &sources, &[]));
    assert!(text.contains("perhaps of something else: s1.txt:7 (1,482)"), "{text}");
    assert!(text.contains("found nowhere (1)"), "{text}");
}

#[test]
fn a_crowd_of_sources_is_counted_to_the_last() {
    let quiet =
        ["a bridge", "a school", "a mill", "a church", "an inn", "a farm", "a barn", "a dam", "a shop", "a road"];
    let text = |i: usize| {
        let toll = if i.is_multiple_of(2) { "214" } else { "2,140" };
        let (here, there) = (quiet[i % 10], quiet[i / 10]);
        format!("The flood in Valdane killed {toll} people, and swept away {here} beside {there} of the old town.")
    };
    let texts: Vec<String> = (0..=70).map(text).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|t| ("12", t.as_str())).collect();
    let (draft, sources) = desk("draft-crowd", &texts);
    let output = against(&draft, &sources, &["--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let partners = report["figures"][0]["partners"].as_array().unwrap();
    assert_eq!(report["figures"][0]["status"], "contradicted");
    assert_eq!(partners.iter().filter(|p| p["supports"] == true).count(), 35);
}

#[test]
fn several_drafts_follow_each_other_and_the_order_of_sources_does_not_show() {
    let folder = story("kursk-visit");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let (a, b, c, d) = (file("a.txt"), file("b.txt"), file("c.txt"), file("d.txt"));
    for format in ["human", "json"] {
        let one = run(&["check", &a, &b, "--format", format, "--against", &c, &d]).stdout;
        assert_eq!(one, run(&["check", &b, &a, "--format", format, "--against", &d, &c]).stdout);
    }
    let text = stdout(&run(&["check", &a, &b, "--against", &c, &d]));
    assert!(text.find("a.txt · ") < text.find("b.txt · 12"), "{text}");
}

#[test]
fn exit_status_heeds_what_counts() {
    let (right, wrong) = ("The flood in Valdane killed 214 people.", "The flood in Valdane killed 2,140 people.");
    let (draft, sources) = desk("draft-exit", &[("12", right), ("12", wrong)]);
    assert_eq!(against(&draft, &sources, &[]).status.code(), Some(1));
    assert_eq!(against(&draft, &sources, &["--fail-on", "never"]).status.code(), Some(0));
    let later = "The flood in Valdane has killed 251 people.";
    let (draft, sources) = desk("draft-stale", &[("12", right), ("14", later)]);
    assert_eq!(against(&draft, &sources, &[]).status.code(), Some(0));
    assert_eq!(against(&draft, &sources, &["--fail-on", "any"]).status.code(), Some(1));
    // What is wrong within a source is not the draft's.
    let slip = "The council met on Friday, March 12, 2025, to talk about trees.";
    let (draft, sources) = desk("draft-slip", &[("12", right), ("12", slip)]);
    assert_eq!(against(&draft, &sources, &[]).status.code(), Some(0));
    let (draft, sources) = desk("draft-own-slip", &[("12", slip), ("12", right)]);
    let output = against(&draft, &sources, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("ERROR"), "{}", stdout(&output));
}

#[test]
fn it_takes_a_draft_and_a_source() {
    let (draft, sources) = desk("draft-alone", &[("12", "The flood killed 214 people."), ("12", "It killed 214.")]);
    let (draft_path, sources_path) = (draft.to_str().unwrap(), sources.to_str().unwrap());
    for (args, word) in [
        (vec!["check", "no-such-draft.txt", "--against", sources_path], "no-such-draft.txt"),
        (vec!["check", draft_path, "--against", "no-such-source.txt"], "no-such-source.txt"),
        (vec!["check", draft_path, "--against", draft_path], "no source"),
        (vec!["check", draft_path, "--each", "--against", sources_path], "--each"),
    ] {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(word), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn a_draft_may_lie_among_its_sources_or_come_by_pipe() {
    let folder = story("kursk-visit");
    let output = run(&[
        "check",
        folder.join("d.txt").to_str().unwrap(),
        "--format",
        "json",
        "--against",
        folder.to_str().unwrap(),
    ]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["drafts"], serde_json::json!(["d.txt"]));
    assert_eq!(report["documents"].as_array().unwrap().len(), 4);
    let total: u64 = report["counts"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(total, report["figures"].as_array().unwrap().len() as u64);
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder.join("d.txt"))).unwrap();
    let mut child = recoupe()
        .args(["check", "--against", folder.join("a.txt").to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&text).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stdout(&output));
}

#[test]
fn it_keeps_to_its_width_and_sets_no_colour_unasked() {
    let folder = story("carmaker-results");
    for width in ["80", "120"] {
        let draft = folder.join("a.txt");
        let args = ["check", draft.to_str().unwrap(), "--against", folder.to_str().unwrap()];
        let output = recoupe().args(args).env("COLUMNS", width).output().unwrap();
        for line in stdout(&output).lines() {
            assert!(line.chars().count() <= width.parse().unwrap(), "{line}");
            assert!(!line.contains('\u{1b}'));
        }
        let output = recoupe().args(args).args(["--color", "always"]).output().unwrap();
        assert!(stdout(&output).contains('\u{1b}'));
    }
}

#[test]
fn drafts_of_every_story() {
    for (name, draft) in
        [("kursk-visit", "d"), ("twin-crashes", "a"), ("carmaker-results", "c"), ("pension-march", "d")]
    {
        let folder = story(name);
        for lang in ["fr", "en"] {
            let output = run(&[
                "check",
                folder.join(format!("{draft}.txt")).to_str().unwrap(),
                "--report-lang",
                lang,
                "--against",
                folder.to_str().unwrap(),
            ]);
            snapshot(&format!("{name}.draft.{lang}"), &stdout(&output));
        }
    }
}
