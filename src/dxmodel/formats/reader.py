"""Hooks for cattrs that convert plain data to values strictly, and report every mistake with its path.

One function for each form that a file can have for a value; ``converter.py`` chooses among them.
"""

from collections.abc import Callable, Iterable
from typing import Any, get_args

import attrs
from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override

from dxmodel.amount import Amount
from dxmodel.errors import DxError, ParseError, UnknownNameError
from dxmodel.fiscal import When
from dxmodel.formats.errors import at_index, at_key, keys_of, overrides
from dxmodel.formats.scalars import SCALARS, Reader, ReadLater, current_units, excerpt, scalar_reader
from dxmodel.formats.tagged_unions import is_tagged, members, order_setter, stated_type, tagged, without_none
from dxmodel.formats.words_for_missing import advice
from dxmodel.plan import Body, Due, OwnUnit
from dxmodel.plan.target import check_has_number
from dxmodel.typed_fields import conversion

__all__ = [
    "changed_field_hook",
    "class_hook",
    "date_hook",
    "done_hook",
    "due_hook",
    "list_hook",
    "own_unit_hook",
    "pairs_hook",
    "scalar_hook",
    "short_class_hook",
    "union_hook",
]

Hook = Callable[[Any, Any], Any]
MISTAKES = (DxError, BaseValidationError)


def scalar_hook(kind: Any, _: Converter) -> Hook:
    """Read a text, a number, or a word."""
    read = scalar_reader(kind)
    return lambda value, _: read(value)


def class_hook(kind: type[Any], converter: Converter) -> Hook:
    """Read a mapping whose keys are the fields of a class."""
    # A code that is a number is passed to the class, whose error explains lost zeros.
    as_is: dict[str, Any] = {"code": override(struct_hook=lambda value, _: value)} if kind is Body else {}
    read = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **overrides(kind), **as_is)

    def hook(value: Any, _: Any) -> Any:
        if isinstance(value, ReadLater):
            return value.read(current_units())
        if not isinstance(value, dict):
            raise ParseError("formats.not_a_mapping", found=excerpt(value), accepted=keys_of(kind))
        if kind is Body:
            value = {"code": None, **value}
        try:
            return read(value, kind)
        except ClassValidationError as error:
            raise _with_field_errors(error, kind, value, converter) from None

    return hook


def _with_field_errors(
    error: ClassValidationError, kind: type[Any], data: dict[str, Any], converter: Converter
) -> ClassValidationError:
    """Return the errors of single fields, if every field could be read but the class refused them."""
    if any(hasattr(each, "__notes__") or not isinstance(each, DxError) for each in error.exceptions):
        return error
    present = (field for field in attrs.fields(kind) if field.name in data)
    errors = [mistake for field in present if (mistake := _field_error(field, data[field.name], converter))]
    return ClassValidationError(error.message, errors, kind) if errors else error


def _field_error(field: "attrs.Attribute[Any]", data: Any, converter: Converter) -> Exception | None:
    """Return the error that the converter and the validator of one field raise for its data."""
    kind: Any = field.type
    convert = conversion(field)
    try:
        value = data if field.name == "code" else converter.structure(data, kind)
        value = convert(value) if convert else value
        if field.validator:
            field.validator(None, field, value)
    except DxError as error:
        return at_key(error, field.name)
    return None


def short_class_hook(kind: type[Any], converter: Converter) -> Hook:
    """Read a mapping, or the first field alone."""
    first, *rest = attrs.fields(kind)
    outer, inner = set(keys_of(kind)), _keys_inside(first.type)
    read, read_first = class_hook(kind, converter), converter.get_structure_hook(first.type)

    def is_short(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        unknown_keys = value.keys() - outer
        if len(value) == 1 and unknown_keys and is_tagged(first.type):
            return True  # the only key is a tag
        fits_first_field_better = not rest or len(value.keys() - inner) < len(unknown_keys)
        return bool(unknown_keys and inner) and fits_first_field_better

    def hook(value: Any, _: Any) -> Any:
        return kind(read_first(value, first.type)) if is_short(value) else read(value, kind)

    return hook


def due_hook(kind: type[Due], converter: Converter) -> Hook:
    """Read a due date; for words alone, the error says how they are written."""
    read = short_class_hook(kind, converter)

    def hook(value: Any, _: Any) -> Any:
        check_has_number(value)
        return read(value, kind)

    return hook


def _keys_inside(kind: Any) -> set[str]:
    """Return the keys that a mapping of this type may have; none for a scalar."""
    if is_tagged(kind):
        return set(members(kind))
    several = (
        each for each in without_none(kind) if attrs.has(each) and (each not in SCALARS or each is When)
    )
    return {key for each in several for key in keys_of(each)}


def own_unit_hook(kind: type[OwnUnit], converter: Converter) -> Hook:
    """Read a unit that a plan defines; refuse a second definition, and an unknown unit under ``like``."""
    read = class_hook(kind, converter)

    def hook(value: Any, _: Any) -> OwnUnit:
        own: OwnUnit = read(value, kind)
        try:
            own.added_to(current_units())
        except UnknownNameError as error:
            raise at_key(error, "like") from None
        return own

    return hook


def date_hook(kind: type[When], converter: Converter) -> Hook:
    """Read a date: text, or a mapping with the reason for its uncertainty."""
    read, read_text = class_hook(kind, converter), SCALARS[When]
    return lambda value, _: read(value, kind) if isinstance(value, dict) else read_text(value)


def done_hook(kind: Any, converter: Converter) -> Hook:
    """Read whether something is done: true or false, or the date on which it was done."""
    read_date = converter.get_structure_hook(When)

    def hook(value: Any, _: Any) -> bool | When:
        if type(value) is bool:
            return value
        try:
            when: When = read_date(value, When)
        except ParseError as error:
            accepted = ("true", "false", *error.facts.get("accepted", ()))
            raise ParseError(error.code, **error.facts | {"accepted": accepted}) from None
        return when

    return hook


def changed_field_hook(kind: Any, converter: Converter) -> Hook:
    """Read a field that a change may leave unchanged; in a file it has a value."""
    only = stated_type(kind)
    read = converter.get_structure_hook(only)
    return lambda value, _: read(value, only)


def pairs_hook(kind: Any, _: Converter) -> Hook:
    """Read a mapping of names to texts, or to words of a vocabulary, as pairs."""
    read = scalar_reader(get_args(get_args(kind)[0])[1])

    def hook(value: Any, _: Any) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value, dict):
            raise ParseError("formats.not_a_mapping", found=excerpt(value), accepted=("…: …",))
        if errors := _errors(read, value.items(), at_key):
            raise ClassValidationError("pairs", errors, dict)
        return tuple((name, read(each)) for name, each in value.items())

    return hook


def list_hook(kind: Any, converter: Converter) -> Hook:
    """Read a list; an item without an ``order`` takes its position in the list."""
    item = get_args(kind)[0]
    read, set_order = converter.get_structure_hook(item), order_setter(item)

    def hook(values: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise ParseError("formats.not_a_list", found=excerpt(values))
        if set_order:
            values = [set_order(value, index) for index, value in enumerate(values, 1)]
        try:
            return tuple([read(value, item) for value in values])
        except MISTAKES:
            pass  # read once more below, to collect every error
        errors = _errors(lambda value: read(value, item), enumerate(values), at_index)
        raise IterableValidationError("list", errors, tuple)

    return hook


def _errors(
    read: Reader, addressed: Iterable[tuple[Any, Any]], note: Callable[[Exception, Any], Exception]
) -> list[Exception]:
    """Read every value, and return the errors, each with its address."""
    errors = []
    for address, value in addressed:
        try:
            read(value)
        except MISTAKES as error:
            errors.append(note(error, address))
    return errors


def union_hook(kind: Any, converter: Converter) -> Hook:
    """Read a value of one of several classes: an amount from its text, the others by their tags."""
    kinds = members(kind)
    hooks = {name: converter.get_structure_hook(each) for name, each in kinds.items()}
    read_amount = SCALARS[Amount] if Amount in get_args(kind) else None
    may_be_none = type(None) in get_args(kind)

    def hook(value: Any, _: Any) -> Any:
        if value is None and may_be_none:
            return None
        if read_amount and not isinstance(value, dict):
            try:
                return read_amount(value)
            except DxError as error:
                raise advice(value, kinds) or error from None
        name, inner = tagged(value, kinds)
        try:
            return hooks[name](inner, kinds[name])
        except MISTAKES as error:
            raise at_key(error, name) from None

    return hook
