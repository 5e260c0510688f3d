//! The conversation in a real terminal, and what there is without one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use recoupe::review::{FILE, Ledger};

use crate::support::{run, scratch, stderr, stdout};

/// Three contradictions on three stories that share no word.
fn desk(name: &str) -> PathBuf {
    let dir = scratch(name);
    for (outlet, file, toll, trees, bridge) in
        [("One", "a.txt", "214", "97", "12.5"), ("Two", "b.txt", "2,140", "970", "125")]
    {
        let text = format!(
            "---\nsource: {outlet}\ndate: 2025-03-12\nlang: en\n---\n\nThe flood in Valdane killed {toll} people.\n\nThe \
             parish of Brockfield planted {trees} oak trees along the road.\n\nThe new bridge over the Orne cost {bridge} \
             million euros.\n"
        );
        std::fs::write(dir.join(file), text).unwrap();
    }
    dir
}

fn rulings(dir: &Path) -> Vec<String> {
    Ledger::read(&dir.join(FILE)).unwrap().lines.iter().map(|l| l.decision.ruling.to_string()).collect()
}

/// A terminal of 80 by 24 without colour, in which one program runs.
struct Screen {
    socket: String,
}

impl Screen {
    /// `None` where there is no tmux.
    fn open(name: &str, args: &[&str]) -> Option<Self> {
        let screen = Self { socket: format!("recoupe-{name}-{}", std::process::id()) };
        let program = [&[env!("CARGO_BIN_EXE_recoupe")], args].concat();
        let program: Vec<String> = program.iter().map(|word| format!("'{word}'")).collect();
        let command = format!("NO_COLOR=1 exec {}", program.join(" "));
        let options = ["-u", "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24"];
        let started =
            screen.tmux(&[&options[..], &[&command, ";", "set-option", "-g", "remain-on-exit", "on"]].concat());
        match started {
            Some(output) if output.status.success() => Some(screen),
            Some(output) => panic!("tmux: {}", stderr(&output)),
            None => {
                eprintln!("not tried: there is no tmux");
                None
            }
        }
    }

    fn tmux(&self, args: &[&str]) -> Option<Output> {
        let mut tmux = Command::new("tmux");
        tmux.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("TMUX").args(["-L", &self.socket]).args(args);
        tmux.output().ok()
    }

    /// Waits until the screen shows something, and gives all of it.
    fn shows(&self, wanted: &str) -> String {
        let start = Instant::now();
        loop {
            let shown = self.tmux(&["capture-pane", "-p", "-J", "-S", "-"]).map(|o| stdout(&o)).unwrap_or_default();
            if shown.contains(wanted) {
                return shown;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "no {wanted:?} in:\n{shown}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    fn press(&self, key: &str) {
        self.tmux(&["send-keys", key]);
    }

    /// Ends the program as a power cut does.
    fn kill(&self) {
        let pid = stdout(&self.tmux(&["display-message", "-p", "#{pane_pid}"]).unwrap());
        assert!(Command::new("kill").args(["-9", pid.trim()]).status().unwrap().success());
        // What tmux shows of it comes late, or not at all.
        let start = Instant::now();
        let state = || stdout(&Command::new("ps").args(["-o", "stat=", "-p", pid.trim()]).output().unwrap());
        while !matches!(state().trim().chars().next(), None | Some('Z')) {
            assert!(start.elapsed() < Duration::from_secs(60), "it lives on");
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

#[test]
fn a_session_is_killed_and_goes_on_where_it_was() {
    let dir = desk("review-session");
    let folder = dir.to_str().unwrap();
    let args = ["review", folder, "--by", "AB", "--date", "2025-03-13", "--report-lang", "en"];
    let Some(screen) = Screen::open("killed", &args) else { return };
    let first = screen.shows("scroll · q quit");
    assert!(["Review 1/3", "^^^", "c confirm", "independent source"].iter().all(|t| first.contains(t)), "{first}");
    screen.press("c");
    screen.shows("Which is wrong? a ");
    screen.press("b");
    screen.shows("Written down: confirmed.");
    screen.press("d");
    screen.shows("Why? 1 rounding");
    screen.press("3");
    screen.shows("Review 1/1 · all that is open · 2 decided");
    screen.press("u");
    screen.shows("Taken back");
    screen.press("d");
    screen.shows("Why?");
    screen.kill();
    drop(screen);
    let before = ["confirmed", "dismissed: update", "reopened"];
    assert_eq!(rulings(&dir), before);
    let screen = Screen::open("resumed", &args).unwrap();
    screen.shows("Review 1/2 · all that is open · 1 decided");
    screen.press("n");
    screen.shows("these are two facts");
    screen.shows("Review 1/1");
    screen.press("Space");
    screen.shows("The end. Left: 1.");
    screen.press("b");
    screen.shows("Review 1/1");
    screen.press("c");
    screen.press("Enter");
    screen.shows("Nothing to decide here");
    screen.press("q");
    screen.shows("0 open");
    drop(screen);
    assert_eq!(rulings(&dir), [&before[..], &["not-same-fact", "confirmed"]].concat());
    assert_eq!(run(&["check", folder]).status.code(), Some(0));
}

#[test]
fn initials_and_day_are_asked_for() {
    let dir = desk("review-who");
    let Some(screen) = Screen::open("who", &["review", dir.to_str().unwrap(), "--by", "AB"]) else { return };
    screen.shows("review needs --by INITIALS and --date YYYY-MM-DD");
    assert!(!dir.join(FILE).exists());
}

#[test]
fn without_a_terminal_it_names_the_commands() {
    let dir = desk("review it's");
    let output = run(&["review", dir.to_str().unwrap(), "--by", "AB", "--date", "2025-03-13", "--report-lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("review needs a terminal"), "{}", stderr(&output));
    let told = stdout(&output);
    let line = told.lines().find(|l| l.contains("dismissed")).unwrap_or_else(|| panic!("{told}"));
    // What it names can be said as it stands.
    let program = line.replace("recoupe ", &format!("'{}' ", env!("CARGO_BIN_EXE_recoupe")));
    let said = Command::new("sh").current_dir(env!("CARGO_MANIFEST_DIR")).args(["-c", &program]).output().unwrap();
    assert!(said.status.success(), "{line}: {}", stderr(&said));
    assert_eq!(rulings(&dir), ["dismissed: rounding"]);
    let again = stdout(&run(&["review", dir.to_str().unwrap()]));
    assert_eq!(again.matches(" dismissed ").count() + 1, told.matches(" dismissed ").count(), "{again}");
}
