//! Can two quantities be one: interval arithmetic over what was stated and how precisely.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::rules::compare::{Compare, Tolerance};
use crate::value::{Dimension, Quantity, UnitId, Units, Value};

use super::Likeness;

/// Days of a mean Gregorian month, in seconds.
const MONTH: f64 = 2_629_746.0;

/// What values are compared by.
#[derive(Debug, Clone, Copy)]
pub struct Yardstick<'a> {
    /// The table of units.
    pub units: &'a Units,
    /// Tolerances and rates.
    pub compare: &'a Compare,
    /// True where temperatures are differences and have no zero point.
    pub difference: bool,
}

/// A quantity in a base unit that both sides share.
#[derive(Debug, Clone, Copy)]
pub struct Stretch {
    min: Option<f64>,
    max: Option<f64>,
    tolerance: f64,
}

impl Yardstick<'_> {
    /// A value in the base unit of its dimension; lengths of time all in seconds.
    pub(super) fn base(&self, value: Decimal, unit: UnitId) -> Option<f64> {
        let of = self.units.get(unit);
        let scaled = match of.dimension {
            Dimension::Temperature if self.difference => value.checked_mul(of.factor)?,
            _ => self.units.to_base(value, unit)?,
        };
        let scaled = scaled.to_f64()?;
        Some(if of.dimension == Dimension::Months { scaled * MONTH } else { scaled })
    }

    /// How two values compare.
    pub fn values(&self, a: &Value, b: &Value) -> Likeness {
        match (a, b) {
            (Value::Date(a), Value::Date(b)) => super::dates(a, b),
            (Value::Ordinal(rank), Value::Duration(q)) | (Value::Duration(q), Value::Ordinal(rank)) => {
                // In the eighth month seven are over and the eighth is not.
                let begun = rank.min.and_then(|n| n.checked_sub(Decimal::ONE));
                match self.quantities(&Quantity { min: begun, approx: false, ..*rank }, q) {
                    Likeness::Same => Likeness::Compatible,
                    other => other,
                }
            }
            _ => match (a.quantity(), b.quantity()) {
                (Some(a), Some(b)) => self.quantities(a, b),
                _ => Likeness::Compatible,
            },
        }
    }

    /// As [`Yardstick::values`], for those who have asked before for the [`Yardstick::stretch`] of each.
    pub fn stretched(&self, (a, p): (&Value, Option<Stretch>), (b, q): (&Value, Option<Stretch>)) -> Likeness {
        match (a, b) {
            (Value::Date(_), _) | (Value::Ordinal(_), Value::Duration(_)) | (Value::Duration(_), Value::Ordinal(_)) => {
                self.values(a, b)
            }
            _ => match (a.quantity(), b.quantity()) {
                (Some(a), Some(b)) if a.unit == b.unit => self.between(a, b, || (p, q)),
                _ => self.values(a, b),
            },
        }
    }

    /// How far a value reaches, for others of its unit; nothing for dates.
    pub fn stretch(&self, value: &Value) -> Option<Stretch> {
        self.reach(value.quantity()?, false)
    }

    /// How two quantities compare.
    pub fn quantities(&self, a: &Quantity, b: &Quantity) -> Likeness {
        let converted = a.unit != b.unit;
        self.between(a, b, || (self.reach(a, converted), self.reach(b, converted)))
    }

    fn between(
        &self,
        a: &Quantity,
        b: &Quantity,
        stretches: impl FnOnce() -> (Option<Stretch>, Option<Stretch>),
    ) -> Likeness {
        let (x, y) = (self.units.get(a.unit).dimension, self.units.get(b.unit).dimension);
        let times = |d| matches!(d, Dimension::Time | Dimension::Months);
        let calendar = x != y && times(x) && times(y);
        match (x, y) {
            (Dimension::Percent, Dimension::Points) | (Dimension::Points, Dimension::Percent) => {
                return Likeness::Conflict;
            }
            (Dimension::Money, Dimension::Money) if a.unit != b.unit => return self.currencies(a, b),
            _ if !calendar && !self.units.comparable(a.unit, b.unit) => return Likeness::Compatible,
            _ => {}
        }
        if a.unit == b.unit && (a.min, a.max, a.approx) == (b.min, b.max, b.approx) {
            return Likeness::Same;
        }
        let (Some(left), Some(right)) = stretches() else { return Likeness::Compatible };
        if a.unit != b.unit && a.approx == b.approx && !calendar && equal(left, right, x) {
            return Likeness::Same;
        }
        let gap = |lower: Option<f64>, upper: Option<f64>| match (lower, upper) {
            (Some(l), Some(u)) => l - u,
            _ => f64::NEG_INFINITY,
        };
        let apart = gap(left.min, right.max).max(gap(right.min, left.max));
        let size =
            [left.min, left.max, right.min, right.max].into_iter().flatten().fold(0.0, |m: f64, v| m.max(v.abs()));
        let slack = if calendar { self.compare.tolerance.months_in_days * size } else { size * 1e-9 };
        if apart <= left.tolerance.max(right.tolerance) + slack { Likeness::Compatible } else { Likeness::Conflict }
    }

    /// Two currencies are told apart only by the slip of a zero or of a million for a billion.
    fn currencies(&self, a: &Quantity, b: &Quantity) -> Likeness {
        match self.worth_ratio(a, b) {
            Some(ratio) if decade(ratio, 0.25).is_some_and(super::slip::slipped) => Likeness::Conflict,
            _ => Likeness::Compatible,
        }
    }

    /// How many times the worth of `b` the worth of `a` is, in two currencies.
    pub(super) fn worth_ratio(&self, a: &Quantity, b: &Quantity) -> Option<f64> {
        let worth = |q: &Quantity| {
            let rate = self.compare.worth.get(self.units.code(q.unit))?;
            Some(q.stated()?.to_f64()? * rate)
        };
        let (x, y) = (worth(a)?, worth(b)?);
        (x > 0.0 && y > 0.0).then(|| x / y)
    }

    /// How far a quantity reaches, for others of its unit or of another.
    fn reach(&self, q: &Quantity, converted: bool) -> Option<Stretch> {
        let end = |v: Option<Decimal>| v.map_or(Some(None), |v| self.base(v, q.unit).map(Some));
        let stated = q.min.or(q.max)?;
        let tolerance = tolerance(q, converted, &self.compare.tolerance);
        // Through the base unit, as a difference, so that an offset cannot enter.
        let wide = Decimal::from_f64_retain(tolerance)?;
        let tolerance = (self.base(stated.checked_add(wide)?, q.unit)? - self.base(stated, q.unit)?).abs();
        Some(Stretch { min: end(q.min)?, max: end(q.max)?, tolerance })
    }
}

/// The same in two units, but for what a printed conversion cannot show.
fn equal(a: Stretch, b: Stretch, dimension: Dimension) -> bool {
    let near = |x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) if dimension == Dimension::Temperature => (x - y).abs() <= 0.03,
        (Some(x), Some(y)) => (x - y).abs() <= 1e-4 * x.abs().max(y.abs()),
        (None, None) => true,
        _ => false,
    };
    near(a.min, b.min) && near(a.max, b.max)
}

/// How many digits were stated: 1 for 8,000, 2 for 1,100, 3 for 259; 4 stands for more.
pub(super) fn digits(q: &Quantity) -> u32 {
    let Some(stated) = q.min.or(q.max) else { return 0 };
    let Some(steps) = stated.abs().checked_div(q.grain).and_then(|s| s.to_f64()) else { return 4 };
    match steps {
        s if s < 9.5 => 1,
        s if s < 99.5 => 2,
        s if s < 999.5 => 3,
        _ => 4,
    }
}

/// How far from its ends a quantity may lie, in its own unit.
fn tolerance(q: &Quantity, converted: bool, t: &Tolerance) -> f64 {
    let size = q.min.or(q.max).and_then(|v| v.abs().to_f64()).unwrap_or(0.0);
    let half = q.grain.abs().to_f64().unwrap_or(0.0) / 2.0;
    let point = q.is_point();
    if q.approx && point {
        let part = match digits(q) {
            0 | 1 => t.approx_one_digit,
            2 => t.approx_two_digits,
            _ => t.approx_more,
        };
        return half.min(size * 0.2).max(size * part);
    }
    if !point {
        return size * t.bound;
    }
    match digits(q) {
        // A trailing zero may be exact: only a small part of it is taken for rounding.
        0 | 1 if q.grain > Decimal::ONE && !converted => half.min(size * t.round_one_digit),
        _ => half.min(size * 0.1),
    }
}

/// The power of ten that a ratio is, but for `within` decades; never 0.
pub(super) fn decade(ratio: f64, within: f64) -> Option<i32> {
    let log = ratio.abs().log10();
    let power = log.round();
    (log.is_finite() && power != 0.0 && power.abs() <= 9.0 && (log - power).abs() <= within).then_some(power as i32)
}
