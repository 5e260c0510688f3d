//! What a reader needs of each relation and check to decide on its finding, or to see that somebody has.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::findings::{Finding, findings};
use super::model::{DecisionLine, Tag};
use crate::review::print::VERSION;
use crate::rules::Rules;
use crate::run::Run;
use crate::verdict::Verdict;

/// The tags of a run's relations and checks, by index. What has none is no finding, or decided and left out.
#[derive(Debug, Default)]
pub(super) struct Tags {
    relations: FxHashMap<usize, Tag>,
    checks: FxHashMap<usize, Tag>,
    only_open: bool,
}

impl Tags {
    /// The tags of a run.
    pub(super) fn of(run: &Run, rules: &Rules) -> Self {
        let mut tags = Self { only_open: run.only_open, ..Self::default() };
        for finding in findings(run, rules) {
            let tag = tag(&finding, run);
            tags.relations.extend(finding.relations.iter().map(|&at| (at, tag.clone())));
            tags.checks.extend(finding.at_check.map(|at| (at, tag)));
        }
        tags
    }

    /// The tag of a relation; `None` where it is to be left out.
    pub(super) fn relation(&self, at: usize, verdict: Verdict) -> Option<Tag> {
        self.tag(self.relations.get(&at), verdict >= Verdict::Superseded)
    }

    /// The tag of a check; `None` where it is to be left out.
    pub(super) fn check(&self, at: usize, ok: bool) -> Option<Tag> {
        self.tag(self.checks.get(&at), !ok)
    }

    /// The checks that somebody decided.
    pub(super) fn decided_checks(&self) -> BTreeSet<usize> {
        self.checks.iter().filter(|(_, tag)| tag.decided).map(|(at, _)| *at).collect()
    }

    fn tag(&self, tag: Option<&Tag>, is_finding: bool) -> Option<Tag> {
        match tag {
            Some(tag) => Some(tag.clone()),
            None => (!(is_finding && self.only_open)).then(Tag::default),
        }
    }
}

fn tag(finding: &Finding, run: &Run) -> Tag {
    let line = finding.state.ruling.as_ref().or(finding.state.binding.as_ref());
    let wrong = finding.wrong.iter().filter_map(|&side| finding.sides.get(side)).flatten();
    Tag {
        fingerprint: Some(format!("{VERSION}:{}", finding.fingerprint)),
        decision: line.map(|line| DecisionLine {
            decision: line.decision.ruling.name(),
            reason: line.decision.ruling.reason().map(|r| r.name()),
            wrong: wrong.filter_map(|&c| Some(run.claims.get(c)?.id.clone())).collect(),
            note: line.decision.note.clone(),
            by: line.decision.by.clone(),
            date: line.decision.date.to_string(),
        }),
        decided: finding.is_decided(),
    }
}

/// Verdicts of the findings that nobody decided and that the tool puts its name to; `None` for an error within an article.
pub fn open(run: &Run, rules: &Rules) -> Vec<Option<Verdict>> {
    findings(run, rules).iter().filter(|f| !f.tentative && !f.is_decided()).map(|f| f.verdict).collect()
}
