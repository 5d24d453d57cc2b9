"""What the city adds works in every answer, and keeps the laws of the library."""

import pandas as pd
import pytest
from shiomi_dx import CITY_SCALE, RULES, SHIOMI_INDEX, TERMINAL_BOX, small_step
from shiomi_dx.plan import shiomi

import dxmodel as dx
from dxmodel.frames import assess_frame
from dxmodel.progress import rollup_by
from dxmodel.report import report, to_markdown
from dxmodel.testing import assert_method_laws, assert_plan_laws

CITY = shiomi()


def test_the_unit_converts() -> None:
    """30 boxes are 1,200 terminals, in every text of the plan."""
    assert CITY.plan.amount("30端末箱") == CITY.plan.amount("1,200台").to(CITY.plan.amount("1端末箱").unit)
    assert TERMINAL_BOX.factor == 40
    answer = dx.assess(CITY, "R6")["terminals"]
    assert answer.progress == pytest.approx(0.5)


def test_the_method_gives_the_numbers_that_were_worked_out_by_hand() -> None:
    """30 of 10 → 50 boxes: (0.5 + 0.6) / 2; 41.8 of 40 → 42 %; 14 of 20 → 10 minutes."""
    answers = dx.assess(CITY, "R6", SHIOMI_INDEX)
    scores = {each.indicator.id: each.score for each in answers}
    assert scores["terminals"] == pytest.approx(0.55)
    assert scores["online"] == pytest.approx((0.9 + 41.8 / 42) / 2)
    assert scores["waiting"] == pytest.approx((0.6 + 10 / 14) / 2)
    assert [str(each.status) for each in answers] == ["behind", "on-track", "behind"]
    assert "潮見指数は0.55" in answers["terminals"].describe("ja")
    assert "progress of 50.0%" in answers["terminals"].explanation.describe("en")


def test_the_method_works_in_every_answer() -> None:
    """Comparisons, roll-ups, documents and frames."""
    comparison = dx.compare_methods(CITY, "R6", [SHIOMI_INDEX, "linear_pace"])["terminals"]
    assert "潮見指数 0.55" in comparison.describe("ja")
    answers = dx.assess(CITY, "R6", SHIOMI_INDEX)
    assert dx.rollup(answers, "mean", number="score").method == SHIOMI_INDEX
    assert rollup_by(answers, CITY, "plan")
    assert {each["method"] for each in dx.to_dict(answers)["assessments"]} == {"shiomi_index"}
    assert {*dx.to_frame(answers)["method"]} == {"shiomi_index"}
    rows = {"indicator": ["a", "b"], "fiscal_year": 2024, "value": [30.0, -1.0], "unit": "台"}
    levels = {"baseline": 10.0, "baseline_year": 2023, "target": 50.0, "target_year": 2026, "direction": "up"}
    frame = assess_frame(pd.DataFrame(rows | levels), SHIOMI_INDEX)
    assert frame["score"][0] == pytest.approx(0.55)
    assert frame["no_score"][1] == "outside-domain"


def test_the_scale_grades_by_the_index() -> None:
    """The city's grades for the score of its index."""
    marks = {each.indicator.id: each.mark for each in dx.grade(CITY, "R6", CITY_SCALE, by=SHIOMI_INDEX)}
    assert marks == {"terminals": "要努力", "online": "順調", "waiting": "要努力"}


def test_the_rule_has_its_words_in_the_report() -> None:
    """The step from 40 to 42 % is small; the other two are not."""
    (finding,) = small_step(CITY)
    assert finding.describe("ja").endswith("の目標42%は、基準値からの変化が10%未満です")
    assert finding.describe("en").endswith("the target 42% for FY2026 is within 10% of the baseline")
    assert finding in dx.check(CITY, RULES)
    assert finding.describe("en") in to_markdown(report(CITY, "R6", "en", method=SHIOMI_INDEX, rules=RULES))


def test_the_method_keeps_the_laws() -> None:
    """What it claims, with examples that Hypothesis draws."""
    assert_method_laws(SHIOMI_INDEX, max_examples=30)


def test_the_plan_keeps_the_laws() -> None:
    """However it is extended."""
    assert_plan_laws(CITY, SHIOMI_INDEX, max_examples=5)
