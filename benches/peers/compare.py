"""Kolega beside its peers on the same problems: one process per solver and round, in turn, medians of wall-clock time.

Costs in a file: ours is `solve_ms` of `kolega pair solve`, from the costs in memory to the checked certificate.
Costs from attributes: ours is `solve_ms` of `kolega pair plan --plain`, from people in memory through their costs to
the flow with its checked certificate, and the peers get the very flow problem that it writes with `--dimacs`, its costs
ready. Reasons in words and comparisons with other plans are not in it; `total_ms` counts them too. Theirs is the
solver's own call, without building its graph. All must find the same plan size and cost.
"""

import argparse
import csv
import json
import pathlib
import statistics
import subprocess
import sys

import numpy as np

SMALL = [
    ("dense", 30), ("dense", 60), ("dense", 100), ("dense", 300), ("dense", 1000),
    ("timetable", 300), ("timetable", 1000), ("timetable", 3000), ("timetable", 10000),
    ("infeasible", 1000), ("infeasible", 3000),
    ("stress-constant", 1000), ("stress-product", 300), ("stress-product", 1000), ("stress-ties", 1000),
    ("stress-hubs", 1000), ("stress-tiny", 3000),
]
LARGE = [("dense", 3000), ("stress-product", 3000), ("stress-constant", 3000)]
# From attributes.
PLANS = [("dense", 300), ("dense", 1000)]
LARGE_PLANS = [("dense", 3000)]
HUGE_PLANS = [("dense", 10000)]


def generate(kolega, folder, family, n, seed, *more):
    command = [kolega, "pair", "generate", "--n", n, "--seed", seed, "--family", family, *more, "--out", folder]
    subprocess.run([str(word) for word in command], check=True)


def instance(kolega, work, family, n, seed):
    """Makes the file of costs and the same in binary for the peers."""
    folder = work / f"{family}-{n}-{seed}"
    if not (folder / "costs.bin").exists():
        generate(kolega, folder, family, n, seed, "--costs")
        hosts, observers, rows = {}, {}, []
        with open(folder / "costs.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                host = hosts.setdefault(row["host"], len(hosts))
                rows.append((host, observers.setdefault(row["observer"], len(observers)), int(row["cost"])))
        rows = np.array(rows, dtype="<i4").reshape(-1, 3)
        rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))]
        with open(folder / "costs.bin", "wb") as file:
            np.array([len(hosts), len(observers), len(rows)], dtype="<u8").tofile(file)
            rows.tofile(file)
    return folder


def plan(kolega, folder):
    command = [kolega, "pair", "plan", "--plain", "--json", "--staff", folder / "staff.csv"]
    return command + ["--history", folder / "history.csv"]


def attributes(kolega, work, family, n, seed):
    """Makes the files of a school and the flow problem of its plan for the peers."""
    folder = work / f"{family}-{n}-{seed}-plan"
    if not (folder / "plan.min").exists():
        generate(kolega, folder, family, n, seed)
        command = plan(kolega, folder) + ["--dimacs", folder / "plan.min"]
        subprocess.run([str(word) for word in command], check=True, capture_output=True)
    return folder


def run(command):
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


# A process inherits the peak of the one that started it, so a small one starts the program.
PEAK = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"""


def measure(commands, rounds, found):
    """Medians by solver, what they found, and the most memory that ours held, in MB."""
    times = {name: [] for name in commands}
    answers = {}
    for _ in range(rounds):
        for name, command in commands.items():
            answer = run(command)
            times[name].append(answer["solve_ms"])
            answers[name] = found(answer)
    assert len(set(answers.values())) == 1, answers
    memory = run([sys.executable, "-c", PEAK, *commands["kolega"]])
    return {name: statistics.median(values) for name, values in times.items()}, answers["kolega"], memory


def explicit(answer):
    pairs = answer["pairs"]
    return (pairs if isinstance(pairs, int) else len(pairs)), answer["cost"]


def objective(answer):
    return answer["flow"]["objective"] if "flow" in answer else answer["objective"]


def peers(args, path):
    script = pathlib.Path(__file__).parent / "ortools_flow.py"
    return {"lemon": [args.lemon, path], "ortools": [sys.executable, script, path]}


def row(name, found, times, memory):
    ours, lemon, ortools = times["kolega"], times["lemon"], times.get("ortools", float("nan"))
    ratio = min(times[name] for name in times if name != "kolega") / ours
    print(f"| {name} | {found} | {ours:.2f} | {lemon:.2f} | {ortools:.2f} | {ratio:.1f} | {memory:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kolega", type=pathlib.Path, required=True)
    parser.add_argument("--lemon", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="only the instances whose names contain this")
    parser.add_argument("--large", action="store_true", help="n = 3000 dense too: minutes")
    parser.add_argument("--huge", action="store_true", help="n = 10000 dense, once, LEMON only: many minutes, 10 GB")
    args = parser.parse_args()
    print("| instance | pairs and cost | Kolega ms | LEMON ms | OR-Tools ms | faster peer / Kolega | Kolega MB |")
    print("|---|---|---|---|---|---|---|")
    large = args.large or args.huge
    for family, n in SMALL + (LARGE if large else []):
        if args.only not in f"{family} {n}":
            continue
        folder = instance(args.kolega, args.work, family, n, args.seed)
        ours = [args.kolega, "pair", "solve", folder / "costs.csv", "--json"]
        commands = {"kolega": ours} | peers(args, folder / "costs.bin")
        times, (pairs, cost), memory = measure(commands, args.rounds, explicit)
        row(f"{family} {n}", f"{pairs}, {cost}", times, memory)
    for family, n in PLANS + (LARGE_PLANS if large else []) + (HUGE_PLANS if args.huge else []):
        name = f"{family} {n} from attributes"
        if args.only not in name:
            continue
        folder = attributes(args.kolega, args.work, family, n, args.seed)
        commands = {"kolega": plan(args.kolega, folder)} | peers(args, folder / "plan.min")
        if (family, n) in HUGE_PLANS:
            commands.pop("ortools")
        times, cost, memory = measure(commands, 1 if (family, n) in HUGE_PLANS else args.rounds, objective)
        row(name, f"{cost}", times, memory)


main()
