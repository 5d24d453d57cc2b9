"""What can be asked about a ledger; each question has the name of the document that answers it."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import attrs
from starlette.datastructures import QueryParams

import dxmodel as dx
from dxmodel import progress
from dxmodel.checks import Finding
from dxmodel.errors import nearest, unknown_language
from dxmodel.formats import scale_by_id
from dxmodel.ledger import MethodName
from plan_service.problems import LANGUAGES, RefusedRequest, ServiceError


@attrs.frozen
class Question:
    """A question about a ledger.

    Attributes:
        kind: the class of the answers.
        answer: takes a ledger and the parameters, and returns the answers.
        required: the names of the parameters that a request must have.
        optional: the names of those that it may have.
    """

    kind: type[Any]
    answer: Callable[..., Any]
    required: tuple[str, ...] = ("at",)
    optional: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """What is asked, in one line."""
        return (inspect.getdoc(self.answer) or "").partition("\n")[0]


def _forecast(ledger: dx.Ledger, at: dx.FiscalYear, indicator: str = "", until: Any = None) -> Any:
    """Forecast every indicator, or one of them, by every method."""
    ids = [indicator] if indicator else [each.id for each in ledger.plan.indicators]
    return [dx.forecast(ledger, id, until, at=at) for id in ids]


def _roll_up(ledger: dx.Ledger, at: dx.FiscalYear, level: str = "pillar") -> Any:
    """Assess every indicator, and roll the answers up by pillar, by initiative or by department."""
    return progress.rollup_by(dx.assess(ledger, at), ledger, level)


QUESTIONS: Mapping[str, Question] = {
    "assessments": Question(progress.Assessment, dx.assess, optional=("method",)),
    "findings": Question(Finding, dx.check, required=()),
    "forecasts": Question(progress.ForecastResult, _forecast, optional=("indicator", "until")),
    "gradings": Question(progress.Grading, dx.grade, optional=("scale",)),
    "groups": Question(progress.Group, _roll_up, optional=("level",)),
    "method-comparisons": Question(progress.MethodComparison, dx.compare_methods),
    "version-comparisons": Question(progress.Verdicts, dx.compare_versions, optional=("method",)),
}


def _year(_: dx.Ledger, text: str) -> dx.FiscalYear:
    return dx.FiscalYear.parse(text)


def _language(_: dx.Ledger, text: str) -> str:
    if text not in LANGUAGES:
        raise unknown_language(text)
    return text


TEXT = {"type": "string"}
YEAR = TEXT | {"examples": ["R6", "令和6年度", "FY2024"]}

PARAMETERS: Mapping[str, tuple[dict[str, Any], Callable[[dx.Ledger, str], object]]] = {
    "at": (YEAR, _year),
    "until": (YEAR, _year),
    "indicator": (TEXT, lambda ledger, id: ledger.plan.indicator(id).id),
    "scale": (TEXT, scale_by_id),
    "method": ({"enum": [*map(str, MethodName)]}, lambda _, text: MethodName(text)),
    "level": ({"enum": [*map(str, progress.RollupLevel)]}, lambda _, text: progress.RollupLevel(text)),
    "lang": ({"enum": [*LANGUAGES]}, _language),
}
"""The parameters of questions: the schema of the text, and the function that reads it for a ledger."""


WRONG_PARAMETERS = {"progress.forecast_not_ahead": "until", "ledger.no_scale_then": "scale"}
"""The parameter that an error in an answer is about, by its code."""


def parameter_of(error: dx.DxError) -> str:
    """Return the part of the request that an error in an answer is about."""
    name = WRONG_PARAMETERS.get(error.code)
    return "query" if name is None else f"query.{name}"


def read_parameters(
    query: QueryParams, ledger: dx.Ledger, required: tuple[str, ...], optional: tuple[str, ...]
) -> dict[str, Any]:
    """Return the values of the parameters of a request; refuse it with all that is wrong with them."""
    texts = {name: ",".join(query.getlist(name)) for name in query}  # of a repeated one: no value is dropped
    values: dict[str, Any] = {}
    errors: dict[str, dx.DxError] = {
        f"query.{name}": ServiceError("service.missing_parameter", name=name)
        for name in required
        if name not in texts
    }
    for name, text in texts.items():
        try:
            values[name] = _value(name, text, ledger, (*required, *optional))
        except dx.DxError as error:
            errors[f"query.{name}"] = error
    if errors:
        raise RefusedRequest(422, errors)
    return values


def _value(name: str, text: str, ledger: dx.Ledger, accepted: tuple[str, ...]) -> object:
    if name not in accepted:
        facts = {"found": name, "nearest": nearest(name, accepted), "accepted": accepted}
        raise ServiceError("service.unknown_parameter", **facts)
    _, parse = PARAMETERS[name]
    return parse(ledger, text)
