//! Which articles are copies of one text: a wire story reprinted is one source.

use rustc_hash::FxHashSet;
use xxhash_rust::xxh3::xxh3_64;

use crate::text::Article;

/// Share of the shorter article's five-word runs that a copy repeats.
const COPIED: f64 = 0.6;

/// The family of each article, as the lowest index among its copies.
pub fn families(articles: &[Article]) -> Vec<usize> {
    let runs: Vec<FxHashSet<u64>> = articles.iter().map(shingles).collect();
    let mut family: Vec<usize> = (0..articles.len()).collect();
    for (j, b) in runs.iter().enumerate() {
        for (i, a) in runs.iter().enumerate().take(j) {
            let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
            let shared = small.iter().filter(|run| large.contains(run)).count();
            if shared > 0 && shared as f64 >= COPIED * small.len() as f64 {
                let pair = (family.get(i).copied().unwrap_or(i), family.get(j).copied().unwrap_or(j));
                let (low, high) = (pair.0.min(pair.1), pair.0.max(pair.1));
                family.iter_mut().filter(|f| **f == high).for_each(|f| *f = low);
            }
        }
    }
    family
}

fn shingles(article: &Article) -> FxHashSet<u64> {
    let body = article.blocks.iter().filter(|b| b.kind.holds_claims()).map(|b| article.slice(b.span).to_lowercase());
    let text = body.collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(5).map(|run| xxh3_64(run.join(" ").as_bytes())).collect()
}
