"""Writes a software bill of materials as SPDX 2.3 JSON: Clew, the Swift packages of `Package.resolved`, and the Debian packages that
the programs are linked with.

Usage: sbom.py VERSION COMMIT DAY PACKAGE.RESOLVED [DEBIAN-PACKAGE=VERSION…]
"""

import json
import sys


def package(name, version, place, identity):
    return {
        "SPDXID": f"SPDXRef-{identity}",
        "name": name,
        "versionInfo": version,
        "downloadLocation": place,
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": "NOASSERTION",
        "copyrightText": "NOASSERTION",
    }


def main():
    version, commit, day, resolved, *debian = sys.argv[1:]
    with open(resolved) as file:
        pins = json.load(file)["pins"]
    packages = [{**package("clew", version, "NOASSERTION", "clew"), "licenseDeclared": "Apache-2.0", "sourceInfo": f"commit {commit}"}]
    kinds = []
    for pin in sorted(pins, key=lambda pin: pin["identity"]):
        state = pin["state"]
        identity = "swift-" + pin["identity"].replace("_", "-")
        packages.append(
            package(pin["identity"], state.get("version") or state["revision"], f"git+{pin['location']}@{state['revision']}", identity)
        )
        kinds.append((identity, "STATIC_LINK"))
    for entry in sorted(debian):
        name, _, number = entry.partition("=")
        identity = "debian-" + name.replace("+", "plus").replace(":", "-")
        packages.append(package(name, number, "NOASSERTION", identity))
        kinds.append((identity, "DYNAMIC_LINK"))
    print(
        json.dumps(
            {
                "spdxVersion": "SPDX-2.3",
                "dataLicense": "CC0-1.0",
                "SPDXID": "SPDXRef-DOCUMENT",
                "name": f"clew-{version}",
                "documentNamespace": f"urn:clew:{version}:{commit}",
                "creationInfo": {"created": f"{day}T00:00:00Z", "creators": ["Tool: clew-packaging"]},
                "packages": packages,
                "relationships": [
                    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-clew"},
                    *(
                        {"spdxElementId": "SPDXRef-clew", "relationshipType": kind, "relatedSpdxElement": f"SPDXRef-{identity}"}
                        for identity, kind in kinds
                    ),
                ],
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
