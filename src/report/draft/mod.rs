//! A draft held against its sources: what stands behind each of its figures and dates, in order of text.

mod bench;
mod human;
mod passage;

pub use human::draft_human;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::build;
use super::model::{CheckLine, ClaimLine, Document, ErrorLine, Judged, NoteLine, Tag};
use super::tags::Tags;
use crate::rules::Rules;
use crate::run::Run;
use crate::verdict::{Cause, Check, Note, Verdict};

/// Drafts held against sources, in the order of keys of `recoupe.draft/1`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct DraftReport {
    pub schema: &'static str,
    pub drafts: Vec<String>,
    pub counts: BTreeMap<Status, usize>,
    pub figures: Vec<Figure>,
    pub checks: Vec<CheckLine>,
    pub notes: Vec<NoteLine>,
    pub documents: Vec<Document>,
    pub claims: Vec<ClaimLine>,
    pub errors: Vec<ErrorLine>,
    /// Checks of the run that somebody decided, by index.
    #[serde(skip)]
    pub decided: BTreeSet<usize>,
}

/// What the sources make of one figure or date, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Status {
    Supported,
    SingleSourced,
    FoundNowhere,
    Superseded,
    Disputed,
    Contradicted,
}

impl Status {
    /// Every status, gravest first.
    pub const ALL: [Self; 6] = [
        Self::Contradicted,
        Self::Disputed,
        Self::Superseded,
        Self::FoundNowhere,
        Self::SingleSourced,
        Self::Supported,
    ];
}

/// One figure or date of a draft.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Figure {
    #[serde(skip)]
    pub index: usize,
    pub claim: String,
    pub fact: String,
    pub status: Status,
    /// True where a source gives the very value, false where it is merely compatible, `None` without support.
    pub exact: Option<bool>,
    /// Independent origins behind it.
    pub independent_origins: usize,
    /// Those whom the sources credit it to.
    pub claimants: Vec<String>,
    pub partners: Vec<Partner>,
    /// Of what is found nowhere: where sources give the same unusual figure, perhaps of something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<String>,
    #[serde(skip)]
    pub lookalikes: Vec<usize>,
}

/// A claim that a figure of a draft is held against.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Partner {
    #[serde(skip)]
    pub index: usize,
    #[serde(skip)]
    pub kind: Verdict,
    #[serde(skip)]
    pub slip: Option<Cause>,
    pub claim: String,
    pub document: String,
    pub verdict: &'static str,
    /// True where it stands behind the figure.
    pub supports: bool,
    /// True where one of the two denies what the other states.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// The later of the two, where one supersedes the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newer: Option<String>,
    /// True where the draft tells this itself: both sides of a dispute, or that its figure is an earlier one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub told: bool,
    #[serde(flatten)]
    pub judged: Judged,
    #[serde(flatten)]
    pub tag: Tag,
}

impl Figure {
    /// How much what speaks against it matters, in points of `rules/severity.toml`.
    pub fn weight(&self) -> i32 {
        self.partners.iter().filter(|p| p.against(self).is_some()).map(|p| p.judged.weight).max().unwrap_or_default()
    }
}

impl Partner {
    /// What it makes of the figure, where it speaks against it and nobody has decided on that.
    pub fn against(&self, figure: &Figure) -> Option<Status> {
        if self.judged.tentative || self.supports || self.tag.decided {
            return None;
        }
        match self.kind {
            Verdict::Contradiction => Some(Status::Contradicted),
            Verdict::Disputed if !self.told => Some(Status::Disputed),
            _ if self.denied && !self.told => Some(Status::Disputed),
            Verdict::Superseded if !self.told && self.newer.as_ref() != Some(&figure.claim) => Some(Status::Superseded),
            _ => None,
        }
    }
}

/// The drafts of a run, held against the rest of it.
pub fn draft(run: &Run, rules: &Rules) -> DraftReport {
    let tags = Tags::of(run, rules);
    let figures = bench::Bench::new(run, rules, &tags).figures();
    let mut counts: BTreeMap<Status, usize> = Status::ALL.into_iter().map(|s| (s, 0)).collect();
    for figure in &figures {
        *counts.entry(figure.status).or_default() += 1;
    }
    let own = |c: &Check| {
        let claims = c.claims.iter().filter_map(|&c| Some(run.claims.get(c)?.document));
        claims.chain(c.spot.map(|(document, _)| document)).any(|d| run.is_draft(d))
    };
    let noted = |n: &Note| n.claims.iter().all(|&c| run.claims.get(c).is_some_and(|c| run.is_draft(c.document)));
    let checks = run.checks.iter().enumerate();
    DraftReport {
        schema: "recoupe.draft/1",
        drafts: run.ids.iter().enumerate().filter(|(i, _)| run.is_draft(*i)).map(|(_, id)| id.clone()).collect(),
        counts,
        figures,
        checks: checks
            .filter(|(_, c)| own(c))
            .filter_map(|(at, c)| Some(build::check(c, tags.check(at, c.ok)?, run)))
            .collect(),
        notes: run.notes.iter().filter(|n| noted(n)).map(|n| build::note(n, run)).collect(),
        documents: build::documents(run),
        claims: build::claims(run, rules),
        errors: build::errors(run),
        decided: tags.decided_checks(),
    }
}
