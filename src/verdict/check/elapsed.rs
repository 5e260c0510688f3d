//! A length of time beside its two ends.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, ends, has, is};
use super::reason::figure;
use crate::claim::Claim;
use crate::value::{Dimension, Edtf, Quantity, UnitId, Value};
use crate::verdict::{Check, CheckKind, Severity};

/// Holds lengths of time and ranks in time against the dates they are tied to.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for claim in desk.claims {
        let (q, rank) = match &claim.value {
            Value::Duration(q) => (q, false),
            Value::Ordinal(q) if q.unit != UnitId::ONE => (q, true),
            _ => continue,
        };
        if !matches!(desk.dimension(q.unit), Dimension::Time | Dimension::Months) {
            continue;
        }
        for date in desk.window(claim, 3, 3) {
            let Some(value) = date.value.date() else { continue };
            let found = interval(desk, claim, q, date, value)
                .or_else(|| since(desk, claim, q, date, value))
                .or_else(|| begun(desk, claim, q, rank, date, value))
                .or_else(|| gone_by(desk, claim, q, date, value));
            if let Some(found) = found {
                out.push(desk.raise(CheckKind::Elapsed, &[claim, date], found));
            }
        }
        late(desk, claim, q, out);
    }
}

/// Least and most of a unit that lie between two days, as people count: ends in or out, months begun or over.
pub(super) fn between(from: NaiveDate, to: NaiveDate, unit: UnitId) -> Option<Decimal> {
    let days = Decimal::from((to - from).num_days());
    let months = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let part = Decimal::from(to.day() as i32 - from.day() as i32) / Decimal::from(30);
    let months = Decimal::from(months) + part;
    Some(match unit {
        UnitId::YEAR => months / Decimal::from(12),
        UnitId::MONTH => months,
        UnitId::WEEK => days / Decimal::from(7),
        UnitId::DAY => days,
        UnitId::HOUR => days * Decimal::from(24),
        _ => return None,
    })
}

/// Whether a length of time can be one of `low..=high` units.
#[derive(PartialEq, Eq)]
pub(super) enum Fit {
    Right,
    Wrong,
    Unsure,
}

pub(super) fn fit(q: &Quantity, low: Decimal, high: Decimal) -> Fit {
    // Said in whole units, or as "nearly" and "more than".
    let room = if q.approx { Decimal::ONE } else { Decimal::new(5, 1) };
    let (min, max) = (q.min.unwrap_or(Decimal::ZERO), q.max.unwrap_or(Decimal::MAX));
    if min <= high + room && max >= low - room {
        return Fit::Right;
    }
    let off = if min > high { min - high } else { low - max };
    let little = high.max(Decimal::ONE) * Decimal::new(8, 2);
    if off > Decimal::ONE && off > little { Fit::Wrong } else { Fit::Unsure }
}

pub(super) fn agree(desk: &Desk<'_>, claim: &Claim, date: &Claim, low: Decimal, high: Decimal) -> Finding {
    let unit = claim.value.quantity().map_or(UnitId::ONE, |q| q.unit);
    let (said, day, length) = (desk.print(claim), desk.print(date), length(desk, unit, low, high));
    Finding::ok(desk.say(
        format!("«\u{a0}{said}\u{a0}» s’accorde avec «\u{a0}{day}\u{a0}»\u{a0}: l’écart est de {length}."),
        format!("“{said}” agrees with “{day}”: the time between is {length}."),
    ))
}

pub(super) fn differ(
    desk: &Desk<'_>,
    claim: &Claim,
    date: &Claim,
    low: Decimal,
    high: Decimal,
    expected: String,
) -> Finding {
    let unit = claim.value.quantity().map_or(UnitId::ONE, |q| q.unit);
    let (said, day, length) = (desk.print(claim), desk.print(date), length(desk, unit, low, high));
    let reason = desk.say(
        format!("«\u{a0}{said}\u{a0}» ne s’accorde pas avec «\u{a0}{day}\u{a0}»\u{a0}: l’écart est de {length}."),
        format!("“{said}” does not agree with “{day}”: the time between is {length}."),
    );
    Finding::error(reason, expected, Severity::High)
}

/// A count of units, as a range where the ends leave one.
pub(super) fn length(desk: &Desk<'_>, unit: UnitId, low: Decimal, high: Decimal) -> String {
    let (low, high) = (figure(low.round_dp(1), desk.lang), figure(high.round_dp(1), desk.lang));
    let span = if low == high { low } else { desk.say(format!("{low} à {high}"), format!("{low} to {high}")) };
    let (french, english) = match unit {
        UnitId::YEAR => ("ans", "years"),
        UnitId::MONTH => ("mois", "months"),
        UnitId::WEEK => ("semaines", "weeks"),
        UnitId::DAY => ("jours", "days"),
        UnitId::HOUR => ("heures", "hours"),
        _ => return span,
    };
    desk.say(format!("{span} {french}"), format!("{span} {english}"))
}

/// "dix jours, du 23 juin au 2 juillet"; "19 June to 4 July, 16 days in all".
fn interval(desk: &Desk<'_>, claim: &Claim, q: &Quantity, date: &Claim, value: &Edtf) -> Option<Finding> {
    let (Some(from), Some(to)) = value.bounds() else { return None };
    if date.sentence != claim.sentence || value.single().is_some() {
        return None;
    }
    let gap = if date.span.start > claim.span.end { desk.near(claim, date) } else { desk.near(date, claim) };
    let ran = gap.len() <= 24 && has(gap, &desk.words.ran);
    let tied = gap.len() <= 12 && gap.contains([',', '(', ':', '-']) || ran;
    if !tied {
        return None;
    }
    let low = between(from, to, q.unit)?;
    let high = between(from, to.succ_opt()?, q.unit)?;
    match fit(q, low, high) {
        Fit::Right => Some(agree(desk, claim, date, low, high)),
        Fit::Wrong if (gap.len() <= 6 || ran) && !value.approx => {
            Some(differ(desk, claim, date, low, high, length(desk, q.unit, low, high)))
        }
        _ => None,
    }
}

/// "in more than 60 years, since the earthquake of 1969"; "depuis le 24 février, soit huit mois".
fn since(desk: &Desk<'_>, claim: &Claim, q: &Quantity, date: &Claim, value: &Edtf) -> Option<Finding> {
    if date.sentence != claim.sentence || date.span.start < claim.span.end {
        return None;
    }
    let today = desk.article.published?;
    let (first, last) = (value.bounds().0?, start_end(value)?);
    let gap = desk.near(claim, date);
    if gap.len() > 60 || !(begins(gap, &desk.words.since)) || gap.contains(['.', ';']) {
        return None;
    }
    if desk.between(claim, date).next().is_some() {
        return None;
    }
    let (low, high) = (between(last.min(today), today, q.unit)?, between(first.min(today), today, q.unit)?);
    match fit(q, low, high) {
        Fit::Right => Some(agree(desk, claim, date, low, high)),
        Fit::Wrong => Some(differ(desk, claim, date, low, high, length(desk, q.unit, low, high))),
        Fit::Unsure => None,
    }
}

/// Last day that the start of a date can mean.
fn start_end(value: &Edtf) -> Option<NaiveDate> {
    match value.start {
        crate::value::End::At(p) => p.days().map(|d| d.1),
        crate::value::End::Open => None,
    }
}

/// "launched on February 24, is now nearly eight months old"; "déclenché le 24 février, est entré dans son huitième mois".
fn begun(desk: &Desk<'_>, claim: &Claim, q: &Quantity, rank: bool, date: &Claim, value: &Edtf) -> Option<Finding> {
    let today = desk.article.published?;
    let next = claim.sentence == date.sentence || claim.sentence == date.sentence + 1;
    if !next || date.span.start > claim.span.start || !has(desk.before(date, 32), &desk.words.began) {
        return None;
    }
    let lead = desk.before(claim, 24);
    let follow = desk.after(claim, 12);
    if !(rank || ends(lead.trim_end(), &desk.words.lasting) || begins(follow, &desk.words.lasted)) {
        return None;
    }
    let (first, last) = (value.bounds().0?, start_end(value)?);
    if last > today {
        return None;
    }
    let one = if rank { Decimal::ONE } else { Decimal::ZERO };
    let (low, high) = (between(last, today, q.unit)? + one, between(first, today, q.unit)? + one);
    let (low, high) = if rank { (low.floor(), high.floor()) } else { (low, high) };
    match fit(q, low, high) {
        Fit::Right => Some(agree(desk, claim, date, low, high)),
        // A length that another year would make right is one of the two figures' slip.
        Fit::Wrong => {
            let year = if q.unit == UnitId::MONTH { 12 } else { 0 };
            let shifted = [-1, 1].into_iter().find(|s| {
                let by = Decimal::from(year * s);
                year > 0 && fit(q, low + by, high + by) == Fit::Right
            });
            let close = claim.sentence == date.sentence || shifted.is_some();
            (close && shifted.is_some()).then(|| {
                let right = first.year() - shifted.unwrap_or_default();
                differ(desk, claim, date, low, high, right.to_string())
            })
        }
        Fit::Unsure => None,
    }
}

/// "Two weeks on, …", with the day that long ago named nearby.
fn gone_by(desk: &Desk<'_>, claim: &Claim, q: &Quantity, date: &Claim, value: &Edtf) -> Option<Finding> {
    let today = desk.article.published?;
    let day = value.single_day()?;
    let after = desk.after(claim, 10);
    let cue = is(after.split(',').next().unwrap_or_default(), &desk.words.lasted) || begins(after, &desk.words.lasted);
    if !cue || day >= today {
        return None;
    }
    let apart = between(day, today, q.unit)?;
    (q.stated()?.abs() == apart.round_dp(1)).then(|| agree(desk, claim, date, apart, apart))
}

/// "four years late": two dates of the passage lie as far apart.
fn late(desk: &Desk<'_>, claim: &Claim, q: &Quantity, out: &mut Vec<Check>) {
    let around = format!("{} | {}", desk.before(claim, 24), desk.after(claim, 24));
    if q.unit != UnitId::YEAR || !has(&around, &desk.words.late) {
        return;
    }
    let Some(said) = q.stated() else { return };
    let year = |c: &Claim| c.value.date().and_then(|d| d.bounds().0).map(|d| d.year());
    let dates: Vec<&Claim> = desk.window(claim, 4, 4).filter(|c| c.absolute && year(c).is_some()).collect();
    let planned = dates.iter().filter(|c| c.sentence == claim.sentence);
    for a in planned {
        for b in &dates {
            let apart = year(b).zip(year(a)).map_or(0, |(x, y)| x - y);
            if apart > 0 && Decimal::from(apart) == said {
                let (p, r, s) = (desk.print(a), desk.print(b), desk.print(claim));
                let reason = desk.say(
                    format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{r}\u{a0}» il y a {apart} ans\u{a0}: «\u{a0}{s}\u{a0}» est juste."),
                    format!("From “{p}” to “{r}” is {apart} years: “{s}” is right."),
                );
                out.push(desk.raise(CheckKind::Elapsed, &[claim, a, b], Finding::ok(reason)));
                return;
            }
        }
    }
}
