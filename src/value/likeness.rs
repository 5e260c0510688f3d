//! Can two values both be true of one question? Interval arithmetic on bounds, approximation and stated precision.

use rust_decimal::Decimal;

use super::{Dimension, Edtf, Quantity, UnitId, Units, Value, Zone};

/// How two values compare, whatever they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Likeness {
    /// The same value, as precisely stated.
    Same,
    /// One is rounder, vaguer or a bound that admits the other.
    Compatible,
    /// Both cannot be true.
    Conflict,
}

/// Compares two values; `None` where they measure different things and can never be held against each other.
pub fn likeness(a: &Value, b: &Value, units: &Units) -> Option<Likeness> {
    match (a, b) {
        (Value::Date(x), Value::Date(y)) => Some(dates(x, y)),
        (Value::Date(_), _) | (_, Value::Date(_)) => None,
        (Value::Ordinal(x), Value::Duration(y)) | (Value::Duration(y), Value::Ordinal(x)) => elapsed(x, y, units),
        (Value::Ordinal(_), Value::Quantity(_)) | (Value::Quantity(_), Value::Ordinal(_)) => None,
        _ => quantities(a.quantity()?, b.quantity()?, units),
    }
}

/// "huitième mois" and "huit mois" can speak of one length: the eighth month runs from seven months to eight.
fn elapsed(rank: &Quantity, length: &Quantity, units: &Units) -> Option<Likeness> {
    let rank_in = units.convert(rank.min?, rank.unit, length.unit)?;
    let one = units.convert(Decimal::ONE, rank.unit, length.unit)?;
    let value = length.stated()?;
    let fits = value >= rank_in - one - one / Decimal::TWO && value <= rank_in + one / Decimal::TWO;
    Some(if fits { Likeness::Compatible } else { Likeness::Conflict })
}

/// A length in calendar months beside one in seconds: a month is 28 to 31 days.
fn mixed(a: &Quantity, b: &Quantity, units: &Units) -> Option<Likeness> {
    let (months, time) = if units.get(a.unit).dimension == Dimension::Months { (a, b) } else { (b, a) };
    let days = units.to_base(time.stated()?, time.unit)? / Decimal::from(86_400);
    let count = units.to_base(months.stated()?, months.unit)?;
    let (low, high) = (count * Decimal::from(28), count * Decimal::from(31));
    Some(if days >= low && days <= high { Likeness::Compatible } else { Likeness::Conflict })
}

fn quantities(a: &Quantity, b: &Quantity, units: &Units) -> Option<Likeness> {
    let (x, y) = (units.get(a.unit).dimension, units.get(b.unit).dimension);
    let time = |d| matches!(d, Dimension::Time | Dimension::Months);
    if x != y && time(x) && time(y) {
        return mixed(a, b, units);
    }
    if matches!((x, y), (Dimension::Percent, Dimension::Points) | (Dimension::Points, Dimension::Percent)) {
        return Some(Likeness::Conflict);
    }
    if x == Dimension::Money && y == Dimension::Money && a.unit != b.unit {
        return currencies(a, b);
    }
    if !units.comparable(a.unit, b.unit) {
        return None;
    }
    // One unit and two points far apart, or the same: no need to convert.
    if a.unit == b.unit && a.is_point() && b.is_point() && !a.approx && !b.approx {
        if a.min == b.min {
            return Some(Likeness::Same);
        }
        if let (Some(p), Some(q)) = (a.min, b.min)
            && (p - q).abs() > a.grain.max(b.grain)
        {
            return Some(Likeness::Conflict);
        }
    }
    let base = |q: &Quantity, v: Option<Decimal>| v.map(|v| units.to_base(v, q.unit));
    let flat = |v: Option<Option<Decimal>>| match v {
        None => Some(None),
        Some(inner) => inner.map(Some),
    };
    let (a_min, a_max) = (flat(base(a, a.min))?, flat(base(a, a.max))?);
    let (b_min, b_max) = (flat(base(b, b.min))?, flat(base(b, b.max))?);
    let close = |p: Decimal, q: Decimal| (p - q).abs() <= (p.abs() + q.abs()) / Decimal::from(1_000_000);
    let same_end = |p: Option<Decimal>, q: Option<Decimal>| match (p, q) {
        (Some(p), Some(q)) => close(p, q),
        (None, None) => true,
        _ => false,
    };
    if same_end(a_min, b_min) && same_end(a_max, b_max) {
        return Some(if a.approx == b.approx { Likeness::Same } else { Likeness::Compatible });
    }
    // Widen each by how roughly it is stated, then see whether they meet.
    let slack = |q: &Quantity, other: &Quantity| {
        let step = units.get(q.unit).factor * q.grain;
        let half = step / Decimal::TWO;
        let value = q.stated().map_or(Decimal::ZERO, |v| (v * units.get(q.unit).factor).abs());
        // Zeros at the end of a whole number are rounding only up to a hundredth part, or where the rounder says so.
        let rounding = if q.grain >= Decimal::ONE && !q.approx { half.min(value / Decimal::from(30)) } else { half };
        let rounding = if q.unit == other.unit { rounding } else { rounding.max(value / Decimal::from(30)) };
        if q.approx && q.is_point() { rounding.max(value / Decimal::from(8)) } else { rounding }
    };
    let (sa, sb) = (slack(a, b), slack(b, a));
    // Only the rounder of the two may be rounding.
    let (sa, sb) = match (a.approx || b.approx || a.unit != b.unit, a.grain.cmp(&b.grain)) {
        (true, _) => (sa, sb),
        (false, std::cmp::Ordering::Greater) => (sa, Decimal::ZERO),
        (false, std::cmp::Ordering::Less) => (Decimal::ZERO, sb),
        (false, std::cmp::Ordering::Equal) => (Decimal::ZERO, Decimal::ZERO),
    };
    let below =
        |high: Option<Decimal>, low: Option<Decimal>| matches!((high, low), (Some(h), Some(l)) if h + sa + sb < l);
    Some(if below(a_max, b_min) || below(b_max, a_min) { Likeness::Conflict } else { Likeness::Compatible })
}

/// Two currencies of one sum agree unless a factor of ten or more stands between them that no rate explains.
fn currencies(a: &Quantity, b: &Quantity) -> Option<Likeness> {
    let (x, y) = (a.stated()?, b.stated()?);
    if x.is_zero() || y.is_zero() {
        return Some(Likeness::Conflict);
    }
    let ratio = if x > y { x / y } else { y / x };
    Some(if ratio < Decimal::from(500) { Likeness::Compatible } else { Likeness::Conflict })
}

fn dates(a: &Edtf, b: &Edtf) -> Likeness {
    if let (Some(x), Some(y)) = (a.clock, b.clock)
        && a.single_day().is_some()
    {
        let minutes = |h: u8, m: u8| i32::from(h) * 60 + i32::from(m);
        let of = |c: super::Clock| match c.zone {
            Zone::Offset(east) => minutes(c.hour, c.minute) - i32::from(east),
            Zone::Local => minutes(c.hour, c.minute),
        };
        let apart = of(x) - of(y);
        let zoned = (x.zone == Zone::Local) != (y.zone == Zone::Local);
        return match (zoned, apart.rem_euclid(15), apart) {
            (_, _, 0) => Likeness::Same,
            (true, 0, _) => Likeness::Compatible,
            _ => Likeness::Conflict,
        };
    }
    if (a.start, a.end) == (b.start, b.end) {
        return if a.approx == b.approx { Likeness::Same } else { Likeness::Compatible };
    }
    let slack = chrono::TimeDelta::days(if a.approx || b.approx { 5 } else { 0 });
    let ((a1, a2), (b1, b2)) = (a.bounds(), b.bounds());
    let below = |high: Option<chrono::NaiveDate>, low: Option<chrono::NaiveDate>| matches!((high, low), (Some(h), Some(l)) if h.checked_add_signed(slack).is_some_and(|h| h < l));
    if below(a2, b1) || below(b2, a1) {
        return Likeness::Conflict;
    }
    // Dates without a year meet on month and day.
    let unknown = |d: &Edtf| d.bounds() == (None, None);
    if unknown(a) || unknown(b) {
        let part = |d: &Edtf| d.single().map(|p| (p.month, p.day));
        let differ = part(a).zip(part(b)).is_some_and(|(p, q)| p.0.is_some() && q.0.is_some() && p.0 != q.0);
        return if differ { Likeness::Conflict } else { Likeness::Compatible };
    }
    Likeness::Compatible
}

/// True for percent against points, which is a slip of the unit.
pub fn percent_against_points(a: UnitId, b: UnitId) -> bool {
    matches!((a, b), (UnitId::PERCENT, UnitId::POINT) | (UnitId::POINT, UnitId::PERCENT))
}
