"""The report as a value: sections of facts, sentences, tables and pictures, in one language."""

import attrs

from dxmodel.messages import Language
from dxmodel.report.figure import Schedule, Trajectory
from dxmodel.report.table import Table

__all__ = ["Block", "Facts", "Pictures", "Points", "Report", "Section"]


@attrs.frozen
class Facts:
    """Terms, and what is to be said of each."""

    items: tuple[tuple[str, str], ...] = attrs.field(converter=tuple[tuple[str, str], ...])


@attrs.frozen
class Points:
    """Sentences that stand side by side.

    Attributes:
        items: the sentences.
        title: what they have in common; may be empty.
    """

    items: tuple[str, ...] = attrs.field(converter=tuple[str, ...])
    title: str = ""


@attrs.frozen
class Pictures:
    """Pictures that stand side by side."""

    items: tuple[Trajectory, ...] = attrs.field(converter=tuple[Trajectory, ...])


Block = Facts | Points | Table | Pictures | Schedule


@attrs.frozen(kw_only=True)
class Section:
    """A titled part of a report.

    Attributes:
        id: a stable name, e.g. ``"sheet"``.
        title: its heading.
        lead: what a reader must know before reading on; may be empty.
        blocks: what it holds, in order.
    """

    id: str
    title: str
    lead: str = ""
    blocks: tuple[Block, ...] = attrs.field(converter=tuple[Block, ...])


@attrs.frozen(kw_only=True)
class Report:
    """All that a report says, whatever it will look like.

    Attributes:
        title: what it is about.
        language: the language of all its texts.
        facts: what stands at its head.
        sections: its parts.
    """

    title: str
    language: Language
    facts: Facts
    sections: tuple[Section, ...] = attrs.field(converter=tuple[Section, ...])

    def mark(self, note: int) -> str:
        """How a footnote is called in this language: ``※1``."""
        return f"※{note}" if self.language == "ja" else f"[{note}]"
