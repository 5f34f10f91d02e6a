#!/usr/bin/env python3
"""Asks OFAC's aliases against its primary names alone: recall@1 by strength of the alias and script.

    Benchmarks/screening/ofac.py [--clew PATH] [--data FOLDER of sdn.csv and alt.csv] [--work FOLDER]

Every alias is a query whose one answer is the party it belongs to; of two parties with the same primary name either counts. OFAC's
legacy files hold the strong aliases in alt.csv and the weak ones in the remarks of sdn.csv (a.k.a. 'BNC').
"""
import argparse
import collections
import csv
import json
import os
import re
import subprocess
import sys
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def rows(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file) if len(row) > 3]


def script(text):
    kinds = {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
    return kinds.pop().capitalize() if len(kinds) == 1 else "Mixed"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clew", default=os.path.join(ROOT, ".build/release/clew"))
    parser.add_argument("--data", default=os.path.join(os.path.dirname(ROOT), "shared/data/ofac-2021-07"))
    parser.add_argument("--work", default=os.path.join(ROOT, ".build/bench-data"))
    arguments = parser.parse_args()
    for path in (arguments.clew, os.path.join(arguments.data, "sdn.csv"), os.path.join(arguments.data, "alt.csv")):
        if not os.path.exists(path):
            print(f"skipped: there is no {path}")
            return 0
    os.makedirs(arguments.work, exist_ok=True)
    parties, weak = {}, {}
    for row in rows(os.path.join(arguments.data, "sdn.csv")):
        schema = SCHEMA.get(row[2], "Company")
        parties[row[0]] = (row[1], schema)
        weak[row[0]] = re.findall(r'a\.k\.a\. ["\']([^"\']+)["\']', row[-1])
    entities, queries, results = (os.path.join(arguments.work, f"ofac.{x}.ndjson") for x in ("parties", "queries", "results"))
    with open(entities, "w", encoding="utf-8") as file:
        for key, (name, schema) in parties.items():
            file.write(json.dumps({"id": key, "schema": schema, "properties": {"name": [name]}}, ensure_ascii=False) + "\n")
    asked = []

    def ask(file, key, party, strength, kind, name):
        asked.append((key, party, strength, kind, script(name)))
        entity = {"id": key, "schema": parties[party][1], "properties": {"name": [name]}}
        file.write(json.dumps(entity, ensure_ascii=False) + "\n")

    with open(queries, "w", encoding="utf-8") as file:
        for row in rows(os.path.join(arguments.data, "alt.csv")):
            if row[0] not in parties:
                continue
            ask(file, f"{row[0]}-{row[1]}", row[0], "strong", row[2], row[3])
        for party, names in weak.items():
            for number, name in enumerate(names):
                ask(file, f"{party}-weak-{number}", party, "weak", "aka", name)
    with open(results, "wb") as out:
        code = subprocess.run([arguments.clew, "screen", queries, "--against", entities, "--format", "ndjson", "--top", "5", "--exit-zero"],
                              stdout=out, stderr=subprocess.DEVNULL, check=False).returncode
    if code not in (0, 1):
        sys.exit(f"clew failed ({code})")
    with open(results, encoding="utf-8") as file:
        found = {r["id"]: r["results"] for r in map(json.loads, file)}
    namesakes = collections.defaultdict(set)
    for key, (name, _) in parties.items():
        namesakes[name].add(key)
    table = collections.defaultdict(collections.Counter)
    for key, truth, strength, kind, letters in asked:
        same = namesakes[parties[truth][0]]
        ranked = [x["id"] for x in found.get(key, [])]
        for group in ((strength, kind, letters), (strength, "all", letters)):
            table[group]["n"] += 1
            table[group]["first"] += bool(ranked) and ranked[0] in same
            table[group]["five"] += any(x in same for x in ranked)
    print(f"{'aliases':32} {'n':>6} {'recall@1':>9} {'@5':>7}")
    for group, count in sorted(table.items()):
        print(f"{' '.join(group):32} {count['n']:6} {count['first'] / count['n']:9.3f} {count['five'] / count['n']:7.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
