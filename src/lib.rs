//! `recoupe` holds the articles that several sources printed on one story against each other.
//!
//! Text becomes claims, claims are lined up, line-ups get verdicts, verdicts become a report.
//! Each stage is a pure function of the one before and of the compiled [`rules`]:
//!
//! 1. [`text`]: bytes become an [`text::Article`] with blocks and sentences;
//! 2. [`grammar`]: a nom grammar spots every figure and date, a [`grammar::Mention`] each;
//! 3. [`claim`]: a mention in its sentence becomes a [`claim::Claim`], a value and the question it answers;
//! 4. [`align`]: claims of all articles that answer one question become a [`align::Fact`];
//! 5. [`verdict`]: can both be true, and if not, why not;
//! 6. [`review`]: what people decided before, so that nobody is asked twice;
//! 7. [`report`]: saying it so that a person can act.
//!
//! [`compare`] tells whether two values can both be true; [`value`] holds the vocabulary that all stages share: quantities, units, EDTF dates.
#![forbid(unsafe_code)]

pub mod align;
pub mod claim;
pub mod cli;
pub mod compare;
pub mod error;
pub mod grammar;
pub mod report;
pub mod review;
pub mod rules;
pub mod run;
pub mod text;
pub mod value;
pub mod verdict;
