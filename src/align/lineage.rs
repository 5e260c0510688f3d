//! Which articles are copies of one text: a wire story reprinted is one source.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use xxhash_rust::xxh3::xxh3_64;

use crate::text::Article;

/// Share of the shorter article's five-word runs that a copy repeats, in percent.
const COPIED: usize = 60;

/// Words of a run.
const RUN: usize = 5;

/// The family of each article, as the lowest index among its copies.
pub fn families(articles: &[Article]) -> Vec<usize> {
    let mut family: Vec<usize> = (0..articles.len()).collect();
    let words: Vec<Vec<u32>> = articles.par_iter().map(|a| runs(a).into_iter().map(short).collect()).collect();
    let mut first: FxHashMap<&[u32], usize> = FxHashMap::default();
    for (at, own) in words.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
        family[at] = *first.entry(own).or_insert(at);
    }
    // Of those that are the same throughout, one is enough to find the others by.
    for (small, large) in candidates(&words, &|at| family[at] == at) {
        if root(&family, small) != root(&family, large) && copied(&articles[small], &articles[large]) {
            let (x, y) = (root(&family, small), root(&family, large));
            family[x.max(y)] = x.min(y);
        }
    }
    (0..family.len()).map(|at| root(&family, at)).collect()
}

fn root(family: &[usize], mut at: usize) -> usize {
    while family[at] != at {
        at = family[at];
    }
    at
}

/// Pairs of articles, the shorter first, of which one may repeat the other.
///
/// Whoever repeats 60% of an article repeats one of any 40% of its runs and one more: the rarest of the run lead to few.
fn candidates(words: &[Vec<u32>], stands: &impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let each = words.iter().enumerate().filter(|(at, _)| stands(*at));
    let mut holders: Vec<(u32, u32)> =
        each.flat_map(|(at, own)| own.iter().map(move |&run| (run, u32::try_from(at).unwrap_or(u32::MAX)))).collect();
    holders.par_sort_unstable();
    let mut shared: Vec<(u32, u32, usize)> = Vec::new();
    let mut alone = vec![0_usize; words.len()];
    let mut from = 0;
    for list in holders.chunk_by(|a, b| a.0 == b.0) {
        match list {
            [(_, at)] => alone[*at as usize] += 1,
            _ => shared.extend(list.iter().map(|&(_, at)| (at, u32::try_from(list.len()).unwrap_or(u32::MAX), from))),
        }
        from += list.len();
    }
    shared.par_sort_unstable();
    let mut out = Vec::new();
    for own in shared.chunk_by(|a, b| a.0 == b.0) {
        let Some(at) = own.first().map(|s| s.0 as usize) else { continue };
        let least = (words[at].len() * COPIED).div_ceil(100);
        for &(_, many, from) in own.iter().take((words[at].len() - least + 1).saturating_sub(alone[at])) {
            let others = holders[from..from + many as usize].iter().map(|h| h.1 as usize).filter(|&o| o != at);
            out.extend(others.filter(|&o| words[o].len() >= words[at].len()).map(|o| (at, o)));
        }
    }
    out.par_sort_unstable();
    out.dedup();
    out
}

/// Whether the longer of two articles repeats the shorter.
fn copied(small: &Article, large: &Article) -> bool {
    let (small, large) = (runs(small), runs(large));
    let (small, large) = if small.len() <= large.len() { (small, large) } else { (large, small) };
    let large: FxHashSet<u64> = large.into_iter().collect();
    let shared = small.iter().filter(|run| large.contains(run)).count();
    shared > 0 && shared * 100 >= COPIED * small.len()
}

/// Half of a hash: enough to find what is then looked at closely.
const fn short(hash: u64) -> u32 {
    (hash >> 32) as u32
}

/// The runs of an article's words, each once, in order of their hashes.
fn runs(article: &Article) -> Vec<u64> {
    let body = article.blocks.iter().filter(|b| b.kind.holds_claims()).map(|b| article.slice(b.span).to_lowercase());
    let text = body.collect::<Vec<_>>().join(" ");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let words: Vec<u64> = words.map(|w| xxh3_64(w.as_bytes())).collect();
    let mix =
        |run: &[u64]| run.iter().fold(0, |sum: u64, &w| (sum.rotate_left(5) ^ w).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut runs: Vec<u64> = words.windows(RUN).map(mix).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleFiles, Rules};
    use crate::text::{Hints, read};

    #[test]
    fn finds_the_copies_that_holding_each_against_each_finds() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        let article = |text: &str| read("a.txt", text.as_bytes().to_vec(), &Hints::default(), &rules).unwrap();
        let words: Vec<String> = (0..400).map(|i| format!("w{}", i * i % 97 + i / 7)).collect();
        let cut = |from: usize, to: usize| article(&(words[from..to].join(" ") + "."));
        let articles =
            [(0, 100), (0, 100), (30, 130), (50, 150), (0, 170), (200, 300), (205, 300), (300, 304), (290, 400)]
                .map(|(from, to)| cut(from, to));
        let mut plain: Vec<usize> = (0..articles.len()).collect();
        for j in 0..articles.len() {
            for i in 0..j {
                let (low, high) = (plain[i].min(plain[j]), plain[i].max(plain[j]));
                if copied(&articles[i], &articles[j]) {
                    plain.iter_mut().filter(|f| **f == high).for_each(|f| *f = low);
                }
            }
        }
        assert_eq!(families(&articles), plain);
    }
}
