//! Days that a text gives up for others: "planned for 26 February, it was put off to 3 March"; "not in May but in June".

use chrono::NaiveDate;

use super::view::View;
use super::{Claim, Modality, Tie};
use crate::rules::concepts::AKIN;
use crate::rules::frame::Cue;
use crate::rules::{ConceptId, Rules};

/// Sentences that a day may lie back which "put off to Thursday" speaks of.
const BACK: usize = 2;

/// Claims back from a sentence among which the day is sought that took the place of one given up.
const EARLIER: usize = 200;

/// Nearest concepts of a day that tell of what it is.
const KEY: usize = 3;

/// How far from a verb of saying the day may stand on which it was said.
const TOLD: f32 = 2.0;

/// How far behind a day the one may stand that it is told instead of.
const INSTEAD: f32 = 5.0;

/// How far before its day a word may stand that plans it, denies it or moves it.
const NEAR: f32 = 6.0;

/// How far before the new day a plan may be said to be moved: "has put off the opening of its new hall to May".
const REACH: f32 = 14.0;

/// Ties the days given up in the sentence of `view`, whose claims begin at `first`, to those that took their place.
pub fn moved(claims: &mut [Claim], first: usize, view: &View, published: Option<NaiveDate>, rules: &Rules) {
    if !view
        .cues
        .iter()
        .any(|c| matches!(c.2, Cue::Moved | Cue::Former | Cue::Instead | Cue::Formerly | Cue::Not | Cue::Now))
    {
        return;
    }
    let days: Vec<usize> = (first..claims.len()).filter(|&i| day(&claims[i]).is_some()).collect();
    for &old in &days {
        let contrast = contrasted(claims, &days, old, view);
        if !(contrast.is_some() || given_up(&claims[old], view) || instead(claims, &days, old, view)) {
            continue;
        }
        let later =
            |&i: &usize| i != old && !claims[i].former && !claims[i].telling && day(&claims[old]) < day(&claims[i]);
        let planned = |&i: &usize| claims[i].modality == Modality::Planned || to(&claims[i], view);
        let here = || days.iter().copied().filter(later);
        let beside = contrast.or_else(|| here().find(planned));
        let before =
            || (first.saturating_sub(EARLIER)..first).rev().filter(|i| day(&claims[*i]).is_some()).filter(later);
        let kin = |&i: &usize| akin(&claims[old], &claims[i], rules);
        let new = beside
            .or_else(|| before().filter(planned).find(kin))
            .or_else(|| before().find(kin))
            .or_else(|| before().find(planned))
            // The day that the article begins with is what it is about.
            .or_else(|| before().next_back())
            .or_else(|| here().next());
        claims[old].former = true;
        if let Some(new) = new {
            (claims[new].revised, claims[new].former) = (true, false);
            claims[old].tie = Some((new, Tie::Update));
            overtaken(claims, first, new, published, rules);
        }
    }
    for &new in &days {
        if claims[new].former || claims[new].revised || !to(&claims[new], view) {
            continue;
        }
        claims[new].revised = true;
        let sentence = claims[new].sentence;
        let plan = |&i: &usize| {
            let old = &claims[i];
            (old.modality == Modality::Planned || old.former) && day(old).is_some() && day(old) < day(&claims[new])
        };
        let back = (0..first).rev().take_while(|&i| claims[i].sentence + BACK >= sentence);
        if let Some(old) = back.filter(plan).find(|&i| claims[i].tie.is_none()) {
            claims[old].former = true;
            claims[new].tie = Some((old, Tie::Update));
        }
    }
}

/// "It slipped to late 2024": told after that day, it has been given up in turn for the one that the article plans.
fn overtaken(claims: &mut [Claim], first: usize, at: usize, published: Option<NaiveDate>, rules: &Rules) {
    let (slipped, today) = (&claims[at], published);
    if at < first || slipped.modality == Modality::Planned || day(slipped) >= today {
        return;
    }
    let next = |&i: &usize| {
        let plan = &claims[i];
        plan.modality == Modality::Planned && !plan.former && day(plan) >= today && akin(slipped, plan, rules)
    };
    if let Some(next) = (first.saturating_sub(EARLIER)..first).find(next) {
        claims[at].former = true;
        claims[at].tie = Some((next, Tie::Update));
        claims[next].revised = true;
    }
}

/// True where two days are of one kind of event, by the words nearest to them.
fn akin(x: &Claim, y: &Claim, rules: &Rules) -> bool {
    let (p, q) = (x.frame.concepts.iter().take(KEY), y.frame.concepts.iter().take(KEY));
    let name = |id: ConceptId| rules.concepts.get(id).moves || rules.concepts.get(id).is_event();
    let one = |m: ConceptId, n: ConceptId| (name(m) || name(n)) && rules.concepts.related(m, n) >= AKIN;
    p.into_iter().any(|&m| q.clone().any(|&n| one(m, n)))
}

/// The day of a date; a time of day alone has none.
fn day(claim: &Claim) -> Option<NaiveDate> {
    let date = claim.value.date().filter(|d| d.clock.is_none() || claim.absolute || claim.weekday.is_some())?;
    date.bounds().1.or(date.bounds().0)
}

/// True for a day told as a plan that came to nothing: called an earlier one, or planned before its sentence moves it.
fn given_up(claim: &Claim, view: &View) -> bool {
    let (from, end) = view.token_range(claim.span);
    let moved = view.cues.iter().any(|c| c.2 == Cue::Moved);
    let planned = claim.modality == Modality::Planned || formerly(from, view);
    let put_off_later = || view.cues.iter().any(|c| c.2 == Cue::Moved && c.0 >= end);
    claim.former && (planned || moved) || ahead(Cue::Planned, from, NEAR, view) && put_off_later()
}

/// True for a day that another one is told instead of: "in May rather than in March".
fn instead(claims: &[Claim], days: &[usize], old: usize, view: &View) -> bool {
    let (from, _) = view.token_range(claims[old].span);
    let close = |&&i: &&usize| i < old && view.distance(view.token_range(claims[i].span).1, from) <= INSTEAD;
    claims[old].former && days.iter().find(close).is_some()
}

/// True for the day on which something was said, not done: "officials said on Wednesday".
pub fn telling(view: &View, from: usize, end: usize) -> bool {
    view.cues.iter().filter(|c| c.2 == Cue::Said).any(|c| {
        let (a, b) = if c.0 >= end { (end, c.0) } else { ((c.0 + c.1).min(from), from) };
        view.distance(a, b) <= TOLD && view.tokens.get(a..b).is_some_and(|t| t.iter().all(|t| t.mark.is_none()))
    })
}

/// True for a day behind a word that moves a plan, and behind "to" or the like: "put off to Thursday".
fn to(claim: &Claim, view: &View) -> bool {
    let (from, _) = view.token_range(claim.span);
    let now = ahead(Cue::Now, from, NEAR, view) && claim.modality == Modality::Planned;
    let other = |at: usize| view.tokens.get(at..from).is_some_and(|t| t.iter().any(|t| t.mention.is_some()));
    let move_before = view
        .cues
        .iter()
        .any(|c| c.2 == Cue::Moved && c.0 < from && view.distance(c.0 + c.1, from) <= REACH && !other(c.0));
    let led = from.checked_sub(1).and_then(|at| view.tokens.get(at)).is_some_and(|t| t.term == 0 && t.mark.is_none());
    now || move_before && led && !matches!(view.cue_ending(from), Some(Cue::Former | Cue::Instead))
}

/// The day told instead of one that is denied in the same sentence: "not in May but in June".
fn contrasted(claims: &[Claim], days: &[usize], old: usize, view: &View) -> Option<usize> {
    let (from, end) = view.token_range(claims[old].span);
    let denied = ahead(Cue::Not, from, NEAR, view);
    let but = view.cues.iter().find(|c| c.2 == Cue::But && c.0 >= end).filter(|_| denied)?;
    days.iter().copied().find(|&i| view.token_range(claims[i].span).0 > but.0)
}

/// Whether such a cue stands before a word, and so near.
fn ahead(cue: Cue, word: usize, reach: f32, view: &View) -> bool {
    view.cues.iter().any(|c| c.2 == cue && c.0 + c.1 <= word && view.distance(c.0 + c.1, word) <= reach)
}

fn formerly(word: usize, view: &View) -> bool {
    ahead(Cue::Formerly, word, NEAR, view)
}
