//! How a pair stands among its rivals: an article answers a question once, so the best partner there is worth more.

use rustc_hash::FxHashMap;

use super::{Affinity, logit};
use crate::claim::Claim;

/// Log odds beyond which a lead or lag tells nothing more.
const FAR: f64 = 6.0;

/// Log odds of a partner where an article offers no other.
const NOBODY: f64 = -12.0;

/// By claim and document: the two best scores among the claim's partners there, in log odds.
#[derive(Debug, Default)]
pub struct Standing {
    best: FxHashMap<(usize, usize), (f64, f64)>,
}

impl Standing {
    /// Ranks pairs of claims by the score of the whole.
    pub fn new(claims: &[Claim], pairs: impl Iterator<Item = (usize, usize, Affinity)>) -> Self {
        let mut best: FxHashMap<(usize, usize), (f64, f64)> = FxHashMap::default();
        for (a, b, affinity) in pairs {
            let score = logit(affinity.all);
            for (claim, other) in [(a, b), (b, a)] {
                let (first, second) = best.entry((claim, claims[other].document)).or_insert((NOBODY, NOBODY));
                if score > *first {
                    (*first, *second) = (score, *first);
                } else if score > *second {
                    *second = score;
                }
            }
        }
        Self { best }
    }

    /// How far a pair of two articles leads the best other pair of either claim there, in log odds; below zero where it
    /// lags. Nothing within one article.
    pub fn margin(&self, claims: &[Claim], a: usize, b: usize, affinity: Affinity) -> f64 {
        let score = logit(affinity.all);
        let lead = |claim: usize, other: usize| {
            let (first, second) = self.best.get(&(claim, claims[other].document)).copied().unwrap_or((NOBODY, NOBODY));
            score - if score >= first { second } else { first }
        };
        if claims[a].document == claims[b].document { 0.0 } else { lead(a, b).min(lead(b, a)).clamp(-FAR, FAR) }
    }
}
