//! Differences between two shares: points, not percent.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, ends, has, is, measured, number};
use super::reason::figure;
use crate::claim::Claim;
use crate::value::UnitId;
use crate::verdict::{Check, CheckKind, Severity};

/// Shares near a change; a table of them has no end.
const MOST: usize = 8;

/// Holds changes in points against the shares on both sides, and finds points called percent.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for claim in desk.claims {
        let Some(unit) = measured(claim).map(|q| q.unit) else { continue };
        let Some(change) = number(claim) else { continue };
        if unit != UnitId::POINT && unit != UnitId::PERCENT {
            continue;
        }
        // Points are of two shares that may be told in the sentence before; per cent is held to its own.
        let back = usize::from(unit == UnitId::POINT);
        let shares: Vec<&Claim> = desk
            .window(claim, back, 0)
            .filter(|c| c.span != claim.span && measured(c).is_some_and(|q| q.unit == UnitId::PERCENT))
            .take(MOST)
            .collect();
        let pairs = shares.iter().enumerate().flat_map(|(at, a)| shares.iter().skip(at + 1).map(move |b| (*a, *b)));
        for (a, b) in pairs {
            let (Some(x), Some(y)) = (number(a), number(b)) else { continue };
            if (x - y).abs() != change || change.is_zero() {
                continue;
            }
            let (p, q, said) = (desk.print(a), desk.print(b), desk.print(claim));
            if unit == UnitId::POINT {
                let reason = desk.say(
                    format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est bien de {}.", said),
                    format!("Between “{p}” and “{q}” the difference is indeed {said}."),
                );
                out.push(desk.raise(CheckKind::Percentage, &[a, b, claim], Finding::ok(reason)));
            } else if let Some(found) = mistaken(desk, a, b, claim) {
                out.push(desk.raise(CheckKind::Percentage, &[a, b, claim], found));
            }
        }
    }
}

/// The share that a change started from, where the words tell the three apart: "from 6% to 5.4%, a fall of 0.6%",
/// "fell 0.6%, from 6% to 5.4%", "fell 0.6% to 5.4%, from 6%", "to 5.4%, a fall of 0.6% from 6%".
fn start<'a>(desk: &Desk<'_>, a: &'a Claim, b: &'a Claim, change: &Claim) -> Option<&'a Claim> {
    let words = desk.words;
    let near = |x: &Claim, y: &Claim, most: usize| Some(desk.near(x, y)).filter(|gap| gap.len() <= most);
    if change.span.start >= b.span.end {
        // "4.5%, instead of 3.8%, a rise of 0.7%"
        let from = if near(a, b, 40).is_some_and(|gap| ends(gap, &words.against)) { b } else { a };
        return near(b, change, 48).filter(|gap| has(gap, &words.change)).map(|_| from);
    }
    if change.span.start >= a.span.end {
        let named = near(a, change, 32).is_some_and(|gap| has(gap, &words.change));
        return near(change, b, 20).filter(|gap| named && (is(gap, &words.against) || is(gap, &words.from))).map(|_| b);
    }
    let before = desk.before(change, 80);
    let moved = [&words.rise, &words.fall, &words.change].into_iter().any(|list| has(before, list));
    let (lead, gap) = (near(change, a, 16)?, near(a, b, 40)?);
    if !moved {
        None
    } else if is(lead, &words.from) && is(gap, &words.to) {
        Some(a)
    } else {
        (is(lead, &words.to) && ends(gap, &words.against)).then_some(b)
    }
}

/// The change is in points, or else it is 10%.
fn mistaken(desk: &Desk<'_>, a: &Claim, b: &Claim, change: &Claim) -> Option<Finding> {
    let from = start(desk, a, b, change)?;
    let to = if from.span == a.span { b } else { a };
    let (x, y, d) = (number(from)?, number(to)?, number(change)?);
    let many = if d.abs() >= Decimal::TWO { "s" } else { "" };
    let share = (d * Decimal::ONE_HUNDRED).checked_div(x)?.round_dp(1);
    if (share - d).abs() < Decimal::new(5, 1) {
        return None;
    }
    let fig = |n| figure(n, desk.lang);
    let reason = desk.say(
        format!(
            "De {}\u{a0}% à {}\u{a0}%, l’écart est de {} point{many}, soit {}\u{a0}%.",
            fig(x),
            fig(y),
            fig(d),
            fig(share)
        ),
        format!("From {}% to {}% is a change of {} point{many}, or {}%.", fig(x), fig(y), fig(d), fig(share)),
    );
    let french = desk.article.language == "fr";
    let lang = if french { crate::verdict::ReportLang::French } else { crate::verdict::ReportLang::English };
    let noun = if french { "point" } else { "percentage point" };
    Some(Finding::error(reason, format!("{} {noun}{many}", figure(d, lang)), Severity::High))
}
