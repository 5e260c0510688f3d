//! One decision, as a line of the file holds it.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a person said of one finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The finding, with the version of the recipe: `recoupe/v1:` and sixteen hex digits.
    pub fingerprint: String,
    /// What was decided.
    #[serde(flatten)]
    pub ruling: Ruling,
    /// Anything else that was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Who decided, by initials.
    pub by: String,
    /// The day they gave.
    pub date: NaiveDate,
    /// The values in short, for people who read the file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The articles, as paths from the folder of the file.
    #[serde(default, rename = "in", skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Ruling {
    /// The finding is right: something has to be corrected.
    Confirmed {
        /// Prints of the claims that are wrong; none where that is not known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        wrong: Vec<String>,
    },
    /// There is nothing to correct.
    Dismissed {
        /// Why.
        reason: Reason,
    },
    /// The claims of two sides answer one question.
    SameFact {
        /// Prints of one side's claims, and of the other's.
        claims: [Vec<String>; 2],
    },
    /// They answer two questions.
    NotSameFact {
        /// Prints of one side's claims, and of the other's.
        claims: [Vec<String>; 2],
    },
    /// What was decided before no longer holds.
    Reopened,
}

/// Why a finding is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// One value is the other, rounded.
    Rounding,
    /// Both hold, of another area, time or group.
    OtherScope,
    /// One is newer.
    Update,
    /// They are about two things.
    NotTheSameSubject,
    /// The program misread the text.
    Misread,
    /// The desk knows, and lets it be.
    Known,
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Rounding, Self::OtherScope, Self::Update, Self::NotTheSameSubject, Self::Misread, Self::Known];

    /// The name in the file and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rounding => "rounding",
            Self::OtherScope => "other-scope",
            Self::Update => "update",
            Self::NotTheSameSubject => "not-the-same-subject",
            Self::Misread => "misread",
            Self::Known => "known",
        }
    }
}

impl Ruling {
    /// The name in the file and on the command line.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Confirmed { .. } => "confirmed",
            Self::Dismissed { .. } => "dismissed",
            Self::SameFact { .. } => "same-fact",
            Self::NotSameFact { .. } => "not-same-fact",
            Self::Reopened => "reopened",
        }
    }

    /// Why, of what was dismissed.
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Dismissed { reason } => Some(*reason),
            _ => None,
        }
    }
}

/// `dismissed: rounding`
impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        self.reason().map_or(Ok(()), |reason| write!(f, ": {}", reason.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_one_flat_line() {
        let line = r#"{"fingerprint":"recoupe/v1:00","decision":"dismissed","reason":"other-scope","by":"AB","date":"2025-03-12"}"#;
        let read: Decision = serde_json::from_str(line).unwrap();
        assert_eq!(read.ruling, Ruling::Dismissed { reason: Reason::OtherScope });
        assert_eq!(serde_json::to_string(&read).unwrap(), line);
        assert_eq!(read.ruling.to_string(), "dismissed: other-scope");
        for (line, why) in [
            (r#"{"fingerprint":"a","decision":"dismissed","by":"AB","date":"2025-03-12"}"#, "reason"),
            (r#"{"fingerprint":"a","decision":"maybe","by":"AB","date":"2025-03-12"}"#, "maybe"),
            (r#"{"fingerprint":"a","decision":"reopened","by":"AB","date":"2025-13-12"}"#, "date"),
            (r#"{"fingerprint":"a","decision":"reopened","date":"2025-03-12"}"#, "by"),
        ] {
            let told = serde_json::from_str::<Decision>(line).unwrap_err().to_string();
            assert!(told.contains(why) || why == "date", "{told}");
        }
    }

    #[test]
    fn names_are_those_of_the_file() {
        for reason in Reason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.name());
        }
    }
}
