//! Lengths of time that no number counts: "an hour", "all week", "toute la journée".

use rust_decimal::Decimal;

use super::number::number;
use crate::rules::Language;
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::{Dimension, Quantity, UnitId, Units};

/// A length of time without a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoneSpan {
    /// One unit, or one and a half.
    pub length: Quantity,
    /// Bytes of its quote.
    pub len: usize,
    /// True where it tells how long: "an hour and a half".
    pub counts: bool,
}

/// One unit of time behind an article or a word for the whole of it.
///
/// lone-span = ( article | "all" | "full" | … ) , unit of time , [ "and" , share ] ;
pub fn lone_span(language: &Language, units: &Units, input: &str) -> Option<LoneSpan> {
    let word = leading_word(input);
    let len = match language.dates.whole.at(input) {
        Some((_, len)) => len,
        None => Some(word.len()).filter(|_| language.numbers.article.holds(word))?,
    };
    let rest = skip_gap(&input[len..]);
    if rest.len() + len == input.len() {
        return None;
    }
    let (&(unit, factor), used) = language.numbers.units.at(rest)?;
    let time = matches!(units.get(unit).dimension, Dimension::Time | Dimension::Months);
    if !time || unit == UnitId::SECOND {
        return None;
    }
    let one = Quantity::exact(factor, Decimal::ONE, unit);
    let more = and_a_half(language, &rest[used..]);
    let half = more.map_or(one, |(share, _)| Quantity::exact(factor + factor * share, share, unit));
    let end = input.len() - rest.len() + used + more.map_or(0, |(_, len)| len);
    Some(LoneSpan { length: half, len: end, counts: more.is_some() })
}

/// "and a half" behind a unit, as a share of it.
fn and_a_half(language: &Language, behind: &str) -> Option<(Decimal, usize)> {
    let rules = &language.numbers;
    let next = skip_gap(behind);
    let and = leading_word(next);
    if next.len() == behind.len() || !rules.and.holds(and) {
        return None;
    }
    let (rest, n) = number(rules, skip_gap(&next[and.len()..])).ok()?;
    let unit = rules.units.at(skip_gap(rest)).is_some();
    (n.share && !unit).then(|| (n.value / Decimal::ONE_HUNDRED, behind.len() - rest.len()))
}
