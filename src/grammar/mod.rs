//! Stage 2, SPOT: the nom grammar. Numbers, quantities, dates, durations, ordinals. Knows no subject.

mod age;
mod article;
pub mod date;
mod decoy;
mod ellipsis;
mod game;
mod home;
mod list;
mod lone_span;
mod mention;
mod money;
mod name;
pub mod number;
mod purse;
mod quantity;
mod rank;
mod thing;
mod token;
mod trail;
mod walk;

pub use date::DateExpr;
pub use mention::{Mention, Reading, Skip};
pub use trail::{Rule, Trail};
pub use walk::mentions;
