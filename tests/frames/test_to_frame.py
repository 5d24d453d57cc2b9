"""Answers as frames: documented columns, texts as categories, numbers as numbers, safe for Parquet."""

import io
from fractions import Fraction
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxmodel as dx
from dxmodel.amount import Amount, compatible
from dxmodel.answers import to_dict
from dxmodel.checks import Finding
from dxmodel.errors import DxError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.formats import published_scales
from dxmodel.frames import to_frame
from dxmodel.frames.answer_rows import ROWS
from dxmodel.frames.observations import breakdown_text
from dxmodel.ledger import Ledger, resolve
from dxmodel.plan import Missing, Ratio
from dxmodel.progress import Assessment, NoRollup, Pooled, Status
from dxmodel.progress.engine.trajectory import NUMBERS
from dxmodel.testing import fiscal_years, ledgers, small_city
from tests.answers.every_answer import ANSWERS, PROBLEM
from tests.yaml_ledger import ledger_of

YEARS = fiscal_years(min_value=FiscalYear(2018), max_value=FiscalYear(2030))
WITH_FRAMES = (
    "assess",
    "rollup",
    "rollup_by",
    "forecast",
    "grade",
    "initiatives",
    "pooled_share",
    "resolve",
    "compare_methods",
    "compare_versions",
    "due_results",
    "check",
    "problems",
)


@given(ledger=ledgers(), at=YEARS, kind=st.sampled_from(WITH_FRAMES))
def test_every_answer_is_a_frame_that_parquet_keeps(ledger: Ledger, at: FiscalYear, kind: str) -> None:
    """With the same columns, of the same types, whatever the answers are."""
    for answer in ANSWERS[kind](ledger, at):
        frame = to_frame(answer)
        buffer = io.BytesIO()
        frame.to_parquet(buffer)
        read = pd.read_parquet(buffer)
        assert [*read.columns] == [*frame.columns]
        if len(frame):  # of a file without rows, pyarrow reads no categories
            pd.testing.assert_frame_equal(read, frame)
        assert not frame.dtypes.eq("object").any()


@pytest.mark.parametrize("kind", ROWS, ids=lambda each: each.__name__)
def test_no_answers_are_a_frame_with_the_same_columns(kind: type) -> None:
    """So that frames of many plans can be put together."""
    frame = to_frame([], answer_class=kind)
    assert len(frame) == 0
    assert {*frame.columns} == {*ROWS[kind].columns}


@given(ledger=ledgers(), at=YEARS)
def test_a_row_has_the_numbers_and_the_codes_of_its_answer(ledger: Ledger, at: FiscalYear) -> None:
    """In the unit of the row; a missing number is nan, a missing value is never zero."""
    answers = dx.assess(ledger, at)
    frame = to_frame(answers)
    rows = [each for answer in answers for each in (answer, *answer.members)]
    assert len(frame) == len(rows)
    for (_, row), answer in zip(frame.iterrows(), rows, strict=True):
        document = to_dict(answer)
        assert row["status"] == document["status"]
        assert (None if pd.isna(row["reason"]) else row["reason"]) == document["reason"]
        for name in NUMBERS:
            number = document[name]
            if isinstance(number, dict):  # an amount: of a range the middle, nothing for an open one
                ends = [number["low"], number["high"]]
                number = None if None in ends else sum(map(Fraction, ends)) / 2
            expected = None if number is None else float(number)
            assert (None if pd.isna(row[name]) else row[name]) == pytest.approx(expected), name
        assert row["is_doubtful"] == bool(answer.doubts)
        assert (None if pd.isna(row["possible"]) else row["possible"].split(";")) == (
            document["possible"] or None
        )
        amount = answer.resolved.amount
        unit = None if amount is None else answer.indicator.unit or amount.unit
        is_number = amount is not None and unit is not None and compatible(amount.unit, unit)
        assert pd.isna(row["value"]) != is_number
        if amount is not None and unit is not None and is_number:
            assert row["value"] == float(amount.to(unit).magnitude)
            interval = amount.to(unit).interval
            ends = [None if pd.isna(row[name]) else row[name] for name in ("low", "high")]
            assert ends == [None if end is None else float(end) for end in (interval.low, interval.high)]
        if amount is not None:
            observation = answer.resolved.observation
            is_printed = observation is not None and observation.printed is not None
            if not is_printed and isinstance(answer.resolved.value, Amount):
                assert Amount.parse(row["known_as"], units=ledger.plan.unit_table) == amount
        if isinstance(answer.resolved.value, Missing):
            assert pd.isna(row["value"])


def test_frames_of_several_plans_can_be_put_together() -> None:
    """Each row has the bodies and the id of its plan, where that is given; an empty frame has the columns."""
    city = small_city()
    answers = dx.assess(city, "R5")
    frame = to_frame(answers, plan=city.plan)
    assert [*frame.columns[:2]] == ["body", "plan"]
    assert {*zip(frame["body"], frame["plan"], strict=True)} == {("992011", "dx-plan")}
    pd.testing.assert_frame_equal(frame.drop(columns=["body", "plan"]), to_frame(answers))
    assert [*to_frame(answers[:0], plan=city.plan, answer_class=Assessment).columns] == [*frame.columns]


def test_statuses_compare_with_texts_and_group() -> None:
    """As categories of all statuses, in their order."""
    frame = to_frame(dx.assess(small_city(), "R5"))
    assert list(frame["status"].cat.categories) == [status.value for status in Status]
    counts = frame.groupby("status", observed=True).size().to_dict()
    assert counts == {"achieved": 1, "on-track": 2, "behind": 1, "regressing": 1, "not-assessed": 1}
    assert (frame["status"] == "on-track").sum() == 2


def test_what_is_printed_stands_beside_its_number() -> None:
    """With 約 and 以上, in the words of the source, and a computed share with the decimals of sentences."""
    indicators = """
    - {id: about, label: 件数, unit: 件, targets: [{due: R8, goal: {at-least: 60件}}]}
    - {id: printed, label: 参加者, unit: 人, targets: [{due: R8, goal: {reach: 100人}, printed: 100名}]}
    - {id: share, label: 率, unit: "%", targets: [{due: R8, goal: {reach: 60%}}]}
    """
    observations = """
    - {indicator: about, period: R4, value: 約50件, status: provisional}
    - {indicator: printed, period: R4, value: 95人, printed: 95名}
    - {indicator: share, period: R4, value: {ratio: {numerator: 3件, denominator: 7件}}}
    """
    frame = to_frame(dx.assess(ledger_of(indicators, observations), "R4"))
    assert [*frame["known_as"]] == ["約50件", "95名", "42.9%"]
    assert [*frame["target_known_as"]] == ["60件以上", "100名", "60%"]
    assert [*frame["is_provisional"]] == [True, False, False]
    assert (frame["low"][0], frame["high"][0]) == (45, 55)


def test_a_value_in_a_unit_of_another_kind_has_only_its_text() -> None:
    """As one from before another definition; the row keeps the unit of the indicator."""
    indicator = """
    - {id: x, label: 利用, unit: 人, baseline: {value: 5件, year: R3}, breaks: [{since: R5, unit: 件}]}
    """
    [row] = to_frame(dx.assess(ledger_of(indicator), "R3")).to_dict("records")
    assert (row["unit"], row["known_as"]) == ("人", "5件")
    assert all(pd.isna(row[name]) for name in ("value", "low", "high"))


def test_members_with_signs_in_their_names_are_told_apart() -> None:
    """The text of a breakdown is of one breakdown."""
    breakdowns = [(("a", "b, c=d"),), (("a", "b"), ("c", "d")), (("a", "b\\, c=d"),)]
    assert len({*map(breakdown_text, breakdowns)}) == 3


def test_a_finding_of_many_is_a_row_for_each() -> None:
    """With its own path; the document keeps them together."""
    findings = dx.check(small_city())
    frame = to_frame(findings)
    assert len(frame) == sum(finding.count for finding in findings)
    assert set(frame["severity"]) <= {"note", "warning"}
    assert to_frame(ValidationError([PROBLEM]))["code"].tolist() == ["formats.no_format"]


@pytest.mark.parametrize(
    ("answers", "arguments", "code"),
    [
        ("text", {}, "frame.no_frame"),
        (1, {}, "frame.no_frame"),
        ([1], {}, "frame.no_frame"),
        (small_city(), {}, "frame.no_frame"),
        (dx.assess(small_city(), "R5")[0].explanation, {}, "frame.no_frame"),
        ({}, {}, "frame.no_frame"),
        (None, {}, "frame.no_frame"),
        ([], {}, "answers.empty_list"),
        ([PROBLEM, 2], {}, "answers.several_classes"),
        ([PROBLEM], {"answer_class": Finding}, "answers.several_classes"),
        ([PROBLEM], {"answer_class": "Problem"}, "plan.wrong_kind"),
        ([PROBLEM], {"plan": small_city()}, "plan.wrong_kind"),
    ],
)
def test_what_is_no_answer_is_no_frame(answers: object, arguments: Any, code: str) -> None:
    """In both languages, with what is accepted."""
    with pytest.raises(DxError) as caught:
        to_frame(answers, **arguments)
    assert caught.value.code == code
    assert caught.value.describe("ja") != caught.value.describe("en")
    assert to_frame((), answer_class=Finding).empty
    assert to_frame((), answer_class=Assessment).empty


def test_equal_values_and_targets_keep_their_own_decimals() -> None:
    """72% and 72.0% are equal, and each row has the text of its own."""
    indicators = """
    - {id: plain, label: 満足, unit: "%", targets: [{due: R4, goal: {at-least: 72%}}]}
    - {id: exact, label: 認知, unit: "%", targets: [{due: R4, goal: {at-least: 72.0%}}]}
    """
    observations = """
    - {indicator: plain, period: R4, value: 72%}
    - {indicator: exact, period: R4, value: 72.0%}
    """
    frame = to_frame(dx.assess(ledger_of(indicators, observations), "R4"))
    assert [*frame["target_known_as"]] == ["72%以上", "72.0%以上"]
    assert [*frame["known_as"]] == ["72%", "72.0%"]


def test_a_total_over_years_and_other_targets_of_the_year_stand_in_their_columns() -> None:
    """The total is what the shares are of; the other targets are in the order of their own statuses."""
    indicators = """
    - id: total
      label: 講座
      unit: 回
      accumulation: flow
      targets: [{due: R5, goal: {total-over: {amount: 100回, span: R4/R5}}}]
    - id: both
      label: 排出量
      unit: トン
      direction: down
      baseline: {value: 40トン, year: R3}
      targets:
        - {due: R5, goal: {at-most: 20トン}}
        - {due: R5, goal: {reduce-by: {share: 10%}}, printed: 1割減}
    """
    observations = """
    - {indicator: total, period: R4, value: 20回}
    - {indicator: total, period: R5, value: 約40回}
    - {indicator: both, period: R5, value: 30トン}
    """
    frame = to_frame(dx.assess(ledger_of(indicators, observations), "R5")).set_index("indicator")
    total, both = frame.loc["total"], frame.loc["both"]
    assert (total["value"], total["total_low"], total["total_high"]) == (40, 56, 64)
    assert both["status"] == "missed"
    assert (both["other_targets"], both["other_statuses"]) == ("1割減", "achieved")
    assert pd.isna([total["other_targets"], both["total"]]).all()


def test_grades_of_initiatives_shares_and_values_are_frames() -> None:
    """Those of the small city: a row for each, with the codes and numbers of its document."""
    city = small_city()
    initiatives = dx.grade(city, "R5", published_scales()["tama"]).initiatives
    frame = to_frame(initiatives)
    assert [*frame["initiative"]] == [each.initiative.id for each in initiatives]
    assert frame["official"][0] == "B"
    values = to_frame([resolve(city, each, FiscalYear(2023)) for each in city.plan.indicators])
    assert [*values["known_as"].dropna()] == ["42%", "15分", "71%", "1,380時間", "310人"]
    shares = [
        Pooled(at=FiscalYear(2023), indicators=("a", "b"), ratio=Ratio("3件", "7件")),
        Pooled(at=FiscalYear(2023), indicators=("c",), reason=NoRollup.NO_PARTS),
    ]
    [share, none] = to_frame(shares).to_dict("records")
    assert (share["indicators"], share["numerator"], share["denominator"]) == ("a;b", 3, 7)
    assert (share["known_as"], share["unit"]) == ("42.9%", "%")
    assert none["reason"] == "no-parts"
    assert pd.isna(none["value"])
