//! Sentence bounds that survive "M.", "3.5", "U.S." and missing spaces.

use super::{Block, Sentence, Span};
use crate::rules::text::TextRules;

/// First byte of "…", which only the first byte of a character can be.
const ELLIPSIS: u8 = 0xE2;

/// The sentences of all blocks, in order.
pub fn sentences(text: &str, blocks: &[Block], rules: &TextRules) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut open = 0_i32;
    for (block, at) in blocks.iter().enumerate() {
        let (start, end) = (at.span.start, at.span.end);
        let mut from = start;
        open = open.max(0);
        if matches!(at.kind, super::BlockKind::Furniture | super::BlockKind::Header | super::BlockKind::FrontMatter) {
            open = 0;
        }
        let mut push = |from: usize, to: usize, open: &mut i32| {
            let slice = &text[from..to];
            let trimmed = slice.trim();
            if trimmed.is_empty() {
                return;
            }
            let lead = from + (slice.len() - slice.trim_start().len());
            let quoted = *open > 0 || trimmed.starts_with(['"', '“', '«', '”', '„']);
            open_quotes(trimmed, open, rules.low_quotes);
            sentences.push(Sentence { span: Span::new(lead, lead + trimmed.len()), block, quoted });
        };
        let slice = &text[start..end];
        for (offset, byte) in slice.bytes().enumerate() {
            if !matches!(byte, b'.' | b'!' | b'?' | ELLIPSIS) {
                continue;
            }
            let Some(c) = slice[offset..].chars().next().filter(|&c| c.is_ascii() || c == '…') else { continue };
            let mut stop = offset + c.len_utf8();
            let mut rest = &slice[stop..];
            let closes =
                |q: &char| matches!(q, '"' | '”' | '»' | '’' | ')' | '.' | '!' | '?') || *q == '“' && rules.low_quotes;
            while let Some(q) = rest.chars().next().filter(closes) {
                stop += q.len_utf8();
                rest = &slice[stop..];
            }
            // "fin. »": a closing guillemet set off by a space belongs to what it closes.
            let after = rest.trim_start();
            if let Some(q) = after.chars().next().filter(|q| matches!(q, '»' | '”')) {
                stop = slice.len() - after.len() + q.len_utf8();
                rest = &slice[stop..];
            }
            if start + stop > from && breaks(&slice[..offset], c, rest, rules) {
                push(from, start + stop, &mut open);
                from = start + stop;
            }
        }
        push(from, end, &mut open);
    }
    sentences
}

/// Counts quotations that open and close; `low` where they open at the foot of the line, „so“.
fn open_quotes(text: &str, open: &mut i32, low: bool) {
    for at in memchr::memchr2_iter(0xC2, 0xE2, text.as_bytes()) {
        match text[at..].chars().next() {
            Some('«' | '„') => *open += 1,
            Some('“') if !low => *open += 1,
            Some('»' | '”' | '“') => *open = (*open - 1).max(0),
            _ => {}
        }
    }
}

/// Whether a stop between `before` and `rest` ends a sentence.
fn breaks(before: &str, mark: char, rest: &str, rules: &TextRules) -> bool {
    let spaced = rest.starts_with(char::is_whitespace);
    let mut next = rest.trim_start().chars();
    let Some(first) = next.next() else { return false };
    let opens = first.is_uppercase()
        || matches!(first, '"' | '“' | '«' | '‘' | '„' | '(' | '—' | '–' | '-' | '¿' | '¡')
        || first.is_ascii_digit() && spaced;
    if !opens {
        return false;
    }
    if mark != '.' {
        return spaced || first.is_uppercase();
    }
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    // Initials and dotted abbreviations: "J.", "U.S.", "a.m." go on unless a clear new sentence follows.
    if letters == 1 && word.chars().next().is_some_and(char::is_uppercase)
        || word.contains('.') && (1..=4).contains(&letters)
    {
        return word.contains('.')
            && spaced
            && word.ends_with(['m', 'S'])
            && next.next().is_some_and(char::is_lowercase)
            && rules.starts_sentence(rest.trim_start());
    }
    if rules.is_abbreviation(word) {
        return false;
    }
    // "am 3. Oktober": behind a rank only a word that opens sentences tells an end.
    if rules.ordinal_stop && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit()) {
        return rules.starts_sentence(rest.trim_start());
    }
    if !spaced {
        // "places.Le chef": a space is missing, if letters stand on both sides.
        return first.is_uppercase() && letters > 2 && next.next().is_some_and(char::is_lowercase)
            || matches!(first, '«' | '“');
    }
    true
}
