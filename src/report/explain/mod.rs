//! Why a text was read as it was, and why two claims are one fact or are not.

mod differ;
mod model;
mod pair;
mod reading;
mod say;
mod show;

pub use model::{
    AddendLine, BarLine, ComparedLine, FrameLine, PairExplained, ReadMention, ScoreLine, SideLine, SkippedLine,
    TextExplained, ThresholdLine, VerdictLine,
};
pub use pair::explain_pair;
pub use reading::explain_text;
pub use show::{show_pair, show_text};
