//! One text as a desk hands it over.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Lines, Span};

/// One article: its text as decoded, unchanged, and what is known about it.
#[derive(Debug, Clone)]
pub struct Article {
    /// The path as given, `-` for standard input.
    pub path: String,
    /// The whole decoded file, front matter included. All spans point into it.
    pub text: String,
    /// Line starts of `text`.
    pub lines: Lines,
    /// ISO 639-1 code of the language it is written in, always one that the rules know.
    pub language: String,
    /// Headline, from front matter or the text.
    pub title: Option<String>,
    /// Outlet, from front matter, the command line or the byline.
    pub source: Option<String>,
    /// Publication day.
    pub published: Option<NaiveDate>,
    /// Publication in UTC to the minute, where the front matter gives the time as well.
    pub printed: Option<NaiveDateTime>,
    /// Where `published` was taken from.
    pub published_from: Option<PublishedFrom>,
    /// The text cut into blocks, in order, covering everything but blank lines.
    pub blocks: Vec<Block>,
    /// The sentences of all blocks, in order.
    pub sentences: Vec<Sentence>,
}

/// Where a publication date was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublishedFrom {
    /// A `date:` line of the front matter.
    FrontMatter,
    /// A byline, a publication stamp, a dateline, or what the text says of itself.
    Text,
    /// The command line.
    Option,
}

/// A stretch of text with one role: a paragraph, a heading, a menu line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

/// The role of a block. Only headline, lead and body hold claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// The `---` block at the start of the file.
    FrontMatter,
    /// Byline, publication stamp, dateline: dates in it anchor the article and claim nothing.
    Header,
    /// The article's heading in the running text.
    Headline,
    /// The first paragraph of the body.
    Lead,
    /// Running text.
    Body,
    /// Menus, teasers, cookie notices, comment forms, related links.
    Furniture,
}

impl BlockKind {
    /// True where figures and dates are the article's own claims.
    pub const fn holds_claims(self) -> bool {
        matches!(self, Self::Headline | Self::Lead | Self::Body)
    }
}

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it is.
    pub span: Span,
    /// Index into [`Article::blocks`].
    pub block: usize,
    /// True where it starts inside a quotation opened earlier, or is one itself from its first character.
    pub quoted: bool,
}

impl Article {
    /// Which of two articles was printed later, by the day, and on one day by the time; `None` where it is not known.
    pub fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let days = self.published?.cmp(&other.published?);
        Some(days.then(self.printed.zip(other.printed).map_or(std::cmp::Ordering::Equal, |(a, b)| a.cmp(&b))))
    }

    /// The block that holds a span.
    pub fn block_of(&self, span: Span) -> Option<&Block> {
        let after = self.blocks.partition_point(|b| b.span.start <= span.start);
        self.blocks.get(after.checked_sub(1)?).filter(|b| b.span.contains(span))
    }

    /// The sentence that holds a span.
    pub fn sentence_of(&self, span: Span) -> Option<&Sentence> {
        let after = self.sentences.partition_point(|s| s.span.start <= span.start);
        self.sentences.get(after.checked_sub(1)?).filter(|s| s.span.contains(span))
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }
}
