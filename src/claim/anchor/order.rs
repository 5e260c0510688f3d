//! Whether "03/12/2025" is 3 December or 12 March: what else the article writes tells, before its language does.

use chrono::NaiveDate;

use crate::grammar::{DateExpr, Mention, Reading};
use crate::text::Article;
use crate::value::Partial;

/// Settles the order of day and month in figures that leave it open.
///
/// Figures above twelve settle it for all; else "12 March" against "March 12"; else the language. A date within days
/// of the article's own is meant where the other way round it lies months off.
pub(super) fn settle(article: &Article, mentions: &mut [Mention]) {
    let mut open = None;
    for mention in mentions.iter_mut() {
        each(&mut mention.reading, &mut |expr| {
            if let DateExpr::Numeric { day_first, .. } = expr {
                open = Some(*day_first);
            }
        });
    }
    let Some(language) = open else { return };
    let first = language || written(article, mentions);
    for mention in mentions {
        each(&mut mention.reading, &mut |expr| {
            if let DateExpr::Numeric { first: a, second: b, year, .. } = *expr {
                *expr = DateExpr::calendar(numeric(a, b, year, first, article.published));
            }
        });
    }
}

/// Whether the article's other dates put the day first.
fn written(article: &Article, mentions: &[Mention]) -> bool {
    let (mut figures, mut words) = (0_i32, 0_i32);
    for mention in mentions {
        let Reading::Date(DateExpr::Calendar { date, .. }) = &mention.reading else { continue };
        let (Some(_), Some(day)) = (date.month, date.day) else { continue };
        let whole = article.slice(mention.span);
        let text = whole.trim_start_matches(|c: char| !c.is_ascii_digit());
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let leads = text[..digits].parse() == Ok(day);
        match (digits, text[digits..].starts_with(['/', '.', '-'])) {
            (4, _) => {}
            (_, true) => figures += if leads { 1 } else { -1 },
            (_, false) => words += if leads && text.len() == whole.len() { 1 } else { -1 },
        }
    }
    if figures != 0 { figures > 0 } else { words > 0 }
}

/// Hands on every expression that is or holds a calendar date.
fn each(reading: &mut Reading, read: &mut impl FnMut(&mut DateExpr)) {
    fn inside(expr: &mut DateExpr, read: &mut impl FnMut(&mut DateExpr)) {
        match expr {
            DateExpr::Range(a, b) => {
                inside(a, read);
                inside(b, read);
            }
            DateExpr::Since(e)
            | DateExpr::From(e)
            | DateExpr::Until(e)
            | DateExpr::About(e)
            | DateExpr::WeekOf(e)
            | DateExpr::Night(Some(e))
            | DateExpr::At(Some(e), _) => inside(e, read),
            _ => read(expr),
        }
    }
    if let Reading::Date(expr) = reading {
        inside(expr, read);
    }
}

/// The date that two figures are.
pub(super) fn numeric(first: u8, second: u8, year: Option<i32>, day_first: bool, base: Option<NaiveDate>) -> Partial {
    let of = |day: u8, month: u8| Partial { year, masked: 0, month: Some(month), day: Some(day) };
    let (one, other) =
        if day_first { (of(first, second), of(second, first)) } else { (of(second, first), of(first, second)) };
    let far = |p: &Partial| Some((p.days()?.0 - base?).num_days().abs());
    match (far(&one), far(&other)) {
        (Some(a), Some(b)) if b <= 3 && a > 20 => other,
        _ => one,
    }
}
