#!/usr/bin/env python3
"""Learns all weights again: model.csv (names) and evidence.csv (screening), both in Reference/lexicon.

    CLEW_BENCHMARKS=1 swift build -c release
    Scripts/lexicon/learn.py [--bin .build/release] [--lexicon Reference/lexicon] [--work .build/learn] [--listed FILE] [--aliases FOLDER]
        [--half 0|1]

Steps: invented worlds of parties and queries (Benchmarks/screening/world.py, seeds 7 to 9), the candidates of the first as labelled
pairs of names, the names' model from those and from Tests/Corpora/names, then the forests of evidence from all worlds.
--listed adds a CSV with the columns name_zh,name_en (listed companies under both of their official names) to both; without it the
result is a little worse where an English name is no rendering of the Chinese one. --aliases adds OFAC's strong aliases to the forests
(a folder with the legacy files sdn.csv and alt.csv), which differ from the primary names in more ways than anybody would invent. --half
takes every second company and every second party's aliases only, so that the other half can check what was learnt. The same input gives
the same bytes. Takes about nine minutes.
"""
import argparse
import csv
import hashlib
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Benchmarks/names"))
import ofac  # noqa: E402

SEEDS = (7, 8, 9)
PAIR_LINES = 20_000
# How much an example counts beside one of the invented worlds.
LISTED_SHARE = 1.0
ALIAS_SHARE = 0.5


def run(*arguments, output=None):
    print("+", " ".join(arguments), file=sys.stderr)
    if output is None:
        subprocess.run(arguments, check=True)
        return
    with open(output, "wb") as out:
        subprocess.run(arguments, stdout=out, check=True)


def head(source, target, lines):
    with open(source, encoding="utf-8") as given, open(target, "w", encoding="utf-8") as out:
        for number, line in enumerate(given):
            if number == lines:
                break
            out.write(line)


def listed(path, half, work):
    """Writes the pairs and, for both directions, a list with queries; returns the pairs' file and the arguments for the forests."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    taken = [(i, row) for i, row in enumerate(rows) if half is None or i % 2 == half]
    pairs = os.path.join(work, "listed-pairs.csv")
    with open(pairs, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["schema", "name1", "name2", "match", "grade", "kind"])
        for _, row in taken:
            writer.writerow(["Company", row["name_zh"], row["name_en"], "true", "medium", "cross"])
    arguments = []
    for parties, queries in (("name_zh", "name_en"), ("name_en", "name_zh")):
        files = [os.path.join(work, f"listed-{parties}.parties.json"), os.path.join(work, f"listed-{queries}.queries.json")]
        for name, column, kept, truth in ((files[0], parties, enumerate(rows), False), (files[1], queries, taken, True)):
            with open(name, "w", encoding="utf-8") as file:
                for i, row in kept:
                    entity = {"id": f"{'q' if truth else 'e'}-{i:05d}", "schema": "Company", "properties": {"name": [row[column]]}}
                    if truth:
                        entity.update(truth=f"e-{i:05d}", kind="listed")
                    file.write(json.dumps(entity, ensure_ascii=False) + "\n")
        arguments += [files[0], f"{files[1]}@{LISTED_SHARE}"]
    return [pairs], arguments


def aliases(folder, half, work):
    """Writes the list of primary names and the strong aliases as queries; returns the arguments for the forests."""
    known = ofac.Aliases(folder)
    files = [os.path.join(work, f"aliases.{name}.json") for name in ("parties", "queries")]
    known.write(*files, lambda party, strength: strength == "strong" and (half is None or int(party) % 2 == half))
    return [files[0], f"{files[1]}@{ALIAS_SHARE}"]


def digest(lexicon):
    """What the invented worlds are made from: their scripts and the word tables."""
    tables = [os.path.join(lexicon, name) for name in sorted(os.listdir(lexicon)) if name not in ("model.csv", "evidence.csv", "calibration.csv", "README.md")]
    made = hashlib.sha256()
    for path in [os.path.join(ROOT, "Benchmarks/screening", name) for name in ("world.py", "arabic.py")] + tables:
        with open(path, "rb") as file:
            made.update(file.read())
    return made.hexdigest()[:12]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=os.path.join(ROOT, ".build/release"))
    parser.add_argument("--lexicon", default=os.path.join(ROOT, "Reference/lexicon"))
    parser.add_argument("--work", default=os.path.join(ROOT, ".build/learn"))
    parser.add_argument("--listed")
    parser.add_argument("--aliases")
    parser.add_argument("--half", type=int, choices=[0, 1])
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    training = os.path.join(arguments.bin, "name-training")
    screening = os.path.join(arguments.bin, "screening-benchmark")
    worlds = []
    made_from = digest(arguments.lexicon)
    for seed in SEEDS:
        folder = os.path.join(arguments.work, f"world-{seed}-{made_from}")
        os.makedirs(folder, exist_ok=True)
        files = [os.path.join(folder, "parties.ftm.json"), os.path.join(folder, "queries.ftm.json")]
        if not all(map(os.path.exists, files)):
            run(sys.executable, os.path.join(ROOT, "Benchmarks/screening/world.py"), "--parties", "100000", "--queries", "20000",
                "--seed", str(seed), "--out", folder)
        worlds += files
    pairs, more = listed(arguments.listed, arguments.half, arguments.work) if arguments.listed else ([], [])
    if arguments.aliases:
        more += aliases(arguments.aliases, arguments.half, arguments.work)
    candidates = os.path.join(arguments.work, "candidates.csv")
    run(screening, "pairs", worlds[0], worlds[1], arguments.lexicon, output=candidates + ".all")
    head(candidates + ".all", candidates, PAIR_LINES)
    corpora = [os.path.join(ROOT, "Tests/Corpora/names", name) for name in ("generated.csv", "written.csv")]
    run(training, arguments.lexicon, "train", *corpora, candidates, *pairs)
    run(screening, "train", arguments.lexicon, *worlds, *more)


if __name__ == "__main__":
    sys.exit(main())
