//! Stage 1, READ: a story, its outlet, its date.

mod article;
mod blocks;
mod language;
pub mod load;
mod sentence;
mod span;

pub use article::{Article, Block, BlockKind, PublishedFrom, Sentence};
pub use load::{Hints, Source, collect, read};
pub use span::{Lines, Span};
