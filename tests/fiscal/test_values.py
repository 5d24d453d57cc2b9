"""What every value of this folder can do, asked of each in the same words."""

import copy
import datetime
import operator
import pickle
from datetime import date

import attrs
import pytest

from dxmodel.errors import ParseError, UnknownNameError
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, as_fiscal_span, as_fiscal_year, as_when

VALUES = [
    FiscalYear(2024),
    Month(2024, 1),
    FiscalSpan(FiscalYear(2022), FiscalYear(2028)),
    FiscalSpan(Month(2022, 12), FiscalYear(2026)),
    FiscalSpan(None, Month(2024, 3)),
    When(date(2024, 4, 1), None, "the source does not date it"),
    When.on(date(2024, 12, 20)),
]
each_value = pytest.mark.parametrize("value", VALUES, ids=repr)


@each_value
def test_a_value_equals_its_copies_and_hashes_like_them(value):
    """Copied, deep-copied or pickled, it is the same value."""
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert twin == value
        assert hash(twin) == hash(value)


@each_value
def test_repr_pastes_back(value):
    """What the console shows can be typed in again."""
    names = {"FiscalYear": FiscalYear, "Month": Month, "FiscalSpan": FiscalSpan, "When": When}
    assert eval(repr(value), names | {"datetime": datetime}) == value


@each_value
def test_canonical_text_is_what_format_returns_without_a_language(value):
    """``str(v)``, ``format(v)`` and ``f"{v}"`` are one text, and parse reads it."""
    assert str(value) == format(value) == f"{value}"
    assert str(type(value).parse(str(value))) == str(value)


@each_value
def test_parse_reads_what_format_returns_in_japanese(value):
    """Japanese text goes there and back."""
    assert str(type(value).parse(f"{value:ja}")) == str(value)


@each_value
def test_an_unknown_format_is_refused(value):
    """The error names the languages there are."""
    with pytest.raises(UnknownNameError, match="ja, en"):
        format(value, "fr")


@each_value
def test_a_value_cannot_be_changed(value):
    """Frozen means frozen."""
    name = attrs.fields(type(value))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, getattr(value, name))


@each_value
@pytest.mark.parametrize("stranger", [2024, "R6", None, object()])
def test_strangers_are_unequal_and_unordered(value, stranger):
    """2024 is not a fiscal year, and neither before nor after one."""
    assert value != stranger
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        with pytest.raises(TypeError):
            compare(value, stranger)


@pytest.mark.parametrize("one", [FiscalYear(2024), Month(2024, 1)])
def test_years_and_months_add_ints_and_nothing_else(one):
    """``+`` and ``-`` answer strangers, bools too, with NotImplemented."""
    assert one + 0 == one - 0 == one
    assert (one + 13) - one == 13
    assert (one - 13) - one == -13
    for stranger in (True, 1.0, "1", None):
        for operate in (operator.add, operator.sub):
            with pytest.raises(TypeError):
                operate(one, stranger)


@pytest.mark.parametrize(
    ("convert", "takes"),
    [
        (as_fiscal_year, {"R6": FiscalYear(2024), FiscalYear(2024): FiscalYear(2024)}),
        (as_fiscal_span, {
            "R4/R6": FiscalSpan(FiscalYear(2022), FiscalYear(2024)),
            FiscalYear(2024): FiscalSpan(FiscalYear(2024), FiscalYear(2024)),
            Month(2024, 1): FiscalSpan(Month(2024, 1), Month(2024, 1)),
            FiscalSpan(FiscalYear(2024)): FiscalSpan(FiscalYear(2024)),
        }),
        (as_when, {
            "R6": When(date(2024, 4, 1), date(2025, 3, 31)),
            FiscalYear(2024): When(date(2024, 4, 1), date(2025, 3, 31)),
            Month(2024, 2): When(date(2024, 2, 1), date(2024, 2, 29)),
            date(2024, 2, 1): When(date(2024, 2, 1), date(2024, 2, 1)),
            When(date(2024, 2, 1)): When(date(2024, 2, 1)),
        }),
    ],
)  # fmt: skip
def test_a_converter_takes_the_value_or_its_text_and_refuses_ints(convert, takes):
    """2024 may be a calendar year, so an int is never taken for a fiscal year."""
    for values, expected in takes.items():
        assert convert(values) == expected
    for stranger in (2024, None, 6.0):
        with pytest.raises(ParseError) as caught:
            convert(stranger)
        assert caught.value.facts["found"] == repr(stranger)
