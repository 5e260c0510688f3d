//! Which of the days told so far a time of day belongs to: "the ferry had left port at 8 p.m.".

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::grammar::DateExpr;
use crate::grammar::date::{Base, Tense};
use crate::rules::dates::DateRules;
use crate::rules::phrases::{skip_gap, word_starts_back};
use crate::value::{Clock, Edtf, End};

/// Words looked back for a verb.
const NEAR: usize = 8;

/// Days since the beginning of what still lasts, for a time of day to be told of it.
const RECENT: i64 = 10;

/// The days that an article has told.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// The day somebody last spoke.
    pub(super) reported: Option<NaiveDate>,
    /// The last day on which something happened.
    event: Option<NaiveDate>,
    /// The last of those before the article's own.
    past: Option<NaiveDate>,
    /// The last of those after it.
    ahead: Option<NaiveDate>,
    /// The night told last, by both its days.
    night: Option<(NaiveDate, NaiveDate)>,
    /// The day and hour told last, where nothing was told since.
    time: Option<(NaiveDate, u8)>,
}

impl Days {
    /// Takes note of a date as resolved; `said` where a verb of saying governs it.
    pub(super) fn note(&mut self, expr: &DateExpr, edtf: &Edtf, said: bool, published: Option<NaiveDate>) {
        let first = match (expr, edtf.start) {
            (DateExpr::Offset { from: Base::Reported, .. } | DateExpr::Until(_), _) => None,
            (DateExpr::Since(_) | DateExpr::From(_) | DateExpr::Night(_), End::At(_)) => edtf.bounds().0,
            _ => edtf.single_day(),
        };
        // What has lasted for months began on no day that a time of day is told of.
        let lasting = matches!(expr, DateExpr::Since(_) | DateExpr::From(_));
        let old = |day: NaiveDate| lasting && published.is_some_and(|p| (p - day).num_days() > RECENT);
        let first = first.filter(|day| !old(*day));
        self.time = first.zip(edtf.clock).map(|(day, clock)| (day, clock.hour));
        let Some(day) = first else { return };
        if said {
            self.reported = Some(day);
            return;
        }
        self.night = match (expr, edtf.bounds()) {
            (DateExpr::Night(_), (Some(a), Some(b))) => Some((a, b)),
            _ => self.night.filter(|_| matches!(expr, DateExpr::At(None, _))),
        };
        self.event = Some(day);
        match published.map(|p| day.cmp(&p)) {
            Some(Ordering::Less) => self.past = Some(day),
            Some(Ordering::Greater) => self.ahead = Some(day),
            _ => {}
        }
    }

    /// The day of a time of day: that of the time before it, or the next where midnight lies between; the evening or
    /// the morning of a night; the last day of events, of those before the article's where it tells what came `earlier`, of those to come where it tells of them.
    pub(super) fn of(&self, clock: Clock, tense: Tense, earlier: bool, bracketed: bool) -> Option<NaiveDate> {
        if let Some((day, hour)) = self.time {
            let over = hour >= 18 && clock.hour < 12 && !bracketed;
            return if over { day.succ_opt() } else { Some(day) };
        }
        if let Some((evening, morning)) = self.night {
            return Some(if clock.hour >= 12 { evening } else { morning });
        }
        let ahead = self.ahead.filter(|_| tense == Tense::Future);
        ahead.or(self.past.filter(|_| earlier)).or(self.event)
    }
}

/// Whether a verb of saying stands right before or behind a date: "officials said on Tuesday".
pub(super) fn reports(rules: &DateRules, before: &str, behind: &str) -> bool {
    let trimmed = before.trim_end_matches([' ', ',', '\u{a0}']);
    let led = rules.link.ending(trimmed);
    let verb = led.map_or(trimmed, |(_, start)| &trimmed[..start]);
    let next = skip_gap(behind);
    rules.saying.ending(verb).is_some() || next.len() < behind.len() && rules.saying.at(next).is_some()
}

/// Whether a verb of what came earlier stands in the words before: "had left", "avait quitté".
pub(super) fn earlier(rules: &DateRules, before: &str) -> bool {
    word_starts_back(before).take(NEAR).any(|start| rules.earlier_verbs.at(&before[start..]).is_some())
}
