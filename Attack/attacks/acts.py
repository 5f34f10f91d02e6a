"""The acts that write, and what is there before and after each: shared by those attacks that disturb them."""

import os
import shutil

from .tools import ROOT, clew, entities, path, write

ARCHIVE = path("acts.sqlite")
"""The archive that an act works on; `Act.reset` puts a fresh copy there."""


class Act:
    """A command that writes: into the archive, into one file, or into a folder."""

    def __init__(self, name, arguments, output=None, changes_archive=False):
        self.name = name
        self.arguments = arguments
        self.output = output
        self.changes_archive = changes_archive

    def reset(self, base):
        """Puts back what was there before the act."""
        for ending in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(ARCHIVE + ending):
                os.remove(ARCHIVE + ending)
        shutil.rmtree(ARCHIVE + ".world", ignore_errors=True)
        shutil.copy(base, ARCHIVE)
        if self.output and os.path.isdir(self.output):
            shutil.rmtree(self.output)
        if self.output and not self.output.endswith(".folder"):
            with open(self.output, "w") as file:
                file.write("before")

    def state(self):
        """What can be read: the lists and their checks, the log, and what was written."""
        lists, verified, log, entries = None, 0, 0, []
        if self.changes_archive:
            lists = hash(clew("lists", "export", archive=ARCHIVE)[1])
            verified = clew("lists", "verify", archive=ARCHIVE)[0]
            log, text, _ = clew("audit", "verify", archive=ARCHIVE)
            entries = text.split(",")[0].split(":")[-1].split()[0:1]
        return (lists, verified, log, entries, content(self.output))


def content(output):
    """The bytes of a file, or of each file of a folder."""
    if output is None or not os.path.exists(output):
        return None
    if os.path.isfile(output):
        with open(output, "rb") as file:
            return file.read()
    found = {}
    for folder, _, names in os.walk(output):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                found[os.path.relpath(file.name, output)] = file.read()
    return found or None


def prepare():
    """Makes the archive that every act starts from.

    Returns its path and the acts.
    """
    base = path("acts-base.sqlite")
    one = write("acts-1.json", entities(range(300)))
    two = write("acts-2.json", entities(range(40, 400), "Works"))
    clew("lists", "import", "ftm", one, "--recorded", "2024-01-01", archive=base)
    case = os.path.join(ROOT, "Examples/denim-importer")
    return base, [
        Act("import", ["lists", "import", "ftm", two, "--recorded", "2024-02-01", "--accept"], changes_archive=True),
        Act(
            "decide",
            ["decide", "invented-7", "--name", "Quonvex Mill 7", "--country", "cn", "--lists", "ftm",
             "--decision", "match", "--reason", "the same", "--by", "ab"],
            changes_archive=True,
        ),  # fmt: skip
        Act("index build", ["index", "build", two, "--out", path("acts.clew")], path("acts.clew")),
        Act("lists export", ["lists", "export", "ftm", "--out", path("acts.out")], path("acts.out")),
        Act("assess --out", ["assess", case, "--out", path("acts-dossier.folder")], path("acts-dossier.folder")),
        Act("letters", ["letters", case, "--out", path("acts-letters.folder")], path("acts-letters.folder")),
        Act(
            "pack",
            ["pack", case, "--for", "buyer", "--out", path("acts-package.folder")], path("acts-package.folder"),
        ),  # fmt: skip
    ]
