#!/bin/sh
# Installs the peers, builds everything and prints the table: benches/peers/run.sh [--large] [--huge] [--rounds N] [--seed N]
# KOLEGA names a program that is built already. On a busy machine the longer of two runs is interrupted more often, which
# flatters the shorter one: measure on a quiet one.
set -eu
cd "$(dirname "$0")/../.."
work=target/peers
mkdir -p "$work"
if ! [ -e /usr/include/lemon/network_simplex.h ]; then
    apt-get update -q >"$work/apt.log" && apt-get install -qy g++ liblemon-dev >>"$work/apt.log"
fi
if ! [ -x "$work/venv/bin/python" ]; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install -q 'ortools==9.15.*' numpy pandas
fi
g++ -O3 -march=native -w -o "$work/lemon" benches/peers/lemon.cpp
if [ -z "${KOLEGA:-}" ]; then
    cargo build --release --quiet
    KOLEGA=${CARGO_TARGET_DIR:-target}/release/kolega
fi
exec "$work/venv/bin/python" benches/peers/compare.py \
    --kolega "$KOLEGA" --lemon "$work/lemon" --work "$work" "$@"
