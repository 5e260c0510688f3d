//! What cannot be in any article: the 31st of June, 130% of a vote.

use rust_decimal::Decimal;

use super::desk::{Desk, Finding, begins, measured};
use crate::value::{End, UnitId};
use crate::verdict::{Check, CheckKind, Severity};

/// Looks for days the calendar lacks and for shares of a vote above the whole.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    for claim in desk.claims {
        let printed = desk.print(claim);
        if let Some(date) = claim.value.date() {
            let missing =
                |end: End| matches!(end, End::At(p) if p.year.is_some() && p.day.is_some() && p.days().is_none());
            if missing(date.start) || missing(date.end) {
                let reason = desk.say(
                    format!("« {printed} » : ce jour n’existe pas au calendrier."),
                    format!("“{printed}”: the calendar has no such day."),
                );
                let found = Finding::error(reason, String::new(), Severity::High);
                out.push(desk.raise(CheckKind::Impossible, &[claim], found));
            }
        }
        let share = measured(claim).filter(|q| q.unit == UnitId::PERCENT).and_then(|q| q.min);
        if share.is_some_and(|p| p > Decimal::ONE_HUNDRED) && begins(&desk.after(claim, 40), &desk.words.votes) {
            let reason = desk.say(
                format!("« {printed} » : une part d’un vote ne dépasse pas 100 %."),
                format!("“{printed}”: a share of a vote cannot be above 100%."),
            );
            out.push(desk.raise(
                CheckKind::Impossible,
                &[claim],
                Finding::error(reason, desk.say("au plus 100 %".into(), "at most 100%".into()), Severity::High),
            ));
        }
    }
}
