//! Rule files, built in or on disk, through one door.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use serde::de::DeserializeOwned;

use crate::error::RuleError;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The text of every rule file by its path below `rules/`, `/` between folders.
#[derive(Debug, Clone)]
pub struct RuleFiles {
    files: BTreeMap<String, std::borrow::Cow<'static, str>>,
}

impl RuleFiles {
    /// The files the binary carries.
    pub fn built_in() -> Self {
        fn walk(dir: &Dir<'static>, files: &mut BTreeMap<String, std::borrow::Cow<'static, str>>) {
            for file in dir.files() {
                if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8())
                    && path.ends_with(".toml")
                {
                    files.insert(path.replace('\\', "/"), text.into());
                }
            }
            for sub in dir.dirs() {
                walk(sub, files);
            }
        }
        let mut files = BTreeMap::new();
        walk(&BUILT_IN, &mut files);
        Self { files }
    }

    /// Lays a folder on disk over these: a file of the same path replaces, any other adds.
    ///
    /// # Errors
    /// A folder or file that cannot be read as UTF-8 text.
    pub fn overlay(&mut self, root: &Path) -> Result<(), RuleError> {
        fn walk(root: &Path, dir: &Path, out: &mut RuleFiles) -> Result<(), RuleError> {
            let fail = |path: &Path, e: &dyn std::fmt::Display| RuleError {
                file: path.display().to_string(),
                line: 0,
                message: format!("cannot be read: {e}"),
            };
            for entry in std::fs::read_dir(dir).map_err(|e| fail(dir, &e))? {
                let path = entry.map_err(|e| fail(dir, &e))?.path();
                if path.is_dir() {
                    walk(root, &path, out)?;
                } else if path.extension().is_some_and(|e| e == "toml") {
                    let text = std::fs::read_to_string(&path).map_err(|e| fail(&path, &e))?;
                    let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                    out.files.insert(name, text.into());
                }
            }
            Ok(())
        }
        walk(root, root, self)
    }

    /// Codes of the languages: folders of two letters that hold a `language.toml`.
    pub fn languages(&self) -> Vec<String> {
        self.files
            .keys()
            .filter_map(|f| f.strip_suffix("/language.toml"))
            .filter(|c| c.len() == 2)
            .map(str::to_owned)
            .collect()
    }

    /// Paths below a folder (`"names/"`), in order.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.keys().map(String::as_str).filter(move |f| f.starts_with(folder))
    }

    /// A file's text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(AsRef::as_ref)
    }

    /// A file read as TOML; an absent file reads as the default.
    ///
    /// # Errors
    /// Where the file is no TOML or says what the schema does not know, with the line.
    pub fn read<T: DeserializeOwned + Default>(&self, file: &str) -> Result<T, RuleError> {
        self.text(file).map_or_else(|| Ok(T::default()), |text| parse(file, text))
    }
}

/// Reads one file's text as TOML.
///
/// # Errors
/// As [`RuleFiles::read`].
pub fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, RuleError> {
    toml::from_str(text).map_err(|e| RuleError {
        file: file.to_owned(),
        line: e.span().map_or(0, |s| 1 + text[..s.start.min(text.len())].matches('\n').count()),
        message: e.message().to_owned(),
    })
}
