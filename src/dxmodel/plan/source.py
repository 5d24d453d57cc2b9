"""Document and Source (出典): a published document, and a page or table cell in it."""

import attrs

from dxmodel.fiscal import When
from dxmodel.fiscal.when import as_optional_when
from dxmodel.plan.ids import ids, slug, slugs
from dxmodel.plan.label import Label, as_label, as_optional_label
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Document", "Source"]


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Document:
    """A published document that figures are taken from.

    Attributes:
        id: e.g. ``"extension"``.
        label: its title, as printed.
        publisher: who issued it, e.g. ``"足立区"``.
        dated: when it was issued, as far as known.
        url: where it can be read.
        secondary: whether it reports figures of others, as a newspaper or a survey by another body does; a
            sentence and a report name a value from it as 二次資料による.
        note: anything a reader must know, e.g. that only its text layer was available.
        former_ids: ids that it had before.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    label: Label = attrs.field(converter=as_label)
    publisher: str | None = None
    dated: When | None = attrs.field(default=None, converter=as_optional_when)
    url: str | None = None
    secondary: bool = False
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)


@attrs.frozen(field_transformer=stored_fields)
class Source:
    """A place in a document.

    Attributes:
        document: id of the :class:`Document`.
        page: the page as printed, e.g. ``"P6"``.
        cell: the table cell, e.g. ``"③/1(3)/R5"``: initiative, item, fiscal year.
    """

    __repr__ = repr_without_defaults

    document: str = attrs.field(validator=slug)
    page: str | None = None
    cell: str | None = None

    def __format__(self, _: str) -> str:
        return " ".join(part for part in (self.document, self.page, self.cell) if part)

    def __str__(self) -> str:
        return format(self)
