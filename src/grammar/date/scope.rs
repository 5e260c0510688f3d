//! The words before a date that scope it: since, until, about.

use super::context::{Context, ending};
use super::tense::{Tense, tense};
use super::{Base, DateExpr, PartOf, Step, Way};
use crate::rules::phrases::word_starts_back;
use crate::value::Partial;

/// Applies the preposition in front of a date that begins at `pos`; returns where the whole begins.
pub(super) fn scoped(ctx: &Context<'_>, expr: DateExpr, pos: usize, behind: &str) -> (DateExpr, usize) {
    let rules = ctx.rules;
    let before = ctx.before;
    let told = matches!(expr, DateExpr::Offset { from: Base::Told, .. });
    let clocked = matches!(expr, DateExpr::At(None, _));
    let timed = matches!(expr, DateExpr::At(None, _) | DateExpr::Night(..));
    if let DateExpr::Offset { from: Base::Date(_), .. } = &expr
        && let Some((Way::Within, start)) = ending(&rules.counted_before, before)
    {
        return (DateExpr::Until(Box::new(expr)), start);
    }
    if let DateExpr::Offset { from: Base::Article, by, .. } = &expr
        && let Some((way, start)) = ending(&rules.counted_before, before)
        && by.first().is_some_and(|b| (b.0 < 0) == (*way == Way::Ago) && b.0 != 0)
    {
        return (if *way == Way::Within { DateExpr::Until(Box::new(expr)) } else { expr }, start);
    }
    if let Some((_, start)) = ending(&rules.since, before)
        && !told
        && (!timed || clocked)
        && !matches!(expr, DateExpr::Range(..))
    {
        return (DateExpr::Since(Box::new(expr)), start);
    }
    if let Some((_, start)) = ending(&rules.from, before)
        && !told
        && !matches!(expr, DateExpr::Range(..) | DateExpr::At(..) | DateExpr::Night(..))
        && !ctx.moved()
        && !rules.from_not.iter().any(|word| before[start..].trim_end() == word)
    {
        return (DateExpr::From(Box::new(expr)), start);
    }
    if let Some((_, start)) = ending(&rules.from_ahead, before)
        && !before[..start].trim_end().ends_with(',')
        && !ctx.moved()
        && (expr.is_day() || matches!(expr, DateExpr::Period { step: Step::Week | Step::Month, count: 1 }))
        && tense(rules, &before[..start], behind) == Tense::Future
    {
        return (DateExpr::From(Box::new(expr)), start);
    }
    let year = matches!(&expr, DateExpr::Calendar { date: Partial { month: None, day: None, .. }, .. });
    if let Some((_, start)) = ending(&rules.since_year, before)
        && year
    {
        return (DateExpr::Since(Box::new(expr)), start);
    }
    let about = ending(&rules.about, before);
    if let Some((_, start)) = ending(&rules.until, before)
        && !timed
        && !matches!(expr, DateExpr::Range(..))
        // "shortly before 9:30 on Thursday"
        && about.is_none_or(|a| a.1 >= start)
    {
        if is_beginning(ctx, start, pos) {
            return (DateExpr::From(Box::new(expr)), start);
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

/// Whether a negated verb makes a beginning of a deadline: "will not run before Wednesday".
fn is_beginning(ctx: &Context<'_>, start: usize, pos: usize) -> bool {
    let rules = ctx.rules;
    let (led, deadline) = (&ctx.before[..start], &ctx.before[start..pos]);
    rules.before.at(deadline).is_some()
        && word_starts_back(led).take(5).any(|at| rules.negated.at(&led[at..]).is_some() && !led[at..].contains(','))
        && tense(rules, led, "") != Tense::Past
}
