"""A report as a value: sections of facts, sentences, tables and figures."""

from collections.abc import Iterable, Sequence

import attrs

from dxmodel.messages import Language
from dxmodel.report.figure import ScheduleChart, TrajectoryChart
from dxmodel.report.table import Table, visible_texts
from dxmodel.typed_fields import as_tuple, typed_fields
from dxmodel.visible_text import visible

__all__ = ["Block", "Facts", "Pictures", "Points", "Report", "Section"]


def _terms(items: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(visible_texts(pair) for pair in as_tuple(items))  # type: ignore[misc]  # of two, or refused


@attrs.frozen(field_transformer=typed_fields)
class Facts:
    """Terms and their texts, as a list of definitions."""

    items: tuple[tuple[str, str], ...] = attrs.field(converter=_terms)


@attrs.frozen(field_transformer=typed_fields)
class Points:
    """A list of sentences.

    Attributes:
        items: the sentences.
        title: the heading of the list; may be empty.
    """

    items: tuple[str, ...] = attrs.field(converter=visible_texts)
    title: str = attrs.field(default="", converter=visible)


@attrs.frozen(field_transformer=typed_fields)
class Pictures:
    """Figures that are placed side by side."""

    items: tuple[TrajectoryChart, ...] = attrs.field(converter=tuple[TrajectoryChart, ...])


Block = Facts | Points | Table | Pictures | ScheduleChart


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Section:
    """A part of a report with a title.

    Attributes:
        id: a stable name, e.g. ``"sheet"``.
        title: its heading.
        lead: an introduction; may be empty.
        blocks: its content, in order.
    """

    id: str
    title: str = attrs.field(converter=visible)
    lead: str = attrs.field(default="", converter=visible)
    blocks: tuple[Block, ...] = attrs.field(converter=tuple[Block, ...])


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class Report:
    """The content of a report, independent of its output.

    Attributes:
        title: its title.
        language: the language of all its texts.
        facts: the facts at its head.
        sections: its sections, in order.
    """

    title: str = attrs.field(converter=visible)
    language: Language
    facts: Facts
    sections: tuple[Section, ...] = attrs.field(converter=tuple[Section, ...])

    def mark(self, note: int) -> str:
        """Return the mark of a footnote in this language: ``※1``."""
        return f"※{note}" if self.language == "ja" else f"[{note}]"

    def marks(self, table: Table, notes: Sequence[str]) -> str:
        """Return the marks of footnotes of a table: ``※1※2``."""
        return "".join(map(self.mark, table.numbers(notes)))
