//! Finds names in a sentence.

use std::ops::Range;

use super::spelling::{Care, Spelling};
use super::{Names, Office, Spot, words};
use crate::rules::phrases::word_hash;
use crate::rules::word::WordHash;

/// The words of a text, and what stands between them.
struct Words<'t> {
    text: &'t str,
    ranges: Vec<Range<usize>>,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, ranges: words(text) }
    }

    fn get(&self, at: usize) -> Option<&'t str> {
        self.text.get(self.ranges.get(at)?.clone())
    }

    /// What stands before a word, back to the word before.
    fn gap(&self, at: usize) -> &'t str {
        let end = self.ranges.get(at).map_or(self.text.len(), |r| r.start);
        let start = at.checked_sub(1).and_then(|i| self.ranges.get(i)).map_or(0, |r| r.end);
        self.text.get(start..end).unwrap_or_default()
    }

    /// True where a word may be one of a name with the word before it.
    fn joined(&self, at: usize) -> bool {
        let gap = self.gap(at);
        gap.len() <= 4
            && gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2011}' | '.' | '\'' | '’' | '&' | '/'))
    }

    fn hash(&self, at: usize) -> Option<WordHash> {
        self.get(at).map(word_hash)
    }

    /// True where these words stand at `at`.
    fn reads(&self, at: usize, words: &[WordHash]) -> bool {
        words.iter().enumerate().all(|(i, &word)| self.hash(at + i) == Some(word))
    }

    /// True where a word begins a sentence, a quotation or a heading.
    fn opens(&self, at: usize) -> bool {
        at == 0 || self.gap(at).contains(['«', '“', '"', ':', '.', '!', '?', '…', '\n', '•'])
    }

    /// True for a word in capital and small letters that stands beside its neighbour as in a name.
    fn beside(&self, at: usize, gap: usize) -> bool {
        let named = |w: &str| w.starts_with(|c: char| c.is_uppercase()) && w.contains(|c: char| c.is_lowercase());
        matches!(self.gap(gap), " " | "-" | "\u{a0}") && self.get(at).is_some_and(named)
    }

    /// True where most words begin with a capital, as in a headline: they tell nothing then.
    fn title_case(&self) -> bool {
        let long = || (0..self.ranges.len()).filter_map(|i| self.get(i)).filter(|w| w.len() >= 4);
        let capitals = long().filter(|w| w.starts_with(|c: char| c.is_uppercase())).count();
        capitals >= 4 && capitals * 6 > long().count() * 5
    }

    /// True where nearly all is in capitals.
    fn shouts(&self) -> bool {
        let long = || (0..self.ranges.len()).filter_map(|i| self.get(i)).filter(|w| w.len() >= 4);
        let loud = long().filter(|w| !w.contains(|c: char| c.is_lowercase())).count();
        loud >= 3 && loud * 3 > long().count() * 2
    }
}

impl Names {
    /// Every name of the text that the rules know, in order, longest first.
    pub fn spot(&self, text: &str) -> Vec<Spot> {
        let words = Words::new(text);
        let mut spots = Vec::new();
        let mut at = 0;
        while let Some(range) = words.ranges.get(at) {
            let found = words.hash(at).and_then(|first| {
                self.spellings.get(first).find(|(rest, spelling)| self.stands(&words, at, rest, spelling))
            });
            let Some((rest, found)) = found else {
                at += 1;
                continue;
            };
            let end = words.ranges.get(at + rest.len()).map_or(range.end, |w| w.end);
            spots.push(Spot { range: range.start..end, entity: found.entity, demonym: found.demonym });
            at += 1 + rest.len();
        }
        self.offices(&words, &mut spots);
        spots
    }

    /// Reads a country's adjective with the office beside it as the state: "the Ukrainian Defence Ministry".
    fn offices(&self, words: &Words<'_>, spots: &mut Vec<Spot>) {
        for at in (0..spots.len()).rev() {
            let Some(spot) = spots.get(at) else { continue };
            let Some(&state) = self.states.get(&spot.entity) else { continue };
            let first = words.ranges.partition_point(|w| w.end <= spot.range.start);
            let mut end = words.ranges.partition_point(|w| w.start < spot.range.end);
            if !spot.demonym {
                // "Ukraine's Defence Ministry": the country itself must be a possessor.
                if words.get(end) != Some("s") {
                    continue;
                }
                end += 1;
            }
            let fits = |o: &&Office| {
                (spot.demonym || o.before.is_empty())
                    && o.before.len() <= first
                    && words.reads(first - o.before.len(), &o.before)
                    && words.reads(end, &o.behind)
                    && (first + 1 - o.before.len()..end + o.behind.len()).all(|i| words.joined(i))
            };
            let Some(office) = self.offices.iter().filter(fits).max_by_key(|o| o.before.len() + o.behind.len()) else {
                continue;
            };
            let (from, to) = (first - office.before.len(), end + office.behind.len());
            let start = words.ranges.get(from).map_or(spot.range.start, |w| w.start);
            let stop = words.ranges.get(to - 1).map_or(spot.range.end, |w| w.end);
            spots.retain(|s| s.range.end <= start || s.range.start >= stop);
            let place = spots.partition_point(|s| s.range.start < start);
            spots.insert(place, Spot { range: start..stop, entity: state, demonym: false });
        }
    }

    /// True where a spelling, whose first word stands at `at`, stands there to its end, and as a name.
    fn stands(&self, words: &Words<'_>, at: usize, rest: &[WordHash], spelling: &Spelling) -> bool {
        let end = at + 1 + rest.len();
        let loud = || words.get(at).is_some_and(|w| !w.contains(char::is_lowercase));
        let spelt = (at..end).all(|i| words.get(i).is_some_and(|w| spelling.allows(i - at, w)))
            && (!spelling.acronym || loud())
            && words.reads(at + 1, rest)
            && (at + 1..end).all(|i| words.joined(i));
        if !spelt || !spelling.demonym && self.inside(words, at, end) {
            return false;
        }
        let capital = || words.get(at).is_some_and(|w| w.starts_with(char::is_uppercase));
        if spelling.care == Care::None || !capital() {
            return true;
        }
        if loud() {
            return spelling.acronym && !words.shouts();
        }
        let alone = !(at > 1 && words.beside(at - 1, at) || words.beside(end, end));
        alone && (spelling.care == Care::Personal || !words.opens(at) && !words.title_case())
    }

    /// True where hyphens make the words `at..end` part of a longer name: "Neuilly-sur-Marne".
    fn inside(&self, words: &Words<'_>, at: usize, end: usize) -> bool {
        let joins = |i: usize| words.hash(i).is_some_and(|w| self.joins.contains(&w));
        let hyphen = |i: usize| words.gap(i) == "-";
        at > 0 && hyphen(at) && joins(at - 1) || end < words.ranges.len() && hyphen(end) && joins(end)
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
