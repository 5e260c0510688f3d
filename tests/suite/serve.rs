//! The report alive, over real HTTP and in a real browser.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::browser::Browser;
use crate::support::{recoupe, run, scratch, stderr};

const PATIENCE: Duration = Duration::from_secs(60);

/// A running server, ended with the test.
struct Server {
    child: Child,
    folder: PathBuf,
    /// `127.0.0.1:4000`
    host: String,
    /// `/5f0c…`
    path: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn article(toll: &str) -> String {
    format!(
        "---\nsource: Outlet {toll}\ndate: 2025-03-12\nlang: en\n---\n\nThe flood in Valdane killed {toll} people.\n"
    )
}

/// A story of two articles that differ, served.
fn serve(test: &str) -> Server {
    let folder = scratch(test);
    std::fs::write(folder.join("a.txt"), article("214")).unwrap();
    std::fs::write(folder.join("b.txt"), article("2,140")).unwrap();
    let mut child = recoupe().arg("serve").arg(&folder).stdout(Stdio::piped()).spawn().unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let (host, path) = address.trim().strip_prefix("http://").unwrap().split_once('/').unwrap();
    let path = format!("/{}", path.strip_suffix('/').unwrap());
    Server { host: host.to_owned(), path, child, folder }
}

impl Server {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// The status and all that is answered.
    fn ask(&self, head: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut stream = self.connect();
        let mut request = format!("{head} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        headers.iter().for_each(|(name, value)| request += &format!("{name}: {value}\r\n"));
        // A server that refuses may hang up before it has heard all.
        let _ = stream.write_all(format!("{request}\r\n{body}").as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap_or_else(|| panic!("{head}: {answer}"));
        (status.parse().unwrap(), answer)
    }

    fn page(&self) -> String {
        let (status, page) = self.ask(&format!("GET {}/", self.path), &[("Host", &self.host)], "");
        assert_eq!(status, 200, "{page}");
        page
    }

    fn fingerprint(&self) -> String {
        self.page().split("data-fingerprint=\"").nth(1).unwrap()[..16].to_owned()
    }

    fn decide(&self, said: &serde_json::Value) -> (u16, String) {
        let origin = format!("http://{}", self.host);
        let headers = [("Host", &*self.host), ("Origin", &*origin), ("Content-Type", "application/json")];
        self.ask(&format!("POST {}/decide", self.path), &headers, &said.to_string())
    }

    fn decisions(&self) -> String {
        std::fs::read_to_string(self.folder.join("recoupe.decisions.jsonl")).unwrap_or_default()
    }
}

#[test]
fn strangers_are_refused_and_nothing_but_the_page_is_there() {
    let server = serve("serve-strangers");
    assert!(server.host.starts_with("127.0.0.1:"));
    let page = server.page();
    for header in ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "nosniff", "no-referrer"] {
        assert!(page.contains(header), "{header}");
    }
    let (own, path) = (("Host", &*server.host), &server.path);
    let origin = format!("http://{}", server.host);
    let (origin, json) = (("Origin", &*origin), ("Content-Type", "application/json"));
    let long = "x".repeat(20_000);
    for (head, headers, body, status) in [
        ("GET /".to_owned(), vec![own], "", 404),
        (format!("GET {path}0/"), vec![own], "", 404),
        (format!("GET {path}/a.txt"), vec![own], "", 404),
        (format!("GET {path}/../../Cargo.toml"), vec![own], "", 404),
        (format!("GET {path}/%2e%2e/%2e%2e/etc/passwd"), vec![own], "", 404),
        (format!("GET {path}/"), vec![("Host", "evil.example")], "", 421),
        (format!("GET {path}/"), vec![own, ("Sec-Fetch-Site", "cross-site")], "", 403),
        (format!("POST {path}/decide"), vec![own, json], "{}", 403),
        (format!("POST {path}/decide"), vec![own, json, ("Origin", "http://evil.example")], "{}", 403),
        (format!("POST {path}/decide"), vec![own, origin], "{}", 415),
        (format!("POST {path}/decide"), vec![own, origin, json], "{", 400),
        (format!("POST {path}/decide"), vec![own, origin, json], &long, 413),
        (format!("GET {path}/decide"), vec![own], "", 405),
    ] {
        assert_eq!(server.ask(&head, &headers, body).0, status, "{head} {headers:?}");
    }
    assert_eq!(server.decisions(), "");
}

#[test]
fn a_decision_lands_in_the_file_and_in_the_page() {
    let server = serve("serve-decide");
    let fingerprint = server.fingerprint();
    let said = |ruling: &str| json!({"fingerprint": fingerprint, "ruling": ruling, "by": "AB", "date": "2025-03-13"});
    for (key, value, why) in [
        ("ruling", "maybe", "maybe"),
        ("ruling", "dismissed", "--reason"),
        ("by", " ", "initials"),
        ("date", "today", "expected a day"),
        ("fingerprint", "0123456789abcdef", "no finding has this fingerprint"),
        ("wrong", "z", "sides"),
    ] {
        let mut wrong = said("confirmed");
        wrong[key] = value.into();
        let (status, answer) = server.decide(&wrong);
        assert_eq!(status, 422, "{wrong}: {answer}");
        assert!(answer.contains(why), "{wrong}: {answer}");
    }
    assert_eq!(server.decisions(), "");
    let mut dismissed = said("dismissed");
    (dismissed["reason"], dismissed["note"]) = ("known".into(), "<b>the mayor</b> knows".into());
    assert_eq!(server.decide(&dismissed).0, 200);
    assert!(server.decisions().contains("\"reason\":\"known\""), "{}", server.decisions());
    let page = server.page();
    assert!(page.contains("data-verdict=\"decided\"") && page.contains("&lt;b&gt;the mayor"));
    // What no check would count any more counts again.
    let check = || run(&["check", server.folder.to_str().unwrap()]).status.code();
    assert_eq!(check(), Some(0));
    assert_eq!(server.decide(&said("reopen")).0, 200);
    assert_eq!(check(), Some(1));
    // Kept apart, it is no finding, and the page still knows how to take that back.
    assert_eq!(server.decide(&said("not-same-fact")).0, 200);
    let page = server.page();
    assert!(!page.contains("class=\"finding") && page.contains("id=\"apart\""));
    assert_eq!(server.decide(&said("reopen")).0, 200);
    assert!(server.page().contains("class=\"finding"));
}

#[test]
fn news_come_when_an_article_changes() {
    let server = serve("serve-news");
    let mut stream = server.connect();
    write!(stream, "GET {}/news HTTP/1.1\r\nHost: {}\r\n\r\n", server.path, server.host).unwrap();
    let mut lines = BufReader::new(stream).lines();
    let mut stamp = || lines.find_map(|l| l.unwrap().strip_prefix("data: ").map(str::to_owned)).unwrap();
    let first = stamp();
    assert!(server.page().contains(&first));
    assert!(!server.page().contains("3,140"));
    // As editors do: a new file in the place of the old.
    let new = server.folder.join("b.txt~");
    std::fs::write(&new, article("3,140")).unwrap();
    std::fs::rename(&new, server.folder.join("b.txt")).unwrap();
    let start = Instant::now();
    let second = stamp();
    assert_ne!(second, first);
    assert!(start.elapsed() < PATIENCE && server.page().contains("3,140"));
    // A decision made elsewhere is one of the changes.
    let fingerprint = server.fingerprint();
    let folder = server.folder.to_str().unwrap();
    let args = ["decide", &fingerprint, "confirmed", folder, "--by", "AB", "--date", "2025-03-13"];
    let output = run(&args);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_ne!(stamp(), second);
    assert!(server.page().contains("data-verdict=\"decided\""));
}

#[test]
fn what_cannot_be_served_is_told() {
    let empty = scratch("serve-empty");
    for paths in [empty.to_str().unwrap(), "-"] {
        let output = run(&["serve", paths]);
        assert_eq!(output.status.code(), Some(2), "{paths}");
        assert!(!stderr(&output).is_empty());
    }
}

#[test]
fn two_windows_decide_together() {
    let server = serve("serve-windows");
    let Some(mut one) = Browser::open("serve-one") else { return };
    let Some(mut two) = Browser::open("serve-two") else { return };
    let address = format!("http://{}{}/", server.host, server.path);
    for (browser, width) in [(&mut one, 1280), (&mut two, 390)] {
        browser.look(width, "light");
        browser.visit(&address);
        let barriers = browser.barriers();
        assert!(barriers.is_empty(), "{width}: {barriers:#?}");
    }
    // Who and when is asked for, not guessed.
    one.key("j");
    one.key("c");
    one.until("document.activeElement.id == 'by'");
    one.eval("document.activeElement.value = 'AB'; document.querySelector('#day').value = '2025-03-13'");
    one.eval("document.querySelector('.finding').focus()");
    one.key("d");
    one.until("document.activeElement.name == 'reason'");
    // What the other window types meanwhile is not lost.
    two.eval("document.querySelector('[name=note]').value = 'half a no'");
    one.eval("document.activeElement.value = 'rounding'");
    one.key("Enter");
    for browser in [&mut one, &mut two] {
        browser.until("document.querySelectorAll('.finding[data-verdict=decided]').length == 1");
    }
    assert_eq!(two.eval("document.querySelector('[name=note]').value"), "half a no");
    assert!(server.decisions().contains("\"by\":\"AB\",\"date\":\"2025-03-13\""), "{}", server.decisions());
    two.visit(&address);
    two.until("document.querySelectorAll('.finding[data-verdict=decided]').length == 1");
    // An article that changes shows by itself.
    std::fs::write(Path::new(&server.folder).join("b.txt"), article("4,140")).unwrap();
    for browser in [&mut one, &mut two] {
        browser.until("document.querySelector('.finding .reason').textContent.includes('4,140')");
        assert!(browser.complaints().is_empty(), "{:?}", browser.complaints());
        let foreign: Vec<String> = browser.requests().into_iter().filter(|r| !r.starts_with(&address)).collect();
        assert!(foreign.is_empty(), "{foreign:?}");
    }
}
