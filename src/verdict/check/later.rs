//! A length of time told with the two days or times of day that it lies between.

use rust_decimal::Decimal;

use super::desk::{Desk, begins, is};
use super::elapsed::{Fit, agree, between, differ, fit, length};
use crate::claim::Claim;
use crate::value::{Dimension, Edtf, Quantity, UnitId, Value};
use crate::verdict::{Check, CheckKind};

/// Bytes between the end of a length of time and the day beside it.
const BESIDE: usize = 24;

/// Seconds of a day.
const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

/// Holds "left on 1 June; nine days later, on 10 June" against the calendar, and the same against the clock.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for claim in desk.claims {
        let Value::Duration(q) = &claim.value else { continue };
        if q.approx || !begins(&desk.after(claim, BESIDE), &desk.words.later) {
            continue;
        }
        let dates: Vec<(&Claim, &Edtf)> = desk.window(claim, 1, 0).filter_map(|c| Some((c, c.value.date()?))).collect();
        let behind = dates.partition_point(|(c, _)| c.span.start < claim.span.start);
        let (earlier, ahead) = dates.split_at_checked(behind).unwrap_or_default();
        let ends = match (earlier, ahead.first()) {
            ([.., from], Some(to)) if tied(desk, claim, to.0) => Some((*from, *to)),
            ([.., from, to], _) if closes(desk, to.0, claim) => Some((*from, *to)),
            _ => None,
        };
        out.extend(ends.and_then(|ends| days(desk, claim, q, ends).or_else(|| hours(desk, claim, q, ends))));
    }
}

/// "nine days later, on Tuesday 10 June".
fn tied(desk: &Desk<'_>, claim: &Claim, to: &Claim) -> bool {
    to.sentence == claim.sentence
        && desk.near(claim, to).len() <= BESIDE
        && desk.near(claim, to).contains(',')
        && desk.between(claim, to).next().is_none()
}

/// "on 10 June, nine days later".
fn closes(desk: &Desk<'_>, to: &Claim, claim: &Claim) -> bool {
    let gap = desk.gap(to, claim);
    let restated =
        gap.trim_start().strip_prefix(',').is_some_and(|g| g.trim().is_empty() || is(g, &desk.words.restated));
    to.sentence == claim.sentence && restated && desk.between(to, claim).next().is_none()
}

type End<'c> = (&'c Claim, &'c Edtf);

/// Two days of the calendar, or two years.
fn days(desk: &Desk<'_>, claim: &Claim, q: &Quantity, (from, to): (End<'_>, End<'_>)) -> Option<Check> {
    let ((Some(a), Some(b)), (Some(c), Some(d))) = (from.1.bounds(), to.1.bounds()) else { return None };
    if b >= c || from.1.single().is_none() || to.1.single().is_none() {
        return None;
    }
    let (low, high) = (between(b, c, q.unit)?, between(a, d, q.unit)?);
    let found = match fit(q, low, high) {
        Fit::Right => agree(desk, claim, from.0, low, high),
        // A day that only its name or its distance tells may be read wrongly, and a year is no end of so many days.
        Fit::Wrong if from.0.absolute && to.0.absolute && fine(q, from.1) && fine(q, to.1) => {
            differ(desk, claim, from.0, low, high, length(desk, q.unit, low, high))
        }
        _ => return None,
    };
    Some(desk.raise(CheckKind::Elapsed, &[from.0, claim, to.0], found))
}

/// Whether a date is told as finely as a length of time counts.
fn fine(q: &Quantity, date: &Edtf) -> bool {
    date.single().is_some_and(|p| match q.unit {
        UnitId::YEAR => true,
        UnitId::MONTH => p.month.is_some(),
        _ => p.day.is_some(),
    })
}

/// Two times of day, the second of them perhaps of the day after.
fn hours(desk: &Desk<'_>, claim: &Claim, q: &Quantity, (from, to): (End<'_>, End<'_>)) -> Option<Check> {
    let (a, b) = (from.1.clock?, to.1.clock?);
    if desk.dimension(q.unit) != Dimension::Time || a.zone != b.zone {
        return None;
    }
    let apart = Decimal::from((b.minutes() - a.minutes()).rem_euclid(1440) * 60);
    let said = desk.rules.units.to_base(q.stated().filter(|_| q.is_point())?, q.unit).filter(|s| *s < DAY)?;
    let off = (said - apart).abs();
    let hour = Decimal::from(3600);
    let hours = (apart / hour).round_dp(1);
    let found = if off * Decimal::TWO <= hour {
        agree(desk, claim, from.0, hours, hours)
    } else if off >= hour && (off - DAY / Decimal::TWO).abs() >= hour {
        let shown = length(desk, UnitId::HOUR, hours, hours);
        differ(desk, claim, from.0, hours, hours, shown)
    } else {
        return None;
    };
    Some(desk.raise(CheckKind::Elapsed, &[from.0, claim, to.0], found))
}
