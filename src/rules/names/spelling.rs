//! One listed spelling: whose it is, and how it must stand in a text.

use rustc_hash::FxHashSet;

use super::EntityId;
use crate::rules::phrases::word_hash;
use crate::rules::table::WordTable;
use crate::rules::word::WordHash;

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
    /// True where word `at` of the spelling may be written so in a text.
    pub fn allows(&self, at: usize, written: &str) -> bool {
        self.capitals >> at.min(31) & 1 == 0 || written.starts_with(char::is_uppercase)
    }
}

/// Collects spellings.
pub(super) struct Speller {
    /// All so far.
    pub table: WordTable<Spelling>,
    everyday: FxHashSet<WordHash>,
    personal: FxHashSet<WordHash>,
    form: String,
    words: Vec<WordHash>,
}

impl Speller {
    /// None so far; the words are those that are names and more.
    pub fn new(everyday: FxHashSet<WordHash>, personal: FxHashSet<WordHash>) -> Self {
        Self { table: WordTable::default(), everyday, personal, form: String::new(), words: Vec::new() }
    }

    /// Adds names as listed, with every form of those that hold optional parts.
    pub fn add<'n>(&mut self, names: impl Iterator<Item = &'n str>, entity: EntityId, demonym: bool) {
        for name in names {
            if !name.contains('(') {
                self.add_form(name, entity, demonym);
                continue;
            }
            let mut form = std::mem::take(&mut self.form);
            for number in 0..forms(name) {
                write_form(name, number, &mut form);
                self.add_form(&form, entity, demonym);
            }
            self.form = form;
        }
    }

    fn add_form(&mut self, name: &str, entity: EntityId, demonym: bool) {
        let mut spelling = Spelling { entity, demonym, acronym: true, care: Care::None, capitals: 0 };
        self.words.clear();
        let mut letters = 0;
        for word in name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let at = self.words.len();
            spelling.capitals |= u32::from(at < 32 && word.starts_with(char::is_uppercase)) << at.min(31);
            spelling.acronym &= !word.contains(char::is_lowercase);
            letters += word.len();
            self.words.push(word_hash(word));
        }
        spelling.acronym &= letters > 1;
        if let [word] = &self.words[..] {
            spelling.care = match () {
                () if self.everyday.contains(word) => Care::Everyday,
                () if self.personal.contains(word) => Care::Personal,
                () => Care::None,
            };
        }
        self.table.insert(self.words.iter().copied(), spelling);
    }
}

/// How many forms a name has whose optional parts stand in brackets: four for "chinois(e)(s)".
pub(super) fn forms(name: &str) -> u32 {
    1 << name.matches('(').count().min(4)
}

/// Writes one of them: each bit of its number keeps a part or leaves it out.
pub(super) fn write_form(name: &str, number: u32, out: &mut String) {
    out.clear();
    for (at, piece) in name.split('(').enumerate() {
        match piece.split_once(')') {
            Some((part, after)) if at > 0 => {
                if number >> (at - 1).min(31) & 1 == 1 {
                    out.push_str(part);
                }
                out.push_str(after);
            }
            _ => out.push_str(piece),
        }
    }
}
