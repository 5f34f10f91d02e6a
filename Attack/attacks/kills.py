"""Commands that write are killed at any moment: what they write is there as before or as after, never between."""

import random
import subprocess
import time

from .acts import ARCHIVE, prepare
from .tools import CLEW, ENVIRONMENT, ROOT, clew

KILLED = ("import", "decide", "index build", "lists export")


def run(seed, each, table):
    chance = random.Random(seed)
    base, acts = prepare()
    for act in acts:
        if act.name not in KILLED:
            continue
        act.reset(base)
        before = act.state()
        start = time.monotonic()
        status, _, errors = clew(*act.arguments, archive=ARCHIVE)
        length = time.monotonic() - start
        if status not in (0, 1):
            table.fault(f"{act.name} does not run: {status} {errors}")
            continue
        after = act.state()
        outcomes = []
        for number in range(each):
            act.reset(base)
            process = subprocess.Popen(
                [CLEW, *act.arguments], cwd=ROOT, env={**ENVIRONMENT, "CLEW_ARCHIVE": ARCHIVE},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(length * chance.uniform(0.2, 1.0))
            process.kill()
            process.wait()
            found = act.state()
            if found == before:
                outcomes.append("as before")
            elif found == after:
                outcomes.append("as after")
            else:
                outcomes.append("in between")
                table.fault(f"{act.name}, kill {number}: {found} is neither {before} nor {after}")
            # Whatever the kill left behind, the command can be given again.
            status, _, errors = clew(*act.arguments, archive=ARCHIVE)
            if status not in (0, 1) or act.state()[:2] != after[:2] and found == before:
                table.fault(f"{act.name}, kill {number}: it cannot be done again: {status} {errors}")
        table.count(f"kill -9 during {act.name}", outcomes)
