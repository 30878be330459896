"""Whether two lakehouses hold the same rows in every table, and the second one's ledger tells their numbers; delta-rs reads."""

import sys
from pathlib import Path

import duckdb
from delta_rs import rows

ONE, OTHER = Path(sys.argv[1]), Path(sys.argv[2])
LAYERS = ["bronze", "restricted", "silver", "gold"]


def contents(folder):
    """How many rows, and a sum over their hashes, whatever their order."""
    found = rows(folder)
    found = found.select(sorted(found.column_names))
    return duckdb.sql("SELECT count(*), sum(hash(t::VARCHAR)::HUGEINT)::VARCHAR FROM found t").fetchall()[0]


def tables(root):
    return {"%s.%s" % (layer, f.name): f for layer in LAYERS for f in (root / layer).iterdir()}


one, other = tables(ONE), tables(OTHER)
assert set(one) == set(other), set(one) ^ set(other)
assert "gold.advocates" in one and "bronze.segment_events" in one, sorted(one)

found = {name: contents(other[name]) for name in other}
different = {name: (contents(one[name]), found[name]) for name in one if contents(one[name]) != found[name]}
assert not different, different

runs = sorted(rows(OTHER / "ops" / "runs").to_pylist(), key=lambda run: run["ended_at"])
ledger = {run["table_name"]: run for run in runs}
assert all(run["status"] == "done" for run in ledger.values()), ledger
wrong = {name: (ledger[name]["rows_written"], n) for name, (n, _) in found.items() if ledger[name]["rows_written"] != n}
assert not wrong, "the ledger tells other numbers of rows: %s" % wrong
for name, run in ledger.items():
    if name.startswith("bronze."):
        assert run["rows_read"] == run["rows_written"] + run["rows_rejected"], run
print("%d tables, %d rows" % (len(found), sum(n for n, _ in found.values())))
