"""How the DAGs of Groundswell start its command line, here or on a cluster.

Variables of Airflow, all optional:
  groundswell_home   the folder of the launcher; else the one that this file's folder lies in
  groundswell_conf   the conf file, from that folder; else conf/local.yaml
  groundswell_spark  makes every task a SparkSubmitOperator. JSON of its arguments: `application` (our jar) and
                     whatever else it takes, such as conn_id, jars, conf, env_vars, driver_memory
"""

from __future__ import annotations

import re
import subprocess
from datetime import timedelta
from pathlib import Path

from airflow.sdk import BaseOperator, Variable
from airflow.sdk.exceptions import AirflowException, AirflowFailException

HERE = Path(__file__).resolve().parent

# One run writes at a time (exit code 4), so all tasks of all DAGs share a pool of one place.
DEFAULTS = {
    "pool": "groundswell",
    "retries": 3,
    # After 5 minutes (core.default_task_retry_delay), then 10, then 20.
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(hours=1),
}

# What the launcher ends with: see the README. Neither of these gets better by itself.
WRONG_USE, REFUSED = 2, 3
OUR_WORDS = re.compile(r"\s*(groundswell: |[a-z]+\.\w+ (failed|refused|held|wrong_use): )")
LINES_SHOWN = 15


def failure(task_id: str, code: int, lines: list[str]) -> AirflowException:
    """The error that Airflow shows: what we said of it, else the last lines. Retried where waiting may mend it."""
    said = [line for line in lines if OUR_WORDS.match(line)] or lines
    why = "\n".join(["%s ended with %d:" % (task_id, code), *said[-LINES_SHOWN:]])
    return (AirflowFailException if code in (WRONG_USE, REFUSED) else AirflowException)(why)


class Launch(BaseOperator):
    """Runs the launcher on this machine; what it says goes to the task's log."""

    template_fields = ("arguments",)

    def __init__(self, *, arguments: list[str], **kwargs) -> None:
        super().__init__(**kwargs)
        self.arguments = arguments
        self.process: subprocess.Popen | None = None

    def execute(self, context) -> None:
        home = Path(Variable.get("groundswell_home", default=str(HERE.parent)))
        lines: list[str] = []
        self.process = subprocess.Popen(
            [str(home / "groundswell"), *self.arguments],
            cwd=home,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        with self.process as process:
            for line in process.stdout:
                print(line, end="", flush=True)
                lines.append(line.rstrip())
        if process.returncode != 0:
            raise failure(self.task_id, process.returncode, lines)

    def on_kill(self) -> None:
        if self.process is not None:
            self.process.terminate()


def command(task_id: str, name: str, *arguments: str, **kwargs) -> BaseOperator:
    """A task that runs one command of the launcher."""
    conf = Variable.get("groundswell_conf", default="conf/local.yaml")
    spark = Variable.get("groundswell_spark", default=None, deserialize_json=True)
    words = [name, "--conf", conf, *arguments]
    if spark is None:
        return Launch(task_id=task_id, arguments=words, **kwargs)
    from groundswell_submit import Submit

    return Submit(task_id=task_id, application_args=words, **spark, **kwargs)
