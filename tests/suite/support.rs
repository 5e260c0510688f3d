//! Ways to run the program that the tests share.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of a story.
pub fn story(name: &str) -> PathBuf {
    Path::new("tests/stories").join(name)
}

/// The program, at the root of the repository, without the tester's own settings.
pub fn recoupe() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recoupe"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in ["NO_COLOR", "COLUMNS", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// Runs the program with arguments.
pub fn run(args: &[&str]) -> Output {
    recoupe().args(args).output().unwrap()
}

/// Standard output as text.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Standard error as text.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// An empty folder of its own for a test.
pub fn scratch(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}
