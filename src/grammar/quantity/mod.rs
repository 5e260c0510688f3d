//! A number with its unit, sign, currency and range becomes a quantity, a duration or a share.

mod part;
mod range;
mod ratio;
mod unit;

use rust_decimal::Decimal;

use super::number::{How, Number, added, number_with};
use super::trail::Rule;
use crate::rules::Language;
use crate::rules::numbers::{Hedge, NumberRules};
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap};
use crate::value::{Dimension, Quantity, UnitId, Units};
pub use ratio::goes_on as shared_on;
pub use unit::money_before;
use unit::{is_plain_points, prefix, unit};

/// A quantity as read at some place of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// Bytes before that place that belong to the quote: a sign, a currency's code.
    pub lead: usize,
    /// Length of the quote behind that place: number and unit.
    pub len: usize,
    /// What it says, bounds not yet applied.
    pub quantity: Quantity,
    /// Bytes before that place down to a minus sign, read or not.
    pub minus: Option<usize>,
    /// Where its first number ends.
    pub number_end: usize,
    /// The number it was built from.
    pub number: Number,
    /// True where a unit word or sign was read.
    pub has_unit: bool,
    /// What the unit's spelling multiplies by, where it stands behind one number.
    unit_factor: Option<Decimal>,
    /// A second value that shares its unit but is a claim of its own ("de 62 à 64 ans").
    pub second: Option<(usize, usize, Quantity)>,
    /// The rule that built it.
    pub rule: Rule,
}

/// What the words before a quantity say of how to read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    /// A verb of change governs "from … to …".
    pub change: bool,
    /// "de" or "from" stands before it.
    pub from: bool,
    /// "entre" or "between" stands before it.
    pub between: bool,
    /// A verb of change stands right before it.
    pub changed: bool,
    /// A minus stands before it.
    pub below: bool,
}

/// A number times a magnitude.
fn grown(number: Number, factor: Decimal) -> Number {
    Number {
        value: number.value.saturating_mul(factor),
        grain: number.grain.saturating_mul(factor),
        scale: factor,
        bare: false,
        ..number
    }
}

/// A magnitude's letters behind a sum of money, where "m" is no metre: "$4.5m". What follows.
fn shorthand<'i>(rules: &NumberRules, rest: &'i str) -> Option<(Decimal, &'i str)> {
    let next = if rest.starts_with([' ', '\u{a0}']) { skip_gap(rest) } else { rest };
    rules.glued.find(next, |_, after| !after.starts_with(is_word)).map(|(factor, after)| (*factor, after))
}

/// A minus before `at`, with where it begins, and whether it is a word.
pub fn minus(rules: &NumberRules, text: &str, at: usize) -> Option<(usize, bool)> {
    let before = &text[..at];
    let sign = before.strip_suffix(['-', '−', '–']).map(|b| (b, false));
    let (head, word) = sign.or_else(|| {
        let word = last_word(before);
        let apart = before.ends_with(char::is_whitespace) && rules.minus.holds(word);
        apart.then(|| (&before[..before.trim_end().len() - word.len()], true))
    })?;
    let alone = head.is_empty() || head.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '«' | '"' | '“'));
    let other = word && rules.never_minus.holds(last_word(head));
    (alone && !other).then_some((head.len(), word))
}

/// Whether a value below zero makes sense of a minus: a fall in prices is told by its size.
fn below_zero(units: &Units, read: &Read, word: bool, rest: &str) -> bool {
    let dimension = if read.number.share { Dimension::Count } else { units.get(read.quantity.unit).dimension };
    match dimension {
        Dimension::Temperature => true,
        Dimension::Count => skip_gap(rest).is_empty() || rest.starts_with([',', '.', ')', ';', '?', '!']),
        Dimension::Time | Dimension::Months => false,
        Dimension::Percent | Dimension::Points | Dimension::Money => word,
        _ => true,
    }
}

/// A range whose lower end, as read, lacks its minus: "-5 à 3 °C".
fn from_below(q: Quantity) -> Quantity {
    let low = q.min.map(|v| if v > Decimal::ZERO { -v } else { v });
    let max = if q.max < low { low } else { q.max };
    Quantity { min: low, max, ..q }
}

fn negated(q: Quantity) -> Quantity {
    Quantity { min: q.max.map(|v| -v), max: q.min.map(|v| -v), ..q }
}

/// Reads a quantity at `at`.
pub fn quantity(language: &Language, units: &Units, text: &str, at: usize, setting: Setting) -> Option<Read> {
    let rules = &language.numbers;
    let input = text.get(at..)?;
    let (money, skip, lead) = match prefix(units, input) {
        found @ Some(_) => {
            let (own, skip) = found.unzip();
            let letters = money_before(units, text, at);
            (letters.map(|l| l.0).or(own), skip.unwrap_or(0), letters.map_or(0, |l| at - l.1))
        }
        None => match money_before(units, text, at) {
            Some((id, start)) => (Some(id), 0, at - start),
            None => (None, 0, 0),
        },
    };
    let how = How { joining: !setting.between, parts: money.is_none() };
    let at_number = &input[skip..];
    let (mut rest, mut first) = number_with(rules, at_number, how)?;
    if first.share && first.ranked && goes_on(language, rest) {
        (rest, first) = number_with(rules, at_number, How { parts: false, ..how })?;
    }
    // With a currency sign in front, "4.5m" is millions.
    if money.is_some()
        && first.scale == Decimal::ONE
        && let Some((factor, left)) = shorthand(rules, rest)
    {
        (first, rest) = (grown(first, factor), left);
    }
    let end = input.len() - rest.len();
    let mut read = if first.share {
        share(rules, units, rest, first, end)
    } else {
        let own = unit(rules, units, rest, &first);
        let mut read = ranged(rules, units, input, rest, &first, (own, money), setting)
            .unwrap_or_else(|| single(rules, units, input, rest, first, (own, money)));
        part::and_part(rules, units, input, &mut read);
        part::compound(rules, units, input, &mut read);
        ratio::out_of(rules, units, input, &mut read);
        read
    };
    (read.lead, read.number_end) = (lead, end);
    part::minutes(input, &mut read);
    if read.number.share
        && let Some((quantity, start)) = part::half_behind(rules, text, at, &read.number)
    {
        (read.quantity, read.lead, read.rule, read.number.share) = (quantity, at - start, Rule::Half, false);
        return Some(read);
    }
    let minus = minus(rules, text, at).filter(|_| lead == 0 && read.number.to.is_none());
    read.minus = minus.map(|(start, _)| at - start);
    if let Some((start, word)) = minus
        && below_zero(units, &read, word, &input[read.len..])
    {
        read.quantity = if read.quantity.is_point() { negated(read.quantity) } else { from_below(read.quantity) };
        read.lead = at - start;
    }
    Some(read)
}

/// Whether a noun follows that a rank would stand before: "a fifth term", but "a fifth of", "down a fifth on".
fn goes_on(language: &Language, rest: &str) -> bool {
    let next = skip_gap(rest);
    let word = leading_word(next);
    next.len() < rest.len() && word.starts_with(char::is_alphabetic) && !language.lexicon.is_stop(word)
}

/// A share of a whole, or of a unit: "la moitié", "half an hour".
fn share(rules: &NumberRules, units: &Units, rest: &str, first: Number, end: usize) -> Read {
    let whole =
        Quantity { approx: first.approx, ..Quantity::exact(first.value.round_dp(4), Decimal::ONE, UnitId::PERCENT) };
    let part = part::part_of(rules, units, rest, &first).and_then(|u| Some((u.2, part::shared(&first, u)?)));
    let (len, quantity, rule) = part.map_or((0, whole, Rule::Share), |(len, q)| (len, q, Rule::Part));
    Read {
        lead: 0,
        minus: None,
        number_end: 0,
        len: end + len,
        quantity,
        number: Number { share: len == 0, ..first },
        has_unit: true,
        unit_factor: None,
        second: None,
        rule,
    }
}

/// The unit behind a number, and the currency before it.
type Measured = (Option<unit::UnitRead>, Option<UnitId>);

/// A number with its unit, or none.
fn single(rules: &NumberRules, units: &Units, input: &str, rest: &str, first: Number, (own, money): Measured) -> Read {
    // An index stands at 7,640 points; a share never moves by a hundred.
    let index = |u: &unit::UnitRead| {
        units.get(u.0).dimension == Dimension::Points && first.value.saturating_mul(u.1) >= Decimal::ONE_HUNDRED
    };
    let own = own.filter(|u| !is_plain_points(units, u, rest) && !index(u));
    let (id, factor, len) = match (own, money) {
        // "$5 million US dollars" says it twice.
        (Some(own), Some(id)) if own.0 == id => own,
        (_, Some(id)) => (id, Decimal::ONE, 0),
        (Some(own), None) => own,
        (None, None) => (UnitId::ONE, Decimal::ONE, 0),
    };
    let end = input.len() - rest.len() + len;
    let value = first.value.saturating_mul(factor);
    let margin = range::margin(rules, &input[end..]).filter(|_| first.to.is_none());
    let about = margin.map_or(Decimal::ZERO, |(m, _)| m.saturating_mul(factor));
    let quantity = Quantity {
        min: Some(value.saturating_sub(about)),
        max: Some(first.to.map_or(value, |t| t.saturating_mul(factor)).saturating_add(about)),
        strict: false,
        approx: first.approx,
        unit: id,
        grain: first.grain.saturating_mul(factor),
    };
    let mut read = Read {
        lead: 0,
        minus: None,
        number_end: 0,
        len: end + margin.map_or(0, |(_, len)| len),
        quantity,
        number: first,
        has_unit: len > 0 || money.is_some(),
        unit_factor: Some(factor),
        second: None,
        rule: if margin.is_some() { Rule::Margin } else { Rule::Single },
    };
    // "5 ± 2 %"
    if margin.is_some()
        && len == 0
        && let Some((id, factor, len)) = unit(rules, units, &input[read.len..], &first)
    {
        let times = |v: Option<Decimal>| v.and_then(|v| v.checked_mul(factor));
        read.quantity = Quantity { min: times(quantity.min), max: times(quantity.max), unit: id, ..quantity };
        (read.len, read.has_unit) = (read.len + len, true);
    }
    read
}

/// Two numbers with one unit: "10 à 25 jours", "nine or ten", "36-40 °C", "$3 to $4 billion", "3 % à 4 %".
fn ranged(
    rules: &NumberRules,
    units: &Units,
    input: &str,
    rest: &str,
    first: &Number,
    (own, money): Measured,
    setting: Setting,
) -> Option<Read> {
    if first.to.is_some() {
        return None;
    }
    let own_end = input.len() - rest.len() + own.map_or(0, |u| u.2);
    let upper = range::upper(rules, units, &input[own_end..])?;
    let (start, stop) = (own_end + upper.start, own_end + upper.end);
    let word = leading_word(skip_gap(&input[own_end..]));
    let changes = rules.change_to.holds(word);
    if changes && !setting.from {
        return None;
    }
    let setting = Setting { change: setting.change || changes, ..setting };
    let other = upper.number;
    let high = unit(rules, units, &input[stop..], &other);
    // "3 % à 4 %": both ends say their unit; behind "from" such a pair is a change.
    let twice = own.is_some() && high.map(|u| (u.0, u.1)) == own.map(|u| (u.0, u.1));
    // "de cinq ans à trois ans et demi": the part belongs to the last of two values.
    if twice && added(rules, &input[stop + len_of(high)..]).is_some() {
        return None;
    }
    let both = twice || upper.money.is_some();
    let setting = Setting { change: setting.change || setting.changed && both, ..setting };
    if own.is_some() && !(twice && (setting.change || !setting.from)) || upper.loose && high.is_none() {
        return None;
    }
    if upper.money.is_some() && upper.money != money {
        return None;
    }
    let low = if own.is_some() { *first } else { range::in_scale_of(*first, &other) };
    let (id, factor, len) = high.unwrap_or((money.unwrap_or(UnitId::ONE), Decimal::ONE, 0));
    let id = money.unwrap_or(id);
    let (mut from, mut to) = (low.value.checked_mul(factor)?, other.value.checked_mul(factor)?);
    let read = |len, quantity, second, rule| Read {
        lead: 0,
        minus: None,
        number_end: 0,
        len,
        quantity,
        number: low,
        has_unit: high.is_some() || money.is_some(),
        unit_factor: None,
        second,
        rule,
    };
    if setting.change {
        let second = Quantity::exact(to, other.grain.saturating_mul(factor), id);
        let quantity = Quantity::exact(from, low.grain.saturating_mul(factor), id);
        let len = if own.is_some() { own_end } else { input.len() - rest.len() };
        return Some(read(len, quantity, Some((start, stop + len_of(high), second)), Rule::Change));
    }
    if upper.negative {
        // "-5 à -10 °C", "5 à -10 °C"
        (from, to) = if setting.below { (-from.max(to), -from.min(to)) } else { (-to, from) };
    }
    let quantity = Quantity {
        min: Some(from),
        max: Some(to),
        strict: false,
        approx: low.approx,
        unit: id,
        grain: low.grain.min(other.grain).saturating_mul(factor),
    };
    let below = setting.below && id_is_temperature(units, id);
    (from < to || below).then(|| read(stop + len, quantity, None, Rule::Range))
}

fn id_is_temperature(units: &Units, id: UnitId) -> bool {
    units.get(id).dimension == Dimension::Temperature
}

fn len_of(unit: Option<unit::UnitRead>) -> usize {
    unit.map_or(0, |u| u.2)
}

/// Applies what a hedge says to a value.
pub fn bounded(quantity: Quantity, hedge: Hedge) -> Quantity {
    let point = quantity.is_point();
    match hedge {
        Hedge::About => Quantity { approx: true, ..quantity },
        Hedge::AtLeast | Hedge::MoreThan if point => {
            Quantity { max: None, strict: hedge == Hedge::MoreThan, approx: false, ..quantity }
        }
        Hedge::AtMost | Hedge::LessThan if point => {
            Quantity { min: None, strict: hedge == Hedge::LessThan, approx: false, ..quantity }
        }
        _ => quantity,
    }
}

#[cfg(test)]
mod tests;
