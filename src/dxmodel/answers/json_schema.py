"""document_schema: generate the JSON Schema of each document of answers from the classes."""

import inspect
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from dxmodel.amount import Amount, Unit
from dxmodel.amount.known import Known
from dxmodel.answers.field_types import how_known, is_mapping, is_stored_union, members
from dxmodel.answers.records import (
    BY_INDICATOR,
    DOCUMENTS,
    LISTS,
    PAIRS,
    RECORDS,
    REFERENCES,
    TYPES,
    fields_of_record,
)
from dxmodel.errors import UnknownNameError, nearest
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, Month, When
from dxmodel.formats.json_schema import DIALECT, Definitions, Schema, field_descriptions, schema
from dxmodel.formats.parts import FORMATS, VERSION
from dxmodel.ledger import MethodName
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Label
from dxmodel.progress import Grading, Method
from dxmodel.vocabulary import Vocabulary

__all__ = ["DOCUMENT_NAMES", "document_schema"]

TEXT: Schema = {"type": "string"}
DECIMAL = TEXT | {"pattern": r"^-?[0-9]+(\.[0-9]+)?$"}

METHOD_NAME = TEXT | {"examples": [*map(str, MethodName)]}
"""The name of a method of the library, or of one that a program brings along."""

LABEL: Schema = {
    "description": "A name or a short text: in the language of the plan, and in others by language code.",
    "type": "object",
    "properties": {"text": TEXT, "translations": {"type": "object", "additionalProperties": TEXT}},
    "required": ["text", "translations"],
    "additionalProperties": False,
}
SCALARS: dict[Any, Schema] = {
    NoneType: {"type": "null"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: DECIMAL,
    str: TEXT,
    Label: LABEL,
    Method: METHOD_NAME,
    Unit: TEXT | {"examples": ["件", "%", "千円"]},
    date: TEXT | {"format": "date"},
    When: TEXT | {"examples": ["2024-12-20", "R6"]},
    Month: TEXT | {"examples": ["2024-01"]},
    FiscalSpan: TEXT | {"examples": ["R4/R10"]},
    CountingWindow: TEXT | {"examples": ["暦年"]},
}

AMOUNT: Schema = {
    "description": "An amount: its number as text, its unit, how well it is known, and the text of it all.",
    "type": "object",
    "properties": {
        "magnitude": DECIMAL,
        "unit": TEXT,
        "how_known": {"enum": [how_known(kind) for kind in get_args(Known)]},
        "low": {"anyOf": [DECIMAL, {"type": "null"}]},
        "high": {"anyOf": [DECIMAL, {"type": "null"}]},
        "text": TEXT | {"examples": ["約5,300時間"]},
    },
    "required": ["magnitude", "unit", "how_known", "low", "high", "text"],
    "additionalProperties": False,
}

FISCAL_YEAR: Schema = {
    "description": "A fiscal year: the Western year in which it starts, and its text.",
    "type": "object",
    "properties": {"year": {"type": "integer"}, "text": TEXT | {"examples": ["R6"]}},
    "required": ["year", "text"],
    "additionalProperties": False,
}

PLAN: Schema = {
    "description": "The plan that the answers are about.",
    "type": "object",
    "properties": {
        "id": TEXT,
        "label": LABEL,
        "version": {"anyOf": [TEXT, {"type": "null"}]},
        "bodies": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"code": {"anyOf": [TEXT, {"type": "null"}]}, "label": LABEL},
                "required": ["code", "label"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["id", "label", "version", "bodies"],
    "additionalProperties": False,
}

IDS: Schema = {"type": "array", "items": TEXT}

DOCUMENT_NAMES = (*DOCUMENTS, *LISTS.values())
"""The names of the documents of answers."""


def document_schema(name: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a document of answers, or of a kind of file.

    Args:
        name: the name of the document, as before the slash of its format line: ``assessment``,
            ``assessments``, ``findings``; or ``plan``, ``ledger``, as :func:`~dxmodel.formats.schema`
            takes it.

    Raises:
        UnknownNameError: there is no such document; the nearest one is named.

    >>> document_schema("assessments")["properties"]["format"]
    {'const': 'assessments/1'}
    """
    if name in FORMATS:
        return schema(name)
    of_one = DOCUMENTS.get(name)
    kind = next((kind for kind, list_name in LISTS.items() if list_name == name), of_one)
    if kind is None:
        accepted = (*FORMATS, *DOCUMENT_NAMES)
        facts = {"name": name, "nearest": nearest(name, accepted), "accepted": accepted}
        raise UnknownNameError("answers.no_schema", **facts)
    definitions = _Records()
    if of_one is not None:
        body = definitions.record(kind)
    else:
        lists = (
            {name: kind, "initiatives": DOCUMENTS["initiative-grading"]} if kind is Grading else {name: kind}
        )
        properties = {key: {"type": "array", "items": definitions.of(each)} for key, each in lists.items()}
        body = _object(properties, [name])
    head = {"$schema": DIALECT, "title": f"dxmodel {name}/{VERSION}"}
    first = {"format": {"const": f"{name}/{VERSION}"}, "plan": {"anyOf": [PLAN, {"type": "null"}]}}
    body["properties"] = {**first, **body["properties"]}
    body["required"] = [*first, *body["required"]]
    return {**head, **body, "$defs": definitions.sorted()}


def _without_method_names(kinds: Iterable[Any]) -> tuple[Any, ...]:
    """Return the types of a union, without the names of methods where a method may be any."""
    types = tuple(kinds)
    return tuple(each for each in types if each is not MethodName) if Method in types else types


def _object(properties: dict[str, Schema], required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [*required],
        "additionalProperties": False,
    }


class _Records:
    """Collects the definitions of records, and of the classes in them that files define."""

    def __init__(self) -> None:
        self._stored = Definitions({})

    def sorted(self) -> dict[str, Schema]:
        """Return every definition, sorted by name."""
        return self._stored.sorted()

    def of(self, kind: Any) -> Schema:
        """Return the schema of a type of a field of a record."""
        if is_mapping(kind):
            return {"type": "object", "additionalProperties": self.of(get_args(get_args(kind)[0])[1])}
        if is_stored_union(kind):
            return self._stored.of(kind)
        if len(types := _without_method_names(members(kind))) > 1:
            return {"anyOf": [self.of(each) for each in types]}
        kind = types[0]
        if get_origin(kind) in (tuple, dict):
            return self._of_collection(kind)
        if get_origin(kind) is Literal:
            return {"enum": [*get_args(kind)]}
        if kind is Any or kind is object:
            return {}
        return self._of_class(kind)

    def _of_collection(self, kind: Any) -> Schema:
        arguments = get_args(kind)
        if get_origin(kind) is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if arguments[1:] == (...,):
            pair = arguments[0]
            of_pair = self._of_collection(pair) if get_origin(pair) is tuple else self.of(pair)
            return {"type": "array", "items": of_pair}
        items = [self.of(each) for each in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}

    def _of_class(self, kind: type[Any]) -> Schema:
        if kind in SCALARS:
            return SCALARS[kind]
        if kind in REFERENCES:
            return TEXT | {"description": f"the id of the {kind.__name__.lower()}"}
        if kind in (Amount, FiscalYear):
            return self._defined(kind, lambda: AMOUNT if kind is Amount else FISCAL_YEAR)
        if kind in RECORDS:
            return self._defined(kind, lambda: self.record(kind))
        if issubclass(kind, Vocabulary):
            return {"enum": [member.value for member in kind]}
        return self._stored.of(kind)

    def _defined(self, kind: type[Any], define: Callable[[], Schema]) -> Schema:
        by_name, name = self._stored.by_name, kind.__name__
        if name not in by_name:
            by_name[name] = {}  # for a class that contains itself
            by_name[name] = define()
        return {"$ref": f"#/$defs/{name}"}

    def _field(self, kind: Any, name: str, field_type: Any) -> Schema:
        if name in BY_INDICATOR.get(kind, ()):
            return IDS
        if name in PAIRS.get(kind, ()):
            return self._of_collection(field_type)
        return self.of(field_type)

    def record(self, kind: Any) -> Schema:
        """Return the schema of a record."""
        descriptions = field_descriptions(kind)
        properties = {
            name: self._field(kind, name, field_type) | descriptions.get(name, {})
            for name, field_type in fields_of_record(kind).items()
        }
        if kind in TYPES:
            properties = {"type": {"const": TYPES[kind]}, **properties}
        record = _object(properties, properties)
        if hasattr(kind, "describe"):
            sentences = {str(language): TEXT for language in LANGUAGES}
            record["properties"] = properties | {"sentence": _object(sentences, ())}
        return {"description": (inspect.getdoc(kind) or "").partition("\n")[0], **record}
