//! Millions that are money by what the sentence speaks of: "la dette atteint trois milliards", "the city pays 12 million".

use rust_decimal::Decimal;

use super::{Mention, Reading, Rule};
use crate::rules::Language;
use crate::rules::phrases::{leading_word, skip_gap, word_starts_back};
use crate::text::Article;
use crate::value::{Dimension, UnitId, Units};

/// Millions and more count as such.
const BIG: u32 = 1_000_000;

/// Gives the bare millions of sentences about money the currency of the sum told nearest, before them first. `counts`
/// tells whether the words behind a number are things that it counts.
pub fn settle(
    article: &Article,
    mentions: &mut [Mention],
    language: &Language,
    units: &Units,
    counts: impl Fn(&Language, &str) -> bool,
) {
    for at in 0..mentions.len() {
        let Some(mention) = mentions.get(at).filter(|m| is_bare(m)) else { continue };
        let span = mention.span;
        let Some(unit) = nearest(mentions, at, units) else { return };
        let behind = article.text.get(span.end..).unwrap_or_default();
        let home = article.sentences.partition_point(|s| s.span.end <= span.start);
        let Some(sentence) = article.sentences.get(home).map(|s| article.slice(s.span)) else { continue };
        let money = |text: &str| word_starts_back(text).any(|at| language.numbers.purse.at(&text[at..]).is_some());
        let led = language.numbers.purse.at(past_of(language, behind)).is_some();
        if !(led || !counts(language, behind) && money(sentence)) {
            continue;
        }
        if let Some(Mention { reading: Reading::Quantity(q), trail, .. }) = mentions.get_mut(at) {
            q.unit = unit;
            trail.add(Rule::Currency);
        }
    }
}

/// Steps over "de", "of", "in" behind a number.
fn past_of<'t>(language: &Language, behind: &'t str) -> &'t str {
    let next = skip_gap(behind);
    let word = leading_word(next);
    let rules = &language.numbers;
    let joins = rules.of.holds(word) || rules.lasts_in.holds(word);
    if joins { skip_gap(&next[word.len()..]) } else { next }
}

fn is_bare(mention: &Mention) -> bool {
    mention.skip.is_none()
        && matches!(&mention.reading, Reading::Quantity(q)
            if q.unit == UnitId::ONE && q.max.or(q.min) >= Some(Decimal::from(BIG)) && q.grain >= Decimal::ONE_THOUSAND)
}

/// The currency of the sum nearest to a mention.
fn nearest(mentions: &[Mention], at: usize, units: &Units) -> Option<UnitId> {
    let money = |m: &Mention| match &m.reading {
        Reading::Quantity(q) if m.skip.is_none() && units.get(q.unit).dimension == Dimension::Money => Some(q.unit),
        _ => None,
    };
    let before = mentions.get(..at)?.iter().rev().find_map(money);
    before.or_else(|| mentions.get(at..)?.iter().find_map(money))
}
