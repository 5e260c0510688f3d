//! Files and standard input become articles.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};

use super::{Article, BlockKind, Lines, PublishedFrom, Span, blocks, language, sentence};
use crate::error::InputError;
use crate::rules::Rules;

/// What the command line says of articles that don't say it themselves.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Publication day.
    pub date: Option<NaiveDate>,
    /// ISO 639-1 code.
    pub lang: Option<String>,
    /// Outlet.
    pub source: Option<String>,
}

/// One input, not yet read as an article.
#[derive(Debug)]
pub struct Source {
    /// The path as given, `-` for standard input.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads files and folders; what cannot be read is told and costs nothing else.
pub fn collect(paths: &[PathBuf]) -> (Vec<Source>, Vec<InputError>) {
    let (mut sources, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            match std::io::stdin().lock().read_to_end(&mut bytes) {
                Ok(_) => sources.push(Source { path: "-".into(), bytes }),
                Err(source) => errors.push(InputError::Io { path: path.clone(), source }),
            }
        } else if path.is_dir() {
            let before = sources.len() + errors.len();
            folder(path, &mut sources, &mut errors);
            if sources.len() + errors.len() == before {
                errors.push(InputError::Empty { path: path.clone(), why: "no .txt or .md file in this folder".into() });
            }
        } else {
            file(path, &mut sources, &mut errors);
        }
    }
    (sources, errors)
}

fn folder(path: &Path, sources: &mut Vec<Source>, errors: &mut Vec<InputError>) {
    let entries = match std::fs::read_dir(path) {
        Ok(entries) => entries,
        Err(source) => return errors.push(InputError::Io { path: path.to_owned(), source }),
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(source) => errors.push(InputError::Io { path: path.to_owned(), source }),
        }
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            folder(&path, sources, errors);
        } else if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            file(&path, sources, errors);
        }
    }
}

fn file(path: &Path, sources: &mut Vec<Source>, errors: &mut Vec<InputError>) {
    match std::fs::read(path) {
        Ok(bytes) => sources.push(Source { path: path.to_string_lossy().into_owned(), bytes }),
        Err(source) => errors.push(InputError::Io { path: path.to_owned(), source }),
    }
}

/// Decodes one input and finds its parts.
///
/// # Errors
/// Bytes that are no text, and an empty input.
pub fn read(path: &str, bytes: Vec<u8>, hints: &Hints, rules: &Rules) -> Result<Article, InputError> {
    let text = decode(path, bytes)?;
    if text.trim().is_empty() {
        return Err(InputError::Empty { path: path.into(), why: "an empty file".into() });
    }
    let front = front_matter(&text);
    let field = |name: &str| front.fields.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    let lang = field("lang").or_else(|| hints.lang.clone());
    let known = lang.filter(|l| rules.language(l).is_some());
    let language = known.unwrap_or_else(|| language::detect(&text[front.end..], rules));
    let printed = field("date").and_then(|d| moment(&d));
    let stated = field("date").and_then(|d| NaiveDate::parse_from_str(d.get(..10)?, "%Y-%m-%d").ok());
    let (published, published_from) = match (stated, hints.date) {
        (Some(day), _) => (Some(day), Some(PublishedFrom::FrontMatter)),
        (None, Some(day)) => (Some(day), Some(PublishedFrom::Option)),
        _ => (None, None),
    };
    let mut found = Vec::new();
    if front.end > 0 {
        found.push(super::Block { kind: BlockKind::FrontMatter, span: Span::new(0, front.end) });
    }
    if let Some(language) = rules.language(&language) {
        blocks::blocks(&text, front.end, &language.text, &mut found);
    }
    let sentences = rules.language(&language).map_or_else(Vec::new, |l| sentence::sentences(&text, &found, &l.text));
    let headline = found.iter().find(|b| b.kind == BlockKind::Headline).map(|b| text[b.span.range()].trim().to_owned());
    Ok(Article {
        path: path.to_owned(),
        lines: Lines::new(&text),
        language,
        title: field("title").or(headline),
        source: field("source").or_else(|| hints.source.clone()),
        published,
        printed,
        published_from,
        blocks: found,
        sentences,
        text,
    })
}

/// A day with its time, "2025-03-06T20:15:00+01:00", in UTC.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let zoned = chrono::DateTime::parse_from_rfc3339(text).map(|d| d.naive_utc());
    let plain = |format| NaiveDateTime::parse_from_str(text, format);
    zoned
        .or_else(|_| plain("%Y-%m-%dT%H:%M:%S"))
        .or_else(|_| plain("%Y-%m-%dT%H:%M"))
        .or_else(|_| plain("%Y-%m-%d %H:%M"))
        .ok()
}

/// UTF-8 first, then a byte order mark, then the likeliest legacy encoding.
fn decode(path: &str, bytes: Vec<u8>) -> Result<String, InputError> {
    let not_text = |why: &str| InputError::NotText { path: path.into(), why: why.into() };
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok(text),
        Ok(_) => return Err(not_text("it holds NUL bytes")),
        Err(e) => e.into_bytes(),
    };
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    let sample = &bytes[..bytes.len().min(1 << 16)];
    if sample.iter().filter(|&&b| b == 0 || b < 9).count() * 100 > sample.len() {
        return Err(not_text("it holds control bytes"));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let (text, _, broken) = detector.guess(None, chardetng::Utf8Detection::Deny).decode(&bytes);
    if broken { Err(not_text("its bytes fit no encoding known here")) } else { Ok(text.into_owned()) }
}

#[derive(Debug, Default)]
struct FrontMatter {
    fields: Vec<(String, String)>,
    end: usize,
}

/// The `---` block at the start of a file.
fn front_matter(text: &str) -> FrontMatter {
    let mut front = FrontMatter::default();
    let body = text.trim_start_matches('\u{feff}');
    let mut at = text.len() - body.len();
    let mut lines = body.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some("---") {
        return front;
    }
    at += body.split_inclusive('\n').next().map_or(0, str::len);
    for line in lines {
        at += line.len();
        if line.trim_end() == "---" {
            front.end = at;
            return front;
        }
        if let Some((key, value)) = line.split_once(':') {
            let value = value.trim().trim_matches('"').trim_matches('\'').to_owned();
            front.fields.push((key.trim().to_lowercase(), value));
        }
    }
    FrontMatter::default()
}
