//! Points of a game or an index, and scores: no percentage points, no counts.

use super::{Mention, Reading, Rule, Skip};
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{leading_word, listed};
use crate::text::{Article, Span};
use crate::value::{Quantity, UnitId};

/// Tells the points and scores of a game in a sentence that speaks of one.
pub fn settle(article: &Article, sentence: Span, mentions: &mut [Mention], rules: &NumberRules) {
    let points = |m: &Mention| matches!(&m.reading, Reading::Quantity(q) if q.unit == UnitId::POINT);
    let score = |m: &Mention| {
        let text = article.slice(m.span);
        let short = text.len() <= 5 && text.contains(['-', '–']) && text.bytes().all(|b| !b.is_ascii_alphabetic());
        short && matches!(&m.reading, Reading::Quantity(q) if q.unit == UnitId::ONE)
    };
    let small = |m: &Mention| {
        matches!(&m.reading, Reading::Quantity(q) if q.unit == UnitId::ONE && q.is_point())
            && article.slice(m.span).len() <= 2
            && article.slice(m.span).bytes().all(|b| b.is_ascii_digit())
    };
    // "3 a 1", of which no range is made
    let pair = |at: usize, all: &[Mention]| {
        let [a, b, ..] = all.get(at..).unwrap_or_default() else { return false };
        let gap = article.text.get(a.span.end..b.span.start).unwrap_or_default().trim();
        small(a) && small(b) && listed(&rules.range, gap)
    };
    let pairs: Vec<usize> = (0..mentions.len()).filter(|&at| pair(at, mentions)).collect();
    if pairs.is_empty() && !mentions.iter().any(|m| points(m) || score(m))
        || !speaks_of_game(article.slice(sentence), rules)
    {
        return;
    }
    for mention in pairs.iter().flat_map(|&at| [at, at + 1]) {
        mentions[mention].skip = mentions[mention].skip.or(Some(Skip::Score));
    }
    for mention in mentions {
        let long = article.slice(mention.span).split_whitespace().count() > 2;
        if score(mention) {
            mention.skip = mention.skip.or(Some(Skip::Score));
        } else if points(mention)
            && !long
            && let Reading::Quantity(q) = &mut mention.reading
        {
            *q = Quantity { unit: UnitId::ONE, ..*q };
            mention.trail.add(Rule::Points);
        }
    }
}

fn speaks_of_game(text: &str, rules: &NumberRules) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        rest = &rest[start..];
        if rules.game.at(rest).is_some() {
            return true;
        }
        rest = &rest[leading_word(rest).len().max(1)..];
    }
    false
}
