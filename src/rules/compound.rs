//! Numbers written as one word: "einundzwanzig", "zweihundertfünfzigtausend", "duecentomila", "zehnjährig".

use std::collections::BTreeMap;

use super::fold::fold_word;
use super::phrases::leading_word;

/// The parts that a language joins to one-word numbers.
#[derive(Debug, Default)]
pub struct Compounds {
    /// Folded spellings with what they stand for, longest first.
    parts: Vec<(String, u32)>,
    /// The word between units and tens: "und".
    and: String,
    /// What may hang on to a number: "jährige".
    tails: Vec<String>,
    /// One bit for each letter that a part begins with.
    first: u32,
}

/// What has been added up so far.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    thousands: Option<u32>,
    group: Option<u32>,
    parts: u32,
    joined: bool,
}

impl Tally {
    /// Takes in one more part; `None` where no number goes on like this.
    fn add(self, value: u32) -> Option<Self> {
        let next = Self { parts: self.parts + 1, joined: false, ..self };
        match (value, self.group) {
            (1000, _) if self.joined || self.thousands.is_some() => None,
            (1000, group) => Some(Self { thousands: Some(group.unwrap_or(1)), group: None, ..next }),
            (100, Some(10..)) => None,
            (100, group) => Some(Self { group: Some(group.unwrap_or(1) * 100), ..next }),
            // "ein und zwanzig"
            (20.., Some(g)) if self.joined && (1..10).contains(&(g % 100)) => {
                Some(Self { group: Some(g + value), ..next })
            }
            // "hundert und eins"
            (_, Some(g)) if g % 100 == 0 => Some(Self { group: Some(g + value), ..next }),
            // "venti due"
            (..10, Some(g)) if !self.joined && g % 100 >= 20 && g % 10 == 0 => {
                Some(Self { group: Some(g + value), ..next })
            }
            (_, None) => Some(Self { group: Some(value), ..next }),
            _ => None,
        }
    }

    fn total(self) -> u32 {
        self.thousands.unwrap_or(0) * 1000 + self.group.unwrap_or(0)
    }
}

impl Compounds {
    /// Compiles the parts; `tails` are in dictionary form.
    pub fn new(parts: BTreeMap<String, u32>, and: &str, tails: &[String]) -> Self {
        let mut parts: Vec<(String, u32)> = parts.into_iter().map(|(word, value)| (fold_word(&word), value)).collect();
        parts.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let first = parts.iter().filter_map(|(word, _)| word.bytes().next()).map(bit).fold(0, |all, bit| all | bit);
        Self { parts, and: fold_word(and), tails: tails.to_vec(), first }
    }

    /// The value of the one-word number that `text` begins with, and its length.
    pub fn at(&self, text: &str) -> Option<(u32, usize)> {
        let first = *text.as_bytes().first()?;
        if self.first & bit(first) == 0 { None } else { self.read(leading_word(text)) }
    }

    /// The value of a word made of at least two parts, and the length of the number in it.
    pub fn read(&self, word: &str) -> Option<(u32, usize)> {
        let first = *word.as_bytes().first()?;
        if self.first & bit(first) == 0 || word.len() < 5 || word.len() > 80 {
            return None;
        }
        let folded = fold_word(word);
        if !self.parts.iter().any(|(part, _)| folded.starts_with(part.as_str())) {
            return None;
        }
        if let Some(value) = self.whole(&folded, Tally::default()).filter(|t| t.parts > 1) {
            return Some((value.total(), word.len()));
        }
        let number = self.tails.iter().find_map(|tail| word.strip_suffix(tail.as_str()))?;
        self.whole(&fold_word(number), Tally::default()).map(|t| (t.total(), number.len()))
    }

    /// Splits all of a folded word into parts.
    fn whole(&self, folded: &str, tally: Tally) -> Option<Tally> {
        if folded.is_empty() {
            return (tally.parts > 0 && !tally.joined).then_some(tally);
        }
        let joined = folded
            .strip_prefix(self.and.as_str())
            .filter(|_| !self.and.is_empty() && tally.parts > 0 && !tally.joined)
            .and_then(|rest| self.whole(rest, Tally { joined: true, ..tally }));
        joined.or_else(|| {
            self.parts.iter().find_map(|(part, value)| {
                let rest = folded.strip_prefix(part.as_str())?;
                self.whole(rest, tally.add(*value)?)
            })
        })
    }
}

/// One bit for a letter, whatever its case; letters beyond ASCII share one.
const fn bit(byte: u8) -> u32 {
    if byte.is_ascii_alphabetic() { 1 << ((byte | 0x20) - b'a') } else { 1 << 26 }
}

#[cfg(test)]
mod tests {
    use crate::rules::{RuleFiles, Rules};

    #[test]
    fn reads_numbers_in_one_word_and_no_other_words() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        let read = |code: &str, word: &str| rules.language(code).and_then(|l| l.numbers.compounds.read(word));
        for (code, word, value) in [
            ("de", "einundzwanzig", 21),
            ("de", "zweihundertfünfzigtausend", 250_000),
            ("de", "Dreihundertfünfundvierzig", 345),
            ("de", "eintausendzweihundert", 1200),
            ("de", "zwölftausend", 12_000),
            ("de", "hundertfünfzig", 150),
            ("de", "siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig", 777_777),
            ("it", "ventuno", 21),
            ("it", "ventotto", 28),
            ("it", "trentatré", 33),
            ("it", "duecentomila", 200_000),
            ("it", "centottanta", 180),
            ("it", "millenovecentonovantasei", 1996),
            ("it", "duemilacinquecento", 2500),
        ] {
            assert_eq!(read(code, word), Some((value, word.len())), "{word}");
        }
        assert_eq!(read("de", "zehnjährige"), Some((10, 4)));
        for (code, word) in [
            ("de", "einführen"),
            ("de", "achtung"),
            ("de", "zweifel"),
            ("de", "einundein"),
            ("de", "einhundertneunzigzig"),
            ("it", "ventilatore"),
            ("it", "duemilamila"),
            ("fr", "centvingt"),
        ] {
            assert_eq!(read(code, word), None, "{word}");
        }
    }
}
