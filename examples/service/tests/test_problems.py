"""A request that is refused gets every problem, located, in both languages."""

from collections.abc import Mapping
from typing import NamedTuple

import pytest
from sqlalchemy import create_engine, text
from starlette.testclient import TestClient

from dxmodel.formats import json
from dxmodel.testing import small_city

CITY = json.dumps(small_city())
ANY = {"If-None-Match": "*"}


class Refused(NamedTuple):
    """A request, and how it is refused: the status, and the path and the code of each problem."""

    request: str
    status: int
    problems: dict[str, str]
    headers: Mapping[str, str] = {}
    body: str = CITY


REFUSED = [
    Refused("GET /ledgers/minatona", 404, {"path.id": "service.unknown_ledger"}),
    Refused("GET /ledgers/minatona/assessments?at=R5", 404, {"path.id": "service.unknown_ledger"}),
    Refused("GET /ledgers/minatono/assessment?at=R5", 404, {"path": "service.not_served"}),
    Refused("DELETE /ledgers/minatono", 405, {"path": "service.not_served"}),
    Refused("GET /ledgers/minatono/assessments", 422, {"query.at": "service.missing_parameter"}),
    Refused("GET /ledgers/minatono/assessments?at=R5&at=R6", 422, {"query.at": "fiscal.unreadable_year"}),
    Refused("GET /ledgers/minatono/assessments?at=2024", 422, {"query.at": "fiscal.calendar_year"}),
    Refused(
        "GET /ledgers/minatono/assessments?at=R5x&method=linear&lnag=fr",
        422,
        {
            "query.at": "fiscal.unreadable_year",
            "query.method": "terms.not_one_of",
            "query.lnag": "service.unknown_parameter",
        },
    ),
    Refused("GET /ledgers/minatono/report?lang=fr", 422, {"query.lang": "terms.unknown_language"}),
    Refused("GET /ledgers/minatono/groups?at=R5&level=pilar", 422, {"query.level": "terms.not_one_of"}),
    Refused("GET /ledgers/minatono/gradings?at=R5&scale=tma", 422, {"query.scale": "ledger.unknown_scale"}),
    Refused(
        "GET /ledgers/minatono/forecasts?at=R5&indicator=online-shere",
        422,
        {"query.indicator": "plan.unknown_indicator"},
    ),
    Refused(
        "GET /ledgers/minatono/forecasts?at=R5&until=R4", 422, {"query.until": "progress.forecast_not_ahead"}
    ),
    Refused("PUT /ledgers/minatono", 428, {"header.If-Match": "service.no_version"}),
    Refused("PUT /ledgers/minatono", 428, {"header.If-Match": "service.no_version"}, {"If-Match": "*"}),
    Refused(
        "PUT /ledgers/minatono", 428, {"header.If-Match": "service.no_version"}, {"If-Match": f'"{10**30}"'}
    ),
    Refused(
        "PUT /ledgers/minatono", 428, {"header.If-Match": "service.no_version"}, ANY | {"If-Match": '"1"'}
    ),
    Refused("PUT /ledgers/minatono", 412, {"header.If-Match": "service.stale_version"}, {"If-Match": '"7"'}),
    Refused("PUT /ledgers/minatono", 412, {"header.If-None-Match": "service.ledger_exists"}, ANY),
    Refused("PUT /ledgers/minatona", 404, {"path.id": "service.unknown_ledger"}, {"If-Match": '"1"'}),
    Refused("PUT /ledgers/Minato_no", 422, {"path.id": "service.bad_id"}, ANY),
    Refused("PUT /ledgers/new", 422, {"$": "formats.json_syntax"}, ANY, CITY[:-9]),
    Refused("PUT /ledgers/new", 422, {"$": "formats.json_syntax"}, ANY, ""),
    Refused(
        "PUT /ledgers/new",
        422,
        {"$.plan.period": "fiscal.unreadable_span", "$.plan.levles": "formats.unknown_key_like"},
        ANY,
        CITY.replace('"period": "R4/', '"levles": [], "period": "R4x/'),
    ),
]


@pytest.mark.parametrize("refused", REFUSED, ids=lambda each: each.request)
def test_a_refused_request_gets_its_problems(client: TestClient, refused: Refused) -> None:
    """And changes nothing."""
    method, _, address = refused.request.partition(" ")
    body = refused.body if method == "PUT" else None
    response = client.request(method, address, headers=refused.headers, content=body)
    document = response.json()
    problems = {each["path"]: each["code"] for each in document["problems"]}
    assert (response.status_code, document["format"], problems) == (
        refused.status,
        "problems/1",
        refused.problems,
    )
    for problem in document["problems"]:
        assert [*problem["sentence"]] == ["ja", "en"]
        assert problem["sentence"]["ja"] != problem["sentence"]["en"]
        assert all(problem["path"] in sentence for sentence in problem["sentence"].values())
    assert client.get("/ledgers").json() == {"minatono": 1}


def test_the_nearest_name_is_offered(client: TestClient) -> None:
    """Of a ledger, of a parameter and of an indicator."""
    for address, near in (
        ("minatona", "minatono"),
        ("minatono/assessments?at=R5&methd=okr_score", "method"),
        ("minatono/forecasts?at=R5&indicator=online-shere", "online-share"),
    ):
        [problem] = client.get(f"/ledgers/{address}").json()["problems"]
        assert problem["facts"]["nearest"] == near
        assert near in problem["sentence"]["en"]


def test_a_ledger_that_was_broken_in_the_database_is_refused_too(client: TestClient, database: str) -> None:
    """As if it were sent like that; the place says that it is in the database."""
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text('update ledgers set ledger = \'{"format": "ledger/1"}\''))
    engine.dispose()
    response = client.get("/ledgers/minatono/assessments?at=R5")
    [problem] = response.json()["problems"]
    assert (response.status_code, problem["path"]) == (422, "$.plan")
    assert problem["place"]["file"] == "database"
