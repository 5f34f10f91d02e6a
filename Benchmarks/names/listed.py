#!/usr/bin/env python3
"""Asks the official names of listed companies in one language against those in the other: recall@1 and @10, all rows and by halves.

    Benchmarks/names/listed.py CSV [--bin FOLDER] [--data FOLDER]

CSV has the columns name_zh and name_en. Every row is one company: its Chinese name is sought among all English ones, and the other way.
"""
import csv
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
import bench  # noqa: E402

LINE = r"^(English to Chinese|Chinese to English) (all|first half|second half) recall@1 (\S+) @5 (\S+) @10 (\S+)$"
PART = {"all": "all", "first half": "even", "second half": "odd"}
DIRECTIONS = (("name_en", "name_zh", "English to Chinese"), ("name_zh", "name_en", "Chinese to English"))


def compared(path, program, lexicon):
    """Every pair compared by name-training: rows of direction, part of the rows, recall@1 and recall@10."""
    found = re.findall(LINE, bench.text_of([program, lexicon, "listed", path]), re.MULTILINE)
    if len(found) != 6:
        sys.exit("name-training says nothing about listed companies that this script can read")
    return [[direction, PART[part], float(first), float(ten)] for direction, part, first, _, ten in found]


def screened(path, clew, work, reference=None):
    """Sought through the index by `clew screen`: rows of direction, part of the rows, recall@1 and recall@10."""
    os.makedirs(work, exist_ok=True)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = []
    for asked, listed, title in DIRECTIONS:
        files = [os.path.join(work, f"listed.{x}.ndjson") for x in (listed, asked, "results")]
        for name, column in zip(files, (listed, asked)):
            with open(name, "w", encoding="utf-8") as file:
                for number, row in enumerate(rows):
                    entity = {"id": str(number), "schema": "Company", "properties": {"name": [row[column]]}}
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")
        bench.timed([clew, "screen", files[1], "--against", files[0], "--format", "ndjson", "--top", "10", "--exit-zero"], files[2],
                    {"CLEW_REFERENCE": reference} if reference else None)
        ranks = []
        with open(files[2], encoding="utf-8") as file:
            for result in map(json.loads, file):
                found = [x["id"] for x in result["results"]]
                ranks.append(found.index(result["id"]) if result["id"] in found else 99)
        for name, part in (("all", ranks), ("even", ranks[0::2]), ("odd", ranks[1::2])):
            table.append([title, name] + [round(sum(r < most for r in part) / len(part), 4) for most in (1, 10)])
    return table


def main():
    parser = bench.options(__doc__)
    parser.add_argument("file")
    arguments = parser.parse_args()
    record = bench.Record(arguments.record)
    if bench.found(record, arguments.file, "names of listed companies"):
        table = screened(arguments.file, bench.program(arguments, "clew"), arguments.data)
        record.table("Listed companies", ["direction", "rows", "recall@1", "@10"], table)


if __name__ == "__main__":
    main()
