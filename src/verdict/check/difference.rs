//! A difference told with both its ends: "118 km/h, 48 km/h above the limit of 70", "39 points, six more than Lille (33)".

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, ends, has, measured, number};
use super::reason::slip;
use crate::claim::Claim;
use crate::value::{Dimension, UnitId};
use crate::verdict::{Check, CheckKind, Severity};

/// Bytes of the words that tell a difference.
const CUE: usize = 40;

/// Figures near a difference that may be its ends.
const MOST: usize = 12;

/// Holds differences against the two values that lie so far apart.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for apart in desk.claims {
        let Some(said) = measured(apart).filter(|q| q.is_point() && !q.approx).and_then(|_| number(apart)) else {
            continue;
        };
        if said <= Decimal::ZERO || !told(desk, apart) {
            continue;
        }
        let near: Vec<&Claim> = desk
            .window(apart, 2, 1)
            .filter(|c| c.span != apart.span && alike(desk, c, apart) && number(c).is_some())
            .take(MOST)
            .collect();
        let pairs = near.iter().enumerate().flat_map(|(at, a)| near.iter().skip(at + 1).map(move |b| (*a, *b)));
        let beside = |c: &Claim| c.sentence == apart.sentence;
        let fits = |(a, b): &(&Claim, &Claim)| gap(desk, a, b, apart) == Some(said) && (beside(a) || beside(b));
        if let Some((a, b)) = pairs.min_by_key(|pair| (!fits(pair), reach(pair, apart))).filter(fits) {
            let (p, q, d) = (desk.print(a), desk.print(b), desk.print(apart));
            let reason = desk.say(
                format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est bien de «\u{a0}{d}\u{a0}»."),
                format!("Between “{p}” and “{q}” the difference is indeed “{d}”."),
            );
            out.push(desk.raise(CheckKind::Sum, &[a, b, apart], Finding::ok(reason)));
        } else if let Some(found) = wrong(desk, apart, said) {
            out.push(found);
        }
    }
}

/// Whether the words beside a figure make a difference of it.
fn told(desk: &Desk<'_>, claim: &Claim) -> bool {
    let words = desk.words;
    begins(desk.after(claim, CUE), &words.apart_behind) || ends(desk.before(claim, CUE), &words.apart_before)
}

/// Values of one dimension that add up.
fn alike(desk: &Desk<'_>, a: &Claim, b: &Claim) -> bool {
    let (Some(p), Some(q)) = (measured(a), measured(b)) else { return false };
    let adds = !matches!(desk.dimension(p.unit), Dimension::Percent | Dimension::Points);
    adds && (p.unit == q.unit || desk.rules.units.comparable(p.unit, q.unit))
}

/// How far two values lie apart, in the unit of the difference.
fn gap(desk: &Desk<'_>, a: &Claim, b: &Claim, apart: &Claim) -> Option<Decimal> {
    let to = measured(apart)?.unit;
    Some((scaled(desk, a, to)? - scaled(desk, b, to)?).abs().normalize())
}

/// The number of a firm value in another unit; degrees differ by as many degrees.
fn scaled(desk: &Desk<'_>, claim: &Claim, to: UnitId) -> Option<Decimal> {
    let q = measured(claim).filter(|q| q.is_point() && !q.approx)?;
    if q.unit == to || desk.dimension(q.unit) == Dimension::Temperature {
        return number(claim);
    }
    desk.rules.units.convert(number(claim)?, q.unit, to)
}

/// How far from a difference its ends stand.
fn reach((a, b): &(&Claim, &Claim), apart: &Claim) -> usize {
    a.span.start.abs_diff(apart.span.start) + b.span.start.abs_diff(apart.span.start)
}

/// "118, which is 84 above the 70 allowed": value, difference and base side by side, and a slip makes them fit.
fn wrong(desk: &Desk<'_>, apart: &Claim, said: Decimal) -> Option<Check> {
    let words = desk.words;
    let own: Vec<&Claim> = desk.window(apart, 0, 0).collect();
    let at = own.iter().position(|c| c.span == apart.span)?;
    let (value, base) = (own.get(at.checked_sub(1)?)?, own.get(at + 1)?);
    let (lead, behind) = (desk.near(value, apart), desk.near(apart, base));
    let joined = lead.trim_start().starts_with([',', ':', '(']) && !lead.contains(['.', ';']) && lead.len() <= CUE;
    let based = begins(behind, &words.apart_behind) && behind.len() <= CUE && !behind.contains([',', '.', ';', ')']);
    if !joined || !based || has(lead, &words.list_and) || !alike(desk, value, apart) || !alike(desk, base, apart) {
        return None;
    }
    let right = gap(desk, value, base, apart)?;
    if right.is_zero() || !slip(right, said) {
        return None;
    }
    let (p, q, d) = (desk.print(value), desk.print(base), desk.print(apart));
    let shown = super::reason::reprint(d, right, desk.lang);
    let reason = desk.say(
        format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est de {shown}, non «\u{a0}{d}\u{a0}»."),
        format!("Between “{p}” and “{q}” the difference is {shown}, not “{d}”."),
    );
    Some(desk.raise(CheckKind::Sum, &[value, base, apart], Finding::error(reason, shown, Severity::High)))
}
