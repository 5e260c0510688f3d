//! Ranges and changes upside down.

use super::desk::{Desk, Finding, begins, ends, find, has, is, measured, number};
use crate::value::End;
use crate::verdict::{Check, CheckKind, Severity};

/// Holds "from a to b" against the verb that says which way it goes, and ranges against themselves.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    ranges(desk, out);
    ballots(desk, out);
    for (a, b) in desk.neighbours() {
        let (Some(x), Some(y)) = (a.value.quantity(), b.value.quantity()) else { continue };
        let (Some(from), Some(to)) = (number(a), number(b)) else { continue };
        let known = x.unit == y.unit || from_bare(x.unit, y.unit);
        if !known || from == to {
            continue;
        }
        let gap = desk.near(a, b);
        let before = desk.before(a, 120);
        let upright = is(gap, &desk.words.to) && ends(before, &desk.words.from);
        // The verb nearest to the figures decides.
        let last = |words: &[String]| words.iter().filter_map(|w| find(before, w)).max();
        let (rise, fall) = (last(&desk.words.rise), last(&desk.words.fall));
        let up = rise > fall;
        let (p, q) = (desk.print(a), desk.print(b));
        let right = if up { from < to } else { from > to };
        if upright && (rise.is_some() || fall.is_some()) {
            let found = if right {
                Finding::ok(desk.say(
                    format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», le sens est celui que dit le verbe."),
                    format!("From “{p}” to “{q}” goes the way the verb says."),
                ))
            } else {
                let way = if up { ("une hausse", "a rise") } else { ("une baisse", "a fall") };
                let reason = desk.say(
                    format!("{} ne peut aller de «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}».", capital(way.0)),
                    format!("{} cannot go from “{p}” to “{q}”.", capital(way.1)),
                );
                let (low, high) = (super::reason::figure(to, desk.lang), super::reason::figure(from, desk.lang));
                let expected = match desk.article.language.as_str() {
                    "fr" => format!("de {low} à {high}"),
                    _ => format!("from {low} to {high}"),
                };
                Finding::error(reason, expected, Severity::Medium)
            };
            out.push(desk.raise(CheckKind::Order, &[a, b], found));
        } else if gap.len() < 40
            && from < to
            && ends(gap, &desk.words.to)
            && desk.words.rise.iter().any(|w| find(gap, w).is_some())
        {
            let reason = desk.say(
                format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», c’est bien une hausse."),
                format!("From “{p}” to “{q}” is indeed a rise."),
            );
            out.push(desk.raise(CheckKind::Order, &[a, b], Finding::ok(reason)));
        }
    }
}

/// "from 62 to 64 years": the first takes its unit from the second.
fn from_bare(first: crate::value::UnitId, second: crate::value::UnitId) -> bool {
    first == crate::value::UnitId::ONE && second == crate::value::UnitId::YEAR
}

/// "She led with 18,492 votes to 18,917": who leads has more.
fn ballots(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let words = desk.words;
    for (a, b) in desk.neighbours() {
        if number(a) >= number(b) || measured(a).map(|q| q.unit) != measured(b).map(|q| q.unit) {
            continue;
        }
        let gap = desk.near(a, b);
        let counted = begins(gap, &words.ballots) || begins(desk.after(b, 16), &words.ballots);
        let set = gap.len() <= 24 && (ends(gap, &words.to) || ends(gap, &words.against));
        if counted && set && has(desk.before(a, 60), &words.leads) {
            let (p, q) = (desk.print(a), desk.print(b));
            let reason = desk.say(
                format!("Qui est en tête ne peut avoir «\u{a0}{p}\u{a0}» contre «\u{a0}{q}\u{a0}»."),
                format!("Who leads cannot have “{p}” to “{q}”."),
            );
            out.push(desk.raise(CheckKind::Order, &[a, b], Finding::error(reason, String::new(), Severity::Medium)));
        }
    }
}

/// Intervals whose end comes before their start.
fn ranges(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for claim in desk.claims {
        let dates = claim.value.date().is_some_and(|d| {
            let days = |end| match end {
                End::At(p) => p.days(),
                End::Open => None,
            };
            matches!((days(d.start), days(d.end)), (Some(a), Some(b)) if b.1 < a.0)
        });
        let values = claim.value.quantity().is_some_and(|q| matches!((q.min, q.max), (Some(a), Some(b)) if a > b));
        if dates || values {
            let printed = desk.print(claim);
            let reason = desk.say(
                format!("«\u{a0}{printed}\u{a0}» finit avant de commencer."),
                format!("“{printed}” ends before it begins."),
            );
            out.push(desk.raise(CheckKind::Order, &[claim], Finding::error(reason, String::new(), Severity::Medium)));
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
