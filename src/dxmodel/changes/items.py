"""Changes of items as a whole: Add, Remove, Rename, End."""

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan import Item, Label, as_label
from dxmodel.plan.ids import ids, slug
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields

__all__ = ["Add", "End", "Remove", "Rename"]


@attrs.frozen(field_transformer=stored_fields)
class Add:
    """A new item is added to the plan.

    Attributes:
        item: the new item; its id must be new.
    """

    __repr__ = repr_without_defaults

    item: Item


@attrs.frozen(field_transformer=stored_fields)
class Remove:
    """An item is deleted from the plan: a bar, an event, a constraint, a statement.

    For indicators with results use :class:`End`, so that the results keep their meaning.

    Attributes:
        of: its id.
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)


@attrs.frozen(field_transformer=stored_fields)
class Rename:
    """The plan, or an item of it, gets another name; the old name is kept among its former names.

    Attributes:
        of: id of the item, or of the plan.
        to: the new name.
        until: the last day or year of the old name, as printed, if known.

    Raises:
        InvalidValueError: the new name has former names.

    >>> Rename("online", "手続のデジタル化").to.text
    '手続のデジタル化'
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)
    to: Label = attrs.field(converter=as_label)
    until: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.to.former:
            raise InvalidValueError(
                "revise.former_given", name=self.to, former=[each.text for each in self.to.former]
            )


@attrs.frozen(field_transformer=stored_fields)
class End:
    """A pillar, an initiative or an indicator ends: it is dropped, replaced, merged or split.

    Several that end into the same one are merged (統合); one that ends into several is split (分割).

    Attributes:
        of: its id.
        last: the last fiscal year in which it is part of the plan.
        into: ids of its successors.

    >>> End("paper-forms", last="R7", into=["online"]).last
    FiscalYear(2025)
    """

    __repr__ = repr_without_defaults

    of: str = attrs.field(validator=slug)
    last: FiscalYear = attrs.field(converter=as_fiscal_year, kw_only=True)
    into: tuple[str, ...] = attrs.field(default=(), converter=ids, kw_only=True)
