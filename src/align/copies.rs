//! Articles that say word for word what another says: their claims go where those of the other go, and tell the aligner
//! nothing more, however many they are.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};
use xxhash_rust::xxh3::xxh3_64;

use crate::claim::Claim;
use crate::text::Article;

/// By claim: the one it repeats in the first article that reads the same, itself where there is none.
pub fn originals(articles: &[Article], claims: &[Claim]) -> Vec<usize> {
    let mut out: Vec<usize> = (0..claims.len()).collect();
    let mut seen: FxHashMap<u64, Vec<std::ops::Range<usize>>> = FxHashMap::default();
    let mut from = 0;
    for own in claims.chunk_by(|a, b| a.document == b.document) {
        let range = from..from + own.len();
        from = range.end;
        let Some(text) = own.first().and_then(|c| articles.get(c.document)).map(reading) else { continue };
        let known = seen.entry(text).or_default();
        let first = known.iter().find(|k| claims.get((*k).clone()).is_some_and(|first| repeats(first, own)));
        match first {
            Some(first) => out[range].iter_mut().zip(first.clone()).for_each(|(of, original)| *of = original),
            None => known.push(range),
        }
    }
    out
}

/// Equal for articles that print one text on one day.
fn reading(article: &Article) -> u64 {
    let mut hasher = FxHasher::default();
    (article.published, article.printed, &article.language).hash(&mut hasher);
    for block in article.blocks.iter().filter(|b| b.kind.holds_claims()) {
        xxh3_64(article.slice(block.span).as_bytes()).hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether two articles of one text were read the same way.
fn repeats(first: &[Claim], second: &[Claim]) -> bool {
    fn by(claim: &Claim) -> Option<&str> {
        claim.attribution.as_ref().map(|by| by.key.as_str())
    }
    let same = |a: &Claim, b: &Claim| {
        let told = |c: &Claim| (c.block, c.sentence, c.modality, c.as_of, (c.former, c.revised), c.frame.period);
        a.value == b.value && told(a) == told(b) && by(a) == by(b) && a.frame.terms == b.frame.terms
    };
    first.len() == second.len() && first.iter().zip(second).all(|(a, b)| same(a, b))
}
