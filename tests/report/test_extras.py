"""The packages of the extra load when they are asked for; without them the rest still works."""

import subprocess
import sys

import pytest

from dxmodel import report

HEAVY = ("fontTools", "jinja2", "markupsafe", "matplotlib", "rich")


def run(code: str) -> str:
    """Run code in a fresh interpreter in which no package of the extra can be imported."""
    blocked = f"import sys\nfor name in {HEAVY!r}: sys.modules[name] = None\n"
    done = subprocess.run([sys.executable, "-c", blocked + code], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_values_and_markdown_need_no_extra() -> None:
    """Tables, figures, outline, description."""
    code = (
        "from dxmodel.report import report, to_markdown, outline, describe\n"
        "from dxmodel.testing import small_city\n"
        "city = small_city(); outline(city); describe(city, 'online')\n"
        "print(to_markdown(report(city))[:1])"
    )
    assert run(code) == "#\n"


def test_a_function_without_its_package_says_what_to_install() -> None:
    """One sentence, not a traceback of imports."""
    code = (
        "from dxmodel import report\n"
        "from dxmodel.errors import MissingExtraError\n"
        "for name in ('show', 'to_html', 'to_svg', 'to_terminal'):\n"
        "    try:\n        getattr(report, name)\n"
        "    except MissingExtraError as error:\n        print(error.describe('en'))"
    )
    lines = run(code).splitlines()
    assert len(lines) == 4
    assert all('pip install "dxmodel[report]"' in line for line in lines)


def test_every_name_in_the_list_of_the_report_package_exists() -> None:
    """Those that are imported on first use, too."""
    assert all(getattr(report, name) is not None for name in report.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = report.no_such_name  # type: ignore[attr-defined]
