"""to_dict, to_json: an answer, or several, as plain data."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, cast

import attrs

from dxmodel.amount import Amount, Unit
from dxmodel.answers.field_types import how_known, is_mapping, is_stored_union, members
from dxmodel.answers.records import (
    BY_INDICATOR,
    DOCUMENTS,
    LISTS,
    PAIRS,
    RECORDS,
    REFERENCES,
    TYPES,
    class_and_entries,
    fields_of_record,
    no_answer,
)
from dxmodel.errors import InvalidValueError, ValidationError, unknown_language
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, Month, When
from dxmodel.formats.converter import converter
from dxmodel.formats.document import document_data
from dxmodel.formats.json import json_number
from dxmodel.formats.parts import (
    FORMATS,
    VERSION,
    Documents,
    Evaluations,
    Observations,
    Part,
    Scales,
)
from dxmodel.ledger import Evaluation, Observation, Scale
from dxmodel.messages import LANGUAGES, Language
from dxmodel.plan import Document, Label, Plan
from dxmodel.progress import Gradings, Method
from dxmodel.typed_fields import as_tuple, check_kind
from dxmodel.vocabulary import Vocabulary

__all__ = ["to_dict", "to_json"]

Languages = tuple[Language, ...]
Writer = Callable[[Any, Languages], Any]


def to_dict(
    answer: object,
    *,
    languages: Iterable[Language] = (),
    plan: Plan | None = None,
    answer_class: type[Any] | None = None,
) -> dict[str, Any]:
    """Return an answer, or several of one class, as a document of builtins.

    The first key is ``format``, the name of the document and its version.  A record has the fields of its
    class; statuses and reasons are their codes; an amount has its magnitude as text, its unit, how well it is
    known, its interval and its text; a fiscal year its number and its text; a name its text and translations;
    items are referred to by id.
    What a plan states, such as a target, is written as in its file.  What is undefined is None.

    Args:
        answer: an answer; several, as a list; a ledger, a part of it or a list of its entries, which is
            written as in its file; or a :class:`~dxmodel.errors.ValidationError`, whose problems are written.
        languages: the languages in which each record has a ``sentence``.
        plan: the plan that the answers are about; its bodies, id, label and version stand at the head of the
            document, so that documents of several plans can be told apart.
        answer_class: the class of the answers, for a list that may be empty.

    Raises:
        UnknownNameError: it is no answer, or a language is none; the nearest one is named.
        InvalidValueError: a list of answers of several classes, or an empty one of no class.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> document = to_dict(assess(small_city(), at="R5")["online-share"], languages=["en"])
    >>> document["format"], document["status"], document["resolved"]["amount"]["text"]
    ('assessment/1', 'on-track', '42%')
    >>> document["at"]
    {'year': 2023, 'text': 'R5'}
    """
    asked_for = _checked(languages)
    if plan is not None:
        check_kind("plan", plan, Plan)
    if isinstance(answer, ValidationError):
        return _list_document(answer.problems, "problems", asked_for, plan)
    if type(answer) in FORMATS.values():
        return cast("dict[str, Any]", _builtins(document_data(cast("Any", answer))))
    for name, each in DOCUMENTS.items():
        if type(answer) is each:
            return {**_head(name, plan), **plain(answer, asked_for)}
    kind_of_all, answers = class_and_entries(answer, answer_class)
    if kind_of_all is None:
        if (part := _part(answers)) is not None:
            return to_dict(part)
        raise no_answer(answer, answers, answer_class)
    document = _list_document(answers, LISTS[kind_of_all], asked_for, plan)
    if isinstance(answer, Gradings):
        document["initiatives"] = [plain(each, asked_for) for each in answer.initiatives]
    return document


def _checked(languages: Iterable[Language]) -> Languages:
    """Return the languages as a tuple; refuse a text, and what is no language."""
    checked = as_tuple(languages)
    for each in checked:
        if each not in LANGUAGES:
            raise unknown_language(each)
    return checked


def _part(entries: tuple[Any, ...]) -> Part | None:
    """Return entries of a ledger as the part that a file holds; None where they are none of one class."""
    classes = {type(each) for each in entries}
    for kind, part in _PARTS.items():
        if classes == {kind}:
            return part(entries)
    return None


_PARTS: dict[type[Any], Callable[[Any], Part]] = {
    Observation: Observations,
    Evaluation: Evaluations,
    Document: Documents,
    Scale: Scales,
}


def to_json(
    answer: object,
    *,
    languages: Iterable[Language] = (),
    plan: Plan | None = None,
    answer_class: type[Any] | None = None,
    indent: int | None = 2,
) -> str:
    """Return the document of :func:`to_dict` as JSON.

    Args:
        answer: as in :func:`to_dict`.
        languages: as there.
        plan: as there.
        answer_class: as there.
        indent: the number of spaces for each level; None for one line.

    Raises:
        UnknownNameError: it is no answer; the nearest class is named.
        InvalidValueError: as in :func:`to_dict`; or a fact is not finite.

    >>> from dxmodel.checks import Finding
    >>> to_json([], answer_class=Finding, indent=None)
    '{"format": "findings/1", "plan": null, "findings": []}'
    """
    document = to_dict(answer, languages=languages, plan=plan, answer_class=answer_class)
    try:
        return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError as error:  # in the facts of a finding or a problem of a program's own
        raise InvalidValueError("answers.not_finite") from error


def _list_document(
    answers: Iterable[Any], name: str, languages: Languages, plan: Plan | None
) -> dict[str, Any]:
    return {**_head(name, plan), name: [plain(each, languages) for each in answers]}


def _head(name: str, plan: Plan | None) -> dict[str, Any]:
    """Return the format line of a document, and the plan that its answers are about."""
    return {"format": f"{name}/{VERSION}", "plan": None if plan is None else _plan(plan)}


def _plan(plan: Plan) -> dict[str, Any]:
    bodies = [{"code": each.code, "label": _label(each.label)} for each in plan.bodies]
    return {"id": plan.id, "label": _label(plan.label), "version": plan.version, "bodies": bodies}


# --- one writer for each class, which is composed once


def plain(value: object, languages: Languages = ()) -> Any:
    """Return a value of any class as plain data."""
    kind: Any = type(value)
    return value if kind in _BUILTINS else _writer(kind)(value, languages)


_BUILTINS = frozenset({NoneType, bool, int, float, str})


@cache
def _writer(kind: Any) -> Writer:
    """Return the function that writes instances of a class."""
    if kind in _BUILTINS:
        return lambda value, _: value
    if kind in RECORDS:
        return _record_writer(kind)
    if kind in REFERENCES:
        return lambda value, _: value.id
    if kind in _WRITERS:
        write = _WRITERS[kind]
        return lambda value, _: write(value)
    if issubclass(kind, Vocabulary):
        return lambda value, _: value.value
    if issubclass(kind, tuple | list | set | frozenset):
        return lambda values, languages: [plain(each, languages) for each in values]
    if issubclass(kind, dict):
        return lambda value, languages: {str(key): plain(each, languages) for key, each in value.items()}
    if attrs.has(kind):
        return lambda value, _: _builtins(converter().unstructure(value))
    return lambda value, _: str(value)


def _record_writer(kind: Any) -> Writer:
    """Return the function that writes a record."""
    in_forms = dict.fromkeys(PAIRS.get(kind, ()), plain) | dict.fromkeys(BY_INDICATOR.get(kind, ()), _ids)
    writers = [
        (name, attrgetter(name), in_forms.get(name) or _field_writer(field_type))
        for name, field_type in fields_of_record(kind).items()
    ]
    head: dict[str, Any] = {"type": TYPES[kind]} if kind in TYPES else {}
    has_sentence = hasattr(kind, "describe")

    def write(value: Any, languages: Languages) -> dict[str, Any]:
        record: dict[str, Any] = head.copy()
        for name, get, write_field in writers:
            field = get(value)
            record[name] = None if field is None else write_field(field, languages)
        if has_sentence and languages:
            record["sentence"] = {language: value.describe(language) for language in languages}
        return record

    return write


def _ids(answers: Iterable[Any], _: Languages) -> list[str]:
    return [each.indicator.id for each in answers]


def _field_writer(kind: Any) -> Writer:
    """Return the function that writes a field of a type."""
    if is_mapping(kind):
        return lambda pairs, languages: {
            NO_NAME if name is None else str(name): plain(each, languages) for name, each in pairs
        }
    if is_stored_union(kind):
        hook = converter().get_unstructure_hook(kind)
        return lambda value, _: _builtins(hook(value))
    classes = [each for each in members(kind) if each is not NoneType]
    if len(classes) == 1 and isinstance(classes[0], type) and classes[0] not in RECORDS:
        return _writer(classes[0])
    return plain


NO_NAME = "none"
"""The name of a number in a mapping that is of none of the names: initiatives without a state."""


def _amount(amount: Amount) -> dict[str, Any]:
    number, known = _decimal(amount.magnitude), cast("Any", type(amount.known))
    ends = (number, number) if amount.is_exact else _ends(amount)
    return {
        "magnitude": number,
        "unit": str(amount.unit),
        "how_known": how_known(known),
        "low": ends[0],
        "high": ends[1],
        "text": str(amount),
    }


def _ends(amount: Amount) -> tuple[str | None, str | None]:
    low, high = amount.interval.low, amount.interval.high
    return None if low is None else _decimal(low), None if high is None else _decimal(high)


def _label(label: Label) -> dict[str, Any]:
    return {"text": label.text, "translations": dict(label.translations)}


def _year(year: FiscalYear) -> dict[str, Any]:
    return {"year": year.year, "text": str(year)}


def _decimal(number: Decimal) -> str:
    return f"{number:f}"


_WRITERS: dict[type[Any], Callable[[Any], Any]] = {
    Amount: _amount,
    FiscalYear: _year,
    Label: _label,
    Decimal: _decimal,
    Unit: str,
    Method: str,
    date: date.isoformat,
    When: str,
    Month: str,
    FiscalSpan: str,
    CountingWindow: str,
}


def _builtins(data: Any) -> Any:
    """Return plain data of files with builtins for decimals, as JSON has them."""
    match data:
        case dict():
            return {key: _builtins(each) for key, each in data.items()}
        case list():
            return [*map(_builtins, data)]
        case Decimal():
            return json_number(data)
        case _:
            return data
