//! Ages that no unit tells: "Putin, 72,", "aged 12", "a widow of 94", "she was 44".

use rust_decimal::Decimal;

use super::ellipsis::closes;
use crate::rules::Language;
use crate::rules::phrases::{last_word, leading_word, skip_gap, word_hash, word_starts_back};
use crate::value::{Quantity, UnitId};

/// Whether a number without unit is somebody's age.
pub fn is_bare_age(language: &Language, text: &str, at: usize, end: usize) -> bool {
    let rules = &language.numbers;
    let before = text[..at].trim_end();
    if let Some(led) = before.strip_suffix(',') {
        let last = led.rsplit([' ', ',', '.']).next().unwrap_or_default();
        let named = last.starts_with(char::is_uppercase);
        if (named || is_person(language, last)) && text[end..].starts_with(',') {
            return true;
        }
        // "said Karl Weber, 58."
        if named && text[end..].starts_with('.') && ends_in_name(led) && digits(text, at, end) {
            return true;
        }
    }
    // "Karl Weber (58)"
    if rules.age_bracket && before.ends_with('(') && text[end..].starts_with(')') {
        return ends_in_name(before);
    }
    if !closes(language, &text[end..]) {
        return rules.age_before.may_end(before)
            && word_starts_back(before).take(2).any(|start| {
                rules.age_before.at(&before[start..]).is_some_and(|(_, len)| start + len == before.len())
            })
            && (digits(text, at, end) || !counts(language, &text[end..]));
    }
    // "a widow of 94 from the next village"
    let of = last_word(before);
    if rules.of.holds(of) && !rules.article.holds(of) && before.ends_with(of) {
        let led = before[..before.len() - of.len()].trim_end();
        if is_person(language, last_word(led)) && has_article(language, led) {
            return true;
        }
    }
    word_starts_back(before).take(2).any(|start| {
        let led = &before[start..];
        rules.age_before.at(led).is_some() || rules.age_said.at(led).is_some_and(|(_, len)| start + len == before.len())
    })
}

/// "in their sixties", "in her late 60s": ten years of age, with the length of the word.
pub fn in_decade(language: &Language, text: &str, at: usize) -> Option<(Quantity, usize)> {
    let (rules, dates) = (&language.numbers, &language.dates);
    let input = &text[at..];
    let (ten, len) = match dates.decades.at(input) {
        Some((&ten, len)) => (ten, len),
        None => {
            let ten: u8 = input.get(..2)?.parse().ok()?;
            let rest = input[2..].trim_start_matches(['\'', '’']);
            let (_, len) = dates.decade_suffixes.at(rest)?;
            (ten, input.len() - rest.len() + len)
        }
    };
    // Few figures get as far: the look back comes last.
    let mut whose = word_starts_back(&text[..at]).take(2).map(|start| leading_word(&text[start..at]));
    if !ten.is_multiple_of(10) || !(20..=90).contains(&ten) || !whose.any(|word| rules.possessive.holds(word)) {
        return None;
    }
    let (low, top) = (Decimal::from(ten), Decimal::from(ten + 9));
    let years = Quantity { min: Some(low), max: Some(top), ..Quantity::exact(low, Decimal::ONE, UnitId::YEAR) };
    Some((years, len))
}

/// Whether an article opens the noun phrase that a text ends in: "a retired teacher".
fn has_article(language: &Language, led: &str) -> bool {
    word_starts_back(led).skip(1).take(4).any(|at| language.numbers.article.holds(leading_word(&led[at..])))
}

fn is_person(language: &Language, word: &str) -> bool {
    !word.is_empty() && language.numbers.person.at(word).is_some()
}

fn digits(text: &str, at: usize, end: usize) -> bool {
    text[at..end].bytes().all(|b| b.is_ascii_digit())
}

/// Whether the last two words have capitals.
fn ends_in_name(text: &str) -> bool {
    word_starts_back(text).take(2).filter(|&at| text[at..].starts_with(char::is_uppercase)).count() == 2
}

/// Whether a noun follows that a number counts.
fn counts(language: &Language, rest: &str) -> bool {
    let next = skip_gap(rest);
    let word = leading_word(next);
    next.len() < rest.len() && word.starts_with(char::is_lowercase) && !language.lexicon.stops(word_hash(word))
}
