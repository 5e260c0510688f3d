//! The whole check of one story, and the compiling of the rules that every start pays for.

use recoupe::rules::{RuleFiles, Rules};
use recoupe::run::{Options, run};

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
    let paths = [std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(name)];
    bencher.bench(|| run(&paths, &Options::default(), &rules));
}
