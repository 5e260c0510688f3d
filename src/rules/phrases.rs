//! Phrases looked up by their first word, longest first.

use rustc_hash::FxHashMap;

use super::fold::fold_into;

/// A table of phrases of one or more words, each with what it means.
#[derive(Debug, Clone)]
pub struct Phrases<T> {
    by_first: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default() }
    }
}

/// The word that starts at the beginning of `text` (letters and digits), with its length in bytes.
pub fn leading_word(text: &str) -> &str {
    let end = text
        .char_indices()
        .find(|(_, c)| !c.is_alphanumeric() && *c != '²' && *c != '³')
        .map_or(text.len(), |(i, _)| i);
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

impl<T> Phrases<T> {
    /// Adds a phrase, written in any case and with its accents.
    pub fn insert(&mut self, phrase: &str, value: T) {
        let mut folded = String::new();
        fold_into(&mut folded, phrase);
        let mut words = folded.split([' ', '-', '\'']).filter(|w| !w.is_empty()).map(str::to_owned);
        let Some(first) = words.next() else { return };
        let list = self.by_first.entry(first).or_default();
        list.push((words.collect(), value));
        list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }

    /// True where some phrase begins with this folded word.
    pub fn starts(&self, folded: &str) -> bool {
        self.by_first.contains_key(folded)
    }

    /// The longest phrase at the beginning of `text`, with its length in bytes.
    pub fn at<'p>(&'p self, text: &str) -> Option<(&'p T, usize)> {
        let first = leading_word(text);
        if first.is_empty() {
            return None;
        }
        let mut buffer = String::with_capacity(16);
        fold_into(&mut buffer, first);
        let list = self.by_first.get(buffer.as_str())?;
        list.iter().find_map(|(rest, value)| {
            let mut left = &text[first.len()..];
            for word in rest {
                let next = skip_gap(left);
                let found = leading_word(next);
                buffer.clear();
                fold_into(&mut buffer, found);
                if next.len() == left.len() || buffer != *word {
                    return None;
                }
                left = &next[found.len()..];
            }
            Some((value, text.len() - left.len()))
        })
    }
}
