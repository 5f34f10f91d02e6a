"""Commands that write are killed at any moment: what they write is there as before or as after, never between."""

import os
import random
import shutil
import subprocess
import time

from .tools import CLEW, ENVIRONMENT, ROOT, clew, entities, path, write


def run(seed, each, table):
    chance = random.Random(seed)
    base = path("kills.sqlite")
    one = write("kills-1.json", entities(range(300)))
    two = write("kills-2.json", entities(range(40, 400), "Works"))
    clew("lists", "import", "ftm", one, "--recorded", "2024-01-01", archive=base)
    archive = path("killed.sqlite")
    attacks = {
        "import": (["lists", "import", "ftm", two, "--recorded", "2024-02-01", "--accept"], None),
        "decide": (
            ["decide", "invented-7", "--name", "Quonvex Mill 7", "--country", "cn", "--lists", "ftm", "--decision", "match",
             "--reason", "the same", "--by", "ab"],
            None,
        ),  # fmt: skip
        "index build": (["index", "build", two, "--out", path("killed.clew")], path("killed.clew")),
        "lists export": (["lists", "export", "ftm", "--out", path("killed.out")], path("killed.out")),
    }
    for name, (arguments, output) in attacks.items():

        def reset(output=output):
            for ending in ("", "-wal", "-shm"):
                if os.path.exists(archive + ending):
                    os.remove(archive + ending)
            shutil.rmtree(archive + ".world", ignore_errors=True)
            shutil.copy(base, archive)
            if output:
                with open(output, "w") as file:
                    file.write("before")

        reset()
        before = state(archive, output)
        start = time.monotonic()
        status, _, errors = clew(*arguments, archive=archive)
        length = time.monotonic() - start
        if status not in (0, 1):
            table.fault(f"{name} does not run: {status} {errors}")
            continue
        after = state(archive, output)
        outcomes = []
        for number in range(each):
            reset()
            process = subprocess.Popen(
                [CLEW, *arguments], cwd=ROOT, env={**ENVIRONMENT, "CLEW_ARCHIVE": archive}, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(length * chance.uniform(0.2, 1.0))
            process.kill()
            process.wait()
            found = state(archive, output)
            if found == before:
                outcomes.append("as before")
            elif found == after:
                outcomes.append("as after")
            else:
                outcomes.append("in between")
                table.fault(f"{name}, kill {number}: {found} is neither {before} nor {after}")
            # Whatever the kill left behind, the command can be given again.
            status, _, errors = clew(*arguments, archive=archive)
            if status not in (0, 1) or state(archive, output)[:2] != after[:2] and found == before:
                table.fault(f"{name}, kill {number}: it cannot be done again: {status} {errors}")
        table.count(f"kill -9 during {name}", outcomes)


def state(archive, output):
    """What can be read: the lists and their checks, the log, and the file that is written."""
    lists = clew("lists", "export", archive=archive)
    verified = clew("lists", "verify", archive=archive)[0]
    log = clew("audit", "verify", archive=archive)
    content = None
    if output:
        with open(output, "rb") as file:
            content = file.read()
    entries = log[1].split(",")[0].split(":")[-1].split()[0:1]
    return (hash(lists[1]), verified, log[0], entries, content)
