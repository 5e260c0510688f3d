//! Numbers in digits and in words.

use nom::bytes::complete::{take_while_m_n, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{not, opt, peek, recognize, verify};
use nom::multi::many1_count;
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};
use rust_decimal::Decimal;

use crate::rules::numbers::{AndBehind, NumberRules, NumberWord};
use crate::rules::phrases::{leading_word, listed, skip_gap};

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
    /// Written in words only.
    pub words: bool,
    /// The magnitude word it ends in ("milliards"), 1 without.
    pub scale: Decimal,
    /// Digits that could be a year or a label: no separator, no magnitude.
    pub bare: bool,
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn digit1(input: &str) -> IResult<&str, &str> {
    take_while1(is_digit).parse(input)
}

/// Groups of three behind the first, all with one separator.
///
/// grouped = digit{1,3} , ( sep , digit{3} )+ ;   sep is the same throughout and no digit follows
fn grouped(sep: char) -> impl Fn(&str) -> IResult<&str, &str> {
    move |input| {
        let three = || terminated(take_while_m_n(3, 3, is_digit), peek(not(take_while1(is_digit))));
        recognize(pair(
            verify(take_while_m_n(1, 3, is_digit), |s: &str| !s.starts_with('0')),
            many1_count(preceded(char(sep), three())),
        ))
        .parse(input)
    }
}

/// Digits with their separators, as exact decimal and number of decimals.
///
/// digits = ( grouped | digit+ ) , [ decimal , digit+ ] | decimal , digit+ ;
fn digits<'i>(rules: &NumberRules, input: &'i str) -> IResult<&'i str, (Decimal, u32, bool)> {
    let decimal = rules.decimal;
    let point = if decimal == ',' { '.' } else { ',' };
    let mut best: Option<(&'i str, &'i str)> = None;
    for sep in ['\u{a0}', '\u{202f}', '\u{2009}', ' ', point, '\'', '’', decimal] {
        if sep == ' ' && decimal == '.' {
            continue;
        }
        if let Ok((rest, text)) = grouped(sep)(input) {
            // One group of three behind the decimal sign is a decimal ("1,272 million"), several are groups.
            if sep == decimal && text.matches(sep).count() < 2 {
                continue;
            }
            if best.is_none_or(|b| rest.len() < b.0.len()) {
                best = Some((rest, text));
            }
        }
    }
    let (rest, whole, is_grouped) = match best {
        Some((rest, text)) => (rest, text, true),
        None => match digit1(input) {
            Ok((rest, text)) => (rest, text, false),
            Err(e) if input.starts_with(decimal) => match preceded(char(decimal), digit1).parse(input) {
                Ok(_) => (input, "0", false),
                Err(_) => return Err(e),
            },
            Err(e) => return Err(e),
        },
    };
    let (rest, fraction) = opt(preceded(one_of(",."), digit1)).parse(rest)?;
    // "12,300" grouped took its groups already; a second separator of the same kind is none of ours.
    let mut clean: String = whole.chars().filter(char::is_ascii_digit).collect();
    let decimals = fraction.map_or(0, str::len);
    if let Some(fraction) = fraction {
        clean.push('.');
        clean.push_str(fraction);
    }
    let fail = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit));
    if clean.len() > 24 {
        return Err(fail());
    }
    let value: Decimal = clean.parse().map_err(|_| fail())?;
    Ok((rest, (value, u32::try_from(decimals).unwrap_or(0), is_grouped || decimals > 0)))
}

fn power(exponent: u32) -> Decimal {
    Decimal::from(10u64.pow(exponent.min(18)))
}

/// The step at which a value with so many decimals is stated: 100 for 1100, 0.1 for 5.4.
pub fn grain(value: Decimal, decimals: u32) -> Decimal {
    if decimals > 0 {
        return Decimal::ONE.checked_div(power(decimals)).unwrap_or(Decimal::ONE);
    }
    let mut step = Decimal::ONE;
    let ten = Decimal::TEN;
    while !value.is_zero() && (value % (step * ten)).is_zero() && step < power(15) {
        step *= ten;
    }
    step
}

/// A magnitude word behind a number, with its length including the gap.
fn magnitude(rules: &NumberRules, input: &str) -> Option<(Decimal, usize)> {
    let next = skip_gap(input);
    let gap = input.len() - next.len();
    match rules.words.at(next) {
        Some((NumberWord::Magnitude(m), len)) if gap > 0 || input.len() == next.len() => Some((*m, gap + len)),
        _ => None,
    }
}

/// A number in digits, with its magnitude.
fn digit_number<'i>(rules: &NumberRules, input: &'i str) -> IResult<&'i str, Number> {
    let (mut rest, (value, decimals, separated)) = digits(rules, input)?;
    let mut number = Number {
        value,
        to: None,
        grain: grain(value, decimals),
        approx: false,
        share: false,
        words: false,
        scale: Decimal::ONE,
        bare: !separated,
    };
    let glued = rules.glued.iter().find(|(word, _)| {
        let next = if word.len() > 1 || word == "M" { skip_gap(rest) } else { rest };
        next.strip_prefix(word.as_str()).is_some_and(|after| {
            let currency = skip_gap(after).starts_with(['€', '$', '£']);
            let ends = !after.starts_with(char::is_alphanumeric);
            if matches!(word.as_str(), "m" | "M" | "B" | "mn" | "k") { currency && ends } else { ends }
        })
    });
    if let Some((word, factor)) = glued {
        let at = rest.find(word.as_str()).unwrap_or(0);
        number = scaled(number, *factor);
        rest = &rest[at + word.len()..];
    } else {
        while let Some((factor, len)) = magnitude(rules, rest) {
            number = scaled(number, factor);
            rest = &rest[len..];
            if number.scale > power(12) {
                break;
            }
        }
    }
    Ok((rest, number))
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

/// A number in words.
///
/// One pass with a running group below a thousand; a hundred and the magnitudes multiply what stands before them.
fn word_number<'i>(rules: &NumberRules, input: &'i str) -> IResult<&'i str, Number> {
    let fail = || nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Alpha));
    let mut rest = input;
    let mut left = input;
    let (mut total, mut group, mut last) = (Decimal::ZERO, None::<u32>, 0_u32);
    let mut scale = Decimal::ONE;
    let mut vague: Option<(u32, u32)> = None;
    let (mut approx, mut share) = (false, None::<Decimal>);
    let mut any = false;
    // "a hundred", "a quarter", "half a million": the article counts as one before such a word.
    if let (true, next) = article(rules, input)
        && let Some((word, _)) = rules.word_at(next)
        && !matches!(word, NumberWord::Small(_))
    {
        left = next;
    }
    while let Some((word, len)) = rules.word_at(left) {
        match word {
            NumberWord::Small(v) => {
                let fits = match (group, last) {
                    (None, _) => true,
                    (Some(g), 4) if v == 20 && g % 100 == 4 => {
                        group = Some(g + 56);
                        true
                    }
                    (Some(_), 100..1000) if last.is_multiple_of(100) => v < 100,
                    (Some(_), 10 | 70 | 90) if rules.vigesimal => (7..10).contains(&v),
                    (Some(_), tens) => {
                        (20..100).contains(&tens) && tens % 10 == 0 && (v < 10 || v < 20 && rules.vigesimal)
                    }
                };
                if !fits || share.is_some() {
                    break;
                }
                group = Some(group.unwrap_or(0).saturating_add(v));
                last = if group.is_some_and(|g| g % 100 == 80) { 80 } else { v };
            }
            NumberWord::Hundred => {
                if group.is_some_and(|g| g >= 100) || share.is_some() {
                    break;
                }
                group = Some(group.unwrap_or(1).max(1) * 100);
                last = 100;
            }
            NumberWord::Magnitude(m) => {
                if let Some(s) = share.take() {
                    total = (s / Decimal::ONE_HUNDRED).saturating_mul(m);
                } else if vague.is_some() {
                    scale = m;
                } else {
                    // "deux cent mille", "dos mil quinientos millones": all that is smaller counts the magnitude.
                    let low = total % m;
                    let part = low + group.take().map_or(Decimal::ZERO, Decimal::from);
                    total = match (any, part.is_zero()) {
                        (false, _) => m,
                        (true, true) => total.saturating_mul(m),
                        (true, false) => (total - low).saturating_add(part.saturating_mul(m)),
                    };
                    scale = m;
                }
                last = 1000;
            }
            NumberWord::Collective(v, loose) => {
                if any && last >= 20 {
                    break;
                }
                group = Some(group.unwrap_or(1).max(1).saturating_mul(v));
                approx |= loose;
                last = 1001;
            }
            NumberWord::Vague(from, to) => {
                if any {
                    break;
                }
                vague = Some((from, to));
                approx = true;
                last = 1001;
            }
            NumberWord::Fraction(of, loose) => {
                if total > Decimal::ZERO || last >= 20 {
                    break;
                }
                share = Some(of.saturating_mul(Decimal::from(group.take().unwrap_or(1))));
                approx |= loose;
                last = 1001;
            }
        }
        any = true;
        left = &left[len..];
        rest = left;
        let next = skip_gap(left);
        if next.len() == left.len() {
            break;
        }
        left = joined(rules, next, last);
    }
    if !any {
        return Err(fail());
    }
    if let Some((from, to)) = vague {
        let of = |v: u32| Decimal::from(v).saturating_mul(scale);
        let number = Number {
            value: of(from),
            to: Some(of(to)),
            grain: Decimal::ONE,
            approx,
            share: false,
            words: true,
            scale,
            bare: false,
        };
        return Ok((rest, number));
    }
    let value = share.unwrap_or_else(|| total.saturating_add(group.map_or(Decimal::ZERO, Decimal::from)));
    let step = if share.is_some() { Decimal::ONE } else { grain(value, 0) };
    Ok((rest, Number { value, to: None, grain: step, approx, share: share.is_some(), words: true, scale, bare: false }))
}

/// Steps over the joining word inside a number: "vingt et un", "one hundred and one", "half a million".
fn joined<'i>(rules: &NumberRules, next: &'i str, last: u32) -> &'i str {
    let word = leading_word(next);
    let after = skip_gap(&next[word.len()..]);
    let small = |fits: fn(u32) -> bool| matches!(rules.words.at(after), Some((NumberWord::Small(v), _)) if fits(*v));
    let joins = |behind| rules.and_behind.contains(&behind) && listed(&rules.and, word);
    let goes_on = match last {
        20..100 => joins(AndBehind::Tens) && small(|v| v <= 11),
        100..1000 if last.is_multiple_of(100) => joins(AndBehind::Hundreds) && small(|v| v < 100),
        // "mil e quinhentos", "dois mil e vinte"; "mil duzentos e trinta" has none.
        1000 => {
            joins(AndBehind::Thousands)
                && (small(|v| v <= 100 || v % 100 == 0)
                    || matches!(rules.words.at(after), Some((NumberWord::Hundred, _))))
        }
        _ => false,
    };
    if goes_on {
        return after;
    }
    if last >= 1000
        && (listed(&rules.article, word) || listed(&rules.of, word))
        && matches!(rules.words.at(after), Some((NumberWord::Magnitude(_), _)))
    {
        return after;
    }
    next
}

/// Whether an article stands here, and what follows it.
fn article<'i>(rules: &NumberRules, input: &'i str) -> (bool, &'i str) {
    let word = leading_word(input);
    let is = listed(&rules.article, word) || listed(&rules.determiner, word);
    (is, skip_gap(&input[word.len()..]))
}

/// A number in digits or words, with its magnitude.
pub fn number<'i>(rules: &NumberRules, input: &'i str) -> IResult<&'i str, Number> {
    let first = input.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() || first == rules.decimal {
        return digit_number(rules, input);
    }
    if let Some(half) = ["½", "¼", "¾"].iter().position(|f| input.starts_with(f)) {
        let value = [50, 25, 75].get(half).copied().unwrap_or(50);
        let number = Number {
            value: Decimal::from(value),
            to: None,
            grain: Decimal::ONE,
            approx: false,
            share: true,
            words: true,
            scale: Decimal::ONE,
            bare: false,
        };
        return Ok((&input['½'.len_utf8()..], number));
    }
    word_number(rules, input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleFiles, Rules};

    fn read(code: &str, text: &str) -> Option<(String, bool)> {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        let (_, n) = number(&rules.language(code)?.numbers, text).ok()?;
        Some((n.value.normalize().to_string(), n.approx))
    }

    #[test]
    fn reads_french_and_english_numbers() {
        for (code, text, value) in [
            ("fr", "300.000 hommes", "300000"),
            ("fr", "1 100 kilomètres", "1100"),
            ("fr", "12\u{202f}500,5 km", "12500.5"),
            ("fr", "1,272 million", "1272000"),
            ("fr", "5,4%", "5.4"),
            ("fr", "3\u{202f}303 milliards d’euros", "3303000000000"),
            ("fr", "250K euros", "250000"),
            ("fr", "340 M€ par an", "340000000"),
            ("fr", "8 Mds€", "8000000000"),
            ("fr", "vingt-quatre villages", "24"),
            ("fr", "sept cent mille", "700000"),
            ("fr", "quatre-vingt-dix-neuf", "99"),
            ("fr", "deux cent quatre-vingt-onze", "291"),
            ("fr", "soixante et onze", "71"),
            ("fr", "mille cent", "1100"),
            ("fr", "cinq cents engins", "500"),
            ("fr", "un millier de", "1000"),
            ("fr", "dix-sept hommes", "17"),
            ("fr", "deux millions trois cent mille", "2300000"),
            ("en", "1,376 square", "1376"),
            ("en", "5.415 million", "5415000"),
            ("en", "three hundred thousand", "300000"),
            ("en", "Sixty-six minutes", "66"),
            ("en", "one hundred and one", "101"),
            ("en", "two dozen", "24"),
            ("en", "half a million", "500000"),
            ("en", "4.5bn", "4500000000"),
            ("en", "a hundred", "100"),
            ("en", "forty-eight", "48"),
        ] {
            assert_eq!(read(code, text).map(|r| r.0).as_deref(), Some(value), "{text}");
        }
        assert_eq!(read("fr", "une trentaine de"), Some(("30".into(), true)));
        assert_eq!(read("fr", "la moitié"), Some(("50".into(), false)));
        assert_eq!(read("fr", "maison"), None);
    }
}
