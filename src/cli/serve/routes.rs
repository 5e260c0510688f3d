//! What is answered: the page, news of it, and decisions.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use futures_util::stream::{Stream, unfold};

use super::desk::{Desk, Said};
use super::guard::Guard;
use crate::report;

/// Bytes of a decision, a note of some length included.
const BODY: usize = 16 * 1024;

/// Everything there is behind the token.
pub(super) fn router(desk: Arc<Desk>, guard: Guard) -> Router {
    Router::new()
        .route("/{token}/", get(page))
        .route("/{token}/news", get(news))
        .route("/{token}/decide", post(decide))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(guard, guarded))
        .with_state(desk)
}

async fn page(State(desk): State<Arc<Desk>>) -> Html<String> {
    Html(desk.page().borrow().html.to_string())
}

/// The stamp of the page, at once and after every change.
async fn news(State(desk): State<Arc<Desk>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let mut pages = desk.page();
    pages.mark_changed();
    let stamps = unfold(pages, |mut pages| async move {
        pages.changed().await.ok()?;
        let event = Event::default().data(&*pages.borrow_and_update().stamp);
        Some((Ok(event), pages))
    });
    Sse::new(stamps).keep_alive(KeepAlive::default())
}

async fn decide(State(desk): State<Arc<Desk>>, Json(said): Json<Said>) -> Response {
    // Checking takes its time, in which others are answered.
    match tokio::task::spawn_blocking(move || desk.decide(said)).await {
        Ok(Ok(())) => StatusCode::OK.into_response(),
        Ok(Err(why)) => (StatusCode::UNPROCESSABLE_ENTITY, why).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Lets in who may ask, and tells the browser to do nothing but what the page needs.
async fn guarded(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = match guard.admit(request.method(), request.uri(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&report::live_policy()) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
