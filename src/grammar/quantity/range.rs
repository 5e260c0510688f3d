//! Two ends of one value: "10 à 25 jours", "$3bn-$4bn", "5 ± 2 %".

use rust_decimal::Decimal;

use super::unit::prefix;
use crate::grammar::number::{How, Number, number_with};
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::{UnitId, Units};

/// The second number of a range.
pub struct Upper {
    /// Where it starts, in bytes from where the search began.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The number.
    pub number: Number,
    /// Below zero.
    pub negative: bool,
    /// The currency before it.
    pub money: Option<UnitId>,
    /// A dash between spaces, which may as well part two clauses.
    pub loose: bool,
}

/// "à 25", "to 25", "-25", "ou dix", "– 25" behind a number.
pub fn upper(rules: &NumberRules, units: &Units, rest: &str) -> Option<Upper> {
    const DASHES: [char; 5] = ['-', '–', '—', '\u{2011}', '‑'];
    let first = rest.chars().next()?;
    // "18- bis 29-Jährige", "18- to 29-year-olds"
    let behind = rest.strip_prefix('-').filter(|r| r.starts_with(' '));
    if let Some(after) = rest.strip_prefix(DASHES).filter(|_| behind.is_none()) {
        return bound(rules, units, rest, after, false);
    }
    let next = behind.unwrap_or(rest).trim_start();
    if next.len() == rest.len() || behind.is_none() && !first.is_whitespace() {
        return None;
    }
    if let Some(after) = next.strip_prefix(['-', '–', '—']) {
        let spaced = after.starts_with(char::is_whitespace);
        return bound(rules, units, rest, after.trim_start(), true).filter(|_| spaced);
    }
    let word = leading_word(next);
    let ranges = !word.is_empty() && (rules.range.holds(word) || rules.change_to.holds(word));
    ranges.then(|| bound(rules, units, rest, skip_gap(&next[word.len()..]), false))?
}

fn bound(rules: &NumberRules, units: &Units, rest: &str, after: &str, loose: bool) -> Option<Upper> {
    let (negative, at) = match after.strip_prefix(['-', '−']) {
        Some(at) if at.starts_with(|c: char| c.is_ascii_digit()) => (true, at),
        _ => {
            let word = leading_word(after);
            let minus = rules.minus.holds(word);
            (minus, if minus { skip_gap(&after[word.len()..]) } else { after })
        }
    };
    let (money, skip) = prefix(units, at).map_or((None, 0), |(id, len)| (Some(id), len));
    let at = &at[skip..];
    let (left, mut number) = number_with(rules, at, How::ALL)?;
    let mut left = left;
    if money.is_some()
        && let Some((factor, rest)) = super::shorthand(rules, left).filter(|_| number.scale == Decimal::ONE)
    {
        number = super::grown(number, factor);
        left = rest;
    }
    (!number.share && number.to.is_none()).then_some(Upper {
        start: rest.len() - after.len(),
        end: rest.len() - left.len(),
        number,
        negative,
        money,
        loose,
    })
}

/// The first number in the magnitude of the second: "3 à 4 milliards", "two or three hundred".
pub fn in_scale_of(first: Number, other: &Number) -> Number {
    let grown = first.value.saturating_mul(other.scale);
    if first.scale == Decimal::ONE && other.scale > Decimal::ONE && grown < other.value {
        return super::grown(first, other.scale);
    }
    first
}

/// "± 2" behind a number, with its length.
pub fn margin(rules: &NumberRules, rest: &str) -> Option<(Decimal, usize)> {
    let after = skip_gap(skip_gap(rest).strip_prefix('±')?);
    let (left, number) = number_with(rules, after, How::ALL)?;
    Some((number.value, rest.len() - left.len()))
}
