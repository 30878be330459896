"""Reads the gold tables of a lakehouse, and what the runs say of themselves (ops): the one door of these notebooks.

    import gold
    gold.ask("SELECT label, mentions_28d FROM gold.feedback_topics WHERE known_on = ?", gold.day())

Tables are read by delta-rs and asked in DuckDB's SQL. The lakehouse is the folder or address in GROUNDSWELL_LAKEHOUSE,
else ./lakehouse-data/tables beside this folder, where `./groundswell demo` leaves one.
"""

import os
import re
from pathlib import Path

import duckdb
from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError
from IPython.display import Markdown, display
from pyarrow.fs import LocalFileSystem, SubTreeFileSystem

OPEN_LAYERS = ("gold", "ops")

# What a customer wrote stands in these, as it came: no notebook needs it.
CLOSED_COLUMNS = {"ops.rejects": ["record", "error_message"]}

_HOME = Path(__file__).resolve().parent.parent
_LAKEHOUSE = os.environ.get("GROUNDSWELL_LAKEHOUSE") or str(_HOME / "lakehouse-data" / "tables")
_ENGINE = duckdb.connect()
_ENGINE.sql("SET TimeZone = 'UTC'; CREATE SCHEMA gold; CREATE SCHEMA ops; SET enable_external_access = false")


def has(table):
    """Whether a run has published the table, with a row or without; only gold and ops are open."""
    layer, _, name = table.partition(".")
    if layer not in OPEN_LAYERS:
        raise PermissionError(
            f"{table} is not open to notebooks: people are in silver and restricted. Ask gold or ops; docs/tables.md has them."
        )
    if name in _names(layer):
        return True
    try:
        rows = _rows(f"{_LAKEHOUSE}/{layer}/{name}")
    except TableNotFoundError:
        return False
    _ENGINE.register(f"{layer}_{name}", rows)
    hidden = CLOSED_COLUMNS.get(table, [])
    shown = ", ".join(f'"{column}"' for column in rows.schema.names if column not in hidden)
    _ENGINE.sql(f"CREATE VIEW {table} AS SELECT {shown} FROM {layer}_{name}")
    return True


def ask(question, *values):
    """The answer as a pandas frame; values take the place of the question's question marks."""
    for table in re.findall(r"\b(?:FROM|JOIN)\s+(\w+\.\w+)", question, re.IGNORECASE):
        if not has(table):
            raise LookupError(
                f"{table} is not in {_LAKEHOUSE}: no run has published a row to it."
                " `./groundswell tables` shows what there is, `./groundswell run` makes the rest."
            )
    return _ENGINE.execute(question, values).df()


def day():
    """The newest day that every account was looked at."""
    if not has("gold.account_features"):
        raise LookupError(f"There is no lakehouse in {_LAKEHOUSE}. `./groundswell demo` makes one; or set GROUNDSWELL_LAKEHOUSE.")
    return ask("SELECT max(known_on) AS day FROM gold.account_features").day[0].date()


def say(sentence):
    """A finding, as a paragraph below its plot."""
    display(Markdown(f"> {sentence}"))


def _rows(table):
    """Through Arrow's own file system where it is a folder, and through that of delta-rs, which has the credentials, where it is an address.

    That of delta-rs is written in Python: files that Arrow's threads still close while a script ends would abort it.
    """
    files = None if "://" in table else SubTreeFileSystem(os.path.abspath(table), LocalFileSystem())
    return DeltaTable(table).to_pyarrow_dataset(filesystem=files)


def _names(layer):
    return {row[0] for row in _ENGINE.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = ?", [layer]).fetchall()}
