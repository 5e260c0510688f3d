//! What `recoupe.toml` says, and what overrules it; completions and the page for `man`.

use std::path::Path;
use std::process::Output;

use serde_json::Value;

use crate::support::{recoupe, run, scratch, stderr, stdout};

const CONFIG: &str = r#"paths = ["articles"]
language = "en"
fail-on = "never"
report-lang = "fr"

[[languages]]
files = "*-fr.txt"
code = "fr"

[[sources]]
files = "articles/wire/*.txt"
name = "The Wire"

[[sources]]
files = "*.txt"
name = "The Desk"
"#;

fn at(dir: &Path, args: &[&str]) -> Output {
    recoupe().current_dir(dir).args(args).output().unwrap()
}

/// A desk with a configuration, two articles in conflict and one of few words.
fn desk(name: &str) -> std::path::PathBuf {
    let dir = scratch(name);
    std::fs::create_dir_all(dir.join("articles/wire")).unwrap();
    let front = "---\ndate: 2025-03-12\n---\n\n";
    for (file, text) in [
        ("wire/a.txt", "The flood in Valdane killed 214 people.\n"),
        ("b.txt", "The flood in Valdane killed 2,140 people.\n"),
        ("c-fr.txt", "Total : 12.\n"),
    ] {
        std::fs::write(dir.join("articles").join(file), format!("{front}{text}")).unwrap();
    }
    std::fs::write(dir.join("recoupe.toml"), CONFIG).unwrap();
    dir
}

#[test]
fn it_is_found_upward_and_says_what_the_command_line_does_not() {
    let dir = desk("config");
    let inner = dir.join("articles/wire");
    for from in [&dir, &inner] {
        let output = at(from, &["check", "--format", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let documents = report["documents"].as_array().unwrap();
        let told: Vec<[&str; 3]> =
            documents.iter().map(|d| ["id", "source", "language"].map(|k| d[k].as_str().unwrap())).collect();
        assert_eq!(told, [["a.txt", "The Wire", "en"], ["b.txt", "The Desk", "en"], ["c-fr.txt", "The Desk", "fr"]]);
    }
    assert!(stdout(&at(&dir, &["check"])).contains("Contradictions et erreurs (1)"));
    let output =
        at(&dir, &["check", "--report-lang", "en", "--fail-on", "contradiction", "--source", "Me", "articles"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("Contradictions and errors (1)") && stdout(&output).contains("· Me ·"));
    assert_eq!(at(&dir, &["check", "--isolated", "articles"]).status.code(), Some(1));
    let elsewhere = scratch("config-elsewhere");
    let config = dir.join("recoupe.toml");
    let output = at(&elsewhere, &["--config", config.to_str().unwrap(), "check"]);
    assert!(stdout(&output).contains("2,140"), "{}", stdout(&output));
    assert_eq!(at(&elsewhere, &["check", "--config", "none.toml"]).status.code(), Some(2));
}

#[test]
fn what_is_not_known_is_refused() {
    let dir = desk("config-refused");
    std::fs::write(dir.join("recoupe.toml"), "paths = []\nfail_on = \"any\"\n").unwrap();
    let output = at(&dir, &["check", "articles"]);
    assert_eq!(output.status.code(), Some(2));
    let told = stderr(&output);
    assert!(
        told.contains("recoupe.toml:2: unknown field `fail_on`") && told.contains("did you mean \"fail-on\"?"),
        "{told}"
    );
    assert_eq!(at(&dir, &["check", "articles", "--isolated"]).status.code(), Some(1));
}

#[test]
fn decisions_read_the_articles_as_the_check_did() {
    let dir = desk("config-decide");
    let report: Value = serde_json::from_slice(&at(&dir, &["check", "--format", "json"]).stdout).unwrap();
    let fingerprint = report["relations"][0]["fingerprint"].as_str().unwrap();
    let output = at(&dir, &["decide", fingerprint, "confirmed", "--by", "AB", "--date", "2025-03-13"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(dir.join("articles/recoupe.decisions.jsonl").is_file());
    assert_eq!(at(&dir, &["check", "--fail-on", "any"]).status.code(), Some(0));
    assert_eq!(at(&dir, &["decisions", "stale"]).status.code(), Some(0));
}

#[test]
fn shells_and_man_learn_the_command_line() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&run(&["completions", shell])).contains("no-decisions"), "{shell}");
    }
    assert!(stdout(&run(&["man"])).starts_with(".ie"));
    let page = stdout(&run(&["man", "decisions", "prune"]));
    assert!(page.contains("RECOUPE-DECISIONS-PRUNE") && page.contains("overrule"), "{page}");
    assert_eq!(run(&["man", "nothing"]).status.code(), Some(2));
}
