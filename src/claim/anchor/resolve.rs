//! Dates resolved against the article's day, in reading order.

use chrono::{Datelike, NaiveDate, Weekday};

use super::days::{Days, earlier, reports};
use super::order::numeric;
use super::steps::{self, monday, nth, offset, part, period, plus, since, span};
use super::year::{Hints, complete, nearest};
use super::{Resolved, says_year, stated};
use crate::grammar::DateExpr;
use crate::grammar::date::{Base, Lean, PartOf, Step, Tense, tense};
use crate::rules::Language;
use crate::rules::dates::DateRules;
use crate::rules::phrases::word_starts_back;
use crate::text::Article;
use crate::value::{Clock, Edtf, End, Partial};

/// A deadline no longer past than this was one that nobody says is ahead: "11,300 arrivals by June 15".
const RECENT: i64 = 31;

/// A deadline longer past than this, told without its year, is that of the year to come.
const LONG_AGO: i64 = 150;

/// Resolves the dates of one article in reading order.
#[derive(Debug)]
pub struct Resolver<'a> {
    published: Option<NaiveDate>,
    language: &'a Language,
    told: Option<NaiveDate>,
    year: Option<i32>,
    /// The date told last, however fine.
    last: Option<Edtf>,
    days: Days,
}

impl<'a> Resolver<'a> {
    /// A resolver that has read nothing yet.
    pub fn new(article: &Article, language: &'a Language) -> Self {
        Self { published: article.published, language, told: None, year: None, last: None, days: Days::default() }
    }

    /// What an expression means at its place; `None` where the article gives nothing to hang it on.
    ///
    /// `before` and `behind` are the text around it, whose verbs tell past from future.
    pub fn resolve(&mut self, expr: &DateExpr, before: &str, behind: &str) -> Option<Resolved> {
        let tense = match expr {
            DateExpr::Until(_) if self.language.dates.deadline_led.ending(before).is_some() => Tense::Future,
            _ => tense(&self.language.dates, before, behind),
        };
        let edtf = match expr {
            DateExpr::At(None, clock) => self.at_time(*clock, tense, before)?,
            DateExpr::Calendar { date: Partial { year: None, month: None, day: Some(day), .. }, .. }
                if let Some(month) = self.month_told(before) =>
            {
                Edtf::at(Partial { day: Some(*day), ..month })
            }
            _ if tense != Tense::Future && is_due(&self.language.dates, before) => {
                self.edtf(&nearest_weekday(expr), tense)?
            }
            _ => self.edtf(expr, tense)?,
        };
        if let Some(day) = edtf.single_day() {
            self.told = Some(day);
        }
        let said = reports(&self.language.dates, before, behind);
        let counted =
            matches!(expr, DateExpr::Offset { from: Base::Told | Base::Reported, .. } | DateExpr::ToldPeriod { .. });
        if !said && !counted {
            self.last = Some(edtf);
        }
        self.days.note(expr, &edtf, said, self.published);
        if let End::At(first) = edtf.start {
            self.year = first.year.or(self.year);
        }
        let (weekday, absolute) = stated(expr);
        Some(Resolved { edtf, weekday, absolute })
    }

    /// The month told shortly before a day without one: "En juin, le maximum a été atteint le 24."
    fn month_told(&self, before: &str) -> Option<Partial> {
        let months = &self.language.dates.months;
        let told = self.last?.single().filter(|p| p.day.is_none() && matches!(p.month, Some(1..=12)))?;
        let named = |at: usize| months.at(&before[at..]).is_some_and(|(month, _)| Some(*month) == told.month);
        word_starts_back(before).any(named).then_some(told)
    }

    fn edtf(&self, expr: &DateExpr, tense: Tense) -> Option<Edtf> {
        match expr {
            DateExpr::Calendar { date, lean, weekday } => {
                let hints = Hints { lean: *lean, weekday: *weekday, tense };
                Some(Edtf::at(complete(*date, self.published, hints)))
            }
            DateExpr::Numeric { first, second, year, day_first } => {
                let date = numeric(*first, *second, *year, *day_first, self.published);
                Some(Edtf::at(complete(date, self.published, Hints { lean: Lean::None, weekday: None, tense })))
            }
            DateExpr::Weekday(day, lean) => self.weekday(*day, *lean, tense).map(Edtf::day),
            DateExpr::WeekdayAfter(day, weeks) => {
                let next = self.weekday(*day, Lean::Next, tense)?;
                plus(next, i64::from(*weeks) * 7).map(Edtf::day)
            }
            DateExpr::WeekdayOf(day, week) => {
                let monday = monday(self.edtf(week, tense)?.bounds().0?)?;
                plus(monday, i64::from(day.num_days_from_monday())).map(Edtf::day)
            }
            DateExpr::OfYear(date, count) => {
                let year = self.published?.year().checked_add(*count)?;
                Some(Edtf::at(Partial { year: Some(year), ..*date }))
            }
            DateExpr::OfToldYear(date) => {
                let year = self.year?;
                Some(Edtf::at(Partial { year: Some(year), ..*date }))
            }
            DateExpr::WeekNumber(number, year) => {
                let base = self.published;
                let in_year = |y: i32| NaiveDate::from_isoywd_opt(y, u32::from(*number), Weekday::Mon);
                let week = |m: NaiveDate| Some(span(m, plus(m, 6)?));
                match year {
                    Some(y) => week(in_year(*y)?),
                    None => {
                        let base = base?;
                        let weeks = [-1, 0, 1].map(|n| in_year(base.iso_week().year() + n).and_then(week));
                        let hints = Hints { lean: Lean::None, weekday: None, tense };
                        nearest(weeks.into_iter().flatten(), base, hints, false)
                    }
                }
            }
            DateExpr::DayOf(day, month) => {
                let of = self.edtf(month, tense)?.single()?;
                Some(Edtf::at(Partial { day: Some(*day), ..of }))
            }
            DateExpr::Nth(n, unit, whole) => nth(&self.edtf(whole, tense)?, *n, *unit),
            DateExpr::Offset { by, from, approx } => self.offset(by, from, *approx, tense),
            DateExpr::Period { count, step } => self.period(*count, *step, tense),
            DateExpr::ToldPeriod { count, step } => {
                let told = self.last.and_then(|last| steps::moved(last, &[(*count, *step)]));
                told.or_else(|| self.period(*count, *step, tense))
            }
            DateExpr::Feast { feast, year: Some(year), .. } => feast.day(*year).map(Edtf::day),
            DateExpr::Feast { feast, year: None, lean } => {
                let base = self.published?;
                let days = [-1, 0, 1].map(|n| feast.day(base.year() + n)).into_iter().flatten();
                nearest(days.map(Edtf::day), base, Hints { lean: *lean, weekday: None, tense }, false)
            }
            DateExpr::Decade(two) => {
                // "the 90s" are the last that have begun.
                let year = self.published?.year();
                let last = year - (year - i32::from(*two)).rem_euclid(100);
                Some(Edtf::at(Partial { year: Some(last), masked: 1, month: None, day: None }))
            }
            DateExpr::WeekOf(day) => {
                let monday = monday(self.edtf(day, tense)?.bounds().0?)?;
                Some(span(monday, plus(monday, 6)?))
            }
            DateExpr::Part(of, inner) => part(*of, &self.edtf(inner, tense)?),
            DateExpr::Rest(inner) => {
                let (today, last) = (self.published?, self.edtf(inner, tense)?.bounds().1?);
                Some(span(today, last.max(today)))
            }
            DateExpr::Night(None) => self.night(self.published?),
            DateExpr::Night(Some(inner)) => match self.edtf(inner, Tense::Unsaid)? {
                date if date.single().is_none() => Some(date),
                date => self.night(date.single_day()?),
            },
            DateExpr::Range(first, last) => self.range(first, last, tense),
            DateExpr::Since(inner) => {
                let tense = match **inner {
                    DateExpr::Calendar { date: Partial { year: Some(_), .. }, .. } => tense,
                    // What has lasted "since the weekend" began on one that is over.
                    DateExpr::Period { step: Step::Weekend, .. } => Tense::Past,
                    _ => Tense::Unsaid,
                };
                let from = self.edtf(inner, tense)?;
                Some(Edtf { start: from.start, end: End::Open, approx: from.approx, clock: None })
            }
            DateExpr::From(inner) => {
                let from = self.edtf(inner, tense)?;
                Some(Edtf { start: from.start, end: End::Open, approx: from.approx, clock: None })
            }
            DateExpr::Until(inner) => self.until(inner, tense),
            DateExpr::About(inner) => Some(Edtf { approx: true, ..self.edtf(inner, tense)? }),
            DateExpr::At(day, clock) => {
                let day = match day {
                    Some(day) => self.edtf(day, tense)?.single()?,
                    None => Partial::day(self.told.filter(|t| self.reaches(*t, tense)).or(self.published)?),
                };
                Some(Edtf { clock: Some(*clock), ..Edtf::at(day) })
            }
        }
    }

    /// Whether a day is one that a time of day may belong to: what is past lies not ahead of the article.
    fn reaches(&self, day: NaiveDate, tense: Tense) -> bool {
        tense == Tense::Future || self.published.is_none_or(|p| day <= p)
    }

    /// A time of day takes its day from what is told before it, the days on which somebody spoke aside.
    fn at_time(&self, clock: Clock, tense: Tense, before: &str) -> Option<Edtf> {
        let past = earlier(&self.language.dates, before);
        // "at 1:24 p.m. (1624 GMT)" is one time, whatever the verbs behind it.
        let bracketed = before.trim_end().ends_with('(');
        let day = self.days.of(clock, tense, past, bracketed).filter(|d| bracketed || self.reaches(*d, tense));
        let told = || self.told.filter(|t| self.reaches(*t, tense));
        let day = day.or_else(told).or(self.published)?;
        Some(Edtf { clock: Some(clock), ..Edtf::day(day) })
    }

    fn night(&self, second: NaiveDate) -> Option<Edtf> {
        Some(span(second.pred_opt()?, second))
    }

    fn offset(&self, by: &[(i32, Step)], from: &Base, approx: bool, tense: Tense) -> Option<Edtf> {
        let (base, exact) = match from {
            Base::Article => (self.published?, !approx),
            Base::Reported => (self.days.reported.or(self.published)?, !approx),
            Base::Told => {
                if let Some(stretch) = self.last.and_then(|last| steps::moved(last, by)) {
                    return Some(stretch);
                }
                // What was told last counts while it is near; a year earlier than some day is the year's.
                let near = |t: &NaiveDate| self.published.is_none_or(|p| (0..=30).contains(&(p - *t).num_days()));
                // "a week later" hangs on the day of the article only where it is to come.
                let ahead = by.first().is_some_and(|b| b.0 > 0) && tense != Tense::Future;
                (self.told.filter(near).or(self.published.filter(|_| !ahead))?, !approx)
            }
            Base::Date(date) => (self.edtf(date, tense)?.single_day()?, true),
        };
        Some(Edtf { approx, ..Edtf::at(offset(base, by, exact)?) })
    }

    /// A weekend that the article's week has not reached is the last one where it tells of the past.
    fn period(&self, count: i32, step: Step, tense: Tense) -> Option<Edtf> {
        let base = self.published?;
        let back = step == Step::Weekend && count == 0 && tense == Tense::Past;
        let early = !matches!(base.weekday(), Weekday::Sat | Weekday::Sun);
        period(base, if back && early { -1 } else { count }, step)
    }

    /// A deadline lies ahead unless a verb says otherwise: "by the end of December" in March is not last year's.
    fn until(&self, inner: &DateExpr, tense: Tense) -> Option<Edtf> {
        let ahead = if tense == Tense::Past { Tense::Past } else { Tense::Future };
        let to = self.deadline(inner, tense, ahead)?;
        // "promised a bridge by the end of April", said in March, is of this year whatever the verb.
        let long_ago = |day: NaiveDate| self.published.is_some_and(|p| (p - day).num_days() > LONG_AGO);
        if ahead == Tense::Past && !says_year(inner) && to.bounds().1.is_some_and(long_ago) {
            return self.deadline(inner, Tense::Future, Tense::Future);
        }
        Some(to)
    }

    fn deadline(&self, inner: &DateExpr, tense: Tense, ahead: Tense) -> Option<Edtf> {
        let mut to = match inner {
            // "by the end of June" gives all of June.
            DateExpr::Part(PartOf::End, whole) => {
                let whole = self.edtf(whole, ahead)?;
                let last = whole.bounds().1?;
                let short = whole.bounds().0.is_none_or(|first| (last - first).num_days() <= 7);
                Edtf { approx: short, ..Edtf::day(last) }
            }
            // "by mid-2027" is half of it.
            DateExpr::Part(PartOf::Middle, whole) => {
                let whole = self.edtf(whole, ahead)?;
                match (whole.bounds(), whole.single()) {
                    ((Some(first), Some(_)), Some(Partial { year: Some(year), masked: 0, month: None, .. })) => {
                        Edtf { approx: true, ..Edtf::at(Partial::month(year, 6.max(first.month() as u8))) }
                    }
                    _ => self.edtf(inner, ahead)?,
                }
            }
            _ => self.edtf(inner, ahead)?,
        };
        if let (End::At(last), Some(base)) = (to.end, self.published)
            && ahead == Tense::Future
            && last.days().is_some_and(|d| d.1 < base && (tense == Tense::Future || (base - d.1).num_days() > RECENT))
            && !says_year(inner)
        {
            to.end = End::At(Partial { year: last.year.map(|y| y + 1), ..last });
        }
        Some(Edtf { start: End::Open, end: to.end, approx: to.approx, clock: None })
    }

    fn weekday(&self, day: Weekday, lean: Lean, tense: Tense) -> Option<NaiveDate> {
        let base = self.published?;
        let back = since(base, day);
        let ahead = match (lean, tense) {
            (Lean::Last, _) => return plus(base, if back == 0 { -7 } else { -back }),
            (Lean::Next, _) => true,
            (_, Tense::Future) => back > 0,
            (Lean::This, _) => back > 3,
            (Lean::None, _) => false,
        };
        plus(base, if ahead { 7 - back } else { -back })
    }

    /// The first end takes its year, or its side of the article's date, from the last.
    fn range(&self, first: &DateExpr, last: &DateExpr, tense: Tense) -> Option<Edtf> {
        let mut end = self.edtf(last, tense)?;
        let mut start = match (first, end.single()) {
            (DateExpr::Calendar { date, .. }, Some(last)) if date.year.is_none() && date.month.is_some() => {
                let with = |year: i32| Edtf::at(Partial { year: Some(year), ..*date });
                match last.year {
                    Some(year) if with(year).bounds().0? > end.bounds().1? => with(year - 1),
                    Some(year) => with(year),
                    None => self.edtf(first, tense)?,
                }
            }
            (DateExpr::Calendar { date, .. }, Some(last)) if date.year.is_none() && last.day.is_some() => {
                Edtf::at(Partial { day: date.day, ..last })
            }
            (DateExpr::Weekday(_, Lean::Next | Lean::Last), _) => self.edtf(first, tense)?,
            (DateExpr::Weekday(day, _), Some(_)) if self.published.is_some_and(|p| p.weekday() == *day) => {
                // "mardi et mercredi" said on a Tuesday begins today.
                let today = self.published?;
                let to = end.bounds().1?;
                end = Edtf::day(plus(today, (to - today).num_days().rem_euclid(7))?);
                Edtf::day(today)
            }
            (DateExpr::Weekday(day, _), Some(last)) if last.day.is_some() => {
                let to = end.bounds().1?;
                Edtf::day(plus(to, -since(to, *day))?)
            }
            _ => self.edtf(first, tense)?,
        };
        // A span that begins on the article's eve and runs on: "mardi et mercredi" said on Tuesday.
        if let (Some(from), Some(to)) = (start.bounds().0, end.bounds().1)
            && from > to
        {
            start = end;
        }
        Some(Edtf { start: start.start, end: end.end, approx: start.approx || end.approx, clock: None })
    }
}

/// Words back to a verb of what was to be.
const DUE: usize = 8;

/// Whether something was to be on a date: "devait s'ouvrir vendredi".
fn is_due(rules: &DateRules, before: &str) -> bool {
    let due = |at: usize| rules.due.at(&before[at..]).is_some() && !before[at..].contains([',', ';']);
    word_starts_back(before).take(DUE).any(due)
}

/// A weekday that leans neither way leans to the nearest one.
fn nearest_weekday(expr: &DateExpr) -> DateExpr {
    match expr {
        DateExpr::Weekday(day, Lean::None) => DateExpr::Weekday(*day, Lean::This),
        DateExpr::At(Some(day), clock) => DateExpr::At(Some(Box::new(nearest_weekday(day))), *clock),
        other => other.clone(),
    }
}
