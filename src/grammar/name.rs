//! Numbers that are part of a name by the words around them: "Mirage 2000", "Voyager 2", "élèves de 6e", "400 m haies".

use rust_decimal::Decimal;

use super::Skip;
use super::quantity::Read;
use crate::rules::Language;
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap, word_hash};
use crate::value::{Dimension, Units};

/// Whether the digits `at..end`, right behind a word, are part of a name.
pub fn named(language: &Language, units: &Units, text: &str, (at, end): (usize, usize), figure: &Read) -> bool {
    let rules = &language.numbers;
    let (before, rest) = (text[..at].trim_end(), skip_gap(&text[end..]));
    let (last, value) = (last_word(before), figure.number.value);
    let size = || matches!(units.get(figure.quantity.unit).dimension, Dimension::Length | Dimension::Mass);
    if figure.has_unit && !figure.number.share {
        // "apartment 4C" is not that cold.
        let letter = || end - at < 4 && text[at..end].ends_with(|c: char| c.is_ascii_uppercase());
        if letter() && rules.name_before.close(before) {
            return true;
        }
        let kind = || rules.size_after.at(rest).is_some() || rules.size_before.close(before);
        return size() && (rules.singular.holds(last) || kind());
    }
    let version = text[at..end].contains('.');
    if (figure.number.bare || version || figure.number.share) && rules.name_before.close(before) {
        // "In the ward 12 patients died."
        let sure = if rules.plural.is_empty() { rules.counted.at(rest).is_some() } else { is_counted(language, rest) };
        return !(figure.number.bare && last.starts_with(char::is_lowercase) && sure);
    }
    if !figure.number.bare || figure.has_unit {
        return false;
    }
    if rules.singular.holds(last) || rules.name_after.at(rest).is_some() {
        return true;
    }
    let year = end - at == 4 && value >= Decimal::from(1900) && value <= Decimal::from(2100);
    !is_group(language, before, last, rest) && capital(language, before, last, rest, year) && {
        let small = value < Decimal::ONE_HUNDRED;
        // "San Francisco, CA 94110"
        let postal = end - at == 5 && last.len() == 2 && last.bytes().all(|b| b.is_ascii_uppercase());
        let counted = is_counted(language, rest);
        let opening = before.len() == last.len();
        let free = !counted || year && opening || year && language.lexicon.stops(word_hash(leading_word(rest)));
        // Without a plural to tell "In Java 30 people died" from "Boeing 12 people know", the well-known nouns do.
        let sure = !rules.plural.is_empty();
        let few = if sure { !counted } else { rules.counted.at(rest).is_none() };
        let short = value < Decimal::ONE_THOUSAND || year || postal || sure && end - at == 4;
        small && few || free && short
    }
}

/// Whether the digits `at..end` stand alone between quotes or number a paragraph: "« 1984 »", "(1) The plan".
pub fn apart(text: &str, at: usize, end: usize) -> bool {
    let (before, after) = (text[..at].trim_end(), text[end..].trim_start());
    let quoted = before.ends_with(['"', '“', '«', '„', '‘']) && after.starts_with(['"', '”', '»', '“', '’']);
    quoted || before == "(" && after.starts_with(')') && end - at < 3
}

/// Whether a small sum's code is a name by which the number goes: "COP 28" are no pesos.
pub fn coded(rules: &NumberRules, text: &str, at: usize, figure: &Read) -> bool {
    let small = figure.number.value < Decimal::ONE_HUNDRED;
    figure.lead > 0
        && small
        && text[at..].starts_with(char::is_alphabetic)
        && rules.name_before.at(&text[at..]).is_some()
}

/// Whether the word before a number names a group, and a plural follows: "it gives the Greens 19 seats".
fn is_group(language: &Language, before: &str, last: &str, rest: &str) -> bool {
    let rules = &language.numbers;
    let led = last_word(before.strip_suffix(last).unwrap_or_default());
    let article = rules.definite.holds(led) || rules.determiner.holds(led) || rules.of.holds(led);
    let word = leading_word(rest);
    let counted =
        word.ends_with('s') && word.starts_with(char::is_lowercase) && !language.lexicon.stops(word_hash(word));
    article && last.len() > 4 && last.ends_with('s') && counted
}

/// Whether the word before a number has a capital of its own: "Only 12 came" begins like "Voyager 2 is far".
fn capital(language: &Language, before: &str, last: &str, rest: &str, year: bool) -> bool {
    let rules = &language.numbers;
    let capital = !rules.capital_nouns && last.starts_with(char::is_uppercase) && last.len() > 1;
    let opens = before.trim_start_matches(|c: char| !is_word(c)).len() == last.len();
    // "London 2012 left a legacy": nobody writes a count so at the beginning.
    let named = rules.never_counted.at(rest).is_some() || year;
    capital && (!opens || named && !language.lexicon.stops(word_hash(last)))
}

/// Whether a number in words, not the first of its sentence, has a capital with the word behind it in running text:
/// "the Seven Years' War", "le col des Trois-Évêchés".
pub fn in_words(language: &Language, text: &str, at: usize, end: usize) -> bool {
    let gap = |c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’');
    !language.numbers.capital_nouns
        && text[at..].starts_with(char::is_uppercase)
        && text[..at].ends_with(gap)
        && text[..at].trim_end_matches(gap).ends_with(is_word)
        && text[end..].starts_with(gap)
        && text[end..].trim_start_matches(gap).starts_with(char::is_uppercase)
        && running(language, text)
}

/// Whether a text is no headline with a capital on every word but the little ones.
pub fn running(language: &Language, text: &str) -> bool {
    let plain = |w: &str| w.len() > 3 && w.starts_with(char::is_lowercase);
    text.split(|c| !is_word(c)).any(|w| plain(w) && !language.lexicon.stops(word_hash(w)))
}

/// Whether a share is a mark somebody gave: "I'd give it 7/10."
pub fn mark(language: &Language, text: &str, at: usize, end: usize) -> bool {
    let word = leading_word(skip_gap(&text[end..]));
    let whole = text[at..end].split_once('/').is_some_and(|(_, whole)| matches!(whole, "5" | "10" | "20"));
    let free = !word.starts_with(char::is_alphanumeric) || language.lexicon.stops(word_hash(word));
    whole && free && !language.numbers.of.holds(word)
}

/// Whether what follows a number may be what it counts.
fn is_counted(language: &Language, rest: &str) -> bool {
    let rules = &language.numbers;
    let word = leading_word(rest);
    let plural = || {
        let ends = rules.plural.iter().any(|e| word.ends_with(e.as_str()));
        rules.plural.is_empty() || ends && !language.lexicon.stops(word_hash(word))
    };
    word.starts_with(char::is_lowercase) && rules.never_counted.at(rest).is_none() && plural()
}

/// Whether the unit of a length of time has a capital in running text, as titles have: "CBS' 60 Minutes said".
pub fn titled(language: &Language, units: &Units, text: &str, (number, end): (usize, usize), figure: &Read) -> bool {
    let unit = text[number..end].trim_start();
    let time = || matches!(units.get(figure.quantity.unit).dimension, Dimension::Time | Dimension::Months);
    figure.has_unit
        && !language.numbers.capital_nouns
        && unit.starts_with(char::is_uppercase)
        && unit.ends_with(char::is_lowercase)
        && time()
        && running(language, text)
}

/// Whether a bare number goes on with the label or name `last`: "articles 2 and 3", "lines 4, 7 and 13", "page 3 of 14".
pub fn goes_on(language: &Language, text: &str, last: (Skip, usize, usize), (at, end): (usize, usize)) -> bool {
    let rules = &language.numbers;
    let (skip, from, to) = last;
    let (Some(before), Some(gap)) = (text.get(..from), text.get(to..at)) else { return false };
    let word = gap.trim_matches([' ', ',']);
    let joins = word.is_empty() && gap.contains(',')
        || [&rules.and, &rules.range, &rules.of].iter().any(|words| words.holds(word))
        || rules.out_of.at(word).is_some_and(|(_, len)| len == word.len());
    let digits = || text[from..to].bytes().all(|b| b.is_ascii_digit()) && before.ends_with(' ');
    let named = || skip == Skip::Label || rules.name_before.close(before);
    let next = leading_word(skip_gap(&text[end..]));
    let counted = next.starts_with(char::is_alphabetic) && !language.lexicon.stops(word_hash(next));
    gap.len() < 8 && joins && matches!(skip, Skip::Label | Skip::Name) && digits() && named() && !counted
}

/// Whether the digits `at..end` count what a number before them counts: "Kyiv lost 40 tanks, Moscow 25."
///
/// gapped = ( "," | "and" ) , [ article ] , capital , [ capital ] , number , ( mark | "and" )
pub fn gapped(rules: &NumberRules, text: &str, at: usize, end: usize) -> bool {
    let next = text[end..].trim_start();
    let closes = next.is_empty() || next.starts_with([',', '.', ';']) || rules.and.holds(leading_word(next));
    let mut left = text[..at].trim_end();
    if !closes || rules.name_before.close(left) {
        return false;
    }
    for names in 0..3 {
        let word = last_word(left);
        if !left.ends_with(word) || word.is_empty() {
            return names > 0 && left.ends_with(',');
        }
        if !word.starts_with(char::is_uppercase) {
            let article = rules.definite.holds(word) || rules.singular.holds(word) || word.len() == 1;
            let head = if article {
                left[..left.len() - word.len()].trim_end_matches(|c| c != ',' && !is_word(c))
            } else {
                left
            };
            let joined = head.ends_with(',') || head.ends_with(is_word) && rules.and.holds(last_word(head));
            return names > 0 && joined;
        }
        left = left[..left.len() - word.len()].trim_end_matches([' ', '-', '\'', '’']);
    }
    false
}

/// Whether what follows a rank makes a title of it, a few names between: "47th Mechanized Brigade".
pub fn entitled(rules: &NumberRules, rest: &str) -> bool {
    let mut left = rest;
    for _ in 0..3 {
        if rules.title_after.at(left).is_some() {
            return true;
        }
        if !left.starts_with(char::is_uppercase) {
            return false;
        }
        left = skip_gap(&left[leading_word(left).len()..]);
    }
    false
}

/// Whether a text ends in letters, digits and a comma: "PM2," in "PM2,5".
pub fn decimal_tail(text: &str) -> bool {
    let Some(rest) = text.strip_suffix(',') else { return false };
    let head = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    head.len() < rest.len() && head.ends_with(char::is_alphabetic)
}

/// Whether a text ends in one capital and a point: "L." in "L.121-3".
pub fn initial(text: &str) -> bool {
    let Some(rest) = text.strip_suffix('.') else { return false };
    let mut back = rest.chars().rev();
    back.next().is_some_and(|c| c.is_ascii_uppercase()) && !back.next().is_some_and(is_word)
}
