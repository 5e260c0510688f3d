//! Decades and centuries: "the 1990s", "les années 90", "the seventies", "XXe siècle", "early 21st century".

use super::DateExpr;
use super::context::Context;
use super::figures::{day, digits, rank, words, year_in_words};
use crate::rules::phrases::skip_gap;
use crate::value::Partial;

/// A decade or century at the beginning of `input`.
pub(super) fn epoch(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    decade(ctx, input).or_else(|| century(ctx, input))
}

/// decade = word , figures , [ suffix ] | figures , ( suffix | after ) | [ number ] , name ;
fn decade(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    if let Some((_, len)) = rules.decade_word.at(input) {
        let rest = skip_gap(&input[len..]);
        let figures = rest.strip_prefix(['\'', '’']).unwrap_or(rest);
        let (value, used) = number(ctx, figures)?;
        let end = input.len() - figures.len() + used;
        return Some((of(value)?, end + suffix(ctx, &input[end..]).unwrap_or(0)));
    }
    if input.starts_with(|c: char| c.is_ascii_digit()) {
        let (rest, value) =
            digits(2, 4)(input).ok().filter(|(_, v)| *v != 0 && v % 10 == 0 && !(100..1000).contains(v))?;
        let end = input.len() - rest.len();
        let told = value >= 1000 || ctx.follows(&rules.decade_before) || ctx.before.ends_with(['\'', '’']);
        let behind = suffix(ctx, rest).or_else(|| {
            let next = skip_gap(rest);
            rules.decade_after.at(next).map(|(_, used)| rest.len() - next.len() + used)
        })?;
        return Some((of(i32::try_from(value).ok().filter(|_| told)?)?, end + behind));
    }
    if let Some((&two, len)) = rules.decades.at(input) {
        return ctx.follows(&rules.decade_before).then_some((DateExpr::Decade(two), len));
    }
    // "nineteen seventies", "twenty-tens"
    let (hundreds, len) = words(ctx, input).filter(|w| (15..=20).contains(&w.0))?;
    let rest = skip_gap(&input[len..]);
    let (&two, used) = rules.decades.at(rest).filter(|_| rest.len() < input.len() - len)?;
    Some((of(hundreds * 100 + i32::from(two))?, input.len() - rest.len() + used))
}

/// The figures of a decade, in digits or words.
fn number(ctx: &Context<'_>, input: &str) -> Option<(i32, usize)> {
    if let Ok((rest, value)) = digits(2, 4)(input) {
        return Some((i32::try_from(value).ok()?, input.len() - rest.len()));
    }
    year_in_words(ctx, input).or_else(|| words(ctx, input))
}

fn of(value: i32) -> Option<DateExpr> {
    match value {
        10..=90 if value % 10 == 0 => Some(DateExpr::Decade(u8::try_from(value).ok()?)),
        1000..=2199 if value % 10 == 0 => {
            Some(DateExpr::calendar(Partial { year: Some(value), masked: 1, month: None, day: None }))
        }
        _ => None,
    }
}

/// The length of "s" or "'s" behind figures.
fn suffix(ctx: &Context<'_>, rest: &str) -> Option<usize> {
    let letters = rest.trim_start_matches(['\'', '’']);
    let (_, len) = ctx.rules.decade_suffixes.at(letters)?;
    let apostrophe = rest.len() - letters.len();
    (apostrophe < 4).then_some(apostrophe + len)
}

/// century = ( rank | roman ) , "century" | "siglo" , roman ;
fn century(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    let made = |n: i32, end: usize| {
        let year = (n - 1) * 100;
        let date = Partial { year: Some(year), masked: 2, month: None, day: None };
        (2..=22).contains(&n).then_some((DateExpr::calendar(date), end))
    };
    if let Some((_, len)) = rules.century_before.at(input) {
        let rest = skip_gap(&input[len..]);
        let (&n, used) = rules.roman.at(rest)?;
        return made(i32::from(n), input.len() - rest.len() + used);
    }
    let (n, len) = if let Some((&n, len)) = rules.roman.at(input) {
        (i32::from(n), len)
    } else if input.starts_with(|c: char| c.is_ascii_digit()) {
        let d = day(ctx, input)?;
        // "20. Jahrhundert"
        let stop = usize::from(input[d.len..].starts_with('.'));
        if !d.ranked && stop == 0 {
            return None;
        }
        (i32::from(d.value), d.len + stop)
    } else if let Some(found) = rank(ctx, input) {
        found
    } else {
        let (tens, len) = words(ctx, input).filter(|w| w.0 == 20)?;
        let rest = skip_gap(&input[len..]);
        let (unit, used) = rank(ctx, rest).filter(|r| r.0 < 10)?;
        (tens + unit, input.len() - rest.len() + used)
    };
    let rest = skip_gap(&input[len..]);
    let (_, used) = rules.century_after.at(rest)?;
    made(n, input.len() - rest.len() + used)
}
