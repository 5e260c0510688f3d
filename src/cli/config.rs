//! `recoupe.toml`: what a desk would otherwise say on every command line. It is looked for in the current folder, then
//! in those above it. The command line overrules it, and an article's own front matter overrules both.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use serde::Deserialize;

use super::args::{Command, FailOn, InputArgs, KnownArgs, Lang, RunArgs};
use crate::rules::files;
use crate::run::{Patterns, TellOf};

/// The name of the file.
const FILE: &str = "recoupe.toml";

/// Strings nearer to each other than this may be one, mistyped.
const NEAR: f64 = 0.7;

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum ConfigError {
    /// It could not be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It says something that is not understood.
    #[error("{}:{line}: {message}{}", path.display(), meant.as_ref().map(|m| format!("; did you mean \"{m}\"?")).unwrap_or_default())]
    Said {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What was found and what was expected.
        message: String,
        /// What was probably meant.
        meant: Option<String>,
    },
}

/// What the file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Config {
    /// Articles and folders of them, read where no path is given.
    paths: Vec<PathBuf>,
    /// Language of articles that do not say it.
    language: Option<String>,
    /// The same of some files.
    languages: Vec<LanguageOf>,
    /// Outlets of articles that do not say it, by file.
    sources: Vec<SourceOf>,
    /// Which findings make the exit status 1.
    fail_on: Option<FailOn>,
    /// Language of the report's own words.
    report_lang: Option<Lang>,
    /// Folder of rule files.
    rules: Option<PathBuf>,
    /// The folder of the file, which its paths and patterns begin at.
    #[serde(skip)]
    root: PathBuf,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageOf {
    files: Pattern,
    code: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceOf {
    files: Pattern,
    name: String,
}

/// A pattern of paths from the file's folder; without a `/`, of names in any folder.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
struct Pattern(GlobMatcher);

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let whole = if text.contains('/') { text } else { format!("**/{text}") };
        let glob = GlobBuilder::new(&whole).literal_separator(true).build();
        glob.map(|g| Self(g.compile_matcher())).map_err(|e| e.to_string())
    }
}

/// The configuration that holds here: the file given, or the nearest.
pub(super) fn load(given: Option<&Path>, isolated: bool) -> Result<Config, ConfigError> {
    let found = match given {
        Some(path) => Some(path.to_owned()),
        None if isolated => None,
        None => nearest(),
    };
    let Some(path) = found else { return Ok(Config::default()) };
    let text = std::fs::read_to_string(&path).map_err(|source| ConfigError::Read { path: path.clone(), source })?;
    let mut config = parse(&path, &text)?;
    config.root = path.parent().map(Path::to_owned).unwrap_or_default();
    Ok(config)
}

/// `recoupe.toml`, `../recoupe.toml` and so on, as far up as there are folders.
fn nearest() -> Option<PathBuf> {
    let depth = std::env::current_dir().ok()?.ancestors().count();
    let up = (0..depth).map(|n| std::iter::repeat_n("..", n).collect::<PathBuf>().join(FILE));
    up.into_iter().find(|file| file.is_file())
}

fn parse(path: &Path, text: &str) -> Result<Config, ConfigError> {
    files::parse(&path.to_string_lossy(), text).map_err(|e| ConfigError::Said {
        path: path.to_owned(),
        line: e.line.max(1),
        meant: meant(&e.message),
        message: e.message,
    })
}

/// Of "unknown field `pathes`, expected one of `paths`, `rules`": `paths`.
fn meant(message: &str) -> Option<String> {
    let mut names = message.split('`').skip(1).step_by(2);
    let found = names.next().filter(|_| message.starts_with("unknown"))?;
    let near = |name: &&str| (1e3 * strsim::jaro_winkler(name, found)) as u32;
    names.max_by_key(near).filter(|name| f64::from(near(name)) >= 1e3 * NEAR).map(str::to_owned)
}

impl Config {
    /// Says what the command line left unsaid.
    pub(super) fn complete(&self, command: &mut Command) {
        match command {
            Command::Check(args) => {
                // A draft comes by standard input where none is named.
                self.input(&mut args.input, args.against.is_empty());
                args.fail_on = args.fail_on.or(self.fail_on);
                args.report_lang = args.report_lang.or(self.report_lang);
            }
            Command::Claims(args) => self.input(&mut args.input, true),
            Command::Explain(args) => {
                self.run(&mut args.run);
                args.patterns = self.patterns();
            }
            Command::Serve(args) => {
                self.known(&mut args.known);
                args.report_lang = args.report_lang.or(self.report_lang);
            }
            Command::Review(args) => {
                self.known(&mut args.known);
                args.report_lang = args.report_lang.or(self.report_lang);
            }
            Command::Decide(args) => self.known(&mut args.known),
            Command::Decisions(command) => {
                if let Some(known) = command.known() {
                    self.known(known);
                }
            }
            Command::Rules(args) => args.rules = args.rules.take().or_else(|| self.rules()),
            Command::Completions(_) | Command::Man(_) => {}
        }
    }

    fn input(&self, args: &mut InputArgs, paths: bool) {
        if args.paths.is_empty() && paths {
            args.paths = self.paths();
        }
        if args.paths.is_empty() {
            args.paths.push(PathBuf::from("-"));
        }
        args.patterns = self.patterns();
        self.run(&mut args.run);
    }

    fn known(&self, args: &mut KnownArgs) {
        if args.paths.is_empty() {
            args.paths = self.paths();
        }
        if args.paths.is_empty() {
            args.paths.push(PathBuf::from("."));
        }
        args.patterns = self.patterns();
        args.rules = args.rules.take().or_else(|| self.rules());
    }

    fn run(&self, args: &mut RunArgs) {
        args.rules = args.rules.take().or_else(|| self.rules());
    }

    fn rules(&self) -> Option<PathBuf> {
        self.rules.as_ref().map(|rules| self.root.join(rules))
    }

    fn paths(&self) -> Vec<PathBuf> {
        self.paths.iter().map(|path| self.root.join(path)).collect()
    }

    fn patterns(&self) -> Patterns {
        let of = |pattern: &Pattern, told: &String| TellOf { files: pattern.0.clone(), told: told.clone() };
        Patterns {
            root: self.root.clone(),
            languages: self.languages.iter().map(|l| of(&l.files, &l.code)).collect(),
            language: self.language.clone(),
            sources: self.sources.iter().map(|s| of(&s.files, &s.name)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_told_with_its_line_and_what_was_meant() {
        for (text, told) in [
            ("\npathes = []\n", "c.toml:2: unknown field `pathes`"),
            ("\npathes = []\n", "; did you mean \"paths\"?"),
            ("fail-on = \"disputes\"\n", "did you mean \"disputed\"?"),
            ("paths = []\n[[sources]]\nfile = \"a\"\nname = \"A\"\n", "did you mean \"files\"?"),
            ("paths = []\n[[sources]]\nfiles = \"a[\"\nname = \"A\"\n", "c.toml:3: "),
            ("fail_on = \"any\"\n", "did you mean \"fail-on\"?"),
            ("paths = \"a\"\n", "c.toml:1: invalid type"),
            ("paths = [\n", "c.toml:"),
        ] {
            let error = parse(Path::new("c.toml"), text).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
        let error = parse(Path::new("c.toml"), "weather = 1\n").unwrap_err().to_string();
        assert!(!error.contains("did you mean"), "{error}");
    }
}
