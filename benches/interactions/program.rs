//! The program as an administrator runs it, with an empty database, in a process of its own.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kolega::sandbox::World;

use crate::school::School;

/// Starts it, waits until its commands are there and prints how long that took and how much memory it keeps.
pub async fn measure() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let sandbox = crate::sandbox().await?;
    let world = sandbox.world();
    let _school = School::found(&world);
    let authority = folder.path().join("ca.pem");
    std::fs::write(&authority, sandbox.ca_pem())?;
    let begun = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_kolega"))
        .args(["run", "--discord-url", &format!("https://{}", sandbox.api_addr())])
        .arg("--discord-ca")
        .arg(&authority)
        .arg("--database")
        .arg(folder.path().join("kolega.db"))
        .env("DISCORD_TOKEN", sandbox.token())
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .spawn()?;
    let online = |world: &World| world.bot_online().then_some(());
    let patience = Duration::from_secs(20);
    let came = world.wait_for("the program online", patience, online).await;
    let ready = begun.elapsed();
    let resident = resident_mib(program.id());
    program.kill()?;
    program.wait()?;
    sandbox.shutdown().await;
    came.map_err(anyhow::Error::msg)?;
    println!(
        "the program alone: online after {} ms, resident {resident} MiB",
        ready.as_millis()
    );
    Ok(())
}

/// From the kernel's own account of a process; 0 where there is none.
fn resident_mib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next())
        .and_then(|kib| kib.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
