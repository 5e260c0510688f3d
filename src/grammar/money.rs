//! Which country's rupees: a currency whose name several countries share is that of the country the article speaks of.

use super::{Mention, Reading};
use crate::rules::fold::fold_word;
use crate::rules::names::Spot;
use crate::rules::phrases::last_word;
use crate::rules::{EntityId, Language, Rules};
use crate::text::{Article, Span};
use crate::value::{Family, Quantity, UnitId};

/// Settles the currencies of all mentions.
pub fn settle(article: &Article, mentions: &mut [Mention], language: &Language, rules: &Rules) {
    let mut spots: Option<Vec<Spot>> = None;
    for at in 0..mentions.len() {
        let Some(mention) = mentions.get(at) else { return };
        let Some((family, unit)) = shared(article, mention, language, rules) else { continue };
        let spots = spots.get_or_insert_with(|| rules.names.spot(&article.text));
        let span = mention.span;
        let sentence = article.sentences.iter().find(|s| s.span.contains(span)).map_or(span, |s| s.span);
        let Some(told) = country(rules, family, spots, span, sentence).filter(|told| *told != unit) else { continue };
        // What took the currency from this sum goes with it.
        for other in mentions.iter_mut().filter(|m| sentence.contains(m.span)) {
            let text = article.slice(other.span);
            let own = other.span == span || text.ends_with(|c: char| c.is_ascii_digit() || c.is_alphabetic());
            if let Some(q) = money(other).filter(|q| q.unit == unit && own) {
                q.unit = told;
            }
        }
    }
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
    let family = rules.units.families.iter().find(|f| f.members.iter().any(|(unit, _)| *unit == q.unit))?;
    let quote = article.slice(mention.span);
    let named = |word: &str| family.words.contains(&fold_word(word));
    let last = last_word(quote);
    if quote.split(|c: char| !c.is_alphabetic()).next().is_some_and(|w| !w.is_empty() && named(w)) {
        return Some((family, q.unit));
    }
    // "Indian rupees" say whose they are.
    let before = &quote[..quote.len() - last.len()];
    let two = &quote[before.trim_end().len() - last_word(before).len()..];
    let told = language.numbers.units.at(two).is_some_and(|(_, len)| len > last.len());
    (named(last) && !told).then_some((family, q.unit))
}

/// The currency of the country told nearest: in the sentence, else before the sum, else anywhere.
fn country(rules: &Rules, family: &Family, spots: &[Spot], sum: Span, sentence: Span) -> Option<UnitId> {
    let of = |spot: &Spot| {
        let here = |id: EntityId| spot.entity == id || rules.names.within(spot.entity, id);
        family.members.iter().find(|(_, c)| rules.names.find(c).is_some_and(here)).map(|(unit, _)| *unit)
    };
    let away = |spot: &Spot| spot.range.start.abs_diff(sum.start);
    let inside = |spot: &Spot| spot.range.start >= sentence.start && spot.range.end <= sentence.end;
    let told = spots.iter().filter_map(|s| Some((s, of(s)?)));
    told.min_by_key(|(s, _)| (!inside(s), s.range.start > sum.start, away(s))).map(|(_, unit)| unit)
}
