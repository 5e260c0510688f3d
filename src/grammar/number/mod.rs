//! Numbers in digits and in words.
//!
//! number = ( digits | words ) , [ magnitude ] , [ "and" , part ] , [ smaller number ] ;

mod digits;
mod fraction;
mod words;

use nom::IResult;
use nom::error::{Error, ErrorKind};
use rust_decimal::Decimal;

use crate::rules::numbers::{AndBehind, NumberRules, NumberWord};
use crate::rules::phrases::{is_word, leading_word, skip_gap};
use digits::{digits, full_width, magnitude, powers, slashed, vulgar};
pub use fraction::added;
pub use words::ordinal;

/// A number as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The number, or the lower end of a vague one.
    pub value: Decimal,
    /// The upper end of a vague plural.
    pub to: Option<Decimal>,
    /// The step at which it is stated.
    pub grain: Decimal,
    /// About right by its own word: "une vingtaine", "un tiers".
    pub approx: bool,
    /// A share of a whole, in per cent: "la moitié".
    pub share: bool,
    /// A share that may as well be a rank: "a fifth".
    pub ranked: bool,
    /// Written in words only.
    pub words: bool,
    /// The magnitude word it ends in ("milliards", "cents"), 1 without.
    pub scale: Decimal,
    /// Digits that could be a year or a label: no separator, no magnitude.
    pub bare: bool,
}

impl Default for Number {
    fn default() -> Self {
        Self {
            value: Decimal::ZERO,
            to: None,
            grain: Decimal::ONE,
            approx: false,
            share: false,
            ranked: false,
            words: false,
            scale: Decimal::ONE,
            bare: false,
        }
    }
}

/// What a number may take in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct How {
    /// "two hundred and two thousand" is one number, but not behind "between".
    pub joining: bool,
    /// Parts of a whole are read as such: "un cinquième".
    pub parts: bool,
}

impl How {
    /// Everything.
    pub const ALL: Self = Self { joining: true, parts: true };
}

/// The step at which a value with so many decimals is stated: 100 for 1100, 0.1 for 5.4.
pub fn grain(value: Decimal, decimals: u32) -> Decimal {
    if decimals > 0 {
        return Decimal::try_new(1, decimals.min(28)).unwrap_or(Decimal::ONE);
    }
    let (most, value) = (10_i128.pow(15), value.normalize());
    let mut step = 1;
    if value.scale() == 0 {
        while step < most && value.mantissa() != 0 && value.mantissa() % (step * 10) == 0 {
            step *= 10;
        }
    }
    Decimal::from(step)
}

fn scaled(number: Number, factor: Decimal) -> Number {
    Number {
        value: number.value.saturating_mul(factor),
        to: number.to.map(|t| t.saturating_mul(factor)),
        grain: number.grain.saturating_mul(factor),
        scale: number.scale.saturating_mul(factor),
        bare: false,
        ..number
    }
}

/// A number in digits, with its power, part or magnitude.
fn digit_number<'i>(rules: &NumberRules, input: &'i str) -> Option<(&'i str, Number)> {
    if let Some((ratio, rest)) = slashed(input) {
        let value = ratio.checked_mul(Decimal::ONE_HUNDRED)?;
        return Some((rest, Number { value, share: true, ..Number::default() }));
    }
    let (mut rest, read) = digits(rules, input)?;
    let value = read.value;
    let mut number = Number { value, grain: grain(value, read.decimals), bare: read.plain, ..Number::default() };
    if let Some((by, left)) = powers(value, rest) {
        return Some((
            left,
            Number { value: value.checked_mul(by)?, grain: number.grain.checked_mul(by)?, bare: false, ..number },
        ));
    }
    // "2½", "10 1/2 miles"
    let behind = skip_gap(rest);
    if read.decimals == 0
        && let Some((ratio, left)) = vulgar(behind).or_else(|| slashed(behind).filter(|_| spaced(rest, behind)))
    {
        rest = left;
        number = Number { value: value.checked_add(ratio)?, grain: Decimal::new(5, 1), bare: false, ..number };
    }
    if let Some((factor, left)) = glued(rules, rest, read.decimals > 0) {
        return Some((left, scaled(number, factor)));
    }
    while let Some((factor, len)) = magnitude(rules, rest).filter(|_| number.scale <= Decimal::from(10_u64.pow(12))) {
        number = scaled(number, factor);
        rest = &rest[len..];
    }
    // "3 hundred", but "50 cents"
    let behind = skip_gap(rest);
    match rules.word_at(behind) {
        Some((NumberWord::Hundred, len)) if spaced(rest, behind) && rules.units.at(behind).is_none() => {
            number = scaled(number, Decimal::ONE_HUNDRED);
            rest = &behind[len..];
        }
        Some((NumberWord::Collective(n, false) | NumberWord::Vague(_, _, n @ ..100), len)) if spaced(rest, behind) => {
            let value = value.saturating_mul(Decimal::from(n));
            return Some((&behind[len..], Number { value, grain: grain(value, 0), bare: false, ..number }));
        }
        _ => {}
    }
    Some(continued(rules, number, rest))
}

/// Whether only space stands between two slices of one text.
fn spaced(rest: &str, behind: &str) -> bool {
    behind.len() < rest.len() && rest.starts_with(char::is_whitespace)
}

/// A magnitude glued to digits or before a currency sign: "4.5bn", "340 M€", "250K". Its factor, and what follows.
fn glued<'i>(rules: &NumberRules, rest: &'i str, decimals: bool) -> Option<(Decimal, &'i str)> {
    let behind = skip_gap(rest);
    if !behind.starts_with(char::is_alphabetic) {
        return None;
    }
    let glued = behind.len() == rest.len();
    let fits = |word: &str, after: &str| {
        let money = || rules.is_money(skip_gap(after));
        // A small "m" or a lone "B" is a metre, a minute or a label as often.
        !after.starts_with(is_word)
            && match word {
                "M" | "k" | "K" => glued || money(),
                "b" | "B" => glued && decimals || money(),
                w if w.len() == 1 || w == "mn" => money(),
                w => glued || w.len() > 1,
            }
    };
    rules.glued.find(behind, fits).map(|(factor, after)| (*factor, after))
}

/// Goes on with a smaller number: "1 million 200 mille", "3 millions 200 000", "4 thousand 3 hundred and 21".
fn continued<'i>(rules: &NumberRules, mut number: Number, mut rest: &'i str) -> (&'i str, Number) {
    while number.scale >= Decimal::ONE_HUNDRED {
        let next = skip_gap(rest);
        let word = leading_word(next);
        let joined = rules.and.holds(word) && rules.and_behind.contains(&AndBehind::Hundreds);
        let at = if joined { skip_gap(&next[word.len()..]) } else { next };
        if joined && let Some(words) = words::cardinal(rules, at, true) {
            // "3 hundred and one", "6 crore and two hundred"
            let (value, hundred) = (words.sum.value(), number.scale == Decimal::ONE_HUNDRED);
            if value < number.scale && value > Decimal::ZERO && (hundred || value >= Decimal::ONE_HUNDRED) {
                number = Number {
                    value: number.value.saturating_add(value),
                    grain: grain(value, 0),
                    scale: Decimal::ONE,
                    ..number
                };
                rest = words.rest;
            }
            break;
        }
        if !spaced(rest, next) || !at.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let Some((left, more)) =
            digits(rules, at).filter(|(_, d)| d.decimals == 0 && d.value < number.scale && !d.value.is_zero())
        else {
            break;
        };
        let unit = magnitude(rules, left).filter(|(m, _)| *m < number.scale && !joined);
        let behind = skip_gap(left);
        let hundred = match rules.word_at(behind) {
            Some((NumberWord::Hundred, len)) if more.value < Decimal::TEN && rules.units.at(behind).is_none() => {
                Some((Decimal::ONE_HUNDRED, left.len() - behind.len() + len))
            }
            _ => None,
        };
        let last = if joined { more.plain && number.scale == Decimal::ONE_HUNDRED } else { !more.plain };
        let (scale, len) = match unit.or(hundred.filter(|_| !joined && number.scale > Decimal::ONE_HUNDRED)) {
            Some(found) => found,
            None if last && hundred.is_none() && magnitude(rules, left).is_none() => (Decimal::ONE, 0),
            None => break,
        };
        let value = number.value.saturating_add(more.value.saturating_mul(scale));
        number = Number { value, grain: grain(value, 0), scale, bare: false, ..number };
        rest = &left[len..];
    }
    (rest, number)
}

/// A number in words, with its part or magnitude.
fn word_number<'i>(rules: &NumberRules, input: &'i str, how: How) -> Option<(&'i str, Number)> {
    if let Some((NumberWord::Mixed(value), len)) = rules.word_at(input) {
        let number = Number { value, grain: Decimal::new(5, 1), words: true, ..Number::default() };
        let rest = &input[len..];
        return Some(magnitude(rules, rest).map_or((rest, number), |(m, len)| (&rest[len..], scaled(number, m))));
    }
    let head = words::cardinal(rules, input, how.joining);
    // "a hundred", "a quarter", "half a million": the article counts as one before such a word.
    let (led, behind) = article(rules, input);
    let body = match rules.word_at(behind) {
        Some((word, _)) if head.is_none() && led && !matches!(word, NumberWord::Small(_)) => behind,
        _ => input,
    };
    let head = if body.len() < input.len() { words::cardinal(rules, body, how.joining) } else { head };
    if let Some(read) = gathered(rules, body, head.as_ref()) {
        return Some(read);
    }
    if how.parts
        && let Some(read) = fraction::share(rules, if head.is_some() { body } else { input }, head.as_ref())
    {
        return Some(read);
    }
    let head = head?;
    let value = head.sum.value();
    let scale = head.sum.scale.max(Decimal::ONE);
    let only = &body[..body.len() - head.rest.len()];
    if value == scale && rules.vague_magnitude.holds(only) {
        let (value, to) =
            (value.checked_mul(Decimal::TWO)?, value.checked_mul(Decimal::TEN)?.checked_sub(Decimal::ONE));
        return Some((head.rest, Number { value, to, approx: true, words: true, scale, ..Number::default() }));
    }
    let number = Number { value, grain: grain(value, 0), words: true, scale, ..Number::default() };
    Some(spoken(rules, number, head.rest).unwrap_or((head.rest, number)))
}

/// Decimals in words: "deux virgule cinq", "nine point nought four".
fn spoken<'i>(rules: &NumberRules, number: Number, rest: &'i str) -> Option<(&'i str, Number)> {
    let next = skip_gap(rest);
    let word = leading_word(next);
    if next.len() == rest.len() || !rules.decimal_word.holds(word) {
        return None;
    }
    let mut left = &next[word.len()..];
    let (mut value, mut decimals, mut last) = (0_i64, 0_u32, 0);
    while let Some((NumberWord::Small(v), len)) = rules.word_at(skip_gap(left)).filter(|_| decimals < 8) {
        // "cinquante-deux" are two digits, not three.
        (value, decimals) = match (last, v) {
            (20..100, 1..10) if last % 10 == 0 => (value + i64::from(v), decimals),
            (_, 0..10) => (value * 10 + i64::from(v), decimals + 1),
            _ => (value * 100 + i64::from(v), decimals + 2),
        };
        last = v;
        left = &skip_gap(left)[len..];
    }
    let more = Decimal::try_new(value, decimals).ok().filter(|_| decimals > 0)?;
    let number = Number { value: number.value.checked_add(more)?, grain: grain(more, decimals), ..number };
    Some(match magnitude(rules, left) {
        Some((m, len)) => (&left[len..], scaled(number, m)),
        None => (left, number),
    })
}

/// Numbers by a collective word: "une trentaine", "two dozen", "dizaines de milliers", "several hundred".
fn gathered<'i>(rules: &NumberRules, body: &'i str, head: Option<&words::Cardinal<'i>>) -> Option<(&'i str, Number)> {
    let at = head.map_or(body, |h| skip_gap(h.rest));
    let (word, len) = rules.word_at(at)?;
    let count = head.map_or(Decimal::ONE, |h| h.sum.value());
    let (from, to, approx) = match word {
        NumberWord::Collective(n, loose) if count < Decimal::ONE_THOUSAND => {
            let value = count.checked_mul(Decimal::from(n))?;
            (value, None, loose)
        }
        NumberWord::Vague(from, to, _) if count == Decimal::ONE => (from.into(), Some(Decimal::from(to)), true),
        NumberWord::Vague(_, _, each) if count < Decimal::from(20) => (count.checked_mul(each.into())?, None, false),
        NumberWord::Few => (Decimal::TWO, Some(Decimal::from(9)), true),
        _ => return None,
    };
    let (times, rest) = multiplied(rules, &at[len..], word == NumberWord::Few);
    if times == Decimal::ONE {
        let alone = match word {
            NumberWord::Few => return vague_behind(rules, &at[len..]),
            // "a couple of days", but "a couple of friends" are no figure.
            NumberWord::Collective(n, true) if n < 8 => rules.units.at(skip_gap(rest)).is_some(),
            _ => true,
        };
        if !alone {
            return None;
        }
    }
    // "tens of thousands" end before a hundred thousand.
    let to = to.and_then(|t| (t + Decimal::ONE).checked_mul(times)?.checked_sub(Decimal::ONE));
    let value = from.saturating_mul(times);
    let step = if to.is_some() { Decimal::ONE } else { grain(value, 0) };
    Some((rest, Number { value, to, grain: step, approx, words: true, scale: times, ..Number::default() }))
}

/// "plusieurs centaines", "quelques dizaines de milliers": the plural alone is vague already.
fn vague_behind<'i>(rules: &NumberRules, rest: &'i str) -> Option<(&'i str, Number)> {
    let next = skip_gap(rest);
    match rules.word_at(next)? {
        (NumberWord::Vague(..), _) => gathered(rules, next, None),
        (NumberWord::Collective(n, _), _) if n >= 10 => {
            let (left, number) = gathered(rules, next, None)?;
            let to = number.value.checked_mul(Decimal::TEN)?.checked_sub(Decimal::ONE)?;
            let value = number.value.checked_mul(Decimal::TWO)?;
            Some((left, Number { value, to: Some(to), approx: true, grain: Decimal::ONE, ..number }))
        }
        _ => None,
    }
}

/// What stands behind a collective and multiplies it: "de milliers", "hundred thousand", "of millions".
fn multiplied<'i>(rules: &NumberRules, rest: &'i str, hundreds: bool) -> (Decimal, &'i str) {
    let (mut times, mut left) = (Decimal::ONE, rest);
    for _ in 0..3 {
        let mut next = skip_gap(left);
        let word = leading_word(next);
        if rules.of.holds(word) {
            next = skip_gap(&next[word.len()..]);
        }
        let factor = match rules.word_at(next) {
            Some((NumberWord::Magnitude(m), len)) => Some((m, len)),
            Some((NumberWord::Hundred, len)) if hundreds || left.len() == rest.len() => {
                Some((Decimal::ONE_HUNDRED, len))
            }
            Some((NumberWord::Vague(.., each), len)) if each >= 100 => Some((Decimal::from(each), len)),
            _ => None,
        };
        let Some((factor, len)) = factor.filter(|_| next.len() < left.len()) else { break };
        times = times.saturating_mul(factor);
        left = &next[len..];
    }
    (times, left)
}

/// Whether an article or determiner stands here, and what follows it.
fn article<'i>(rules: &NumberRules, input: &'i str) -> (bool, &'i str) {
    let word = leading_word(input);
    let is = !word.is_empty() && (rules.article.holds(word) || rules.determiner.holds(word));
    (is, skip_gap(&input[word.len()..]))
}

/// A number in digits or words, with its magnitude.
///
/// # Errors
/// Where no number begins.
pub fn number<'i>(rules: &NumberRules, input: &'i str) -> IResult<&'i str, Number> {
    number_with(rules, input, How::ALL).ok_or_else(|| nom::Err::Error(Error::new(input, ErrorKind::Digit)))
}

/// The same, with what it may take in.
pub fn number_with<'i>(rules: &NumberRules, input: &'i str, how: How) -> Option<(&'i str, Number)> {
    let first = input.chars().next()?;
    let (rest, number) = if first.is_ascii_digit() || first == rules.decimal {
        digit_number(rules, input)?
    } else if let Some((ratio, rest)) = vulgar(input) {
        let value = ratio.checked_mul(Decimal::ONE_HUNDRED)?;
        return Some((rest, Number { value, share: true, words: true, ..Number::default() }));
    } else if let Some((ascii, len)) = full_width(input) {
        let (left, number) = digit_number(rules, &ascii)?;
        let used = (ascii.len() - left.len()) * len / ascii.len().max(1);
        (input.get(used..)?, number)
    } else {
        word_number(rules, input, how)?
    };
    Some(if number.share || number.to.is_some() { (rest, number) } else { fraction::with_part(rules, number, rest) })
}

#[cfg(test)]
mod tests;
