//! Who may ask: a page of ours, in a browser on this machine, opened by somebody who was given the address.

use std::net::{IpAddr, SocketAddr};

use axum::http::header::{HOST, HeaderMap, ORIGIN};
use axum::http::{Method, StatusCode, Uri};

use crate::cli::Failure;

/// What a request is held against.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    token: String,
    local: SocketAddr,
}

impl Guard {
    /// A guard with a token that nobody can guess.
    pub(super) fn new(local: SocketAddr) -> Result<Self, Failure> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|e| Failure::Message(format!("no random bytes to be had: {e}")))?;
        Ok(Self { token: bytes.iter().map(|b| format!("{b:02x}")).collect(), local })
    }

    /// The address to open.
    pub(super) fn address(&self) -> String {
        format!("http://{}/{}/", self.local, self.token)
    }

    /// Lets a request pass, or says how it is refused.
    pub(super) fn admit(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), StatusCode> {
        let one = |name| {
            let mut all = headers.get_all(name).iter();
            all.next().filter(|_| all.next().is_none()).and_then(|v| v.to_str().ok())
        };
        // A name that somebody else's server points at this machine is not ours.
        let host = one(HOST).filter(|host| self.is_own(host)).ok_or(StatusCode::MISDIRECTED_REQUEST)?;
        if !self.knows(uri.path().split('/').nth(1).unwrap_or_default()) {
            return Err(StatusCode::NOT_FOUND);
        }
        let own = format!("http://{host}");
        let foreign = match headers.contains_key(ORIGIN) {
            true => one(ORIGIN) != Some(own.as_str()),
            // Browsers name the page that sends; what does not say is not let write.
            false => method != Method::GET,
        };
        let site = headers.get("sec-fetch-site").map(|v| v.as_bytes());
        if foreign || site.is_some_and(|s| s != b"same-origin" && s != b"none") {
            return Err(StatusCode::FORBIDDEN);
        }
        Ok(())
    }

    /// True for an address of this machine with our port, and for `localhost`.
    fn is_own(&self, host: &str) -> bool {
        let port = self.local.port();
        let name = match host.rsplit_once(':').filter(|(_, p)| p.bytes().all(|b| b.is_ascii_digit())) {
            Some((name, given)) if given.parse() == Ok(port) => name,
            None if port == 80 => host,
            _ => return false,
        };
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        name == "localhost" || address.is_ok_and(|a| !self.local.ip().is_loopback() || a.is_loopback())
    }

    /// True for the token, in a time that does not tell how much of it was right.
    fn knows(&self, token: &str) -> bool {
        let differ = token.bytes().zip(self.token.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
        token.len() == self.token.len() && differ == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(local: &str, method: &str, path: &str, headers: &[(&'static str, &str)]) -> u16 {
        let guard = Guard { token: "abc".to_owned(), local: local.parse().unwrap() };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        let told = guard.admit(&method.parse().unwrap(), &path.parse().unwrap(), &map);
        told.map_or_else(|refused| refused.as_u16(), |()| 200)
    }

    #[test]
    fn a_stranger_is_refused() {
        let local = "127.0.0.1:4000";
        let own = ("host", "127.0.0.1:4000");
        let page = ("origin", "http://127.0.0.1:4000");
        for (method, path, headers, status) in [
            ("GET", "/abc/", vec![own], 200),
            ("GET", "/abc/", vec![("host", "localhost:4000")], 200),
            ("GET", "/abc/", vec![("host", "[::1]:4000")], 200),
            ("GET", "/abc/", vec![own, ("sec-fetch-site", "none")], 200),
            ("GET", "/abc/", vec![], 421),
            ("GET", "/abc/", vec![own, own], 421),
            ("GET", "/abc/", vec![("host", "evil.example:4000")], 421),
            ("GET", "/abc/", vec![("host", "127.0.0.1.evil.example:4000")], 421),
            ("GET", "/abc/", vec![("host", "127.0.0.1:4001")], 421),
            ("GET", "/abc/", vec![("host", "127.0.0.1")], 421),
            ("GET", "/abc/", vec![("host", "192.168.0.1:4000")], 421),
            ("GET", "/", vec![own], 404),
            ("GET", "/ab/", vec![own], 404),
            ("GET", "/abd/", vec![own], 404),
            ("GET", "/abcd/", vec![own], 404),
            ("GET", "/abc/", vec![own, ("sec-fetch-site", "cross-site")], 403),
            ("GET", "/abc/", vec![own, ("origin", "http://evil.example")], 403),
            ("POST", "/abc/decide", vec![own, page], 200),
            ("POST", "/abc/decide", vec![own], 403),
            ("POST", "/abc/decide", vec![own, ("origin", "null")], 403),
            ("POST", "/abc/decide", vec![own, ("origin", "http://localhost:4000")], 403),
            ("POST", "/abc/decide", vec![own, page, page], 403),
        ] {
            assert_eq!(asked(local, method, path, &headers), status, "{method} {path} {headers:?}");
        }
        // Told to listen to others, it is reached by its address, and still by no name.
        assert_eq!(asked("0.0.0.0:80", "GET", "/abc/", &[("host", "192.168.0.1")]), 200);
        assert_eq!(asked("0.0.0.0:80", "GET", "/abc/", &[("host", "evil.example")]), 421);
    }
}
