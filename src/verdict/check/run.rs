//! Counts that follow one another and the total that they are said to make, over a sentence or more.

use rust_decimal::Decimal;

use super::desk::{Desk, begins, ends, has, number};
use super::reason::slip;
use super::sum::{Tie, judge, same_unit};
use crate::claim::Claim;
use crate::verdict::Check;

/// Parts that one total is held against.
const MOST: usize = 6;

/// Bytes between two figures of one run.
const STEP: usize = 160;

/// Holds "34 dead, 26 missing. 105 lived: a total of 165" and "28 seats of 67. The others won 19, 12, five and three".
pub fn check(desk: &Desk<'_>, counts: &[&Claim], at: usize, out: &mut Vec<Check>) {
    let Some(total) = counts.get(at) else { return };
    let (earlier, later) = (counts.get(..at).unwrap_or_default(), counts.get(at + 1..).unwrap_or_default());
    if !totalled(desk, total, earlier, out) {
        adjoining(desk, total, earlier, later, out);
    }
}

/// "which makes a total of 165": the counts before it, those within others left out, up to where they make it.
fn totalled(desk: &Desk<'_>, total: &Claim, earlier: &[&Claim], out: &mut Vec<Check>) -> bool {
    if !ends(desk.before(total, 40), &desk.words.totals) {
        return false;
    }
    let near = earlier.iter().rev().take_while(|c| c.sentence + 2 >= total.sentence && same_unit(c, total));
    let parts: Vec<&Claim> = near.filter(|c| !within(desk, c)).take(MOST).copied().collect();
    let whole = number(total).unwrap_or_default();
    let mut sum = Decimal::ZERO;
    let (mut full, mut near) = (None, None);
    for (n, part) in parts.iter().enumerate() {
        sum = sum.saturating_add(number(part).unwrap_or_default());
        // Nobody begins to add in the middle of a sentence.
        let opens = parts.get(n + 1).is_none_or(|next| next.sentence != part.sentence);
        if n > 0 && sum == whole {
            full = Some(n + 1);
        } else if n > 0 && opens && slip(sum, whole) {
            near = Some(n + 1);
        }
    }
    let Some(count) = full.or(near) else { return false };
    let mut run: Vec<&Claim> = parts.into_iter().take(count).collect();
    run.reverse();
    judge(desk, total, &run, Tie::All, out);
    true
}

/// "28 of 67 seats … 19, 12, five and three": a run of counts with the total beside it or among them.
fn adjoining(desk: &Desk<'_>, total: &Claim, earlier: &[&Claim], later: &[&Claim], out: &mut Vec<Check>) {
    let Some(whole) = number(total).filter(|n| *n >= Decimal::TEN) else { return };
    let alike = |c: &&&Claim| same_unit(c, total) && c.sentence.abs_diff(total.sentence) <= 2;
    let before: Vec<&Claim> = earlier.iter().rev().take_while(alike).take(MOST).copied().collect();
    let after: Vec<&Claim> = later.iter().take_while(alike).take(MOST).copied().collect();
    let mut lead = Decimal::ZERO;
    for back in 0..=before.len() {
        let mut sum = lead;
        for ahead in 0..=after.len() {
            if sum == whole && (3..=MOST).contains(&(back + ahead)) {
                let parts: Vec<&Claim> =
                    before.iter().take(back).rev().chain(after.iter().take(ahead)).copied().collect();
                judge(desk, total, &parts, Tie::Some, out);
                return;
            }
            sum = sum.saturating_add(after.get(ahead).and_then(|c| number(c)).unwrap_or_default());
        }
        lead = lead.saturating_add(before.get(back).and_then(|c| number(c)).unwrap_or_default());
    }
    if let Some(parts) = ballot(desk, total, &before).or_else(|| elliptic(desk, total, &before, &after)) {
        judge(desk, total, &parts, Tie::Some, out);
    }
}

/// "by 34 votes to 14 with two abstentions in the 49-seat chamber".
fn ballot<'a>(desk: &Desk<'_>, total: &Claim, before: &[&'a Claim]) -> Option<Vec<&'a Claim>> {
    let [shy, against, pro, ..] = *before else { return None };
    let words = desk.words;
    let one = pro.sentence == total.sentence;
    let seats = begins(desk.after(total, 24).trim_start_matches('-'), &words.seats);
    let told = begins(desk.after(pro, 16), &words.ballots) && begins(desk.after(shy, 20), &words.abstained);
    (one && seats && told && desk.near(shy, total).len() <= 60).then(|| vec![pro, against, shy])
}

/// "36 seats of 81. The others won 28, Vox 13 and local lists five": counts without a noun of their own.
fn elliptic<'a>(desk: &Desk<'_>, total: &Claim, before: &[&'a Claim], after: &[&'a Claim]) -> Option<Vec<&'a Claim>> {
    let first = *before.first()?;
    let of = desk.near(first, total);
    if first.sentence != total.sentence || of.len() > 32 || !ends(of, &desk.words.part_of) {
        return None;
    }
    let bare = |c: &&&Claim| {
        let rest = desk.after(c, 16);
        let word = rest.trim_start().starts_with(char::is_alphanumeric);
        c.sentence <= total.sentence + 1 && (!word || begins(rest, &desk.words.list_and))
    };
    let mut parts = vec![first];
    for part in after.iter().take_while(bare) {
        let last = parts.last().filter(|p| p.sentence == part.sentence && p.span.start > total.span.end);
        let gap = last.map(|p| desk.gap(p, part));
        if gap.as_ref().is_some_and(|g| g.len() > STEP || g.contains([';', ':', '('])) {
            return None;
        }
        parts.push(part);
        if gap.is_some_and(|g| has(g, &desk.words.list_and)) {
            return (parts.len() >= 4).then_some(parts);
        }
    }
    None
}

/// A count within the one before it: "34 dead, of whom 11 children".
fn within(desk: &Desk<'_>, claim: &Claim) -> bool {
    ends(desk.before(claim, 24), &desk.words.of_them)
}
