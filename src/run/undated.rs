//! Dates that hang on an article's own day, of an article that tells none.

use rustc_hash::FxHashSet;

use crate::claim::Claim;
use crate::grammar::{Mention, Reading};
use crate::text::{Article, Span};
use crate::value::{Edtf, End};

/// The dates of an article that nothing places in the calendar; none where it tells its day.
pub(super) fn undated(article: &Article, mentions: &[Mention], claims: &[Claim]) -> Vec<Span> {
    if article.published.is_some() {
        return Vec::new();
    }
    let own = |span: Span| article.block_of(span).is_some_and(|b| b.kind.holds_claims());
    let placed: FxHashSet<Span> =
        claims.iter().filter(|c| c.value.date().is_some_and(placed)).map(|c| c.span).collect();
    let dates = mentions.iter().filter(|m| m.skip.is_none() && matches!(m.reading, Reading::Date(_)));
    dates.map(|m| m.span).filter(|&span| own(span) && !placed.contains(&span)).collect()
}

/// True where the ends that a date has are days of a known year.
fn placed(date: &Edtf) -> bool {
    [date.start, date.end].into_iter().all(|end| match end {
        End::Open => true,
        End::At(p) => p.year.is_some(),
    })
}
