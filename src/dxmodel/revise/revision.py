"""Revision (改定・見直し): a dated, ordered list of changes; Rationale: a reason for them."""

from collections.abc import Iterable

import attrs

from dxmodel.changes import Change
from dxmodel.fiscal import FiscalYear, When, as_when
from dxmodel.fiscal.year import as_optional_year
from dxmodel.plan import Doubt, Label, Source, as_label
from dxmodel.plan.ids import ids, slug, slugs
from dxmodel.plan.label import as_optional_label, as_texts
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import as_tuple, stored_fields

__all__ = ["Rationale", "Revision"]


@attrs.frozen(field_transformer=stored_fields)
class Rationale:
    """A reason for which a revision was decided.

    Attributes:
        text: the reason, in few words.
        because_of: id of the initiative or related plan that caused the revision, if one did.
        about: ids of items, or paths such as ``"period"``, that it is the reason for; empty for all changes.
        sources: where it is printed.
    """

    __repr__ = repr_without_defaults

    text: Label = attrs.field(converter=as_label)
    because_of: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    about: tuple[str, ...] = attrs.field(default=(), converter=as_texts, kw_only=True)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])


def _reasons(reasons: Iterable[Rationale | Label | str]) -> tuple[Rationale, ...]:
    return tuple(Rationale(each) if isinstance(each, Label | str) else each for each in as_tuple(reasons))


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Revision:
    """A decision that changes a plan: 改定, 見直し, 計画期間延伸.

    Attributes:
        id: slug, unique among the revisions of the plan.
        label: its name, e.g. ``"計画期間延伸"``.
        decided: when it was decided: a day, month or year, or only bounds, with the reason.
        in_force: the fiscal year from which it holds; None if it holds as soon as it is decided.
        by: codes of the bodies that decided, names of those without a code; empty for the bodies of the plan.
        reasons: the reasons; a text is converted.
        changes: the changes, in order.
        sources: where it is printed.
        doubt: how sure the reading is.
        note: anything a reader must know.
        former_ids: ids that it had before.

    >>> from dxmodel.changes import ExtendPeriod
    >>> changes = [ExtendPeriod("R10")]
    >>> why = ["標準化の完了を待つ"]
    >>> extension = Revision(id="extension", label="延伸", decided="R6", reasons=why, changes=changes)
    >>> str(extension.decided), str(extension.reasons[0].text)
    ('R6', '標準化の完了を待つ')
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    label: Label = attrs.field(converter=as_label)
    decided: When = attrs.field(converter=as_when)
    in_force: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    by: tuple[str, ...] = attrs.field(default=(), converter=ids)
    reasons: tuple[Rationale, ...] = attrs.field(default=(), converter=_reasons)
    changes: tuple[Change, ...] = attrs.field(default=(), converter=tuple[Change, ...])
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    note: Label | None = attrs.field(default=None, converter=as_optional_label)
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
