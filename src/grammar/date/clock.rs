//! Times of day: "21h50", "13 h 24", "11:30 a.m.", "1624 GMT".

use crate::rules::dates::DateRules;
use crate::rules::phrases::{leading_word, skip_gap};
use crate::value::{Clock, Zone};

/// A time of day at the beginning of `input`, with its length; zones are taken in.
///
/// `told` where a word for "at" stands in front, so that "21h" is no length of time.
///
/// clock = hour , ( "h" | ":" | "." ) , [ minute ] , [ "a.m." | "p.m." ] , [ zone ] | hour , ( "a.m." | "p.m." ) ;
pub fn clock(rules: &DateRules, input: &str, told: bool) -> Option<(Clock, usize)> {
    let digits = input.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 {
        // "1624 GMT"
        let rest = skip_gap(&input[4..]);
        let (&minutes, len) = rules.zones.at(rest)?;
        let clock = valid(input[..2].parse().ok()?, input[2..4].parse().ok()?, Zone::Offset(minutes))?;
        return Some((clock, input.len() - rest.len() + len));
    }
    if digits == 0 || digits > 2 {
        return None;
    }
    let mut hour: u8 = input[..digits].parse().ok()?;
    let after = &input[digits..];
    let (sign, tail) = separator(after)?;
    let minutes = tail.bytes().take_while(u8::is_ascii_digit).count();
    let (minute, mut rest) = match (sign, minutes) {
        (_, 2) => (tail[..2].parse().ok()?, &tail[2..]),
        ('h', 0) | (' ', _) => (0, tail),
        _ => return None,
    };
    let half = meridiem(rest);
    if let Some((pm, len)) = half {
        hour = match (pm, hour) {
            (true, 1..=11) => hour + 12,
            (false, 12) => 0,
            _ => hour,
        };
        rest = &rest[len..];
    }
    // "24 h" and "14 h" without minutes are lengths of time unless something says otherwise.
    if sign == ' ' && half.is_none() || sign == '.' && half.is_none() {
        return None;
    }
    let bare_hours = sign == 'h' && minutes == 0;
    let next = skip_gap(rest.trim_start_matches(','));
    let mut zone = Zone::Local;
    let mut len = input.len() - rest.len();
    if let Some((&minutes, used)) = rules.zones.at(next) {
        zone = Zone::Offset(minutes);
        len = input.len() - next.len() + used;
    } else if let Some((_, used)) = rules.local.at(next) {
        len = input.len() - next.len() + used;
    } else if bare_hours && !(told && skip_gap(&input[digits..]).starts_with('h') && !governed(rest)) {
        return None;
    }
    Some((valid(hour, minute, zone)?, len))
}

/// True before "de": "à 2h de Paris", "jusqu'à 3h d'attente".
fn governed(rest: &str) -> bool {
    matches!(leading_word(skip_gap(rest)), "de" | "d" | "du" | "par")
}

fn valid(hour: u8, minute: u8, zone: Zone) -> Option<Clock> {
    (hour < 24 && minute < 60).then_some(Clock { hour, minute, zone })
}

/// What parts hours from minutes, and the text behind it; a space before "a.m." counts as one.
fn separator(after: &str) -> Option<(char, &str)> {
    let next = skip_gap(after);
    if let Some(rest) = next.strip_prefix("heures").filter(|r| !r.starts_with(char::is_alphanumeric)) {
        return Some(('h', rest));
    }
    if let Some(rest) = next.strip_prefix('h').filter(|r| !r.starts_with(char::is_alphabetic)) {
        let minutes = skip_gap(rest);
        let two = minutes.bytes().take_while(u8::is_ascii_digit).count() == 2;
        return Some(('h', if two { minutes } else { rest }));
    }
    if let Some(rest) = after.strip_prefix(':') {
        return Some((':', rest));
    }
    if let Some(rest) = after.strip_prefix('.').filter(|r| r.bytes().take_while(u8::is_ascii_digit).count() == 2) {
        return Some(('.', rest));
    }
    meridiem(after).map(|_| (' ', after))
}

/// "a.m." or "p.m." (true) with its length including the gap.
fn meridiem(input: &str) -> Option<(bool, usize)> {
    let next = skip_gap(input);
    for (text, pm) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true), ("AM", false), ("PM", true)] {
        if let Some(rest) = next.strip_prefix(text)
            && !rest.starts_with(char::is_alphanumeric)
        {
            return Some((pm, input.len() - rest.len()));
        }
    }
    None
}
