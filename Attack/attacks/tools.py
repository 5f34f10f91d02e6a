"""What the attacks share: the programs, invented lists, and the table of outcomes."""

import json
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, ".build/debug")
FOLDER = os.path.join(ROOT, ".build/attack")
CLEW = os.path.join(BUILD, "clew")
SERVICE = os.path.join(BUILD, "clew-service")
ENGINES = os.path.join(BUILD, "clew-attack")

# Crashes are looked at by their signal; Swift's own report of one takes seconds.
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("CLEW_") and "proxy" not in key.lower()},
    "CLEW_REFERENCE": os.path.join(ROOT, "Reference"),
    "XDG_DATA_HOME": "/nonexistent",
    "SWIFT_BACKTRACE": "enable=no",
}


class Table:
    """Outcomes, a row an attack, and the promises that were broken."""

    def __init__(self):
        self.rows = []
        self.faults = []

    def add(self, attack, tried, outcome):
        self.rows.append((attack, tried, outcome))

    def fault(self, words):
        self.faults.append(words)

    def count(self, attack, outcomes):
        """Adds a row from a list of outcomes."""
        counts = {}
        for outcome in outcomes:
            counts[outcome] = counts.get(outcome, 0) + 1
        self.add(attack, len(outcomes), ", ".join(f"{n} {words}" for words, n in sorted(counts.items())))

    def text(self):
        lines = ["| Attack | Tried | What became of it |", "|---|---|---|"]
        return "\n".join(lines + [f"| {a} | {n} | {o} |" for a, n, o in self.rows])


def path(name):
    return os.path.join(FOLDER, name)


def clew(*arguments, timeout=60, archive=None):
    """Runs `clew`; gives the exit status (negative for a signal), the output and the messages."""
    environment = dict(ENVIRONMENT)
    if archive:
        environment["CLEW_ARCHIVE"] = archive
    run = subprocess.run(
        [CLEW, *arguments], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout
    )
    return run.returncode, run.stdout.decode(errors="replace"), run.stderr.decode(errors="replace")


def entities(numbers, words="Mill"):
    """An invented list of companies as FollowTheMoney, a line each."""
    return "".join(
        json.dumps(
            {
                "id": f"invented-{number}",
                "schema": "Company",
                "properties": {
                    "name": [f"Quonvex {words} {number}"],
                    "country": ["cn"],
                    "topics": ["sanction"],
                },
            }
        )
        + "\n"
        for number in numbers
    )


def write(name, text):
    with open(path(name), "w") as file:
        file.write(text)
    return path(name)
