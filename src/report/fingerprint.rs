//! The fingerprints of findings: see [`crate::review::print`] for what they are made of.

use super::findings::Finding;
use crate::review::print::{Prints, fingerprint};
use crate::rules::Rules;
use crate::run::Run;

/// The fingerprints of a run's findings.
pub(super) struct Fingerprints<'a> {
    prints: Prints<'a>,
    /// What decisions call the claims, once that was asked for.
    names: Option<Vec<String>>,
}

impl<'a> Fingerprints<'a> {
    pub(super) fn new(run: &'a Run, rules: &'a Rules) -> Self {
        Self { prints: Prints::new(&run.articles, &run.claims, rules), names: None }
    }

    /// The fingerprint of one finding.
    pub(super) fn of(&mut self, finding: &Finding) -> String {
        let mut prints: Vec<String> = finding.sides.iter().flatten().filter_map(|&c| self.prints.claim(c)).collect();
        prints.extend(finding.spot.and_then(|(document, span)| self.prints.spot(document, span)));
        fingerprint(finding.kind(), prints)
    }

    /// What decisions call these claims.
    pub(super) fn names(&mut self, claims: &[usize]) -> Vec<String> {
        let names = self.names.get_or_insert_with(|| self.prints.names());
        claims.iter().filter_map(|&c| names.get(c).cloned()).collect()
    }

    /// The sides of a finding that hold a claim of such a name.
    pub(super) fn sides(&mut self, finding: &Finding, wanted: &[String]) -> Vec<usize> {
        let sides = finding.sides.iter().enumerate();
        sides.filter(|(_, side)| self.names(side).iter().any(|name| wanted.contains(name))).map(|(at, _)| at).collect()
    }
}
