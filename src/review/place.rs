//! Where the decisions on some articles are kept.

use std::path::{Path, PathBuf};

use super::FILE;

/// The folder that a file lies in: the current one where its path names none.
pub fn folder(file: &Path) -> &Path {
    file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The file of decisions for these articles, if there is one: in the folder that holds them all, or above it.
pub fn home(paths: &[PathBuf]) -> Option<PathBuf> {
    let base = base(paths)?;
    let found = base.ancestors().map(|folder| folder.join(FILE)).find(|file| file.is_file())?;
    Some(short(&found))
}

/// Where the file is made if there is none: in the folder that holds all articles.
pub fn beside(paths: &[PathBuf]) -> PathBuf {
    base(paths).map_or_else(|| PathBuf::from(FILE), |base| short(&base.join(FILE)))
}

/// The innermost folder that holds all of these; where they come by standard input, the current one.
pub(super) fn base(paths: &[PathBuf]) -> Option<PathBuf> {
    let folder = |path: &PathBuf| {
        if path.as_os_str() == "-" {
            return std::env::current_dir().and_then(std::fs::canonicalize).ok();
        }
        let path = std::fs::canonicalize(path).ok()?;
        if path.is_dir() { Some(path) } else { path.parent().map(Path::to_owned) }
    };
    paths.iter().filter_map(folder).reduce(|a, b| {
        let shared = a.components().zip(b.components()).take_while(|(x, y)| x == y);
        shared.map(|(part, _)| part).collect()
    })
}

/// A path as people would write it from where they stand.
fn short(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(std::fs::canonicalize).ok();
    here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or_else(|| path.to_owned())
}
