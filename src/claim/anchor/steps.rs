//! Steps over the calendar from a day: so many weeks on, the month before, the third week of a year.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use crate::grammar::date::{PartOf, Step, Unit, nth_weekday};
use crate::value::{Edtf, End, Partial};

/// An interval of days, both included.
pub(super) fn span(first: NaiveDate, last: NaiveDate) -> Edtf {
    Edtf::interval(End::At(Partial::day(first)), End::At(Partial::day(last)))
}

/// A day so many days on.
pub(super) fn plus(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(TimeDelta::try_days(days)?)
}

/// The Monday of a day's week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// Days since the last such weekday, 0 on the day itself.
pub(super) fn since(day: NaiveDate, weekday: Weekday) -> i64 {
    i64::from((7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7)
}

fn plus_months(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let months = Months::new(count.unsigned_abs());
    if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

/// The day that lies so many steps from another.
fn shifted(day: NaiveDate, count: i32, step: Step) -> Option<NaiveDate> {
    let count64 = i64::from(count);
    match step {
        Step::Day => plus(day, count64),
        Step::Week | Step::Weekend => plus(day, count64.checked_mul(7)?),
        Step::Fortnight => plus(day, count64.checked_mul(14)?),
        Step::Month => plus_months(day, count),
        Step::Quarter => plus_months(day, count.checked_mul(3)?),
        Step::Half => plus_months(day, count.checked_mul(6)?),
        Step::Year => plus_months(day, count.checked_mul(12)?),
        Step::Decade => plus_months(day, count.checked_mul(120)?),
        Step::Century => plus_months(day, count.checked_mul(1200)?),
        Step::Season => plus_months(day, count.checked_mul(12)?),
    }
}

/// The date so many steps from a day, no finer than the finest step, unless `exact`.
pub(super) fn offset(base: NaiveDate, by: &[(i32, Step)], exact: bool) -> Option<Partial> {
    // Months come before days, so that "1 month and 21 days" is one date whatever the order of words.
    let coarse = |step: Step| !matches!(step, Step::Day | Step::Week | Step::Weekend | Step::Fortnight);
    let order = by.iter().filter(|(_, s)| coarse(*s)).chain(by.iter().filter(|(_, s)| !coarse(*s)));
    let day = order.copied().try_fold(base, |day, (count, step)| shifted(day, count, step))?;
    if exact || !by.iter().all(|(_, step)| coarse(*step)) {
        return Some(Partial::day(day));
    }
    let months = by.iter().any(|(_, step)| matches!(step, Step::Month | Step::Quarter | Step::Half));
    Some(if months { Partial::month(day.year(), day.month() as u8) } else { Partial::year(day.year()) })
}

/// Years or months on from a year, or from a month: "a year earlier" behind "2025" is 2024. `None` for other steps.
pub(super) fn moved(from: Edtf, by: &[(i32, Step)]) -> Option<Edtf> {
    let [(count, step)] = by else { return None };
    // "at the end of last year, up from 6.8 a year earlier"
    if let (Step::Year, End::At(first), End::At(last)) = (step, from.start, from.end)
        && first != last
        && first.day.is_none()
        && last.day.is_none()
    {
        let on = |p: Partial| Some(End::At(Partial { year: Some(p.year?.checked_add(*count)?), ..p }));
        return Some(Edtf { start: on(first)?, end: on(last)?, ..from });
    }
    let part = from.single()?;
    let (Some(year), 0) = (part.year, part.masked) else { return None };
    let to = match (step, part.month, part.day) {
        (Step::Year, _, None) => Partial { year: Some(year.checked_add(*count)?), ..part },
        (Step::Month, Some(month @ 1..=12), None) => {
            let index = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(*count)?;
            Partial::month(index.div_euclid(12), u8::try_from(index.rem_euclid(12) + 1).ok()?)
        }
        (Step::Year, Some(12), Some(31)) if from.approx => Partial { year: Some(year.checked_add(*count)?), ..part },
        _ => return None,
    };
    Some(Edtf { approx: part.day.is_some(), ..Edtf::at(to) })
}

/// The calendar week, month, year that lies so many away from a day's own.
pub(super) fn period(base: NaiveDate, count: i32, step: Step) -> Option<Edtf> {
    let at = |p: Partial| Some(Edtf::at(p));
    let month = base.month() as i32 - 1;
    // Quarters and halves of the calendar, counted through the years.
    let part = |size: i32, code: i32| {
        let parts = 12 / size;
        let index = (base.year() * parts + month / size).checked_add(count)?;
        let code = u8::try_from(code + index.rem_euclid(parts)).ok()?;
        at(Partial::month(index.div_euclid(parts), code))
    };
    let long = |years: i32, masked: u8| {
        let year = base.year().checked_add(count.checked_mul(years)?)?;
        at(Partial { year: Some(year - year.rem_euclid(years)), masked, month: None, day: None })
    };
    match step {
        Step::Day => at(Partial::day(plus(base, i64::from(count))?)),
        Step::Week | Step::Weekend => {
            let monday = plus(monday(base)?, i64::from(count).checked_mul(7)?)?;
            let first = if step == Step::Weekend { plus(monday, 5)? } else { monday };
            Some(span(first, plus(monday, 6)?))
        }
        Step::Fortnight => {
            let monday = plus(monday(base)?, i64::from(count).checked_mul(14)?)?;
            Some(span(monday, plus(monday, 13)?))
        }
        Step::Month => at(offset(base, &[(count, Step::Month)], false)?),
        Step::Quarter => part(3, 33),
        Step::Half => part(6, 40),
        Step::Year => at(Partial::year(base.year().checked_add(count)?)),
        Step::Decade => long(10, 1),
        Step::Century => long(100, 2),
        Step::Season => {
            // A season of games runs from summer to summer.
            let first = base.year().checked_sub(i32::from(base.month() < 6))?.checked_add(count)?;
            let end = |year: i32| End::At(Partial::year(year));
            Some(Edtf::interval(end(first), end(first.checked_add(1)?)))
        }
    }
}

/// The so manyth weekday, week, month of a stretch, from its end where `n` is negative.
pub(super) fn nth(whole: &Edtf, n: i8, unit: Unit) -> Option<Edtf> {
    let (Some(first), Some(last)) = whole.bounds() else { return None };
    let index = i64::from(n) - 1;
    let day = match unit {
        Unit::Weekday(weekday) if whole.single().is_some_and(|p| matches!(p.month, Some(1..=12))) => {
            return nth_weekday(first.year(), first.month() as u8, weekday, n).map(Edtf::day);
        }
        Unit::Weekday(weekday) if n > 0 => plus(first, (7 - since(first, weekday)) % 7 + 7 * index)?,
        Unit::Weekday(weekday) => plus(last, -since(last, weekday))?,
        Unit::Step(Step::Week) => {
            // The first week holds the stretch's first Thursday, as in ISO 8601.
            let thursday = if n > 0 {
                plus(first, (7 - since(first, Weekday::Thu)) % 7 + 7 * index)?
            } else {
                plus(last, -since(last, Weekday::Thu))?
            };
            return Some(span(monday(thursday)?, plus(monday(thursday)?, 6)?));
        }
        Unit::Step(Step::Weekend) => {
            let saturday = if n > 0 {
                plus(first, (7 - since(first, Weekday::Sat)) % 7 + 7 * index)?
            } else {
                plus(last, -1 - since(last, Weekday::Sun))?
            };
            return Some(span(saturday, plus(saturday, 1)?));
        }
        Unit::Step(step) => {
            let from = if n > 0 { first } else { last };
            let count = if n > 0 { i32::from(n) - 1 } else { 0 };
            return period(from, count, step).filter(|p| p.bounds().0 >= Some(first) && p.bounds().1 <= Some(last));
        }
    };
    (first..=last).contains(&day).then(|| Edtf::day(day))
}

/// The start, middle or end of a stretch.
pub(super) fn part(part: PartOf, whole: &Edtf) -> Option<Edtf> {
    let (Some(first), Some(last)) = whole.bounds() else { return None };
    let days = (last - first).num_days();
    let at = |n: i64| plus(first, n).map(Partial::day);
    let about = |edtf: Edtf| Some(Edtf { approx: true, ..edtf });
    let thirds = |from: i64, to: i64| about(Edtf::interval(End::At(at(from)?), End::At(at(to)?)));
    if days <= 7 {
        return match part {
            PartOf::End => about(Edtf::at(Partial::day(last))),
            PartOf::Start => thirds(0, 1),
            PartOf::Middle => thirds(2, 3),
        };
    }
    if days <= 31 {
        return match part {
            PartOf::Start => thirds(0, 9),
            PartOf::Middle => about(Edtf::at(at(14)?)),
            PartOf::End => thirds(20, days),
        };
    }
    // Whole months of a year, whole years of a decade or century.
    let step = |from: i64, to: i64| {
        let whole = |n: i64, day: NaiveDate| match days {
            ..400 => Partial::month(day.year(), day.month() as u8),
            _ => Partial::year(first.year() + n as i32),
        };
        let (size, count) = if days < 400 { (30, days / 30) } else { (365, days / 365) };
        let (a, b) = (count * from / 12, count * to / 12 - 1);
        let (low, top) = (plus(first, a * size + size / 2)?, plus(first, b.max(a) * size + size / 2)?);
        about(Edtf::interval(End::At(whole(a, low)), End::At(whole(b.max(a), top))))
    };
    // Three years to the middle of a decade, none left out between its parts.
    if (3600..=3700).contains(&days) {
        let years = match part {
            PartOf::Start => (0, 3),
            PartOf::Middle => (4, 6),
            PartOf::End => (7, 9),
        };
        let year = |n: i32| End::At(Partial::year(first.year() + n));
        return about(Edtf::interval(year(years.0), year(years.1)));
    }
    match part {
        PartOf::Start => step(0, 4),
        PartOf::Middle => step(4, 8),
        PartOf::End => step(9, 12),
    }
}
