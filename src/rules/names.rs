//! Names: people, places, institutions, whatever their spelling.
//!
//! `rules/names/*.toml` list the well known; the rest meets by transliteration folding and similarity.

mod alike;
mod file;
mod spelling;
mod spot;
#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::ops::Range;

pub use alike::{fold_name, same_name};

use super::phrases::word_hash;
use super::table::WordTable;
use super::word::{WordHash, hash};
use crate::error::RuleError;
use crate::rules::RuleFiles;
use file::File;
use spelling::{Speller, Spelling};

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
    /// A seat, ministry or office whose word is the state's: the Kremlin.
    Government,
    /// A river, mountain or sea.
    Feature,
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
    /// Whose word its word is.
    actor: Option<EntityId>,
}

impl Entity {
    /// True for places that hold things.
    pub const fn is_place(&self) -> bool {
        matches!(self.kind, Kind::Country | Kind::Capital | Kind::City | Kind::Region)
    }

    /// True for whoever can say something; countries and capitals stand for their governments.
    pub const fn can_speak(&self) -> bool {
        !matches!(self.kind, Kind::City | Kind::Region | Kind::Feature) || self.actor.is_some()
    }

    /// True where its word is that of the state it belongs to.
    const fn is_state(&self) -> bool {
        matches!(self.kind, Kind::Capital | Kind::Government | Kind::Army)
    }
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

/// The table of entities.
#[derive(Debug, Default)]
pub struct Names {
    all: Vec<Entity>,
    /// By the hash of its id.
    by_id: FxHashMap<WordHash, EntityId>,
    spellings: WordTable<Spelling>,
    /// Words that hyphens join to a longer name.
    joins: FxHashSet<WordHash>,
    offices: Vec<Office>,
    /// The state of each country, whose offices it stands for.
    states: FxHashMap<EntityId, EntityId>,
}

/// What the files say of where an entity lies and whom it speaks for: path, entity, the other's id.
#[derive(Default)]
struct Links<'f> {
    within: Vec<(&'f str, EntityId, &'f str)>,
    actor: Vec<(&'f str, EntityId, &'f str)>,
}

/// An office of any state: the folded words before and behind the adjective.
#[derive(Debug)]
struct Office {
    before: Vec<WordHash>,
    behind: Vec<WordHash>,
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
        let mut read = Vec::new();
        for path in files.under("names/") {
            read.push((path, files.read::<File>(path)?));
        }
        let mut names = Self::default();
        let cared = |pick: fn(&file::Care) -> &Vec<String>| read.iter().flat_map(move |(_, file)| pick(&file.care));
        let fold = |pick| cared(pick).map(|w| word_hash(w)).collect::<FxHashSet<_>>();
        names.joins = fold(|c| &c.joins);
        names.offices = cared(|c| &c.state).filter_map(|p| Office::new(p)).collect();
        let mut speller = Speller::new(fold(|c| &c.everyday), fold(|c| &c.personal));
        let mut links = Links::default();
        for (path, file) in &read {
            for entry in &file.entity {
                let id = names.add(&entry.id, entry.kind);
                speller.add(entry.names.iter(), id, false);
                speller.add(entry.demonyms.iter(), id, true);
                links.within.extend(entry.r#in.as_deref().map(|place| (*path, id, place)));
                links.actor.extend(entry.speaks_for.as_deref().map(|other| (*path, id, other)));
            }
            for group in &file.group {
                for (id, list) in group.names.iter() {
                    let id = names.add(id, group.kind);
                    speller.add(list, id, false);
                    links.within.extend(group.r#in.as_deref().map(|place| (*path, id, place)));
                }
                for (id, list) in group.demonyms.iter() {
                    let id = names.add(id, group.kind);
                    speller.add(list, id, true);
                }
                for (id, mut place) in group.places.iter() {
                    let id = names.add(id, group.kind);
                    links.within.extend(place.next().map(|place| (*path, id, place)));
                }
            }
        }
        for (path, id, place) in links.within {
            names.all[usize::from(id.0)].within = Some(names.resolve(files, path, place)?);
        }
        for (path, id, other) in links.actor {
            names.all[usize::from(id.0)].actor = Some(names.resolve(files, path, other)?);
        }
        names.spellings = speller.table;
        names.found_states();
        Ok(names)
    }

    /// The entity of an id, new where no file before has named it: a file may add spellings to another's.
    fn add(&mut self, id: &str, kind: Kind) -> EntityId {
        let new = EntityId(u16::try_from(self.all.len()).unwrap_or(u16::MAX));
        let known = *self.by_id.entry(hash(id)).or_insert(new);
        if known == new {
            self.all.push(Entity { id: id.to_owned(), kind, within: None, actor: None });
        }
        known
    }

    fn resolve(&self, files: &RuleFiles, path: &str, id: &str) -> Result<EntityId, RuleError> {
        self.find(id).ok_or_else(|| RuleError {
            file: path.to_owned(),
            line: files.text(path).and_then(|t| t.lines().position(|l| l.contains(id))).map_or(0, |l| l + 1),
            message: format!("expected the id of an entity in names/, found {id:?}"),
        })
    }

    /// Gives every country a state, and settles whose word each word is.
    fn found_states(&mut self) {
        for at in 0..self.all.len() {
            let entity = &self.all[at];
            if entity.kind == Kind::Country {
                let (country, id) = (self.find(&entity.id), format!("{}-state", entity.id));
                let state = self.add(&id, Kind::Government);
                self.all[usize::from(state.0)].within = country;
                self.states.extend(country.map(|c| (c, state)));
            }
        }
        for at in 0..self.all.len() {
            let entity = &self.all[at];
            if entity.is_state() && entity.actor.is_none() {
                let country = self.around(entity.within).find(|&e| self.get(e).kind == Kind::Country);
                self.all[at].actor = country;
            }
        }
    }

    /// What is known of an entity.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.all[usize::from(id.0)]
    }

    /// The entity of a shared id.
    pub fn find(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(&hash(id)).copied()
    }

    /// True where `a` lies in `b`.
    pub fn within(&self, a: EntityId, b: EntityId) -> bool {
        self.around(self.get(a).within).any(|e| e == b)
    }

    /// A place, what it lies in, and so on.
    fn around(&self, place: Option<EntityId>) -> impl Iterator<Item = EntityId> {
        std::iter::successors(place, |&e| self.get(e).within).take(8)
    }

    /// The country that an entity is, or lies in.
    pub fn country(&self, id: EntityId) -> Option<EntityId> {
        self.around(Some(id)).find(|&e| self.get(e).kind == Kind::Country)
    }

    /// Whom a name stands for as a claimant: a capital, a ministry or an army for its country.
    pub fn actor(&self, id: EntityId) -> EntityId {
        self.get(id).actor.unwrap_or(id)
    }

    /// Who takes part where a name does: "the Russian army" is Russia, as "Russian troops" are.
    pub fn party(&self, id: EntityId) -> EntityId {
        let country = self.get(id).within.filter(|country| self.states.get(country) == Some(&id));
        country.unwrap_or(id)
    }
}

impl Office {
    /// Reads "~ Defence Ministry"; nothing without its "~".
    fn new(pattern: &str) -> Option<Self> {
        let fold = |side: &str| words(side).into_iter().map(|range| word_hash(&side[range])).collect();
        let (before, behind) = pattern.split_once('~')?;
        Some(Self { before: fold(before), behind: fold(behind) })
    }
}
