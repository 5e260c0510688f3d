//! The unit behind a number, and the currency before it.

use rust_decimal::Decimal;

use crate::grammar::number::Number;
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{is_word, leading_word, skip_gap};
use crate::value::{Dimension, UnitId, Units};

/// A unit with the factor of its spelling, and how long it is with the gap before it.
pub type UnitRead = (UnitId, Decimal, usize);

/// A currency sign at the beginning of `input` with digits behind it, and where those begin.
pub fn prefix(units: &Units, input: &str) -> Option<(UnitId, usize)> {
    if input.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let (id, rest) = units.signs.find(input, |_, _| true)?;
    let next = skip_gap(rest);
    let number = next.starts_with(|c: char| c.is_ascii_digit())
        || next.strip_prefix('.').is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    number.then_some((*id, input.len() - next.len()))
}

/// A currency's code or letters that end right before `at`: "USD 5m", "Rs 500", "US|$5m". With where it begins.
pub fn money_before(units: &Units, text: &str, at: usize) -> Option<(UnitId, usize)> {
    let whole = |start: usize| !text[..start].ends_with(is_word);
    if !text[at..].starts_with(|c: char| c.is_ascii_digit()) {
        let before = &text[..at];
        let letter = before.ends_with(|c: char| c.is_ascii_alphabetic());
        return units.symbols.iter().filter(|_| letter).find_map(|(sign, id)| {
            let letters = sign.bytes().take_while(u8::is_ascii_alphabetic).count();
            let (front, mark) = sign.split_at(letters);
            let tail = before.len().checked_sub(letters).and_then(|from| before.get(from..));
            let fits = letters > 0
                && !mark.is_empty()
                && tail.is_some_and(|t| t.eq_ignore_ascii_case(front))
                && text[at..].starts_with(mark);
            (fits && whole(at - letters)).then(|| (*id, at - letters))
        });
    }
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    if at - before.len() > 3 {
        return None;
    }
    let bare = before.strip_suffix('.').unwrap_or(before);
    let start = bare.len() - bare.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let word = &bare[start..];
    if !(1..=4).contains(&word.len()) || !word.starts_with(|c: char| c.is_ascii_uppercase()) || !whole(start) {
        return None;
    }
    units.signs.get(word).map(|id| (*id, start))
}

/// A unit behind a number.
pub fn unit(rules: &NumberRules, units: &Units, input: &str, number: &Number) -> Option<UnitRead> {
    let mut next = skip_gap(input);
    // "milliards d'euros", "centaines de kilomètres"
    if number.scale > Decimal::ONE || number.words || number.approx {
        let word = leading_word(next);
        // "3 billion a year" is a rate.
        if word.len() <= 2 && rules.of.holds(word) && !rules.article.holds(word) {
            next = skip_gap(&next[word.len()..]);
        }
    }
    // "0.7 of a point"
    if number.value < Decimal::ONE && !number.share && !number.words {
        let (of, after) = (leading_word(next), skip_gap(&next[leading_word(next).len()..]));
        let article = leading_word(after);
        if rules.of.holds(of) && !rules.article.holds(of) && rules.article.holds(article) {
            next = skip_gap(&after[article.len()..]);
        }
    }
    // "cinq derniers jours"
    if let Some(((), len)) = rules.between_unit.at(next) {
        let after = skip_gap(&next[len..]);
        let lasts = |u: UnitId| matches!(units.get(u).dimension, Dimension::Time | Dimension::Months);
        if next.len() < input.len() && rules.units.at(after).is_some_and(|(u, _)| lasts(u.0)) {
            next = after;
        }
    }
    let gap = input.len() - next.len();
    // "$3bn-$4bn": a hyphen never leads to a sign.
    if input.starts_with('-') && !next.starts_with(char::is_alphabetic) {
        return None;
    }
    let found = named(rules, units, next, gap == 0).map(|(id, factor, len)| (id, factor, gap + len));
    found.or_else(|| second(rules, input, number))
}

/// A second by the word that is a rank elsewhere: "30-second ad", "3.5 second lead".
fn second(rules: &NumberRules, input: &str, number: &Number) -> Option<UnitRead> {
    let spaced = number.grain < Decimal::ONE && input.starts_with(' ');
    let word = leading_word(input.get(1..).filter(|_| spaced || input.starts_with('-'))?);
    let fits = !number.words && number.scale == Decimal::ONE && rules.second.holds(word);
    fits.then_some((UnitId::SECOND, Decimal::ONE, 1 + word.len()))
}

/// A unit by name or sign at the beginning of `next`; `glued` where no gap stands before it.
pub fn named(rules: &NumberRules, units: &Units, next: &str, glued: bool) -> Option<UnitRead> {
    let first = next.chars().next()?;
    if !first.is_alphanumeric() {
        return rules.signs.at(next);
    }
    let Some((&(id, factor), len)) = rules.units.at(next) else {
        let glued_metres = glued && metres_and_more(next);
        return if glued_metres { units.find("m").map(|id| (id, Decimal::ONE, 1)) } else { rules.signs.at(next) };
    };
    // "km/h" is no length.
    if next[len..].starts_with('/')
        && let Some(found) = rules.signs.at(next)
    {
        return Some(found);
    }
    let mut letters = next[..len].chars();
    if let (Some(c), None) = (letters.next(), letters.next()) {
        // One-letter symbols keep their case: "28C", "340 m"; a capital M is no metre.
        let capital = matches!(units.get(id).dimension, Dimension::Temperature | Dimension::Power);
        if c.is_uppercase() != capital || capital && !glued && next[len..].starts_with('-') {
            return None;
        }
        if next[len..].starts_with(['\'', '’']) {
            return None;
        }
        let more = next[len..].trim_start();
        if c == 'h' && !glued && more.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    Some((id, factor, len))
}

/// "1m80": metres with the hundredths behind them.
fn metres_and_more(next: &str) -> bool {
    let digits = next.strip_prefix('m').map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
    digits == 2 && !next[3..].starts_with(is_word)
}

/// "points" behind a plain number with another number behind them are those of a game: "20 points, 10 rebonds" or "20 points 3".
pub fn is_plain_points(units: &Units, read: &UnitRead, input: &str) -> bool {
    units.get(read.0).dimension == Dimension::Points
        && input[read.2..].trim_start().starts_with(|c: char| c.is_ascii_digit())
}
