//! Digits that count nothing by their shape or place: telephone numbers, house numbers, postal codes.

use crate::rules::Language;
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap, word_hash};

/// Fewest digits of a telephone number.
const SHORTEST: usize = 7;

/// Where a telephone number that begins at `at` ends, dates aside: "01 42 86 82 00", "+44 20 7946 0018", "(202) 555-0143".
///
/// phone = ( "+" digit | "0" [ gap ] digit | "(" digit+ ")" ) , { [ gap ] , digit+ } ;   gap is one of `/.-()` and spaces
pub fn phone(text: &str, at: usize) -> Option<usize> {
    let (before, input) = (text.get(..at)?, text.get(at..)?);
    let first = run(input);
    let abroad = before.ends_with('+');
    let area = before.ends_with('(') && (3..=5).contains(&first) && input[first..].starts_with(')');
    let zero = input.starts_with('0') && (first > 1 || run(skip(&input[first..])?.1) > 2);
    if !(abroad || area || zero) {
        return None;
    }
    let (mut end, mut digits, mut groups) = (first, first, 1);
    while let Some((gap, rest)) = skip(&input[end..]) {
        let len = run(rest);
        // A sign set off by a space begins something else: "0800 123456 - 24 hours".
        if len == 0 || digits + len > 15 {
            break;
        }
        (end, digits, groups) = (end + gap + len, digits + len, groups + 1);
    }
    let glued = input[end..].starts_with(char::is_alphabetic);
    (digits >= SHORTEST && groups > 1 && !glued || abroad && digits > SHORTEST).then_some(at + end)
}

/// Whether the digits `at..end` are long enough for a telephone number and a word for one stands before them.
pub fn spoken(rules: &NumberRules, text: &str, at: usize, end: usize) -> bool {
    let digits = text[at..end].bytes().filter(u8::is_ascii_digit).count();
    let plain = text[at..end].chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    let mut words = text[..at].rsplit(|c: char| !is_word(c)).filter(|w| !w.is_empty()).take(7);
    // "Text SHOUT to 85258."
    let shouted = || {
        let mut back = words.clone().skip(1);
        back.next().is_some_and(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let short = (5..SHORTEST).contains(&digits) && digits == end - at && shouted();
    (short || (SHORTEST..=15).contains(&digits)) && plain && words.any(|w| rules.phone.at(w).is_some())
}

/// Where a short number that somebody is told to call ends: "Call 911", "le 3919 est un numéro gratuit", "a 999 call".
pub fn hotline(language: &Language, text: &str, at: usize) -> Option<usize> {
    let rules = &language.numbers;
    let input = text.get(at..)?;
    let ends = |rest: &str| !rest.starts_with(is_word) && rest.strip_prefix(['.', ',']).is_none_or(|r| run(r) == 0);
    let (_, rest) = rules.hotlines.find(input, |_, rest| ends(rest))?;
    let number = &input[..input.len() - rest.len()];
    let told = |w: &str| rules.phone.at(w).is_some_and(|(_, len)| len == w.len());
    let next = leading_word(skip_gap(rest));
    let clause = text[..at].rsplit(['.', ';', '\n']).next().unwrap_or_default();
    let mut words = clause.rsplit(|c: char| !is_word(c)).filter(|w| !w.is_empty()).take(6);
    // "Call 911", "callers to 911", "appelez le 15", "le numéro d'urgence 3919", but "the toll rose to 112".
    let last = words.next().unwrap_or_default();
    let cued = told(last)
        || rules.range.holds(last) && words.clone().next().is_some_and(told)
        || number.contains(' ') && rules.phone_link.holds(last)
        || (number.len() > 3 || rules.phone_link.holds(last)) && words.any(told);
    // "called 112 witnesses"
    let counted = next.ends_with('s') && !language.lexicon.stops(word_hash(next));
    (told(next) || !counted && cued).then_some(at + number.len())
}

/// Steps over what parts the groups of a telephone number; the length of the gap and what follows.
fn skip(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches([')', '(']);
    let rest = skip_space(rest).trim_start_matches(['/', '.', '-', '–', '(']);
    let rest = skip_space(rest);
    let gap = text.len() - rest.len();
    (gap > 0 && gap < 5).then_some((gap, rest))
}

fn skip_space(text: &str) -> &str {
    text.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(text)
}

fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether the digits `at..end` number a house, or are the postal code behind one.
pub fn address(rules: &NumberRules, text: &str, at: usize, end: usize) -> bool {
    let streets = &rules.streets;
    let (before, after) = (text[..at].trim_end(), &text[end..]);
    let behind = skip_gap(after.strip_prefix(',').unwrap_or(after));
    if streets.behind.holds(leading_word(behind)) || named_behind(rules, after) {
        return true;
    }
    let near = before.trim_end_matches(',').trim_end();
    let last = last_word(near);
    if near.ends_with(last) && !last.is_empty() {
        let capital = last.starts_with(char::is_uppercase);
        let suffixed = |s: &String| last.len() > s.len() + 1 && last.ends_with(s.as_str());
        if capital && (streets.suffixes.iter().any(suffixed) || street_before(rules, near)) {
            return true;
        }
    }
    // "25, avenue Foch, 75016 Paris", "à 75011 Paris", "(94110 Arcueil)"
    let town = || {
        let led = before.ends_with('(') || before.ends_with(',') && !text[..end].ends_with("000");
        street_near(rules, before) || led || streets.town.holds(last_word(before))
    };
    end - at == 5 && behind.starts_with(char::is_uppercase) && town()
}

/// One to three capitalised words behind the number, the last of them a word for a street: "12 Elm Street".
fn named_behind(rules: &NumberRules, after: &str) -> bool {
    let mut left = after;
    for count in 0..4 {
        let next = skip_gap(left);
        let word = leading_word(next);
        if next.len() == left.len() || !word.starts_with(char::is_uppercase) {
            return false;
        }
        left = &next[word.len()..];
        if count > 0 && rules.streets.ends.holds(word) {
            let next = skip_gap(left);
            return !left.starts_with(' ')
                || !next.starts_with(char::is_lowercase)
                || rules.never_counted.at(next).is_some();
        }
    }
    false
}

/// Whether the text ends in the name of a street: "calle de Alcalá", "via Roma".
fn street_before(rules: &NumberRules, near: &str) -> bool {
    let mut left = near;
    for _ in 0..6 {
        let word = last_word(left);
        if word.is_empty() {
            return false;
        }
        if rules.streets.before.holds(word) {
            return true;
        }
        if !word.starts_with(char::is_uppercase) && !rules.of.holds(word) {
            return false;
        }
        left = left.trim_end_matches(|c: char| !is_word(c));
        left = &left[..left.len() - word.len()];
    }
    false
}

/// Whether a word for a street stands a few words before.
fn street_near(rules: &NumberRules, before: &str) -> bool {
    let streets = &rules.streets;
    let words = before.rsplit(|c: char| !is_word(c)).filter(|w| !w.is_empty()).take(7);
    words.into_iter().any(|w| {
        let suffixed = |s: &String| w.len() > s.len() + 1 && w.ends_with(s.as_str());
        streets.before.holds(w) || streets.behind.holds(w) || streets.suffixes.iter().any(suffixed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_and_no_figures() {
        for (text, rest) in [
            ("01 42 86 82 00.", "."),
            ("04.91.55.11.11", ""),
            ("0 800 123 456, ouvert", ", ouvert"),
            ("020 7946 0958 for", " for"),
            ("030 / 1234567", ""),
            ("0171-1234567", ""),
            ("+33 6 12 34 56 78", ""),
            ("(202) 555-0143.", "."),
        ] {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
            assert_eq!(phone(text, at).map(|end| &text[end..]), Some(rest), "{text}");
        }
        for text in ["300 000 personnes", "0,5 %", "0 500", "007", "(12) personnes", "12 000 000", "0.25 1"] {
            let at = text.find(|c: char| c.is_ascii_digit()).unwrap();
            assert_eq!(phone(text, at), None, "{text}");
        }
    }
}
