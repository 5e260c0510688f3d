//! One listed spelling: whose it is, and how it must stand in a text.

use super::EntityId;

/// What else a word that is a name may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Nothing that matters.
    None,
    /// A name that people bear: "Jordan Smith" is no country.
    Personal,
    /// A word of every day: "Tours" at the start of a sentence may be the plural of "tour".
    Everyday,
}

/// What is known of a spelling beside its words.
#[derive(Debug)]
pub(super) struct Spelling {
    /// Whose it is.
    pub entity: EntityId,
    /// An adjective or inhabitant.
    pub demonym: bool,
    /// Written in capitals throughout: "UN" is not "un".
    pub acronym: bool,
    /// What else it may be.
    pub care: Care,
    /// Which words begin with a capital, the first in the lowest bit.
    capitals: u32,
}

impl Spelling {
    /// Reads how a name is written.
    pub fn new<'n>(words: impl Iterator<Item = &'n str>, entity: EntityId, demonym: bool, care: Care) -> Self {
        let (mut capitals, mut letters, mut acronym) = (0, 0, true);
        for (at, word) in words.enumerate() {
            let capital = word.starts_with(char::is_uppercase);
            capitals |= u32::from(capital && at < 32) << at.min(31);
            letters += word.len();
            acronym &= !word.contains(char::is_lowercase);
        }
        Self { entity, demonym, acronym: acronym && letters > 1, care, capitals }
    }

    /// True where word `at` of the spelling may be written so in a text.
    pub fn allows(&self, at: usize, written: &str) -> bool {
        self.capitals >> at.min(31) & 1 == 0 || written.starts_with(char::is_uppercase)
    }
}

/// Every form of a name whose optional parts stand in brackets: "chinois(e)(s)".
pub(super) fn forms(name: &str, each: &mut dyn FnMut(&str)) {
    let parts = name.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?)));
    let Some((before, (part, after))) = parts else { return each(name) };
    forms(&format!("{before}{after}"), each);
    forms(&format!("{before}{part}{after}"), each);
}
