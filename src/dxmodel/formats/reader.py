"""Hooks for cattrs that convert plain data to values strictly, and keep every mistake with its path.

One function for each way of being written; ``converter.py`` says when each is used.
"""

from collections.abc import Callable, Iterable
from typing import Any, get_args

import attrs
from cattrs import BaseValidationError, ClassValidationError, Converter, IterableValidationError
from cattrs.gen import make_dict_structure_fn, override

from dxmodel.amount import Amount
from dxmodel.errors import DxError, ParseError, UnknownNameError
from dxmodel.fiscal import When
from dxmodel.formats.errors import RENAMED, at_index, at_key, keys_of
from dxmodel.formats.scalars import SCALARS, Reader, reader, shown, units
from dxmodel.formats.tagged_unions import is_tagged, members, placing, stated_type, tagged, without_none
from dxmodel.formats.words_for_missing import advice
from dxmodel.plan import Body, OwnUnit

__all__ = [
    "a_changed_field",
    "a_class",
    "a_date",
    "a_list",
    "a_scalar",
    "a_short_class",
    "a_union",
    "own_unit",
    "pairs",
]

Hook = Callable[[Any, Any], Any]
MISTAKES = (DxError, BaseValidationError)


def a_scalar(kind: Any, _: Converter) -> Hook:
    """Read a text, a number, or a word."""
    read = reader(kind)
    return lambda value, _: read(value)


def a_class(kind: type[Any], converter: Converter) -> Hook:
    """Read a mapping whose keys are the fields of a class."""
    fields = attrs.fields(kind)
    renamed: dict[str, Any] = {
        name: override(rename=key) for name, key in RENAMED.items() if hasattr(fields, name)
    }
    # A code that is a number goes through to the class, which knows about lost zeros.
    as_is: dict[str, Any] = {"code": override(struct_hook=lambda value, _: value)} if kind is Body else {}
    read = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **renamed, **as_is)

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise ParseError("formats.not_a_mapping", found=shown(value), accepted=keys_of(kind))
        try:
            return read(value, kind)
        except ClassValidationError as error:
            raise _blamed(error, kind, value, converter) from None

    return hook


def _blamed(
    error: ClassValidationError, kind: type[Any], data: dict[str, Any], converter: Converter
) -> ClassValidationError:
    """If every field could be read, but not the whole, ask each field alone whether it is to blame."""
    if any(hasattr(each, "__notes__") or not isinstance(each, DxError) for each in error.exceptions):
        return error
    present = (field for field in attrs.fields(kind) if field.name in data)
    complaints = [mistake for field in present if (mistake := _complaint(field, data[field.name], converter))]
    return ClassValidationError(error.message, complaints, kind) if complaints else error


def _complaint(field: "attrs.Attribute[Any]", data: Any, converter: Converter) -> Exception | None:
    kind: Any = field.type
    convert: Any = getattr(field.converter, "converter", field.converter)
    try:
        value = data if field.name == "code" else converter.structure(data, kind)
        value = convert(value) if convert else value
        if field.validator:
            field.validator(None, field, value)
    except DxError as error:
        return at_key(error, field.name)
    return None


def a_short_class(kind: type[Any], converter: Converter) -> Hook:
    """Read a mapping, or the first field alone."""
    first, *rest = attrs.fields(kind)
    outer, inner = set(keys_of(kind)), _keys_inside(first.type)
    read, read_first = a_class(kind, converter), converter.get_structure_hook(first.type)

    def is_short(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        strange = value.keys() - outer  # do they fit the first field better than the class?
        if len(value) == 1 and strange and is_tagged(first.type):
            return True  # the one key is meant as a tag
        return bool(strange and inner) and (not rest or len(value.keys() - inner) < len(strange))

    def hook(value: Any, _: Any) -> Any:
        return kind(read_first(value, first.type)) if is_short(value) else read(value, kind)

    return hook


def _keys_inside(kind: Any) -> set[str]:
    """The keys of the mapping that a value of this type may be; none for a scalar."""
    if is_tagged(kind):
        return set(members(kind))
    only = without_none(kind)[0]
    return set() if only in SCALARS or not attrs.has(only) else set(keys_of(only))


def own_unit(kind: type[OwnUnit], converter: Converter) -> Hook:
    """Read a unit of the plan's own; refuse one that is defined twice, or like a unit that is not there."""
    read = a_class(kind, converter)

    def hook(value: Any, _: Any) -> OwnUnit:
        own: OwnUnit = read(value, kind)
        try:
            own.added_to(units())
        except UnknownNameError as error:
            raise at_key(error, "like") from None
        return own

    return hook


def a_date(kind: type[When], converter: Converter) -> Hook:
    """Read a date in doubt: text, or a mapping with the reason."""
    read, read_text = a_class(kind, converter), SCALARS[When]
    return lambda value, _: read(value, kind) if isinstance(value, dict) else read_text(value)


def a_changed_field(kind: Any, converter: Converter) -> Hook:
    """Read a field that a change need not touch, where it does."""
    only = stated_type(kind)
    read = converter.get_structure_hook(only)
    return lambda value, _: read(value, only)


def pairs(value: Any, _: Any) -> tuple[tuple[str, str], ...]:
    """Read a mapping of names to texts."""
    if not isinstance(value, dict):
        raise ParseError("formats.not_a_mapping", found=shown(value), accepted=("…: …",))
    read = SCALARS[str]
    if errors := _errors(read, value.items(), at_key):
        raise ClassValidationError("pairs", errors, dict)
    return tuple(value.items())


def a_list(kind: Any, converter: Converter) -> Hook:
    """Read a list; an item without an ``order`` of its own is ordered by its place in the list."""
    item = get_args(kind)[0]
    read, place = converter.get_structure_hook(item), placing(item)

    def hook(values: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(values, list):
            raise ParseError("formats.not_a_list", found=shown(values))
        if place:
            values = [place(value, index) for index, value in enumerate(values, 1)]
        try:
            return tuple([read(value, item) for value in values])
        except MISTAKES:
            pass  # once more, to hear every complaint
        errors = _errors(lambda value: read(value, item), enumerate(values), at_index)
        raise IterableValidationError("list", errors, tuple)

    return hook


def _errors(
    read: Reader, addressed: Iterable[tuple[Any, Any]], note: Callable[[Exception, Any], Exception]
) -> list[Exception]:
    """Read every value; return what was raised, each with its address."""
    errors = []
    for address, value in addressed:
        try:
            read(value)
        except MISTAKES as error:
            errors.append(note(error, address))
    return errors


def a_union(kind: Any, converter: Converter) -> Hook:
    """Read one of several: an amount by its text, classes by their tag."""
    kinds = members(kind)
    hooks = {name: converter.get_structure_hook(each) for name, each in kinds.items()}
    bare = SCALARS[Amount] if Amount in get_args(kind) else None

    def hook(value: Any, _: Any) -> Any:
        if bare and not isinstance(value, dict):
            try:
                return bare(value)
            except DxError as error:
                raise advice(value, kinds) or error from None
        name, inner = tagged(value, kinds)
        try:
            return hooks[name](inner, kinds[name])
        except MISTAKES as error:
            raise at_key(error, name) from None

    return hook
