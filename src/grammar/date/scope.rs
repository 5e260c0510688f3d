//! The words before a date that scope it: since, until, about.

use super::context::{Context, ending};
use super::tense::{Tense, tense};
use super::{Base, DateExpr, PartOf, Step, Way};
use crate::value::Partial;

/// Applies the preposition in front of a date that begins at `pos`; returns where the whole begins.
pub(super) fn scoped(ctx: &Context<'_>, expr: DateExpr, pos: usize, behind: &str) -> (DateExpr, usize) {
    let rules = ctx.rules;
    let before = ctx.before;
    let told = matches!(expr, DateExpr::Offset { from: Base::Told, .. });
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
        && !timed
        && !matches!(expr, DateExpr::At(..))
        && !matches!(expr, DateExpr::Range(..))
    {
        return (DateExpr::Since(Box::new(expr)), start);
    }
    if let Some((_, start)) = ending(&rules.from, before)
        && !told
        && !matches!(expr, DateExpr::Range(..) | DateExpr::At(..) | DateExpr::Night(..))
        && !rules.from_not.iter().any(|word| before[start..].trim_end() == word)
    {
        return (DateExpr::From(Box::new(expr)), start);
    }
    if let Some((_, start)) = ending(&rules.from_ahead, before)
        && !before[..start].trim_end().ends_with(',')
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
    if let Some((_, start)) = ending(&rules.until, before)
        && !timed
        && !matches!(expr, DateExpr::Range(..))
    {
        return (DateExpr::Until(Box::new(expr)), start);
    }
    if let Some((_, start)) = ending(&rules.about, before)
        && !matches!(expr, DateExpr::Part(PartOf::End, _) | DateExpr::At(..))
    {
        return (DateExpr::About(Box::new(expr)), start);
    }
    (expr, pos)
}
