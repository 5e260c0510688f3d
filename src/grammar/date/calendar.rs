//! Calendar dates as written: days, months, years, in words and in digits.

use chrono::Weekday;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::{map_res, not, peek, verify};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::{DateExpr, Lean};
use crate::rules::dates::DateRules;
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::Partial;

fn digits(min: usize, max: usize) -> impl Fn(&str) -> IResult<&str, u32> {
    move |input| {
        map_res(
            terminated(
                take_while_m_n(min, max, |c: char| c.is_ascii_digit()),
                peek(not(verify(nom::character::complete::anychar, |c| c.is_ascii_digit()))),
            ),
            str::parse,
        )
        .parse(input)
    }
}

/// A year of four digits.
pub fn year(input: &str) -> Option<(i32, usize)> {
    let (rest, y) = digits(4, 4)(input).ok()?;
    let mut next = rest.chars();
    let decimal = matches!(next.next(), Some(',' | '.')) && next.next().is_some_and(|c| c.is_ascii_digit());
    let ends = !rest.starts_with(char::is_alphabetic) && !decimal;
    (ends && (1000..=2199).contains(&y)).then_some((i32::try_from(y).ok()?, input.len() - rest.len()))
}

/// A day of the month in digits: "24", "1er", "6th".
fn day(input: &str) -> Option<(u8, usize)> {
    let (rest, d) = digits(1, 2)(input).ok()?;
    let mut len = input.len() - rest.len();
    let suffix = leading_word(rest);
    if matches!(suffix, "er" | "st" | "nd" | "rd" | "th") {
        len += suffix.len();
    } else if !suffix.is_empty() {
        return None;
    }
    (1..=31).contains(&d).then_some((u8::try_from(d).ok()?, len))
}

/// A month's name, its abbreviating stop taken in.
fn month(rules: &DateRules, input: &str) -> Option<(u8, usize)> {
    let (&m, mut len) = rules.months.at(input)?;
    let word = &input[..len];
    if word.chars().count() < 5
        && input[len..].starts_with('.')
        && skip_gap(&input[len + 1..]).starts_with(|c: char| c.is_ascii_digit())
    {
        len += 1;
    }
    Some((m, len))
}

/// "12/03/2025", "2025-03-12", "12.03.25".
///
/// numeric = year , "-" , month , "-" , day | d , sep , d , sep , year ;
fn numeric(rules: &DateRules, input: &str) -> Option<(Partial, usize)> {
    let two = || digits(1, 2);
    if let Ok((rest, (y, _, m, _, d))) = (digits(4, 4), char('-'), two(), char('-'), two()).parse(input) {
        return partial(i32::try_from(y).ok()?, m, d).map(|p| (p, input.len() - rest.len()));
    }
    if let Ok((rest, (y, _, m))) = (digits(4, 4), char('-'), digits(2, 2)).parse(input)
        && (1..=12).contains(&m)
        && !rest.starts_with('-')
    {
        let date = Partial::month(i32::try_from(y).ok()?, u8::try_from(m).ok()?);
        return Some((date, input.len() - rest.len()));
    }
    let (rest, (a, sep, b)) = (two(), one_of::<_, _, nom::error::Error<&str>>("/."), two()).parse(input).ok()?;
    let (rest, _) = char::<_, nom::error::Error<&str>>(sep).parse(rest).ok()?;
    let (rest, y) = digits(4, 4)(rest).or_else(|_| digits(2, 2)(rest)).ok()?;
    let year = i32::try_from(if y < 100 { 2000 + y } else { y }).ok()?;
    let (d, m) = if rules.day_first && b <= 12 || a > 12 { (a, b) } else { (b, a) };
    partial(year, m, d).map(|p| (p, input.len() - rest.len()))
}

fn partial(year: i32, month: u32, day: u32) -> Option<Partial> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Partial {
        year: Some(year),
        masked: 0,
        month: Some(month),
        day: Some(day),
    })
}

fn expr(year: Option<i32>, month: Option<u8>, day: Option<u8>, lean: Lean) -> DateExpr {
    DateExpr::Calendar { date: Partial { year, masked: 0, month, day }, weekday: None, lean }
}

/// A calendar date without weekday at the beginning of `input`.
///
/// calendar = numeric | day , month , [ year ] | month , day , [ "," , year ] | month , [ year ] ;
pub fn calendar(rules: &DateRules, input: &str) -> Option<(DateExpr, usize)> {
    if let Some((date, len)) = numeric(rules, input) {
        return Some((DateExpr::Calendar { date, weekday: None, lean: Lean::None }, len));
    }
    if let Some((d, len)) = day(input) {
        let rest = skip_gap(&input[len..]);
        let rest = rules.link.at(rest).filter(|_| !rules.day_first).map_or(rest, |(_, l)| skip_gap(&rest[l..]));
        let (m, used) = month(rules, rest)?;
        let end = input.len() - rest.len() + used;
        return Some(with_year(rules, input, end, Some(m), Some(d)));
    }
    let (m, used) = month(rules, input)?;
    if !rules.day_first {
        let rest = skip_gap(&input[used..]);
        if rest.len() < input.len() - used
            && let Some((d, len)) = day(rest)
            && !rest[len..].starts_with(['%', ':'])
        {
            let end = input.len() - rest.len() + len;
            return Some(with_year(rules, input, end, Some(m), Some(d)));
        }
    }
    Some(with_year(rules, input, used, Some(m), None))
}

/// Takes in the year behind a month or day, and "dernier" or "prochain".
fn with_year(rules: &DateRules, input: &str, end: usize, month: Option<u8>, day: Option<u8>) -> (DateExpr, usize) {
    let rest = &input[end..];
    let comma = rest.strip_prefix(',').filter(|_| day.is_some()).unwrap_or(rest);
    let next = skip_gap(comma);
    let next = rules.link.at(next).filter(|_| day.is_none()).map_or(next, |(_, l)| skip_gap(&next[l..]));
    if let Some((y, len)) = year(next) {
        return (expr(Some(y), month, day, Lean::None), input.len() - next.len() + len);
    }
    let near = skip_gap(rest);
    if let Some((&lean, len)) = rules.lean_after.at(near) {
        return (expr(None, month, day, lean), input.len() - near.len() + len);
    }
    (expr(None, month, day, Lean::None), end)
}

/// A weekday's name.
pub fn weekday(rules: &DateRules, input: &str) -> Option<(Weekday, usize)> {
    let (&n, len) = rules.weekdays.at(input)?;
    let day = Weekday::try_from(n.checked_sub(1)?).ok()?;
    Some((day, len))
}
