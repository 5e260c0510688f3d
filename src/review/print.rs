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

use crate::claim::Claim;
use crate::compare;
use crate::rules::Rules;
use crate::rules::fold::fold_into;
use crate::run::hash;
use crate::text::{Article, Span};

/// The name of this scheme.
pub const VERSION: &str = "recoupe/v1";

/// Stands between parts that are hashed together, and in none of them.
const SEPARATOR: char = '\0';

/// The prints of a run's claims.
#[derive(Debug)]
pub struct Prints<'a> {
    articles: &'a [Article],
    claims: &'a [Claim],
    rules: &'a Rules,
    /// The words of a passage, hashed once for all claims in it.
    passages: BTreeMap<(usize, Span), String>,
}

impl<'a> Prints<'a> {
    /// Those of these claims.
    pub fn new(articles: &'a [Article], claims: &'a [Claim], rules: &'a Rules) -> Self {
        Self { articles, claims, rules, passages: BTreeMap::new() }
    }

    /// The print of a claim.
    pub fn claim(&mut self, index: usize) -> Option<String> {
        let claim = self.claims.get(index)?;
        let sentence = self.articles.get(claim.document)?.sentences.get(claim.sentence);
        let span = sentence.map(|s| s.span).filter(|s| s.contains(claim.span)).unwrap_or(claim.span);
        self.print(claim.document, &compare::key(&claim.value, &self.rules.units), span)
    }

    /// The print of what no claim stands for: it is told by its words.
    pub fn spot(&mut self, document: usize, span: Span) -> Option<String> {
        let article = self.articles.get(document)?;
        let sentence = article.sentence_of(span).map_or(span, |s| s.span);
        self.print(document, &words(article.slice(span)), sentence)
    }

    /// A name for every claim: its print, and where one sentence gives a value twice ("2 killed and 2 wounded") which of
    /// them it is.
    pub fn names(&mut self) -> Vec<String> {
        let mut seen = BTreeMap::<(usize, String), usize>::new();
        let claims = self.claims.iter().enumerate();
        claims
            .map(|(index, claim)| {
                let print = self.claim(index).unwrap_or_default();
                let count = seen.entry((claim.document, print.clone())).or_default();
                *count += 1;
                if *count == 1 { print } else { format!("{print}#{count}") }
            })
            .collect()
    }

    fn print(&mut self, document: usize, value: &str, passage: Span) -> Option<String> {
        let article = self.articles.get(document)?;
        let said = self.passages.entry((document, passage)).or_insert_with(|| hash(&words(article.slice(passage))));
        let outlet = words(article.source.as_deref().unwrap_or_default());
        Some(hash(&format!("{outlet}{SEPARATOR}{value}{SEPARATOR}{said}")))
    }
}

/// The fingerprint of a finding of this kind about claims with these prints.
pub fn fingerprint(kind: &str, mut prints: Vec<String>) -> String {
    prints.sort();
    prints.dedup();
    hash(&format!("{kind}{SEPARATOR}{}", prints.join("+")))
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
