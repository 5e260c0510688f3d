//! The words of one language for its concepts: `rules/<code>/concepts/*.toml`.
//!
//! A phrase is listed in any inflection and meets all others through its stem. A word behind `=` is meant in this very
//! form, where its stem has another sense too: `=viols` is not "violent". Phrases under `none` name no concept, though
//! their words do.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::concepts::ConceptId;
use super::fold::fold_into;
use super::stem::{Stemmer, stem};
use super::table::{WordHash, WordHasher, WordTable, hash};
use super::words::Words;
use crate::error::RuleError;
use crate::rules::RuleFiles;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    words: BTreeMap<String, Words>,
}

/// A word of a text: its stem, and its very form.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    stem: WordHash,
    form: WordHash,
}

impl Word {
    /// A folded word with its stem.
    pub fn new(stem: &str, folded: &str) -> Self {
        Self { stem: hash(stem), form: form(folded) }
    }
}

/// Behind `=`, a form never shares the hash of a stem.
fn form(folded: &str) -> WordHash {
    let mut hasher = WordHasher::default();
    hasher.add(b'=');
    folded.bytes().for_each(|b| hasher.add(b));
    hasher.0
}

/// The phrases of one language, by stems and forms.
#[derive(Debug, Default)]
pub struct Wording {
    phrases: WordTable<Vec<ConceptId>>,
}

impl Wording {
    /// Reads and compiles the files; `find` gives the concept of an id that a file names.
    pub(super) fn load(
        files: &RuleFiles,
        code: &str,
        stemmer: Stemmer,
        find: impl Fn(&str, &str) -> Result<ConceptId, RuleError>,
    ) -> Result<Self, RuleError> {
        let mut phrases = WordTable::<Vec<ConceptId>>::default();
        let (mut folded, mut hashes) = (String::new(), Vec::new());
        for path in files.under(&format!("{code}/concepts/")) {
            for (name, words) in files.read::<File>(path)?.words {
                let concept = if name == "none" { None } else { Some(find(path, &name)?) };
                for phrase in words.iter() {
                    fold_into(&mut folded, phrase);
                    let words = folded.split([' ', '-', '\'']).filter(|w| !w.is_empty());
                    hashes.extend(words.map(|w| match w.strip_prefix('=') {
                        Some(word) => form(word),
                        None => hash(&stem(stemmer, w)),
                    }));
                    match phrases.get_mut(&hashes) {
                        Some(known) => known.extend(concept.filter(|c| !known.contains(c))),
                        None => phrases.insert(hashes.iter().copied(), concept.into_iter().collect()),
                    }
                    folded.clear();
                    hashes.clear();
                }
            }
        }
        Ok(Self { phrases })
    }

    /// True where the language has no words for any concept.
    pub fn is_empty(&self) -> bool {
        self.phrases.openings().next().is_none()
    }

    /// The concepts of the longest phrase at word `at`, with its number of words; of two as long, the one that begins
    /// with the very form.
    pub fn at(&self, words: &[Word], at: usize) -> Option<(&[ConceptId], usize)> {
        let (first, behind) = words.get(at..)?.split_first()?;
        let longest = |head: WordHash| {
            self.phrases.get(head).find_map(|(rest, concepts)| {
                let meets = |(&hash, word): (&WordHash, &Word)| hash == word.stem || hash == word.form;
                (rest.len() <= behind.len() && rest.iter().zip(behind).all(meets))
                    .then_some((concepts.as_slice(), 1 + rest.len()))
            })
        };
        match (longest(first.form), longest(first.stem)) {
            (Some(form), Some(stem)) => Some(if form.1 >= stem.1 { form } else { stem }),
            (form, stem) => form.or(stem),
        }
    }
}
