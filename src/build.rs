//! Packs the rule files into the binary: TOML is read once here, so that no run of the program waits for it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=src/build.rs");
    let root = Path::new(&variable("CARGO_MANIFEST_DIR")).join("rules");
    let out = PathBuf::from(variable("OUT_DIR"));
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for (index, path) in files.iter().enumerate() {
        let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let name = path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        // What is no TOML is carried as text: reading it says what is wrong, and where.
        let packed =
            text.parse::<toml::Table>().ok().and_then(|t| rmp_serde::to_vec_named(&t).ok()).unwrap_or_default();
        let target = out.join(format!("{index}.rules"));
        std::fs::write(&target, packed).unwrap_or_else(|e| panic!("{}: {e}", target.display()));
        let _ = writeln!(table, "({name:?}, include_str!({path:?}), include_bytes!({target:?})),");
    }
    table.push(']');
    std::fs::write(out.join("rules.rs"), table).unwrap_or_else(|e| panic!("rules.rs: {e}"));
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is set by cargo"))
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
}
