//! The sentences of a draft, with what stands in each.

use std::collections::BTreeMap;

use super::{DraftReport, Figure};
use crate::run::Run;
use crate::text::Span;

/// The figures and errors of a draft that stand in one sentence.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub document: usize,
    pub span: Span,
    pub figures: Vec<&'a Figure>,
    /// Errors that are neither tentative nor decided, by index into the run's checks.
    pub errors: Vec<usize>,
    /// Notes by index into the run's.
    pub notes: Vec<usize>,
}

/// The sentences of the drafts that hold figures, dates or errors, in order of text.
pub(super) fn passages<'a>(report: &'a DraftReport, run: &Run) -> Vec<Passage<'a>> {
    let mut at = BTreeMap::<(usize, usize), Passage<'a>>::new();
    let open = |document: usize, span: Span| {
        let sentence = run.articles.get(document).and_then(|a| a.sentence_of(span));
        let span = sentence.map_or(span, |s| s.span);
        (document, span)
    };
    fn entry<'m, 'a>(
        at: &'m mut BTreeMap<(usize, usize), Passage<'a>>,
        (document, span): (usize, Span),
    ) -> &'m mut Passage<'a> {
        let new = || Passage { document, span, figures: Vec::new(), errors: Vec::new(), notes: Vec::new() };
        at.entry((document, span.start)).or_insert_with(new)
    }
    for figure in &report.figures {
        let Some(claim) = run.claims.get(figure.index) else { continue };
        entry(&mut at, open(claim.document, claim.span)).figures.push(figure);
    }
    let errors = run.checks.iter().enumerate().filter(|(_, c)| !c.ok && !c.tentative);
    for (index, check) in errors.filter(|(at, _)| !report.decided.contains(at)) {
        let claims = check.claims.iter().filter_map(|&c| run.claims.get(c)).map(|c| (c.document, c.span));
        let last = claims.chain(check.spot).rfind(|(document, _)| run.is_draft(*document));
        if let Some((document, span)) = last {
            entry(&mut at, open(document, span)).errors.push(index);
        }
    }
    for (index, note) in run.notes.iter().enumerate() {
        let last = note.claims.last().and_then(|&c| run.claims.get(c)).filter(|c| run.is_draft(c.document));
        if let Some(claim) = last {
            entry(&mut at, open(claim.document, claim.span)).notes.push(index);
        }
    }
    at.into_values().collect()
}
