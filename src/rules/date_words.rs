//! The words that tell at a glance whether a date may begin, and which.

use rustc_hash::{FxHashMap, FxHashSet};

use super::dates::DateRules;
use super::numbers::NumberRules;
use super::phrases::{Head, Phrases, head, word_hash};
use super::word::WordHash;

/// What dates a word may begin, one bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Opens(u16);

impl Opens {
    /// "hier", "the day before", "now".
    pub const NEAR: Self = Self(1);
    /// "overnight", "dans la nuit de".
    pub const NIGHT: Self = Self(1 << 1);
    /// "the last": of a stretch.
    pub const LAST: Self = Self(1 << 2);
    /// "next week", "the week of".
    pub const WEEK: Self = Self(1 << 3);
    /// Feasts, seasons, quarters.
    pub const NAMED: Self = Self(1 << 4);
    /// "mid", "the end of".
    pub const PART: Self = Self(1 << 5);
    /// "next", "ce".
    pub const LEANING: Self = Self(1 << 6);
    /// Decades and centuries.
    pub const EPOCH: Self = Self(1 << 7);
    /// Weekdays.
    pub const WEEKDAY: Self = Self(1 << 8);
    /// Months.
    pub const MONTH: Self = Self(1 << 9);
    /// Ranks: "third of March".
    pub const RANK: Self = Self(1 << 10);
    /// Numbers: "three weeks ago".
    pub const NUMBER: Self = Self(1 << 11);
    /// Articles: "a week ago".
    pub const ARTICLE: Self = Self(1 << 12);
    /// "the month before", "that year".
    pub const TOLD: Self = Self(1 << 13);

    /// This or that.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it may be any of these.
    pub const fn may_be(self, kinds: Self) -> bool {
        self.0 & kinds.0 != 0
    }

    /// Whether it may be anything but these.
    pub const fn beyond(self, kinds: Self) -> bool {
        self.0 & !kinds.0 != 0
    }
}

/// First words of what a date begins with, and of the tables that it goes on with behind a figure.
#[derive(Debug, Default)]
pub struct DateWords {
    opening: FxHashMap<WordHash, Opens>,
    behind: FxHashSet<WordHash>,
}

fn firsts<T>(table: &Phrases<T>) -> impl Iterator<Item = WordHash> {
    table.openings().map(|(word, _)| word)
}

impl DateWords {
    /// Collects them.
    pub fn new(rules: &DateRules, numbers: &NumberRules) -> Self {
        let r = rules;
        let names = firsts(&r.months).chain(firsts(&r.weekdays)).chain(firsts(&r.steps)).chain(firsts(&r.spans));
        let joins = [&r.link, &r.range, &r.and, &r.local, &r.hour_marks, &r.decade_after, &r.century_after];
        let joins = joins.into_iter().flat_map(firsts);
        let clocks = firsts(&r.zones).chain(firsts(&r.meridiem)).chain(firsts(&r.decades));
        let mut words = Self { opening: FxHashMap::default(), behind: names.chain(joins).chain(clocks).collect() };
        words.add(Opens::NEAR, firsts(&r.deictic).chain(firsts(&r.told)).chain(firsts(&r.now)));
        words.add(Opens::TOLD, firsts(&r.told_periods).chain(firsts(&r.told_year)));
        words.add(Opens::NIGHT, firsts(&r.night).chain(firsts(&r.overnight)));
        words.add(Opens::LAST, firsts(&r.last_of));
        let leaning = || firsts(&r.lean_before);
        // A stretch may have an article: "the last week".
        let spans = firsts(&r.spans).chain(firsts(&r.periods)).chain(firsts(&r.link));
        words.add(Opens::WEEK, firsts(&r.week_of).chain(firsts(&r.week_number)).chain(leaning()).chain(spans));
        words.add(Opens::NAMED, firsts(&r.fractions).chain(firsts(&r.seasons)).chain(firsts(&r.holidays)));
        words.add(Opens::PART, firsts(&r.parts).chain(firsts(&r.rest)));
        words.add(Opens::LEANING, leaning());
        let long = firsts(&r.decade_word).chain(firsts(&r.decades)).chain(firsts(&r.century_before));
        words.add(Opens::EPOCH, long.chain(firsts(&r.roman)));
        words.add(Opens::WEEKDAY, firsts(&r.weekdays).chain(firsts(&r.weekday_short)));
        words.add(Opens::MONTH, firsts(&r.months));
        words.add(Opens::RANK, firsts(&r.day_words).chain(firsts(&numbers.ranks)));
        words.add(Opens::NUMBER, firsts(&numbers.words));
        words.add(Opens::ARTICLE, numbers.article.iter().map(word_hash));
        words
    }

    fn add(&mut self, kind: Opens, words: impl Iterator<Item = WordHash>) {
        for word in words {
            let opens = self.opening.entry(word).or_default();
            *opens = opens.or(kind);
        }
    }

    /// Whether a date may go on with this word behind a figure.
    pub fn goes_on(&self, word: Head) -> bool {
        self.behind.contains(&word.hash)
    }

    /// What dates may begin with the word that begins `text`.
    pub fn opens(&self, numbers: &NumberRules, text: &str) -> Opens {
        let known = self.opening.get(&head(text).hash).copied().unwrap_or_default();
        let compound = numbers.compounds.at(text).is_some();
        if compound { known.or(Opens::NUMBER) } else { known }
    }
}
