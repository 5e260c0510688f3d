//! Names: people, places, institutions, whatever their spelling.
//!
//! `rules/names/*.toml` list the well known; the rest meets by transliteration folding and similarity.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;

use super::phrases::{word_hash, word_hashes};
use super::table::WordTable;
use crate::error::RuleError;
use crate::rules::RuleFiles;

/// Index of an entity in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u16);

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Kind {
    #[default]
    Organisation,
    Country,
    Capital,
    City,
    Region,
    Institution,
    Agency,
    Party,
    Union,
    Company,
    Person,
    Army,
}

/// One person, place or institution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Shared id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Where it lies or whom it belongs to.
    pub within: Option<EntityId>,
}

impl Entity {
    /// True for places that hold things.
    pub const fn is_place(&self) -> bool {
        matches!(self.kind, Kind::Country | Kind::Capital | Kind::City | Kind::Region)
    }

    /// True for whoever can say something; countries and capitals stand for their governments.
    pub const fn can_speak(&self) -> bool {
        !matches!(self.kind, Kind::City | Kind::Region)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    entity: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    id: String,
    kind: Kind,
    r#in: Option<String>,
    names: Vec<String>,
    demonyms: Vec<String>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Byte offsets in the text.
    pub range: Range<usize>,
    /// Whose name it is.
    pub entity: EntityId,
    /// True for an adjective or inhabitant.
    pub demonym: bool,
}

/// One listed spelling: whose it is, and how it is written.
#[derive(Debug)]
struct Spelling {
    entity: EntityId,
    demonym: bool,
    /// Begins with a capital.
    capital: bool,
    /// Written in capitals throughout: "UN" is not "un".
    acronym: bool,
}

/// The table of entities.
#[derive(Debug, Default)]
pub struct Names {
    all: Vec<Entity>,
    by_id: FxHashMap<String, EntityId>,
    spellings: WordTable<Spelling>,
}

/// Words of a text with their byte ranges; apostrophes and hyphens part them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(start)) => {
                out.push(start..at);
                from = None;
            }
            _ => {}
        }
    }
    out.extend(from.map(|start| start..text.len()));
    out
}

impl Names {
    /// Reads and compiles the files.
    ///
    /// # Errors
    /// Where a file says what the schema does not know, or places an entity in one that no file defines.
    pub fn load(files: &RuleFiles) -> Result<Self, RuleError> {
        let mut names = Self::default();
        let mut within = Vec::new();
        for path in files.under("names/") {
            for entry in files.read::<File>(path)?.entity {
                let id = EntityId(u16::try_from(names.all.len()).unwrap_or(u16::MAX));
                names.by_id.insert(entry.id.clone(), id);
                names.all.push(Entity { id: entry.id, kind: entry.kind, within: None });
                within.extend(entry.r#in.map(|place| (path, id, place)));
                for (list, demonym) in [(entry.names, false), (entry.demonyms, true)] {
                    for name in list {
                        let letters = || name.chars().filter(|c| c.is_alphabetic());
                        let spelling = Spelling {
                            entity: id,
                            demonym,
                            capital: name.starts_with(char::is_uppercase),
                            acronym: letters().count() > 1 && letters().all(char::is_uppercase),
                        };
                        names.spellings.insert(name.split('.').flat_map(word_hashes), spelling);
                    }
                }
            }
        }
        for (path, id, place) in within {
            let parent = names.by_id.get(&place).copied().ok_or_else(|| RuleError {
                file: path.to_owned(),
                line: files.text(path).and_then(|t| t.lines().position(|l| l.contains(&place))).map_or(0, |l| l + 1),
                message: format!("expected the id of an entity in names/, found {place:?}"),
            })?;
            names.all[usize::from(id.0)].within = Some(parent);
        }
        Ok(names)
    }

    /// What is known of an entity.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.all[usize::from(id.0)]
    }

    /// The entity of a shared id.
    pub fn find(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(id).copied()
    }

    /// True where `a` lies in `b`.
    pub fn within(&self, a: EntityId, b: EntityId) -> bool {
        std::iter::successors(self.get(a).within, |&e| self.get(e).within).take(8).any(|e| e == b)
    }

    /// Whom a name stands for as a claimant: a capital for its country.
    pub fn actor(&self, id: EntityId) -> EntityId {
        let entity = self.get(id);
        if entity.kind == Kind::Capital { entity.within.unwrap_or(id) } else { id }
    }

    /// Every name of the text that the rules know, in order, longest first.
    pub fn spot(&self, text: &str) -> Vec<Spot> {
        let words = words(text);
        let mut spots = Vec::new();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let slice = &text[first.clone()];
            let capital = slice.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            let shout = slice.chars().all(|c| !c.is_lowercase());
            let found = word_hash(slice).and_then(|head| {
                self.spellings.get(head).find(|(rest, s)| {
                    (capital || s.demonym || !s.capital)
                        && (shout || !s.acronym)
                        && words.get(at + 1..at + 1 + rest.len()).is_some_and(|tail| {
                            tail.iter().zip(*rest).all(|(range, &word)| word_hash(&text[range.clone()]) == Some(word))
                        })
                })
            });
            let Some((rest, found)) = found else {
                at += 1;
                continue;
            };
            let last = words.get(at + rest.len()).map_or(first.end, |w| w.end);
            spots.push(Spot { range: first.start..last, entity: found.entity, demonym: found.demonym });
            at += 1 + rest.len();
        }
        spots
    }

    /// Runs of capitalised words that begin no sentence: names nobody listed, most of them.
    pub fn unknown_names(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let mut out: Vec<Range<usize>> = Vec::new();
        for (index, word) in words.iter().enumerate() {
            let slice = &text[word.clone()];
            let capital = slice.chars().next().is_some_and(char::is_uppercase) && slice.chars().count() > 2;
            if !capital || index == 0 {
                continue;
            }
            match out.last_mut() {
                Some(last) if text[last.end..word.start].chars().all(|c| matches!(c, ' ' | '-')) => last.end = word.end,
                _ => out.push(word.clone()),
            }
        }
        out
    }
}

/// A name with the spellings of its transliterations made one: kh/h, ou/u, tch/ch, y/i, double letters.
pub fn fold_name(name: &str) -> String {
    let mut folded = any_ascii::any_ascii(name).to_ascii_lowercase();
    for (from, to) in [
        ("tch", "ch"),
        ("sch", "ch"),
        ("sh", "ch"),
        ("kh", "h"),
        ("ou", "u"),
        ("oo", "u"),
        ("ck", "k"),
        ("ph", "f"),
        ("gu", "g"),
        ("y", "i"),
        ("w", "v"),
        ("dj", "j"),
    ] {
        folded = folded.replace(from, to);
    }
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// How likely two folded names are one, 0 to 1: the last words count, a shared full name counts most.
pub fn same_name(a: &str, b: &str) -> f64 {
    let last = |s: &str| s.rsplit([' ', '-']).next().unwrap_or_default().to_owned();
    let (x, y) = (last(a), last(b));
    if x.len() < 4 || y.len() < 4 || x.chars().next() != y.chars().next() {
        return if a == b { 1.0 } else { 0.0 };
    }
    let distance = strsim::osa_distance(&x, &y);
    // Niger is not Nigeria: one more syllable is another name.
    if x.len().abs_diff(y.len()) > 1 || distance > 2 {
        return 0.0;
    }
    strsim::jaro_winkler(&x, &y)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        let names = Names::load(&RuleFiles::built_in()).unwrap();
        names.spot(text).into_iter().map(|s| names.get(s.entity).id.clone()).collect()
    }

    #[test]
    fn finds_names_whatever_their_spelling_and_no_common_words() {
        for (text, found) in [
            ("Zelenskyy a parlé", &["zelensky"][..]),
            ("l’Ukraine et la Russie", &["ukraine", "russia"]),
            ("d'après le ministère de l'Intérieur", &["interior-ministry"]),
            ("Un soldat a été tué", &[]),
            ("Who said so?", &[]),
            ("l'ONU et the UN", &["un", "un"]),
            ("les forces russes", &["russia"]),
        ] {
            assert_eq!(ids(text), found, "{text}");
        }
    }

    #[test]
    fn niger_is_not_nigeria() {
        assert!(same_name("niger", "nigeria") < 0.5);
        assert!(same_name(&fold_name("Guérassimov"), &fold_name("Gerasimov")) > 0.9);
    }
}
