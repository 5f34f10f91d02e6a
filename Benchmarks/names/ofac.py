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

COLUMNS = ["strength", "of which", "script", "n", "recall@1", "@5", "at the threshold"]
SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def rows(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        return [[cell.strip() for cell in row] for row in csv.reader(file) if len(row) > 3]


def script(text):
    kinds = {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
    return kinds.pop().capitalize() if len(kinds) == 1 else "Mixed"


class Aliases:
    """The parties by their primary names, and every alias with the party it belongs to."""

    def __init__(self, folder):
        weak = {}
        self.parties = {}
        for row in rows(os.path.join(folder, "sdn.csv")):
            self.parties[row[0]] = (row[1], SCHEMA.get(row[2], "Company"))
            weak[row[0]] = re.findall(r'a\.k\.a\. ["\']([^"\']+)["\']', row[-1])
        # Key, party, strength, kind, name.
        self.asked = [(f"{row[0]}-{row[1]}", row[0], "strong", row[2], row[3])
                      for row in rows(os.path.join(folder, "alt.csv")) if row[0] in self.parties]
        self.asked += [(f"{party}-weak-{number}", party, "weak", "aka", name)
                       for party, names in weak.items() for number, name in enumerate(names)]
        self.namesakes = collections.defaultdict(set)
        for key, (name, _) in self.parties.items():
            self.namesakes[name].add(key)

    def meant(self, party):
        """The parties whose primary name is that of this one."""
        return self.namesakes[self.parties[party][0]]

    def write(self, entities, queries, is_asked=lambda party, strength: True):
        """The list, and the queries with their answers, as FollowTheMoney JSON lines."""
        with open(entities, "w", encoding="utf-8") as file:
            for key, (name, schema) in self.parties.items():
                file.write(json.dumps({"id": key, "schema": schema, "properties": {"name": [name]}}, ensure_ascii=False) + "\n")
        with open(queries, "w", encoding="utf-8") as file:
            for key, party, strength, kind, name in self.asked:
                if is_asked(party, strength):
                    entity = {"id": key, "schema": self.parties[party][1], "properties": {"name": [name]}, "datasets": ["query"],
                              "truth": party, "kind": kind}
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def screened(aliases, clew, work, reference=None):
    """For each alias the parties found, best first, each with whether it matches."""
    os.makedirs(work, exist_ok=True)
    entities, queries, results = (os.path.join(work, f"ofac.{x}.ndjson") for x in ("parties", "queries", "results"))
    aliases.write(entities, queries)
    bench.timed([clew, "screen", queries, "--against", entities, "--format", "ndjson", "--top", "5", "--exit-zero"], results,
                {"CLEW_REFERENCE": reference} if reference else None)
    with open(results, encoding="utf-8") as file:
        return {r["id"]: [(x["id"], x["match"]) for x in r["results"]] for r in map(json.loads, file)}


def marks(aliases, found, is_counted=lambda party, strength: True):
    """Rows of strength, kind of name or of party, script, how many they are, recall@1, @5 and at the threshold."""
    table = collections.defaultdict(collections.Counter)
    for key, party, strength, kind, name in aliases.asked:
        if not is_counted(party, strength):
            continue
        meant, letters = aliases.meant(party), script(name)
        right = [(x in meant, is_match) for x, is_match in found.get(key, [])]
        for group in ((strength, "all", letters), (strength, kind, letters), (strength, aliases.parties[party][1], letters)):
            table[group]["n"] += 1
            table[group]["first"] += bool(right) and right[0][0]
            table[group]["five"] += any(x for x, _ in right[:5])
            table[group]["over"] += any(x and is_match for x, is_match in right)
    # The whole of a strength comes before its parts, larger parts before smaller ones.
    return [[*group, n["n"], *(round(n[key] / n["n"], 4) for key in ("first", "five", "over"))]
            for group, n in sorted(table.items(), key=lambda x: (x[0][0], x[0][1] != "all", x[0][2], -x[1]["n"]))]


def right_alerts(aliases, found, strength):
    """Of the aliases of a strength that raise any alert, the share that raises the right one."""
    alerts = [(party, {x for x, is_match in found.get(key, []) if is_match}) for key, party, kind, *_ in aliases.asked if kind == strength]
    alerts = [(party, matches) for party, matches in alerts if matches]
    return round(sum(not matches.isdisjoint(aliases.meant(party)) for party, matches in alerts) / max(1, len(alerts)), 4)


def strong_latin(table):
    """The row of all strong aliases in Latin script."""
    return next(row for row in table if row[:3] == ["strong", "all", "Latin"])


def main():
    parser = bench.options(__doc__)
    parser.add_argument("folder")
    arguments = parser.parse_args()
    record = bench.Record(arguments.record)
    if all(bench.found(record, os.path.join(arguments.folder, name), "OFAC's aliases") for name in ("sdn.csv", "alt.csv")):
        aliases = Aliases(arguments.folder)
        record.table("OFAC's aliases", COLUMNS, marks(aliases, screened(aliases, bench.program(arguments, "clew"), arguments.data)))


if __name__ == "__main__":
    main()
