//! Two figures of one article that stand crossed in another: killed 11 and wounded 17 against 17 and 11.

use rustc_hash::FxHashMap;

use crate::claim::Claim;
use crate::value::Value;

/// Pairs in conflict (fact, claim, claim) whose two values stand the other way round in another fact.
pub fn crossed(claims: &[Claim], conflicts: &[(usize, usize, usize)]) -> Vec<bool> {
    let mut seen: FxHashMap<(usize, usize, String, String), Vec<usize>> = FxHashMap::default();
    let keys: Vec<_> = conflicts.iter().map(|&(_, a, b)| key(claims, a, b)).collect();
    for (at, key) in keys.iter().enumerate() {
        if let Some(key) = key {
            seen.entry(key.clone()).or_default().push(at);
        }
    }
    let fact = |at: usize| conflicts.get(at).map(|c| c.0);
    let other = |at: usize, key: &(usize, usize, String, String)| {
        let mirror = (key.0, key.1, key.3.clone(), key.2.clone());
        seen.get(&mirror).is_some_and(|list| list.iter().any(|&o| fact(o) != fact(at)))
    };
    keys.iter().enumerate().map(|(at, key)| key.as_ref().is_some_and(|k| other(at, k))).collect()
}

fn key(claims: &[Claim], a: usize, b: usize) -> Option<(usize, usize, String, String)> {
    let (x, y) = (claims.get(a)?, claims.get(b)?);
    let (x, y) = if x.document <= y.document { (x, y) } else { (y, x) };
    let of = |claim: &Claim| match &claim.value {
        Value::Date(_) => None,
        value => {
            value.quantity()?.stated().map(|v| format!("{}{}", v.normalize(), value.quantity().map_or(0, |q| q.unit.0)))
        }
    };
    (x.document != y.document).then_some(())?;
    Some((x.document, y.document, of(x)?, of(y)?))
}
