//! Concepts: what is counted and what happens, with their words per language.
//!
//! `rules/concepts/*.toml` hold the shared ids, `rules/<code>/concepts/*.toml` a language's words for them.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

use super::fold::fold_into;
use super::stem::{Stemmer, stem};
use super::table::{WordHash, WordTable, hash};
use crate::error::RuleError;
use crate::rules::RuleFiles;

/// Index of a concept in [`Concepts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// What is counted or measured, or what happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Shared id.
    pub id: String,
    /// The wider concept.
    pub parent: Option<ConceptId>,
    /// True where it is something that happens.
    pub event: bool,
    /// True where its count only grows with time: tolls.
    pub grows: bool,
    /// True where its value is revised or rescheduled: plans, forecasts.
    pub moves: bool,
    /// True where its values are differences ("3 °C above normal"), which convert without an offset.
    pub difference: bool,
    /// Concepts it can never be.
    pub excludes: Vec<ConceptId>,
}

impl Concept {
    /// True where it is something that happens rather than something counted.
    pub const fn is_event(&self) -> bool {
        self.event
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    concept: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    id: String,
    parent: Option<String>,
    event: bool,
    grows: bool,
    moves: bool,
    difference: bool,
    excludes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    words: BTreeMap<String, Vec<String>>,
}

/// Phrases by their stems.
type PhraseTable = WordTable<Vec<ConceptId>>;

/// The table of concepts.
#[derive(Debug, Default)]
pub struct Concepts {
    all: Vec<Concept>,
    by_id: FxHashMap<String, ConceptId>,
    /// By language: the concepts of each phrase.
    phrases: FxHashMap<String, PhraseTable>,
}

impl Concepts {
    /// Reads and compiles the files; `languages` are codes with their stemmers.
    ///
    /// # Errors
    /// Where a file says what the schema does not know, or names a concept that no file defines.
    pub fn load(files: &RuleFiles, languages: &[(String, Stemmer)]) -> Result<Self, RuleError> {
        let mut concepts = Self::default();
        let mut entries = Vec::new();
        for path in files.under("concepts/") {
            for entry in files.read::<File>(path)?.concept {
                let id = ConceptId(u16::try_from(concepts.all.len()).unwrap_or(u16::MAX));
                concepts.by_id.insert(entry.id.clone(), id);
                concepts.all.push(Concept {
                    id: entry.id.clone(),
                    parent: None,
                    event: entry.event,
                    grows: entry.grows,
                    moves: entry.moves,
                    difference: entry.difference,
                    excludes: Vec::new(),
                });
                entries.push((path, id, entry));
            }
        }
        let unknown = |file: &str, id: &str| RuleError {
            file: file.to_owned(),
            line: files.text(file).and_then(|t| t.lines().position(|l| l.contains(id))).map_or(0, |l| l + 1),
            message: format!("expected the id of a concept in concepts/, found {id:?}"),
        };
        for (path, id, entry) in entries {
            let find = |name: &str| concepts.by_id.get(name).copied().ok_or_else(|| unknown(path, name));
            let parent = entry.parent.as_deref().map(find).transpose()?;
            let excludes = entry.excludes.iter().map(|e| find(e)).collect::<Result<Vec<_>, _>>()?;
            let concept = &mut concepts.all[usize::from(id.0)];
            (concept.parent, concept.excludes) = (parent, excludes);
        }
        for (code, stemmer) in languages {
            let mut table = PhraseTable::default();
            let (mut folded, mut stems) = (String::new(), Vec::new());
            for path in files.under(&format!("{code}/concepts/")) {
                for (name, phrases) in files.read::<Words>(path)?.words {
                    let id = concepts.by_id.get(&name).copied().ok_or_else(|| unknown(path, &name))?;
                    for phrase in phrases {
                        fold_into(&mut folded, &phrase);
                        let words = folded.split([' ', '-', '\'']).filter(|w| !w.is_empty());
                        stems.extend(words.map(|w| hash(&stem(*stemmer, w))));
                        match table.get_mut(&stems) {
                            Some(ids) if !ids.contains(&id) => ids.push(id),
                            Some(_) => {}
                            None => table.insert(stems.iter().copied(), vec![id]),
                        }
                        folded.clear();
                        stems.clear();
                    }
                }
            }
            concepts.phrases.insert(code.clone(), table);
        }
        Ok(concepts)
    }

    /// What is known of a concept.
    pub fn get(&self, id: ConceptId) -> &Concept {
        &self.all[usize::from(id.0)]
    }

    /// The concept of a shared id.
    pub fn find(&self, id: &str) -> Option<ConceptId> {
        self.by_id.get(id).copied()
    }

    /// Number of concepts.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True where no concept is known.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// True where a language has words for concepts at all.
    pub fn speaks(&self, language: &str) -> bool {
        self.phrases.get(language).is_some_and(|table| table.openings().next().is_some())
    }

    /// The concepts of the longest phrase at word `at`, with its number of words.
    pub fn match_at(&self, language: &str, stems: &[WordHash], at: usize) -> Option<(&[ConceptId], usize)> {
        self.phrases.get(language)?.get(*stems.get(at)?).find_map(|(rest, ids)| {
            let tail = stems.get(at + 1..at + 1 + rest.len())?;
            (tail == rest).then_some((ids.as_slice(), 1 + rest.len()))
        })
    }

    /// The concept and all wider ones.
    fn chain(&self, id: ConceptId) -> impl Iterator<Item = ConceptId> + '_ {
        std::iter::successors(Some(id), |&c| self.get(c).parent).take(12)
    }

    /// True where `a` is `b` or narrower.
    pub fn is_a(&self, a: ConceptId, b: ConceptId) -> bool {
        self.chain(a).any(|c| c == b)
    }

    /// True where nothing can be both.
    pub fn excluded(&self, a: ConceptId, b: ConceptId) -> bool {
        let hits = |x, y| self.chain(x).any(|c| self.get(c).excludes.iter().any(|&e| self.is_a(y, e)));
        a != b && (hits(a, b) || hits(b, a))
    }

    /// How close two concepts are: 1 the same, less for wider, narrower and sibling ones, 0 for strangers.
    pub fn related(&self, a: ConceptId, b: ConceptId) -> f32 {
        if a == b {
            return 1.0;
        }
        let steps = |x, y| self.chain(x).position(|c| c == y);
        if let Some(n) = steps(a, b).or_else(|| steps(b, a)) {
            return if n == 1 { 0.8 } else { 0.6 };
        }
        let shared = self.get(a).parent.zip(self.get(b).parent).is_some_and(|(x, y)| x == y);
        if shared && !self.excluded(a, b) { 0.4 } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spotted(concepts: &Concepts, code: &str, text: &str) -> Vec<String> {
        let folded = crate::rules::fold::fold_word(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let stemmer = if code == "en" { Stemmer::English } else { Stemmer::French };
        let stems: Vec<WordHash> = words.map(|w| hash(&stem(stemmer, w))).collect();
        let ids = (0..stems.len()).filter_map(|at| concepts.match_at(code, &stems, at)).flat_map(|(ids, _)| ids);
        ids.map(|&id| concepts.get(id).id.clone()).collect()
    }

    #[test]
    fn words_of_both_languages_meet_in_one_concept() {
        let languages = [("en".to_owned(), Stemmer::English), ("fr".to_owned(), Stemmer::French)];
        let concepts = Concepts::load(&RuleFiles::built_in(), &languages).map_err(|e| e.message).unwrap_or_default();
        for (id, fr, en) in [
            ("killed", "douze personnes tuées", "twelve people killed"),
            ("interest-rate", "le taux directeur", "the key rate"),
            ("charged", "trois mises en examen", "charged with fraud"),
            ("minimum-wage", "le salaire minimum", "the minimum wage"),
            ("spectator", "des spectateurs", "the spectators"),
        ] {
            for (code, text) in [("fr", fr), ("en", en)] {
                let found = spotted(&concepts, code, text);
                assert!(found.iter().any(|f| f == id), "{text}: {found:?}");
            }
        }
        let (tu, more) = (spotted(&concepts, "fr", "tu sais"), spotted(&concepts, "fr", "plus de dix"));
        assert!(tu.is_empty() && more.is_empty(), "{tu:?} {more:?}");
    }
}
