//! The words before a date that scope it: since, until, about.

use super::context::Context;
use super::figures::year;
use super::tense::{Tense, tense};
use super::{Base, DateExpr, Lean, PartOf, Step, Way};
use crate::rules::phrases::{last_word, skip_gap, word_starts_back};
use crate::value::Partial;

/// Applies the preposition in front of a date that begins at `pos`; returns where the whole begins.
pub(super) fn scoped(ctx: &Context<'_>, expr: DateExpr, pos: usize, behind: &str) -> (DateExpr, usize) {
    let rules = ctx.rules;
    let before = ctx.before;
    let told = matches!(expr, DateExpr::Offset { from: Base::Told, .. });
    let clocked = matches!(expr, DateExpr::At(None, _));
    let timed = matches!(expr, DateExpr::At(None, _) | DateExpr::Night(..));
    if let DateExpr::Offset { from: Base::Date(_), .. } = &expr
        && let Some((Way::Within, start)) = ctx.ending(&rules.counted_before)
    {
        return (DateExpr::Until(Box::new(expr)), start);
    }
    if let DateExpr::Offset { from: Base::Article, by, .. } = &expr
        && let Some((way, start)) = ctx.ending(&rules.counted_before)
        && by.first().is_some_and(|b| (b.0 < 0) == (*way == Way::Ago) && b.0 != 0)
    {
        return (if *way == Way::Within { DateExpr::Until(Box::new(expr)) } else { expr }, start);
    }
    if let Some((_, start)) = ctx.ending(&rules.since)
        && !told
        && (!timed || clocked)
        && !matches!(expr, DateExpr::Range(..))
    {
        return (DateExpr::Since(Box::new(expr)), start);
    }
    if let Some((_, start)) = ctx.ending(&rules.from)
        && !told
        && !matches!(expr, DateExpr::Range(..) | DateExpr::At(..) | DateExpr::Night(..))
        && !ctx.moved()
        && !rules.from_not.iter().any(|word| before[start..].trim_end() == word)
        // "died after Thursday's derailment"
        && !behind.starts_with("'s ")
        && !behind.starts_with("’s ")
    {
        return (DateExpr::From(Box::new(expr)), start);
    }
    if let Some((_, start)) = ctx.ending(&rules.from_ahead)
        && !before[..start].trim_end().ends_with(',')
        && !ctx.moved()
        && (expr.is_day() || matches!(expr, DateExpr::Period { step: Step::Week | Step::Month, count: 1 }))
        && tense(rules, &before[..start], behind) == Tense::Future
    {
        return (DateExpr::From(Box::new(expr)), start);
    }
    let alone = matches!(&expr, DateExpr::Calendar { date: Partial { month: None, day: None, .. }, .. });
    let (ends, dated) = (ends_in_year(ctx, behind), ctx.ending(&rules.dates_from).is_some());
    if let Some((_, start)) = ctx.ending(&rules.since_year)
        && alone
        && !ends
        && !dated
        // "a cut from 2012 levels"
        && ctx.closes(behind)
    {
        return (DateExpr::Since(Box::new(expr)), start);
    }
    let about = ctx.ending(&rules.about);
    if let Some((_, start)) = ctx.ending(&rules.until)
        && !timed
        // "2014 through 2018"
        && !(alone && year(last_word(&before[..start])).is_some())
        && !matches!(expr, DateExpr::Range(..))
        // "shortly before 9:30 on Thursday"
        && about.is_none_or(|a| a.1 >= start)
    {
        if is_beginning(ctx, start, pos) {
            // What has not begun lies ahead.
            let ahead = match expr {
                DateExpr::Weekday(day, Lean::None) => DateExpr::Weekday(day, Lean::Next),
                other => other,
            };
            return (DateExpr::From(Box::new(ahead)), start);
        }
        return (DateExpr::Until(Box::new(expr)), start);
    }
    if let Some((_, start)) = about
        && !matches!(expr, DateExpr::Part(PartOf::End, _) | DateExpr::At(..))
    {
        return (DateExpr::About(Box::new(expr)), start);
    }
    (expr, pos)
}

/// Whether another year ends what this one begins: "from 2011 to 2015".
fn ends_in_year(ctx: &Context<'_>, behind: &str) -> bool {
    let next = skip_gap(behind);
    let joined = ctx.rules.range.at(next).filter(|_| next.len() < behind.len());
    joined.is_some_and(|(_, len)| year(skip_gap(&next[len..])).is_some())
}

/// Whether a negated verb makes a beginning of a deadline: "will not run before Wednesday".
fn is_beginning(ctx: &Context<'_>, start: usize, pos: usize) -> bool {
    let rules = ctx.rules;
    let (led, deadline) = (&ctx.before[..start], &ctx.before[start..pos]);
    rules.before.at(deadline).is_some()
        && word_starts_back(led).take(5).any(|at| rules.negated.at(&led[at..]).is_some() && !led[at..].contains(','))
        && tense(rules, led.rsplit([',', ';']).next().unwrap_or(led), "") != Tense::Past
}
