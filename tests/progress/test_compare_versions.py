"""Both verdicts of a revision, side by side, and what moved."""

import attrs
import pytest

from dxmodel.changes import Add, Amend, Correct, End, ExtendPeriod, Redefine, Remove, SetTarget
from dxmodel.errors import AmbiguousError, UnknownNameError
from dxmodel.fiscal import When
from dxmodel.goals import Reach
from dxmodel.plan import Bounds, Denominator, Ending, Indicator, Target
from dxmodel.progress import Reason, Status, assess, compare_versions
from dxmodel.revise import Revision
from dxmodel.testing import small_city
from tests.progress.small import book

CITY = small_city()
SEEN = [("R5", "30件"), ("R6", "40件")]


def revision(*changes, **arguments):
    """Return a revision with the fields that matter."""
    return Revision(
        **{"id": "r", "label": "見直し", "decided": "2025-01-01", "changes": changes, **arguments}
    )


def test_both_verdicts_of_an_extension_are_returned():
    """Missed as first adopted, on track as extended; the sentence says both and what moved."""
    verdicts = compare_versions(CITY, "R6")["online-share"]
    assert verdicts.as_adopted is not None
    assert verdicts.current is not None
    assert (verdicts.as_adopted.status, verdicts.current.status) == (Status.MISSED, Status.ON_TRACK)
    assert verdicts.differ
    assert [move.what for move in verdicts.moved] == ["period", "target"]
    for text in (
        "未達成",
        "順調",
        "計画期間延伸",
        "令和4年度～令和6年度から令和4年度～令和10年度",
        "令和10年度に80%",
    ):
        assert text in verdicts.describe("ja")
    for text in ("missed", "on track", "FY2022–FY2028", "80% in FY2028"):
        assert text in verdicts.describe("en")


def test_each_side_is_what_the_ledger_of_that_side_answers():
    """As adopted, as of a day, as it stands."""
    for year in ("R4", "R5", "R6", "R8"):
        for each in compare_versions(CITY, year, known="2024-10-01"):
            id = each.indicator.id
            assert each.as_adopted == assess(CITY.as_adopted, year)[id]
            assert each.as_known == assess(CITY.as_of("2024-10-01"), year)[id]
            assert each.current == assess(CITY, year)[id]


def test_what_only_one_plan_has_is_absent_on_the_other_side():
    """New indicators, and removed ones, which come last."""
    new = Indicator(id="new", order=2, label="新指標", unit="件")
    ledger = attrs.evolve(book(), revisions=[revision(Add(new), Remove("x"))])
    sides = compare_versions(ledger, "R6")
    assert [each.indicator.id for each in sides] == ["new", "x"]
    assert (sides["new"].as_adopted, sides["x"].current) == (None, None)
    assert "当初の計画にはない" in sides["new"].describe("ja")
    assert "not in the plan as it stands" in sides["x"].describe("en")
    with pytest.raises(UnknownNameError):
        sides["y"]


def test_a_plan_without_revisions_has_one_verdict_on_both_sides():
    """Nothing moved, and nothing is said to have."""
    (verdicts,) = compare_versions(book(*SEEN, baseline="0件", goal=Reach("80件")), "R6")
    assert not verdicts.differ
    assert verdicts.moved == ()
    assert "変わったこと" not in verdicts.describe("ja")


def test_a_correction_moves_nothing():
    """It holds for both sides, also beside a decision."""
    changes = [
        Correct(SetTarget("x", Target(due="R10", goal=Reach("40件")))),
        ExtendPeriod("R12", targets="keep"),
    ]
    ledger = attrs.evolve(book(*SEEN, baseline="0件", goal=Reach("80件")), revisions=[revision(*changes)])
    (verdicts,) = compare_versions(ledger, "R6")
    assert verdicts.as_adopted is not None
    assert verdicts.current is not None
    assert verdicts.as_adopted.status is verdicts.current.status is Status.ACHIEVED
    assert [move.what for move in verdicts.moved] == ["period"]


def test_a_revision_not_in_force_in_a_year_changes_nothing_in_it():
    """It is not yet in force."""
    aim = SetTarget("x", Target(due="R10", goal=Reach("40件")))
    ledger = book(*SEEN, baseline="0件", goal=Reach("80件"))
    later = attrs.evolve(ledger, revisions=[revision(aim, in_force="R7")])
    assert compare_versions(later, "R6")[0].moved == ()
    assert not compare_versions(later, "R6")[0].differ
    assert compare_versions(later, "R7")[0].moved


def test_a_redefinition_and_an_end_show_on_both_sides():
    """The measurement itself is another one, whatever plan is asked."""
    ledger = attrs.evolve(
        book(*SEEN, ("R7", "90件"), ("R9", "90件"), baseline="0件", goal=Reach("80件")),
        revisions=[revision(Redefine("x", since="R7"), End("x", last="R8"), Amend("x", number="1"))],
    )
    for year, reason in (("R7", Reason.REDEFINED), ("R9", Reason.ENDED)):
        verdicts = compare_versions(ledger, year)["x"]
        assert verdicts.as_adopted is not None
        assert verdicts.current is not None
        assert verdicts.as_adopted.reason is verdicts.current.reason is reason
        assert [move.what for move in verdicts.moved] == ["measuring", "end"]
        assert verdicts.describe("ja")
        assert verdicts.describe("en")


def test_a_day_in_doubt_is_not_decided_here():
    """Neither of the two plans is chosen."""
    ledger = attrs.evolve(
        book(), revisions=[revision(ExtendPeriod("R12"), decided=When.parse("2025-01-01/"))]
    )
    with pytest.raises(AmbiguousError):
        compare_versions(ledger, "R6", known="2025-06-01")


@pytest.mark.parametrize(
    ("change", "japanese", "english"),
    [
        (
            Amend("x", direction="down"),
            "望ましい方向が「増加」から「減少」に",
            "from “higher is better” to “lower is better”",
        ),
        (
            Amend("x", accumulation="flow"),
            "値の数え方が「不明」から「年度ごとの値」に",
            "from “unknown” to “per year”",
        ),
        (Amend("x", kind="output"), "種別が「記載なし」から「産出」に", "from “not stated” to “output”"),
        (Amend("x", unit="千件"), "単位が「件」から「千件」に", "the unit from “件” to “千件”"),
        (Amend("x", scope="全手続"), "対象を「全手続」と設定", "what is counted set to “全手続”"),
        (
            Amend("x", bounds=Bounds(low="0件", high="90件")),
            "取り得る範囲を「下限0件・上限90件」と設定",
            "the range of possible values set to lowest 0 cases, highest 90 cases",
        ),
        (
            Amend("x", denominator=Denominator(label="全手続", excluded="証明")),
            "分母を「全手続（証明を除く）」と設定",
            "set to 全手続 (without 証明)",
        ),
        (
            Amend("x", denominator=Denominator(excluded="証明")),
            "「分母（証明を除く）」と設定",
            "(without 証明)",
        ),
        (Amend("x", denominator=Denominator(label="全手続")), "分母を「全手続」と設定", "to “全手続”"),
        (End("x", last="R7"), "令和7年度で終了", "the indicator ends with FY2025"),
        (Redefine("x", since="R8"), "令和8年度から算出方法を変更", "it is defined anew from FY2026"),
    ],
    ids=lambda given: str(given)[:40],
)
def test_a_change_of_the_definition_is_described_in_words(change, japanese, english):
    """Whatever a verdict rests on, by an amendment or a redefinition."""
    ledger = attrs.evolve(
        book(*SEEN, baseline="0件", goal=Reach("80件"), direction="up"), revisions=[revision(change)]
    )
    (verdicts,) = compare_versions(ledger, "R6")
    (moved,) = verdicts.moved
    assert japanese in moved.describe("ja") in verdicts.describe("ja")
    assert english in moved.describe("en") in verdicts.describe("en")


def test_a_verdict_that_changes_with_the_direction_names_that_change():
    """The same value, judged the other way round."""
    ledger = attrs.evolve(
        book(*SEEN, baseline="90件", goal=Reach("30件"), direction="down"),
        revisions=[revision(Amend("x", direction="up"))],
    )
    (verdicts,) = compare_versions(ledger, "R6")
    assert verdicts.differ
    assert [each.what for each in verdicts.moved] == ["direction"]


def test_a_changed_end_is_described_with_the_year_before_and_after():
    """Only what was not there before simply comes."""
    ends = revision(End("x", last="R7"), id="a")
    for to, text in (
        (Ending(last="R8"), "終了年度が令和7年度から令和8年度に"),
        (None, "終了年度（令和7年度）を削除"),
    ):
        back = revision(Amend("x", ended=to), id="b")
        (verdicts,) = compare_versions(attrs.evolve(book(*SEEN), revisions=[ends, back]), "R6")
        assert text in verdicts.moved[-1].describe("ja")


def test_a_correction_of_a_decision_is_described_as_decided():
    """Not what was misread, and not as another decision."""
    wrong = revision(SetTarget("x", Target(due="R10", goal=Reach("50件"))), id="a")
    right = Correct(SetTarget("x", Target(due="R10", goal=Reach("60件"))), wrong_in="a")
    ledger = attrs.evolve(
        book(*SEEN, baseline="0件", goal=Reach("80件")), revisions=[wrong, revision(right, id="b")]
    )
    (moved,) = compare_versions(ledger, "R6")["x"].moved
    levels = [str(each.goal.amount) for each in (moved.before, moved.after)]
    assert (moved.revision.id, levels) == ("a", ["80件", "60件"])


def test_all_versions_are_assessed_by_the_requested_method():
    """The extension does not help who does not look at time."""
    paces, rates = (
        compare_versions(small_city(), "R5", method)["online-share"]
        for method in ("linear_pace", "achievement_rate")
    )
    for each, is_moved in ((paces, True), (rates, False)):
        assert each.as_adopted is not None
        assert each.current is not None
        assert (each.as_adopted.score != each.current.score) == is_moved
