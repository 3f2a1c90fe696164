//! `kolega erase`: deletes what somebody who has left wrote and makes their row a former colleague's, sooner than the
//! term does it (domain §2, rule g).
//!
//! It works beside a running bot. Nothing is changed before the administrator has read what goes and typed the name.

use std::io::Write as _;

use anyhow::{Context, bail};
use clap::Args;

use super::named::Whom;
use crate::domain::people::column::plain;
use crate::domain::people::{FORMER, PersonState};
use crate::usecase::Ctx;
use crate::usecase::caller::Actor;
use crate::usecase::retention::{Counts, erase_for, holdings};

/// The arguments of `kolega erase`.
#[derive(Debug, Args)]
pub(super) struct Erase {
    #[command(flatten)]
    whom: Whom,
    /// Does not ask.
    #[arg(long)]
    yes: bool,
}

/// Shows what goes, asks, and erases.
pub(super) fn run(arguments: &Erase) -> anyhow::Result<()> {
    super::runtime()?.block_on(async {
        let ctx = arguments.whom.open().await?;
        let done = erase(arguments, &ctx).await;
        ctx.store.close().await;
        done
    })
}

async fn erase(arguments: &Erase, ctx: &Ctx) -> anyhow::Result<()> {
    let actor = arguments.whom.find(ctx).await?;
    let (person, school) = (&actor.person, &actor.school.name);
    if person.name == FORMER {
        bail!(
            "row {} at {school} is a former colleague's already; there is nothing left to erase",
            person.id
        );
    }
    if person.state != PersonState::Left {
        bail!(
            "{} is still on the staff list of {school}: take them off first with /people remove, so that their access has ended",
            person.name
        );
    }
    println!("{}", what_goes(&actor, &holdings(ctx, person.id).await?));
    if !arguments.yes && !confirmed(&person.name)? {
        bail!("that is not the name; nothing was changed");
    }
    let clean = erase_for(ctx, &actor).await?;
    println!("Erased. Backups made before still hold it: delete them when their time is up.");
    if !clean {
        println!("Another program was reading: what was deleted leaves the file when Kolega is next stopped.");
    }
    Ok(())
}

fn what_goes(actor: &Actor, held: &Counts) -> String {
    let left = actor
        .person
        .left_on
        .map_or(String::new(), |on| format!(", left on {on}"));
    format!(
        "{name} (row {row}, {school}{left})\n\
         Goes: {texts} submitted texts with their earlier versions and read log, {drafts} drafts, {leaves} absences, \
         {lessons} lessons of the timetable, messages, wishes, the lists of whom not to meet, requests to join, imported \
         lists that still hold the name; name and account. Records of group meetings are emptied.\n\
         Stays, as a former colleague's: who observed whom and when ({observations}), the states of months ({months}), \
         attendance, dates of roles, the log of acts.\n\
         It cannot be undone. kolega export --person {row} takes a copy first.",
        name = actor.person.name,
        row = actor.person.id,
        school = actor.school.name,
        texts = held.texts,
        drafts = held.drafts,
        leaves = held.leaves,
        lessons = held.lessons,
        observations = held.observations,
        months = held.months,
    )
}

fn confirmed(name: &str) -> anyhow::Result<bool> {
    print!("Type the full name to erase: ");
    std::io::stdout().flush().context("the question cannot be shown")?;
    let mut typed = String::new();
    std::io::stdin()
        .read_line(&mut typed)
        .context("the answer cannot be read")?;
    Ok(plain(&typed) == plain(name))
}
