"""Value: the value of an observation or baseline: an amount, a ratio, done or not, text, a list, or missing.

Zero is a value.  A missing value is never read as zero.
"""

from fractions import Fraction

import attrs

from dxmodel.amount import About, Amount, Interval, Unit, as_amount, as_printed, compatible, factor, rate
from dxmodel.amount.amount import as_optional_amount
from dxmodel.amount.number import times
from dxmodel.amount.table import SHARE
from dxmodel.errors import InvalidValueError
from dxmodel.fiscal import FiscalYear
from dxmodel.fiscal.year import as_optional_year
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
    starts: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)

    def __format__(self, language: str) -> str:
        if self.starts is None:
            return format(self.reason, language)
        since = {"ja": f"（{self.starts:ja}から）", "en": f" (from {self.starts:en})"}.get(language, "")
        return format(self.reason, language) + since

    def __str__(self) -> str:
        return format(self)


@attrs.frozen(field_transformer=stored_fields)
class Ratio:
    """A share or a rate that is known by its parts: 37件 of 120件, 枚 for each 人.

    Attributes:
        numerator: the part, or what is counted.
        denominator: the whole, or for each of what it is counted.
        printed: the share as the source prints it, kept apart from the computed one.

    Raises:
        UnitMismatchError: a part is itself a share or a rate, or the printed share measures another kind of
            thing than the computed one.

    >>> print(Ratio("1,461,063件", "2,467,338件", printed="59.22%"), Ratio("12,000枚", "400人"), sep=", ")
    59.22% (1,461,063件 / 2,467,338件), 30枚/人 (12,000枚 / 400人)
    >>> str(Ratio("12人", "34,000人").amount.to("人/10万人"))
    '35.294117647人/10万人'
    >>> Ratio("0件", "0件", printed="0.0%").amount is None
    True
    """

    __repr__ = repr_without_defaults

    numerator: Amount = attrs.field(converter=as_amount)
    denominator: Amount = attrs.field(converter=as_amount)
    printed: Amount | None = attrs.field(default=None, converter=as_optional_amount)

    def __attrs_post_init__(self) -> None:
        factor(self.unit if self.printed is None else self.printed.unit, self.unit)

    @property
    def unit(self) -> Unit:
        """The unit of the computed share: % where both parts count one kind of thing, else such as 枚/人."""
        return rate(self.numerator.unit, self.denominator.unit)

    @property
    def amount(self) -> Amount | None:
        """The share: as printed, else computed from its parts.

        None over zero, whatever is printed, and where it is neither printed nor computed.
        """
        return None if self.is_over_zero else self.printed or self.computed

    @property
    def is_over_zero(self) -> bool:
        """Whether the denominator surely is 0."""
        return self.denominator.is_exact and not self.denominator.magnitude

    @property
    def computed(self) -> Amount | None:
        """The share that follows from the parts, whatever is printed.

        None if the denominator may be zero or is unbounded, or if the share is beyond the limits of an
        amount.  Parts that are not exact give a share that is not exact.

        >>> str(Ratio("1件", "8件").computed), str(Ratio("約100件", "400件").computed)
        ('12.5%', '約25±2.5%')
        >>> str(Ratio("100件", "約400件").computed)
        '22.727272727272〜27.777777777778%'
        """
        if not self.denominator.magnitude:
            return None
        try:
            return self._of_exact() if self.denominator.is_exact else self._range()
        except InvalidValueError:
            return None

    @property
    def factor(self) -> Fraction:
        """How much one unit of the numerator for each of the denominator is, in the unit of the share."""
        is_share = self.numerator.unit.dimension == self.denominator.unit.dimension
        return 100 * factor(self.numerator.unit, self.denominator.unit) if is_share else Fraction(1)

    def _of_exact(self) -> Amount:
        part = self.numerator * (self.factor / Fraction(self.denominator.magnitude))
        share = Amount(part.magnitude, self.unit, part.known)
        if not isinstance(part.known, About):
            return share
        half = part.known.half_width(part.magnitude, part.unit)
        return attrs.evolve(share, known=About.of(half, share.magnitude, share.unit))

    def _range(self) -> Amount | None:
        """Return the range from least part / greatest whole to greatest part / least whole."""
        part, whole = self.numerator.interval.scaled(self.factor), self.denominator.interval
        if None in (part.low, part.high, whole.low, whole.high) or whole.low <= 0 or part.low < 0:  # type: ignore[operator]
            return None
        least, greatest = times(part.low, 1 / Fraction(whole.high)), times(part.high, 1 / Fraction(whole.low))  # type: ignore[arg-type]
        return Amount.within(Interval(least, greatest), self.unit)

    def shown(self, *thresholds: Amount) -> Amount | None:
        """Return the share as texts show it: as printed, else rounded, but on no threshold that it is not on.

        It is in the unit of the thresholds, where they are of its kind.

        >>> print(Ratio("37件", "120件").shown(), Ratio("9,999件", "10,000件").shown())
        30.8% 99.99%
        >>> print(Ratio("12件", "34,000人").shown(Amount.parse("40件/10万人")))
        35.3件/10万人
        """
        if self.printed is not None or self.amount is None:
            return self.printed
        like = next((each.unit for each in thresholds if compatible(each.unit, self.unit)), self.unit)
        return as_printed(self.amount.to(like), quotient=True, thresholds=(Amount(100, SHARE), *thresholds))

    def parts(self, language: str) -> str:
        """Return the parts without the share: 37件 / 120件."""
        return f"{format(self.numerator, language)} / {format(self.denominator, language)}"

    def __format__(self, language: str) -> str:
        share = self.shown()
        if share is None:
            return self.parts(language)
        in_brackets = "{}（{}）" if language == "ja" else "{} ({})"
        return in_brackets.format(format(share, language), self.parts(language))

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
