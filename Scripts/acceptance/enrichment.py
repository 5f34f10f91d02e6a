"""Has nomenklatura's `nk enrich` ask the service about the parties of a file that the service holds, and looks whether it
gets what stands around each.

Usage: enrichment.py SERVICE_URL DATASET ENTITIES.ftm.json

Asked are the parties that a list is about, by their topics: others are on hand and are nobody's entry (docs/service.md). Each
must come back with every entity that it names or that names it, and with the other sides of those that are edges.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from followthemoney import model, registry

base, dataset, path = sys.argv[1].rstrip("/") + "/", sys.argv[2], pathlib.Path(sys.argv[3])
LISTED = {"sanction", "sanction.counter", "debarment", "export.control", "export.risk", "asset.frozen", "forced.labor"}
COMPARED = {"Company", "Organization", "Person", "Vessel", "LegalEntity", "PublicBody", "Airplane", "Asset", "Security"}

entities = {entity["id"]: entity for entity in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def pointed(entity):
    """The entities of the file that one names."""
    properties = model.get(entity["schema"]).properties
    return {
        value for name, values in entity["properties"].items()
        if name in properties and properties[name].type == registry.entity for value in values if value in entities}


incoming = {}
for entity in entities.values():
    for target in pointed(entity):
        incoming.setdefault(target, set()).add(entity["id"])
asked = [
    entity for entity in entities.values()
    if entity["schema"] in COMPARED and LISTED & set(entity["properties"].get("topics", []))]
wanted = set()
for entity in asked:
    around = pointed(entity) | incoming.get(entity["id"], set())
    wanted |= around | {entity["id"]}
    for neighbour in around:
        if model.get(entities[neighbour]["schema"]).edge:
            wanted |= pointed(entities[neighbour])

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "asked.json").write_text("".join(json.dumps(entity) + "\n" for entity in asked), encoding="utf-8")
    (folder / "clew.yml").write_text(json.dumps({
        "name": "clew", "title": "Clew", "type": "nomenklatura.enrich.yente:YenteEnricher", "api": base,
        "dataset": dataset, "cache_days": 0}))
    environment = os.environ | {"NOMENKLATURA_DB_URL": f"sqlite:///{folder}/nomenklatura.db"}
    found = {}
    for command in ("match", "enrich"):
        answer = folder / f"{command}.json"
        run = subprocess.run(
            [sys.executable, "-c", "from nomenklatura.cli import cli; cli()", command, "-o", answer, folder / "clew.yml",
             folder / "asked.json"], env=environment, capture_output=True, text=True)
        failed = [line for line in run.stderr.splitlines() if "EnrichmentException:" in line]
        if run.returncode or failed:
            print(f"nk {command} ends with {run.returncode}:", *failed[:3], run.stderr[-400:] if run.returncode else "")
            sys.exit(1)
        found[command] = {json.loads(line)["id"] for line in answer.read_text(encoding="utf-8").splitlines()}
missing = sorted(wanted - found["enrich"])
print(f"nk match and nk enrich: {len(asked)} parties asked, {len(wanted)} entities wanted of the file, "
      f"{len(found['enrich'])} got, {len(missing)} of those wanted missing")
for identifier in missing[:10]:
    print(f"  {identifier} ({entities[identifier]['schema']}) does not come")
sys.exit(1 if missing or not asked else 0)
