//! Ranks: "deuxième vol", "6e journée", "third day", "352e", "cent vingt-cinquième", "XXIe".

use rust_decimal::Decimal;

use super::number::ordinal;
use crate::rules::Language;
use crate::rules::fold::fold_word;
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap};
use crate::value::{Dimension, Quantity, UnitId, Units};

/// A rank at `at`, with the place where its quote ends (the unit of time ranked is taken in).
pub fn rank(language: &Language, units: &Units, text: &str, at: usize) -> Option<(Quantity, usize)> {
    let rules = &language.numbers;
    let input = text.get(at..)?;
    if text[..at].ends_with(is_word) {
        return None;
    }
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    let (value, len, word) = if (1..=7).contains(&digits) {
        // "am 19. Jahrestag"
        let behind = &input[digits..];
        let stop = behind.starts_with(". ") && behind[2..].starts_with(char::is_alphabetic);
        let suffix = if stop { "." } else { leading_word(behind) };
        if suffix.is_empty() || !rules.rank_suffixes.iter().any(|s| same_word(s, suffix)) {
            return None;
        }
        (Decimal::from(input[..digits].parse::<u64>().ok()?), digits + suffix.len(), false)
    } else {
        let ordinal = ordinal(rules, input).filter(|o| !o.plural)?;
        (ordinal.value, ordinal.len, ordinal.single)
    };
    if value.is_zero() {
        return None;
    }
    let rest = &input[len..];
    let next = skip_gap(rest);
    let exact = |unit| Quantity::exact(value, Decimal::ONE, unit);
    if value > Decimal::ONE
        && let Some((&(unit, factor), used)) = rules.units.at(next)
        && factor == Decimal::ONE
        && matches!(units.get(unit).dimension, Dimension::Time | Dimension::Months)
        && unit != UnitId::SECOND
        && next.len() < rest.len()
    {
        return Some((exact(unit), at + len + (rest.len() - next.len()) + used));
    }
    // "second" and "seconde" before nothing that can be ranked are a time or a turn of phrase.
    let spelled = fold_word(&input[..len]);
    let time = word && matches!(spelled.as_str(), "second" | "seconde");
    let led = last_word(&text[..at]);
    let counted = led.ends_with(|c: char| c.is_ascii_digit())
        || [&rules.article, &rules.determiner, &rules.per].iter().any(|words| words.holds(led));
    if time && leading_word(next).is_empty() && counted || time && led.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((exact(UnitId::ONE), at + len))
}

/// Whether two words are one, folded.
fn same_word(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || !(a.is_ascii() && b.is_ascii()) && fold_word(a) == fold_word(b)
}
