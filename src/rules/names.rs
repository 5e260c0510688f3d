//! Names: people, places, institutions, whatever their spelling.
//!
//! `rules/names/*.toml` list the well known; the rest meets by transliteration folding and similarity.

mod alike;
mod spelling;
mod spot;
#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

pub use alike::{fold_name, same_name};

use super::phrases::word_hash;
use super::table::{WordHash, WordTable};
use crate::error::RuleError;
use crate::rules::RuleFiles;
use spelling::{Care, Spelling, forms};

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

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    entity: Vec<Entry>,
    group: Vec<Group>,
    care: CareFile,
}

/// An entity on its own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Entry {
    id: String,
    kind: Kind,
    r#in: Option<String>,
    speaks_for: Option<String>,
    names: Vec<String>,
    demonyms: Vec<String>,
}

/// Entities of one kind and place, by id.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Group {
    kind: Kind,
    r#in: Option<String>,
    names: BTreeMap<String, Vec<String>>,
    demonyms: BTreeMap<String, Vec<String>>,
    /// Where an entity lies, if elsewhere than the group.
    places: BTreeMap<String, String>,
}

/// Words that are names and more.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CareFile {
    /// Words of every day.
    everyday: Vec<String>,
    /// Names that people bear.
    personal: Vec<String>,
    /// Words that hyphens join to a longer name: "sur", "Saint".
    joins: Vec<String>,
    /// Offices that speak for the state whose adjective stands at "~": "~ Defence Ministry".
    state: Vec<String>,
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
    by_id: FxHashMap<String, EntityId>,
    spellings: WordTable<Spelling>,
    /// Words that hyphens join to a longer name.
    joins: FxHashSet<WordHash>,
    offices: Vec<Office>,
    /// The state of each country, whose offices it stands for.
    states: FxHashMap<EntityId, EntityId>,
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
        let cared = |pick: fn(&CareFile) -> &Vec<String>| read.iter().flat_map(move |(_, file)| pick(&file.care));
        let fold = |pick| cared(pick).map(|w| word_hash(w)).collect::<FxHashSet<_>>();
        let (everyday, personal) = (fold(|c| &c.everyday), fold(|c| &c.personal));
        let care = |word: WordHash| match () {
            () if everyday.contains(&word) => Care::Everyday,
            () if personal.contains(&word) => Care::Personal,
            () => Care::None,
        };
        let mut names = Self {
            joins: fold(|c| &c.joins),
            offices: cared(|c| &c.state).filter_map(|p| Office::new(p)).collect(),
            ..Self::default()
        };
        let mut links = Vec::new();
        for (path, file) in read {
            let grouped = file.group.into_iter().flat_map(Group::entries);
            for entry in file.entity.into_iter().chain(grouped) {
                let id = names.add(&entry.id, entry.kind);
                for (list, demonym) in [(&entry.names, false), (&entry.demonyms, true)] {
                    for name in list {
                        forms(name, &mut |form| names.spell(form, id, demonym, care));
                    }
                }
                links.push((path, id, entry.r#in, entry.speaks_for));
            }
        }
        for (path, id, place, other) in links {
            let find = |name: Option<String>| name.map(|n| names.resolve(files, path, &n)).transpose();
            let (within, other) = (find(place)?, find(other)?);
            let entity = &mut names.all[usize::from(id.0)];
            entity.within = within.or(entity.within);
            entity.actor = other.or(entity.actor);
        }
        names.found_states();
        Ok(names)
    }

    /// The entity of an id, new where no file before has named it: a file may add spellings to another's.
    fn add(&mut self, id: &str, kind: Kind) -> EntityId {
        if let Some(&known) = self.by_id.get(id) {
            return known;
        }
        let new = EntityId(u16::try_from(self.all.len()).unwrap_or(u16::MAX));
        self.by_id.insert(id.to_owned(), new);
        self.all.push(Entity { id: id.to_owned(), kind, within: None, actor: None });
        new
    }

    /// Adds one spelling as listed.
    fn spell(&mut self, name: &str, entity: EntityId, demonym: bool, care: impl Fn(WordHash) -> Care) {
        let words = words(name);
        let words = || words.iter().filter_map(|range| name.get(range.clone()));
        let alone = words().next().filter(|_| words().nth(1).is_none()).map(word_hash);
        let spelling = Spelling::new(words(), entity, demonym, alone.map_or(Care::None, care));
        self.spellings.insert(words().map(word_hash), spelling);
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
                let (country, id) = (self.by_id.get(&entity.id).copied(), format!("{}-state", entity.id));
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
        self.by_id.get(id).copied()
    }

    /// True where `a` lies in `b`.
    pub fn within(&self, a: EntityId, b: EntityId) -> bool {
        self.around(self.get(a).within).any(|e| e == b)
    }

    /// A place, what it lies in, and so on.
    fn around(&self, place: Option<EntityId>) -> impl Iterator<Item = EntityId> {
        std::iter::successors(place, |&e| self.get(e).within).take(8)
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

impl Group {
    /// One entry an id; demonyms of an id that has no names add to an entity of another place.
    fn entries(mut self) -> impl Iterator<Item = Entry> {
        let mut entries = Vec::with_capacity(self.names.len());
        for (id, names) in std::mem::take(&mut self.names) {
            let demonyms = self.demonyms.remove(&id).unwrap_or_default();
            let place = self.places.remove(&id).or_else(|| self.r#in.clone());
            entries.push(Entry { id, kind: self.kind, r#in: place, names, demonyms, ..Entry::default() });
        }
        let rest = self.demonyms.into_iter();
        entries.extend(rest.map(|(id, demonyms)| Entry { id, demonyms, ..Entry::default() }));
        entries.into_iter()
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
