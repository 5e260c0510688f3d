//! Lengths of time that two dates near them bear out, and times that one date leaves until the article's own day.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashSet;

use super::desk::Desk;
use super::elapsed::{agree, between};
use crate::claim::Claim;
use crate::value::{Dimension, Edtf, End, Partial, Quantity, UnitId, Value};
use crate::verdict::{Check, CheckKind};

/// Dates around one length of time that it is held against.
const MOST: usize = 12;

/// Finds the two ends of lengths of time that nothing else was held against. It raises no error: chance lays dates
/// apart too.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let held = held(desk, out);
    for claim in desk.claims {
        let q = match &claim.value {
            Value::Duration(q) => q,
            Value::Quantity(q) if q.unit == UnitId::YEAR => q,
            _ => continue,
        };
        if held.contains(&desk.index(claim))
            || !q.is_point()
            || !matches!(desk.dimension(q.unit), Dimension::Time | Dimension::Months)
        {
            continue;
        }
        let dates: Vec<(&Claim, &Edtf)> = desk
            .window(claim, 4, 4)
            .filter_map(|c| Some((c, c.value.date()?)))
            .filter(|(_, d)| start(d).is_some())
            .take(MOST)
            .collect();
        let lasts = matches!(claim.value, Value::Duration(_));
        let found = if lasts { pair(desk, claim, q, &dates) } else { None };
        out.extend(found.or_else(|| until_today(desk, claim, q, &dates)));
    }
}

/// Places of the article's claims that a length of time was held against.
fn held(desk: &Desk<'_>, out: &[Check]) -> FxHashSet<Option<usize>> {
    let first = desk.claims.first().and_then(|c| desk.index(c));
    let own = out.iter().rev().take_while(|c| c.claims.first().is_none_or(|at| Some(*at) >= first));
    own.filter(|c| c.check == CheckKind::Elapsed).flat_map(|c| c.claims.iter().map(|at| Some(*at))).collect()
}

/// "the vote of 16 January was put off by two weeks", with the 30th named beside it.
fn pair(desk: &Desk<'_>, claim: &Claim, q: &Quantity, dates: &[(&Claim, &Edtf)]) -> Option<Check> {
    let near = |c: &Claim| c.sentence.abs_diff(claim.sentence) <= 2;
    let all = || dates.iter().flat_map(|a| dates.iter().map(move |b| (a, b)));
    let (from, to, apart) = all().filter(|(a, b)| near(a.0) || near(b.0)).find_map(|(a, b)| {
        let one = a.0.sentence == b.0.sentence;
        let days = || days(q, start(a.1)?, b.1.single()?).filter(|_| one || a.0.absolute || b.0.absolute);
        let apart = clocks(desk, q, a.1, b.1).filter(|_| one || near(a.0) && near(b.0)).or_else(days)?;
        Some((a.0, b.0, apart))
    })?;
    Some(desk.raise(CheckKind::Elapsed, &[from, claim, to], agree(desk, claim, from, apart, apart)))
}

/// "opened in 1957, it is 68 years old".
fn until_today(desk: &Desk<'_>, claim: &Claim, q: &Quantity, dates: &[(&Claim, &Edtf)]) -> Option<Check> {
    let today = desk.article.published?;
    let now = Edtf::day(today).single()?;
    let one = matches!(claim.value, Value::Quantity(_));
    let told = |c: &Claim| if one { c.sentence == claim.sentence } else { claim.sentence.abs_diff(c.sentence) <= 2 };
    let mut before = dates.iter().filter(|(c, _)| c.absolute && c.span.start < claim.span.start && told(c));
    let (date, apart) = before.find_map(|(c, d)| Some((*c, days(q, start(d)?, now)?)))?;
    (apart >= Decimal::TWO && matches!(q.unit, UnitId::YEAR | UnitId::MONTH))
        .then(|| desk.raise(CheckKind::Elapsed, &[claim, date], agree(desk, claim, date, apart, apart)))
}

/// The date, or the first one of a time without end.
fn start(date: &Edtf) -> Option<Partial> {
    match (date.start, date.end) {
        (End::At(p), End::Open) => Some(p),
        _ => date.single(),
    }
}

/// How far apart two dates are, where that is the length of time told. They are compared as finely as both are told.
fn days(q: &Quantity, a: Partial, b: Partial) -> Option<Decimal> {
    let years = a.month.is_none() || b.month.is_none();
    let months = a.day.is_none() || b.day.is_none();
    let fits = match q.unit {
        UnitId::YEAR => true,
        UnitId::MONTH => !years,
        _ => !months,
    };
    let (from, to) = (a.days()?.0, b.days()?.0);
    let first = |d: NaiveDate| match (years, months) {
        (true, _) => d.with_ordinal0(0),
        (_, true) => d.with_day0(0),
        _ => Some(d),
    };
    let (from, to) = (first(from)?, first(to)?);
    (fits && from < to && exact(q, from, to)).then(|| between(from, to, q.unit))?
}

/// True where two days are as many units apart as told; days may count both ends.
fn exact(q: &Quantity, from: NaiveDate, to: NaiveDate) -> bool {
    let (Some(said), apart) = (q.stated(), (to - from).num_days()) else { return false };
    let Some(n) = said.to_i64().filter(|_| said.is_integer()) else { return false };
    match q.unit {
        UnitId::DAY => apart == n || apart == n - 1,
        UnitId::WEEK => n.checked_mul(7).is_some_and(|d| (apart - d).abs() <= 1),
        _ => between(from, to, q.unit).is_some_and(|m| (m - said).abs() <= Decimal::new(35, 2)),
    }
}

/// Hours between two times of day, where they are those told.
fn clocks(desk: &Desk<'_>, q: &Quantity, a: &Edtf, b: &Edtf) -> Option<Decimal> {
    let (x, y) = (a.clock?, b.clock?);
    if desk.dimension(q.unit) != Dimension::Time || x.zone != y.zone {
        return None;
    }
    let apart = Decimal::from((y.minutes() - x.minutes()).rem_euclid(1440));
    let said = desk.rules.units.to_base(q.stated()?, q.unit)?.checked_div(Decimal::from(60))?;
    let half = Decimal::from(720);
    ((said == apart || said + half == apart || said == apart + half) && !apart.is_zero())
        .then(|| (said / Decimal::from(60)).round_dp(1))
}
