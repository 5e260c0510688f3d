//! Dates in figures alone: "12/03/2025", "2025-03-12", "12.03.25", "03/2025", "le 22/04".

use crate::rules::phrases::is_word;
use nom::Parser;
use nom::character::complete::one_of;

use super::DateExpr;
use super::context::Context;
use super::figures::{century, digits, month};
use crate::value::Partial;

type Fault<'i> = nom::error::Error<&'i str>;

/// A date in figures at the beginning of `input`.
///
/// numeric = year , sep , month , sep , day | figure , sep , figure , sep , year
///         | year , ( "-" | "/" ) , month | month , ( "/" | "-" ) , year | figure , "/" , figure ;
/// sep is the same throughout.
pub(super) fn numeric(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    // "01-23-45-67" is one number, wherever it is entered.
    let mut marks = ctx.before.chars().rev();
    if marks.next().is_some_and(|c| matches!(c, '-' | '/' | '.')) && marks.next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let (expr, rest) = match input.bytes().take_while(u8::is_ascii_digit).count() {
        4 => year_first(ctx, input)?,
        1 | 2 => year_last(ctx, input).or_else(|| month_and_year(input)).or_else(|| slashed(ctx, input))?,
        _ => return None,
    };
    // "10.0.0.1" and "1/2/3/4" are none.
    let goes_on = rest.starts_with(is_word)
        || rest.starts_with(['/', '.', '-', ':']) && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with('%');
    (!goes_on).then_some((expr, input.len() - rest.len()))
}

fn year_first<'i>(ctx: &Context<'_>, input: &'i str) -> Option<(DateExpr, &'i str)> {
    // "2016 / 11"
    let spaced = input.get(4..).and_then(|r| r.trim_start_matches(' ').strip_prefix('/'));
    if let Some(next) = spaced.filter(|r| r.starts_with(' ') || input.len() - r.len() > 5)
        && let Ok((rest, m)) = digits(1, 2)(next.trim_start_matches(' '))
    {
        let year = input[..4].parse().ok().filter(|y| (1900..=2100).contains(y))?;
        return Some((calendar(Some(year), m, None)?, rest));
    }
    let (rest, (y, sep)) = (digits(4, 4), one_of::<_, _, Fault<'_>>("-/.")).parse(input).ok()?;
    let year = i32::try_from(y).ok().filter(|y| (1000..=2199).contains(y))?;
    if let Some((m, len)) = month(ctx.rules, rest).filter(|_| sep != '.') {
        // "2019-sep-1"
        let (rest, d) = digits(1, 2)(rest[len..].strip_prefix(sep)?).ok()?;
        return Some((calendar(Some(year), u32::from(m), Some(d))?, rest));
    }
    let (rest, m) = digits(1, 2)(rest).ok()?;
    if let Some(day) = rest.strip_prefix(sep)
        && let Ok((rest, d)) = digits(1, 2)(day)
    {
        return Some((calendar(Some(year), m, Some(d))?, rest));
    }
    // "2011/12" and "2011-12" are two years running where the figures say so, "2011-3" is a score as soon as a month.
    let running = i64::from(m) == i64::from(year % 100 + 1);
    let padded = input.len() - rest.len() == 7;
    let fits = sep == '-' && padded && !rest.starts_with('-') || sep == '/' && !running;
    Some((calendar(Some(year), m, None)?, rest)).filter(|_| fits)
}

fn year_last<'i>(ctx: &Context<'_>, input: &'i str) -> Option<(DateExpr, &'i str)> {
    let two = || digits(1, 2);
    let (rest, (a, sep, b)) = (two(), one_of::<_, _, Fault<'_>>("/.-"), two()).parse(input).ok()?;
    let rest = rest.strip_prefix(sep)?;
    let (rest, y) = match digits(4, 4)(rest) {
        Ok(found) => found,
        Err(_) => digits(2, 2)(rest).ok()?,
    };
    let y = i32::try_from(y).ok()?;
    let year = if y < 100 { century(y) } else { y };
    Some((figures(ctx, a, b, Some(year))?, rest))
}

fn month_and_year(input: &str) -> Option<(DateExpr, &str)> {
    let (rest, m) = digits(1, 2)(input).ok()?;
    let slash = rest.trim_start_matches(' ').strip_prefix('/').map(|r| r.trim_start_matches(' '));
    let rest = slash.or_else(|| rest.strip_prefix('-').filter(|_| input.len() - rest.len() == 2))?;
    let (rest, y) = digits(4, 4)(rest).ok().filter(|(_, y)| (1900..=2100).contains(y))?;
    Some((calendar(i32::try_from(y).ok(), m, None)?, rest))
}

/// "22/04" behind a word that dates it; "24/7" and "50/50" are none.
fn slashed<'i>(ctx: &Context<'_>, input: &'i str) -> Option<(DateExpr, &'i str)> {
    let (rest, a) = digits(1, 2)(input).ok()?;
    let (rest, b) = digits(1, 2)(rest.strip_prefix('/')?).ok()?;
    let told = ctx.follows(&ctx.rules.slashed_before);
    let padded = input.len() - rest.len() == 5 && (a < 10 || b < 10);
    let sure = told || padded && a.max(b) > 12;
    figures(ctx, a, b, None).filter(|_| sure).map(|expr| (expr, rest))
}

/// A day and a month, in the order that the figures leave open or not.
fn figures(ctx: &Context<'_>, a: u32, b: u32, year: Option<i32>) -> Option<DateExpr> {
    match (a, b) {
        (13.., _) => calendar(year, b, Some(a)),
        (_, 13..) => calendar(year, a, Some(b)),
        _ if a == b => calendar(year, a, Some(b)),
        _ => {
            let one = |n: u32| u8::try_from(n).ok().filter(|n| *n > 0);
            Some(DateExpr::Numeric { first: one(a)?, second: one(b)?, year, day_first: ctx.rules.day_first })
        }
    }
}

fn calendar(year: Option<i32>, month: u32, day: Option<u32>) -> Option<DateExpr> {
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let day = match day {
        Some(day) => Some(u8::try_from(day).ok().filter(|d| (1..=31).contains(d))?),
        None => None,
    };
    Some(DateExpr::calendar(Partial { year, masked: 0, month: Some(month), day }))
}
