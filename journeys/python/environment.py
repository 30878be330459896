"""Makes the virtual environments that are named, each from NAME.txt beside this file, under build/python.

One that was made from the same list is left as it is. Two that want the same one at a time do not disturb each other.
"""

import fcntl
import filecmp
import shutil
import subprocess
import sys
import venv
from pathlib import Path

LISTS = Path(__file__).parent
HOME = LISTS.parent.parent / "build" / "python"


def make(name):
    wanted = LISTS / f"{name}.txt"
    home = HOME / name
    made = home / "made-from.txt"
    if made.exists() and filecmp.cmp(wanted, made, shallow=False):
        return
    venv.create(home, clear=True, with_pip=True)
    pip = [home / "bin" / "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", wanted], check=True)
    shutil.copy(wanted, made)


for name in sys.argv[1:] or sorted(file.stem for file in LISTS.glob("*.txt")):
    HOME.mkdir(parents=True, exist_ok=True)
    with open(HOME / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        make(name)
