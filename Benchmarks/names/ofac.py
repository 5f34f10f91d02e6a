#!/usr/bin/env python3
"""Asks OFAC's aliases against its primary names alone: recall@1 by strength of the alias and script.

    Benchmarks/names/ofac.py FOLDER [--bin FOLDER] [--data FOLDER]

FOLDER has sdn.csv and alt.csv. Every alias is a query whose one answer is the party it belongs to; of two parties with the same
primary name either counts. OFAC's legacy files hold the strong aliases in alt.csv and the weak ones in the remarks of sdn.csv
(a.k.a. 'BNC').
"""
import collections
import csv
import json
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
import bench  # noqa: E402

COLUMNS = ["strength", "of which", "script", "n", "recall@1", "@5"]
SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def rows(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file) if len(row) > 3]


def script(text):
    kinds = {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
    return kinds.pop().capitalize() if len(kinds) == 1 else "Mixed"


def measure(folder, clew, work):
    """Rows of strength, kind of name or of party, script, how many they are, recall@1 and recall@5."""
    os.makedirs(work, exist_ok=True)
    parties, weak = {}, {}
    for row in rows(os.path.join(folder, "sdn.csv")):
        schema = SCHEMA.get(row[2], "Company")
        parties[row[0]] = (row[1], schema)
        weak[row[0]] = re.findall(r'a\.k\.a\. ["\']([^"\']+)["\']', row[-1])
    entities, queries, results = (os.path.join(work, f"ofac.{x}.ndjson") for x in ("parties", "queries", "results"))
    with open(entities, "w", encoding="utf-8") as file:
        for key, (name, schema) in parties.items():
            file.write(json.dumps({"id": key, "schema": schema, "properties": {"name": [name]}}, ensure_ascii=False) + "\n")
    asked = []

    def ask(file, key, party, strength, kind, name):
        asked.append((key, party, strength, kind, script(name)))
        entity = {"id": key, "schema": parties[party][1], "properties": {"name": [name]}}
        file.write(json.dumps(entity, ensure_ascii=False) + "\n")

    with open(queries, "w", encoding="utf-8") as file:
        for row in rows(os.path.join(folder, "alt.csv")):
            if row[0] in parties:
                ask(file, f"{row[0]}-{row[1]}", row[0], "strong", row[2], row[3])
        for party, names in weak.items():
            for number, name in enumerate(names):
                ask(file, f"{party}-weak-{number}", party, "weak", "aka", name)
    bench.timed([clew, "screen", queries, "--against", entities, "--format", "ndjson", "--top", "5", "--exit-zero"], results)
    with open(results, encoding="utf-8") as file:
        found = {r["id"]: r["results"] for r in map(json.loads, file)}
    namesakes = collections.defaultdict(set)
    for key, (name, _) in parties.items():
        namesakes[name].add(key)
    table = collections.defaultdict(collections.Counter)
    for key, truth, strength, kind, letters in asked:
        name, schema = parties[truth]
        ranked = [x["id"] for x in found.get(key, [])]
        for group in ((strength, "all", letters), (strength, kind, letters), (strength, schema, letters)):
            table[group]["n"] += 1
            table[group]["first"] += bool(ranked) and ranked[0] in namesakes[name]
            table[group]["five"] += any(x in namesakes[name] for x in ranked)
    # The whole of a strength comes before its parts, larger parts before smaller ones.
    return [[*group, n["n"], round(n["first"] / n["n"], 4), round(n["five"] / n["n"], 4)]
            for group, n in sorted(table.items(), key=lambda x: (x[0][0], x[0][1] != "all", x[0][2], -x[1]["n"]))]


def main():
    parser = bench.options(__doc__)
    parser.add_argument("folder")
    arguments = parser.parse_args()
    record = bench.Record(arguments.record)
    if all(bench.found(record, os.path.join(arguments.folder, name), "OFAC's aliases") for name in ("sdn.csv", "alt.csv")):
        table = measure(arguments.folder, bench.program(arguments, "clew"), arguments.data)
        record.table("OFAC's aliases", COLUMNS, table)


if __name__ == "__main__":
    main()
