//! The words of one language for its concepts: `rules/<code>/concepts/*.toml`.
//!
//! A phrase is listed in any inflection and meets all others through its stem. A word behind `=` is meant in this very
//! form, where its stem has another sense too: `=viols` is not "violent". Phrases under `none` name no concept, though
//! their words do. `#` stands for a figure, `/` parts words to choose from: "lose/shed # jobs" is "shed 1,200 jobs".

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::concepts::ConceptId;
use super::fold::fold_into;
use super::stem::{Stemmer, stem};
use super::table::WordTable;
use super::word::{WordHash, WordHasher, hash};
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
    hasher.finish()
}

/// How many words may stand between a figure and either side of the phrase around it: "more than", "de".
const QUALIFIERS: usize = 3;

/// The words of a phrase before its figure, those behind it but the first, and what it means.
type Around = (Vec<WordHash>, Vec<WordHash>, ConceptId);

/// A phrase around a figure, found.
#[derive(Debug, Clone, Copy)]
pub struct AroundAt {
    /// Its first word behind the figure.
    pub at: usize,
    /// Number of words behind the figure.
    pub words: usize,
    /// Number of words before it.
    pub before: usize,
    /// What it means.
    pub concept: ConceptId,
}

/// The hashes of the words of a folded phrase.
fn hashed(phrase: &str, stemmer: Stemmer) -> impl Iterator<Item = WordHash> + '_ {
    let parts = |c: char| c.is_whitespace() || matches!(c, '-' | '\'');
    let words = phrase.split(parts).filter(|w| !w.is_empty());
    words.map(move |w| w.strip_prefix('=').map_or_else(|| hash(&stem(stemmer, w)), form))
}

/// The phrases of one language, by stems and forms.
#[derive(Debug, Default)]
pub struct Wording {
    phrases: WordTable<Vec<ConceptId>>,
    /// Phrases around a figure, by the first word behind it.
    around: FxHashMap<WordHash, Vec<Around>>,
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
        let mut around = FxHashMap::<WordHash, Vec<Around>>::default();
        let (mut folded, mut hashes) = (String::new(), Vec::new());
        for path in files.under(&format!("{code}/concepts/")) {
            for (name, words) in files.read::<File>(path)?.words {
                let concept = if name == "none" { None } else { Some(find(path, &name)?) };
                for phrase in words.iter() {
                    fold_into(&mut folded, phrase);
                    if let (Some((before, behind)), Some(concept)) = (folded.split_once('#'), concept) {
                        for (a, b) in before.split('/').flat_map(|a| behind.split('/').map(move |b| (a, b))) {
                            let mut words = hashed(b, stemmer);
                            if let Some(first) = words.next() {
                                let entry = (hashed(a, stemmer).collect(), words.collect(), concept);
                                around.entry(first).or_default().push(entry);
                            }
                        }
                        folded.clear();
                        continue;
                    }
                    hashes.extend(hashed(&folded, stemmer));
                    match phrases.get_mut(&hashes) {
                        Some(known) => known.extend(concept.filter(|c| !known.contains(c))),
                        None => phrases.insert(hashes.iter().copied(), concept.into_iter().collect()),
                    }
                    folded.clear();
                    hashes.clear();
                }
            }
        }
        Ok(Self { phrases, around })
    }

    /// True where the language has no words for any concept.
    pub fn is_empty(&self) -> bool {
        self.phrases.openings().next().is_none()
    }

    /// The phrase around the figure in words `first..end`.
    pub fn around(&self, words: &[Word], first: usize, end: usize) -> Option<AroundAt> {
        let meets = |hashes: &[WordHash], at: usize| {
            let there = words.get(at..at + hashes.len());
            there.is_some_and(|words| hashes.iter().zip(words).all(|(&h, w)| h == w.stem || h == w.form))
        };
        (end..end + QUALIFIERS).find_map(|at| {
            let head = words.get(at)?;
            let known = [head.form, head.stem].into_iter().filter_map(|h| self.around.get(&h)).flatten();
            let mut here = known.filter(|(_, rest, _)| meets(rest, at + 1));
            let (before, rest, concept) = here.find(|(before, ..)| {
                (0..=QUALIFIERS).any(|gap| first.checked_sub(gap + before.len()).is_some_and(|at| meets(before, at)))
            })?;
            Some(AroundAt { at, words: 1 + rest.len(), before: before.len(), concept: *concept })
        })
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
