"""The hash of every row of Delta tables, as a question for Spark and as delta-rs and DuckDB read them.

fingerprints.py question LAKEHOUSE TABLE...   SQL that Spark answers with a line per table: table,rows,hash
fingerprints.py duckdb|delta-rs LAKEHOUSE TABLE...   the same lines, from what that engine reads

Every value is written in one way (a double as its bits, a time as microseconds in UTC, the keys of a map in order), a row
is the MD5 of its values, and a table the sum over its rows of the first 52 bits. Spark renders in its own functions.
"""

import datetime
import decimal
import hashlib
import json
import sys
from pathlib import Path

import duckdb
import duckdb_extension_delta
from delta_rs import rows
from deltalake import DeltaTable

NOTHING = "~"


def in_spark(value, kind, depth=0):
    """The SQL that renders a value of a type, as the log of a Delta table writes types."""
    return f"CASE WHEN {value} IS NULL THEN '{NOTHING}' ELSE {something_in_spark(value, kind, depth)} END"


def something_in_spark(value, kind, depth):
    if kind in ("double", "float"):
        return f"format_string('%a', {value})"
    if kind == "timestamp":
        return f"CAST(unix_micros({value}) AS STRING)"
    if kind == "string":
        return f"concat(length({value}), ':', {value})"
    if isinstance(kind, str):
        return f"CAST({value} AS STRING)"
    if kind["type"] == "struct":
        fields = ", ".join(in_spark(f"{value}.`{field['name']}`", field["type"], depth) for field in kind["fields"])
        return f"concat('{{', concat_ws(',', {fields}), '}}')"
    if kind["type"] == "array":
        return list_in_spark(value, kind["elementType"], depth)
    entry = [{"name": name, "type": kind[f"{name}Type"]} for name in ("key", "value")]
    return list_in_spark(f"map_entries({value})", {"type": "struct", "fields": entry}, depth, "array_sort")


def list_in_spark(values, kind, depth, order=""):
    each = f"x{depth}"
    rendered = f"transform({values}, {each} -> {in_spark(each, kind, depth + 1)})"
    return f"concat('[', array_join({order}({rendered}), ','), ']')"


def question(lakehouse, tables):
    parts = []
    for table in tables:
        schema = json.loads(DeltaTable(folder(lakehouse, table)).schema().to_json())
        values = ", ".join(in_spark(f"`{field['name']}`", field["type"]) for field in schema["fields"])
        hashed = f"conv(substring(md5(concat_ws('|', {values})), 1, 13), 16, 10)"
        parts.append(f"SELECT '{table}' AS name, count(*) AS n, coalesce(sum(CAST({hashed} AS DECIMAL(38, 0))), 0) AS hash FROM {table}")
    return " UNION ALL ".join(parts) + " ORDER BY name"


def in_python(value):
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return bits(value)
    if isinstance(value, str):
        return f"{len(value)}:{value}"
    if isinstance(value, datetime.datetime):
        return str((value - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(microseconds=1))
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, list):
        if value and isinstance(value[0], tuple):
            return f"[{','.join(sorted(f'{{{in_python(key)},{in_python(entry)}}}' for key, entry in value))}]"
        return f"[{','.join(map(in_python, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(map(in_python, value.values()))}}}"
    return str(value)


def bits(number):
    """A double in hexadecimal, as Java writes it."""
    if number != number:
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    digits, exponent = number.hex().split("p")
    digits = digits.rstrip("0")
    return f"{digits}{'0' if digits.endswith('.') else ''}p{int(exponent)}"


def fingerprint(name, batches):
    count, total = 0, 0
    for batch in batches:
        columns = [[in_python(value) for value in column.to_pylist()] for column in batch.columns]
        count += batch.num_rows
        for row in zip(*columns):
            total += int(hashlib.md5("|".join(row).encode()).hexdigest()[:13], 16)
    return f"{name},{count},{total}"


def load_delta():
    """The extension comes as a package here; with a network it is INSTALL delta; LOAD delta."""
    package = Path(duckdb_extension_delta.__file__).parent
    duckdb.load_extension(str(next(package.rglob("delta.duckdb_extension"))))
    duckdb.sql("SET TimeZone = 'UTC'")


def by_delta_rs(path):
    return rows(path).to_batches()


def by_duckdb(path):
    return duckdb.sql(f"FROM delta_scan('{path}')").to_arrow_table().to_batches()


def folder(lakehouse, table):
    return str(Path(lakehouse, *table.split(".")))


def main(engine, lakehouse, *tables):
    if engine == "question":
        print(question(lakehouse, tables))
        return
    if engine == "duckdb":
        load_delta()
    read = {"duckdb": by_duckdb, "delta-rs": by_delta_rs}[engine]
    for table in sorted(tables):
        print(fingerprint(table, read(folder(lakehouse, table))))


main(*sys.argv[1:])
