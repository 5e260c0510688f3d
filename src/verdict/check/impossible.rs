//! What cannot be in any article: the 31st of June, 130% of a vote.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, has, measured};
use crate::claim::Claim;
use crate::value::{End, Partial, UnitId};
use crate::verdict::{Check, CheckKind, Severity};

/// A year that has every day.
const LEAP: i32 = 2024;

/// Looks for days the calendar lacks and for shares of a vote above the whole.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for claim in desk.claims {
        let printed = desk.print(claim);
        if let Some(date) = claim.value.date()
            && (missing(date.start) || missing(date.end))
        {
            let reason = desk.say(
                format!("« {printed} » : ce jour n’existe pas au calendrier."),
                format!("“{printed}”: the calendar has no such day."),
            );
            let found = Finding::error(reason, String::new(), Severity::High);
            out.push(desk.raise(CheckKind::Impossible, &[claim], found));
        }
        let share = measured(claim).filter(|q| q.unit == UnitId::PERCENT).and_then(|q| q.min);
        let after = desk.after(claim, 40);
        let vote = begins(after, &desk.words.votes);
        let people = || begins(after, &desk.words.people) && !changes(desk, claim);
        if share.is_some_and(|p| p > Decimal::ONE_HUNDRED) && (vote || people()) {
            let what = if vote { ("d’un vote", "a vote") } else { ("d’un groupe", "a group") };
            let reason = desk.say(
                format!("« {printed} » : une part {} ne dépasse pas 100 %.", what.0),
                format!("“{printed}”: a share of {} cannot be above 100%.", what.1),
            );
            out.push(desk.raise(
                CheckKind::Impossible,
                &[claim],
                Finding::error(reason, desk.say("au plus 100 %".into(), "at most 100%".into()), Severity::High),
            ));
        }
        if negative(desk, claim) {
            let reason = desk.say(
                format!("« −{printed} » : on ne compte pas moins que personne."),
                format!("“−{printed}”: nobody counts fewer than none."),
            );
            let found = Finding::error(reason, String::new(), Severity::Low);
            let mut check = desk.raise(CheckKind::Impossible, &[claim], found);
            check.tentative = true;
            out.push(check);
        }
    }
}

/// True for a day that the calendar lacks, in the year told or in any.
fn missing(end: End) -> bool {
    let End::At(p) = end else { return false };
    let any = Partial { year: p.year.or(Some(LEAP)), ..p };
    p.day.is_some() && matches!(p.month, Some(1..=12)) && any.days().is_none()
}

/// True where the words around tell of a change: a rise of 130% is none too many, nor is one of -12.
fn changes(desk: &Desk<'_>, claim: &Claim) -> bool {
    let words = desk.words;
    let around = format!("{} | {}", desk.before(claim, 80), desk.after(claim, 80));
    [&words.rise, &words.fall, &words.change, &words.against].into_iter().any(|list| has(&around, list))
}

/// A minus sign right before a count of people who came to harm.
fn negative(desk: &Desk<'_>, claim: &Claim) -> bool {
    let before = desk.article.text.get(..claim.span.start).unwrap_or_default();
    let Some(rest) = before.strip_suffix(['-', '−']) else { return false };
    let counted = measured(claim).is_some_and(|q| q.unit == UnitId::ONE && q.is_point());
    let harm = desk
        .rules
        .concepts
        .find("casualty")
        .is_some_and(|casualty| claim.frame.measure.is_some_and(|m| desk.rules.concepts.is_a(m, casualty)));
    counted && harm && rest.ends_with(' ') && !changes(desk, claim)
}
