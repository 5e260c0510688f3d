//! Stage 2, SPOT: the nom grammar. Numbers, quantities, dates, durations, ordinals. Knows no subject.

pub mod date;
mod mention;

pub use date::DateExpr;
pub use mention::{Mention, Reading, Skip};

/// Every figure and date of an article, in order; those that claim nothing carry the reason in `skip`.
pub fn mentions(_article: &crate::text::Article, _rules: &crate::rules::Rules) -> Vec<Mention> {
    Vec::new()
}
