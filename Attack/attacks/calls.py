"""Each call of the system that an act makes on our files fails, one run after the other: what is written is there as before
or as after, never between, and no failure passes for success.

What is written into the archive is tried within one process, call by call, by `EveryFileCallTests`; here it is the commands that
write files. The n-th call is made to fail by strace, from outside, so that nothing in Clew knows of it. Where strace is missing or may not
trace, the attack says so and is left out.
"""

import os
import re
import shutil
import subprocess

from .acts import ARCHIVE, prepare
from .tools import CLEW, ENVIRONMENT, FOLDER, ROOT, clew, path

CALLS = ["openat", "write", "pwrite64", "writev", "fsync", "fdatasync", "rename", "ftruncate", "mkdir", "chmod", "fchmod"]
"""The calls that make, fill, settle and move files."""

FAULTS = {"a device that fails": ("EIO", ""), "a disk that is full": ("ENOSPC", "+")}
"""What goes wrong, and whether it stays so."""

DEAR = ("assess --out", "letters", "pack")
"""Acts that take seconds each."""

FULL = {"openat", "write", "pwrite64", "writev", "mkdir", "ftruncate"}
"""The calls that a full disk refuses."""

LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)$")


def strace(arguments, *options):
    return subprocess.run(
        ["strace", "-f", "-qq", *options, CLEW, *arguments], cwd=ROOT, env={**ENVIRONMENT, "CLEW_ARCHIVE": ARCHIVE},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=180,
    )  # fmt: skip


def points(act, base):
    """The calls that an act makes on our files: the name of each, and the how-manieth of its thread it is."""
    act.reset(base)
    trace = path("calls.trace")
    strace(act.arguments, "-y", "-s", "4096", "-o", trace, "-e", "trace=" + ",".join(CALLS))
    counts, found = {}, set()
    with open(trace, errors="replace") as file:
        for line in file:
            match = LINE.match(line)
            if not match:
                continue
            thread, call, rest = match.groups()
            counts[thread, call] = counts.get((thread, call), 0) + 1
            # What is only read is refused by the tests of the readers.
            if FOLDER in rest and not (call == "openat" and "O_RDONLY" in rest):
                found.add((call, counts[thread, call]))
    return sorted(found)


def run(most, most_of_dear, table):
    """Lets at most so many calls of each act fail, evenly spread; all of them where there are no more, or for 0.

    With `None` those acts that take seconds each are left out.
    """
    if shutil.which("strace") is None or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode:
        table.add("each call of the file system fails", 0, "left out: strace is missing or may not trace")
        return
    base, acts = prepare()
    for act in acts:
        if act.changes_archive or (most_of_dear is None and act.name in DEAR):
            continue
        act.reset(base)
        before = act.state()
        status, _, errors = clew(*act.arguments, archive=ARCHIVE)
        if status not in (0, 1):
            table.fault(f"{act.name} does not run: {status} {errors}")
            continue
        after = act.state()
        tries = [
            (call, number, words) for call, number in points(act, base) for words in FAULTS
            if words == "a device that fails" or call in FULL
        ]  # fmt: skip
        limit = most_of_dear if act.name in DEAR else most
        step = max(1, -(-len(tries) // limit)) if limit else 1
        outcomes = [disturbed(act, base, attempt, before, after, status, table) for attempt in tries[::step]]
        table.count(f"one call fails during {act.name} (of {len(tries)} ways)", outcomes)


def disturbed(act, base, attempt, before, after, right, table):
    """Gives the command once with a call that fails, and once more without.

    Returns the outcome in words.
    """
    call, number, words = attempt
    error, lasting = FAULTS[words]
    act.reset(base)
    done = strace(
        act.arguments, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}{lasting}"
    )
    place = f"{act.name}, {call} {number}, {words}"
    found = act.state()
    if done.returncode < 0 or done.returncode > 3:
        table.fault(f"{place}: status {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
    if found != before and found != after:
        table.fault(f"{place}: it is neither as before nor as after")
        return "in between"
    if found == before and done.returncode == right:
        table.fault(f"{place}: nothing was written, and the status is {right}")
    again, _, errors = clew(*act.arguments, archive=ARCHIVE)
    if found == before and (again != right or act.state() != after):
        table.fault(f"{place}: it cannot be done again: {again} {errors[-300:]}")
    return "as before" if found == before else "as after"
