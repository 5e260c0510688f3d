//! Stage 5, JUDGE: can both be true, and if not, what happened.

mod echo;
mod reason;
mod relation;
mod swap;
mod weight;

pub use echo::{Note, notes, unusual};
pub use relation::{CROWD, judge, rivals};
pub use weight::weigh;

pub use crate::compare::Cause;

mod check;

pub use check::checks;

/// How two claims of one fact compare, gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Verdict {
    Agreement,
    Compatible,
    Superseded,
    Disputed,
    Contradiction,
}

impl Verdict {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Compatible => "compatible",
            Self::Superseded => "superseded",
            Self::Disputed => "disputed",
            Self::Contradiction => "contradiction",
        }
    }
}

/// How much an editor should care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[allow(missing_docs)]
pub enum Severity {
    #[default]
    Low,
    Medium,
    High,
}

impl Severity {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// Language that reasons are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ReportLang {
    French,
    English,
}

impl ReportLang {
    /// ISO 639-1 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}

/// Two claims of one fact, compared. For `Superseded`, `b` is the later.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Index of a claim of the run.
    pub a: usize,
    /// Index of another.
    pub b: usize,
    /// How they compare.
    pub verdict: Verdict,
    /// The likely slip, where it can be told.
    pub cause: Option<Cause>,
    /// A full sentence.
    pub reason: String,
    /// How much it matters.
    pub severity: Severity,
    /// The same in points of `rules/severity.toml`.
    pub weight: i32,
    /// 0 to 1.
    pub confidence: f64,
    /// True where the tool would not put its name to it.
    pub tentative: bool,
}

/// What one article alone can be checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum CheckKind {
    Weekday,
    Elapsed,
    Percentage,
    Sum,
    Conversion,
    Age,
    Order,
    Implied,
    Impossible,
}

impl CheckKind {
    /// Every kind, in order.
    pub const ALL: [Self; 9] = [
        Self::Weekday,
        Self::Elapsed,
        Self::Percentage,
        Self::Sum,
        Self::Conversion,
        Self::Age,
        Self::Order,
        Self::Implied,
        Self::Impossible,
    ];

    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Weekday => "weekday",
            Self::Elapsed => "elapsed",
            Self::Percentage => "percentage",
            Self::Sum => "sum",
            Self::Conversion => "conversion",
            Self::Age => "age",
            Self::Order => "order",
            Self::Implied => "implied",
            Self::Impossible => "impossible",
        }
    }
}

/// One article held against itself or the calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What was checked.
    pub check: CheckKind,
    /// True where it holds.
    pub ok: bool,
    /// Indices of the claims: of one document, but for what one implies and another states.
    pub claims: Vec<usize>,
    /// The document and place of what no claim stands for.
    pub spot: Option<(usize, crate::text::Span)>,
    /// A full sentence with the arithmetic.
    pub reason: String,
    /// What would have been right, for errors.
    pub expected: Option<String>,
    /// How much it matters: by itself, until it is weighed where it stands.
    pub severity: Severity,
    /// The same in points of `rules/severity.toml`.
    pub weight: i32,
    /// True where the tool would not put its name to it.
    pub tentative: bool,
}

/// What the judging of one run looks at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The articles, in order.
    pub articles: &'a [crate::text::Article],
    /// The claims of all of them, in order.
    pub claims: &'a [crate::claim::Claim],
    /// The compiled rules.
    pub rules: &'a crate::rules::Rules,
    /// Language of the reasons.
    pub lang: ReportLang,
}
