//! A few words that stand for one thing.

use serde::Deserialize;

use super::letters::Letters;

/// A few words, told by their letters and accents, in any case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordSet {
    letters: Letters,
    words: Vec<String>,
}

impl From<Vec<String>> for WordSet {
    fn from(words: Vec<String>) -> Self {
        let mut letters = Letters::default();
        for word in &words {
            letters.add(word.bytes());
        }
        Self { letters, words }
    }
}

impl WordSet {
    /// Whether a word is one of them.
    pub fn holds(&self, word: &str) -> bool {
        self.letters.may_hold(word.bytes()) && self.words.iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}
