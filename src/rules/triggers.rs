//! The words at which the grammar looks for a figure or date, and the words it wants to see behind them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::dates::DateRules;
use super::numbers::NumberRules;
use super::phrases::{Head, head, skip_gap, word_hash};
use super::word::WordHash;

/// The first word of a phrase and the second, where there is one.
pub type Opening = (WordHash, Option<WordHash>);

/// What a word can begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trigger {
    /// A number, or a turn of phrase that holds one.
    pub number: bool,
    /// A rank.
    pub rank: bool,
    /// A date.
    pub date: bool,
    /// It begins one whatever follows.
    alone: bool,
}

impl Trigger {
    /// Digits can begin all of them.
    pub const ANY: Self = Self { number: true, rank: true, date: true, alone: true };

    /// A number in one word can begin a figure, or a date: "einundzwanzig Tage zuvor".
    pub const COMPOUND: Self = Self { rank: false, ..Self::ANY };
}

/// 4096 bits.
type Bits = [u64; 64];

/// Where the bit of a word stands.
const fn bit(word: WordHash) -> (usize, u64) {
    (word as usize >> 6 & 63, 1 << (word & 63))
}

/// Every trigger of a language.
#[derive(Debug)]
pub struct Triggers {
    words: FxHashMap<WordHash, Trigger>,
    /// A bit for each of them by the lowest of its hash: most words of a text have none.
    some: Bits,
    /// The pairs of words that begin what the first alone does not.
    pairs: FxHashSet<WordHash>,
    /// Articles that are spelled like a number.
    articles: FxHashSet<WordHash>,
    /// The words that make more of them.
    behind_article: FxHashSet<WordHash>,
}

impl Triggers {
    /// Collects what the tables of the grammar begin with.
    pub fn new(numbers: &NumberRules, dates: &DateRules) -> Self {
        let articles = numbers.article.iter().filter(|word| numbers.words.at(word).is_some());
        let mut all = Self {
            articles: articles.map(word_hash).collect(),
            behind_article: makers(numbers, dates).collect(),
            words: FxHashMap::default(),
            some: [0; 64],
            pairs: FxHashSet::default(),
        };
        let mut add = |openings: &mut dyn Iterator<Item = Opening>, set: fn(&mut Trigger)| {
            for (first, second) in openings {
                let trigger = all.words.entry(first).or_default();
                set(trigger);
                match second {
                    Some(second) => _ = all.pairs.insert(pair(first, second)),
                    None => trigger.alone = true,
                }
            }
        };
        add(&mut numbers.openings(), |t| t.number = true);
        add(&mut numbers.ranks.openings(), |t| t.rank = true);
        add(&mut dates.openings(), |t| t.date = true);
        // "des milliers", "a hundred": what stands before such a number belongs to it.
        for first in numbers.article.iter().chain(numbers.determiner.iter()).map(word_hash) {
            let behind = numbers.words.openings().chain(numbers.ranks.openings()).map(|(word, _)| (first, Some(word)));
            add(&mut { behind }, |t| t.number = true);
        }
        // "trois semaines" may be a date, "trois" alone begins none of the date tables.
        add(&mut numbers.words.openings(), |t| t.date = true);
        // "third of March", "a week earlier"
        add(&mut numbers.ranks.openings(), |t| t.date = true);
        let article = numbers.article.iter().map(word_hash);
        // "an hour", "all week", "toute la journée"
        let whole = dates.whole.openings().filter(|(_, second)| second.is_none()).map(|(word, _)| word);
        add(&mut dates.whole.openings().filter(|(_, second)| second.is_some()), |t| t.date = true);
        let lengths = |one: WordHash| {
            let all = dates.steps.openings().chain(dates.short_steps.openings());
            all.map(move |(step, _)| (one, Some(step)))
        };
        add(&mut article.chain(whole).flat_map(lengths), |t| t.date = true);
        for (at, bit) in all.words.keys().map(|&word| bit(word)) {
            all.some[at] |= bit;
        }
        all
    }

    /// Whether a word is an article that is spelled like a number: "un".
    pub fn is_article(&self, word: Head) -> bool {
        self.articles.contains(&word.hash)
    }

    /// Whether a word makes more than an article of "un": "un million", "un quart", "une heure", "un peu".
    pub fn makes_figure(&self, word: WordHash) -> bool {
        self.behind_article.contains(&word)
    }

    /// What begins at the start of `text`, whose first word is `first`.
    #[inline]
    pub fn at(&self, first: Head, text: &str) -> Option<Trigger> {
        let (at, bit) = bit(first.hash);
        if self.some[at] & bit == 0 {
            return None;
        }
        let trigger = *self.words.get(&first.hash)?;
        let second = || head(skip_gap(text.get(first.len..).unwrap_or_default())).hash;
        (trigger.alone || self.pairs.contains(&pair(first.hash, second()))).then_some(trigger)
    }
}

/// The words that make more than an article of "un".
fn makers(numbers: &NumberRules, dates: &DateRules) -> impl Iterator<Item = WordHash> {
    let figures = numbers.words.openings().chain(numbers.ranks.openings()).chain(numbers.units.openings());
    let behind = [&numbers.countable, &numbers.part_behind, &numbers.multiplier_after, &numbers.out_of];
    let behind = behind.into_iter().flat_map(|table| table.openings()).chain(numbers.hedges_after.openings());
    let steps = dates.steps.openings().chain(dates.spans.openings()).chain(dates.months.openings());
    let idioms = numbers.idioms.openings().flat_map(|(first, second)| [Some(first), second]).flatten();
    figures.chain(behind).chain(steps).map(|(first, _)| first).chain(idioms)
}

/// One hash for two words.
const fn pair(first: WordHash, second: WordHash) -> WordHash {
    first.rotate_left(32) ^ second
}
