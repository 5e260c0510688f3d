//! What an article itself says of two of its figures: that two claimants give them for one thing, or that one took the
//! place of the other. "81.000 manifestants selon la préfecture, 700.000 selon la CGT"; "14, up from 12 at daybreak".

use chrono::NaiveDate;

use super::moved::moved;
use super::view::{ConceptAt, NameAt, View};
use super::{Claim, Modality};
use crate::rules::concepts::AKIN;
use crate::rules::frame::Cue;
use crate::rules::{Language, Rules};
use crate::value::UnitId;

/// How two values of one article belong to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Two claimants give them.
    Rival,
    /// One has replaced the other.
    Update,
    /// One is the other in another unit: "3.3C (5.9F)".
    Restated,
}

/// Sentences that an earlier value may lie back.
const BACK: usize = 2;

/// How far apart two claimants' figures may stand in one sentence.
const BREATH: f32 = 22.0;

/// Words of a share that names nothing: "two in three".
const SHARE: usize = 3;

/// How near a word must stand to a figure to be what it counts.
const OWN: f32 = 4.0;

/// Days from the printing that are these days.
const THESE_DAYS: i64 = 7;

/// By what factor two rivals' figures may differ at most, where little else ties them and where nothing contests.
const FAR: u32 = 20;
const NEAR: u32 = 4;

/// Ties the claims from `first` on, which stand in the sentence of `view`, to claims before them.
pub fn tie(
    claims: &mut [Claim],
    first: usize,
    view: &View,
    published: Option<NaiveDate>,
    language: &Language,
    rules: &Rules,
) {
    // Without concepts nothing tells what a figure measures, and any two would do.
    let known = rules.concepts.speaks(&language.code);
    for claim in claims.iter_mut().skip(first) {
        claim.difference = difference(claim, view, language);
        claim.part = part(claim, view, language);
    }
    for at in first..claims.len() {
        changed(claims, at, view, language);
        if !known {
            continue;
        }
        let Some(partner) = partner(claims, at, view, language, rules) else { continue };
        lean(claims, partner, at, view, language);
        let (x, y) = (&claims[partner], &claims[at]);
        if y.part || apart_in_time(x, y) || settled(claims, partner, at, view, language) {
            continue;
        }
        let bare = bare(y, view, language) || x.sentence == y.sentence && bare(x, view, language);
        let excluded =
            matches!((x.frame.measure, y.frame.measure), (Some(m), Some(n)) if rules.concepts.excluded(m, n));
        if excluded {
            continue;
        }
        let leans = bare && (akin(x, y, rules) || x.frame.measure.is_none() || !measured(y, view));
        let kind = if restated(x, y, view) {
            Tie::Restated
        } else if rivals(x, y, leans, view, published)
            && !elsewhere(x, y, view, language, rules)
            && !total(y, view, language)
        {
            Tie::Rival
        } else if updates(x, y, bare, view, rules) && !ahead(claims, partner, at, view) {
            Tie::Update
        } else {
            continue;
        };
        if kind == Tie::Rival {
            claims[at].former = claims[partner].former;
        }
        claims[at].tie = Some((partner, kind));
    }
    moved(claims, first, view, published, rules);
}

/// The figure that another may be set against: the nearest before it, but of those in one earlier sentence the one
/// whose measure is akin, else the first, which a sentence is about.
fn partner(claims: &[Claim], at: usize, view: &View, language: &Language, rules: &Rules) -> Option<usize> {
    let claim = &claims[at];
    let before = (0..at).rev().take_while(|&i| near(&claims[i], claim));
    let mut before = before.filter(|&i| comparable(&claims[i], claim, rules) && !claims[i].difference).peekable();
    let nearest = *before.peek()?;
    if claims[nearest].sentence == claim.sentence {
        return Some(nearest);
    }
    let group = before.take_while(|&i| claims[i].sentence == claims[nearest].sentence);
    let group: Vec<usize> = group.filter(|&i| claim.former || !claims[i].former).collect();
    let kin = |i: usize| kinship(&claims[i], claim, rules);
    let another = claim.attribution.is_some() && claim.attribution != claims[nearest].attribution;
    let whole = || group.iter().rev().find(|&&i| !claims[i].part);
    let topic = match bare(claim, view, language) {
        true if claim.former => group.last(),
        true if another => whole(),
        _ => group.first(),
    };
    let best = group.iter().copied().max_by(|&i, &j| kin(i).total_cmp(&kin(j)).then(j.cmp(&i)));
    best.filter(|&i| kin(i) >= AKIN).or(topic.copied())
}

/// How close the measures of two figures are, 0 to 1.
fn kinship(x: &Claim, y: &Claim, rules: &Rules) -> f32 {
    x.frame.measure.zip(y.frame.measure).map_or(0.0, |(m, n)| rules.concepts.related(m, n))
}

/// Measures of one kind: the same, or one wider than the other.
fn akin(x: &Claim, y: &Claim, rules: &Rules) -> bool {
    kinship(x, y, rules) >= AKIN
}

/// "12 in Paris and 9 in Lyon": a bare figure counts what the one before it in its sentence counts.
fn lean(claims: &mut [Claim], partner: usize, at: usize, view: &View, language: &Language) {
    let (x, y) = (&claims[partner], &claims[at]);
    if x.sentence != y.sentence
        || !bare(y, view, language)
        || bare(x, view, language) && !measured(x, view)
        || measured(y, view)
    {
        return;
    }
    let frame = x.frame.clone();
    let own = &mut claims[at].frame;
    (own.measure, own.event, own.noun) = (frame.measure, frame.event.or(own.event), frame.noun);
    let more: Vec<_> = own.concepts.iter().copied().filter(|c| !frame.concepts.contains(c)).collect();
    own.concepts = frame.concepts.into_iter().chain(more).collect();
}

/// "Among them 100,000 children": a part of the figure before is no other value of it.
fn part(claim: &Claim, view: &View, language: &Language) -> bool {
    let (first, _) = view.token_range(claim.span);
    // "A group that speaks for many of them says there were 1,700": a verb of saying begins anew.
    let said = view.cues.iter().filter(|c| c.2 == Cue::Said && c.0 < first).map(|c| c.0).max().unwrap_or(0);
    let words: Vec<&str> =
        view.tokens.iter().take(first).skip(first.saturating_sub(7).max(said)).map(|t| t.folded.as_str()).collect();
    let joined = words.join(" ");
    language.checks.of_them.iter().any(|phrase| joined.contains(phrase.as_str()))
}

/// "28 and 12, soit 40": what figures come to is no other value of one of them.
fn total(claim: &Claim, view: &View, language: &Language) -> bool {
    let (first, _) = view.token_range(claim.span);
    let ends = |phrase: &String| {
        let words = phrase.split([' ', '\'', '-']).count();
        first.checked_sub(words).is_some_and(|at| follows(view, at, std::slice::from_ref(phrase)))
    };
    language.checks.totals.iter().any(ends)
}

/// "Three million more than the 168": what lies between two values is neither of them.
fn difference(claim: &Claim, view: &View, language: &Language) -> bool {
    let (_, end) = view.token_range(claim.span);
    claim.value.quantity().is_some() && follows(view, end, &language.checks.more_than)
}

/// Whether one of such phrases stands right at a word.
fn follows(view: &View, at: usize, phrases: &[String]) -> bool {
    let is = |phrase: &String| {
        phrase.split([' ', '\'', '-']).enumerate().all(|(n, w)| view.tokens.get(at + n).is_some_and(|t| t.folded == w))
    };
    phrases.iter().any(is)
}

/// Figures that other words have paired already: votes for and against, a value that has been overtaken by another, "from 66
/// to 67" right behind.
fn settled(claims: &[Claim], partner: usize, at: usize, view: &View, language: &Language) -> bool {
    let (x, y) = (&claims[partner], &claims[at]);
    let ballots = |c: &Claim| follows(view, view.token_range(c.span).1, &language.checks.ballots);
    let votes = x.sentence == y.sentence && (ballots(x) || ballots(y));
    let next = claims.get(at + 1).is_some_and(|next| joined(y, next, view, language));
    votes || y.difference || x.former && x.tie.is_some() || next && x.sentence != y.sentence
}

/// Figures that are scoped to two times of their own.
fn apart_in_time(x: &Claim, y: &Claim) -> bool {
    matches!((x.frame.period, y.frame.period), (Some(p), Some(q)) if p != q)
}

/// "12 million; the city, which had budgeted 31 million, paid 32": the earlier value is of the one that follows.
fn ahead(claims: &[Claim], partner: usize, at: usize, view: &View) -> bool {
    let (x, y) = (&claims[partner], &claims[at]);
    let (from, to) = (view.token_range(x.span).1, view.token_range(y.span).0);
    let parted = view.tokens.get(from..to).is_some_and(|t| t.iter().any(|t| t.mark == Some(';')));
    x.sentence == y.sentence && parted && y.former && claims.get(at + 1).is_some_and(|next| same_unit(y, next))
}

/// True for two values of one sort and unit.
fn same_unit(x: &Claim, y: &Claim) -> bool {
    let unit = |c: &Claim| c.value.quantity().map(|q| q.unit);
    std::mem::discriminant(&x.value) == std::mem::discriminant(&y.value) && unit(x) == unit(y)
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
    let (first, end) = view.token_range(claim.span);
    // "One government worker in four" says whom.
    let words = view.tokens.get(first..end).unwrap_or_default().iter().filter(|t| t.mark.is_none());
    if words.count() > SHARE && claim.value.quantity().is_some_and(|q| q.unit == UnitId::PERCENT) {
        return false;
    }
    let Some(next) = view.tokens.get(end) else { return true };
    next.mark.is_some()
        || view.is_date(end)
        || view.cues.iter().any(|c| c.0 == end && matches!(c.2, Cue::According | Cue::ForSome | Cue::Said))
        || next.term == 0 && next.mention.is_none() && !language.numbers.of.holds(&next.folded)
}

/// "De 1,1 % à 0,9 %": of two figures that a word of range joins without making a range of them, the first is former.
fn changed(claims: &mut [Claim], at: usize, view: &View, language: &Language) {
    let Some((before, [claim, ..])) = claims.split_at_mut_checked(at) else { return };
    let Some(first) = before.last_mut().filter(|c| c.sentence == claim.sentence) else { return };
    if joined(first, claim, view, language) {
        first.former = true;
    }
}

/// True for two figures of one sentence with nothing but a word of range between them.
fn joined(x: &Claim, y: &Claim, view: &View, language: &Language) -> bool {
    let (gap, end) = (view.token_range(x.span).1, view.token_range(y.span).0);
    let range = end == gap + 1 && view.tokens.get(gap).is_some_and(|t| language.numbers.range.holds(&t.folded));
    range && x.value.quantity().is_some() && y.value.quantity().is_some()
}

/// A value in brackets right behind one in another unit.
fn restated(x: &Claim, y: &Claim, view: &View) -> bool {
    let units = x.value.quantity().map(|q| q.unit) != y.value.quantity().map(|q| q.unit);
    let (from, to) = (view.token_range(x.span).1, view.token_range(y.span).0);
    let between = view.tokens.get(from..to).unwrap_or_default();
    units && x.sentence == y.sentence && (1..=3).contains(&between.len()) && between[0].mark == Some('(')
}

/// True for a figure with words of its own that say what it counts.
fn measured(claim: &Claim, view: &View) -> bool {
    let (first, end) = view.token_range(claim.span);
    // No farm in "the main farming union".
    let speaks = |c: &ConceptAt| (c.at..=c.at + c.words).any(|at| view.claimants.contains(&at));
    view.concepts.iter().any(|c| {
        let (from, to) = if c.at >= end { (end, c.at) } else { ((c.at + c.words).min(first), first) };
        view.distance(from, to) <= OWN && view.own(c, first, end) && !speaks(c) && !view.spoken(c)
    })
}

/// Two claimants in one breath, or in two where the second figure leans on the first.
fn rivals(x: &Claim, y: &Claim, bare: bool, view: &View, published: Option<NaiveDate>) -> bool {
    let Some(q) = &y.attribution else { return false };
    let contested = view.cues.iter().any(|c| matches!(c.2, Cue::Denied | Cue::Contrast));
    let (from, to) = (view.token_range(x.span).1, view.token_range(y.span).0);
    let Some(p) = &x.attribution else {
        // What the article gives in its own voice is set against another's word only where that is said.
        let instead = x.sentence == y.sentence && view.cue_ending(to) == Some(Cue::Instead);
        let leans = x.sentence != y.sentence && bare && contested && !y.former;
        // "It will cut 1,850 jobs. The union speaks of 2,600 posts."
        let said = view.cues.iter().any(|c| c.2 == Cue::Said && c.0 < to);
        let counts = y.sentence == x.sentence + 1
            && said
            && x.frame.measure.is_some()
            && x.frame.measure == y.frame.measure
            && !(x.former || y.former || x.part)
            && current(x, y, published)
            && (y.frame.site.is_none() || y.frame.site == x.frame.site);
        return instead || leans && near_in_size(x, y, FAR) || counts && near_in_size(x, y, NEAR);
    };
    // "1,100 trees, against the 640 admitted by the club" sets no earlier figure against a later one.
    let formerly = || view.cues.iter().any(|c| c.2 == Cue::Formerly);
    let earlier = x.former != y.former && (x.sentence != y.sentence || y.frame.period.is_some() || formerly());
    if p.one_key(q) || earlier {
        // "86, and not 59, as the coastguard says" leaves the 86 to the article.
        return p == q
            && view.cue_ending(to) == Some(Cue::Instead)
            && view.cues.iter().any(|c| c.2 == Cue::According && c.0 > to);
    }
    let same = x.frame.measure.is_some() && x.frame.measure == y.frame.measure;
    let noun = x.frame.noun == y.frame.noun;
    if x.sentence == y.sentence {
        let reach = if contested { 2.0 * BREATH } else { BREATH };
        return (bare || same && noun) && view.distance(from, to) <= reach;
    }
    let here = y.frame.site.is_none() || y.frame.site == x.frame.site;
    let alike = same || x.frame.event.is_some() && x.frame.event == y.frame.event;
    let told = bare || contested && alike || same && noun && y.frame.noun.is_some();
    y.sentence - x.sentence == 1 && here && current(x, y, published) && told
}

/// Whether a sentence opens with a place or house that the one before does not name: "At EDF, management counted 41%".
fn elsewhere(x: &Claim, y: &Claim, view: &View, language: &Language, rules: &Rules) -> bool {
    let opens = |n: &&NameAt| {
        let lead = view.tokens.get(..n.at).unwrap_or_default();
        n.at <= 2 && lead.iter().all(|t| t.term == 0) && lead.iter().any(|t| language.frame.is_locative(&t.folded))
    };
    let Some(name) = view.names.first().filter(opens).filter(|_| x.sentence != y.sentence) else { return false };
    let frame = &x.frame;
    match name.entity {
        Some(e) => !frame.place.contains(&e) && !frame.participants.contains(&rules.names.party(e)),
        None => !y.frame.names.iter().any(|n| frame.names.contains(n)),
    }
}

/// Whether a figure is scoped to no time of its own but that of the other, or these days.
fn current(x: &Claim, y: &Claim, published: Option<NaiveDate>) -> bool {
    let Some(period) = y.frame.period else { return true };
    let near = |day: NaiveDate| published.is_some_and(|p| (p - day).num_days().abs() <= THESE_DAYS);
    x.frame.period == Some(period) || matches!(period.bounds(), (Some(from), Some(to)) if near(from) && near(to))
}

/// Values within such a factor: rivals about one thing seldom differ by more.
fn near_in_size(x: &Claim, y: &Claim, factor: u32) -> bool {
    let (Some(p), Some(q)) = (x.value.quantity().and_then(|q| q.stated()), y.value.quantity().and_then(|q| q.stated()))
    else {
        return false;
    };
    let (low, high) = (p.abs().min(q.abs()), p.abs().max(q.abs()));
    high <= low.saturating_mul(rust_decimal::Decimal::from(factor))
}

/// A value that the text calls an earlier one: in so many words, or of something that is counted on or estimated.
fn updates(x: &Claim, y: &Claim, bare: bool, view: &View, rules: &Rules) -> bool {
    let marked = |cue: Cue| view.cues.iter().any(|c| c.2 == cue);
    let revised = || {
        [x, y].iter().any(|c| {
            c.frame
                .measure
                .iter()
                .chain(&c.frame.event)
                .chain(c.frame.concepts.iter().take(2))
                .map(|&id| rules.concepts.get(id))
                .any(|c| c.grows || c.fate && c.moves)
        })
    };
    let former = if x.sentence == y.sentence { x.former != y.former } else { y.former && !x.former };
    let planned = || [x, y].iter().any(|c| matches!(c.modality, Modality::Planned | Modality::Conditional));
    // "850 objects instead of 600" is more than there were, "940 cuts instead of 1,150" fewer than were planned.
    let told = || {
        let last = view.token_range(x.span).0.max(view.token_range(y.span).0);
        let estimated = view.cues.iter().any(|c| c.2 == Cue::Estimate && c.0 < last);
        estimated || marked(Cue::Formerly) || marked(Cue::Now) || marked(Cue::Instead) && planned()
    };
    let now = || {
        let (from, to) = (view.token_range(x.span).1, view.token_range(y.span).0);
        x.sentence == y.sentence
            && !x.former
            && x.value.quantity().is_some_and(|q| q.approx || marked(Cue::Estimate))
            && view.cues.iter().any(|c| c.2 == Cue::Now && c.0 >= from && c.0 < to && view.distance(c.0, to) <= OWN)
    };
    (former && (told() || revised()) || now()) && (bare || akin(x, y, rules))
}
