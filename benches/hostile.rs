//! Texts of one kind without end, beside as much news: bytes per second, which must not fall with the length.

use std::collections::BTreeSet;

use divan::counter::BytesCount;
use recoupe::rules::{RuleFiles, Rules};
use recoupe::run::{Options, run_on};
use recoupe::text::{Hints, Source, read};
use recoupe::{claim, grammar, report};

#[path = "../tests/suite/hostile.rs"]
mod hostile;

use hostile::Endless;

fn main() {
    divan::main();
}

/// Two lengths of each kind, so that the growth shows.
fn kinds() -> Vec<Endless> {
    let (short, long) = (Endless::all(200_000), Endless::all(1_000_000));
    short.into_iter().zip(long).flat_map(|(s, l)| [s, l]).collect()
}

fn rules() -> Rules {
    Rules::load(&RuleFiles::built_in()).unwrap()
}

/// The stories' articles, one after the other, up to a length.
fn news(len: usize) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let folders = std::fs::read_dir(root).unwrap().map(|story| story.unwrap().path());
    let mut paths: Vec<_> = folders.flat_map(|f| std::fs::read_dir(f).unwrap()).map(|f| f.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let one: String = paths.iter().map(|p| std::fs::read_to_string(p).unwrap() + "\n\n").collect();
    one.repeat(len.div_ceil(one.len()))
}

fn claims_of(text: &str, rules: &Rules) -> usize {
    let Ok(mut article) = read("a.txt", text.into(), &Hints::default(), rules) else { return 0 };
    let mut mentions = grammar::mentions(&article, rules);
    claim::anchor::settle(&mut article, &mut mentions);
    claim::claims(0, &article, &mentions, rules).len()
}

fn check_of(text: &str, rules: &Rules) -> String {
    let source = Source { path: "a.txt".into(), bytes: text.into() };
    let run = run_on(vec![source], &BTreeSet::new(), &Options::default(), rules);
    report::json(&report::build(&run, rules), true)
}

#[divan::bench(args = [200_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn claims_of_news(bencher: divan::Bencher, len: usize) {
    let (rules, text) = (rules(), news(len));
    bencher.counter(BytesCount::of_str(&text)).bench(|| claims_of(&text, &rules));
}

#[divan::bench(args = kinds(), sample_count = 1, sample_size = 1)]
fn claims_of_endless(bencher: divan::Bencher, kind: &Endless) {
    let (rules, text) = (rules(), kind.text());
    bencher.counter(BytesCount::of_str(&text)).bench(|| claims_of(&text, &rules));
}

#[divan::bench(args = [200_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn check_of_news(bencher: divan::Bencher, len: usize) {
    let (rules, text) = (rules(), news(len));
    bencher.counter(BytesCount::of_str(&text)).bench(|| check_of(&text, &rules));
}

#[divan::bench(args = kinds(), sample_count = 1, sample_size = 1)]
fn check_of_endless(bencher: divan::Bencher, kind: &Endless) {
    let (rules, text) = (rules(), kind.text());
    bencher.counter(BytesCount::of_str(&text)).bench(|| check_of(&text, &rules));
}
