"""Write `reference/`: one page for each package, with a line for each public name, made from the docstrings.

`python docs/listing.py` after a change of names; a test compares the pages with what this would write.
"""

import ast
import inspect
import re
from enum import Enum
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType, UnionType
from typing import Any, get_args

import attrs

PACKAGES = {
    "dxmodel.errors": "what can go wrong",
    "dxmodel.fiscal": "years, months, spans, dates in doubt",
    "dxmodel.amount": "numbers with a unit",
    "dxmodel.plan": "what a plan is made of",
    "dxmodel.goals": "what a target can ask for",
    "dxmodel.changes": "what a revision can decide",
    "dxmodel.revise": "how a plan is revised",
    "dxmodel.ledger": "the whole life of a plan",
    "dxmodel.checks": "how a plan is checked",
    "dxmodel.progress": "how progress is judged",
    "dxmodel.frames": "whole columns at once",
    "dxmodel.open_sdg": "as Open SDG computes it",
    "dxmodel.formats": "how plans are read and written",
    "dxmodel.report": "what is shown of a plan",
    "dxmodel.testing": "what tests need",
}
"""The packages from the lowest layer up, and the subject of the page of each."""

CONSTANTS = {
    "ABOUT": "`About()`, 約 by the convention",
    "Breakdown": "pairs of dimension and member",
    "EXACT": "`Exact()`, no doubt",
    "ERAS": "the eras, from 明治 on",
    "RULES": "the rules, in the order in which `check` asks them",
    "Rule": "a function that takes a `Ledger` and yields a `Finding` for each thing it finds",
}
"""What to say of constants that say nothing themselves."""

FOLDER = Path(__file__).parent / "reference"


def file(name: str) -> Path:
    """Return where the page of a package stands."""
    return FOLDER / f"{name.removeprefix('dxmodel.').replace('.', '-')}.md"


def page(name: str) -> str:
    """Return the text of the page of a package."""
    module = import_module(name)
    lines = [_row(module, each) for each in sorted(module.__all__, key=_case)]
    return "\n".join(
        [
            f"# {name}: {PACKAGES[name]}",
            "",
            f"{_first(module.__doc__)} `help({name})` tells more; so does `help` of each name.",
            "",
            "| name | | fields, words or arguments |",
            "|---|---|---|",
            *lines,
            "",
        ]
    )


def _case(name: str) -> tuple[bool, str]:
    """Classes first, then functions."""
    return (name[0].islower(), name)


def _row(module: ModuleType, name: str) -> str:
    """A name, what it is, and what it is made of or takes."""
    thing = getattr(module, name)
    made_of = ", ".join(f"`{each}`" for each in _parts(thing))
    return f"| `{name}` | {_line(module, name, thing)} | {made_of} |"


def _parts(thing: Any) -> list[str]:
    """The fields of a class, the words of a closed set, the arguments of a function."""
    if inspect.isroutine(thing):
        return list(inspect.signature(thing).parameters)
    if inspect.isclass(thing) and issubclass(thing, Enum):
        return [str(each.value) for each in thing]
    if inspect.isclass(thing) and attrs.has(thing):
        return [each.name for each in attrs.fields(thing) if each.init]
    return []


def _line(module: ModuleType, name: str, thing: Any) -> str:
    """What a name is, in one line."""
    if isinstance(thing, UnionType):
        return "one of " + ", ".join(f"`{each.__name__}`" for each in get_args(thing))
    if inspect.isclass(thing) or inspect.isroutine(thing):
        return _first(thing.__doc__)
    return _said_below(module, name) or CONSTANTS[name]


def _first(docstring: str | None) -> str:
    """The first paragraph of a docstring, without the markup of Sphinx."""
    paragraph = inspect.cleandoc(docstring or "").partition("\n\n")[0]
    plain = re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"`\1`", " ".join(paragraph.split()))
    return plain.replace("``", "`").replace("|", "\\|")


def _said_below(module: ModuleType, name: str) -> str | None:
    """The text that stands below the assignment of a constant."""
    for path in sorted(Path(str(module.__file__)).parent.rglob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for statement, below in pairwise(body):
            match statement, below:
                case (
                    ast.Assign(targets=[ast.Name(id=expected)]) | ast.AnnAssign(target=ast.Name(id=expected)),
                    ast.Expr(value=ast.Constant(value=str(text))),
                ) if expected == name:
                    return _first(text)
    return None


if __name__ == "__main__":
    for name in PACKAGES:
        file(name).write_text(page(name), "utf-8")
