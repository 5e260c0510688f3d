//! A length of time told with the two days or times of day that it lies between.

use rust_decimal::Decimal;

use super::desk::{Desk, begins, ends, is};
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
        let put_off = ends(desk.before(claim, BESIDE), &desk.words.put_off);
        let later = put_off || begins(desk.after(claim, BESIDE), &desk.words.later);
        let short = matches!(q.unit, UnitId::HOUR | UnitId::MINUTE);
        if !short && (!later || q.approx) {
            continue;
        }
        let dates: Vec<(&Claim, &Edtf)> = desk.window(claim, 1, 0).filter_map(|c| Some((c, c.value.date()?))).collect();
        let behind = dates.partition_point(|(c, _)| c.span.start < claim.span.start);
        let (earlier, ahead) = dates.split_at_checked(behind).unwrap_or_default();
        let ends = match (earlier, ahead.first()) {
            ([.., from], Some(to)) if later && tied(desk, claim, to.0, put_off) => Some((*from, *to)),
            ([.., from, to], _) if closes(desk, to.0, claim, !later) => Some((*from, *to)),
            _ => None,
        };
        let whole = |ends| if later { days(desk, claim, q, ends) } else { None };
        out.extend(ends.and_then(|ends| whole(ends).or_else(|| hours(desk, claim, q, ends))));
    }
}

/// "nine days later, on Tuesday 10 June"; "put off by two weeks to 10 June".
fn tied(desk: &Desk<'_>, claim: &Claim, to: &Claim, put_off: bool) -> bool {
    let gap = desk.near(claim, to);
    to.sentence == claim.sentence
        && gap.len() <= BESIDE
        && (gap.contains(',') || put_off && begins(gap, &desk.words.until_day))
        && desk.between(claim, to).next().is_none()
}

/// "on 10 June, nine days later"; where it `lasts`, "was over at 2:20, after six hours".
fn closes(desk: &Desk<'_>, to: &Claim, claim: &Claim, lasts: bool) -> bool {
    let gap = desk.gap(to, claim);
    let told = |g: &str| match lasts {
        true => is(g, &desk.words.lasting),
        false => g.trim().is_empty() || is(g, &desk.words.restated),
    };
    to.sentence == claim.sentence
        && gap.trim_start().strip_prefix(',').is_some_and(told)
        && desk.between(to, claim).next().is_none()
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
    // "Close to six hours" leave as much room as people mean by it.
    let room = if q.approx { said / Decimal::from(5) } else { Decimal::ZERO };
    let off = ((said - apart).abs() - room).max(Decimal::ZERO);
    let hour = Decimal::from(3600);
    let hours = (apart / hour).round_dp(1);
    let near = if q.approx { off.is_zero() } else { off * Decimal::TWO <= hour };
    let found = if near {
        agree(desk, claim, from.0, hours, hours)
    } else if (off >= hour || q.approx && off > Decimal::ZERO) && (off - DAY / Decimal::TWO).abs() >= hour {
        let shown = length(desk, UnitId::HOUR, hours, hours);
        differ(desk, claim, from.0, hours, hours, shown)
    } else {
        return None;
    };
    Some(desk.raise(CheckKind::Elapsed, &[from.0, claim, to.0], found))
}
