//! Times of day: "21h50", "13 h 24", "11:30 a.m.", "1624 GMT", "midi".

use super::context::Context;
use crate::rules::dates::DateRules;
use crate::rules::phrases::skip_gap;
use crate::value::{Clock, Zone};

/// A time of day at the beginning of `input`, with its length; zones are taken in.
///
/// `told` where a word for "at" stands in front, so that "21h" is no length of time.
///
/// clock = hour , ( mark | ":" | "." ) , [ minute ] , [ "a.m." | "p.m." ] , [ zone ] | hour , ( "a.m." | "p.m." )
///       | digit{4} , zone | "noon" ;
pub(super) fn clock(ctx: &Context<'_>, input: &str, told: bool) -> Option<(Clock, usize)> {
    let rules = ctx.rules;
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        // "1624 GMT"
        let rest = skip_gap(&input[4..]);
        let (&minutes, len) = rules.zones.at(rest)?;
        let clock = valid(input[..2].parse().ok()?, input[2..4].parse().ok()?, Zone::Offset(minutes))?;
        return Some((clock, input.len() - rest.len() + len));
    }
    if digits == 0 {
        let (&minutes, len) = rules.clock_words.at(input).filter(|_| told)?;
        let clock = valid(u8::try_from(minutes / 60).ok()?, u8::try_from(minutes % 60).ok()?, Zone::Local)?;
        return Some((clock, len));
    }
    if digits > 2 {
        return None;
    }
    let mut hour: u8 = input[..digits].parse().ok()?;
    let after = &input[digits..];
    let (sign, tail) = separator(rules, after)?;
    let minutes = tail.bytes().take_while(u8::is_ascii_digit).count();
    let (minute, mut rest) = match (sign, minutes) {
        (_, 2) => (tail[..2].parse().ok()?, &tail[2..]),
        (Sign::Mark | Sign::None, 0) | (Sign::None, _) => (0, tail),
        _ => return None,
    };
    // "2:15,30 Stunden" is a time that somebody ran.
    if rest.strip_prefix([',', '.', ':']).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let half = meridiem(rules, rest);
    if let Some((pm, len)) = half {
        hour = match (pm, hour) {
            (true, 1..=11) => hour + 12,
            (false, 12) => 0,
            _ => hour,
        };
        rest = &rest[len..];
    }
    // "9.30 Uhr"
    let marked = skip_gap(rest);
    let mark =
        rules.hour_marks.at(marked).filter(|_| matches!(sign, Sign::Stop | Sign::Colon) && marked.len() < rest.len());
    if let Some((_, used)) = mark {
        rest = &marked[used..];
    }
    // "24 h" and "14 h" without minutes are lengths of time unless something says otherwise.
    let stopped = sign == Sign::Stop && (mark.is_some() || told && rules.clock_stop);
    if matches!(sign, Sign::None | Sign::Stop) && half.is_none() && !stopped {
        return None;
    }
    let bare_hours = sign == Sign::Mark && minutes == 0 && half.is_none();
    let next = skip_gap(rest.trim_start_matches(','));
    let mut zone = Zone::Local;
    let mut len = input.len() - rest.len();
    if let Some((&minutes, used)) = rules.zones.at(next) {
        zone = Zone::Offset(minutes);
        len = input.len() - next.len() + used;
    } else if let Some((_, used)) = rules.local.at(next) {
        len = input.len() - next.len() + used;
    } else if bare_hours && !(told && rules.hour_governed.at(skip_gap(rest)).is_none()) {
        return None;
    }
    Some((valid(hour, minute, zone)?, len))
}

fn valid(hour: u8, minute: u8, zone: Zone) -> Option<Clock> {
    (hour < 24 && minute < 60).then_some(Clock { hour, minute, zone })
}

/// What parts hours from minutes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// "h", "heures".
    Mark,
    Colon,
    Stop,
    /// Nothing: "a.m." or "p.m." stands behind the hours.
    None,
}

/// What parts hours from minutes, and the text behind it.
fn separator<'i>(rules: &DateRules, after: &'i str) -> Option<(Sign, &'i str)> {
    let next = skip_gap(after);
    let letters = next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len());
    if rules.hour_marks.at(&next[..letters]).is_some_and(|(_, len)| len == letters) {
        let rest = &next[letters..];
        let minutes = skip_gap(rest);
        let two = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
        return Some((Sign::Mark, if two { minutes } else { rest }));
    }
    if let Some(rest) = after.strip_prefix(':') {
        return Some((Sign::Colon, rest));
    }
    if let Some(rest) = after.strip_prefix('.').filter(|r| r.bytes().take_while(u8::is_ascii_digit).count() == 2) {
        return Some((Sign::Stop, rest));
    }
    meridiem(rules, after).map(|_| (Sign::None, after))
}

/// "a.m." or "p.m." (true) with its length including the gap and the last stop.
fn meridiem(rules: &DateRules, input: &str) -> Option<(bool, usize)> {
    let next = skip_gap(input);
    // "a.m." is two words for a table of phrases, with a stop between.
    if let [half, b'.', noon, b'.', ..] = next.as_bytes() {
        let joined = [*half, *noon];
        let (&pm, _) = rules.meridiem.at(std::str::from_utf8(&joined).ok()?)?;
        return Some((pm, input.len() - next.len() + 4));
    }
    let (&pm, len) = rules.meridiem.at(next)?;
    Some((pm, input.len() - next.len() + len))
}
