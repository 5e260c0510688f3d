//! Whether two facts can be one: nothing may forbid a claim of one to stand beside a claim of the other.
//!
//! Large facts hold the same few kinds of claims over and over, so what forbids two kinds is found once. Most of what
//! forbids looks at what is told, not at the value, and what looks at the value concerns days and earlier figures alone:
//! a fact of thousands of figures is of few kinds.

use rustc_hash::FxHashMap;

use super::bound::Bound;
use super::cluster::{Keeper, Pair};
use super::score::Scorer;
use crate::claim::Modality;
use crate::rules::{ConceptId, EntityId};
use crate::value::{UnitId, Value};

/// Claims up to which a fact is looked at one by one.
const FEW: usize = 16;

/// All that the bars look at which no value decides.
#[derive(PartialEq, Eq, Hash)]
struct Subject {
    /// The kind of value and its unit, none for dates.
    form: Option<(u8, UnitId)>,
    measure: Option<ConceptId>,
    event: Option<ConceptId>,
    side: Option<EntityId>,
    clock: bool,
}

/// All that the others look at.
#[derive(PartialEq, Eq, Hash)]
struct Told {
    /// The number of the value.
    value: u32,
    planned: bool,
    former: bool,
    update: bool,
    revised: bool,
}

/// By first claim of each kind in a fact: the document that holds all others, none where there are several.
type Kinds = FxHashMap<u32, Option<usize>>;

/// The claims of a fact, sorted out.
#[derive(Default)]
struct Sorted {
    by_document: FxHashMap<usize, Vec<usize>>,
    subjects: Kinds,
    /// What is told of days.
    days: Kinds,
    /// What is told as earlier.
    former: Kinds,
    /// What is told as it is now.
    present: Kinds,
}

/// Keeps apart what a person or the rules keep apart.
pub(super) struct Clash<'s, 'a> {
    scorer: &'s Scorer<'a>,
    bound: &'s Bound,
    subjects: FxHashMap<Subject, u32>,
    told: FxHashMap<Told, u32>,
    /// By claims, the first of their kinds: whether they are two things, whatever their values.
    two_things: FxHashMap<(u32, u32), bool>,
    /// The same of their values.
    two_values: FxHashMap<(u32, u32), bool>,
    /// By number: what is known of facts of more than a few claims.
    large: FxHashMap<usize, Sorted>,
}

impl Keeper for Clash<'_, '_> {
    fn clash(&mut self, pair: &Pair, a: (usize, &[usize]), b: (usize, &[usize])) -> bool {
        // A person who joins two claims overrules the rules.
        self.bound.parts(a.1, b.1) || pair.score.is_finite() && self.between(pair, a, b)
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
        let (subjects, told, two_things, two_values, large) = Default::default();
        Self { scorer, bound, subjects, told, two_things, two_values, large }
    }

    /// True where something forbids to join two facts, the first being the larger.
    fn between(&mut self, pair: &Pair, a: (usize, &[usize]), b: (usize, &[usize])) -> bool {
        let scorer = self.scorer;
        let told = scorer.set_against(pair.a, pair.b).then_some((pair.a, pair.b));
        let forbids = |x: usize, y: usize| match told {
            Some(tie) if scorer.as_told(tie, x, y) => scorer.two_things(x.min(y), x.max(y)),
            _ => scorer.forbidden(x.min(y), x.max(y)),
        };
        let Some(large) = self.large.remove(&a.0) else {
            return a.1.iter().any(|&x| b.1.iter().any(|&y| forbids(x, y)));
        };
        let beside = |&y: &usize| {
            let own = large.by_document.get(&scorer.claims[y].document);
            own.is_some_and(|own| own.iter().any(|&x| forbids(x, y)))
        };
        let clash = b.1.iter().any(beside) || {
            let known = self.large.remove(&b.0);
            let small = known.unwrap_or_else(|| self.sorted(b.1));
            let clash = self.apart(told, &large, &small);
            if b.1.len() > FEW {
                self.large.insert(b.0, small);
            }
            clash
        };
        self.large.insert(a.0, large);
        clash
    }

    /// True where something forbids a claim of one fact to stand beside a claim of the other in another article.
    fn apart(&mut self, told: Option<(usize, usize)>, a: &Sorted, b: &Sorted) -> bool {
        let scorer = self.scorer;
        let things = |x: u32, y: u32| scorer.two_things(x as usize, y as usize);
        let values = |x: u32, y: u32| scorer.two_values(x as usize, y as usize);
        let never = |_: u32, _: u32| false;
        let spared = |x: u32, y: u32| told.is_some_and(|tie| scorer.as_told(tie, x as usize, y as usize));
        any(&a.subjects, &b.subjects, &mut self.two_things, things, never)
            || any(&a.days, &b.days, &mut self.two_values, values, spared)
            || any(&a.former, &b.present, &mut self.two_values, values, spared)
            || any(&a.present, &b.former, &mut self.two_values, values, spared)
    }

    fn sorted(&mut self, claims: &[usize]) -> Sorted {
        let mut sorted = Sorted::default();
        self.sort_in(&mut sorted, claims);
        sorted
    }

    fn sort_in(&mut self, sorted: &mut Sorted, claims: &[usize]) {
        for &index in claims {
            let (subject, told) = self.kinds(index);
            let claim = &self.scorer.claims[index];
            let see = |kinds: &mut Kinds, kind: u32| {
                let only = kinds.entry(kind).or_insert(Some(claim.document));
                *only = only.filter(|d| *d == claim.document);
            };
            see(&mut sorted.subjects, subject);
            if claim.value.date().is_some() {
                see(&mut sorted.days, told);
            }
            see(if claim.former { &mut sorted.former } else { &mut sorted.present }, told);
            sorted.by_document.entry(claim.document).or_default().push(index);
        }
    }

    /// The first claims of the same subject, and that tell the same.
    fn kinds(&mut self, index: usize) -> (u32, u32) {
        let (scorer, claim) = (self.scorer, &self.scorer.claims[index]);
        let at = u32::try_from(index).unwrap_or(u32::MAX);
        let subject = Subject {
            form: form(&claim.value),
            measure: claim.frame.measure,
            event: claim.frame.event,
            side: claim.frame.side,
            clock: scorer.is_clock(index),
        };
        let told = Told {
            value: scorer.values.id(index),
            planned: claim.modality == Modality::Planned,
            former: claim.former,
            update: scorer.update[index],
            revised: scorer.is_revised(index),
        };
        (*self.subjects.entry(subject).or_insert(at), *self.told.entry(told).or_insert(at))
    }
}

/// Whether two kinds are apart, and not spared, that may stand in two articles: what stands in one was asked for claim
/// by claim.
fn any(
    a: &Kinds,
    b: &Kinds,
    known: &mut FxHashMap<(u32, u32), bool>,
    apart: impl Fn(u32, u32) -> bool + Copy,
    spared: impl Fn(u32, u32) -> bool,
) -> bool {
    let mut beside = |(&x, p): (&u32, &Option<usize>), (&y, q): (&u32, &Option<usize>)| {
        (p.is_none() || p != q) && {
            let key = (x.min(y), x.max(y));
            *known.entry(key).or_insert_with(|| apart(key.0, key.1)) && !spared(key.0, key.1)
        }
    };
    b.iter().any(|y| a.iter().any(|x| beside(x, y)))
}

fn form(value: &Value) -> Option<(u8, UnitId)> {
    let kind = match value {
        Value::Quantity(_) => 0,
        Value::Duration(_) => 1,
        Value::Ordinal(_) => 2,
        Value::Date(_) => return None,
    };
    value.quantity().map(|q| (kind, q.unit))
}
