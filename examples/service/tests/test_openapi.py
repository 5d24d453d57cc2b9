"""The OpenAPI document has the schemas of the library, and describes every response."""

import json
from collections.abc import Mapping
from string import Formatter
from typing import Any
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from plan_service.openapi import openapi
from plan_service.problems import MESSAGES
from starlette.testclient import TestClient

import dxmodel as dx
from dxmodel import formats
from dxmodel.testing import ledgers, small_city

DESCRIPTION = openapi()
COMPONENTS = DESCRIPTION["components"]
VALIDATORS = {
    name: Draft202012Validator({"$ref": f"#/components/schemas/{name}", "components": COMPONENTS})
    for name in COMPONENTS["schemas"]
}
IDS = st.sampled_from(["minatono"] * 6 + ["other", "Ⅱ", "a/b", "\0"])
TEXTS = (
    st.sampled_from(["R5", "R5", "令和7年度", "FY2024", "2024", "R99", "FY9999", "online-share", "tama"])
    | st.text()
)
fewer = settings(
    max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck]
)
CONDITIONS = st.sampled_from([{}, {"If-None-Match": "*"}, {"If-Match": '"1"'}, {"If-Match": '"0"'}])


def test_the_schemas_are_those_of_the_library() -> None:
    """Only where their definitions are is another place."""
    for name, component in COMPONENTS["schemas"].items():
        if name != "versions":
            ours = json.dumps(component).replace(f"#/components/schemas/{name}/$defs/", "#/$defs/")
            assert json.loads(ours) == (
                formats.schema(name) if name == "ledger" else dx.answers.document_schema(name)
            )


def test_each_sentence_has_two_languages_with_the_same_facts() -> None:
    """Or a fact would be in one only."""
    for japanese, english in MESSAGES.values():
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (japanese, english)]
        assert names[0] == names[1]
        assert japanese != english


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw a ledger, one in which something is not as it should be, or something else."""
    document: Any = dx.to_dict(draw(ledgers() | st.just(small_city())))
    while draw(st.booleans()):
        _change(draw, document)
    return draw(st.just(json.dumps(document)) | st.just(json.dumps(document)[:-7]) | st.text())


PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.just([])
    | st.just({})
)


def _change(draw: st.DrawFn, document: Any) -> None:
    """Put something else in place of a value at any depth."""
    while document:
        place = draw(st.sampled_from([*document] if isinstance(document, dict) else range(len(document))))
        if not isinstance(document[place], dict | list) or draw(st.integers(0, 9)) == 0:
            document[place] = draw(PLAIN)
            return
        document = document[place]


def _check(operation: Mapping[str, Any], response: Any) -> None:
    """Check that a response is one of those that the operation describes."""
    status = str(response.status_code)
    assert status in operation["responses"], (status, response.text)
    described = operation["responses"][status].get("content")
    assert bool(described) == bool(response.content)
    for kind, of in (described or {}).items():
        assert response.headers["Content-Type"].partition(";")[0] == kind
        if kind == "application/json":
            name = of["schema"]["$ref"].rpartition("/")[2]
            VALIDATORS[name].validate(response.json())


@fewer
@given(IDS, CONDITIONS, bodies())
def test_a_write_is_answered_as_described(client: TestClient, id: str, condition: Any, body: str) -> None:
    """Whatever is sent; what is accepted can be read again."""
    address = f"/ledgers/{quote(id, safe='')}"
    response = client.put(address, headers=condition, content=body)
    _check(DESCRIPTION["paths"]["/ledgers/{id}"]["put"], response)
    if response.is_success:
        assert formats.json.loads(client.get(address).content) == formats.json.loads(body)


@st.composite
def questions(draw: st.DrawFn) -> dict[str, dict[str, str]]:
    """Draw a query for every address below that of a ledger; seldom one for the report, which takes long."""
    has_report = draw(st.integers(0, 9)) == 9
    return {
        path: draw(_queries(each["get"]["parameters"]))
        for path, each in DESCRIPTION["paths"].items()
        if "{id}" in path and (has_report or not path.endswith("report"))
    }


def _queries(parameters: list[Any]) -> st.SearchStrategy[dict[str, str]]:
    """Return queries: mostly as described, else of anything."""
    texts = {each["name"]: _texts(each["schema"]) for each in parameters if each["in"] == "query"}
    required = {each["name"]: texts.pop(each["name"]) for each in parameters if each["required"]}
    described = st.fixed_dictionaries(required, optional=texts)
    return described | described | st.dictionaries(st.sampled_from(["at", "lnag"]) | st.text(), TEXTS)


def _texts(of: Mapping[str, Any]) -> st.SearchStrategy[str]:
    return st.sampled_from(of["enum"]) | TEXTS if "enum" in of else TEXTS


@fewer
@given(ledgers(), questions(), IDS)
def test_a_question_is_answered_as_described(
    client: TestClient, ledger: dx.Ledger, asked: Mapping[str, Mapping[str, str]], id: str
) -> None:
    """Whatever is asked about whatever ledger."""
    version = client.get("/ledgers/minatono").headers["ETag"]
    written = client.put("/ledgers/minatono", content=dx.to_json(ledger), headers={"If-Match": version})
    assert written.status_code == 204
    for path, query in asked.items():
        response = client.get(path.replace("{id}", quote(id, safe="")), params=query)
        _check(DESCRIPTION["paths"][path]["get"], response)
