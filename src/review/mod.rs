//! Stage 6, DECIDE: what people said of findings, so that nobody is asked twice.
//!
//! # The file
//!
//! Decisions are kept in [`FILE`], looked for upward from the articles: in the folder that holds them all, then in the
//! folders above it. A line is one decision, a JSON object, and is never changed once it is written:
//!
//! ```json
//! {"fingerprint":"recoupe/v1:5f0c…","decision":"dismissed","reason":"rounding","by":"AB","date":"2025-03-12"}
//! ```
//!
//! | key | says |
//! | --- | --- |
//! | `fingerprint` | the finding, by its content: see [`print`] |
//! | `decision` | `confirmed`, `dismissed`, `same-fact`, `not-same-fact` or `reopened` |
//! | `wrong` | of `confirmed`, where it is known: the prints of the claims that are wrong |
//! | `reason` | of `dismissed`: see [`Reason`] |
//! | `claims` | of `same-fact` and `not-same-fact`: the prints of one side's claims, and of the other's |
//! | `by`, `date` | initials, and the day that whoever decided gave |
//! | `note` | anything else they said |
//! | `about`, `in` | for people who read the file: the values in short, and the articles |
//!
//! A later line overrules an earlier one on the same finding; for the rest, order means nothing, so that two branches
//! merge by keeping the lines of both (`recoupe.decisions.jsonl merge=union` in `.gitattributes` does so), and a line
//! that is there twice does no harm. Keys that are not known are let be. A line that cannot be read is told with its
//! number and costs no other.
//!
//! `same-fact` and `not-same-fact` bind the aligner. They say what two figures are about, not which is right: two
//! figures of one fact that conflict stay open until they are confirmed or dismissed.

mod append;
mod bind;
mod decision;
mod ledger;
mod place;
pub mod print;
mod prune;
mod state;

pub use append::append;
pub use bind::bindings;
pub use decision::{Decision, Reason, Ruling};
pub use ledger::{Ledger, LedgerError, Line};
pub use place::{beside, folder, home};
pub use prune::rewrite;
pub use state::{Decisions, State, key};

/// The name of the file of decisions.
pub const FILE: &str = "recoupe.decisions.jsonl";
