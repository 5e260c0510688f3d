//! What every report must hold, whatever it says.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{recoupe, run, stdout, story};

const STORIES: [&str; 4] = ["kursk-visit", "twin-crashes", "carmaker-results", "pension-march"];

#[test]
fn ids_resolve_and_offsets_count_code_points() {
    for name in STORIES {
        let output = run(&["check", "--format", "json", story(name).to_str().unwrap()]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["schema"], "recoupe.report/1");
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(story(name));
        let mut ids = BTreeSet::new();
        for claim in report["claims"].as_array().unwrap() {
            let text = std::fs::read_to_string(root.join(claim["document"].as_str().unwrap())).unwrap();
            let number = |key: &str| usize::try_from(claim[key].as_u64().unwrap()).unwrap();
            let (start, end) = (number("start"), number("end"));
            let quote: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(claim["text"], quote);
            assert!(ids.insert(claim["id"].as_str().unwrap().to_owned()), "{name}: an id twice");
        }
        let mut placed = BTreeSet::new();
        for fact in report["facts"].as_array().unwrap() {
            for claim in fact["claims"].as_array().unwrap() {
                let claim = claim.as_str().unwrap();
                assert!(ids.contains(claim) && placed.insert(claim.to_owned()), "{name}: {claim} in two facts");
            }
        }
        for relation in report["relations"].as_array().unwrap() {
            assert!(ids.contains(relation["a"].as_str().unwrap()));
            assert!(ids.contains(relation["b"].as_str().unwrap()));
            assert!(!relation["reason"].as_str().unwrap().contains('\n'));
        }
    }
}

#[test]
fn the_human_report_keeps_to_its_width() {
    for width in ["80", "120"] {
        for name in STORIES {
            let output =
                recoupe().args(["check", story(name).to_str().unwrap()]).env("COLUMNS", width).output().unwrap();
            let limit: usize = width.parse().unwrap();
            for line in stdout(&output).lines() {
                assert!(line.chars().count() <= limit, "{name} at {width}: {line}");
            }
        }
    }
}

#[test]
fn every_value_tells_who_stands_behind_it() {
    let dir = crate::support::scratch("origins");
    for (name, text) in [
        ("a", "The flood in Valdane killed 214 people, police said."),
        ("b", "Police said 214 people had been killed by the flood in Valdane."),
        ("c", "In Valdane, the flood left 214 people dead, according to police."),
        ("d", "The flood in Valdane killed 2,140 people."),
    ] {
        let front = format!("---\nsource: Outlet {name}\ndate: 2025-03-12\nlang: en\n---\n\n");
        std::fs::write(dir.join(format!("{name}.txt")), front + text + "\n").unwrap();
    }
    let output = run(&["check", "--format", "json", dir.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let values = &report["facts"][0]["values"];
    let keys = ["text", "documents", "independent_sources", "independent_origins"];
    let told = |i: usize| keys.map(|k| values[i][k].clone());
    assert_eq!(told(0), [Value::from("214"), vec!["a.txt", "b.txt", "c.txt"].into(), 3.into(), 1.into()]);
    assert_eq!(told(1), [Value::from("2,140"), vec!["d.txt"].into(), 1.into(), 1.into()]);
    assert_eq!(values[0]["claimants"].as_array().unwrap().len(), 1);
}

#[test]
fn a_slip_of_a_zero_in_the_lead_outweighs_a_day_in_the_background() {
    let dir = crate::support::scratch("weight");
    let filler = "The council will meet again. Nobody was there to see it. The road is open.\n\n".repeat(6);
    for (name, toll, day) in [("a", "2,140", "February 3, 2025"), ("b", "214", "February 4, 2025")] {
        let text = format!(
            "---\ndate: 2025-03-12\nlang: en\n---\n\nThe flood in Valdane killed {toll} people.\n\n{filler}The dam of \
             Valdane had been inspected on {day}, the mayor of the town said.\n"
        );
        std::fs::write(dir.join(format!("{name}.txt")), text).unwrap();
    }
    let output = run(&["check", "--format", "json", dir.to_str().unwrap()]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let of = |cause: &str| {
        let found = report["relations"].as_array().unwrap().iter().find(|r| r["cause"] == cause);
        found.map(|r| (r["severity"].as_str().unwrap().to_owned(), r["weight"].as_i64().unwrap())).unwrap()
    };
    assert_eq!(of("magnitude").0, "high");
    assert_eq!(of("day").0, "low");
    assert!(of("magnitude").1 > of("day").1);
    let output = run(&["check", "--report-lang", "en", dir.to_str().unwrap()]);
    let text = stdout(&output);
    assert!(text.find("2,140") < text.find("February 3"), "{text}");
}
