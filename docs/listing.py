"""Write `reference/`: one page for each package, with a line for each public name, made from the docstrings.

Run `python docs/listing.py` after a change of names or docstrings; a test compares the pages with its output.
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
    "dxmodel": "what most programs need",
    "dxmodel.errors": "errors and problems",
    "dxmodel.fiscal": "fiscal years, months, spans, uncertain dates",
    "dxmodel.amount": "numbers with a unit",
    "dxmodel.plan": "the classes of a plan",
    "dxmodel.goals": "the kinds of goal",
    "dxmodel.changes": "the kinds of change",
    "dxmodel.revise": "revisions: apply and compare changes",
    "dxmodel.ledger": "a plan with its revisions and results",
    "dxmodel.checks": "findings about a plan",
    "dxmodel.progress": "progress, grades and forecasts",
    "dxmodel.formats": "YAML, JSON and CSV",
    "dxmodel.storage": "the folders of plans",
    "dxmodel.tables": "workbooks and CSV of other people, entry workbooks, export",
    "dxmodel.report": "reports and tables",
    "dxmodel.answers": "answers as dictionaries and JSON",
    "dxmodel.frames": "pandas frames",
    "dxmodel.open_sdg": "the method of Open SDG",
    "dxmodel.testing": "strategies and an example city for tests",
}
"""The packages from the lowest layer up, and the subject of the page of each."""

CONSTANTS = {
    "ABOUT": "`About()`, 約 by the convention",
    "Breakdown": "pairs of dimension and member",
    "EXACT": "`Exact()`",
    "ERAS": "the eras, from 明治 on",
    "RULES": "the rules, in the order in which `check` applies them",
    "Rule": "a function that takes a `Ledger` and yields its findings",
}
"""Descriptions of constants that have no docstring."""

FOLDER = Path(__file__).parent / "reference"


def file(name: str) -> Path:
    """Return the path of the page of a package."""
    return FOLDER / f"{name.removeprefix('dxmodel.').replace('.', '-')}.md"


def page(name: str) -> str:
    """Return the text of the page of a package."""
    module = import_module(name)
    names = sorted(module.__all__, key=lambda each: (inspect.ismodule(getattr(module, each)), *_case(each)))
    lines = [_row(module, each) for each in names]
    return "\n".join(
        [
            f"# {name}: {PACKAGES[name]}",
            "",
            f"{_first(module.__doc__)} For details, see `help({name})` and `help` of each name.",
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
    """Return the row of a name: its description, and its fields, values or arguments."""
    thing = getattr(module, name)
    made_of = ", ".join(f"`{each}`" for each in _parts(thing))
    return f"| `{name}` | {_line(module, name, thing)} | {made_of} |"


def _parts(thing: Any) -> list[str]:
    """Return the fields of a class, the values of an enumeration, or the arguments of a function."""
    if inspect.isroutine(thing):
        return list(inspect.signature(thing).parameters)
    if inspect.isclass(thing) and issubclass(thing, Enum):
        return [str(each.value) for each in thing]
    if inspect.isclass(thing) and attrs.has(thing):
        return [each.name for each in attrs.fields(thing) if each.init]
    return []


def _line(module: ModuleType, name: str, thing: Any) -> str:
    """Return the description of a name in one line."""
    if inspect.ismodule(thing):
        return f"[{_first(thing.__doc__)}]({name}.md)"
    if isinstance(thing, UnionType):
        return "one of " + ", ".join(f"`{each.__name__}`" for each in get_args(thing))
    if inspect.isclass(thing) or inspect.isroutine(thing):
        return _first(thing.__doc__)
    return _said_below(module, name) or CONSTANTS[name]


def _first(docstring: str | None) -> str:
    """Return the first paragraph of a docstring, without the markup of Sphinx."""
    paragraph = inspect.cleandoc(docstring or "").partition("\n\n")[0]
    plain = re.sub(r":\w+:`~?(?:\w+\.)*(\w+)`", r"`\1`", " ".join(paragraph.split()))
    return plain.replace("``", "`").replace("|", "\\|")


def _said_below(module: ModuleType, name: str) -> str | None:
    """Return the text below the assignment of a constant."""
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
