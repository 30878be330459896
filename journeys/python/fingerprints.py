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
import pyarrow
from deltalake import DeltaTable

NOTHING = "~"


def in_spark(value, kind):
    """The SQL that renders a value of a type, as the log of a Delta table writes types."""
    if isinstance(kind, str):
        plain = {
            "double": "format_string('%%a', %s)",
            "float": "format_string('%%a', %s)",
            "timestamp": "CAST(unix_micros(%s) AS STRING)",
            "string": "concat(length(%s), ':', {0})".format(value),
        }
        text = plain.get(kind, "CAST(%s AS STRING)") % value
    elif kind["type"] == "array":
        text = "concat('[', array_join(transform(%s, x%d -> %s), ','), ']')" % within(value, kind["elementType"])
    elif kind["type"] == "map":
        entry = {"type": "struct", "fields": [{"name": "key", "type": kind["keyType"]}, {"name": "value", "type": kind["valueType"]}]}
        entries = within("map_entries(%s)" % value, entry)
        text = "concat('[', array_join(array_sort(transform(%s, x%d -> %s)), ','), ']')" % entries
    else:
        fields = ["%s" % in_spark("%s.`%s`" % (value, f["name"]), f["type"]) for f in kind["fields"]]
        text = "concat('{', concat_ws(',', %s), '}')" % ", ".join(fields)
    return "CASE WHEN %s IS NULL THEN '%s' ELSE %s END" % (value, NOTHING, text)


def within(value, kind):
    depth = value.count("x") + value.count("(")
    return value, depth, in_spark("x%d" % depth, kind)


def question(lakehouse, tables):
    parts = []
    for table in tables:
        schema = json.loads(DeltaTable(folder(lakehouse, table)).schema().to_json())
        values = ", ".join(in_spark("`%s`" % f["name"], f["type"]) for f in schema["fields"])
        parts.append(
            "SELECT '%s' AS name, count(*) AS n, coalesce(sum(CAST(conv(substring(md5(concat_ws('|', %s)), 1, 13), 16, 10)"
            " AS DECIMAL(38, 0))), 0) AS hash FROM %s" % (table, values, table)
        )
    return " UNION ALL ".join(parts) + " ORDER BY name"


def in_python(value):
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return bits(value)
    if isinstance(value, str):
        return "%d:%s" % (len(value), value)
    if isinstance(value, datetime.datetime):
        return str((value - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) // datetime.timedelta(microseconds=1))
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, list):
        if value and isinstance(value[0], tuple):
            return "[%s]" % ",".join(sorted("{%s,%s}" % (in_python(k), in_python(v)) for k, v in value))
        return "[%s]" % ",".join(in_python(v) for v in value)
    if isinstance(value, dict):
        return "{%s}" % ",".join(in_python(v) for v in value.values())
    return str(value)


def bits(number):
    """A double in hexadecimal, as Java writes it."""
    if number != number:
        return "NaN"
    if number in (float("inf"), float("-inf")):
        return "Infinity" if number > 0 else "-Infinity"
    digits, exponent = number.hex().split("p")
    return "%sp%d" % (digits.rstrip("0") + "0" * digits.rstrip("0").endswith("."), int(exponent))


def fingerprint(name, batches):
    rows, total = 0, 0
    for batch in batches:
        columns = [[in_python(value) for value in column.to_pylist()] for column in batch.columns]
        rows += batch.num_rows
        for row in zip(*columns):
            total += int(hashlib.md5("|".join(row).encode()).hexdigest()[:13], 16)
    return "%s,%d,%d" % (name, rows, total)


def load_delta():
    """The extension comes as a package here; with a network it is INSTALL delta; LOAD delta."""
    package = Path(duckdb_extension_delta.__file__).parent
    duckdb.load_extension(str(next(package.rglob("delta.duckdb_extension"))))
    duckdb.sql("SET TimeZone = 'UTC'")


def by_delta_rs(path):
    return pyarrow.table(DeltaTable(path).to_pyarrow_table()).to_batches()


def by_duckdb(path):
    reader = duckdb.sql("SELECT * FROM delta_scan('%s')" % path).to_arrow_table()
    return reader.to_batches()


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
