//! What the explanations for people are written on: a width, headings, rows and sentences with a value marked.

use super::super::excerpt::excerpt;
use super::super::look::{HEADING, Look};
use super::super::model::{ClaimLine, Place};
use crate::text::Span;

/// The page.
pub(super) struct Sheet {
    pub(super) look: Look,
}

impl Sheet {
    /// A sentence with the value of a claim marked.
    pub(super) fn passage(&self, sentence: &Place, claim: &ClaimLine) -> String {
        let byte = |chars: usize| {
            let chars = chars.saturating_sub(sentence.start);
            sentence.text.char_indices().nth(chars).map_or(sentence.text.len(), |(at, _)| at)
        };
        let mark = Span::new(byte(claim.start), byte(claim.end));
        excerpt(&sentence.text, Span::new(0, sentence.text.len()), &[mark], "   ", self.look)
    }

    /// A named line under a heading.
    pub(super) fn row(&self, out: &mut String, name: &str, text: &str) {
        out.push_str(&self.wrapped(text, &format!("   {name:<10}"), &" ".repeat(13)));
    }

    /// A line that stands out, where there is colour.
    pub(super) fn heading(&self, text: &str) -> String {
        let lines = self.wrapped(text, "", "   ");
        lines.lines().map(|line| format!("{}\n", self.look.paint(HEADING, line))).collect()
    }

    /// Text wrapped to the width, and a newline.
    pub(super) fn wrapped(&self, text: &str, first: &str, then: &str) -> String {
        let options = textwrap::Options::new(self.look.width)
            .initial_indent(first)
            .subsequent_indent(then)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        format!("{}\n", textwrap::fill(text, options).trim_end())
    }
}
