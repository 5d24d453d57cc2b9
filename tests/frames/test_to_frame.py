"""Answers as frames: documented columns, texts as categories, numbers as numbers, safe for Parquet."""

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dxmodel as dx
from dxmodel.amount import Amount
from dxmodel.answers import to_dict
from dxmodel.checks import Finding
from dxmodel.errors import UnknownNameError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.frames import to_frame
from dxmodel.frames.answer_rows import ROWS
from dxmodel.ledger import Ledger
from dxmodel.plan import Missing
from dxmodel.progress import Assessment, Status
from dxmodel.testing import fiscal_years, ledgers, small_city
from tests.answers.every_answer import ANSWERS, PROBLEM

YEARS = fiscal_years(min_value=FiscalYear(2018), max_value=FiscalYear(2030))
WITH_FRAMES = (
    "assess",
    "rollup",
    "rollup_by",
    "forecast",
    "grade",
    "compare_methods",
    "compare_versions",
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
    frame = to_frame([], kind=kind)
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
        for name in ("progress", "pace", "score", "elapsed"):
            assert (None if pd.isna(row[name]) else row[name]) == document[name]
        amount = answer.resolved.amount
        assert pd.isna(row["value"]) == (amount is None)
        if amount is not None:
            unit = answer.indicator.unit or amount.unit
            assert row["value"] == float(amount.to(unit).magnitude)
            assert Amount.parse(row["known_as"], units=ledger.plan.unit_table) == amount
        if isinstance(answer.resolved.value, Missing):
            assert pd.isna(row["value"])


def test_statuses_compare_with_texts_and_group() -> None:
    """As categories of all statuses, in their order."""
    frame = to_frame(dx.assess(small_city(), "R5"))
    assert list(frame["status"].cat.categories) == [status.value for status in Status]
    counts = frame.groupby("status", observed=True).size().to_dict()
    assert counts == {"achieved": 1, "on-track": 2, "behind": 1, "regressing": 1, "not-assessed": 1}
    assert (frame["status"] == "on-track").sum() == 2


def test_the_target_stands_as_told_beside_its_number() -> None:
    """With 以上, and as the source prints it where that is another text."""
    frame = to_frame(dx.assess(dx.load_example("adachi"), "R6"))
    known = frame.dropna(subset=["target_known_as"])
    assert not known.empty


def test_a_finding_of_many_is_a_row_for_each() -> None:
    """With its own path; the document keeps them together."""
    findings = dx.check(small_city())
    frame = to_frame(findings)
    assert len(frame) == sum(finding.count for finding in findings)
    assert set(frame["severity"]) <= {"note", "warning"}
    assert to_frame(ValidationError([PROBLEM]))["code"].tolist() == ["formats.no_format"]


@pytest.mark.parametrize("answers", ["text", 1, [], [1], [PROBLEM, 2], small_city(), {}, None])
def test_what_is_no_answer_is_no_frame(answers: object) -> None:
    """The classes that are accepted are named."""
    with pytest.raises(UnknownNameError) as caught:
        to_frame(answers)
    assert "Assessment" in caught.value.facts["accepted"]
    assert to_frame((), kind=Finding).empty
    assert to_frame((), kind=Assessment).empty
