//! How alike two claims' questions are, feature by feature.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

use super::values::Values;
use crate::claim::{Claim, Frame, Modality};
use crate::rules::names::Kind;
use crate::rules::word::hash;
use crate::rules::{ConceptId, EntityId, Rules};
use crate::value::Dimension;

/// Named features of a pair, each in [-1, 1] but for the crowd.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Features {
    /// What is counted or measured.
    pub measure: f64,
    /// All concepts of the clause, nearest first.
    pub concepts: f64,
    /// Context words, weighted by nearness and by how rare they are in the run.
    pub terms: f64,
    /// The counted noun.
    pub noun: f64,
    /// What happens.
    pub event: f64,
    /// Names: who and where.
    pub names: f64,
    /// The place that a preposition puts it in.
    pub site: f64,
    /// Values of one order of magnitude.
    pub scale: f64,
    /// Who says so.
    pub attribution: f64,
    /// The time over which the value holds.
    pub period: f64,
    /// Which way a change goes.
    pub direction: f64,
    /// Whether it is said to be so, planned, denied.
    pub modality: f64,
    /// How many claims of such a dimension both articles hold, in natural logarithms: chance pairs are as many.
    pub crowd: f64,
    /// 1 where both are the first that their article tells of one measure: the toll before its parts.
    pub both_first: f64,
    /// 1 where only one of them is.
    pub one_first: f64,
    /// Telling values that stand beside both, and on neither side the value of the other.
    pub company: f64,
    /// 1 where the figure of one stands beside the other: there its partner is, but they tell of one thing.
    pub crossed: f64,
    /// 1 where both stand in the first sentences of their articles.
    pub both_lead: f64,
    /// 1 for things and people counted.
    pub counted: f64,
    /// 1 for dates.
    pub date: f64,
}

impl Features {
    /// Names and values, in the order of the weights.
    pub fn named(&self) -> [(&'static str, f64); 20] {
        [
            ("measure", self.measure),
            ("concepts", self.concepts),
            ("terms", self.terms),
            ("noun", self.noun),
            ("event", self.event),
            ("names", self.names),
            ("site", self.site),
            ("scale", self.scale),
            ("attribution", self.attribution),
            ("period", self.period),
            ("direction", self.direction),
            ("modality", self.modality),
            ("crowd", self.crowd),
            ("both-first", self.both_first),
            ("one-first", self.one_first),
            ("company", self.company),
            ("crossed", self.crossed),
            ("both-lead", self.both_lead),
            ("counted", self.counted),
            ("date", self.date),
        ]
    }
}

/// The context words of every claim, weighted by nearness and by how rare they are in the run.
#[derive(Debug, Default)]
pub struct Context {
    /// By claim: terms in order of id with their weights, scaled to length one.
    vectors: Vec<Vec<(u64, f64)>>,
    /// By document: the same for all its claims together.
    documents: Vec<Vec<(u64, f64)>>,
    /// By document: the names near its claims, weighted by how rare they are among the documents.
    names: Vec<Vec<(u64, f64)>>,
    /// By document: the countries that its claims are set in, each named often.
    countries: Vec<FxHashSet<EntityId>>,
    /// By claim: the logarithm of the number of claims of its dimension, or of dates, in its article.
    crowd: Vec<f64>,
    /// By claim: whether it is the first of its measure and dimension in its article.
    first: Vec<bool>,
}

/// Sentences of an article that say what it is about.
const LEAD: usize = 3;

/// Names that a document must hold before their absence from another tells anything.
const NAMED: usize = 4;

/// Claims that must stand near a country's name before its absence from another article tells anything.
const MENTIONS: u32 = 4;

/// Claims and documents that no run holds, and that words and names are as rare among: what the articles of one story
/// share is not common for that.
const OTHER_CLAIMS: f64 = 1000.0;
/// Weight of a name that few articles hold, and of one that many do.
const RARE: f64 = 3.0;
const COMMON: f64 = 0.8;

/// Articles on one story, as a rule.
const STORY: f64 = 4.0;

/// Cosine of names between two articles on one story, more often more than less.
const USUAL: f64 = 0.15;

impl Context {
    /// Counts the claims each term stands near to, and weighs the terms of each.
    pub fn new(claims: &[Claim], rules: &Rules) -> Self {
        let scaled = |mut terms: Vec<(u64, f64)>| {
            terms.sort_unstable_by_key(|t| t.0);
            let length = terms.iter().map(|t| t.1 * t.1).sum::<f64>().sqrt();
            if length > 0.0 {
                terms.iter_mut().for_each(|t| t.1 /= length);
            }
            terms
        };
        let mut vectors = Vec::with_capacity(claims.len());
        let mut documents = Vec::new();
        for own in claims.chunk_by(|a, b| a.document == b.document) {
            let rarity = rarities(own);
            let weigh =
                |&(term, near): &(u64, f32)| (term, f64::from(near) * rarity.get(&term).copied().unwrap_or(0.0));
            vectors.extend(own.iter().map(|c| scaled(c.frame.terms.iter().map(weigh).collect())));
            documents.resize_with(own.first().map_or(0, |c| c.document), Vec::new);
            documents.push(scaled(rarity.into_iter().collect()));
        }
        let names = names_of(claims, rules).into_iter().map(scaled).collect();
        let mut crowds: FxHashMap<_, u32> = FxHashMap::default();
        let place = |claim: &Claim| (claim.document, dimension(claim, rules));
        claims.iter().for_each(|c| *crowds.entry(place(c)).or_insert(0) += 1);
        let crowd = claims.iter().map(|c| crowds.get(&place(c)).map_or(0.0, |&n| f64::from(n).ln())).collect();
        let mut told = FxHashSet::default();
        let mut is_first = |c: &Claim| told.insert((c.document, c.frame.measure, dimension(c, rules)));
        let first = claims.iter().map(|c| is_first(c) && c.frame.measure.is_some()).collect();
        Self { vectors, documents, names, countries: countries_of(claims, rules), crowd, first }
    }

    /// Logarithm of the number of claims of a claim's dimension in its article.
    fn crowd(&self, claim: usize) -> f64 {
        self.crowd.get(claim).copied().unwrap_or(0.0)
    }

    /// Cosine of two claims' context words.
    pub fn cosine(&self, a: usize, b: usize) -> f64 {
        dot(self.vectors.get(a), self.vectors.get(b))
    }

    /// Cosine of the words of two documents' claims: whether they tell one story.
    pub fn story(&self, a: usize, b: usize) -> f64 {
        dot(self.documents.get(a), self.documents.get(b))
    }

    /// The words and names that a document may be found by.
    pub fn keys(&self, document: usize) -> impl Iterator<Item = u64> {
        let lists = [&self.documents, &self.names].into_iter();
        lists.filter_map(move |list| list.get(document)).flatten().map(|&(key, _)| key)
    }

    /// Whether two documents tell of countries, and of none in common.
    pub fn abroad(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.countries.get(a), self.countries.get(b)) else { return false };
        !x.is_empty() && !y.is_empty() && x.is_disjoint(y)
    }

    /// Cosine of the names of two documents' claims; what is usual where one names too few to tell.
    pub fn people_and_places(&self, a: usize, b: usize) -> f64 {
        let (Some(x), Some(y)) = (self.names.get(a), self.names.get(b)) else { return USUAL };
        if x.len().min(y.len()) >= NAMED { dot(Some(x), Some(y)) } else { USUAL }
    }
}

/// How rare each term is among the claims of an article and of others on its story, as it were: what else the run holds
/// tells nothing of them.
fn rarities(claims: &[Claim]) -> FxHashMap<u64, f64> {
    let mut seen: FxHashMap<u64, f64> = FxHashMap::default();
    for &(term, _) in claims.iter().flat_map(|c| &c.frame.terms) {
        *seen.entry(term).or_insert(0.0) += 1.0;
    }
    let all = STORY * claims.len() as f64 + OTHER_CLAIMS;
    seen.values_mut().for_each(|n| *n = (1.0 + all / (STORY * *n)).ln());
    seen
}

/// By document: how often its claims give each key.
fn tally<K: Eq + Hash, I: IntoIterator<Item = K>>(
    claims: &[Claim],
    keys: impl Fn(&Claim) -> I,
) -> Vec<FxHashMap<K, u32>> {
    let mut counts: Vec<FxHashMap<K, u32>> = Vec::new();
    for claim in claims {
        if counts.len() <= claim.document {
            counts.resize_with(claim.document + 1, FxHashMap::default);
        }
        for key in keys(claim) {
            *counts[claim.document].entry(key).or_insert(0) += 1;
        }
    }
    counts
}

/// By document: the countries named near four of its claims or more.
fn countries_of(claims: &[Claim], rules: &Rules) -> Vec<FxHashSet<EntityId>> {
    let countries = |claim: &Claim| -> FxHashSet<EntityId> {
        let named = claim.frame.place.iter().chain(&claim.frame.participants);
        named.filter_map(|&e| rules.names.country(e)).collect()
    };
    let often =
        |counts: FxHashMap<EntityId, u32>| counts.into_iter().filter(|(_, n)| *n >= MENTIONS).map(|(c, _)| c).collect();
    tally(claims, countries).into_iter().map(often).collect()
}

/// By document: its names with their weights.
fn names_of(claims: &[Claim], rules: &Rules) -> Vec<Vec<(u64, f64)>> {
    let counts = tally(claims, |claim| {
        let frame = &claim.frame;
        let known = frame.place.iter().chain(&frame.participants).map(|&e| (hash(&rules.names.get(e).id), Some(e)));
        known.chain(frame.names.iter().map(|n| (hash(n), None))).collect::<Vec<_>>()
    });
    let rarity = |entity: Option<EntityId>| entity.map_or(RARE, |e| rarity_of(rules.names.get(e).kind));
    counts.iter().map(|c| c.iter().map(|(&(name, e), &n)| (name, f64::from(n).sqrt() * rarity(e))).collect()).collect()
}

/// How telling it is that two articles name one such thing: states are in all the news.
const fn rarity_of(kind: Kind) -> f64 {
    match kind {
        Kind::Country | Kind::Capital | Kind::Government | Kind::Agency => COMMON,
        _ => RARE,
    }
}

/// Scalar product of two sparse vectors in order of term.
fn dot(x: Option<&Vec<(u64, f64)>>, y: Option<&Vec<(u64, f64)>>) -> f64 {
    let (Some(x), Some(y)) = (x, y) else { return 0.0 };
    let (mut i, mut j, mut dot) = (0, 0, 0.0);
    while let (Some(p), Some(q)) = (x.get(i), y.get(j)) {
        match p.0.cmp(&q.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                dot += p.1 * q.1;
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    dot
}

/// Compares the frames of two claims.
pub(super) fn features(
    claims: &[Claim],
    a: usize,
    b: usize,
    context: &Context,
    values: &Values,
    rules: &Rules,
) -> Features {
    let terms = context.cosine(a, b);
    let firsts = [a, b].iter().filter(|&&i| context.first.get(i) == Some(&true)).count();
    let scale = scale(values.base(a), values.base(b));
    let crowd = context.crowd(a) + context.crowd(b);
    let (a, b) = (&claims[a], &claims[b]);
    let one_measure = a.frame.measure.is_some() && a.frame.measure == b.frame.measure && a.value.date().is_none();
    Features {
        measure: measure(&a.frame, &b.frame, rules),
        concepts: concepts(&a.frame.concepts, &b.frame.concepts, rules),
        terms,
        noun: match (&a.frame.noun, &b.frame.noun) {
            (Some(x), Some(y)) if x == y => 1.0,
            (Some(x), Some(y)) if may_be_near(x, y) && strsim::jaro_winkler(x, y) > NEAR => 0.8,
            _ => 0.0,
        },
        event: event(&a.frame, &b.frame, rules),
        names: names(&a.frame, &b.frame, rules),
        site: site(&a.frame, &b.frame, rules),
        scale,
        attribution: match (&a.attribution, &b.attribution) {
            (Some(x), Some(y)) if x.key == y.key => 1.0,
            (Some(_), Some(_)) => -0.3,
            _ => 0.0,
        },
        period: period(a, b),
        direction: match (a.frame.direction, b.frame.direction) {
            (Some(x), Some(y)) => {
                if x == y {
                    0.5
                } else {
                    -1.0
                }
            }
            _ => 0.0,
        },
        modality: match (a.modality, b.modality) {
            (x, y) if x == y => 0.2,
            (Modality::Planned, _) | (_, Modality::Planned) => -0.5,
            _ => -0.2,
        },
        crowd,
        both_first: f64::from(one_measure && firsts == 2),
        one_first: f64::from(one_measure && firsts == 1),
        company: 0.0,
        crossed: 0.0,
        both_lead: f64::from(a.sentence < LEAD && b.sentence < LEAD),
        counted: f64::from(dimension(a, rules) == Some(Dimension::Count)),
        date: f64::from(a.value.date().is_some()),
    }
}

/// Jaro-Winkler similarity beyond which two nouns are spellings of one.
const NEAR: f64 = 0.9;

/// False for two nouns of too few letters in common to be near: nearly all.
fn may_be_near(x: &str, y: &str) -> bool {
    let letters = |s: &str| s.bytes().fold(0_u64, |all, b| all | 1 << (b & 63));
    if !x.is_ascii() || !y.is_ascii() || x.is_empty() || y.is_empty() {
        return true;
    }
    let (p, q) = (letters(x), letters(y));
    let matched = (x.len() - (p & !q).count_ones() as usize).min(y.len() - (q & !p).count_ones() as usize) as f64;
    let jaro = (matched / x.len() as f64 + matched / y.len() as f64 + 1.0) / 3.0;
    let prefix = x.bytes().zip(y.bytes()).take(4).take_while(|(a, b)| a == b).count() as f64;
    jaro + 0.1 * prefix * (1.0 - jaro) > NEAR - 1e-6
}

/// What a claim measures; nothing for dates.
fn dimension(claim: &Claim, rules: &Rules) -> Option<Dimension> {
    claim.value.quantity().map(|q| rules.units.get(q.unit).dimension)
}

fn measure(a: &Frame, b: &Frame, rules: &Rules) -> f64 {
    let (Some(x), Some(y)) = (a.measure, b.measure) else { return 0.0 };
    if rules.concepts.excluded(x, y) {
        return -1.0;
    }
    f64::from(rules.concepts.related(x, y))
}

fn event(a: &Frame, b: &Frame, rules: &Rules) -> f64 {
    let (Some(x), Some(y)) = (a.event, b.event) else { return 0.0 };
    if rules.concepts.excluded(x, y) {
        return -1.0;
    }
    f64::from(rules.concepts.related(x, y)) * 1.3 - 0.3
}

/// One site for both, two sites apart, or one inside the other, which is part against whole as a rule.
fn site(a: &Frame, b: &Frame, rules: &Rules) -> f64 {
    let (Some((x, p)), Some((y, q))) = (&a.site, &b.site) else { return 0.0 };
    if x == y || rules_same(x, y) {
        return 1.0;
    }
    match (p, q) {
        (Some(p), Some(q)) if rules.names.within(*p, *q) || rules.names.within(*q, *p) => -0.1,
        _ => -1.0,
    }
}

/// 0 for values within a factor of two, -1 from a factor of a thousand on.
fn scale(a: Option<f64>, b: Option<f64>) -> f64 {
    let (Some(x), Some(y)) = (a.map(f64::abs), b.map(f64::abs)) else { return 0.0 };
    if x <= 0.0 || y <= 0.0 {
        return 0.0;
    }
    -((x / y).log10().abs() - 0.3).clamp(0.0, 3.0) / 3.0
}

/// Concepts of a clause that are looked at.
const NEAREST: usize = 6;

/// Overlap of the nearest concepts, the first counting most.
fn concepts(a: &[ConceptId], b: &[ConceptId], rules: &Rules) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    // The same on both sides: how near each comes to the nearest of the others.
    let (mut of_a, mut of_b) = ([0.0_f64; NEAREST], [0.0_f64; NEAREST]);
    for (x, near_a) in a.iter().zip(&mut of_a) {
        for (y, near_b) in b.iter().zip(&mut of_b) {
            let near = f64::from(rules.concepts.related(*x, *y));
            (*near_a, *near_b) = (near_a.max(near), near_b.max(near));
        }
    }
    let side = |near: &[f64]| {
        let (mut sum, mut all) = (0.0, 0.0);
        for (rank, best) in near.iter().enumerate() {
            let weight = 1.0 / (1.0 + rank as f64);
            sum += weight * best;
            all += weight;
        }
        sum / all
    };
    (side(&of_a[..a.len().min(NEAREST)]) + side(&of_b[..b.len().min(NEAREST)])) / 2.0
}

/// Shared names speak for one fact; different places, where both name one, against it.
fn names(a: &Frame, b: &Frame, rules: &Rules) -> f64 {
    let inside = |x: &EntityId, y: &EntityId| x == y || rules.names.within(*x, *y) || rules.names.within(*y, *x);
    let shared = a.participants.iter().filter(|p| b.participants.contains(p)).count();
    let unknown = partnered(&a.names, &b.names, |n, m| rules_same(n, m));
    let places = partnered(&a.place, &b.place, inside);
    let apart = !a.place.is_empty() && !b.place.is_empty() && places == 0;
    let score = 0.3 * shared.min(2) as f64 + 0.4 * unknown.min(2) as f64 + 0.3 * places.min(2) as f64;
    if apart { score.min(0.4) - 0.4 } else { score.min(1.0) }
}

/// How many of two lists find a partner in the other, on the side where they are fewer.
fn partnered<T>(a: &[T], b: &[T], alike: impl Fn(&T, &T) -> bool) -> usize {
    let of_a = a.iter().filter(|x| b.iter().any(|y| alike(x, y))).count();
    let of_b = b.iter().filter(|y| a.iter().any(|x| alike(x, y))).count();
    of_a.min(of_b)
}

fn rules_same(a: &str, b: &str) -> bool {
    a == b || crate::rules::names::same_name(a, b) > 0.92
}

fn period(a: &Claim, b: &Claim) -> f64 {
    let (Some(x), Some(y)) = (a.frame.period, b.frame.period) else { return 0.0 };
    if x == y {
        return 1.0;
    }
    let ((a1, a2), (b1, b2)) = (x.bounds(), y.bounds());
    let apart = |end: Option<chrono::NaiveDate>, start: Option<chrono::NaiveDate>| matches!((end, start), (Some(e), Some(s)) if e < s);
    if apart(a2, b1) || apart(b2, a1) { -0.6 } else { 0.4 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_nouns_are_never_passed_over() {
        let nouns =
            ["morts", "mort", "mobilisation", "mobilization", "soldats", "soldiers", "house", "houses", "a", ""];
        for (x, y) in nouns.iter().flat_map(|x| nouns.iter().map(move |y| (x, y))) {
            assert!(may_be_near(x, y) || strsim::jaro_winkler(x, y) <= NEAR, "{x} {y}");
        }
        assert!(!may_be_near("people", "soldiers"));
    }
}
