"""The strategies are made of every field, every kind and every word; nothing is drawn for that."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import attrs
import pytest

import dxmodel.testing
from dxmodel.amount import ABOUT, EXACT, Amount, Known
from dxmodel.changes import Amend, Change
from dxmodel.goals import Goal
from dxmodel.ledger import Ledger
from dxmodel.plan import COLLECTIONS, Item, Plan, Value
from dxmodel.testing.amount import ONE_SIDED
from dxmodel.vocabulary import Vocabulary

FILES = sorted(Path(dxmodel.testing.__file__).parent.glob("*.py"))
NODES = [node for file in FILES for node in ast.walk(ast.parse(file.read_text("utf-8")))]
CALLS = [node for node in NODES if isinstance(node, ast.Call)]
FUNCTIONS = [node for node in NODES if isinstance(node, ast.FunctionDef)]
FILLED_BY_POSITION = {"Grade": {"above", "below"}, "Month": {"year", "month"}, "Within": {"high"}}
"""Fields that are filled by ``IndicatorKind(*pair)``, or by a key that is put together."""


def classes_and_terms(*roots: Any) -> tuple[set[type], set[type[Vocabulary]]]:
    """Every attrs class and every enumeration that classes are made of, by their type hints."""
    classes: set[type] = set()
    terms: set[type[Vocabulary]] = set()
    hints: list[Any] = list(roots)
    while hints:
        hint = hints.pop()
        if isinstance(hint, type) and issubclass(hint, Vocabulary):
            terms.add(hint)
        elif isinstance(hint, type) and attrs.has(hint) and hint not in classes and hint is not Amount:
            classes.add(hint)
            hints += [field.type for field in attrs.fields(attrs.resolve_types(hint)) if field.init]
        else:
            hints += get_args(hint)
    return classes, terms


def by_name(kind: Any) -> str:
    """The name of a class, to sort and to name tests by."""
    return str(kind.__name__)


CLASSES, TERMS = classes_and_terms(Ledger)
CLASSES.remove(Amend)  # its fields are those of the items, each taken from another item of the kind


def name_of(node: ast.expr) -> str:
    """The last part of a dotted name; empty for anything else."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def constructions(kind: type) -> Iterator[ast.Call]:
    """Yield the calls that build a class: ``Plan(...)``, ``built(Plan, ...)``, ``texts().map(Label)``."""
    for call in CALLS:
        if kind.__name__ in (name_of(call.func), *map(name_of, call.args)):
            yield call


def own_keys(node: ast.AST) -> Iterator[str]:
    """Yield the names of fields in a node: keys of dictionaries, keywords, subscripts."""
    for part in ast.walk(node):
        match part:
            case ast.Dict(keys=names):
                yield from (str(name.value) for name in names if isinstance(name, ast.Constant))
            case ast.keyword(arg=str(name)):
                yield name
            case ast.Subscript(slice=ast.Constant(value=str(name)), ctx=ast.Store()):
                yield name


def names_in(node: ast.AST) -> set[str]:
    """The plain names in a node: the functions that it may call."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


KEYS = {function: {*own_keys(function)} for function in FUNCTIONS}
NAMES = {function: names_in(function) for function in FUNCTIONS}
PARTS = {function: {*ast.walk(function)} for function in FUNCTIONS}


def keys(node: ast.AST) -> set[str]:
    """The names of fields in a node, in the functions around it, and in those that these call."""
    reached = [function for function in FUNCTIONS if node in PARTS[function]]
    names = {*own_keys(node)}
    for function in reached:
        names |= KEYS[function]
        reached += [other for other in FUNCTIONS if other.name in NAMES[function] and other not in reached]
    return names


def filled(kind: type) -> set[str]:
    """The fields of a class that some strategy fills."""
    names: set[str] = set()
    for call in constructions(kind):
        is_class, is_built = name_of(call.func) == kind.__name__, name_of(call.func) == "builds"
        positional = len(call.args) if is_class else len(call.args) - 1 if is_built else 1
        if name_of(call.func) != "built":
            names.update(field.name for field in attrs.fields(kind)[:positional])
        names |= keys(call)
    if kind is Plan:
        names |= set(COLLECTIONS)  # `grown` adds one item to its collection, whichever that is
    return names


@pytest.mark.parametrize("kind", sorted(CLASSES, key=by_name), ids=by_name)
def test_every_field_of_every_class_is_filled_by_a_strategy(kind: type) -> None:
    """A field that no strategy fills is not tested by any property; what is not compared is no content."""
    fields = {field.name for field in attrs.fields(kind) if field.init and field.eq}
    assert fields - filled(kind) - FILLED_BY_POSITION.get(kind.__name__, set()) == set()


@pytest.mark.parametrize("union", [Goal, Value, Item, Change], ids=["goal", "value", "item", "change"])
def test_every_kind_of_a_union_is_built_by_a_strategy(union: Any) -> None:
    """Each goal, value, item and change can be drawn."""
    assert [kind for kind in get_args(union) if kind is not Amount and not [*constructions(kind)]] == []


def test_every_kind_of_doubt_about_a_number_is_drawn() -> None:
    """Exact, 約, 約 with a stated width, a range, and the four one-sided ones."""
    names = set().union(*NAMES.values())
    constants = {"EXACT": (EXACT,), "ABOUT": (ABOUT,), "ONE_SIDED": ONE_SIDED}
    drawn = {type(known) for name in constants.keys() & names for known in constants[name]}
    drawn |= {kind for kind in get_args(Known) if [*constructions(kind)]}
    assert drawn == set(get_args(Known))


@pytest.mark.parametrize("term", sorted(TERMS, key=by_name), ids=by_name)
def test_every_enumeration_is_drawn_from_whole(term: type[Vocabulary]) -> None:
    """Directions, statuses, reasons for missing values: ``sampled_from(IndicatorKind)`` leaves none out."""
    sampled = [call.args[0] for call in CALLS if name_of(call.func) == "sampled_from"]
    assert term.__name__ in map(name_of, sampled)
