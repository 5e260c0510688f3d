//! What people said of pairs of claims. It overrules scores and whatever forbids a pair.

use rustc_hash::FxHashSet;

use super::cluster::Pair;

/// Pairs of claims by index, lower first, that a person said are one fact, or are not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bound {
    /// One fact, in order.
    pub joined: Vec<(usize, usize)>,
    /// Two facts.
    pub apart: FxHashSet<(usize, usize)>,
}

impl Bound {
    /// The joined pairs, before all others.
    pub(super) fn pairs(&self) -> impl Iterator<Item = Pair> {
        self.joined.iter().map(|&(a, b)| Pair { a, b, score: f64::INFINITY, conflict: false })
    }

    /// Whether a person keeps a claim of one fact from a claim of another.
    pub(super) fn parts(&self, a: &[usize], b: &[usize]) -> bool {
        let apart = |&x: &usize| b.iter().any(|&y| self.apart.contains(&(x.min(y), x.max(y))));
        !self.apart.is_empty() && a.iter().any(apart)
    }
}
