//! What an article itself says of two of its figures: that two claimants give them for one thing, or that one took the
//! place of the other. "81.000 manifestants selon la préfecture, 700.000 selon la CGT"; "14, up from 12 at daybreak".

use super::view::View;
use super::{Claim, Modality};
use crate::rules::frame::Cue;
use crate::rules::{Language, Rules};
use crate::value::Value;

/// How two values of one article belong to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Two claimants give them.
    Rival,
    /// One has replaced the other.
    Update,
}

/// Sentences that an earlier value may lie back.
const BACK: usize = 2;

/// How far apart two claimants' figures may stand in one sentence.
const BREATH: f32 = 22.0;

/// Ties the claims from `first` on, which stand in the sentence of `view`, to claims before them.
pub fn tie(claims: &mut [Claim], first: usize, view: &View, language: &Language, rules: &Rules) {
    for at in first..claims.len() {
        changed(claims, at, view, language);
        let Some(partner) = partner(claims, at, rules) else { continue };
        let (x, y) = (&claims[partner], &claims[at]);
        if part(y, view, language) || apart_in_time(x, y) {
            continue;
        }
        let bare = bare(y, view, language) || x.sentence == y.sentence && bare(x, view, language);
        let kind = if rivals(x, y, bare, view) {
            Tie::Rival
        } else if updates(x, y, bare, rules) {
            Tie::Update
        } else {
            continue;
        };
        claims[at].tie = Some((partner, kind));
    }
    moved(claims, first);
}

/// The figure that another may be set against: the nearest before it, but of those in one earlier sentence the one
/// whose measure is the same.
fn partner(claims: &[Claim], at: usize, rules: &Rules) -> Option<usize> {
    let claim = &claims[at];
    let mut before =
        (0..at).rev().take_while(|&i| near(&claims[i], claim)).filter(|&i| comparable(&claims[i], claim, rules));
    let nearest = before.next()?;
    if claims[nearest].sentence == claim.sentence {
        return Some(nearest);
    }
    let alike = |i: usize| claim.frame.measure.is_some() && claims[i].frame.measure == claim.frame.measure;
    let mut group = before.take_while(|&i| claims[i].sentence == claims[nearest].sentence);
    if alike(nearest) { Some(nearest) } else { group.find(|&i| alike(i)).or(Some(nearest)) }
}

/// "Among them 100,000 children": a part of the figure before is no other value of it.
fn part(claim: &Claim, view: &View, language: &Language) -> bool {
    let (first, _) = view.token_range(claim.span);
    let words: Vec<&str> =
        view.tokens.iter().take(first).skip(first.saturating_sub(7)).map(|t| t.folded.as_str()).collect();
    let joined = words.join(" ");
    language.checks.of_them.iter().any(|phrase| joined.contains(phrase.as_str()))
}

/// Figures that are scoped to two times of their own.
fn apart_in_time(x: &Claim, y: &Claim) -> bool {
    matches!((x.frame.period, y.frame.period), (Some(p), Some(q)) if p != q)
}

fn near(x: &Claim, y: &Claim) -> bool {
    y.sentence - x.sentence.min(y.sentence) <= BACK
}

/// Two figures of one dimension; dates are tied by their own rule.
fn comparable(x: &Claim, y: &Claim, rules: &Rules) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity(), y.value.quantity()) else { return false };
    let kinds = std::mem::discriminant(&x.value) == std::mem::discriminant(&y.value);
    kinds && rules.units.comparable(p.unit, q.unit)
}

/// True for a figure whose noun is left out: "700.000 selon la CGT", "1.174."
fn bare(claim: &Claim, view: &View, language: &Language) -> bool {
    let (_, end) = view.token_range(claim.span);
    let Some(next) = view.tokens.get(end) else { return true };
    next.mark.is_some()
        || view.cues.iter().any(|c| c.0 == end && matches!(c.2, Cue::According | Cue::ForSome | Cue::Said))
        || next.term == 0 && next.mention.is_none() && !language.numbers.of.contains(&next.folded)
}

/// "De 1,1 % à 0,9 %": of two figures that a word of range joins without making a range of them, the first is former.
fn changed(claims: &mut [Claim], at: usize, view: &View, language: &Language) {
    let Some((before, [claim, ..])) = claims.split_at_mut_checked(at) else { return };
    let Some(first) = before.last_mut().filter(|c| c.sentence == claim.sentence) else { return };
    let (gap, end) = (view.token_range(first.span).1, view.token_range(claim.span).0);
    let joined = end == gap + 1 && view.tokens.get(gap).is_some_and(|t| language.numbers.range.contains(&t.folded));
    if joined && first.value.quantity().is_some() && claim.value.quantity().is_some() {
        first.former = true;
    }
}

/// Two claimants in one breath, or in two where the second figure leans on the first.
fn rivals(x: &Claim, y: &Claim, bare: bool, view: &View) -> bool {
    let (Some(p), Some(q)) = (&x.attribution, &y.attribution) else { return false };
    if p.key == q.key || p.key.contains(&q.key) || q.key.contains(&p.key) || x.former != y.former {
        return false;
    }
    let same = x.frame.measure.is_some() && x.frame.measure == y.frame.measure && x.frame.noun == y.frame.noun;
    if x.sentence == y.sentence {
        let (from, to) = (view.token_range(x.span).1, view.token_range(y.span).0);
        return (bare || same) && view.distance(from, to) <= BREATH;
    }
    let here = y.frame.site.is_none() || y.frame.site == x.frame.site;
    let contested = view.cues.iter().any(|c| c.2 == Cue::Denied);
    let alike = x.frame.measure.is_some() && x.frame.measure == y.frame.measure;
    y.sentence - x.sentence == 1 && here && y.frame.period.is_none() && (bare || contested && alike)
}

/// A value that the text calls an earlier one, of something that is counted on or revised.
fn updates(x: &Claim, y: &Claim, bare: bool, rules: &Rules) -> bool {
    let revised = [x, y].iter().any(|c| {
        c.frame.measure.iter().chain(&c.frame.event).chain(c.frame.concepts.iter().take(2)).any(|&id| {
            let concept = rules.concepts.get(id);
            concept.grows || concept.moves
        })
    });
    let alike = bare || x.frame.measure.is_some() && x.frame.measure == y.frame.measure;
    x.former != y.former && revised && alike
}

/// "Initially planned for 26 February": the day given up is tied to the later one that its sentence plans, else to the
/// nearest before it.
fn moved(claims: &mut [Claim], first: usize) {
    let day = |c: &Claim| c.value.date().and_then(|d| d.bounds().1.or(d.bounds().0));
    for at in first..claims.len() {
        let old = &claims[at];
        let Value::Date(_) = old.value else { continue };
        if !(old.former && old.modality == Modality::Planned) {
            continue;
        }
        let later = |&i: &usize| {
            let new = &claims[i];
            i != at && !new.former && matches!((day(old), day(new)), (Some(o), Some(n)) if n > o)
        };
        let planned = |&i: &usize| claims[i].modality == Modality::Planned;
        let beside = (first..claims.len()).filter(later).find(planned);
        let partner = beside.or_else(|| (0..first).rev().find(later));
        claims[at].tie = partner.map(|i| (i, Tie::Update));
    }
}
