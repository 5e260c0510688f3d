//! Concepts: what is counted and what happens, with their words per language.
//!
//! `rules/concepts/*.toml` hold the shared ids, `rules/<code>/concepts/*.toml` a language's words for them.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::stem::Stemmer;
use super::wording::{AroundAt, Word, Wording};
use crate::error::RuleError;
use crate::rules::RuleFiles;
use crate::value::Dimension;

/// Kinship of concepts, see [`Concepts::related`], from which two measures may be one.
pub const AKIN: f32 = 0.6;

/// Index of a concept in [`Concepts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub u16);

/// What is counted or measured, or what happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Shared id.
    pub id: String,
    /// The wider concept.
    pub parent: Option<ConceptId>,
    /// True where it is something that happens.
    pub event: bool,
    /// True where its count only grows with time: tolls.
    pub grows: bool,
    /// True where its value is revised or rescheduled: plans, forecasts.
    pub moves: bool,
    /// True where it is somebody to whom things happen: soldiers, men.
    pub person: bool,
    /// True where it happens to people, who are counted by it: "300 soldiers were killed".
    pub fate: bool,
    /// True where its values are differences ("3 °C above normal"), which convert without an offset.
    pub difference: bool,
    /// What its values may be in, one bit a dimension; none where anything will do.
    dimensions: u32,
}

impl Concept {
    /// True where it is something that happens rather than something counted.
    pub const fn is_event(&self) -> bool {
        self.event
    }

    /// Whether a value of this dimension can be its measure: no share price in square kilometres. All but sizes and
    /// lengths of time can be told in percent. `None` where the rules name no dimension.
    pub fn takes(&self, dimension: Dimension) -> Option<bool> {
        if self.dimensions == 0 {
            return None;
        }
        let listed = |d: Dimension| self.dimensions & (1 << d as u32) != 0;
        let told = matches!(dimension, Dimension::Percent | Dimension::Points) && SHARED.iter().any(|&d| listed(d));
        Some(told || listed(dimension))
    }
}

/// Dimensions whose values are shared out and compared in percent.
const SHARED: [Dimension; 7] = [
    Dimension::Count,
    Dimension::Percent,
    Dimension::Money,
    Dimension::Area,
    Dimension::Volume,
    Dimension::Mass,
    Dimension::Energy,
];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    concept: Vec<Entry>,
    /// Lists of concepts of which nothing can be two: killed, wounded, missing.
    apart: Vec<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    id: String,
    parent: Option<String>,
    dimension: Vec<Dimension>,
    event: bool,
    grows: bool,
    moves: bool,
    difference: bool,
    person: bool,
    fate: bool,
    excludes: Vec<String>,
}

/// The table of concepts.
#[derive(Debug, Default)]
pub struct Concepts {
    all: Vec<Concept>,
    by_id: FxHashMap<String, ConceptId>,
    /// One bit for each two concepts, narrower ones included, of which nothing can be both.
    apart: Vec<u64>,
    /// By language.
    wording: FxHashMap<String, Wording>,
}

impl Concepts {
    /// Reads and compiles the files; `languages` are codes with their stemmers.
    ///
    /// # Errors
    /// Where a file says what the schema does not know, or names a concept that no file defines.
    pub fn load(files: &RuleFiles, languages: &[(String, Stemmer)]) -> Result<Self, RuleError> {
        let mut concepts = Self::default();
        let mut read = Vec::new();
        for path in files.under("concepts/") {
            let file: File = files.read(path)?;
            for entry in &file.concept {
                let id = ConceptId(u16::try_from(concepts.all.len()).unwrap_or(u16::MAX));
                concepts.by_id.insert(entry.id.clone(), id);
                concepts.all.push(Concept {
                    id: entry.id.clone(),
                    parent: None,
                    event: entry.event,
                    grows: entry.grows,
                    moves: entry.moves,
                    difference: entry.difference,
                    person: entry.person,
                    fate: entry.fate,
                    dimensions: entry.dimension.iter().fold(0, |all, &d| all | 1 << d as u32),
                });
            }
            read.push((path, file));
        }
        let mut pairs = Vec::new();
        for (path, file) in &read {
            let find = |name: &str| concepts.by_id.get(name).copied().ok_or_else(|| unknown(files, path, name));
            for entry in &file.concept {
                let id = find(&entry.id)?;
                let parent = entry.parent.as_deref().map(find).transpose()?;
                concepts.all[usize::from(id.0)].parent = parent;
                for other in &entry.excludes {
                    pairs.push((id, find(other)?));
                }
            }
            for list in &file.apart {
                let ids = list.iter().map(|name| find(name)).collect::<Result<Vec<_>, _>>()?;
                pairs.extend(ids.iter().enumerate().flat_map(|(n, &a)| ids[n + 1..].iter().map(move |&b| (a, b))));
            }
        }
        concepts.keep_apart(&pairs);
        let wording = |(code, stemmer): &(String, Stemmer)| {
            let find =
                |path: &str, name: &str| concepts.by_id.get(name).copied().ok_or_else(|| unknown(files, path, name));
            Ok((code.clone(), Wording::load(files, code, *stemmer, find)?))
        };
        concepts.wording = languages.par_iter().map(wording).collect::<Result<_, RuleError>>()?;
        Ok(concepts)
    }

    /// Marks each pair, and all that is narrower on either side.
    fn keep_apart(&mut self, pairs: &[(ConceptId, ConceptId)]) {
        let mut narrower: Vec<Vec<ConceptId>> = vec![Vec::new(); self.all.len()];
        for at in 0..self.all.len() {
            let id = ConceptId(u16::try_from(at).unwrap_or(u16::MAX));
            for wider in self.chain(id) {
                narrower[usize::from(wider.0)].push(id);
            }
        }
        self.apart = vec![0; (self.all.len() * self.all.len()).div_ceil(64)];
        for &(a, b) in pairs {
            for &x in &narrower[usize::from(a.0)] {
                for &y in narrower[usize::from(b.0)].iter().filter(|&&y| y != x) {
                    for (word, bit) in [self.bit(x, y), self.bit(y, x)] {
                        self.apart[word] |= bit;
                    }
                }
            }
        }
    }

    /// Where the bit of a pair stands.
    fn bit(&self, a: ConceptId, b: ConceptId) -> (usize, u64) {
        let at = usize::from(a.0) * self.all.len() + usize::from(b.0);
        (at / 64, 1 << (at % 64))
    }

    /// What is known of a concept.
    pub fn get(&self, id: ConceptId) -> &Concept {
        &self.all[usize::from(id.0)]
    }

    /// The concept of a shared id.
    pub fn find(&self, id: &str) -> Option<ConceptId> {
        self.by_id.get(id).copied()
    }

    /// Number of concepts.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True where no concept is known.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// True where a language has words for concepts at all.
    pub fn speaks(&self, language: &str) -> bool {
        self.wording.get(language).is_some_and(|w| !w.is_empty())
    }

    /// The concepts of the longest phrase at word `at`, with its number of words.
    pub fn match_at(&self, language: &str, words: &[Word], at: usize) -> Option<(&[ConceptId], usize)> {
        self.wording.get(language)?.at(words, at)
    }

    /// The phrase around the figure in words `first..end`, see [`Wording::around`].
    pub fn match_around(&self, language: &str, words: &[Word], figure: (usize, usize)) -> Option<AroundAt> {
        self.wording.get(language)?.around(words, figure.0, figure.1)
    }

    /// The concept and all wider ones.
    fn chain(&self, id: ConceptId) -> impl Iterator<Item = ConceptId> + '_ {
        std::iter::successors(Some(id), |&c| self.get(c).parent).take(12)
    }

    /// True where `a` is `b` or narrower.
    pub fn is_a(&self, a: ConceptId, b: ConceptId) -> bool {
        self.chain(a).any(|c| c == b)
    }

    /// True where nothing can be both.
    pub fn excluded(&self, a: ConceptId, b: ConceptId) -> bool {
        let (word, bit) = self.bit(a, b);
        self.apart.get(word).is_some_and(|w| w & bit != 0)
    }

    /// How close two concepts are: 1 the same, less for wider, narrower and sibling ones, 0 for strangers.
    pub fn related(&self, a: ConceptId, b: ConceptId) -> f32 {
        if a == b {
            return 1.0;
        }
        let steps = |x, y| self.chain(x).position(|c| c == y);
        if let Some(n) = steps(a, b).or_else(|| steps(b, a)) {
            return if n == 1 { 0.8 } else { 0.6 };
        }
        let shared = self.get(a).parent.zip(self.get(b).parent).is_some_and(|(x, y)| x == y);
        if shared && !self.excluded(a, b) { 0.4 } else { 0.0 }
    }
}

fn unknown(files: &RuleFiles, file: &str, id: &str) -> RuleError {
    RuleError {
        file: file.to_owned(),
        line: files.text(file).and_then(|t| t.lines().position(|l| l.contains(id))).map_or(0, |l| l + 1),
        message: format!("expected the id of a concept in concepts/, found {id:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::stem::stem;

    fn spotted(concepts: &Concepts, code: &str, text: &str) -> Vec<String> {
        let folded = crate::rules::fold::fold_word(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        let stemmer = if code == "en" { Stemmer::English } else { Stemmer::French };
        let words: Vec<Word> = words.map(|w| Word::new(&stem(stemmer, w), w)).collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let (ids, len) = concepts.match_at(code, &words, at).unwrap_or((&[], 1));
            found.extend(ids.iter().map(|&id| concepts.get(id).id.clone()));
            at += len;
        }
        found
    }

    #[test]
    fn words_of_both_languages_meet_in_one_concept() {
        let languages = [("en".to_owned(), Stemmer::English), ("fr".to_owned(), Stemmer::French)];
        let concepts = Concepts::load(&RuleFiles::built_in(), &languages).map_err(|e| e.message).unwrap_or_default();
        for (id, fr, en) in [
            ("killed", "douze personnes tuées", "twelve people killed"),
            ("interest-rate", "le taux directeur", "the key rate"),
            ("charged", "trois mises en examen", "charged with fraud"),
            ("minimum-wage", "le salaire minimum", "the minimum wage"),
            ("spectator", "des spectateurs", "the spectators"),
        ] {
            for (code, text) in [("fr", fr), ("en", en)] {
                let found = spotted(&concepts, code, text);
                assert!(found.iter().any(|f| f == id), "{text}: {found:?}");
            }
        }
        for (id, code, text) in [
            ("wheat", "fr", "mais le samedi 24 mai"),
            ("insurance", "fr", "assurent les autorités"),
            ("rape", "fr", "un violent incendie"),
            ("concert", "fr", "son salaire tournerait autour"),
            ("irrigation", "fr", "le stade des Bassins"),
            ("infection", "fr", "en cas de pluie"),
            ("closed", "en", "close to 2,900 people"),
            ("vehicle", "en", "the care of children"),
            ("league-point", "en", "the toll stands at seven"),
            ("border-guard", "en", "the front pages"),
            ("founded", "en", "the charity found 78%"),
        ] {
            let found = spotted(&concepts, code, text);
            assert!(found.iter().all(|f| f != id), "{text}: {found:?}");
        }
        let (tu, more) = (spotted(&concepts, "fr", "tu sais"), spotted(&concepts, "fr", "plus de dix"));
        assert!(tu.is_empty() && more.is_empty(), "{tu:?} {more:?}");
    }

    #[test]
    fn words_around_a_figure_mean_more_than_either() {
        let languages = [("en".to_owned(), Stemmer::English), ("fr".to_owned(), Stemmer::French)];
        let concepts = Concepts::load(&RuleFiles::built_in(), &languages).map_err(|e| e.message).unwrap_or_default();
        for (code, text, want) in [
            ("en", "it will shed 1850 jobs", Some("job-cut")),
            ("en", "it created more than 300 jobs", Some("job-created")),
            ("en", "the flood claimed 17 lives", Some("killed")),
            ("fr", "va supprimer 850 emplois", Some("job-cut")),
            ("fr", "a perdu 52 de ses hommes", Some("casualty")),
            ("fr", "emploie 850 salaries", None),
            ("en", "one of 10 lives abroad", None),
        ] {
            let stemmer = if code == "en" { Stemmer::English } else { Stemmer::French };
            let words: Vec<Word> = text.split(' ').map(|w| Word::new(&stem(stemmer, w), w)).collect();
            let figure = text.split(' ').position(|w| w.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(0);
            let found = concepts.match_around(code, &words, (figure, figure + 1));
            assert_eq!(found.map(|f| concepts.get(f.concept).id.as_str()), want, "{text}");
        }
    }
}
