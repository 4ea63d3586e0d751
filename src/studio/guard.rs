//! Who may ask, and what a page may do.
//!
//! The studio answers pages that it served itself, and nobody else's: a page from elsewhere that is open in the same browser
//! could otherwise set runs going and read them. Names that lead here by somebody else's doing (DNS rebinding) are refused too.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, HeaderValue, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// By which name the studio may be called, beside the addresses of the machine itself.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// The host that it was told to serve on.
    pub name: String,
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(super) async fn guarded(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = match house.objection(request.headers()) {
        Some(why) => (StatusCode::FORBIDDEN, format!("{why}\n")).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

impl House {
    /// Why a request with these headers is refused, if it is.
    fn objection(&self, headers: &HeaderMap) -> Option<&'static str> {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("\u{fffd}"));
        let Some(host) = text(HOST) else {
            return Some("a request says whom it is for, in the header Host");
        };
        if !self.is_own(host) {
            return Some("this studio is not called by that name; use its address");
        }
        if text(ORIGIN).is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
            return Some("only the studio's own pages may ask");
        }
        let site = text(HeaderName::from_static("sec-fetch-site")).unwrap_or("none");
        let mode = text(HeaderName::from_static("sec-fetch-mode")).unwrap_or("navigate");
        let is_foreign = !matches!(site, "none" | "same-origin") && mode != "navigate";
        is_foreign.then_some("only the studio's own pages may ask")
    }

    /// An address is nobody else's name; of names, only those that are known.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost" || name == self.name || bare.parse::<IpAddr>().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_and_addresses_are_own() {
        let house = House { name: "teacher.school".to_owned() };
        for own in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:80", "10.0.0.7", "teacher.school:80"] {
            assert!(house.is_own(own), "{own}");
        }
        for other in ["", "evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example", "localhost:80:evil"] {
            assert!(!house.is_own(other), "{other}");
        }
    }
}
