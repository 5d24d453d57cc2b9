"""Each rule finds what it is for, where it is, and nothing in a plan that is in order."""

from typing import Any

import attrs
import pytest

from dxmodel.amount import Amount, Unit
from dxmodel.changes import Change, End, ExtendPeriod, Redefine, Rename, SetBaseline, SetTarget
from dxmodel.checks import RULES, Finding, Severity, check
from dxmodel.checks.goal_rules import GOAL_RULES
from dxmodel.checks.value_rules import VALUE_RULES
from dxmodel.formats import published_scales
from dxmodel.goals import Reach, TotalOver
from dxmodel.ledger import Evaluation, Grade, Ledger, Observation, Scale, Withdrawn
from dxmodel.messages import LANGUAGES
from dxmodel.plan import (
    Accumulation,
    Alternative,
    Baseline,
    Body,
    Bounds,
    Break,
    Bridge,
    Completion,
    Constraint,
    ConstraintKind,
    Countable,
    Declared,
    Difference,
    Direction,
    Doubt,
    Indicator,
    Initiative,
    Missing,
    OwnUnit,
    Pillar,
    Plan,
    Predecessor,
    Priority,
    Ratio,
    Review,
    Successor,
    Sum,
    Target,
)
from dxmodel.revise import Revision
from dxmodel.storage import load_example
from dxmodel.testing import small_city


def hours(**changes: Any) -> Indicator:
    """An indicator in order: it measures an initiative, and has a baseline and a target."""
    fields: dict[str, Any] = {
        "id": "hours",
        "order": 1,
        "label": "時間",
        "unit": "時間",
        "initiatives": ["rpa"],
        "owners": ["DX推進課"],
        "baseline": Baseline(value="100時間", year="R4"),
        "targets": [Target(due="R6", goal=Reach("200時間"))],
    }
    return Indicator(**fields | changes)


def share(**changes: Any) -> Indicator:
    """A share that measures an initiative."""
    fields: dict[str, Any] = {
        "id": "share",
        "label": "割合",
        "unit": "%",
        "baseline": Baseline(value="10%", year="R4"),
        "targets": [Target(due="R6", goal=Reach("90%"))],
    }
    return hours(**fields | changes)


def ledger(*observations: Observation, revisions: Any = (), **changes: Any) -> Ledger:
    """A ledger in order, with some fields of its plan exchanged."""
    fields: dict[str, Any] = {
        "id": "dx",
        "label": "DX推進計画",
        "bodies": [Body("131211", "足立区")],
        "period": "R4/R6",
        "initiatives": [Initiative(id="rpa", order=1, label="RPA")],
        "indicators": [hours()],
    }
    return Ledger(founding=Plan(**fields | changes), observations=observations, revisions=revisions)


def observed(value: str, **fields: Any) -> Observation:
    """An observation of the hours in R5."""
    return Observation(**{"indicator": "hours", "period": "R5", "value": value} | fields)


def revision(id: str, decided: str, *changes: Change) -> Revision:
    """A revision with the fields that matter."""
    return Revision(id=id, label=id, decided=decided, changes=changes)


def waiting(span: str) -> Ledger:
    """A plan whose review in R7 waits for something that is done in a span."""
    done: dict[str, Any] = {"on": "review", "kind": ConstraintKind.WAITS_FOR, "by": "rpa", "text": "完了後"}
    return ledger(
        reviews=[Review(id="review", order=1, label="見直し", year="R7")],
        constraints=[Constraint(id="wait", order=1, span=span, **done)],
    )


def by_hand(id: str, marks: str, span: str | None = None) -> Scale:
    """A scale that the city judges by."""
    return Scale(id=id, label=id, grades=[*map(Grade, marks)], not_evaluated="−", span=span)


def by_score(method: str, *ends: int | str, span: str | None = None) -> Scale:
    """A scale of a method, with a grade from each end up, and one below."""
    uppers: list[Any] = [None, *ends]
    grades = [Grade(f"{n}", at_least=end, below=uppers[n]) for n, end in enumerate(ends)]
    return Scale(id="kpi", label="kpi", by=method, grades=[*grades, Grade("C", below=ends[-1])], span=span)


def judged(*scales: Scale, grade: str | None) -> Ledger:
    """A ledger with scales, and a grade of the hours in R5."""
    judgement = Evaluation(item="hours", year="R5", grade=grade)
    return attrs.evolve(ledger(), evaluations=[judgement], scales=scales)


def one(expected: Ledger) -> Finding:
    """The only finding of a ledger."""
    (finding,) = check(expected)
    return finding


def test_a_plan_in_order_has_no_findings():
    """Nothing is found where nothing is unwise."""
    assert check(ledger(observed("150時間"))) == ()


def test_every_rule_has_a_docstring_and_its_own_code():
    """A rule says what it looks for, and its function has the name of its code."""
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


CASES: dict[str, tuple[Ledger, str, Severity]] = {
    "check.no_owner": (
        ledger(indicators=[hours(owners=[])]),
        "$.indicators[hours].owners",
        Severity.NOTE,
    ),
    "check.period_disagrees": (
        ledger(period_printed="令和4年度から令和6年度までの4年間"),
        "$.period_printed",
        Severity.WARNING,
    ),
    "check.body_of_another_code": (
        ledger(bodies=[Body("131211", "荒川区")]),
        "$.bodies[131211].code",
        Severity.WARNING,
    ),
    "check.other_name_of_body": (
        ledger(bodies=[Body("131211", "みなと野市")]),
        "$.bodies[131211].label",
        Severity.NOTE,
    ),
    "check.unknown_code": (
        ledger(bodies=[Body("992011", "みなと野市")]),
        "$.bodies[992011].code",
        Severity.NOTE,
    ),
    "check.code_not_stated": (
        ledger(bodies=[Body(None, "足立区")]),
        "$.bodies[足立区].code",
        Severity.NOTE,
    ),
    "check.declared_count": (
        ledger(declared=[Declared(of=Countable.INITIATIVES, count=8)]),
        "$.declared[initiatives]",
        Severity.NOTE,
    ),
    "check.unnamed_item": (
        ledger(pillars=[Pillar(id="first", order=1, label=None)], levels=["柱"]),
        "$.pillars[first].label",
        Severity.NOTE,
    ),
    "check.levels_not_named": (
        ledger(
            levels=["柱"],
            pillars=[
                Pillar(id="a", order=1, label="柱"),
                Pillar(id="b", order=2, label="施策", parent="a"),
            ],
        ),
        "$.levels",
        Severity.NOTE,
    ),
    "check.nothing_measured": (
        ledger(initiatives=[Initiative(id=id, order=1, label=id) for id in ("rpa", "ai")]),
        "$.initiatives[ai]",
        Severity.NOTE,
    ),
    "check.no_target": (ledger(indicators=[hours(targets=[])]), "$.indicators[hours]", Severity.NOTE),
    "check.no_baseline": (
        ledger(indicators=[hours(baseline=None, direction=Direction.UP)]),
        "$.indicators[hours]",
        Severity.NOTE,
    ),
    "check.due_outside_period": (
        ledger(indicators=[hours(targets=[Target(due="R8", goal=Reach("200時間"))])]),
        "$.indicators[hours].targets[R8]",
        Severity.NOTE,
    ),
    "check.due_before_baseline": (
        ledger(indicators=[hours(baseline=Baseline(value="100時間", year="R6"))]),
        "$.indicators[hours].targets[R6]",
        Severity.WARNING,
    ),
    "check.direction_disagrees": (
        ledger(indicators=[hours(direction=Direction.DOWN)]),
        "$.indicators[hours].targets[R6]",
        Severity.WARNING,
    ),
    "check.direction_unknown": (
        ledger(indicators=[hours(baseline=Baseline(value="200時間", year="R4"))]),
        "$.indicators[hours].direction",
        Severity.NOTE,
    ),
    "check.phases_disagree": (
        ledger(
            indicators=[
                hours(
                    accumulation=Accumulation.FLOW,
                    targets=[
                        Target(due="R8", goal=TotalOver("9時間", "R7/R8")),
                        Target(due="R6", goal=TotalOver("5時間", "R5/R6")),
                        Target(due="R8", goal=TotalOver("20時間", "R5/R8")),
                    ],
                )
            ],
            period="R4/R8",
        ),
        "$.indicators[hours].targets[R8]",
        Severity.WARNING,
    ),
    "check.target_out_of_bounds": (
        ledger(indicators=[hours(bounds=Bounds(high="150時間"))]),
        "$.indicators[hours].targets[R6]",
        Severity.WARNING,
    ),
    "check.baseline_out_of_bounds": (
        ledger(indicators=[hours(bounds=Bounds(low="150時間"))]),
        "$.indicators[hours].baseline",
        Severity.WARNING,
    ),
    "check.out_of_bounds": (
        ledger(observed("250時間"), indicators=[hours(bounds=Bounds(high="200時間"))]),
        "$.observations[hours/R5]",
        Severity.WARNING,
    ),
    "check.predecessor_gap": (
        ledger(predecessor=Predecessor(label="前計画", ends="R2")),
        "$.predecessor.ends",
        Severity.NOTE,
    ),
    "check.successor_gap": (
        ledger(successor=Successor(label="次期計画", starts="R8")),
        "$.successor.starts",
        Severity.WARNING,
    ),
    "check.review_too_early": (waiting("R8/"), "$.reviews[review].year", Severity.WARNING),
    "check.contradiction": (
        ledger(observed("150時間"), observed("160時間", known="R6")),
        "$.indicators[hours]",
        Severity.WARNING,
    ),
    "check.part_of_year": (
        ledger(observed("15時間", period="2024-01/2024-03")),
        "$.observations[hours/2024-01/2024-03]",
        Severity.NOTE,
    ),
    "check.day_outside_year": (
        ledger(observed("150時間", as_of="2030-01-01")),
        "$.observations[hours/R5]",
        Severity.WARNING,
    ),
    "check.counted_later": (
        ledger(observed("150時間", as_of="2024-03-15", known="2024-03-01")),
        "$.observations[hours/R5].as_of",
        Severity.WARNING,
    ),
    "check.baseline_differs": (
        ledger(observed("99時間", period="R4")),
        "$.observations[hours/R4]",
        Severity.WARNING,
    ),
    "check.doubtful_reading": (
        ledger(observed("150時間", doubt=Doubt("0.7", "崩れた表", [Alternative("R4の値")]))),
        "$.observations[hours/R5]",
        Severity.NOTE,
    ),
    "check.rough_decision": (
        ledger(revisions=[revision("ext", "R6", ExtendPeriod("R10", targets="keep"))]),
        "$.revisions[ext].decided",
        Severity.NOTE,
    ),
    "check.target_of_another_way": (
        ledger(revisions=[revision("anew", "2024-06-01", Redefine("hours", since="R6"))]),
        "$.indicators[hours].targets[R6]",
        Severity.WARNING,
    ),
    "check.rate_disagrees": (
        ledger(
            Observation(indicator="share", period="R5", value=Ratio("1件", "8件", printed="11%")),
            indicators=[hours(), share()],
        ),
        "$.observations[share/R5]",
        Severity.WARNING,
    ),
    "check.derived_disagrees": (
        ledger(
            observed("150時間"),
            Observation(indicator="before", period="R5", value="400時間"),
            Observation(indicator="after", period="R5", value="260時間"),
            indicators=[
                hours(derived=Difference("before", "after")),
                hours(id="before", baseline=Baseline(value="290時間", year="R4")),
                hours(id="after", baseline=Baseline(value="190時間", year="R4")),
            ],
        ),
        "$.indicators[hours].derived",
        Severity.WARNING,
    ),
    "check.derived_unlike": (
        ledger(indicators=[hours(derived=Sum(["share"])), share()]),
        "$.indicators[hours].derived",
        Severity.WARNING,
    ),
    "check.rate_rounded": (
        ledger(
            Observation(indicator="share", period="R5", value=Ratio("1件", "8件", printed="12%")),
            indicators=[hours(), share()],
        ),
        "$.observations[share/R5]",
        Severity.NOTE,
    ),
    "check.measured_after_its_end": (
        ledger(observed("150時間"), revisions=[revision("end", "2024-06-01", End("hours", last="R4"))]),
        "$.observations[hours/R5]",
        Severity.NOTE,
    ),
    "check.withdrawn": (
        ledger(observed("150時間", withdrawn=Withdrawn("2025-10-01", "転記誤り"))),
        "$.observations[hours/R5]",
        Severity.NOTE,
    ),
    "check.done_too_early": (
        ledger(
            Observation(indicator="built", period="R5", value=Completion(done="2019-03")),
            indicators=[hours(), Indicator(id="built", order=2, label="導入", owners=["課"])],
        ),
        "$.observations[built/R5].value",
        Severity.WARNING,
    ),
    "check.grade_of_no_scale": (
        judged(by_hand("kpi", "SAB"), by_hand("projects", "◎○"), grade="Ａ"),
        "$.evaluations[hours/R5].grade",
        Severity.WARNING,
    ),
    "check.state_of_another_grade": (
        attrs.evolve(
            judged(Scale(id="kpi", label="状況", grades=[Grade("完", state="done")]), grade=None),
            evaluations=[Evaluation(item="hours", year="R5", grade="完", state="in-progress")],
        ),
        "$.evaluations[hours/R5].state",
        Severity.WARNING,
    ),
    "check.ends_in_percent": (
        judged(by_score("linear_pace", 100, 80, span="R4/"), grade=None),
        "$.scales[kpi/R4/].grades",
        Severity.WARNING,
    ),
}


def counted_in(unit: Unit, *more: Indicator, **changes: Any) -> Ledger:
    """A plan in order whose indicator counts in a unit."""
    targets = [Target(due="R6", goal=Reach(Amount(9, unit)))]
    counted = hours(unit=unit, baseline=Baseline(value=Amount(1, unit), year="R4"), targets=targets)
    return ledger(indicators=[counted, *more], **changes)


CASES["check.unit_by_its_name"] = (
    counted_in(Unit("橋")),
    "$.indicators[hours].unit",
    Severity.NOTE,
)


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_the_one_thing_that_is_wrong(code: str):
    """One fault, one finding: its code, its place, its weight, and a sentence in both languages."""
    result, path, severity = CASES[code]
    finding = one(result)
    assert (finding.code, finding.path, finding.severity) == (code, path, severity)
    assert all(finding.describe(language) for language in LANGUAGES)


def test_a_unit_spelled_almost_like_another_is_reported_with_it():
    """Once for all indicators that count in it; one that the plan defines is no counter by its name."""
    again = counted_in(Unit("取組事頂")).plan.indicators[0]
    other = attrs.evolve(again, id="other", order=2, label="他")
    finding = one(counted_in(Unit("取組事頂"), other))
    assert finding.code == "check.unit_by_its_name_like"
    assert finding.facts["nearest"] == "取組事項"
    assert [str(each) for each in finding.facts["indicators"]] == ["時間", "他"]
    assert check(counted_in(Unit("取組事頂"), units=[OwnUnit("取組事頂")])) == ()
    assert check(counted_in(Unit("人/10万人"))) == ()


def test_every_rule_is_exercised():
    """No rule stands in the list without an example of what it finds."""
    here = [rule for rule in RULES if rule not in (*GOAL_RULES, *VALUE_RULES)]
    assert {f"check.{rule.__name__}" for rule in here} == {
        *CASES.keys() - {"check.baseline_out_of_bounds", "check.target_out_of_bounds"},  # of one rule
        "check.values_disagree",
        "check.order_in_doubt",
        "check.waits_in_circle",
        "check.done_after_its_year",
        "check.done_before_its_year",
        "check.same_in_unlike_units",
        "check.grades_differ",
        "check.state_goes_back",
        "check.state_after_its_year",
    }


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        ([("a", "b"), ("b", "a")], ["check.waits_in_circle"]),
        ([("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")], ["check.waits_in_circle"] * 2),
        ([("a", "a")], ["check.waits_for_itself"]),
        ([("a", "b"), ("b", "c"), ("a", "c")], []),
    ],
)
def test_what_waits_for_itself_is_found(waits, expected):
    """Directly, or through others; a way round is one finding."""
    initiatives = [Initiative(id=id, order=order, label=id) for order, id in enumerate("abc")]
    constraints = [
        Constraint(id=f"wait-{index}", order=index, on=on, kind="waits-for", by=by, text="完了後")
        for index, (on, by) in enumerate(waits)
    ]
    book = ledger(indicators=[], initiatives=initiatives, constraints=constraints)
    assert [code for code in codes(book) if "waits" in code] == expected
    aligned = [attrs.evolve(each, kind="aligns-with") for each in constraints]
    assert not [
        code
        for code in codes(ledger(indicators=[], initiatives=initiatives, constraints=aligned))
        if "waits" in code
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2024-06-01/2024-06-30", "2024-06-15", 1),
        ("2024-06", "2024-06", 1),
        ("2024-06-15", "2024-06-15", 0),  # stand as listed
        ("2024-06", "2024-07", 0),
    ],
)
def test_the_order_of_two_decisions_is_in_doubt_where_their_bounds_overlap(first, second, expected):
    """And only where the order matters."""
    again = SetTarget("hours", Target(due="R6", goal=Reach("250時間")))
    renamed = Rename("rpa", "自動化")
    for change, count in ((again, expected), (renamed, 0)):
        two = ledger(
            revisions=[
                revision("a", first, SetTarget("hours", Target(due="R6", goal=Reach("300時間")))),
                revision("b", second, change),
            ]
        )
        assert codes(two).count("check.order_in_doubt") == count


def codes(expected: Ledger) -> list[str]:
    """The codes of everything that is found."""
    return [finding.code for finding in check(expected)]


@pytest.mark.parametrize(
    ("method", "ends", "expected"),
    [
        ("achievement_rate", (100, 80, 50), True),
        ("achievement_rate", (10, 1), True),
        ("interim_target", (10, -10), True),
        ("interim_target", (-5, -50), True),
        ("cagr_trend", (15,), True),
        ("achievement_rate", ("9.9", 1), False),
        ("achievement_rate", ("100%", "80%", "50%"), False),
        ("level_band", (100, 10), False),
    ],
)
def test_ends_of_ten_or_more_are_percentages_where_the_score_is_a_share(method, ends, expected):
    """As a city prints its scale; a count of levels is no share."""
    assert codes(judged(by_score(method, *ends), grade=None)) == ["check.ends_in_percent"] * expected


def test_scales_in_use_are_shares():
    """None of the published ones is found."""
    assert codes(attrs.evolve(ledger(), scales=published_scales().values())) == []


@pytest.mark.parametrize(("year", "expected"), [("R5", 0), ("R6", 1), ("R7", 1), (None, 0)])
def test_a_target_is_due_after_the_year_of_its_baseline(year, expected):
    """Not in it, nor before."""
    base = Baseline(value="100時間", year=year)
    found = codes(ledger(indicators=[hours(baseline=base)]))
    assert found.count("check.due_before_baseline") == expected


def test_a_target_that_had_its_own_baseline_is_in_order():
    """It was due before the baseline was set anew, with or without a year from when on that holds."""
    targets = [Target(due=due, goal=Reach(goal)) for due, goal in (("R5", "150時間"), ("R6", "200時間"))]
    anew = SetBaseline("hours", Baseline(value="120時間", year="R5"))
    for in_force in (None, "R6"):
        moved = Revision(id="anew", label="anew", decided="2024-06-01", changes=[anew], in_force=in_force)
        assert codes(ledger(indicators=[hours(targets=targets)], revisions=[moved])) == []
        first = revision("first", "2023-06-01", SetBaseline("hours", Baseline(value="100時間", year="R4")))
        bare = hours(targets=targets, baseline=None)
        assert codes(ledger(indicators=[bare], revisions=[first, moved])) == []


def test_a_baseline_set_later_starts_the_targets_after_it():
    """Those before it had none and are past; without a later target, the baseline has the wrong year."""
    first, second = (
        Target(due=due, goal=Reach(goal)) for due, goal in (("R5", "150時間"), ("R6", "200時間"))
    )
    third = Target(due="R8", goal=Reach("300時間"))
    anew = revision("anew", "2025-06-01", SetBaseline("hours", Baseline(value="220時間", year="R6")))
    for targets, expected in (
        ([first, second, third], []),
        (
            [first, second],
            ["check.due_before_baseline", "check.due_before_baseline", "check.direction_disagrees"],
        ),
    ):
        bare = hours(targets=targets, baseline=None, direction=Direction.UP)
        found = codes(ledger(indicators=[bare], revisions=[anew]))
        assert [each for each in found if each != "check.due_outside_period"] == expected


def test_a_baseline_under_a_new_definition_says_nothing_of_targets_before_it():
    """A target due by then is under the old definition."""
    base = Baseline(value="120時間", year="R6")
    targets = [Target(due="R5", goal=Reach("150時間"))]
    for breaks, expected in (([Break(since="R6")], 0), ([Break(since="R4")], 1)):
        plan = ledger(indicators=[hours(baseline=base, targets=targets, breaks=breaks)])
        assert codes(plan) == ["check.due_before_baseline"] * expected


def test_neither_what_has_ended_nor_a_sum_starts_late():
    """The one is not judged any more, the other does not start from a baseline."""
    base = Baseline(value="100時間", year="R6")
    total = [Target(due="R6", goal=TotalOver("900時間", "R4/R6"))]
    flow = hours(baseline=base, targets=total, accumulation=Accumulation.FLOW)
    assert codes(ledger(indicators=[flow])) == []
    end = [revision("end", "2024-06-01", End("hours", last="R6"))]
    assert codes(ledger(indicators=[hours(baseline=base)], revisions=end)) == []


@pytest.mark.parametrize("example", ["small", "adachi"])
def test_the_examples_have_no_target_before_its_baseline(example):
    """Nor percentages as ends, nor levels without a name."""
    findings = codes(small_city() if example == "small" else load_example(example))
    assert not {*findings} & {"check.due_before_baseline", "check.ends_in_percent", "check.levels_not_named"}


@pytest.mark.parametrize(
    ("named", "depth", "example"),
    [
        ([], 1, "levels: [柱]"),
        (["柱"], 2, "levels: [柱, 施策]"),
        (["大綱"], 3, "levels: [大綱, 施策, 第3層]"),
    ],
)
def test_levels_without_a_name_are_reported_with_the_key_and_an_example(named, depth, example):
    """As it is to be written, for one level and for several."""
    ids = "abc"[:depth]
    pillars = [
        Pillar(id=id, order=1, label=id, parent=above) for id, above in zip(ids, [None, *ids], strict=False)
    ]
    (finding,) = check(ledger(levels=named, pillars=pillars))
    assert finding.code == "check.levels_not_named"
    assert all(example in finding.describe(language) for language in LANGUAGES)
    assert "levels, and" not in finding.describe("en")


def test_a_target_that_is_set_anew_or_lies_before_the_break_is_in_order():
    """With the redefinition or later; a target due before it is rightly under the old definition."""
    anew = SetTarget("hours", Target(due="R6", goal=Reach("250時間")))
    for changes in ([Redefine("hours", since="R6"), anew], [Redefine("hours", since="R7")]):
        assert check(ledger(revisions=[revision("anew", "2024-06-01", *changes)])) == ()


def test_a_bridge_carries_values_but_sets_no_target():
    """With a bridge the old target is under another definition, too."""
    anew = Redefine("hours", since="R6", bridge=Bridge(old="2時間", new="1時間"))
    assert codes(ledger(revisions=[revision("anew", "2024-06-01", anew)])) == ["check.target_of_another_way"]


def test_levels_under_different_definitions_are_not_compared():
    """A value that is out of bounds under the old definition only is no finding, and no error."""
    anew = Redefine("hours", since="R5", unit="件", bounds=Bounds(high="50件"), direction=Direction.DOWN)
    goal = Target(due="R6", goal=Reach("20件"))
    book = ledger(
        observed("100時間", period="R4"),
        indicators=[hours(targets=[])],
        revisions=[revision("anew", "2024-06-01", anew, SetTarget("hours", goal))],
    )
    assert check(book) == ()


@pytest.mark.parametrize(
    ("window", "period", "code", "said"),
    [
        (None, "2024-04/2024-09", "check.part_of_year", "年度全体の値ではありません"),
        ("暦年", "2024-01/2024-06", "check.part_of_window", "集計期間（暦年）全体の値ではありません"),
        ("暦年", "2024-04/2025-03", "check.other_window", "集計期間（暦年）と異なる月を数えている"),
        (
            "7～3月",
            "2024-07/2024-12",
            "check.part_of_window",
            "集計期間（7月～翌年3月）全体の値ではありません",
        ),
        ("7～3月", "2024-04/2024-09", "check.other_window", "集計期間（7月～翌年3月）と異なる月を数えている"),
        ("7～3月", "2024-07/2025-03", None, ""),
        ("暦年", "2024-01/2024-12", None, ""),
        (None, "2024-04/2025-03", None, ""),
    ],
)
def test_a_part_of_what_an_indicator_counts_is_found_with_its_months(window, period, code, said):
    """年度全体 is said of fiscal years only; a value of other months is no part."""
    counted = hours(window=window, accumulation="flow", targets=[])
    findings = check(ledger(observed("15時間", period=period), indicators=[counted]))
    of_months = [each for each in findings if each.code.endswith(("part_of_year", "_window"))]
    assert [each.code for each in of_months] == ([] if code is None else [code])
    assert all(said in each.describe("ja") for each in of_months)


def test_months_beside_a_value_of_their_year_are_in_order() -> None:
    """They are a note only where the year has no value, stated or added up."""
    months = [observed("10時間", period=f"2023-{month:02}/2023-{month:02}") for month in (4, 5)]
    assert "check.part_of_year" in codes(ledger(*months))
    assert "check.part_of_year" not in codes(ledger(*months, observed("150時間")))
    pending = [attrs.evolve(each, value=Missing("pending")) for each in months]
    assert "check.part_of_year" not in codes(ledger(*pending))
    women = [attrs.evolve(each, breakdown={"性別": "女性"}) for each in (*months, observed("150時間"))]
    assert "check.part_of_year" not in codes(ledger(*women))
    assert "check.part_of_year" in codes(ledger(*women[:2], observed("150時間")))


def test_what_has_ended_is_not_counted():
    """The plan declares how many it has, not how many it had."""
    end = [End("rpa", last="R5"), End("hours", last="R5")]
    declared = [Declared(of=Countable.INITIATIVES, count=0), Declared(of=Countable.INDICATORS, count=0)]
    assert check(ledger(declared=declared, revisions=[revision("end", "2024-06-01", *end)])) == ()


@pytest.mark.parametrize(("other", "expected"), [("約5,300時間", 0), ("5,000時間", 1)])
def test_two_precisions_of_one_value_may_differ_only_within_their_doubt(other: str, expected: int):
    """約5,300 and 5,328 are one value; 5,000 and 5,328 are not."""
    twins = [
        hours(baseline=Baseline(value="5,328時間", year="R5"), targets=[], same_as=["twin"]),
        hours(id="twin", order=2, baseline=None, targets=[]),
    ]
    twin = observed(other, indicator="twin")
    assert codes(ledger(twin, indicators=twins)).count("check.values_disagree") == expected


def test_named_items_are_counted_level_by_level():
    """Pillars are counted on their level, initiatives without their parts, priorities apart."""
    plan: dict[str, Any] = {
        "levels": ["柱", "施策"],
        "pillars": [Pillar(id="a", order=1, label="a"), Pillar(id="b", order=2, label="b", parent="a")],
        "initiatives": [
            Initiative(id="rpa", order=1, label="RPA", priority=Priority()),
            Initiative(id="part", order=2, label="部分", parent="rpa"),
        ],
        "indicators": [hours(initiatives=["part"])],
    }
    right = [
        Declared(of=Countable.PILLARS, count=1),
        Declared(of=Countable.PILLARS, count=1, level=2),
        Declared(of=Countable.INITIATIVES, count=1),
        Declared(of=Countable.PRIORITIES, count=1),
        Declared(of=Countable.INDICATORS, count=1),
        Declared(of=Countable.VIEWPOINTS, count=0),
    ]
    assert check(ledger(**plan, declared=right)) == ()
    wrong = [Declared(of=each.of, count=each.count + 1, level=each.level) for each in right]
    assert one(ledger(**plan, declared=wrong)).count == len(wrong)


def test_a_review_may_come_in_the_year_in_which_the_wait_ends():
    """Only a review of an earlier year is too early."""
    assert check(waiting("R6/R7")) == check(waiting("R7")) == ()


def test_the_rules_can_be_chosen():
    """A tool may run some rules only."""
    assert check(CASES["check.no_target"][0], rules=[]) == ()


@pytest.mark.parametrize("grade", ["A", "◎", "−", None])
def test_a_grade_that_any_scale_of_the_year_knows_is_in_order(grade):
    """Which of several scales was meant is not known; nor is a scale of other years asked."""
    scales = (by_hand("kpi", "SAB"), by_hand("projects", "◎○"))
    assert check(judged(*scales, grade=grade)) == ()
    assert check(judged(by_hand("kpi", "XY", span="R6/"), grade=grade)) == ()
    assert check(judged(grade=grade)) == ()


def test_an_evaluation_of_the_plan_itself_is_named_by_the_plan() -> None:
    """It is no item of the plan."""
    known = judged(by_hand("kpi", "SAB"), grade=None)
    own = Evaluation(item=known.plan.id, year="R5", grade="X")
    finding = one(attrs.evolve(known, evaluations=[own]))
    assert (finding.code, finding.facts["item"]) == ("check.grade_of_no_scale", known.plan.label)
