//! One article held against itself and the calendar.
//!
//! An error is raised only where the words between the figures say that they belong together.

mod age;
mod anniversary;
mod backwards;
mod clock;
mod conversion;
mod desk;
mod difference;
mod each;
mod elapsed;
mod ends;
mod implied;
mod impossible;
mod later;
mod order;
mod percentage;
mod points;
mod reason;
mod run;
mod shares;
mod sum;
#[cfg(test)]
mod tests;
mod weekday;

use desk::Desk;
use rayon::prelude::*;

use super::{Case, Check};
use crate::claim::of_document;

/// Holds every article against itself and the calendar.
pub fn checks(case: Case<'_>) -> Vec<Check> {
    let elsewhere = implied::Elsewhere::default();
    let one = |document: usize| {
        let mut out = Vec::new();
        let own = case.claims.get(of_document(case.claims, document)).unwrap_or_default();
        let Some(desk) = Desk::new(case, document, own, &elsewhere) else { return out };
        for check in [
            weekday::check,
            impossible::check,
            clock::check,
            conversion::check,
            age::check,
            order::check,
            elapsed::check,
            later::check,
            ends::check,
            percentage::check,
            points::check,
            sum::check,
            difference::check,
            shares::check,
            backwards::check,
            anniversary::check,
            implied::check,
            each::check,
        ] {
            check(&desk, &mut out);
        }
        out
    };
    distinct((0..case.articles.len()).into_par_iter().flat_map_iter(one).collect())
}

/// One check per kind and set of claims; an error keeps an `ok` of the same kind away from its claims.
fn distinct(mut all: Vec<Check>) -> Vec<Check> {
    all.sort_by(|a, b| (&a.claims, a.check, a.spot).cmp(&(&b.claims, b.check, b.spot)));
    all.dedup_by(|next, kept| {
        let same = next.check == kept.check && next.claims == kept.claims && next.spot == kept.spot;
        if same && kept.ok && !next.ok {
            std::mem::swap(next, kept);
        }
        same
    });
    all
}
