//! The formats that other programs show.

use std::path::Path;

use serde_json::Value;
use serde_sarif::sarif::Sarif;

use crate::stories::snapshot;
use crate::support::{run, scratch, stderr, stdout, story};

const STORIES: [&str; 4] = ["kursk-visit", "twin-crashes", "carmaker-results", "pension-march"];

fn sarif(path: &Path) -> Value {
    let output = run(&["check", "--format", "sarif", "--report-lang", "en", path.to_str().unwrap()]);
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("no whole number: {value}"))).unwrap()
}

/// True where types made from the published schema read the log, and know every key of it.
pub fn is_known(log: &Value) -> bool {
    let typed = serde_json::from_value::<Sarif>(log.clone());
    typed.is_ok_and(|typed| serde_json::to_value(&typed).unwrap() == *log)
}

fn holds(log: &Value) {
    assert!(is_known(log));
    assert_eq!(log["version"], "2.1.0");
    let [one] = list(&log["runs"]) else { panic!("one run") };
    assert_eq!(one["columnKind"], "unicodeCodePoints");
    let rules = list(&one["tool"]["driver"]["rules"]);
    assert!(rules.iter().all(|r| !r["help"]["text"].as_str().unwrap().is_empty()));
    for result in list(&one["results"]) {
        assert_eq!(rules[number(&result["ruleIndex"])]["id"], result["ruleId"]);
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        let tentative = result["properties"]["tentative"] == true;
        assert!(!tentative || result["level"] == "note");
        assert_eq!(result["partialFingerprints"]["recoupe/v1"].as_str().unwrap().len(), 16);
        assert_eq!(list(&result["locations"]).len(), 1);
        let related = list(&result["relatedLocations"]);
        for at in 0..related.len() {
            let link = format!("]({})", at + 1);
            assert!(result["message"]["text"].as_str().unwrap().contains(&link), "{result}");
        }
        for place in list(&result["locations"]).iter().chain(related) {
            let (place, region) = (&place["physicalLocation"], &place["physicalLocation"]["region"]);
            let uri = &place["artifactLocation"]["uri"];
            let artifact = &one["artifacts"][number(&place["artifactLocation"]["index"])];
            assert_eq!(artifact["location"]["uri"], *uri);
            let path = uri.as_str().unwrap().trim_start_matches("file://").replace("%20", " ");
            let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
            let cut = |text: &str, skip: usize, take: usize| text.chars().skip(skip).take(take).collect::<String>();
            let quote = region["snippet"]["text"].as_str().unwrap();
            assert_eq!(cut(&text, number(&region["charOffset"]), number(&region["charLength"])), quote);
            let line = text.lines().nth(number(&region["startLine"]) - 1).unwrap();
            let (from, to) = (number(&region["startColumn"]), number(&region["endColumn"]));
            if region["startLine"] == region["endLine"] {
                assert_eq!(cut(line, from - 1, to - from), quote);
            }
        }
    }
}

#[test]
fn the_stories_are_valid_logs() {
    for name in STORIES {
        let log = sarif(&story(name));
        holds(&log);
        assert!(!list(&log["runs"][0]["results"]).is_empty(), "{name}");
    }
}

#[test]
fn what_the_schema_does_not_know_or_misses_is_told() {
    let log = sarif(&story("kursk-visit"));
    let mut more = log.clone();
    more["runs"][0]["results"][0]["place"] = 1.into();
    let mut less = log.clone();
    less["runs"][0]["results"][0].as_object_mut().unwrap().remove("message");
    let mut other = log.clone();
    other["runs"][0]["artifacts"][0]["location"]["uri"] = 1.into();
    assert_eq!([&log, &more, &less, &other].map(is_known), [true, false, false, false]);
}

#[test]
fn odd_texts_and_unread_files_are_valid_logs() {
    let dir = scratch("formats odd");
    let text = "---\ndate: 2025-03-20\nlang: en\n---\n\nThe [council](1) met on Friday, March 12, 2025, as {0} said.\n";
    std::fs::write(dir.join("a b.txt"), text).unwrap();
    std::fs::write(dir.join("empty.txt"), "").unwrap();
    let log = sarif(&dir);
    holds(&log);
    assert_eq!(list(&log["runs"][0]["results"])[0]["ruleId"], "weekday");
    assert_eq!(list(&log["runs"][0]["invocations"][0]["toolExecutionNotifications"]).len(), 1);
    let output = stdout(&run(&["check", "--format", "github", dir.to_str().unwrap()]));
    assert!(output.starts_with("::"), "{output}");
    assert!(output.lines().any(|l| l.starts_with("::warning file=") && l.contains("empty.txt")), "{output}");
}

/// The fingerprints of articles, each its name, outlet and text.
fn fingerprints(name: &str, articles: [[&str; 3]; 2]) -> Vec<String> {
    let dir = scratch(name);
    for [file, outlet, text] in articles {
        let front = format!("---\nsource: {outlet}\ndate: 2025-03-12\nlang: en\n---\n\n");
        std::fs::write(dir.join(file), front + text + "\n").unwrap();
    }
    let log = sarif(&dir);
    let results = list(&log["runs"][0]["results"]).iter();
    let mut all: Vec<String> =
        results.map(|r| r["partialFingerprints"]["recoupe/v1"].as_str().unwrap().to_owned()).collect();
    all.sort();
    all
}

#[test]
fn a_fingerprint_is_of_the_content_and_not_of_the_place() {
    let (few, many) = ("The flood in Valdane killed 214 people.", "The flood in Valdane killed 2,140 people.");
    let first = fingerprints("print-first", [["a.txt", "One", few], ["b.txt", "Two", many]]);
    assert_eq!(first.len(), 1);
    let longer = format!("{many} The council met in the town hall to talk about trees.");
    let quoted = few.replace("Valdane killed", "Valdane  killed");
    for (name, articles) in [
        ("renamed", [["z.txt", "One", few], ["b.txt", "Two", many]]),
        ("turned", [["b.txt", "One", few], ["a.txt", "Two", many]]),
        ("elsewhere", [["a.txt", "One", few], ["b.txt", "Two", &longer]]),
        ("spaces", [["a.txt", "One", &quoted], ["b.txt", "Two", many]]),
    ] {
        assert_eq!(fingerprints(&format!("print-{name}"), articles), first, "{name}");
    }
    let other = many.replace("2,140", "2,410");
    for (name, articles) in [
        ("value", [["a.txt", "One", few], ["b.txt", "Two", &other]]),
        ("source", [["a.txt", "One", few], ["b.txt", "Three", many]]),
    ] {
        let changed = fingerprints(&format!("print-{name}"), articles);
        assert_eq!(changed.len(), 1, "{name}");
        assert_ne!(changed, first, "{name}");
    }
}

#[test]
fn the_order_of_the_files_does_not_show() {
    let folder = story("carmaker-results");
    let (a, b, c) = (folder.join("a.txt"), folder.join("b.txt"), folder.join("c.txt"));
    let (a, b, c) = (a.to_str().unwrap(), b.to_str().unwrap(), c.to_str().unwrap());
    for format in ["html", "markdown", "github", "sarif"] {
        let one = run(&["check", "--format", format, a, b, c]).stdout;
        assert_eq!(one, run(&["check", "--format", format, c, a, b]).stdout, "{format}");
    }
}

#[test]
fn what_has_no_writer_is_refused_by_name() {
    let folder = story("kursk-visit");
    let folder = folder.to_str().unwrap();
    for format in ["html", "markdown", "github", "sarif"] {
        for args in [vec!["check", folder, "--against", folder], vec!["claims", folder], vec!["explain", folder]] {
            let output = run(&[&args[..], &["--format", format]].concat());
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            let message = format!("writes human or json, not {format}");
            assert!(stderr(&output).contains(&message), "{args:?}: {}", stderr(&output));
        }
    }
    let output = run(&["check", "--each", folder, "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn every_story_in_every_format() {
    for name in STORIES {
        for format in ["markdown", "github", "sarif"] {
            let output = run(&["check", "--format", format, story(name).to_str().unwrap()]);
            snapshot(&format!("{name}.{format}"), &stdout(&output));
        }
    }
}
