//! From one date to another: "21 au 27 décembre", "March 3-5", "from 28 December to 3 January", "2019-2021".

use super::calendar::calendar;
use super::context::Context;
use super::figures::{day, digits, month, year};
use super::stretch::day_of;
use super::{DateExpr, Step};
use crate::rules::phrases::{is_word, last_word, leading_word, skip_gap};
use crate::value::Partial;

/// A range whose first end is a day without its month, or whose last end is: the other lends it.
///
/// short = day , ( "-" | "to" ) , calendar | calendar , ( "-" | "to" ) , day ;
pub(super) fn short_range(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let count = input.bytes().take_while(u8::is_ascii_digit).count();
    match count {
        1 | 2 => day_first(ctx, input, count),
        4 => years(input),
        0 if ctx.rules.months.opens(input) => month_first(ctx, input),
        _ => None,
    }
}

/// "21 au 27 décembre", "1er-3 mars", "between 3 and 12 September", "4 till 23 of this month".
fn day_first(ctx: &Context<'_>, input: &str, count: usize) -> Option<(DateExpr, usize)> {
    let first: u8 = input[..count].parse().ok().filter(|d| (1..=31).contains(d))?;
    let suffix = leading_word(&input[count..]);
    let ranked = ctx.rules.day_suffixes.at(suffix).filter(|(_, l)| *l == suffix.len()).map_or(0, |(_, l)| l);
    let rest = &input[count + ranked..];
    // "vom 21. bis 27. März"
    let rest = rest.strip_prefix('.').filter(|r| skip_gap(r).len() < r.len()).unwrap_or(rest);
    let Some(next) = joined(ctx, rest, false) else { return listed_day(ctx, input, rest, first) };
    let start = |date: Partial| DateExpr::calendar(Partial { day: Some(first), ..date });
    let moved = ctx.moved();
    let made = |first, last, used| {
        // "moved from 14 to 21 October" tells two dates.
        Some(if moved {
            (first, input.len() - rest.len())
        } else {
            (range(first, last), input.len() - next.len() + used)
        })
    };
    if let Some((last @ DateExpr::Calendar { .. }, used)) = calendar(ctx, next) {
        let DateExpr::Calendar { date, .. } = &last else { return None };
        date.day.filter(|d| *d > first && date.month.is_some())?;
        return made(start(*date), last, used);
    }
    // A word that joins no numbers joins days: "4 au 22 ce mois".
    let days = !ctx.language.numbers.range.holds(leading_word(skip_gap(rest))) && !rest.starts_with(['-', '–']);
    let Some((last, used)) = day_of(ctx, next, days) else {
        // "Du 10 au 12, la route sera fermée.": the articles make days of them.
        let (expr, used) = bare_days(ctx, rest, next, first)?;
        return Some((expr, input.len() - next.len() + used));
    };
    let DateExpr::DayOf(day, month) = &last else { return None };
    (first < *day).then(|| DateExpr::DayOf(first, month.clone())).and_then(|first| made(first, last, used))
}

/// Days of the month without one, between two articles: "du 10 au 12".
fn bare_days(ctx: &Context<'_>, rest: &str, next: &str, first: u8) -> Option<(DateExpr, usize)> {
    let singular = &ctx.language.numbers.singular;
    let articles = singular.holds(last_word(ctx.before)) && singular.holds(leading_word(skip_gap(rest)));
    let (behind, last) = digits(1, 2)(next).ok().filter(|(behind, _)| articles && ctx.closes(behind))?;
    let last = u8::try_from(last).ok().filter(|d| (first + 1..=31).contains(d))?;
    let of = |day| DateExpr::calendar(Partial { year: None, masked: 0, month: None, day: Some(day) });
    Some((range(of(first), of(last)), next.len() - behind.len()))
}

/// "les 2 et 3 avril" are two days running, of "les 2 et 5 avril" the first borrows its month.
fn listed_day(ctx: &Context<'_>, input: &str, rest: &str, first: u8) -> Option<(DateExpr, usize)> {
    let next = skip_gap(rest);
    let (_, used) = ctx.rules.and.at(next).filter(|_| next.len() < rest.len())?;
    let at = skip_gap(&next[used..]);
    let (last, used) = calendar(ctx, at).filter(|_| at.starts_with(|c: char| c.is_ascii_digit()))?;
    let DateExpr::Calendar { date, .. } = last else { return None };
    let day = date.day.filter(|d| *d > first && date.month.is_some())?;
    let start = DateExpr::calendar(Partial { day: Some(first), ..date });
    if day == first + 1 {
        return Some((range(start, DateExpr::calendar(date)), input.len() - at.len() + used));
    }
    Some((start, input.len() - rest.len()))
}

/// "November 15-16", "from July 18 to 21", "between May 3 and 5".
fn month_first(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (date, len) = match calendar(ctx, input)? {
        (DateExpr::Calendar { date, .. }, len) if date.day.is_some() => (date, len),
        // "novembre 19-20" is no year in a language that puts the day first.
        _ => {
            let (month, len) = month(ctx.rules, input)?;
            let rest = skip_gap(&input[len..]);
            let day = day(ctx, rest).filter(|d| rest.len() < input.len() - len && !d.words)?;
            let date = Partial { year: None, masked: 0, month: Some(month), day: Some(day.value) };
            (date, input.len() - rest.len() + day.len)
        }
    };
    let plain = joined(ctx, &input[len..], true);
    let next = plain.or_else(|| {
        let next = skip_gap(&input[len..]);
        let (_, used) = ctx.rules.and.at(next)?;
        Some(skip_gap(&next[used..]))
    })?;
    let (behind, last) = digits(1, 2)(next).ok()?;
    let last = u8::try_from(last).ok().filter(|d| *d <= 31)?;
    // "April 2 and 3" are two days running.
    if plain.is_none() && !(date.day.is_some_and(|d| d + 1 == last) && ctx.closes(behind)) {
        return None;
    }
    if date.day.is_none_or(|d| d >= last) || date.year.is_some() {
        return None;
    }
    let mut end = input.len() - behind.len();
    let mut of = date;
    // "March 3-5, 2024"
    let year_at = skip_gap(behind.trim_start_matches(','));
    if let Some((y, used)) = year(year_at).filter(|_| year_at.len() < behind.len()) {
        of.year = Some(y);
        end = input.len() - year_at.len() + used;
    }
    let on = |day| DateExpr::calendar(Partial { day, ..of });
    Some((range(on(date.day), on(Some(last))), end))
}

/// "2019-2021", "2024/25", "saison 2024-25".
fn years(input: &str) -> Option<(DateExpr, usize)> {
    let (rest, first) = digits(4, 4)(input).ok().filter(|(_, y)| (1500..=2100).contains(y))?;
    let next = rest.strip_prefix(['-', '–', '/', '‑'])?;
    let (behind, last) = match digits(4, 4)(next) {
        Ok((behind, last)) => (behind, last),
        Err(_) => {
            let (behind, two) = digits(2, 2)(next).ok().filter(|(_, two)| *two == (first + 1) % 100)?;
            // "2011-12" in a date is a month.
            let date = behind.starts_with(['-', '/', '.']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
            (behind, (!date).then_some(first - first % 100 + two).map(|y| if two == 0 { y + 100 } else { y })?)
        }
    };
    let ends = !behind.starts_with(is_word) && !behind.starts_with(['-', '/', '%', '€', '$']);
    let fits = first < last && last <= 2200 && last - first <= 300 && ends;
    let of = |y: u32| i32::try_from(y).ok().map(|y| DateExpr::calendar(Partial::year(y)));
    Some((range(of(first)?, of(last)?), input.len() - behind.len())).filter(|_| fits)
}

fn range(first: DateExpr, last: DateExpr) -> DateExpr {
    DateExpr::Range(Box::new(first), Box::new(last))
}

/// The text behind "-", "au", "to", or behind "et" where "entre" announced it.
fn joined<'i>(ctx: &Context<'_>, rest: &'i str, bare: bool) -> Option<&'i str> {
    if let Some(next) = rest.strip_prefix(['-', '–', '—', '‑']) {
        return Some(next.trim_start_matches(' ')).filter(|n| !bare || n.len() == next.len());
    }
    let next = skip_gap(rest);
    if next.len() == rest.len() {
        return None;
    }
    if let Some(after) = next.strip_prefix(['–', '-']) {
        return Some(after.trim_start_matches(' ')).filter(|_| !bare);
    }
    let between = ctx.follows(&ctx.rules.between);
    let (_, used) = ctx.rules.range.at(next).or_else(|| ctx.rules.and.at(next).filter(|_| between))?;
    let last = skip_gap(&next[used..]);
    let digits = last.bytes().take_while(u8::is_ascii_digit).count();
    (!bare || (1..=2).contains(&digits) && ctx.closes(&last[digits..])).then_some(last)
}

/// Continues a date with "au …", "to …", or "et …" after "entre".
pub(super) fn ranged(ctx: &Context<'_>, input: &str, first: DateExpr, len: usize) -> (DateExpr, usize) {
    match last(ctx, input, &first, len) {
        Some(_) if ctx.moved() => (first, len),
        // "between 2011 and 2019" tells two years, "2011-2019" one stretch, and so does one upside down.
        Some((last, _)) if years_apart(&first, &last) => (first, len),
        Some((last, end)) => (range(first, last), end),
        None => (first, len),
    }
}

/// Whether two dates are years alone, in their order.
fn years_apart(first: &DateExpr, last: &DateExpr) -> bool {
    let alone = |expr: &DateExpr| match expr {
        DateExpr::Calendar { date: Partial { year, masked: 0, month: None, day: None }, .. } => *year,
        _ => None,
    };
    alone(first).zip(alone(last)).is_some_and(|(a, b)| a < b)
}

fn last(ctx: &Context<'_>, input: &str, first: &DateExpr, len: usize) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    let rest = skip_gap(&input[len..]);
    if rest.len() == input.len() - len {
        return None;
    }
    // "12 January 2016 - 22/01/2016"
    let dash = rest.strip_prefix(['-', '–']).filter(|r| r.starts_with(' '));
    let between = ctx.follows(&rules.between);
    let (next, and) = match dash {
        Some(after) => (skip_gap(after), false),
        None => {
            let plain = rules.range.at(rest);
            let (_, used) =
                plain.or_else(|| rules.and.at(rest).filter(|_| between || matches!(first, DateExpr::Weekday(..))))?;
            (skip_gap(&rest[used..]), plain.is_none() && !between)
        }
    };
    let (last, used) = ctx.single(next).or_else(|| {
        let (_, used) = rules.now.at(next).filter(|_| ctx.follows(&rules.range_before))?;
        Some((DateExpr::days(0), used))
    })?;
    let announced = dash.is_none() && !and && ctx.follows(&rules.range_before);
    fits(first, &last, and, announced).then(|| (last, input.len() - next.len() + used))
}

/// Whether two dates are the ends of one range. Where "from" or "between" announced it they may differ in kind.
fn fits(first: &DateExpr, last: &DateExpr, and: bool, announced: bool) -> bool {
    let timeless = |e: &DateExpr| !matches!(e, DateExpr::At(..) | DateExpr::Night(..) | DateExpr::Until(..));
    match (first, last) {
        // "mardi et mercredi" are two days running, "mardi et samedi" two dates.
        (DateExpr::Weekday(a, _), DateExpr::Weekday(b, _)) => !and || a.succ() == *b,
        (DateExpr::Weekday(..), DateExpr::Calendar { date, .. }) => !and && (date.day.is_some() || announced),
        (DateExpr::Calendar { date: a, .. }, DateExpr::Calendar { date: b, .. }) => {
            // "du lundi 3 au vendredi 7 mars": the first borrows the month.
            let borrows = a.month.is_none() && a.day.is_some() && a.day < b.day;
            !and && (borrows
                || a.day.is_some() == b.day.is_some() && a.month.is_some() == b.month.is_some()
                || announced && b.year.is_some())
        }
        (DateExpr::Numeric { .. }, DateExpr::Numeric { .. }) => !and,
        (DateExpr::WeekNumber(a, _), DateExpr::WeekNumber(b, _)) => a < b,
        (DateExpr::Calendar { date, .. }, DateExpr::Numeric { .. })
        | (DateExpr::Numeric { .. }, DateExpr::Calendar { date, .. }) => !and && date.day.is_some(),
        // "de lundi à la semaine prochaine" is one; "from last year to this year" compares.
        (DateExpr::Period { .. }, DateExpr::Period { step: Step::Year | Step::Month, .. }) => false,
        _ => announced && timeless(first) && timeless(last),
    }
}
