//! Feasts as the rules write them: `12-25`, `easter+39`, `pascha`, `11-thu#4`, `05-mon#-1`, `11-thu#4+1`.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

/// How to find the day of a feast in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Feast {
    rule: Rule,
    /// Days behind the day that the rule finds.
    plus: i16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Fixed {
        month: u8,
        day: u8,
    },
    /// The so manyth weekday of a month, from its end where negative.
    Nth {
        month: u8,
        weekday: Weekday,
        nth: i8,
    },
    Easter,
    /// Easter of the Julian calendar, by the Gregorian date.
    Pascha,
}

impl TryFrom<String> for Feast {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        parse(&text).ok_or_else(|| {
            format!("expected a feast such as 12-25, easter+39, pascha, 11-thu#4 or 05-mon#-1, found {text:?}")
        })
    }
}

/// feast = ( month , "-" , ( day | weekday , "#" , nth ) | "easter" | "pascha" ) , [ ( "+" | "-" ) , days ] ;
fn parse(text: &str) -> Option<Feast> {
    for (name, rule) in [("easter", Rule::Easter), ("pascha", Rule::Pascha)] {
        if let Some(rest) = text.strip_prefix(name) {
            return Some(Feast { rule, plus: if rest.is_empty() { 0 } else { rest.parse().ok()? } });
        }
    }
    let (month, rest) = text.split_once('-')?;
    let month = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    let (rest, plus) = match rest.split_once('+') {
        Some((rest, plus)) => (rest, plus.parse().ok()?),
        None => (rest, 0),
    };
    let rule = match rest.split_once('#') {
        Some((weekday, nth)) => Rule::Nth { month, weekday: weekday.parse().ok()?, nth: nth.parse().ok()? },
        None => Rule::Fixed { month, day: rest.parse().ok().filter(|d| (1..=31).contains(d))? },
    };
    Some(Feast { rule, plus })
}

impl Feast {
    /// Its day in a year.
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        let day = match self.rule {
            Rule::Fixed { month, day } => NaiveDate::from_ymd_opt(year, u32::from(month), u32::from(day))?,
            Rule::Nth { month, weekday, nth } => nth_weekday(year, month, weekday, nth)?,
            Rule::Easter => easter(year)?,
            Rule::Pascha => pascha(year)?,
        };
        day.checked_add_signed(TimeDelta::days(i64::from(self.plus)))
    }
}

/// The so manyth weekday of a month, from its end where `nth` is negative.
pub fn nth_weekday(year: i32, month: u8, weekday: Weekday, nth: i8) -> Option<NaiveDate> {
    let month = u32::from(month);
    if nth > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(nth).ok()?);
    }
    let (y, m) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    let last = NaiveDate::from_ymd_opt(y, m, 1)?.pred_opt()?;
    let back = u64::from((7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7);
    let weeks = u64::from((nth + 1).unsigned_abs());
    last.checked_sub_days(Days::new(back + 7 * weeks)).filter(|d| d.month() == month)
}

/// Easter Sunday of the Gregorian calendar, by the golden number, the epact and the Sunday letter.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let century = year.div_euclid(100);
    // Corrections for the leap days left out and for the drift of the moon.
    let (solar, lunar) = (century - century / 4, (8 * century + 13) / 25);
    let epact = (19 * golden + solar - lunar + 15).rem_euclid(30);
    let moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4).rem_euclid(7);
    march(year, moon - weekday + 28)
}

/// Easter Sunday of the Julian calendar, as the Gregorian calendar dates it.
fn pascha(year: i32) -> Option<NaiveDate> {
    let moon = (19 * year.rem_euclid(19) + 15).rem_euclid(30);
    let weekday = (year + year / 4 + moon).rem_euclid(7);
    let century = year.div_euclid(100);
    march(year, moon - weekday + 28 + century - century / 4 - 2)
}

/// A day counted from the last of February.
fn march(year: i32, day: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 3, 1)?.checked_add_signed(TimeDelta::days(i64::from(day - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_feasts() {
        for (rule, year, day) in [
            ("12-25", 2024, "2024-12-25"),
            ("easter", 2016, "2016-03-27"),
            ("easter", 2024, "2024-03-31"),
            ("easter", 2025, "2025-04-20"),
            ("easter", 2000, "2000-04-23"),
            ("easter+39", 2025, "2025-05-29"),
            ("easter-2", 2025, "2025-04-18"),
            ("pascha", 2024, "2024-05-05"),
            ("pascha", 2025, "2025-04-20"),
            ("pascha", 2023, "2023-04-16"),
            ("11-thu#4", 2024, "2024-11-28"),
            ("11-thu#4+1", 2024, "2024-11-29"),
            ("05-mon#-1", 2025, "2025-05-26"),
        ] {
            let feast = Feast::try_from(rule.to_owned()).unwrap();
            assert_eq!(feast.day(year).map(|d| d.to_string()).as_deref(), Some(day), "{rule} {year}");
        }
        for rule in ["", "13-01", "easter+", "11-xyz#4", "12"] {
            assert!(Feast::try_from(rule.to_owned()).is_err(), "{rule}");
        }
    }
}
