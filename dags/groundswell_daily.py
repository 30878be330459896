"""Groundswell once a day: a task for every stage of plan.json, in the order in which data flows.

Variables of Airflow, all optional:
  groundswell_home     the folder with the launcher; else the one that this file's folder lies in
  groundswell_conf     the conf file, from that folder; else conf/local.yaml

By hand, `from` and `to` make any range of days in one run, which equals running them day by day.
"""

from __future__ import annotations

import json
import subprocess
from collections import deque
from datetime import datetime, timedelta
from pathlib import Path

from airflow.sdk import DAG, Asset, Param, Variable, task
from airflow.sdk.exceptions import AirflowException, AirflowFailException
from airflow.timetables.interval import CronDataIntervalTimetable

HERE = Path(__file__).resolve().parent
PLAN = json.loads((HERE / "plan.json").read_text(encoding="utf-8"))

# What the launcher ends with: see the README. Neither of these gets better by itself.
REFUSED_OR_WRONG = {2, 3}
LINES_SHOWN = 15


def days_of(context) -> tuple[str, str]:
    """The range asked for by hand, else the day that the data interval covers."""
    asked = context["params"]
    day = context["data_interval_start"].strftime("%Y-%m-%d")
    first = asked.get("from") or day
    return first, asked.get("to") or first


def run_stage(stage: str, first: str, last: str) -> None:
    """Runs one stage; what it says goes to the task's log, why it failed into the failure."""
    home = Path(Variable.get("groundswell_home", default=str(HERE.parent)))
    conf = Variable.get("groundswell_conf", default="conf/local.yaml")
    command = [str(home / "groundswell"), "run", "--conf", conf, "--stage", stage]
    command += ["--from", first, "--to", last]
    said: deque[str] = deque(maxlen=LINES_SHOWN)
    with subprocess.Popen(
        command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            said.append(line.rstrip())
    if process.returncode == 0:
        return
    why = "\n".join(["%s ended with %d:" % (stage, process.returncode), *said])
    raise (AirflowFailException if process.returncode in REFUSED_OR_WRONG else AirflowException)(why)


with DAG(
    dag_id="groundswell_daily",
    doc_md=__doc__,
    # The day before, at four: vendors' exports of a day are there by then.
    schedule=CronDataIntervalTimetable("0 4 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1),
    catchup=False,
    # One run writes at a time; another would end with 4 and be tried again.
    max_active_runs=1,
    default_args={
        "pool": "groundswell",
        "retries": 3,
        "retry_delay": timedelta(minutes=5),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(hours=1),
    },
    params={
        "from": Param(None, type=["null", "string"], format="date", description="First day of a range"),
        "to": Param(None, type=["null", "string"], format="date", description="Last day of it"),
    },
    tags=["groundswell"],
) as dag:
    before = None
    for step in PLAN["stages"]:
        made = [job["table"] for job in step["jobs"] if job["table"].startswith("gold.")]

        @task(
            task_id=step["name"],
            outlets=[Asset(name=table, uri="groundswell://%s" % table) for table in made],
            doc_md="%s.\n\n%s" % (step["does"], ", ".join(job["table"] for job in step["jobs"])),
        )
        def stage(name: str, **context) -> None:
            run_stage(name, *days_of(context))

        here = stage(step["name"])
        if before is not None:
            before >> here
        before = here
