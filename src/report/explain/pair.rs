//! Two claims side by side, with what each feature adds to their score and what decided.

use super::super::build::{claim_line, place};
use super::super::values::{self, concept, entity};
use super::common::common;
use super::model::{
    AddendLine, BarLine, ComparedLine, FrameLine, PairExplained, ScoreLine, SideLine, ThresholdLine, VerdictLine,
};
use super::{differ, say};
use crate::align::{Explanation, Gate, Part, Scorer};
use crate::claim::{Claim, Direction};
use crate::compare::Likeness;
use crate::grammar::Rule;
use crate::rules::{EntityId, Rules};
use crate::run::Run;

/// Why two claims of a run, by index, are one fact or are not; `None` where they are no two claims of it.
pub fn explain_pair(run: &Run, rules: &Rules, a: usize, b: usize) -> Option<PairExplained> {
    let scorer = Scorer::new(&run.articles, &run.claims, rules);
    let told = scorer.explain(&run.alignment.facts, a, b)?;
    Some(PairExplained {
        schema: "recoupe.explain-pair/1",
        a: side(run, rules, a)?,
        b: side(run, rules, b)?,
        common: common(run, rules, run.claims.get(a)?, run.claims.get(b)?),
        values: ComparedLine {
            likeness: told.likeness.map(likeness),
            slip: told.slip.map(|s| s.cause.name()),
            telling: told.slip.is_some_and(|s| s.strong),
        },
        frame_features: told.frame.iter().map(addend).collect(),
        value_features: told.value.iter().map(addend).collect(),
        score: ScoreLine { frame: rounded(told.affinity.frame), whole: rounded(told.affinity.all) },
        thresholds: thresholds(&told, rules),
        tie: told.tie.map(say::tie),
        bars: told.bars.iter().map(|b| BarLine { name: b.name(), forbids: b.forbids(), why: b.why() }).collect(),
        verdict: verdict(run, &told),
        differ: differ::ways(run, rules, &told),
    })
}

fn side(run: &Run, rules: &Rules, index: usize) -> Option<SideLine> {
    let claim = run.claims.get(index)?;
    let article = run.articles.get(claim.document)?;
    let sentence = article.sentences.get(claim.sentence).map_or(claim.outer, |s| s.span);
    Some(SideLine {
        claim: claim_line(run, claim, rules)?,
        means: say::meaning(&claim.value, Some(claim), rules),
        rules: claim.trail.rules().map(Rule::name).collect(),
        sentence: place(run, claim.document, sentence)?,
        frame: frame(run, claim, rules),
    })
}

fn frame(run: &Run, claim: &Claim, rules: &Rules) -> FrameLine {
    let of = &claim.frame;
    let names = |ids: &[EntityId]| ids.iter().filter_map(|&e| entity(e, rules)).collect();
    let tied = claim.tie.and_then(|(at, kind)| Some(format!("{}, as {}", spot(run, at)?, say::tie(kind))));
    FrameLine {
        measure: of.measure.and_then(|m| concept(m, rules)),
        noun: of.noun.clone(),
        event: of.event.and_then(|e| concept(e, rules)),
        concepts: of.concepts.iter().filter_map(|&c| concept(c, rules)).collect(),
        participants: names(&of.participants),
        place: names(&of.place),
        names: of.names.clone(),
        site: of.site.as_ref().map(|s| s.0.clone()),
        side: of.side.and_then(|e| entity(e, rules)),
        period: of.period.map(|p| p.to_string()),
        direction: of.direction.map(Direction::name),
        per: of.per.clone(),
        attribution: claim.attribution.as_ref().map(|a| super::super::one_line(&a.who)),
        modality: claim.modality.name(),
        former: claim.former,
        published: run.articles.get(claim.document).and_then(|a| a.published).map(|d| d.to_string()),
        tied_to: tied,
    }
}

/// `a.txt:9:14`.
pub(super) fn spot(run: &Run, index: usize) -> Option<String> {
    let claim = run.claims.get(index)?;
    let (article, id) = (run.articles.get(claim.document)?, run.ids.get(claim.document)?);
    let (line, column, _) = article.lines.locate(&article.text, claim.span.start);
    Some(format!("{id}:{line}:{column}"))
}

const fn likeness(of: Likeness) -> &'static str {
    match of {
        Likeness::Same => "same",
        Likeness::Compatible => "compatible",
        Likeness::Conflict => "conflict",
    }
}

fn addend(part: &Part) -> AddendLine {
    AddendLine { name: part.name, value: rounded(part.value), weight: rounded(part.weight), adds: rounded(part.adds()) }
}

/// A thousandth is more than anyone reads, and keeps the bytes the same on every machine. No zero is below zero.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0 + 0.0
}

/// The two thresholds that most pairs meet, and the one that decides where it is a third.
fn thresholds(told: &Explanation, rules: &Rules) -> Vec<ThresholdLine> {
    let (weights, scores) = (&rules.align, told.affinity);
    let agree = Gate { name: "agree", score: scores.all, limit: weights.agree };
    let conflict = Gate { name: "conflict", score: scores.all, limit: weights.conflict };
    let mut gates = vec![agree, conflict];
    if !gates.iter().any(|g| g.name == told.gate.name) {
        gates.push(told.gate);
    }
    let line = |gate: &Gate| ThresholdLine {
        name: gate.name,
        of: "whole",
        score: rounded(gate.score),
        limit: gate.limit,
        reached: gate.is_open(),
        decides: gate.name == told.gate.name && told.tie.is_none() && told.likeness.is_some(),
        gap: rounded(gate.gap()),
    };
    gates.iter().map(line).collect()
}

fn verdict(run: &Run, told: &Explanation) -> VerdictLine {
    let facts = values::fact_of(run);
    let one_fact = facts.get(&told.a).is_some_and(|fact| facts.get(&told.b) == Some(fact));
    let relation = run.relations.iter().find(|r| (r.a.min(r.b), r.a.max(r.b)) == (told.a, told.b));
    let reason = match relation {
        Some(relation) => relation.reason.clone(),
        None if one_fact => "They answer one question, and nothing is to be said of that.".to_owned(),
        None => differ::apart(run, told),
    };
    VerdictLine {
        one_fact,
        verdict: relation.map(|r| r.verdict.name()),
        cause: relation.and_then(|r| r.cause).map(|c| c.name()),
        tentative: relation.is_some_and(|r| r.tentative),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::super::show_pair;
    use super::*;
    use crate::report::Look;
    use crate::rules::RuleFiles;
    use crate::run::{Options, run};

    /// Whatever two claims are asked for, there is an answer that keeps to its width and says what would turn it.
    #[test]
    fn every_pair_has_an_answer() {
        let rules = Rules::load(&RuleFiles::built_in()).unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/carmaker-results");
        let run = run(&[folder], &Options::default(), &rules);
        let pairs = (0..run.claims.len()).flat_map(|a| (0..run.claims.len()).map(move |b| (a, b)));
        for (a, b) in pairs.step_by(97) {
            let Some(told) = explain_pair(&run, &rules, a, b) else {
                assert_eq!(a, b);
                continue;
            };
            assert_eq!((&told.a.claim.id, &told.b.claim.id), (&run.claims[a].id, &run.claims[b].id));
            assert!(!told.differ.is_empty() && told.differ.iter().all(|way| way.ends_with('.')), "{:?}", told.differ);
            let shown = show_pair(&told, Look { width: 60, color: false });
            assert!(shown.lines().all(|line| line.chars().count() <= 60), "{shown}");
        }
        assert!(explain_pair(&run, &rules, 0, run.claims.len()).is_none());
    }
}
