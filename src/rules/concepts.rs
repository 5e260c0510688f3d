//! Concepts: what is counted and what happens, with their words per language.

/// Index of a concept in [`Concepts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// The table of concepts.
#[derive(Debug, Default)]
pub struct Concepts {}
