//! A first look at a figure: most count something, and cost no more than the word behind them.

use super::context::Context;
use crate::rules::date_words::Opens;
use crate::rules::phrases::{head, is_word, leading_word, skip_gap};

impl Context<'_> {
    /// Whether what begins here may be a date at all.
    pub(super) fn at_a_glance(&self, input: &str) -> bool {
        match input.bytes().take_while(u8::is_ascii_digit).count() {
            0 => self.word(input),
            digits @ 1..=4 => self.figure(digits, &input[digits..]),
            _ => false,
        }
    }

    /// A figure may be a day before its month, an hour, a decade, a length of time, or alone a day or a year.
    fn figure(&self, digits: usize, behind: &str) -> bool {
        let alone =
            || digits == 4 || digits <= 2 && (self.follows(&self.rules.day_before) || self.listed_month().is_some());
        // "16. November"
        let stop = behind.strip_prefix('.').filter(|r| !r.starts_with(|c: char| is_word(c)));
        let text = stop.unwrap_or(behind);
        let next = skip_gap(text);
        match text.chars().next() {
            None => alone(),
            Some('%') => false,
            Some(_) if next.len() < text.len() => {
                let word = head(next);
                let joined = word.len == 0 && next.starts_with(['/', '-', '–', '—']) || self.rules.words.goes_on(word);
                // "8 p.m."
                let dotted = word.len == 1 && next[1..].starts_with('.');
                joined || dotted || text.starts_with(['-', '\'', '’', '\u{2011}']) || alone()
            }
            Some(c) if is_word(c) || matches!(c, '/' | '.' | ':' | '–' | '—') => true,
            Some(_) => alone(),
        }
    }

    /// An article or a number in words needs a month, a length of time or another number behind it.
    fn word(&self, input: &str) -> bool {
        const FIGURES: Opens = Opens::RANK.or(Opens::NUMBER).or(Opens::ARTICLE);
        let words = &self.rules.words;
        let numbers = &self.language.numbers;
        let opens = words.opens(numbers, input);
        if opens.beyond(FIGURES) || !opens.may_be(FIGURES) {
            return opens.beyond(FIGURES);
        }
        let behind = skip_gap(&input[leading_word(input).len()..]);
        words.goes_on(head(behind)) || words.opens(numbers, behind).may_be(FIGURES)
    }
}
