//! Why a text was read as it was, and why two claims are one fact or are not.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::stories::snapshot;
use crate::support::{recoupe, run, scratch, stderr, stdout, story};

const TEXT: &str = "Plus de 300 personnes ont été blessées hier, et les dégâts atteignent près de 3,4 millions d'euros, \
                    selon la police. Le Boeing 737 s'est posé entre 10 et 12 minutes plus tard.";

fn explain(args: &[&str]) -> std::process::Output {
    run(&[&["explain"], args].concat())
}

fn json(args: &[&str]) -> Value {
    let output = explain(&[args, &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_text_is_told_mention_by_mention() {
    let output = explain(&["--date", "2025-03-12", TEXT]);
    assert_eq!(output.status.code(), Some(0));
    snapshot("explain.text", &stdout(&output));
}

#[test]
fn rules_are_named() {
    for (lang, text, value, rules) in [
        ("en", "More than 300 people died.", "300", "number.digits quantity hedge.more-than"),
        ("en", "It cost $4.5m.", "$4.5m", "number.digits number.magnitude unit quantity"),
        ("en", "Between 10 and 20 people died.", "10 and 20", "number.digits quantity.between"),
        ("en", "A third of the voters stayed home.", "A third", "number.words number.about quantity.share"),
        ("en", "It rose from 4% to 6% in a year.", "6%", "number.digits unit quantity.change"),
        ("fr", "Une vingtaine de maisons ont brûlé.", "vingtaine", "number.words number.about quantity"),
        ("fr", "Il fait -12 °C à Oulan-Bator.", "-12 °C", "number.digits number.minus unit quantity"),
        ("fr", "Elle est morte le mercredi 12 mars.", "mercredi 12 mars", "date.calendar date.beside-weekday"),
        ("fr", "Le prix baisse depuis la mi-mars.", "mi-mars", "date.calendar date.part date.since"),
        ("fr", "Il vit ici depuis le 3 mai.", "3 mai", "date.calendar date.since"),
    ] {
        let told = json(&["--date", "2025-03-12", "--lang", lang, text]);
        let mentions = told["mentions"].as_array().unwrap();
        let found = mentions.iter().find(|m| m["text"].as_str().unwrap().ends_with(value));
        let found = found.unwrap_or_else(|| panic!("{text}: {mentions:#?}"));
        let names: Vec<&str> = found["rules"].as_array().unwrap().iter().map(|r| r.as_str().unwrap()).collect();
        assert_eq!(names.join(" "), rules, "{text}");
    }
}

#[test]
fn what_claims_nothing_says_why() {
    let told = json(&["--lang", "fr", TEXT]);
    let why = |text: &str| {
        let mentions = told["mentions"].as_array().unwrap();
        mentions.iter().find(|m| m["text"] == text).map(|m| m["skipped"]["why"].clone()).unwrap()
    };
    assert_eq!(why("737"), "name");
    assert_eq!(why("hier"), "undated");
    assert_eq!(why("300"), Value::Null);
}

#[test]
fn a_text_comes_from_standard_input_as_well() {
    let mut child =
        recoupe().args(["explain", "--lang", "en", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"The storm killed at least 30 people.\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("hedge.at-least"), "{}", stdout(&output));
}

#[test]
fn a_rule_of_ones_own_shows() {
    let dir = scratch("explain-rules");
    std::fs::create_dir_all(dir.join("en")).unwrap();
    let hedges = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/en/hedges.toml")).unwrap();
    std::fs::write(dir.join("en/hedges.toml"), hedges.replacen("\"at least\"", "\"chock\"", 1)).unwrap();
    let told = stdout(&explain(&["--rules", dir.to_str().unwrap(), "--lang", "en", "Chock 30 people died."]));
    assert!(told.contains("hedge.at-least"), "{told}");
}

#[test]
fn a_pair_is_told_feature_by_feature() {
    let folder = story("kursk-visit");
    let folder = folder.to_str().unwrap();
    for (name, a, b) in
        [("explain.joined", "a.txt:10:241", "c.txt:10:85"), ("explain.apart", "a.txt:10:296", "c.txt:10:85")]
    {
        let output = explain(&[a, b, folder]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        snapshot(name, &stdout(&output));
    }
}

#[test]
fn a_pair_adds_up_and_agrees_with_the_report() {
    let folder = story("kursk-visit");
    let folder = folder.to_str().unwrap();
    let report: Value = serde_json::from_slice(&run(&["check", "--format", "json", folder]).stdout).unwrap();
    for relation in report["relations"].as_array().unwrap().iter().step_by(17) {
        let told = json(&[relation["a"].as_str().unwrap(), relation["b"].as_str().unwrap(), folder]);
        assert_eq!(told["a"]["id"], relation["a"]);
        assert_eq!(told["verdict"]["one_fact"], true);
        for key in ["verdict", "cause", "tentative", "reason"] {
            assert_eq!(told["verdict"][key], relation[key]);
        }
        let adds: f64 = told["frame_features"].as_array().unwrap().iter().map(|f| f["adds"].as_f64().unwrap()).sum();
        let score = 1.0 / (1.0 + (-adds).exp());
        assert!((score - told["score"]["frame"].as_f64().unwrap()).abs() < 0.005, "{told:#}");
        assert!(!told["differ"].as_array().unwrap().is_empty());
    }
}

#[test]
fn what_is_not_there_is_named_with_what_is() {
    let folder = story("kursk-visit");
    let folder = folder.to_str().unwrap();
    for (a, said) in [
        ("a.txt:10:1", "the nearest is a.txt:10:158"),
        ("a.txt:99", "no claim stands there, the nearest is a.txt:"),
        ("a.txt:10", "expected a column too"),
        ("nowhere.txt:1:1", "expected one of a.txt, b.txt, c.txt, d.txt"),
        ("96b6a7289fb5879e", "the nearest is 96b6a7289fb5879f"),
        ("0000000000000000", "no claim has this id"),
        ("what?", "expected the id of a claim (16 hex digits), or file:line:column"),
        ("c.txt:10:85", "are one"),
    ] {
        let output = explain(&[a, "c.txt:10:85", folder]);
        assert_eq!(output.status.code(), Some(2), "{a}");
        assert!(stderr(&output).contains(said), "{a}: {}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
    for args in [
        &["a.txt:10:241", "c.txt:10:85"][..],
        &["a.txt:1:1", "b.txt:1:1", "no-such-folder"],
        &[folder],
        &["no-such.txt"],
        &[""],
        &[],
    ] {
        assert_eq!(explain(args).status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn colour_is_asked_for_and_the_width_is_kept() {
    let folder = story("kursk-visit");
    let args = ["explain", "a.txt:10:241", "c.txt:10:85", folder.to_str().unwrap()];
    let escape = |more: &[&str]| stdout(&run(&[&args[..], more].concat())).contains('\u{1b}');
    assert!(!escape(&[]) && !escape(&["--color", "never"]) && escape(&["--color", "always"]));
    assert!(stdout(&explain(&["--color", "always", TEXT])).contains('\u{1b}'));
    for width in [60_usize, 100] {
        let output = recoupe().args(args).env("COLUMNS", width.to_string()).output().unwrap();
        for line in stdout(&output).lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}
