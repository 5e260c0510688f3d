//! Byte spans in one article, and the way from them to what people and other tools count in.

use std::ops::Range;

/// A byte range in an article's text, on character bounds; `end` is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The bytes it covers, as a range to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True where it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// True where both share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True where `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// How far the places lie apart that [`Lines`] knows by heart.
const STEP: usize = 1024;

/// Where the lines of a text begin: turns byte offsets into lines, columns and code points.
#[derive(Debug, Clone)]
pub struct Lines {
    /// Byte offset of each line's first character.
    starts: Vec<usize>,
    /// Code points that begin before each [`STEP`]th byte, so that no more than one step need be counted out.
    steps: Vec<usize>,
}

impl Lines {
    /// Reads the line starts of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', bytes).map(|at| at + 1)).collect();
        let mut chars = 0;
        let before = |step: &[u8]| {
            chars += count(step);
            chars
        };
        let steps = std::iter::once(0).chain(bytes.chunks_exact(STEP).map(before)).collect();
        Self { starts, steps }
    }

    /// Line and column (both from 1, columns in code points) and code point offset of a byte offset of `text`.
    pub fn locate(&self, text: &str, byte: usize) -> (usize, usize, usize) {
        let line = self.starts.partition_point(|&start| start <= byte).max(1);
        let here = self.chars(text, byte);
        (line, here - self.chars(text, self.starts[line - 1]) + 1, here)
    }

    /// Code points that begin before a byte of `text`.
    fn chars(&self, text: &str, byte: usize) -> usize {
        let step = (byte / STEP).min(self.steps.len() - 1);
        self.steps[step] + count(text.as_bytes().get(step * STEP..byte).unwrap_or_default())
    }
}

/// How many code points begin in these bytes.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locates_code_points_lines_and_columns() {
        let text = "é\nà b";
        let lines = Lines::new(text);
        assert_eq!(lines.locate(text, text.find('b').unwrap()), (2, 3, 4));
        assert_eq!(lines.locate(text, 0), (1, 1, 0));
        let text = "aé\n".repeat(STEP / 2) + &"é".repeat(STEP);
        let lines = Lines::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let line = before.rfind('\n').map_or(0, |i| i + 1);
            let all = before.chars().count();
            let expected = (before.matches('\n').count() + 1, text[line..at].chars().count() + 1, all);
            assert_eq!(lines.locate(&text, at), expected);
        }
    }
}
