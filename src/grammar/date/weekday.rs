//! Weekdays with what stands behind them: "mercredi 12 mars", "Friday the 15th", "Friday next week", "mardi soir".

use chrono::Weekday;

use super::calendar::calendar;
use super::context::Context;
use super::figures::day;
use super::stretch::period;
use super::{DateExpr, Lean, Step};
use crate::rules::phrases::{is_word, skip_gap};
use crate::value::Partial;

/// A weekday's name.
fn name(ctx: &Context<'_>, input: &str) -> Option<(Weekday, usize)> {
    let (&n, len) = ctx.rules.weekdays.at(input)?;
    Some((Weekday::try_from(n.checked_sub(1)?).ok()?, len))
}

/// A weekday's name, in full.
pub(super) fn weekday_name(ctx: &Context<'_>, input: &str) -> Option<(Weekday, usize)> {
    name(ctx, input)
}

/// A weekday with what belongs to it.
///
/// weekday = name , [ daypart ] , [ "," ] , [ link ] , ( calendar | day ) | name , [ link ] , week | name , lean
///         | short , [ "." ] , [ "," ] , calendar | name , [ daypart ] ;
pub(super) fn weekday(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let Some((weekday, len)) = name(ctx, input) else { return short(ctx, input) };
    let plain = ctx.daypart(input, len);
    for skip in [len, plain] {
        let rest = &input[skip..];
        let next = ctx.link(skip_gap(rest.trim_start_matches(',')));
        if next.len() == rest.len() {
            continue;
        }
        if let Some(found) = with_date(ctx, input, next, weekday) {
            return Some(found);
        }
        if let Some((day, used)) = of_month(ctx, next) {
            let date = Partial { year: None, masked: 0, month: None, day: Some(day) };
            let end = input.len() - next.len() + used;
            return Some((DateExpr::Calendar { date, weekday: Some(weekday), lean: Lean::None }, end));
        }
    }
    let rest = skip_gap(&input[len..]);
    let end = |used: usize| input.len() - rest.len() + used;
    if let Some((&weeks, used)) = ctx.rules.weekday_after.at(rest) {
        return Some((DateExpr::WeekdayAfter(weekday, weeks), end(used)));
    }
    let next = ctx.link(rest);
    if let Some((week @ DateExpr::Period { step: Step::Week, .. }, used)) = period(ctx, next) {
        return Some((DateExpr::WeekdayOf(weekday, Box::new(week)), input.len() - next.len() + used));
    }
    if let Some((&lean, used)) = ctx.rules.lean_after.at(rest) {
        return Some((DateExpr::Weekday(weekday, lean), end(used)));
    }
    // "every Monday" is no day.
    (!ctx.follows(&ctx.rules.recurring)).then_some((DateExpr::Weekday(weekday, Lean::None), plain))
}

/// "Mer, 22 janv.", "Wed. 22 January": an abbreviation stands beside a date only.
fn short(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (&n, len) = ctx.rules.weekday_short.at(input)?;
    let weekday = Weekday::try_from(n.checked_sub(1)?).ok()?;
    let next = skip_gap(input[len..].trim_start_matches(['.', ',']));
    if let (expr @ DateExpr::Calendar { .. }, end) = ctx.bracketed(input, DateExpr::Weekday(weekday, Lean::None), len) {
        return Some((expr, end));
    }
    with_date(ctx, input, next, weekday)
}

fn with_date(ctx: &Context<'_>, input: &str, next: &str, weekday: Weekday) -> Option<(DateExpr, usize)> {
    let (expr, used) = calendar(ctx, next)?;
    let end = input.len() - next.len() + used;
    match expr {
        DateExpr::Calendar { date, lean, .. } if date.day.is_some() => {
            Some((DateExpr::Calendar { date, weekday: Some(weekday), lean }, end))
        }
        DateExpr::Numeric { .. } => Some((expr, end)),
        DateExpr::OfYear(date, _) | DateExpr::OfToldYear(date) if date.day.is_some() => Some((expr, end)),
        _ => None,
    }
}

/// A day of the month without its month: "vendredi 15", "Friday the 15th".
fn of_month(ctx: &Context<'_>, next: &str) -> Option<(u8, usize)> {
    let d = day(ctx, next)?;
    let behind = skip_gap(&next[d.len..]);
    let counts = d.words && behind.starts_with(is_word) || ctx.rules.steps.at(behind).is_some();
    // "jeudi, 20 heures"
    let counts = counts || ctx.rules.hour_marks.at(behind).is_some();
    (ctx.closes(&next[d.len..]) && (!d.words || d.ranked) && !counts).then_some((d.value, d.len))
}

impl Context<'_> {
    /// Takes in the day of the month in brackets behind a day told otherwise: "nesta quinta-feira (13)", "ontem (12)".
    pub(super) fn bracketed(&self, input: &str, expr: DateExpr, len: usize) -> (DateExpr, usize) {
        let behind = skip_gap(&input[len..]);
        let Some(inner) = behind.strip_prefix('(') else { return (expr, len) };
        let Some(d) = day(self, inner).filter(|d| !d.words && inner[d.len..].starts_with(')')) else {
            return (expr, len);
        };
        let end = input.len() - inner.len() + d.len + 1;
        match expr {
            DateExpr::Weekday(weekday, _) => {
                let date = Partial { year: None, masked: 0, month: None, day: Some(d.value) };
                (DateExpr::Calendar { date, weekday: Some(weekday), lean: Lean::None }, end)
            }
            DateExpr::Offset { .. } => (expr, end),
            _ => (expr, len),
        }
    }

    /// Takes in "soir", "morning" behind a day.
    pub(super) fn daypart(&self, input: &str, len: usize) -> usize {
        let rest = skip_gap(&input[len..]);
        self.rules.dayparts.at(rest).map_or(len, |(_, used)| input.len() - rest.len() + used)
    }
}
