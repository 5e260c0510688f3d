//! Taking lines out of the file without ever being without it.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::append::{locked, settle_folder};
use super::{Ledger, LedgerError};

/// Leaves out the lines with the numbers that `drop` gives of the file as it stands now; keeps every other as it is,
/// broken ones too.
///
/// # Errors
/// Where that could not be done; the file is then as it was before.
pub fn rewrite(path: &Path, drop: impl FnOnce(&Ledger) -> BTreeSet<usize>) -> Result<(), LedgerError> {
    rewritten(path, drop).map_err(|source| LedgerError::Write { path: path.to_owned(), source })
}

fn rewritten(path: &Path, drop: impl FnOnce(&Ledger) -> BTreeSet<usize>) -> io::Result<()> {
    // A link stays one.
    let path = &fs::canonicalize(path)?;
    let (mut file, _) = locked(path)?;
    let mut bytes = Vec::new();
    // By the handle that holds the lock: some systems let no other read.
    file.read_to_end(&mut bytes)?;
    let dropped = drop(&Ledger::of(path, &bytes));
    if dropped.is_empty() {
        return Ok(());
    }
    let lines = bytes.split_inclusive(|&b| b == b'\n').enumerate();
    let kept: Vec<&[u8]> = lines.filter(|(at, _)| !dropped.contains(&(at + 1))).map(|(_, line)| line).collect();
    // What one that was killed left behind is written over: nobody else holds the lock.
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    let written = (|| {
        let mut new = OpenOptions::new().write(true).create(true).truncate(true).open(&beside)?;
        new.set_permissions(file.metadata()?.permissions())?;
        new.write_all(&kept.concat())?;
        new.sync_all()?;
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    settle_folder(path);
    written
}
