"""typed_fields, stored_fields: check the fields of an attrs class against their annotations when it is built.

A class names one of the two as its field transformer; each field without a validator of its own then gets
one that is derived from its annotation:

* ``stored_fields`` for values that a file can contain: a text is not blank, not longer than 10,000
  characters, and without characters that a file cannot contain; a day lies in a fiscal year;
* ``typed_fields`` for answers, which no file contains.

A truth value is no number, and an instance of a subclass of str, int, float or date, such as
``numpy.str_`` or ``datetime``, is no text, number or day: it may print or compare as something else.

A float or a decimal is finite, and a whole number below 10**18 in size.  A field for several values takes any
iterable but a text and bytes.
"""

import functools
import math
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import GenericAlias, NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, NewType, TypeAlias, TypeVar, Union, get_args, get_origin

import attrs

from dxmodel.printing import shown

if TYPE_CHECKING:
    from dxmodel.errors import InvalidValueError

__all__ = [
    "LARGEST",
    "as_tuple",
    "check_kind",
    "conversion",
    "invalid_character",
    "of_type",
    "stored_fields",
    "typed_fields",
    "wrong_kind",
]

T = TypeVar("T")
Attribute: TypeAlias = "attrs.Attribute[Any]"
Test = Callable[[Any], bool]
Validator = Callable[[Any, Any, Any], None]

LONGEST_TEXT = 10_000
LARGEST = 10**18
FIRST_DAY, LAST_DAY = date(1868, 4, 1), date(9999, 3, 31)


def typed_fields(_: type[Any], fields: list[Attribute]) -> list[Attribute]:
    """Add to each field of a class without a validator the one of its type.

    >>> @attrs.frozen(field_transformer=typed_fields)
    ... class Circle:
    ...     radius: float
    ...     colours: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    >>> Circle(1.5, colours=["red"])
    Circle(radius=1.5, colours=('red',))
    >>> Circle(1.5, colours=["red", 3])
    Traceback (most recent call last):
    dxmodel.errors.InvalidValueError: colours[1] takes str, but this is 3
    """
    return [_with_validator(field, is_stored=False) for field in fields]


def stored_fields(_: type[Any], fields: list[Attribute]) -> list[Attribute]:
    """Add to each field of a class without a validator one for what a file can contain.

    >>> @attrs.frozen(field_transformer=stored_fields)
    ... class Colour:
    ...     name: str
    >>> Colour(" ")
    Traceback (most recent call last):
    dxmodel.errors.InvalidValueError: the text of name is blank: ' '
    """
    return [_with_validator(field, is_stored=True) for field in fields]


def _with_validator(field: Attribute, is_stored: bool) -> Attribute:
    stated: Any = field.converter
    changed: dict[str, Any] = {} if stated is None else {"converter": _converter(stated)}
    is_set_by_the_class = field.name.startswith("_")
    if field.validator is None and not is_set_by_the_class and not _returns(stated, field.type):
        kind: Any = field.type
        changed["validator"] = of_type(kind, is_stored=is_stored)
    return field.evolve(**changed) if changed else field


@functools.cache
def _converter(convert: Any) -> "attrs.Converter[Any, Any]":
    """Return the converter of all fields with this function: attrs reads the signature of each converter."""
    return attrs.Converter(as_tuple if isinstance(convert, GenericAlias) else convert)


def conversion(field: Attribute) -> Callable[[Any], Any] | None:
    """Return the function that converts the values of a field; None if they stay as they are."""
    stated: Any = field.converter
    convert: Callable[[Any], Any] | None = getattr(stated, "converter", stated)
    return convert


def _returns(converter: Any, annotation: Any) -> bool:
    """Return whether a converter, by its annotation, returns instances of the classes of a field."""
    annotations = getattr(converter, "__annotations__", {})
    returned = converter if isinstance(converter, type) else annotations.get("return")
    return returned == annotation and not {str, tuple, date} & _tests(annotation, _TYPED).keys()


@functools.cache
def of_type(annotation: Any, *, is_stored: bool = True) -> Validator:
    """Return the validator of fields with this annotation.

    Args:
        annotation: the type of the field.
        is_stored: whether a file must be able to contain the value.

    Raises:
        InvalidValueError: a value of another type; the error states the field and what is accepted.
    """
    tests = _tests(annotation, _STORED if is_stored else _TYPED)
    accepts = _accepting(tests)
    any_of = frozenset(kind for kind, test in tests.items() if test in (_any_value, _exact))
    nothing = () if accepts(()) else tests  # an empty tuple is one object

    def validate(_: object, field: Attribute, value: object) -> None:
        kind = type(value)
        if kind in any_of or value is nothing or ((test := tests.get(kind)) is not None and test(value)):
            return  # without the call below, for speed
        if not accepts(value):
            raise _error(field.name, value, tests)

    return validate


def as_tuple(values: Iterable[T]) -> tuple[T, ...]:
    """Return the values as a tuple; refuse a text, which would be split into letters.

    Raises:
        InvalidValueError: anything but several values.
    """
    if type(values) is tuple:
        return values
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        from dxmodel.errors import InvalidValueError

        raise InvalidValueError("plan.not_a_list", found=shown(values))
    return tuple(values)


def check_kind(name: str, value: object, *kinds: type[Any]) -> None:
    """Check the class of an argument.

    Raises:
        InvalidValueError: it is of none of the accepted classes; the error states which these are.
    """
    if not isinstance(value, kinds):
        raise wrong_kind(name, value, kinds)


def wrong_kind(field: str, value: object, wanted: Iterable[type | str]) -> "InvalidValueError":
    """Return the error for a value of a field that is of none of the accepted types."""
    from dxmodel.errors import InvalidValueError

    names = (each if isinstance(each, str) else each.__name__ for each in wanted)
    kind = type(value)
    is_subclass = isinstance(value, str | int | float | date) and kind.__module__ != "builtins"
    text = f"{shown(value)} ({kind.__name__})" if is_subclass else shown(value)
    return InvalidValueError("plan.wrong_kind", field=field, found=text, wanted=[*dict.fromkeys(names)])


# --- the test of a type


def _tests(annotation: Any, scalars: Mapping[type, Test]) -> dict[type, Test]:
    """Return the classes that an annotation accepts, each with the test of its instances."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return {kind: test for each in arguments for kind, test in _tests(each, scalars).items()}
    if isinstance(annotation, NewType):
        return _tests(annotation.__supertype__, scalars)
    if origin is Literal:
        return {type(word): _OneOf(arguments) for word in arguments}
    if origin is tuple:
        return {tuple: _Items(arguments, scalars)}
    if origin is dict:
        return {dict: lambda value: all(type(key) is str for key in value)}
    if annotation is float:
        return {float: scalars[float], int: scalars[int]}
    if isinstance(annotation, str):  # the class itself, which does not exist yet, or None
        names = annotation.replace("None", "NoneType").split(" | ")
        return {object: lambda value: type(value).__name__ in names}
    if annotation is Any:
        return {object: _any_value}
    if origin is not None:
        return {object: callable}
    kind = NoneType if annotation is None else annotation
    return {kind: scalars.get(kind, _any_value)}


def _any_of(tests: Mapping[type, Test]) -> frozenset[type]:
    """Return the classes of which every instance is accepted."""
    return frozenset(kind for kind, test in tests.items() if test is _any_value)


def _accepting(tests: Mapping[type, Test]) -> Test:
    """Return the test whether a value is of one of the classes and passes its test."""

    any_of = _any_of(tests)
    if len(tests) == 1 and not any_of and object not in tests:
        ((only, test),) = tests.items()
        return lambda value: type(value) is only and test(value)

    def accepts(value: object) -> bool:
        kind = type(value)
        if kind in any_of:
            return True
        test = tests.get(kind)
        if test is None and any(each in any_of for each in kind.__mro__):  # an instance of a subclass
            return True
        test = test or tests.get(object)
        return test is not None and test(value)

    return accepts


class _OneOf:
    """The test whether a value is one of a few."""

    def __init__(self, accepted: tuple[object, ...]) -> None:
        self.accepted = accepted

    def __call__(self, value: object) -> bool:
        return value in self.accepted


class _Items:
    """The test of the items of a tuple: of any number of one type, or of one type for each."""

    def __init__(self, arguments: tuple[Any, ...], scalars: Mapping[type, Test]) -> None:
        self._length = None if arguments[-1] is Ellipsis else len(arguments)
        kinds = arguments if self._length is not None else arguments[:1]
        self._tests = [_tests(kind, scalars) for kind in kinds]
        self._accepting = [_accepting(tests) for tests in self._tests]
        self._any_of = _any_of(self._tests[0])

    def __call__(self, values: tuple[object, ...]) -> bool:
        if self._length is None:
            return self._any_of.issuperset(map(type, values)) or all(map(self._accepting[0], values))
        return len(values) == self._length and all(map(operator.call, self._accepting, values))

    def error(self, field: str, values: tuple[object, ...]) -> "InvalidValueError":
        """Return the error of the first item that is refused, or of a wrong number of items."""
        if self._length is not None and len(values) != self._length:
            return wrong_kind(field, values, [f"tuple[{self._length}]"])
        for index, value in enumerate(values):
            position = 0 if self._length is None else index
            if not self._accepting[position](value):
                return _error(f"{field}[{index}]", value, self._tests[position])
        raise AssertionError("every item is accepted")


def _any_value(_: object) -> bool:
    """Accept every instance of a class, and of its subclasses."""
    return True


def _exact(_: object) -> bool:
    """Accept every instance of a class, but none of a subclass."""
    return True


def _is_text(value: str) -> bool:
    """Return whether a text is not blank, not too long, and has only characters that a file can contain."""
    if value.isprintable() and value[:1] not in _BLANK and len(value) <= LONGEST_TEXT:
        return True  # the usual case
    is_usual = 0 < len(value) <= LONGEST_TEXT and not value.isspace()
    return is_usual and (value.isprintable() or invalid_character(value) is None)


_BLANK = ("", " ")


def _is_day(value: date) -> bool:
    return FIRST_DAY <= value <= LAST_DAY


def _is_small(value: int) -> bool:
    return -LARGEST < value < LARGEST


_TYPED: dict[type, Test] = {
    str: _exact,
    bool: _exact,
    int: _is_small,
    float: math.isfinite,
    Decimal: Decimal.is_finite,
    date: _exact,
}
_STORED: dict[type, Test] = _TYPED | {str: _is_text, date: _is_day}


# --- what is wrong


def _error(field: str, value: object, tests: Mapping[type, Test]) -> "InvalidValueError":
    from dxmodel.errors import InvalidValueError

    test = tests.get(type(value))
    if isinstance(value, tuple) and isinstance(test, _Items):
        return test.error(field, value)
    if isinstance(value, str) and test is _is_text:
        return _text_error(field, value)
    if test is _is_small:
        return InvalidValueError("plan.number_too_large", field=field, limit="10**18")
    if test is _is_day:
        return InvalidValueError("plan.day_too_far", field=field, found=value, first=FIRST_DAY, last=LAST_DAY)
    return wrong_kind(field, value, [name for kind, test in tests.items() for name in _names(kind, test)])


def _names(kind: type, test: Test) -> tuple[str, ...]:
    if isinstance(test, _OneOf):
        return tuple(map(shown, test.accepted))
    return ("None" if kind is NoneType else kind.__name__,)


def _text_error(field: str, text: str) -> "InvalidValueError":
    from dxmodel.errors import InvalidValueError

    if len(text) > LONGEST_TEXT:
        facts = {"length": len(text), "limit": LONGEST_TEXT}
        return InvalidValueError("plan.text_too_long", field=field, **facts)
    if character := invalid_character(text):
        return InvalidValueError("plan.strange_character", field=field, found=character)
    return InvalidValueError("plan.blank_text", field=field, text=text)


_INVALID = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_LAST = "\U0010ffff"  # in the class above it would make the search four times as slow


def invalid_character(text: str) -> str | None:
    """Return the code point of the first control character, surrogate or noncharacter; None if there is none.

    >>> invalid_character("足立区\\x1b[2J"), invalid_character("足立区")
    ('U+001B', None)
    """
    if match := re.search(_INVALID, text):
        return f"U+{ord(match[0]):04X}"
    return "U+10FFFF" if _LAST in text else None
