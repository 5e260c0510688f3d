//! What is told of a story must not hang on how its values are spelt, what its articles are called, how many copies of
//! them are read, or what else is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use recoupe::claim::Claim;
use recoupe::compare::{self, Likeness, compare_values};
use recoupe::report;
use recoupe::run::{Options, Run, extract_text, run_on};
use recoupe::text::{Hints, Source};
use recoupe::value::Value;
use recoupe::verdict::ReportLang;

use crate::hold::RULES;
use crate::properties::cases;
use crate::spelling;

/// An article's name and text.
type Named = (String, Vec<u8>);

/// The stories of the repository.
static STORIES: LazyLock<Vec<Vec<Named>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let listed = |folder: PathBuf| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders: BTreeSet<PathBuf> = ["stories", "annotated"].iter().flat_map(|f| listed(root.join(f))).collect();
    let article = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.ends_with(".txt").then(|| (name, std::fs::read(&path).unwrap()))
    };
    let articles = |folder| listed(folder).filter_map(article).collect::<BTreeMap<_, _>>().into_iter().collect();
    folders.into_iter().map(articles).collect()
});

fn run(articles: &[Named]) -> Run {
    let source = |(path, bytes): &Named| Source { path: path.clone(), bytes: bytes.clone() };
    let options = Options { report_lang: Some(ReportLang::English), ..Options::default() };
    run_on(articles.iter().map(source).collect(), &BTreeSet::new(), &options, &RULES)
}

/// What a report says of some articles, in an order of its own.
#[derive(Debug, Default, PartialEq)]
struct Told {
    facts: BTreeSet<String>,
    relations: BTreeSet<String>,
    checks: BTreeSet<String>,
    /// Articles left out that a fact joins to the others.
    joined: BTreeSet<String>,
}

/// What is told of the articles that `name` knows, by what it calls them.
fn told(articles: &[Named], name: impl Fn(&str) -> Option<String>) -> Told {
    let run = run(articles);
    let report = report::build(&run, &RULES);
    let place = |c: &report::ClaimLine| Some(format!("{}:{}:{}", name(&c.document)?, c.start, c.text));
    let claims: BTreeMap<&str, String> =
        report.claims.iter().filter_map(|c| Some((c.id.as_str(), place(c)?))).collect();
    let homes: BTreeMap<&str, &str> = report.claims.iter().map(|c| (c.id.as_str(), c.document.as_str())).collect();
    let known = |ids: &[String]| ids.iter().filter_map(|id| claims.get(id.as_str())).collect::<BTreeSet<_>>();
    let mut told = Told::default();
    for fact in &report.facts {
        let members = known(&fact.claims);
        if !members.is_empty() {
            let strangers = fact.claims.iter().filter(|id| !claims.contains_key(id.as_str()));
            told.joined.extend(strangers.map(|id| homes[id.as_str()].to_owned()));
        }
        for value in fact.values.iter().filter(|v| !known(&v.claims).is_empty()) {
            let behind = (value.independent_sources, value.independent_origins);
            told.facts.insert(format!("{members:?} {:?} {behind:?}", known(&value.claims)));
        }
    }
    for relation in &report.relations {
        let (Some(a), Some(b)) = (claims.get(relation.a.as_str()), claims.get(relation.b.as_str())) else { continue };
        // One that supersedes has an order of its own.
        let (a, b) = if relation.verdict != "superseded" && a > b { (b, a) } else { (a, b) };
        let is = &relation.judged;
        let judged = (relation.verdict, is.cause, is.severity, is.weight, is.confidence, is.tentative);
        // A copy agrees with its original, which says nothing of the story.
        let copied =
            homes[relation.a.as_str()] != homes[relation.b.as_str()] && a.split(':').next() == b.split(':').next();
        if !copied {
            told.relations.insert(format!("{a} {b} {judged:?}"));
        }
    }
    for check in report.checks.iter().filter(|c| c.claims.iter().all(|id| claims.contains_key(id.as_str()))) {
        let what = (check.check, check.verdict, &check.reason, &check.expected, check.weight);
        told.checks.insert(format!("{:?} {what:?}", known(&check.claims)));
    }
    told
}

/// The lines that one of two reports has and the other has not.
fn difference(a: &Told, b: &Told) -> Vec<String> {
    let parts = [(&a.facts, &b.facts), (&a.relations, &b.relations), (&a.checks, &b.checks)];
    parts.iter().flat_map(|(x, y)| x.symmetric_difference(y)).cloned().collect()
}

/// Which of the stories, by its place.
fn story() -> impl Strategy<Value = usize> {
    0..STORIES.len()
}

fn own(name: &str) -> Option<String> {
    name.starts_with('m').then(|| name.to_owned())
}

/// A story under names that others can stand before and behind.
fn middle(story: &[Named]) -> Vec<Named> {
    story.iter().map(|(name, bytes)| (format!("m{name}"), bytes.clone())).collect()
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn verdicts_hang_on_no_names(story in story(), keys in prop::collection::vec(any::<u32>(), 8)) {
        let story = &STORIES[story];
        let names: Vec<String> = story.iter().zip(&keys).enumerate().map(|(i, (_, k))| format!("{k}{i}.txt")).collect();
        let renamed: Vec<Named> = story.iter().zip(&names).map(|((_, text), new)| (new.clone(), text.clone())).collect();
        let old = |new: &str| names.iter().position(|n| n == new).map(|at| story[at].0.clone());
        let lost = difference(&told(story, |n| Some(n.to_owned())), &told(&renamed, old));
        prop_assert!(lost.is_empty(), "{lost:#?}");
    }

    #[test]
    fn a_copy_says_nothing_new(story in story(), at in any::<prop::sample::Index>(), name in "[az]") {
        let mut articles = middle(&STORIES[story]);
        let before = told(&articles, own);
        let (original, text) = at.get(&articles).clone();
        let copy = format!("{name}.txt");
        articles.push((copy.clone(), text));
        let as_original = |n: &str| if n == copy { Some(original.clone()) } else { own(n) };
        let lost = difference(&before, &told(&articles, as_original));
        prop_assert!(lost.is_empty(), "{lost:#?}");
    }

    #[test]
    fn what_is_joined_to_nothing_changes_nothing(story in story(), other in story(), at in any::<prop::sample::Index>(), name in "[az]") {
        let mut articles = middle(&STORIES[story]);
        let before = told(&articles, own);
        articles.push((format!("{name}.txt"), at.get(&STORIES[other]).1.clone()));
        let after = told(&articles, own);
        prop_assume!(after.joined.is_empty());
        let lost = difference(&before, &after);
        prop_assert!(lost.is_empty(), "{lost:#?}");
    }
}

#[test]
fn articles_on_other_things_are_seldom_joined() {
    let joined = |(at, story): (usize, &Vec<Named>)| {
        let mut articles = middle(story);
        articles.push(STORIES[(at + STORIES.len() / 2) % STORIES.len()][0].clone());
        !told(&articles, own).joined.is_empty()
    };
    let count = STORIES.iter().enumerate().filter(|s| joined(*s)).count();
    assert!(count * 10 <= STORIES.len(), "{count} of {}", STORIES.len());
}

#[test]
fn any_two_values_compare_the_same_both_ways() {
    for story in STORIES.iter() {
        let values: Vec<Value> = run(story).claims.into_iter().map(|c| c.value).collect();
        for (at, a) in values.iter().enumerate() {
            assert_eq!(compare_values(a, a, &RULES.units), Likeness::Same, "{a:?}");
            for b in &values[at + 1..] {
                let [there, back] = [(a, b), (b, a)]
                    .map(|(x, y)| (compare_values(x, y, &RULES.units), compare::cause(x, y, &RULES.units)));
                assert_eq!(there, back, "{a:?} {b:?}");
            }
        }
    }
}

/// What a text in a language says, by its one claim.
fn claim(lang: &str, text: &str) -> Claim {
    let hints = Hints { lang: Some(lang.into()), date: "2025-03-14".parse().ok(), ..Hints::default() };
    let run = extract_text(text, &Options { hints, ..Options::default() }, &RULES);
    let [claim] = run.claims.as_slice() else { panic!("{lang}: {text}: {:?}", run.claims) };
    claim.clone()
}

/// All spellings of a value say one thing.
fn all_say(spellings: &[(&str, String)], wanted: &[Likeness]) {
    let claims: Vec<Claim> = spellings.iter().map(|(lang, text)| claim(lang, text)).collect();
    for (a, x) in spellings.iter().zip(&claims) {
        for (b, y) in spellings.iter().zip(&claims) {
            let likeness = compare_values(&x.value, &y.value, &RULES.units);
            assert!(wanted.contains(&likeness), "{a:?} {b:?}: {likeness:?} {:?} {:?}", x.value, y.value);
        }
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_count_is_one_however_it_is_spelt(count in prop_oneof![3..3000_u64, (1..999_u64).prop_map(|n| n * 1000), 1000..999_999_u64]) {
        let people = spelling::counts(count).into_iter().map(|(lang, count)| (lang, match lang {
            "fr" => format!("La crue a chassé {count} personnes de chez elles."),
            _ => format!("The flood drove {count} people from their homes."),
        }));
        all_say(&people.collect::<Vec<_>>(), &[Likeness::Same]);
    }

    #[test]
    fn a_measure_is_one_in_every_unit(count in 2..9999_u64) {
        for measures in spelling::measures(count) {
            all_say(&measures, &[Likeness::Same]);
        }
        all_say(&spelling::rounded(count), &[Likeness::Same, Likeness::Compatible]);
    }

    #[test]
    fn a_day_is_one_in_every_language(day in 1..=28_usize, month in 0..12_usize, year in 1990..2035_u32) {
        all_say(&spelling::days(day, month, year), &[Likeness::Same]);
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn one_count_in_two_spellings_is_an_agreement(count in 120..9000_u64) {
        let spellings = spelling::counts(count * 100);
        let article = |lang: &str, count: &str| match lang {
            "fr" => format!("---\nlang: fr\ndate: 2025-03-14\n---\nLa crue de la Meuse a chassé {count} personnes de leurs maisons à Namur, selon la police.\n"),
            _ => format!("---\nlang: en\ndate: 2025-03-14\n---\nThe flood of the Meuse drove {count} people from their houses in Namur, police said.\n"),
        };
        let articles = spellings.iter().enumerate().map(|(i, (lang, count))| (format!("{i}.txt"), article(lang, count).into_bytes()));
        let run = run(&articles.collect::<Vec<_>>());
        let verdicts: BTreeSet<&str> = run.relations.iter().map(|r| r.verdict.name()).collect();
        prop_assert_eq!(verdicts, BTreeSet::from(["agreement"]));
        prop_assert_eq!(run.alignment.facts.len(), 1);
    }
}
