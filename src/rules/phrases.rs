//! Phrases looked up by their first word, longest first.

use rustc_hash::FxHashSet;

use super::fold::fold_word;
use super::letters::{Beginnings, Letters};
use super::table::WordTable;
pub use super::word::{
    Head, Start, WordHash, ending_word, head, is_word, last_word, leading_word, up_to_word, word_hash, word_starts_back,
};

/// A table of phrases of one or more words, each with what it means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    table: WordTable<T>,
    /// The words that phrases end in: most texts end in none of them.
    last: FxHashSet<WordHash>,
    first: Beginnings<32>,
    ends: Letters,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            table: WordTable::default(),
            last: FxHashSet::default(),
            first: Beginnings::default(),
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
        self.first.add(&fold_word(first));
        self.ends.add(fold_word(last).bytes().rev());
        self.last.insert(word_hash(last));
        self.table.insert(word_hashes(phrase), value);
    }

    /// True where some phrase begins with the word that begins `text`.
    pub fn opens(&self, text: &str) -> bool {
        let start = Start::of(text);
        self.first.may_hold(start) && self.table.starts(start.head(text).hash)
    }

    /// True where some phrase ends in the last word of `text`.
    pub fn may_end(&self, text: &str) -> bool {
        let text = up_to_word(text);
        self.ends.may_hold(text.bytes().rev()) && self.last.contains(&word_hash(last_word(text)))
    }

    /// True where some phrase ends in this word.
    pub fn end_in(&self, word: WordHash) -> bool {
        self.last.contains(&word)
    }

    /// The longest phrase of up to five words that ends right before the end of `text`, and where it starts.
    pub fn ending<'p>(&'p self, text: &str) -> Option<(&'p T, usize)> {
        if !self.may_end(text) {
            return None;
        }
        let trimmed = text.trim_end_matches([' ', '\u{a0}', '\u{202f}', '-', '\'', '’']);
        let found = |start| self.at(&trimmed[start..]).filter(|(_, len)| start + len == trimmed.len());
        word_starts_back(trimmed).take(5).filter_map(|start| Some((found(start)?.0, start))).last()
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
    #[inline]
    pub fn at<'p>(&'p self, text: &str) -> Option<(&'p T, usize)> {
        let start = Start::of(text);
        if self.first.may_hold(start) { self.behind(start.head(text), text) } else { None }
    }

    /// The same where the first word of `text` has been read.
    pub fn behind<'p>(&'p self, first: Head, text: &str) -> Option<(&'p T, usize)> {
        let left = text.get(first.len..)?;
        // What follows is read once for all phrases that begin so.
        let mut second = None;
        self.table.get(first.hash).find_map(|(rest, value)| {
            let Some((&word, rest)) = rest.split_first() else { return Some((value, first.len)) };
            let (found, mut left) = *second.get_or_insert_with(|| next_word(left));
            if found != Some(word) {
                return None;
            }
            for &word in rest {
                let (found, behind) = next_word(left);
                if found != Some(word) {
                    return None;
                }
                left = behind;
            }
            Some((value, text.len() - left.len()))
        })
    }
}

/// The hash of the next word of a phrase, if a gap stands before it, and what follows.
fn next_word(text: &str) -> (Option<WordHash>, &str) {
    let next = skip_gap(text);
    let word = head(next);
    ((next.len() < text.len()).then_some(word.hash), &next[word.len..])
}
