"""Ledgers are kept, and a write is refused if the ledger has changed since it was read."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from plan_service.app import create_app
from starlette.testclient import TestClient

import dxmodel as dx
from dxmodel.formats import json
from dxmodel.testing import small_city

SUPPOSED = small_city().supposing("online-share", "R6", "約50%")


def put(client: TestClient, ledger: dx.Ledger, **headers: str) -> tuple[int, str | None]:
    """Write a ledger, and return the status and the version."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    response = client.put("/ledgers/minatono", content=json.dumps(ledger), headers=names)
    return response.status_code, response.headers.get("ETag")


@pytest.mark.parametrize(
    "ledger", [small_city(), dx.load_example("adachi"), SUPPOSED], ids=["city", "adachi", "about"]
)
def test_a_ledger_is_read_as_it_was_written(client: TestClient, database: str, ledger: dx.Ledger) -> None:
    """Also by a service that is started later."""
    assert put(client, ledger, If_Match='"1"') == (204, '"2"')
    with TestClient(create_app(database)) as later:
        for each in (client, later):
            response = each.get("/ledgers/minatono")
            assert (json.loads(response.content), response.headers["ETag"]) == (ledger, '"2"')


def test_of_two_who_read_one_version_the_second_is_refused(client: TestClient) -> None:
    """What the first wrote stays."""
    read = client.get("/ledgers/minatono").headers["ETag"]
    assert put(client, SUPPOSED, If_Match=read) == (204, '"2"')
    assert put(client, small_city(), If_Match=read) == (412, None)
    assert json.loads(client.get("/ledgers/minatono").content) == SUPPOSED


def test_of_many_who_write_at_once_one_is_accepted(client: TestClient) -> None:
    """The database compares the version and writes in one statement."""
    with ThreadPoolExecutor(8) as threads:
        outcomes = [*threads.map(lambda _: put(client, SUPPOSED, If_Match='"1"'), range(8))]
    assert sorted(outcomes, key=str) == [(204, '"2"'), *[(412, None)] * 7]


def test_a_new_ledger_takes_no_place_of_another(client: TestClient) -> None:
    """It is written once."""
    assert put(client, SUPPOSED, If_None_Match="*") == (412, None)
    new = client.put("/ledgers/other", content=json.dumps(SUPPOSED), headers={"If-None-Match": "*"})
    assert (new.status_code, new.content) == (201, b"")
    assert client.get("/ledgers").json() == {"minatono": 1, "other": 1}
