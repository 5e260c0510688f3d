//! What every part of the page needs to know of a run.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::state::{State, states};
use crate::report::build::{self, fact_id};
use crate::report::findings::{Finding, findings, notes};
use crate::report::kind::Kind;
use crate::report::look::Look;
use crate::report::page::{Page, Sections};
use crate::report::values;
use crate::report::words::Words;
use crate::rules::Rules;
use crate::run::Run;
use crate::text::{Article, Span};
use crate::verdict::Verdict;

/// A finding with its place in the page.
#[derive(Debug)]
pub(super) struct Entry {
    pub finding: Finding,
    pub kind: Kind,
    /// Its fingerprint; none of a note.
    pub print: Option<String>,
    /// Its id in the page.
    pub anchor: String,
}

/// A fact that is told in the table.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub claims: &'a [usize],
    pub label: String,
    /// The gravest verdict of its claims.
    pub verdict: Option<Verdict>,
    /// Its id in the page.
    pub anchor: String,
}

/// A run as the page shows it.
pub(super) struct Sheet<'a> {
    pub page: Page<'a>,
    pub rules: &'a Rules,
    pub states: Vec<State>,
    pub entries: Vec<Entry>,
    pub rows: Vec<Row<'a>>,
    /// What was read and what was found, in a sentence.
    pub closing: String,
    /// True where nothing was found that the tool puts its name to.
    pub nothing: bool,
    /// True for a page that is served, where findings can be decided on.
    pub live: bool,
    /// Where the mark of a claim leads.
    homes: FxHashMap<usize, String>,
    /// The fact of a claim in the table.
    facts: FxHashMap<usize, usize>,
    /// The claim at a place.
    places: FxHashMap<(usize, Span), usize>,
    /// Claims whose place a newer one took.
    updated: FxHashSet<usize>,
    /// The articles of each family.
    families: FxHashMap<usize, Vec<usize>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(run: &'a Run, rules: &'a Rules, live: bool) -> Self {
        let page = Page::of(run, Look::BARE);
        let found = findings(run, rules);
        let sections = Sections::of(&found);
        let (closing, nothing) = (page.closing(&sections), sections.nothing());
        let entries = entries(found, run);
        let rows = rows(run, rules);
        let mut homes = FxHashMap::default();
        for entry in entries.iter().filter(|e| e.kind != Kind::Note) {
            for &claim in entry.finding.sides.iter().flatten() {
                homes.entry(claim).or_insert_with(|| entry.anchor.clone());
            }
        }
        let mut facts = FxHashMap::default();
        for (at, row) in rows.iter().enumerate() {
            for &claim in row.claims {
                homes.entry(claim).or_insert_with(|| row.anchor.clone());
                facts.insert(claim, at);
            }
        }
        let places = run.claims.iter().enumerate().map(|(i, c)| ((c.document, c.span), i)).collect();
        let updated = run.relations.iter().filter(|r| !r.tentative && r.verdict == Verdict::Superseded);
        let updated = updated.map(|r| r.a).collect();
        let states = states(run, rules, &entries);
        let mut families = FxHashMap::<usize, Vec<usize>>::default();
        for (document, &family) in run.families.iter().enumerate() {
            families.entry(family).or_default().push(document);
        }
        Self { page, rules, states, entries, rows, closing, nothing, live, homes, facts, places, updated, families }
    }

    pub(super) fn run(&self) -> &'a Run {
        self.page.run
    }

    /// The words of the report.
    pub(super) fn words(&self) -> Words {
        self.page.words
    }

    /// The state of a claim.
    pub(super) fn state(&self, claim: usize) -> State {
        self.states.get(claim).copied().unwrap_or(State::Unchecked)
    }

    /// Where the mark of a claim leads: its gravest finding, else its fact.
    pub(super) fn home(&self, claim: usize) -> Option<&str> {
        self.homes.get(&claim).map(String::as_str)
    }

    /// The fact of a claim in the table.
    pub(super) fn row(&self, claim: usize) -> Option<&Row<'a>> {
        self.rows.get(*self.facts.get(&claim)?)
    }

    /// The claim at a place.
    pub(super) fn claim_at(&self, document: usize, span: Span) -> Option<usize> {
        self.places.get(&(document, span)).copied()
    }

    /// The day that a claim is for, or was printed on.
    pub(super) fn day(&self, claim: usize) -> Option<NaiveDate> {
        let claim = self.run().claims.get(claim)?;
        claim.as_of.or(self.run().articles.get(claim.document)?.published)
    }

    /// The articles that print one text with this one, itself among them.
    pub(super) fn copies(&self, document: usize) -> impl Iterator<Item = usize> {
        let family = self.run().families.get(document).and_then(|family| self.families.get(family));
        family.into_iter().flatten().copied()
    }

    /// True where a newer figure took the place of this one.
    pub(super) fn is_updated(&self, claim: usize) -> bool {
        self.updated.contains(&claim)
    }

    /// The articles that claims stand in, as a filter names them.
    pub(super) fn documents(&self, claims: impl Iterator<Item = usize>) -> String {
        let all: BTreeSet<usize> = claims.filter_map(|c| Some(self.run().claims.get(c)?.document)).collect();
        all.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// The id of a claim's mark in the page; of its article, where it is not shown.
pub(super) fn anchor(claim: usize, run: &Run) -> Option<String> {
    let claim = run.claims.get(claim)?;
    let shown = is_shown(run.articles.get(claim.document)?, claim.span);
    Some(if shown { format!("c-{}", claim.id) } else { format!("a-{}", claim.document) })
}

/// True for text of the article itself. The rest of a page (comment forms, bylines) may name anybody, and is never
/// shown.
pub(super) fn is_shown(article: &Article, span: Span) -> bool {
    article.block_of(span).is_some_and(|b| b.kind.holds_claims())
}

fn entries(found: Vec<Finding>, run: &Run) -> Vec<Entry> {
    let mut seen = BTreeMap::<String, usize>::new();
    let mut of = |finding: Finding| {
        let print = finding.fingerprint.clone();
        // Two errors of one kind in one sentence share their print.
        let times = seen.entry(print.clone()).and_modify(|n| *n += 1).or_insert(1);
        let anchor = if *times > 1 { format!("f-{print}-{times}") } else { format!("f-{print}") };
        Entry { kind: Kind::of(&finding), print: Some(print), anchor, finding }
    };
    let mut entries: Vec<Entry> = found.into_iter().map(&mut of).collect();
    let note = |(at, finding)| Entry { kind: Kind::Note, print: None, anchor: format!("n-{}", at + 1), finding };
    entries.extend(notes(run).into_iter().enumerate().map(note));
    entries
}

/// The facts that several articles state, and those that a finding is about.
fn rows<'a>(run: &'a Run, rules: &Rules) -> Vec<Row<'a>> {
    let verdicts = build::verdicts(run);
    let facts = run.alignment.facts.iter().enumerate();
    facts
        .filter_map(|(at, fact)| {
            let documents: BTreeSet<usize> =
                fact.claims.iter().filter_map(|&c| Some(run.claims.get(c)?.document)).collect();
            let verdict = verdicts.get(&at).copied();
            if documents.len() < 2 && verdict.is_none_or(|v| v < Verdict::Superseded) {
                return None;
            }
            let label = values::topic(&fact.claims, run, rules);
            let anchor = format!("q-{}", fact_id(&fact.claims, run)?);
            Some(Row { claims: &fact.claims, label, verdict, anchor })
        })
        .collect()
}
