//! Phrases by the hashes of their words: no table keeps a spelling, so that loading one copies nothing.

use rustc_hash::FxHashMap;

use super::word::WordHash;

/// Marks the end of a list of entries.
const NONE: u32 = u32::MAX;

/// Sequences of words, each with what it means; of those with one first word, the longest comes first.
#[derive(Debug, Clone)]
pub struct WordTable<T> {
    heads: FxHashMap<WordHash, u32>,
    entries: Vec<Entry<T>>,
    rest: Vec<WordHash>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    from: u32,
    to: u32,
    next: u32,
    value: T,
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        Self { heads: FxHashMap::default(), entries: Vec::new(), rest: Vec::new() }
    }
}

impl<T> WordTable<T> {
    /// Adds a sequence of words behind those of its length; without words it adds nothing.
    pub fn insert(&mut self, mut words: impl Iterator<Item = WordHash>, value: T) {
        let Some(first) = words.next() else { return };
        let index = |len: usize| u32::try_from(len).unwrap_or(NONE);
        let from = index(self.rest.len());
        self.rest.extend(words);
        let entry = index(self.entries.len());
        let to = index(self.rest.len());
        let mut before = None;
        let mut next = self.heads.get(&first).copied().unwrap_or(NONE);
        while let Some(other) = self.entries.get(next as usize).filter(|e| e.to - e.from >= to - from) {
            before = Some(next);
            next = other.next;
        }
        self.entries.push(Entry { from, to, next, value });
        match before.and_then(|b| self.entries.get_mut(b as usize)) {
            Some(before) => before.next = entry,
            None => _ = self.heads.insert(first, entry),
        }
    }

    /// The other words and the meaning of every sequence that begins with a word, longest first.
    pub fn get(&self, first: WordHash) -> impl Iterator<Item = (&[WordHash], &T)> {
        let head = self.heads.get(&first).and_then(|&at| self.entries.get(at as usize));
        std::iter::successors(head, |e| self.entries.get(e.next as usize))
            .map(|e| (self.rest.get(e.from as usize..e.to as usize).unwrap_or_default(), &e.value))
    }

    /// What a sequence of words means, to be changed.
    pub fn get_mut(&mut self, words: &[WordHash]) -> Option<&mut T> {
        let (first, rest) = words.split_first()?;
        let mut at = *self.heads.get(first)?;
        while let Some(entry) = self.entries.get(at as usize) {
            if self.rest.get(entry.from as usize..entry.to as usize) == Some(rest) {
                break;
            }
            at = entry.next;
        }
        self.entries.get_mut(at as usize).map(|e| &mut e.value)
    }

    /// True where some sequence begins with this word.
    pub fn starts(&self, first: WordHash) -> bool {
        self.heads.contains_key(&first)
    }

    /// The first word of every sequence with the second, where there is one. In no order.
    pub fn openings(&self) -> impl Iterator<Item = (WordHash, Option<WordHash>)> {
        self.heads.keys().flat_map(|&first| self.get(first).map(move |(rest, _)| (first, rest.first().copied())))
    }
}
