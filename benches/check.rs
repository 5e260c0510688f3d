//! The whole check of one story and of ten thousand articles, and the compiling of the rules that every start pays for.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use divan::counter::BytesCount;
use recoupe::rules::{RuleFiles, Rules};
use recoupe::run::{Options, run, run_on};
use recoupe::text::Source;

fn main() {
    divan::main();
}

#[divan::bench]
fn rules() -> Rules {
    Rules::load(&RuleFiles::built_in()).unwrap()
}

#[divan::bench(args = ["kursk-visit", "pension-march"])]
fn story(bencher: divan::Bencher, name: &str) {
    let rules = rules();
    let paths = [Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(name)];
    bencher.bench(|| run(&paths, &Options::default(), &rules));
}

/// The articles of all stories over and over, by path.
fn articles(count: usize) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let listed = |folder: PathBuf| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders = ["stories", "annotated"].into_iter().flat_map(|f| listed(root.join(f)));
    let mut paths: Vec<PathBuf> =
        folders.flat_map(listed).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    let texts: Vec<Vec<u8>> = paths.iter().map(|p| std::fs::read(p).unwrap()).collect();
    let named = |at: usize| format!("{}/{}.txt", at / texts.len(), at % texts.len());
    (0..count).map(|at| (named(at), texts[at % texts.len()].clone())).collect()
}

/// With `RAYON_NUM_THREADS=1` on one core.
#[divan::bench(args = [100, 1000, 10_000], sample_count = 3, sample_size = 1)]
fn stories(bencher: divan::Bencher, count: usize) {
    let (rules, articles) = (rules(), articles(count));
    let bytes: usize = articles.iter().map(|a| a.1.len()).sum();
    let sources = || articles.iter().map(|(path, bytes)| Source { path: path.clone(), bytes: bytes.clone() }).collect();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(sources)
        .bench_values(|sources: Vec<Source>| run_on(sources, &BTreeSet::new(), &Options::default(), &rules));
}
