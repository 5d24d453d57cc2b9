"""TableLayout: where a table of other people has what, and what it means by signs such as a dash."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from dxmodel.errors import InvalidValueError, ParseError
from dxmodel.fiscal import FiscalYear, When
from dxmodel.fiscal.when import as_optional_when
from dxmodel.fiscal.year import as_optional_year
from dxmodel.formats.words_for_missing import reason_of, sign_of
from dxmodel.ledger import Breakdown, ObservationStatus
from dxmodel.plan import MissingReason
from dxmodel.plan.ids import slug
from dxmodel.plan.label import as_pairs
from dxmodel.printing import repr_without_defaults
from dxmodel.typed_fields import as_tuple, stored_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["ColumnRole", "LayoutColumn", "TableLayout"]


class ColumnRole(Vocabulary):
    """What the cells of a column of a table hold."""

    ID = "id"
    NAME = "name"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    RESULT = "result"
    PROVISIONAL = "provisional"
    """Results that may still change: 速報値."""
    FORECAST = "forecast"
    PLANNED = "planned"
    GRADE = "grade"
    """The city's own grade: 評価, 達成状況."""
    NOTE = "note"
    OWNER = "owner"
    PILLAR = "pillar"
    INITIATIVE = "initiative"
    NUMBER = "number"
    """The number of the indicator as printed: 1-1."""
    KIND = "kind"
    """What the row is about: 目標, 実績, 達成率."""
    YEAR = "year"
    """The fiscal year, or the months, of the values in the row."""
    DAY = "day"
    """The day of counting of the values in the row: 時点."""
    STATUS = "status"
    """確定, 速報, 見込み, 集計中."""
    MEMBER = "member"
    """The member of a breakdown: 女性."""
    IGNORE = "ignore"
    """Not read: 達成率, which follows from the others."""


STATUS_OF_ROLE = {
    ColumnRole.RESULT: ObservationStatus.FINAL,
    ColumnRole.PROVISIONAL: ObservationStatus.PROVISIONAL,
    ColumnRole.FORECAST: ObservationStatus.FORECAST,
    ColumnRole.PLANNED: ObservationStatus.PLANNED,
}
"""The roles of columns with observations, and the status of these."""
_OF_A_YEAR = {*STATUS_OF_ROLE, ColumnRole.BASELINE, ColumnRole.TARGET, ColumnRole.GRADE, ColumnRole.NOTE}
ROLES_OF_MANY = {*_OF_A_YEAR, ColumnRole.MEMBER, ColumnRole.IGNORE, ColumnRole.PILLAR}
"""The roles that several columns may have."""


def _letters(_: object, __: object, value: str) -> None:
    if type(value) is not str or not re.fullmatch("[A-Z]{1,3}", value):
        raise ParseError("formats.not_a_column", found=value)


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class LayoutColumn:
    """What one column of a table holds.

    Attributes:
        column: its letters, as the spreadsheet shows them: ``"E"``.
        role: what its cells hold.
        heading: its heading, as it was when the layout was written; texts of several rows, and of lines in a
            cell, are joined by a space.  None for a column without one.
        year: the fiscal year of its values; None where a column with the role ``year`` has it, and for the
            baseline and the target of the plan.
        breakdown: dimension → member, where its values are of a part.
        dimension: the dimension whose members its cells name, for the role ``member``.
        scale: the scale of its grades.
        fractions: whether 0.505 means 50.5 %, in cells that do not show a percent sign.

    >>> LayoutColumn(column="E", role="result", heading="R5実績", year="R5").year
    FiscalYear(2023)
    """

    __repr__ = repr_without_defaults

    column: str = attrs.field(validator=_letters)
    role: ColumnRole = attrs.field(converter=ColumnRole)
    heading: str | None = None
    year: FiscalYear | None = attrs.field(default=None, converter=as_optional_year)
    breakdown: Breakdown = attrs.field(default=(), converter=as_pairs)
    dimension: str | None = None
    scale: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    fractions: bool = False

    def __attrs_post_init__(self) -> None:
        stated: dict[str, tuple[object, set[ColumnRole]]] = {
            "year": (self.year, _OF_A_YEAR),
            "breakdown": (self.breakdown, {*STATUS_OF_ROLE, ColumnRole.TARGET}),
            "dimension": (self.dimension, {ColumnRole.MEMBER}),
            "scale": (self.scale, {ColumnRole.GRADE}),
            "fractions": (self.fractions, {*STATUS_OF_ROLE, ColumnRole.BASELINE, ColumnRole.TARGET}),
        }
        for name, (value, roles) in stated.items():
            if value and self.role not in roles:
                accepted = sorted(map(str, roles))
                raise InvalidValueError(
                    "formats.field_of_other_role", field=name, role=self.role, accepted=accepted
                )
        if self.role is ColumnRole.MEMBER and self.dimension is None:
            raise InvalidValueError("formats.no_dimension", column=self.column)


_Reasons = Mapping[str, MissingReason | str] | Iterable[tuple[str, MissingReason | str]]


def _reasons(words: _Reasons) -> tuple[tuple[str, MissingReason], ...]:
    """Return words in place of a value, each with its reason; any dash stands for every dash.

    What is no pair stays as it is, and is refused by the type of the field.
    """
    pairs = words.items() if isinstance(words, Mapping) else words
    return tuple(map(_reason, as_tuple(pairs)))


def _reason(pair: Any) -> Any:
    if not (type(pair) is tuple and len(pair) == 2 and type(pair[0]) is str):
        return pair
    word, reason = pair
    return sign_of(word) or word.strip(), MissingReason(reason)


def _roles(words: Mapping[str, ColumnRole | str] | Iterable[tuple[str, ColumnRole | str]]) -> Any:
    pairs = words.items() if isinstance(words, Mapping) else words
    return tuple(
        (pair[0], ColumnRole(pair[1])) if type(pair) is tuple and len(pair) == 2 else pair
        for pair in as_tuple(pairs)
    )


@attrs.frozen(kw_only=True, field_transformer=stored_fields)
class TableLayout:
    """Where a table of other people has what, and what it means by signs; nothing is guessed without it.

    Words that have one meaning, such as 集計中 and 未実施, need not be named.  Without columns, the table is
    one of the library itself, whose columns are named by their headings.

    Attributes:
        sheet: the name of the sheet; None for the only one of a workbook, and for CSV.
        title: texts outside the table that must be as they were, by the address of their cells:
            ``{"A1": "令和6年度 進捗管理表"}``.
        header: the rows of the headings.
        first_row: the first row with data; None for the one after the headings.
        last_row: the last one; None for the last one of the sheet.
        columns: the columns, also those that are not read.
        kinds: for a column with the role ``kind``, what each of its words means: ``{"実績": "result"}``.
        names: the indicators of names that are not those of the plan: name as printed → id.
        skip: names in rows that are no indicators, such as 合計.
        missing: the reason that a word or a sign in place of a value gives; ``-`` stands for a dash of any
            kind, and ``…`` for an ellipsis.
        bracket_notes: whether what stands in brackets behind a value, such as 29（4）, and a footnote mark,
            such as 29※1, is a note on it.
        repeats: whether 〃 and 同上 repeat the cell above.
        fiscal_years: whether 2024, 2024年 and 令和6年 are fiscal years.
        document: the id of the document that the table is, in the ledger.
        known: the day on which its values became known.

    Raises:
        InvalidValueError: a word has another meaning everywhere, two columns with one role, or a layout
            whose columns cannot be read together.

    >>> layout = TableLayout(missing={"-": "not-surveyed"}, repeats=True)
    >>> str(layout.reason("―"))
    'not-surveyed'
    """

    __repr__ = repr_without_defaults

    sheet: str | None = None
    title: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_pairs)
    header: tuple[int, ...] = attrs.field(default=(1,), converter=tuple[int, ...])
    first_row: int | None = None
    last_row: int | None = None
    columns: tuple[LayoutColumn, ...] = attrs.field(default=(), converter=tuple[LayoutColumn, ...])
    kinds: tuple[tuple[str, ColumnRole], ...] = attrs.field(default=(), converter=_roles)
    names: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_pairs)
    skip: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    missing: tuple[tuple[str, MissingReason], ...] = attrs.field(default=(), converter=_reasons)
    bracket_notes: bool = False
    repeats: bool = False
    fiscal_years: bool = False
    document: str | None = attrs.field(default=None, validator=attrs.validators.optional(slug))
    known: When | None = attrs.field(default=None, converter=as_optional_when)

    def __attrs_post_init__(self) -> None:
        for word, reason in self.missing:
            known = reason_of(word)
            if known not in (None, reason):
                raise InvalidValueError("formats.other_reason", found=word, known=known, reason=reason)
        for error in self._contradictions() if self.columns else ():
            raise error

    def _contradictions(self) -> Iterator[InvalidValueError]:
        """Yield why the columns cannot be read together."""
        letters = Counter(each.column for each in self.columns)
        for column, count in letters.items():
            if count > 1:
                yield InvalidValueError("formats.repeated_column", column=column)
        roles = Counter(each.role for each in self.columns)
        for role, count in roles.items():
            if count > 1 and role not in ROLES_OF_MANY:
                yield InvalidValueError("formats.repeated_role", role=role)
        if not roles.keys() & {ColumnRole.ID, ColumnRole.NAME}:
            yield InvalidValueError("formats.no_key_column")
        if (ColumnRole.KIND in roles) != bool(self.kinds):
            yield InvalidValueError("formats.kinds_without_column" if self.kinds else "formats.no_kinds")
        results = self.with_role(*STATUS_OF_ROLE)
        if len({each.year for each in results}) > 1:
            for role in (ColumnRole.DAY, ColumnRole.STATUS):
                if role in roles:
                    yield InvalidValueError("formats.row_of_several_years", role=role)
        notes = self.with_role(ColumnRole.NOTE) if len(results) > 1 else ()
        for each in () if ColumnRole.YEAR in roles else (*results, *notes):
            if each.year is None:
                yield InvalidValueError("formats.no_year", column=each.column)

    def reason(self, cell: str) -> MissingReason | None:
        """Return why there is no value, if the cell says so; None for a value, and for an unknown sign."""
        return dict(self.missing).get(sign_of(cell) or cell.strip()) or reason_of(cell)

    def with_role(self, *roles: ColumnRole) -> tuple[LayoutColumn, ...]:
        """Return the columns that have one of some roles."""
        return tuple(each for each in self.columns if each.role in roles)
