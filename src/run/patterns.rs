//! What a desk says of articles by the names of their files, where neither they nor the command line say it.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use crate::text::load::Hints;

/// Languages and outlets by file.
#[derive(Debug, Clone, Default)]
pub struct Patterns {
    /// The folder that the patterns begin at.
    pub root: PathBuf,
    /// Languages; the first that matches counts.
    pub languages: Vec<TellOf>,
    /// The language of all others.
    pub language: Option<String>,
    /// Outlets; the first that matches counts.
    pub sources: Vec<TellOf>,
}

/// What is told of some files.
#[derive(Debug, Clone)]
pub struct TellOf {
    /// Which.
    pub files: GlobMatcher,
    /// What.
    pub told: String,
}

impl Patterns {
    /// The hints for one file: those given, completed.
    pub(super) fn hints<'h>(&self, hints: &'h Hints, path: &str) -> Cow<'h, Hints> {
        if self.languages.is_empty() && self.language.is_none() && self.sources.is_empty() {
            return Cow::Borrowed(hints);
        }
        let place = self.place(path);
        let of = |all: &[TellOf]| all.iter().find(|t| t.files.is_match(&place)).map(|t| t.told.clone());
        Cow::Owned(Hints {
            date: hints.date,
            lang: hints.lang.clone().or_else(|| of(&self.languages)).or_else(|| self.language.clone()),
            source: hints.source.clone().or_else(|| of(&self.sources)),
        })
    }

    /// A path from the root, where it lies there.
    fn place(&self, path: &str) -> PathBuf {
        let whole =
            |path: &Path| std::fs::canonicalize(if path.as_os_str().is_empty() { Path::new(".") } else { path });
        let inner = whole(Path::new(path)).ok().zip(whole(&self.root).ok());
        let inner = inner.and_then(|(path, root)| path.strip_prefix(root).ok().map(Path::to_owned));
        inner.unwrap_or_else(|| PathBuf::from(path))
    }
}
