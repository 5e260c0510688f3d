//! The words that tell at a glance whether a figure may be part of a date.

use rustc_hash::FxHashSet;

use super::dates::DateRules;
use super::phrases::{Head, Phrases};
use super::table::WordHash;

/// First words of the tables that a date goes on with behind a figure, and of those it begins with.
#[derive(Debug, Default)]
pub struct DateWords {
    behind: FxHashSet<WordHash>,
    opening: FxHashSet<WordHash>,
}

impl DateWords {
    /// Collects them.
    pub fn new(rules: &DateRules) -> Self {
        fn firsts<T>(table: &Phrases<T>) -> impl Iterator<Item = WordHash> {
            table.openings().map(|(word, _)| word)
        }
        let r = rules;
        let names = firsts(&r.months).chain(firsts(&r.weekdays)).chain(firsts(&r.steps)).chain(firsts(&r.spans));
        let joins = [&r.link, &r.range, &r.and, &r.local, &r.hour_marks, &r.decade_after, &r.century_after];
        let joins = joins.into_iter().flat_map(firsts);
        let clocks = firsts(&r.zones).chain(firsts(&r.meridiem)).chain(firsts(&r.decades));
        Self {
            behind: names.chain(joins).chain(clocks).collect(),
            opening: r.openings().map(|(word, _)| word).collect(),
        }
    }

    /// Whether a date may go on with this word behind a figure.
    pub fn goes_on(&self, word: Head) -> bool {
        self.behind.contains(&word.hash)
    }

    /// Whether a date may begin with this word, whatever number it is.
    pub fn opens(&self, word: Head) -> bool {
        self.opening.contains(&word.hash)
    }
}
