//! Cuts a text into blocks and tells the article from the page around it.

use super::{Block, BlockKind, Span};
use crate::rules::text::TextRules;
use crate::rules::word::{HIGH, ONES};

/// A line of the text with what its shape says.
#[derive(Debug)]
struct Line<'a> {
    span: Span,
    text: &'a str,
    /// Number of words, counted up to [`LONG`].
    words: usize,
    kind: Option<BlockKind>,
    prose: bool,
    /// Heads a list of teasers.
    teasers: bool,
}

/// From so many words on a line is a paragraph, whatever stands in it.
pub const LONG: usize = 46;

/// Finds the blocks of `text` from byte `from` on.
pub fn blocks(text: &str, from: usize, rules: &TextRules, out: &mut Vec<Block>) {
    let lines = lines(text, from, rules);
    let first = lines.iter().position(|l| l.prose && l.kind.is_none());
    let last = lines.iter().rposition(|l| l.prose && l.kind.is_none());
    let (Some(first), Some(last)) = (first, last) else {
        for line in lines {
            let kind = line.kind.unwrap_or(BlockKind::Body);
            out.push(Block { kind, span: line.span });
        }
        return;
    };
    // From the heading of a list of teasers on, short lines are teasers, until a paragraph of the article resumes.
    // The last such heading opens the foot of the page, where paragraphs are other articles' too.
    let foot = lines.iter().rposition(|l| l.teasers && l.kind.is_none_or(|k| k == BlockKind::Furniture));
    let foot = foot.filter(|&f| {
        f > first
            && lines[f..].iter().filter(|l| l.prose && l.kind.is_none()).count() * 2
                < lines[first..f].iter().filter(|l| l.prose).count()
    });
    let mut teasers = false;
    let mut lead = false;
    let headline = lines[..first].iter().rposition(|l| l.kind.is_none() && is_heading(l.text, l.words));
    for (index, line) in lines.iter().enumerate() {
        teasers |= line.teasers && index > 0;
        let kind = match line.kind {
            Some(kind) => kind,
            None if teasers && foot.is_some_and(|f| index > f) => BlockKind::Furniture,
            None if teasers && !(line.prose && line.words >= 15) => BlockKind::Furniture,
            None if index < first => {
                if Some(index) == headline {
                    BlockKind::Headline
                } else {
                    BlockKind::Furniture
                }
            }
            None if index > last => BlockKind::Furniture,
            None if line.prose && !lead => {
                (lead, teasers) = (true, false);
                BlockKind::Lead
            }
            None => {
                teasers = false;
                BlockKind::Body
            }
        };
        let mut span = line.span;
        if matches!(kind, BlockKind::Lead | BlockKind::Body)
            && let Some(len) = rules.dateline(line.text)
        {
            out.push(Block { kind: BlockKind::Header, span: Span::new(span.start, span.start + len) });
            span.start += len;
        }
        out.push(Block { kind, span });
    }
}

/// Lines that hold something, without the white space around them.
fn lines<'a>(text: &'a str, from: usize, rules: &TextRules) -> Vec<Line<'a>> {
    let mut out = Vec::new();
    let mut at = from;
    let mut folded = String::new();
    for raw in text[from..].split_inclusive('\n') {
        let line = raw.trim();
        if !line.is_empty() {
            let start = at + (raw.len() - raw.trim_start().len());
            let span = Span::new(start, start + line.len());
            let words = words(line);
            let prose = is_prose(line, words);
            let (kind, teasers) = rules.furniture(line, words, &mut folded);
            out.push(Line { span, text: line, words, kind, prose, teasers });
        }
        at += raw.len();
    }
    out
}

/// The words between white space, counted up to [`LONG`].
fn words(line: &str) -> usize {
    let bytes = line.as_bytes();
    let (mut words, mut inside, mut at) = (0, false, 0);
    while at < bytes.len() && words < LONG {
        // Text goes by eight bytes at a time.
        if let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk())
            && let Some(spaces) = spaces(u64::from_le_bytes(*eight))
        {
            let before = spaces << 8 | u64::from(!inside) << 7;
            words += (!spaces & before & HIGH).count_ones() as usize;
            inside = spaces >> 63 == 0;
            at += 8;
            continue;
        }
        // The rest of a letter whose first byte has been counted.
        let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) else {
            at += 1;
            continue;
        };
        words += usize::from(!inside && !c.is_whitespace());
        inside = !c.is_whitespace();
        at += c.len_utf8();
    }
    words.min(LONG)
}

/// The highest bit of each of eight bytes that is a space, if they hold no other white space: ASCII without controls,
/// and the letters of western Europe, which all begin with one byte.
const fn spaces(eight: u64) -> Option<u64> {
    let high = eight & HIGH;
    let printed = ((eight & !HIGH) + 0x60 * ONES) | high;
    if printed & HIGH != HIGH {
        return None;
    }
    // Bytes that begin a character have their two highest bits set.
    let begins = high & (eight << 1);
    let latin = zeros(eight ^ (0xC3 * ONES));
    if begins & !latin != 0 {
        return None;
    }
    Some(zeros(eight ^ (b' ' as u64 * ONES)))
}

/// The highest bit of each of eight bytes that is zero.
const fn zeros(eight: u64) -> u64 {
    !(((eight & !HIGH) + !HIGH) | eight) & HIGH
}

/// Running text: long enough, and closed as a sentence is.
fn is_prose(line: &str, words: usize) -> bool {
    if !(6..LONG).contains(&words) {
        return words >= LONG;
    }
    let closed =
        line.trim_end_matches(['"', '”', '“', '»', ' ', ')', '\u{a0}', '\'', '’']).ends_with(['.', '!', '?', '…', ':']);
    (closed || words >= 25 || words > 12 && line.contains(". "))
        && (words > 30 || line.matches(['|', '›', '»', '>', '•', '·']).count() < 3)
}

/// A heading: a short line without the marks of a menu.
fn is_heading(line: &str, words: usize) -> bool {
    (4..=26).contains(&words)
        && !line.contains(['|', '›', '©', '@'])
        && !line.contains(" > ")
        && !line.contains("   ")
        && !line.contains(" / ")
        && !line.contains(" » ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_white_space_of_any_kind() {
        for line in [
            "",
            "a",
            "l’État, à 12 km²",
            "été à Besançon où ça pète",
            "aaaaaaaé bbbbbb\u{a0}é",
            "a\u{a0}b\u{202f}\u{2009}c\u{3000}d\té",
            "«\u{a0}non\u{a0}»",
            "— ‘a’ Ж",
        ] {
            assert_eq!(words(line), line.split_whitespace().count(), "{line:?}");
        }
        assert_eq!(words(&"a ".repeat(100)), LONG);
    }
}
