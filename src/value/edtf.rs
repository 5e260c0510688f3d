//! Dates as intervals, printed as EDTF (ISO 8601-2:2019, level 1 with the seasons and quarters of level 2).

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A date as far as it is known: year, year and month (or season), or day. Unknown leading parts print as `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Partial {
    /// Year; `None` where the text does not say and nothing settles it.
    pub year: Option<i32>,
    /// Trailing digits of the year that are unspecified: 1 for a decade (`199X`), 2 for a century (`19XX`).
    pub masked: u8,
    /// 1..=12, or the EDTF codes for seasons (21..=24), quarters (33..=36), halves (40..=41).
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// `..`
    Open,
    /// A date.
    At(Partial),
}

/// Where a clock time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// Not said, or local time at an unknown place.
    Local,
    /// Minutes east of UTC.
    Offset(i16),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clock {
    /// 0..=23
    pub hour: u8,
    /// 0..=59
    pub minute: u8,
    /// Where it is counted from.
    pub zone: Zone,
}

impl Clock {
    /// Minutes since midnight.
    pub fn minutes(self) -> i32 {
        i32::from(self.hour) * 60 + i32::from(self.minute)
    }
}

/// A date or interval of dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edtf {
    /// First date. Equal to `end` for a date that is no interval.
    pub start: End,
    /// Last date.
    pub end: End,
    /// Said to be about right (`~`).
    pub approx: bool,
    /// Time of day, of a single day only.
    pub clock: Option<Clock>,
}

impl Partial {
    /// A day.
    pub fn day(date: NaiveDate) -> Self {
        Self { year: Some(date.year()), masked: 0, month: Some(date.month() as u8), day: Some(date.day() as u8) }
    }

    /// A month or season of a year.
    pub const fn month(year: i32, month: u8) -> Self {
        Self { year: Some(year), masked: 0, month: Some(month), day: None }
    }

    /// A year.
    pub const fn year(year: i32) -> Self {
        Self { year: Some(year), masked: 0, month: None, day: None }
    }

    /// First and last day it can mean; `None` where the year is unknown or the calendar has no such day.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let year = self.year?;
        if self.masked > 0 {
            let span = 10_i32.pow(u32::from(self.masked.min(3)));
            let first = year - year.rem_euclid(span);
            return Some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(first + span - 1, 12, 31)?));
        }
        let (from, to) = match self.month {
            None => (1, 12),
            Some(m @ 1..=12) => (m, m),
            Some(21) => (3, 5),
            Some(22) => (6, 8),
            Some(23) => (9, 11),
            Some(24) => (12, 2),
            Some(m @ 33..=36) => ((m - 33) * 3 + 1, (m - 33) * 3 + 3),
            Some(40) => (1, 6),
            Some(41) => (7, 12),
            Some(_) => return None,
        };
        if let Some(day) = self.day {
            let date = NaiveDate::from_ymd_opt(year, u32::from(from), u32::from(day))?;
            return Some((date, date));
        }
        let first = NaiveDate::from_ymd_opt(year, u32::from(from), 1)?;
        let (next_year, next_month) = match (to < from, to) {
            (true, _) => (year + 1, to + 1),
            (false, 12) => (year + 1, 1),
            (false, _) => (year, to + 1),
        };
        Some((first, NaiveDate::from_ymd_opt(next_year, u32::from(next_month), 1)?.pred_opt()?))
    }
}

impl Edtf {
    /// Days that it covers; of an open interval, those of the end it has. 1 where it is not known.
    pub fn breadth(&self) -> i64 {
        let days = |p: &Partial| p.days();
        let (first, last) = match (&self.start, &self.end) {
            (End::At(a), End::At(b)) => (days(a).map(|d| d.0), days(b).map(|d| d.1)),
            (End::At(a), End::Open) | (End::Open, End::At(a)) => (days(a).map(|d| d.0), days(a).map(|d| d.1)),
            (End::Open, End::Open) => (None, None),
        };
        first.zip(last).map_or(1, |(a, b)| (b - a).num_days().max(0) + 1)
    }

    /// A date that is no interval.
    pub const fn at(date: Partial) -> Self {
        Self { start: End::At(date), end: End::At(date), approx: false, clock: None }
    }

    /// A day.
    pub fn day(date: NaiveDate) -> Self {
        Self::at(Partial::day(date))
    }

    /// An interval.
    pub const fn interval(start: End, end: End) -> Self {
        Self { start, end, approx: false, clock: None }
    }

    /// The date it is, where it is no interval.
    pub fn single(&self) -> Option<Partial> {
        match (self.start, self.end) {
            (End::At(a), End::At(b)) if a == b => Some(a),
            _ => None,
        }
    }

    /// The one day it is, where it is one.
    pub fn single_day(&self) -> Option<NaiveDate> {
        let (first, last) = self.single()?.days()?;
        (first == last).then_some(first)
    }

    /// First and last day, `None` for an open end or one without a year.
    pub fn bounds(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let of = |end: End| match end {
            End::Open => None,
            End::At(p) => p.days(),
        };
        (of(self.start).map(|d| d.0), of(self.end).map(|d| d.1))
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.masked) {
            (None, _) => f.write_str("XXXX")?,
            (Some(y), 0) => write!(f, "{y:04}")?,
            (Some(y), 1) => write!(f, "{:03}X", y / 10)?,
            (Some(y), _) => write!(f, "{:02}XX", y / 100)?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        } else if let Some(day) = self.day {
            write!(f, "-XX-{day:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let approx = if self.approx { "~" } else { "" };
        let end = |end: End, f: &mut fmt::Formatter<'_>| match end {
            End::Open => f.write_str(".."),
            End::At(p) => write!(f, "{p}{approx}"),
        };
        end(self.start, f)?;
        if self.start != self.end {
            f.write_str("/")?;
            return end(self.end, f);
        }
        let Some(clock) = self.clock else { return Ok(()) };
        write!(f, "T{:02}:{:02}", clock.hour, clock.minute)?;
        match clock.zone {
            Zone::Local => Ok(()),
            Zone::Offset(0) => f.write_str("Z"),
            Zone::Offset(m) => write!(f, "{}{:02}:{:02}", if m < 0 { '-' } else { '+' }, m.abs() / 60, m.abs() % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_edtf_and_knows_its_days() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for (partial, text, first, last) in [
            (Partial::year(2024), "2024", day(2024, 1, 1), day(2024, 12, 31)),
            (Partial::month(2024, 2), "2024-02", day(2024, 2, 1), day(2024, 2, 29)),
            (Partial::month(2024, 24), "2024-24", day(2024, 12, 1), day(2025, 2, 28)),
            (Partial::month(2024, 35), "2024-35", day(2024, 7, 1), day(2024, 9, 30)),
            (
                Partial { year: Some(1990), masked: 1, month: None, day: None },
                "199X",
                day(1990, 1, 1),
                day(1999, 12, 31),
            ),
        ] {
            assert_eq!(Edtf::at(partial).to_string(), text);
            assert_eq!(partial.days(), Some((first, last)), "{text}");
        }
        let open = Edtf::interval(End::Open, End::At(Partial::month(2023, 7)));
        assert_eq!(open.to_string(), "../2023-07");
        assert_eq!(Partial { year: Some(2023), masked: 0, month: Some(6), day: Some(31) }.days(), None);
    }
}
