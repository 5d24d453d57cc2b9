"""How the tests are run: which examples are tests too, and how many examples Hypothesis draws.

* `tests/` holds ordinary tests.
* Every ```` ```python ```` block of `README.md` and `docs/` is executed: as a doctest if it starts with
  `>>>`, otherwise as a script.  The blocks of one page share their names, like the cells of a notebook.
* Every `>>>` example in a docstring of `src/` is executed, with the names of its module.  The files of `src/`
  are only read for their examples; the tests import the installed dxmodel.
* `examples/extension/` is a package of its own; its tests run with the others, from its folder.
* `examples/service/` has requirements and tests of its own, which are run there.
"""

from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

import dxmodel

ROOT = Path(__file__).parent
collect_ignore = ["examples/service"]
FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE

pytest_collect_file = (
    Sybil(parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), SkipParser()], pattern="*.md")
    + Sybil(parsers=[DocTestParser(FLAGS)], path="src", pattern="*.py")
).pytest()


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Dir | None:
    """Collect the folders of src/ as plain directories; as packages, pytest would import them from there."""
    return pytest.Dir.from_parent(parent, path=path) if path.is_relative_to(ROOT / "src") else None


class PageByPage(LoadScopeScheduling):  # type: ignore[misc]  # ships no types
    """Keep the examples of a page, or of a file, in one process: each may use the names of earlier ones."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, name = nodeid.partition("::")
        return path if name.startswith("line:") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> PageByPage:
    """Distribute tests one by one, and the examples of a page together."""
    return PageByPage(config, log)


def pytest_sessionstart() -> None:
    """Import all of dxmodel first, so that examples of src/ run in its modules, not in second copies."""
    for name in dxmodel.__all__:
        getattr(dxmodel, name)


def pytest_report_header() -> str:
    """Report which dxmodel is tested: the installed wheel, or the checkout."""
    spec = find_spec("dxmodel")
    return f"dxmodel: {version('dxmodel')}, {spec.origin}" if spec else "dxmodel: not installed"


# Choose with --hypothesis-profile.  No deadlines, which would fail tests on a slow machine.
patient = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# The same examples every time, on every machine.  Another version of Hypothesis draws others, so how many
# of them a filter leaves, or how large they are, fails no test here; `explore` looks at that.
fixed = settings(patient, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
settings.register_profile("default", fixed, max_examples=20)
settings.register_profile("fast", fixed, max_examples=5)
# To search for faults: other examples each time; those that failed before are tried again.
settings.register_profile("explore", patient, max_examples=500)
settings.load_profile("default")
