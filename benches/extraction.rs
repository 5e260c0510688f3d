//! Extraction in bytes per second, with what it allocates: text to mentions, and text to claims, on ten megabytes of
//! articles.

use divan::counter::BytesCount;
use recoupe::rules::{RuleFiles, Rules};
use recoupe::text::{Hints, read};
use recoupe::{claim, grammar};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

/// The stories' articles, repeated up to ten megabytes: paragraphs as they come, in one language.
fn corpus(lang: &str) -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut texts = Vec::new();
    for story in std::fs::read_dir(root).unwrap() {
        for file in std::fs::read_dir(story.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|e| e == "txt") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts.sort();
    let rules = rules();
    texts.retain(|t| read("a.txt", t.clone().into_bytes(), &Hints::default(), &rules).unwrap().language == lang);
    let one = texts.join("\n\n");
    one.repeat(10_000_000_usize.div_ceil(one.len()))
}

fn rules() -> Rules {
    Rules::load(&RuleFiles::built_in()).unwrap()
}

#[divan::bench(args = ["en", "fr"], sample_count = 5)]
fn mentions(bencher: divan::Bencher, lang: &str) {
    let (rules, text) = (rules(), corpus(lang));
    let hints = Hints { lang: Some(lang.into()), ..Hints::default() };
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone().into_bytes()).bench_values(|bytes| {
        let article = read("a.txt", bytes, &hints, &rules).unwrap();
        grammar::mentions(&article, &rules)
    });
}

#[divan::bench(args = ["en", "fr"], sample_count = 3)]
fn claims(bencher: divan::Bencher, lang: &str) {
    let (rules, text) = (rules(), corpus(lang));
    let hints = Hints { lang: Some(lang.into()), ..Hints::default() };
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone().into_bytes()).bench_values(|bytes| {
        let mut article = read("a.txt", bytes, &hints, &rules).unwrap();
        let mut mentions = grammar::mentions(&article, &rules);
        claim::anchor::settle(&mut article, &mut mentions);
        claim::claims(0, &article, &mentions, &rules)
    });
}
