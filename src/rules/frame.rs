//! `rules/<code>/frame.toml`: the words by which a language says who claims something, and how firmly.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::error::RuleError;
use crate::rules::RuleFiles;

/// What a phrase of `frame.toml` marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// The claimant follows: "selon", "according to".
    According,
    /// The claimant follows, if it is a known one: "pour".
    ForSome,
    /// A verb of saying: "a déclaré", "said".
    Said,
    /// Told to happen, not to have happened.
    Planned,
    /// Said with reserve.
    Conditional,
    /// Said not to be so.
    Denied,
    /// An earlier value follows: "contre", "up from".
    Former,
    /// Somebody's own figure is set against another's: "for its part", "puts the figure at".
    Contrast,
    /// A value that is not the one follows: "rather than", "au lieu de".
    Instead,
    /// The value near it has been given up or overtaken: "à l'origine", "le précédent bilan".
    Formerly,
    /// What is counted follows, the figure later: "the number of people killed has climbed to 2,000".
    CountOf,
    /// A value that is revised as more is known: "prévision", "toll".
    Estimate,
    /// A date near it was moved: "reporté", "postponed".
    Moved,
    /// The value behind it took the place of an earlier one: "désormais", "now".
    Now,
    /// What follows is not so: "pas", "not".
    Not,
    /// What follows is so instead: "mais", "but".
    But,
    /// It grew.
    Up,
    /// It shrank.
    Down,
    /// A pronoun that stands for the last speaker: "il", "he".
    Pronoun,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    according: Vec<String>,
    for_some: Vec<String>,
    said: Vec<String>,
    planned: Vec<String>,
    conditional: Vec<String>,
    denied: Vec<String>,
    former: Vec<String>,
    contrast: Vec<String>,
    instead: Vec<String>,
    formerly: Vec<String>,
    moved: Vec<String>,
    now: Vec<String>,
    not: Vec<String>,
    but: Vec<String>,
    count_of: Vec<String>,
    estimate: Vec<String>,
    up: Vec<String>,
    down: Vec<String>,
    pronoun: Vec<String>,
    future_endings: Vec<String>,
    locative: Vec<String>,
    claimants: Vec<String>,
}

/// Cue phrases of one language, looked up by their first word.
#[derive(Debug, Default)]
pub struct FrameRules {
    by_first: FxHashMap<String, Vec<(Vec<String>, Cue)>>,
    /// Endings that mark a verb as future ("-eront"); whole words of at least six letters only.
    pub future_endings: Vec<String>,
    locative: Vec<String>,
    claimants: Vec<String>,
}

impl FrameRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str) -> Result<Self, RuleError> {
        let file: File = files.read(&format!("{code}/frame.toml"))?;
        let mut rules = Self {
            future_endings: file.future_endings,
            locative: file.locative,
            claimants: file.claimants,
            ..Self::default()
        };
        for (phrases, cue) in [
            (file.according, Cue::According),
            (file.for_some, Cue::ForSome),
            (file.said, Cue::Said),
            (file.planned, Cue::Planned),
            (file.conditional, Cue::Conditional),
            (file.denied, Cue::Denied),
            (file.former, Cue::Former),
            (file.contrast, Cue::Contrast),
            (file.instead, Cue::Instead),
            (file.formerly, Cue::Formerly),
            (file.moved, Cue::Moved),
            (file.now, Cue::Now),
            (file.not, Cue::Not),
            (file.but, Cue::But),
            (file.count_of, Cue::CountOf),
            (file.estimate, Cue::Estimate),
            (file.up, Cue::Up),
            (file.down, Cue::Down),
            (file.pronoun, Cue::Pronoun),
        ] {
            for phrase in phrases {
                let mut words = phrase.split([' ', '\'', '-']).filter(|w| !w.is_empty()).map(str::to_owned);
                if let Some(first) = words.next() {
                    rules.by_first.entry(first).or_default().push((words.collect(), cue));
                }
            }
        }
        for list in rules.by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Ok(rules)
    }

    /// True for a preposition that puts something in a place.
    pub fn is_locative(&self, folded: &str) -> bool {
        self.locative.iter().any(|w| w == folded)
    }

    /// True for a noun that stands for those who speak: "prosecutors", "la direction".
    pub fn is_claimant(&self, folded: &str) -> bool {
        self.claimants.iter().any(|w| w == folded)
    }

    /// True where a phrase of so many words marks an estimate beside what else it marks: "forecast".
    pub fn estimates<W: AsRef<str>>(&self, words: &[W], at: usize, len: usize) -> bool {
        let listed = |(rest, cue): &(Vec<String>, Cue)| {
            let tail = words.get(at + 1..at + len).unwrap_or_default();
            *cue == Cue::Estimate && rest.len() + 1 == len && tail.iter().zip(rest).all(|(w, r)| w.as_ref() == r)
        };
        words.get(at).and_then(|w| self.by_first.get(w.as_ref())).is_some_and(|list| list.iter().any(listed))
    }

    /// The longest cue that begins at word `at` of `words` (folded), with its number of words.
    pub fn cue_at<W: AsRef<str>>(&self, words: &[W], at: usize) -> Option<(Cue, usize)> {
        let list = self.by_first.get(words.get(at)?.as_ref())?;
        list.iter().find_map(|(rest, cue)| {
            let tail = words.get(at + 1..at + 1 + rest.len())?;
            tail.iter().zip(rest).all(|(w, r)| w.as_ref() == r).then_some((*cue, 1 + rest.len()))
        })
    }
}
