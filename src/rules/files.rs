//! Rule files, built in or on disk, through one door.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::error::RuleError;

/// Path, text and packed form of every rule file.
static BUILT_IN: &[(&str, &str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));

/// One rule file.
#[derive(Debug, Clone)]
struct RuleFile {
    text: Cow<'static, str>,
    /// The same as MessagePack, where the binary carries the file; else empty.
    packed: &'static [u8],
}

/// Every rule file by its path below `rules/`, `/` between folders.
#[derive(Debug, Clone)]
pub struct RuleFiles {
    files: BTreeMap<Cow<'static, str>, RuleFile>,
}

impl RuleFiles {
    /// The files the binary carries.
    pub fn built_in() -> Self {
        let file = |&(path, text, packed): &(&'static str, &'static str, &'static [u8])| {
            (path.into(), RuleFile { text: text.into(), packed })
        };
        Self { files: BUILT_IN.iter().map(file).collect() }
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
                    out.lay(name, text);
                }
            }
            Ok(())
        }
        walk(root, root, self)
    }

    /// Lays one file over these.
    pub fn lay(&mut self, path: String, text: String) {
        self.files.insert(path.into(), RuleFile { text: text.into(), packed: &[] });
    }

    /// Every path, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(AsRef::as_ref)
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
        self.files.keys().map(AsRef::as_ref).filter(move |f| f.starts_with(folder))
    }

    /// A file's text.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|f| f.text.as_ref())
    }

    /// A file read as TOML; an absent file reads as the default.
    ///
    /// # Errors
    /// Where the file is no TOML or says what the schema does not know, with the line.
    pub fn read<T: DeserializeOwned + Default>(&self, file: &str) -> Result<T, RuleError> {
        let Some(found) = self.files.get(file) else { return Ok(T::default()) };
        // A packed file that does not read is read again as text, which tells the line.
        if !found.packed.is_empty()
            && let Ok(read) = rmp_serde::from_slice(found.packed)
        {
            return Ok(read);
        }
        parse(file, &found.text)
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
