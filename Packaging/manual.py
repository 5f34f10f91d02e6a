"""Writes man pages from what a program says of itself (`--experimental-dump-help` of Swift's argument parser, read from standard
input): a page for the program, and one for each command.

Usage: PROGRAM --experimental-dump-help | manual.py FOLDER
"""

import gzip
import json
import os
import sys

VERSION = os.environ.get("CLEW_VERSION", "")


def text(words):
    """Words as roff: no line starts with a control character, and no backslash is one."""
    lines = (words or "").replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join(("\\&" + line if line[:1] in (".", "'") else line) for line in lines)


def paragraphs(words):
    """Blocks apart by empty lines; a block whose lines are indented stands as it is."""
    out = []
    for block in (words or "").split("\n\n"):
        if any(line.startswith("  ") for line in block.split("\n")):
            out.append(".PP\n.nf\n" + text(block) + "\n.fi")
        elif block.strip():
            out.append(".PP\n" + text(block.strip()))
    return "\n".join(out)


def name(argument):
    """How an argument is given: `--out, -o <out>`."""
    dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    names = ", ".join(dashes[n["kind"]] + n["name"] for n in argument.get("names") or [])
    value = f"<{argument.get('valueName', '')}>"
    if argument["kind"] == "positional":
        return value
    return names if argument["kind"] == "flag" else f"{names} {value}"


def page(command, path):
    """The page of a command; the commands below it are named, not repeated."""
    title = "-".join(path)
    lines = [
        f'.TH "{title.upper()}" 1 "" "Clew {VERSION}" "Clew"'.rstrip(),
        ".SH NAME",
        f"{text(title)} \\- {text((command.get('abstract') or '').rstrip('.'))}",
        ".SH SYNOPSIS",
    ]
    arguments = [a for a in command.get("arguments") or [] if a.get("shouldDisplay", True)]
    shown = " ".join(
        name(a) if not a.get("isOptional") else f"[{name(a)}]" for a in arguments if a["kind"] == "positional"
    )
    commands = [c for c in command.get("subcommands") or [] if c["commandName"] != "help"]
    tail = " <command>" if commands else f" [options] {shown}".rstrip()
    lines.append(f".B {text(' '.join(path))}\n{text(tail)}")
    if command.get("discussion"):
        lines += [".SH DESCRIPTION", paragraphs(command["discussion"])]
    if commands:
        lines.append(".SH COMMANDS")
        for below in commands:
            lines.append(f".TP\n.BR {text('-'.join([*path, below['commandName']]))} (1)\n{text(below.get('abstract') or '')}")
    if arguments:
        lines.append(".SH OPTIONS")
        for argument in arguments:
            default = argument.get("defaultValue")
            more = f" (default: {default})" if default else ""
            lines.append(f".TP\n.B {text(name(argument))}\n{text((argument.get('abstract') or '') + more)}")
    if len(path) > 1:
        lines += [".SH SEE ALSO", f".BR {text('-'.join(path[:-1]))} (1)"]
    return "\n".join(lines) + "\n"


def write(command, path, folder):
    target = os.path.join(folder, "-".join(path) + ".1.gz")
    # The same bytes whenever it is written.
    with open(target, "wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:
        file.write(page(command, path).encode())
    for below in command.get("subcommands") or []:
        if below["commandName"] != "help":
            write(below, [*path, below["commandName"]], folder)


if __name__ == "__main__":
    root = json.load(sys.stdin)["command"]
    write(root, [root["commandName"]], sys.argv[1])
