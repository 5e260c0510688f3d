//! Stage 1, READ: a story, its outlet, its date.

mod article;
mod span;

pub use article::{Article, Block, BlockKind, PublishedFrom, Sentence};
pub use span::{Lines, Span};
