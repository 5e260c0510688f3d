//! Stage 3, CLAIM: what question a value answers.

pub mod anchor;
mod attribution;
mod extract;
mod frame;
mod moved;
mod tie;
mod view;

pub use extract::claims;
pub use tie::Tie;

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::grammar::Trail;
use crate::rules::{ConceptId, EntityId};
use crate::text::{BlockKind, Span};
use crate::value::{Edtf, Value};

/// Where the claims of one article stand among those of a run, which are in order of article.
pub fn of_document(claims: &[Claim], document: usize) -> Range<usize> {
    claims.partition_point(|c| c.document < document)..claims.partition_point(|c| c.document <= document)
}

/// A figure or date with the frame that says what it is about.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Stable id: a hash of the document's id, the span and its text.
    pub id: String,
    /// Index of the article in the run.
    pub document: usize,
    /// The value as printed, with its unit.
    pub span: Span,
    /// The same with its qualifiers.
    pub outer: Span,
    /// Index of the sentence in the article; `None` in blocks that have none.
    pub sentence: usize,
    /// Role of the block it stands in.
    pub block: BlockKind,
    /// What it says; dates are resolved.
    pub value: Value,
    /// The weekday written beside a date, or in its place.
    pub weekday: Option<Weekday>,
    /// True for a date written in full or in part ("12 mars", "2024-08"), false for one told by the article's date.
    pub absolute: bool,
    /// What it is about.
    pub frame: Frame,
    /// Who the article says it from; `None` where it speaks for itself.
    pub attribution: Option<Attribution>,
    /// Whether it is said to be so.
    pub modality: Modality,
    /// The day the value is told to hold, else the article's publication.
    pub as_of: Option<NaiveDate>,
    /// True where the text marks it as an earlier value ("up from 12", "contre 1,1 % auparavant").
    pub former: bool,
    /// True where the text says that it took the place of an earlier value ("put off to Thursday", "now 31").
    pub revised: bool,
    /// True for what lies between two values: "three million more than the 168".
    pub difference: bool,
    /// True for a part of the figure before: "among them 100,000 children".
    pub part: bool,
    /// True for the day on which something was said, not done: "officials said on Wednesday".
    pub telling: bool,
    /// Another claim of its document that the text itself ties it to, by index: in the document's list until the run
    /// numbers its claims, then in the run's.
    pub tie: Option<(usize, Tie)>,
    /// The rules that built it.
    pub trail: Trail,
}

impl Claim {
    /// True for two claims scoped to two years: "249 million in 2022, up from 244 million in 2021".
    pub fn other_year(&self, other: &Self) -> bool {
        let (Some(p), Some(q)) = (self.frame.period, other.frame.period) else { return false };
        let ((p0, p1), (q0, q1)) = (p.bounds(), q.bounds());
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| {
            end.zip(start).is_some_and(|(end, start)| end.year() < start.year())
        };
        before(p1, q0) || before(q1, p0)
    }
}

/// The subject of a claim.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// What is counted or measured.
    pub measure: Option<ConceptId>,
    /// The counted noun as a lemma or stem.
    pub noun: Option<String>,
    /// What happened to it.
    pub event: Option<ConceptId>,
    /// Concepts of the clause, nearest first, each once.
    pub concepts: Vec<ConceptId>,
    /// Who does it and who undergoes it.
    pub participants: Vec<EntityId>,
    /// Where.
    pub place: Vec<EntityId>,
    /// The place that a preposition puts it in, nearest: its id or folded name, and the entity where it is known.
    pub site: Option<(String, Option<EntityId>)>,
    /// Whose the counted things are: "430 soldats ukrainiens", "48 Ukrainian drones".
    pub side: Option<EntityId>,
    /// Over what time.
    pub period: Option<Edtf>,
    /// `up` or `down` of a change.
    pub direction: Option<Direction>,
    /// UCUM code or number of a rate's denominator.
    pub per: Option<String>,
    /// Content words near the value: term and weight in (0, 1], nearest heaviest.
    pub terms: Vec<(u64, f32)>,
    /// Folded names near the value that no rule knows.
    pub names: Vec<String>,
}

/// Who is said to say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// As printed or as the full name resolved within the article.
    pub who: String,
    /// The entity, where it is known.
    pub entity: Option<EntityId>,
    /// Folded key under which two spellings of one claimant meet.
    pub key: String,
    /// True inside a quotation.
    pub quoted: bool,
}

impl Attribution {
    /// True where two keys are spellings of one claimant: one is the other, or holds it.
    pub fn one_key(&self, other: &Self) -> bool {
        self.key.contains(&other.key) || other.key.contains(&self.key)
    }
}

/// Whether a claim is said to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub enum Modality {
    #[default]
    Asserted,
    Planned,
    Conditional,
    Denied,
}

impl Modality {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Conditional => "conditional",
            Self::Denied => "denied",
        }
    }
}

/// Which way a change goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    /// The name in the report.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
