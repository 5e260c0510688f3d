//! The figures that stand beside a figure: two sentences that share one telling value tell of one thing, whatever their
//! words and their language.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use crate::claim::Claim;
use crate::rules::Rules;
use crate::value::{Edtf, End, Partial, Value};

/// How much a value says that stands a sentence away.
const NEXT: f64 = 0.5;

/// How telling a value is that says nothing: every other sentence counts two or three of something.
const USUAL: f64 = 0.45;

/// A value beside a claim: what is equal for equal values, and how telling it is.
type Companion = (u64, f64);

/// By claim: its own value, and those around it in order of key.
#[derive(Debug, Default)]
pub struct Company {
    own: Vec<u64>,
    around: Vec<Vec<Companion>>,
    /// By claim: one bit for each value around it, to see at once that two have none in common.
    masks: Vec<u64>,
}

impl Company {
    /// Lists the values around each claim; `telling` says by claim how telling an equal value is.
    pub fn new(claims: &[Claim], telling: &[f64], rules: &Rules) -> Self {
        let own: Vec<u64> = claims.iter().map(|c| key(c, rules)).collect();
        let mut around = vec![Vec::new(); claims.len()];
        for (at, claim) in claims.iter().enumerate() {
            let mut list: Vec<Companion> = near(claims, at)
                .map(|i| {
                    let far = if claims[i].sentence == claim.sentence { 1.0 } else { NEXT };
                    (own[i], far * (telling[i] - USUAL).max(0.0))
                })
                .filter(|c| c.0 != own[at] && c.1 > 0.0)
                .collect();
            list.sort_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
            list.dedup_by_key(|c| c.0);
            around[at] = list;
        }
        let mask = |list: &Vec<Companion>| list.iter().fold(0, |all, c| all | 1 << (c.0 >> 58));
        let masks = around.iter().map(mask).collect();
        Self { own, around, masks }
    }

    /// How telling the values are that stand around both of two claims, 1 at most.
    pub fn shared(&self, a: usize, b: usize) -> f64 {
        let mask = |i: usize| self.masks.get(i).copied().unwrap_or(0);
        if mask(a) & mask(b) == 0 {
            return 0.0;
        }
        let (Some(x), Some(y)) = (self.around.get(a), self.around.get(b)) else { return 0.0 };
        let (mut i, mut j, mut sum) = (0, 0, 0.0_f64);
        while let (Some(p), Some(q)) = (x.get(i), y.get(j)) {
            match p.0.cmp(&q.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += p.1.min(q.1);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum.min(1.0)
    }

    /// Whether the value of one stands beside the other: there its partner is, more likely than not.
    pub fn crossed(&self, a: usize, b: usize) -> bool {
        let holds = |list: usize, of: usize| {
            let key = self.own.get(of).copied().unwrap_or(0);
            let mask = self.masks.get(list).copied().unwrap_or(0);
            mask & 1 << (key >> 58) != 0
                && self.around.get(list).is_some_and(|l| l.binary_search_by_key(&key, |c| c.0).is_ok())
        };
        holds(a, b) || holds(b, a)
    }
}

/// The claims of one article in the sentence of a claim and in those beside it.
fn near(claims: &[Claim], at: usize) -> impl Iterator<Item = usize> + '_ {
    let claim = &claims[at];
    let beside =
        move |&i: &usize| claims[i].document == claim.document && claims[i].sentence.abs_diff(claim.sentence) <= 1;
    let before = (0..at).rev().take_while(beside);
    let behind = (at + 1..claims.len()).take_while(beside);
    before.chain(behind).filter(|&i| claims[i].block.holds_claims())
}

/// Equal for equal values: bounds and hedges left out.
fn key(claim: &Claim, rules: &Rules) -> u64 {
    let mut hasher = FxHasher::default();
    match &claim.value {
        Value::Date(date) => (0_u8, closed(date).and_then(|p| p.days())).hash(&mut hasher),
        value => {
            let quantity = value.quantity();
            let base = quantity.and_then(|q| rules.units.to_base(q.stated()?, q.unit)).map(|v| v.normalize());
            let kind = quantity.map(|q| {
                let unit = rules.units.get(q.unit);
                let money = unit.dimension == crate::value::Dimension::Money;
                (unit.dimension as u8, money.then_some(q.unit))
            });
            let ends = if base.is_some() { None } else { quantity.map(|q| (q.min, q.max)) };
            (1_u8, kind, base, ends).hash(&mut hasher);
        }
    }
    // The low bits of the hasher are mixed least.
    hasher.finish().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The date that an interval names: its one end, or both where they are one.
pub(super) fn closed(date: &Edtf) -> Option<Partial> {
    match (date.start, date.end) {
        (End::At(a), End::At(b)) => (a == b).then_some(a),
        (End::At(a), End::Open) | (End::Open, End::At(a)) => Some(a),
        (End::Open, End::Open) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::align::Scorer;
    use crate::rules::{RuleFiles, Rules};
    use crate::run::{Options, run_on};
    use crate::text::Source;

    #[test]
    fn sentences_that_share_a_telling_value_keep_company() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        // The first figure of either text, and whether it has company in the other's.
        for (first, second, company) in [
            ("Some 1,430 beds were closed out of 51,200.", "Restent 1.300 lits vides sur 51.200.", true),
            ("Il a versé 340 euros pour 86 nuits.", "He paid €430 for 86 nights.", true),
            ("He paid €430 in 2019. It was 14 miles away.", "Les 340 euros de 2019 ont suffi.", true),
            ("Two were held and three freed.", "Deux ont fui, trois sont restés.", false),
            (
                "Some 1,430 beds were closed out of 51,200.",
                "Il reste 1.300 lits. Il pleut. Il y en avait 51.200.",
                false,
            ),
            ("Some 1,430 beds were closed out of 51,200.", "Les 51.200 lits, dont 1.300 vides.", false),
        ] {
            let source = |(at, text): (usize, &str)| Source { path: at.to_string(), bytes: text.as_bytes().to_vec() };
            let sources = [first, second].into_iter().enumerate().map(source).collect();
            let run = run_on(sources, &BTreeSet::new(), &Options::default(), &rules);
            let other = run.claims.iter().position(|c| c.document == 1).unwrap();
            let scorer = Scorer::new(&run.articles, &run.claims, &rules);
            assert_eq!(scorer.features(0, other, None).company > 0.1, company, "{first} / {second}");
        }
    }
}
