"""Value: the value of an observation or baseline: an amount, a ratio, done or not, text, a list, or missing.

Zero is a value.  A missing value is never read as zero.
"""

from decimal import Decimal
from fractions import Fraction

import attrs

from dxmodel.amount import About, Amount, Interval, as_amount
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear, as_fiscal_year
from dxmodel.plan.completion import Completion
from dxmodel.plan.label import Label, as_label, as_labels
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["ListValue", "Missing", "MissingReason", "Ratio", "TextValue", "Value"]


class MissingReason(Vocabulary):
    """Why a value is missing."""

    PENDING = "pending"
    """Measured, but not counted yet: 実績集計後に更新."""
    NOT_STARTED = "not-started"
    """The measure starts later: 令和5年度より実施."""
    NOT_IMPLEMENTED = "not-implemented"
    """Not carried out in that year: 未実施."""
    NOT_SURVEYED = "not-surveyed"
    """Not measured: 調査無し."""
    NOT_APPLICABLE = "not-applicable"
    """No value can exist."""
    WITHHELD = "withheld"
    """Known, but not published."""
    UNKNOWN = "unknown"
    """The source gives no reason."""


@attrs.frozen(field_transformer=stored_fields)
class Missing:
    """No value, with the reason: nothing was measured or reported.

    Attributes:
        reason: why there is no value.
        starts: the first fiscal year with a value, if the source states it.

    >>> f"{Missing(MissingReason.NOT_STARTED, starts='R5'):en}"
    'not started (from FY2023)'
    """

    __repr__ = repr_without_defaults

    reason: MissingReason = attrs.field(converter=MissingReason)
    starts: FiscalYear | None = attrs.field(default=None, converter=attrs.converters.optional(as_fiscal_year))

    def __format__(self, language: str) -> str:
        if self.starts is None:
            return format(self.reason, language)
        since = {"ja": f"（{self.starts:ja}から）", "en": f" (from {self.starts:en})"}.get(language, "")
        return format(self.reason, language) + since

    def __str__(self) -> str:
        return format(self)


@attrs.frozen(field_transformer=stored_fields)
class Ratio:
    """A share that is known by its parts.

    Attributes:
        numerator: the part.
        denominator: the whole; its unit measures the same kind of thing.
        printed: the share as the source prints it, kept apart from the computed one.

    Raises:
        UnitMismatchError: numerator and denominator measure different kinds of things.

    >>> Ratio("1,461,063件", "2,467,338件", printed="59.22%").share.quantize(Decimal("0.0001"))
    Decimal('0.5922')
    >>> Ratio("0件", "0件").share is None
    True
    """

    __repr__ = repr_without_defaults

    numerator: Amount = attrs.field(converter=as_amount)
    denominator: Amount = attrs.field(converter=as_amount)
    printed: Amount | None = attrs.field(default=None, converter=attrs.converters.optional(as_amount))

    def __attrs_post_init__(self) -> None:
        self.numerator.to(self.denominator.unit)

    @property
    def share(self) -> Decimal | None:
        """The computed share as a fraction of 1; None if the denominator is zero."""
        whole = self.denominator.magnitude
        return self.numerator.to(self.denominator.unit).magnitude / whole if whole else None

    @property
    def amount(self) -> Amount | None:
        """The share in percent: as printed, else computed from its parts.

        None if the denominator may be zero or is unbounded, or if the share is beyond the limits of an
        amount.  Parts that are not exact give a share that is not exact.

        >>> str(Ratio("1件", "8件").amount), str(Ratio("約100件", "400件").amount)
        ('12.5%', '約25±2.5%')
        >>> str(Ratio("100件", "約400件").amount)
        '22.727272727272〜27.777777777778%'
        """
        whole = self.denominator
        if self.printed is not None or not whole.magnitude:
            return self.printed
        try:
            return self._of_exact(whole) if whole.is_exact else self._range()
        except InvalidValueError:
            return None

    def _of_exact(self, whole: Amount) -> Amount:
        part = self.numerator.to(whole.unit) * (100 / Fraction(whole.magnitude))
        share = Amount(part.magnitude, "%", part.known)
        if not isinstance(part.known, About):
            return share
        half = part.known.half_width(part.magnitude, part.unit)
        return attrs.evolve(share, known=About.of(half, share.magnitude, share.unit))

    def _range(self) -> Amount | None:
        """Return the range from least part / greatest whole to greatest part / least whole."""
        part, whole = self.numerator.to(self.denominator.unit).interval, self.denominator.interval
        if None in (part.low, part.high, whole.low, whole.high) or whole.low <= 0 or part.low < 0:  # type: ignore[operator]
            return None
        low, high = part.low / whole.high * 100, part.high / whole.low * 100  # type: ignore[operator]
        return Amount.within(Interval(low, high), "%")

    def __format__(self, language: str) -> str:
        parts = f"{format(self.numerator, language)} / {format(self.denominator, language)}"
        return f"{format(self.printed, language)} ({parts})" if self.printed else parts

    def __str__(self) -> str:
        return format(self)


@attrs.frozen(field_transformer=stored_fields)
class TextValue:
    """A result in words.

    Attributes:
        text: the words as printed, or a summary if the source prints sentences.
    """

    __repr__ = repr_without_defaults

    text: Label = attrs.field(converter=as_label)

    def __format__(self, language: str) -> str:
        return format(self.text, language)

    def __str__(self) -> str:
        return format(self)


@attrs.frozen(field_transformer=stored_fields)
class ListValue:
    """A result that is a list of names, e.g. the procedures that went online.

    Raises:
        InvalidValueError: an empty list; use :class:`Missing` instead.
    """

    __repr__ = repr_without_defaults

    items: tuple[Label, ...] = attrs.field(converter=as_labels)

    @items.validator
    def _not_empty(self, _: object, items: tuple[Label, ...]) -> None:
        if not items:
            raise InvalidValueError("plan.empty_list")

    def __format__(self, language: str) -> str:
        comma = ", " if language == "en" else "、"
        return comma.join(format(item, language) for item in self.items)

    def __str__(self) -> str:
        return format(self)


Value = Amount | Ratio | Completion | TextValue | ListValue | Missing
