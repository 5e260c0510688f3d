//! What `recoupe explain` says, as data.

use serde::Serialize;

use super::super::model::{ClaimLine, Place};

/// Every figure and date of a text, and how it was read.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TextExplained {
    pub schema: &'static str,
    pub language: String,
    pub published: Option<String>,
    pub mentions: Vec<ReadMention>,
}

/// One figure or date.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ReadMention {
    #[serde(flatten)]
    pub claim: ClaimLine,
    /// The value in full words.
    pub means: String,
    /// The value with its qualifiers.
    pub outer: Place,
    /// The sentence it stands in.
    pub sentence: Place,
    /// The rules that built it, innermost first.
    pub rules: Vec<&'static str>,
    /// Why it claims nothing, where it does not.
    pub skipped: Option<SkippedLine>,
}

/// Why a figure or date claims nothing.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SkippedLine {
    pub why: &'static str,
    pub because: &'static str,
}

/// Two claims, and what decided whether they are one fact.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PairExplained {
    pub schema: &'static str,
    pub a: SideLine,
    pub b: SideLine,
    /// Concepts and words that both sentences hold near their value, heaviest first.
    pub common: Vec<String>,
    pub values: ComparedLine,
    pub frame_features: Vec<AddendLine>,
    pub value_features: Vec<AddendLine>,
    pub score: ScoreLine,
    pub thresholds: Vec<ThresholdLine>,
    /// How the text itself ties them, which overrules the score.
    pub tie: Option<&'static str>,
    pub bars: Vec<BarLine>,
    pub verdict: VerdictLine,
    /// What would have to differ for another outcome: a sentence for each way.
    pub differ: Vec<String>,
}

/// One of the two.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SideLine {
    #[serde(flatten)]
    pub claim: ClaimLine,
    pub means: String,
    pub rules: Vec<&'static str>,
    pub sentence: Place,
    pub frame: FrameLine,
}

/// What a claim is about.
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct FrameLine {
    pub measure: Option<String>,
    pub noun: Option<String>,
    pub event: Option<String>,
    pub concepts: Vec<String>,
    pub participants: Vec<String>,
    pub place: Vec<String>,
    pub names: Vec<String>,
    pub site: Option<String>,
    pub side: Option<String>,
    pub period: Option<String>,
    pub direction: Option<&'static str>,
    pub per: Option<String>,
    pub attribution: Option<String>,
    pub modality: &'static str,
    /// True for an earlier value ("up from 12").
    pub former: bool,
    pub published: Option<String>,
    /// The claim that the text ties it to: its place, and how.
    pub tied_to: Option<String>,
}

/// How the values compare.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ComparedLine {
    /// `same`, `compatible`, `conflict`, or none where nothing compares them.
    pub likeness: Option<&'static str>,
    pub slip: Option<&'static str>,
    /// Whether chance rarely makes such a slip.
    pub telling: bool,
}

/// One addend of the score, in log odds.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct AddendLine {
    pub name: &'static str,
    pub value: f64,
    pub weight: f64,
    pub adds: f64,
}

/// The scores, 0 to 1.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ScoreLine {
    /// Of all features but the values.
    pub frame: f64,
    /// Of all features.
    pub whole: f64,
}

/// A score held against a threshold.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ThresholdLine {
    pub name: &'static str,
    /// `frame` or `whole`.
    pub of: &'static str,
    pub score: f64,
    pub limit: f64,
    pub reached: bool,
    /// True for the one that decides on this pair.
    pub decides: bool,
    /// What is missing in log odds; to spare where negative.
    pub gap: f64,
}

/// What keeps the two apart beside the score.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct BarLine {
    pub name: &'static str,
    /// True where it keeps apart their whole facts.
    pub forbids: bool,
    pub why: &'static str,
}

/// What came out.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct VerdictLine {
    pub one_fact: bool,
    /// The verdict on the two, where one was given.
    pub verdict: Option<&'static str>,
    pub cause: Option<&'static str>,
    pub tentative: bool,
    /// A sentence.
    pub reason: String,
}
