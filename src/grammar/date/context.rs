//! What a date is read in: its language, and the words before it.

use std::cell::Cell;

use crate::rules::Language;
use crate::rules::dates::DateRules;
use crate::rules::phrases::{Phrases, WordHash, is_word, last_word, leading_word, skip_gap, word_hash};

/// Where a text begins, its length, and the number in words at its beginning.
pub(super) type Words = (*const u8, usize, Option<(i32, usize)>);

/// What several kinds of dates ask for in turn, read once.
#[derive(Default)]
pub(super) struct Memo {
    /// The number in words that was read last.
    pub(super) words: Cell<Option<Words>>,
    /// The last word before the date.
    led: Cell<Option<WordHash>>,
}

/// The language of a sentence, and its text before the place that is read.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) language: &'a Language,
    pub(super) rules: &'a DateRules,
    pub(super) before: &'a str,
    /// True inside another expression, which makes a date of what alone could be none: "the end of 2024".
    pub(super) led: bool,
    /// How many expressions it stands in.
    pub(super) depth: u8,
    /// What has been read already.
    pub(super) memo: &'a Memo,
}

/// Dates within dates end here: people tell two or three.
const DEEPEST: u8 = 4;

impl<'a> Context<'a> {
    /// The context of a date within this one.
    pub(super) fn within(self, led: bool) -> Option<Context<'a>> {
        (self.depth < DEEPEST).then_some(Context { led, depth: self.depth + 1, ..self })
    }

    /// Whether a word is one that begins another phrase: "a", "and", "qui".
    pub(super) fn is_stop(&self, word: &str) -> bool {
        !word.is_empty() && self.language.lexicon.is_stop(word)
    }

    /// The longest phrase of a table that ends right before the date, and where it starts.
    pub(super) fn ending<'p, T>(&self, phrases: &'p Phrases<T>) -> Option<(&'p T, usize)> {
        if phrases.end_in(self.led_by()) { phrases.ending(self.before) } else { None }
    }

    /// The last word before the date.
    fn led_by(&self) -> WordHash {
        let led = self.memo.led.get().unwrap_or_else(|| word_hash(last_word(self.before)));
        self.memo.led.set(Some(led));
        led
    }

    /// Whether a phrase of the table stands right before the date.
    pub(super) fn follows<T>(&self, phrases: &Phrases<T>) -> bool {
        self.ending(phrases).is_some()
    }

    /// Whether some word before the date makes one of what it could be.
    pub(super) fn cued(&self) -> bool {
        let r = self.rules;
        [&r.year_before, &r.since, &r.from, &r.until, &r.about, &r.between, &r.range_before]
            .iter()
            .any(|p| self.follows(p))
    }

    /// Steps over the words that join the parts of a date: "of", "le", "on the".
    pub(super) fn link<'i>(&self, input: &'i str) -> &'i str {
        self.rules.link.at(input).map_or(input, |(_, len)| skip_gap(&input[len..]))
    }

    /// Whether a figure ends its phrase here: nothing is counted, timed or measured by it.
    pub(super) fn closes(&self, rest: &str) -> bool {
        let mut marks = rest.chars();
        match marks.next() {
            None => true,
            Some('.' | ',') => !marks.next().is_some_and(|c| c.is_ascii_digit()),
            Some(';' | ')' | '\n' | '!' | '?' | '»' | '"' | '”') => true,
            Some(c) if is_word(c) || c == '-' => false,
            Some(_) => {
                let next = skip_gap(rest);
                next.is_empty()
                    || next.starts_with(['.', ',', ';', ')', '!', '?', '»', '(', '–', '—'])
                    || self.is_stop(leading_word(next))
            }
        }
    }
}
