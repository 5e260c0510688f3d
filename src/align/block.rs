//! Which claims are held against each other at all.

use std::collections::BTreeMap;

use crate::claim::Claim;
use crate::rules::Rules;
use crate::value::{Dimension, Value};

/// Claims of one key beyond which they must share a concept or context word as well.
const CROWD: usize = 400;

/// Claims of one crowded article that one is held against: no article in print has as many.
const NEAR: usize = 80;

/// Pairs of claims, lower index first, that measure the same dimension; those left out meet nobody.
pub fn pairs(claims: &[Claim], rules: &Rules, meets: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<Dimension, Vec<usize>> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if claim.block.holds_claims() && meets(index) {
            blocks.entry(key(claim, rules)).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for members in blocks.into_values() {
        if members.len() <= CROWD {
            each(&members, &mut pairs);
            continue;
        }
        let mut shared: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
        for &index in &members {
            for &(term, _) in claims[index].frame.terms.iter().take(6) {
                shared.entry(term).or_default().push(index);
            }
        }
        let mut crowded = Vec::new();
        for members in shared.into_values().filter(|m| m.len() <= CROWD) {
            each(&members, &mut crowded);
        }
        crowded.retain(|&(a, b)| b - a <= NEAR || claims[a].document != claims[b].document);
        crowded.sort_unstable();
        crowded.dedup();
        pairs.append(&mut crowded);
    }
    pairs
}

/// The dimension; points count as percent, months as time, so that slips between them are seen.
fn key(claim: &Claim, rules: &Rules) -> Dimension {
    let Some(quantity) = claim.value.quantity() else { return Dimension::Other };
    match (rules.units.get(quantity.unit).dimension, &claim.value) {
        (Dimension::Points, _) => Dimension::Percent,
        (Dimension::Months, _) => Dimension::Time,
        (Dimension::Other, _) => Dimension::Data,
        (Dimension::Count, Value::Ordinal(_)) => Dimension::Speed,
        (dimension, _) => dimension,
    }
}

fn each(members: &[usize], pairs: &mut Vec<(usize, usize)>) {
    for (at, &a) in members.iter().enumerate() {
        pairs.extend(members[at + 1..].iter().map(|&b| (a, b)));
    }
}
