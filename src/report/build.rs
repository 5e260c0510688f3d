//! From a run to the report's model.

use rustc_hash::FxHashMap;

use super::model::{
    CheckLine, ClaimLine, ClaimList, Document, ErrorLine, FactLine, Judged, NoteLine, Number, Place, RelationLine,
    Report, Skipped, Subject, Tag, ValueGroup, ValueLine, interval,
};
use super::tags::Tags;
use super::values;
use crate::claim::Claim;
use crate::claim::anchor::Resolver;
use crate::grammar::{Mention, Reading};
use crate::rules::Rules;
use crate::run::{Run, hash};
use crate::text::{Article, BlockKind, PublishedFrom, Span};
use crate::value::{Edtf, Quantity, Value};
use crate::verdict::{Cause, Check, Note, Relation, Severity, Verdict};

/// The report of a run.
pub fn build(run: &Run, rules: &Rules) -> Report {
    let id = |i: usize| run.claims.get(i).map(|c| c.id.clone()).unwrap_or_default();
    let tags = Tags::of(run, rules);
    let relation = |(at, r): (usize, &Relation)| {
        let tag = tags.relation(at, r.verdict)?;
        Some(RelationLine { a: id(r.a), b: id(r.b), verdict: r.verdict.name(), judged: Judged::from(r), tag })
    };
    Report {
        schema: "recoupe.report/1",
        folder: None,
        documents: documents(run),
        claims: claims(run, rules),
        facts: facts(run, rules),
        relations: run.relations.iter().enumerate().filter_map(relation).collect(),
        checks: run
            .checks
            .iter()
            .enumerate()
            .filter_map(|(at, c)| Some(check(c, tags.check(at, c.ok)?, run)))
            .collect(),
        notes: run.notes.iter().map(|n| note(n, run)).collect(),
        errors: errors(run),
    }
}

/// An article held against itself, as a line.
pub(super) fn check(check: &Check, tag: Tag, run: &Run) -> CheckLine {
    CheckLine {
        check: check.check.name(),
        verdict: if check.ok { "ok" } else { "error" },
        claims: check.claims.iter().filter_map(|&c| Some(run.claims.get(c)?.id.clone())).collect(),
        reason: check.reason.clone(),
        expected: check.expected.clone(),
        severity: check.severity.name(),
        weight: check.weight,
        tentative: check.tentative,
        place: check.spot.and_then(|(document, span)| place(run, document, span)),
        tag,
    }
}

/// A note, as a line.
pub(super) fn note(note: &Note, run: &Run) -> NoteLine {
    NoteLine {
        note: "repeated-figure",
        claims: note.claims.iter().filter_map(|&c| Some(run.claims.get(c)?.id.clone())).collect(),
        reason: note.reason.clone(),
        severity: Severity::Low.name(),
    }
}

/// The id of the fact of these claims.
pub(super) fn fact_id(claims: &[usize], run: &Run) -> Option<String> {
    Some(hash(&format!("fact\0{}", run.claims.get(*claims.first()?)?.id)))
}

/// The claims of a run alone; with `all` also what claims nothing.
pub fn claim_list(run: &Run, rules: &Rules, all: bool) -> ClaimList {
    let skipped = || {
        let each = run.articles.iter().zip(&run.ids).zip(&run.mentions);
        each.flat_map(|((article, id), mentions)| {
            let mut resolver = rules.language(&article.language).map(|language| Resolver::new(article, language));
            mentions.iter().filter_map(move |m| {
                let date = match &m.reading {
                    Reading::Date(expr) => resolver.as_mut().and_then(|r| r.resolve(expr, "", "")).map(|d| d.edtf),
                    _ => None,
                };
                // A date that nothing anchors claims nothing, and says so.
                let why = match m.skip {
                    Some(skip) => skip.why(),
                    None if matches!(m.reading, Reading::Date(_)) && date.is_none() => "undated",
                    None => return None,
                };
                Some(Skipped { mention: mention(article, id, m, date, rules), why })
            })
        })
        .collect()
    };
    ClaimList {
        schema: "recoupe.claims/1",
        documents: documents(run),
        claims: claims(run, rules),
        skipped: all.then(skipped),
        errors: errors(run),
    }
}

pub(super) fn errors(run: &Run) -> Vec<ErrorLine> {
    run.problems.iter().map(|p| ErrorLine { path: p.path.clone(), message: p.message.clone() }).collect()
}

pub(super) fn documents(run: &Run) -> Vec<Document> {
    let one = |(i, (article, id)): (usize, (&Article, &String))| Document {
        id: id.clone(),
        path: article.path.clone(),
        source: article.source.clone(),
        title: article.title.clone(),
        language: article.language.clone(),
        published: article.published.map(|d| d.to_string()),
        published_from: article.published_from.map(|from| match from {
            PublishedFrom::FrontMatter => "front-matter",
            PublishedFrom::Text => "text",
            PublishedFrom::Option => "option",
        }),
        family: format!("f{}", run.families.get(i).copied().unwrap_or(i) + 1),
        undatable: run.undated.get(i).into_iter().flatten().filter_map(|&span| place(run, i, span)).collect(),
    };
    run.articles.iter().zip(&run.ids).enumerate().map(one).collect()
}

impl From<&Relation> for Judged {
    fn from(relation: &Relation) -> Self {
        Self {
            cause: relation.cause.map(Cause::name),
            reason: relation.reason.clone(),
            severity: relation.severity.name(),
            weight: relation.weight,
            confidence: (relation.confidence * 100.0).round() / 100.0,
            tentative: relation.tentative,
        }
    }
}

/// A stretch of an article as the report names it.
pub(super) fn place(run: &Run, document: usize, span: Span) -> Option<Place> {
    let line = placed(run.articles.get(document)?, run.ids.get(document)?, span);
    let ClaimLine { document, start, end, line, column, text, .. } = line;
    Some(Place { document, start, end, line, column, text })
}

pub(super) fn claims(run: &Run, rules: &Rules) -> Vec<ClaimLine> {
    run.claims.iter().filter_map(|c| claim_line(run, c, rules)).collect()
}

/// A claim as the report gives it.
pub(super) fn claim_line(run: &Run, claim: &Claim, rules: &Rules) -> Option<ClaimLine> {
    let (article, id) = (run.articles.get(claim.document)?, run.ids.get(claim.document)?);
    Some(ClaimLine {
        id: claim.id.clone(),
        kind: claim.value.kind(),
        value: value(&claim.value, rules),
        subject: Some(subject(claim, rules)),
        direction: claim.frame.direction.map(crate::claim::Direction::name),
        per: claim.frame.per.clone(),
        attribution: claim.attribution.as_ref().map(|a| a.who.clone()),
        modality: Some(claim.modality.name()),
        region: region(claim.block),
        ..placed(article, id, claim.span)
    })
}

/// A mention that became no claim as the report gives it.
pub(super) fn mention(article: &Article, id: &str, mention: &Mention, date: Option<Edtf>, rules: &Rules) -> ClaimLine {
    let (kind, value) = match &mention.reading {
        Reading::Quantity(q) => ("quantity", quantity(q, rules)),
        Reading::Duration(q) => ("duration", quantity(q, rules)),
        Reading::Ordinal(q) => ("ordinal", quantity(q, rules)),
        Reading::Date(_) => ("date", date.map_or_else(ValueLine::default, |d| value(&Value::Date(d), rules))),
    };
    let block = article.block_of(mention.span).map_or(BlockKind::Body, |b| b.kind);
    let place = placed(article, id, mention.span);
    let key = hash(&format!("{id}\0{}\0{}", place.start, place.text));
    ClaimLine { id: key, kind, value, region: region(block), ..place }
}

/// Where a span stands, in what people and other tools count in.
fn placed(article: &Article, id: &str, span: Span) -> ClaimLine {
    let (line, column, start) = article.lines.locate(&article.text, span.start);
    let text = article.slice(span).to_owned();
    let end = start + text.chars().count();
    ClaimLine { document: id.to_owned(), start, end, line, column, text, ..ClaimLine::default() }
}

const fn region(block: BlockKind) -> &'static str {
    match block {
        BlockKind::Headline => "headline",
        BlockKind::Lead => "lead",
        BlockKind::Body => "body",
        BlockKind::Furniture => "boilerplate",
        BlockKind::Header | BlockKind::FrontMatter => "header",
    }
}

fn value(value: &Value, rules: &Rules) -> ValueLine {
    match value {
        Value::Date(date) => ValueLine::Date { edtf: Some(date.to_string()) },
        Value::Quantity(q) | Value::Duration(q) | Value::Ordinal(q) => quantity(q, rules),
    }
}

fn quantity(q: &Quantity, rules: &Rules) -> ValueLine {
    ValueLine::Quantity {
        min: q.min.map(Number),
        max: q.max.map(Number),
        approx: q.approx,
        unit: rules.units.code(q.unit).to_owned(),
        stated: if q.is_point() { None } else { q.stated().map(Number) },
    }
}

/// A value in the short form that `recoupe rules` compares: `1100.. km2`, `2024-08`.
pub fn value_text(value: &Value, rules: &Rules) -> String {
    match value {
        Value::Date(date) => date.to_string(),
        Value::Quantity(q) | Value::Duration(q) | Value::Ordinal(q) => {
            interval(q.min, q.max, q.approx, rules.units.code(q.unit))
        }
    }
}

fn subject(claim: &Claim, rules: &Rules) -> Subject {
    let frame = &claim.frame;
    Subject {
        label: values::label(claim, rules),
        measure: frame.measure.and_then(|c| values::concept(c, rules)),
        noun: frame.noun.clone(),
        event: frame.event.and_then(|c| values::concept(c, rules)),
        participants: frame.participants.iter().filter_map(|&e| values::entity(e, rules)).collect(),
        place: frame.place.iter().filter_map(|&e| values::entity(e, rules)).collect(),
        period: frame.period.map(|p| p.to_string()),
    }
}

fn facts(run: &Run, rules: &Rules) -> Vec<FactLine> {
    let verdicts = verdicts(run);
    let facts = run.alignment.facts.iter().enumerate();
    facts
        .filter_map(|(i, fact)| {
            let ids = |claims: &[usize]| claims.iter().filter_map(|&c| Some(run.claims.get(c)?.id.clone())).collect();
            let groups = values::groups(&fact.claims, run, rules);
            Some(FactLine {
                id: fact_id(&fact.claims, run)?,
                label: values::topic(&fact.claims, run, rules),
                claims: ids(&fact.claims),
                verdict: verdicts.get(&i).map(|v| v.name()),
                values: groups
                    .iter()
                    .map(|group| ValueGroup {
                        text: group.first().map(|&c| values::printed(c, run)).unwrap_or_default(),
                        claims: ids(group),
                        documents: values::documents(group, run),
                        claimants: values::voices(group, run, rules),
                        independent_sources: values::independent(group, run),
                        independent_origins: values::origins(group, run, rules),
                    })
                    .collect(),
            })
        })
        .collect()
}

/// The gravest verdict of each fact, tentative relations left out where any other speaks.
pub(super) fn verdicts(run: &Run) -> FxHashMap<usize, Verdict> {
    let fact_of = values::fact_of(run);
    let mut out: FxHashMap<usize, (bool, Verdict)> = FxHashMap::default();
    for relation in &run.relations {
        if let Some(&fact) = fact_of.get(&relation.a) {
            let rank = (!relation.tentative, relation.verdict);
            let slot = out.entry(fact).or_insert(rank);
            *slot = (*slot).max(rank);
        }
    }
    out.into_iter().map(|(fact, (_, verdict))| (fact, verdict)).collect()
}
