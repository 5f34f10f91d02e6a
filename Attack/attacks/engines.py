"""Damaged indexes and archives, and changed inputs, tried by `clew-attack` within one process."""

import subprocess

from .tools import ENGINES, ENVIRONMENT, FOLDER, ROOT, clew, entities, path, write


def run(section, seed, count, table):
    if section == "archive":
        make_archive()
    run = subprocess.Popen(
        [ENGINES, section, str(seed), str(count), FOLDER],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    last = "its start"
    tail = []
    for line in run.stdout:
        kind, _, rest = line.rstrip("\n").partition("\t")
        if kind == "TRY":
            last = rest
        elif kind == "ROW":
            attack, tried, outcome = rest.split("\t")
            table.add(attack, int(tried), outcome)
        elif kind == "FAULT":
            table.fault(f"{section}: {rest} (at {last})")
        else:
            tail = (tail + [line])[-5:]
    status = run.wait()
    if status not in (0, 1):
        table.fault(f"{section}: ended with {status} at {last}: {''.join(tail)}")


def make_archive():
    """An archive of two lists with two versions, links of stakes, a record that cannot be read, and decisions."""
    archive = path("archive.sqlite")
    first = write("first.json", entities(range(60)))
    second = write("second.json", entities(range(5, 70)) + '{"id": "broken')
    for status, arguments in [
        (0, ["lists", "import", "ftm", first, "--recorded", "2024-01-01"]),
        (3, ["lists", "import", "ftm", second, "--recorded", "2024-02-01"]),
        (0, ["lists", "import", "bods", "Tests/Fixtures/lists/bods.json", "--recorded", "2024-03-01", "--accept",
             "--accept-incomplete"]),
    ]:  # fmt: skip
        found, _, errors = clew(*arguments, archive=archive)
        if found != status:
            raise SystemExit(f"the archive to attack cannot be made ({found}): {errors}")
