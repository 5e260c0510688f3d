//! Context words across languages: `rules/<code>/lexicon.toml` maps a language's words to shared English lemmas.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fold::fold_word;
use super::phrases::word_hash;
use super::stem::{Stemmer, stem};
use super::word::{WordHash, hash};
use super::words::Words;
use crate::error::RuleError;
use crate::rules::RuleFiles;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    stop: Vec<String>,
    terms: BTreeMap<String, Words>,
}

/// The words of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    stemmer: Stemmer,
    stop: FxHashSet<WordHash>,
    /// Shared ids by stem.
    terms: FxHashMap<WordHash, u64>,
}

impl Lexicon {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str, stemmer: Stemmer) -> Result<Self, RuleError> {
        let file: File = files.read(&format!("{code}/lexicon.toml"))?;
        let mut terms = FxHashMap::default();
        for (id, words) in file.terms {
            let id = shared(&stem(Stemmer::English, &fold_word(&id)));
            for word in words.iter() {
                terms.insert(hash(&stem(stemmer, &fold_word(word))), id);
            }
        }
        Ok(Self { stemmer, stop: file.stop.iter().map(|w| hash(&fold_word(w))).collect(), terms })
    }

    /// True for words that carry no subject.
    pub fn is_stop(&self, word: &str) -> bool {
        word.chars().nth(1).is_none() || self.stop.contains(&word_hash(word))
    }

    /// The same of a word by its hash.
    pub fn stops(&self, word: WordHash) -> bool {
        self.stop.contains(&word)
    }

    /// The stem of a folded word.
    pub fn stem<'w>(&self, folded: &'w str) -> Cow<'w, str> {
        stem(self.stemmer, folded)
    }

    /// The shared id of a stem: its English lemma's where it is known, else its own spelling with the endings that
    /// French and English spell differently made one.
    pub fn term(&self, stem: &str) -> u64 {
        self.terms.get(&hash(stem)).copied().unwrap_or_else(|| shared(stem))
    }
}

/// Spells cognates alike: mobilis/mobiliz, programm/program, technolog-ie/-y.
fn shared(stem: &str) -> u64 {
    let mut out = String::with_capacity(stem.len());
    for c in stem.chars() {
        let c = match c {
            'z' => 's',
            'y' => 'i',
            'k' => 'c',
            c => c,
        };
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    for (from, to) in [
        ("iqu", "ic"),
        ("eur", "or"),
        ("er", "r"),
        ("re", "r"),
        ("ite", "it"),
        ("iti", "it"),
        ("our", "or"),
        ("if", "iv"),
        ("air", "ari"),
    ] {
        if let Some(cut) = out.strip_suffix(from).filter(|c| c.len() >= 4) {
            let len = cut.len();
            out.truncate(len);
            out.push_str(to);
            break;
        }
    }
    hash(out.trim_end_matches(['e', 'i']))
}
