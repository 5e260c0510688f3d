//! Two figures of one article that stand crossed in another: killed 11 and wounded 17 against 17 and 11.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::claim::Claim;
use crate::value::{UnitId, Value};

/// A number and its unit.
type Number = (Decimal, UnitId);

/// Pairs in conflict (fact, claim, claim) whose two values stand the other way round in another fact.
pub fn crossed(claims: &[Claim], conflicts: &[(usize, usize, usize)]) -> Vec<bool> {
    let keys: Vec<_> = conflicts.iter().map(|&(_, a, b)| key(claims, a, b)).collect();
    let mut seen: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (key, &(fact, ..)) in keys.iter().zip(conflicts) {
        if let Some(key) = key {
            seen.entry(*key).or_default().push(fact);
        }
    }
    let other = |&(a, b, x, y): &(usize, usize, Number, Number), own: usize| {
        seen.get(&(a, b, y, x)).is_some_and(|facts| facts.iter().any(|&fact| fact != own))
    };
    keys.iter().zip(conflicts).map(|(key, &(fact, ..))| key.as_ref().is_some_and(|k| other(k, fact))).collect()
}

/// Two articles in order, and the number that each gives.
fn key(claims: &[Claim], a: usize, b: usize) -> Option<(usize, usize, Number, Number)> {
    let (x, y) = (claims.get(a)?, claims.get(b)?);
    let (x, y) = if x.document <= y.document { (x, y) } else { (y, x) };
    let of = |claim: &Claim| match &claim.value {
        Value::Date(_) => None,
        value => value.quantity().and_then(|q| Some((q.stated()?, q.unit))),
    };
    (x.document != y.document).then_some(())?;
    Some((x.document, y.document, of(x)?, of(y)?))
}
