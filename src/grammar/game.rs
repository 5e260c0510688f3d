//! Points of a game or an index, and scores: no percentage points, no counts.

use super::{Mention, Reading, Skip};
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::leading_word;
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
    if !mentions.iter().any(|m| points(m) || score(m)) || !speaks_of_game(article.slice(sentence), rules) {
        return;
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
