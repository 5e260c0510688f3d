//! A browser to look at pages with, driven over a pipe by the DevTools protocol: no driver and no port.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// One window of a browser that reaches no network.
pub struct Browser {
    child: Child,
    to: ChildStdin,
    from: Receiver<Value>,
    session: Option<String>,
    sent: u64,
    /// What the browser told without being asked.
    events: Vec<Value>,
}

/// The browser of this machine: that of `CHROME`, else one by a usual name.
fn installed() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&paths).flat_map(|dir| names.map(|n| dir.join(n)));
    std::env::var_os("CHROME").map(PathBuf::from).into_iter().chain(on_path).find(|p| p.is_file())
}

/// Says on the terminal, past the test runner, what was left out and why.
pub fn skip(what: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {what}");
}

impl Browser {
    /// A browser, or `None` with a word about it where there is none.
    pub fn open(name: &str) -> Option<Self> {
        let Some(program) = installed().filter(|_| cfg!(unix)) else {
            skip(&format!("{name}: no Chromium found (on the path, or named by CHROME)"));
            return None;
        };
        let profile = crate::support::scratch(&format!("browser-{name}"));
        // The protocol is spoken on descriptors 3 and 4, which only a shell can lay.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"])
            .arg(program)
            .args(["--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run"])
            .args(["--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--force-device-scale-factor=1"])
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (tell, from) = channel();
        std::thread::spawn(move || {
            let messages = BufReader::new(out).split(0).map_while(Result::ok);
            messages.map_while(|m| serde_json::from_slice(&m).ok()).all(|m| tell.send(m).is_ok())
        });
        let mut browser = Self { child, to, from, session: None, sent: 0, events: Vec::new() };
        let hello = json!({"id": 0, "method": "Browser.getVersion"}).to_string() + "\0";
        let sent = browser.to.write_all(hello.as_bytes());
        if sent.is_err() || browser.from.recv_timeout(PATIENCE).is_err() {
            skip(&format!("{name}: the browser did not start"));
            return None;
        }
        let target = browser.ask("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.ask("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.ask(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Sends a command and waits for its result.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let mut message = json!({"id": self.sent, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        self.to.write_all(&serde_json::to_vec(&message).unwrap()).and_then(|()| self.to.write_all(&[0])).unwrap();
        loop {
            let mut told = self.from.recv_timeout(PATIENCE).unwrap_or_else(|e| panic!("{method}: {e}"));
            if told["id"] == self.sent {
                assert!(told["error"].is_null(), "{method}: {}", told["error"]);
                return told["result"].take();
            }
            self.events.push(told);
        }
    }

    /// Opens an address and waits until it is loaded.
    pub fn visit(&mut self, address: &str) {
        self.load("Page.navigate", json!({"url": address}));
    }

    /// Loads the page anew.
    pub fn reload(&mut self) {
        self.load("Page.reload", json!({}));
    }

    fn load(&mut self, method: &str, params: Value) {
        self.events.retain(|e| e["method"] != "Page.loadEventFired");
        self.ask(method, params);
        while !self.events.iter().any(|e| e["method"] == "Page.loadEventFired") {
            let told = self.from.recv_timeout(PATIENCE).unwrap_or_else(|e| panic!("{method}: {e}"));
            self.events.push(told);
        }
    }

    /// The value of an expression in the page; a promise is waited for.
    pub fn eval(&mut self, expression: &str) -> Value {
        let told = self.ask(
            "Runtime.evaluate",
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true}),
        );
        assert!(told["exceptionDetails"].is_null(), "{expression}: {}", told["exceptionDetails"]);
        told["result"]["value"].clone()
    }

    /// Waits until an expression holds.
    pub fn until(&mut self, expression: &str) {
        let start = Instant::now();
        while self.eval(expression) != true {
            assert!(start.elapsed() < PATIENCE, "never: {expression}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses and lets go of a key.
    pub fn key(&mut self, key: &str) {
        let text = if key.chars().count() == 1 { key } else { "" };
        let code = if key == "Escape" { 27 } else { 0 };
        let press = |kind: &str| json!({"type": kind, "key": key, "text": text, "windowsVirtualKeyCode": code});
        self.ask("Input.dispatchKeyEvent", press(if text.is_empty() { "rawKeyDown" } else { "keyDown" }));
        self.ask("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key}));
    }

    /// The window as wide as this, in a light or a dark setting.
    pub fn look(&mut self, width: u32, scheme: &str) {
        let metrics = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.ask("Emulation.setDeviceMetricsOverride", metrics);
        let features = json!([
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]);
        self.ask("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// What the page complained of: errors of its script, and what its policy refused.
    pub fn complaints(&mut self) -> Vec<String> {
        let bad = |e: &&Value| {
            let entry = &e["params"]["entry"];
            e["method"] == "Runtime.exceptionThrown" || entry["level"] == "error"
        };
        self.events.iter().filter(bad).map(Value::to_string).collect()
    }

    /// The addresses that were asked for. What the browser draws its own buttons with is none.
    pub fn requests(&mut self) -> Vec<String> {
        let asked = self.events.iter().filter(|e| e["method"] == "Network.requestWillBeSent");
        let urls = asked.filter_map(|e| Some(e["params"]["request"]["url"].as_str()?.to_owned()));
        urls.filter(|url| !url.starts_with("data:")).collect()
    }

    /// What axe finds wrong with the page that is serious or worse; nothing, and a word about it, where there is no axe.
    pub fn barriers(&mut self) -> Vec<String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let Ok(axe) = std::fs::read_to_string(target.join("axe/node_modules/axe-core/axe.min.js")) else {
            skip("accessibility: no axe-core (npm install --prefix target/axe axe-core@4)");
            return Vec::new();
        };
        self.eval(&format!("{axe}; null"));
        let told = self.eval(
            "axe.run().then(r => r.passes.length < 5 ? ['axe did not run'] : r.violations
                .filter(v => ['serious', 'critical'].includes(v.impact))
                .map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))",
        );
        told.as_array().unwrap().iter().map(Value::to_string).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
