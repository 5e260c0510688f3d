//! `recoupe serve`: the report in a browser, alive: decided on by click or key, and checked anew when an article
//! changes.
//!
//! It listens on this machine alone unless told otherwise, and answers nobody who does not know the token in its
//! address; what it reads are the articles it was given, and what it writes is their file of decisions.

mod desk;
mod guard;
mod routes;
mod watch;

use std::net::SocketAddr;
use std::sync::Arc;

use super::args::ServeArgs;
use super::{Failure, Outcome, complain, load_rules, output};
use desk::Desk;
use guard::Guard;

pub(super) fn run(args: ServeArgs) -> Result<Outcome, Failure> {
    if args.known.paths.iter().any(|p| p.as_os_str() == "-") {
        return Err(Failure::Message("serve reads files and folders, not standard input".to_owned()));
    }
    let rules = load_rules(args.known.rules.as_deref())?;
    let desk = Arc::new(Desk::open(args.clone(), rules)?);
    // As long as this lives, changes are seen.
    let _watcher = watch::watch(&desk);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build();
    let failed = |e: std::io::Error| Failure::Message(format!("{}:{}: {e}", args.bind, args.port));
    runtime.map_err(failed)?.block_on(async {
        let listener = tokio::net::TcpListener::bind(SocketAddr::new(args.bind, args.port)).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let guard = Guard::new(address)?;
        if !args.bind.is_loopback() {
            complain("other machines can reach this; who knows the address can read the articles and decide");
        }
        output::write(&format!("{}\n", guard.address()), None)?;
        axum::serve(listener, routes::router(desk, guard)).await.map_err(failed)?;
        Ok(Outcome::Clean)
    })
}
