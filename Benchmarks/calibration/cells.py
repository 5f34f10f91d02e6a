"""Candidates by cell: how they are read, what calibration error is, and how far a small cell can be told."""
import collections
import csv
import json
import math
import os
import subprocess
import unicodedata

# Scripts by the first word of the names of their letters in Unicode.
SCRIPTS = {"CJK": "han", "KATAKANA": "kana", "HIRAGANA": "kana", "DEVANAGARI": "brahmic", "THAI": "brahmic"}
BINS = 10
# The threshold of screening, and that of two names by themselves.
THRESHOLD = {"screening": math.log(3), "names": 0.0}


def probability(odds):
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


class Pair:
    """A candidate that screening presents for a query."""

    __slots__ = ("query", "kind", "is_match", "is_held", "named", "scripts", "is_apart", "estimate", "told", "names", "names_told", "texts")

    def __init__(self, row):
        self.query, self.kind = row["query"], row["kind"]
        self.is_match, self.is_held, self.is_apart = row["match"] == "true", row["held"] == "true", row["apart"] == "true"
        self.named, self.scripts = row["named"], row["scripts"]
        self.estimate, self.told, self.names, self.names_told = (float(row[x]) for x in ("estimate", "told", "names", "namesTold"))
        self.texts = row["asked"], row["listed"]

    @property
    def reach(self):
        one, other = self.scripts.split("+")
        return "across" if one != other else "one"


def presented(program, folder, lexicon, *more):
    """The candidates that screening presents for the queries of a folder."""
    done = subprocess.run([program, "presented", os.path.join(folder, "parties.ftm.json"), os.path.join(folder, "queries.ftm.json"), lexicon, *more],
                          stdout=subprocess.PIPE, text=True, check=True)
    return [Pair(row) for row in csv.DictReader(done.stdout.splitlines())]


def script(text):
    found = collections.Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    first = found.most_common(1)[0][0] if found else "none"
    return SCRIPTS.get(first, first.lower())


def asked_across(folder, schema):
    """The queries of a schema that mean a party which the list has in another script alone."""
    def rows(name):
        with open(os.path.join(folder, name + ".ftm.json"), encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    scripts = {row["id"]: {script(name) for name in row["properties"]["name"] + row["properties"].get("alias", [])} for row in rows("parties")}
    return {row["id"] for row in rows("queries")
            if row["schema"] == schema and row["truth"] and script(row["properties"]["name"][0]) not in scripts[row["truth"]]}


def bins(pairs, weights=None):
    """Ten bins of equal mass: mean probability told, share that matched, pairs, matches, all by weight."""
    order = sorted(range(len(pairs)), key=lambda i: pairs[i])
    weights = weights or [1.0] * len(pairs)
    whole, done, rows = sum(weights), 0.0, []
    current = [0.0, 0.0, 0.0, 0, 0]
    for i in order:
        told, is_match = pairs[i]
        current = [current[0] + weights[i], current[1] + weights[i] * told, current[2] + weights[i] * is_match, current[3] + 1, current[4] + is_match]
        done += weights[i]
        if done >= (len(rows) + 1) * whole / BINS - 1e-9 * whole:
            rows.append(current)
            current = [0.0, 0.0, 0.0, 0, 0]
    if current[3]:
        rows.append(current)
    return [(told / mass, hit / mass, count, matches, mass / whole) for mass, told, hit, count, matches in rows]


def error(pairs, weights=None):
    """The expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015) over ten bins of equal mass."""
    return sum(share * abs(told - hit) for told, hit, _, _, share in bins(pairs, weights)) if pairs else None


def balanced(pairs):
    """Weights that let matches and others count the same."""
    matches = sum(pair.is_match for pair in pairs)
    return [0.5 / matches if pair.is_match else 0.5 / (len(pairs) - matches) for pair in pairs] if 0 < matches < len(pairs) else None


def wilson(hits, count, z=1.96):
    """The interval of Wilson (JASA 22, 1927) for a share, at 95 % unless told."""
    if not count:
        return 0.0, 1.0
    share = hits / count
    middle, width = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, (middle - width) / (1 + z * z / count)), min(1.0, (middle + width) / (1 + z * z / count))


def by_cell(pairs):
    found = collections.defaultdict(list)
    for pair in pairs:
        found[pair.named, pair.scripts].append(pair)
    return sorted(found.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
