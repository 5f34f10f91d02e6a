#!/usr/bin/env python3
"""Labelled pairs of names: how many are told right by `clew compare --pairs`, and by nomenklatura's logic-v2 on the same.

    Benchmarks/names/labelled.py FILE [--bin FOLDER]

FILE is a CSV with the columns schema, name1, name2 and is_match (true or false), such as nomenklatura's contrib/name_bench/cases.csv.
Run with a Python that has nomenklatura, and --logic-v2, it prints that tool's scores of the file instead, one a line.
"""
import argparse
import csv
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
import bench  # noqa: E402

COLUMNS = ["tool", "which", "pairs", "told right", "precision", "recall", "F1", "area under the curve"]
# What each tool calls a match where nobody says otherwise.
CLEW, LOGIC_V2 = 0.5, 0.7


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["is_match"].lower() in ("true", "false")]


def ours(clew, path):
    """The scores of `clew compare`, in the order of the rows."""
    text = bench.text_of([clew, "compare", "--pairs", path])
    return [float(row["score"]) for row in csv.DictReader(text.splitlines()) if row["is_match"].lower() in ("true", "false")]


def theirs(python, path):
    """The scores of logic-v2, or why there are none."""
    done = subprocess.run([python, os.path.realpath(__file__), path, "--logic-v2"], capture_output=True, text=True, check=False)
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["no message"])[-1][:200]
    return [float(line) for line in done.stdout.split()], None


def marks(labels, scores, threshold):
    """Share told right, precision, recall, F1, and how often a match scores above a pair that is none."""
    found = [score >= threshold for score in scores]
    right = sum(map(bool.__eq__, labels, found))
    hits = sum(map(bool.__and__, labels, found))
    precision, recall = hits / max(1, sum(found)), hits / max(1, sum(labels))
    yes = [s for s, label in zip(scores, labels) if label]
    no = [s for s, label in zip(scores, labels) if not label]
    above = sum((a > b) + (a == b) / 2 for a in yes for b in no) / max(1, len(yes) * len(no))
    return [right / len(labels), precision, recall, 2 * hits / max(1, sum(found) + sum(labels)), above]


def table(given, tools):
    """One row for each tool and group of pairs; `tools` holds names, scores and thresholds."""
    groups = ["all", *dict.fromkeys(row.get("case_group") or "" for row in given)]
    for group in groups if len(groups) > 2 else groups[:1]:
        at = [i for i, row in enumerate(given) if group in ("all", row.get("case_group"))]
        labels = [given[i]["is_match"].lower() == "true" for i in at]
        for tool, scores, threshold in tools:
            yield [tool, group, len(at), *marks(labels, [scores[i] for i in at], threshold)]


def print_logic_v2(path):
    from followthemoney import model  # pylint: disable=import-outside-toplevel
    from nomenklatura.matching.logic_v2.model import LogicV2  # pylint: disable=import-outside-toplevel
    config = LogicV2.default_config()
    for number, row in enumerate(rows(path)):
        pair = [model.get_proxy({"id": f"{number}-{side}", "schema": row["schema"], "properties": {"name": [row[side]]}})
                for side in ("name1", "name2")]
        print(LogicV2.compare(*pair, config).score)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--bin", default=os.path.join(bench.ROOT, ".build/release"))
    parser.add_argument("--logic-v2", action="store_true")
    arguments = parser.parse_args()
    if arguments.logic_v2:
        return print_logic_v2(arguments.file)
    tools = [("Clew", ours(os.path.join(arguments.bin, "clew"), arguments.file), CLEW)]
    print(bench.aligned([COLUMNS] + [[bench.cell(x) for x in row] for row in table(rows(arguments.file), tools)]))


if __name__ == "__main__":
    main()
