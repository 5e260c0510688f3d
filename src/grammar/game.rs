//! Points of a game or an index, and scores: no percentage points, no counts.

use super::{Mention, Reading, Rule, Skip};
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{Phrases, is_word, leading_word, skip_gap};
use crate::text::{Article, Span};
use crate::value::{Quantity, UnitId};

/// Tells the points and scores of a game in a sentence that speaks of one.
pub fn settle(article: &Article, sentence: Span, mentions: &mut [Mention], rules: &NumberRules) {
    let points = |m: &Mention| matches!(&m.reading, Reading::Quantity(q) if q.unit == UnitId::POINT);
    let pairs: Vec<usize> = (1..mentions.len()).filter(|&at| is_pair(article, &mentions[at - 1..=at], rules)).collect();
    let score = |m: &Mention| is_score(article, m, rules);
    if pairs.is_empty() && !mentions.iter().any(|m| points(m) || score(m)) {
        return;
    }
    let text = article.slice(sentence);
    let game = speaks_of(text, &rules.game);
    if !game && !speaks_of(text, &rules.score) {
        return;
    }
    for mention in pairs.iter().flat_map(|&at| [at - 1, at]) {
        mentions[mention].skip = mentions[mention].skip.or(Some(Skip::Score));
    }
    for mention in mentions {
        let long = article.slice(mention.span).split_whitespace().count() > 2;
        if score(mention) {
            mention.skip = mention.skip.or(Some(Skip::Score));
        } else if game
            && points(mention)
            && !long
            && let Reading::Quantity(q) = &mut mention.reading
        {
            *q = Quantity { unit: UnitId::ONE, ..*q };
            mention.trail.add(Rule::Points);
        }
    }
}

/// Two short numbers joined as a score is: "3 a 1", "112 to 104", "2 sets à 1", "33 contre 1".
fn is_pair(article: &Article, pair: &[Mention], rules: &NumberRules) -> bool {
    let [a, b] = pair else { return false };
    let small = |m: &Mention| {
        let text = article.slice(m.span);
        matches!(&m.reading, Reading::Quantity(q) if q.unit == UnitId::ONE && q.is_point())
            && text.len() <= 3
            && text.bytes().all(|b| b.is_ascii_digit())
    };
    if !small(a) || !small(b) {
        return false;
    }
    let gap = article.text.get(a.span.end..b.span.start).unwrap_or_default().trim();
    let join = gap.rsplit(' ').next().unwrap_or_default();
    let goals = gap.strip_suffix(join).unwrap_or_default().trim();
    rules.against.holds(join) && (goals.is_empty() || rules.goals.holds(goals))
}

/// Two short numbers read as one value: "1-3", "17 à 24", "(5/7)".
fn is_score(article: &Article, m: &Mention, rules: &NumberRules) -> bool {
    let text = article.slice(m.span);
    let Reading::Quantity(q) = &m.reading else { return false };
    if text.len() > 10 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let (first, last) = (leading_word(text), text.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    let mark = text[first.len()..].strip_suffix(last).unwrap_or_default();
    let rest = skip_gap(article.text.get(m.span.end..).unwrap_or_default());
    let noun = leading_word(rest);
    let counted = noun.starts_with(char::is_lowercase)
        && (noun.ends_with('s') && !noun.ends_with("ss") || rules.counted.at(rest).is_some());
    let shape = match mark.trim() {
        "-" | "–" => q.unit == UnitId::ONE,
        "/" => article.text.get(..m.span.start).is_some_and(|b| b.ends_with('(')),
        word => q.unit == UnitId::ONE && !q.is_point() && rules.against.holds(word),
    };
    shape && !counted && first.len() <= 3 && last.len() <= 3
}

/// Whether a text holds one of these phrases.
fn speaks_of(text: &str, phrases: &Phrases<()>) -> bool {
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        if phrases.at(rest).is_some() {
            return true;
        }
        rest = &rest[leading_word(rest).len().max(1)..];
    }
    false
}
