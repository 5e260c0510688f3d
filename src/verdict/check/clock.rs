//! Times of day that no clock shows: "à 25h70", "at 9:75". The grammar reads none, so no claim stands for them.

use super::desk::{Desk, Finding, ends};
use crate::text::Span;
use crate::verdict::{Check, CheckKind, Severity};

/// Looks for them in the text itself.
pub fn check(desk: &Desk<'_>, out: &mut Vec<Check>) {
    let text = desk.article.text.as_bytes();
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    for at in memchr::memchr2_iter(b':', b'h', text) {
        if at == 0 || !digit(at - 1) || !digit(at + 1) || !digit(at + 2) {
            continue;
        }
        let start = if at >= 2 && digit(at - 2) { at - 2 } else { at - 1 };
        let (span, pair) = (Span::new(start, at + 3), |i: usize| (text[i] - b'0') as u32);
        let hour = (start..at).fold(0, |n, i| n * 10 + pair(i));
        let minute = pair(at + 1) * 10 + pair(at + 2);
        let part = |c: Option<&u8>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, b':' | b'.' | b','));
        let behind = text.get(at + 3).filter(|c| **c != b'.' && **c != b',');
        let alone = !(part(behind) || start > 0 && part(text.get(start - 1)));
        if alone && (hour > 24 || minute > 59) && hour + minute != 100 && desk.in_body(span) && at_clock(desk, start) {
            let printed = desk.article.slice(span);
            let reason = desk.say(
                format!("«\u{a0}{printed}\u{a0}»\u{a0}: aucune horloge ne montre cette heure."),
                format!("“{printed}”: no clock shows this time."),
            );
            let found = Finding::error(reason, String::new(), Severity::Medium);
            let mut check = desk.raise(CheckKind::Impossible, &[], found);
            check.spot = Some((desk.document, span));
            out.push(check);
        }
    }
}

/// True where the word before says that a time of day follows.
fn at_clock(desk: &Desk<'_>, start: usize) -> bool {
    ends(desk.folded(start.saturating_sub(12), start), &desk.words.clock_at)
}
