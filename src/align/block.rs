//! Which claims are held against each other at all.

use std::collections::BTreeMap;

use crate::claim::Claim;
use crate::rules::Rules;
use crate::value::{Dimension, Value};

/// Claims of one key beyond which they must share a concept or context word as well.
const CROWD: usize = 400;

/// Claims of one crowded article that one is held against: no article in print has as many.
const NEAR: usize = 80;

/// Pairs of some claims, given in order, that measure the same dimension; lower index first.
pub fn pairs(claims: &[Claim], rules: &Rules, some: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
    let blocks = blocks(claims, rules, some);
    let mut pairs = Vec::new();
    for members in blocks.into_values() {
        if members.len() <= CROWD {
            each(&members, &mut pairs);
            continue;
        }
        let mut crowded = crowded(claims, &members);
        crowded.retain(|&(a, b)| b - a <= NEAR || claims[a].document != claims[b].document);
        pairs.append(&mut crowded);
    }
    pairs
}

/// Pairs of claims of two articles that measure the same dimension, lower index first.
pub fn across(claims: &[Claim], rules: &Rules, a: &[usize], b: &[usize]) -> Vec<(usize, usize)> {
    let others = blocks(claims, rules, b.iter().copied());
    let mut pairs = Vec::new();
    for (dimension, own) in blocks(claims, rules, a.iter().copied()) {
        let Some(others) = others.get(&dimension) else { continue };
        if own.len() * others.len() <= CROWD * NEAR {
            pairs.extend(own.iter().flat_map(|&a| others.iter().map(move |&b| (a.min(b), a.max(b)))));
        } else {
            let mut crowded = crowded(claims, &[own, others.clone()].concat());
            crowded.retain(|&(a, b)| claims[a].document != claims[b].document);
            pairs.append(&mut crowded);
        }
    }
    pairs
}

fn blocks(claims: &[Claim], rules: &Rules, some: impl Iterator<Item = usize>) -> BTreeMap<Dimension, Vec<usize>> {
    let mut blocks: BTreeMap<Dimension, Vec<usize>> = BTreeMap::new();
    some.for_each(|index| blocks.entry(key(&claims[index], rules)).or_default().push(index));
    blocks
}

/// Pairs of claims near which one word stands that is not near all, in order.
fn crowded(claims: &[Claim], members: &[usize]) -> Vec<(usize, usize)> {
    let mut shared: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for &index in members {
        for &(term, _) in claims[index].frame.terms.iter().take(6) {
            shared.entry(term).or_default().push(index);
        }
    }
    let mut pairs = Vec::new();
    for members in shared.into_values().filter(|m| m.len() <= CROWD) {
        each(&members, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
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
