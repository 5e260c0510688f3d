//! Numbers in digits: separators of every convention, powers of ten, fractions in digits.

use rust_decimal::Decimal;

use crate::rules::numbers::{NumberRules, NumberWord};
use crate::rules::phrases::{is_word, skip_gap};

/// Digits as read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Digits {
    /// The number.
    pub value: Decimal,
    /// Digits behind the decimal sign.
    pub decimals: u32,
    /// Digits alone, without any separator.
    pub plain: bool,
}

/// Most digits of a number: a decimal holds 28.
const MOST: usize = 24;

/// How many ASCII digits `text` begins with.
fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Groups of three behind the first digits, all with one separator: where they end, and how many they are.
fn groups(text: &str, first: usize, sep: char) -> (usize, usize) {
    let (mut end, mut count) = (first, 0);
    while let Some(next) = text[end..].strip_prefix(sep).filter(|next| run(next) == 3) {
        end = text.len() - next.len() + 3;
        count += 1;
    }
    (end, count)
}

/// Groups of the Indian kind, "12,34,567": where they end.
fn lakhs(text: &str, first: usize, sep: char) -> Option<usize> {
    let mut end = first;
    while let Some(next) = text[end..].strip_prefix(sep).filter(|next| run(next) == 2) {
        end = text.len() - next.len() + 2;
    }
    let last = text[end..].strip_prefix(sep).filter(|next| run(next) == 3)?;
    (end > first && first <= 2).then_some(text.len() - last.len() + 3)
}

/// Where the whole part ends, if it is written in groups.
///
/// whole = digit{1,3} , ( sep , digit{3} )+ ;   sep is the same throughout and no digit follows
fn grouped(rules: &NumberRules, text: &str, first: usize) -> Option<usize> {
    if first == 0 || first > 3 || text.starts_with('0') {
        return None;
    }
    let sep = text[first..].chars().next()?;
    let (end, count) = groups(text, first, sep);
    let rest = text.get(end..)?;
    let zeros = text[..end].ends_with("000");
    let fits = match sep {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => count > 0,
        // A language with decimal points parts thousands by commas: a space may as well part two numbers.
        ' ' => count > 1 || count == 1 && (rules.decimal == ',' || zeros),
        ',' | '.' if sep == rules.decimal => {
            // One group of three behind the decimal sign is a decimal ("1,272 million") unless nobody would
            // state it so: "300,000 hommes", "1,111.11".
            let other = rest.starts_with([',', '.']) && !rest.starts_with(sep) && run(&rest[1..]) > 0;
            let counts = || rules.counted.at(skip_gap(rest)).is_some();
            let measured = || skip_gap(rest).starts_with('%') || magnitude(rules, rest).is_some();
            count > 1 || count == 1 && (other || zeros && !measured() || counts())
        }
        ',' | '.' if count == 0 => return if sep == ',' { lakhs(text, first, sep) } else { None },
        ',' | '.' => true,
        _ => false,
    };
    fits.then_some(end)
}

/// Digits with their separators at the beginning of `text`, and what follows.
///
/// digits = ( grouped | digit+ ) , [ decimal , digit+ ] | decimal , digit+ ;
pub fn digits<'i>(rules: &NumberRules, text: &'i str) -> Option<(&'i str, Digits)> {
    let first = run(text);
    if first == 0 && !text.starts_with(rules.decimal) {
        return None;
    }
    let groups = grouped(rules, text, first);
    let whole = groups.unwrap_or(first);
    let mut end = whole;
    if let Some(sign) = text[whole..].chars().next().filter(|c| matches!(c, ',' | '.')) {
        let after = &text[whole + 1..];
        let len = run(after);
        let own = sign == rules.decimal || text.starts_with('0') && first == 1;
        // The other language's sign: "5,00" in English, where "5,000" are thousands and "22,24,26" is a list.
        let foreign = first <= 4 && (len != 3 || groups.is_some());
        let listed = after[len..].starts_with(sign) && run(&after[len + 1..]) > 0;
        if len > 0 && (own && !(listed && sign == ',') || foreign && !listed) && !text[..whole].contains(sign) {
            end = whole + 1 + len;
        }
    }
    if end == 0 {
        return None;
    }
    let (mut value, mut count) = (0_i128, 0);
    for digit in text[..end].bytes().filter(u8::is_ascii_digit) {
        count += 1;
        if count > MOST {
            return None;
        }
        value = value * 10 + i128::from(digit - b'0');
    }
    let decimals = u32::try_from((end - whole).saturating_sub(1)).ok()?;
    let value = Decimal::try_from_i128_with_scale(value, decimals).ok()?;
    Some((&text[end..], Digits { value, decimals, plain: groups.is_none() && end == whole }))
}

/// A magnitude word behind a number, with its length including the gap.
pub fn magnitude(rules: &NumberRules, text: &str) -> Option<(Decimal, usize)> {
    let next = skip_gap(text);
    let gap = text.len() - next.len();
    match rules.word_at(next) {
        Some((NumberWord::Magnitude(m), len)) if gap > 0 => Some((m, gap + len)),
        _ => None,
    }
}

/// A small number in digits, for exponents and fractions.
fn small(text: &str) -> Option<(u32, &str)> {
    let len = run(text);
    (1..=3).contains(&len).then(|| Some((text[..len].parse().ok()?, &text[len..])))?
}

/// An exponent with its sign.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (value, rest) = small(digits)?;
    let value = i32::try_from(value).ok()?;
    Some((if negative { -value } else { value }, rest))
}

/// An exponent in raised digits: "10⁶".
fn raised(text: &str) -> Option<(i32, &str)> {
    let mut value = 0_i32;
    let mut rest = text.strip_prefix('⁻').unwrap_or(text);
    let negative = rest.len() < text.len();
    let start = rest;
    while let Some(digit) = rest.chars().next().and_then(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|d| d == c))
    {
        value = value.checked_mul(10)?.checked_add(i32::try_from(digit).ok()?)?;
        rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    }
    (rest.len() < start.len()).then_some((if negative { -value } else { value }, rest))
}

fn power(base: Decimal, exponent: i32) -> Option<Decimal> {
    let mut value = Decimal::ONE;
    for _ in 0..exponent.unsigned_abs().min(64) {
        value = value.checked_mul(base)?;
    }
    if exponent < 0 { Decimal::ONE.checked_div(value) } else { Some(value) }
}

/// A power behind a number: "1.3e6", "10^6", "6 × 10^23", "10⁶". What the number is multiplied by, and what follows.
pub fn powers(value: Decimal, text: &str) -> Option<(Decimal, &str)> {
    let over = |by: Decimal, rest| Some((by.checked_div(value)?, rest));
    match text.chars().next()? {
        '^' => {
            let (n, rest) = exponent(&text[1..])?;
            over(power(value, n)?, rest)
        }
        'e' | 'E' => {
            let (n, rest) = exponent(&text[1..])?;
            (!rest.starts_with(is_word)).then_some((power(Decimal::TEN, n)?, rest))
        }
        '⁰'..='⁹' | '¹' | '²' | '³' | '⁻' if value == Decimal::TEN => {
            let (n, rest) = raised(text)?;
            over(power(value, n)?, rest)
        }
        'x' | '×' | '·' | ' ' | '\u{a0}' => {
            let times = skip_gap(text);
            let ten = skip_gap(times.strip_prefix(['x', '×', '·'])?).strip_prefix("10")?;
            let (n, rest) = ten.strip_prefix('^').map_or_else(|| raised(ten), exponent)?;
            Some((power(Decimal::TEN, n)?, rest))
        }
        _ => None,
    }
}

/// The fractions that have a character of their own.
const VULGAR: [(char, u8, u8); 18] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅐', 1, 7),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];

/// A fraction in one character, and what follows.
pub fn vulgar(text: &str) -> Option<(Decimal, &str)> {
    let c = text.chars().next().filter(|c| !c.is_ascii())?;
    let (_, part, whole) = VULGAR.iter().find(|v| v.0 == c)?;
    Some((Decimal::from(*part).checked_div(Decimal::from(*whole))?, &text[c.len_utf8()..]))
}

/// A proper fraction in digits with a small denominator, "3/4": dates and paths look alike.
pub fn slashed(text: &str) -> Option<(Decimal, &str)> {
    let (part, rest) = small(text)?;
    let (whole, rest) = small(rest.strip_prefix(['/', '⁄'])?)?;
    let more = rest.starts_with(['/', '-', '⁄']) || rest.starts_with(is_word);
    let more = more || rest.strip_prefix(['.', ',']).is_some_and(|r| run(r) > 0);
    (part > 0 && part < whole && whole <= 10 && !more)
        .then(|| Some((Decimal::from(part).checked_div(Decimal::from(whole))?, rest)))?
}

/// Full-width digits ("３００") as ASCII, with the length of the original.
pub fn full_width(text: &str) -> Option<(String, usize)> {
    let plain = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xff10 + 0x30),
        '．' => Some('.'),
        '，' => Some(','),
        _ => None,
    };
    if !text.starts_with(|c| matches!(c, '０'..='９')) {
        return None;
    }
    let ascii: String = text.chars().map_while(plain).collect();
    let len = ascii.len() * '０'.len_utf8();
    Some((ascii, len))
}
