"""Points yente's own tests at a running service: its client asks over HTTP, and its data sets are already imported."""

import os
import re

import httpx
import pytest

BASE = os.environ["CLEW_URL"]


class Client(httpx.Client):
    """What the tests call `client`: FastAPI's test client follows redirects."""

    def __init__(self):
        super().__init__(base_url=BASE, follow_redirects=True, timeout=60)


client = Client()


@pytest.fixture
def zala_test_dataset():
    yield


@pytest.fixture
def parteispenden_test_dataset():
    yield


ISO_SECONDS = re.compile(r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$")
KEYS = {
    "id", "caption", "schema", "properties", "datasets", "referents", "target", "first_seen", "last_seen",
    "last_change",
}


def assert_entity_shape(data):
    """The least that an entity has on the wire."""
    assert not KEYS - data.keys(), sorted(data)
    assert data["id"] and data["caption"] and data["schema"]
    for name, values in data["properties"].items():
        for value in values:
            if isinstance(value, dict):
                assert_entity_shape(value)
            else:
                assert isinstance(value, str), (name, value)
    assert all(isinstance(name, str) for name in data["datasets"] + data["referents"])
    for key in ("first_seen", "last_seen", "last_change"):
        assert data[key] is None or ISO_SECONDS.match(data[key]), data[key]


# What the tests of the catalog and of scopes use within yente's own process.
FIXTURES_PATH = None
ZALA_MANIFEST = None


def _within_yente(*_, **__):
    pytest.skip("looks into yente's own process")


patch_yente_catalog = patch_catalog_response = build_index_alias_name_for_fixture = _within_yente
