"""What all parts of the bench share: the sections, where things lie, how a command is timed, how figures are recorded.

A part takes the options of `options()` and records with `Record`, which prints what is measured and, with --record FILE, writes it
as JSON lines. Kinds of lines: "run" (when, where and on what, written by `run`), "figure" (what, to reach, measured, unit, reached),
"table" (title, columns, rows) and "skipped" (what, why).
"""
import argparse
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(HERE)

SEED = 20261123
# How often a short run is timed; its median counts.
REPEATS = 5
SIZES = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000}

# Name, title, program with its arguments, whether it runs without being named. RESULTS.md keeps this order.
SECTIONS = [
    ("names", "Names", ["names/run"], True),
    ("halves", "Names, learnt on one half, measured on the other", ["names/halves"], True),
    ("calibration", "Scores as probabilities", ["calibration/run"], True),
    ("screening-100k", "Screening, 100,000 parties", ["screening/run", "--size", "100k"], True),
    ("screening-1m", "Screening, 1,000,000 parties", ["screening/run", "--size", "1m"], True),
    ("ownership", "Ownership, 1,000,000 parties", ["ownership/run"], True),
    ("ownership-10m", "Ownership, 10,000,000 parties", ["ownership/run", "--parties", "10000000"], False),
    ("lists", "Lists", ["lists/run"], True),
    ("published", "Published files", ["lists/published"], True),
    ("proof", "Proof: decks of published lists put to Clew", ["proof/run"], True),
    ("archive", "Archive", ["archive/run"], True),
    ("casework", "Assessing a case", ["casework/run"], True),
    ("goods", "Cases of many lots, and pools without allocations", ["goods/run"], True),
    ("portfolio", "Holdings among three million issuers", ["portfolio/run"], True),
    ("monitor", "A million monitored subjects", ["monitor/run"], True),
]


def options(description):
    """The options of every part; the environment gives their defaults."""
    given = os.environ.get
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=given("CLEW_BIN") or os.path.join(ROOT, ".build/release"),
                        help="the folder of the release build (CLEW_BIN)")
    parser.add_argument("--data", default=given("CLEW_BENCH_DATA") or os.path.join(ROOT, ".build/bench-data"),
                        help="where generated data lie and are kept (CLEW_BENCH_DATA)")
    parser.add_argument("--shared", default=given("CLEW_SHARED") or os.path.join(os.path.dirname(ROOT), "shared"),
                        help="the folder beside the repository with bench/ and data/ (CLEW_SHARED)")
    parser.add_argument("--peers-python", default=given("CLEW_PEERS_PYTHON") or "python3",
                        help="a Python with the peers: rapidfuzz, nomenklatura, followthemoney, scipy, networkx, lxml (CLEW_PEERS_PYTHON)")
    parser.add_argument("--yente-python", default=given("CLEW_YENTE_PYTHON") or "python3",
                        help="a Python with yente and tantivy (CLEW_YENTE_PYTHON)")
    parser.add_argument("--record", help="write what is measured to this file, as JSON lines")
    return parser


class Record:
    """Prints what is measured and writes it down."""

    def __init__(self, path=None):
        self.path = path
        self.section = os.path.basename(path).split(".")[0] if path else None

    def write(self, kind, **line):
        if self.path:
            with open(self.path, "a", encoding="utf-8") as file:
                file.write(json.dumps({"section": self.section, "kind": kind, **line}, ensure_ascii=False) + "\n")

    def figure(self, what, measured, unit="", at_least=None, at_most=None, note=""):
        """Records one figure and what was to be reached, if anything was."""
        reached, to_reach = None, ""
        if at_least is not None:
            reached, to_reach = measured >= at_least, "≥ " + limit(at_least, unit)
        elif at_most is not None:
            reached, to_reach = measured <= at_most, "≤ " + limit(at_most, unit)
        rounded = float(f"{measured:.4g}") if isinstance(measured, float) else measured
        self.write("figure", what=what, measured=rounded, unit=unit, reached=reached, note=note, **{"to reach": to_reach})
        told = f" (to reach {to_reach})" if to_reach else ""
        print(f"{what}: {shown(rounded, unit, reached)}{told}{'' if reached is not False else '  SHORT'}{'; ' + note if note else ''}",
              flush=True)

    def table(self, title, columns, rows, floors=None):
        """Records a table; numbers in its rows stay numbers. Below its floor, if its column has one, a number is shown in bold."""
        self.write("table", title=title, columns=columns, rows=rows, floors=floors or {})
        print(f"{title}\n" + aligned([columns] + [[cell(x) for x in row] for row in rows]), flush=True)

    def skip(self, what, why):
        """Records that something could not be measured."""
        self.write("skipped", what=what, why=why)
        print(f"skipped: {what}: {why}", flush=True)


def shown(value, unit="", reached=None):
    """A figure as people read it."""
    if unit == "share":
        # 0.8996 falls short of 0.90 and must not look as if it did not.
        return f"{value:.4f}" if reached is False else f"{value:.3f}"
    return cell(value) + ("" if not unit else unit if unit.startswith("/") else " " + unit)


def limit(value, unit):
    return f"{value:.2f}" if unit == "share" else shown(value, unit)


def cell(value):
    """A cell of a table as people read it."""
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "–"}[value]
    if isinstance(value, int) or (isinstance(value, float) and abs(value) >= 100):
        return f"{value:,.0f}"
    if isinstance(value, float):
        return f"{value:.1f}" if value >= 10 else f"{value:.3g}" if value > 1 or 0 < abs(value) < 0.001 else f"{value:.3f}"
    return str(value)


def aligned(rows):
    """Rows of text under each other."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  " + "  ".join(text.ljust(w) if i == 0 else text.rjust(w) for i, (text, w) in enumerate(zip(row, widths)))
                     for row in rows)


class Failed(SystemExit):
    """A command failed; ends the part unless it is caught."""


# `clew screen` and `clew assess` end with 1 where something was found.
FINDINGS = (0, 1)


def timed(arguments, output=None, environment=None, fine=(0,)):
    """Runs a command; gives back seconds of the clock, seconds of the processors and the largest memory in MB."""
    start = time.monotonic()
    with open(output or os.devnull, "wb") as out:
        process = subprocess.Popen(arguments, stdout=out, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})
        message = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        said = message.decode(errors="replace").strip()[-2000:]
        raise Failed(f"{os.path.basename(arguments[0])} {arguments[1]} failed ({process.returncode}): {said}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def text_of(arguments):
    """Runs a command that must succeed and gives back what it prints."""
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(arguments)} failed ({done.returncode}):\n{done.stdout[-2000:]}")
    return done.stdout


def program(arguments, name):
    """The path of a program of the release build; ends the part where it is not there."""
    path = os.path.join(arguments.bin, name)
    if not os.path.exists(path):
        Record(arguments.record).skip(name, "it has not been built for release (CLEW_BENCHMARKS=1 swift build -c release)")
        sys.exit(0)
    return path


def found(record, path, what):
    """Whether a file is there; records that it is not."""
    if os.path.exists(path):
        return True
    record.skip(what, f"there is no {os.path.basename(path)} in the folder shared with the bench")
    return False


def generated(record, arguments, size):
    """The generated list of that size and 10,000 queries with known answers, made once; None where the generator is not there."""
    files = [os.path.join(arguments.data, name) for name in (f"entities-{size}.ftm.json", "queries.ftm.json")]
    if not all(map(os.path.exists, files)):
        generator = os.path.join(arguments.shared, "bench/gen.py")
        if not found(record, generator, f"what needs the generated list of {SIZES[size]:,} parties"):
            return None
        os.makedirs(arguments.data, exist_ok=True)
        # The queries hang on the size of the list: all sizes come from the largest, which holds the smaller ones.
        subprocess.run([sys.executable, generator, "--n", str(max(SIZES.values())), "--queries", "10000", "--seed", str(SEED), "--out",
                        arguments.data], check=True)
    return files
