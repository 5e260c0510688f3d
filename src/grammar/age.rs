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
    if told_of_age(language, text, at, end) {
        return true;
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
        let named = last_word(led);
        // "a mother of three"
        let parent = rules.parent.holds(named) && text[at..end].parse().map_or(true, |n: u32| n < NO_HOUR);
        if is_person(language, named) && has_article(language, led) && !parent {
            return true;
        }
    }
    word_starts_back(before).take(2).any(|start| {
        let led = &before[start..];
        rules.age_before.at(led).is_some()
    }) || rules.age_said.close(before)
}

/// Words back to the noun that makes ages of the numbers behind it.
const NEAR: usize = 11;

/// From here on a number is no hour.
const NO_HOUR: u32 = 25;

/// Whether a number is an age by what it is told of: "the retirement age rises from 62 to 64", "the youngest is 12",
/// ", at 44,", "born in 1963 and 61, he".
fn told_of_age(language: &Language, text: &str, at: usize, end: usize) -> bool {
    let rules = &language.numbers;
    let before = text[..at].trim_end();
    let last = last_word(before);
    let Some(led) = before.strip_suffix(last).filter(|_| !last.is_empty()).map(str::trim_end) else { return false };
    if text[end..].starts_with(',') && led.ends_with(',') && rules.age_aside.holds(last) && digits(text, at, end) {
        return true;
    }
    let born = |start: usize| rules.born.holds(leading_word(&before[start..]));
    let by_birth = || word_starts_back(before).take(NEAR).any(born);
    if rules.and.holds(last) && text[end..].starts_with(',') && digits(text, at, end) && by_birth() {
        return true;
    }
    let clause = || word_starts_back(before).take(NEAR).take_while(|&start| !before[start..].contains([';', '.', ':']));
    if !ends_number(language, &text[end..]) {
        return false;
    }
    let late = text[at..end].parse().is_ok_and(|years: u32| years >= NO_HOUR);
    if late && rules.age_late.close(before) {
        return true;
    }
    if rules.age_led.holds(last) && clause().skip(1).any(|start| rules.age_noun.holds(leading_word(&before[start..]))) {
        return true;
    }
    let extreme = |start: usize| rules.age_extreme.at(&before[start..]).map(|(_, len)| start + len);
    let told = clause().take(4).find_map(extreme);
    told.is_some_and(|stop| {
        stop == before.len() || !rules.of.holds(last) && !rules.definite.holds(last) && !before[stop..].contains(',')
    })
}

/// Whether nothing is counted by a number, or by the one that it goes on to: "from 62 to 64,".
fn ends_number(language: &Language, rest: &str) -> bool {
    let next = skip_gap(rest);
    let word = leading_word(next);
    let other = skip_gap(&next[word.len()..]);
    let count = other.bytes().take_while(u8::is_ascii_digit).count();
    match language.numbers.range.holds(word) && (1..=3).contains(&count) {
        true => closes(language, &other[count..]),
        false => closes(language, rest),
    }
}

/// "in their sixties", "in her late 60s": ten years of age, with the length of the word.
pub fn in_decade(language: &Language, text: &str, at: usize) -> Option<(Quantity, usize)> {
    let (rules, dates) = (&language.numbers, &language.dates);
    let input = &text[at..];
    let (ten, len) = if let [tens @ b'2'..=b'9', b'0', ..] = input.as_bytes() {
        let rest = input[2..].trim_start_matches(['\'', '’']);
        let (_, len) = dates.decade_suffixes.at(rest)?;
        ((tens - b'0') * 10, input.len() - rest.len() + len)
    } else {
        let (&ten, len) = dates.decades.at(input)?;
        (ten, len)
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
