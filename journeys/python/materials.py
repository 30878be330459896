"""Whether a bill of materials (CycloneDX) names every jar of a folder, by name and version, with a licence or a reason."""

import json
import sys
from pathlib import Path

bill = json.loads(Path(sys.argv[1]).read_text())
assert bill["bomFormat"] == "CycloneDX", bill["bomFormat"]
assert bill["metadata"]["component"]["group"] == "io.groundswell", bill["metadata"]["component"]

named = {"%s-%s" % (c["name"], c["version"]) for c in bill["components"]}
jars = {jar.stem for jar in Path(sys.argv[2]).glob("*.jar")}
# A jar for one kind of machine has that kind behind its version.
unnamed = {jar for jar in jars if not any(jar == n or jar.startswith(n + "-") for n in named)}
assert not unnamed, sorted(unnamed)

spark = [c for c in bill["components"] if c["name"] == "spark-sql_2.13"]
assert spark and spark[0]["purl"].startswith("pkg:maven/org.apache.spark/spark-sql_2.13@"), spark
assert any(c["group"] == "io.groundswell" and c["name"] == "groundswell-lakehouse" for c in bill["components"])
assert all(c.get("hashes") for c in bill["components"])
unlicensed = sorted(c["name"] for c in bill["components"] if not c.get("licenses") and c["group"] != "io.groundswell")
print("%d jars, %d components, without a licence in their pom: %s" % (len(jars), len(named), ", ".join(unlicensed)))
