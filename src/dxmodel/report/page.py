"""A report as a value: sections of facts, sentences, tables and figures."""

import attrs

from dxmodel.messages import Language
from dxmodel.report.figure import ScheduleChart, TrajectoryChart
from dxmodel.report.table import Table

__all__ = ["Block", "Facts", "Pictures", "Points", "Report", "Section"]


@attrs.frozen
class Facts:
    """Terms and their texts, as a list of definitions."""

    items: tuple[tuple[str, str], ...] = attrs.field(converter=tuple[tuple[str, str], ...])


@attrs.frozen
class Points:
    """A list of sentences.

    Attributes:
        items: the sentences.
        title: the heading of the list; may be empty.
    """

    items: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    title: str = ""


@attrs.frozen
class Pictures:
    """Figures that are placed side by side."""

    items: tuple[TrajectoryChart, ...] = attrs.field(converter=tuple[TrajectoryChart, ...])


Block = Facts | Points | Table | Pictures | ScheduleChart


@attrs.frozen(kw_only=True)
class Section:
    """A part of a report with a title.

    Attributes:
        id: a stable name, e.g. ``"sheet"``.
        title: its heading.
        lead: an introduction; may be empty.
        blocks: its content, in order.
    """

    id: str
    title: str
    lead: str = ""
    blocks: tuple[Block, ...] = attrs.field(converter=tuple[Block, ...])


@attrs.frozen(kw_only=True)
class Report:
    """The content of a report, independent of its output.

    Attributes:
        title: its title.
        language: the language of all its texts.
        facts: the facts at its head.
        sections: its sections, in order.
    """

    title: str
    language: Language
    facts: Facts
    sections: tuple[Section, ...] = attrs.field(converter=tuple[Section, ...])

    def mark(self, note: int) -> str:
        """Return the mark of a footnote in this language: ``※1``."""
        return f"※{note}" if self.language == "ja" else f"[{note}]"
