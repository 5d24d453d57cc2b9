"""Write `amend.pyi`: the fields of Amend, Move and Redefine for type checkers, since they are derived.

Run `python docs/amend_stub.py` after a change of the fields of an item; a test compares file and output.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from dxmodel.changes import amend, unchanged
from dxmodel.fiscal import when
from dxmodel.typed_fields import as_tuple, conversion
from dxmodel.vocabulary import Vocabulary

FILE = Path(amend.__file__).with_suffix(".pyi")

HEAD = '''"""The fields of Amend, Move and Redefine, for type checkers; written by docs/amend_stub.py."""

# ruff: noqa
# fmt: off

from collections.abc import Iterable, Iterator

import attrs
'''


def stub() -> str:
    """Return the text of the file."""
    imports: set[str] = set()
    classes = [_class(getattr(amend, name), imports) for name in ("Amend", "Move", "Redefine")]
    return "\n".join([HEAD, *sorted(imports), *classes, ""])


def _class(kind: type[Any], imports: set[str]) -> str:
    fields = attrs.fields(kind)
    lines = ["", "@attrs.frozen(init=False, match_args=False)", f"class {kind.__name__}:"]
    lines.append('    __match_args__ = ("of",)')
    lines += [f"    {each.name}: {_text(each.type, imports)}" for each in fields]
    lines += ["    def __init__(", "        self,", "        of: str,", "        *,"]
    for each in fields[1:]:
        default = "" if each.default is attrs.NOTHING else " = ..."
        lines.append(f"        {each.name}: {_text(_accepted(each), imports)}{default},")
    lines.append("    ) -> None: ...")
    return "\n".join(lines + ["    def fields(self) -> Iterator[str]: ..."] * (kind is amend.Amend))


def _accepted(field: "attrs.Attribute[Any]") -> Any:
    """Return the type of what a field is read from."""
    read: Any = conversion(field)
    if isinstance(read, partial):
        read = read.args[0]
    if read is None:
        return field.type
    if read is as_tuple:
        several = next(each for each in (field.type, *get_args(field.type)) if get_origin(each) is tuple)
        accepted: Any = Iterable[get_args(several)[0]]  # type: ignore[misc]  # a type that is computed
    elif get_type_hints(read).get("value") is object:  # a word of one of several vocabularies
        accepted = Vocabulary | str
    elif isinstance(read, type):
        accepted = read | str
    else:
        accepted, *_ = get_type_hints(read, vars(when)).values()
    others = [each for each in (unchanged.Unchanged, NoneType) if each in get_args(field.type)]
    return Union[accepted, *others]


def _text(kind: Any, imports: set[str]) -> str:
    """Return a type as it is written, and import what it names."""
    if get_origin(kind) in (Union, UnionType):
        several = sorted(get_args(kind), key=lambda each: each is NoneType)
        return " | ".join(_text(each, imports) for each in several)
    if get_origin(kind) is not None:
        inner = _text(get_args(kind)[0], imports)
        return f"tuple[{inner}, ...]" if get_origin(kind) is tuple else f"Iterable[{inner}]"
    if kind is NoneType:
        return "None"
    name: str = kind.__name__
    if kind.__module__ != "builtins":
        # Not from the package of the stub: mypy does not resolve that cycle.
        module = unchanged.__name__ if kind is unchanged.Unchanged else kind.__module__
        imports.add(f"from {module} import {name}")
    return name


if __name__ == "__main__":
    FILE.write_text(stub(), "utf-8")
