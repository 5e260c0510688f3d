//! Can two dates be one: overlap of what each leaves open, and clock times as instants.

use chrono::{Days, NaiveDate};

use crate::value::{Clock, Edtf, End, Partial, Zone};

use super::Likeness;

/// How two dates compare.
pub fn dates(a: &Edtf, b: &Edtf) -> Likeness {
    if a == b {
        return Likeness::Same;
    }
    if let (Some(x), Some(y)) = (unplaced(a), unplaced(b)) {
        return partials(x, y);
    }
    if unplaced(a).is_some() || unplaced(b).is_some() {
        return match (a.single(), b.single()) {
            (Some(x), Some(y)) => partials(x, y),
            _ => Likeness::Compatible,
        };
    }
    if let (Some(x), Some(y), Some(p), Some(q)) = (a.clock, b.clock, a.single_day(), b.single_day()) {
        return clocks((p, x), (q, y), a.approx || b.approx);
    }
    let ((a0, a1), (b0, b1)) = (a.bounds(), b.bounds());
    if (a0, a1) == (b0, b1) && a.approx == b.approx && a.clock.is_some() == b.clock.is_some() {
        return Likeness::Same;
    }
    let slack = slack(a).max(slack(b));
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| match (end, start) {
        (Some(end), Some(start)) => end.checked_add_days(Days::new(slack)).is_some_and(|e| e < start),
        _ => false,
    };
    if before(a1, b0) || before(b1, a0) { Likeness::Conflict } else { Likeness::Compatible }
}

/// An end that no year places in the calendar.
fn unplaced(date: &Edtf) -> Option<Partial> {
    [date.start, date.end].into_iter().find_map(|end| match end {
        End::At(p) if p.days().is_none() => Some(p),
        _ => None,
    })
}

/// Without a year, months and days alone can clash.
fn partials(a: Partial, b: Partial) -> Likeness {
    let clash = |x: Option<u8>, y: Option<u8>| matches!((x, y), (Some(x), Some(y)) if x != y);
    let seasons = a.month.is_some_and(|m| m > 12) || b.month.is_some_and(|m| m > 12);
    if (clash(a.month, b.month) && !seasons) || (a.month == b.month && clash(a.day, b.day)) {
        Likeness::Conflict
    } else if a == b {
        Likeness::Same
    } else {
        Likeness::Compatible
    }
}

/// Days that an approximate date may be off.
fn slack(date: &Edtf) -> u64 {
    if !date.approx {
        return 0;
    }
    let partial = match (date.start, date.end) {
        (End::At(p), _) | (End::Open, End::At(p)) => p,
        (End::Open, End::Open) => return 0,
    };
    match (partial.day, partial.month) {
        (Some(_), _) => 4,
        (None, Some(_)) => 31,
        (None, None) => 400,
    }
}

/// Minutes since the day of `from`, in UTC where the zone is told.
fn minutes(from: NaiveDate, (day, clock): (NaiveDate, Clock)) -> i64 {
    let local = (day - from).num_days() * 1440 + i64::from(clock.minutes());
    match clock.zone {
        Zone::Local => local,
        Zone::Offset(east) => local - i64::from(east),
    }
}

fn clocks(a: (NaiveDate, Clock), b: (NaiveDate, Clock), approx: bool) -> Likeness {
    let apart = (minutes(a.0, a) - minutes(a.0, b)).abs();
    let mixed = (a.1.zone == Zone::Local) != (b.1.zone == Zone::Local);
    if mixed {
        // Some offset of whole half hours, at most 14 hours, explains it.
        let rest = (apart % 30).min(30 - apart % 30);
        let fits = apart <= 14 * 60 && rest <= if approx { 10 } else { 0 };
        return if fits { Likeness::Compatible } else { Likeness::Conflict };
    }
    let round = |c: Clock| match c.minute {
        0 | 30 => 10,
        m if m % 10 == 0 => 5,
        m if m % 5 == 0 => 2,
        _ => 0,
    };
    let allowed = if approx { 60 } else { round(a.1).max(round(b.1)) };
    match apart {
        0 if !approx => Likeness::Same,
        d if d <= allowed => Likeness::Compatible,
        _ => Likeness::Conflict,
    }
}

/// Hours and minutes of two moments on the clock of the first, where both can be put there.
pub(super) fn on_one_clock(a: &Edtf, b: &Edtf) -> Option<(i64, i64)> {
    let (x, y) = ((a.single_day()?, a.clock?), (b.single_day()?, b.clock?));
    let east = match (x.1.zone, y.1.zone) {
        (Zone::Offset(east), Zone::Offset(_)) => i64::from(east),
        (Zone::Local, Zone::Local) => 0,
        _ => return None,
    };
    Some((minutes(x.0, x) + east, minutes(x.0, y) + east))
}
