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

/// The facts of a run, and how sure the aligner is of each pair.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// Every claim of a body in exactly one fact, in order of each fact's first claim.
    pub facts: Vec<Fact>,
    /// By claim indices, lower first.
    pub affinities: rustc_hash::FxHashMap<(usize, usize), Affinity>,
}

/// Sorts the claims of all articles into facts.
pub fn align(
    _articles: &[crate::text::Article],
    claims: &[crate::claim::Claim],
    _rules: &crate::rules::Rules,
) -> Alignment {
    let single = |(i, _)| Fact { claims: vec![i], label: String::new() };
    Alignment { facts: claims.iter().enumerate().map(single).collect(), ..Alignment::default() }
}
