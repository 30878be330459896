"""Groundswell on a cluster: spark-submit, with the words and the exit codes of the launcher."""

from __future__ import annotations

import re

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk.exceptions import AirflowException

from groundswell_tasks import failure

EXIT_CODE = re.compile(r"Error code is: (\d+)\.")


class Submit(SparkSubmitOperator):
    """Fails as the launcher does. In cluster mode the exit code stays on the cluster, and so do our words."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"java_class": "io.groundswell.Main", "name": "groundswell"} | kwargs)

    def execute(self, context) -> None:
        try:
            super().execute(context)
        except AirflowException as e:
            code = EXIT_CODE.search(str(e))
            if code is None:
                raise
            raise failure(self.task_id, int(code.group(1)), str(e).splitlines()[1:]) from None
