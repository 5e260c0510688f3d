//! The file of decisions, read: every line that holds one, and what is wrong with the others.

use std::io;
use std::path::{Path, PathBuf};

use super::Decision;

/// What went wrong with the file of decisions.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// It could not be read.
    #[error("{}: decisions cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It could not be written; what was in it before is still there.
    #[error("{}: not recorded: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line of it is no decision.
    #[error("{}:{line}: {why}; the other lines count", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What was found there.
        why: String,
    },
}

impl LedgerError {
    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Read { path, .. } | Self::Write { path, .. } | Self::Line { path, .. } => path,
        }
    }
}

/// A decision and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line, from 1.
    pub number: usize,
    /// What it says.
    pub decision: Decision,
}

/// The file of decisions.
#[derive(Debug, Default)]
pub struct Ledger {
    /// The decisions, in order of lines.
    pub lines: Vec<Line>,
    /// The lines that hold none.
    pub broken: Vec<LedgerError>,
}

impl Ledger {
    /// Reads a file of decisions; where there is none, nothing was decided.
    ///
    /// # Errors
    /// Where it is there and cannot be read. A line that is no decision is no error: it is told among `broken`.
    pub fn read(path: &Path) -> Result<Self, LedgerError> {
        let error = |source| LedgerError::Read { path: path.to_owned(), source };
        match std::fs::metadata(path) {
            // A device has no end.
            Ok(meta) if !meta.is_file() => return Err(error(io::Error::other("expected a file"))),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            _ => {}
        }
        Ok(Self::of(path, &std::fs::read(path).map_err(error)?))
    }

    /// The decisions in these bytes.
    pub fn of(path: &Path, bytes: &[u8]) -> Self {
        let mut ledger = Self::default();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        for (at, bytes) in bytes.split(|&b| b == b'\n').enumerate() {
            match decision(bytes.trim_ascii()) {
                Ok(None) => {}
                Ok(Some(decision)) => ledger.lines.push(Line { number: at + 1, decision }),
                Err(why) => ledger.broken.push(LedgerError::Line { path: path.to_owned(), line: at + 1, why }),
            }
        }
        ledger
    }
}

/// The marks that a merge leaves where two branches could not be made one.
const MARKS: [&[u8]; 4] = [b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"];

fn decision(line: &[u8]) -> Result<Option<Decision>, String> {
    if line.is_empty() {
        return Ok(None);
    }
    if MARKS.iter().any(|mark| line.starts_with(mark)) {
        return Err("expected a decision, found the mark of a merge: keep the lines of both sides".to_owned());
    }
    let text = std::str::from_utf8(line).map_err(|_| "expected a decision, found bytes that are no text".to_owned())?;
    let read = serde_json::from_str(text).map(Some);
    read.map_err(|e| match e.classify() {
        serde_json::error::Category::Data => format!("expected a decision, found {}", bare(&e)),
        _ => "expected a decision, found a line that breaks off or is no JSON".to_owned(),
    })
}

/// What serde says without its own line number, which is always 1, and without what a terminal would obey.
fn bare(e: &serde_json::Error) -> String {
    let told = e.to_string();
    let told = told.rsplit_once(" at line ").map_or(told.as_str(), |(told, _)| told);
    told.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_line_is_told_and_loses_no_other() {
        let line = |n: u8| {
            format!(
                r#"{{"fingerprint":"recoupe/v1:{n}","decision":"reopened","by":"AB","date":"2025-03-12","later":1}}"#
            )
        };
        let torn = line(9).chars().take(40).collect::<String>();
        let typo = line(8).replace("reopened", "opened\\u001b[31m");
        let file =
            [&line(1), "", &torn, &line(2), "<<<<<<< ours", &line(3), "=======", &line(3), ">>>>>>> theirs", &typo];
        let mut bytes = b"\xef\xbb\xbf".to_vec();
        bytes.extend(file.join("\r\n").bytes());
        bytes.extend(b"\n\xff\xfe\n");
        bytes.extend(line(4).bytes());
        let read = Ledger::of(Path::new("d.jsonl"), &bytes);
        let numbers: Vec<usize> = read.lines.iter().map(|l| l.number).collect();
        assert_eq!(numbers, [1, 4, 6, 8, 12]);
        let told: Vec<String> = read.broken.iter().map(ToString::to_string).collect();
        let begins = ["d.jsonl:3: ", "d.jsonl:5: ", "d.jsonl:7: ", "d.jsonl:9: ", "d.jsonl:10: ", "d.jsonl:11: "];
        assert_eq!(told.len(), begins.len());
        assert!(told.iter().zip(begins).all(|(told, begin)| told.starts_with(begin)), "{told:#?}");
        assert!(told.iter().any(|t| t.contains("unknown variant `opened[31m`")), "{told:#?}");
    }
}
