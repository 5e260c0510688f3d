//! Stage 4, ALIGN: which claims speak of the same thing.

/// The claims that answer one question, whatever value they give.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Indices into the run's claims, in order.
    pub claims: Vec<usize>,
    /// What it is about, in words.
    pub label: String,
}

/// How sure the aligner is that two claims of a fact answer one question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affinity {
    /// Score of all features but the value, 0 to 1.
    pub frame: f64,
    /// Score with the value.
    pub all: f64,
}
