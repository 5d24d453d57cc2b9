"""tidy_tables: all of a ledger as tidy tables, one row for each thing and one datum in each cell.

They keep the rules of the ministry for tables that machines read
(統計表における機械判読可能なデータの表記方法の統一ルール): one row of headings, numbers without text, the
unit in a column of its own, fiscal years by their Western year and by that of the era, the code of the local
body in every row, no merged cells, no line breaks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

import attrs

from dxmodel.amount import Amount
from dxmodel.changes import Correct
from dxmodel.fiscal import FiscalSpan, FiscalYear, Month, When, last_day
from dxmodel.formats.amount_cells import amount_cells
from dxmodel.formats.tagged_unions import tag
from dxmodel.ledger import Evaluation, Ledger, Observation, resolve
from dxmodel.messages import Language, words
from dxmodel.plan import (
    Baseline,
    Completion,
    Indicator,
    ListValue,
    Missing,
    Plan,
    Ratio,
    Source,
    Target,
    TextValue,
    Value,
    name_of,
)
from dxmodel.plan.goals import Within
from dxmodel.revise import Revision, writes
from dxmodel.revise.access import item_of
from dxmodel.typed_fields import check_kind, typed_fields
from dxmodel.vocabulary import Vocabulary

__all__ = ["TidyCell", "TidyColumn", "TidyTable", "tidy_tables"]

TidyCell = str | int | bool | Decimal | None
"""What a cell holds: a text, a whole number, a truth value, a number, or nothing."""
ColumnKind = Literal["string", "integer", "number", "boolean"]
"""What a column holds, as a Data Package names it."""
_Cells = dict[str, TidyCell]

SEPARATOR = ";"
"""What stands between several departments, bodies or ids in one cell, as in frames."""
OWN = "."
"""What stands between the name of a column and that of a dimension, or of what the city adds."""

COLUMNS: Mapping[str, ColumnKind] = {
    "local_government_code": "string",
    "body_name": "string",
    "plan": "string",
    "plan_label": "string",
    "item": "string",
    "item_label": "string",
    "indicator": "string",
    "number": "string",
    "label": "string",
    "owners": "string",
    "initiatives": "string",
    "period": "string",
    "fiscal_year": "integer",
    "fiscal_year_ja": "string",
    "due": "string",
    "target_year": "integer",
    "target_year_ja": "string",
    "breakdown": "string",
    "goal": "string",
    "target": "number",
    "value": "number",
    "unit": "string",
    "known_as": "string",
    "low": "number",
    "high": "number",
    "target_known_as": "string",
    "numerator": "number",
    "numerator_unit": "string",
    "denominator": "number",
    "denominator_unit": "string",
    "missing": "string",
    "starts": "integer",
    "is_done": "boolean",
    "done_on": "string",
    "part_done": "string",
    "text": "string",
    "either": "boolean",
    "status": "string",
    "direction": "string",
    "accumulation": "string",
    "kind": "string",
    "window": "string",
    "span": "string",
    "bounds_low": "number",
    "bounds_high": "number",
    "denominator_label": "string",
    "baseline_year": "integer",
    "baseline_year_ja": "string",
    "baseline_span": "string",
    "baseline_as_of": "string",
    "baseline": "number",
    "baseline_unit": "string",
    "baseline_known_as": "string",
    "baseline_low": "number",
    "baseline_high": "number",
    "baseline_missing": "string",
    "baseline_printed": "string",
    "ended_year": "integer",
    "scale": "string",
    "grade": "string",
    "state": "string",
    "since": "string",
    "marks": "string",
    "comment": "string",
    "revision": "string",
    "revision_label": "string",
    "decided": "string",
    "in_force": "integer",
    "in_force_ja": "string",
    "decided_by": "string",
    "change_number": "integer",
    "change": "string",
    "is_correction": "boolean",
    "changed_item": "string",
    "changed_label": "string",
    "path": "string",
    "reason": "string",
    "known": "string",
    "as_of": "string",
    "scope": "string",
    "printed": "string",
    "is_used": "boolean",
    "confidence": "number",
    "document": "string",
    "page": "string",
    "cell": "string",
    "note": "string",
    "extra": "string",
}
"""The columns in their order, and what each holds; those of breakdowns and additions stand for several."""

_ALWAYS: Mapping[str, tuple[str, ...]] = {
    "observations": (
        "indicator", "label", "period", "fiscal_year", "fiscal_year_ja", "value", "unit", "known_as",
        "missing", "status", "known",
    ),
    "indicators": ("indicator", "label", "owners", "unit", "baseline_year", "baseline_year_ja", "baseline"),
    "targets": ("indicator", "label", "due", "target_year", "target_year_ja", "goal", "target", "unit"),
    "evaluations": ("item", "item_label", "fiscal_year", "fiscal_year_ja", "grade", "comment"),
    "revisions": ("revision", "revision_label", "decided", "change_number", "change", "changed_item", "path"),
}  # fmt: skip
"""The columns that each table has, also where they are empty, beside the code of the body and the plan."""


@attrs.frozen(field_transformer=typed_fields)
class TidyColumn:
    """A column of a tidy table.

    Attributes:
        name: its name, which is that of the same column in frames and in the CSV of observations.
        heading: its heading in the language of the table.
        kind: what it holds.
    """

    name: str
    heading: str
    kind: ColumnKind


@attrs.frozen(field_transformer=typed_fields)
class TidyTable:
    """A table with one row of headings, one row for each thing, and one datum in each cell.

    Attributes:
        name: what it holds: observations, indicators, targets, evaluations or revisions.
        heading: that in the language of the table.
        columns: its columns.
        rows: its rows, with a cell for each column.
    """

    name: str
    heading: str
    columns: tuple[TidyColumn, ...] = attrs.field(converter=tuple[TidyColumn, ...])
    rows: tuple[tuple[TidyCell, ...], ...] = attrs.field(converter=tuple[tuple[TidyCell, ...], ...])


def tidy_tables(ledger: Ledger, language: Language = "ja") -> tuple[TidyTable, ...]:
    """Return all of a ledger as tidy tables: observations, indicators, targets, evaluations, revisions.

    Withdrawn entries are left out.  A column in which every cell would be empty is left out, unless it is
    one of those that every table has.  Breakdowns and what the city adds have a column for each name.

    Args:
        ledger: the ledger of the plan.
        language: the language of the headings and of words such as 集計中; in English these are the codes of
            files and frames.

    >>> from dxmodel.testing import small_city
    >>> [(table.heading, len(table.rows)) for table in tidy_tables(small_city())]
    [('実績', 18), ('指標', 6), ('目標値', 7), ('評価', 2), ('改定', 4)]
    """
    check_kind("ledger", ledger, Ledger)
    plan = ledger.plan
    rows: Mapping[str, Iterable[_Cells]] = {
        "observations": (_observation(ledger, each, language) for each in ledger.valid_observations),
        "indicators": (_indicator(plan, each, language) for each in plan.indicators),
        "targets": (
            _target(plan, indicator, each, language)
            for indicator in plan.indicators
            for each in indicator.targets
        ),
        "evaluations": (_evaluation(plan, each, language) for each in ledger.valid_evaluations),
        "revisions": (row for each in ledger.revisions for row in _changes(ledger, each, language)),
    }
    head = _head(plan)
    return tuple(_table(name, [head | row for row in each], language) for name, each in rows.items())


def _table(name: str, rows: list[_Cells], language: Language) -> TidyTable:
    """Return a table with the columns that it always has, and those that some row fills."""
    always = ("local_government_code", "body_name", "plan", "plan_label", *_ALWAYS[name])
    used = {column: None for row in rows for column, cell in row.items() if cell is not None}
    order = [*COLUMNS]
    names = sorted(dict.fromkeys((*always, *used)), key=lambda each: order.index(each.partition(OWN)[0]))
    columns = [_column(each, language) for each in names]
    cells = tuple(tuple(row.get(column.name) for column in columns) for row in rows)
    return TidyTable(name, words(f"export.table_{name}", language), tuple(columns), cells)


def _column(name: str, language: Language) -> TidyColumn:
    column, _, own = name.partition(OWN)
    heading = column if language == "en" else words(f"export.column_{column}", language)
    return TidyColumn(name, f"{heading}_{own}" if own else heading, COLUMNS[column])


def _head(plan: Plan) -> _Cells:
    """Return the cells that every row begins with: whose plan it is."""
    codes = [each.code for each in plan.bodies if each.code is not None]
    return {
        "local_government_code": _joined(codes),
        "body_name": _joined(each.label.text for each in plan.bodies),
        "plan": plan.id,
        "plan_label": _line(plan.label.text),
    }


# --- the rows of each table


def _observation(ledger: Ledger, entry: Observation, language: Language) -> _Cells:
    indicator, year = ledger.plan.indicator(entry.indicator), ledger.year_of(entry)
    return {
        **_name(ledger.plan, indicator, language),
        "period": _period(entry.period),
        **_year("fiscal_year", year),
        **_own("breakdown", entry.breakdown),
        **_value(entry.value, language),
        "status": _word(entry.status, language),
        "known": _when(entry.known),
        "as_of": None if entry.as_of is None else str(last_day(entry.as_of)),
        "scope": _text(entry.scope, language),
        "printed": _text(entry.printed, language),
        "is_used": year is not None and _is_used(ledger, indicator, entry, year),
        "confidence": None if entry.doubt is None else entry.doubt.confidence,
        **_source(entry.sources),
        "note": _text(entry.note, language),
        **_own("extra", entry.extra),
    }


def _is_used(ledger: Ledger, indicator: Indicator, entry: Observation, year: FiscalYear) -> bool:
    """Return whether an entry is used for the value of its year, as in frames."""
    resolved = resolve(ledger, indicator, year)
    return any(each is entry for each in (resolved.observation, *resolved.parts))


def _indicator(plan: Plan, indicator: Indicator, language: Language) -> _Cells:
    bounds, whole, window, ended = indicator.bounds, indicator.denominator, indicator.window, indicator.ended
    return {
        **_name(plan, indicator, language),
        "owners": _joined(plan.owners_of(indicator)),
        "initiatives": _joined(link.to for link in indicator.initiatives),
        "unit": None if indicator.unit is None else str(indicator.unit),
        "direction": _word(indicator.direction, language),
        "accumulation": _word(indicator.accumulation, language),
        "kind": _word(indicator.kind, language),
        "window": None if window is None else _text(window, language),
        "span": None if indicator.span is None else str(indicator.span),
        "scope": _text(indicator.scope, language),
        "bounds_low": None if bounds is None or bounds.low is None else bounds.low.magnitude,
        "bounds_high": None if bounds is None or bounds.high is None else bounds.high.magnitude,
        "denominator_label": None if whole is None else _text(whole.label, language),
        **({} if indicator.baseline is None else _baseline(indicator.baseline, language)),
        "ended_year": None if ended is None else ended.last.year,
        **_source(indicator.sources),
        "note": _text(indicator.note, language),
        **_own("extra", indicator.extra),
    }


def _baseline(baseline: Baseline, language: Language) -> _Cells:
    value = _value(baseline.value, language)
    names = ("unit", "known_as", "low", "high", "missing")
    return {
        **_year("baseline_year", baseline.year),
        "baseline_span": None if baseline.span is None else str(baseline.span),
        "baseline_as_of": None if baseline.as_of is None else str(last_day(baseline.as_of)),
        "baseline": value.get("value"),
        **{f"baseline_{name}": value.get(name) for name in names},
        "baseline_printed": _text(baseline.printed, language),
    }


def _target(plan: Plan, indicator: Indicator, target: Target, language: Language) -> _Cells:
    goal = target.goal
    numbers: _Cells = {}
    if isinstance(goal, Within):
        numbers = {"unit": str(goal.low.unit), "low": goal.low.magnitude, "high": goal.high.magnitude}
    elif isinstance(amount := getattr(goal, "amount", getattr(goal, "share", None)), Amount):
        numbers = _amount(amount, language)
        numbers["target"] = numbers.pop("value")
    kind = tag(type(goal))
    return {
        **_name(plan, indicator, language),
        "due": _line(format(target.due, language)),
        **_year("target_year", target.due.year),
        **_own("breakdown", target.breakdown),
        "goal": kind if language == "en" else words(f"export.goal_{kind}", language),
        **numbers,
        "target_known_as": _line(format(goal, language)),
        "either": True if target.either else None,
        "printed": _text(target.printed, language),
        "confidence": None if target.doubt is None else target.doubt.confidence,
        **_source(target.sources),
        "note": _text(target.note, language),
        **_own("extra", target.extra),
    }


def _evaluation(plan: Plan, evaluation: Evaluation, language: Language) -> _Cells:
    return {
        "item": evaluation.item,
        "item_label": _item_label(plan, evaluation.item, language),
        **_year("fiscal_year", evaluation.year),
        "period": None if evaluation.months is None else _period(evaluation.months),
        "scale": evaluation.scale,
        "grade": _text(evaluation.grade, language),
        "state": None if evaluation.state is None else _word(evaluation.state, language),
        "since": _when(evaluation.since),
        "marks": _joined(evaluation.marks),
        "comment": _text(evaluation.comment, language),
        "known": _when(evaluation.known),
        **_source(evaluation.sources),
        **_own("extra", evaluation.extra),
    }


def _changes(ledger: Ledger, revision: Revision, language: Language) -> Iterator[_Cells]:
    """Yield a row for each change of a revision; one without a change for a revision that has none."""
    head: _Cells = {
        "revision": revision.id,
        "revision_label": _text(revision.label, language),
        "decided": _when(revision.decided),
        **_year("in_force", revision.in_force),
        "decided_by": _joined(revision.by),
        **_source(revision.sources),
        "note": _text(revision.note, language),
    }
    if not revision.changes:
        yield head | {"reason": _joined(_line(format(each.text, language)) for each in revision.reasons)}
    for number, change in enumerate(revision.changes, 1):
        stated = change.change if isinstance(change, Correct) else change
        kind, paths = tag(type(stated)), writes(stated)
        item = item_of(paths[0]) if paths else None
        item = item if item in ledger.plan or item in ledger.founding else None
        reasons = [
            _line(format(each.text, language))
            for each in revision.reasons
            if not each.about or any(about in (item, *paths) for about in each.about)
        ]
        yield head | {
            "change_number": number,
            "change": kind if language == "en" else words(f"export.change_{kind}", language),
            "is_correction": True if isinstance(change, Correct) else None,
            "changed_item": item,
            "changed_label": None if item is None else _item_label(ledger.plan, item, language),
            "path": _joined(paths),
            "reason": _joined(reasons),
        }


# --- cells


def _name(plan: Plan, indicator: Indicator, language: Language) -> _Cells:
    label = _line(format(name_of(plan, indicator), language))
    return {"indicator": indicator.id, "number": _text(indicator.number, language), "label": label}


def _item_label(plan: Plan, id: str, language: Language) -> str | None:
    """Return the name of an item, or of the plan itself; None where it has none."""
    item = plan if id == plan.id else plan.get(id)
    if isinstance(item, Indicator):
        return _line(format(name_of(plan, item), language))
    return _text(getattr(item, "label", None), language)


def _value(value: Value, language: Language) -> _Cells:
    match value:
        case Amount():
            return _amount(value, language)
        case Ratio(numerator, denominator):
            return {
                **({} if value.amount is None else _amount(value.amount, language)),
                "numerator": numerator.magnitude,
                "numerator_unit": str(numerator.unit),
                "denominator": denominator.magnitude,
                "denominator_unit": str(denominator.unit),
            }
        case Missing(reason, starts):
            return {"missing": _word(reason, language), "starts": None if starts is None else starts.year}
        case Completion():
            part = _text(value.part, language)
            on = value.on if isinstance(value.on, When) else None
            return {"is_done": value.is_done, "done_on": _when(on), "part_done": part}
        case TextValue() | ListValue():
            return {"text": _line(format(value, language))}


def _amount(amount: Amount, language: Language) -> _Cells:
    """Return the cells of an amount: its number, its unit, how well it is known, and its interval."""
    cells = amount_cells(amount)
    known_as = cells["known_as"]
    low, high = cells.get("low"), cells.get("high")
    return {
        "value": Decimal(cells["value"]),
        "unit": cells["unit"],
        "known_as": known_as if language == "en" else words(f"export.known_{known_as}", language),
        "low": None if low is None else Decimal(low),
        "high": None if high is None else Decimal(high),
    }


def _year(column: str, year: FiscalYear | None) -> _Cells:
    """Return a fiscal year by the Western year in which it begins, and by the year of the era."""
    return {} if year is None else {column: year.year, f"{column}_ja": format(year, "ja")}


def _period(period: FiscalYear | FiscalSpan) -> str:
    """Return the text of a period; a single month with both ends, as Excel makes a day of 2024-04."""
    text = str(period)
    is_month = isinstance(period, FiscalSpan) and isinstance(period.start, Month) and "/" not in text
    return f"{text}/{text}" if is_month else text


def _when(time: When | None) -> str | None:
    """Return the text of a time; a month by its days, as Excel makes a day of 2024-04."""
    if time is None:
        return None
    text = str(time)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        return text
    return f"{time.not_before}/{time.not_after}"


def _source(sources: tuple[Source, ...]) -> _Cells:
    """Return the cells of the first source."""
    if not sources:
        return {}
    source = sources[0]
    return {"document": source.document, "page": source.page, "cell": source.cell}


def _own(column: str, pairs: Iterable[tuple[str, str]]) -> _Cells:
    """Return a cell for each name of a breakdown, or of what the city adds."""
    return {f"{column}{OWN}{_line(name)}": _line(text) for name, text in pairs}


def _word(member: Vocabulary, language: Language) -> str:
    """Return the word for a member of a vocabulary; in English its code, as in files and frames."""
    return str(member) if language == "en" else format(member, language)


def _joined(texts: Iterable[str]) -> str | None:
    return SEPARATOR.join(map(_line, texts)) or None


def _text(value: object, language: Language) -> str | None:
    if value is None:
        return None
    return _line(value if isinstance(value, str) else format(value, language)) or None


def _line(text: str) -> str:
    """Return a text on one line: no line breaks or tabs for layout."""
    return re.sub(r"[ \u3000]*[\t\n\v\f\r\x85\u2028\u2029]+[ \u3000]*", " ", text).strip(" ")
