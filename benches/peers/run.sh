#!/bin/sh
# Installs the peers, builds everything and prints the table: benches/peers/run.sh [--large] [--huge] [--rounds N] [--seed N]
set -eu
cd "$(dirname "$0")/../.."
work=target/peers
mkdir -p "$work"
if ! [ -e /usr/include/lemon/network_simplex.h ]; then
    apt-get update -q >"$work/apt.log" && apt-get install -qy g++ liblemon-dev >>"$work/apt.log"
fi
if ! [ -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install -q 'ortools==9.15.*' numpy
fi
g++ -O3 -march=native -w -o "$work/lemon" benches/peers/lemon.cpp
cargo build --release --quiet
exec "$work/venv/bin/python" benches/peers/compare.py \
    --kolega "${CARGO_TARGET_DIR:-target}/release/kolega" --lemon "$work/lemon" --work "$work" "$@"
