//! Part, whole and share; a change, and the values on both sides.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, ends, has, is, measured, number, slack};
use super::reason::{figure, slip};
use crate::claim::Claim;
use crate::value::{Dimension, UnitId};
use crate::verdict::{Check, CheckKind, ReportLang, Severity};

/// Pairs of figures that one share is held against; a table of equal ones has no end of them.
const MOST_FOUND: usize = 8;

/// Holds shares and rates of change against the figures they relate.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for share in desk.claims {
        let Some(rate) = measured(share).filter(|q| q.unit == UnitId::PERCENT) else { continue };
        if rate.stated().is_none_or(|p| p <= Decimal::ZERO) {
            continue;
        }
        let mut found = Vec::new();
        let near: Vec<&Claim> = desk.window(share, 2, 1).filter(|c| relates(desk, c)).take(16).collect();
        'pairs: for a in &near {
            for b in &near {
                if found.len() >= MOST_FOUND {
                    break 'pairs;
                }
                if a.span == b.span || !same_unit(a, b) {
                    continue;
                }
                if let Some(one) = part(desk, a, b, share).or_else(|| change(desk, a, b, share)) {
                    found.push(desk.raise(CheckKind::Percentage, &[a, b, share], one));
                }
            }
        }
        // A share that a figure and another bear out is not held against that figure.
        let sound: Vec<Vec<usize>> = found.iter().filter(|c| c.ok).map(|c| c.claims.clone()).collect();
        let settled = |c: &Check| sound.iter().any(|s| s.iter().filter(|i| c.claims.contains(i)).count() >= 2);
        out.extend(found.into_iter().filter(|c| c.ok || !settled(c)));
    }
}

fn relates(desk: &Desk<'_>, claim: &Claim) -> bool {
    measured(claim).is_some_and(|q| {
        !matches!(desk.dimension(q.unit), Dimension::Percent | Dimension::Points | Dimension::Temperature)
            && q.unit != UnitId::YEAR
            && q.stated().is_some_and(|n| n > Decimal::ZERO)
    })
}

fn same_unit(a: &Claim, b: &Claim) -> bool {
    matches!((measured(a), measured(b)), (Some(p), Some(q)) if p.unit == q.unit)
}

/// Per cent beyond which nobody tells a share or a change.
const MOST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// How a share stands to what two figures make of it.
enum Fit {
    Right,
    Wrong,
    Unsure,
}

/// Holds a computed share against the one printed, `room` being what the rounding of the figures allows.
fn fit(share: &Claim, computed: Decimal, room: Decimal) -> Fit {
    let (Some(said), Some(q)) = (number(share), measured(share)) else { return Fit::Unsure };
    // 30% is said to the percent: its zero is no rounding.
    let half = q.grain.min(Decimal::ONE) / Decimal::TWO + room;
    let far = (computed - said).abs();
    if far <= half {
        return Fit::Right;
    }
    if !q.is_point() {
        // "more than half": above, and not by so much that one would say otherwise.
        let above = q.min.is_some() && computed >= said && computed <= said * Decimal::new(12, 1);
        let below = q.max.is_some() && computed <= said && computed >= said * Decimal::new(8, 1);
        return if above || below { Fit::Right } else { Fit::Unsure };
    }
    if q.approx && far * Decimal::TEN <= said {
        return Fit::Right;
    }
    if far > half * Decimal::TWO + Decimal::ONE { Fit::Wrong } else { Fit::Unsure }
}

/// `part` is `share` of `whole`.
fn part(desk: &Desk<'_>, part: &Claim, whole: &Claim, share: &Claim) -> Option<Finding> {
    let (x, w) = (number(part)?, number(whole)?);
    let computed = x.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(w).filter(|c| *c < MOST)?;
    let room = computed.checked_mul(slack(part).checked_div(x)? + slack(whole).checked_div(w)?)?.min(Decimal::ONE);
    let beside = part.sentence == share.sentence && apart(part, share) <= 120;
    let (p, q, s) = (desk.print(part), desk.print(whole), desk.print(share));
    // "Some 23,000" is held to a share only where the two are far apart.
    let vague = [part, whole, share].iter().any(|c| measured(c).is_some_and(|q| q.approx));
    let said = number(share)?;
    let far = !vague || computed > said * Decimal::TWO || computed * Decimal::TWO < said;
    let fit = fit(share, computed, room);
    if matches!(fit, Fit::Unsure) {
        return None;
    }
    let shown = figure(computed.round_dp(1), desk.lang);
    match fit {
        Fit::Right if beside && x < w => Some(Finding::ok(desk.say(
            format!("«\u{a0}{p}\u{a0}» sur «\u{a0}{q}\u{a0}» font {shown}\u{a0}%\u{a0}: «\u{a0}{s}\u{a0}» est juste."),
            format!("“{p}” of “{q}” is {shown}%: “{s}” is right."),
        ))),
        Fit::Wrong if far && (x < w || said > Decimal::ONE_HUNDRED) && tied(desk, part, whole, share) => {
            let reason = desk.say(
                format!("«\u{a0}{p}\u{a0}» sur «\u{a0}{q}\u{a0}» font {shown}\u{a0}%, non «\u{a0}{s}\u{a0}»."),
                format!("“{p}” of “{q}” is {shown}%, not “{s}”."),
            );
            Some(Finding::error(reason, percent(desk, computed), Severity::High))
        }
        _ => None,
    }
}

/// The share in the article's way of writing it.
fn percent(desk: &Desk<'_>, value: Decimal) -> String {
    match desk.article.language.as_str() {
        "fr" => format!("{}\u{a0}%", figure(value.round_dp(1), ReportLang::French)),
        _ => format!("{}%", figure(value.round_dp(1), ReportLang::English)),
    }
}

/// "W, dont X, soit P", "of the W, X, or P", "X, or P of its W", "X of W, or P".
fn tied(desk: &Desk<'_>, part: &Claim, whole: &Claim, share: &Claim) -> bool {
    let one = part.sentence == whole.sentence && part.sentence == share.sentence;
    let firm = |c: &Claim| measured(c).is_some_and(crate::value::Quantity::is_point);
    if !one || !firm(part) || !firm(whole) {
        return false;
    }
    let words = desk.words;
    let restates = |a: &Claim, b: &Claim| {
        let gap = desk.gap(a, b);
        let cut = gap.rfind([',', '(', ':']).and_then(|i| gap.get(i + 1..)).unwrap_or(&gap);
        gap.len() <= 70 && (is(cut, &words.restated) || gap.trim_end().ends_with('(')) && no_claim(desk, a, b)
    };
    if whole.span.start > share.span.end {
        return no_claim(desk, share, whole) && is(&desk.gap(share, whole), &words.part_of) && restates(part, share);
    }
    if whole.span.start > part.span.end {
        let gap = desk.gap(part, whole);
        return no_claim(desk, part, whole) && gap.len() <= 40 && ends(&gap, &words.part_of) && restates(whole, share);
    }
    let gap = desk.gap(whole, part);
    let opened = ends(&desk.before(whole, 16), &words.part_of) && gap.trim_end().ends_with(',');
    let listed = gap.len() <= 80 && ends(&gap, &words.of_them) || begins(&desk.after(part, 16), &words.of_them);
    (opened || listed) && restates(part, share)
}

fn apart(a: &Claim, b: &Claim) -> usize {
    if a.span.end <= b.span.start { b.span.start - a.span.end } else { a.span.start.saturating_sub(b.span.end) }
}

/// True where no figure stands between two claims.
fn no_claim(desk: &Desk<'_>, a: &Claim, b: &Claim) -> bool {
    !desk.between(a, b).any(|c| c.value.date().is_none())
}

/// The value went from `old` to `new`, by `share`.
fn change(desk: &Desk<'_>, old: &Claim, new: &Claim, share: &Claim) -> Option<Finding> {
    let (x, y) = (number(old)?, number(new)?);
    let moved = (y - x).abs().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(x).filter(|m| *m < MOST)?;
    let room = (slack(old) + slack(new)).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(x)?.min(Decimal::TWO);
    // The words between are only read for figures that could be meant.
    let one = share.sentence == old.sentence && share.sentence == new.sentence;
    if !matches!((fit(share, moved, room), one), (Fit::Right, _) | (Fit::Wrong, true)) {
        return None;
    }
    let words = desk.words;
    let ahead = new.span.end <= old.span.start;
    let gap = if ahead { desk.near(new, old) } else { desk.near(old, new) };
    let against = ahead && gap.len() < 60 && ends(&gap, &words.against)
        || !ahead && gap.len() < 40 && is(&gap, &words.to)
        || share.span.end <= old.span.start && is(&desk.near(share, old), &words.more_than);
    if !against {
        return None;
    }
    let shown = figure(moved.round_dp(1), desk.lang);
    let (p, q, s) = (desk.print(old), desk.print(new), desk.print(share));
    match fit(share, moved, room) {
        Fit::Right => Some(Finding::ok(desk.say(
            format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est de {shown}\u{a0}%\u{a0}: «\u{a0}{s}\u{a0}» est juste."),
            format!("From “{p}” to “{q}” is {shown}%: “{s}” is right."),
        ))),
        // "fell 17% to 156.9, from 189.5": nothing else can be meant.
        Fit::Wrong
            if ahead
                && share.span.end <= new.span.start
                && is(&desk.near(share, new), &words.to)
                && no_claim(desk, new, old)
                && (slip(moved.round(), number(share)?) || moved < Decimal::from(90))
                && (has(&desk.before(share, 40), &words.fall) || has(&desk.before(share, 40), &words.rise)) =>
        {
            let reason = desk.say(
                format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est de {shown}\u{a0}%, non «\u{a0}{s}\u{a0}»."),
                format!("From “{p}” to “{q}” is {shown}%, not “{s}”."),
            );
            Some(Finding::error(reason, percent(desk, moved), Severity::High))
        }
        _ => None,
    }
}
