"""Rows of every Delta table in a folder, as delta-rs and as DuckDB count them; they must agree."""

import sys
from pathlib import Path

import duckdb
from deltalake import DeltaTable

for folder in sorted(Path(sys.argv[1]).iterdir()):
    table = DeltaTable(str(folder))
    rows = table.to_pyarrow_table()
    files = [str(folder / f) for f in table.files()] if hasattr(table, "files") else table.file_uris()
    counted = duckdb.sql("SELECT count(*) FROM read_parquet(%r)" % files).fetchall()[0][0] if files else 0
    assert counted == rows.num_rows, (folder.name, counted, rows.num_rows)
    print("%s,%d" % (folder.name, rows.num_rows))
