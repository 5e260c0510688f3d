//! The parts of the report that findings are sorted into.

use super::findings::Finding;
use super::words::Words;
use crate::verdict::Verdict;

/// Where a finding stands in the report, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Contradiction,
    Disputed,
    Superseded,
    Tentative,
    Decided,
    Note,
}

impl Kind {
    pub(super) const ALL: [Self; 6] =
        [Self::Contradiction, Self::Disputed, Self::Superseded, Self::Tentative, Self::Decided, Self::Note];

    /// Where it belongs.
    pub(super) fn of(finding: &Finding) -> Self {
        match finding.verdict {
            _ if finding.is_decided() => Self::Decided,
            _ if finding.tentative => Self::Tentative,
            Some(Verdict::Disputed) => Self::Disputed,
            Some(Verdict::Superseded) => Self::Superseded,
            _ => Self::Contradiction,
        }
    }

    /// The name in classes and filters.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Disputed => "disputed",
            Self::Superseded => "superseded",
            Self::Tentative => "tentative",
            Self::Decided => "decided",
            Self::Note => "note",
        }
    }

    /// The heading of its section.
    pub(super) const fn title(self, words: Words) -> &'static str {
        match self {
            Self::Contradiction => words.contradictions,
            Self::Disputed => words.disputed,
            Self::Superseded => words.superseded,
            Self::Tentative => words.tentative,
            Self::Decided => words.decided,
            Self::Note => words.notes,
        }
    }
}
