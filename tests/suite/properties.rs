//! Whatever the input, no panic, every span on character bounds, and one report whatever the order of the files.
//!
//! The cases are the same at every run. `PROPTEST_RNG_SEED=7 PROPTEST_CASES=50000 cargo test properties` tries others.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use recoupe::run::{Options, run_on};
use recoupe::text::Source;

use crate::hold;
use crate::hostile::Endless;

/// So many cases, where the tester asks for no other number, from one seed.
pub fn cases(few: u32) -> ProptestConfig {
    let asked = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { few };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { asked.rng_seed };
    ProptestConfig { cases, rng_seed, ..asked }
}

/// Text that looks like what the grammar is after, so that it gets past the first character.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,30}",
        "[0-9]{1,4}[.,'\u{a0}\u{202f} ][0-9]{1,4}",
        "(plus de|more than|près de|nearly|entre|between|depuis|since|d'ici|about|un|one|la moitié|a third of) ",
        "(millions?|milliards?|billion|bn|km2|km²|€|\\$|%|ans|years|personnes|people|hectares|tués|killed)",
        "(12 mars|March 12|lundi|Monday|hier|last week|le 31 juin|30 February 2023|2024-13-45|février 2022)",
        "(vingt|quatre-vingt-dix-neuf|one hundred|dozens of|une centaine|½|XIXe|3rd|15e) ",
        "(einundzwanzig|zehnjährige|am 3\\. Oktober|Mrd\\. Euro|duecentomila|mil milhões|vinte e um|n\\.º 8|\\+49 30 12345) ",
        "(veintiún|más de|entre el|alle 9\\.30|un terzo|nesta quinta-feira \\(13\\)|vor drei Wochen|„So“|¿Qué\\?) ",
        "(soit|or|, dont|, of which|au total|a total of|\\(|né le|aged|contre|up from|passé de|to|il y a|ago|respectively) ",
        "(selon la police|according to the army|a déclaré|he said|Moscou|Kyiv|l'ONU|Mr\\. Smith|in Paris|à Marseille) ",
        "[£$€¥₹%°′″]{1,2}|[0-9]{1,3} ?[£$€¥₹%°′″]|US\\$|Rs\\.? |roupies|rupees|couronnes|pesos|pounds",
        "[«»“”\"'’(),.;:–—\\-\n ]{1,3}",
        "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.join(" "))
}

/// An article with or without front matter, in any language or none.
fn article() -> impl Strategy<Value = String> {
    let front = prop_oneof![
        Just(String::new()),
        ("20(19|24|25)-[01][0-9]-[0-3][0-9]", "(fr|en|de|es|it|pt|xx)")
            .prop_map(|(date, lang)| format!("---\ndate: {date}\nlang: {lang}\n---\n")),
    ];
    let lead = prop_oneof![
        Just(String::new()),
        Just("Au moins 1.200 personnes ont été tuées lundi, selon la police, contre 900 dimanche.\n\n".to_owned()),
        Just("More than 1,300 people were killed on Monday, officials said, up from 900 a day before.\n\n".to_owned()),
    ];
    (front, lead, newsy(), newsy()).prop_map(|(front, lead, one, two)| format!("{front}{lead}{one}.\n{two}"))
}

/// A value that a rule file should not give.
fn bad_value() -> impl Strategy<Value = String> {
    let known = vec!["\"\"", "[]", "-1", "0", "99999999999999999999", "\"1e-28\"", "\" \u{301}\u{202f}\"", "nan"];
    prop_oneof!["[\"'\\[\\]{}=,.#0-9a-zé-]{0,12}", prop::sample::select(known).prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        hold::grammar(&text);
    }

    #[test]
    fn anything_like_news_is_read(text in newsy()) {
        hold::grammar(&text);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        hold::story(&[bytes]);
    }

    #[test]
    fn any_story_reads_the_same_in_any_order(articles in prop::collection::vec(article(), 1..4)) {
        hold::story(&articles.into_iter().map(String::into_bytes).collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn any_rule_file_is_used_or_refused(file in any::<usize>(), line in any::<usize>(), value in bad_value()) {
        hold::rules(file, line, &value);
    }
}

/// Pairs held against each other for each claim, at most.
const PAIRS: usize = 800;

/// Findings and agreements for each claim, at most.
const FOUND: usize = 70;

#[test]
fn what_is_compared_grows_with_the_claims() {
    for kind in Endless::all(12_000) {
        let source = Source { path: "a.txt".into(), bytes: kind.text().into_bytes() };
        let run = run_on(vec![source], &BTreeSet::new(), &Options::default(), &hold::RULES);
        let claims = run.claims.len();
        let longest = run.articles.iter().flat_map(|a| &a.sentences).map(|s| s.span.len()).max().unwrap_or(0);
        assert!(longest <= 1200, "{kind}: a sentence of {longest} bytes");
        assert!(run.alignment.known.len() <= PAIRS * claims, "{kind}: {}", run.alignment.known.len());
        assert!(
            run.relations.len() + run.checks.len() <= FOUND * claims,
            "{kind}: {} for {claims}",
            run.relations.len()
        );
    }
}
