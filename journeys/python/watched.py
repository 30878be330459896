"""Metrics as Prometheus' own parser reads them, and the events of OpenLineage, of a run of the stage land."""

import json
import sys
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

families = {f.name: f for f in text_string_to_metric_families(Path(sys.argv[1]).read_text())}
assert all(f.type == "gauge" and f.documentation for f in families.values()), families
assert [s.value for s in families["groundswell_exit_code"].samples] == [0]


def by_table(name):
    return {s.labels["table"]: s.value for s in families["groundswell_" + name].samples}


read, written, rejected = by_table("rows_read"), by_table("rows_written"), by_table("rows_rejected")
assert read["bronze.segment_events"] > 0, read
assert all(read[t] == written[t] + rejected[t] for t in read), (read, written, rejected)
assert all(done == 1 for done in by_table("done").values())

events = [json.loads(line) for line in Path(sys.argv[2]).read_text().splitlines()]
runs = {}
for event in events:
    runs.setdefault((event["job"]["name"], event["run"]["runId"]), []).append(event["eventType"])
assert all(types == ["START", "COMPLETE"] for types in runs.values()), runs
made = {e["job"]["name"]: e for e in events if e["eventType"] == "COMPLETE"}
assert set(made) == {"land"} | set(read), set(made) ^ set(read)
tickets = made["bronze.zendesk_tickets"]
assert "landing.zendesk/tickets" in [i["name"] for i in tickets["inputs"]], tickets
[output] = tickets["outputs"]
assert output["outputFacets"]["outputStatistics"]["rowCount"] == written[output["name"]], output
assert "ticket_id" in [f["name"] for f in output["facets"]["schema"]["fields"]], output
print("%d tables, %d events" % (len(read), len(events)))
