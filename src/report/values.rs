//! What a report says of values and subjects, whichever form it takes.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::excerpt::one_line;
use crate::claim::{Attribution, Claim};
use crate::rules::fold::fold_word;
use crate::rules::{ConceptId, EntityId, Rules};
use crate::run::Run;
use crate::verdict::{CROWD, rivals};

/// Words behind a value among which its noun is looked for.
const NOUN: usize = 12;

/// The id of a concept in the rules.
pub(super) fn concept(id: ConceptId, rules: &Rules) -> Option<String> {
    Some(rules.concepts.get(id).id.clone())
}

/// The id of an entity in the rules.
pub(super) fn entity(id: EntityId, rules: &Rules) -> Option<String> {
    Some(rules.names.get(id).id.clone())
}

/// What a claim is about, in a few words.
pub(super) fn label(claim: &Claim, rules: &Rules) -> String {
    let frame = &claim.frame;
    let what = frame.measure.and_then(|c| concept(c, rules)).or_else(|| frame.noun.clone());
    let mut parts: Vec<String> = what.into_iter().collect();
    for part in frame
        .event
        .and_then(|c| concept(c, rules))
        .into_iter()
        .chain(frame.place.iter().filter_map(|&e| entity(e, rules)))
    {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

/// What the claims of a fact are about: the measure, and a noun as it is printed, in the report's language where an
/// article is.
pub(super) fn topic(claims: &[usize], run: &Run, rules: &Rules) -> String {
    let claims = || claims.iter().filter_map(|&c| run.claims.get(c));
    let told = |c: &Claim| run.articles.get(c.document).is_some_and(|a| a.language == run.lang.code());
    let measure = claims().find_map(|c| c.frame.measure).map(|m| rules.concepts.get(m).id.replace('-', " "));
    let own = claims().find(|c| told(c) && c.frame.noun.is_some());
    let noun = own.or_else(|| claims().find(|c| c.frame.noun.is_some())).and_then(|c| noun(c, run));
    match (measure, noun) {
        // "soldier, soldiers" says one thing twice.
        (Some(m), Some(n)) if fold_word(&n).starts_with(&m) => n,
        (Some(m), Some(n)) => format!("{m}, {n}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => claims().next().map(|c| label(c, rules)).unwrap_or_default(),
    }
}

/// The noun of a claim as printed behind its value.
fn noun(claim: &Claim, run: &Run) -> Option<String> {
    let folded = claim.frame.noun.as_deref()?;
    let rest = run.articles.get(claim.document)?.text.get(claim.span.end..).unwrap_or_default();
    let words = rest.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).take(NOUN);
    let printed = words.into_iter().find(|w| fold_word(w) == folded);
    Some(printed.unwrap_or(folded).to_owned())
}

/// The fact of each claim that is in one.
pub(super) fn fact_of(run: &Run) -> FxHashMap<usize, usize> {
    let facts = run.alignment.facts.iter().enumerate();
    facts.flat_map(|(i, fact)| fact.claims.iter().map(move |&c| (c, i))).collect()
}

/// The claims grouped by equal value, in order of each group's first.
pub(super) fn groups(claims: &[usize], run: &Run, rules: &Rules) -> Vec<Vec<usize>> {
    let mut seen = FxHashMap::<String, usize>::default();
    let mut out: Vec<Vec<usize>> = Vec::new();
    for &index in claims {
        let Some(claim) = run.claims.get(index) else { continue };
        let next = out.len();
        let at = *seen.entry(key(claim, rules)).or_insert(next);
        match out.get_mut(at) {
            Some(group) => group.push(index),
            None => out.push(vec![index]),
        }
    }
    out
}

/// How many sources that are no copies of each other stand behind these claims.
pub(super) fn independent(claims: &[usize], run: &Run) -> usize {
    let documents = claims.iter().filter_map(|&c| Some(run.claims.get(c)?.document));
    let families: BTreeSet<usize> = documents.map(|d| run.families.get(d).copied().unwrap_or(d)).collect();
    families.len()
}

/// How many independent origins stand behind these claims: copies of one text count once, and so do articles that
/// credit one claimant.
pub(super) fn origins(claims: &[usize], run: &Run, rules: &Rules) -> usize {
    let claims = || claims.iter().filter_map(|&c| run.claims.get(c));
    let family = |c: &Claim| run.families.get(c.document).copied().unwrap_or(c.document);
    // What a paper says on its own account is its own, whomever it credits besides.
    let own: BTreeSet<usize> = claims().filter(|c| c.attribution.is_none()).map(family).collect();
    let credited = |c: &&Claim| !own.contains(&family(c));
    let lent: BTreeSet<usize> = claims().filter(credited).map(family).collect();
    let voices = claimants(claims().filter(credited), rules).len();
    own.len() + voices.min(lent.len())
}

/// Those whom claims are credited to, each once, as first printed.
pub(super) fn voices(claims: &[usize], run: &Run, rules: &Rules) -> Vec<String> {
    let claims = claims.iter().filter_map(|&c| run.claims.get(c));
    claimants(claims, rules).into_iter().map(|by| one_line(&by.who)).collect()
}

/// A claim as printed with its qualifiers ("more than 67,000"), on one line.
pub(super) fn printed(claim: usize, run: &Run) -> String {
    let of = |c: &Claim| Some(one_line(run.articles.get(c.document)?.slice(c.outer)));
    run.claims.get(claim).and_then(of).unwrap_or_default()
}

/// The ids of the articles that claims stand in, each once.
pub(super) fn documents(claims: &[usize], run: &Run) -> Vec<String> {
    let documents: BTreeSet<usize> = claims.iter().filter_map(|&c| Some(run.claims.get(c)?.document)).collect();
    documents.into_iter().filter_map(|d| run.ids.get(d).cloned()).collect()
}

/// Those whom claims are credited to, each once.
fn claimants<'a>(claims: impl Iterator<Item = &'a Claim>, rules: &Rules) -> Vec<&'a Attribution> {
    let mut keys = FxHashSet::default();
    let mut out: Vec<&Attribution> = Vec::new();
    for by in claims.filter_map(|c| c.attribution.as_ref()).filter(|by| keys.insert(by.key.as_str())) {
        // In a crowd of names nobody looks for two spellings of one.
        if out.len() >= CROWD || out.iter().all(|known| rivals(rules, known, by)) {
            out.push(by);
        }
    }
    out
}

/// Equal for equal values, whatever unit they were printed in.
fn key(claim: &Claim, rules: &Rules) -> String {
    crate::compare::key(&claim.value, &rules.units)
}
