//! Phrases looked up by their first word, longest first.

use rustc_hash::FxHashSet;

use super::fold::fold_to;
use super::table::{WordHash, WordTable, hash};

/// A table of phrases of one or more words, each with what it means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    table: WordTable<T>,
    /// The words that phrases end in: most texts end in none of them.
    last: FxHashSet<WordHash>,
    first_shape: Shape,
    last_shape: Shape,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            table: WordTable::default(),
            last: FxHashSet::default(),
            first_shape: Shape::default(),
            last_shape: Shape::default(),
        }
    }
}

/// Longest folded word that any table may hold, in bytes.
const LONGEST: usize = 48;

/// A folded word on the stack; longer words are in no table.
struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
}

impl std::fmt::Write for Folded {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

impl Folded {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

/// Folds a word without allocating; `None` where it is too long for any table.
fn folded(word: &str) -> Option<Folded> {
    let mut out = Folded { bytes: [0; LONGEST], len: word.len() };
    if word.is_ascii() {
        let bytes = out.bytes.get_mut(..word.len())?;
        bytes.copy_from_slice(word.as_bytes());
        bytes.make_ascii_lowercase();
        return Some(out);
    }
    out.len = 0;
    fold_to(&mut out, word).ok()?;
    Some(out)
}

/// The hash of a word, folded; `None` where it is too long for any table.
pub fn word_hash(word: &str) -> Option<WordHash> {
    folded(word).map(|w| hash(w.as_str()))
}

/// The words of a phrase.
fn parts(phrase: &str) -> impl DoubleEndedIterator<Item = &str> {
    phrase.split([' ', '-', '\'', '’']).filter(|w| !w.is_empty())
}

/// The hashes of the words of a phrase, folded.
pub fn word_hashes(phrase: &str) -> impl Iterator<Item = WordHash> {
    parts(phrase).filter_map(word_hash)
}

/// Which first letters and lengths words have: tells most strangers without folding them.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    first: u32,
    lengths: u64,
}

impl Shape {
    /// One bit a letter; all that is no ASCII letter shares one.
    fn bit(byte: u8) -> u32 {
        if byte.is_ascii_alphabetic() { 1 << ((byte | 0x20) - b'a') } else { 1 << 26 }
    }

    fn add(&mut self, folded: &str) {
        self.first |= folded.bytes().next().map_or(0, Self::bit);
        self.lengths |= 1 << folded.len().min(63);
    }

    /// True where a word of this spelling may be in the table. Words that are not ASCII fold to another length.
    fn may_hold(&self, word: &str) -> bool {
        let Some(&byte) = word.as_bytes().first() else { return false };
        if !byte.is_ascii() {
            return true;
        }
        self.first & Self::bit(byte) != 0 && (self.lengths & (1 << word.len().min(63)) != 0 || !word.is_ascii())
    }
}

/// The word that starts at the beginning of `text` (letters and digits), with its length in bytes.
pub fn leading_word(text: &str) -> &str {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return &text[..ascii];
    }
    let inner = |c: char| c.is_alphanumeric() || c == '²' || c == '³';
    let end = text[ascii..].char_indices().find(|&(_, c)| !inner(c)).map_or(text.len(), |(i, _)| ascii + i);
    &text[..end]
}

/// Skips one gap between words of a phrase: spaces of any kind, one hyphen or apostrophe.
pub fn skip_gap(text: &str) -> &str {
    let trimmed = text.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}', '\n', '\r', '\t']);
    if trimmed.len() < text.len() {
        return trimmed;
    }
    text.strip_prefix(['-', '\u{2011}', '\'', '’']).unwrap_or(text)
}

/// Whether a short list of ASCII words holds a word, in any case.
pub fn listed(list: &[String], word: &str) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// The last word of a text, marks and spaces behind it left out.
pub fn last_word(text: &str) -> &str {
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = end.char_indices().rev().find(|(_, c)| !c.is_alphanumeric()).map_or(0, |(i, c)| i + c.len_utf8());
    &end[start..]
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
        for (shape, word) in [(&mut self.first_shape, first), (&mut self.last_shape, last)] {
            if let Some(word) = folded(word) {
                shape.add(word.as_str());
            }
        }
        self.last.extend(word_hash(last));
        self.table.insert(word_hashes(phrase), value);
    }

    /// True where some phrase begins with this word.
    pub fn starts(&self, word: &str) -> bool {
        self.first_shape.may_hold(word) && word_hash(word).is_some_and(|w| self.table.starts(w))
    }

    /// True where some phrase ends in the last word of `text`.
    pub fn may_end(&self, text: &str) -> bool {
        let word = last_word(text);
        self.last_shape.may_hold(word) && word_hash(word).is_some_and(|w| self.last.contains(&w))
    }

    /// The first word of every phrase with the second, where there is one. In no order.
    pub fn openings(&self) -> impl Iterator<Item = (WordHash, Option<WordHash>)> {
        self.table.openings()
    }

    /// The longest phrase at the beginning of `text`, with its length in bytes.
    pub fn at<'p>(&'p self, text: &str) -> Option<(&'p T, usize)> {
        let first = leading_word(text);
        if !self.first_shape.may_hold(first) {
            return None;
        }
        self.table.get(word_hash(first)?).find_map(|(rest, value)| {
            let mut left = &text[first.len()..];
            for &word in rest {
                let next = skip_gap(left);
                let found = leading_word(next);
                if next.len() == left.len() || word_hash(found)? != word {
                    return None;
                }
                left = &next[found.len()..];
            }
            Some((value, text.len() - left.len()))
        })
    }
}
