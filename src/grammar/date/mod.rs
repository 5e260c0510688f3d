//! Dates as the text says them: expressions that still need the article's date to become a day.

mod calendar;
mod clock;
mod read;

pub use read::{DateMatch, date_at};

use chrono::Weekday;

use crate::value::{Clock, Partial};

/// A date expression.
#[derive(Debug, Clone, PartialEq)]
pub enum DateExpr {
    /// As much of a calendar date as is written: "24 février", "août 2024", "1991", with the weekday written beside it.
    Calendar {
        /// What is written; `year` is `None` where the text leaves it out.
        date: Partial,
        /// The weekday written beside it, to be checked, not to overrule it.
        weekday: Option<Weekday>,
        /// "dernier", "last", "prochain", "next" or none.
        lean: Lean,
    },
    /// A weekday alone: "mercredi", "last Tuesday".
    Weekday(Weekday, Lean),
    /// So many days, weeks, months or years before (negative) or after the article's date: "hier" is -1 day.
    Offset {
        /// How many, negative for the past.
        count: i32,
        /// Of what.
        step: Step,
        /// Counted in so many words ("il y a trois semaines"), which no one means to the day.
        approx: bool,
        /// Counted from the last date told instead of the article's date ("la veille", "two days earlier").
        from_told: bool,
    },
    /// The calendar week, month, year that lies `count` away from the article's: "last month" is -1 month.
    Period {
        /// How many away.
        count: i32,
        /// Of what.
        step: Step,
    },
    /// The start, middle or end of a stretch: "mi-mars", "fin 2024", "the end of the week".
    Part(PartOf, Box<DateExpr>),
    /// A night: "dans la nuit de samedi à dimanche"; "overnight" alone is the night before the article's date.
    Night(Option<Box<DateExpr>>),
    /// From one to the other, both included.
    Range(Box<DateExpr>, Box<DateExpr>),
    /// "depuis 2012", "since August".
    Since(Box<DateExpr>),
    /// "d'ici à juillet", "until Sunday", "by the end of December".
    Until(Box<DateExpr>),
    /// "vers le 12 mars", "around 2010".
    About(Box<DateExpr>),
    /// With a time of day; no day where the text gives only the time.
    At(Option<Box<DateExpr>>, Clock),
}

/// Which way a date without a year, or a weekday, is told to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lean {
    /// Not said: tense and neighbours settle it.
    #[default]
    None,
    /// "ce mercredi", "this Friday": the nearest.
    This,
    /// "dernier", "last".
    Last,
    /// "prochain", "next".
    Next,
}

/// A step of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Step {
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

/// A part of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum PartOf {
    Start,
    Middle,
    End,
}
