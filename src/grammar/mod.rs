//! Stage 2, SPOT: the nom grammar. Numbers, quantities, dates, durations, ordinals. Knows no subject.

pub mod date;
mod mention;

pub use date::DateExpr;
pub use mention::{Mention, Reading, Skip};
