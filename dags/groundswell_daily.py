"""Groundswell once a day: a task for every stage of plan.json, in the order in which data flows.

A run makes the day of its data interval and every day before it that no run has made yet. By hand, `from` and `to`
make any range of days in one run, which equals running them day by day.
"""

from __future__ import annotations

import json
from datetime import datetime

from airflow.sdk import DAG, Asset, Param
from airflow.timetables.interval import CronDataIntervalTimetable

from groundswell_tasks import DEFAULTS, HERE, command

PLAN = json.loads((HERE / "plan.json").read_text(encoding="utf-8"))
DAYS = [
    "{{ '--from=' ~ params['from'] if params['from'] else '--catch-up' }}",
    "{{ '--to=' ~ (params['to'] or params['from']) if params['from'] else '--date=' ~ (data_interval_start | ds) }}",
]


def outlets(step: dict) -> list[Asset]:
    """What others may wait for: gold tables, and the lists that people act on."""
    gold = [job["table"] for job in step["jobs"] if job["table"].startswith("gold.")]
    lists = ["lists.%s" % name for name in step["lists"]]
    return [Asset(name=name, uri="groundswell://%s" % name) for name in gold + lists]


with DAG(
    dag_id="groundswell_daily",
    doc_md=__doc__,
    # The day before, at four: vendors' exports of a day are there by then.
    schedule=CronDataIntervalTimetable("0 4 * * *", timezone="UTC"),
    start_date=datetime(2026, 1, 1),
    # Days that were missed are made by the next run, all in one.
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    params={
        "from": Param(None, type=["null", "string"], format="date", description="First day of a range"),
        "to": Param(None, type=["null", "string"], format="date", description="Last day of it"),
    },
    tags=["groundswell"],
) as dag:
    before = None
    for step in PLAN["stages"]:
        stage = command(
            step["name"],
            "run",
            "--stage=%s" % step["name"],
            *DAYS,
            outlets=outlets(step),
            doc_md="%s.\n\n%s" % (step["does"], ", ".join(job["table"] for job in step["jobs"])),
        )
        if before is not None:
            before >> stage
        before = stage
