//! `rules/<code>/text.toml`: what a language's pages look like around the text.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memmem::Finder;
use memchr::{memchr_iter, memchr2_iter, memchr3_iter};
use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::fold::{fold_into, fold_word};
use super::phrases::{head, word_hash};
use super::word::{WordHash, hash};
use crate::error::RuleError;
use crate::rules::RuleFiles;
use crate::text::BlockKind;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    abbreviations: Vec<String>,
    openers: Vec<String>,
    ordinal_stop: bool,
    low_quotes: bool,
    byline_holds: Vec<String>,
    header_starts: Vec<String>,
    header_holds: Vec<String>,
    furniture_starts: Vec<String>,
    furniture_holds: Vec<String>,
    teaser_headings: Vec<String>,
}

/// Abbreviations, furniture phrases, byline cues of one language.
#[derive(Debug)]
pub struct TextRules {
    abbreviations: FxHashSet<WordHash>,
    openers: FxHashSet<WordHash>,
    /// True where ranks are written with a stop: "am 3. Oktober".
    pub ordinal_stop: bool,
    /// True where quotations open at the foot of the line: „so“.
    pub low_quotes: bool,
    /// Words that stand before a writer's name in a line with a date: "par".
    bylines: FxHashSet<WordHash>,
    /// All phrases below, found in one pass over a line.
    cues: AhoCorasick,
    /// What each phrase tells, and whether it ends in a mark, behind which a word may follow.
    lists: Vec<(List, bool)>,
}

/// The lists that a line answers to.
#[derive(Debug, Clone, Copy, Default)]
struct Cues {
    header_start: bool,
    header_hold: bool,
    furniture_start: bool,
    furniture_hold: bool,
    teaser: bool,
}

/// What a phrase tells of the line that begins with it or holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    HeaderStart,
    HeaderHold,
    FurnitureStart,
    FurnitureHold,
    Teaser,
}

impl TextRules {
    /// Reads and compiles the file.
    ///
    /// # Errors
    /// Where the file says what the schema does not know.
    pub fn load(files: &RuleFiles, code: &str) -> Result<Self, RuleError> {
        let path = format!("{code}/text.toml");
        let (shared, own): (File, File) = (files.read("text.toml")?, files.read(&path)?);
        let hashes = |lists: [Vec<String>; 2]| lists.concat().iter().map(|w| hash(&fold_word(w))).collect();
        let mut lists = Vec::new();
        for file in [&shared, &own] {
            for (list, phrases) in [
                (List::HeaderStart, &file.header_starts),
                (List::HeaderHold, &file.header_holds),
                (List::FurnitureStart, &file.furniture_starts),
                (List::FurnitureHold, &file.furniture_holds),
                (List::Teaser, &file.teaser_headings),
            ] {
                lists.extend(phrases.iter().map(|p| (list, fold_word(p))));
            }
        }
        let cues = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(lists.iter().map(|(_, phrase)| phrase))
            .map_err(|e| RuleError { file: path, line: 0, message: e.to_string() })?;
        Ok(Self {
            abbreviations: hashes([shared.abbreviations, own.abbreviations]),
            openers: hashes([shared.openers, own.openers]),
            ordinal_stop: own.ordinal_stop,
            low_quotes: own.low_quotes,
            bylines: hashes([shared.byline_holds, own.byline_holds]),
            cues,
            lists: lists.into_iter().map(|(list, phrase)| (list, phrase.ends_with([':', '.']))).collect(),
        })
    }

    /// True for a word that a full stop follows without ending the sentence.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        word.len() <= 8 && self.abbreviations.contains(&word_hash(word))
    }

    /// True where the text begins with a word that opens sentences.
    pub fn starts_sentence(&self, text: &str) -> bool {
        self.openers.contains(&head(text).hash)
    }

    /// What a line of so many words is by its words and marks, `None` for what may be the article's own, and whether it
    /// is the heading of a list of teasers: "Lire aussi", "Most read". `folded` is scratch space.
    pub fn furniture(&self, line: &str, words: usize, folded: &mut String) -> (Option<BlockKind>, bool) {
        if words > 45 {
            return (None, false);
        }
        let closed = line.trim_end_matches(['"', '”', '“', '»', ' ', '’']).ends_with(['.', '!', '?']);
        let cues = if words <= 30 { self.cues(line, folded) } else { Cues::default() };
        let teasers = words <= 12 && cues.teaser && !line.ends_with(['.', '!', '»', '”', '“']);
        if words <= 14 && !(closed && words > 4) && cues.header_start
            || words <= if closed { 16 } else { 24 } && cues.header_hold
            || self.dated_line(line, words)
        {
            return (Some(BlockKind::Header), teasers);
        }
        let menu = menu_marks(line);
        let bullet = line.starts_with(['>', '•', '·', '*', '|']) || line.starts_with("- ");
        let numbered =
            words <= 12 && line.split_once(['.', ')']).is_some_and(|(n, _)| n.len() <= 2 && n.parse::<u8>().is_ok());
        let listed = !closed && (words <= 14 && bullet || numbered);
        let initials = words == 1 && line.contains('/') && line.len() < 14;
        let slashed = words <= 12 && !closed && line.contains(" / ");
        let copyright = line.get(..4).is_some_and(|l| l.eq_ignore_ascii_case("(c) "));
        let furniture = copyright && words <= 25
            || !(closed && words > 6) && cues.furniture_start
            || cues.furniture_hold
            || menu > 0 && words <= 25 && !closed
            || menu > 1
            || listed
            || initials
            || slashed;
        (furniture.then_some(BlockKind::Furniture), teasers)
    }

    /// The phrases that a line begins with or holds, whole words only.
    fn cues(&self, line: &str, folded: &mut String) -> Cues {
        folded.clear();
        fold_into(folded, line);
        let mut cues = Cues::default();
        for found in self.cues.find_overlapping_iter(folded.as_str()) {
            let Some(&(list, marked)) = self.lists.get(found.pattern().as_usize()) else { continue };
            let (before, after) = (&folded[..found.start()], &folded[found.end()..]);
            let begins = before.is_empty() && (marked || !after.starts_with(char::is_alphanumeric));
            let holds = || {
                !before.ends_with(char::is_alphanumeric)
                    && !after.trim_start_matches('s').starts_with(char::is_alphanumeric)
            };
            match list {
                List::HeaderStart => cues.header_start |= begins,
                List::FurnitureStart => cues.furniture_start |= begins,
                List::Teaser => cues.teaser |= begins,
                List::HeaderHold => cues.header_hold |= holds(),
                List::FurnitureHold => cues.furniture_hold |= holds(),
            }
        }
        cues
    }

    /// A short line that holds a date and little else: "London, 24 July 2025", "27 Feb 2025 06:55".
    fn dated_line(&self, line: &str, words: usize) -> bool {
        let ends = ['.', '!', '?', '»', '"', '”', '“'];
        if words > 12 || line.ends_with(ends) || !line.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let years = |n: &str| n.len() == 4 && (n.starts_with("19") || n.starts_with("20"));
        let year = line.split(|c: char| !c.is_ascii_digit()).any(years);
        let digits = line.chars().filter(char::is_ascii_digit).count();
        // "Lundi 3 mars 2025 - 08h15 - Mise à jour 09h40"
        let dashed = || line.contains(" - ") || line.contains(" – ");
        let signed = || line.split(' ').any(|w| self.bylines.contains(&word_hash(w)));
        year && digits >= 5 && (words <= 6 || line.contains(['|', ':']) || signed() || digits >= 8 && dashed())
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
        // "(ANSA) - ROMA, 12 MAR - "
        let lead = head.strip_prefix('(').and_then(|h| h.split_once(") - ")).map_or(0, |(a, _)| a.len() + 5);
        // Most paragraphs have no dash so early.
        let bytes = head.as_bytes();
        let set_off = |at: usize| at > 0 && (bytes[at - 1] == b' ' || bytes[at] == b'-' && bytes[at - 1] == b'.');
        if !memchr2_iter(b'-', 0xE2, bytes).any(set_off) {
            return None;
        }
        let named = head.get(lead..).filter(|h| h.starts_with(char::is_uppercase))?;
        for dash in [" -- ", " – ", " — ", ".- ", " - "] {
            if let Some(at) = named.find(dash) {
                let place = &named[..at];
                let first = place.split([' ', ',']).next().unwrap_or_default();
                let capitals = first.chars().count() > 2 && first.chars().all(|c| c.is_uppercase() || c == '-');
                let agency = place.ends_with(')') && place.contains('(');
                if agency || capitals && place.split_whitespace().count() <= 6 && !breaks(place) {
                    return Some(lead + at + dash.len());
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

/// A gap of three spaces.
static GAP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("   "));

/// Signs that part the entries of a menu, and gaps of three spaces.
fn menu_marks(line: &str) -> usize {
    let bytes = line.as_bytes();
    let spaced = |at: usize, len: usize| at > 0 && bytes[at - 1] == b' ' && bytes.get(at + len) == Some(&b' ');
    let parts = |&at: &usize| match bytes[at] {
        b'|' => true,
        b'>' => spaced(at, 1),
        _ => {
            let rest = &line[at..];
            rest.starts_with(['›', '•', '·', '©']) || rest.starts_with('»') && spaced(at, '»'.len_utf8())
        }
    };
    // The last two begin the signs beyond ASCII.
    let marks =
        memchr3_iter(b'|', b'>', 0xC2, bytes).filter(parts).count() + memchr_iter(0xE2, bytes).filter(parts).count();
    marks + GAP.find_iter(bytes).count()
}
