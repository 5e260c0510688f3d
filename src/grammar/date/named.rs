//! Dates that go by a name: days told from the article, feasts, seasons, quarters.

use super::calendar::year_told;
use super::context::Context;
use super::figures::year;
use super::{Base, DateExpr, Lean, Step};
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::Partial;

/// "hier", "la veille", "the day before yesterday", "la veille de Noël".
pub(super) fn near_day(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    let plain = rules.deictic.at(input);
    let told = rules.told.at(input);
    if let Some((&count, len)) = told
        && plain.is_none_or(|p| p.1 < len)
    {
        let offset = |from| DateExpr::Offset { by: vec![(count, Step::Day)], from, approx: false };
        let rest = skip_gap(&input[len..]);
        let next = ctx.link(rest);
        if next.len() < rest.len()
            && let Some((date, used)) = ctx.within(true).and_then(|c| c.single(next)).filter(|(d, _)| d.is_day())
        {
            return Some((offset(Base::Date(Box::new(date))), input.len() - next.len() + used));
        }
        // "seven more than a day earlier"
        if ctx.follows(&rules.compares) && rules.told_not.at(input).is_none() {
            return Some((offset(Base::Reported), len));
        }
        // "la veille de l'attaque" hangs on an event that no calendar knows.
        return rules.told_not.at(input).is_none().then(|| (offset(Base::Told), len));
    }
    let (&count, len) = plain?;
    if count == 0 && beside_figure(ctx, &input[len..]) {
        return None;
    }
    Some((DateExpr::days(count), ctx.daypart(input, len)))
}

/// Whether "today" tells the present value of what changes: "contre 55 aujourd'hui", "aujourd'hui de 66 ans".
fn beside_figure(ctx: &Context<'_>, behind: &str) -> bool {
    let next = skip_gap(behind);
    let of = leading_word(next);
    let figure = skip_gap(&next[of.len()..]).starts_with(|c: char| c.is_ascii_digit());
    ctx.before.trim_end().ends_with(|c: char| c.is_ascii_digit()) || ctx.language.numbers.of.holds(of) && figure
}

/// Quarters, halves, seasons and feasts, with their year.
pub(super) fn named(ctx: &Context<'_>, input: &str, lean: Lean) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    if let Some((&code, len)) = rules.fractions.at(input) {
        return Some(of(ctx, input, code, len, lean));
    }
    if let Some((code, len)) = numbered_part(ctx, input) {
        return Some(of(ctx, input, code, len, lean));
    }
    if let Some((&code, len)) = rules.seasons.at(input) {
        let (expr, end) = of(ctx, input, code, len, lean);
        // "summer" alone is as vague as a word can be; "last summer" and "summer 2024" are not.
        let told = end > len || lean != Lean::None || ctx.follows(&rules.season_before);
        return told.then_some((expr, end));
    }
    let (&feast, len) = rules.holidays.at(input)?;
    let (year, lean, end) = behind(ctx, input, len, lean);
    let wary = rules.wary_holidays.at(input).is_some_and(|(_, l)| l == len);
    let r = rules;
    let words =
        [&r.feast_before, &r.since, &r.from, &r.until, &r.about, &r.between, &r.clock_before, &r.slashed_before];
    let told = year.is_some() || lean != Lean::None || ctx.led || words.iter().any(|p| ctx.follows(p));
    (!wary || told).then_some((DateExpr::Feast { feast, year, lean }, end))
}

/// A quarter or half by a figure with a stop, where ranks are written so: "3. Quartal".
fn numbered_part(ctx: &Context<'_>, input: &str) -> Option<(u8, usize)> {
    let digit = input.as_bytes().first().filter(|b| (b'1'..=b'4').contains(b))?;
    let next = input.get(1..)?.strip_prefix(". ")?;
    let ranks = &ctx.language.numbers.rank_suffixes;
    let (&step, used) = ctx.rules.spans.at(next).filter(|_| ranks.iter().any(|s| s == "."))?;
    let code = match (step, digit - b'0') {
        (Step::Quarter, n) => 32 + n,
        (Step::Half, n @ 1..=2) => 39 + n,
        _ => return None,
    };
    Some((code, 3 + used))
}

/// A season, quarter or half, with its year.
fn of(ctx: &Context<'_>, input: &str, code: u8, len: usize, lean: Lean) -> (DateExpr, usize) {
    let date = |year| Partial { year, masked: 0, month: Some(code), day: None };
    let near = skip_gap(&input[len..]);
    if near.len() < input.len() - len
        && let Some((count, used)) = year_told(ctx, near)
    {
        return (DateExpr::OfYear(date(None), count), input.len() - near.len() + used);
    }
    let (year, lean, end) = behind(ctx, input, len, lean);
    (DateExpr::Calendar { date: date(year), weekday: None, lean }, end)
}

/// The year or the leaning word behind a name.
fn behind(ctx: &Context<'_>, input: &str, len: usize, lean: Lean) -> (Option<i32>, Lean, usize) {
    let rest = skip_gap(&input[len..]);
    if rest.len() == input.len() - len {
        return (None, lean, len);
    }
    let linked = ctx.link(rest);
    let words = || super::figures::year_in_words(ctx, linked).filter(|y| ctx.closes(&linked[y.1..]));
    if let Some((y, mut used)) = year(linked).or_else(words) {
        // "hiver 2023-2024" is named by both its years.
        let second = linked[used..].strip_prefix(['-', '–', '/']).and_then(year);
        if second.is_some_and(|s| s.0 == y + 1) {
            used += linked[used..].chars().next().map_or(0, char::len_utf8) + 4;
        }
        return (Some(y), lean, input.len() - linked.len() + used);
    }
    match ctx.rules.lean_after.at(rest) {
        Some((&after, used)) if lean == Lean::None => (None, after, input.len() - rest.len() + used),
        _ => (None, lean, len),
    }
}

/// A weekday, month, season or feast behind "last", "ce", "next".
pub(super) fn leaning(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (&lean, len) = ctx.rules.lean_before.at(input)?;
    let rest = skip_gap(&input[len..]);
    if let Some((expr, used)) = named(ctx, rest, lean) {
        return Some((expr, input.len() - rest.len() + used));
    }
    let (inner, used) = ctx.within(true)?.day(rest)?;
    let leaned = match inner {
        DateExpr::Weekday(day, Lean::None) => DateExpr::Weekday(day, lean),
        DateExpr::Calendar { date, weekday, lean: Lean::None } => DateExpr::Calendar { date, weekday, lean },
        other => other,
    };
    Some((leaned, input.len() - rest.len() + used))
}
