//! Parts and their total.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, ends, has, is, measured, number, within};
use super::reason::{figure, slip};
use crate::claim::Claim;
use crate::value::Dimension;
use crate::verdict::{Check, CheckKind, Severity};

/// Ways in which counts near a total are told to make it; a table of equal ones has no end of them.
const MOST_FOUND: usize = 8;

/// Holds lists against the total they are said to make, and finds totals that are borne out elsewhere.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let counts: Vec<&Claim> = desk.claims.iter().filter(|c| countable(desk, c)).collect();
    for (at, total) in counts.iter().enumerate() {
        let later = counts.get(at + 1..).unwrap_or_default();
        let earlier = counts.get(..at).unwrap_or_default();
        listed(desk, total, earlier, later, out);
        shared(desk, total, later, out);
        closed(desk, total, earlier, out);
        split(desk, total, later, out);
        super::run::check(desk, &counts, at, out);
        borne_out(desk, total, &counts, out);
    }
}

/// Counts, sums of money, areas: what adds up.
fn countable(desk: &Desk<'_>, claim: &Claim) -> bool {
    measured(claim).is_some_and(|q| {
        q.stated().is_some_and(|n| n > Decimal::ZERO)
            && matches!(
                desk.dimension(q.unit),
                Dimension::Count | Dimension::Money | Dimension::Area | Dimension::Length | Dimension::Mass
            )
    })
}

pub(super) fn same_unit(a: &Claim, b: &Claim) -> bool {
    matches!((measured(a), measured(b)), (Some(p), Some(q)) if p.unit == q.unit)
}

/// "627 settlements: 502 in A, 75 in B and 17 in C"; "537 craft (477 drones and 60 missiles)"; "50, dont 30 … et 20".
fn listed(desk: &Desk<'_>, total: &Claim, earlier: &[&Claim], later: &[&Claim], out: &mut Vec<Check>) {
    let Some(first) = later.first().filter(|c| c.sentence == total.sentence) else { return };
    let gap = desk.gap(total, first);
    let opened = |mark: char| {
        gap.rfind(mark).is_some_and(|i| gap.get(i + 1..).is_some_and(|t| t.len() <= 24) && !gap.contains(['.', ';']))
    };
    let (colon, bracket) = (opened(':'), opened('('));
    let some = has(gap, &desk.words.of_them) && gap.len() < 40;
    if !(colon || bracket || some) {
        return;
    }
    let mut parts: Vec<&Claim> = vec![first];
    let mut closed = false;
    for pair in later.windows(2) {
        let [a, b] = pair else { break };
        let between = desk.gap(a, b);
        let outside = bracket && between.contains(')');
        // What is more than the whole is none of it.
        if closed
            || outside
            || some && number(b) > number(total)
            || b.sentence != total.sentence
            || !same_unit(a, b)
            || between.contains([';', ':', '('])
            || between.len() > 90
        {
            break;
        }
        parts.push(b);
        closed = and(desk, between);
    }
    // A list of two may stand side by side without "and".
    closed |= colon && parts.len() >= 2 && ends_clause(desk.after(parts.last().copied().unwrap_or(first), 60));
    if !parts.iter().all(|p| same_unit(p, total)) || parts.len() < 2 || !closed {
        return;
    }
    // "412 million, more than the 350 planned: 300 from the state and 112 from the town": the list may
    // be of the figure before the last.
    let sum: Option<Decimal> = parts.iter().map(|p| number(p)).sum();
    let before = |c: &&&Claim| c.sentence == total.sentence && same_unit(c, total);
    if earlier.iter().rev().take_while(before).any(|c| number(c) == sum) {
        return;
    }
    judge(desk, total, &parts, if some { Tie::Some } else { Tie::All }, out);
}

/// "and" as the last word before the value, or before a short run of words.
fn and(desk: &Desk<'_>, between: &str) -> bool {
    has(between, &desk.words.list_and)
}

fn ends_clause(after: &str) -> bool {
    after.find(['.', ';']).is_some() || after.len() < 60
}

/// "Of the eight people tried, six were convicted and two walked free"; "six dead, four women and two men".
fn shared(desk: &Desk<'_>, total: &Claim, later: &[&Claim], out: &mut Vec<Check>) {
    let [a, b, rest @ ..] = later else { return };
    let one = |c: &Claim| c.sentence == total.sentence && same_unit(c, total);
    let between = desk.gap(a, b);
    if !one(a) || !one(b) || !and(desk, between) || between.len() > 90 || between.contains([';', ':', '(']) {
        return;
    }
    let exact = number(a).zip(number(b)).map(|(x, y)| x + y) == number(total);
    let gap = desk.gap(total, a);
    let opened =
        ends(desk.before(total, 24), &desk.words.out_of) && gap.contains(',') && !gap.contains(['.', ';', ':']);
    let beside = gap.len() <= 32 && gap.matches(',').count() == 1 && gap.trim_end().ends_with(',');
    let more = rest.first().is_some_and(|c| one(c) && and(desk, desk.gap(b, c)));
    if exact && (opened || beside) {
        judge(desk, total, &[a, b], Tie::All, out);
    } else if opened && !more && gap.len() <= 60 {
        judge(desk, total, &[a, b], Tie::Some, out);
    }
}

/// A count told as so much more or less than another is no part.
fn is_change(desk: &Desk<'_>, claim: &Claim) -> bool {
    begins(desk.after(claim, 24), &desk.words.more_than) || begins(desk.after(claim, 24), &desk.words.apart_behind)
}

/// "593 drones et 11 missiles, soit 550 au total"; "27 killed and 16 hurt of the 34 on board".
fn closed(desk: &Desk<'_>, total: &Claim, earlier: &[&Claim], out: &mut Vec<Check>) {
    let parts: Vec<&Claim> = earlier
        .iter()
        .rev()
        .take_while(|c| c.sentence == total.sentence)
        .filter(|c| same_unit(c, total) && !is_change(desk, c))
        .take(2)
        .copied()
        .collect();
    let [b, a] = *parts.as_slice() else { return };
    let between = desk.gap(a, b);
    if !and(desk, between) || between.len() > 90 || between.contains(';') {
        return;
    }
    let gap = desk.near(b, total);
    let after = desk.after(total, 30);
    let cut = gap.rfind([',', '(', ';', ':']).and_then(|i| gap.get(i + 1..)).unwrap_or(gap);
    let restated = is(cut, &desk.words.restated) && gap.len() < 60;
    let summed = (ends(gap, &desk.words.totals) || restated) && gap.len() < 60;
    let near = between.len() <= 60;
    let all = summed && near && (has(after, &desk.words.in_all) || ends(gap, &desk.words.totals))
        || cut.trim().is_empty() && gap.len() < 60 && begins(after, &desk.words.in_all);
    // "368 drones and 31 missiles, that is 417 craft", but "or 12 more than in May".
    let whole = number(total) > number(a).max(number(b)) && !is_change(desk, total);
    let aboard = near && gap.len() < 48 && ends(gap, &desk.words.part_of) && has(after, &desk.words.aboard);
    if all || restated && whole {
        judge(desk, total, &[a, b], Tie::All, out);
    } else if aboard {
        judge(desk, total, &[a, b], Tie::Some, out);
    }
}

/// "593 drones… 268 were shot down and 208 lost. 63 got through": a total with two digits swapped.
fn split(desk: &Desk<'_>, total: &Claim, later: &[&Claim], out: &mut Vec<Check>) {
    let (Some(whole), Some(noun)) = (number(total), total.frame.noun.as_ref()) else { return };
    if whole < Decimal::ONE_HUNDRED {
        return;
    }
    let near = later.iter().take_while(|c| c.sentence <= total.sentence + 2).filter(|c| same_unit(c, total));
    let parts: Vec<&Claim> = near
        .filter(|c| c.frame.noun.as_ref().is_none_or(|n| n == noun))
        .filter(|c| number(c).is_some_and(|n| n >= Decimal::TEN && n < whole))
        .copied()
        .collect();
    if let Some(three) = parts.get(..3) {
        let sum: Decimal = three.iter().filter_map(|c| number(c)).sum();
        if sum != whole && slip(sum, whole) && digits(sum) == digits(whole) {
            judge(desk, total, three, Tie::All, out);
        }
    }
}

/// How firmly parts are tied to a total.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// They are said to be all of it.
    All,
    /// They are said to be of it; some may be missing.
    Some,
}

pub(super) fn judge(desk: &Desk<'_>, total: &Claim, parts: &[&Claim], tie: Tie, out: &mut Vec<Check>) {
    let (Some(whole), Some(q)) = (number(total), measured(total)) else { return };
    let numbers: Vec<Decimal> = parts.iter().filter_map(|c| number(c)).collect();
    let sum: Decimal = numbers.iter().sum();
    let loose = parts.iter().any(|c| measured(c).is_none_or(|q| q.approx || !q.is_point()));
    let exact = sum == whole;
    let bounded = !q.is_point() && q.min == Some(whole) && sum >= whole && sum < whole + q.grain;
    let mut all = vec![total];
    all.extend(parts);
    if exact || bounded {
        out.push(desk.raise(CheckKind::Sum, &all, Finding::ok(adds(desk, &numbers, sum, total))));
        return;
    }
    if loose || q.approx || !q.is_point() {
        return;
    }
    let near = (sum - whole).abs();
    // "510 posts" are as many, "1.2 million" are about.
    let tiny = q.grain > Decimal::TEN && near <= q.grain || near * Decimal::ONE_HUNDRED <= whole;
    let repaired = |part: &Decimal| slip(*part, *part + whole - sum);
    let slipped = slip(sum, whole) || numbers.iter().any(repaired);
    let close = near * Decimal::from(4) <= whole;
    let wrong = match tie {
        Tie::All => !tiny && (slipped || close && numbers.len() >= 2),
        Tie::Some => !tiny && sum > whole && (slipped || close) || sum < whole && swapped(&numbers, whole - sum, whole),
    };
    if !wrong {
        return;
    }
    let (terms, made, said) = (terms(desk, &numbers), figure(sum, desk.lang), desk.print(total));
    let reason =
        desk.say(format!("{terms} = {made}, non «\u{a0}{said}\u{a0}»."), format!("{terms} = {made}, not “{said}”."));
    out.push(desk.raise(CheckKind::Sum, &all, Finding::error(reason, made, Severity::High)));
}

/// "627, including 75, 17 and 502": all but a little of it, and two digits that swapped places in one make the rest.
fn swapped(parts: &[Decimal], rest: Decimal, whole: Decimal) -> bool {
    parts.len() >= 3
        && rest * Decimal::from(20) <= whole
        && parts.iter().any(|p| slip(*p, *p + rest) && digits(*p) == digits(*p + rest))
}

/// The digits of a number in order of size.
fn digits(number: Decimal) -> Vec<char> {
    let mut all: Vec<char> = number.normalize().to_string().chars().collect();
    all.sort_unstable();
    all
}

fn terms(desk: &Desk<'_>, numbers: &[Decimal]) -> String {
    numbers.iter().map(|n| figure(*n, desk.lang)).collect::<Vec<_>>().join(" + ")
}

fn adds(desk: &Desk<'_>, numbers: &[Decimal], sum: Decimal, total: &Claim) -> String {
    let (terms, made, said) = (terms(desk, numbers), figure(sum, desk.lang), desk.print(total));
    desk.say(
        format!("{terms} = {made}\u{a0}: «\u{a0}{said}\u{a0}» est juste."),
        format!("{terms} = {made}: “{said}” is right."),
    )
}

/// Whether the words beside a total say that it is of what was told before: "a combined toll of nine".
fn combined(desk: &Desk<'_>, total: &Claim) -> bool {
    let words = &desk.words.combined;
    ends(desk.before(total, 40), words) || has(desk.after(total, 40), words)
}

/// A total that two or three counts near it make exactly. Chance does that too: small numbers must stand close.
fn borne_out(desk: &Desk<'_>, total: &Claim, counts: &[&Claim], out: &mut Vec<Check>) {
    let Some(whole) = number(total) else { return };
    let combined = combined(desk, total);
    if whole < Decimal::TEN && !combined || whole < Decimal::from(3) {
        return;
    }
    let reach = if whole < Decimal::from(30) && !combined { 1 } else { 2 };
    let near: Vec<&Claim> = within(counts, total, reach, reach)
        .iter()
        .filter(|c| same_unit(c, total))
        .filter(|c| c.span != total.span && number(c).is_some_and(|n| n < whole))
        .copied()
        .take(16)
        .collect();
    let mut found = Vec::new();
    'parts: for (i, a) in near.iter().enumerate() {
        let x = number(a).unwrap_or_default();
        for (j, b) in near.iter().enumerate().skip(i + 1) {
            let y = number(b).unwrap_or_default();
            let side = a.sentence == b.sentence || whole >= Decimal::from(30) || combined;
            if side && x + y == whole {
                let reason = adds(desk, &[x, y], whole, total);
                found.push(desk.raise(CheckKind::Sum, &[total, a, b], Finding::ok(reason)));
            }
            let third = near.iter().skip(j + 1).filter(|_| whole >= Decimal::ONE_HUNDRED);
            for c in third {
                let z = number(c).unwrap_or_default();
                if x + y + z == whole {
                    let reason = adds(desk, &[x, y, z], whole, total);
                    found.push(desk.raise(CheckKind::Sum, &[total, a, b, c], Finding::ok(reason)));
                }
            }
            if found.len() >= MOST_FOUND {
                break 'parts;
            }
        }
    }
    out.append(&mut found);
}
