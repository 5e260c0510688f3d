//! Stage 4, ALIGN: which claims speak of the same thing.
//!
//! Claims meet only inside a block (dimension, and for larger runs a shared concept or word), so that cost grows with
//! the claims and not with their square. A pair gets a score from named [`Features`]; two thresholds decide: an equal,
//! unusual value is itself evidence of one fact, so agreement needs less than conflict does.

mod bar;
mod block;
mod bound;
mod clash;
mod cluster;
mod company;
mod copies;
mod explain;
pub mod lineage;
mod meet;
mod score;
mod similarity;
mod standing;
mod swap;
mod values;

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

pub use bar::Bar;
pub use bound::Bound;
pub use explain::{Explanation, Fate, Gate, Part};
pub use score::{Scorer, Weights, comparable, logistic, logit};
pub use similarity::{Context, Features};
pub use standing::Standing;

use clash::Clash;
use meet::Meetings;
use values::Compared;

use crate::claim::Claim;
use crate::compare::{Likeness, Slip};
use crate::rules::Rules;
use crate::text::Article;

/// The claims that answer one question, whatever value they give.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Indices into the run's claims, in order.
    pub claims: Vec<usize>,
}

/// How sure the aligner is that two claims of a fact answer one question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affinity {
    /// Score of all features but the value, 0 to 1.
    pub frame: f64,
    /// Score with the value, and with how the pair stands among those it competes with.
    pub all: f64,
}

impl Affinity {
    /// The same with so many log odds more on the whole.
    fn raised(self, by: f64) -> Self {
        Self { all: logistic(logit(self.all) + by), ..self }
    }
}

/// The facts of a run, and how sure the aligner is of each pair.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// Every claim of a body in exactly one fact, in order of each fact's first claim.
    pub facts: Vec<Fact>,
    /// How sure it is of pairs of one fact, 0 to 1, by claim indices in order, lower first; claims of copies are told by
    /// those they repeat.
    pub known: Vec<Known>,
    /// By claim: the one it repeats in an article that reads the same, itself where there is none.
    pub originals: Vec<usize>,
}

/// Two claims by index, and how sure the aligner is that they answer one question.
pub type Known = ((u32, u32), f64);

impl Alignment {
    /// How sure the aligner is of two claims, 0 to 1, where it held them against each other.
    pub fn affinity(&self, a: usize, b: usize) -> Option<f64> {
        let original = |i: usize| self.originals.get(i).copied().unwrap_or(i);
        let (a, b) = (original(a), original(b));
        if a == b {
            return Some(CERTAIN);
        }
        let at = self.known.binary_search_by_key(&pair(a, b), |k| k.0).ok()?;
        self.known.get(at).map(|k| k.1)
    }
}

/// What a person says is certain, and that a claim is itself.
const CERTAIN: f64 = 1.0;

/// The lower index first, in half the room.
fn pair(a: usize, b: usize) -> (u32, u32) {
    let index = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
    (index(a.min(b)), index(a.max(b)))
}

/// Cosine of context words below which values at odds are not looked at further.
const STRANGERS: f64 = 0.06;

/// Score below which a pair of a large run is forgotten.
const FAINT: f64 = 0.1;

/// Pairs that are looked at one after another.
const SOME: usize = 4096;

/// Score of a pair that the text itself ties.
const TIED: f64 = 0.8;

/// Sorts the claims of all articles into facts, as far as people have not. Claims of page furniture take part in none.
pub fn align(articles: &[Article], claims: &[Claim], bound: &Bound, rules: &Rules) -> Alignment {
    let mut scorer = Scorer::new(articles, claims, rules);
    scorer.heed(bound);
    let meetings = Meetings::new(&scorer);
    let decide = |batch: &meet::Batch| {
        let scored = scored(&scorer, &meetings.pairs(&scorer, batch));
        let chosen = chosen(&scorer, &scored);
        // Among thousands of articles most pairs are chance: what is known of them would fill the memory.
        let worth = |s: &&Scored| matches!(batch, meet::Batch::Claims(_)) || s.joins || s.affinity.all >= FAINT;
        let mut known: Vec<_> =
            scored.iter().filter(worth).map(|s| (pair(s.pair.a, s.pair.b), s.affinity.all)).collect();
        known.shrink_to_fit();
        (known, chosen)
    };
    let (known, chosen): (Vec<_>, Vec<_>) = meetings.batches.par_iter().map(decide).unzip();
    drop(meetings);
    let mut pairs = Vec::with_capacity(bound.joined.len() + chosen.iter().map(Vec::len).sum::<usize>());
    pairs.extend(bound.pairs().chain(chosen.into_iter().flatten()));
    let texts: Vec<u64> = articles.par_iter().map(|a| xxh3_64(a.text.as_bytes())).collect();
    let ranks: Vec<Option<u64>> = claims.iter().map(|c| texts.get(c.document).copied()).collect();
    let rank = |i: usize| (ranks.get(i), i);
    let mut facts = cluster::cluster(claims.len(), pairs, rank, &mut Clash::new(&scorer, bound));
    let known = within(&facts, claims.len(), bound, known);
    scorer.copies_follow(&mut facts);
    let facts = facts
        .into_iter()
        .filter(|members| members.iter().any(|&i| claims[i].block.holds_claims()))
        .map(|members| Fact { claims: members })
        .collect();
    Alignment { facts, known, originals: scorer.originals }
}

/// What is known of pairs that came to be in one fact, in order: the others are never asked for.
fn within(facts: &[Vec<usize>], claims: usize, bound: &Bound, known: Vec<Vec<Known>>) -> Vec<Known> {
    let mut home = vec![u32::MAX; claims];
    for (fact, members) in (0..).zip(facts) {
        members.iter().for_each(|&i| home[i] = fact);
    }
    let together = |&((a, b), _): &Known| home[a as usize] == home[b as usize];
    let many = known.iter().flatten().filter(|k| together(k)).count();
    let mut out = Vec::with_capacity(many + bound.joined.len());
    out.extend(known.into_iter().flatten().filter(together));
    out.extend(bound.joined.iter().map(|&(a, b)| (pair(a, b), CERTAIN)));
    // What people said goes first.
    out.par_sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    out.dedup_by_key(|k| k.0);
    out
}

/// A pair that was looked at closely.
struct Scored {
    pair: cluster::Pair,
    affinity: Affinity,
    /// How far it stands above the best other partner of either claim in the other's article.
    margin: f64,
    /// Whether it may be joined.
    joins: bool,
    /// Whether both state one number.
    equal: bool,
}

/// Those of some pairs that are worth a closer look, each with its score.
fn scored(scorer: &Scorer<'_>, pairs: &[(usize, usize)]) -> Vec<Scored> {
    let meet = |compared: &mut Compared<'_, '_>, &(a, b): &(usize, usize)| {
        // Values at odds in sentences that share next to no word are about different things: most pairs of a run.
        let strangers = scorer.tied(a, b).is_none() && scorer.context(a, b) < STRANGERS;
        if strangers && scorer.far_apart(a, b) {
            return None;
        }
        let likeness = compared.likeness(a, b)?;
        let conflict = likeness == Likeness::Conflict;
        if conflict && strangers {
            return None;
        }
        let slip = if conflict { compared.slip(a, b) } else { None };
        Some((a, b, likeness, slip, scorer.affinity(a, b, likeness, slip)))
    };
    let some = |pairs: &[(usize, usize)]| {
        let mut compared = Compared::new(scorer);
        pairs.iter().filter_map(|pair| meet(&mut compared, pair)).collect::<Vec<_>>()
    };
    let met: Vec<_> = pairs.par_chunks(SOME).flat_map_iter(some).collect();
    let standing = Standing::new(scorer.claims, met.iter().map(|m| (m.0, m.1, m.4)));
    let judge = |last: &mut Option<((usize, usize), bool)>, met: &(usize, usize, Likeness, Option<Slip>, Affinity)| {
        let &(a, b, likeness, slip, first) = met;
        let conflict = likeness == Likeness::Conflict;
        let margin = standing.margin(scorer.claims, a, b, first);
        let affinity = first.raised(scorer.rules.align.standing * margin);
        // Pairs of two articles come one after another.
        let articles = (scorer.claims[a].document, scorer.claims[b].document);
        let one_story = || match *last {
            Some((of, one)) if of == articles => one,
            _ => last.insert((articles, scorer.one_story(a, b))).1,
        };
        let joins = scorer.joins_where(a, b, affinity, likeness, slip, one_story);
        let score = if scorer.tied(a, b).is_some() { affinity.all.max(TIED) } else { affinity.all };
        let stated = |i: usize| scorer.claims[i].value.quantity().and_then(|q| q.stated());
        let equal = !conflict && stated(a).is_some() && stated(a) == stated(b);
        Scored { pair: cluster::Pair { a, b, score, conflict }, affinity, margin, joins, equal }
    };
    let some = |met: &[_]| {
        let mut last = None;
        met.iter().map(|met| judge(&mut last, met)).collect::<Vec<_>>()
    };
    met.par_chunks(SOME).flat_map_iter(some).collect()
}

/// The pairs to be joined: those that may be, where neither claim has a better partner.
fn chosen(scorer: &Scorer<'_>, scored: &[Scored]) -> Vec<cluster::Pair> {
    let pairs = scored.iter().filter(|s| s.joins).map(|s| s.pair).collect();
    let equal: Vec<_> = scored.iter().filter(|s| s.equal).map(|s| (s.pair.a, s.pair.b)).collect();
    swap::uncross(scorer.claims, scorer.rules, &equal, scorer.mutual(pairs), TIED)
}
