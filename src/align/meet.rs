//! Who meets in a large run: articles that may tell one story, and claims of one telling value.
//!
//! In a small run all claims of a dimension meet. Beyond that the pairs of articles would grow with their square, so an
//! article meets those that share its rarest words and names, nearest in time where these are many.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::block;
use super::score::Scorer;
use crate::value::Value;

/// Articles up to which all claims of a run may meet.
const FEW: usize = 128;

/// Words and names by which an article is found, rarest first.
const KEYS: usize = 12;

/// Articles that one word or name leads to, at most.
const REACH: usize = 16;

/// Articles that one is held against, at most: those that are most alike.
const CIRCLE: usize = 20;

/// Claims that one meets for their equal value alone, at most.
const ECHOES: usize = 8;

/// Articles whose words are counted together.
const SEVERAL: usize = 8192;

/// Pairs of articles that are looked at together.
const TOGETHER: usize = 256;

/// Claims that are held against each other, independent of all others: what decides on a pair lies within its articles.
pub(super) enum Batch {
    /// Pairs of claims, lower index first.
    Claims(Vec<(usize, usize)>),
    /// Pairs of articles, by place in the list of those that hold claims.
    Articles(Vec<(u32, u32)>),
}

/// The claims of a run by article, and who meets whom.
pub(super) struct Meetings {
    /// By article that holds claims: the claims that may meet others.
    own: Vec<Vec<usize>>,
    /// All pairs, in order.
    pub batches: Vec<Batch>,
}

impl Meetings {
    /// Who meets whom in a run.
    pub fn new(scorer: &Scorer<'_>) -> Self {
        let meets = |&i: &usize| scorer.originals.get(i) == Some(&i) && scorer.claims[i].block.holds_claims();
        let mut own: Vec<Vec<usize>> = Vec::new();
        let mut last = None;
        for index in (0..scorer.claims.len()).filter(meets) {
            let document = scorer.claims[index].document;
            match own.last_mut().filter(|_| last == Some(document)) {
                Some(list) => list.push(index),
                None => own.push(vec![index]),
            }
            last = Some(document);
        }
        if own.len() <= FEW {
            let batches = vec![Batch::Claims(block::pairs(scorer.claims, scorer.rules, own.iter().flatten().copied()))];
            return Self { own, batches };
        }
        let circles = circles(scorer, &own);
        let echoes = echoes(scorer, &own, &circles);
        let all = circles.chunks(TOGETHER).map(|c| Batch::Articles(c.to_vec()));
        let batches = all.chain(echoes.chunks(TOGETHER * 16).map(|c| Batch::Claims(c.to_vec()))).collect();
        Self { own, batches }
    }

    /// The pairs of claims of a batch, lower index first.
    pub fn pairs(&self, scorer: &Scorer<'_>, batch: &Batch) -> Vec<(usize, usize)> {
        match batch {
            Batch::Claims(pairs) => pairs.clone(),
            Batch::Articles(articles) => {
                let of = |x: &(u32, u32)| (&self.own[x.0 as usize], &self.own[x.1 as usize]);
                let one = |x| match of(x) {
                    (a, b) if x.0 == x.1 => block::pairs(scorer.claims, scorer.rules, a.iter().chain(&b[..0]).copied()),
                    (a, b) => block::across(scorer.claims, scorer.rules, a, b),
                };
                articles.iter().flat_map(one).collect()
            }
        }
    }
}

/// Pairs of articles that may tell one story, each with itself as well, in order.
fn circles(scorer: &Scorer<'_>, own: &[Vec<usize>]) -> Vec<(u32, u32)> {
    let document = |at: u32| scorer.claims[own[at as usize][0]].document;
    let places = 0..u32::try_from(own.len()).unwrap_or(u32::MAX);
    let count = |mut held: FxHashMap<u64, u32>, at: u32| {
        scorer.context.keys(document(at)).for_each(|key| *held.entry(key).or_insert(0) += 1);
        held
    };
    let both = |mut held: FxHashMap<u64, u32>, mut more: FxHashMap<u64, u32>| {
        if held.len() < more.len() {
            std::mem::swap(&mut held, &mut more);
        }
        more.into_iter().for_each(|(key, n)| *held.entry(key).or_insert(0) += n);
        held
    };
    let each = places.clone().into_par_iter().with_min_len(SEVERAL);
    let holders = each.fold(FxHashMap::default, count).reduce(FxHashMap::default, both);
    let rarest = |at: u32| {
        let shared = scorer.context.keys(document(at)).map(|key| (holders[&key], key)).filter(|k| k.0 > 1);
        let mut keys: Vec<(u32, u64)> = shared.collect();
        keys.sort_unstable();
        keys.dedup();
        keys.truncate(KEYS);
        let day = scorer.articles.get(document(at)).and_then(|a| a.published);
        keys.into_iter().map(move |(_, key)| (key, day, at))
    };
    let mut found: Vec<_> = places.clone().into_par_iter().flat_map_iter(rarest).collect();
    found.par_sort_unstable();
    let mut links: Vec<(u32, u32)> = Vec::new();
    for list in found.chunk_by(|a, b| a.0 == b.0) {
        for (n, a) in list.iter().enumerate() {
            links.extend(list.iter().skip(n + 1).take(REACH).map(|b| (a.2.min(b.2), a.2.max(b.2))));
        }
    }
    drop(found);
    links.par_sort_unstable();
    // One word in common is chance.
    let links: Vec<(u32, u32)> =
        links.chunk_by(|a, b| a == b).filter(|run| run.len() > 1).filter_map(|run| run.first().copied()).collect();
    let alike = |&(a, b): &(u32, u32)| Some((scorer.tell_one(document(a), document(b))?, a, b));
    let mut links: Vec<(f64, u32, u32)> = links.par_iter().filter_map(alike).collect();
    links.par_sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut met = vec![0_usize; own.len()];
    let mut near = |&(_, a, b): &(f64, u32, u32)| {
        let (a, b) = (a as usize, b as usize);
        let open = met[a] < CIRCLE || met[b] < CIRCLE;
        if open {
            (met[a], met[b]) = (met[a] + 1, met[b] + 1);
        }
        open
    };
    links.retain(&mut near);
    let place = walk(own.len(), &links);
    let mut out: Vec<(u32, u32)> = links.into_iter().map(|(_, a, b)| (a, b)).chain(places.map(|at| (at, at))).collect();
    out.par_sort_unstable_by_key(|&(a, b)| {
        let (x, y) = (place[a as usize], place[b as usize]);
        (x.min(y), x.max(y))
    });
    out
}

/// The places of articles on a walk from each to the one most alike that is not yet seen: those on one story lie near each
/// other, so that what is held against each other is at hand.
fn walk(articles: usize, links: &[(f64, u32, u32)]) -> Vec<u32> {
    let both = || links.iter().rev().flat_map(|&(_, a, b)| [(a, b), (b, a)]);
    let mut from = vec![0_usize; articles + 1];
    both().for_each(|(a, _)| from[a as usize + 1] += 1);
    (0..articles).for_each(|at| from[at + 1] += from[at]);
    // The most alike last.
    let (mut next, mut others) = (from.clone(), vec![0_u32; links.len() * 2]);
    for (a, b) in both() {
        let slot = &mut next[a as usize];
        others[*slot] = b;
        *slot += 1;
    }
    let mut place = vec![u32::MAX; articles];
    let (mut seen, mut ahead) = (0, Vec::new());
    for start in 0..u32::try_from(articles).unwrap_or(u32::MAX) {
        ahead.push(start);
        while let Some(at) = ahead.pop() {
            if place[at as usize] == u32::MAX {
                (place[at as usize], seen) = (seen, seen + 1);
                ahead.extend(
                    others[from[at as usize]..from[at as usize + 1]].iter().filter(|o| place[**o as usize] == u32::MAX),
                );
            }
        }
    }
    place
}

/// Pairs of claims that state one telling value in articles that do not meet: the background of two stories.
fn echoes(scorer: &Scorer<'_>, own: &[Vec<usize>], circles: &[(u32, u32)]) -> Vec<(usize, usize)> {
    let met: FxHashSet<(u32, u32)> = circles.iter().copied().collect();
    let mut values = Vec::new();
    for (at, &claim) in (0_u32..).zip(own).flat_map(|(at, claims)| claims.iter().map(move |c| (at, c))) {
        if scorer.unusual(claim) < 1.0 {
            continue;
        }
        let key = match &scorer.claims[claim].value {
            Value::Date(date) => (None, date.single_day(), None),
            value => (value.quantity().and_then(|q| q.stated()), None, value.quantity().map(|q| q.unit)),
        };
        values.push((key, claim, at));
    }
    values.par_sort_unstable();
    let mut out = Vec::new();
    for list in values.chunk_by(|a, b| a.0 == b.0) {
        for (n, a) in list.iter().enumerate() {
            let others = list.iter().skip(n + 1).take(ECHOES).filter(|b| a.2 != b.2 && !met.contains(&(a.2, b.2)));
            out.extend(others.map(|b| (a.1, b.1)));
        }
    }
    out.par_sort_unstable();
    out
}
