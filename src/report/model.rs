//! The report as data, in the order of keys of `recoupe.report/1`.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// A whole run.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Report {
    pub schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    pub documents: Vec<Document>,
    pub claims: Vec<ClaimLine>,
    pub facts: Vec<FactLine>,
    pub relations: Vec<RelationLine>,
    pub checks: Vec<CheckLine>,
    pub notes: Vec<NoteLine>,
    pub errors: Vec<ErrorLine>,
}

/// The claims alone.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ClaimList {
    pub schema: &'static str,
    pub documents: Vec<Document>,
    pub claims: Vec<ClaimLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<Vec<Skipped>>,
    pub errors: Vec<ErrorLine>,
}

/// One article.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Document {
    pub id: String,
    pub path: String,
    pub source: Option<String>,
    pub title: Option<String>,
    pub language: String,
    pub published: Option<String>,
    pub published_from: Option<&'static str>,
    pub family: String,
    /// What only a day of its own could place in the calendar.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub undatable: Vec<Place>,
}

/// A stretch of a document, in what people and other tools count in.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Place {
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    pub text: String,
}

/// One claim.
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct ClaimLine {
    pub id: String,
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
    pub text: String,
    pub kind: &'static str,
    #[serde(flatten)]
    pub value: ValueLine,
    pub subject: Option<Subject>,
    pub direction: Option<&'static str>,
    pub per: Option<String>,
    pub attribution: Option<String>,
    pub modality: Option<&'static str>,
    pub region: &'static str,
}

/// A claim's value: a quantity's keys or a date's.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum ValueLine {
    Quantity {
        min: Option<Number>,
        max: Option<Number>,
        approx: bool,
        unit: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        stated: Option<Number>,
    },
    Date {
        edtf: Option<String>,
    },
}

impl Default for ValueLine {
    fn default() -> Self {
        Self::Date { edtf: None }
    }
}

/// What a claim is about.
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct Subject {
    pub label: String,
    pub measure: Option<String>,
    pub noun: Option<String>,
    pub event: Option<String>,
    pub participants: Vec<String>,
    pub place: Vec<String>,
    pub period: Option<String>,
}

/// A figure or date that claims nothing.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Skipped {
    #[serde(flatten)]
    pub mention: ClaimLine,
    pub why: &'static str,
}

/// The claims that answer one question.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct FactLine {
    pub id: String,
    pub label: String,
    pub claims: Vec<String>,
    pub verdict: Option<&'static str>,
    pub values: Vec<ValueGroup>,
}

/// The claims of one fact that give one value.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ValueGroup {
    /// As first printed, with its qualifiers.
    pub text: String,
    pub claims: Vec<String>,
    pub documents: Vec<String>,
    /// Those whom the articles credit it to.
    pub claimants: Vec<String>,
    /// Families of articles.
    pub independent_sources: usize,
    /// The same with articles that credit one claimant counted once.
    pub independent_origins: usize,
}

/// Two claims compared.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RelationLine {
    pub a: String,
    pub b: String,
    pub verdict: &'static str,
    #[serde(flatten)]
    pub judged: Judged,
    #[serde(flatten)]
    pub tag: Tag,
}

/// By what a finding is told, and what people said of it.
#[derive(Debug, Clone, Default, Serialize)]
#[allow(missing_docs)]
pub struct Tag {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionLine>,
    /// True where it was confirmed or dismissed: it is not open any more.
    #[serde(skip)]
    pub decided: bool,
}

/// What people said of a finding.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct DecisionLine {
    pub decision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// The claims that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub by: String,
    pub date: String,
}

/// What is to be said of two claims held against each other, and how much it matters.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Judged {
    pub cause: Option<&'static str>,
    pub reason: String,
    pub severity: &'static str,
    pub weight: i32,
    pub confidence: f64,
    pub tentative: bool,
}

/// An article held against itself.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct CheckLine {
    pub check: &'static str,
    pub verdict: &'static str,
    pub claims: Vec<String>,
    pub reason: String,
    pub expected: Option<String>,
    pub severity: &'static str,
    pub weight: i32,
    pub tentative: bool,
    /// Where it is, of what no claim stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    #[serde(flatten)]
    pub tag: Tag,
}

/// Something to look at that is no finding, and never counts for the exit status.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct NoteLine {
    pub note: &'static str,
    pub claims: Vec<String>,
    pub reason: String,
    pub severity: &'static str,
}

/// An input that could not be read.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ErrorLine {
    pub path: String,
    pub message: String,
}

/// A decimal that keeps every digit in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_integer()
            && let Ok(whole) = i64::try_from(self.0)
        {
            return serializer.serialize_i64(whole);
        }
        // The shortest binary that prints as these digits: exact for any figure a text states in 15 digits.
        let binary = self.0.normalize().to_string().parse::<f64>().map_err(serde::ser::Error::custom)?;
        serializer.serialize_f64(binary)
    }
}

impl ClaimLine {
    /// The value in a short form: `1100.. km2`, `2024-08`.
    pub fn value_text(&self) -> String {
        match &self.value {
            ValueLine::Date { edtf } => edtf.clone().unwrap_or_default(),
            ValueLine::Quantity { min, max, approx, unit, .. } => {
                interval(min.map(|n| n.0), max.map(|n| n.0), *approx, unit)
            }
        }
    }

    /// What it is about, where that is known.
    pub fn label(&self) -> Option<String> {
        self.subject.as_ref().map(|s| s.label.clone()).filter(|l| !l.is_empty())
    }
}

/// `1100.. km2`, `~20 1`, `10..20 %`.
pub(super) fn interval(min: Option<Decimal>, max: Option<Decimal>, approx: bool, unit: &str) -> String {
    let show = |d: Option<Decimal>| d.map_or_else(String::new, |d| d.normalize().to_string());
    let about = if approx { "~" } else { "" };
    if min == max {
        format!("{about}{} {unit}", show(min))
    } else {
        format!("{about}{}..{} {unit}", show(min), show(max))
    }
}
