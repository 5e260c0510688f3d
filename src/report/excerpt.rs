//! A sentence with values marked in it, wrapped to a width.

use unicode_width::UnicodeWidthChar;

use super::look::{FAINT, Look, MARK};
use crate::text::Span;

/// Columns shown of a sentence before it is cut around its values.
const ROOM: usize = 4;

/// One character and whether it belongs to a marked value.
#[derive(Clone, Copy)]
struct Cell {
    ch: char,
    marked: bool,
}

/// The text on one line, with nothing in it that a terminal would obey.
pub fn one_line(text: &str) -> String {
    text.chars().map(tame).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters and the invisible marks that turn text around must not reach a terminal.
pub(super) fn tame(ch: char) -> char {
    match ch {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// The lines of `text[sentence]` with `marks` marked, each led by `indent` and a rule.
pub(super) fn excerpt(text: &str, sentence: Span, marks: &[Span], indent: &str, look: Look) -> String {
    let width = look.width.saturating_sub(indent.len() + 2).max(20);
    let mut cells = cells(text, sentence, marks);
    cut(&mut cells, width * ROOM);
    let bar = look.paint(FAINT, "|");
    let mut out = String::new();
    for line in wrap(&cells, width) {
        out.push_str(&format!("{indent}{bar} {}\n", painted(line, look)));
        if !look.color && line.iter().any(|c| c.marked) {
            let carets: String =
                line.iter().map(|c| (if c.marked { "^" } else { " " }).repeat(c.ch.width().unwrap_or(0))).collect();
            out.push_str(&format!("{indent}| {}\n", carets.trim_end()));
        }
    }
    out
}

/// The text of a sentence on one line, cut around its marks where it is longer than `room`: stretches that are marked, or
/// not.
pub(super) fn stretches(text: &str, sentence: Span, marks: &[Span], room: usize) -> Vec<(bool, String)> {
    let mut cells = cells(text, sentence, marks);
    cut(&mut cells, room);
    let stretch = |run: &[Cell]| (run.first().is_some_and(|c| c.marked), run.iter().map(|c| c.ch).collect());
    cells.chunk_by(|a, b| a.marked == b.marked).map(stretch).collect()
}

fn cells(text: &str, sentence: Span, marks: &[Span]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (at, ch) in text.get(sentence.range()).unwrap_or_default().char_indices() {
        let at = sentence.start + at;
        let marked = marks.iter().any(|m| m.start <= at && at < m.end);
        let ch = tame(ch);
        // Line breaks and runs of spaces inside a sentence read as one space.
        let space = ch == ' ';
        if space && cells.last().is_none_or(|c| c.ch == ' ') {
            continue;
        }
        cells.push(Cell { ch, marked });
    }
    while cells.last().is_some_and(|c| c.ch == ' ') {
        cells.pop();
    }
    cells
}

/// Cuts a long sentence to what stands around its values.
fn cut(cells: &mut Vec<Cell>, room: usize) {
    if cells.len() <= room {
        return;
    }
    let first = cells.iter().position(|c| c.marked).unwrap_or(0);
    let last = cells.iter().rposition(|c| c.marked).unwrap_or(first);
    let spare = room.saturating_sub(last - first) / 2;
    let blank = |c: &Cell| c.ch == ' ';
    let dots = || "…".chars().map(|ch| Cell { ch, marked: false });
    let to = (last + spare.max(20)).min(cells.len());
    let to = cells.iter().skip(to).position(blank).map_or(cells.len(), |n| to + n);
    let from = first.saturating_sub(spare.max(20));
    let from = if from == 0 { 0 } else { cells.iter().take(from).rposition(blank).map_or(0, |n| n + 1) };
    if to < cells.len() {
        cells.truncate(to);
        cells.extend(dots());
    }
    if from > 0 {
        cells.splice(0..from, dots());
    }
}

/// Greedy lines of at most `width` columns, broken at spaces where there are any.
fn wrap(cells: &[Cell], width: usize) -> Vec<&[Cell]> {
    let mut lines = Vec::new();
    let mut rest = cells;
    while !rest.is_empty() {
        let mut columns = 0;
        let fit = rest
            .iter()
            .take_while(|c| {
                columns += c.ch.width().unwrap_or(0);
                columns <= width
            })
            .count()
            .max(1);
        if fit >= rest.len() {
            lines.push(rest);
            break;
        }
        let at = rest.iter().take(fit + 1).rposition(|c| c.ch == ' ').filter(|&at| at > 0);
        let (line, after) = rest.split_at(at.unwrap_or(fit));
        lines.push(line);
        rest = match after {
            [Cell { ch: ' ', .. }, after @ ..] => after,
            after => after,
        };
    }
    lines
}

fn painted(line: &[Cell], look: Look) -> String {
    let mut out = String::new();
    for run in line.chunk_by(|a, b| a.marked == b.marked) {
        let text: String = run.iter().map(|c| c.ch).collect();
        let marked = run.first().is_some_and(|c| c.marked);
        out.push_str(&if marked { look.paint(MARK, &text) } else { text });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_values_and_wraps() {
        let look = Look { width: 40, color: false };
        let text = "Il a repris 1.100 km2 dans la région de Koursk, a-t-il dit.";
        let start = text.find("1.100").unwrap_or(0);
        let shown = excerpt(text, Span::new(0, text.len()), &[Span::new(start, start + 9)], "  ", look);
        assert_eq!(
            shown,
            "  | Il a repris 1.100 km2 dans la région\n  |             ^^^^^^^^^\n  | de Koursk, a-t-il dit.\n"
        );
    }

    #[test]
    fn no_escape_code_of_a_text_gets_through() {
        assert_eq!(one_line("a\u{1b}[31mb\n\u{202e}c"), "a [31mb c");
    }
}
