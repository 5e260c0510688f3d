//! What holds of each finding, after all that was said of it.

use std::collections::BTreeMap;

use super::print::VERSION;
use super::{Ledger, Line, Ruling};

/// What holds of one finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// That it was confirmed or dismissed.
    pub ruling: Option<Line>,
    /// That its claims are one fact, or are not.
    pub binding: Option<Line>,
}

impl State {
    /// What holds once this was said as well.
    pub fn hear(&mut self, line: &Line) {
        match line.decision.ruling {
            Ruling::Confirmed { .. } | Ruling::Dismissed { .. } => {
                self.ruling = Some(line.clone());
                // Nobody confirms a conflict of two things that are not compared. One fact they may well be.
                self.binding = self.binding.take().filter(|b| matches!(b.decision.ruling, Ruling::SameFact { .. }));
            }
            Ruling::SameFact { .. } => self.binding = Some(line.clone()),
            Ruling::NotSameFact { .. } => *self = Self { ruling: None, binding: Some(line.clone()) },
            Ruling::Reopened => *self = Self::default(),
        }
    }
}

/// What holds of every finding that something was said of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    states: BTreeMap<String, State>,
}

impl Decisions {
    /// The last word on each finding.
    pub fn of(ledger: &Ledger) -> Self {
        let mut states = BTreeMap::<String, State>::new();
        for line in &ledger.lines {
            states.entry(line.decision.fingerprint.clone()).or_default().hear(line);
        }
        states.retain(|_, state| *state != State::default());
        Self { states }
    }

    /// True where nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// What holds of the finding with this fingerprint.
    pub fn get(&self, fingerprint: &str) -> Option<&State> {
        self.states.get(&key(fingerprint))
    }

    /// Every decision that holds, in order of lines.
    pub fn standing(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> = self.states.values().flat_map(|s| s.ruling.iter().chain(&s.binding)).collect();
        lines.sort_by_key(|line| line.number);
        lines
    }

    /// Those that bind the aligner.
    pub fn binding(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> = self.states.values().filter_map(|s| s.binding.as_ref()).collect();
        lines.sort_by_key(|line| line.number);
        lines
    }
}

/// A fingerprint as the file names it.
pub fn key(fingerprint: &str) -> String {
    format!("{VERSION}:{fingerprint}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Decision, Reason};

    fn folded(rulings: &[Ruling]) -> Vec<&'static str> {
        let line = |(number, ruling): (usize, &Ruling)| Line {
            number,
            decision: Decision {
                fingerprint: key("00"),
                ruling: ruling.clone(),
                note: String::new(),
                by: "AB".to_owned(),
                date: chrono::NaiveDate::default(),
                about: String::new(),
                articles: Vec::new(),
            },
        };
        let ledger = Ledger { lines: rulings.iter().enumerate().map(line).collect(), broken: Vec::new() };
        Decisions::of(&ledger).standing().iter().map(|l| l.decision.ruling.name()).collect()
    }

    #[test]
    fn a_later_line_overrules_an_earlier() {
        let confirmed = || Ruling::Confirmed { wrong: Vec::new() };
        let dismissed = || Ruling::Dismissed { reason: Reason::Known };
        let (same, apart) =
            (|| Ruling::SameFact { claims: Default::default() }, || Ruling::NotSameFact { claims: Default::default() });
        for (said, holds) in [
            (vec![confirmed(), dismissed()], vec!["dismissed"]),
            (vec![confirmed(), confirmed()], vec!["confirmed"]),
            (vec![confirmed(), Ruling::Reopened], vec![]),
            (vec![same(), confirmed()], vec!["same-fact", "confirmed"]),
            (vec![apart(), confirmed()], vec!["confirmed"]),
            (vec![confirmed(), apart()], vec!["not-same-fact"]),
            (vec![same(), apart()], vec!["not-same-fact"]),
            (vec![same(), Ruling::Reopened], vec![]),
        ] {
            assert_eq!(folded(&said), holds, "{said:?}");
        }
    }
}
