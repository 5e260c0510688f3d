//! The words of a text, eight bytes at a time: where they begin and end, and the hashes of their folded forms.

use std::fmt;

use super::fold::{fold_latin, fold_to};

/// The hash of a folded word or stem. Two words of a newspaper never share one of 64 bits.
pub type WordHash = u64;

/// The hash of a word as it stands.
pub fn hash(word: &str) -> WordHash {
    let mut hasher = WordHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The hash of a word, folded.
pub fn word_hash(word: &str) -> WordHash {
    let first = head(word);
    if first.len == word.len() {
        return first.hash;
    }
    let mut hasher = WordHasher::default();
    // Hashing never fails.
    let _ = fold_to(&mut hasher, word);
    hasher.finish()
}

/// Takes words eight bytes at a time: each is mixed in by a multiplication and a shift, which lose nothing of one chunk.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordHasher {
    mixed: u64,
    /// Bytes not yet mixed in, the first lowest, and eight times their number.
    chunk: u64,
    bits: u32,
}

impl WordHasher {
    /// Takes one byte more.
    pub const fn add(&mut self, byte: u8) {
        self.take(byte as u64, 1);
    }

    /// Takes the lowest `len` bytes of a chunk, up to eight, of which the others are zero.
    const fn take(&mut self, chunk: u64, len: u32) {
        self.chunk |= chunk << self.bits;
        let bits = self.bits + len * 8;
        if bits < 64 {
            self.bits = bits;
            return;
        }
        self.mixed = mix(self.mixed ^ self.chunk);
        self.bits = bits - 64;
        // What did not fit: the highest of its bytes.
        self.chunk = if self.bits == 0 { 0 } else { chunk >> (len * 8 - self.bits) };
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.add(byte));
    }

    /// The hash of what was taken.
    pub const fn finish(self) -> WordHash {
        mix(self.mixed ^ self.chunk)
    }
}

impl fmt::Write for WordHasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write(text.as_bytes());
        Ok(())
    }
}

/// The multiplier is that of the golden ratio (Knuth, The Art of Computer Programming, 6.4).
#[inline]
const fn mix(value: u64) -> u64 {
    let product = (value ^ 0x5bd1_e995_7f4a_7c15).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

/// The word at the start of a text, folded and hashed as it is read.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    /// Bytes of the word; 0 where the text begins with none.
    pub len: usize,
    /// Hash of its folded form.
    pub hash: WordHash,
}

/// The lowest bit of each of eight bytes.
pub const ONES: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of eight bytes.
pub const HIGH: u64 = 0x80 * ONES;

/// The bit of each byte that small letters have and capitals have not.
const CASE: u64 = 0x20 * ONES;

/// How many of eight bytes, from the lowest on, are ASCII letters or digits.
///
/// No sum carries from one byte into the next, since the highest bits are left out.
#[inline]
const fn plain_len(chunk: u64) -> u32 {
    let low = chunk & !HIGH;
    let lower = low | CASE;
    let letters = (lower + (0x80 - b'a' as u64) * ONES) & !(lower + (0x7f - b'z' as u64) * ONES);
    let digits = (low + (0x80 - b'0' as u64) * ONES) & !(low + (0x7f - b'9' as u64) * ONES);
    (!((letters | digits) & !chunk) & HIGH).trailing_zeros() / 8
}

/// Eight bytes of a text from a place on, the first lowest; zeros behind its end.
#[inline]
fn chunk(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |chunk, &byte| chunk << 8 | u64::from(byte)),
    }
}

/// How a text begins: enough to tell most words from those of a table without reading them out.
#[derive(Debug, Clone, Copy)]
pub struct Start {
    /// The first eight bytes, the first lowest.
    eight: u64,
    /// How many of them, from the first on, are ASCII letters or digits.
    plain: u32,
}

impl Start {
    /// Looks at the first bytes of a text.
    #[inline]
    pub fn of(text: &str) -> Self {
        let eight = chunk(text.as_bytes(), 0);
        Self { eight, plain: plain_len(eight) }
    }

    /// Whether ASCII ends the word within these bytes.
    #[inline]
    const fn is_whole(self) -> bool {
        ends_behind(self.eight, self.plain)
    }

    /// The first letters and digits, up to `most`, folded, the first lowest; and whether more of the word may follow.
    /// None where a letter that folds to no single one of ASCII's stands first.
    #[inline]
    pub fn letters(self, most: u32) -> Option<(u64, bool)> {
        if self.plain >= most {
            return Some((folded(self.eight, most), false));
        }
        let letters = folded(self.eight, self.plain);
        if self.is_whole() {
            return Some((letters, false));
        }
        let bits = self.plain * 8;
        match latin(&(self.eight >> bits).to_le_bytes(), 0) {
            Some(letter) => Some((letters | u64::from(letter) << bits, self.plain + 1 < most)),
            None => (self.plain > 0).then_some((letters, true)),
        }
    }

    /// The word that the text begins with.
    #[inline]
    pub fn head(self, text: &str) -> Head {
        if self.is_whole() {
            return Head { len: self.plain as usize, hash: mix(folded(self.eight, self.plain)) };
        }
        self.marked().unwrap_or_else(|| long_head(text))
    }

    /// The word, where it ends within these bytes and its letters are Latin ones, each with a mark made one of ASCII.
    fn marked(self) -> Option<Head> {
        let Self { mut eight, mut plain } = self;
        // The bytes that are left, those taken out aside.
        let mut bytes = 8;
        while plain + 2 <= bytes {
            let bits = plain * 8;
            if ends_behind(eight, plain) {
                return Some(Head { len: (plain + 8 - bytes) as usize, hash: mix(folded(eight, plain)) });
            }
            let [first, second, ..] = (eight >> bits).to_le_bytes();
            let letter = latin(&[first, second], 0)?;
            let rest = eight.checked_shr(bits + 16).unwrap_or_default();
            eight = eight & !(u64::MAX << bits) | u64::from(letter) << bits | rest << (bits + 8);
            bytes -= 1;
            plain = plain_len(eight);
        }
        None
    }
}

/// Reads the word (letters and digits) that `text` begins with.
#[inline]
pub fn head(text: &str) -> Head {
    Start::of(text).head(text)
}

/// The same of a word that is long or has letters beyond ASCII.
fn long_head(text: &str) -> Head {
    let bytes = text.as_bytes();
    let mut hasher = WordHasher::default();
    let mut len = 0;
    loop {
        let eight = chunk(bytes, len);
        let plain = plain_len(eight);
        len += plain as usize;
        if plain == 8 && hasher.bits == 0 {
            hasher.mixed = mix(hasher.mixed ^ folded(eight, plain));
            continue;
        }
        if plain > 0 {
            hasher.take(folded(eight, plain), plain);
        }
        if plain == 8 {
            continue;
        }
        if ends_behind(eight, plain) {
            return Head { len, hash: hasher.finish() };
        }
        if let Some(letter) = latin(bytes, len) {
            hasher.add(letter);
            len += 2;
            continue;
        }
        let Some(c) = marked(text, len) else { return Head { len, hash: hasher.finish() } };
        match fold_latin(c) {
            Some(letter) => hasher.add(letter),
            None => _ = fold_to(&mut hasher, text.get(len..len + c.len_utf8()).unwrap_or_default()),
        }
        len += c.len_utf8();
    }
}

/// The first letters and digits of eight bytes in lower case: of these this bit alone is that of the case.
const fn folded(eight: u64, plain: u32) -> u64 {
    if plain == 0 { 0 } else { (eight | CASE) & (u64::MAX >> (64 - plain * 8)) }
}

/// Whether ASCII follows the first letters and digits of eight bytes, and so ends their word.
const fn ends_behind(eight: u64, plain: u32) -> bool {
    plain < 8 && (eight >> (plain * 8)) & 0x80 == 0
}

/// The letter that the two bytes at a place fold to, where they are one of western Europe's: most that have a mark.
#[inline]
fn latin(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.get(at..) {
        Some([0xC3, second, ..]) => fold_latin(char::from(second | 0x40)),
        _ => None,
    }
}

/// The letter or digit beyond ASCII at a place of a text.
fn marked(text: &str, at: usize) -> Option<char> {
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return None;
    }
    text.get(at..)?.chars().next().filter(|&c| is_word(c))
}

/// The word that starts at the beginning of `text` (letters and digits).
#[inline]
pub fn leading_word(text: &str) -> &str {
    let mut len = 0;
    loop {
        let eight = chunk(text.as_bytes(), len);
        let plain = plain_len(eight);
        len += plain as usize;
        if plain == 8 {
            continue;
        }
        if ends_behind(eight, plain) {
            return &text[..len];
        }
        if latin(text.as_bytes(), len).is_some() {
            len += 2;
            continue;
        }
        match marked(text, len) {
            Some(c) => len += c.len_utf8(),
            None => return &text[..len],
        }
    }
}

/// Whether a character belongs to words: letters, digits and raised digits. The scripts of Europe and the marks
/// between words are told without a table.
#[inline]
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '²' | '³' => true,
        '\u{80}'..='\u{a9}' | '×' | '÷' | '\u{2000}'..='\u{206f}' => false,
        '\u{c0}'..='\u{24f}' => true,
        _ => c.is_alphanumeric(),
    }
}

/// The last word of a text, marks and spaces behind it left out.
pub fn last_word(text: &str) -> &str {
    let end = back_to(text, text.len(), true);
    &text[back_to(text, end, false)..end]
}

/// The text up to the end of its last word.
pub fn up_to_word(text: &str) -> &str {
    &text[..back_to(text, text.len(), true)]
}

/// Where the words of a text start, from the last word back.
pub fn word_starts_back(text: &str) -> impl Iterator<Item = usize> {
    let mut at = text.len();
    std::iter::from_fn(move || {
        let end = back_to(text, at, true);
        at = back_to(text, end, false);
        (end > 0).then_some(at)
    })
}

/// The word that ends a text, space behind it aside; none where a mark does.
pub fn ending_word(text: &str) -> &str {
    let text = text.trim_end();
    &text[back_to(text, text.len(), false)..]
}

/// Whether an ASCII byte belongs to words, told at one look.
const IN_WORD: [bool; 128] = {
    let mut table = [false; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Steps back over what belongs to no word, or over what belongs to one, until the other comes.
fn back_to(text: &str, mut at: usize, word: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = at.checked_sub(1).and_then(|i| bytes.get(i)) {
        match IN_WORD.get(usize::from(byte)) {
            Some(&inside) if inside == word => break,
            Some(_) => at -= 1,
            None => {
                let c = text[..at].chars().next_back().unwrap_or_default();
                if is_word(c) == word {
                    break;
                }
                at -= c.len_utf8();
            }
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fold::fold_word;

    #[test]
    fn words_are_read_whatever_their_length_and_letters() {
        for (text, word) in [
            ("", ""),
            (" a", ""),
            ("a", "a"),
            ("Mars 2024", "Mars"),
            ("12km/h", "12km"),
            ("eightlet", "eightlet"),
            ("eightlet ninths", "eightlet"),
            ("rassemblement, dit-il", "rassemblement"),
            ("anticonstitutionnellement.", "anticonstitutionnellement"),
            ("été d'hiver", "été"),
            ("Œuvres complètes", "Œuvres"),
            ("blessés, dit-il", "blessés"),
            ("blessées", "blessées"),
            ("procès.", "procès"),
            ("élevés", "élevés"),
            ("ÉÈÀ «", "ÉÈÀ"),
            ("éèàç", "éèàç"),
            ("é€", "é"),
            ("déposé", "déposé"),
            ("pré\u{a0}!", "pré"),
            ("Straßenbahnhaltestelle", "Straßenbahnhaltestelle"),
            ("km² de", "km²"),
            ("l’État", "l"),
            ("Москва.", "Москва"),
            ("a@b", "a"),
            ("x[y", "x"),
            ("n`", "n"),
            ("z{", "z"),
            ("9:", "9"),
            ("0/", "0"),
        ] {
            assert_eq!(leading_word(text), word, "{text}");
            let read = head(text);
            assert_eq!((read.len, read.hash), (word.len(), hash(&fold_word(word))), "{text}");
            assert_eq!(word_hash(word), hash(&fold_word(word)), "{text}");
        }
        assert_eq!(word_hash("E-Mail"), hash("e-mail"));
    }

    #[test]
    fn words_are_read_backwards() {
        for (text, word, starts) in [
            ("", "", vec![]),
            (" – ", "", vec![]),
            ("plus de", "de", vec![5, 0]),
            ("à l’été, ", "été", vec![7, 3, 0]),
            ("12 km² (", "km²", vec![3, 0]),
            ("anticonstitutionnel", "anticonstitutionnel", vec![0]),
            ("un grand rassemblement à Besançon …", "Besançon", vec![26, 23, 9, 3, 0]),
        ] {
            assert_eq!(last_word(text), word, "{text}");
            assert_eq!(ending_word(text), if text.ends_with(word) { word } else { "" }, "{text}");
            assert_eq!(word_starts_back(text).collect::<Vec<_>>(), starts, "{text}");
        }
    }

    #[test]
    fn no_word_has_the_hash_of_another() {
        let words = ["a", "b", "ab", "ba", "aaaaaaaa", "aaaaaaaaa", "aaaaaaab", "aaaaaaaaaaaaaaaa", "=a"];
        for (at, one) in words.iter().enumerate() {
            assert!(words[..at].iter().all(|other| hash(one) != hash(other)), "{one}");
        }
    }
}
