"""read_value: the value of an indicator in a cell: an amount, a reason why there is none, 完了, words.

What is not a value for sure is an error that says what the cell contains; what was done to read one that is
stands in the notes of the value.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs

from dxmodel.amount import LIBRARY, Amount, UnitTable, round_half_up
from dxmodel.amount.number import PLACES
from dxmodel.amount.numerals import fold
from dxmodel.amount.table import SHARE
from dxmodel.errors import DxError, InvalidValueError, ParseError, UnitMismatchError
from dxmodel.fiscal import When
from dxmodel.formats.scalars import excerpt
from dxmodel.formats.table_layout import TableLayout
from dxmodel.formats.words_for_missing import REASONS, advice, done_of, refers_to_other_cell, sign_of
from dxmodel.messages import Language, words
from dxmodel.plan import Completion, Missing, TextValue, Value
from dxmodel.tables.number_format import as_shown_number, section_of, shown
from dxmodel.tables.sheet import GENERAL, CellFault, SheetCell
from dxmodel.typed_fields import typed_fields
from dxmodel.visible_text import visible

__all__ = ["CellNote", "CellValue", "read_value"]


@attrs.frozen(field_transformer=typed_fields)
class CellNote:
    """What was done to read a cell, or what stands in it beside the value.

    Attributes:
        code: the code of its message.
        facts: the facts of the message.
    """

    code: str
    facts: dict[str, Any] = attrs.field(factory=dict)

    def __format__(self, language: Language) -> str:  # type: ignore[override]
        return visible(words(self.code, language or "en", **self.facts), one_line=True)

    def __str__(self) -> str:
        return format(self)


@attrs.frozen(kw_only=True, field_transformer=typed_fields)
class CellValue:
    """The value of a cell.

    Attributes:
        value: an amount, the reason why there is none, whether something is done, or words.
        printed: the text that the cell shows, if the value has lost something of it: a note in brackets, or
            digits that it does not show.
        notes: what was done to read the cell, and what stands in it beside the value.
    """

    value: Value
    printed: str | None = None
    notes: tuple[CellNote, ...] = attrs.field(default=(), converter=tuple[CellNote, ...])


def read_value(
    cell: SheetCell,
    *,
    unit: str | None,
    units: UnitTable = LIBRARY,
    signs: TableLayout | None = None,
    fractions: bool = False,
) -> CellValue:
    """Read the value of an indicator from a cell.

    Args:
        cell: a cell that is not empty.
        unit: the unit of the indicator; None for one that is completed or described in words, or whose cells
            print their unit.
        units: the units that the cell may name; for a plan, its ``unit_table``.
        signs: what a dash and an ellipsis mean; with ``bracket_notes``, what stands in brackets and a
            footnote mark, as in 29（4） and 29※1, is kept as a note of the value, else it is refused.
        fractions: whether a number of an indicator in % that is shown without % is a fraction, so that 0.505
            is 50.5 %; otherwise it is 0.505 %.

    Raises:
        DxError: the cell contains no value, several, or one of another unit; a dash whose meaning is not
            stated; a day, a truth value, an error; a number format that is not understood.

    >>> print(read_value(SheetCell(Decimal("0.505"), "0.0%"), unit="%").value)
    50.5%
    >>> value = read_value(SheetCell("２９（4）"), unit="件", signs=TableLayout(bracket_notes=True))
    >>> print(value.value, value.printed, *value.notes, sep=" | ")
    29件 | ２９（4） | beside the value the cell has "（4）"
    """
    reader = _Reader(unit, units, signs or TableLayout(), fractions)
    match cell.content:
        case str() as text:
            return reader.of_text(shown(cell) if "@" in cell.number_format else text)
        case Decimal() as number:
            return reader.of_number(number, cell)
        case CellFault() as fault:
            raise fault.as_error()
        case bool() as truth:
            if unit is None:
                return CellValue(value=Completion(truth))
            raise ParseError("tables.truth_value", found=shown(cell))
        case moment:
            if unit is None and isinstance(moment, date):
                day = moment.date() if isinstance(moment, datetime) else moment
                return CellValue(value=Completion(When.on(day)))
            raise ParseError("tables.date_for_number", found=shown(cell))


@attrs.frozen
class _Reader:
    """How the cells of an indicator are read."""

    _unit: str | None
    _units: UnitTable
    _signs: TableLayout
    _has_fractions: bool

    # --- texts

    def of_text(self, printed: str) -> CellValue:
        text, unit = _cleaned(printed), self._unit
        reason = self._signs.reason(text) or self._signs.reason(text.replace(" ", ""))
        if reason is not None:
            return CellValue(value=Missing(reason))
        if sign_of(text) is not None:
            raise ParseError("tables.dash", found=text, accepted=REASONS)
        if refers_to_other_cell(text):
            raise ParseError("formats.other_cell", found=text)
        if _SPREADSHEET.fullmatch(text):
            raise ParseError("amount.spreadsheet", text=text)
        if unit is None and (value := _in_words(text)) is not None:
            return CellValue(value=value)
        text, notes = _rounded(text)
        try:
            amount = self._amount(text)
        except UnitMismatchError:
            raise ParseError("tables.other_unit", found=excerpt(text), unit=unit) from None
        except DxError as error:
            if unit is None and error.code != "amount.no_unit":
                return CellValue(value=TextValue(text))
            amount, mark = self._beside(text, error)
            notes = (*notes, CellNote("tables.note_beside", {"mark": mark}))
        if self._has_fractions and unit == SHARE and _IS_BARE.fullmatch(fold(text)):
            amount, notes = _as_percent(amount, notes)
        return CellValue(value=amount, printed=printed if notes else None, notes=notes)

    def _beside(self, text: str, error: DxError) -> tuple[Amount, str]:
        """Return the value in a text that is more than that, and what stands beside it.

        Raises:
            DxError: there is no value, or what stands beside it is refused.
        """
        if not any(each.isdigit() for each in fold(text)):
            raise ParseError("tables.no_value", found=excerpt(text), accepted=REASONS) from None
        beside = _value_and_mark(text, error)
        if beside is None:
            raise error from None
        value, mark = beside
        try:
            amount = self._amount(value)
        except DxError:
            raise error from None
        if not self._signs.bracket_notes:
            raise ParseError("tables.beside_value", text=excerpt(text), mark=mark, value=value) from None
        return amount, mark

    def _amount(self, text: str) -> Amount:
        return Amount.parse(text, self._unit, units=self._units)

    # --- numbers

    def of_number(self, number: Decimal, cell: SheetCell) -> CellValue:
        if number and number.adjusted() >= _MOST_DIGITS:
            raise InvalidValueError("amount.too_large", value=f"{number:.3e}", limit="10**18")
        if cell.number_format == GENERAL:
            return self._of_digits(cell, as_shown_number(number), None, ("", ""))
        section = section_of(number, cell.number_format)
        text = shown(cell)
        match section.kind:
            case "date" | "elapsed":
                raise ParseError("tables.date_for_number", found=text)
            case "fraction" | "scientific":
                return self._of_digits(cell, as_shown_number(number), None, ("", ""))
        numbers = [*_DIGITS.finditer(text)]
        if not numbers and number == 0:
            note = CellNote("tables.note_zero", {"shown": text})
            return CellValue(value=self._amount("0"), printed=text or None, notes=(note,))
        if len(numbers) != 1:
            raise ParseError("tables.shown_otherwise", found=_plain(number), shown=text)
        around = _around(text[: numbers[0].start()], text[numbers[0].end() :])
        if section.scale and not any(each.isalpha() for each in around[1]):
            raise ParseError("tables.scaled", found=_plain(number), shown=text)
        decimals = section.decimals if section.kind == "number" else None
        return self._of_digits(cell, as_shown_number(number, section), decimals, around)

    def _of_digits(
        self, cell: SheetCell, exact: Decimal, decimals: int | None, around: tuple[str, str]
    ) -> CellValue:
        """Return the value of a number with all digits that are information, and what is shown around it.

        What was computed has the decimals that the cell shows; what was typed has its own, if they are more.
        """
        before, after = around
        exact = Decimal(_plain(exact))
        decimals = decimals and min(decimals, PLACES)
        is_fraction = self._has_fractions and self._unit == SHARE and "%" not in after
        most = PLACES if decimals is None or is_fraction or not _is_computed(cell) else decimals
        number = round_half_up(exact, max(decimals or 0, min(most, -int(exact.as_tuple().exponent))))
        digits = _plain(number) if decimals is None else f"{number:f}"
        sign = "-" if number < 0 else ""
        result = self.of_text(f"{before}{sign}{digits.lstrip('-')}{after}")
        note = None
        if number != exact:
            note = CellNote("tables.note_rounded", {"found": excerpt(_plain(exact)), "shown": digits})
        elif decimals is not None and not is_fraction and round_half_up(exact, decimals) != exact:
            note = CellNote("tables.note_more_digits", {"found": digits, "shown": shown(cell)})
        return attrs.evolve(result, printed=shown(cell), notes=(note, *result.notes)) if note else result


_MOST_DIGITS = 40
"""More digits before the point are no amount, and no number that a table contains."""
_COMPUTED_DIGITS = 15
"""A number with so many digits was computed: nobody types it, and a spreadsheet keeps no more."""
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff]+")
_LONG = re.compile(rf"([^0-9]*[0-9][0-9,]*\.[0-9]{{{PLACES + 1},}})([^0-9.,]*)")
_IS_BARE = re.compile(r"[-−‐–△▲+]? *[0-9.,]+(?:[以未超].*)?")
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_SIGNS = re.compile(r"[-−‐–△▲+]")
_SPREADSHEET = re.compile(r"#+|#[A-Z0-9/]+[!?]?")
_LONGEST = 100
"""The greatest length of a value."""
_MARK = r"[(（\[［〔【][^)）\]］〕】]+[)）\]］〕】]|[※＊*†‡][0-9０-９]*|[①-⑳]|[¹²³⁰-⁹]+|注 ?[0-9０-９]*[)）]?"
_MARKS = re.compile(rf"(?:(?:{_MARK}) *)+")
_BESIDE = re.compile(rf"(.*?[^ ]) *({_MARKS.pattern})")


def _cleaned(text: str) -> str:
    """Return a text without spaces at its ends, and with one space for spaces, tabs and line breaks within.

    >>> _cleaned("\\u3000約 5\\t件\\r\\n")
    '約 5 件'
    """
    return _SPACES.sub(" ", text).strip(" ")


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_computed(cell: SheetCell) -> bool:
    """Return whether a number was computed, by a formula or before it was pasted."""
    assert isinstance(cell.content, Decimal)
    return cell.is_computed or len(cell.content.as_tuple().digits) >= _COMPUTED_DIGITS


def _rounded(text: str) -> tuple[str, tuple[CellNote, ...]]:
    """Return a text with at most 12 decimals, and a note if it had more: it was computed."""
    match = _LONG.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return text, ()
    digits = re.sub(r"[^0-9.]", "", match[1])
    rounded = _plain(round_half_up(Decimal(digits), PLACES))
    sign = "-" if _SIGNS.match(match[1].strip()) and not match[1].strip().startswith("+") else ""
    note = CellNote("tables.note_rounded", {"found": text, "shown": f"{sign}{rounded}"})
    return f"{sign}{rounded}{match[2]}", (note,)


def _around(before: str, after: str) -> tuple[str, str]:
    """Return what a cell shows around the digits of a number, without its sign; of ¥5, what 5円 has."""
    before = _SIGNS.sub("", before).strip()
    return ("", "円") if before in ("¥", "￥", "\\") and not after.strip() else (before, after)


def _as_percent(amount: Amount, notes: tuple[CellNote, ...]) -> tuple[Amount, tuple[CellNote, ...]]:
    """Return a fraction as a percentage, with a note that says so."""
    percentage = amount * 100
    fraction = _plain(amount.magnitude)
    return percentage, (*notes, CellNote("tables.note_fraction", {"found": fraction, "value": percentage}))


def _value_and_mark(text: str, error: DxError) -> tuple[str, str] | None:
    """Return a value, and the notes in brackets or the marks beside it; None if there are none."""
    if error.code == "amount.mark" and _MARKS.fullmatch(mark := str(error.facts["mark"]).strip()):
        return str(error.facts["amount"]), mark
    if len(text) <= _LONGEST and (match := _BESIDE.fullmatch(text)):
        return match[1], match[2]
    return None


def _in_words(text: str) -> Completion | TextValue | None:
    """Return whether something is done, when, or words; None for a text that may be an amount."""
    if (done := done_of(text)) is not None:
        return Completion(done == "true")
    if not any(each.isdigit() for each in fold(text)):
        partial = advice(text, {"done", "text"})
        if partial is not None and partial.code == "formats.say_done":
            raise partial
        return TextValue(text)
    try:
        return Completion(When.parse(text))
    except DxError:
        return None
