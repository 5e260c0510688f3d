//! What is found once for each value that a run states, however many claims state it.

use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;

use super::score::Scorer;
use crate::claim::Claim;
use crate::compare::{Likeness, Slip, Stretch, Yardstick};
use crate::rules::Rules;
use crate::value::{Stated, Value};

/// The values of a run, each once.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// By claim: the number of its value.
    of: Vec<u32>,
    each: Vec<Worth>,
    /// Claims by their value, and within one in order.
    stating: Vec<u32>,
    /// By value: where its claims end among them.
    ends: Vec<u32>,
}

/// What is reckoned of a value.
#[derive(Debug)]
struct Worth {
    /// In base units, where it states one number.
    base: Option<f64>,
    stretch: Option<Stretch>,
}

impl Values {
    pub fn new(claims: &[Claim], rules: &Rules, yard: Yardstick<'_>) -> Self {
        let mut seen: FxHashMap<Stated, u32> = FxHashMap::default();
        let mut values = Self { of: Vec::with_capacity(claims.len()), ..Self::default() };
        for claim in claims {
            let next = u32::try_from(values.each.len()).unwrap_or(u32::MAX);
            let id = *seen.entry(claim.value.stated()).or_insert(next);
            if id == next {
                values.each.push(Worth { base: base(&claim.value, rules), stretch: yard.stretch(&claim.value) });
            }
            values.of.push(id);
        }
        values.stating = (0..).take(claims.len()).collect();
        values.stating.sort_by_key(|&claim: &u32| values.of[claim as usize]);
        values.ends = vec![0; values.each.len()];
        values.of.iter().for_each(|&id| values.ends[id as usize] += 1);
        values.ends.iter_mut().fold(0, |before, end| {
            *end += before;
            *end
        });
        values
    }

    /// The claims that state the same value to the digit, in order, this one among them.
    pub fn alike(&self, claim: usize) -> &[u32] {
        let id = self.id(claim) as usize;
        let end = self.ends.get(id).copied().unwrap_or(0);
        let from = id.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.stating.get(from as usize..end as usize).unwrap_or_default()
    }

    /// The number of a claim's value: equal for equal values.
    pub fn id(&self, claim: usize) -> u32 {
        self.of.get(claim).copied().unwrap_or(u32::MAX)
    }

    /// A claim's value in base units, where it states one number.
    pub fn base(&self, claim: usize) -> Option<f64> {
        self.each.get(self.id(claim) as usize)?.base
    }

    /// How far it reaches, for others of its unit.
    pub fn stretch(&self, claim: usize) -> Option<Stretch> {
        self.each.get(self.id(claim) as usize)?.stretch
    }
}

/// How values of some pairs compare, found once for each two.
pub(super) struct Compared<'s, 'a> {
    scorer: &'s Scorer<'a>,
    likeness: FxHashMap<(u32, u32), Option<Likeness>>,
    slip: FxHashMap<(u32, u32), Option<Slip>>,
}

impl<'s, 'a> Compared<'s, 'a> {
    pub fn new(scorer: &'s Scorer<'a>) -> Self {
        Self { scorer, likeness: FxHashMap::default(), slip: FxHashMap::default() }
    }

    /// As [`Scorer::likeness`].
    pub fn likeness(&mut self, a: usize, b: usize) -> Option<Likeness> {
        let key = (self.scorer.values.id(a), self.scorer.values.id(b));
        *self.likeness.entry(key).or_insert_with(|| self.scorer.likeness(a, b))
    }

    /// As [`Scorer::slip`].
    pub fn slip(&mut self, a: usize, b: usize) -> Option<Slip> {
        let key = (self.scorer.values.id(a), self.scorer.values.id(b));
        *self.slip.entry(key).or_insert_with(|| self.scorer.slip(a, b))
    }
}

fn base(value: &Value, rules: &Rules) -> Option<f64> {
    let q = value.quantity()?;
    rules.units.to_base(q.stated()?, q.unit)?.to_f64()
}
