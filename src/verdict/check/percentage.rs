//! Part, whole and share; a change, and the values on both sides.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, ends, has, is, measured, number, slack};
use super::reason::{figure, slip};
use super::sum::same_unit;
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
        let (mut found, mut said) = (Vec::new(), Vec::new());
        // A share told to a tenth or closer is rarely met by chance.
        let ahead = if rate.grain < Decimal::ONE { 3 } else { 1 };
        let near: Vec<&Claim> = desk.window(share, 2, ahead).filter(|c| relates(desk, c)).take(16).collect();
        'pairs: for a in &near {
            for b in &near {
                if found.len() + said.len() >= MOST_FOUND {
                    break 'pairs;
                }
                if a.span == b.span || !same_unit(a, b) {
                    continue;
                }
                if let Some(one) = part(desk, a, b, share) {
                    found.push(desk.raise(CheckKind::Percentage, &[a, b, share], one));
                } else if let Some(one) = change(desk, a, b, share) {
                    said.push(desk.raise(CheckKind::Percentage, &[a, b, share], one));
                }
            }
        }
        let told = near.iter().filter(|d| d.span.end <= share.span.start && d.sentence == share.sentence);
        said.extend(told.filter_map(|d| difference(desk, d, share, &near)));
        // A share that a figure and another bear out is not held against that figure.
        let sound: Vec<Vec<usize>> = found.iter().filter(|c| c.ok).map(|c| c.claims.clone()).collect();
        let settled = |c: &Check| sound.iter().any(|s| s.iter().filter(|i| c.claims.contains(i)).count() >= 2);
        // What is told as a change is no part of some figure that happens to fit.
        let wrong = said.iter().any(|c| !c.ok) && !said.iter().any(|c| c.ok);
        out.extend(found.into_iter().filter(|c| if c.ok { !wrong } else { !settled(c) }));
        out.extend(said.into_iter().filter(|c| c.ok || wrong));
    }
}

fn relates(desk: &Desk<'_>, claim: &Claim) -> bool {
    measured(claim).is_some_and(|q| {
        !matches!(desk.dimension(q.unit), Dimension::Percent | Dimension::Points | Dimension::Temperature)
            && q.unit != UnitId::YEAR
            && q.stated().is_some_and(|n| n > Decimal::ZERO)
    })
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
    if far > half * Decimal::new(15, 1) + Decimal::new(5, 1) { Fit::Wrong } else { Fit::Unsure }
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

/// "We had 40, we have 26: that is 14, or 35%": the share of a difference that is told with both its ends.
fn difference(desk: &Desk<'_>, told: &Claim, share: &Claim, near: &[&Claim]) -> Option<Check> {
    if !restates(desk, told, share) || !ends(desk.before(told, 24), &desk.words.restated) {
        return None;
    }
    let before: Vec<&Claim> =
        near.iter().filter(|c| c.span.end <= told.span.start && same_unit(c, told)).copied().collect();
    let [.., old, new] = before.as_slice() else { return None };
    let (x, y, d) = (number(old)?, number(new)?, number(told)?);
    let firm = [*old, *new, told].iter().all(|c| measured(c).is_some_and(|q| q.is_point() && !q.approx));
    if !firm || (x - y).abs() != d {
        return None;
    }
    let of = |whole| d.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole).filter(|c| *c < MOST);
    let computed = of(x)?;
    let (p, q, s) = (desk.print(told), desk.print(old), desk.print(share));
    let shown = figure(computed.round_dp(1), desk.lang);
    let found = match fit(share, computed, Decimal::ZERO) {
        Fit::Right => Finding::ok(desk.say(
            format!("«\u{a0}{p}\u{a0}» sur «\u{a0}{q}\u{a0}» font {shown}\u{a0}%\u{a0}: «\u{a0}{s}\u{a0}» est juste."),
            format!("“{p}” of “{q}” is {shown}%: “{s}” is right."),
        )),
        Fit::Wrong if matches!(fit(share, of(y)?, Decimal::ZERO), Fit::Wrong) => {
            let reason = desk.say(
                format!("«\u{a0}{p}\u{a0}» sur «\u{a0}{q}\u{a0}» font {shown}\u{a0}%, non «\u{a0}{s}\u{a0}»."),
                format!("“{p}” of “{q}” is {shown}%, not “{s}”."),
            );
            Finding::error(reason, percent(desk, computed), Severity::High)
        }
        _ => return None,
    };
    Some(desk.raise(CheckKind::Percentage, &[old, told, share], found))
}

/// True where the second figure says the first again: "X, or P", "X (P)".
fn restates(desk: &Desk<'_>, a: &Claim, b: &Claim) -> bool {
    let gap = desk.gap(a, b);
    let cut = gap.rfind([',', '(', ':']).and_then(|i| gap.get(i + 1..)).unwrap_or(gap);
    // "880 members, 40% of the 2,000"
    let beside = gap.trim() == "," || gap.trim_end().ends_with('(');
    gap.len() <= 70 && (is(cut, &desk.words.restated) || beside) && no_claim(desk, a, b)
}

/// "W, dont X, soit P", "of the W, X, or P", "X, or P of its W", "X of W, or P", "P of W is X".
fn tied(desk: &Desk<'_>, part: &Claim, whole: &Claim, share: &Claim) -> bool {
    let one = part.sentence == whole.sentence && part.sentence == share.sentence;
    let firm = |c: &Claim| measured(c).is_some_and(crate::value::Quantity::is_point);
    if !one || !firm(part) || !firm(whole) {
        return false;
    }
    let words = desk.words;
    if whole.span.start > share.span.end && part.span.start > whole.span.end {
        let (of, makes) = (desk.gap(share, whole), desk.gap(whole, part));
        let alone = no_claim(desk, share, whole) && no_claim(desk, whole, part);
        return alone
            && of.len() <= 48
            && ends(of, &words.part_of)
            && makes.len() <= 48
            && !makes.contains(['.', ';'])
            && (ends(makes, &words.makes) || restates(desk, whole, part));
    }
    if whole.span.start > share.span.end {
        return no_claim(desk, share, whole)
            && is(desk.gap(share, whole), &words.part_of)
            && restates(desk, part, share);
    }
    // "the appeal of W is P funded: X"
    if share.span.start > whole.span.end && part.span.start > share.span.end {
        let (of, makes) = (desk.gap(whole, share), desk.gap(share, part));
        return of.len() <= 32
            && makes.len() <= 32
            && makes.trim_end().ends_with(':')
            && !of.contains(['.', ';'])
            && no_claim(desk, whole, share)
            && no_claim(desk, share, part);
    }
    if whole.span.start > part.span.end {
        let gap = desk.gap(part, whole);
        return no_claim(desk, part, whole)
            && gap.len() <= 40
            && ends(gap, &words.part_of)
            && restates(desk, whole, share);
    }
    let gap = desk.gap(whole, part);
    let opened = ends(desk.before(whole, 16), &words.part_of) && gap.trim_end().ends_with(',');
    let listed = gap.len() <= 80 && ends(gap, &words.of_them) || begins(desk.after(part, 16), &words.of_them);
    (opened || listed) && restates(desk, part, share)
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
    let against = ahead && gap.len() < 60 && ends(gap, &words.against)
        || !ahead && gap.len() < 40 && is(gap, &words.to)
        || share.span.end <= old.span.start && is(desk.near(share, old), &words.more_than);
    if !against {
        return None;
    }
    let shown = figure(moved.round_dp(1), desk.lang);
    let (p, q, s) = (desk.print(old), desk.print(new), desk.print(share));
    if matches!(fit(share, moved, room), Fit::Right) {
        return Some(Finding::ok(desk.say(
            format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est de {shown}\u{a0}%\u{a0}: «\u{a0}{s}\u{a0}» est juste."),
            format!("From “{p}” to “{q}” is {shown}%: “{s}” is right."),
        )));
    }
    let told = opening(desk, old, new, share) || spanning(desk, old, share) || closing(desk, old, new, share);
    let likely = slip(moved.round(), number(share)?) || moved < Decimal::from(90);
    (told && likely && no_claim(desk, if ahead { new } else { old }, if ahead { old } else { new })).then(|| {
        let reason = desk.say(
            format!("De «\u{a0}{p}\u{a0}» à «\u{a0}{q}\u{a0}», l’écart est de {shown}\u{a0}%, non «\u{a0}{s}\u{a0}»."),
            format!("From “{p}” to “{q}” is {shown}%, not “{s}”."),
        );
        Finding::error(reason, percent(desk, moved), Severity::High)
    })
}

/// "fell 17% to 156.9, from 189.5": nothing else can be meant.
fn opening(desk: &Desk<'_>, old: &Claim, new: &Claim, share: &Claim) -> bool {
    let before = desk.before(share, 40);
    new.span.end <= old.span.start
        && share.span.end <= new.span.start
        && is(desk.near(share, new), &desk.words.to)
        && (has(before, &desk.words.fall) || has(before, &desk.words.rise))
}

/// "fell 17%, from 189.5 to 156.9".
fn spanning(desk: &Desk<'_>, old: &Claim, share: &Claim) -> bool {
    let before = desk.before(share, 40);
    let gap = desk.gap(share, old);
    share.span.end <= old.span.start
        && gap.len() <= 60
        && !gap.contains(['.', ';', ':'])
        && ends(gap, &desk.words.from)
        && no_claim(desk, share, old)
        && (has(before, &desk.words.fall) || has(before, &desk.words.rise))
}

/// "156.9, against 189.5 a year ago, a fall of 17%"; "from 189.5 to 156.9, a fall of 17%".
fn closing(desk: &Desk<'_>, old: &Claim, new: &Claim, share: &Claim) -> bool {
    let words = desk.words;
    let ahead = new.span.end <= old.span.start;
    let last = if ahead { old } else { new };
    if share.span.start < last.span.end || !(ahead || ends(desk.before(old, 24), &words.from)) {
        return false;
    }
    let gap = desk.near(last, share);
    let clause = gap.rfind([',', '(', '–']).and_then(|i| gap.get(i + 1..)).unwrap_or_default();
    // "a fall of 17% a year", "in profit": of something else.
    let alone = !desk.after(share, 8).trim_start().starts_with(char::is_alphanumeric);
    gap.len() <= 80
        && !gap.contains(['.', ';', ':'])
        && (2..=32).contains(&clause.len())
        && has(clause, &words.change)
        && no_claim(desk, last, share)
        && alone
        && !has(clause, &words.qualified)
}
