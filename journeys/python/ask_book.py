"""ask_book.py BOOK TABLE...: how many rows each question in docs/tables.md has in DuckDB, in the order of the book.

Questions about other tables than these are left out. Reads as the notebooks do, through notebooks/gold.py, and fails where that
reads a folder through a file system written in Python: one script of hundreds would be aborted as it ends.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "notebooks"))
import gold  # noqa: E402
from deltalake.fs import DeltaStorageHandler  # noqa: E402


def refuse(handler, path):
    raise AssertionError(f"{path} is read through a file system written in Python")


DeltaStorageHandler.open_input_file = refuse
book, there = Path(sys.argv[1]).read_text(), set(sys.argv[2:])
for question in re.findall(r"```sql\n(.*?)\n```", book, re.DOTALL):
    if there.issuperset(re.findall(r"\b(?:FROM|JOIN) (\w+\.\w+)", question)):
        print(len(gold.ask(question)))
