//! Which letters words begin with: tells most strangers without hashing them.

use super::word::Start;

/// The two letters that words begin with, or end with where they are added from behind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letters {
    rows: [u32; 27],
}

/// The row of a first letter; whatever is no ASCII letter shares one.
const fn row(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { ((byte | 0x20) - b'a') as usize } else { 26 }
}

/// The bit of a second letter; all digits share one, and so do the ends of words.
const fn bit(byte: Option<u8>) -> u32 {
    match byte {
        Some(byte) if byte.is_ascii_alphabetic() => 1 << ((byte | 0x20) - b'a'),
        Some(b'0'..=b'9') => 1 << 26,
        _ => 1 << 27,
    }
}

impl Letters {
    /// Adds a folded word by its bytes.
    pub fn add(&mut self, mut word: impl Iterator<Item = u8>) {
        if let Some(first) = word.next() {
            self.rows[row(first)] |= bit(word.next());
        }
    }

    /// True where some word may be the one that these bytes begin with. Letters that are not ASCII fold to others.
    pub fn may_hold(&self, mut bytes: impl Iterator<Item = u8>) -> bool {
        let Some(first) = bytes.next() else { return false };
        let row = self.rows[row(first)];
        if !first.is_ascii() {
            return true;
        }
        match bytes.next() {
            Some(second) if !second.is_ascii() => row != 0,
            second => row & bit(second) != 0,
        }
    }
}

/// How many letters of a word are looked at.
const FIRST: u32 = 4;

/// Words by the first four letters of their folded forms: 64 times so many bits as `N`, one for each beginning, so
/// that most strangers find theirs unset (a Bloom filter with one hash).
#[derive(Debug, Clone, Copy)]
pub struct Beginnings<const N: usize> {
    bits: [u64; N],
}

impl<const N: usize> Default for Beginnings<N> {
    fn default() -> Self {
        Self { bits: [0; N] }
    }
}

impl<const N: usize> Beginnings<N> {
    /// Adds a folded word.
    pub fn add(&mut self, word: &str) {
        let start = Start::of(word);
        for (most, open) in [(1, true), (2, true), (3, true), (FIRST, false)] {
            if let Some((letters, more)) = start.letters(most) {
                self.set(letters, open || more);
            }
        }
    }

    fn set(&mut self, letters: u64, open: bool) {
        let (word, bit) = Self::place(letters, open);
        self.bits[word] |= bit;
    }

    /// Where the bit of a beginning stands; one that is open may be that of any word that begins so.
    #[inline]
    const fn place(letters: u64, open: bool) -> (usize, u64) {
        let mixed = (letters << 1 | open as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        ((mixed >> 32) as usize % N, 1 << (mixed >> 58))
    }

    /// True where some word may be the one that a text begins with.
    #[inline]
    pub fn may_hold(&self, start: Start) -> bool {
        start.letters(FIRST).is_none_or(|(letters, open)| {
            let (word, bit) = Self::place(letters, open);
            self.bits[word] & bit != 0
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_are_told_by_four_letters() {
        let mut words = Beginnings::<32>::default();
        for word in ["decembre", "a", "aout", "2e", "coeur", "москва", "mai"] {
            words.add(word);
        }
        for text in [
            "Décembre",
            "DÉCEMBRE",
            "decembre",
            "déc",
            "a",
            "à",
            "a b",
            "a\u{a0}b",
            "août",
            "aoÛt,",
            "2e",
            "cœur",
            "Москва",
            "mai",
            "mai\u{a0}2024",
            "mai 2024",
        ] {
            assert!(words.may_hold(Start::of(text)), "{text}");
        }
        for text in ["", "m", "mais", "man", "an", "été", "des", "2", "20", "coea"] {
            assert!(!words.may_hold(Start::of(text)), "{text}");
        }
    }

    #[test]
    fn strangers_are_told_by_two_letters() {
        let mut letters = Letters::default();
        for word in ["mars", "a", "2e", "ete"] {
            letters.add(word.bytes());
        }
        for (text, held) in [
            ("Mars 2024", true),
            ("mai", true),
            ("m", false),
            ("mille", false),
            ("a few", true),
            ("à", true),
            ("an", false),
            ("été", true),
            ("eté", true),
            ("2e", true),
            ("", false),
        ] {
            assert_eq!(letters.may_hold(text.bytes()), held, "{text:?}");
        }
    }
}
