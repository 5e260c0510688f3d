//! Numbers in a row share the unit of the last: "à 6, 7, 9 et 24 mois", "hommes de 22 et 25 ans".

use rust_decimal::Decimal;

use super::number::number;
use super::{Mention, Reading, Rule};
use crate::rules::numbers::NumberRules;
use crate::text::Article;
use crate::value::{Quantity, UnitId};

/// Gives the numbers of every list in a sentence the unit of its last; ages go on without one.
pub fn share(article: &Article, mentions: &mut [Mention], rules: &NumberRules) {
    ages(article, mentions, rules);
    for last in (1..mentions.len()).rev() {
        let Some(unit) = measured(&mentions[last]) else { continue };
        let gap = |at: usize| article.text.get(mentions[at - 1].span.end..mentions[at].span.start).unwrap_or_default();
        let bare = |at: usize| bare(&mentions[at]);
        let comma = gap(last).trim_start().starts_with(',');
        let word = gap(last).trim_matches(|c: char| c.is_whitespace() || c == ',');
        if !(rules.and.holds(word) || word.len() == 2 && rules.range.holds(word)) || !bare(last - 1) {
            continue;
        }
        let mut first = last - 1;
        while first > 0 && gap(first).trim() == "," && bare(first - 1) {
            first -= 1;
        }
        // "six, seven, and nine months", but "300, et 20 %" are two figures.
        if comma && first == last - 1 {
            continue;
        }
        let scale = number(rules, article.slice(mentions[last].span)).map_or(Decimal::ONE, |(_, n)| n.scale);
        let Some(top) = stated(&mentions[last]) else { continue };
        let duration = matches!(mentions[last].reading, Reading::Duration(_));
        for mention in &mut mentions[first..last] {
            let Some(q) = in_unit(&mention.reading, unit, scale, top) else { continue };
            mention.reading = if duration { Reading::Duration(q) } else { Reading::Quantity(q) };
            mention.trail.add(Rule::OfList);
        }
    }
}

/// "aged 22 and 25": the first is known for an age by the word before it.
fn ages(article: &Article, mentions: &mut [Mention], rules: &NumberRules) {
    for at in 1..mentions.len() {
        let (Some(first), Some(second)) = (mentions.get(at - 1), mentions.get(at)) else { return };
        let digits = article.slice(first.span).bytes().all(|b| b.is_ascii_digit()) || first.trail.holds(Rule::BareAge);
        let gap = article.text.get(first.span.end..second.span.start).unwrap_or_default().trim();
        let small = stated(second).is_some_and(|v| v < Decimal::ONE_HUNDRED);
        let age = digits && matches!(&first.reading, Reading::Quantity(q) if q.unit == UnitId::YEAR);
        if age
            && small
            && bare(second)
            && (gap == "," || rules.and.holds(gap))
            && let Some(Mention { reading: Reading::Quantity(q), trail, .. }) = mentions.get_mut(at)
        {
            q.unit = UnitId::YEAR;
            trail.add(Rule::OfList);
        }
    }
}

fn measured(mention: &Mention) -> Option<UnitId> {
    match &mention.reading {
        Reading::Quantity(q) | Reading::Duration(q) if q.unit != UnitId::ONE && mention.skip.is_none() => Some(q.unit),
        _ => None,
    }
}

fn bare(mention: &Mention) -> bool {
    mention.skip.is_none() && matches!(&mention.reading, Reading::Quantity(q) if q.unit == UnitId::ONE)
}

fn stated(mention: &Mention) -> Option<Decimal> {
    match &mention.reading {
        Reading::Quantity(q) | Reading::Duration(q) => q.max.or(q.min),
        _ => None,
    }
}

/// A bare number in the unit of its list, and in its magnitude where that brings them near each other.
fn in_unit(reading: &Reading, unit: UnitId, scale: Decimal, top: Decimal) -> Option<Quantity> {
    let Reading::Quantity(q) = reading else { return None };
    let (near, far) = (Decimal::new(5, 2), Decimal::from(20));
    let ratio = q.max.or(q.min)?.checked_mul(scale)?.checked_div(top)?;
    let grown = scale > Decimal::ONE && ratio >= near && ratio <= far;
    let by = if grown { scale } else { Decimal::ONE };
    let times = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(by));
    Some(Quantity { min: times(q.min), max: times(q.max), unit, grain: q.grain.checked_mul(by)?, ..*q })
}
