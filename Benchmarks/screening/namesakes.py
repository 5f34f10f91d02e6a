"""Which queries no name decides: where another party of the list bears the name asked, or is meant by it as well."""
import collections
import csv
import os
import re

LEGAL = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))), "Reference/lexicon/legal-forms.csv")


def legal_words():
    with open(LEGAL, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 2 and not row[0].startswith("#")]
    return {word for row in rows[1:] for form in row[:2] + row[2].split(";") for word in re.findall(r"\w+", form.casefold())}


class Namesakes:
    """The names of the entities of a list, as words in whatever order without legal forms."""

    def __init__(self, entities, queries):
        self.legal = legal_words()
        asked = {name for query in queries for name in self.asked(query)}
        self.names = {}
        self.bearers = collections.defaultdict(set)
        # Names asked that lack one word of these parties' names.
        self.longer = collections.defaultdict(set)
        for entity in entities:
            properties = entity["properties"]
            names = {self.words(name) for key in ("name", "alias", "weakAlias") for name in properties.get(key, [])}
            self.names[entity["id"]] = names
            for name in names:
                self.bearers[name].add(entity["id"])
                for place in range(len(name)):
                    shorter = name[:place] + name[place + 1:]
                    if shorter in asked:
                        self.longer[shorter].add(entity["id"])

    def words(self, name):
        words = sorted(re.findall(r"\w+", name.casefold()))
        return tuple(word for word in words if word not in self.legal) or tuple(words)

    def asked(self, query):
        return {self.words(name) for name in query["properties"].get("name", [])}

    def same(self, query, entity):
        """Whether a party bears a name asked, word for word."""
        return not self.asked(query).isdisjoint(self.names.get(entity, ()))

    def undecidable(self, query):
        """Whether another party bears a name asked or one of the party meant, or both have one word more than asked."""
        truth = query["truth"]
        asked = self.asked(query)
        if any(self.bearers.get(name, set()) - {truth} for name in asked | self.names.get(truth, set())):
            return True
        return any(truth in self.longer.get(name, ()) and len(self.longer[name]) > 1 for name in asked)
