//! Ranks: "deuxième vol", "6e journée", "third day", "352e".

use rust_decimal::Decimal;

use crate::rules::Language;
use crate::rules::fold::fold_word;
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::{Dimension, Quantity, UnitId, Units};

/// A rank at `at`, with the place where its quote ends (the unit of time ranked is taken in).
pub fn rank(language: &Language, units: &Units, text: &str, at: usize) -> Option<(Quantity, usize)> {
    let rules = &language.numbers;
    let input = &text[at..];
    if text[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    let (value, len) = if digits > 0 && digits < 5 {
        // "am 19. Jahrestag"
        let behind = &input[digits..];
        let stop = behind.starts_with(". ") && behind[2..].starts_with(char::is_alphabetic);
        let suffix = if stop { "." } else { leading_word(behind) };
        let folded = fold_word(suffix);
        if suffix.is_empty() || !rules.rank_suffixes.iter().any(|s| fold_word(s) == folded) {
            return None;
        }
        (input[..digits].parse().ok()?, digits + suffix.len())
    } else {
        let (rank, len) = rules.ranks.at(input)?;
        (rank.0, len)
    };
    if value < 2 {
        return None;
    }
    let rest = &input[len..];
    let next = skip_gap(rest);
    let exact = |unit| Quantity::exact(Decimal::from(value), Decimal::ONE, unit);
    if let Some((&(unit, _), used)) = rules.units.at(next)
        && matches!(units.get(unit).dimension, Dimension::Time | Dimension::Months)
        && unit != UnitId::SECOND
        && next.len() < rest.len()
    {
        return Some((exact(unit), at + len + (rest.len() - next.len()) + used));
    }
    // "second" and "seconde" before nothing that can be ranked are a time or a turn of phrase.
    let follows = leading_word(next);
    let word = fold_word(&input[..len]);
    if matches!(word.as_str(), "second" | "seconde")
        && (follows.is_empty() || text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    Some((exact(UnitId::ONE), at + len))
}
