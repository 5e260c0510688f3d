//! Sentence bounds that survive "M.", "3.5", "U.S." and missing spaces.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{Block, Sentence, Span};
use crate::rules::text::TextRules;

/// Bytes from which on a stretch without a stop is a table or a list, not a sentence: none in print is half as long.
/// What is read of a sentence grows with its square.
const LONGEST: usize = 1200;

/// Figures from which on it is a table.
const FIGURES: usize = 40;

/// Marks of a run, "…?!", that are looked at.
const RUN: usize = 8;

/// Bytes before a stop that tell whether it ends a sentence.
const BEFORE: usize = 80;

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
            for (at, part) in parts(trimmed) {
                sentences.push(Sentence { span: Span::new(lead + at, lead + at + part.len()), block, quoted });
            }
        };
        let slice = &text[start..end];
        let mut run = 0..0;
        for offset in stops(slice) {
            // Of a run of marks the first few tell all.
            if run.contains(&offset) && offset > run.start + RUN {
                continue;
            }
            let Some(c) = slice[offset..].chars().next() else { continue };
            let mut stop = offset + c.len_utf8();
            let mut rest = &slice[stop..];
            let closes =
                |q: &char| matches!(q, '"' | '”' | '»' | '’' | ')' | '.' | '!' | '?') || *q == '“' && rules.low_quotes;
            if run.contains(&offset) {
                stop = run.end;
                rest = &slice[stop..];
            }
            while let Some(q) = rest.chars().next().filter(closes) {
                stop += q.len_utf8();
                rest = &slice[stop..];
            }
            if !run.contains(&offset) {
                run = offset..stop;
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

static DOTS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("…"));

/// Where the marks stand that may end a sentence.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    let mut marks = memchr::memchr3_iter(b'.', b'!', b'?', text.as_bytes()).peekable();
    let mut dots = DOTS.find_iter(text.as_bytes()).peekable();
    std::iter::from_fn(move || match (marks.peek(), dots.peek()) {
        (Some(mark), Some(dot)) if dot < mark => dots.next(),
        (Some(_), _) => marks.next(),
        (None, _) => dots.next(),
    })
}

/// A sentence, cut between words where it is too long for one; words of that length are left out.
fn parts(sentence: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &sentence[at..];
            let from = at + rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            let Some(limit) = limit(rest) else {
                at = sentence.len();
                return (!rest.is_empty()).then_some((from, rest));
            };
            let Some(end) = rest[..limit].rfind(char::is_whitespace) else {
                at = from + rest.find(char::is_whitespace).unwrap_or(rest.len());
                continue;
            };
            at = from + end;
            return Some((from, rest[..end].trim_end()));
        }
    })
}

/// How much of a text a sentence can hold, where that is not all.
fn limit(text: &str) -> Option<usize> {
    if text.len() < 2 * FIGURES || text.len() <= LONGEST && text.bytes().filter(u8::is_ascii_digit).count() <= FIGURES {
        return None;
    }
    let mut figures = 0;
    let mut digit = false;
    let full = text.bytes().take(LONGEST).position(|byte| {
        figures += usize::from(byte.is_ascii_digit() && !digit);
        digit = byte.is_ascii_digit();
        figures > FIGURES
    });
    full.or_else(|| (text.len() > LONGEST).then(|| floor(text, LONGEST)))
}

/// The last character bound up to a byte of a text.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
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
    let before = &before[floor(before, before.len().saturating_sub(BEFORE))..];
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_is_longer_than_what_can_be_read() {
        let long = "x".repeat(2 * LONGEST);
        for (text, lens) in [
            ("Il pleut.".to_owned(), vec![9]),
            ("1 ".repeat(100).trim_end().to_owned(), vec![79, 79, 39]),
            ("é ".repeat(LONGEST).trim_end().to_owned(), vec![1199, 1199, 1199]),
            (format!("before {long} behind"), vec![6, 6]),
            (long, vec![]),
        ] {
            let found: Vec<_> = parts(&text).collect();
            assert!(found.iter().all(|(at, part)| text[*at..].starts_with(part)), "{found:?}");
            assert_eq!(found.iter().map(|f| f.1.len()).collect::<Vec<_>>(), lens, "{found:?}");
        }
    }
}
