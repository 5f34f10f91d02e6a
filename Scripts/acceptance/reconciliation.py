"""Checks the reconciliation API against its JSON schemas, versions 0.1 and 0.2, and with PyPI's `reconciler`.

Usage: reconciliation.py SERVICE_URL FOLDER_OF_SCHEMAS (with 0.1/schemas and 0.2/schemas) [ID NAME]
"""

import json
import pathlib
import sys

import httpx
import jsonschema
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

base, folder = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2])
entity, name = (sys.argv[3:5] + ["", ""])[:2]


def get(path, **parameters):
    answer = httpx.get(base + path, params=parameters, timeout=60)
    answer.raise_for_status()
    return answer.json()


def post(**form):
    answer = httpx.post(base, data={key: json.dumps(value) for key, value in form.items()}, timeout=60)
    answer.raise_for_status()
    return answer.json()


batch = {"q0": {"query": name, "type": "Person", "limit": 3}, "q1": {"query": "Nobody Atall", "properties": [
    {"pid": "Thing:country", "v": "cn"}]}}
extend = {"ids": [entity], "properties": [{"id": "name"}, {"id": "country", "settings": {"limit": 1}}]}
documents = {
    "manifest": get(""),
    "reconciliation-query-batch": batch,
    "reconciliation-result-batch": post(queries=batch),
    "suggest-entities-response": get("/suggest/entity", prefix=name),
    "suggest-properties-response": get("/suggest/property", prefix="country"),
    "suggest-types-response": get("/suggest/type", prefix="organ"),
    "data-extension-query": extend,
    "data-extension-response": post(extend=extend),
    "data-extension-property-proposal": get("/extend/property", type="Person", limit=5),
}
failures = checked = 0
for version in ("0.1", "0.2"):
    schemas = {path.stem: json.loads(path.read_text()) for path in (folder / version / "schemas").glob("*.json")}
    registry = Registry().with_resources(
        (schema.get("$id", kind), Resource.from_contents(schema, default_specification=DRAFT7))
        for kind, schema in schemas.items())
    for kind, document in documents.items():
        if kind not in schemas:
            continue
        checked += 1
        validator = jsonschema.validators.validator_for(schemas[kind], jsonschema.Draft7Validator)
        for error in validator(schemas[kind], registry=registry).iter_errors(document):
            failures += 1
            print(f"{version} {kind}: {error.message[:200]} at {list(error.absolute_path)}")
print(f"{checked} documents against their schemas, {failures} faults")

import numpy  # noqa: E402
import pandas  # noqa: E402

# The package still asks for a name that NumPy 2 has dropped.
numpy.NaN = numpy.nan
from reconciler import reconcile  # noqa: E402

table = reconcile(pandas.Series([name, "Nobody Atall"]), type_id="Person", reconciliation_endpoint=base)
print(table.to_string())
if entity not in set(table["id"]):
    failures += 1
    print(f"reconciler does not find {entity}")
sys.exit(1 if failures else 0)
