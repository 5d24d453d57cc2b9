"""Run mutmut on a copy in which it can also change properties and tables of lambdas.

mutmut changes only what stands in functions and methods without a decorator.  So, in a copy of the repository
below `build/mutation`, `@property def f(self): …` is written as `def f(self): …` and `f = property(f)`, and a
lambda in a table of a module as a function above it.  Both mean the same.

    python tests/mutation.py run --max-children 1
    python tests/mutation.py results
"""

import os
import sys
import tomllib
from itertools import count
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

import libcst as cst

ROOT = Path(__file__).parent.parent
COPY = ROOT / "build" / "mutation"
PROPERTIES = ("property", "cached_property")


class Functions(cst.CSTTransformer):
    """Properties, and lambdas outside of functions and classes, as functions."""

    def __init__(self) -> None:
        self.depth = 0
        self.numbers = count(1)
        self.lambdas: list[cst.FunctionDef] = []

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        """Count in."""
        self.depth += 1

    def leave_FunctionDef(
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        """Take a decorator off, and apply it below."""
        self.depth -= 1
        match updated_node.decorators:
            case [cst.Decorator(decorator=cst.Name(value=name))] if name in PROPERTIES:
                own = updated_node.name.value
                again = cst.parse_statement(f"{own} = {name}({own})")
                return cst.FlattenSentinel([updated_node.with_changes(decorators=[]), again])
        return updated_node

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        """Count in."""
        self.depth += 1

    def leave_ClassDef(self, original_node: cst.ClassDef, updated_node: cst.ClassDef) -> cst.ClassDef:
        """Count out."""
        self.depth -= 1
        return updated_node

    def leave_Lambda(self, original_node: cst.Lambda, updated_node: cst.Lambda) -> cst.BaseExpression:
        """Name a lambda of a module, and keep its function for :meth:`leave_SimpleStatementLine`."""
        if self.depth:
            return updated_node
        name = cst.Name(f"lambda_{next(self.numbers)}")
        body = updated_node.body.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
        block = cst.IndentedBlock([cst.SimpleStatementLine([cst.Return(body)])])
        self.lambdas.append(cst.FunctionDef(name=name, params=updated_node.params, body=block))
        return name

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.BaseStatement]:
        """Put the functions of its lambdas before a statement."""
        if self.depth or not self.lambdas:
            return updated_node
        lambdas, self.lambdas = self.lambdas, []
        return cst.FlattenSentinel([*lambdas, updated_node])


def main() -> None:
    """Copy the repository, write its mutated files anew, and hand over to mutmut."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    if sys.argv[1:2] == ["run"]:
        COPY.mkdir(parents=True, exist_ok=True)
        for name in ("src", "tests", "examples"):
            rmtree(COPY / name, ignore_errors=True)
            copytree(ROOT / name, COPY / name, ignore=ignore_patterns("__pycache__", "mutants"))
        for name in ("pyproject.toml", "conftest.py", "README.md", "LICENSE"):
            (COPY / name).write_bytes((ROOT / name).read_bytes())
        for path in (path for pattern in config["only_mutate"] for path in COPY.glob(pattern)):
            path.write_text(cst.parse_module(path.read_text("utf-8")).visit(Functions()).code, "utf-8")
    os.chdir(COPY)
    os.execvp("mutmut", ["mutmut", *sys.argv[1:]])


if __name__ == "__main__":
    main()
