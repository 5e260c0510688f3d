//! A number with its unit, bounds and range becomes a quantity, a duration or a rank.

use rust_decimal::Decimal;

use super::number::{Number, grain, number};
use crate::rules::Language;
use crate::rules::numbers::{Hedge, NumberRules};
use crate::rules::phrases::{leading_word, listed, skip_gap};
use crate::value::{Dimension, Quantity, UnitId, Units};

/// A quantity as read at some place of a sentence; offsets are bytes from that place.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// Length of the quote: number and unit.
    pub len: usize,
    /// What it says, bounds not yet applied.
    pub quantity: Quantity,
    /// The number it was built from.
    pub number: Number,
    /// Where the number itself ends.
    pub number_end: usize,
    /// True where a unit word or sign was read.
    pub has_unit: bool,
    /// A second value that shares its unit but is a claim of its own ("de 62 à 64 ans").
    pub second: Option<(usize, usize, Quantity)>,
    /// The rule that built it.
    pub rule: &'static str,
}

const PREFIXES: [(&str, &str); 8] = [
    ("US$", "USD"),
    ("C$", "CAD"),
    ("A$", "AUD"),
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
];

/// A currency sign in front of a number, with its length.
fn prefix(units: &Units, input: &str) -> Option<(UnitId, usize)> {
    let (sign, code) = PREFIXES.iter().find(|(sign, _)| input.starts_with(sign))?;
    let rest = &input[sign.len()..];
    let next = skip_gap(rest);
    next.starts_with(|c: char| c.is_ascii_digit()).then_some((units.find(code)?, input.len() - next.len()))
}

/// A unit behind a number, with its length including the gap or hyphen.
fn unit(rules: &NumberRules, units: &Units, input: &str, number: &Number) -> Option<(UnitId, Decimal, usize)> {
    let mut next = skip_gap(input);
    // "milliards d'euros", "centaines de kilomètres", "third of"
    if number.scale > Decimal::ONE || number.words || number.approx {
        let word = leading_word(next);
        // "half a mile", but "3 billion a year" is a rate.
        let rate = number.scale > Decimal::ONE && listed(&rules.article, word);
        if listed(&rules.of, word) && word.len() <= 2 && !rate {
            next = skip_gap(&next[word.len()..]);
        }
    }
    // "cinq derniers jours"
    if let Some(((), len)) = rules.between_unit.at(next)
        && next.len() < input.len()
    {
        let after = skip_gap(&next[len..]);
        if rules
            .units
            .at(after)
            .is_some_and(|(u, _)| matches!(units.get(u.0).dimension, Dimension::Time | Dimension::Months))
        {
            next = after;
        }
    }
    let gap = input.len() - next.len();
    for sign in ["%", "€", "$", "£", "°C", "°F", "°", "¥", "₹"] {
        if let Some(rest) = next.strip_prefix(sign) {
            let code = match sign {
                "%" => "%",
                "€" => "EUR",
                "$" => "USD",
                "£" => "GBP",
                "°F" => "[degF]",
                "¥" => "JPY",
                "₹" => "INR",
                _ => "Cel",
            };
            return Some((units.find(code)?, Decimal::ONE, input.len() - rest.len()));
        }
    }
    if let Some(rest) = next.strip_prefix("° C") {
        return Some((units.find("Cel")?, Decimal::ONE, input.len() - rest.len()));
    }
    let (&(id, factor), len) = rules.units.at(next)?;
    let text = &next[..len];
    let glued = gap == 0;
    // One-letter symbols keep their case: "28C", "340 m"; a capital M is no metre.
    if text.chars().count() == 1 {
        let c = text.chars().next()?;
        let fahrenheit = matches!(c, 'C' | 'F');
        if c.is_uppercase() != (fahrenheit) || (fahrenheit && !glued) {
            return None;
        }
        if c == 'h' && !glued && next[len..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
    }
    // "$" and "%" aside, a slash unit such as km/h must be read whole.
    if let Some(rest) = next[len..].strip_prefix('/')
        && text == "km"
        && rest.starts_with('h')
    {
        return Some((units.find("km/h")?, Decimal::ONE, gap + len + 2));
    }
    Some((id, factor, gap + len))
}

/// "points" are percentage points only behind a number with decimals or a small one without counted noun.
fn is_plain_points(input: &str, len: usize) -> bool {
    input.get(..len).is_some_and(|t| t.trim_start().starts_with("point"))
        && input[len..].trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Reads a quantity at the beginning of `input`.
pub fn quantity(language: &Language, units: &Units, input: &str, change: bool) -> Option<Read> {
    let rules = &language.numbers;
    let (money, skip) = prefix(units, input).map_or((None, 0), |(id, len)| (Some(id), len));
    let at_number = &input[skip..];
    // With a currency sign in front, "4.5m" is millions.
    let (rest, mut first) = if money.is_some() {
        let (rest, n) = number(rules, at_number).ok()?;
        match rules
            .glued
            .iter()
            .find(|(w, _)| rest.strip_prefix(w.as_str()).is_some_and(|r| !r.starts_with(char::is_alphanumeric)))
        {
            Some((word, factor)) if n.scale == Decimal::ONE => (
                &rest[word.len()..],
                Number { value: n.value * factor, grain: n.grain * factor, scale: *factor, bare: false, ..n },
            ),
            _ => (rest, n),
        }
    } else {
        number(rules, at_number).ok()?
    };
    let mut end = input.len() - rest.len();
    let number_end = end;
    if first.share {
        let quantity = Quantity {
            approx: first.approx,
            ..Quantity::exact(first.value.round_dp(4), Decimal::ONE, UnitId::PERCENT)
        };
        return Some(Read {
            len: end,
            quantity,
            number: first,
            number_end,
            has_unit: true,
            second: None,
            rule: "quantity.share",
        });
    }
    // A second number: "10 à 25 jours", "nine or ten", "36-40 °C".
    let mut upper: Option<(usize, usize, Number)> = None;
    if let Some((from, to, other)) = second(rules, rest) {
        upper = Some((end + from, end + to, other));
    }
    let mut found = None;
    if let Some((start, stop, other)) = upper {
        let tail = &input[stop..];
        let high = unit(rules, units, tail, &other);
        let own = unit(rules, units, rest, &first);
        let bigger = other.value > first.value
            || other.scale > first.scale && other.value > first.value * other.scale / first.scale;
        if own.is_none() && (bigger || change) {
            if first.scale == Decimal::ONE && other.scale > Decimal::ONE && first.value < Decimal::ONE_THOUSAND {
                first = Number { value: first.value * other.scale, grain: first.grain * other.scale, ..first };
            }
            let (id, factor, len) = high.unwrap_or((money.unwrap_or(UnitId::ONE), Decimal::ONE, 0));
            let (low, top) = (first.value * factor, other.value * factor);
            if change {
                let second = Quantity::exact(top, other.grain * factor, id);
                let quantity = Quantity::exact(low, first.grain * factor, id);
                return Some(Read {
                    len: end,
                    quantity,
                    number: first,
                    number_end,
                    has_unit: len > 0,
                    second: Some((start, stop + len, second)),
                    rule: "quantity.change",
                });
            }
            let quantity = Quantity {
                min: Some(low),
                max: Some(top),
                strict: false,
                approx: first.approx,
                unit: id,
                grain: first.grain.min(other.grain) * factor,
            };
            found = Some((stop + len, quantity, high.is_some() || money.is_some()));
        }
    }
    let (len, quantity, has_unit) = found.unwrap_or_else(|| {
        // An index stands at 7,640 points; a share never moves by a hundred.
        let index = |u: &(UnitId, Decimal, usize)| {
            units.get(u.0).dimension == Dimension::Points && first.value.saturating_mul(u.1) >= Decimal::ONE_HUNDRED
        };
        let own = unit(rules, units, rest, &first).filter(|u| !is_plain_points(rest, u.2) && !index(u));
        let (id, factor, len) = match (own, money) {
            (_, Some(id)) => (id, Decimal::ONE, 0),
            (Some(own), None) => own,
            (None, None) => (UnitId::ONE, Decimal::ONE, 0),
        };
        end += len;
        let value = first.value.saturating_mul(factor);
        let quantity = Quantity {
            min: Some(value),
            max: Some(first.to.map_or(value, |t| t.saturating_mul(factor))),
            strict: false,
            approx: first.approx,
            unit: id,
            grain: first.grain.saturating_mul(factor),
        };
        (end, quantity, len > 0 || money.is_some())
    });
    let mut read = Read { len, quantity, number: first, number_end, has_unit, second: None, rule: "quantity" };
    compound(language, units, input, &mut read);
    out_of(rules, input, &mut read);
    Some(read)
}

/// "à 25", "to 25", "-25", "ou dix", "or ten" behind a number: where the second number starts and ends.
fn second(rules: &NumberRules, rest: &str) -> Option<(usize, usize, Number)> {
    let next = skip_gap(rest);
    let dash = next.strip_prefix(['-', '–', '—']).filter(|_| next.len() + 1 >= rest.len());
    let after = match dash {
        Some(after) => after,
        None if next.len() < rest.len() && !rest.starts_with('-') => {
            let word = leading_word(next);
            let folded = crate::rules::fold::fold_word(word);
            if folded.is_empty() || !rules.range.contains(&folded) {
                return rest.strip_prefix('-').and_then(|after| bound(rules, rest, after));
            }
            skip_gap(&next[word.len()..])
        }
        None => rest.strip_prefix('-')?,
    };
    bound(rules, rest, after)
}

fn bound(rules: &NumberRules, rest: &str, after: &str) -> Option<(usize, usize, Number)> {
    let (left, n) = number(rules, after).ok()?;
    (!n.share && n.to.is_none()).then_some((rest.len() - after.len(), rest.len() - left.len(), n))
}

/// "26 minutes et 29 secondes", "une heure et six minutes": one length in the smaller unit.
fn compound(language: &Language, units: &Units, input: &str, read: &mut Read) {
    let rules = &language.numbers;
    let time = |u: UnitId| units.get(u).dimension == Dimension::Time;
    if !read.has_unit || !time(read.quantity.unit) || !read.quantity.is_point() {
        return;
    }
    let rest = skip_gap(&input[read.len..]);
    let word = leading_word(rest);
    let joined = listed(&rules.and, word);
    let next = if joined { skip_gap(&rest[word.len()..]) } else { rest };
    let Ok((left, more)) = number(rules, next) else { return };
    let Some((id, factor, len)) = unit(rules, units, left, &more) else { return };
    let smaller = time(id) && units.get(id).factor < units.get(read.quantity.unit).factor;
    if !smaller || more.to.is_some() {
        return;
    }
    let Some(whole) = read.quantity.min.and_then(|v| units.convert(v, read.quantity.unit, id)) else { return };
    let value = whole + more.value * factor;
    read.quantity = Quantity { approx: read.quantity.approx, ..Quantity::exact(value, grain(Decimal::ONE, 0), id) };
    read.len = input.len() - left.len() + len;
    read.rule = "duration.compound";
}

/// "un enseignant sur trois", "one in four", "1 in 5": a share.
fn out_of(rules: &NumberRules, input: &str, read: &mut Read) {
    if read.has_unit || read.number.scale > Decimal::ONE || read.number.value > Decimal::from(99) {
        return;
    }
    let mut left = &input[read.len..];
    for _ in 0..6 {
        let next = skip_gap(left);
        if next.len() == left.len() || next.starts_with([',', '.', ';', '(', ':']) {
            return;
        }
        if let Some((&(), len)) = rules.out_of.at(next) {
            let after = skip_gap(&next[len..]);
            let Ok((rest, whole)) = number(rules, after) else { return };
            let follows = crate::rules::fold::fold_word(leading_word(skip_gap(rest)));
            let unit = unit(rules, &Units::default(), rest, &whole).is_some();
            if whole.value <= read.number.value
                || whole.value > Decimal::TEN
                || unit
                || whole.share
                || rules.units.starts(&follows)
            {
                return;
            }
            let value = (read.number.value * Decimal::ONE_HUNDRED / whole.value).round_dp(4);
            read.quantity = Quantity { approx: true, ..Quantity::exact(value, Decimal::ONE, UnitId::PERCENT) };
            read.len = input.len() - rest.len();
            (read.has_unit, read.number.share, read.rule) = (true, true, "quantity.out-of");
            return;
        }
        let word = leading_word(next);
        if word.is_empty() {
            return;
        }
        left = &next[word.len()..];
    }
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
