//! `rules/<code>/text.toml`: what a language's pages look like around the text.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::fold::fold_word;
use crate::error::RuleError;
use crate::rules::RuleFiles;
use crate::text::BlockKind;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    abbreviations: Vec<String>,
    openers: Vec<String>,
    header_starts: Vec<String>,
    header_holds: Vec<String>,
    furniture_starts: Vec<String>,
    furniture_holds: Vec<String>,
    teaser_headings: Vec<String>,
}

/// Abbreviations, furniture phrases, byline cues of one language.
#[derive(Debug, Default)]
pub struct TextRules {
    abbreviations: FxHashSet<String>,
    openers: FxHashSet<String>,
    header_starts: Vec<String>,
    header_holds: Vec<String>,
    furniture_starts: Vec<String>,
    furniture_holds: Vec<String>,
    teaser_headings: Vec<String>,
}

/// Whether a line begins with a phrase, whole words only.
fn begins(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || phrase.ends_with([':', '.']))
}

/// Whether a line holds a phrase, whole words only.
fn holds(line: &str, phrase: &str) -> bool {
    line.match_indices(phrase).any(|(at, _)| {
        let after = line[at + phrase.len()..].trim_start_matches('s');
        !line[..at].ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

fn fold_all(list: Vec<String>) -> Vec<String> {
    list.iter().map(|w| fold_word(w)).collect()
}

impl TextRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str) -> Result<Self, RuleError> {
        let shared: File = files.read("text.toml")?;
        let own: File = files.read(&format!("{code}/text.toml"))?;
        let both = |a: Vec<String>, b: Vec<String>| fold_all(a.into_iter().chain(b).collect());
        Ok(Self {
            abbreviations: both(shared.abbreviations, own.abbreviations).into_iter().collect(),
            openers: both(shared.openers, own.openers).into_iter().collect(),
            header_starts: both(shared.header_starts, own.header_starts),
            header_holds: both(shared.header_holds, own.header_holds),
            furniture_starts: both(shared.furniture_starts, own.furniture_starts),
            furniture_holds: both(shared.furniture_holds, own.furniture_holds),
            teaser_headings: both(shared.teaser_headings, own.teaser_headings),
        })
    }

    /// True for a word that a full stop follows without ending the sentence.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        word.len() <= 8 && self.abbreviations.contains(&fold_word(word))
    }

    /// True where the text begins with a word that opens sentences.
    pub fn starts_sentence(&self, text: &str) -> bool {
        self.openers.contains(&fold_word(super::phrases::leading_word(text)))
    }

    /// What a line is by its words and marks; `None` for what may be the article's own.
    pub fn line_kind(&self, line: &str) -> Option<BlockKind> {
        let words = line.split_whitespace().count();
        if words > 45 {
            return None;
        }
        let folded = fold_word(line);
        let starts = |list: &[String]| list.iter().any(|p| begins(&folded, p));
        let holds = |list: &[String]| list.iter().any(|p| holds(&folded, p));
        let closed = line.trim_end_matches(['"', '”', '»', ' ', '’']).ends_with(['.', '!', '?']);
        if words <= 14 && !(closed && words > 4) && starts(&self.header_starts)
            || words <= if closed { 16 } else { 24 } && holds(&self.header_holds)
            || self.dated_line(line, words)
        {
            return Some(BlockKind::Header);
        }
        let menu = line.matches(['|', '›', '•', '·', '©']).count()
            + line.matches("   ").count()
            + line.matches(" > ").count()
            + line.matches(" » ").count();
        let bullet = line.starts_with(['>', '•', '·', '*', '|']) || line.starts_with("- ");
        let numbered =
            words <= 12 && line.split_once(['.', ')']).is_some_and(|(n, _)| n.len() <= 2 && n.parse::<u8>().is_ok());
        let listed = !closed && (words <= 14 && bullet || numbered);
        let initials = words == 1 && line.contains('/') && line.len() < 14;
        let slashed = words <= 12 && line.matches(" / ").count() >= 1 && !closed;
        if words <= 30 && !(closed && words > 6) && starts(&self.furniture_starts)
            || words <= 30 && holds(&self.furniture_holds)
            || menu > 0 && words <= 25 && !closed
            || menu > 1
            || listed
            || initials
            || slashed
        {
            return Some(BlockKind::Furniture);
        }
        None
    }

    /// A short line that holds a date and little else: "London, 24 July 2025", "27 Feb 2025 06:55".
    fn dated_line(&self, line: &str, words: usize) -> bool {
        let year = line
            .split(|c: char| !c.is_ascii_digit())
            .any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
        let closed = line.ends_with(['.', '!', '?', '»', '"', '”']);
        year && words <= 12
            && !closed
            && (words <= 6
                || line.contains('|')
                || line.contains(" par ")
                || line.starts_with("By ")
                || line.contains(':'))
            && line.chars().filter(char::is_ascii_digit).count() >= 5
    }

    /// True for the heading of a list of teasers: "Lire aussi", "Most read".
    pub fn opens_teasers(&self, line: &str) -> bool {
        let words = line.split_whitespace().count();
        let closed = line.ends_with(['.', '!', '»', '”']);
        if words > 12 || closed {
            return false;
        }
        let folded = fold_word(line);
        self.teaser_headings.iter().any(|h| begins(&folded, h))
    }

    /// Length of a dateline at the start of a paragraph: "MOSCOW, March 12 (Wire C) -- ".
    ///
    /// dateline = place , [ "," … ] , ( "(" agency ")" , dash | "--" | "–" ) ;   the place begins with a capital, and
    /// without an agency it is written in capitals
    pub fn dateline(&self, line: &str) -> Option<usize> {
        let mut floor = line.len().min(90);
        while !line.is_char_boundary(floor) {
            floor -= 1;
        }
        let head = &line[..floor];
        // A collection header in front of the text: "date 2022-10 ".
        if let Some(rest) = head.strip_prefix("date ") {
            let digits = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
            return (digits >= 4).then_some(5 + digits);
        }
        if !head.starts_with(char::is_uppercase) {
            return None;
        }
        for dash in [" -- ", " – ", " — ", " - "] {
            if let Some(at) = head.find(dash) {
                let place = &head[..at];
                let first = place.split([' ', ',']).next().unwrap_or_default();
                let capitals = first.chars().count() > 2 && first.chars().all(|c| c.is_uppercase() || c == '-');
                let agency = place.ends_with(')') && place.contains('(');
                if agency || capitals && place.split_whitespace().count() <= 6 && !breaks(place) {
                    return Some(at + dash.len());
                }
            }
        }
        None
    }
}

/// True where a full stop ends a sentence within: any but that of "Dec. 20".
fn breaks(place: &str) -> bool {
    place.match_indices(". ").any(|(at, stop)| !place[at + stop.len()..].starts_with(|c: char| c.is_ascii_digit()))
}
