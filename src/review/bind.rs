//! What people said of two figures, as the aligner takes it.

use std::collections::BTreeMap;

use super::print::Prints;
use super::{Decisions, Ruling};
use crate::align::Bound;
use crate::claim::Claim;
use crate::rules::Rules;
use crate::text::Article;

/// The pairs of claims that people said are one fact, or are not. The last word on a pair counts.
pub fn bindings(decisions: &Decisions, articles: &[Article], claims: &[Claim], rules: &Rules) -> Bound {
    let lines = decisions.binding();
    if lines.is_empty() {
        return Bound::default();
    }
    let mut named = BTreeMap::<String, Vec<usize>>::new();
    for (index, name) in Prints::new(articles, claims, rules).names().into_iter().enumerate() {
        named.entry(name).or_default().push(index);
    }
    let mut pairs = BTreeMap::<(usize, usize), bool>::new();
    for line in lines {
        let (groups, joined) = match &line.decision.ruling {
            Ruling::SameFact { claims } => (claims, true),
            Ruling::NotSameFact { claims } => (claims, false),
            _ => continue,
        };
        let [a, b] = groups.each_ref().map(|group| group.iter().filter_map(|n| named.get(n)).flatten());
        for (&x, &y) in a.flat_map(|x| b.clone().map(move |y| (x, y))).filter(|(x, y)| x != y) {
            pairs.insert((x.min(y), x.max(y)), joined);
        }
    }
    let of = |joined: bool| pairs.iter().filter(move |(_, j)| **j == joined).map(|(pair, _)| *pair);
    Bound { joined: of(true).collect(), apart: of(false).collect() }
}
