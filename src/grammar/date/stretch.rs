//! Stretches of the calendar: "last month", "la semaine prochaine", "the third week of 2027", "the rest of the year".

use super::context::Context;
use super::figures::{day, rank};
use super::weekday::weekday_name;
use super::{DateExpr, Lean, PartOf, Step, Unit};
use crate::rules::phrases::{leading_word, skip_gap};

/// A calendar week, month, year so many away.
///
/// period = lean , span | span , lean | irregular ;
pub(super) fn period(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    let of = |lean: Lean, step: Step| {
        let count = match lean {
            Lean::Last => -1,
            Lean::Next => 1,
            Lean::This | Lean::None => 0,
        };
        // "last day" and "this day" are no stretch of the calendar.
        (step != Step::Day).then_some(DateExpr::Period { count, step })
    };
    if rules.told_year.at(input).is_some() {
        return None;
    }
    let article = ctx.article(input);
    if let Some((&lean, len)) = rules.lean_before.at(article) {
        let rest = skip_gap(&article[len..]);
        if let Some((&step, used)) = rules.spans.at(rest) {
            return Some((of(lean, step)?, input.len() - rest.len() + used));
        }
    }
    if let Some((&step, len)) = rules.spans.at(input) {
        let rest = skip_gap(&input[len..]);
        if let Some((&lean, used)) = rules.lean_after.at(rest).filter(|_| rest.len() < input.len() - len) {
            return Some((of(lean, step)?, input.len() - rest.len() + used));
        }
    }
    let (&(count, step), len) = rules.periods.at(input)?;
    Some((DateExpr::Period { count, step }, len))
}

/// The first, third, last of something inside a stretch: "the first Friday of July", "3e semaine de 2027".
///
/// nth = ( rank | "last" ) , ( weekday | span ) , link , stretch ;
pub(super) fn nth(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let (n, len) = if let Some((_, len)) = ctx.rules.last_of.at(input) {
        (-1, len)
    } else if input.starts_with(|c: char| c.is_ascii_digit()) {
        let d = day(ctx, input).filter(|d| d.ranked)?;
        (i8::try_from(d.value).ok()?, d.len)
    } else {
        let (n, len) = rank(ctx, input)?;
        (i8::try_from(n).ok()?, len)
    };
    let rest = skip_gap(&input[len..]);
    let (unit, used) = match weekday_name(ctx, rest) {
        Some((weekday, used)) => (Unit::Weekday(weekday), used),
        None => {
            let (&step, used) = ctx.rules.spans.at(rest)?;
            (Unit::Step(step), used)
        }
    };
    let linked = skip_gap(&rest[used..]);
    let whole = ctx.link(linked);
    let joined = ctx.rules.nth_link.at(linked).filter(|_| whole.len() == linked.len());
    let whole = joined.map_or(whole, |(_, len)| skip_gap(&linked[len..]));
    let (inner, used) = ctx.whole(whole)?;
    if whole.len() == linked.len() && !matches!(inner, DateExpr::Period { .. }) || inner.is_day() {
        return None;
    }
    Some((DateExpr::Nth(n, unit, Box::new(inner)), input.len() - whole.len() + used))
}

/// A day of a month told otherwise: "the 20th of next month", "le 20 du mois prochain".
///
/// `joined` where a word before makes a day of it, so that no link is needed: "du 4 au 22 ce mois".
pub(super) fn day_of(ctx: &Context<'_>, input: &str, joined: bool) -> Option<(DateExpr, usize)> {
    let d = day(ctx, input)?;
    let rest = skip_gap(&input[d.len..]);
    let next = ctx.link(rest);
    if next.len() == rest.len() && !joined || rest.len() == input.len() - d.len {
        return None;
    }
    match period(ctx, next)? {
        (month @ DateExpr::Period { step: Step::Month, .. }, used) => {
            Some((DateExpr::DayOf(d.value, Box::new(month)), input.len() - next.len() + used))
        }
        _ => None,
    }
}

/// The start, middle or end of a stretch, or what is left of it.
///
/// part = ( "mi" | "the end of" | … ) , [ link ] , stretch | rest , span ;
pub(super) fn part(ctx: &Context<'_>, input: &str) -> Option<(DateExpr, usize)> {
    let rules = ctx.rules;
    if let Some((_, len)) = rules.rest.at(input) {
        let next = skip_gap(&input[len..]);
        let (&step, used) = rules.spans.at(next).filter(|(s, _)| **s != Step::Season)?;
        let whole = DateExpr::Period { count: 0, step };
        return Some((DateExpr::Rest(Box::new(whole)), input.len() - next.len() + used));
    }
    let (&part, len) = rules.parts.at(input)?;
    let rest = skip_gap(&input[len..]);
    let linked = ctx.link(rest);
    if rest.len() == input.len() - len {
        return None;
    }
    let made = |part: PartOf, inner: DateExpr, at: &str, used: usize| {
        Some((DateExpr::Part(part, Box::new(inner)), input.len() - at.len() + used))
    };
    for at in [linked, rest] {
        // "the end of the week": the stretch is the article's own.
        if let Some((&step, used)) = rules.spans.at(at)
            && step != Step::Season
            && period(ctx, at).is_none()
        {
            return made(part, DateExpr::Period { count: 0, step }, at, used);
        }
        if let Some((inner, used)) = ctx.whole(at) {
            // "late on Friday" is Friday all the same.
            return if inner.is_day() {
                Some((inner, input.len() - at.len() + used))
            } else {
                made(part, inner, at, used)
            };
        }
    }
    None
}

impl Context<'_> {
    /// Steps over the article that some stretches are told with: "the last week", "l'an dernier".
    fn article<'i>(&self, input: &'i str) -> &'i str {
        let word = leading_word(input);
        let listed = word.len() == 3 && self.rules.link.at(word).is_some();
        if listed { skip_gap(&input[word.len()..]) } else { input }
    }

    /// A stretch or day that a part, a rank or a night belongs to.
    pub(super) fn whole(&self, input: &str) -> Option<(DateExpr, usize)> {
        self.within(true)?.single(input).filter(|(e, _)| !matches!(e, DateExpr::At(..) | DateExpr::Offset { .. }))
    }
}
