//! Which year is meant where a date leaves it out.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::grammar::date::{Lean, Tense};
use crate::value::{Edtf, Partial};

/// What the text around a date says of where it lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hints {
    pub(super) lean: Lean,
    pub(super) weekday: Option<Weekday>,
    pub(super) tense: Tense,
}

/// Days since a date for those that lie in the past, negative for those to come, 0 where it holds `base`.
fn since(date: &Edtf, base: NaiveDate) -> Option<i64> {
    let (Some(first), Some(last)) = date.bounds() else { return None };
    Some(if first <= base && base <= last {
        0
    } else if last < base {
        (base - last).num_days()
    } else {
        -(first - base).num_days()
    })
}

/// The nearest of three candidates, by what the text says. A season that has ended is meant rather than one under way.
pub(super) fn nearest(
    candidates: impl IntoIterator<Item = Edtf>,
    base: NaiveDate,
    hints: Hints,
    season: bool,
) -> Option<Edtf> {
    let Hints { lean, weekday, tense } = hints;
    let future = tense == Tense::Future;
    let ahead_ok = match lean {
        Lean::Last => false,
        Lean::Next => true,
        Lean::This | Lean::None => future,
    };
    let cost = |date: &Edtf| {
        let days = since(date, base)?;
        let lopsided = weekday.is_some_and(|w| date.single_day().is_some_and(|d| d.weekday() != w));
        let whole = days == 0 && date.single_day().is_none();
        let cost = match days {
            0.. if lean == Lean::Next => 1000 + days,
            0 if lean == Lean::Last && whole => 400,
            // A half under way is meant late in it only: its figures are not out before.
            0 if season && lean == Lean::None && !future => 280,
            0 => 0,
            ..0 if lean == Lean::Last => 1000 - days,
            1.. if future && lean != Lean::Last => 200 + days,
            1.. => days,
            _ if future && lean != Lean::Last && -days <= 330 => -days,
            _ if ahead_ok && -days <= 150 => 60 - days,
            // A verb of the past keeps a date from lying months ahead, not from lying just ahead of it.
            _ if tense == Tense::Past && (-days > 30 || date.single_day().is_none()) => 450 - days,
            _ if season => 300 - days,
            _ => 250 - days,
        };
        Some(cost + i64::from(lopsided) * 20)
    };
    candidates.into_iter().filter_map(|d| Some((cost(&d)?, d))).min_by_key(|c| c.0).map(|c| c.1)
}

/// Fills in the year, or the month and year, that a date leaves out.
pub(super) fn complete(date: Partial, base: Option<NaiveDate>, hints: Hints) -> Partial {
    let (None, Some(base)) = (date.year, base) else { return date };
    let found = match (date.month, date.day) {
        // "this autumn" is the calendar year's own, unless a verb of the past looks back.
        (Some(21..=23), None) if hints.lean == Lean::This && hints.tense != Tense::Past => {
            return Partial { year: Some(base.year()), ..date };
        }
        (Some(month), _) => {
            let years = [base.year() - 1, base.year(), base.year() + 1];
            nearest(years.map(|y| Edtf::at(Partial { year: Some(y), ..date })), base, hints, month > 12)
        }
        (None, Some(_)) => {
            let months = [-1, 0, 1].map(|n| base.year() * 12 + base.month() as i32 - 1 + n);
            let of = |n: i32| Partial {
                year: Some(n.div_euclid(12)),
                month: u8::try_from(n.rem_euclid(12) + 1).ok(),
                ..date
            };
            nearest(months.map(|n| Edtf::at(of(n))), base, hints, false)
        }
        _ => None,
    };
    found.and_then(|d| d.single()).unwrap_or(date)
}
