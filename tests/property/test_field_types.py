"""Whatever a field is given is refused by a documented error, or can be written and read again."""

import datetime
import pickle
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from json import dumps as to_json
from pathlib import Path
from typing import Any, get_args

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxmodel as dx
from dxmodel import changes, fiscal, formats, goals, ledger, plan, progress, revise
from dxmodel.errors import DxError
from dxmodel.formats import csv, json, yaml
from dxmodel.formats.converter import structure, unstructure
from dxmodel.formats.scalars import reading_units
from dxmodel.printing import shown
from tests.property.instances import CLASSES, INSTANCES, MODULES
from tests.scaling import share_of

NAMES = {name: getattr(module, name) for module in MODULES for name in module.__all__}
NAMES |= {"datetime": datetime, "Decimal": Decimal, "PosixPath": Path, "WindowsPath": Path}
STORED = {
    each
    for module in (plan, goals, changes, ledger, formats)
    for name in module.__all__
    if (each := getattr(module, name)) in CLASSES
} | {dx.Amount, dx.FiscalYear, fiscal.Month, dx.FiscalSpan, fiscal.When, revise.Revision, revise.Rationale}
STORED -= {ledger.ResolvedValue, formats.LayoutColumn}
ANYTHING = {"facts", "before", "after", "error", "score", "declines"}
"""Fields that take any value, or a function."""
UNITS = dx.amount.LIBRARY.declaring("橋")


class Text(str):
    """A text of another class."""


class Strange:
    """An object that Python cannot show."""

    def __repr__(self) -> str:
        raise RuntimeError


TEXTS = [
    *("", " ", "\u3000", "x", "a\x00b", "\x1b[2J", "\ud800", "\ufffe", "\U0010ffff", "a\r\nb", "\x85", "\t"),
    *("\u2028", "\ufeffx", "a\u202eb", "- a", "a: b", "#", "'", '"', "null", "0", "=1+1", "<<", "a\n\n b\n"),
    *("<<<<<<< a\n=======\n>>>>>>> b", "x" * 10_000, "x" * 10_001, "\U0001f600" * 10_000, "\ufeff" * 10_000),
    *(
        "R6",
        "R4/R6",
        "2024-04",
        "2024-04-01",
        "5件",
        "50%",
        "1e5",
        "1" * 50,
        "up",
        "unknown",
        "人",
        Text("x"),
    ),
]
NUMBERS = [
    *(0, 1, 3, -1, 10**18 - 1, 10**18, 10**40, 10**5000, 1.5, 1e300, float("nan"), float("inf"), -0.0, 1j),
    *(
        Decimal(1),
        Decimal("0.5"),
        Decimal("0.25000000000000"),
        Decimal("1E-12"),
        Decimal("1E-30"),
        Decimal(-0),
    ),
    *(Decimal("1E+17"), Decimal("1E+999999"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")),
    *(Fraction(1, 2), Fraction(1, 3), np.float64(1.5), np.int64(3), np.bool_(True)),
]
DAYS = [
    *(datetime.date(2024, 4, 1), datetime.date.min, datetime.date.max, datetime.date(1868, 4, 1)),
    *(
        datetime.datetime(2024, 4, 1),
        datetime.time(1),
        pd.Timestamp("2024-04-01"),
        pd.NaT,
        np.datetime64("2024"),
    ),
]
LISTS: list[Any] = [
    *(
        [],
        (),
        [None],
        [3],
        [1.5],
        ["x"],
        ["x", "x"],
        [["x"]],
        [{}],
        [""],
        ["a\x00"],
        [("a", "b")],
        (("a", "b"),),
    ),
    *({}, {"a": 3}, {"a": "b"}, {3: 4}, {"": "x"}, {" a": "x"}, {"a=b": "x\ny"}, {"<<": "x"}, {"a": ""}),
    *(
        [("a",)],
        [("a", "b", "c")],
        [("a", "b"), ("a", "c")],
        [("a\nb", "c")],
        [(0, 1)],
        [(1.5, None)],
        (0.5, None),
    ),
    *(set(), {1}, {"x"}, frozenset({"x"}), range(3), np.array([1, 2]), np.array(["x"]), pd.Series([1, 2])),
]
OTHERS = [
    *(
        None,
        True,
        False,
        ...,
        NotImplemented,
        object(),
        object,
        Strange(),
        b"",
        b"x",
        bytearray(b"x"),
        re,
        len,
    ),
    *(
        Path("x"),
        pd.NA,
        np.str_("x"),
        Exception("x"),
        plan.Direction.UP,
        dx.checks.Severity.NOTE,
        changes.UNCHANGED,
    ),
    *(dx.amount.Unit("橋"), dx.amount.Unit("人")),
]
PARTS = [INSTANCES[each] for each in (dx.FiscalYear, dx.Amount, plan.Label, plan.Source, plan.Doubt, dx.Plan)]
VALUES = [*TEXTS, *NUMBERS, *DAYS, *LISTS, *OTHERS, *PARTS, *([each] for each in PARTS)]


def test_every_public_class_has_an_instance() -> None:
    """So that no class is left out below."""
    assert [each.__name__ for each in CLASSES if each not in INSTANCES] == []


@pytest.mark.parametrize("kind", CLASSES, ids=lambda each: each.__name__)
def test_a_field_refuses_a_value_or_it_is_written_and_read_again(kind: type[Any]) -> None:
    """The error is a documented one; the text form, pickles and files give an equal value."""
    for turn, field in enumerate(_fields(kind), CLASSES.index(kind)):
        for value in share_of(VALUES, turn):
            _check(INSTANCES[kind], field, value)


ARGUMENTS: dict[str, Callable[[Any], object]] = {
    "the name of a unit": dx.amount.unit,
    "a unit to compare": lambda value: dx.amount.compatible(value, "件"),
    "a unit to convert to": INSTANCES[dx.Amount].to,
    "a unit to define": dx.amount.LIBRARY.defining,
    "the text of an amount": dx.Amount.parse,
    "the text of a fiscal year": dx.FiscalYear.parse,
    "the text of a month": fiscal.Month.parse,
    "the text of a span": dx.FiscalSpan.parse,
    "the text of a date": fiscal.When.parse,
    "a number to round": dx.amount.round_half_up,
    "an item of evolve": lambda value: plan.evolve(INSTANCES[dx.Plan], {}, {"x": value}),
    "a change to apply": lambda value: revise.apply(INSTANCES[dx.Plan], [value]),
}


@pytest.mark.parametrize("argument", ARGUMENTS)
def test_a_function_refuses_an_argument_of_another_type(argument: str) -> None:
    """By a documented error, not by that of the first operation that fails."""
    for value in (3.0j, b"x", [], {}, object(), plan.Label("x"), datetime.time(1), ...):
        with pytest.raises(DxError):
            ARGUMENTS[argument](value)


ANY = st.recursive(
    st.sampled_from([each for each in (*TEXTS, *NUMBERS, *DAYS, *OTHERS) if not shown(each).startswith("<")])
    | st.text(max_size=8)
    | st.integers()
    | st.decimals()
    | st.floats()
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(data=st.data())
@pytest.mark.parametrize("kind", CLASSES, ids=lambda each: each.__name__)
def test_so_do_all_fields_with_drawn_values(kind: type[Any], data: st.DataObject) -> None:
    """Values of the types that Python has, nested."""
    if fields := _fields(kind):
        _check(INSTANCES[kind], data.draw(st.sampled_from(fields)), data.draw(ANY))


def _fields(kind: type[Any]) -> list[Any]:
    return [field for field in attrs.fields(kind) if field.init]


def _changed(instance: Any, field: Any, value: object) -> Any:
    """Return the instance with another value in a field; None if an error in two languages refuses that."""
    try:
        return attrs.evolve(instance, **{field.alias: value})
    except DxError as error:
        return None if error.describe("ja") and error.describe("en") else error


def _check(instance: Any, field: Any, value: object) -> None:
    changed = _changed(instance, field, value)
    if changed is None or (field.name in ANYTHING and type(instance) not in STORED):
        return
    if isinstance(instance, progress.Method):
        return  # has functions, which can neither be printed nor pickled
    assert eval(repr(changed), dict(NAMES)) == changed
    assert pickle.loads(pickle.dumps(changed)) == changed
    if type(instance) not in STORED:
        return
    assert hash(changed) == hash(changed)
    is_complete = not isinstance(changed, plan.OwnUnit) or UNITS.find(changed.like or "人") is not None
    for form in (json, yaml) if is_complete else ():
        with reading_units(UNITS):
            assert _read_again(form, changed) == changed
    if isinstance(changed, ledger.Observation):
        try:
            table = csv.dumps([changed])
        except DxError:
            return  # a flat table does not contain it
        assert csv.dumps(csv.loads(table)) == table


def _read_again(form: Any, value: Any) -> Any:
    """Return a value that was written in a form and read from it: a document, or a part of one."""
    if isinstance(value, get_args(formats.parts.Part)):
        return form.loads(form.dumps(value), type(value))
    plain = {"value": unstructure(value)}
    data = form.parse(yaml.dump(plain) if form is yaml else to_json(plain, default=json.json_number))
    return structure(data["value"], type(value))
