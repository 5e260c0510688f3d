//! Sums whose currency is a thing as well: "12 livres" are books, "2 millions de livres" pounds, "5 kg (11 pounds)" a weight.

use rust_decimal::Decimal;

use super::number::number;
use super::{Mention, Reading};
use crate::rules::fold::fold_word;
use crate::rules::phrases::{last_word, leading_word, word_starts_back};
use crate::rules::{Language, Rules};
use crate::text::{Article, Span};
use crate::value::{Dimension, Family, Quantity, UnitId};

/// Sentences that tell what country an article speaks of.
const REACH: usize = 40;

/// Makes counts of the sums of a sentence that are none, and weights of those that convert one. Gives the mentions back.
pub fn settle<'m>(
    article: &Article,
    sentence: Span,
    mentions: &'m mut [Mention],
    language: &Language,
    rules: &Rules,
) -> &'m mut [Mention] {
    let mut mass = None;
    for mention in mentions.iter_mut() {
        let before = mass.take();
        let span = mention.span;
        let Reading::Quantity(q) = &mut mention.reading else { continue };
        let dimension = rules.units.get(q.unit).dimension;
        mass = (dimension == Dimension::Mass).then_some(span.end);
        if dimension != Dimension::Money {
            continue;
        }
        let quote = article.slice(span);
        let word = fold_word(last_word(quote));
        let named = |f: &&Family| f.members.iter().any(|(unit, _)| *unit == q.unit) && f.words.contains(&word);
        let Some(family) = rules.units.families.iter().find(named) else { continue };
        let bracketed = |end: usize| article.text.get(end..mention.outer.start).is_some_and(|gap| gap.trim() == "(");
        if before.is_some_and(bracketed)
            && let Some(pound) = language.numbers.units.at("lb").map(|(unit, _)| unit.0)
            && !family.doubtful.is_empty()
        {
            q.unit = pound;
            continue;
        }
        if family.doubtful.contains(&word)
            && !is_money(article, sentence, q, family, rules)
            && let Ok((rest, n)) = number(&language.numbers, quote)
            && n.value != Decimal::ZERO
        {
            q.unit = UnitId::ONE;
            mention.span.end -= rest.len();
            mention.outer.end = mention.span.end;
        }
    }
    mentions
}

/// Whether a doubtful name is that of a currency.
fn is_money(article: &Article, sentence: Span, sum: &Quantity, family: &Family, rules: &Rules) -> bool {
    let text = article.slice(sentence);
    let thing = |at: usize| family.things.contains(&fold_word(leading_word(&text[at..])));
    if word_starts_back(text).any(thing) {
        return false;
    }
    let big = sum.max.or(sum.min) >= Some(Decimal::from(1_000_000));
    if big || family.marks.iter().any(|mark| article.text.contains(mark.as_str())) {
        return true;
    }
    // A book may be sold in London: only the countries of the others tell.
    let abroad = |country: &str| family.members.iter().any(|(unit, c)| *unit != sum.unit && c == country);
    let mut spots = article.sentences.iter().take(REACH).flat_map(|s| rules.names.spot(article.slice(s.span)));
    spots.any(|spot| rules.names.country(spot.entity).is_some_and(|c| abroad(&rules.names.get(c).id)))
}
