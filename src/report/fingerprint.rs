//! What makes a finding the same one after an edit elsewhere: its content, never its place.
//!
//! Version 1 hashes, to sixteen hex digits, the kind of a finding (its verdict or check) and a print of each of its
//! claims, in order of the prints, each once. The print of a claim is made of
//!
//! - the outlet of its article,
//! - its value, in the base unit of its kind,
//! - the words of its sentence, without case, accents and punctuation.
//!
//! Names and order of files, positions and the language of the report do not enter. Whatever would give another
//! fingerprint to the same content raises [`VERSION`].

use std::collections::BTreeMap;

use super::findings::Finding;
use super::values;
use crate::rules::Rules;
use crate::rules::fold::fold_into;
use crate::run::{Run, hash};
use crate::text::Span;

/// The name of this scheme.
pub(super) const VERSION: &str = "recoupe/v1";

/// Stands between parts that are hashed together, and in none of them.
const SEPARATOR: char = '\0';

/// The fingerprints of a run's findings.
pub(super) struct Fingerprints<'a> {
    run: &'a Run,
    rules: &'a Rules,
    /// The words of a passage, hashed once for all claims in it.
    passages: BTreeMap<(usize, Span), String>,
}

impl<'a> Fingerprints<'a> {
    pub(super) fn new(run: &'a Run, rules: &'a Rules) -> Self {
        Self { run, rules, passages: BTreeMap::new() }
    }

    /// The fingerprint of one finding.
    pub(super) fn of(&mut self, finding: &Finding) -> String {
        let mut prints: Vec<String> = finding.sides.iter().flatten().filter_map(|&c| self.claim(c)).collect();
        prints.extend(finding.spot.and_then(|(document, span)| self.spot(document, span)));
        prints.sort();
        prints.dedup();
        hash(&format!("{}{SEPARATOR}{}", finding.kind(), prints.join("+")))
    }

    fn claim(&mut self, index: usize) -> Option<String> {
        let claim = self.run.claims.get(index)?;
        let sentence = self.run.articles.get(claim.document)?.sentences.get(claim.sentence);
        let span = sentence.map(|s| s.span).filter(|s| s.contains(claim.span)).unwrap_or(claim.span);
        self.print(claim.document, &values::key(claim, self.rules), span)
    }

    /// What no claim stands for is told by its words.
    fn spot(&mut self, document: usize, span: Span) -> Option<String> {
        let article = self.run.articles.get(document)?;
        let sentence = article.sentence_of(span).map_or(span, |s| s.span);
        self.print(document, &words(article.slice(span)), sentence)
    }

    fn print(&mut self, document: usize, value: &str, passage: Span) -> Option<String> {
        let article = self.run.articles.get(document)?;
        let said = self.passages.entry((document, passage)).or_insert_with(|| hash(&words(article.slice(passage))));
        let outlet = words(article.source.as_deref().unwrap_or_default());
        Some(hash(&format!("{outlet}{SEPARATOR}{value}{SEPARATOR}{said}")))
    }
}

/// The words of a text, folded, a space behind each.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        fold_into(&mut out, word);
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_accents_and_punctuation() {
        assert_eq!(words("«\u{a0}Les 1.100 km2, a-t-il précisé."), "les 1 100 km2 a t il precise ");
    }
}
