//! Stage 7, REPORT: saying it so that a person can act.

mod build;
mod card;
mod draft;
mod excerpt;
mod explain;
mod findings;
mod fingerprint;
mod github;
mod help;
mod html;
mod human;
mod json;
mod kind;
mod look;
mod markdown;
mod model;
mod page;
mod sarif;
mod tags;
mod values;
mod words;

pub use build::{build, claim_list, value_text};
pub use card::{Card, Passage, Side, cards, pair};
pub use draft::{DraftReport, Figure, Partner, Status, draft, draft_human};
pub use excerpt::one_line;
pub use explain::{
    AddendLine, BarLine, ComparedLine, FrameLine, PairExplained, ReadMention, ScoreLine, SideLine, SkippedLine,
    TextExplained, ThresholdLine, VerdictLine, explain_pair, explain_text, show_pair, show_text,
};
pub use github::github;
pub use html::{html, live_html, live_policy};
pub use human::human;
pub use json::json;
pub use look::Look;
pub use markdown::markdown;
pub use model::{
    CheckLine, ClaimLine, ClaimList, DecisionLine, Document, ErrorLine, FactLine, NoteLine, Number, Place,
    RelationLine, Report, Skipped, Subject, Tag, ValueGroup, ValueLine,
};
pub use sarif::sarif;
pub use tags::open;
