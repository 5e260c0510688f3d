//! Whether a sentence speaks of the past or of what is to come, by the cue nearest to a date.

use crate::rules::dates::DateRules;
use crate::rules::phrases::{is_word, leading_word, skip_gap, word_starts_back};

/// Which way a sentence looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It tells what happened.
    Past,
    /// It tells what is to come.
    Future,
    /// Nothing near says.
    Unsaid,
}

/// The tense of the verb nearest to a date, given the text before and behind it.
pub fn tense(rules: &DateRules, before: &str, behind: &str) -> Tense {
    if is_moved(rules, before) {
        return Tense::Future;
    }
    let mut best: Option<(usize, Tense)> = None;
    let mut near = |distance: usize, tense: Tense| {
        if best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, tense));
        }
    };
    let cues = cues(rules, before, false);
    // A mark between counts as several words: what stands behind it is another clause.
    for &(words, marks, tense) in &cues.found {
        near(cues.words - words + 4 * (cues.marks - marks), tense);
    }
    for (words, marks, tense) in self::cues(rules, behind, true).found {
        near(words + 4 * marks + 1, tense);
    }
    best.map_or(Tense::Unsaid, |b| b.1)
}

/// Words back to the verb that moves or sets a date.
const MOVE: usize = 10;

/// Whether a date is what another is moved to, or what something is set for: "pushed back this week to Nov. 18".
fn is_moved(rules: &DateRules, before: &str) -> bool {
    let verb = |at: usize| rules.moves.at(&before[at..]).or_else(|| rules.fixes.at(&before[at..])).is_some();
    rules.moved_to.close(before)
        && word_starts_back(before).take(MOVE).any(|at| verb(at) && !before[at..].contains(['.', ';']))
}

struct Cues {
    /// Words and marks before each cue, and what it tells.
    found: Vec<(usize, usize, Tense)>,
    words: usize,
    marks: usize,
}

/// The cues of a text; `behind` a date, "and" begins another clause.
fn cues(rules: &DateRules, text: &str, behind: bool) -> Cues {
    let mut out = Cues { found: Vec::new(), words: 0, marks: 0 };
    let mut at = 0;
    let mut named = false;
    let mut plan = None;
    while let Some(c) = text[at..].chars().next() {
        if !is_word(c) {
            out.marks += usize::from(matches!(c, ',' | ';' | ':' | '(' | ')' | '.' | '–' | '—'));
            at += c.len_utf8();
            continue;
        }
        let word = leading_word(&text[at..]);
        if rules.plans.at(&text[at..]).is_some() {
            plan = Some(out.marks);
        } else if plan == Some(out.marks) && rules.plan_link.at(&text[at..]).is_some() {
            // "agreed to meet on Monday", "a promis de les recevoir lundi": what was agreed lies ahead.
            if is_infinitive(rules, &text[at + word.len()..]) {
                out.found.push((out.words, out.marks, Tense::Future));
                plan = None;
            }
        }
        out.marks += usize::from(behind && rules.and.at(&text[at..]).is_some());
        if let Some(mut tense) = cue(rules, &text[at..], word, named, at == 0) {
            // A participle takes the tense of its auxiliary: "must be revealed", "doit être votée".
            if let (Tense::Past, Some(&(words, marks, Tense::Future))) = (tense, out.found.last())
                && marks == out.marks
                && out.words - words <= 3
            {
                tense = Tense::Future;
            }
            out.found.push((out.words, out.marks, tense));
        }
        out.words += 1;
        named = rules.noun_before.at(word).is_some();
        // "had been due on Monday": nothing was due any more.
        let past = rules.past.at(&text[at..]).map_or(0, |(_, len)| len);
        at += word.len().max(c.len_utf8()).max(past);
    }
    out
}

/// Whether a verb's infinitive follows, a pronoun before it taken in.
fn is_infinitive(rules: &DateRules, behind: &str) -> bool {
    let mut rest = skip_gap(behind);
    for _ in 0..2 {
        let Some((_, len)) = rules.plan_pronouns.at(rest) else { break };
        rest = skip_gap(&rest[len..]);
    }
    let word = leading_word(rest);
    let endings = &rules.infinitive_endings;
    word.starts_with(char::is_lowercase)
        && rules.noun_before.at(word).is_none()
        && (endings.is_empty() || endings.iter().any(|e| word.ends_with(e.as_str())))
}

/// What a word tells; one that `opens` the sentence has its capital from there.
fn cue(rules: &DateRules, text: &str, word: &str, named: bool, opens: bool) -> Option<Tense> {
    let past = rules.past.at(text).map_or(0, |(_, len)| len);
    if rules.future.at(text).is_some_and(|(_, len)| len >= past) {
        return Some(Tense::Future);
    }
    if past > 0 || rules.past_exact.iter().any(|w| w == word) {
        return Some(Tense::Past);
    }
    let ends = |list: &[String], least: usize| {
        !named
            && word.len() > least
            && (opens || !word.starts_with(char::is_uppercase))
            && list.iter().any(|e| word.ends_with(e.as_str()))
    };
    if ends(&rules.future_endings, 5) {
        return Some(Tense::Future);
    }
    ends(&rules.past_endings, 3).then_some(Tense::Past)
}
