//! Which country's rupees: a currency whose name several countries share is that of the country the article speaks of.

use rustc_hash::FxHashMap;

use super::{Mention, Reading, Rule};
use crate::rules::fold::fold_word;
use crate::rules::names::Spot;
use crate::rules::phrases::{last_word, word_starts_back};
use crate::rules::{EntityId, Language, Rules};
use crate::text::{Article, Span};
use crate::value::{Dimension, Family, Quantity, UnitId};

/// Sentences before and behind a sum in which its country is looked for.
const REACH: usize = 60;

/// Settles the currencies of all mentions.
pub fn settle(article: &Article, mentions: &mut [Mention], language: &Language, rules: &Rules) {
    let mut spots: FxHashMap<usize, Vec<Spot>> = FxHashMap::default();
    for at in 0..mentions.len() {
        let Some(mention) = mentions.get(at) else { return };
        let Some((family, unit)) = shared(article, mention, language, rules) else { continue };
        let span = mention.span;
        let home = article.sentences.partition_point(|s| s.span.end <= span.start);
        let Some(sentence) = article.sentences.get(home).map(|s| s.span) else { continue };
        let told = country(article, rules, family, &mut spots, home, span);
        let Some(told) = told.filter(|told| *told != unit) else { continue };
        // What took the currency from this sum goes with it.
        let from = mentions.partition_point(|m| m.span.start < sentence.start);
        let rest = mentions[from..].iter_mut().skip_while(|m| m.span.start < sentence.start);
        let within =
            |m: &Mention| m.span.start < sentence.end || m.trail.holds(Rule::Currency) || m.trail.holds(Rule::OfList);
        for other in rest {
            if !within(other) {
                if other.span.start > span.end && is_money(other, rules) {
                    break;
                }
                continue;
            }
            let text = article.slice(other.span);
            let own = other.span == span || text.ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic());
            if let Some(q) = money(other).filter(|q| q.unit == unit && own) {
                q.unit = told;
                other.trail.add(Rule::Country);
            }
        }
    }
}

fn is_money(mention: &Mention, rules: &Rules) -> bool {
    matches!(&mention.reading, Reading::Quantity(q) if rules.units.get(q.unit).dimension == Dimension::Money)
}

fn money(mention: &mut Mention) -> Option<&mut Quantity> {
    match &mut mention.reading {
        Reading::Quantity(q) => Some(q),
        _ => None,
    }
}

/// The family of a sum whose currency is named by its bare name, and the currency it was taken for.
fn shared<'r>(
    article: &Article,
    mention: &Mention,
    language: &Language,
    rules: &'r Rules,
) -> Option<(&'r Family, UnitId)> {
    let Reading::Quantity(q) = &mention.reading else { return None };
    let local = |f: &&Family| f.sign.is_none() && f.members.iter().any(|(unit, _)| *unit == q.unit);
    let family = rules.units.families.iter().find(local)?;
    let quote = article.slice(mention.span);
    let named = |word: &str| family.words.contains(&fold_word(word));
    if quote.split(|c: char| !c.is_alphabetic()).next().is_some_and(|w| !w.is_empty() && named(w)) {
        return Some((family, q.unit));
    }
    let last = last_word(quote);
    if !named(last) {
        return None;
    }
    // "Indian rupees" say whose they are.
    let two = word_starts_back(quote).nth(1).and_then(|at| quote.get(at..)).unwrap_or_default();
    let told = language.numbers.units.at(two).is_some_and(|(_, len)| len > last.len());
    (!told).then_some((family, q.unit))
}

/// The currency of the country told nearest: in the sentence, else before it, else behind it. Names are looked for
/// once in a sentence, and kept in `spots`.
fn country(
    article: &Article,
    rules: &Rules,
    family: &Family,
    spots: &mut FxHashMap<usize, Vec<Spot>>,
    home: usize,
    sum: Span,
) -> Option<UnitId> {
    let of = |spot: &Spot| {
        let here = |id: EntityId| spot.entity == id || rules.names.within(spot.entity, id);
        family.members.iter().find(|(_, c)| rules.names.find(c).is_some_and(here)).map(|(unit, _)| *unit)
    };
    let last = article.sentences.len().min(home + REACH + 1);
    let order = (home.saturating_sub(REACH)..=home).rev().chain(home + 1..last);
    for at in order {
        let sentence = article.sentences.get(at)?.span;
        let found = spots.entry(at).or_insert_with(|| rules.names.spot(article.slice(sentence)));
        let away = |spot: &Spot| (sentence.start + spot.range.start).abs_diff(sum.start);
        let behind = |spot: &Spot| sentence.start + spot.range.start > sum.start;
        let told = found.iter().filter_map(|s| Some((s, of(s)?)));
        if let Some((_, unit)) = told.min_by_key(|(s, _)| (at == home && behind(s), away(s))) {
            return Some(unit);
        }
    }
    None
}
