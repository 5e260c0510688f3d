//! Which letters words begin with: tells most strangers without hashing them.

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

#[cfg(test)]
mod tests {
    use super::*;

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
