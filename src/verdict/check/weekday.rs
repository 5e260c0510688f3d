//! The weekday named beside a date.

use chrono::{Datelike, NaiveDate, Weekday};

use super::desk::{Desk, Finding};
use crate::claim::Claim;
use crate::rules::checks::CheckRules;
use crate::value::End;
use crate::verdict::{Check, CheckKind, Severity};

/// Holds weekdays against the calendar.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    // "ce vendredi" beside the article's own day, written elsewhere without its weekday.
    let written =
        |c: &&Claim| c.absolute && c.weekday.is_none() && day(c).is_some_and(|d| desk.article.published == Some(d));
    let today = desk.claims.iter().find(written);
    for claim in desk.claims {
        let (Some(named), Some(day)) = (claim.weekday, day(claim)) else { continue };
        if claim.absolute {
            out.push(desk.raise(CheckKind::Weekday, &[claim], beside(desk, claim, named, day)));
        } else if desk.article.published == Some(day)
            && day.weekday() == named
            && let Some(date) = today
        {
            out.push(desk.raise(CheckKind::Weekday, &[date, claim], beside(desk, date, named, day)));
        }
    }
}

/// The day that a weekday stands beside: "until Sunday 21 February" names the last one.
fn day(claim: &Claim) -> Option<NaiveDate> {
    let date = claim.value.date()?;
    let part = match (date.start, date.end) {
        (End::Open, End::At(part)) | (End::At(part), End::Open) => part,
        _ => return date.single_day(),
    };
    part.days().filter(|(first, last)| first == last).map(|(day, _)| day)
}

fn beside(desk: &Desk<'_>, claim: &Claim, named: Weekday, day: NaiveDate) -> Finding {
    let printed = desk.print(claim);
    let right = day.weekday();
    let name = |code: &str, day| desk.rules.language(code).map_or_else(String::new, |l| self::name(&l.checks, day));
    if named == right {
        return Finding::ok(desk.say(
            format!("« {printed} » : le {day} était bien un {}.", name("fr", right)),
            format!("“{printed}”: {day} was indeed a {}.", name("en", right)),
        ));
    }
    let reason = desk.say(
        format!("« {printed} » : le {day} était un {}, non un {}.", name("fr", right), name("fr", named)),
        format!("“{printed}”: {day} was a {}, not a {}.", name("en", right), name("en", named)),
    );
    Finding::error(reason, self::name(desk.words, right), Severity::Medium)
}

fn name(words: &CheckRules, day: Weekday) -> String {
    words.weekdays.get(day.num_days_from_monday() as usize).cloned().unwrap_or_default()
}
