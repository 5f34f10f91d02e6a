"""Attacks Clew and prints a table; ends with 1 where a promise is broken. `Attack/run` builds what it needs."""

import os
import shutil
import sys
import time

from attacks import calls, downloads, engines, kills, service
from attacks.tools import FOLDER, Table

# How much each form tries: the full one stays within 25 minutes on two cores, half of it
# schedules, the short one within two.
AMOUNTS = {
    "full": {"index": 500, "archive": 200, "inputs": 3000, "schedules": 10000, "kills": 5, "calls": (0, 8), "servers": 16, "service": "full"},
    "short": {"index": 30, "archive": 40, "inputs": 400, "schedules": 100, "kills": 1, "calls": (2, None), "servers": 6, "service": "short"},
}


def main():
    form = AMOUNTS[os.environ.get("ATTACK_FORM", "full")]
    seed = int(os.environ.get("ATTACK_SEED", "1"))
    factor = int(os.environ.get("ATTACK_FACTOR", "1"))
    chosen = sys.argv[1:] or ["index", "archive", "inputs", "schedules", "kills", "calls", "downloads", "service"]
    shutil.rmtree(FOLDER, ignore_errors=True)
    os.makedirs(FOLDER, mode=0o700)
    table = Table()
    for section in chosen:
        start = time.monotonic()
        if section in ("index", "archive", "inputs", "schedules"):
            engines.run(section, seed, form[section] * factor, table)
        elif section == "kills":
            kills.run(seed, form["kills"] * factor, table)
        elif section == "calls":
            calls.run(*form["calls"], table)
        elif section == "downloads":
            downloads.run(form["servers"], table)
        elif section == "service":
            service.run(form["service"], table)
        else:
            sys.exit(f"there is no section {section}")
        print(f"{section}: {time.monotonic() - start:.0f} s, {len(table.faults)} broken so far", file=sys.stderr)
    print(table.text())
    for fault in table.faults:
        print(f"BROKEN: {fault}", file=sys.stderr)
    sys.exit(1 if table.faults else 0)


if __name__ == "__main__":
    main()
