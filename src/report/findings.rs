//! What a run found, gathered so that one question is one finding.

use std::collections::BTreeMap;

use super::fingerprint::Fingerprints;
use super::values;
use super::words::Words;
use crate::review::{Ruling, State};
use crate::rules::Rules;
use crate::run::Run;
use crate::text::Span;
use crate::verdict::{Cause, CheckKind, Note, Relation, Severity, Verdict};

/// One thing to look at: claims that conflict, or one article that conflicts with itself.
#[derive(Debug, Default)]
pub(super) struct Finding {
    /// What it is about.
    pub label: String,
    /// `None` for an error within one article.
    pub verdict: Option<Verdict>,
    /// What was checked, of an error within one article.
    pub check: Option<CheckKind>,
    pub severity: Severity,
    pub weight: i32,
    pub tentative: bool,
    /// Claims grouped by value: each side once, with those that say the same.
    pub sides: Vec<Vec<usize>>,
    /// Every claim of its fact (of its sides alone where it is tentative), grouped by value, those of its sides first;
    /// none for an error within one article.
    pub values: Vec<Vec<usize>>,
    /// The document and place of what no claim stands for.
    pub spot: Option<(usize, Span)>,
    pub reason: String,
    pub cause: Option<Cause>,
    pub expected: Option<String>,
    /// What it is told by, and the same after edits elsewhere.
    pub fingerprint: String,
    /// What people said of it.
    pub state: State,
    /// Of a confirmed one: the sides that are wrong.
    pub wrong: Vec<usize>,
    /// Indices of the relations that it gathers; of the check that it is.
    pub relations: Vec<usize>,
    /// The same.
    pub at_check: Option<usize>,
}

impl Finding {
    /// True where somebody confirmed or dismissed it.
    pub(super) fn is_decided(&self) -> bool {
        self.state.ruling.is_some()
    }

    /// `6.700 ~ 67,000`, of the first claim of each side.
    pub(super) fn about(&self, run: &Run) -> String {
        let first = self.sides.iter().filter_map(|side| side.first());
        let mut values: Vec<String> = first.map(|&c| values::printed(c, run)).collect();
        if let Some((document, span)) = self.spot
            && let Some(article) = run.articles.get(document)
        {
            values.push(super::excerpt::one_line(article.slice(span)));
        }
        values.join(" ~ ")
    }

    /// The name of its kind in every format: a verdict, or what was checked.
    pub(super) fn kind(&self) -> &'static str {
        self.check.map(CheckKind::name).or(self.verdict.map(Verdict::name)).unwrap_or_default()
    }

    /// Where its claims stand: one of each side, then those that say the same.
    pub(super) fn places(&self, run: &Run) -> Vec<(usize, Span)> {
        let first = self.sides.iter().filter_map(|side| side.first());
        let rest = self.sides.iter().flat_map(|side| side.iter().skip(1));
        let claims = first.chain(rest).filter_map(|&c| run.claims.get(c));
        claims.map(|c| (c.document, c.span)).chain(self.spot).collect()
    }
}

/// Every conflict and error of a run, weightiest first; those that nobody decided alone, where the run asks for them.
pub(super) fn findings(run: &Run, rules: &Rules) -> Vec<Finding> {
    let mut all = conflicts(run, rules);
    all.extend(run.checks.iter().enumerate().filter(|(_, c)| !c.ok).map(|(at, check)| Finding {
        label: Words::of(run.lang).check(check.check).to_owned(),
        check: Some(check.check),
        severity: check.severity,
        weight: check.weight,
        tentative: check.tentative,
        sides: check.claims.iter().map(|&c| vec![c]).collect(),
        spot: check.spot,
        reason: check.reason.clone(),
        expected: check.expected.clone(),
        at_check: Some(at),
        ..Finding::default()
    }));
    all.sort_by_key(|f| (std::cmp::Reverse(f.weight), f.sides.first().and_then(|s| s.first()).copied()));
    let mut fingerprints = Fingerprints::new(run, rules);
    for finding in &mut all {
        finding.fingerprint = fingerprints.of(finding);
        if let Some(state) = run.decisions.get(&finding.fingerprint) {
            finding.state = state.clone();
            if let Some(Ruling::Confirmed { wrong }) = state.ruling.as_ref().map(|line| &line.decision.ruling) {
                finding.wrong = fingerprints.sides(finding, wrong);
            }
        }
    }
    all.retain(|f| !run.only_open || !f.is_decided());
    all
}

/// What is worth a look and no finding, in the form of one.
pub(super) fn notes(run: &Run) -> Vec<Finding> {
    let of = |note: &Note| Finding {
        label: Words::of(run.lang).repeated.to_owned(),
        sides: note.claims.iter().map(|&c| vec![c]).collect(),
        reason: note.reason.clone(),
        ..Finding::default()
    };
    run.notes.iter().map(of).collect()
}

/// The relations of one fact and verdict are one finding.
fn conflicts(run: &Run, rules: &Rules) -> Vec<Finding> {
    let fact_of = values::fact_of(run);
    let mut by_fact = BTreeMap::<(usize, Verdict, bool), Vec<(usize, &Relation)>>::new();
    for (at, relation) in run.relations.iter().enumerate().filter(|(_, r)| r.verdict >= Verdict::Superseded) {
        if let Some(&fact) = fact_of.get(&relation.a) {
            by_fact.entry((fact, relation.verdict, relation.tentative)).or_default().push((at, relation));
        }
    }
    by_fact
        .into_iter()
        .filter_map(|((fact, verdict, tentative), relations)| {
            let of = || relations.iter().map(|(_, r)| *r);
            let worst = of().reduce(|a, b| if rank(b) > rank(a) { b } else { a })?;
            // The pair that the reason speaks of comes first.
            let mut claims = vec![worst.a, worst.b];
            for claim in of().flat_map(|r| [r.a, r.b]) {
                if !claims.contains(&claim) {
                    claims.push(claim);
                }
            }
            let sides = values::groups(&claims, run, rules);
            let rest = run.alignment.facts.get(fact).map(|f| f.claims.as_slice()).unwrap_or_default();
            claims.extend(rest.iter().filter(|_| !tentative).filter(|c| !sides.iter().flatten().any(|s| s == *c)));
            let whole = run.alignment.facts.get(fact).map_or(claims.as_slice(), |f| f.claims.as_slice());
            Some(Finding {
                label: values::topic(whole, run, rules),
                verdict: Some(verdict),
                severity: worst.severity,
                weight: worst.weight,
                tentative,
                sides,
                values: values::groups(&claims, run, rules),
                reason: worst.reason.clone(),
                cause: worst.cause,
                relations: relations.iter().map(|(at, _)| *at).collect(),
                ..Finding::default()
            })
        })
        .collect()
}

fn rank(relation: &Relation) -> (i32, u32) {
    (relation.weight, (relation.confidence.clamp(0.0, 1.0) * 1000.0) as u32)
}
