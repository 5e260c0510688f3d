//! Phrases looked up by their first word, longest first.

use rustc_hash::FxHashSet;

use super::fold::fold_word;
use super::letters::Letters;
use super::table::WordTable;
pub use super::word::{
    Head, WordHash, ending_word, head, is_word, last_word, leading_word, up_to_word, word_hash, word_starts_back,
};

/// A table of phrases of one or more words, each with what it means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    table: WordTable<T>,
    /// The words that phrases end in: most texts end in none of them.
    last: FxHashSet<WordHash>,
    first: Letters,
    ends: Letters,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            table: WordTable::default(),
            last: FxHashSet::default(),
            first: Letters::default(),
            ends: Letters::default(),
        }
    }
}

/// The words of a phrase.
fn parts(phrase: &str) -> impl DoubleEndedIterator<Item = &str> {
    phrase.split([' ', '-', '\'', '’']).filter(|w| !w.is_empty())
}

/// The hashes of the words of a phrase, folded.
pub fn word_hashes(phrase: &str) -> impl Iterator<Item = WordHash> {
    parts(phrase).map(word_hash)
}

/// Skips one gap between words of a phrase: spaces of any kind, one hyphen or apostrophe.
pub fn skip_gap(text: &str) -> &str {
    // Nearly every gap is one space.
    if let [b' ', next, ..] = text.as_bytes()
        && next.is_ascii_alphanumeric()
    {
        return &text[1..];
    }
    let trimmed = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\n', '\r', '\t']);
    if trimmed.len() < text.len() {
        return trimmed;
    }
    match text.strip_prefix(['-', '\u{2011}', '\'', '’']) {
        // A word broken at the end of a line: "vingt-", "quatre".
        Some(rest) => rest.strip_prefix('\n').map_or(rest, str::trim_start),
        None => text,
    }
}

impl<T> FromIterator<(String, T)> for Phrases<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut phrases = Self::default();
        for (phrase, value) in entries {
            phrases.insert(&phrase, value);
        }
        phrases
    }
}

impl Phrases<()> {
    /// Phrases that mean no more than that they are there.
    pub fn set(phrases: Vec<String>) -> Self {
        phrases.into_iter().map(|phrase| (phrase, ())).collect()
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase, written in any case and with its accents.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let mut words = parts(phrase);
        let Some(first) = words.next() else { return };
        let last = words.next_back().unwrap_or(first);
        self.first.add(fold_word(first).bytes());
        self.ends.add(fold_word(last).bytes().rev());
        self.last.insert(word_hash(last));
        self.table.insert(word_hashes(phrase), value);
    }

    /// True where some phrase begins with the word that begins `text`.
    pub fn opens(&self, text: &str) -> bool {
        self.first.may_hold(text.bytes()) && self.table.starts(head(text).hash)
    }

    /// True where some phrase ends in the last word of `text`.
    pub fn may_end(&self, text: &str) -> bool {
        let text = up_to_word(text);
        self.ends.may_hold(text.bytes().rev()) && self.last.contains(&word_hash(last_word(text)))
    }

    /// True where a phrase of up to three words ends `text`, the space behind it aside.
    pub fn close(&self, text: &str) -> bool {
        let text = text.trim_end();
        let ends = |at: usize| self.at(&text[at..]).is_some_and(|(_, len)| at + len == text.len());
        self.may_end(text) && word_starts_back(text).take(3).any(ends)
    }

    /// The first word of every phrase with the second, where there is one. In no order.
    pub fn openings(&self) -> impl Iterator<Item = (WordHash, Option<WordHash>)> {
        self.table.openings()
    }

    /// The longest phrase at the beginning of `text`, with its length in bytes.
    pub fn at<'p>(&'p self, text: &str) -> Option<(&'p T, usize)> {
        if !self.first.may_hold(text.bytes()) {
            return None;
        }
        self.behind(head(text), text)
    }

    /// The same where the first word of `text` has been read.
    pub fn behind<'p>(&'p self, first: Head, text: &str) -> Option<(&'p T, usize)> {
        self.table.get(first.hash).find_map(|(rest, value)| {
            let mut left = text.get(first.len..)?;
            for &word in rest {
                let next = skip_gap(left);
                let found = head(next);
                if next.len() == left.len() || found.hash != word {
                    return None;
                }
                left = &next[found.len..];
            }
            Some((value, text.len() - left.len()))
        })
    }
}
