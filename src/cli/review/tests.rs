//! What keys make of the conversation, and how it looks.

use std::path::PathBuf;

use chrono::NaiveDate;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::draw::draw;
use super::state::{Ask, Effect, Filter, Key, Note, Review};
use super::words::Words;
use crate::report::{Card, cards};
use crate::review::{Decision, Decisions, Ledger, Line, Ruling};
use crate::rules::{RuleFiles, Rules};
use crate::run::{Options, run};
use crate::verdict::ReportLang;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, 13).unwrap()
}

fn story(name: &str, lang: ReportLang) -> Vec<Card> {
    heeding(name, lang, &[])
}

/// The findings of a story in which these decisions hold.
fn heeding(name: &str, lang: ReportLang, file: &[Decision]) -> Vec<Card> {
    let rules = Rules::load(&RuleFiles::built_in()).unwrap();
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories")).join(name);
    let lines = file.iter().cloned().zip(1..).map(|(decision, number)| Line { number, decision }).collect();
    let decisions = Decisions::of(&Ledger { lines, broken: Vec::new() });
    let options = Options { report_lang: Some(lang), decisions, ..Options::default() };
    cards(&run(&[folder], &options, &rules), &rules)
}

fn begin(cards: &[Card]) -> Review {
    Review::new(cards.to_vec(), "AB".to_owned(), day())
}

/// Keys as one would type them: `<` for backspace, `!` for escape, `$` for enter, `^` and `v` for the arrows.
fn typed(keys: &str) -> impl Iterator<Item = Key> {
    keys.chars().map(|key| match key {
        '<' => Key::Back,
        '!' => Key::Esc,
        '$' => Key::Enter,
        '^' => Key::Up,
        'v' => Key::Down,
        other => Key::Char(other),
    })
}

/// Presses keys, writing down whatever is to be written; no finding changes by it.
fn press(mut review: Review, keys: &str) -> (Review, Vec<Decision>) {
    let mut file = Vec::new();
    for key in typed(keys) {
        let (next, effect) = review.press(key);
        review = match effect {
            Some(Effect::Write(write)) => {
                file.extend(write.decisions.clone());
                next.written(*write, None)
            }
            _ => next,
        };
    }
    (review, file)
}

#[test]
fn keys_decide() {
    let cards = story("kursk-visit", ReportLang::English);
    for (keys, written) in [
        ("ca", vec!["confirmed"]),
        ("c$", vec!["confirmed"]),
        ("cz!", vec![]),
        ("cc", vec!["confirmed"]),
        ("d1", vec!["dismissed: rounding"]),
        ("d6", vec!["dismissed: known"]),
        ("d7!", vec![]),
        ("s", vec!["same-fact"]),
        ("n", vec!["not-same-fact"]),
        ("scb", vec!["same-fact", "confirmed"]),
        (" d2 d3", vec!["dismissed: other-scope", "dismissed: update"]),
        ("d1u", vec!["dismissed: rounding", "reopened"]),
        ("d1ucb", vec!["dismissed: rounding", "reopened", "confirmed"]),
        ("d1d2uu", vec!["dismissed: rounding", "dismissed: other-scope", "reopened", "reopened"]),
        ("su", vec!["same-fact", "reopened"]),
        ("u", vec![]),
        ("x9?$!^v", vec![]),
    ] {
        let (_, file) = press(begin(&cards), keys);
        let told: Vec<String> = file.iter().map(|d| d.ruling.to_string()).collect();
        assert_eq!(told, written, "{keys}");
        assert!(file.iter().all(|d| d.by == "AB" && d.date == day() && d.fingerprint.starts_with("recoupe/v1:")));
    }
}

#[test]
fn the_wrong_side_is_named_by_its_claims() {
    let cards = story("kursk-visit", ReportLang::English);
    let (_, file) = press(begin(&cards), "cb");
    let [Decision { ruling: Ruling::Confirmed { wrong }, about, .. }] = &file[..] else { panic!("one decision") };
    assert_eq!(wrong, &cards[0].sides[1].names);
    assert!(about.starts_with("6.700 ~ "), "{about}");
}

#[test]
fn what_is_decided_is_passed_by_and_what_is_skipped_comes_back() {
    let cards = story("kursk-visit", ReportLang::English);
    let all = cards.len();
    let first = begin(&cards).card().unwrap().fingerprint.clone();
    let (review, _) = press(begin(&cards), "ca");
    assert_eq!((review.at, review.open()), (0, all - 1));
    assert_ne!(review.card().unwrap().fingerprint, first);
    let (review, _) = press(review, "  b");
    assert_eq!(review.at, 1);
    // Undone, it is shown again, wherever we went.
    let (review, _) = press(review, "u");
    assert_eq!(review.said, Some(Note::Undone));
    assert_eq!(review.card().unwrap().fingerprint, first);
    let (review, file) = press(begin(&cards), &" ".repeat(all + 3));
    assert!(review.card().is_none() && file.is_empty());
    assert!(press(review, "b").0.card().is_some());
    // What is decided already is not asked, and can be looked at.
    let decided: Vec<Card> = cards.iter().cloned().map(decided).collect();
    assert!(begin(&decided).card().is_none());
    let (review, file) = press(begin(&decided), "fd2uu");
    assert_eq!(review.filter, Filter::Decided);
    let told: Vec<String> = file.iter().map(|d| d.ruling.to_string()).collect();
    assert_eq!(told, ["dismissed: other-scope", "reopened", "confirmed"], "what held before holds again");
}

#[test]
fn what_is_said_of_facts_changes_the_findings_at_once() {
    let cards = story("kursk-visit", ReportLang::English);
    let written = |review: Review, key: char| {
        let (next, effect) = review.press(Key::Char(key));
        let Some(Effect::Write(write)) = effect else { panic!("{key} writes") };
        assert!(write.binds);
        let file = write.decisions.clone();
        let now = heeding("kursk-visit", ReportLang::English, &file);
        (next.written(*write, Some(now)), file)
    };
    let (review, _) = press(begin(&cards), "fffff");
    let doubtful = review.card().unwrap().clone();
    assert!(doubtful.tentative);
    // One fact: what was doubtful is not, and the finding that holds both figures is asked about next.
    let (same, file) = written(review, 's');
    assert_eq!(same.filter, Filter::Open);
    let card = same.card().unwrap();
    let names: Vec<&String> = card.sides.iter().flat_map(|s| &s.names).collect();
    assert!(!card.tentative && doubtful.sides.iter().all(|s| names.contains(&&s.names[0])), "{card:?}");
    assert_eq!((same.said, file.len()), (Some(Note::SameFact), 1));
    // Two facts: the finding is gone, and comes back when that is taken back.
    let (apart, file) = written(begin(&cards), 'n');
    let gone = &begin(&cards).card().unwrap().fingerprint.clone();
    assert!(apart.cards.iter().all(|c| c.fingerprint != *gone));
    let (next, effect) = apart.press(Key::Char('u'));
    let Some(Effect::Write(write)) = effect else { panic!("u writes") };
    assert!(write.binds);
    let now = heeding("kursk-visit", ReportLang::English, &[file, write.decisions.clone()].concat());
    assert_eq!(next.written(*write, Some(now)).card().unwrap().fingerprint, *gone);
}

fn decided(mut card: Card) -> Card {
    let (_, file) = press(begin(&[card.clone()]), "c$");
    card.state.hear(&Line { number: 1, decision: file.into_iter().next().unwrap_or_else(|| panic!("{card:?}")) });
    card
}

#[test]
fn filters_go_round_and_leave_out_what_is_empty() {
    let cards = story("kursk-visit", ReportLang::English);
    let mut review = begin(&cards);
    let mut seen = Vec::new();
    for _ in 0..7 {
        seen.push(review.filter);
        assert!(review.card().is_some());
        review = press(review, "f").0;
    }
    let once =
        [Filter::Open, Filter::Contradiction, Filter::Disputed, Filter::Superseded, Filter::Within, Filter::Tentative];
    assert_eq!(seen[..6], once);
    assert_eq!(seen[6], Filter::Open);
}

#[test]
fn a_note_goes_with_the_next_decision_and_no_other() {
    let cards = story("kursk-visit", ReportLang::English);
    let (_, file) = press(begin(&cards), "mtwoo<q$d1d1");
    let notes: Vec<&str> = file.iter().map(|d| d.note.as_str()).collect();
    assert_eq!(notes, ["twoq", ""]);
    let (_, file) = press(begin(&cards), "mno!d1");
    assert_eq!(file[0].note, "");
    let (_, file) = press(begin(&cards), "mno$ bd1");
    assert_eq!(file[0].note, "", "left, a finding takes its note along");
}

#[test]
fn what_could_not_be_written_is_told_and_stays_open() {
    let cards = story("kursk-visit", ReportLang::English);
    let (asked, _) = begin(&cards).press(Key::Char('d'));
    let (review, effect) = asked.press(Key::Char('1'));
    assert!(matches!(effect, Some(Effect::Write(_))));
    let review = review.failed("the disk is full".to_owned());
    assert_eq!((review.open(), review.at), (cards.len(), 0));
    assert!(screen(&review, 80, 24, ReportLang::English).contains("Not written down: the disk is full"));
}

#[test]
fn no_keys_lead_astray() {
    let cards: Vec<Card> = story("kursk-visit", ReportLang::English).into_iter().step_by(4).collect();
    let keys: Vec<char> = "cdsnmufb q1a$!<".chars().collect();
    let mut all: Vec<String> = vec![String::new()];
    for _ in 0..3 {
        all = all.iter().flat_map(|head| keys.iter().map(move |key| format!("{head}{key}"))).collect();
    }
    for keys in all {
        let (review, _) = press(begin(&cards), &keys);
        assert!(review.at <= review.shown().len(), "{keys}");
        assert!(review.ask != Ask::Wrong || review.card().is_some(), "{keys}");
    }
}

fn screen(review: &Review, width: u16, height: u16, lang: ReportLang) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal
        .draw(|frame| {
            draw(frame, review, Words(lang));
        })
        .unwrap();
    let buffer = terminal.backend().buffer();
    let row = |y: u16| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn two_sizes_and_two_languages() {
    let mut told = String::new();
    for (keys, width, height, lang) in [
        ("", 80, 24, ReportLang::English),
        ("vvvvvvvvvvvvc", 80, 24, ReportLang::English),
        ("d", 80, 24, ReportLang::French),
        ("  ", 80, 24, ReportLang::French),
        ("ff", 80, 24, ReportLang::English),
        ("cbfffff", 80, 24, ReportLang::English),
        ("fffffmis it", 80, 24, ReportLang::English),
        ("", 120, 40, ReportLang::English),
        ("", 30, 8, ReportLang::French),
    ] {
        let cards = story("kursk-visit", lang);
        let (review, _) = press(begin(&cards), keys);
        told.push_str(&format!("=== {keys:?} at {width} by {height}\n{}\n", screen(&review, width, height, lang)));
    }
    insta::with_settings!({
        snapshot_path => concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("kursk-visit.review", told);
    });
}

#[test]
fn no_size_is_too_small() {
    let review = begin(&story("twin-crashes", ReportLang::English));
    for (width, height) in [(1, 1), (2, 3), (10, 5), (19, 7), (300, 2)] {
        screen(&review, width, height, ReportLang::English);
    }
}
