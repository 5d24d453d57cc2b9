"""Control and direction characters in texts of a plan reach no terminal and no page."""

import copy
import io
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pytest

from dxmodel.checks import check
from dxmodel.ledger import Evaluation, Ledger
from dxmodel.messages import LANGUAGES, Language
from dxmodel.plan import Doubt, Label, Source
from dxmodel.progress import assess
from dxmodel.report import (
    Pictures,
    Report,
    ScheduleChart,
    comparison_report,
    describe,
    outline,
    report,
    show,
    to_html,
    to_markdown,
    to_svg,
    to_terminal,
)
from dxmodel.visible_text import HIDDEN
from tests.report.town import town

HOSTILE = "\x1b]0;x\x07\x1b[2J\u202e\u2066\x9b\u2028\ud800\ufffe\r"
TEXTS = {
    Label: ("text",),
    Source: ("page", "cell"),
    Doubt: ("reason",),
    Evaluation: ("grade", "comment"),
}


def poisoned(ledger: Ledger) -> Ledger:
    """Return a ledger with hidden characters in its texts, also where its classes would refuse them."""
    copied = copy.deepcopy(ledger)
    for value in values_in(copied):
        for name in TEXTS.get(type(value), ()):
            if isinstance(text := getattr(value, name, None), str):
                object.__setattr__(value, name, f"{text[:1]}{HOSTILE}{text[1:]}")
    return copied


def values_in(value: Any) -> Iterator[Any]:
    """Yield every value in a value."""
    if attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from values_in(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from values_in(each)


def texts(ledger: Ledger, language: Language) -> Iterator[tuple[str, str]]:
    """Yield everything that is shown of a ledger, with where."""
    progress = report(ledger, "R6", language)
    for name, shown in (
        ("progress", progress),
        ("before and after", comparison_report(ledger.founding, ledger.plan, ledger.revisions, language)),
    ):
        yield f"{name}: terminal", to_terminal(shown)
        yield f"{name}: markdown", to_markdown(shown)
        yield f"{name}: page", to_html(shown)
        yield f"{name}: colours", re.sub(r"\x1b\[[0-9;]*m", "", coloured(shown))
    for section in progress.sections:
        for block in section.blocks:
            if isinstance(block, ScheduleChart):
                yield "schedule", to_svg(block)
            elif isinstance(block, Pictures):
                yield from (("figure", to_svg(figure)) for figure in block.items[:1])
    yield from (("outline", line) for line in outline(ledger, language))
    ids = [ledger.plan.id, *(each.id for each in (*ledger.plan.items(), *ledger.revisions))]
    for id in ids:
        for term, text in describe(ledger, id, "R6", language).items:
            yield f"describe {id}", f"{term}: {text}"
    yield from (("finding", each.describe(language)) for each in check(ledger))
    yield from (("sentence", each.describe(language)) for each in assess(ledger, "R6"))


def coloured(shown: Report) -> str:
    """Return what a terminal with colours would get."""
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    show(shown, terminal)
    return terminal.getvalue()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_output_has_a_hidden_character(language: Language) -> None:
    """Whatever a label, a source, a doubt, a grade or a comment contains."""
    shown = [*texts(poisoned(town()), language)]
    assert [where for where, text in shown if HIDDEN.search(text)] == []
    assert sum("\\u202e" in text for _, text in shown) > 50
