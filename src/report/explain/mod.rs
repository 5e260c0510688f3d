//! Why a text was read as it was, and why two claims are one fact or are not.

mod common;
mod differ;
mod model;
mod pair;
mod reading;
mod remedy;
mod say;
mod sheet;
mod show_pair;
mod show_text;

pub use model::{
    AddendLine, BarLine, ComparedLine, FrameLine, PairExplained, ReadMention, ScoreLine, SideLine, SkippedLine,
    TextExplained, ThresholdLine, VerdictLine,
};
pub use pair::explain_pair;
pub use reading::explain_text;
pub use show_pair::show_pair;
pub use show_text::show_text;
