//! What the run makes of every figure: the state that its mark shows.

use rustc_hash::FxHashSet;

use super::sheet::Entry;
use crate::report::findings::Finding;
use crate::report::values;
use crate::report::words::Words;
use crate::rules::Rules;
use crate::run::Run;
use crate::verdict::{Relation, Verdict};

/// What is known of a figure, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Read, and held against nothing: a date without an anchor, a score.
    Unchecked,
    /// Nobody else answers its question.
    Single,
    /// Two independent sources or more give it.
    Agreed,
    /// A newer figure took its place.
    Superseded,
    /// Another claimant says otherwise.
    Disputed,
    /// It cannot be true beside another, or beside its own article.
    Contradicted,
}

impl State {
    /// Every state, gravest first.
    pub(super) const ALL: [Self; 6] =
        [Self::Contradicted, Self::Disputed, Self::Superseded, Self::Agreed, Self::Single, Self::Unchecked];

    /// The name in classes and filters.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Unchecked => "unchecked",
            Self::Single => "single",
            Self::Agreed => "agreed",
            Self::Superseded => "superseded",
            Self::Disputed => "disputed",
            Self::Contradicted => "contradicted",
        }
    }

    /// The state in words.
    pub(super) const fn told(self, words: Words) -> &'static str {
        match self {
            Self::Unchecked => words.pick("non vérifié", "unchecked"),
            Self::Single => words.pick("source unique", "single source"),
            Self::Agreed => words.pick("recoupé", "agreed"),
            Self::Superseded => words.pick("dépassé", "superseded"),
            Self::Disputed => words.pick("contesté", "disputed"),
            Self::Contradicted => words.pick("contredit", "contradicted"),
        }
    }
}

/// The state of every claim of a run. What is tentative moves none, nor does what somebody dismissed.
pub(super) fn states(run: &Run, rules: &Rules, entries: &[Entry]) -> Vec<State> {
    let dismissed = |e: &&Entry| e.finding.state.ruling.as_ref().is_some_and(|l| l.decision.ruling.reason().is_some());
    let dismissed: Vec<&Finding> = entries.iter().filter(dismissed).map(|e| &e.finding).collect();
    let no_relation: FxHashSet<usize> = dismissed.iter().flat_map(|f| f.relations.iter().copied()).collect();
    let no_check: FxHashSet<usize> = dismissed.iter().filter_map(|f| f.at_check).collect();
    let first = |holds: bool| if holds { State::Single } else { State::Unchecked };
    let mut states: Vec<State> = run.claims.iter().map(|c| first(c.block.holds_claims())).collect();
    let mut raise = |claim: usize, to: State| {
        if let Some(state) = states.get_mut(claim) {
            *state = (*state).max(to);
        }
    };
    let relations = run.relations.iter().enumerate().filter(|(at, r)| !r.tentative && !no_relation.contains(at));
    for (_, relation) in relations {
        let &Relation { a, b, .. } = relation;
        match relation.verdict {
            // Two prints of one dispatch are one source.
            Verdict::Agreement | Verdict::Compatible if values::origins(&[a, b], run, rules) < 2 => {}
            Verdict::Agreement | Verdict::Compatible => [a, b].into_iter().for_each(|c| raise(c, State::Agreed)),
            Verdict::Superseded => raise(a, State::Superseded),
            Verdict::Disputed => [a, b].into_iter().for_each(|c| raise(c, State::Disputed)),
            Verdict::Contradiction => [a, b].into_iter().for_each(|c| raise(c, State::Contradicted)),
        }
    }
    let checks = run.checks.iter().enumerate().filter(|(at, c)| !c.ok && !c.tentative && !no_check.contains(at));
    for &claim in checks.flat_map(|(_, c)| &c.claims) {
        raise(claim, State::Contradicted);
    }
    states
}
