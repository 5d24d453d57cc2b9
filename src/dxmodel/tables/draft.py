"""draft_layout: draft the layout of a table, with a ? wherever somebody must decide."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

import attrs

from dxmodel.errors import KnownNames, ParseError
from dxmodel.formats import ColumnRole, yaml
from dxmodel.formats.csv_row import STATUSES
from dxmodel.formats.table_layout import ROLES_OF_MANY, STATUS_OF_ROLE
from dxmodel.formats.words_for_missing import DASH, done_of, reason_of, refers_to_other_cell, sign_of
from dxmodel.ledger import Ledger
from dxmodel.messages import Language, words
from dxmodel.tables.headings import HeadingYear, has_year, suggested_kind, suggested_role, suggested_year
from dxmodel.tables.indicator_rows import indicators_by_name
from dxmodel.tables.layout_check import folded, heading_of, one_line, repeats_headings, text_of
from dxmodel.tables.layout_file import OPEN
from dxmodel.tables.sheet import Sheet, SheetCell, column_letters
from dxmodel.typed_fields import check_kind

__all__ = ["draft_layout"]

_ROWS_ABOVE = 20
"""How many rows of a sheet may be above the headings."""
_GREATEST_GRADE = 10
_TOTALS = ("合計", "小計", "総計", "計", "平均")
_WITH_YEAR = {*STATUS_OF_ROLE, ColumnRole.TARGET, ColumnRole.BASELINE, ColumnRole.GRADE}
_KEYS = {ColumnRole.ID, ColumnRole.NAME}
_WITH_VALUES = {*STATUS_OF_ROLE, ColumnRole.TARGET, ColumnRole.BASELINE}


@attrs.frozen(kw_only=True)
class _Column:
    """A column of the draft: its number, role and year as they are written, and why."""

    number: int
    heading: str
    role: str
    year: str | None = None
    fractions: str | None = None
    reasons: tuple[str, ...] = ()


def draft_layout(sheet: Sheet, ledger: Ledger, language: Language = "ja") -> str:
    """Return the YAML of a draft of the layout of a table, with a comment on each proposal.

    A ``?`` stands wherever the table does not tell: whether 現状値 is the baseline or the latest result, the
    year of 今年度目標値, what a dash means, the indicator of a name that the plan does not have.  An import
    refuses a layout in which one is left.

    Args:
        sheet: the table.
        ledger: the ledger of the plan.
        language: the language of the comments.

    Raises:
        ParseError: no row of headings, or a table of several forms or with numbered slots.

    >>> from decimal import Decimal
    >>> from dxmodel.testing import small_city
    >>> headings = {1: SheetCell("指標名"), 2: SheetCell("R6実績")}
    >>> row = {1: SheetCell("窓口の待ち時間"), 2: SheetCell(Decimal(14))}
    >>> draft = draft_layout(Sheet(name="実績", rows={1: headings, 2: row}), small_city(), "en")
    >>> print(draft[draft.index("format") :], end="")
    format: layout/1
    sheet: 実績
    header: [1]
    columns:
    - {column: A, role: name, heading: 指標名}
    - {column: B, role: result, year: R6, heading: R6実績}
    names:
      窓口の待ち時間: "?" # the plan has no such name: write the id; or remove this line if it is new
    """
    check_kind("sheet", sheet, Sheet)
    check_kind("ledger", ledger, Ledger)
    return "\n".join(_Draft(sheet, ledger, language).lines()) + "\n"


class _Draft:
    def __init__(self, sheet: Sheet, ledger: Ledger, language: Language) -> None:
        self._sheet, self._plan, self._language = sheet, ledger.plan, language
        self._header = _header(sheet)
        below = [row for row in sheet.rows if row > self._header[-1]]
        self._data = [row for row in below if not repeats_headings(sheet, self._header, row)]
        numbers = sorted(
            {column for row in sheet.rows if row >= self._header[0] for column in sheet.row(row)}
        )
        self._columns = [self._column(number) for number in numbers]
        if len(self._of_role(*STATUS_OF_ROLE)) > 1:
            self._columns = [self._with_year_of_note(each) for each in self._columns]
        self._columns = [*self._with_one_of_a_role()]
        roles = [each.role for each in self._columns]
        if roles.count(str(ColumnRole.NAME)) > 1 and str(ColumnRole.ID) not in roles:
            names = [
                column_letters(each.number) for each in self._columns if each.role == str(ColumnRole.NAME)
            ]
            raise ParseError("tables.several_names", columns=names)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the draft."""
        yield f"# {self._say('plan', plan=self._plan.label)}"
        yield f"# {self._say('decide')}"
        yield f"# {self._say('roles', roles=[f'{role} {role:{self._language}}' for role in ColumnRole])}"
        yield "format: layout/1"
        if self._sheet.name is not None:
            yield f"sheet: {_scalar(self._sheet.name)}"
        yield from self._title()
        yield f"header: [{', '.join(map(str, self._header))}]"
        yield "columns:"
        for each in self._columns:
            yield self._column_line(each)
        yield from self._kinds()
        yield from self._names()
        yield from self._missing()

    def _say(self, code: str, **facts: object) -> str:
        return words(f"tables.draft_{code}", self._language, **facts)

    def _title(self) -> Iterator[str]:
        """Yield the texts above the headings, which must be the same when the layout is used again."""
        above = [
            (f"{column_letters(column)}{row}", text_of(cell))
            for row in self._sheet.rows
            if row < self._header[0]
            for column, cell in self._sheet.row(row).items()
            if has_year(text_of(cell))
        ]
        if above:
            yield f"title: # {self._say('title')}"
            for address, text in above:
                yield f"  {address}: {_scalar(text)}"

    # --- columns

    def _column(self, number: int) -> _Column:
        heading = heading_of(self._sheet, self._header, number)
        says_something, role = suggested_role(heading)
        year = suggested_year(heading)
        cells = [cell for row in self._data if (cell := self._sheet.cell(row, number)) is not None]
        written, reasons = str(role) if role else OPEN, []
        if not says_something:
            written, reasons = OPEN, [self._say("unknown_heading")]
        elif role is None:
            reasons.append(self._say("baseline_or_result"))
        elif role is ColumnRole.KIND:
            role = _role_of_words(cells)
            written = OPEN if role is None else str(role)
            reasons += [self._say("unknown_heading")] if role is None else []
        elif role is ColumnRole.GRADE and _are_rates(cells):
            written, role = str(ColumnRole.IGNORE), ColumnRole.IGNORE
        has_no_other_role = not says_something or folded(heading) == "項目"
        kinds = {suggested_kind(text_of(cell)) for cell in cells}
        if has_no_other_role and None not in kinds and {ColumnRole.TARGET, ColumnRole.RESULT} <= kinds:
            written, role, says_something, reasons = str(ColumnRole.KIND), ColumnRole.KIND, True, []
        written_year = None
        has_values = any(any(map(str.isdecimal, text_of(cell))) for cell in cells)
        if role in _WITH_YEAR or (role is None and (says_something or year is not None or has_values)):
            written_year, reason = self._year(role, year)
            reasons += [reason] if reason else []
        fractions = None
        if role in _WITH_VALUES and self._may_be_fractions(cells):
            fractions = OPEN
            reasons.append(self._say("fractions"))
        return _Column(
            number=number,
            heading=heading,
            role=written,
            year=written_year,
            fractions=fractions,
            reasons=tuple(reasons),
        )

    def _year(self, role: ColumnRole | None, year: HeadingYear | None) -> tuple[str | None, str]:
        """Return the year of a column as it is written, and what to say about it."""
        if year is not None and year.year is not None and year.is_certain:
            return str(year.year), ""
        if year is not None and year.year is not None:
            return OPEN, self._say("calendar_year", text=year.text, year=year.year)
        if year is not None:
            return OPEN, self._say("no_era", text=year.text)
        if role is ColumnRole.BASELINE or self._has_column_of(ColumnRole.YEAR):
            return None, ""
        return OPEN, self._say("no_year")

    def _with_one_of_a_role(self) -> Iterator[_Column]:
        """Yield the columns, of which only the first keeps a role that no two can have.

        A column with the heading 項目 is that of the names only where no other is.
        """
        roles = Counter(each.role for each in self._columns)
        first: dict[str, _Column] = {}
        for column in self._columns:
            role = column.role
            if role == str(ColumnRole.NAME) and roles[role] > 1 and folded(column.heading) == "項目":
                role = str(ColumnRole.INITIATIVE)
            before = first.setdefault(role, column)
            is_many = role == OPEN or ColumnRole(role) in ROLES_OF_MANY
            if (
                is_many
                or before is column
                or (role == str(ColumnRole.NAME) and str(ColumnRole.ID) not in roles)
            ):
                yield attrs.evolve(column, role=role)
            else:
                reason = self._say("same_role", column=column_letters(before.number))
                yield attrs.evolve(column, role=str(ColumnRole.IGNORE), year=None, reasons=(reason,))

    def _with_year_of_note(self, column: _Column) -> _Column:
        """Return a column of notes with the year of the value that they are on, which must be decided."""
        if column.role != str(ColumnRole.NOTE) or column.year is not None:
            return column
        return attrs.evolve(column, year=OPEN, reasons=(*column.reasons, self._say("year_of_note")))

    def _has_column_of(self, role: ColumnRole) -> bool:
        columns = {column for row in self._header for column in self._sheet.row(row)}
        return any(suggested_role(heading_of(self._sheet, self._header, each))[1] is role for each in columns)

    def _may_be_fractions(self, cells: Sequence[SheetCell]) -> bool:
        """Return whether all numbers lie between 0 and 1, although indicators are percentages."""
        numbers = [
            each.content
            for each in cells
            if isinstance(each.content, Decimal) and "%" not in each.number_format
        ]
        percentages = any(each.unit is not None and each.unit.is_percentage for each in self._plan.indicators)
        return percentages and len(numbers) > 0 and all(0 <= each <= 1 for each in numbers) and any(numbers)

    def _column_line(self, column: _Column) -> str:
        fields = {"column": column_letters(column.number), "role": column.role}
        fields |= {"year": column.year} if column.year else {}
        fields |= {"fractions": column.fractions} if column.fractions else {}
        fields |= {"heading": column.heading} if column.heading else {}
        text = ", ".join(f"{key}: {_scalar(value)}" for key, value in fields.items())
        reasons = "；".join(column.reasons)
        return f"- {{{text}}}" + (f" # {reasons}" if reasons else "")

    # --- rows

    def _of_role(self, *roles: ColumnRole) -> list[int]:
        return [each.number for each in self._columns if each.role in set(map(str, roles))]

    def _kinds(self) -> Iterator[str]:
        columns = self._of_role(ColumnRole.KIND)
        texts = dict.fromkeys(
            text_of(cell)
            for column in columns
            for row in self._data
            if (cell := self._sheet.cell(row, column)) is not None
        )
        if texts:
            yield "kinds:"
            for text in texts:
                yield f"  {_scalar(text)}: {_scalar(str(suggested_kind(text) or OPEN))}"

    def _value_columns(self) -> list[int]:
        return [each.number for each in self._columns if each.role == OPEN or each.year is not None]

    def _names(self) -> Iterator[str]:
        """Yield the names that are not those of the plan, and the names of totals."""
        columns = self._of_role(ColumnRole.NAME)
        if not columns or self._of_role(ColumnRole.ID):
            return
        known = indicators_by_name(self._plan)
        if not known:
            yield f"# {self._say('no_indicators')}"
        names = KnownNames(known)
        unknown: dict[str, str] = {}
        totals: dict[str, None] = {}
        values = self._value_columns()
        for row in self._data:
            cell = self._sheet.cell(row, columns[0])
            name = text_of(cell)
            has_value = any(self._sheet.cell(row, column) for column in values)
            if not name or not has_value or len(known.get(folded(name), ())) == 1:
                continue
            if folded(name) in _TOTALS:
                totals[name] = None
                continue
            if not known:
                continue
            candidates = known.get(folded(name), ())
            nearest = names.nearest(folded(name))
            if candidates:
                ids = "、".join(each.id for each in candidates)
                unknown[name] = self._say("several_of_name", ids=ids)
            elif nearest is not None:
                near = known[nearest][0]
                unknown[name] = self._say("near_name", name=near.label, id=near.id)
            else:
                unknown[name] = self._say("no_name")
        if unknown:
            yield "names:"
            for name, reason in unknown.items():
                yield f'  {_scalar(name)}: "{OPEN}" # {reason}'
        if totals:
            yield f"skip: [{', '.join(map(_scalar, totals))}] # {self._say('skip')}"

    def _missing(self) -> Iterator[str]:
        """Yield the signs and words in place of values whose meaning is not known."""
        places: dict[str, list[str]] = defaultdict(list)
        is_open = [each.number for each in self._columns if each.role == OPEN and each.year is not None]
        for column in sorted([*self._of_role(*_WITH_VALUES), *is_open]):
            for row in self._data:
                cell = self._sheet.cell(row, column)
                if cell is None or not isinstance(cell.content, str):
                    continue
                text = one_line(cell.content)
                is_value = any(each.isdigit() for each in text) or not text.strip("#")
                is_known = reason_of(text) is not None or done_of(text) is not None
                if not is_value and not is_known and not refers_to_other_cell(text):
                    places[sign_of(text) or text].append(f"{column_letters(column)}{row}")
        if places:
            yield "missing:"
            for text, addresses in places.items():
                few = "、".join(addresses[:3]) + ("…" if len(addresses) > 3 else "")
                code = "sign" if text == DASH or sign_of(text) else "word"
                reason = self._say(code, count=len(addresses), places=few)
                yield f'  {_scalar(text)}: "{OPEN}" # {reason}'


def _role_of_words(cells: Sequence[SheetCell]) -> ColumnRole | None:
    """Return what a column such as 区分 says of each row: what it is about (目標, 実績), or the state of its
    value (確定, 集計中); None where some words are neither, ``ignore`` where all are.
    """
    texts = [text_of(cell) for cell in cells]
    is_kind = [suggested_kind(each) is not None for each in texts]
    is_state = [each in STATUSES or reason_of(each) is not None for each in texts]
    if not any(is_kind) and not any(is_state):
        return ColumnRole.IGNORE
    if all(is_kind):
        return ColumnRole.KIND
    return ColumnRole.STATUS if all(is_state) else None


def _are_rates(cells: Sequence[SheetCell]) -> bool:
    """Return whether a column has percentages, such as 98.1% under 達成度, and no grades."""
    return any(
        "%" in folded(f"{text_of(cell)}{cell.number_format}")
        or (isinstance(cell.content, Decimal) and cell.content > _GREATEST_GRADE)
        for cell in cells
    )


def _scalar(text: str) -> str:
    """Return a text as YAML, in a mapping on one line."""
    plain = yaml.dump(text).splitlines()[0]
    is_plain = plain == text and not set(text) & set(",[]{}")
    return plain if is_plain else json.dumps(text, ensure_ascii=False)


def _header(sheet: Sheet) -> list[int]:
    """Return the rows of the headings: the row with the most words of headings, and the row below it that
    divides its columns.

    Raises:
        ParseError: no row has the heading of a name or an id.
    """
    best, best_count = None, 1
    first = [each for each in sheet.rows if each <= min(sheet.rows) + _ROWS_ABOVE]
    for row in first:
        count = sum(suggested_role(str(cell.content))[0] for cell in sheet.row(row).values())
        if count > best_count:
            best, best_count = row, count
    if best is None:
        raise ParseError("tables.no_header")
    rows = _with_rows_beside(sheet, best)
    columns = {column for row in rows for column in sheet.row(row)}
    roles = {suggested_role(heading_of(sheet, rows, column))[1] for column in columns}
    labels = {suggested_role(text_of(cell))[1] for row in first for cell in sheet.row(row).values()}
    if not roles & _KEYS and labels & _KEYS:
        raise ParseError("tables.no_header")
    return rows


def _with_rows_beside(sheet: Sheet, best: int) -> list[int]:
    """Return a row of headings with the row below that divides its columns, and the one above."""
    rows = [best]
    below = sheet.row(best + 1)
    is_divided = any(
        (best, column) in sheet.merged and (best + 1, column) not in sheet.merged for column in below
    )
    if below and is_divided and all(isinstance(cell.content, str) for cell in below.values()):
        rows.append(best + 1)
    above = [corner for corner in sheet.merged.values() if corner[0] == best - 1]
    if best - 1 in sheet.rows and above and any(best == row for row, _ in sheet.merged):
        rows.insert(0, best - 1)
    return rows
