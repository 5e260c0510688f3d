//! What "Tuesday" means for this article: the publication day, and dates resolved against it.

mod days;
mod order;
mod resolve;
mod steps;
mod year;

#[cfg(test)]
mod tests;

pub use resolve::Resolver;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::grammar::date::Lean;
use crate::grammar::{DateExpr, Mention, Reading, Skip};
use crate::text::{Article, PublishedFrom};
use crate::value::{Edtf, Partial};

/// A date resolved against its article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolved {
    /// The date.
    pub edtf: Edtf,
    /// The weekday written beside it.
    pub weekday: Option<Weekday>,
    /// True for a date written in full or in part, false for one told by the article's date.
    pub absolute: bool,
}

/// Settles the publication day of an article that does not state it in front matter: from a byline or stamp, else
/// from a full date in the text that a weekday or the header's month bears out, else not at all. Settles as well
/// which of two figures is the day, and writes that into the mentions.
pub fn settle(article: &mut Article, mentions: &mut [Mention]) {
    order::settle(article, mentions);
    if article.published.is_some() {
        return;
    }
    let stamp = mentions.iter().filter(|m| m.skip == Some(Skip::Header)).find_map(|m| full_day(&m.reading));
    let found = stamp.or_else(|| inferred(mentions)).or_else(|| opening(mentions));
    if let Some(day) = found {
        article.published = Some(day);
        article.published_from = Some(PublishedFrom::Text);
    }
}

/// How far from the other articles of a run one may be printed that leaves out its year.
const BESIDE: i64 = 120;

/// Settles the day of an article whose header tells it without the year, by the day of the articles beside it; weekdays
/// that it names with a date must bear it out. True where it did.
pub fn place(article: &mut Article, mentions: &[Mention], beside: NaiveDate) -> bool {
    let header = mentions.iter().filter(|m| m.skip == Some(Skip::Header)).find_map(|m| match &m.reading {
        Reading::Date(DateExpr::Calendar { date, .. }) if date.year.is_none() => date.month.zip(date.day),
        _ => None,
    });
    let Some((month, day)) = header else { return false };
    let years = beside.year() - 1..=beside.year() + 1;
    let of = |year: i32| NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day));
    let nearest = years.filter_map(of).min_by_key(|day| (*day - beside).num_days().abs());
    let Some(found) = nearest.filter(|day| (*day - beside).num_days().abs() <= BESIDE) else { return false };
    let mut named = mentions.iter().filter_map(|m| match &m.reading {
        Reading::Date(DateExpr::Calendar {
            date: Partial { year: None, month: Some(mo), day: Some(d), .. },
            weekday: Some(w),
            ..
        }) => Some(NaiveDate::from_ymd_opt(found.year(), u32::from(*mo), u32::from(*d))?.weekday() == *w),
        _ => None,
    });
    let borne_out = named.next().is_none_or(|first| first || named.any(|other| other));
    if borne_out {
        article.published = Some(found);
        article.published_from = Some(PublishedFrom::Text);
    }
    borne_out
}

fn full_day(reading: &Reading) -> Option<NaiveDate> {
    match reading {
        Reading::Date(DateExpr::Calendar { date, .. }) => Edtf::at(*date).single_day(),
        Reading::Date(DateExpr::At(Some(day), _)) => full_day(&Reading::Date((**day).clone())),
        _ => None,
    }
}

/// "a annoncé lundi 16 octobre 2023" among the first dates of the text: a full date with the weekday to match.
fn opening(mentions: &[Mention]) -> Option<NaiveDate> {
    mentions.iter().filter(|m| m.skip.is_none()).take(8).find_map(|m| match &m.reading {
        Reading::Date(DateExpr::Calendar { weekday: Some(weekday), .. }) => {
            full_day(&m.reading).filter(|day| day.weekday() == *weekday)
        }
        _ => None,
    })
}

/// "ce 14 octobre" under a header that says 2022-10, with "ce vendredi" to match.
fn inferred(mentions: &[Mention]) -> Option<NaiveDate> {
    let header = mentions.iter().filter(|m| m.skip == Some(Skip::Header)).find_map(|m| match &m.reading {
        Reading::Date(DateExpr::Calendar { date, .. }) => date.year.zip(date.month).filter(|_| date.day.is_none()),
        _ => None,
    });
    let (year, month) = header?;
    let this = mentions.iter().find_map(|m| match &m.reading {
        Reading::Date(DateExpr::Weekday(day, Lean::This)) => Some(*day),
        _ => None,
    });
    mentions.iter().filter(|m| m.skip.is_none()).find_map(|m| match &m.reading {
        Reading::Date(DateExpr::Calendar {
            date: Partial { year: None, month: Some(mo), day: Some(d), .. },
            lean,
            ..
        }) if *mo == month && (*lean == Lean::This || this.is_some()) => {
            NaiveDate::from_ymd_opt(year, u32::from(*mo), u32::from(*d))
                .filter(|day| this.is_none_or(|w| w == day.weekday()))
        }
        _ => None,
    })
}

/// Whether an expression says which year it means.
fn says_year(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Calendar { date, .. } => date.year.is_some(),
        DateExpr::Numeric { year, .. } | DateExpr::Feast { year, .. } => year.is_some(),
        DateExpr::Part(_, inner) | DateExpr::About(inner) => says_year(inner),
        DateExpr::Range(_, last) => says_year(last),
        _ => true,
    }
}

/// The weekday written in an expression, and whether the expression is a calendar date.
fn stated(expr: &DateExpr) -> (Option<Weekday>, bool) {
    match expr {
        DateExpr::Calendar { weekday, .. } => (*weekday, true),
        DateExpr::Numeric { .. } | DateExpr::Feast { .. } | DateExpr::Decade(_) | DateExpr::WeekNumber(..) => {
            (None, true)
        }
        DateExpr::DayOf(_, month) | DateExpr::Nth(_, _, month) => (None, stated(month).1),
        DateExpr::Weekday(day, _) => (Some(*day), false),
        DateExpr::Since(inner)
        | DateExpr::From(inner)
        | DateExpr::Until(inner)
        | DateExpr::About(inner)
        | DateExpr::Part(_, inner) => stated(inner),
        DateExpr::At(Some(inner), _) => stated(inner),
        DateExpr::Range(first, _) => (None, stated(first).1),
        _ => (None, false),
    }
}
