#!/usr/bin/env bash
# Writes the offline data of every SQL query into a folder (default .sqlx), or with --check compares it with .sqlx.
# Needs sqlite3. The macros of sqlx check each query against a database made from the migrations.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat migrations/*.sql | sqlite3 "$work/schema.db"
out=$work/queries
mkdir "$out"
# The macros only run when the crate is compiled, so its freshness is dropped.
touch src/lib.rs
DATABASE_URL="sqlite://$work/schema.db" SQLX_OFFLINE=false SQLX_OFFLINE_DIR="$out" cargo check --quiet --locked
if [ "${1:-}" = --check ]; then
    diff -rq "$out" .sqlx || { echo "queries: .sqlx is stale; run .ci/queries.sh and commit the result"; exit 1; }
    echo "queries: $(ls .sqlx | wc -l) queries match the migrations"
else
    rm -rf .sqlx
    cp -r "$out" .sqlx
    echo "queries: wrote $(ls .sqlx | wc -l) files"
fi
