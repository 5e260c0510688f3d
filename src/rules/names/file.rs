//! What `rules/names/*.toml` may say.
//!
//! Thousands of names are read at every start: lists of them stand in one text each, not in a string a name.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::ops::Range;

use super::Kind;

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub entity: Vec<Entry>,
    pub group: Vec<Group>,
    pub care: Care,
}

/// An entity on its own.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Entry {
    pub id: String,
    pub kind: Kind,
    pub r#in: Option<String>,
    pub speaks_for: Option<String>,
    pub names: List,
    pub demonyms: List,
}

/// Entities of one kind and place, by id.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Group {
    pub kind: Kind,
    pub r#in: Option<String>,
    pub names: Lists,
    pub demonyms: Lists,
    /// Where an entity lies, if elsewhere than the group.
    pub places: Lists,
}

/// Words that are names and more.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Care {
    /// Words of every day.
    pub everyday: Vec<String>,
    /// Names that people bear.
    pub personal: Vec<String>,
    /// Words that hyphens join to a longer name: "sur", "Saint".
    pub joins: Vec<String>,
    /// Offices that speak for the state whose adjective stands at "~": "~ Defence Ministry".
    pub state: Vec<String>,
}

/// Names, a line each.
#[derive(Debug, Default)]
pub(super) struct List(String);

impl List {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.lines()
    }
}

/// Names by id, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Lists {
    text: String,
    items: Vec<(Range<usize>, Range<usize>)>,
}

impl Lists {
    pub fn iter(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        let get = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
        self.items.iter().map(move |(id, names)| (get(id), get(names).lines()))
    }
}

/// Appends one name, or each of a list, as lines.
struct Lines<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Lines<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Lines<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name, or a list of names")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        self.0.push_str(name);
        self.0.push('\n');
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Lines(self.0))?.is_some() {}
        Ok(())
    }
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut list = Self::default();
        Lines(&mut list.0).deserialize(from)?;
        Ok(list)
    }
}

impl<'de> Deserialize<'de> for Lists {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = Lists;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table of names by id")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lists, A::Error> {
                let mut lists = Lists::default();
                lists.items.reserve(map.size_hint().unwrap_or_default().min(4096));
                loop {
                    let start = lists.text.len();
                    if map.next_key_seed(Lines(&mut lists.text))?.is_none() {
                        return Ok(lists);
                    }
                    let from = lists.text.len();
                    map.next_value_seed(Lines(&mut lists.text))?;
                    lists.items.push((start..from.saturating_sub(1), from..lists.text.len()));
                }
            }
        }
        from.deserialize_map(Table)
    }
}
