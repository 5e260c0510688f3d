//! Days, months and years as figures and words.

use nom::bytes::complete::take_while_m_n;
use nom::combinator::{map_res, not, peek, verify};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::context::Context;
use crate::grammar::number::number;
use crate::rules::dates::DateRules;
use crate::rules::numbers::NumberRules;
use crate::rules::phrases::{is_word, leading_word, skip_gap};

/// So many digits that no other digit follows.
pub(super) fn digits(min: usize, max: usize) -> impl Fn(&str) -> IResult<&str, u32> {
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
pub(super) fn year(input: &str) -> Option<(i32, usize)> {
    let (rest, y) = digits(4, 4)(input).ok()?;
    let mut next = rest.chars();
    let decimal = matches!(next.next(), Some(',' | '.')) && next.next().is_some_and(|c| c.is_ascii_digit());
    let ends = !rest.starts_with(char::is_alphabetic) && !decimal;
    (ends && (1000..=2199).contains(&y)).then_some((i32::try_from(y).ok()?, input.len() - rest.len()))
}

/// A year of two digits behind a month: "March '24", or too great for a day, "August 99".
pub(super) fn short_year(ctx: &Context<'_>, input: &str) -> Option<(i32, usize)> {
    let rest = input.strip_prefix(['\'', '’']);
    let (left, y) = digits(2, 2)(rest.unwrap_or(input)).ok()?;
    let sure = rest.is_some() && !left.starts_with(is_word) || y > 31 && ctx.closes(left);
    sure.then_some((century(i32::try_from(y).ok()?), input.len() - left.len()))
}

/// The year that two figures stand for.
pub(super) const fn century(two: i32) -> i32 {
    if two < 50 { 2000 + two } else { 1900 + two }
}

/// A whole number in words, with its length.
pub(super) fn words(ctx: &Context<'_>, input: &str) -> Option<(i32, usize)> {
    let (place, len) = (input.as_ptr(), input.len());
    if let Some((.., found)) = ctx.memo.words.get().filter(|last| (last.0, last.1) == (place, len)) {
        return found;
    }
    let found = read_words(&ctx.language.numbers, input);
    ctx.memo.words.set(Some((place, len, found)));
    found
}

fn read_words(rules: &NumberRules, input: &str) -> Option<(i32, usize)> {
    if !rules.words.opens(input) && rules.compounds.at(input).is_none() {
        return None;
    }
    let (rest, n) = number(rules, input).ok()?;
    let whole = n.words && !n.share && !n.approx && n.to.is_none() && n.value.fract().is_zero();
    let value = i32::try_from(n.value).ok().filter(|_| whole)?;
    Some((value, input.len() - rest.len()))
}

/// A year in words: "deux mille vingt", "nineteen seventy-eight", "two thousand and eighteen".
///
/// year = number | teens , number below a hundred | thousands , "and" , number below a hundred ;
pub(super) fn year_in_words(ctx: &Context<'_>, input: &str) -> Option<(i32, usize)> {
    let (first, len) = words(ctx, input)?;
    let next = skip_gap(&input[len..]);
    let joined = |next: &str| words(ctx, next).filter(|w| (0..100).contains(&w.0));
    let end = |next: &str, used: usize| input.len() - next.len() + used;
    if (10..=21).contains(&first) {
        let (mut more, mut used) = joined(next)?;
        if more == 0 {
            // "nineteen zero one"
            let digit = skip_gap(&next[used..]);
            let (one, len) = words(ctx, digit).filter(|w| (1..10).contains(&w.0))?;
            (more, used) = (one, next.len() - digit.len() + len);
        }
        return (more > 9 || used > 0).then_some((first * 100 + more, end(next, used)));
    }
    let and = leading_word(next);
    if first % 100 == 0 && ctx.language.numbers.and.holds(and) {
        let after = skip_gap(&next[and.len()..]);
        if let Some((more, used)) = joined(after) {
            return Some((first + more, end(after, used))).filter(|y| (1000..=2199).contains(&y.0));
        }
    }
    (1000..=2199).contains(&first).then_some((first, len))
}

/// A day of the month as read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    pub(super) value: u8,
    pub(super) len: usize,
    /// Written as a rank: "1er", "third".
    pub(super) ranked: bool,
    /// Written in words.
    pub(super) words: bool,
}

/// A day of the month: "24", "1er", "6th", "douze", "twenty-first".
pub(super) fn day(ctx: &Context<'_>, input: &str) -> Option<Day> {
    if !input.starts_with(|c: char| c.is_ascii_digit()) {
        return day_in_words(ctx, input);
    }
    let (rest, d) = digits(1, 2)(input).ok()?;
    // "1° gennaio"
    let rest = rest.strip_prefix('°').filter(|r| skip_gap(r).starts_with(char::is_lowercase)).unwrap_or(rest);
    let mut len = input.len() - rest.len();
    let suffix = leading_word(rest);
    if !suffix.is_empty() {
        ctx.rules.day_suffixes.at(suffix).filter(|(_, l)| *l == suffix.len())?;
        len += suffix.len();
    }
    let value = u8::try_from(d).ok().filter(|d| (1..=31).contains(d))?;
    Some(Day { value, len, ranked: !suffix.is_empty(), words: false })
}

fn day_in_words(ctx: &Context<'_>, input: &str) -> Option<Day> {
    let made = |value: i32, len, ranked| {
        let value = u8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
        Some(Day { value, len, ranked, words: true })
    };
    if let Some((rank, len)) = rank(ctx, input) {
        return made(rank, len, true);
    }
    let (tens, len) = words(ctx, input)?;
    let next = skip_gap(&input[len..]);
    if let Some((unit, used)) = rank(ctx, next).filter(|r| r.0 < 10 && matches!(tens, 20 | 30)) {
        return made(tens + unit, input.len() - next.len() + used, true);
    }
    made(tens, len, false)
}

/// A rank in words, "first" among them.
pub(super) fn rank(ctx: &Context<'_>, input: &str) -> Option<(i32, usize)> {
    if let Some((&d, len)) = ctx.rules.day_words.at(input) {
        return Some((i32::from(d), len));
    }
    let (rank, len) = ctx.language.numbers.ranks.at(input)?;
    Some((rank.small()?, len))
}

/// A month's name, its abbreviating stop taken in.
pub(super) fn month(rules: &DateRules, input: &str) -> Option<(u8, usize)> {
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
