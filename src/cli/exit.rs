//! How a command ended, as an exit status.

use std::process::ExitCode;

use super::args::FailOn;
use crate::report::{self, DraftReport, Status};
use crate::rules::Rules;
use crate::run::Run;
use crate::verdict::Verdict;

/// How a command ended, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing to see: exit status 0.
    Clean,
    /// Findings: exit status 1.
    Findings,
    /// Could not run: exit status 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(outcome as u8)
    }
}

impl Outcome {
    /// The outcome of a run, given which findings count. Tentative ones and decided ones never do.
    pub fn of(run: &Run, rules: &Rules, fail_on: FailOn) -> Self {
        if run.articles.is_empty() {
            return Self::Failed;
        }
        let least = match fail_on {
            FailOn::Never => return Self::Clean,
            FailOn::Contradiction => Verdict::Contradiction,
            FailOn::Disputed => Verdict::Disputed,
            FailOn::Any => Verdict::Superseded,
        };
        let found = if run.decisions.is_empty() {
            run.relations.iter().any(|r| !r.tentative && r.verdict >= least)
                || run.checks.iter().any(|c| !c.tentative && !c.ok)
        } else {
            report::open(run, rules).into_iter().any(|verdict| verdict.is_none_or(|v| v >= least))
        };
        if found { Self::Findings } else { Self::Clean }
    }

    /// The outcome of drafts held against sources, which takes at least one of each.
    pub fn of_draft(run: &Run, report: &DraftReport, fail_on: FailOn) -> Self {
        if report.drafts.is_empty() || report.drafts.len() == run.articles.len() {
            return Self::Failed;
        }
        let least = match fail_on {
            FailOn::Never => return Self::Clean,
            FailOn::Contradiction => Status::Contradicted,
            FailOn::Disputed => Status::Disputed,
            FailOn::Any => Status::Superseded,
        };
        let found = report.figures.iter().any(|f| f.status >= least)
            || report.checks.iter().any(|c| !c.tentative && !c.tag.decided && c.verdict == "error");
        if found { Self::Findings } else { Self::Clean }
    }
}
