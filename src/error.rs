//! What can go wrong outside the text: files and rules.

use std::path::PathBuf;

/// A rule file that cannot be used, with the place and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct RuleError {
    /// Path of the rule file, relative to its rules folder.
    pub file: String,
    /// Line, from 1 (0 where the file as a whole is meant).
    pub line: usize,
    /// What was found and what was expected.
    pub message: String,
}

/// An input that could not be read as an article.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The file or folder could not be opened or read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The bytes are no text in any encoding we know.
    #[error("{}: not text: {why}", path.display())]
    NotText {
        /// The path as given.
        path: PathBuf,
        /// How that was seen.
        why: String,
    },
    /// Nothing to read: an empty file, or a folder without articles.
    #[error("{}: {why}", path.display())]
    Empty {
        /// The path as given.
        path: PathBuf,
        /// What was looked for.
        why: String,
    },
}

impl InputError {
    /// The path as given on the command line.
    pub fn path(&self) -> &std::path::Path {
        match self {
            Self::Io { path, .. } | Self::NotText { path, .. } | Self::Empty { path, .. } => path,
        }
    }
}
