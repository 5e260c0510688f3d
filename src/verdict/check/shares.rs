//! Shares of one whole that make more than all of it.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, has, measured};
use super::reason::figure;
use crate::claim::Claim;
use crate::value::UnitId;
use crate::verdict::{Check, CheckKind, Severity};

/// Bytes that may lie between two shares of one list.
const LIST: usize = 60;

/// Points above the whole by which answers that leave each other out are off; beyond, people gave several.
const SLIP: Decimal = Decimal::TEN;

/// Adds up the shares that a sentence says a whole is split into.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let shares: Vec<&Claim> = desk.claims.iter().filter(|c| share(c).is_some()).collect();
    for list in shares.chunk_by(|a, b| a.sentence == b.sentence && listed(desk, a, b)) {
        let (Some(first), true) = (list.first(), list.len() >= 3) else { continue };
        // Nobody is undecided who has answered: such shares leave each other out.
        let undecided = list.last().is_some_and(|c| begins(desk.after(c, 32), &desk.words.undecided));
        // "22% against and 9% undecided" holds no earlier figure, whatever "against" may say elsewhere.
        let apart = || has(desk.before(first, 120), &desk.words.shared_out) && !list.iter().any(|c| c.former);
        if !undecided && !apart() {
            continue;
        }
        let numbers: Vec<Decimal> = list.iter().filter_map(|c| share(c)).collect();
        let sum: Decimal = numbers.iter().sum();
        let room: Decimal = list.iter().filter_map(|c| measured(c)).map(|q| q.grain.min(Decimal::ONE)).sum();
        let over = sum - Decimal::ONE_HUNDRED;
        let terms: Vec<String> = numbers.iter().map(|n| figure(*n, desk.lang)).collect();
        let (terms, made) = (terms.join(" + "), figure(sum, desk.lang));
        if over.abs() <= room / Decimal::TWO {
            let reason = desk.say(
                format!("{terms} = {made}\u{a0}: les parts font bien un tout."),
                format!("{terms} = {made}: the shares make one whole."),
            );
            out.push(desk.raise(CheckKind::Sum, list, Finding::ok(reason)));
        } else if over > room / Decimal::TWO && (!undecided || over <= SLIP) {
            let reason = desk.say(
                format!("{terms} = {made}\u{a0}: les parts d’un tout ne dépassent pas 100\u{a0}%."),
                format!("{terms} = {made}: the shares of one whole cannot be more than 100%."),
            );
            out.push(desk.raise(CheckKind::Sum, list, Finding::error(reason, String::new(), Severity::Medium)));
        }
    }
}

/// The number of an exact share.
fn share(claim: &Claim) -> Option<Decimal> {
    measured(claim).filter(|q| q.unit == UnitId::PERCENT && q.is_point() && !q.approx)?.min
}

/// One after the other in a list, with no other figure between.
fn listed(desk: &Desk<'_>, a: &Claim, b: &Claim) -> bool {
    let gap = desk.gap(a, b);
    let list = gap.contains([',', ';']) || has(gap, &desk.words.list_and);
    let alone = desk.between(a, b).next().is_none();
    gap.len() <= LIST && list && alone && !gap.contains('(')
}
