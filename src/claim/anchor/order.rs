//! Whether "03/12/2025" is 3 December or 12 March: what else the article writes tells, before its language does.

use chrono::NaiveDate;

use crate::grammar::{DateExpr, Mention, Reading};
use crate::text::Article;
use crate::value::Partial;

/// True where the day stands before the month in the article's figures.
///
/// Figures above twelve settle it; else "12 March" against "March 12"; else the language.
pub(super) fn day_first(article: &Article, mentions: &[Mention]) -> bool {
    if !mentions.iter().any(|m| month_first(&m.reading)) {
        return true;
    }
    let (mut figures, mut words) = (0_i32, 0_i32);
    for mention in mentions {
        let Reading::Date(expr) = &mention.reading else { continue };
        let DateExpr::Calendar { date: Partial { month: Some(_), day: Some(day), .. }, .. } = expr else { continue };
        let text = article.slice(mention.span).trim_start_matches(|c: char| !c.is_ascii_digit());
        let first = article.slice(mention.span).len() == text.len();
        let slashed = text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(['/', '.']);
        let year_first = text.bytes().take_while(u8::is_ascii_digit).count() == 4;
        let leads = text.split(|c: char| !c.is_ascii_digit()).next().and_then(|d| d.parse().ok()) == Some(*day);
        match (slashed, year_first) {
            (_, true) => {}
            (true, _) => figures += if leads { 1 } else { -1 },
            (false, _) => words += if first && leads { 1 } else { -1 },
        }
    }
    if figures != 0 { figures > 0 } else { words > 0 }
}

/// Two figures in a language that writes the month first, unless its British writers wrote them.
fn month_first(reading: &Reading) -> bool {
    fn inside(expr: &DateExpr) -> bool {
        match expr {
            DateExpr::Numeric { day_first, .. } => !day_first,
            DateExpr::Range(a, b) => inside(a) || inside(b),
            DateExpr::Since(e) | DateExpr::Until(e) | DateExpr::About(e) | DateExpr::At(Some(e), _) => inside(e),
            _ => false,
        }
    }
    matches!(reading, Reading::Date(expr) if inside(expr))
}

/// The date that two figures are.
pub(super) fn numeric(first: u8, second: u8, year: Option<i32>, day_first: bool, base: Option<NaiveDate>) -> Partial {
    let of = |day: u8, month: u8| Partial { year, masked: 0, month: Some(month), day: Some(day) };
    let (one, other) =
        if day_first { (of(first, second), of(second, first)) } else { (of(second, first), of(first, second)) };
    // A date within days of the article's own is meant, where the other way round it lies months off.
    let far = |p: &Partial| Some((p.days()?.0 - base?).num_days().abs());
    match (far(&one), far(&other)) {
        (Some(a), Some(b)) if b <= 3 && a > 20 => other,
        _ => one,
    }
}
