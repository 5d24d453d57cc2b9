"""The OpenAPI document of the service, with the schemas that the library generates."""

import json
from typing import Any

import dxmodel as dx
from plan_service.questions import PARAMETERS, QUESTIONS

Data = dict[str, Any]

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
CONDITIONS = {"If-Match": 'the version that was read, as in "3"', "If-None-Match": "* for a new ledger"}
ETAG = {"ETag": {"description": "the version of the ledger", "schema": {"type": "string"}}}
VERSIONS = {"type": "object", "additionalProperties": {"type": "integer"}}


def openapi() -> Data:
    """Return the OpenAPI document."""
    read = _operation("Return a ledger.", {"200": _json("ledger", headers=ETAG), **_refused("404", "422")})
    written = {"description": "written", "headers": ETAG}
    write = _operation(
        "Write a new ledger, or one in place of the version that was read.",
        {"201": written, "204": written, **_refused("404", "412", "422", "428")},
        [
            {"name": name, "in": "header", "description": text, "schema": {"type": "string"}}
            for name, text in CONDITIONS.items()
        ],
    )
    page = {"description": "a page", "content": {"text/html": {"schema": {"type": "string"}}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "plan_service", "version": dx.__version__},
        "paths": {
            "/ledgers": {"get": _operation("Return the version of each ledger.", {"200": _json("versions")})},
            "/ledgers/{id}": {
                "parameters": [ID],
                "get": read,
                "put": write | {"requestBody": _json("ledger")},
            },
            "/ledgers/{id}/report": _question(
                "Return the progress report as a page.", page, (), ("at", "lang")
            ),
            **{
                f"/ledgers/{{id}}/{name}": _question(
                    each.summary, _json(name), each.required, (*each.optional, "lang")
                )
                for name, each in QUESTIONS.items()
            },
        },
        "components": {"schemas": {"versions": VERSIONS, **_schemas()}},
    }


def _question(summary: str, answer: Data, required: tuple[str, ...], optional: tuple[str, ...]) -> Data:
    parameters = [
        {"name": name, "in": "query", "required": name in required, "schema": PARAMETERS[name][0]}
        for name in (*required, *optional)
    ]
    operation = _operation(summary, {"200": answer, **_refused("404", "422")}, parameters)
    return {"parameters": [ID], "get": operation}


def _operation(summary: str, responses: Data, parameters: list[Data] | None = None) -> Data:
    return {"summary": summary, "parameters": parameters or [], "responses": responses}


def _refused(*statuses: str) -> Data:
    return dict.fromkeys(statuses, _json("problems"))


def _json(name: str, **more: Data) -> Data:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"description": f"the document {name}", "content": content, **more}


def _schemas() -> Data:
    """Return the schemas of all documents, with references that hold inside the OpenAPI document."""
    answers = {name: dx.answers.document_schema(name) for name in (*QUESTIONS, "problems", "ledger")}
    return {
        name: json.loads(json.dumps(each).replace("#/$defs/", f"#/components/schemas/{name}/$defs/"))
        for name, each in answers.items()
    }
