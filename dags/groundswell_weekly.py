"""Groundswell once a week: what keeps its tables small, its promises kept and its next run safe.

Nothing is trained here: models are trained inside the daily run, on the first of a month or when a topic asks for it.
The tasks do not wait for each other's success; the pool lets them write one after the other.
"""

from __future__ import annotations

from datetime import datetime

from airflow.sdk import DAG
from airflow.timetables.trigger import CronTriggerTimetable

from groundswell_tasks import DEFAULTS, command

with DAG(
    dag_id="groundswell_weekly",
    doc_md=__doc__,
    # Sunday, long after the daily run has ended.
    schedule=CronTriggerTimetable("0 12 * * 0", timezone="UTC"),
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    tags=["groundswell"],
) as dag:
    command(
        "erase",
        "erase",
        priority_weight=3,
        doc_md="Takes every text that its source has taken back out of all days, tables and landed files. "
        "Ends with 1 when a landed file is left to a person; the error names it.",
    )
    command(
        "maintain",
        "maintain",
        priority_weight=2,
        doc_md="Deletes days that are older than their contract keeps, merges the many files of a month, "
        "removes files that no readable version uses. `ops.maintenance` says what it did.",
    )
    command(
        "doctor",
        "doctor",
        retries=0,
        doc_md="Looks at everything that the next run needs: conf, key, landing folders, storage, Java, disk.",
    )
