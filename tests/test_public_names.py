"""The names that users import: few at the top, each in one module, light to load and documented."""

import ast
import inspect
import pickle
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import attrs
import pytest

import dxmodel

HEAVY = ("hypothesis", "jinja2", "matplotlib", "numpy", "pandas", "pint", "rich", "yaml")
MODULES = [name for name in dxmodel.__all__ if inspect.ismodule(getattr(dxmodel, name))]
TOP = [name for name in dxmodel.__all__ if name not in MODULES]
LIBRARY = [name for name in MODULES if name != "testing"]
PUBLIC = [(module, name) for module in LIBRARY for name in getattr(dxmodel, module).__all__]


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after *code*."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True)
    return set(done.stdout.split())


def test_the_top_of_the_package_is_short() -> None:
    """About thirty names; the rest is in the public modules."""
    assert len(TOP) <= 36
    assert len(dxmodel.__all__) == len(set(dxmodel.__all__))
    assert set(dxmodel.__all__) <= set(dir(dxmodel))


def test_importing_a_plan_class_loads_no_heavy_package() -> None:
    """Reading a plan class costs no more than attrs and cattrs."""
    loaded = loaded_by("import dxmodel; dxmodel.Plan")
    assert "dxmodel.plan" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert "dxmodel.progress" not in loaded


def test_a_heavy_package_would_be_seen() -> None:
    """The test above looks in the right place."""
    assert {"pandas", "numpy"} <= loaded_by("import dxmodel, pandas")


@pytest.mark.parametrize("name", ["no_such_name", "Plam", "_private", "Reach"])
def test_an_unknown_name_is_an_attribute_error(name: str) -> None:
    """Of the package, as of every module; what is in another module is not at the top."""
    with pytest.raises(AttributeError, match=name):
        getattr(dxmodel, name)


@pytest.mark.parametrize("path", ["goals.Reach", "plan.Missing", "changes.ExtendPeriod", "revise.conflicts"])
def test_a_name_of_a_public_module_says_where_it_is(path: str) -> None:
    """Who looks at the top for it is told the whole path."""
    with pytest.raises(AttributeError, match=rf"it is dxmodel\.{path}$"):
        getattr(dxmodel, path.partition(".")[2])


def test_asking_for_an_unknown_name_loads_no_heavy_package() -> None:
    """Tools ask modules for names that they may have."""
    assert loaded_by("import dxmodel; hasattr(dxmodel, 'load_tests')").isdisjoint(HEAVY)


LOAD_EACH_FIRST = """
import builtins, importlib, sys
original = builtins.__import__
def checked(name, globals=None, locals=None, fromlist=(), level=0):
    package = ".".join(name.split(".")[:2])
    if name.startswith("dxmodel.") and name != package and package not in sys.modules:
        print(module, "loads", name, "before its package")
    return original(name, globals, locals, fromlist, level)
builtins.__import__ = checked
for module in sys.argv[1:]:
    for name in [name for name in sys.modules if name.partition(".")[0] == "dxmodel"]:
        del sys.modules[name]
    getattr(importlib.import_module("dxmodel"), module).__all__
    print(module)
"""


def test_a_public_module_is_found_as_an_attribute_and_loads_packages_before_their_modules() -> None:
    """Whichever is first; else two threads that load a package and its module can wait for each other."""
    command = [sys.executable, "-c", LOAD_EACH_FIRST, *MODULES]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.split("\n") == [*MODULES, ""]


@pytest.mark.parametrize("name", TOP)
def test_a_name_of_the_top_is_that_of_one_public_module(name: str) -> None:
    """And nothing is defined at the top alone."""
    homes = [module for module, other in PUBLIC if other == name]
    assert len(homes) == 1
    assert getattr(dxmodel, name) is getattr(getattr(dxmodel, homes[0]), name)


def test_no_two_public_names_are_alike() -> None:
    """Each name is in one module, and means one thing; strategies are named after what they draw."""
    assert [name for name, count in Counter(name for _, name in PUBLIC).items() if count > 1] == []


@pytest.mark.parametrize("module", LIBRARY)
def test_public_things_name_their_public_module(module: str) -> None:
    """So that help and pickles name what a user imports."""
    for thing in _things(module):
        assert thing.__module__ == f"dxmodel.{module}"
        assert pickle.loads(pickle.dumps(thing)) is thing


@pytest.mark.parametrize("module", [module for module in LIBRARY if module != "frames"])  # those of pandas
def test_the_types_in_signatures_are_public(module: str) -> None:
    """What a function returns or a field holds can be imported."""
    public = {f"dxmodel.{home}.{name}" for home, name in PUBLIC}
    for thing in _things(module):
        named = {f"{each.__module__}.{each.__qualname__}" for each in _classes(thing)}
        assert named <= public, thing


def _things(module: str) -> list[Any]:
    """Return the public classes and functions of a module; constants and type aliases have no name."""
    things = [getattr(getattr(dxmodel, home), name) for home, name in PUBLIC if home == module]
    return [thing for thing in things if inspect.isclass(thing) or inspect.isroutine(thing)]


def _classes(thing: Any) -> Iterator[type]:
    """Yield the classes of the library that a signature, or the public fields of a class, name."""
    if inspect.isfunction(thing):
        hints = list(get_type_hints(thing).values())
    elif inspect.isclass(thing) and attrs.has(thing):
        hints = [field.type for field in attrs.fields(thing) if not field.name.startswith("_")]
        getters = [
            each.fget for _, each in inspect.getmembers(thing, lambda each: isinstance(each, property))
        ]
        hints += [get_type_hints(each).get("return") for each in getters if each is not None]
    else:
        hints = []
    while hints:
        hint = hints.pop()
        hints += get_args(hint)
        is_protocol = getattr(hint, "_is_protocol", False)  # says what a value can do, not what it is
        if inspect.isclass(hint) and hint.__module__.startswith("dxmodel") and not is_protocol:
            yield hint


@pytest.mark.parametrize("module", LIBRARY)
def test_public_things_have_docstrings(module: str) -> None:
    """`help(dxmodel.assess)` answers; a docstring that attrs or Python makes up does not count."""
    for thing in _things(module):
        docstring = vars(thing).get("__doc__") if inspect.isclass(thing) else thing.__doc__
        assert docstring, thing
        assert not docstring.startswith("Method generated by attrs"), thing


def test_every_name_of_the_top_is_in_the_code_of_a_page(root: Path) -> None:
    """What no page shows, nobody finds; in prose, `check` and `Plan` are only words."""
    pages = [page for page in (root / "docs").rglob("*.md") if page.parent.name != "reference"]
    code = "\n".join(_code_of(page.read_text("utf-8")) for page in (root / "README.md", *pages))
    assert [name for name in dxmodel.__all__ if not re.search(rf"\b{name}\b", code)] == []


def _code_of(page: str) -> str:
    """Return what a page prints as code, in blocks and between backticks."""
    blocks = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
    return "\n".join([*blocks.findall(page), *re.findall(r"`[^`\n]+`", blocks.sub("", page))])


@pytest.mark.same_on_every_python
def test_no_two_classes_of_the_source_have_one_name(source: Path) -> None:
    """Whoever searches for a class finds one."""
    trees = (ast.parse(path.read_text("utf-8")) for path in source.rglob("*.py"))
    names = [node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert [name for name, count in Counter(names).items() if count > 1 and not name.startswith("_")] == []
