//! From features to one number, and from numbers to the decision whether two claims answer one question.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Affinity;
use super::bound::Bound;
use super::cluster::Pair;
use super::company::{Company, closed};
use super::copies;
use super::explain::{Gate, Part};
use super::meet::Meetings;
use super::similarity::{Context, Features, features};
use super::values::Values;
use crate::claim::{Claim, Modality, Tie};
use crate::compare::{Likeness, Slip, Yardstick};
use crate::rules::concepts::AKIN;
use crate::rules::names::same_name;
use crate::rules::{ConceptId, Rules};
use crate::text::Article;
use crate::value::{Dimension, Quantity, Units, Value};

/// `rules/align.toml`: a weight a feature, and the thresholds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Weights {
    /// Added to every score.
    pub bias: f64,
    /// By feature name.
    pub feature: std::collections::BTreeMap<String, f64>,
    /// What the values add, by name: a constant for each way to compare, and more the more unusual the value is.
    pub value: std::collections::BTreeMap<String, f64>,
    /// Weight of the lead over the best other partner in the other's article.
    pub standing: f64,
    /// Score from which claims that can both be true are one fact.
    pub agree: f64,
    /// The same of claims in conflict.
    pub conflict: f64,
    /// The same of a count that has grown between two days.
    pub growth: f64,
    /// Cosine of two articles' words, with a share of that of their names, from which they may tell one story.
    pub story: f64,
    /// That share.
    pub story_names: f64,
    /// Days between the printing of two articles on one story, at most.
    pub story_days: i64,
    /// Likeness from which two articles tell one story whatever the days between them and the countries they name.
    pub story_sure: f64,
    /// Frame score from which one telling value is background that articles on two stories share.
    pub background: f64,
    /// Score from which claims that differ by a strong slip are one fact.
    pub slip: f64,
    /// The same of a slip that chance makes too.
    pub weak_slip: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            bias: 0.0,
            feature: std::collections::BTreeMap::new(),
            value: std::collections::BTreeMap::new(),
            standing: 0.0,
            agree: 1.0,
            conflict: 1.0,
            slip: 1.0,
            weak_slip: 1.0,
            growth: 1.0,
            story: 0.0,
            story_names: 0.0,
            story_days: i64::MAX,
            story_sure: f64::INFINITY,
            background: 1.0,
        }
    }
}

/// How unusual two numbers must be for one article not to hold both by chance.
const TELLING: f64 = 1.0;

/// Pairs of claims up to which it is looked whether an article holds two values: common ones stand anywhere.
const MANY: usize = 4096;

/// What values add, in the order of their weights.
const VALUES: [&str; 12] = [
    "same",
    "same-date",
    "same-unusual",
    "compatible",
    "compatible-date",
    "compatible-unusual",
    "coarser",
    "slip",
    "slip-unusual",
    "weak-slip",
    "stated",
    "near",
];

/// Scores the pairs of one run.
#[derive(Debug)]
pub struct Scorer<'a> {
    pub(super) articles: &'a [Article],
    pub(super) claims: &'a [Claim],
    pub(super) rules: &'a Rules,
    pub(super) context: Context,
    pub(super) values: Values,
    /// By claim: its value in base units, or its day, and how far off another may lie before it surely conflicts.
    rough: Vec<Option<(f64, f64)>>,
    /// By claim: whether its article sets a rival claimant's figure beside it.
    pub(super) rival: Vec<bool>,
    /// By claim: whether its article tells that it was overtaken, or what it overtook.
    pub(super) update: Vec<bool>,
    /// By claim: the one it repeats in an article that reads the same, itself where there is none.
    pub(super) originals: Vec<usize>,
    /// By claim: how telling an equal value is.
    unusual: Vec<f64>,
    company: Company,
    weights: [f64; 20],
    value: [f64; 12],
}

impl<'a> Scorer<'a> {
    /// Prepares the word counts of the run.
    pub fn new(articles: &'a [Article], claims: &'a [Claim], rules: &'a Rules) -> Self {
        let weights =
            Features::default().named().map(|(name, _)| rules.align.feature.get(name).copied().unwrap_or(0.0));
        let (mut rival, mut update) = (vec![false; claims.len()], vec![false; claims.len()]);
        for (index, claim) in claims.iter().enumerate() {
            update[index] |= claim.revised;
            match claim.tie {
                Some((other, Tie::Rival)) => (rival[index], rival[other]) = (true, true),
                Some((other, Tie::Update)) => (update[index], update[other]) = (true, true),
                _ => {}
            }
        }
        let unusual: Vec<f64> = claims.iter().map(|c| unusual(articles, c)).collect();
        Self {
            rival,
            update,
            articles,
            claims,
            rules,
            originals: copies::originals(articles, claims),
            context: Context::new(claims, rules),
            values: Values::new(claims, rules, yard(rules)),
            company: Company::new(claims, &unusual, rules),
            unusual,
            rough: claims.iter().map(|c| rough(c, rules)).collect(),
            weights,
            value: VALUES.map(|name| rules.align.value.get(name).copied().unwrap_or(0.0)),
        }
    }

    /// Pairs of claims that are held against each other at all, copies left out.
    pub(super) fn pairs(&self) -> Vec<(usize, usize)> {
        let meetings = Meetings::new(self);
        meetings.batches.iter().flat_map(|batch| meetings.pairs(self, batch)).collect()
    }

    /// Claims that people spoke of stand for themselves.
    pub(super) fn heed(&mut self, bound: &Bound) {
        for claim in bound.joined.iter().chain(&bound.apart).flat_map(|&(a, b)| [a, b]) {
            if let Some(original) = self.originals.get_mut(claim) {
                *original = claim;
            }
        }
    }

    /// Puts every claim of a copy into the fact of the claim that it repeats.
    pub(super) fn copies_follow(&self, facts: &mut Vec<Vec<usize>>) {
        if self.originals.iter().enumerate().all(|(i, &original)| i == original) {
            return;
        }
        let mut copies: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (copy, &original) in self.originals.iter().enumerate().filter(|(i, original)| i != *original) {
            copies.entry(original).or_default().push(copy);
        }
        facts.retain(|fact| fact.iter().any(|&i| self.originals.get(i) == Some(&i)));
        for fact in facts {
            let more: Vec<usize> = fact.iter().filter_map(|i| copies.get(i)).flatten().copied().collect();
            fact.extend(more);
            fact.sort_unstable();
        }
    }

    /// Whether the values are so far apart that no exact comparison is needed to know them at odds.
    pub fn far_apart(&self, a: usize, b: usize) -> bool {
        match (self.rough.get(a), self.rough.get(b)) {
            (Some(Some((x, p))), Some(Some((y, q)))) => (x - y).abs() > p + q,
            _ => false,
        }
    }

    /// Cosine of the context words of a pair.
    pub fn context(&self, a: usize, b: usize) -> f64 {
        self.context.cosine(a, b)
    }

    /// The features of a pair whose values differ by such a slip.
    pub fn features(&self, a: usize, b: usize, slip: Option<Slip>) -> Features {
        let mut features = features(self.claims, a, b, &self.context, &self.values, self.rules);
        // A slip of the pen explains the distance between the values: it tells nothing more.
        if slip.is_some_and(|s| s.strong) {
            features.scale = 0.0;
        }
        let crossed = self.company.crossed(a, b);
        features.company = if crossed { 0.0 } else { self.company.shared(a, b) };
        // Every article says of several things that they happened on one day.
        features.crossed = f64::from(crossed && self.claims[a].value.date().is_none());
        features
    }

    /// How well a pair of such likeness belongs together.
    pub fn affinity(&self, a: usize, b: usize, likeness: Likeness, slip: Option<Slip>) -> Affinity {
        let named = self.features(a, b, slip).named();
        let sum = self.rules.align.bias + named.iter().zip(self.weights).map(|((_, f), w)| f * w).sum::<f64>();
        let values = self.value_features(a, b, likeness, slip).into_iter().flatten();
        let value: f64 = values.map(|(at, value)| value * self.value[at]).sum();
        Affinity { frame: logistic(sum), all: logistic(sum + value) }
    }

    /// The addends of the frame's score, bias first.
    pub fn frame_parts(&self, features: &Features) -> Vec<Part> {
        let bias = Part { name: "bias", value: 1.0, weight: self.rules.align.bias };
        let named = features.named().into_iter().zip(self.weights);
        std::iter::once(bias).chain(named.map(|((name, value), weight)| Part { name, value, weight })).collect()
    }

    /// What the values themselves add to it.
    pub fn value_parts(&self, a: usize, b: usize, likeness: Likeness, slip: Option<Slip>) -> Vec<Part> {
        let values = self.value_features(a, b, likeness, slip).into_iter().flatten();
        values.map(|(at, value)| Part { name: VALUES[at], value, weight: self.value[at] }).collect()
    }

    /// The same by place among [`VALUES`].
    fn value_features(&self, a: usize, b: usize, likeness: Likeness, slip: Option<Slip>) -> [Option<(usize, f64)>; 6] {
        let date = f64::from(self.claims[a].value.date().is_some());
        let rarer = || self.unusual(a).min(self.unusual(b));
        match (likeness, slip) {
            (Likeness::Same, _) => [Some((0, 1.0)), Some((1, date)), Some((2, rarer())), None, None, None],
            (Likeness::Compatible, _) => {
                let stated = self.one_stated(a, b);
                let coarser = if stated { 0.0 } else { self.coarser(a, b) };
                let alike = [Some((10, f64::from(stated))), Some((11, self.near(a, b)))];
                [Some((3, 1.0)), Some((4, date)), Some((5, rarer())), Some((6, coarser)), alike[0], alike[1]]
            }
            (Likeness::Conflict, Some(s)) if s.strong => [Some((7, 1.0)), Some((8, rarer())), None, None, None, None],
            (Likeness::Conflict, Some(_)) => [Some((9, 1.0)), None, None, None, None, None],
            (Likeness::Conflict, None) => [None; 6],
        }
    }

    /// The score that counts for a pair of such likeness, and what it must reach.
    pub(super) fn gate(&self, a: usize, b: usize, affinity: Affinity, likeness: Likeness, slip: Option<Slip>) -> Gate {
        let weights = &self.rules.align;
        let (name, limit) = match (likeness, slip) {
            (Likeness::Conflict, Some(s)) if s.strong => ("slip", weights.slip),
            (Likeness::Conflict, Some(_)) => ("weak-slip", weights.weak_slip),
            (Likeness::Conflict, None) if self.grown(a, b) || self.put_off(a, b) => ("growth", weights.growth),
            (Likeness::Conflict, None) => ("conflict", weights.conflict),
            (Likeness::Same | Likeness::Compatible, _) => ("agree", weights.agree),
        };
        Gate { name, score: affinity.all, limit }
    }

    /// Whether the pair may be joined.
    pub fn joins(&self, a: usize, b: usize, affinity: Affinity, likeness: Likeness, slip: Option<Slip>) -> bool {
        self.joins_where(a, b, affinity, likeness, slip, || self.one_story(a, b))
    }

    /// The same, where something else tells whether their articles tell one story.
    pub(super) fn joins_where(
        &self,
        a: usize,
        b: usize,
        affinity: Affinity,
        likeness: Likeness,
        slip: Option<Slip>,
        one_story: impl FnOnce() -> bool,
    ) -> bool {
        self.tied(a, b).is_some()
            || self.gate(a, b, affinity, likeness, slip).is_open()
                && !self.against_itself(a, b, likeness)
                && (slip.is_none() || !self.told_apart(a, b))
                && !self.two_places(a, b, likeness, slip)
                && !self.claims[a].other_year(&self.claims[b])
                && (one_story() || self.background(a, b, affinity, likeness))
                && !self.forbidden(a, b)
    }

    /// Whether one article gives both of two values at odds.
    pub(super) fn against_itself(&self, a: usize, b: usize, likeness: Likeness) -> bool {
        likeness == Likeness::Conflict && self.claims[a].document == self.claims[b].document
    }

    /// Whether an article tells both of two numbers that are not met by chance: a slip of the pen makes one of the other,
    /// and no writer makes it and leaves the first beside it.
    pub(super) fn told_apart(&self, a: usize, b: usize) -> bool {
        let telling = self.claims[a].value.date().is_none() && self.unusual(a).min(self.unusual(b)) >= TELLING;
        let (one, other) = (self.values.alike(a), self.values.alike(b));
        if !telling || one.len().saturating_mul(other.len()) > MANY {
            return false;
        }
        let document = |i: u32| self.claims[i as usize].document;
        // Of one year both values are told, and those told of two years are no two things.
        let year = |i: usize| self.claims[i].frame.period;
        let one_year = year(a).is_some() && year(a) == year(b);
        let both = |x: u32, y: u32| {
            let (p, q) = (x as usize, y as usize);
            document(x) == document(y) && self.tied(p, q).is_none() && (!one_year || year(p) == year(q))
        };
        one.iter().any(|&x| other.iter().any(|&y| both(x, y)))
    }

    /// Values at odds about two places are two facts, and so are equal ones that two claimants give.
    pub(super) fn two_places(&self, a: usize, b: usize, likeness: Likeness, slip: Option<Slip>) -> bool {
        self.elsewhere(a, b)
            && match likeness {
                Likeness::Conflict => slip.is_none(),
                _ => self.two_claimants(a, b),
            }
    }

    /// Articles on two stories share background only where they give one telling value of it.
    pub(super) fn background(&self, a: usize, b: usize, affinity: Affinity, likeness: Likeness) -> bool {
        likeness == Likeness::Same
            && self.unusual(a).min(self.unusual(b)) >= 1.0
            && affinity.frame >= self.rules.align.background
    }

    /// How the text itself ties two claims of one article.
    pub fn tied(&self, a: usize, b: usize) -> Option<Tie> {
        let tie = |x: usize, y: usize| self.claims[x].tie.filter(|t| t.0 == y).map(|t| t.1);
        tie(b, a).or_else(|| tie(a, b))
    }

    /// Whether one of two counts of a thing that only grows was printed on a later day and is the greater.
    fn grown(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        let grows = |id: ConceptId| self.rules.concepts.get(id).grows;
        let akin = |m, n| (grows(m) || grows(n)) && self.rules.concepts.related(m, n) >= AKIN;
        let measured = x.frame.measure.zip(y.frame.measure).is_some_and(|(m, n)| akin(m, n));
        let value = |c: &Claim| {
            let counted = |q: &&Quantity| !matches!(self.rules.units.get(q.unit).dimension, Dimension::Percent);
            c.value.quantity().filter(counted).and_then(|q| self.rules.units.to_base(q.stated()?, q.unit))
        };
        let articles = self.articles.get(x.document).zip(self.articles.get(y.document));
        let order = articles.and_then(|(p, q)| p.order(q)).filter(|o| o.is_ne());
        measured && order.is_some() && order == value(x).zip(value(y)).map(|(v, w)| v.cmp(&w))
    }

    /// Whether one of two days is told to have been given up, or to have taken another's place.
    fn put_off(&self, a: usize, b: usize) -> bool {
        self.claims[a].value.date().is_some() && (self.update[a] || self.update[b])
    }

    /// Whether two claims are credited to two claimants.
    pub(super) fn two_claimants(&self, a: usize, b: usize) -> bool {
        matches!((&self.claims[a].attribution, &self.claims[b].attribution), (Some(p), Some(q)) if p.key != q.key)
    }

    /// Whether two claims are about two places, or about a place and the country around it.
    fn elsewhere(&self, a: usize, b: usize) -> bool {
        let sites = (&self.claims[a].frame.site, &self.claims[b].frame.site);
        matches!(sites, (Some((p, _)), Some((q, _))) if p != q && same_name(p, q) < 0.9)
    }

    /// Whether the articles of two claims tell one story.
    pub(super) fn one_story(&self, a: usize, b: usize) -> bool {
        let (x, y) = (self.claims[a].document, self.claims[b].document);
        x == y || self.tell_one(x, y).is_some()
    }

    /// How alike two articles are that tell one story: they share words and names and were printed near each other.
    pub(super) fn tell_one(&self, x: usize, y: usize) -> Option<f64> {
        let limits = &self.rules.align;
        let printed = |d: usize| self.articles.get(d).and_then(|a| a.published);
        let near = printed(x).zip(printed(y)).is_none_or(|(p, q)| (p - q).num_days().abs() <= limits.story_days);
        let alike = self.context.story(x, y) + limits.story_names * self.context.people_and_places(x, y);
        let one = alike >= limits.story_sure || near && alike >= limits.story && !self.context.abroad(x, y);
        one.then_some(alike)
    }

    /// Keeps a pair in conflict only where each is the other's best partner in its document.
    pub fn mutual(&self, pairs: Vec<Pair>) -> Vec<Pair> {
        let mut best: FxHashMap<(usize, usize), f64> = FxHashMap::default();
        for pair in &pairs {
            for (claim, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let top = best.entry((claim, self.claims[other].document)).or_insert(pair.score);
                *top = top.max(pair.score);
            }
        }
        let is_best = |claim: usize, other: usize, score: f64| {
            best.get(&(claim, self.claims[other].document)).is_none_or(|&top| score >= top - 1e-9)
        };
        pairs
            .into_iter()
            .filter(|p| {
                if self.tied(p.a, p.b).is_some() {
                    return true;
                }
                let slack = if p.conflict { 0.0 } else { 0.12 };
                is_best(p.a, p.b, p.score + slack) && is_best(p.b, p.a, p.score + slack)
            })
            .collect()
    }

    /// How the values of a pair compare; `None` where they never can be.
    pub fn likeness(&self, a: usize, b: usize) -> Option<Likeness> {
        let (x, y) = (&self.claims[a].value, &self.claims[b].value);
        let stretch = |i: usize| self.values.stretch(i);
        let compare = || match self.far_apart(a, b) {
            true => Likeness::Conflict,
            false => yard(self.rules).stretched((x, stretch(a)), (y, stretch(b))),
        };
        comparable(x, y, &self.rules.units).then(compare)
    }

    /// The common slip of the pen that explains the difference, where there is one.
    pub fn slip(&self, a: usize, b: usize) -> Option<Slip> {
        yard(self.rules).slip(&self.claims[a].value, &self.claims[b].value)
    }

    /// A value in two units: "259 km² (100 square miles)".
    pub(super) fn converted(&self, a: usize, b: usize) -> bool {
        let unit = |i: usize| self.claims[i].value.quantity().map(|q| q.unit);
        unit(a) != unit(b)
    }

    /// How much wider one of two dates is than the other: 0 for one width, 1 for a day and a month, 2 at most.
    fn coarser(&self, a: usize, b: usize) -> f64 {
        let (Some(x), Some(y)) = (self.claims[a].value.date(), self.claims[b].value.date()) else { return 0.0 };
        let width = |d: &crate::value::Edtf| (d.breadth() as f64).ln();
        ((width(x) - width(y)).abs() / 30_f64.ln()).min(2.0)
    }

    /// Whether one number or date was printed on both sides, hedged or bounded on one: "by 2030" and "in 2030".
    fn one_stated(&self, a: usize, b: usize) -> bool {
        let base = |v: &Value| v.quantity().and_then(|q| self.rules.units.to_base(q.stated()?, q.unit));
        // Most differ by far more than a digit that a float cannot hold.
        let close = |x: f64, y: f64| (x - y).abs() <= 1e-9 * x.abs();
        match (&self.claims[a].value, &self.claims[b].value) {
            (Value::Date(x), Value::Date(y)) => closed(x).is_some() && closed(x) == closed(y),
            _ if !self.values.base(a).zip(self.values.base(b)).is_some_and(|(x, y)| close(x, y)) => false,
            (x, y) => base(x).is_some_and(|v| Some(v) == base(y)),
        }
    }

    /// 1 for two numbers within a hundredth of each other, 0 from a third on and for ranges.
    fn near(&self, a: usize, b: usize) -> f64 {
        let above = |i: usize| self.values.base(i).filter(|v| *v > 0.0);
        let Some((x, y)) = above(a).zip(above(b)) else { return 0.0 };
        ((0.3 - (x / y).ln().abs()) / 0.29).clamp(0.0, 1.0)
    }

    /// How telling an equal value is.
    pub(super) fn unusual(&self, index: usize) -> f64 {
        self.unusual.get(index).copied().unwrap_or(0.0)
    }
}

fn yard(rules: &Rules) -> Yardstick<'_> {
    Yardstick { units: &rules.units, compare: &rules.compare, difference: false }
}

/// How telling an equal value is: 16 is less so than 222,000, a month less so than a day.
fn unusual(articles: &[Article], claim: &Claim) -> f64 {
    match &claim.value {
        Value::Date(date) if date.single_day().is_some() => {
            let published = articles.get(claim.document).and_then(|a| a.published);
            let near = published.zip(date.single_day()).is_some_and(|(p, d)| (p - d).num_days().abs() <= 7);
            if near { 0.6 } else { 1.0 }
        }
        Value::Date(_) => 0.7,
        value => value.quantity().and_then(|q| q.stated()).map_or(0.4, |v| {
            let digits = v.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len();
            let lasts = matches!(value, Value::Duration(_));
            match (digits, claim.modality) {
                (0 | 1, _) if lasts => 0.65,
                (0 | 1, Modality::Asserted) => 0.5,
                (0 | 1, _) => 0.55,
                (2, _) => 0.8,
                (3, _) => 1.0,
                _ => 1.1,
            }
        }),
    }
}

/// Whether two values can be held against each other at all: percent and points can, as a slip.
pub fn comparable(a: &Value, b: &Value, units: &Units) -> bool {
    use crate::value::Dimension::{Money, Months, Percent, Points, Time};
    let (Some(x), Some(y)) = (a.quantity(), b.quantity()) else { return a.date().is_some() && b.date().is_some() };
    let ranks = [a, b].iter().filter(|v| matches!(v, Value::Ordinal(_))).count();
    let counts = [a, b].iter().any(|v| matches!(v, Value::Quantity(_)));
    if ranks == 1 && counts {
        return false;
    }
    match (units.get(x.unit).dimension, units.get(y.unit).dimension) {
        (Percent | Points, Percent | Points) | (Time | Months, Time | Months) | (Money, Money) => true,
        _ => units.comparable(x.unit, y.unit),
    }
}

/// A value in base units with a generous slack, where it is a single one.
fn rough(claim: &Claim, rules: &Rules) -> Option<(f64, f64)> {
    use chrono::Datelike;
    use rust_decimal::prelude::ToPrimitive;
    if let Some(date) = claim.value.date() {
        return date.single_day().map(|d| (f64::from(d.num_days_from_ce()), 6.0));
    }
    let quantity = claim.value.quantity().filter(|q| q.is_point())?;
    let unit = rules.units.get(quantity.unit);
    if matches!(
        unit.dimension,
        crate::value::Dimension::Money | crate::value::Dimension::Time | crate::value::Dimension::Months
    ) {
        return None;
    }
    let value = rules.units.to_base(quantity.min?, quantity.unit)?.to_f64()?;
    Some((value, 0.2 * value.abs()))
}

/// Log odds of a share, kept finite.
pub fn logit(p: f64) -> f64 {
    let p = p.clamp(1e-9, 1.0 - 1e-9);
    (p / (1.0 - p)).ln()
}

/// The share that log odds stand for.
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
