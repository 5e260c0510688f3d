//! Names: people, places, institutions, whatever their spelling.

/// Index of an entity in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u16);

/// The table of entities.
#[derive(Debug, Default)]
pub struct Names {}
