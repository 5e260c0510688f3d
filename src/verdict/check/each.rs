//! So much for each of so many, beside what it makes in all.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, has, is, measured, number, slack};
use super::reason::{figure, slip};
use crate::claim::Claim;
use crate::value::{UnitId, Value};
use crate::verdict::{Check, CheckKind, Severity};

/// Holds "2,190 euros for each of the 78,500 residents" against the 172 million it is said to be.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for each in desk.claims.iter().filter(|c| number(c).is_some_and(|n| n > Decimal::ZERO)) {
        if let Some(found) = told(desk, each) {
            out.push(found);
        } else if begins(desk.after(each, 24), &desk.words.per) {
            out.extend(borne_out(desk, each));
        }
    }
}

/// "172 million, or 2,190 euros for each of the 78,500 residents".
fn told(desk: &Desk<'_>, each: &Claim) -> Option<Check> {
    measured(each)?;
    let near: Vec<&Claim> = desk.window(each, 0, 0).filter(|c| c.value.date().is_none()).collect();
    let at = near.iter().position(|c| c.span == each.span)?;
    let (total, count) = (*near.get(at.checked_sub(1)?)?, *near.get(at + 1)?);
    let (of, lead) = (desk.near(each, count), desk.gap(total, each));
    let cut = lead.rfind(',').and_then(|i| lead.get(i + 1..))?;
    if of.len() > 40 || !has(of, &desk.words.for_each) || !is(cut, &desk.words.restated) {
        return None;
    }
    let (product, room) = product(each, count, total)?;
    let whole = number(total)?;
    let off = (product - whole).abs();
    let (t, e, n) = (desk.print(total), desk.print(each), desk.print(count));
    let made = figure(product.round_sf(3)?, desk.lang);
    let found = if off <= room {
        fits(desk, each, count, total)
    } else if slip(product.round_sf(1)?, whole.round_sf(1)?) || off * Decimal::from(8) > whole {
        let reason = desk.say(
            format!("«\u{a0}{e}\u{a0}» pour «\u{a0}{n}\u{a0}» font environ {made}, non «\u{a0}{t}\u{a0}»."),
            format!("“{e}” for each of “{n}” makes about {made}, not “{t}”."),
        );
        Finding::error(reason, made, Severity::High)
    } else {
        return None;
    };
    Some(desk.raise(CheckKind::Implied, &[total, each, count], found))
}

/// "2.5 million over three years, about 830,000 a year": two figures nearby that make the third.
fn borne_out(desk: &Desk<'_>, each: &Claim) -> Option<Check> {
    let near: Vec<&Claim> =
        desk.window(each, 1, 0).filter(|c| c.value.date().is_none() && c.span != each.span).collect();
    let (total, count) = near.iter().enumerate().find_map(|(i, t)| {
        let beside =
            |n: &&&Claim| product(each, n, t).is_some_and(|(p, room)| number(t).is_some_and(|w| (p - w).abs() <= room));
        let counts = near.get(i.saturating_sub(2)..).unwrap_or_default().iter().take(5).filter(|n| n.span != t.span);
        Some((*t, *counts.filter(|n| number(n).is_some_and(|x| x > Decimal::ONE)).find(beside)?))
    })?;
    Some(desk.raise(CheckKind::Implied, &[total, each, count], fits(desk, each, count, total)))
}

/// What so much for each of so many makes, and how far off rounding may bring it.
fn product(each: &Claim, count: &Claim, total: &Claim) -> Option<(Decimal, Decimal)> {
    let unit = |c: &Claim| c.value.quantity().map(|q| q.unit);
    let counts = unit(count) == Some(UnitId::ONE) || matches!(count.value, Value::Duration(_));
    if unit(each)? != unit(total)? || !counts {
        return None;
    }
    let (x, n, whole) = (number(each)?, number(count)?, number(total)?);
    let exact = |c: &Claim| c.value.quantity().is_some_and(|q| q.grain <= Decimal::ONE && !q.approx);
    let product = x.checked_mul(n)?;
    let part = |c: &Claim, v: Decimal| if exact(c) { Some(Decimal::ZERO) } else { slack(c).checked_div(v) };
    let share = part(each, x)? + part(count, n)? + part(total, whole)?;
    Some((product, product.checked_mul(share + Decimal::new(5, 3))?))
}

fn fits(desk: &Desk<'_>, each: &Claim, count: &Claim, total: &Claim) -> Finding {
    let (t, e, n) = (desk.print(total), desk.print(each), desk.print(count));
    Finding::ok(desk.say(
        format!("«\u{a0}{e}\u{a0}» pour «\u{a0}{n}\u{a0}» font bien «\u{a0}{t}\u{a0}»."),
        format!("“{e}” for each of “{n}” indeed makes “{t}”."),
    ))
}
