//! Why two claims were taken for one fact, or not: every number behind the decision, by name.

use super::bar::Bar;
use super::cluster::Pair;
use super::score::{Scorer, logit};
use super::{Affinity, Fact, STRANGERS, Scored, chosen, scored};
use crate::claim::Tie;
use crate::compare::{Likeness, Slip};

/// One addend of a score, in log odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The weight's name in `rules/align.toml`.
    pub name: &'static str,
    /// How much of it there is.
    pub value: f64,
    /// What it weighs.
    pub weight: f64,
}

impl Part {
    /// What it adds.
    pub fn adds(&self) -> f64 {
        self.value * self.weight
    }
}

/// The score that decides, and the threshold it must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    /// The threshold's name in `rules/align.toml`.
    pub name: &'static str,
    /// The score, 0 to 1.
    pub score: f64,
    /// What it must reach.
    pub limit: f64,
}

impl Gate {
    /// Whether the score is enough.
    pub fn is_open(&self) -> bool {
        self.score >= self.limit
    }

    /// What is missing in log odds; to spare where negative.
    pub fn gap(&self) -> f64 {
        logit(self.limit) - logit(self.score)
    }
}

/// What became of a pair.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// One fact, by their own score or because the text ties them.
    Joined,
    /// One fact, through claims that join both.
    Through(Vec<usize>),
    /// One fact: the values stand crossed in two articles, and the measures say which belong together.
    Uncrossed,
    /// Two facts: the score falls short, or something bars them.
    Apart,
    /// Two facts, though the values are equal: the measures say that they stand crossed in the two articles.
    Crossed,
    /// Two facts: one of them belongs better to another claim of the other's article.
    Outdone {
        /// The claim that has a better partner.
        claim: usize,
        /// The partner.
        by: usize,
        /// Their score.
        score: f64,
    },
    /// Two facts, which these two claims keep apart.
    Kept {
        /// A claim of one fact.
        x: usize,
        /// A claim of the other.
        y: usize,
        /// Why the two can never be one.
        bar: Bar,
    },
}

/// All that decided on one pair of claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Index of a claim.
    pub a: usize,
    /// Index of another, greater.
    pub b: usize,
    /// How the values compare; `None` where nothing compares them.
    pub likeness: Option<Likeness>,
    /// The slip of the pen that could lie between them.
    pub slip: Option<Slip>,
    /// The addends of the frame's score, bias first.
    pub frame: Vec<Part>,
    /// What the values add to it, and how the pair stands among its rivals.
    pub value: Vec<Part>,
    /// The scores.
    pub affinity: Affinity,
    /// The threshold that decides.
    pub gate: Gate,
    /// What the whole score would be, were the values equal.
    pub if_equal: f64,
    /// How the text itself ties them, which overrules the score.
    pub tie: Option<Tie>,
    /// What keeps them apart beside the score.
    pub bars: Vec<Bar>,
    /// What became of them.
    pub fate: Fate,
}

impl Explanation {
    /// Whether the two are one fact.
    pub const fn one_fact(&self) -> bool {
        matches!(self.fate, Fate::Joined | Fate::Through(_) | Fate::Uncrossed)
    }

    /// Whether they are a pair by themselves, whatever other claims there are.
    pub fn joins(&self) -> bool {
        self.tie.is_some() || self.gate.is_open() && self.bars.is_empty()
    }
}

impl Scorer<'_> {
    /// All that decides on two claims of the run whose claims are sorted into these facts.
    ///
    /// `None` where either is no claim of the run, or both are one.
    pub fn explain(&self, facts: &[Fact], a: usize, b: usize) -> Option<Explanation> {
        let (a, b) = (a.min(b), a.max(b));
        if a == b || b >= self.claims.len() {
            return None;
        }
        let likeness = self.likeness(a, b);
        // Values of two kinds are as far from equal as can be.
        let compared = likeness.unwrap_or(Likeness::Conflict);
        let slip = if likeness == Some(Likeness::Conflict) { self.slip(a, b) } else { None };
        let pairs = scored(self, &self.pairs());
        let first = self.affinity(a, b, compared, slip);
        let margin = pairs.iter().find(|p| (p.pair.a, p.pair.b) == (a, b)).map_or(0.0, |p| p.margin);
        let standing = Part { name: "standing", value: margin, weight: self.rules.align.standing };
        let affinity = first.raised(standing.adds());
        let mut value = self.value_parts(a, b, compared, slip);
        value.push(standing);
        let mut told = Explanation {
            a,
            b,
            likeness,
            slip,
            frame: self.frame_parts(&self.features(a, b, slip)),
            value,
            affinity,
            gate: self.gate(a, b, affinity, compared, slip),
            if_equal: self.affinity(a, b, Likeness::Same, None).raised(standing.adds()).all,
            tie: self.tied(a, b),
            bars: self.barred(a, b, compared, affinity, slip),
            fate: Fate::Apart,
        };
        told.fate = self.fate(facts, &told, &pairs);
        Some(told)
    }

    /// Everything that keeps a pair apart beside its score.
    fn barred(&self, a: usize, b: usize, likeness: Likeness, affinity: Affinity, slip: Option<Slip>) -> Vec<Bar> {
        let body = |i: usize| self.claims[i].block.holds_claims();
        if self.tied(a, b).is_some() {
            return Vec::new();
        }
        let mut bars = self.bans(a, b);
        if bars.contains(&Bar::Kind) {
            return bars;
        }
        let one_article = bars.contains(&Bar::OneArticle);
        let conflict = likeness == Likeness::Conflict;
        let furniture = !(body(a) && body(b));
        bars.extend(
            [
                (furniture, Bar::Furniture),
                (conflict && self.context(a, b) < STRANGERS, Bar::Strangers),
                (!one_article && self.against_itself(a, b, likeness), Bar::AgainstItself),
                (slip.is_some() && self.told_apart(a, b), Bar::ToldApart),
                (self.two_places(a, b, likeness, slip), Bar::Places),
                (self.claims[a].other_year(&self.claims[b]), Bar::Years),
                (!self.one_story(a, b) && !self.background(a, b, affinity, likeness), Bar::Stories),
            ]
            .into_iter()
            .filter(|(fires, _)| *fires)
            .map(|(_, bar)| bar),
        );
        if bars.is_empty() && !self.pairs().contains(&(a, b)) {
            bars.push(Bar::Unmet);
        }
        bars
    }

    fn fate(&self, facts: &[Fact], told: &Explanation, pairs: &[Scored]) -> Fate {
        let (a, b) = (told.a, told.b);
        let fact = |i: usize| facts.iter().find(|f| f.claims.contains(&i)).map_or(&[][..], |f| f.claims.as_slice());
        let (of_a, of_b) = (fact(a), fact(b));
        let joining: Vec<Pair> = pairs.iter().filter(|p| p.joins).map(|p| p.pair).collect();
        let holds = |pairs: &[Pair]| pairs.iter().any(|p| (p.a, p.b) == (a, b));
        if of_a.contains(&b) {
            return match (told.joins(), holds(&chosen(self, pairs))) {
                (true, true) => Fate::Joined,
                (false, true) => Fate::Uncrossed,
                (_, false) => Fate::Through(through(of_a, &joining, a, b)),
            };
        }
        if !told.joins() || !holds(&joining) {
            return Fate::Apart;
        }
        if let Some((claim, by, score)) = self.better(&joining, a, b) {
            return Fate::Outdone { claim, by, score };
        }
        if !holds(&chosen(self, pairs)) {
            return Fate::Crossed;
        }
        let across = of_a.iter().flat_map(|&x| of_b.iter().map(move |&y| (x.min(y), x.max(y))));
        let kept = across.filter_map(|(x, y)| Some((x, y, *self.bans(x, y).first()?))).next();
        kept.map_or(Fate::Apart, |(x, y, bar)| Fate::Kept { x, y, bar })
    }

    /// A better partner of either in the other's article, where it has one that rules this pair out.
    fn better(&self, joining: &[Pair], a: usize, b: usize) -> Option<(usize, usize, f64)> {
        let document = |i: usize| self.claims[i].document;
        let own = joining.iter().find(|p| (p.a, p.b) == (a, b))?;
        if self.mutual(joining.to_vec()).contains(own) {
            return None;
        }
        let best = |claim: usize, other: usize| {
            let partners = joining.iter().filter_map(move |p| match (p.a == claim, p.b == claim) {
                (true, _) => Some((claim, p.b, p.score)),
                (_, true) => Some((claim, p.a, p.score)),
                _ => None,
            });
            let near = partners.filter(move |p| p.1 != other && document(p.1) == document(other));
            near.max_by(|p, q| p.2.total_cmp(&q.2).then(q.1.cmp(&p.1)))
        };
        best(a, b).into_iter().chain(best(b, a)).max_by(|p, q| p.2.total_cmp(&q.2))
    }
}

/// The claims of a fact that join two others of it, or, where none joins both, all that join either.
fn through(fact: &[usize], joining: &[Pair], a: usize, b: usize) -> Vec<usize> {
    let joined = |x: usize, y: usize| joining.iter().any(|p| (p.a, p.b) == (x.min(y), x.max(y)));
    let others = || fact.iter().copied().filter(|&m| m != a && m != b);
    let both: Vec<usize> = others().filter(|&m| joined(a, m) && joined(m, b)).collect();
    if both.is_empty() { others().filter(|&m| joined(a, m) || joined(m, b)).collect() } else { both }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleFiles, Rules};
    use crate::run::{self, Options};

    #[test]
    fn what_is_told_is_what_was_decided() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        for story in ["kursk-visit", "twin-crashes"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories").join(story);
            let run = run::run(&[folder], &Options::default(), &rules);
            let scorer = Scorer::new(&run.articles, &run.claims, &rules);
            let facts = &run.alignment.facts;
            for (a, b) in scorer.pairs().into_iter().step_by(53) {
                let told = scorer.explain(facts, a, b).unwrap();
                let one = facts.iter().any(|f| f.claims.contains(&a) && f.claims.contains(&b));
                assert_eq!(told.one_fact(), one, "{story} {a} {b}: {told:?}");
                let adds: f64 = told.frame.iter().map(Part::adds).sum();
                assert!((adds - logit(told.affinity.frame)).abs() < 1e-6, "{story} {a} {b}");
                let compared = told.likeness.unwrap_or(Likeness::Conflict);
                let strangers = told.bars.contains(&Bar::Strangers);
                let joins = scorer.joins(a, b, told.affinity, compared, told.slip) && !strangers;
                assert_eq!(told.joins(), joins, "{story} {a} {b}: {told:?}");
                assert!(told.fate != Fate::Apart || !joins, "{story} {a} {b}: kept apart for no reason told");
            }
        }
    }
}
