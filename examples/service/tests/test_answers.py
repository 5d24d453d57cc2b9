"""Answers are those of the library, as it writes them."""

import pytest
from starlette.testclient import TestClient

import dxmodel as dx
from dxmodel.checks import Finding
from dxmodel.formats import published_scales
from dxmodel.progress import rollup_by
from dxmodel.report import report, to_html
from dxmodel.testing import small_city

CITY = small_city()

ANSWERS = {
    "assessments?at=R5": dx.assess(CITY, "R5"),
    "assessments?at=令和5年度&method=achievement_rate": dx.assess(CITY, "R5", "achievement_rate"),
    "findings": dx.check(CITY),
    "forecasts?at=R5": [dx.forecast(CITY, each.id, at="R5") for each in CITY.plan.indicators],
    "forecasts?at=R5&until=R9&indicator=online-share": [dx.forecast(CITY, "online-share", "R9", at="R5")],
    "gradings?at=R5": dx.grade(CITY, "R5"),
    "gradings?at=R5&scale=tama": dx.grade(CITY, "R5", published_scales()["tama"]),
    "groups?at=R5&level=owner": rollup_by(dx.assess(CITY, "R5"), CITY, "owner"),
    "method-comparisons?at=R5": dx.compare_methods(CITY, "R5"),
    "version-comparisons?at=R6": dx.compare_versions(CITY, "R6"),
}


@pytest.mark.parametrize("question", ANSWERS)
def test_an_answer_is_that_of_the_library(client: TestClient, question: str) -> None:
    """With the sentences of a language only if that is asked for."""
    response = client.get(f"/ledgers/minatono/{question}")
    assert response.headers["Content-Type"] == "application/json"
    assert response.json() == dx.to_dict(ANSWERS[question], plan=CITY.plan)
    joint = "&" if "?" in question else "?"
    in_english = client.get(f"/ledgers/minatono/{question}{joint}lang=en")
    assert in_english.json() == dx.to_dict(ANSWERS[question], languages=["en"], plan=CITY.plan)


def test_an_empty_answer_has_its_format(client: TestClient) -> None:
    """A plan without indicators has a list without answers."""
    empty = dx.Ledger(
        founding=dx.Plan(id="dx", label="計画", bodies=[dx.Body("131211", "足立区")], period="R4/R6")
    )
    put = client.put("/ledgers/empty", content=dx.to_json(empty), headers={"If-None-Match": "*"})
    assert put.status_code == 201
    document = client.get("/ledgers/empty/forecasts?at=R5").json()
    assert (document["format"], document["plan"]["id"], document["forecasts"]) == ("forecasts/1", "dx", [])
    assert client.get("/ledgers/empty/findings").json() == dx.to_dict(
        dx.check(empty), plan=empty.plan, answer_class=Finding
    )


def test_the_report_is_a_page(client: TestClient) -> None:
    """Of the year and in the language that are asked for."""
    page = client.get("/ledgers/minatono/report?at=R5&lang=en")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.text == to_html(report(CITY, "R5", "en"))
