"""schema: generate the JSON Schema of each kind of file from the classes.

A schema describes the structure of a document.  Only the library checks whether a text is a fiscal
year, a date or an amount, whether ids exist and units fit, and that a whole number is not written
``1.0``, which JSON Schema accepts.
"""

import inspect
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

import attrs

from dxmodel.amount import Amount, Unit
from dxmodel.errors import UnknownNameError, nearest
from dxmodel.fiscal import CountingWindow, FiscalSpan, FiscalYear, Month, When
from dxmodel.formats.converter import is_pairs
from dxmodel.formats.errors import RENAMED, fields_of
from dxmodel.formats.fiscal_years import FISCAL, YEARS
from dxmodel.formats.parts import FORMATS, format_of
from dxmodel.formats.scalars import is_closed, words_of
from dxmodel.formats.tagged_unions import SHORT, is_tagged, members, stated_type, without_none
from dxmodel.ledger import Ledger
from dxmodel.ledger.scale import End
from dxmodel.plan.goals import Maintain
from dxmodel.plan.goals.goal import MAINTAINED
from dxmodel.plan.ids import LONGEST, reference, slug

__all__ = ["DIALECT", "Definitions", "Schema", "field_descriptions", "schema"]

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str, *, bundled: bool = True) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a kind of file.

    Args:
        name: ``plan``, ``revision``, ``observations``, ``evaluations``, ``documents``, ``scales``,
            or ``ledger`` for all of them in one.
        bundled: include every definition.  False: the schema of a ledger refers to the schemas of the
            other files for the classes that these define, as in the schema files of the library.

    Raises:
        UnknownNameError: there is no such kind of file; the nearest one is named.

    >>> schema("plan")["properties"]["format"]
    {'const': 'plan/1'}
    """
    if name not in FORMATS:
        facts = {"name": name, "nearest": nearest(name, FORMATS), "accepted": tuple(FORMATS)}
        raise UnknownNameError("formats.no_schema", **facts)
    kind = FORMATS[name]
    definitions = Definitions({} if bundled or kind is not Ledger else _schema_files())
    whole = definitions.mapping(kind)
    head = {"$schema": DIALECT, "title": f"dxmodel {format_of(kind)}"}
    own = {"format": {"const": format_of(kind)}, YEARS: {"const": FISCAL}}
    properties = {**own, **whole.pop("properties")}
    required = ["format", *whole.pop("required")]
    return {**head, **whole, "properties": properties, "required": required, "$defs": definitions.sorted()}


def _schema_files() -> dict[str, str]:
    """Return the schema file that defines a class, by the name of the class."""
    names = [name for name, kind in FORMATS.items() if kind is not Ledger]
    return {each: f"{name}.schema.json" for name in reversed(names) for each in schema(name)["$defs"]}


TEXT = {"type": "string"}

NUMBER = r"^-?[0-9]{1,18}(\.[0-9]{1,12})?"

SCALARS: dict[type[Any], Schema] = {
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"anyOf": [{"type": "number"}, TEXT | {"pattern": f"{NUMBER}$"}]},
    End: {"anyOf": [{"type": "number"}, TEXT | {"pattern": f"{NUMBER}( ?[%％])?$"}]},
    date: TEXT | {"examples": ["2024-04-01"]},
    Amount: {"type": ["string", "number"], "examples": ["5,328時間", "約5,300時間", "23.2%"]},
    Unit: TEXT | {"examples": ["件", "%", "千円", "枚/月"]},
    FiscalYear: TEXT | {"examples": ["R5", "令和5年度"]},
    Month: TEXT | {"examples": ["2024-01", "令和6年1月"]},
    CountingWindow: TEXT | {"examples": ["暦年", "7～3月"]},
    FiscalSpan: TEXT | {"examples": ["R4/R10", "R8/"]},
}
WHEN = TEXT | {"examples": ["2024-12-20", "R6", "2024-04-01/2026-11-23"]}
PAIRED = {"type": "object"}


SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
OPTIONAL = ("order", "code")
"""Fields that have no default in Python, and that a file may leave out."""


class Definitions:
    """Collects the definitions of classes; a class that a schema file defines is referred to.

    Attributes:
        by_name: the definitions, by the name of the class.
    """

    def __init__(self, schema_files: Mapping[str, str]) -> None:
        self.by_name: dict[str, Schema] = {}
        self._schema_files = schema_files

    def sorted(self) -> dict[str, Schema]:
        """Return every definition, sorted by name."""
        return dict(sorted(self.by_name.items()))

    def of(self, kind: Any) -> Schema:
        """Return the schema of a type."""
        kind = stated_type(kind)
        several = without_none(kind)
        if several != (kind,):
            return self._union(kind, several)
        if is_pairs(kind):
            return PAIRED | {"additionalProperties": self.of(get_args(get_args(kind)[0])[1])}
        if get_origin(kind) is tuple:
            return {"type": "array", "items": self.of(get_args(kind)[0])}
        if is_closed(kind):
            return {"enum": list(words_of(kind))}
        return SCALARS[kind] if kind in SCALARS else self._reference(kind)

    def _union(self, kind: Any, several: tuple[Any, ...]) -> Schema:
        if is_tagged(kind):
            schemas = [self._tagged(tag, each) for tag, each in members(kind).items()]
            schemas += [SCALARS[Amount]] if Amount in several else []
            schemas += [{"enum": sorted(MAINTAINED)}] if Maintain in several else []
        else:
            schemas = [self.of(each) for each in several]
        schemas += [{"type": "null"}] if len(several) < len(get_args(kind)) else []
        return {"anyOf": schemas}

    def _tagged(self, tag: str, kind: type[Any]) -> Schema:
        return {
            "type": "object",
            "properties": {tag: self.of(kind)},
            "required": [tag],
            "additionalProperties": False,
        }

    def _reference(self, kind: type[Any]) -> Schema:
        if file := self._schema_files.get(kind.__name__):
            return {"$ref": f"{file}#/$defs/{kind.__name__}"}
        if kind.__name__ not in self.by_name:
            self.by_name[kind.__name__] = {}  # for a class that contains itself
            self.by_name[kind.__name__] = self._definition(kind)
        return {"$ref": f"#/$defs/{kind.__name__}"}

    def _definition(self, kind: type[Any]) -> Schema:
        whole = self.mapping(kind)
        if kind is When:
            return {"anyOf": [WHEN, whole]}
        return {"anyOf": [self._field(attrs.fields(kind)[0]), whole]} if kind in SHORT else whole

    def mapping(self, kind: type[Any]) -> Schema:
        """Return the schema of a class as a mapping of its fields."""
        descriptions = field_descriptions(kind)
        fields = fields_of(kind)
        properties = {_key(each): self._field(each) | descriptions.get(each.name, {}) for each in fields}
        required = [
            _key(each) for each in fields if each.default is attrs.NOTHING and each.name not in OPTIONAL
        ]
        summary = {"description": inspect.getdoc(kind).partition("\n")[0]}  # type: ignore[union-attr]  # D101
        return {
            **summary,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _field(self, field: "attrs.Attribute[Any]") -> Schema:
        field_schema = self.of(field.type)
        if field.validator is reference:
            return TEXT | {"pattern": f"^(.+/{SLUG}/)?{SLUG}$"}
        is_id = slug in (field.validator, getattr(field.validator, "validator", None))
        if not is_id:
            return field_schema
        id_schema = TEXT | {"pattern": f"^{SLUG}$", "maxLength": LONGEST}
        return {"anyOf": [id_schema, {"type": "null"}]} if "anyOf" in field_schema else id_schema


def _key(field: "attrs.Attribute[Any]") -> str:
    return RENAMED.get(field.name, field.name)


_ATTRIBUTE = re.compile(r"^    (\w+): (.+(?:\n        .+)*)", re.MULTILINE)


def field_descriptions(kind: type[Any]) -> dict[str, Schema]:
    """Return the descriptions of fields, from ``Attributes:`` in the docstring of a class."""
    _, _, attributes = (inspect.getdoc(kind) or "").partition("Attributes:\n")
    block = attributes.partition("\n\n")[0]
    return {name: {"description": _without_markup(text)} for name, text in _ATTRIBUTE.findall(block)}


def _without_markup(text: str) -> str:
    """Return the text of a docstring without markup and line breaks."""
    return re.sub(r":\w+:`~?([^`]+)`", r"\1", re.sub(r"\s+", " ", text)).replace("``", "")
