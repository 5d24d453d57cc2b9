"""EntryForm: what the entry workbook of a department asks for in a fiscal year, row by row."""

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

import attrs

from dxmodel.amount import Amount
from dxmodel.fiscal import FiscalYear
from dxmodel.ledger import Breakdown, Ledger, ObservationStatus, ResolvedValue, Scale, resolve
from dxmodel.messages import Language, template, words
from dxmodel.plan import Due, Indicator, Missing, MissingReason, Plan, Target
from dxmodel.plan.goals import Completed
from dxmodel.plan.names import member_name, name_of
from dxmodel.progress.due_result import is_asked_for
from dxmodel.progress.inputs.member import members_with_targets, of_member
from dxmodel.progress.inputs.target_range import judged_targets
from dxmodel.progress.inputs.yearly_targets import with_dated_targets
from dxmodel.progress.printed_goal import printed_goal
from dxmodel.visible_text import visible

__all__ = [
    "ENTERED",
    "LOCKED",
    "REASON_WORDS",
    "STATUS_WORDS",
    "EntryForm",
    "EntryRow",
    "RowKey",
    "asked_indicators",
    "cell_text",
    "entry_forms",
    "entry_row",
    "has_milestone",
    "headings",
    "plan_version",
    "scales_of",
]

RowKey = tuple[str, Breakdown]
"""The id of an indicator, and the member of a breakdown; () for the total."""

LOCKED = ("id", "name", "unit", "baseline", "previous", "target")
"""The columns that are filled in when a workbook is issued, and locked."""
ENTERED = ("value", "state", "measured", "note", "person")
"""The columns that a department fills in; those of the grades follow."""

STATUS_WORDS: Mapping[ObservationStatus, str] = {
    ObservationStatus.FINAL: "確定",
    ObservationStatus.PROVISIONAL: "速報",
    ObservationStatus.FORECAST: "見込み",
}
REASON_WORDS: Mapping[MissingReason, str] = {
    MissingReason.PENDING: "集計中",
    MissingReason.NOT_STARTED: "未開始",
    MissingReason.NOT_IMPLEMENTED: "未実施",
    MissingReason.NOT_SURVEYED: "調査なし",
    MissingReason.NOT_APPLICABLE: "対象外",
    MissingReason.WITHHELD: "非公表",
    MissingReason.UNKNOWN: "不明",
}
"""The words for what a value is, and for why there is none."""

LONGEST_CELL = 32_767
"""The greatest number of characters in a cell of Excel."""


@attrs.frozen(kw_only=True)
class EntryRow:
    """A row of an entry workbook, as it is issued.

    Attributes:
        key: the indicator, and the member of a breakdown.
        indicator: the indicator, or that of the member.
        texts: the text of each column that is filled in before.
        usual: the amount of the year before, in the unit of the indicator; None for none.
        scales: ids of the scales by which it may be graded.
    """

    key: RowKey
    indicator: Indicator
    texts: Mapping[str, str]
    usual: Amount | None
    scales: tuple[str, ...]


@attrs.frozen(kw_only=True)
class EntryForm:
    """What the workbook of one department asks for in one fiscal year.

    Attributes:
        plan: the plan in force in that year.
        version: the fingerprint of that plan.
        year: the fiscal year.
        department: the department; None for the indicators without one.
        scales: the scales of the plan that are valid in that year.
        rows: a row for each indicator, and for each member of a breakdown with a target.
        language: the language of the headings and instructions.
    """

    plan: Plan
    version: str
    year: FiscalYear
    department: str | None
    scales: tuple[Scale, ...]
    rows: tuple[EntryRow, ...]
    language: Language

    @property
    def department_name(self) -> str:
        """The name of the department, or what stands for those without one."""
        return self.department or words("entry.no_department", self.language)


def entry_forms(
    ledger: Ledger, year: FiscalYear, language: Language, departments: Container[str | None] | None = None
) -> tuple[EntryForm, ...]:
    """Return the forms of a fiscal year, in the order in which the plan names the departments.

    An indicator of several departments is asked of each.  One that has ended before, that is not measured in
    that year, or that follows from others, is not asked for.

    Args:
        ledger: the ledger of the plan.
        year: the fiscal year that results are asked for.
        language: the language of the texts.
        departments: the departments that forms are wanted of, None among them for the indicators without one;
            all if None.
    """
    plan = ledger.in_force(year).plan
    scales = scales_of(ledger, year)
    rows: dict[str | None, list[EntryRow]] = {}
    for indicator, owners in asked_indicators(ledger, plan, year):
        own_rows = [entry_row(ledger, plan, key, year, language, scales) for key in _keys(indicator)]
        for owner in owners or (None,):
            if departments is None or owner in departments:
                rows.setdefault(owner, []).extend(own_rows)
    version = plan_version(plan)
    return tuple(
        EntryForm(
            plan=plan,
            version=version,
            year=year,
            department=department,
            scales=scales,
            rows=tuple(of_department),
            language=language,
        )
        for department, of_department in rows.items()
    )


def asked_indicators(
    ledger: Ledger, plan: Plan, year: FiscalYear
) -> Iterator[tuple[Indicator, tuple[str, ...]]]:
    """Yield the indicators of the plan of a year that results are asked for, with their departments."""
    for indicator in plan.indicators:
        if indicator.id in ledger.plan and is_asked_for(plan, indicator, year):
            yield indicator, plan.owners_of(indicator)


def plan_version(plan: Plan) -> str:
    """Return the fingerprint of a plan: plans with one fingerprint are equal."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()[:16]


def scales_of(ledger: Ledger, year: FiscalYear) -> tuple[Scale, ...]:
    """Return the scales of a ledger that are valid in a fiscal year."""
    return tuple(scale for scale in ledger.scales if scale.holds(year))


def _keys(indicator: Indicator) -> Iterator[RowKey]:
    """Yield the total, unless only members have targets, and each member with a target."""
    members = members_with_targets(indicator)
    if indicator.total_targets or not members:
        yield indicator.id, ()
    for member in members:
        yield indicator.id, member


def entry_row(
    ledger: Ledger, plan: Plan, key: RowKey, year: FiscalYear, language: Language, scales: Sequence[Scale]
) -> EntryRow:
    """Return the row of an indicator, or of a member, in a fiscal year."""
    id, breakdown = key
    whole = plan.indicator(id)
    own_ledger, indicator = of_member(ledger, whole, breakdown) if breakdown else (ledger, whole)
    name = format(member_name(name_of(plan, whole), breakdown), language)
    unit = whole.unit_in(year)
    texts = {
        "id": "/".join([id, *(f"{dimension}={member}" for dimension, member in breakdown)]),
        "name": f"{whole.number} {name}" if whole.number and whole.label else name,
        "unit": "" if unit is None else str(unit),
        "baseline": _baseline_text(indicator, language),
        "previous": "",
        "target": _target_text(plan, whole, breakdown, year, language),
        "measured": str(whole.window.of(year)) if whole.window else format(year, language),
    }
    usual = None
    if year > FiscalYear.MIN:
        before = resolve(own_ledger, indicator, year - 1)
        usual, texts["previous"] = before.amount, _result_text(before, language)
    return EntryRow(
        key=key,
        indicator=whole,
        texts={column: cell_text(text) for column, text in texts.items()},
        usual=usual if usual is not None and usual.unit == unit else None,
        scales=tuple(scale.id for scale in scales if not breakdown and scale.is_for(whole.kind)),
    )


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: no hidden characters, and not longer than Excel allows."""
    return visible(text)[:LONGEST_CELL]


def has_milestone(indicator: Indicator) -> bool:
    """Return whether an indicator has a target that is reached when something is done."""
    return any(isinstance(target.goal, Completed) for target in indicator.targets)


def headings(
    year: FiscalYear | None, language: Language, scales: Sequence[Scale], *, remarks: bool = False
) -> dict[str, str]:
    """Return the heading of each column, in their order."""
    texts = {
        column: words(f"entry.heading_{column}", language, year=_short(year, language), before=before)
        for before in [_short(year - 1 if year is not None and year > FiscalYear.MIN else None, language)]
        for column in (*LOCKED, *ENTERED)
    }
    for scale in scales:
        texts[f"grade:{scale.id}"] = words("entry.heading_grade", language, scale=scale.label)
    if remarks:
        texts["remark"] = words("entry.heading_remark", language)
    return {column: cell_text(text) for column, text in texts.items()}


def _short(year: FiscalYear | None, language: Language) -> str:
    """Return a fiscal year in the short form of tables: R6, FY2024."""
    if year is None:
        return ""
    return str(year) if language == "ja" else format(year, language)


def _baseline_text(indicator: Indicator, language: Language) -> str:
    baseline = indicator.baseline
    if baseline is None or isinstance(baseline.value, Missing):
        return ""
    text = baseline.printed if baseline.printed and language == "ja" else format(baseline.value, language)
    time = format(baseline.span, language) if baseline.span else _short(baseline.year, language)
    return _with_time(text, time, language) if time else text


def _result_text(resolved: ResolvedValue, language: Language) -> str:
    """Return the result of a year, or why it is missing; what may still change says so."""
    observation = resolved.observation
    if observation is None:
        return "" if resolved.value is None else format(resolved.value, language)
    shown = (observation.printed if language == "ja" else None) or format(observation.value, language)
    if observation.status is ObservationStatus.FINAL:
        return shown
    return _with_time(shown, format(observation.status, language), language)


def _target_text(
    plan: Plan, indicator: Indicator, breakdown: Breakdown, year: FiscalYear, language: Language
) -> str:
    """Return the targets that the year is judged by, each with its due date."""
    dated = with_dated_targets(plan, indicator, year)
    targets = judged_targets(dated, year, breakdown=breakdown)
    return "\n".join(_goal_text(target, language) for target in targets)


def _with_time(text: str, time: str, language: Language) -> str:
    return _time_template(language).format(text=text, time=time)


@cache
def _time_template(language: Language) -> str:
    return template("entry.with_time", language)


def _goal_text(target: Target, language: Language) -> str:
    text = (printed_goal(target) if language == "ja" else None) or format(target.goal, language)
    due = target.due
    is_plain = due.not_before in (None, due.by) and due.qualifier is None and isinstance(due.by, FiscalYear)
    time = _short(due.year, language) if is_plain else format(due, language)
    return text if due == Due() else _with_time(text, time, language)
