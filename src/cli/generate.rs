//! `recoupe completions` and `recoupe man`: what shells and `man` want to know of the command line.

use clap::CommandFactory;

use super::args::{Args, CompletionsArgs, ManArgs};
use super::{Failure, Outcome, output};

/// Completions for a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    let mut out = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "recoupe", &mut out);
    write(&out)
}

/// The page of the program, or of one of its commands.
pub(super) fn man(args: &ManArgs) -> Result<Outcome, Failure> {
    let mut command = Args::command();
    command.build();
    for name in &args.command {
        let inner = command.find_subcommand(name).cloned();
        command = inner.ok_or_else(|| Failure::Message(format!("{name}: there is no such command")))?;
    }
    let title = command.get_display_name().unwrap_or("recoupe").to_owned();
    let mut out = Vec::new();
    let page = clap_mangen::Man::new(command).title(title.to_uppercase());
    page.render(&mut out).map_err(|e| Failure::Message(e.to_string()))?;
    write(&out)
}

fn write(bytes: &[u8]) -> Result<Outcome, Failure> {
    output::write(&String::from_utf8_lossy(bytes), None)?;
    Ok(Outcome::Clean)
}
