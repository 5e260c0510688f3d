//! What must hold of any input: shared by the properties and by the fuzz targets of `fuzz/`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use recoupe::report::{self, Look};
use recoupe::rules::{RuleFiles, Rules};
use recoupe::run::{Options, Run, run_on};
use recoupe::text::load::Source;
use recoupe::text::{Hints, read};
use recoupe::{claim, grammar};

/// The rules the binary carries.
pub static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::load(&RuleFiles::built_in()).unwrap());

/// A text that any rules should find something in.
const NEWS: &str = "---\ndate: 2025-03-06\nlang: en\n---\nMore than 1,200 people were killed on Monday, up from 900.\n";

/// In every language: no panic, and every span on character bounds.
pub fn grammar(text: &str) {
    for language in &RULES.languages {
        spans(text, &language.code, &RULES);
    }
}

fn spans(text: &str, lang: &str, rules: &Rules) {
    let hints = Hints { lang: Some(lang.into()), ..Hints::default() };
    let Ok(mut article) = read("a.txt", text.as_bytes().to_vec(), &hints, rules) else { return };
    let mut mentions = grammar::mentions(&article, rules);
    for mention in &mentions {
        assert!(!mention.span.is_empty(), "{mention:?}");
        assert!(article.text.get(mention.span.range()).is_some(), "{mention:?}");
        assert!(mention.outer.contains(mention.span), "{mention:?}");
    }
    claim::anchor::settle(&mut article, &mut mentions);
    for claim in claim::claims(0, &article, &mentions, rules) {
        assert!(article.text.get(claim.span.range()).is_some(), "{claim:?}");
    }
}

/// A whole run over some files reads the same whatever their order, for people and for programs, whether all are equals
/// or the first is a draft.
pub fn story(files: &[Vec<u8>]) {
    for drafts in [BTreeSet::new(), BTreeSet::from(["0.txt".to_owned()])] {
        let told = told(files.iter().enumerate(), &drafts);
        assert_eq!(told, self::told(files.iter().enumerate().rev(), &drafts));
    }
}

fn told<'a>(files: impl Iterator<Item = (usize, &'a Vec<u8>)>, drafts: &BTreeSet<String>) -> String {
    let source = |(at, bytes): (usize, &Vec<u8>)| Source { path: format!("{at}.txt"), bytes: bytes.clone() };
    let options = Options { keep_mentions: true, ..Options::default() };
    let run = run_on(files.map(source).collect(), drafts, &options, &RULES);
    // A run catches its panics so that one file costs the others nothing.
    assert!(run.problems.iter().all(|p| !p.message.contains("recoupe failed")), "{:?}", run.problems);
    reports(&run, &RULES)
}

fn reports(run: &Run, rules: &Rules) -> String {
    let human = report::human(run, rules, Look { width: 80, color: true });
    let narrow = report::human(run, rules, Look { width: 0, color: false });
    let json = report::json(&report::build(run, rules), true);
    let claims = report::json(&report::claim_list(run, rules, true), false);
    let draft = report::draft(run, rules);
    let shown = report::draft_human(&draft, run, Look { width: 80, color: false });
    // A served page says all that one from disk does, and more.
    let page = report::live_html(run, rules).1;
    links(&page);
    let elsewhere =
        [report::markdown(run, rules), report::github(run, rules), report::sarif(run, rules), page].concat();
    [human, narrow, json, claims, report::json(&draft, true), shown, explanations(run, rules), elsewhere].concat()
}

/// Every link of a page leads somewhere in it, and every place has one name.
pub fn links(page: &str) {
    let said = |attribute| page.split(attribute).skip(1).filter_map(|rest: &str| rest.split('"').next());
    let ids: Vec<&str> = said(" id=\"").collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id twice");
    for link in said(" href=\"#") {
        assert!(known.contains(link), "{link} leads nowhere");
    }
}

/// How the first article was read, and why its first claim is one fact with some others or is not.
fn explanations(run: &Run, rules: &Rules) -> String {
    let narrow = Look { width: 0, color: true };
    let mut out = String::new();
    if let Some(told) = report::explain_text(run, rules) {
        out += &report::json(&told, true);
        out += &report::show_text(&told, narrow);
    }
    let last = run.claims.len().saturating_sub(1);
    for told in
        [(0, 1), (0, last), (last, last / 2)].iter().filter_map(|&(a, b)| report::explain_pair(run, rules, a, b))
    {
        out += &report::json(&told, true);
        out += &report::show_pair(&told, narrow);
    }
    out
}

/// The built-in rules with one line of one file given another value, or with line 0 the whole file replaced, are refused
/// by the file's name, or work.
pub fn rules(file: usize, line: usize, value: &str) {
    let mut files = RuleFiles::built_in();
    let paths: Vec<String> = files.paths().map(str::to_owned).collect();
    let path = &paths[file % paths.len()];
    let mut lines: Vec<&str> = files.text(path).unwrap_or_default().lines().collect();
    let line = line % (lines.len() + 1);
    let spoilt = match line.checked_sub(1).map(|at| &mut lines[at]) {
        None => value.to_owned(),
        Some(line) => {
            let new = line.split_once('=').map_or(value.to_owned(), |(key, _)| format!("{key}= {value}"));
            *line = &new;
            lines.join("\n")
        }
    };
    files.lay(path.clone(), spoilt);
    match Rules::load(&files) {
        Err(e) => assert!(!e.file.is_empty() && !e.message.is_empty(), "{e:?}"),
        Ok(rules) => {
            for language in &rules.languages {
                spans(NEWS, &language.code, &rules);
            }
            let source = Source { path: "a.txt".into(), bytes: NEWS.into() };
            reports(&run_on(vec![source], &BTreeSet::new(), &Options::default(), &rules), &rules);
        }
    }
}
