"""Write `messages.md`: every message of verdicts, forecasts, roll-ups, grades and findings, with an example.

Run `python -m docs.messages_page` after a change of a message or of `message_examples.py`; a test compares
the page with its output.  The example of a message is the first sentence that contains it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from unittest.mock import patch

import attrs

from docs.message_examples import QUESTIONS
from dxmodel import messages, vocabulary
from dxmodel.messages import LANGUAGES, Language

__all__ = ["FILE", "SECTIONS", "codes", "examples", "page", "without_example"]

FILE = Path(__file__).parent / "messages.md"

HEAD = """\
# What does each message say?

Every message of verdicts, forecasts, comparisons, results that are owed, roll-ups, grades and findings, \
with one real example in Japanese and English: what `assess`, `forecast`, `due_results`, `rollup`, `grade` \
and `check` answer for small ledgers of an invented city, which are in `docs/message_examples.py`. Written \
by `python -m docs.messages_page`. Where \
a message is only a part of a sentence, the part is above and a sentence with it below.

日本語：判定、見込み、比較、未報告の実績、集計、評価区分、指摘の文言を、例とともにすべて並べたページです。例は、架空の市の小さな台帳に対する\
実際の出力です。文の一部として使われる文言は、上にその部分、下にそれを含む文の例を示します。
"""

SECTIONS = {
    "判定 · Verdicts": r"progress\.(?!forecast|side|moved|method|no_method|blind|explained|input).+",
    "見込み · Forecasts": r"progress\.forecast.*",
    "判定の根拠 · Explanations": r"progress\.(explained|input).*|terms\.(formula|symbol)_.+",
    "方法の比較 · Comparison of methods": r"progress\.(method|no_method|blind).*",
    "改定前後の比較 · Comparison of versions": r"progress\.(side|moved).*",
    "未報告の実績 · Results that are owed": r"due\..+",
    "集計 · Roll-ups": r"rollup\..+",
    "評価区分 · Grades": r"grading\..+",
    "指摘 · Findings": r"check\..+",
    "判定の区分 · Statuses": r"terms\.status_.+",
    "判定できない理由 · Reasons for no verdict": r"terms\.reason_.+",
    "見込みを出せない理由 · Reasons for no forecast": r"terms\.noforecast_.+",
    "集計できない理由 · Reasons for no roll-up": r"terms\.norollup_.+",
    "目標の書き方 · Goals": r"terms\.(goal|due)_.+",
    "実績の区分 · Kinds of results": r"terms\.(completion|observationstatus|itemstate)_.+",
    "方法 · Methods": r"terms\.(methodname|forecastmethod|rolluprule)_.+",
}
"""The title of each section, and the pattern of its codes."""

CATALOGUES = ("progress", "due", "check", "grading", "rollup", "terms")


def codes() -> dict[str, str]:
    """Return every code that the page is to have, with the title of its section."""
    known = [code for name in CATALOGUES for code in import_module(f"dxmodel.messages.{name}").MESSAGES]
    return {
        code: title for title, pattern in SECTIONS.items() for code in known if re.fullmatch(pattern, code)
    }


class Described(Protocol):
    """An answer, a finding or an error, which describes itself in a sentence."""

    def describe(self, language: Language) -> str:
        """Return the sentence in one language."""


Texts = dict[str, str]
"""Code → the text of the message, filled with its facts."""


@contextmanager
def _recorded(language: Language) -> Iterator[Texts]:
    """Record the text of every message in a language that is asked for; of several, the first."""
    texts: Texts = {}
    filled: set[str] = set()
    last = ""
    template, vformat = messages.template, messages._Formatter.vformat

    def recording_template(code: str, language_asked_for: Language) -> str:
        nonlocal last
        last, text = code, template(code, language_asked_for)
        if language_asked_for == language:
            texts.setdefault(code, text)
        return text

    def recording_vformat(self: Any, sentence: str, args: Any, facts: Any) -> str:
        code, text = last, vformat(self, sentence, args, facts)
        if self._language == language and code not in filled:
            filled.add(code)
            texts[code] = text
        return text

    with (
        patch.object(messages, "template", recording_template),
        patch.object(vocabulary, "template", recording_template),
        patch.object(messages._Formatter, "vformat", recording_vformat),
    ):
        yield texts


@attrs.frozen
class Example:
    """A message and the first sentence that contains it, in each language."""

    parts: dict[Language, str]
    sentences: dict[Language, str]

    def cell(self, language: Language) -> str:
        """Return the cell of a table: the message and, where it is no sentence of its own, the sentence."""
        part, sentence = self.parts[language], self.sentences[language]
        is_whole = self.parts["ja"] == self.sentences["ja"] or self.parts["ja"].endswith("。")
        text = part if is_whole else f"{part}<br>{'例' if language == 'ja' else 'e.g.'}: {sentence}"
        return text.replace("|", "\\|")


def examples() -> dict[str, Example]:
    """Return an example of each code, from the answers to the questions."""
    examples: dict[str, Example] = {}
    for question in QUESTIONS:
        with _recorded("ja") as outside_ja, _recorded("en") as outside_en:
            answers = [*question()]
        for answer in answers:
            sentences: dict[Language, str] = {}
            parts: dict[Language, Texts] = {"ja": outside_ja, "en": outside_en}
            for language in LANGUAGES:
                with _recorded(language) as texts:
                    sentences[language] = answer.describe(language)
                parts[language] = parts[language] | texts
            for code, part in parts["ja"].items():
                if part in sentences["ja"] and code in parts["en"]:
                    own = {language: parts[language][code] for language in LANGUAGES}
                    examples.setdefault(code, Example(own, sentences))
    return examples


def page() -> str:
    """Return the text of the page."""
    known = examples()
    lines = [HEAD]
    for title in SECTIONS:
        lines += [f"## {title}", "", "| | 日本語 | English |", "|---|---|---|"]
        for code in sorted(code for code, section in codes().items() if section == title and code in known):
            lines.append(f"| `{code}` | {known[code].cell('ja')} | {known[code].cell('en')} |")
        lines.append("")
    return "\n".join(lines)


def without_example(text: str) -> list[str]:
    """Return the codes that a page lacks."""
    return [code for code in codes() if f"| `{code}` |" not in text]


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
    if missing := without_example(FILE.read_text("utf-8")):
        raise SystemExit(f"no example in message_examples.py: {', '.join(missing)}")
