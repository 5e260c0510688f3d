//! Calendar dates in full words: a day with its month, a month with its year.

use super::context::Context;
use super::figures::{Day, day, month, short_year, year, year_in_words};
use super::numeric::numeric;
use super::stretch::period;
use super::{DateExpr, Lean, Step};
use crate::rules::phrases::skip_gap;
use crate::value::Partial;

/// A calendar date without weekday at the beginning of `input`.
///
/// calendar = numeric | day , [ link ] , month , [ year ] | month , [ link ] , day , [ "," , year ]
///          | month , [ year ] | year , [ "," ] , month ;
pub(super) fn calendar(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 4 || digits == 3 {
        return None;
    }
    if let Some(found) = numeric(ctx, input).filter(|_| digits > 0) {
        return Some(found);
    }
    if digits == 4 {
        return year_then_month(ctx, input);
    }
    if let Some((m, used)) = month(ctx.rules, input) {
        return Some(month_then_day(ctx, input, m, used).unwrap_or_else(|| with_year(ctx, input, used, Some(m), None)));
    }
    let d = day(ctx, input)?;
    let rest = &input[d.len..];
    // "16. November"
    let stop = rest.strip_prefix('.').filter(|r| digits > 0 && !d.ranked && skip_gap(r).len() < r.len());
    let next = ctx.link(skip_gap(stop.unwrap_or(rest)));
    let (m, used) = month(ctx.rules, next).filter(|_| next.len() < rest.len())?;
    Some(with_year(ctx, input, input.len() - next.len() + used, Some(m), Some(d.value)))
}

/// "March 3", "March the third", "Oct-2".
fn month_then_day(ctx: &Context<'_>, input: &str, month: u8, used: usize) -> Option<(DateExpr, usize)> {
    let rest = input[used..].strip_prefix('.').unwrap_or(&input[used..]);
    let next = skip_gap(rest);
    let next = next.strip_prefix('/').filter(|_| next.len() == rest.len()).unwrap_or(next);
    if next.len() == input.len() - used || rest.len() < input.len() - used && next.len() == rest.len() {
        return None;
    }
    let named = ctx.link(next);
    let Day { value, len, ranked, words } = day(ctx, named)?;
    let behind = &named[len..];
    let end = input.len() - named.len() + len;
    // "In May two people": a number in words needs a rank, a mark or a year behind it.
    let dated = year_behind(ctx, behind, true).is_some();
    let alone = ranked || !words || ctx.closes(behind) || dated;
    // "août 22" is a year in a language that puts the day first.
    if ctx.rules.day_first && !(dated || ctx.closes(behind) && (ranked || words || value < 10)) {
        return None;
    }
    if behind.starts_with(['%', ':']) || !alone || named.len() < next.len() && !ranked {
        return None;
    }
    Some(with_year(ctx, input, end, Some(month), Some(value)))
}

/// "2016 June", "2016, Nov".
fn year_then_month(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (y, len) = year(input).filter(|y| (1900..=2100).contains(&y.0))?;
    let rest = skip_gap(input[len..].trim_start_matches([' ', ',']));
    let (m, used) = month(ctx.rules, rest).filter(|_| rest.len() < input.len() - len)?;
    let behind = skip_gap(&rest[used..]);
    // "In 2016 March 12 people": the month has a day or a year of its own.
    if behind.starts_with(|c: char| c.is_ascii_digit()) || ctx.rules.wary_months.iter().any(|w| w == &rest[..used]) {
        return None;
    }
    Some((DateExpr::calendar(Partial::month(y, m)), input.len() - rest.len() + used))
}

/// A year behind a month or day, with the place where it ends, counted from the beginning of `rest`.
pub(super) fn year_behind(ctx: &Context<'_>, rest: &str, of_day: bool) -> Option<(i32, usize)> {
    // "October, 2016": of a month alone only where the year closes the phrase.
    let comma = rest.strip_prefix(',').unwrap_or(rest);
    let next = skip_gap(comma);
    if next.len() == rest.len() {
        return None;
    }
    let closed = || year(next).is_some_and(|(_, len)| next[len..].starts_with([',', '.', ';', ')']));
    if !of_day && comma.len() < rest.len() && (ctx.rules.day_first || !closed()) {
        return None;
    }
    let linked = ctx.link(next);
    let (y, len) = year(linked).or_else(|| year_in_words(ctx, linked).filter(|y| ctx.closes(&linked[y.1..])))?;
    Some((y, rest.len() - linked.len() + len))
}

/// A year told by the article's: "last year", "de l'an dernier".
pub(super) fn year_told(ctx: &Context<'_>, near: &str) -> Option<(i32, usize)> {
    let linked = ctx.link(near);
    [linked, near].into_iter().find_map(|at| match period(ctx, at)? {
        (DateExpr::Period { count, step: Step::Year }, len) => Some((count, near.len() - at.len() + len)),
        _ => None,
    })
}

/// Takes in the year behind a month or day, and "dernier" or "prochain".
pub(super) fn with_year(
    ctx: &Context<'_>,
    input: &str,
    end: usize,
    month: Option<u8>,
    day: Option<u8>,
) -> (DateExpr, usize) {
    let date = |year, lean| DateExpr::Calendar { date: Partial { year, masked: 0, month, day }, weekday: None, lean };
    let rest = &input[end..];
    if let Some((y, len)) = year_behind(ctx, rest, day.is_some()) {
        return (date(Some(y), Lean::None), end + len);
    }
    let near = skip_gap(rest);
    if near.len() < rest.len() {
        let told = ctx.rules.told_year.at(near);
        if let Some((_, len)) = told {
            let date = Partial { year: None, masked: 0, month, day };
            return (DateExpr::OfToldYear(date), input.len() - near.len() + len);
        }
        if let Some((count, len)) = year_told(ctx, near) {
            let date = Partial { year: None, masked: 0, month, day };
            return (DateExpr::OfYear(date, count), input.len() - near.len() + len);
        }
        if let Some((y, len)) = short_year(ctx, near) {
            return (date(Some(y), Lean::None), input.len() - near.len() + len);
        }
        if let Some((&lean, len)) = ctx.rules.lean_after.at(near) {
            return (date(None, lean), input.len() - near.len() + len);
        }
    }
    (date(None, Lean::None), end)
}
