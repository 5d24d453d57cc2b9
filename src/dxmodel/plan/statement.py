"""Statement: a sentence of the source that no other field holds; text only."""

import attrs

from dxmodel.plan.doubt import Doubt
from dxmodel.plan.extra import Extra, as_extra
from dxmodel.plan.ids import ids, position, slug, slugs
from dxmodel.plan.label import Label, as_label
from dxmodel.plan.source import Source
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["Statement", "StatementKind"]


class StatementKind(Vocabulary):
    """What a statement is for."""

    ACTIVITY = "activity"
    """What has been done (取組)."""
    ISSUE = "issue"
    """What remains to be solved (課題)."""
    POLICY = "policy"
    """What is intended (方針)."""
    PROCESS = "process"
    """How progress is managed (進捗管理)."""
    CONTEXT = "context"
    """What happens around the plan (背景)."""
    CLAIM = "claim"
    """A claim that no figure supports (２３区トップクラス)."""


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class Statement:
    """A statement of the source about one item or about the plan.

    Attributes:
        id: slug, unique in the plan.
        order: its position among the statements.
        about: id of the item; the id of the plan for the plan as a whole.
        kind: activity, issue, policy, process, context or claim.
        text: the statement, in few words.
        sources: where it is printed.
        doubt: how sure the reading is.
        former_ids: ids that it had before.
        extra: what the city adds: name → text, in its order.
    """

    __repr__ = repr_without_defaults

    id: str = attrs.field(validator=slug)
    order: int = attrs.field(validator=position)
    about: str = attrs.field(validator=slug)
    kind: StatementKind = attrs.field(converter=StatementKind)
    text: Label = attrs.field(converter=as_label)
    sources: tuple[Source, ...] = attrs.field(default=(), converter=tuple[Source, ...])
    doubt: Doubt | None = None
    former_ids: tuple[str, ...] = attrs.field(default=(), converter=ids, validator=slugs)
    extra: Extra = attrs.field(default=(), converter=as_extra)
