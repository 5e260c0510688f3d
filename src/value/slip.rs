//! Slips of the pen: what turns a right value into a wrong one.

use rust_decimal::Decimal;

use super::likeness::percent_against_points;
use super::{Dimension, Edtf, Partial, Quantity, Units, Value};

/// A slip that explains why two values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slip {
    /// A factor of ten, a thousand or a million.
    Magnitude,
    /// Digits swapped, or one digit off.
    Transposition,
    /// The right number in the wrong unit.
    Unit,
    /// Per cent for percentage points.
    PercentPoints,
    /// Another year, the same day.
    Year,
    /// Another day of the same month.
    Day,
}

/// The slip between two values in conflict, where one explains it.
pub fn slip(a: &Value, b: &Value, units: &Units) -> Option<Slip> {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) => dates(x, y),
        (Value::Ordinal(_), Value::Duration(_)) | (Value::Duration(_), Value::Ordinal(_)) => None,
        _ => quantities(a.quantity()?, b.quantity()?, units),
    }
}

fn quantities(a: &Quantity, b: &Quantity, units: &Units) -> Option<Slip> {
    let (x, y) = (a.stated()?, b.stated()?);
    if percent_against_points(a.unit, b.unit) {
        return (x == y).then_some(Slip::PercentPoints);
    }
    if a.unit != b.unit && x == y && x > Decimal::ONE {
        return Some(Slip::Unit);
    }
    let (p, q) = (units.to_base(x, a.unit)?, units.to_base(y, b.unit)?);
    if p.is_zero() || q.is_zero() || p == q {
        return None;
    }
    let (high, low) = if p > q { (p, q) } else { (q, p) };
    let ratio = high / low;
    let loose = if a.unit == b.unit && !a.approx && !b.approx { Decimal::new(2, 2) } else { Decimal::new(13, 2) };
    for power in [10_u64, 100, 1000, 1_000_000, 1_000_000_000] {
        let power = Decimal::from(power);
        if (ratio / power - Decimal::ONE).abs() <= loose {
            // Counts below ten times a digit are too common to be a slip: 2 and 20.
            return (low >= Decimal::TEN || power > Decimal::TEN || units.get(a.unit).dimension != Dimension::Count)
                .then_some(Slip::Magnitude);
        }
    }
    (a.unit == b.unit && digits_off(x, y)).then_some(Slip::Transposition)
}

/// Two digits swapped, or in numbers of two digits and more one digit off in the lead.
fn digits_off(x: Decimal, y: Decimal) -> bool {
    let scale = x.scale().max(y.scale());
    let digits = |mut d: Decimal| {
        d.rescale(scale);
        d.mantissa().unsigned_abs().to_string()
    };
    let (p, q) = (digits(x), digits(y));
    if p.len() != q.len() {
        return false;
    }
    let (p, q) = (p.trim_end_matches('0'), q.trim_end_matches('0'));
    let width = p.len().max(q.len());
    if width < 2 {
        return false;
    }
    let pad = |s: &str| format!("{s:0<width$}").into_bytes();
    let (p, q) = (pad(p), pad(q));
    let off: Vec<usize> = (0..width).filter(|&i| p.get(i) != q.get(i)).collect();
    match off.as_slice() {
        [i, j] => p.get(*i) == q.get(*j) && p.get(*j) == q.get(*i),
        [_] => {
            width >= 3
                || strsim::osa_distance(&x.to_string(), &y.to_string()) == 1
                    && (x - y).abs() >= Decimal::TEN
                    && (x - y).abs() == Decimal::TEN
        }
        _ => false,
    }
}

fn dates(a: &Edtf, b: &Edtf) -> Option<Slip> {
    let (Some(p), Some(q)) = (a.single(), b.single()) else { return None };
    if a.clock.is_some() && b.clock.is_some() {
        let text = |c: Option<super::Clock>| c.map(|c| format!("{:02}{:02}", c.hour, c.minute)).unwrap_or_default();
        let (x, y) = (text(a.clock), text(b.clock));
        let mut sorted = [x.clone().into_bytes(), y.clone().into_bytes()];
        sorted.iter_mut().for_each(|d| d.sort_unstable());
        return (x != y && sorted[0] == sorted[1]).then_some(Slip::Transposition);
    }
    let same_day = |p: Partial, q: Partial| p.month == q.month && p.day == q.day;
    match (p.year, q.year) {
        (Some(x), Some(y)) if x != y => {
            let swapped = digits_off(Decimal::from(x), Decimal::from(y)) && p.month.is_none() && q.month.is_none();
            if swapped && (x - y).abs() >= 9 && (x - y).abs() % 9 == 0 {
                return Some(Slip::Transposition);
            }
            let near = (x - y).abs() <= 10;
            (near && (same_day(p, q) || p.month.is_none() || q.month.is_none() || p.month == q.month))
                .then_some(Slip::Year)
        }
        (Some(_), Some(_)) if p.month == q.month && p.day.is_some() && q.day.is_some() => Some(Slip::Day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_swapped_digits_from_other_numbers() {
        let d = |s: &str| s.parse::<Decimal>().unwrap();
        for (a, b, slips) in [
            ("259", "295", true),
            ("18.6", "16.8", true),
            ("0.68", "0.86", true),
            ("1100", "1010", true),
            ("27", "37", true),
            ("128", "182", true),
            ("12", "14", false),
            ("430", "67", false),
            ("6000", "30000", false),
        ] {
            assert_eq!(digits_off(d(a), d(b)), slips, "{a} {b}");
        }
    }
}
