"""Holds the sandbox against bot libraries that know nothing of it, unmodified from their registries.

Usage: python3 tests/libraries/run.py [path to the kolega program [folder for the libraries]]

Installs discord.js (npm) and discord.py (pip) into a temporary folder (or one that is kept), serves `kolega sandbox --alone` to each, and
lives one story with it as a person on the page. Prints what passed; exit status 1 if anything did not, 3 if the
libraries could not be had. Asks the network for nothing but them.
"""

import json
import os
import pathlib
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import venv

HERE = pathlib.Path(__file__).resolve().parent
JS, PY = "discord.js@14", "discord.py>=2.4,<3"
PATIENCE = 30


class Program:
    """A running program whose lines can be waited for."""

    def __init__(self, command, environment, cwd=None):
        self.seen, self.lines = [], queue.Queue()
        self.process = subprocess.Popen(
            command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.seen.append(line.rstrip())
            self.lines.put(line.rstrip())

    def wait(self, wanted):
        """The next line that begins so."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                line = self.lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"waited for „{wanted}“ in vain; it said {self.seen[-20:]}") from None
            if line.startswith(wanted):
                return line

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)


class Page:
    """The sandbox's page as a person uses it."""

    def __init__(self, url):
        self.url = url
        page = urllib.request.urlopen(url, timeout=PATIENCE).read().decode()
        self.secret = re.search(r'name="sandbox-secret" content="([0-9a-f]+)"', page).group(1)
        self.me = self.call("start")["people"][0]["id"]
        self.channel = self.mine("channels")["channels"][0]["id"]

    def call(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"X-Sandbox-Secret": self.secret, "Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/api/{path}", data, headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{path}: {refused.read().decode()}") from None

    def mine(self, path, body=None):
        return self.call(f"as/{self.me}/{path}", body)

    def slash(self, path, **options):
        return outcome(self.mine(f"channels/{self.channel}/invoke", {"path": path, "options": options}))

    def messages(self):
        return self.mine(f"channels/{self.channel}/messages")["messages"]

    def trouble(self, kind, **more):
        self.call("trouble", {"kind": kind, **more})

    def wait_for(self, what, look):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"waited in vain: {what}")


def outcome(answer):
    """The kind of an answer and what is in it."""
    return answer["kind"], answer.get("value")


def equal(given, wanted):
    assert given == wanted, f"{given!r} instead of {wanted!r}"


def story(bot, page):
    """What a library must live through; each step is one line of the report."""

    def registers():
        def offered():
            return sorted(command["path"] for command in page.mine(f"channels/{page.channel}/commands"))

        page.wait_for("the commands", lambda: offered() == ["form", "hello", "say", "slow", "write"])

    def suggests():
        body = {"path": "hello", "options": {"name": "jo"}, "focused": "name"}
        given = page.mine(f"channels/{page.channel}/complete", body)
        equal([choice["name"] for choice in given], ["Jonas"])

    def answers():
        kind, message = page.slash("hello", name="Jonas")
        equal((kind, message["content"], message["ephemeral"]), ("message", "Hello, Jonas", True))
        return message["id"]

    def updates():
        message = answers()
        kind, changed = outcome(page.mine(f"messages/{message}/press", {"custom_id": "press"}))
        equal((kind, changed["content"], len(changed["rows"])), ("updated", "Pressed", 1))
        chosen = {"custom_id": "pick", "values": ["ona", "petras"]}
        kind, changed = outcome(page.mine(f"messages/{message}/choose", chosen))
        equal((kind, changed["content"], changed["rows"]), ("updated", "Chosen: ona, petras", []))

    def reads_a_window():
        kind, window = page.slash("form")
        equal((kind, [field["custom_id"] for field in window["inputs"]]), ("modal", ["short", "long"]))
        fields = {"short": "labas", "long": "pirma\nantra"}
        kind, message = outcome(page.mine(f"modals/{window['id']}/submit", {"fields": fields}))
        equal((kind, message["content"]), ("message", "Read: labas / pirma\nantra"))

    def takes_its_time():
        kind, message = page.slash("slow")
        equal((kind, message["content"], message["ephemeral"]), ("message", "Done", True))
        equal([file["filename"] for file in message["attachments"]], ["letters.txt"])
        more = page.wait_for("the follow-up", lambda: [m for m in page.messages() if m["content"] == "And more"])
        equal((len(more), more[0]["ephemeral"]), (1, True))

    def writes_in_private():
        equal(page.slash("write")[1]["content"], "Delivered")
        page.trouble("dms", user=page.me, on=True)
        equal(page.slash("write")[1]["content"], "Refused with 50007")
        page.trouble("dms", user=page.me, on=False)

    def waits_when_told():
        page.trouble("limit")
        equal(page.slash("say")[1]["content"], "Sent")
        log = page.call("trouble")["log"]
        equal(sum(entry["times"] for entry in log if entry["what"] == "too_many_requests"), 3)
        equal(len([m for m in page.messages() if m["content"] == "Said"]), 1)

    def resumes():
        page.trouble("drop")
        bot.wait("resumed")
        answers()

    return [
        ("logs in over the gateway", lambda: bot.wait("ready")),
        ("registers its commands", registers),
        ("suggests while typing", suggests),
        ("answers a command", answers),
        ("updates by button and by select", updates),
        ("opens a window and reads it", reads_a_window),
        ("defers, edits with a file, follows up", takes_its_time),
        ("writes in private; learns of closed doors (50007)", writes_in_private),
        ("waits when told to (429, three times)", waits_when_told),
        ("resumes after a cut", resumes),
    ]


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "../../target/debug/kolega").resolve()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else folder).resolve()
        try:
            bots = [install_js(folder), install_py(folder)]
        except (OSError, subprocess.CalledProcessError) as why:
            print(f"the libraries cannot be installed: {why}")
            return 3
        failed = sum(live(program, name, command, cwd) for name, command, cwd in bots)
    print("all passed" if not failed else f"{failed} failed")
    return 1 if failed else 0


def install_js(folder):
    quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    if not (folder / "node_modules/discord.js").exists():
        subprocess.run(["npm", "install", *quiet, "--prefix", folder, JS], check=True)
    version = json.loads((folder / "node_modules/discord.js/package.json").read_text())["version"]
    # Beside its libraries, where node looks for them.
    (folder / "bot.js").write_text((HERE / "bot.js").read_text())
    return f"discord.js {version}", ["node", "bot.js"], folder


def install_py(folder):
    python = folder / "venv/bin/python"
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PY], check=True)
    asked = [python, "-c", "import discord; print(discord.__version__)"]
    version = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    return f"discord.py {version}", [python, HERE / "bot.py"], folder


def live(program, name, command, cwd):
    """Lives the story with one library; gives the number of steps that failed."""
    print(name)
    sandbox = Program([program, "sandbox", "--alone", "--port", "0", "--language", "en"], os.environ)
    failed = 0
    try:
        given = dict(sandbox.wait(key).split("=", 1) for key in ("PAGE", "DISCORD_API", "DISCORD_GATEWAY"))
        given |= dict(sandbox.wait(key).split("=", 1) for key in ("DISCORD_CA", "DISCORD_TOKEN"))
        trust = {"NODE_EXTRA_CA_CERTS": given["DISCORD_CA"], "SSL_CERT_FILE": given["DISCORD_CA"]}
        page = Page(given["PAGE"])
        bot = Program(command, os.environ | given | trust, cwd)
        try:
            for words, step in story(bot, page):
                try:
                    step()
                    print(f"  passed  {words}")
                except (AssertionError, LookupError, TypeError) as why:
                    failed += 1
                    print(f"  FAILED  {words}: {why!r}; the bot said {bot.seen[-10:]}")
        finally:
            bot.stop()
    finally:
        sandbox.stop()
    time.sleep(0.2)
    for line in sandbox.seen:
        if line.startswith("VIOLATION="):
            print(f"  noticed {line}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
