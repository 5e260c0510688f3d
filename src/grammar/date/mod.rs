//! Dates as the text says them: expressions that still need the article's date to become a day.

mod calendar;
mod clock;
mod context;
mod counted;
mod epoch;
mod expr;
mod feast;
mod figures;
mod glance;
mod list;
mod named;
mod numeric;
mod range;
mod read;
mod scope;
mod stretch;
mod tense;
mod weekday;

pub use expr::{Base, DateExpr, Lean, PartOf, Step, Unit, Way};
pub use feast::{Feast, nth_weekday};
pub use read::{DateMatch, date_at};
pub use tense::{Tense, tense};
