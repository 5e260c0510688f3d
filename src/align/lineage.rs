//! Which articles are copies of one text: a wire story reprinted is one source.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use crate::text::Article;

/// Share of the shorter article's five-word runs that a copy repeats, in percent.
const COPIED: usize = 60;

/// Words of a run.
const RUN: usize = 5;

/// Articles up to which all that hold one run are held against each other.
const MANY: usize = 128;

/// Articles to either side that one is held against where more hold a run: a copy stands among its like.
const BESIDE: usize = 16;

/// The family of each article, as the lowest index among its copies.
pub fn families(articles: &[Article]) -> Vec<usize> {
    let mut family: Vec<usize> = (0..articles.len()).collect();
    let words: Vec<Vec<u32>> = articles.par_iter().map(runs).collect();
    let mut first: FxHashMap<&[u32], usize> = FxHashMap::default();
    for (at, own) in words.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
        family[at] = *first.entry(own).or_insert(at);
    }
    // Of those that are the same throughout, one is enough to find the others by.
    for (small, large) in copies(&words, &|at| family[at] == at) {
        let (x, y) = (root(&mut family, small), root(&mut family, large));
        family[x.max(y)] = x.min(y);
    }
    (0..family.len()).map(|at| root(&mut family, at)).collect()
}

fn root(family: &mut [usize], mut at: usize) -> usize {
    while family[at] != at {
        family[at] = family[family[at]];
        at = family[at];
    }
    at
}

/// Pairs of articles of which one repeats the other.
///
/// Whoever repeats 60% of an article repeats one of any 40% of its runs and one more: the rarest of the run lead to few.
fn copies(words: &[Vec<u32>], stands: &impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let each = words.iter().enumerate().filter(|(at, _)| stands(*at));
    let mut holders: Vec<(u32, u32)> =
        each.flat_map(|(at, own)| own.iter().map(move |&run| (run, index(at)))).collect();
    holders.par_sort_unstable();
    // By article: how many hold each of its runs that it does not hold alone, and its own place among them.
    let mut shared: Vec<(u32, u32, u32, u32)> = Vec::new();
    let mut from = 0;
    for list in holders.chunk_by(|a, b| a.0 == b.0).map(<[_]>::len) {
        let own = holders[from..from + list].iter().enumerate().filter(|_| list > 1);
        shared.extend(own.map(|(n, &(_, at))| (at, index(list), index(from), index(n))));
        from += list;
    }
    shared.par_sort_unstable();
    let of_one = |own: &[(u32, u32, u32, u32)]| {
        let Some(at) = own.first().map(|s| s.0 as usize) else { return Vec::new() };
        let (len, least) = (words[at].len(), least(words[at].len()));
        let alone = len - own.len();
        let mut others: Vec<u32> = Vec::new();
        for &(_, list, from, place) in own.iter().take((len - least + 1).saturating_sub(alone)) {
            let (list, place) = (list as usize, place as usize);
            let near = if list <= MANY { 0..list } else { place.saturating_sub(BESIDE)..list.min(place + BESIDE + 1) };
            others.extend(holders[from as usize..][near].iter().map(|h| h.1));
        }
        others.sort_unstable();
        others.dedup();
        let others = others.into_iter().map(|o| o as usize).filter(|&o| o != at && words[o].len() >= len);
        others.filter(|&o| copied(&words[at], &words[o])).map(|o| (at, o)).collect()
    };
    let articles: Vec<_> = shared.chunk_by(|a, b| a.0 == b.0).collect();
    articles.into_par_iter().flat_map_iter(of_one).collect()
}

/// Runs that a copy repeats of so many, at least.
const fn least(runs: usize) -> usize {
    (runs * COPIED).div_ceil(100)
}

/// Whether an article that holds the runs of `large` repeats one of as many runs or fewer; both in order.
fn copied(small: &[u32], large: &[u32]) -> bool {
    let least = least(small.len()).max(1);
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (small.get(i), large.get(j)) {
        if shared >= least || shared + small.len() - i < least {
            break;
        }
        shared += usize::from(a == b);
        (i, j) = (i + usize::from(a <= b), j + usize::from(b <= a));
    }
    shared >= least
}

/// The runs of an article's words, each once, in order of their hashes, of which half is enough to tell two apart: of
/// those that two articles share, chance makes none.
fn runs(article: &Article) -> Vec<u32> {
    let mut words: Vec<u64> = Vec::new();
    let mut lower = String::new();
    for block in article.blocks.iter().filter(|b| b.kind.holds_claims()) {
        for word in article.slice(block.span).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            words.push(xxh3_64(lower.as_bytes()));
        }
    }
    let mix =
        |run: &[u64]| run.iter().fold(0, |sum: u64, &w| (sum.rotate_left(5) ^ w).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut runs: Vec<u32> = words.windows(RUN).map(|run| (mix(run) >> 32) as u32).collect();
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
        let words = articles.each_ref().map(runs);
        let mut plain: Vec<usize> = (0..articles.len()).collect();
        for j in 0..articles.len() {
            for i in 0..j {
                let (low, high) = (plain[i].min(plain[j]), plain[i].max(plain[j]));
                let (small, large) = if words[i].len() <= words[j].len() { (i, j) } else { (j, i) };
                if copied(&words[small], &words[large]) {
                    plain.iter_mut().filter(|f| **f == high).for_each(|f| *f = low);
                }
            }
        }
        assert_eq!(families(&articles), plain);
    }
}
