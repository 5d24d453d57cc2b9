"""Link: a reference from one item to another by id, which may be inferred rather than stated."""

from collections.abc import Iterable

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.plan.doubt import Doubt
from dxmodel.plan.ids import is_across_plans, reference
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import as_tuple, stored_fields

__all__ = ["Link", "as_links"]


@attrs.frozen(field_transformer=stored_fields)
class Link:
    """A reference to another item.

    Attributes:
        to: id of the other item; ``body/plan/item`` of an item of another plan, in ``same_as``.
        doubt: how sure the reference is; None if the source states it.

    >>> Link("rpa-ai")
    Link(to='rpa-ai')
    """

    __repr__ = repr_without_defaults

    to: str = attrs.field(validator=reference)
    doubt: Doubt | None = None

    @property
    def is_across_plans(self) -> bool:
        """Whether the other item is one of another plan."""
        return is_across_plans(self.to)


def as_links(values: Iterable[Link | str]) -> tuple[Link, ...]:
    """Return a tuple of links, made from ids where needed.

    Raises:
        InvalidValueError: a text instead of a list, or two links to the same item.
    """
    if type(values) is tuple and not values:
        return values  # most have none
    links = tuple(value if isinstance(value, Link) else Link(value) for value in as_tuple(values))
    if len({link.to for link in links}) != len(links):
        raise InvalidValueError("plan.repeated_reference", ids=[link.to for link in links])
    return links
