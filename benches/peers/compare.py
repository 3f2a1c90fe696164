"""Kolega beside its peers on the same files of costs: one process per solver and round, in turn, medians.

Ours is `solve_ms` of `kolega pair solve`: from the costs in memory to the checked certificate. Theirs is the solver's
own call, without building its graph. All three must find the same plan size and cost.
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
    ("dense", 30), ("dense", 100), ("dense", 300), ("dense", 1000),
    ("timetable", 300), ("timetable", 1000), ("timetable", 3000), ("timetable", 10000),
    ("infeasible", 1000), ("infeasible", 3000),
    ("stress-constant", 1000), ("stress-product", 300), ("stress-product", 1000), ("stress-ties", 1000),
    ("stress-hubs", 1000), ("stress-tiny", 3000),
]
LARGE = [("dense", 3000), ("stress-product", 3000), ("stress-constant", 3000)]
HUGE = [("dense", 10000)]


def instance(kolega, work, family, n, seed):
    """Makes the file of costs and the same in binary for the peers."""
    folder = work / f"{family}-{n}-{seed}"
    if not (folder / "costs.bin").exists():
        command = [kolega, "pair", "generate", "--n", n, "--seed", seed, "--family", family, "--costs", "--out", folder]
        subprocess.run([str(word) for word in command], check=True)
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


def run(command):
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def measure(folder, args, rounds):
    commands = {
        "kolega": [args.kolega, "pair", "solve", folder / "costs.csv", "--json"],
        "lemon": [args.lemon, folder / "costs.bin"],
        "ortools": [sys.executable, pathlib.Path(__file__).parent / "ortools_flow.py", folder / "costs.bin"],
    }
    times = {name: [] for name in commands}
    found = {}
    for _ in range(rounds):
        for name, command in commands.items():
            answer = run(command)
            times[name].append(answer["solve_ms"])
            pairs = answer["pairs"] if isinstance(answer["pairs"], int) else len(answer["pairs"])
            found[name] = (pairs, answer["cost"])
    assert len(set(found.values())) == 1, found
    return {name: statistics.median(values) for name, values in times.items()}, found["kolega"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kolega", type=pathlib.Path, required=True)
    parser.add_argument("--lemon", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", action="store_true", help="n = 3000 dense too: minutes")
    parser.add_argument("--huge", action="store_true", help="n = 10000 dense, once: many minutes, 10 GB")
    args = parser.parse_args()
    print("| instance | pairs | cost | Kolega ms | LEMON ms | OR-Tools ms | faster peer / Kolega |")
    print("|---|---|---|---|---|---|---|")
    for family, n in SMALL + (LARGE if args.large or args.huge else []) + (HUGE if args.huge else []):
        folder = instance(args.kolega, args.work, family, n, args.seed)
        rounds = 1 if (family, n) in HUGE else args.rounds
        times, (pairs, cost) = measure(folder, args, rounds)
        ours, lemon, ortools = times["kolega"], times["lemon"], times["ortools"]
        ratio = min(lemon, ortools) / ours
        print(f"| {family} {n} | {pairs} | {cost} | {ours:.2f} | {lemon:.2f} | {ortools:.2f} | {ratio:.1f} |", flush=True)


main()
