//! Numbers in words: cardinals, and the ranks that end in an ordinal word.

use rust_decimal::Decimal;

use crate::rules::numbers::{AndBehind, NumberRules, NumberWord};
use crate::rules::phrases::{leading_word, skip_gap};

/// A cardinal while its words come in: a group below a thousand, and what the magnitudes have made of those before.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sum {
    total: Decimal,
    group: Option<u32>,
    /// What the last word added: 20 after "vingt", 100 after "cent"; `None` after a magnitude.
    last: Option<u32>,
    /// The magnitude in which it ends, or a hundred; zero where it ends in neither.
    pub scale: Decimal,
    /// The last magnitude: only a smaller one goes on the number.
    least: Decimal,
}

impl Sum {
    /// The number so far.
    pub fn value(&self) -> Decimal {
        self.total.saturating_add(self.group.map_or(Decimal::ZERO, Decimal::from))
    }

    /// True where the last word was one of 20, 30, … 90.
    pub fn ends_in_tens(&self) -> bool {
        self.last.is_some_and(tens)
    }

    /// Takes one more word in; false where it does not go on the number.
    fn push(&mut self, rules: &NumberRules, word: NumberWord) -> bool {
        match word {
            NumberWord::Small(v) => self.small(rules, v),
            NumberWord::Hundred => self.hundred(rules),
            NumberWord::Magnitude(m) => self.magnitude(m),
            _ => false,
        }
    }

    fn small(&mut self, rules: &NumberRules, v: u32) -> bool {
        let group = self.group.unwrap_or(0);
        let fits = match (self.group, self.last) {
            (None, _) => v > 0 || self.total.is_zero(),
            // "quatre-vingts"
            (Some(g), Some(4)) if rules.vigesimal && v == 20 && g % 100 == 4 => {
                (self.group, self.last, self.scale) = (Some(g + 76), Some(80), Decimal::ZERO);
                return true;
            }
            (_, Some(100)) => v < 100,
            // "soixante-dix", "quatre-vingt-onze", "dix-sept"
            (_, Some(60 | 80)) if rules.vigesimal => v < 20,
            (_, Some(10)) if rules.vigesimal => (7..10).contains(&v),
            (_, Some(last)) => tens(last) && v < 10 || last > 100 && last % 100 == 0 && v < 100,
            (Some(_), None) => false,
        };
        if fits && (v > 0 || self.group.is_none()) {
            (self.group, self.last, self.scale) = (Some(group + v), Some(v), Decimal::ZERO);
            return true;
        }
        false
    }

    fn hundred(&mut self, rules: &NumberRules) -> bool {
        let times = self.group.unwrap_or(1);
        // "quinze cents" and "twenty-five hundred", but "quarante-cinq cents" are coins.
        let top = if rules.vigesimal { 20 } else { 100 };
        if times >= top || times.is_multiple_of(10) {
            return false;
        }
        (self.group, self.last, self.scale) = (Some(times * 100), Some(100), Decimal::ONE_HUNDRED);
        true
    }

    fn magnitude(&mut self, m: Decimal) -> bool {
        let value = match (self.group.map(Decimal::from), self.total) {
            (None, t) if t.is_zero() => m,
            // "mille milliards", "lakh crore"
            (None, t) => t.saturating_mul(m),
            (Some(g), t) if t.is_zero() || m < self.least => t.saturating_add(g.saturating_mul(m)),
            // "deux mille cinq cents milliards"
            (Some(g), t) if m > t => t.saturating_add(g).saturating_mul(m),
            _ => return false,
        };
        (self.total, self.group, self.last, self.scale, self.least) = (value, None, None, m, m);
        true
    }
}

/// True for 20, 30, … 90.
const fn tens(v: u32) -> bool {
    v >= 20 && v < 100 && v.is_multiple_of(10)
}

/// A cardinal as read, with the state before its last word: "hundred | thirty" before "-fifths".
#[derive(Debug, Clone, Copy)]
pub struct Cardinal<'i> {
    /// The number.
    pub sum: Sum,
    /// What follows.
    pub rest: &'i str,
    /// The number without its last word, and what follows that.
    pub before: Option<(Sum, &'i str)>,
}

/// The longest cardinal at the beginning of `input`; `joining` allows "and" behind hundreds and thousands.
pub fn cardinal<'i>(rules: &NumberRules, input: &'i str, joining: bool) -> Option<Cardinal<'i>> {
    let mut sum = Sum::default();
    let mut found: Option<Cardinal<'i>> = None;
    let mut left = input;
    while let Some((word, len)) = rules.word_at(left) {
        if !sum.push(rules, word) {
            break;
        }
        let rest = &left[len..];
        found = Some(Cardinal { sum, rest, before: found.map(|f| (f.sum, f.rest)) });
        left = match going_on(rules, rest, &sum, joining) {
            Some(next) => next,
            None => break,
        };
    }
    found
}

/// Where the next word of a number may stand: behind a gap, or behind a joining word too.
fn going_on<'i>(rules: &NumberRules, rest: &'i str, sum: &Sum, joining: bool) -> Option<&'i str> {
    let next = skip_gap(rest);
    if next.len() == rest.len() {
        return None;
    }
    let word = leading_word(next);
    if !rules.and.holds(word) {
        return Some(next);
    }
    let after = skip_gap(&next[word.len()..]);
    let place = match sum.last {
        // "duzentas e cinquenta"
        Some(last) if last >= 100 && last.is_multiple_of(100) => AndBehind::Hundreds,
        Some(last) if tens(last) => AndBehind::Tens,
        None if !sum.total.is_zero() => AndBehind::Thousands,
        _ => return None,
    };
    if !rules.and_behind.contains(&place) || place != AndBehind::Tens && !joining {
        return None;
    }
    if let Some((rank, _)) = rules.ranks.at(after) {
        return fits(rules, place, rank.word, Decimal::ONE_HUNDRED).then_some(after);
    }
    let (first, _) = rules.word_at(after)?;
    if !{ *sum }.push(rules, first) {
        return None;
    }
    // What follows must be a number of its own that is small enough: "between one hundred and two hundred".
    let behind = cardinal(rules, after, false)?;
    let fraction = matches!(rules.word_at(skip_gap(behind.rest)), Some((NumberWord::Fraction(..), _)));
    let top = if place == AndBehind::Thousands { sum.scale } else { Decimal::ONE_HUNDRED };
    let value = behind.sum.value();
    let raised = behind.sum.total > Decimal::ZERO && place != AndBehind::Thousands;
    let large = place == AndBehind::Thousands && sum.scale > Decimal::ONE_THOUSAND && value < Decimal::ONE_HUNDRED;
    (!fraction && !large && (value < top || raised) && fits(rules, place, first, top)).then_some(after)
}

fn fits(rules: &NumberRules, place: AndBehind, word: NumberWord, top: Decimal) -> bool {
    match word {
        NumberWord::Small(v) if place == AndBehind::Tens && !rules.and_before.is_empty() => {
            rules.and_before.contains(&v)
        }
        NumberWord::Small(v) => v > 0 && Decimal::from(v) < top,
        _ => place == AndBehind::Thousands,
    }
}

/// An ordinal, alone or at the end of a cardinal: "cinquième", "cent vingt et unième", "two hundredth".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ordinal {
    /// The rank.
    pub value: Decimal,
    /// A plural: "cinquièmes" are parts, never a rank.
    pub plural: bool,
    /// How long it is.
    pub len: usize,
    /// One word alone.
    pub single: bool,
}

/// Reads an ordinal at the beginning of `input`.
pub fn ordinal(rules: &NumberRules, input: &str) -> Option<Ordinal> {
    let mut sum = Sum::default();
    let mut left = input;
    loop {
        if let Some((rank, len)) = rules.ranks.at(left) {
            let single = left.len() == input.len();
            let lone = rank.roman && !is_roman(&left[..len]);
            // "un millième" is a part; a rank of a thousand says "millième" alone.
            let one = sum.value() == Decimal::ONE && !matches!(rank.word, NumberWord::Small(_)) && rules.vigesimal;
            if !lone && !one && sum.push(rules, rank.word) {
                let len = input.len() - left.len() + len;
                return Some(Ordinal { value: sum.value(), plural: rank.plural, len, single });
            }
        }
        let (word, len) = rules.word_at(left)?;
        if !sum.push(rules, word) {
            return None;
        }
        left = going_on(rules, &left[len..], &sum, true)?;
    }
}

/// Roman numerals are capitals with a small ending: "XXIe", but not "vie".
fn is_roman(word: &str) -> bool {
    let ending = word.trim_start_matches(['I', 'V', 'X']);
    ending.len() < word.len() && !ending.starts_with(char::is_uppercase)
}
