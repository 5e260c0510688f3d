//! An age beside a birth date.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::desk::{Desk, Finding, ends, find, has};
use crate::claim::Claim;
use crate::value::UnitId;
use crate::verdict::{Check, CheckKind, Severity};

/// Holds ages against birth dates of the same sentence.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let Some(today) = desk.article.published else { return };
    for (a, b) in desk.neighbours() {
        let gap = desk.near(a, b);
        let (age, birth) = match (years(a), years(b)) {
            (Some(age), _) if gap.len() <= 40 && birth_of(desk, gap) => (age, b),
            (_, Some(age)) if goes_with(desk, gap) && birth_of(desk, desk.before(a, 40)) => (age, a),
            _ => continue,
        };
        let Some((low, high)) = birth.value.date().and_then(|d| span(d.bounds(), today)) else { continue };
        // Who has died no longer ages.
        if has(desk.before(a, 400), &desk.words.dead) || has(desk.after(b, 400), &desk.words.dead) {
            continue;
        }
        let holder = if birth.span == a.span { b } else { a };
        let or = |word: &str| if low == high { low.to_string() } else { format!("{low} {word} {high}") };
        let (said, born) = (desk.print(holder), desk.print(birth));
        let found = if (low..=high).contains(&age) {
            Finding::ok(desk.say(
                format!(
                    "Né(e) «\u{a0}{born}\u{a0}», on a {} ans le {today}\u{a0}: «\u{a0}{said}\u{a0}» est juste.",
                    or("ou")
                ),
                format!("Born “{born}”, one is {} on {today}: “{said}” is right.", or("or")),
            ))
        } else {
            let reason = desk.say(
                format!("Né(e) «\u{a0}{born}\u{a0}», on a {} ans le {today}, non {age}.", or("ou")),
                format!("Born “{born}”, one is {} on {today}, not {age}.", or("or")),
            );
            let expected = if desk.article.language == "fr" { format!("{} ans", or("ou")) } else { or("or") };
            Finding::error(reason, expected, Severity::Medium)
        };
        out.push(desk.raise(CheckKind::Age, &[a, b], found));
    }
}

/// "né le", "born in Lyon in": the words before a birth date.
fn birth_of(desk: &Desk<'_>, before: &str) -> bool {
    if ends(before, &desk.words.born) {
        return true;
    }
    let said = desk.words.born_at.iter().filter_map(|w| find(before, w).map(|at| at + w.len())).max();
    said.is_some_and(|end| {
        before.get(end..).is_some_and(|tail| tail.len() <= 24 && !tail.contains([',', '.', ';', ')']))
    })
}

/// "né en 1955 à Kazan, il a 68 ans"; "born in 1959, the 61-year-old".
fn goes_with(desk: &Desk<'_>, gap: &str) -> bool {
    gap.len() <= 12 || gap.len() <= 60 && gap.contains(',') && !gap.contains(['.', ';']) && ends(gap, &desk.words.aged)
}

/// The whole years of an age.
fn years(claim: &Claim) -> Option<i32> {
    let q = claim.value.quantity().filter(|q| q.unit == UnitId::YEAR && q.is_point() && !q.approx)?;
    q.min.filter(|n| *n > Decimal::ZERO && n.fract().is_zero())?.to_i32()
}

/// Youngest and oldest age on a day of someone born between two days.
fn span((first, last): (Option<NaiveDate>, Option<NaiveDate>), today: NaiveDate) -> Option<(i32, i32)> {
    let age = |born: NaiveDate| {
        let early = (today.month(), today.day()) < (born.month(), born.day());
        today.year() - born.year() - i32::from(early)
    };
    let (first, last) = (first?, last?);
    (last <= today && last.year() - first.year() < 2).then(|| (age(last), age(first)))
}
