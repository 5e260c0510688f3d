//! Whether two facts can be one: nothing may forbid a claim of one to stand beside a claim of the other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::bound::Bound;
use super::cluster::{Keeper, Pair};
use super::score::Scorer;
use crate::claim::Modality;
use crate::rules::{ConceptId, EntityId};
use crate::value::Value;

/// Claims up to which a fact is looked at one by one.
const FEW: usize = 16;

/// All that the bars between claims of two articles look at.
type Kind = (String, Option<ConceptId>, Option<ConceptId>, Option<EntityId>, [bool; 5]);

/// Keeps apart what a person or the rules keep apart. Large facts hold the same few kinds of claims over and over: what
/// forbids two of them is found once.
pub(super) struct Clash<'s, 'a> {
    scorer: &'s Scorer<'a>,
    bound: &'s Bound,
    kinds: FxHashMap<Kind, usize>,
    /// By claim: the first claim of its kind, once it was asked for.
    first: FxHashMap<usize, usize>,
    forbidden: FxHashMap<(usize, usize), bool>,
    /// By number: what is known of facts of more than a few claims.
    large: FxHashMap<usize, Large>,
}

/// The claims of a fact, sorted out.
#[derive(Default)]
struct Large {
    by_document: FxHashMap<usize, Vec<usize>>,
    kinds: FxHashSet<usize>,
}

impl Keeper for Clash<'_, '_> {
    fn clash(&mut self, pair: &Pair, a: (usize, &[usize]), b: (usize, &[usize])) -> bool {
        // A person who joins two claims overrules the rules.
        self.bound.parts(a.1, b.1) || pair.score.is_finite() && self.between(a, b)
    }

    fn joined(&mut self, into: (usize, &[usize]), from: (usize, &[usize])) {
        self.large.remove(&from.0);
        let mut sorted = match self.large.remove(&into.0) {
            Some(sorted) => sorted,
            None if into.1.len() + from.1.len() <= FEW => return,
            None => self.sorted(into.1),
        };
        self.sort_in(&mut sorted, from.1);
        self.large.insert(into.0, sorted);
    }
}

impl<'s, 'a> Clash<'s, 'a> {
    /// Nothing looked at so far.
    pub fn new(scorer: &'s Scorer<'a>, bound: &'s Bound) -> Self {
        let (kinds, first, forbidden, large) = Default::default();
        Self { scorer, bound, kinds, first, forbidden, large }
    }

    /// True where something forbids to join two facts, the first being the larger.
    fn between(&mut self, a: (usize, &[usize]), b: (usize, &[usize])) -> bool {
        let scorer = self.scorer;
        let forbids = |x: usize, y: usize| scorer.forbidden(x.min(y), x.max(y));
        let document = |i: usize| scorer.claims[i].document;
        let Some(large) = self.large.remove(&a.0) else {
            return a.1.iter().any(|&x| b.1.iter().any(|&y| forbids(x, y)));
        };
        let beside = |&y: &usize| large.by_document.get(&document(y)).is_some_and(|x| x.iter().any(|&x| forbids(x, y)));
        let clash = b.1.iter().any(beside) || {
            let mut kinds: Vec<usize> = b.1.iter().map(|&y| self.kind(y)).collect();
            kinds.sort_unstable();
            kinds.dedup();
            // Two kinds may stand in one article alone, whose text ties them.
            kinds.iter().any(|&y| large.kinds.iter().any(|&x| self.apart(x, y)))
                && a.1.iter().any(|&x| b.1.iter().any(|&y| document(x) != document(y) && forbids(x, y)))
        };
        self.large.insert(a.0, large);
        clash
    }

    fn sorted(&mut self, claims: &[usize]) -> Large {
        let mut sorted = Large::default();
        self.sort_in(&mut sorted, claims);
        sorted
    }

    fn sort_in(&mut self, sorted: &mut Large, claims: &[usize]) {
        for &claim in claims {
            sorted.by_document.entry(self.scorer.claims[claim].document).or_default().push(claim);
            sorted.kinds.insert(self.kind(claim));
        }
    }

    fn kind(&mut self, index: usize) -> usize {
        if let Some(&first) = self.first.get(&index) {
            return first;
        }
        let claim = &self.scorer.claims[index];
        let value = match &claim.value {
            Value::Date(date) => format!("{date} {:?}", date.clock),
            value => format!("{value:?}"),
        };
        let planned = claim.modality == Modality::Planned;
        let told = [planned, claim.former, claim.absolute, claim.weekday.is_some(), self.scorer.update[index]];
        let kind = (value, claim.frame.measure, claim.frame.event, claim.frame.side, told);
        let first = *self.kinds.entry(kind).or_insert(index);
        self.first.insert(index, first);
        first
    }

    fn apart(&mut self, x: usize, y: usize) -> bool {
        let key = (x.min(y), x.max(y));
        let scorer = self.scorer;
        *self.forbidden.entry(key).or_insert_with(|| scorer.apart(key.0, key.1))
    }
}
