"""What one version has written, every later one reads; and every field of every class is written."""

from collections import defaultdict
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs
import pytest

from dxmodel.formats import json, yaml
from dxmodel.formats.parts import Documents, Evaluations, Observations
from dxmodel.formats.scalars import SCALARS
from dxmodel.formats.tagged_unions import without_none
from dxmodel.ledger import Ledger
from dxmodel.storage import load


@pytest.fixture(scope="module")
def everything(root: Path) -> Ledger:
    """Return a ledger in which every field of every class is set once."""
    return load(root / "tests" / "golden" / "everything")


def classes(kind: Any) -> set[type[Any]]:
    """Return every attrs class that a value of this type may contain, by its type hints."""
    result: set[type[Any]] = set()
    waiting = [kind]
    while waiting:
        each = waiting.pop()
        if get_origin(each) is tuple or len(without_none(each)) != 1 or without_none(each) != (each,):
            waiting += [part for part in get_args(each) if part is not type(None)]
        elif attrs.has(each) and each not in SCALARS and each not in result:
            result.add(each)
            waiting += [field.type for field in attrs.fields(each) if field.eq]
    return result


def set_fields(value: Any) -> dict[type[Any], set[str]]:
    """Return, for every class in a value, the fields that somewhere differ from their defaults."""
    result: dict[type[Any], set[str]] = defaultdict(set)
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting += each
        elif attrs.has(type(each)) and not isinstance(each, Enum):
            result[type(each)] |= {
                f.name for f in attrs.fields(type(each)) if getattr(each, f.name) != f.default
            }
            waiting += [getattr(each, f.name) for f in attrs.fields(type(each))]
    return result


def test_the_golden_ledger_sets_every_field_of_every_class(everything: Ledger) -> None:
    """So a field that is not written or not read cannot hide."""
    result = set_fields(everything)
    expected = {kind: {field.name for field in attrs.fields(kind) if field.eq} for kind in classes(Ledger)}
    missing = {
        kind.__name__: fields - result[kind] for kind, fields in expected.items() if fields - result[kind]
    }
    assert missing == {}


def test_the_golden_json_is_read_as_the_golden_folder(everything: Ledger, root: Path) -> None:
    """Both were written by version 1."""
    assert json.loads((root / "tests" / "golden" / "everything.json").read_bytes()) == everything


def test_the_written_files_do_not_change(everything: Ledger, root: Path) -> None:
    """A changed text means a new version of the format."""
    assert json.dumps(everything) + "\n" == (root / "tests" / "golden" / "everything.json").read_text("utf-8")


@pytest.mark.parametrize("form", [yaml, json], ids=["yaml", "json"])
def test_every_part_comes_back(everything: Ledger, form: Any) -> None:
    """``loads`` undoes ``dumps``, for the whole and for each part."""
    parts = [
        everything,
        everything.founding,
        *everything.revisions,
        Observations(everything.observations),
        Evaluations(everything.evaluations),
        Documents(everything.documents),
    ]
    for part in parts:
        assert form.loads(form.dumps(part), type(part)) == part
