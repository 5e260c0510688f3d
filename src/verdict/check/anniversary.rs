//! Lengths of time that are meant to the day, or that count from a start told anywhere in the article.

use std::cell::LazyCell;

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::desk::{Desk, Finding, begins, ends, has};
use super::elapsed::{Fit, agree, between, differ, fit, length};
use crate::claim::Claim;
use crate::value::{Dimension, Quantity, UnitId, Value};
use crate::verdict::{Check, CheckKind, Severity};

/// Sentences between a length of time and the start it counts from, from which on `elapsed` leaves them to us.
const FAR: usize = 1;

/// Days of beginning that one article is asked for.
const MOST_STARTS: usize = 50;

/// Holds "ten years to the day" and "the tenth month of the war" against the dates of the article.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let starts = LazyCell::new(|| starts(desk));
    for claim in desk.claims {
        match &claim.value {
            Value::Duration(q) if begins(desk.after(claim, 24), &desk.words.to_the_day) => {
                out.extend(to_the_day(desk, claim, q));
            }
            Value::Duration(q) => out.extend(running(desk, claim, q, false, &starts)),
            Value::Ordinal(q) if q.unit != UnitId::ONE => out.extend(running(desk, claim, q, true, &starts)),
            _ => {}
        }
    }
}

/// "Dix ans jour pour jour après le 13 novembre 2015": the day of the article, or a day of the sentence.
fn to_the_day(desk: &Desk<'_>, claim: &Claim, q: &Quantity) -> Option<Check> {
    let count = q.stated()?.to_u32().filter(|_| q.is_point() && !q.approx)?;
    let months = match q.unit {
        UnitId::YEAR => count.checked_mul(12)?,
        UnitId::MONTH => count,
        _ => return None,
    };
    let day = |c: &Claim| c.value.date().and_then(|d| d.single_day());
    let days: Vec<(&Claim, NaiveDate)> = desk.window(claim, 1, 1).filter_map(|c| Some((c, day(c)?))).collect();
    let (date, from) =
        *days.iter().find(|(c, _)| c.sentence == claim.sentence && c.span.start > claim.span.end && c.absolute)?;
    let right = from.checked_add_months(Months::new(months))?;
    let today = desk.article.published?;
    let other = days.iter().any(|(c, d)| c.span != date.span && *d == right);
    let (said, start) = (desk.print(claim), desk.print(date));
    if other || right == today {
        let reason = desk.say(
            format!("«\u{a0}{said}\u{a0}» après «\u{a0}{start}\u{a0}» font bien le {right}."),
            format!("“{said}” after “{start}” is indeed {right}."),
        );
        return Some(desk.raise(CheckKind::Elapsed, &[claim, date], Finding::ok(reason)));
    }
    // What is printed a day later happened the day before.
    let off = (today - right).num_days();
    (!(-1..=1).contains(&off)).then(|| {
        let reason = desk.say(
            format!("«\u{a0}{said}\u{a0}» après «\u{a0}{start}\u{a0}» font le {right}, et l’article est du {today}."),
            format!("“{said}” after “{start}” is {right}, and the article is of {today}."),
        );
        let severity = if off.abs() > 31 { Severity::Medium } else { Severity::Low };
        desk.raise(CheckKind::Elapsed, &[claim, date], Finding::error(reason, right.to_string(), severity))
    })
}

/// "The war, now in its tenth month", with the day that it began told elsewhere in the article.
fn running<'a, F: FnOnce() -> Vec<&'a Claim>>(
    desk: &Desk<'a>,
    claim: &Claim,
    q: &Quantity,
    rank: bool,
    starts: &LazyCell<Vec<&'a Claim>, F>,
) -> Option<Check> {
    let today = desk.article.published?;
    if !matches!(desk.dimension(q.unit), Dimension::Time | Dimension::Months) || claim.former {
        return None;
    }
    let (lead, follow) = (desk.before(claim, 24), desk.after(claim, 24));
    if !(ends(lead.trim_end(), &desk.words.lasting) || rank && begins(follow, &desk.words.part_of)) {
        return None;
    }
    let start = only_start(starts, claim)?;
    let value = start.value.date()?;
    let near = start.span.start < claim.span.start && claim.sentence - start.sentence.min(claim.sentence) <= FAR;
    let from = value.single_day().filter(|d| *d < today && !near)?;
    let low = between(from, today, q.unit)? + Decimal::from(u8::from(rank));
    let low = if rank { low.floor() } else { low };
    match fit(q, low, low) {
        Fit::Right => Some(desk.raise(CheckKind::Elapsed, &[claim, start], agree(desk, claim, start, low, low))),
        // Told so far apart the two may speak of two things: only another year is sure to be a slip.
        Fit::Wrong if rank && q.unit == UnitId::MONTH => {
            let year = |s: i64| fit(q, low + Decimal::from(12 * s), low + Decimal::from(12 * s)) == Fit::Right;
            let expected = length(desk, q.unit, low, low);
            let mut check =
                desk.raise(CheckKind::Elapsed, &[claim, start], differ(desk, claim, start, low, low, expected));
            check.tentative = !(year(1) || year(-1)) || from.year() == today.year();
            Some(check)
        }
        _ => None,
    }
}

/// The days in the article on which something is said to have begun.
fn starts<'a>(desk: &Desk<'a>) -> Vec<&'a Claim> {
    let began = |c: &&Claim| {
        let day = c.value.date().is_some_and(|d| d.single_day().is_some());
        day && c.absolute && has(desk.before(c, 32), &desk.words.began)
    };
    desk.claims.iter().filter(began).take(MOST_STARTS).collect()
}

/// The one of them that the claim is about.
fn only_start<'a>(starts: &[&'a Claim], claim: &Claim) -> Option<&'a Claim> {
    let mut starts = starts.iter().filter(|c| alike(claim, c));
    let first = starts.next()?;
    starts.all(|c| c.value == first.value).then_some(first)
}

/// True where both stand near a word of one meaning.
fn alike(a: &Claim, b: &Claim) -> bool {
    let near = |c: &'_ Claim| c.frame.terms.iter().filter(|t| t.1 >= 0.3).map(|t| t.0).collect::<Vec<_>>();
    let (x, y) = (near(a), near(b));
    a.frame.concepts.iter().take(3).any(|c| b.frame.concepts.iter().take(4).any(|d| c == d))
        || x.iter().any(|t| y.contains(t))
}
