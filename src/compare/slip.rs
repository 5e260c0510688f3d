//! The likely slip behind two values that cannot both be right.

use rust_decimal::Decimal;

use crate::rules::compare::Compare;
use crate::value::{Dimension, Edtf, Quantity, Units, Value};

use super::Cause;
use super::date::on_one_clock;
use super::quantity::{Yardstick, decade, digits};

/// A recognised slip, and whether it is of a kind that chance rarely makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// What happened.
    pub cause: Cause,
    /// False where two unrelated values often look the same way (one digit off in two).
    pub strong: bool,
}

/// The likely slip between two values in conflict; `None` where none is seen.
pub fn slip(a: &Value, b: &Value, units: &Units) -> Option<Slip> {
    Yardstick { units, compare: &Compare::default(), difference: false }.slip(a, b)
}

/// As [`slip`], the cause alone.
pub fn cause(a: &Value, b: &Value, units: &Units) -> Option<Cause> {
    slip(a, b, units).map(|s| s.cause)
}

impl Yardstick<'_> {
    /// As [`slip`], by this yardstick.
    pub fn slip(&self, a: &Value, b: &Value) -> Option<Slip> {
        match (a, b) {
            (Value::Date(a), Value::Date(b)) => of_dates(a, b),
            _ => self.of_quantities(a.quantity()?, b.quantity()?),
        }
    }

    fn of_quantities(&self, a: &Quantity, b: &Quantity) -> Option<Slip> {
        let (x, y) = (a.stated()?, b.stated()?);
        let (dx, dy) = (self.units.get(a.unit).dimension, self.units.get(b.unit).dimension);
        let strong = |cause| Some(Slip { cause, strong: true });
        if matches!((dx, dy), (Dimension::Percent, Dimension::Points) | (Dimension::Points, Dimension::Percent)) {
            return if x == y { strong(Cause::PercentPoints) } else { None };
        }
        if dx == Dimension::Money && dy == Dimension::Money && a.unit != b.unit {
            return decade(self.worth_ratio(a, b)?, 0.25).filter(|&p| slipped(p)).and(strong(Cause::Magnitude));
        }
        if !self.units.comparable(a.unit, b.unit) {
            return None;
        }
        let time = matches!(dx, Dimension::Time | Dimension::Months);
        if a.unit != b.unit && x == y && !time {
            return strong(Cause::Unit);
        }
        let ratio = if dx == Dimension::Temperature { None } else { self.ratio(x, a, y, b) };
        if let Some(ratio) = ratio {
            // A hundred between two units of area is hectares taken for square kilometres.
            let power = decade(ratio, 0.06).filter(|&p| magnitude(ratio, p, a, b));
            if power.is_some_and(|p| p.abs() == 2) && dx == Dimension::Area && a.unit != b.unit {
                return strong(Cause::Unit);
            }
            if power.is_some() {
                return strong(Cause::Magnitude);
            }
            if a.is_point() && b.is_point() && self.mistaken_unit(ratio, a, b) {
                return strong(Cause::Unit);
            }
        }
        if a.unit == b.unit { of_digits(x, y) } else { None }
    }

    /// True where a ratio is that of two units which articles mistake for each other.
    fn mistaken_unit(&self, ratio: f64, a: &Quantity, b: &Quantity) -> bool {
        let dimension = self.units.get(a.unit).dimension;
        let short = [a, b].iter().any(|q| matches!(self.units.get(q.unit).code.as_str(), "m" | "[ft_i]"));
        let factors: &[f64] = match dimension {
            Dimension::Length if short => &[1.609_344, 3.280_84],
            Dimension::Length => &[1.609_344],
            Dimension::Speed => &[1.609_344, 1.852],
            Dimension::Area => &[2.589_988, 2.471_05],
            Dimension::Mass => &[2.204_62],
            _ => &[],
        };
        let ratio = if ratio < 1.0 { 1.0 / ratio } else { ratio };
        factors.iter().any(|f| (ratio / f - 1.0).abs() <= 0.012)
    }

    fn ratio(&self, x: Decimal, a: &Quantity, y: Decimal, b: &Quantity) -> Option<f64> {
        let (x, y) = (self.base(x, a.unit)?, self.base(y, b.unit)?);
        (x > 0.0 && y > 0.0).then(|| x / y)
    }
}

/// Powers of ten that a pen slips by: a zero or two, a thousand, a million, a billion.
pub(super) fn slipped(power: i32) -> bool {
    matches!(power.abs(), 1 | 2 | 3 | 6 | 9)
}

/// True where a ratio is a power of ten as closely as both sides were stated.
fn magnitude(ratio: f64, power: i32, a: &Quantity, b: &Quantity) -> bool {
    if !slipped(power) {
        return false;
    }
    // Half a step of the last digit stated, of three at most; a hedge makes it a whole one.
    let loose = |q: &Quantity| -> f64 {
        let hedged = q.approx || !q.is_point();
        match (leading(q), hedged) {
            (0..10, true) => 0.06,
            (0..10, false) => 0.005,
            (digits, true) => 1.0 / f64::from(digits),
            (digits, false) => 0.5 / f64::from(digits),
        }
    };
    // Two and twenty, three and thirty: too common among small counts to mean anything.
    let small = |q: &Quantity| q.unit.0 == 0 && digits(q) <= 1 && q.stated().is_some_and(|v| v < Decimal::from(100));
    if small(a) || small(b) {
        return false;
    }
    let rest = ratio / 10_f64.powi(power);
    rest.max(1.0 / rest) - 1.0 < loose(a).max(loose(b)) - 1e-9
}

/// The first digits of a value, three at most and no zeros behind: 55 for 5,500.
fn leading(quantity: &Quantity) -> u32 {
    let digits = Digits::of(quantity.stated().unwrap_or_default().normalize().mantissa().unsigned_abs(), 1);
    let end = digits.as_slice().iter().rposition(|d| *d != 0).map_or(0, |last| last + 1);
    digits.as_slice()[..end].iter().take(3).fold(0, |sum, d| 10 * sum + u32::from(*d))
}

/// Digits swapped, or one of them wrong.
fn of_digits(x: Decimal, y: Decimal) -> Option<Slip> {
    let (x, y) = (x.normalize(), y.normalize());
    let scale = x.scale().max(y.scale());
    let (x, y) = (whole(x, scale)?, whole(y, scale)?);
    let zeros = |d: &Digits| d.as_slice().iter().rev().take_while(|d| **d == 0).count();
    let both = zeros(&x).min(zeros(&y));
    let head = |d: &'_ Digits| d.as_slice().len() - both;
    match_digits(&x.as_slice()[..head(&x)], &y.as_slice()[..head(&y)])
}

fn match_digits(x: &[u8], y: &[u8]) -> Option<Slip> {
    if x.len() != y.len() || x.len() < 2 {
        return None;
    }
    let mut off = x.iter().zip(y).filter(|(p, q)| p != q);
    let strong = match (off.next(), off.next(), off.next()) {
        (Some(_), None, _) => false,
        (Some((a, b)), Some((c, d)), None) if a == d && b == c => true,
        _ => return None,
    };
    Some(Slip { cause: Cause::Transposition, strong })
}

/// The digits of a value with so many behind the point, and one before it at least.
fn whole(value: Decimal, scale: u32) -> Option<Digits> {
    let shift = 10_u128.checked_pow(scale.checked_sub(value.scale())?)?;
    let shifted = value.mantissa().unsigned_abs().checked_mul(shift)?;
    (shifted <= Decimal::MAX.mantissa().unsigned_abs()).then(|| Digits::of(shifted, scale as usize + 1))
}

/// The decimal digits of a number, first digit first.
struct Digits {
    all: [u8; Self::MOST],
    from: usize,
}

impl Digits {
    /// As many as 128 bits have.
    const MOST: usize = 39;

    /// Those of a number, with zeros before them up to such a width.
    fn of(number: u128, width: usize) -> Self {
        let (mut all, mut from) = ([0; Self::MOST], Self::MOST);
        let mut digit = |d: u8| {
            from -= 1;
            all[from] = d;
        };
        // Nearly all fit into half the bits, which are quicker to divide.
        let mut rest = number;
        while rest > u128::from(u64::MAX) {
            digit((rest % 10) as u8);
            rest /= 10;
        }
        let mut rest = rest as u64;
        while rest > 0 {
            digit((rest % 10) as u8);
            rest /= 10;
        }
        Self { all, from: from.min(Self::MOST.saturating_sub(width)) }
    }

    fn as_slice(&self) -> &[u8] {
        &self.all[self.from..]
    }
}

fn of_dates(a: &Edtf, b: &Edtf) -> Option<Slip> {
    if let Some((x, y)) = on_one_clock(a, b) {
        let clock =
            |m: i64| Digits::of(u128::from((m.rem_euclid(1440) / 60 * 100 + m.rem_euclid(60)).unsigned_abs()), 4);
        return match_digits(clock(x).as_slice(), clock(y).as_slice()).filter(|s| s.strong);
    }
    if a.clock.is_some() || b.clock.is_some() {
        return None;
    }
    let (x, y) = (a.single()?, b.single()?);
    let (Some(m), Some(n)) = (x.year, y.year) else {
        return (x.month == y.month && x.day != y.day).then_some(Slip { cause: Cause::Day, strong: false });
    };
    let same_day = x.month == y.month && x.day == y.day && x.day.is_some();
    let coarse = x.month.is_none() || y.month.is_none();
    if m != n && (same_day || coarse || x.month == y.month) {
        let year = |y: i32| Digits::of(u128::from(y.unsigned_abs()), 1);
        let swapped = match_digits(year(m).as_slice(), year(n).as_slice()).filter(|_| m.signum() == n.signum());
        let off_by_one = swapped.is_some_and(|s| s.strong);
        let crossed = off_by_one && m % 10 != n % 10 && m / 10 != n / 10;
        if crossed && coarse {
            return swapped;
        }
        let near = (m - n).abs() <= 10 || off_by_one;
        return near.then_some(Slip { cause: Cause::Year, strong: same_day });
    }
    let (first, second) = (a.single_day()?, b.single_day()?);
    let apart = (first - second).num_days().abs();
    let same_month = m == n && x.month == y.month;
    (apart <= 2 || same_month).then_some(Slip { cause: Cause::Day, strong: false })
}
