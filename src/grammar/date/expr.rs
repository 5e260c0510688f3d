//! What a date expression says, before the article's date makes a day of it.

use chrono::Weekday;

use super::Feast;
use crate::value::{Clock, Partial};

/// A date expression.
#[derive(Debug, Clone, PartialEq)]
pub enum DateExpr {
    /// As much of a calendar date as is written: "24 février", "août 2024", "1991", with the weekday written beside it.
    Calendar {
        /// What is written; `year` and `month` are `None` where the text leaves them out.
        date: Partial,
        /// The weekday written beside it, to be checked, not to overrule it.
        weekday: Option<Weekday>,
        /// "dernier", "last", "prochain", "next" or none.
        lean: Lean,
    },
    /// Two figures that are a day and a month, in an order that the article settles: "03/12/2025".
    Numeric {
        /// The first figure.
        first: u8,
        /// The second.
        second: u8,
        /// The year, where it is written.
        year: Option<i32>,
        /// Whether the language writes the day first.
        day_first: bool,
    },
    /// A weekday alone: "mercredi", "last Tuesday".
    Weekday(Weekday, Lean),
    /// A weekday so many weeks beyond the next one: "vendredi en huit" is 1.
    WeekdayAfter(Weekday, i32),
    /// A weekday of a week: "Friday next week".
    WeekdayOf(Weekday, Box<DateExpr>),
    /// A month, quarter or day of a year told otherwise: "March last year" is -1.
    OfYear(Partial, i32),
    /// A month, quarter or day of the year told last: "November 11 that year".
    OfToldYear(Partial),
    /// A week of the year by its number, as in ISO 8601.
    WeekNumber(u8, Option<i32>),
    /// A day of a month told otherwise: "the 20th of next month".
    DayOf(u8, Box<DateExpr>),
    /// The first, second or last (-1) weekday, week, or other step of a stretch.
    Nth(i8, Unit, Box<DateExpr>),
    /// So many steps before (negative) or after a day: "hier", "il y a trois semaines", "two days after Christmas".
    Offset {
        /// How many of what, the largest step first where there are several.
        by: Vec<(i32, Step)>,
        /// From when.
        from: Base,
        /// Counted in so many words ("il y a trois semaines"), which no one means to the day.
        approx: bool,
    },
    /// The calendar week, month, year that lies `count` away from the article's: "last month" is -1 month.
    Period {
        /// How many away.
        count: i32,
        /// Of what.
        step: Step,
    },
    /// The same counted from the date told last: "the month before".
    ToldPeriod {
        /// How many away.
        count: i32,
        /// Of what.
        step: Step,
    },
    /// A feast, whose day the year decides.
    Feast {
        /// Which.
        feast: Feast,
        /// The year, where it is written.
        year: Option<i32>,
        /// Which way it is told to lie.
        lean: Lean,
    },
    /// A decade by its last two figures: "les années 90".
    Decade(u8),
    /// The week that holds a day: "the week of 4 February".
    WeekOf(Box<DateExpr>),
    /// The start, middle or end of a stretch: "mi-mars", "fin 2024", "the end of the week".
    Part(PartOf, Box<DateExpr>),
    /// What is left of a stretch from the article's date on.
    Rest(Box<DateExpr>),
    /// A night: "dans la nuit de samedi à dimanche"; "overnight" alone is the night before the article's date.
    Night(Option<Box<DateExpr>>),
    /// From one to the other, both included.
    Range(Box<DateExpr>, Box<DateExpr>),
    /// "depuis 2012", "since August".
    Since(Box<DateExpr>),
    /// The same where it may lie ahead: "à partir du 1er juillet".
    From(Box<DateExpr>),
    /// "d'ici à juillet", "until Sunday", "by the end of December".
    Until(Box<DateExpr>),
    /// "vers le 12 mars", "around 2010".
    About(Box<DateExpr>),
    /// With a time of day; no day where the text gives only the time.
    At(Option<Box<DateExpr>>, Clock),
}

impl DateExpr {
    /// A calendar date with nothing beside it.
    pub const fn calendar(date: Partial) -> Self {
        Self::Calendar { date, weekday: None, lean: Lean::None }
    }

    /// So many days from the article's date.
    pub fn days(count: i32) -> Self {
        Self::Offset { by: vec![(count, Step::Day)], from: Base::Article, approx: false }
    }

    /// True where it says which weekday of a stretch or which day it is, and not a longer stretch.
    pub fn is_day(&self) -> bool {
        match self {
            Self::Calendar { date, .. } | Self::OfYear(date, _) | Self::OfToldYear(date) => date.day.is_some(),
            Self::Numeric { .. } | Self::Weekday(..) | Self::WeekdayAfter(..) | Self::WeekdayOf(..) => true,
            Self::DayOf(..) | Self::Feast { .. } | Self::Nth(_, Unit::Weekday(_), _) => true,
            Self::Offset { by, .. } => by.iter().all(|(_, step)| matches!(step, Step::Day | Step::Week)),
            _ => false,
        }
    }
}

/// Where an offset is counted from.
#[derive(Debug, Clone, PartialEq)]
pub enum Base {
    /// The article's date.
    Article,
    /// The last date told ("la veille", "two days earlier").
    Told,
    /// The last day on which somebody spoke: "seven more than a day earlier".
    Reported,
    /// The date that stands behind it.
    Date(Box<DateExpr>),
}

/// What is counted off inside a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Unit {
    Weekday(Weekday),
    Step(Step),
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
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Season,
}

/// What a length of time before or behind a word makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Back from the article's date: "il y a".
    Ago,
    /// Ahead of the article's date: "dans".
    Ahead,
    /// Ahead where the sentence tells of what is to come, else a length of time: "in three months".
    MaybeAhead,
    /// At the latest so far ahead: "within".
    Within,
    /// Back from the last date told: "plus tôt".
    Earlier,
    /// On from the last date told: "later".
    Later,
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
