//! Decisions: what they change in a report, how long they hold, and that none is lost.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use recoupe::review::{Decision, FILE, Ledger, Reason, Ruling, append, rewrite};
use serde_json::Value;

use crate::support::{recoupe, run, scratch, stderr, stdout};

const FEW: &str = "The flood in Valdane killed 214 people.";
const MANY: &str = "The flood in Valdane killed 2,140 people.";

/// Writes articles, each its name, outlet and text, into a folder.
fn articles(dir: &Path, articles: &[[&str; 3]]) {
    for [file, outlet, text] in articles {
        let front = format!("---\nsource: {outlet}\ndate: 2025-03-12\nlang: en\n---\n\n");
        std::fs::write(dir.join(file), front + text + "\n").unwrap();
    }
}

/// A folder with one contradiction.
fn flood(name: &str) -> PathBuf {
    let dir = scratch(name);
    articles(&dir, &[["a.txt", "One", FEW], ["b.txt", "Two", MANY]]);
    dir
}

fn json(dir: &Path) -> Value {
    serde_json::from_slice(&run(&["check", "--format", "json", dir.to_str().unwrap()]).stdout).unwrap()
}

/// The fingerprints of the contradictions in a folder.
fn contradictions(dir: &Path) -> Vec<String> {
    let report = json(dir);
    let relations = report["relations"].as_array().unwrap().iter();
    relations
        .filter(|r| r["verdict"] == "contradiction" && r["tentative"] == false)
        .map(|r| r["fingerprint"].as_str().unwrap().to_owned())
        .collect()
}

fn decide(dir: &Path, what: &str, rest: &[&str]) -> Output {
    let folder = dir.to_str().unwrap();
    run(&[&["decide", what], rest, &[folder, "--by", "AB", "--date", "2025-03-13"]].concat())
}

fn exit(dir: &Path, args: &[&str]) -> Option<i32> {
    run(&[&["check", dir.to_str().unwrap()], args].concat()).status.code()
}

#[test]
fn a_decided_finding_is_marked_and_does_not_count() {
    let dir = flood("decided");
    let [fingerprint] = &contradictions(&dir)[..] else { panic!("one contradiction") };
    assert_eq!(exit(&dir, &[]), Some(1));
    let short = &fingerprint["recoupe/v1:".len()..][..8];
    assert!(stdout(&run(&["check", dir.to_str().unwrap()])).contains(&format!("[{short}]")));
    let said = decide(&dir, short, &["confirmed", "--wrong", "b", "--note", "a zero too many"]);
    assert_eq!(said.status.code(), Some(0), "{}", stderr(&said));
    assert_eq!(exit(&dir, &[]), Some(0));
    assert_eq!(exit(&dir, &["--no-decisions"]), Some(1));
    assert_eq!(exit(&dir, &["--decisions", "no-such-file"]), Some(2));
    let shown = |args: &[&str]| stdout(&run(&[&["check", dir.to_str().unwrap()], args].concat()));
    let human = shown(&["--report-lang", "en"]);
    assert!(human.contains("Decided (1)") && human.contains("confirmed, wrong: “2,140”, AB,"), "{human}");
    assert!(human.contains("AB, 13 March 2025: a") && !human.contains('^'), "{human}");
    let new = shown(&["--new", "--report-lang", "en"]);
    assert!(!new.contains("2,140") && new.contains("Nothing to report."), "{new}");
    assert!(shown(&["--format", "markdown"]).contains("<summary>Decided (1)</summary>"));
    assert!(
        shown(&["--format", "html", "--report-lang", "en"]).contains("Confirmed, wrong: “2,140”, AB, 13 March 2025")
    );
    assert!(!shown(&["--format", "github"]).contains("::error"));
    let sarif: Value = serde_json::from_str(&shown(&["--format", "sarif"])).unwrap();
    assert!(crate::formats::is_known(&sarif));
    let suppressions = &sarif["runs"][0]["results"][0]["suppressions"];
    assert_eq!(suppressions[0]["status"], "accepted");
    assert!(suppressions[0]["justification"].as_str().unwrap().contains("a zero too many"));
    let report = json(&dir);
    let relation = report["relations"].as_array().unwrap().iter().find(|r| r["verdict"] == "contradiction").unwrap();
    assert_eq!(relation["decision"]["decision"], "confirmed");
    let wrong = relation["decision"]["wrong"][0].as_str().unwrap();
    let claim = report["claims"].as_array().unwrap().iter().find(|c| c["id"] == wrong).unwrap();
    assert_eq!(claim["text"], "2,140");
    let new: Value = serde_json::from_str(&shown(&["--new", "--format", "json"])).unwrap();
    assert!(new["relations"].as_array().unwrap().iter().all(|r| r["verdict"] != "contradiction"));
    assert_eq!(decide(&dir, short, &["reopen"]).status.code(), Some(0));
    assert_eq!(exit(&dir, &[]), Some(1));
}

#[test]
fn a_decision_holds_until_its_evidence_changes() {
    let dir = flood("holds");
    let fingerprint = contradictions(&dir).remove(0);
    assert_eq!(decide(&dir, &fingerprint, &["dismissed", "--reason", "update"]).status.code(), Some(0));
    let trees = "The council met in the town hall to talk about trees.";
    let longer = format!("{trees} {MANY} {trees}");
    let other = MANY.replace("2,140", "2,410");
    let unsure = MANY.replace("killed", "may have killed");
    for (name, texts, holds) in [
        ("elsewhere", [["a.txt", "One", FEW], ["b.txt", "Two", &longer]], true),
        ("renamed", [["a.txt", "One", FEW], ["z.txt", "Two", MANY]], true),
        ("turned", [["b.txt", "One", FEW], ["a.txt", "Two", MANY]], true),
        ("value", [["a.txt", "One", FEW], ["b.txt", "Two", &other]], false),
        ("source", [["a.txt", "One", FEW], ["b.txt", "Three", MANY]], false),
        ("sentence", [["a.txt", "One", FEW], ["b.txt", "Two", &unsure]], false),
    ] {
        for file in ["a.txt", "b.txt", "z.txt"] {
            let _ = std::fs::remove_file(dir.join(file));
        }
        articles(&dir, &texts);
        assert_eq!(exit(&dir, &[]), Some(i32::from(!holds)), "{name}");
    }
}

#[test]
fn the_file_is_found_upward() {
    let dir = scratch("upward");
    let story = dir.join("desk/story");
    std::fs::create_dir_all(&story).unwrap();
    articles(&story, &[["a.txt", "One", FEW], ["b.txt", "Two", MANY]]);
    std::fs::write(dir.join("desk").join(FILE), "").unwrap();
    let fingerprint = contradictions(&story).remove(0);
    assert_eq!(decide(&story, &fingerprint, &["dismissed", "--reason", "known"]).status.code(), Some(0));
    assert!(!story.join(FILE).exists());
    let [line] = &Ledger::read(&dir.join("desk").join(FILE)).unwrap().lines[..] else { panic!("one line") };
    assert_eq!(line.decision.articles, ["story/a.txt", "story/b.txt"]);
    assert_eq!(exit(&story, &[]), Some(0));
    let (a, b) = (story.join("a.txt"), story.join("b.txt"));
    assert_eq!(run(&["check", a.to_str().unwrap(), b.to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(run(&["check", "--each", story.to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn people_say_what_is_one_fact() {
    let dir = flood("bind");
    let fingerprint = contradictions(&dir).remove(0);
    // Kept apart, there is no finding; reopened, there is again.
    assert_eq!(decide(&dir, &fingerprint, &["not-same-fact"]).status.code(), Some(0));
    assert_eq!((contradictions(&dir).len(), exit(&dir, &[])), (0, Some(0)));
    assert_eq!(decide(&dir, &fingerprint, &["reopen"]).status.code(), Some(0));
    assert_eq!(contradictions(&dir), [fingerprint.as_str()]);
    // Joined, two figures that nothing else would compare are one fact, and open.
    let dir = scratch("bind-join");
    let trees = "The mayor of Brockfield said 97 trees had been planted.";
    articles(&dir, &[["a.txt", "One", FEW], ["b.txt", "Two", trees]]);
    assert_eq!(contradictions(&dir).len(), 0);
    let said = decide(&dir, "a.txt:7+b.txt:7", &["same-fact"]);
    assert_eq!(said.status.code(), Some(0), "{}", stderr(&said));
    assert_eq!((contradictions(&dir).len(), exit(&dir, &[])), (1, Some(1)));
    assert!(stdout(&run(&["check", "--report-lang", "en", dir.to_str().unwrap()])).contains("214"));
    assert_eq!(decide(&dir, "a.txt:7+b.txt:7", &["not-same-fact"]).status.code(), Some(0));
    assert_eq!(contradictions(&dir).len(), 0);
}

#[test]
fn a_draft_heeds_decisions() {
    let dir = flood("draft-decided");
    let (a, b) = (dir.join("a.txt"), dir.join("b.txt"));
    let against = || run(&["check", a.to_str().unwrap(), "--report-lang", "en", "--against", b.to_str().unwrap()]);
    assert_eq!(against().status.code(), Some(1));
    let fingerprint = contradictions(&dir).remove(0);
    assert_eq!(decide(&dir, &fingerprint, &["dismissed", "--reason", "other-scope"]).status.code(), Some(0));
    let output = against();
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert!(stdout(&output).contains("Decided: b.txt:7 (2,140)."), "{}", stdout(&output));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let dir = flood("refused");
    let fingerprint = contradictions(&dir).remove(0);
    for (what, args, why) in [
        (fingerprint.as_str(), vec!["dismissed"], "expected --reason"),
        (&fingerprint, vec!["confirmed", "--reason", "known"], "--reason goes with dismissed"),
        (&fingerprint, vec!["confirmed", "--wrong", "c"], "2 sides"),
        (&fingerprint, vec!["dismissed", "--reason", "known", "--wrong", "a"], "--wrong goes with confirmed"),
        ("12", vec!["confirmed"], "expected a fingerprint"),
        ("00000000", vec!["confirmed"], "no finding has this fingerprint"),
        ("00000000", vec!["reopen"], "no decision has this fingerprint"),
        ("00000000", vec!["reopen", "--reason", "known"], "don't go with reopen"),
        ("a.txt:7+a.txt:7", vec!["same-fact"], "can't be compared"),
        ("a.txt:7+b.txt:7", vec!["confirmed"], "same-fact or not-same-fact"),
    ] {
        let output = decide(&dir, what, &args);
        assert_eq!(output.status.code(), Some(2), "{what} {args:?}");
        assert!(stderr(&output).contains(why), "{what} {args:?}: {}", stderr(&output));
    }
    assert!(!dir.join(FILE).exists());
}

#[test]
fn a_broken_line_is_told_and_costs_no_other() {
    let dir = flood("broken-line");
    let fingerprint = contradictions(&dir).remove(0);
    assert_eq!(decide(&dir, &fingerprint, &["dismissed", "--reason", "known"]).status.code(), Some(0));
    let file = dir.join(FILE);
    let good = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("<<<<<<< ours\n{good}{}", &good[..40])).unwrap();
    let output = run(&["check", "--format", "json", dir.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    for line in ["recoupe.decisions.jsonl:1: ", "recoupe.decisions.jsonl:3: "] {
        assert!(stderr(&output).contains(line), "{}", stderr(&output));
        assert!(stdout(&output).contains(line));
    }
    // The next decision does not hang on to the torn line.
    assert_eq!(decide(&dir, &fingerprint, &["confirmed"]).status.code(), Some(0));
    let read = Ledger::read(&file).unwrap();
    assert_eq!((read.lines.len(), read.broken.len()), (2, 2));
}

#[test]
fn stale_decisions_are_listed_and_pruned() {
    let dir = flood("stale");
    let fingerprint = contradictions(&dir).remove(0);
    let folder = dir.to_str().unwrap();
    assert_eq!(decide(&dir, &fingerprint, &["dismissed", "--reason", "known"]).status.code(), Some(0));
    assert_eq!(decide(&dir, &fingerprint, &["confirmed"]).status.code(), Some(0));
    assert_eq!(run(&["decisions", "stale", folder]).status.code(), Some(0));
    let list = stdout(&run(&["decisions", "list", folder]));
    assert!(list.contains(":2: ") && list.contains("confirmed · 214 ~ 2,140") && list.lines().count() == 1, "{list}");
    // A story beside it that shares the file is not looked at, and keeps its decisions.
    let file = dir.join(FILE);
    let line = std::fs::read_to_string(&file).unwrap().lines().last().unwrap().to_owned();
    let (lost, other) =
        (line.replace("v1:", "v1:0"), line.replace("v1:", "v1:1").replace("a.txt\",\"b.txt", "x/a.txt"));
    std::fs::write(&file, format!("{line}\n{line}\n{lost}\nbroken\n{other}")).unwrap();
    let inner = dir.join("a.txt");
    let paths = [inner.to_str().unwrap(), dir.join("b.txt").to_str().unwrap()].map(str::to_owned);
    let sub = dir.join("x");
    std::fs::create_dir_all(&sub).unwrap();
    articles(&sub, &[["a.txt", "One", FEW]]);
    let of_x = run(&["decisions", "stale", sub.to_str().unwrap()]);
    assert!(stdout(&of_x).contains(":5: ") && stdout(&of_x).lines().count() == 1, "{}", stdout(&of_x));
    assert_eq!(of_x.status.code(), Some(1));
    let output = run(&["decisions", "prune", sub.to_str().unwrap()]);
    assert!(stdout(&output).contains("1 stale, 1 overruled"), "{}", stdout(&output));
    let output = run(&["decisions", "prune", &paths[0], &paths[1]]);
    assert!(stdout(&output).contains("1 stale, 0 overruled"), "{}", stdout(&output));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), format!("{line}\nbroken\n"));
}

#[test]
fn two_branches_merge_by_keeping_the_lines_of_both() {
    let dir = scratch("branches");
    let lines = |numbers: &[usize]| -> String {
        numbers.iter().map(|&n| serde_json::to_string(&numbered(n)).unwrap() + "\n").collect()
    };
    for (file, numbers) in [("ours", &[1, 2, 3][..]), ("base", &[1]), ("theirs", &[1, 4, 2])] {
        std::fs::write(dir.join(file), lines(numbers)).unwrap();
    }
    let git = Command::new("git").current_dir(&dir).args(["merge-file", "--union", "ours", "base", "theirs"]).status();
    let Ok(status) = git else { return eprintln!("not tried: there is no git") };
    assert!(status.success());
    let read = Ledger::read(&dir.join("ours")).unwrap();
    assert!(read.broken.is_empty());
    let mut found: Vec<String> = read.lines.into_iter().map(|l| l.decision.fingerprint).collect();
    found.sort();
    found.dedup();
    assert_eq!(found, [1, 2, 3, 4].map(|n| numbered(n).fingerprint));
}

proptest::proptest! {
    #[test]
    fn whatever_stands_in_the_file_is_a_decision_or_told(
        bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200),
        cut in 0_usize..400,
        at in 0_usize..5,
    ) {
        let good: String = (0..3).map(|n| serde_json::to_string(&numbered(n)).unwrap() + "\n").collect();
        let mut file = good.clone().into_bytes();
        let place = good.len() * at / 4;
        file.splice(place..(place + cut).min(good.len()), bytes);
        let read = Ledger::of(Path::new("d"), &file);
        let lines = file.split(|&b| b == b'\n').filter(|l| !l.trim_ascii().is_empty()).count();
        proptest::prop_assert!(read.lines.len() + read.broken.len() >= lines.saturating_sub(1));
        proptest::prop_assert!(read.lines.len() + read.broken.len() <= lines);
    }
}

/// A decision of its own for a number.
fn numbered(number: usize) -> Decision {
    Decision {
        fingerprint: format!("recoupe/v1:{number:016x}"),
        ruling: Ruling::Dismissed { reason: Reason::Known },
        note: "é".repeat(number % 97),
        by: "AB".to_owned(),
        date: chrono::NaiveDate::from_ymd_opt(2025, 3, 13).unwrap(),
        about: String::new(),
        articles: Vec::new(),
    }
}

#[test]
fn writers_at_once_lose_nothing() {
    let file = scratch("writers").join(FILE);
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let file = &file;
            scope.spawn(move || (0..25).for_each(|n| append(file, &numbered(writer * 100 + n)).unwrap()));
        }
        // One takes lines out meanwhile, which others must not write to the old file.
        scope.spawn(|| {
            for _ in 0..25 {
                let odd = |l: &Ledger| l.lines.iter().filter(|l| l.decision.by == "CD").map(|l| l.number).collect();
                append(&file, &Decision { by: "CD".to_owned(), ..numbered(9999) }).unwrap();
                rewrite(&file, odd).unwrap();
            }
        });
    });
    let read = Ledger::read(&file).unwrap();
    assert!(read.broken.is_empty(), "{:?}", read.broken);
    let mut found: Vec<String> = read.lines.into_iter().map(|l| l.decision.fingerprint).collect();
    found.sort();
    let mut all: Vec<String> = (0..8).flat_map(|w| (0..25).map(move |n| numbered(w * 100 + n).fingerprint)).collect();
    all.sort();
    assert_eq!(found, all);
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let dir = flood("programs");
    let fingerprint = contradictions(&dir).remove(0);
    let start = |note: String| {
        let folder = dir.to_str().unwrap();
        let args = ["decide", &fingerprint, "confirmed", folder, "--by", "AB", "--date", "2025-03-13", "--note", &note];
        recoupe().args(args).stdout(Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..6).map(|n| start(format!("n{n}"))).collect();
    assert!(children.into_iter().all(|mut c| c.wait().unwrap().success()));
    let mut notes: Vec<String> =
        Ledger::read(&dir.join(FILE)).unwrap().lines.into_iter().map(|l| l.decision.note).collect();
    notes.sort();
    assert_eq!(notes, ["n0", "n1", "n2", "n3", "n4", "n5"]);
}

/// Writes decisions until somebody kills it, saying the number of each that is on the disk. Only tests run it.
#[test]
#[ignore = "the other half of the tests that kill a writer"]
fn writes_until_killed() {
    let (Ok(file), Ok(from)) = (std::env::var("WRITE_TO"), std::env::var("WRITE_FROM")) else { return };
    let from: usize = from.parse().unwrap();
    for number in from.. {
        append(Path::new(&file), &numbered(number)).unwrap();
        println!("written {number}");
    }
}

/// Kills a writer many times, each time after so many lines, and a moment more.
fn kills(name: &str, times: usize) {
    let file = scratch(name).join(FILE);
    let mut written = Vec::new();
    for time in 0..times {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "decisions::writes_until_killed", "--nocapture", "--test-threads=1"])
            .env("WRITE_TO", &file)
            .env("WRITE_FROM", (time * 100_000).to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let number = |line: &str| line.rsplit_once("written ").and_then(|(_, n)| n.trim().parse::<usize>().ok());
        let enough = time % 7;
        while written.len() < enough + 1 {
            let line = said.next().unwrap().unwrap();
            written.extend(number(&line));
        }
        let target = written.len() + enough;
        while written.len() < target {
            written.extend(number(&said.next().unwrap().unwrap()));
        }
        std::thread::sleep(std::time::Duration::from_micros((time * 137 % 1900) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        written.extend(said.map_while(Result::ok).filter_map(|line| number(&line)));
    }
    let read = Ledger::read(&file).unwrap();
    let found: std::collections::BTreeSet<String> = read.lines.into_iter().map(|l| l.decision.fingerprint).collect();
    let lost: Vec<&usize> = written.iter().filter(|n| !found.contains(&numbered(**n).fingerprint)).collect();
    assert!(lost.is_empty(), "lost {lost:?}");
    assert!(read.broken.len() <= times && written.len() >= times);
    // Whatever the last one left, the next is whole.
    append(&file, &numbered(7)).unwrap();
    assert_eq!(Ledger::read(&file).unwrap().lines.last().unwrap().decision, numbered(7));
}

#[test]
fn a_writer_that_is_killed_loses_nothing() {
    kills("killed", 50);
}

#[test]
#[ignore = "takes half a minute"]
fn a_writer_that_is_killed_a_thousand_times_loses_nothing() {
    kills("killed-often", 1000);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let dir = flood("read-only");
    let fingerprint = contradictions(&dir).remove(0);
    std::fs::set_permissions(&dir, std::fs::Permissions::from_mode(0o555)).unwrap();
    let args = ["decide", &fingerprint, "confirmed", dir.to_str().unwrap(), "--by", "AB", "--date", "2025-03-13"];
    let mut command = recoupe();
    command.args(args);
    if std::fs::write(dir.join("probe"), "").is_ok() {
        // The superuser may write anywhere: somebody else has to try.
        std::fs::remove_file(dir.join("probe")).unwrap();
        command.uid(65534).gid(65534);
    }
    let output = command.output();
    std::fs::set_permissions(&dir, std::fs::Permissions::from_mode(0o755)).unwrap();
    let Ok(output) = output else { return eprintln!("not tried: nobody else may run the program here") };
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(stderr(&output).contains("recoupe.decisions.jsonl: not recorded: "), "{}", stderr(&output));
    assert!(!dir.join(FILE).exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let told = append(Path::new("/dev/full"), &numbered(1)).unwrap_err().to_string();
    assert!(told.starts_with("/dev/full: not recorded: "), "{told}");
    // A limit on the size of files stops a write half way, as a disk does that is nearly full.
    let dir = flood("full");
    let fingerprint = contradictions(&dir).remove(0);
    let file = dir.join(FILE);
    append(&file, &numbered(1)).unwrap();
    let before = std::fs::read(&file).unwrap();
    let blank = " ".repeat(1000 - before.len());
    std::fs::write(&file, [before.as_slice(), blank.as_bytes(), b"\n"].concat()).unwrap();
    let before = std::fs::read(&file).unwrap();
    let script = "trap '' XFSZ; ulimit -f 2; exec \"$@\"";
    let output = Command::new("bash")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["-c", script, "bash", env!("CARGO_BIN_EXE_recoupe"), "decide", &fingerprint, "confirmed"])
        .args([dir.to_str().unwrap(), "--by", "AB", "--date", "2025-03-13", "--note", &"n".repeat(2000)])
        .output();
    let Ok(output) = output else { return eprintln!("not tried: there is no bash") };
    assert_eq!(output.status.code(), Some(2), "{}", stdout(&output));
    assert!(stderr(&output).contains("recoupe.decisions.jsonl: not recorded: "), "{}", stderr(&output));
    assert_eq!(std::fs::read(&file).unwrap(), before);
}
