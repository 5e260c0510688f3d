//! Two figures of one sentence that stand crossed in another article: "33,000 in units and 16,000 in combat" against
//! "16,000 in units and 33,000 in combat". The measures say which belong together, not the values.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::cluster::Pair;
use crate::claim::Claim;
use crate::rules::Rules;
use crate::rules::concepts::AKIN;

/// Turns pairs of equal values that stand crossed into the pairs of equal measures. `equal` are pairs of one value.
pub fn uncross(claims: &[Claim], rules: &Rules, equal: &[(usize, usize)], pairs: Vec<Pair>, score: f64) -> Vec<Pair> {
    let mut beside: BTreeMap<_, Vec<(usize, usize)>> = BTreeMap::new();
    for &(a, b) in equal {
        let place = |i: usize| (claims[i].document, claims[i].sentence);
        if place(a).0 != place(b).0 {
            beside.entry((place(a), place(b))).or_default().push((a, b));
        }
    }
    let measure = |i: usize| claims[i].frame.measure;
    let mut wrong = FxHashSet::default();
    let mut right = Vec::new();
    for group in beside.values() {
        for (n, &(a, d)) in group.iter().enumerate() {
            for &(b, c) in &group[n + 1..] {
                // a and d have one value, b and c another; a and c measure one thing, b and d another.
                let (Some(p), Some(q)) = (measure(a), measure(b)) else { continue };
                let crossed = a != b && c != d && measure(c) == Some(p) && measure(d) == Some(q);
                if crossed && rules.concepts.related(p, q) < AKIN {
                    wrong.extend([(a, d), (b, c)]);
                    right.extend([(a, c), (b, d)].map(|(a, b)| Pair { a, b, score, conflict: true }));
                }
            }
        }
    }
    let added: FxHashSet<(usize, usize)> = right.iter().map(|r| (r.a, r.b)).collect();
    let kept = pairs.into_iter().filter(|p| !wrong.contains(&(p.a, p.b)) && !added.contains(&(p.a, p.b)));
    kept.chain(right.iter().copied()).collect()
}
