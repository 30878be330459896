"""What Airflow makes of a folder of DAGs, as lines of text; fails when it cannot read one of them."""

import sys
from pathlib import Path

from airflow.dag_processing.dagbag import BundleDagBag

folder = Path(sys.argv[1])
bag = BundleDagBag(folder, bundle_path=folder, bundle_name="dags")
assert not bag.import_errors, bag.import_errors
for dag_id, dag in sorted(bag.dags.items()):
    assert dag.doc_md, dag_id
    for task in dag.topological_sort():
        assert task.doc_md, task.task_id
        words = task.arguments if hasattr(task, "arguments") else task.application_args
        print(dag_id, task.task_id, task.task_type, task.pool, task.retries, *words, sep="\t")
        for asset in task.outlets:
            print(dag_id, task.task_id, "makes", asset.name, asset.uri, sep="\t")
