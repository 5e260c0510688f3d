//! A stretch of text that the grammar read as a figure or a date.

use crate::grammar::Trail;
use crate::grammar::date::DateExpr;
use crate::text::Span;
use crate::value::Quantity;

/// A figure or date as spotted, before anything is known of its subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The value with its unit, qualifiers left out: the quote of a claim.
    pub span: Span,
    /// The same with its qualifiers ("plus de 1.100 km2").
    pub outer: Span,
    /// What it was read as.
    pub reading: Reading,
    /// Why it claims nothing, where it does not.
    pub skip: Option<Skip>,
    /// The rules that built it.
    pub trail: Trail,
}

/// What a mention was read as.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A count, measure, sum of money, share or age.
    Quantity(Quantity),
    /// A length of time.
    Duration(Quantity),
    /// A rank, or a rank of time ("huitième mois").
    Ordinal(Quantity),
    /// A date, not yet resolved against the article's date.
    Date(DateExpr),
}

/// Why a mention is no claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Skip {
    /// In page furniture.
    Furniture,
    /// In a dateline, byline, publication stamp or front matter.
    Header,
    /// Part of a name ("G7", "article 49.3").
    Name,
    /// "un" and "one" as article or pronoun.
    ArticleWord,
    /// A turn of phrase ("first of all", "one of the").
    Idiom,
    /// A multiplier ("twice as much").
    Multiplier,
    /// A sports score.
    Score,
    /// A list, page or phone number.
    Label,
}

impl Skip {
    /// The word the report gives as `why`.
    pub const fn why(self) -> &'static str {
        match self {
            Self::Furniture => "furniture",
            Self::Header => "dateline",
            Self::Name => "name",
            Self::ArticleWord => "article-word",
            Self::Idiom => "idiom",
            Self::Multiplier => "multiplier",
            Self::Score => "score",
            Self::Label => "label",
        }
    }
}
