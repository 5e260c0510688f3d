//! How the claims of a draft are looked up among those of its sources.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{Figure, Partner, Status};
use crate::claim::{Claim, Modality};
use crate::compare::{Likeness, Yardstick};
use crate::report::excerpt::one_line;
use crate::report::model::{Judged, Tag};
use crate::report::tags::Tags;
use crate::report::{build, values};
use crate::rules::Rules;
use crate::run::Run;
use crate::value::{Quantity, UnitId, Value};
use crate::verdict::{CROWD, Relation, ReportLang, Severity, Verdict, rivals, unusual};

/// Places elsewhere that are named of what is found nowhere.
const LOOKALIKES: usize = 8;

/// How many times a bound a figure within it may be and still stand behind it.
const REACH: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// What the figures of the drafts are looked up in.
pub(super) struct Bench<'a> {
    run: &'a Run,
    rules: &'a Rules,
    fact_of: FxHashMap<usize, usize>,
    relations: FxHashMap<usize, Vec<(usize, &'a Relation)>>,
    tags: &'a Tags,
    /// What the sources say of each unusual figure.
    figures: FxHashMap<(UnitId, Decimal), Vec<usize>>,
}

impl<'a> Bench<'a> {
    pub(super) fn new(run: &'a Run, rules: &'a Rules, tags: &'a Tags) -> Self {
        let mut relations = FxHashMap::<usize, Vec<(usize, &Relation)>>::default();
        for (at, relation) in run.relations.iter().enumerate() {
            relations.entry(relation.a).or_default().push((at, relation));
            relations.entry(relation.b).or_default().push((at, relation));
        }
        let mut figures = FxHashMap::<_, Vec<usize>>::default();
        for (index, claim) in run.claims.iter().enumerate().filter(|(_, c)| !run.is_draft(c.document)) {
            if let Some(key) = unusual(&claim.value).and_then(key).filter(|_| claim.block.holds_claims()) {
                figures.entry(key).or_default().push(index);
            }
        }
        Self { run, rules, fact_of: values::fact_of(run), relations, tags, figures }
    }

    /// Every figure and date of the drafts, in order of text.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let claims = self.run.claims.iter().enumerate();
        claims.filter(|(_, c)| self.run.is_draft(c.document)).filter_map(|(i, c)| self.figure(i, c)).collect()
    }

    fn figure(&self, index: usize, claim: &Claim) -> Option<Figure> {
        let fact = &self.run.alignment.facts.get(*self.fact_of.get(&index)?)?.claims;
        let mut figure = Figure {
            index,
            claim: claim.id.clone(),
            fact: build::fact_id(fact, self.run)?,
            status: Status::FoundNowhere,
            exact: None,
            independent_origins: 0,
            claimants: Vec::new(),
            partners: self.partners(index, claim, fact),
            elsewhere: Vec::new(),
            lookalikes: Vec::new(),
        };
        let support: Vec<usize> = figure.partners.iter().filter(|p| p.supports).map(|p| p.index).collect();
        figure.independent_origins = values::origins(&support, self.run, self.rules);
        figure.claimants = values::voices(&support, self.run, self.rules);
        if !support.is_empty() {
            let same = |p: &Partner| p.supports && p.kind == Verdict::Agreement;
            figure.exact = Some(figure.partners.iter().any(same));
        }
        let against = figure.partners.iter().filter_map(|p| p.against(&figure)).max();
        figure.status = against.unwrap_or(match figure.independent_origins {
            0 => Status::FoundNowhere,
            1 => Status::SingleSourced,
            _ => Status::Supported,
        });
        if figure.status == Status::FoundNowhere {
            let known = unusual(&claim.value).and_then(key).and_then(|key| self.figures.get(&key));
            let own = self.fact_of.get(&index);
            let mut seen = BTreeSet::new();
            let other = |c: &usize| {
                let document = self.run.claims.get(*c).map(|c| c.document);
                self.fact_of.get(c) != own && seen.insert(document)
            };
            figure.lookalikes = known.into_iter().flatten().copied().filter(other).take(LOOKALIKES).collect();
            let ids = figure.lookalikes.iter().filter_map(|&c| Some(self.run.claims.get(c)?.id.clone()));
            figure.elsewhere = ids.collect();
        }
        Some(figure)
    }

    /// Every source's claim of the figure's fact, those that say the same first; of drafts only what contradicts it.
    fn partners(&self, index: usize, claim: &Claim, fact: &[usize]) -> Vec<Partner> {
        let twins = self.twins(index, claim, fact);
        let mut seen = BTreeSet::from([index]);
        let mut out = Vec::new();
        for &twin in &twins {
            for &(at, relation) in self.relations.get(&twin).into_iter().flatten() {
                let other = if relation.a == twin { relation.b } else { relation.a };
                let Some(partner) = self.run.claims.get(other) else { continue };
                if self.run.is_draft(partner.document) && relation.verdict != Verdict::Contradiction {
                    continue;
                }
                if !twins.contains(&other) && seen.insert(other) {
                    let tag = self.tags.relation(at, relation.verdict);
                    out.extend(self.partner((index, claim), (other, partner), relation, tag.unwrap_or_default()));
                }
            }
        }
        // In a crowd one claim was compared for all that give its value.
        for &twin in twins.iter().filter(|&&t| t != index) {
            let Some(partner) = self.run.claims.get(twin).filter(|p| !self.run.is_draft(p.document)) else { continue };
            let same = Relation {
                a: index,
                b: twin,
                verdict: Verdict::Agreement,
                cause: None,
                reason: String::new(),
                severity: Severity::Low,
                weight: 0,
                confidence: 1.0,
                tentative: false,
            };
            out.extend(self.partner((index, claim), (twin, partner), &same, Tag::default()));
        }
        out.sort_by_key(|p| {
            (!p.supports, p.judged.tentative, if p.supports { Ok(p.kind) } else { Err(Reverse(p.kind)) }, p.index)
        });
        out
    }

    /// The figure, and where its fact was too large to compare every pair all that give its value.
    fn twins(&self, index: usize, claim: &Claim, fact: &[usize]) -> Vec<usize> {
        if fact.len() <= CROWD {
            return vec![index];
        }
        // The first of each article stands for its others: there is no counting a page of one figure by pairs.
        let mut seen = BTreeSet::new();
        let same =
            |&c: &usize| self.run.claims.get(c).is_some_and(|c| c.value == claim.value && seen.insert(c.document));
        fact.iter().copied().filter(same).chain([index]).collect()
    }

    fn partner(&self, own: (usize, &Claim), other: (usize, &Claim), relation: &Relation, tag: Tag) -> Option<Partner> {
        let yard = Yardstick { units: &self.rules.units, compare: &self.rules.compare, difference: false };
        let likeness = yard.values(&own.1.value, &other.1.value);
        let denies = |c: &Claim| c.modality == Modality::Denied;
        let kind = relation.verdict;
        let agrees = kind <= Verdict::Compatible && !relation.tentative && likeness != Likeness::Conflict;
        // What is of another year, only planned, or far within a bound can be true as well, and is no support.
        let denied = agrees && denies(own.1) != denies(other.1);
        let mut judged = Judged::from(relation);
        if denied {
            judged.reason = self.denial(own.1);
        }
        let superseded = kind == Verdict::Superseded;
        let newer = superseded.then_some(if relation.b == other.0 { &other.1.id } else { &own.1.id });
        Some(Partner {
            index: other.0,
            kind,
            slip: relation.cause,
            claim: other.1.id.clone(),
            document: self.run.ids.get(other.1.document)?.clone(),
            verdict: kind.name(),
            supports: agrees && !denied && !self.far(&own.1.value, &other.1.value),
            denied,
            newer: newer.cloned(),
            told: superseded && self.former(own) || (denied || kind > Verdict::Compatible) && self.told(own, other),
            judged,
            tag,
        })
    }

    /// True for a figure far within another's bound: 2,000 is "more than 200", and nothing that a desk may lean on.
    fn far(&self, a: &Value, b: &Value) -> bool {
        let base = |v: &Value| {
            let q = v.quantity().filter(|q| q.min.is_some() != q.max.is_some() || q.is_point())?;
            self.rules.units.to_base(q.stated()?, q.unit).map(|d| d.abs())
        };
        let Some((x, y)) = base(a).zip(base(b)) else { return false };
        x.min(y).checked_mul(REACH).is_some_and(|reach| reach < x.max(y))
    }

    /// That one states what the other denies.
    fn denial(&self, claim: &Claim) -> String {
        let article = self.run.articles.get(claim.document);
        let printed = article.map(|a| one_line(a.slice(claim.span))).unwrap_or_default();
        match self.run.lang {
            ReportLang::French => format!("«\u{a0}{printed}\u{a0}» est affirmé d’un côté et démenti de l’autre."),
            ReportLang::English => format!("“{printed}” is stated in one article and denied in the other."),
        }
    }

    /// True where the draft gives another's value as well, or a figure of whoever disputes it.
    fn told(&self, own: (usize, &Claim), other: (usize, &Claim)) -> bool {
        let relations = self.relations.get(&other.0).into_iter().flatten();
        relations.map(|(_, r)| r).filter(|r| !r.tentative).any(|r| {
            let third = if r.a == other.0 { r.b } else { r.a };
            let beside = self.run.claims.get(third).filter(|c| third != own.0 && c.document == own.1.document);
            let voices = beside.and_then(|c| c.attribution.as_ref().zip(other.1.attribution.as_ref()));
            let heard = voices.is_some_and(|(a, b)| !rivals(self.rules, a, b));
            beside.is_some() && (heard || r.verdict <= Verdict::Compatible)
        })
    }

    /// True where the draft itself says that a figure has been overtaken.
    fn former(&self, (index, claim): (usize, &Claim)) -> bool {
        let later = |(_, r): &(usize, &Relation)| {
            let own = self.run.claims.get(r.b).is_some_and(|c| c.document == claim.document);
            r.verdict == Verdict::Superseded && r.a == index && own && !r.tentative
        };
        claim.former || self.relations.get(&index).into_iter().flatten().any(later)
    }
}

/// A figure as it meets its equals.
fn key(q: &Quantity) -> Option<(UnitId, Decimal)> {
    Some((q.unit, q.stated()?.normalize()))
}
