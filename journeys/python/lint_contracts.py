"""What `datacontract lint` says of every contract in a folder, in one process; ends with 1 when it faults any."""

import sys
from pathlib import Path

from datacontract.data_contract import DataContract

faulted = 0
for contract in sorted(Path(sys.argv[1]).rglob("*.yaml")):
    run = DataContract(data_contract_file=str(contract)).lint()
    faults = [check.reason for check in run.checks if check.result != "passed"]
    faulted += bool(faults)
    print("%s: %s" % (contract, "; ".join(faults) or "passed"))
sys.exit(1 if faulted else 0)
