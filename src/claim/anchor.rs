//! What "Tuesday" means for this article: the publication day, and dates resolved against it.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::grammar::date::{Lean, PartOf, Step};
use crate::grammar::{DateExpr, Mention, Reading, Skip};
use crate::rules::Language;
use crate::rules::phrases::leading_word;
use crate::text::{Article, PublishedFrom};
use crate::value::{Edtf, End, Partial};

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
/// from a full date in the text that a weekday or the header's month bears out, else not at all.
pub fn settle(article: &mut Article, mentions: &[Mention]) {
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

/// Resolves the dates of one article in reading order.
#[derive(Debug)]
pub struct Resolver<'a> {
    published: Option<NaiveDate>,
    language: &'a Language,
    told: Option<NaiveDate>,
}

impl<'a> Resolver<'a> {
    /// A resolver that has read nothing yet.
    pub fn new(article: &Article, language: &'a Language) -> Self {
        Self { published: article.published, language, told: None }
    }

    /// What an expression means at its place in `sentence`; `None` where the article gives nothing to hang it on.
    ///
    /// `near` is the text around it, whose verbs tell past from future.
    pub fn resolve(&mut self, expr: &DateExpr, near: &str) -> Option<Resolved> {
        let future = self.speaks_of_future(near);
        let edtf = self.edtf(expr, future)?;
        if let Some(day) = edtf.single_day() {
            self.told = Some(day);
        }
        let (weekday, absolute) = stated(expr);
        Some(Resolved { edtf, weekday, absolute })
    }

    fn speaks_of_future(&self, sentence: &str) -> bool {
        let mut at = 0;
        while let Some(found) = sentence[at..].find(char::is_alphanumeric) {
            at += found;
            if self.language.dates.future.at(&sentence[at..]).is_some() {
                return true;
            }
            at += leading_word(&sentence[at..]).len().max(1);
        }
        false
    }

    fn edtf(&self, expr: &DateExpr, future: bool) -> Option<Edtf> {
        match expr {
            DateExpr::Calendar { date, lean, weekday } => Some(Edtf::at(self.complete(*date, *lean, *weekday, future))),
            DateExpr::Weekday(day, lean) => self.weekday(*day, *lean, future).map(Edtf::day),
            DateExpr::Offset { count, step, approx, from_told } => {
                let told = self.told.filter(|t| self.published.is_none_or(|p| (0..=30).contains(&(p - *t).num_days())));
                let base = if *from_told { told.or(self.published)? } else { self.published? };
                let mut date = Edtf::at(self.shift(base, *count, *step)?);
                date.approx = *approx;
                Some(date)
            }
            DateExpr::Period { count, step } => self.period(*count, *step),
            DateExpr::Part(part, inner) => self.part(*part, inner, future),
            DateExpr::Night(None) => {
                let day = self.published?;
                Some(Edtf::interval(End::At(Partial::day(day.pred_opt()?)), End::At(Partial::day(day))))
            }
            DateExpr::Night(Some(inner)) => match self.edtf(inner, false)? {
                date if date.single().is_none() => Some(date),
                date => {
                    let day = date.single_day()?;
                    Some(Edtf::interval(End::At(Partial::day(day.pred_opt()?)), End::At(Partial::day(day))))
                }
            },
            DateExpr::Range(first, last) => self.range(first, last, future),
            DateExpr::Since(inner) => {
                let from = self.edtf(
                    inner,
                    future && matches!(**inner, DateExpr::Calendar { date: Partial { year: Some(_), .. }, .. }),
                )?;
                Some(Edtf { start: from.start, end: End::Open, approx: from.approx, clock: None })
            }
            DateExpr::Until(inner) => {
                let mut to = self.edtf(inner, true)?;
                // A deadline lies ahead: "by the end of December" in March is not last year's.
                if let (End::At(last), Some(base)) = (to.end, self.published)
                    && last.days().is_some_and(|d| d.1 < base)
                    && !says_year(inner)
                {
                    to.end = End::At(Partial { year: last.year.map(|y| y + 1), ..last });
                }
                Some(Edtf { start: End::Open, end: to.end, approx: to.approx, clock: None })
            }
            DateExpr::About(inner) => Some(Edtf { approx: true, ..self.edtf(inner, future)? }),
            DateExpr::At(day, clock) => {
                let day = match day {
                    Some(day) => self.edtf(day, future)?.single()?,
                    None => {
                        let told = self.told.filter(|t| future || self.published.is_none_or(|p| *t <= p));
                        Partial::day(told.or(self.published)?)
                    }
                };
                Some(Edtf { clock: Some(*clock), ..Edtf::at(day) })
            }
        }
    }

    /// Fills in the year that a date leaves out.
    fn complete(&self, date: Partial, lean: Lean, weekday: Option<Weekday>, future: bool) -> Partial {
        let (None, Some(base), Some(month)) = (date.year, self.published, date.month) else { return date };
        let with = |year: i32| Partial { year: Some(year), ..date };
        let years = [base.year() - 1, base.year(), base.year() + 1];
        let far = |p: &Partial| {
            p.days().map_or(i64::MAX, |(a, b)| {
                if a <= base && base <= b {
                    0
                } else if b < base {
                    (base - b).num_days()
                } else {
                    -(a - base).num_days()
                }
            })
        };
        // Positive lies in the past. A season or quarter that has ended is meant rather than one under way.
        let best = years.iter().map(|&y| with(y)).filter(|p| far(p) != i64::MAX).min_by_key(|p| {
            let days = far(p);
            let ahead_ok = match lean {
                Lean::Last => false,
                Lean::Next => true,
                _ => future,
            };
            let past_ok = lean != Lean::Next;
            let lopsided = weekday.is_some_and(|w| Edtf::at(*p).single_day().is_some_and(|d| d.weekday() != w));
            let cost = match days {
                0.. if past_ok => {
                    if lean == Lean::Last && days == 0 && date.day.is_none() {
                        400
                    } else {
                        days
                    }
                }
                0.. => 1000 + days,
                _ if ahead_ok && -days <= 150 => {
                    if future {
                        -days
                    } else {
                        60 - days
                    }
                }
                _ if month > 12 => 300 - days,
                _ => 250 - days,
            };
            cost + i64::from(lopsided) * 20
        });
        best.unwrap_or(date)
    }

    fn weekday(&self, day: Weekday, lean: Lean, future: bool) -> Option<NaiveDate> {
        let base = self.published?;
        let back = u64::from((7 + base.weekday().num_days_from_monday() - day.num_days_from_monday()) % 7);
        let past = base.checked_sub_days(Days::new(back))?;
        match lean {
            Lean::Last if back == 0 => base.checked_sub_days(Days::new(7)),
            Lean::Next => base.checked_add_days(Days::new(7 - back)),
            Lean::This if back > 3 => base.checked_add_days(Days::new(7 - back)),
            Lean::None if future && back > 0 => base.checked_add_days(Days::new(7 - back)),
            _ => Some(past),
        }
    }

    fn shift(&self, base: NaiveDate, count: i32, step: Step) -> Option<Partial> {
        let size = u64::from(count.unsigned_abs());
        let days =
            |n: u64| if count < 0 { base.checked_sub_days(Days::new(n)) } else { base.checked_add_days(Days::new(n)) };
        let months = |n: u32| {
            if count < 0 { base.checked_sub_months(Months::new(n)) } else { base.checked_add_months(Months::new(n)) }
        };
        match step {
            Step::Day => days(size).map(Partial::day),
            Step::Week | Step::Weekend => days(size.checked_mul(7)?).map(Partial::day),
            Step::Month => months(count.unsigned_abs()).map(|d| Partial::month(d.year(), d.month() as u8)),
            Step::Year => Some(Partial::year(base.year().checked_add(count)?)),
        }
    }

    fn period(&self, count: i32, step: Step) -> Option<Edtf> {
        let base = self.published?;
        match step {
            Step::Week | Step::Weekend => {
                let back = u64::from(base.weekday().num_days_from_monday());
                let monday = base
                    .checked_sub_days(Days::new(back))?
                    .checked_add_signed(chrono::TimeDelta::days(i64::from(count) * 7))?;
                let first = if step == Step::Weekend { monday.checked_add_days(Days::new(5))? } else { monday };
                let last = monday.checked_add_days(Days::new(6))?;
                Some(Edtf::interval(End::At(Partial::day(first)), End::At(Partial::day(last))))
            }
            _ => self.shift(base, count, step).map(Edtf::at),
        }
    }

    fn part(&self, part: PartOf, inner: &DateExpr, future: bool) -> Option<Edtf> {
        let whole = self.edtf(inner, future)?;
        let (first, last) = (whole.bounds().0?, whole.bounds().1?);
        let days = (last - first).num_days();
        let at = |n: i64| first.checked_add_signed(chrono::TimeDelta::days(n)).map(Partial::day);
        if days <= 7 && part == PartOf::End {
            return Some(Edtf { approx: true, ..Edtf::at(Partial::day(last)) });
        }
        if days <= 31 {
            return match part {
                PartOf::Start => Some(Edtf { approx: true, ..Edtf::at(at(4)?) }),
                PartOf::Middle => Some(Edtf { approx: true, ..Edtf::at(at(14)?) }),
                PartOf::End => Some(Edtf::at(Partial::day(last))),
            };
        }
        let (from, to) = match part {
            PartOf::Start => (0, days / 4),
            PartOf::Middle => (days / 3, days * 2 / 3),
            PartOf::End => return Some(Edtf::at(Partial::day(last))),
        };
        Some(Edtf { approx: true, ..Edtf::interval(End::At(at(from)?), End::At(at(to)?)) })
    }

    /// The first end takes its year, or its side of the article's date, from the last.
    fn range(&self, first: &DateExpr, last: &DateExpr, future: bool) -> Option<Edtf> {
        let mut end = self.edtf(last, future)?;
        let mut start = match (first, end.single()) {
            (DateExpr::Calendar { date, .. }, Some(last)) if date.year.is_none() => {
                let with = |year: i32| Edtf::at(Partial { year: Some(year), ..*date });
                let same = with(last.year?);
                if same.bounds().0? > end.bounds().1? { with(last.year? - 1) } else { same }
            }
            (DateExpr::Weekday(day, _), Some(_)) if self.published.is_some_and(|p| p.weekday() == *day) => {
                // "mardi et mercredi" said on a Tuesday begins today.
                let today = self.published?;
                let to = end.bounds().1?;
                let ahead = (to - today).num_days().rem_euclid(7);
                end = Edtf::day(today.checked_add_signed(chrono::TimeDelta::days(ahead))?);
                Edtf::day(today)
            }
            (DateExpr::Weekday(day, _), Some(_)) => {
                let to = end.bounds().1?;
                let back = u64::from((7 + to.weekday().num_days_from_monday() - day.num_days_from_monday()) % 7);
                Edtf::day(to.checked_sub_days(Days::new(back))?)
            }
            _ => self.edtf(first, future)?,
        };
        // A span that begins on the article's eve and runs on: "mardi et mercredi" said on Tuesday.
        if start.bounds().0 > end.bounds().1 {
            start = end;
        }
        Some(Edtf { start: start.start, end: end.end, approx: start.approx || end.approx, clock: None })
    }
}

/// Whether an expression says which year it means.
fn says_year(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Calendar { date, .. } => date.year.is_some(),
        DateExpr::Part(_, inner) | DateExpr::About(inner) => says_year(inner),
        DateExpr::Range(_, last) => says_year(last),
        _ => true,
    }
}

/// The weekday written in an expression, and whether the expression is a calendar date.
fn stated(expr: &DateExpr) -> (Option<Weekday>, bool) {
    match expr {
        DateExpr::Calendar { weekday, .. } => (*weekday, true),
        DateExpr::Weekday(day, _) => (Some(*day), false),
        DateExpr::Since(inner) | DateExpr::Until(inner) | DateExpr::About(inner) | DateExpr::Part(_, inner) => {
            stated(inner)
        }
        DateExpr::At(Some(inner), _) => stated(inner),
        DateExpr::Range(first, _) => (None, stated(first).1),
        _ => (None, false),
    }
}
