//! Claims to facts: best pair first, forbidden pairs kept apart, order independent.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// A scored pair of claims.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Index of a claim.
    pub a: usize,
    /// Index of another, greater.
    pub b: usize,
    /// How strongly they belong together.
    pub score: f64,
    /// True where the values cannot both be right.
    pub conflict: bool,
}

/// Says which facts cannot be one.
pub trait Keeper {
    /// Whether a pair may not make one of two facts, each told by its number and its claims.
    fn clash(&mut self, pair: &Pair, a: (usize, &[usize]), b: (usize, &[usize])) -> bool;

    /// The fact of the first number has taken in the claims of the other.
    fn joined(&mut self, into: (usize, &[usize]), from: (usize, &[usize]));
}

/// Facts that were found to clash. What they become does too, so nobody asks again.
struct Foes {
    /// By fact: the number under which its foes are known. The longer of two lists keeps its number when facts join.
    known_as: Vec<u32>,
    of: FxHashMap<u32, FxHashSet<u32>>,
}

impl Foes {
    fn none(facts: usize) -> Self {
        Self { known_as: (0..).take(facts).collect(), of: FxHashMap::default() }
    }

    fn are(&self, a: usize, b: usize) -> bool {
        self.of.get(&self.known_as[a]).is_some_and(|foes| foes.contains(&self.known_as[b]))
    }

    fn add(&mut self, a: usize, b: usize) {
        self.set(self.known_as[a], self.known_as[b]);
    }

    fn set(&mut self, a: u32, b: u32) {
        self.of.entry(a).or_default().insert(b);
        self.of.entry(b).or_default().insert(a);
    }

    fn join(&mut self, into: usize, from: usize) {
        let many = |at: usize| self.of.get(&self.known_as[at]).map_or(0, FxHashSet::len);
        let (long, short) = if many(into) >= many(from) { (into, from) } else { (from, into) };
        let (kept, gone) = (self.known_as[long], self.known_as[short]);
        for foe in self.of.remove(&gone).unwrap_or_default() {
            if let Some(theirs) = self.of.get_mut(&foe) {
                theirs.remove(&gone);
            }
            self.set(kept, foe);
        }
        self.known_as[into] = kept;
    }
}

/// Joins pairs in order of score, unless the two facts that a pair would make one clash.
///
/// Ties go to the pair of lower `rank`, so that the outcome depends on what the articles say, not on what they are called.
pub fn cluster<R: Ord>(
    claims: usize,
    mut pairs: Vec<Pair>,
    rank: impl Fn(usize) -> R + Sync,
    keeper: &mut impl Keeper,
) -> Vec<Vec<usize>> {
    // Beyond nine digits a score tells in which order its addends were added.
    let digits = |p: &Pair| (p.score * 1e9).round();
    let ranks = |p: &Pair| {
        let (x, y) = (rank(p.a), rank(p.b));
        if x <= y { (x, y) } else { (y, x) }
    };
    pairs.par_sort_unstable_by(|x, y| digits(y).total_cmp(&digits(x)).then_with(|| ranks(x).cmp(&ranks(y))));
    let mut home: Vec<usize> = (0..claims).collect();
    let mut members: Vec<Vec<usize>> = (0..claims).map(|i| vec![i]).collect();
    let mut foes = Foes::none(claims);
    for pair in pairs {
        let (mut into, mut from) = (home[pair.a], home[pair.b]);
        if into == from {
            continue;
        }
        if members[into].len() < members[from].len() {
            std::mem::swap(&mut into, &mut from);
        }
        if foes.are(into, from) {
            continue;
        }
        if keeper.clash(&pair, (into, &members[into]), (from, &members[from])) {
            foes.add(into, from);
            continue;
        }
        foes.join(into, from);
        let moved = std::mem::take(&mut members[from]);
        for &claim in &moved {
            home[claim] = into;
        }
        keeper.joined((into, &members[into]), (from, &moved));
        members[into].extend(moved);
    }
    members.retain(|m| !m.is_empty());
    for fact in &mut members {
        fact.sort_unstable();
    }
    members.sort_unstable_by_key(|m| m.first().copied());
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps two claims apart.
    struct Apart(usize, usize);

    impl Keeper for Apart {
        fn clash(&mut self, _: &Pair, a: (usize, &[usize]), b: (usize, &[usize])) -> bool {
            [self.0, self.1].iter().all(|x| a.1.contains(x) || b.1.contains(x))
        }

        fn joined(&mut self, _: (usize, &[usize]), _: (usize, &[usize])) {}
    }

    #[test]
    fn a_forbidden_pair_keeps_two_clusters_apart() {
        let pairs = vec![
            Pair { a: 0, b: 1, score: 0.9, conflict: false },
            Pair { a: 1, b: 2, score: 0.8, conflict: false },
            Pair { a: 2, b: 3, score: 0.7, conflict: false },
        ];
        let facts = cluster(4, pairs, |i| i, &mut Apart(0, 2));
        assert_eq!(facts, [vec![0, 1], vec![2, 3]]);
    }
}
