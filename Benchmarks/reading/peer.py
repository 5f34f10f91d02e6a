"""daachorse (from PyPI) over the same words and the same text, case and traditional characters not folded."""
import csv, statistics, sys, time

import daachorse

root = sys.argv[1] if len(sys.argv) > 1 else "."
terms = set()
for name in ("indicators", "cues", "contexts", "negations", "assurances"):
    with open(f"{root}/Reference/programmes/{name}.csv", encoding="utf-8") as file:
        terms |= {row["term"].lower() for row in csv.DictReader(file)}
automaton = daachorse.DoubleArrayAhoCorasick([term.encode() for term in sorted(terms)])
with open(f"{root}/Tests/Corpora/reading/passages.csv", encoding="utf-8") as file:
    passages = file.read()
page = (passages * 9)[:100_000]
page = page.encode()[:100_000].decode(errors="ignore")
text = (page * 40).encode()
times = []
for _ in range(9):
    start = time.process_time()
    found = len(automaton.find_overlapping(text.lower()))
    times.append(time.process_time() - start)
print(f"daachorse dense: {len(text) / 1e6 / statistics.median(times):.1f} MB/s, {found} words")
