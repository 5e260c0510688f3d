//! Sees articles and decisions change.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::desk::Desk;
use crate::cli::complain;
use crate::review::folder;

/// How long nothing must happen before a change is taken to be whole: editors write in several steps.
const CALM: Duration = Duration::from_millis(150);

/// How long a change may go on before what is there is checked all the same.
const LONGEST: Duration = Duration::from_secs(2);

/// Checks anew whenever something changes, as long as the watcher lives. Where nothing can be watched that is told, and
/// the page stands still but for decisions.
pub(super) fn watch(desk: &Arc<Desk>) -> Option<RecommendedWatcher> {
    let (tell, told) = channel();
    let heard = move |event: notify::Result<notify::Event>| {
        // To read is no change: we do so ourselves.
        if !event.is_ok_and(|e| matches!(e.kind, EventKind::Access(_))) {
            let _ = tell.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(heard)
        .map_err(|e| complain(&format!("changes of the articles are not seen: {e}")))
        .ok()?;
    for (folder, mode) in folders(desk) {
        if let Err(e) = watcher.watch(&folder, mode) {
            complain(&format!("{}: changes are not seen: {e}", folder.display()));
        }
    }
    let desk = Arc::clone(desk);
    std::thread::spawn(move || recheck(&told, &desk));
    Some(watcher)
}

fn recheck(told: &Receiver<()>, desk: &Desk) {
    while told.recv().is_ok() {
        let since = Instant::now();
        while since.elapsed() < LONGEST && told.recv_timeout(CALM).is_ok() {}
        desk.recheck();
    }
}

/// What to watch: folders, since an editor puts a new file in the place of the old.
fn folders(desk: &Desk) -> BTreeMap<PathBuf, RecursiveMode> {
    let (paths, decisions) = desk.sources();
    let mut all = BTreeMap::from([(folder(&decisions).to_owned(), RecursiveMode::NonRecursive)]);
    for path in paths {
        if path.is_dir() {
            all.insert(path.clone(), RecursiveMode::Recursive);
        } else {
            all.entry(folder(path).to_owned()).or_insert(RecursiveMode::NonRecursive);
        }
    }
    all
}
