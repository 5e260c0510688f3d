//! Whether two facts can be one: nothing may forbid a claim of one to stand beside a claim of the other.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::score::Scorer;
use crate::claim::Modality;
use crate::rules::{ConceptId, EntityId};
use crate::value::Value;

/// Pairs of claims up to which each is looked at.
const FEW: usize = 256;

/// All that the bars between claims of two articles look at.
type Kind = (String, Option<ConceptId>, Option<ConceptId>, Option<EntityId>, [bool; 5]);

/// Facts hold the same few kinds of claims over and over: what forbids two of them is found once.
pub(super) struct Clash<'s, 'a> {
    scorer: &'s Scorer<'a>,
    kinds: RefCell<FxHashMap<Kind, usize>>,
    /// By claim: the first claim of its kind, once it was asked for.
    first: RefCell<FxHashMap<usize, usize>>,
    forbidden: RefCell<FxHashMap<(usize, usize), bool>>,
}

impl<'s, 'a> Clash<'s, 'a> {
    /// Nothing looked at so far.
    pub fn new(scorer: &'s Scorer<'a>) -> Self {
        Self { scorer, kinds: RefCell::default(), first: RefCell::default(), forbidden: RefCell::default() }
    }

    /// True where something forbids to join two facts.
    pub fn between(&self, a: &[usize], b: &[usize]) -> bool {
        let forbids = |x: usize, y: usize| self.scorer.forbidden(x.min(y), x.max(y));
        if a.len() * b.len() <= FEW {
            return a.iter().any(|&x| b.iter().any(|&y| forbids(x, y)));
        }
        let document = |i: usize| self.scorer.claims[i].document;
        let mut beside: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        a.iter().for_each(|&x| beside.entry(document(x)).or_default().push(x));
        let one_article = b.iter().any(|&y| beside.get(&document(y)).is_some_and(|x| x.iter().any(|&x| forbids(x, y))));
        one_article || {
            let (p, q) = (self.kinds(a), self.kinds(b));
            let clash = p.iter().any(|&x| q.iter().any(|&y| self.apart(x, y)));
            // Two kinds may stand in one article alone, whose text ties them.
            clash && a.iter().any(|&x| b.iter().any(|&y| document(x) != document(y) && forbids(x, y)))
        }
    }

    /// The kinds of claims of a fact, each once, by their first claim.
    fn kinds(&self, fact: &[usize]) -> Vec<usize> {
        let mut kinds: Vec<usize> = fact.iter().map(|&i| self.kind(i)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    fn kind(&self, index: usize) -> usize {
        *self.first.borrow_mut().entry(index).or_insert_with(|| {
            let claim = &self.scorer.claims[index];
            let value = match &claim.value {
                Value::Date(date) => format!("{date} {:?}", date.clock),
                value => format!("{value:?}"),
            };
            let planned = claim.modality == Modality::Planned;
            let told = [planned, claim.former, claim.absolute, claim.weekday.is_some(), self.scorer.update[index]];
            let kind = (value, claim.frame.measure, claim.frame.event, claim.frame.side, told);
            *self.kinds.borrow_mut().entry(kind).or_insert(index)
        })
    }

    fn apart(&self, x: usize, y: usize) -> bool {
        let key = (x.min(y), x.max(y));
        *self.forbidden.borrow_mut().entry(key).or_insert_with(|| self.scorer.apart(key.0, key.1))
    }
}
