"""The routes of the service."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

import dxmodel as dx
from dxmodel.formats import json
from dxmodel.report import report, to_html
from plan_service.ledgers import Ledgers, is_id
from plan_service.openapi import openapi
from plan_service.problems import LANGUAGES, RefusedRequest, ServiceError, problems
from plan_service.questions import QUESTIONS, Question, parameter_of, read_parameters

ETAG = re.compile(r'"([0-9]{1,9})"')


def create_app(database: str) -> Starlette:
    """Return the service for a database, by its address, e.g. ``sqlite:///ledgers.db``."""
    ledgers = Ledgers(database)
    description = openapi()

    def describe(_: Request) -> Response:
        return JSONResponse(description)

    def list_versions(_: Request) -> Response:
        return JSONResponse(ledgers.versions())

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        ledgers.close()

    async def read_or_write(request: Request) -> Response:
        if request.method == "PUT":
            return await run_in_threadpool(_write, ledgers, request, await request.body())
        return await run_in_threadpool(_read, ledgers, request)

    def show_report(request: Request) -> Response:
        ledger, _ = ledgers.read(request.path_params["id"])
        values = read_parameters(request.query_params, ledger, (), ("at", "lang"))
        return HTMLResponse(to_html(report(ledger, values.get("at"), values.get("lang", "ja"))))

    def answer(question: Question, request: Request) -> Response:
        ledger, _ = ledgers.read(request.path_params["id"])
        optional = (*question.optional, "lang")
        values = read_parameters(request.query_params, ledger, question.required, optional)
        languages = [values.pop("lang")] if "lang" in values else []
        try:
            answers = question.answer(ledger, **values)
        except dx.DxError as error:
            raise RefusedRequest(422, {parameter_of(error): error}) from error
        document = dx.to_dict(answers, languages=languages, plan=ledger.plan, answer_class=question.kind)
        return JSONResponse(document)

    return Starlette(
        routes=[
            Route("/openapi.json", describe),
            Route("/ledgers", list_versions),
            Route("/ledgers/{id}", read_or_write, methods=["GET", "PUT"]),
            Route("/ledgers/{id}/report", show_report),
            *(Route(f"/ledgers/{{id}}/{name}", partial(answer, each)) for name, each in QUESTIONS.items()),
        ],
        lifespan=lifespan,
        exception_handlers={RefusedRequest: _refused, dx.DxError: _wrong, HTTPException: _not_served},
    )


def _read(ledgers: Ledgers, request: Request) -> Response:
    ledger, version = ledgers.read(request.path_params["id"])
    return JSONResponse(dx.to_dict(ledger), headers={"ETag": f'"{version}"'})


def _write(ledgers: Ledgers, request: Request, body: bytes) -> Response:
    """Write the ledger in the body of a request, on the condition in its header."""
    id = request.path_params["id"]
    if not is_id(id):
        raise RefusedRequest(422, {"path.id": ServiceError("service.bad_id", found=id)})
    is_new = request.headers.get("If-None-Match") == "*"
    read_version = ETAG.fullmatch(request.headers.get("If-Match", ""))
    if is_new == bool(read_version):
        raise RefusedRequest(428, {"header.If-Match": ServiceError("service.no_version")})
    ledger = json.loads(body, file="body")
    if read_version:
        version = ledgers.replace(id, ledger, int(read_version[1]))
    else:
        version = ledgers.create(id, ledger)
    return Response(status_code=201 if is_new else 204, headers={"ETag": f'"{version}"'})


async def _refused(_: Request, refused: Exception) -> Response:
    assert isinstance(refused, RefusedRequest)
    return JSONResponse(problems(refused.errors), refused.status)


async def _wrong(_: Request, error: Exception) -> Response:
    """Answer with the problems of a broken ledger, or of a question that has no answer."""
    assert isinstance(error, dx.DxError)
    if isinstance(error, dx.ValidationError):
        return JSONResponse(dx.to_dict(error, languages=LANGUAGES), 422)
    return JSONResponse(problems({"query": error}), 422)


async def _not_served(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    not_served = ServiceError("service.not_served", found=f"{request.method} {request.url.path}")
    return JSONResponse(problems({"path": not_served}), error.status_code, error.headers)
