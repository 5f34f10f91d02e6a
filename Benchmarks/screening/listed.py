#!/usr/bin/env python3
"""Asks the official names of listed companies in one language against those in the other: recall@1 and @10, all rows and by halves.

    Benchmarks/screening/listed.py CSV [--clew PATH] [--work FOLDER]

CSV has the columns name_zh and name_en. Every row is one company: its Chinese name is sought among all English ones, and the other way.
"""
import argparse
import csv
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--clew", default=os.path.join(ROOT, ".build/release/clew"))
    parser.add_argument("--work", default=os.path.join(ROOT, ".build/bench-data"))
    arguments = parser.parse_args()
    if not (os.path.exists(arguments.file) and os.path.exists(arguments.clew)):
        print(f"skipped: there is no {arguments.file} or no {arguments.clew}")
        return 0
    os.makedirs(arguments.work, exist_ok=True)
    with open(arguments.file, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for asked, listed, title in (("name_en", "name_zh", "English to Chinese"), ("name_zh", "name_en", "Chinese to English")):
        paths = [os.path.join(arguments.work, f"listed.{x}.ndjson") for x in (listed, asked, "results")]
        for path, column in zip(paths, (listed, asked)):
            with open(path, "w", encoding="utf-8") as file:
                for number, row in enumerate(rows):
                    entity = {"id": str(number), "schema": "Company", "properties": {"name": [row[column]]}}
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")
        with open(paths[2], "wb") as out:
            subprocess.run([arguments.clew, "screen", paths[1], "--against", paths[0], "--format", "ndjson", "--top", "10", "--exit-zero"],
                           stdout=out, stderr=subprocess.DEVNULL, check=True)
        ranks = []
        with open(paths[2], encoding="utf-8") as file:
            for result in map(json.loads, file):
                found = [x["id"] for x in result["results"]]
                ranks.append(found.index(result["id"]) if result["id"] in found else 99)
        for name, part in (("all", ranks), ("even rows", ranks[0::2]), ("odd rows", ranks[1::2])):
            first, ten = (sum(r < limit for r in part) / len(part) for limit in (1, 10))
            print(f"{title:20} {name:10} {len(part):5}  recall@1 {first:.3f}  recall@10 {ten:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
