#!/usr/bin/env python3
"""Writes RESULTS.md from the records of the bench and the remarks, and prints the figures as a table.

    Benchmarks/report.py [SECTION…] [--results FOLDER] [--remarks FOLDER] [--out FILE]

Records are results/SECTION.jsonl, remarks are remarks/SECTION.md: what a person has to say about a section and must outlast the next
run. remarks/measured-by-hand.md closes the page.
"""
import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import bench  # noqa: E402

HEAD = """# Results

Written by `make bench` ([how](README.md)); do not edit it: records lie in `results/`, remarks in `remarks/`. Each section says on what
day, commit and machine it was measured, and how busy the machine was before it began (mean of 1, 5 and 15 minutes). Figures in **bold**
fall short of what was to be reached.
"""


def lines(path):
    """The lines of a record; none where there is no record."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def of_kind(record, kind):
    return [line for line in record if line["kind"] == kind]


def measured(figure):
    return bench.shown(figure["measured"], figure["unit"], figure["reached"])


def markdown(columns, rows, floors=None):
    """A table of Markdown; numbers below the floor of their column are in bold."""

    def text(column, value):
        floor = (floors or {}).get(column)
        shown = bench.cell(value).replace("|", "\\|")
        return f"**{shown}**" if floor is not None and isinstance(value, (int, float)) and value < floor else shown

    texts = [[text(*pair) for pair in zip(columns, row)] for row in rows]
    is_text = [any(isinstance(row[i], str) for row in rows) for i in range(len(columns))]
    rule = ["---" if text else "--:" for text in is_text]
    return "\n".join("| " + " | ".join(row) + " |" for row in [columns, rule, *texts])


def where(run):
    """The line that says when, where and on what a section was measured."""
    machine = run["machine"]
    memory = f", {machine['memory GiB']} GiB" if machine["memory GiB"] else ""
    tree = {True: "clean tree", False: "**with changes that are not committed**", None: "state of the tree unknown"}[run["clean"]]
    programs = run["swift"] or "**programs of another build**"
    load = " / ".join(f"{x:.1f}" for x in run["load"])
    return (f"{run['day']}, commit {run['commit']} ({tree}, {programs}). {machine['processor']}, {machine['cores']} cores{memory}, "
            f"{machine['system']}. Load before: {load}.")


def section(title, record, remark):
    """One section of the page."""
    parts = [f"## {title}"]
    runs = of_kind(record, "run")
    parts.append(where(runs[-1]) if runs else "Not measured yet.")
    figures = of_kind(record, "figure")
    if figures:
        has_notes = any(figure["note"] for figure in figures)
        rows = []
        for figure in figures:
            text = measured(figure)
            row = [figure["what"], figure["to reach"] or "–", f"**{text}**" if figure["reached"] is False else text]
            rows.append(row + [figure["note"]] if has_notes else row)
        parts.append(markdown(["what", "to reach", "measured"] + ([""] if has_notes else []), rows))
    for table in of_kind(record, "table"):
        parts.append(f"### {table['title']}")
        floors = table.get("floors")
        if floors:
            parts.append("Bold: below " + ", ".join(f"{floor:.2f} ({column})" for column, floor in floors.items()) + ".")
        parts.append(markdown(table["columns"], table["rows"], floors))
    skipped = of_kind(record, "skipped")
    if skipped:
        parts.append("\n".join(f"- Skipped: {line['what']}: {line['why']}." for line in skipped))
    if remark:
        parts.append(remark)
    return "\n\n".join(parts)


def short(records):
    """What falls short, all sections together."""
    figures = [(title, figure) for title, record in records for figure in of_kind(record, "figure") if figure["reached"] is not None]
    missed = [[title, figure["what"], figure["to reach"], f"**{measured(figure)}**"] for title, figure in figures if not figure["reached"]]
    if not figures:
        return "Nothing has been recorded yet."
    count = f"{len(figures) - len(missed)} of {len(figures)} figures are reached."
    return count + (" Short of it:\n\n" + markdown(["section", "what", "to reach", "measured"], missed) if missed else "")


def read(path):
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read().strip()


def write(results, remarks, out):
    """Writes the page."""
    parts, records = [], []
    for name, title, _, runs in bench.SECTIONS:
        record, remark = lines(os.path.join(results, name + ".jsonl")), read(os.path.join(remarks, name + ".md"))
        records.append((title, record))
        if record or remark or runs:
            parts.append(section(title, record, remark))
    by_hand = read(os.path.join(remarks, "measured-by-hand.md"))
    page = [HEAD.rstrip(), short(records), *parts] + ([f"## Measured by hand\n\n{by_hand}"] if by_hand else [])
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n\n".join(page) + "\n")
    print(f"wrote {os.path.relpath(out)}")


def show(names, results):
    """Prints the figures of some sections under each other."""
    rows = [["section", "what", "to reach", "measured", ""]]
    for name in names:
        for figure in of_kind(lines(os.path.join(results, name + ".jsonl")), "figure"):
            rows.append([name, figure["what"], figure["to reach"], measured(figure), "short" if figure["reached"] is False else ""])
    print(bench.aligned(rows))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help="print these sections, else all")
    parser.add_argument("--results", default=os.path.join(bench.HERE, "results"))
    parser.add_argument("--remarks", default=os.path.join(bench.HERE, "remarks"))
    parser.add_argument("--out", default=os.path.join(bench.HERE, "RESULTS.md"))
    arguments = parser.parse_args()
    show(arguments.sections or [name for name, *_ in bench.SECTIONS], arguments.results)
    write(arguments.results, arguments.remarks, arguments.out)


if __name__ == "__main__":
    main()
