//! The words and concepts that two claims have in common: what stands behind the feature `terms`.

use rustc_hash::FxHashMap;

use super::super::values::concept;
use crate::claim::Claim;
use crate::rules::Rules;
use crate::rules::fold::fold_word;
use crate::rules::word::hash;
use crate::run::Run;

/// Words told at most.
const MANY: usize = 10;

/// Concepts by id and words as the first claim's sentence writes them, heaviest first.
pub(super) fn common(run: &Run, rules: &Rules, a: &Claim, b: &Claim) -> Vec<String> {
    let weights: FxHashMap<u64, f32> = b.frame.terms.iter().copied().collect();
    let mut both: Vec<(u64, f32)> =
        a.frame.terms.iter().filter_map(|&(term, near)| Some((term, near * weights.get(&term)?))).collect();
    both.sort_by(|p, q| q.1.total_cmp(&p.1).then(p.0.cmp(&q.0)));
    let names = names(run, rules, a);
    let mut told: Vec<String> = Vec::new();
    for name in both.iter().filter_map(|(term, _)| names.get(term)) {
        if !told.contains(name) && told.len() < MANY {
            told.push(name.clone());
        }
    }
    told
}

/// How the terms of a claim are written.
fn names(run: &Run, rules: &Rules, claim: &Claim) -> FxHashMap<u64, String> {
    let mut names = FxHashMap::default();
    let Some(article) = run.articles.get(claim.document) else { return names };
    let Some(language) = rules.language(&article.language) else { return names };
    let sentence = article.sentences.get(claim.sentence).map_or(claim.outer, |s| s.span);
    for word in article.slice(sentence).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let folded = fold_word(word);
        let term = language.lexicon.term(&language.lexicon.stem(&folded));
        names.entry(term).or_insert(folded);
    }
    for &id in &claim.frame.concepts {
        for id in [Some(id), rules.concepts.get(id).parent].into_iter().flatten() {
            let name = concept(id, rules).unwrap_or_default();
            names.insert(hash(&name), name);
        }
    }
    names
}
