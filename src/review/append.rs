//! Writing a decision down so that it stays, whatever happens to the machine or beside it.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::{Decision, LedgerError, folder};

/// Adds a decision to the file, which is made where there is none. Once this returns it is on the disk.
///
/// # Errors
/// Where it could not be recorded; the file is then as it was before.
pub fn append(path: &Path, decision: &Decision) -> Result<(), LedgerError> {
    let line = serde_json::to_string(decision).map_err(io::Error::other);
    line.and_then(|line| write(path, &line)).map_err(|source| LedgerError::Write { path: path.to_owned(), source })
}

fn write(path: &Path, line: &str) -> io::Result<()> {
    let new = !path.exists();
    let (mut file, locked) = locked(path)?;
    let before = file.metadata()?.len();
    // A line that broke off must not take this one with it.
    let lead = if torn(&mut file, before)? { "\n" } else { "" };
    let line = format!("{lead}{line}\n");
    // One call, so that writers who share no lock still don't mix their lines.
    let written = file.write(line.as_bytes()).and_then(|n| match n == line.len() {
        true => file.sync_data(),
        false => file.write_all(line.as_bytes().get(n..).unwrap_or_default()).and_then(|()| file.sync_data()),
    });
    if written.is_err() && locked {
        // What is half there would only be a broken line. Nobody else has written since: the lock is ours.
        let _ = file.set_len(before);
    }
    written?;
    if new {
        settle_folder(path);
    }
    Ok(())
}

/// Opens the file for adding to it, and keeps other writers out until it is closed; `false` where the file system has
/// no locks.
pub(super) fn locked(path: &Path) -> io::Result<(File, bool)> {
    loop {
        let file = OpenOptions::new().read(true).append(true).create(true).open(path)?;
        match file.lock() {
            Ok(()) => {}
            Err(e) if e.kind() == io::ErrorKind::Unsupported => return Ok((file, false)),
            Err(e) => return Err(e),
        }
        // While this one waited, another may have put a new file in its place.
        let mine = same_file::Handle::from_file(file.try_clone()?)?;
        if same_file::Handle::from_path(path).is_ok_and(|now| now == mine) {
            return Ok((file, true));
        }
    }
}

fn torn(file: &mut File, len: u64) -> io::Result<bool> {
    let mut last = [b'\n'];
    if len > 0 {
        file.seek(SeekFrom::Start(len - 1))?;
        file.read_exact(&mut last)?;
    }
    Ok(last != *b"\n")
}

/// A new name is only safe once its folder is on the disk, where the system lets a folder be opened at all.
pub(super) fn settle_folder(path: &Path) {
    let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
}
