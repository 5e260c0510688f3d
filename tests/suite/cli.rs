//! Exit statuses, bad inputs, and the same bytes every time.

use std::io::Write;
use std::process::Stdio;

use crate::support::{recoupe, run, scratch, stderr, stdout, story};

const CLEAN: &str = "---\ndate: 2025-03-12\nlang: en\n---\n\nThe council met in the town hall to talk about trees.\n";
const WRONG: &str =
    "---\ndate: 2025-03-20\nlang: en\n---\n\nThe council met on Friday, March 12, 2025, and the mayor said so.\n";

#[test]
fn exit_status_says_clean_findings_or_failure() {
    let dir = scratch("exit");
    let (clean, wrong) = (dir.join("clean.txt"), dir.join("wrong.txt"));
    std::fs::write(&clean, CLEAN).unwrap();
    std::fs::write(&wrong, WRONG).unwrap();
    let (clean, wrong) = (clean.to_str().unwrap(), wrong.to_str().unwrap());
    assert_eq!(run(&["check", clean]).status.code(), Some(0));
    assert_eq!(run(&["check", wrong]).status.code(), Some(1));
    assert_eq!(run(&["check", "--fail-on", "never", wrong]).status.code(), Some(0));
    assert_eq!(run(&["check", "no-such-file.txt"]).status.code(), Some(2));
    assert_eq!(run(&["check"]).status.code(), Some(2));
}

#[test]
fn a_bad_input_is_named_and_costs_nothing_else() {
    let dir = scratch("bad");
    std::fs::write(dir.join("good.txt"), WRONG).unwrap();
    std::fs::write(dir.join("empty.txt"), "").unwrap();
    std::fs::write(dir.join("image.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0").unwrap();
    let output = run(&["check", "--format", "json", dir.to_str().unwrap(), "missing.txt"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["documents"].as_array().unwrap().len(), 1);
    for name in ["empty.txt", "image.txt", "missing.txt"] {
        assert!(stderr(&output).contains(name), "{name} is named");
        let errors = report["errors"].as_array().unwrap();
        assert!(errors.iter().any(|e| e["path"].as_str().unwrap().ends_with(name)), "{name} is in the report");
    }
}

#[test]
fn a_folder_without_articles_cannot_run() {
    let dir = scratch("hollow");
    let output = run(&["check", dir.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("hollow"));
}

#[test]
fn an_unreadable_rule_is_told_with_its_line() {
    let dir = scratch("rules");
    std::fs::create_dir_all(dir.join("fr")).unwrap();
    std::fs::write(dir.join("fr/text.toml"), "\nno-such-key = 1\n").unwrap();
    let output = run(&["check", "--rules", dir.to_str().unwrap(), story("kursk-visit").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("fr/text.toml:2"), "{}", stderr(&output));
}

#[test]
fn the_order_of_the_files_does_not_show() {
    let files: Vec<String> = ["a", "b", "c", "d"]
        .iter()
        .map(|n| story("kursk-visit").join(format!("{n}.txt")).to_str().unwrap().to_owned())
        .collect();
    let check = |order: [usize; 4]| {
        let mut args = vec!["check", "--format", "json"];
        args.extend(order.iter().map(|&i| files[i].as_str()));
        run(&args).stdout
    };
    let first = check([0, 1, 2, 3]);
    assert_eq!(first, check([0, 1, 2, 3]));
    assert_eq!(first, check([3, 1, 0, 2]));
}

#[test]
fn each_folder_is_a_run_of_its_own() {
    let (a, b) = (story("kursk-visit"), story("twin-crashes"));
    let output = run(&["check", "--each", "--format", "json", a.to_str().unwrap(), b.to_str().unwrap()]);
    let lines: Vec<serde_json::Value> = stdout(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["folder"], a.to_str().unwrap());
    assert_eq!(lines[1]["folder"], b.to_str().unwrap());
}

#[test]
fn standard_input_is_an_article() {
    let mut child =
        recoupe().args(["claims", "--lang", "en", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"The storm killed 300 people and wounded 40.\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("300"), "{}", stdout(&output));
}

#[test]
fn colour_is_asked_for_and_never_leaks() {
    let folder = story("kursk-visit");
    let folder = folder.to_str().unwrap();
    let escape = |output: &std::process::Output| stdout(output).contains('\u{1b}');
    assert!(!escape(&run(&["check", folder])));
    assert!(escape(&run(&["check", "--color", "always", folder])));
    assert!(!escape(&recoupe().args(["check", folder]).env("NO_COLOR", "1").output().unwrap()));
    assert!(!escape(&run(&["check", "--color", "never", folder])));
}

#[test]
fn the_rules_hold() {
    let output = run(&["rules"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}
