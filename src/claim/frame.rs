//! Fills the frame of one value from the sentence around it.

use crate::rules::word::hash;

use super::view::{ConceptAt, View};
use super::{Direction, Frame, Modality};
use crate::rules::frame::Cue;
use crate::rules::{ConceptId, EntityId, Language, Rules};
use crate::value::Dimension;

/// Most context terms a frame keeps, nearest first.
const TERMS: usize = 28;

/// How much farther a word lies that stands with another figure.
const ANOTHERS: f32 = 3.0;

/// How far from its number a noun may stand that the rules give no dimension.
const BARE: f32 = 1.5;

/// How far behind those counted what happened to them may stand.
const FATE: f32 = 5.0;

/// How far one may stand that is taken for want of a better.
const CLOSE: f32 = 5.0;

/// How far "originally" and "the previous toll" reach.
const FORMERLY: f32 = 8.0;

/// The frame of the value of this dimension (none for dates) at tokens `first..end` of `view`.
pub fn frame(
    view: &View,
    (first, end): (usize, usize),
    dimension: Option<Dimension>,
    language: &Language,
    rules: &Rules,
) -> Frame {
    let away = |at: usize, words: usize| -> f32 {
        if at >= end {
            view.distance(end, at) * 0.8
        } else if at + words <= first {
            view.distance(at + words, first)
        } else {
            0.0
        }
    };
    // What stands with another figure is farther than it seems.
    let others = |c: &ConceptAt| !view.own(c, first, end) || c.at >= end && view.governs(c);
    let far = |c: &ConceptAt| away(c.at, c.words) + if others(c) { ANOTHERS } else { 0.0 };
    let mut near: Vec<(f32, ConceptId)> = view.concepts.iter().map(|c| (far(c), c.id)).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut concepts: Vec<ConceptId> = Vec::new();
    let mut terms: Vec<(u64, f32)> = Vec::new();
    for &(distance, id) in &near {
        if !concepts.contains(&id) {
            concepts.push(id);
            let weight = nearness(distance);
            terms.push((hash(&rules.concepts.get(id).id), weight));
            if let Some(parent) = rules.concepts.get(id).parent {
                terms.push((hash(&rules.concepts.get(parent).id), weight * 0.5));
            }
        }
    }
    for (at, token) in view.tokens.iter().enumerate() {
        if token.term != 0 {
            terms.push((token.term, nearness(away(at, 1))));
        }
    }
    terms.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut kept: Vec<(u64, f32)> = Vec::with_capacity(TERMS.min(terms.len()));
    for (term, weight) in terms {
        if kept.len() < TERMS && !kept.iter().any(|k| k.0 == term) {
            kept.push((term, weight));
        }
    }

    let measure = measure(view, (first, end), dimension, far, rules);
    let event = near.iter().filter(|n| n.0 <= 14.0).map(|n| n.1).find(|&id| rules.concepts.get(id).is_event());
    let noun = view
        .tokens
        .iter()
        .skip(end)
        .take(4)
        .take_while(|t| t.mark.is_none() && t.mention.is_none())
        .find(|t| t.term != 0)
        .map(|t| t.folded.clone());

    let mut participants = Vec::new();
    let mut place = Vec::new();
    let mut names = Vec::new();
    let mut sites: Vec<(f32, String, Option<EntityId>)> = Vec::new();
    let mut side = None;
    for name in &view.names {
        // "à Marseille", "dans toute la France"
        let words = view.tokens.iter().take(name.at).rev().take(3);
        let mut lead = words.scan(true, |go, t| std::mem::replace(go, t.term == 0 && t.mark.is_none()).then_some(t));
        // "Officials in Kyiv say": where those who speak sit is not where it happened.
        let office = name.at.checked_sub(2).is_some_and(|at| view.claimants.contains(&at));
        let located = !name.demonym && !office && lead.any(|t| language.frame.is_locative(&t.folded));
        let distance = away(name.at, name.end - name.at);
        match name.entity {
            Some(entity) if rules.names.get(entity).is_place() && !name.demonym => {
                place.push(entity);
                if located {
                    sites.push((distance, rules.names.get(entity).id.clone(), Some(entity)));
                }
            }
            Some(entity) => {
                if name.demonym && name.at >= end && view.distance(end, name.at) <= 2.5 {
                    side = side.or(Some(entity));
                }
                participants.push(rules.names.party(entity));
            }
            None => {
                if located {
                    sites.push((distance, name.folded.clone(), None));
                }
                names.push(name.folded.clone());
            }
        }
    }
    sites.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let site = sites.into_iter().find(|s| s.0 <= 12.0).map(|s| (s.1, s.2));
    for list in [&mut participants, &mut place] {
        list.sort_unstable();
        list.dedup();
    }
    Frame {
        measure,
        noun,
        event,
        concepts,
        participants,
        place,
        site,
        side,
        period: None,
        direction: direction(view, first, end),
        per: None,
        terms: kept,
        names,
    }
}

/// What the figure counts or measures: the noun behind it, or else what is nearest.
///
/// No price is in people, though, and what the rules say nothing about stands right behind its number.
fn measure(
    view: &View,
    (first, end): (usize, usize),
    dimension: Option<Dimension>,
    far: impl Fn(&ConceptAt) -> f32,
    rules: &Rules,
) -> Option<ConceptId> {
    let takes = |c: &ConceptAt| dimension.map_or(Some(true), |d| rules.concepts.get(c.id).takes(d));
    // "30.000 pour la préfecture": whoever gives the figure is not what it counts.
    let speaks = |c: &ConceptAt| {
        let cue = |at: usize| matches!(view.cue_ending(at), Some(Cue::According | Cue::ForSome));
        view.spoken(c) || view.claimants.contains(&c.at) && (c.at.saturating_sub(2)..=c.at).any(cue)
    };
    let from = behind_brackets(view, end);
    let following = |c: &&ConceptAt| {
        let reach = if takes(c).is_none() { BARE } else { 4.0 };
        let told = takes(c) != Some(false) && !speaks(c) && !view.governs(c);
        c.at >= from && view.distance(from, c.at) <= reach && told && view.own(c, first, end)
    };
    let nearest = |sure: bool| {
        let close = |c: &ConceptAt| takes(c).is_none() && far(c) <= CLOSE;
        let wanted = |c: &&ConceptAt| if sure { takes(c) == Some(true) } else { close(c) };
        let told = view.concepts.iter().filter(|c| wanted(c) && !speaks(c));
        told.min_by(|a, b| far(a).total_cmp(&far(b)).then(a.id.cmp(&b.id))).map(|c| c.id)
    };
    // "The number of people killed by the quake has climbed to 2,000": what is counted comes first.
    let counted = || {
        let (at, len, _) = view.cues.iter().rev().find(|c| c.2 == Cue::CountOf && c.0 + c.1 <= first)?;
        let mut named = view.concepts.iter().filter(|c| c.at >= at + len && c.at < first && takes(c) != Some(false));
        let person = |c: &&ConceptAt| rules.concepts.get(c.id).is_event();
        let found = named.clone().find(person).or_else(|| named.next())?;
        view.own(found, first, end).then_some(found.id)
    };
    // "300 soldiers were killed" counts the killed.
    let met = |who: &ConceptAt| {
        let fate = |c: &&ConceptAt| {
            let near = c.at > who.at && view.distance(who.at, c.at) <= FATE;
            near && rules.concepts.get(c.id).fate && view.own(c, first, end) && !view.governs(c)
        };
        let person = rules.concepts.get(who.id).person;
        person.then(|| view.concepts.iter().find(fate)).flatten().map_or(who.id, |c| c.id)
    };
    // "Killing two people and driving out 3,000": what stands right before rather than what comes later.
    let right_before =
        |c: &&ConceptAt| c.at + c.words == first && rules.concepts.get(c.id).fate && takes(c) == Some(true);
    let before = view.concepts.iter().find(right_before);
    view.concepts
        .iter()
        .find(following)
        .filter(|c| before.is_none() || view.distance(from, c.at) <= BARE)
        .or(before)
        .map(met)
        .or_else(counted)
        .or_else(|| nearest(true))
        .or_else(|| nearest(false))
}

/// Where the noun of a figure can begin: a value given again in brackets may stand between, "259 km² (100 square
/// miles) of forest".
fn behind_brackets(view: &View, end: usize) -> usize {
    let mark = |at: usize| view.tokens.get(at).and_then(|t| t.mark);
    match mark(end) {
        Some('(') => (end..end + 8).find(|&at| mark(at) == Some(')')).map_or(end, |at| at + 1),
        Some(')') => end + 1,
        _ => end,
    }
}

fn nearness(distance: f32) -> f32 {
    1.0 / (1.0 + distance / 4.0)
}

/// Whether the nearest cue tells of a rise or a fall.
fn direction(view: &View, first: usize, end: usize) -> Option<Direction> {
    let near = view.cues.iter().filter_map(|&(at, len, cue)| {
        let direction = match cue {
            Cue::Up => Direction::Up,
            Cue::Down => Direction::Down,
            _ => return None,
        };
        let distance = if at >= end { view.distance(end, at) } else { view.distance((at + len).min(first), first) };
        (distance <= 8.0).then_some((distance, direction))
    });
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|n| n.1)
}

/// How firmly the value at tokens `first..end` is said, and whether it is an earlier one.
pub fn modality(view: &View, first: usize, end: usize, future_endings: &[String]) -> (Modality, bool) {
    let mut best: Option<(f32, Modality)> = None;
    let mut former = false;
    for &(at, len, cue) in &view.cues {
        let before = at + len <= first;
        let distance = if before { view.distance(at + len, first) } else { view.distance(end, at.max(end)) };
        let modality = match cue {
            // "Planned for 3 May, it was called off on Monday" plans nothing for Monday.
            Cue::Planned if before && view.is_date(first) && view.like_between(at + len, first) => continue,
            Cue::Planned => Modality::Planned,
            Cue::Conditional => Modality::Conditional,
            Cue::Denied => Modality::Denied,
            Cue::Former | Cue::Instead => {
                // "In May rather than in March": the cue tells of the value behind it.
                let behind = || len > 1 && !view.next_like(at + len, 3.0, first);
                // "From Rome on Sunday" gives up no Sunday.
                let reach = if view.is_date(first) { 1.0 } else { 3.0 };
                former |= before && distance <= reach || !before && distance <= 4.0 && behind();
                continue;
            }
            Cue::Formerly => {
                // "On 3 May, it was to have been June": of two days the cue tells of the one behind it.
                let others = || view.is_date(first) && view.next_like(at + len, FORMERLY, first);
                // "The 340 million first budgeted: 280 from Paris": what stands right before the cue is meant.
                let stolen = if before { view.like_between(at.saturating_sub(1), first) } else { others() };
                former |= distance <= FORMERLY && !stolen;
                continue;
            }
            _ => continue,
        };
        let reach = if modality == Modality::Planned { 9.0 } else { 5.0 };
        if distance <= reach && best.is_none_or(|b| distance < b.0) {
            best = Some((distance, modality));
        }
    }
    if best.is_none() {
        let future = view.tokens.iter().enumerate().any(|(at, t)| {
            t.folded.len() >= 6
                && future_endings.iter().any(|e| t.folded.ends_with(e.as_str()))
                && view.distance(at.min(first), at.max(first)) <= 9.0
        });
        if future {
            return (Modality::Planned, former);
        }
    }
    (best.map_or(Modality::Asserted, |b| b.1), former)
}
