"""The progress report: the judged year, sections, figures and revisions."""

import re

import attrs
import pytest

from dxmodel.changes import Change, SetBaseline, SetTarget
from dxmodel.checks import Severity
from dxmodel.errors import ParseError
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, Observation
from dxmodel.messages import LANGUAGES, Language
from dxmodel.plan import Baseline, Doubt, Indicator, IndicatorKind, Ratio, Target
from dxmodel.report import (
    Pictures,
    Points,
    Report,
    ScheduleChart,
    Section,
    Table,
    TrajectoryChart,
    describe,
    report,
    to_markdown,
)
from dxmodel.revise import Rationale, Revision
from dxmodel.storage import load_example
from dxmodel.testing import small_city
from tests.report.town import town
from tests.yaml_ledger import PLAN, ledger_of

LEDGERS = {"town": town(), "city": small_city(), "adachi": load_example("adachi")}


def section(report: Report, id: str) -> Section:
    """Return a part of a report."""
    return next(each for each in report.sections if each.id == id)


def tables(report: Report, id: str) -> list[Table]:
    """Return the tables of a part of a report."""
    return [block for block in section(report, id).blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    """Return what the cells of a table say."""
    return [[cell.text for cell in row] for row in table.rows if isinstance(row, tuple)]


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_a_value(ledger: Ledger, language: Language) -> None:
    """The same ledger, year and language give an equal one; every row has a cell for each column."""
    progress_report = report(ledger, "R5", language)
    assert progress_report == report(ledger, "R5", language)
    for part in progress_report.sections:
        assert part.blocks
        for table in (block for block in part.blocks if isinstance(block, Table)):
            assert {len(row) for row in table.rows if isinstance(row, tuple)} <= {len(table.columns)}


def test_without_a_year_the_latest_measured_one_is_judged_and_it_says_so() -> None:
    """Adachi has pending cells for R6; R5 is the last year with a value."""
    facts = dict(report(load_example("adachi")).facts.items)
    assert facts["判定する年度"] == "令和5年度（半数以上の指標に実績のある最も新しい年度。24件中20件）"
    assert dict(report(town(), "R4").facts.items)["判定する年度"] == "令和4年度（指定による）"


def test_where_nothing_was_measured_the_first_year_is_judged() -> None:
    """And the report says that too."""
    founding = attrs.evolve(town().founding, indicators=[])
    empty = Ledger(founding=founding, documents=town().documents)
    facts = dict(report(empty, language="en").facts.items)
    assert facts["Year judged"] == "FY2022 (nothing was measured in its period; the first year of the plan)"


def test_the_period_names_the_revision_that_changed_it() -> None:
    """And with what it was at first."""
    facts = dict(report(load_example("adachi"), language="en").facts.items)
    assert facts["Period"].startswith('FY2022–FY2028 (by "Extension')
    assert facts["Period"].endswith("adopted for FY2022–FY2024)")


def test_a_bad_year_is_refused() -> None:
    """Doubt is an error that says what would be accepted."""
    with pytest.raises(ParseError):
        report(town(), "令和6年")


def test_the_numbers_of_adachi_are_reported() -> None:
    """The figures that the source gives, and those that follow from it."""
    rows = {row[0]: row[1:7] for row in texts(tables(report(load_example("adachi"), "R5"), "goals")[0])}
    assert rows["RPAで効率化して生み出した時間"] == [
        "5,328時間\n（R5）",
        "5,328時間\n（R5）",
        "8,880時間\n（R10）",
        "+3,552時間",
        "+710.4時間",
        "+3,978〜4,078時間",
    ]
    assert rows["オンラインで申請・届出ができる手続の割合"][3:] == [
        "+76.8ポイント",
        "+15.36ポイント",
        "前年度までの実績なし",
    ]
    assert rows["EBPMの考え方を身に付けた職員の割合"][3:5] == ["+2.2ポイント", "+0.44ポイント"]


def test_no_number_of_a_report_has_more_than_two_decimals() -> None:
    """Tables, footnotes, sentences and pictures round alike; only what was printed stays as it is."""
    indicator = Indicator(
        id="x",
        order=1,
        label="割合",
        unit="%",
        kind=IndicatorKind.OUTCOME,
        baseline=Baseline(value="20%", year="R3"),
        targets=[Target(due="R10", goal=Reach("100%"))],
    )
    plan = attrs.evolve(town().founding, initiatives=[], pillars=[], indicators=[indicator])
    doubt = Doubt("0.8")
    entries = [
        Observation(indicator="x", period="R4", value=Ratio("1件", "3件"), doubt=doubt),
        Observation(indicator="x", period="R6", value=Ratio("3件", "7件"), doubt=doubt),
    ]
    ledger = Ledger(founding=plan, observations=entries, documents=town().documents)
    for language in LANGUAGES:
        markdown = to_markdown(report(ledger, "R6", language))
        assert "42.9%" in markdown
        assert not re.search(r"[0-9]\.[0-9]{3}", markdown)
        text = [text for _, text in describe(ledger, "x", "R6", language).items]
        assert not any(re.search(r"[0-9]\.[0-9]{3}", each) for each in text)
        (figure,) = _figures(report(ledger, "R6", language))
        assert not any(re.search(r"[0-9]\.[0-9]{3}", level.text) for level in figure.results)


def _figures(report: Report) -> list[TrajectoryChart]:
    blocks = section(report, "goals").blocks
    return [figure for block in blocks if isinstance(block, Pictures) for figure in block.items]


def test_a_change_that_rests_on_doubt_says_so() -> None:
    """The mark, the confidence, the other reading; and over which link the earlier value comes."""
    table = tables(report(load_example("adachi"), "R5"), "goals")[0]
    cells = {row[0].text: row[6] for row in table.rows if isinstance(row, tuple)}
    share, hours = cells["EBPMの考え方を身に付けた職員の割合"], cells["RPAで効率化して生み出した時間"]
    assert share.tone == "doubtful"
    assert any("確度0.75" in note and "別の読み方" in note for note in share.notes)
    assert any("新たに生み出した時間" in note and "約1,300時間（R4、P6" in note for note in hours.notes)


def test_an_achieved_target_has_nothing_remaining() -> None:
    """A negative rest would read like a debt."""
    rows = {row[0]: row for row in texts(tables(report(small_city(), "R6"), "goals")[0])}
    assert rows["公開しているデータセットの数"][4:6] == ["—", "—"]
    assert rows["公開しているデータセットの数"][-1] == "達成"


def test_a_reason_may_name_an_item_that_was_added_later() -> None:
    """The table of before and after asks only for the plan as it was, not for its reasons."""
    (extension,) = town().revisions
    early = Revision(
        id="early",
        label="前",
        decided="2023-04-01",
        changes=[],
        reasons=[Rationale("国", because_of="national")],
    )
    progress_report = report(attrs.evolve(town(), revisions=[early, extension]), "R5")
    assert "国（「国の計画」による）" in to_markdown(progress_report)


def test_a_reason_names_its_cause_and_its_sources() -> None:
    """The initiative or the plan by its name, and the place; each reason once."""
    blocks = section(report(load_example("adachi")), "revisions").blocks
    table = next(block for block in blocks if isinstance(block, Table))
    first = next(row for row in table.rows if isinstance(row, tuple))
    assert "（「業務システム標準化」による）" in first[2].text
    assert any(note.startswith("extension P8") for note in table.notes)
    assert not any(isinstance(block, Points) for block in blocks)


def test_a_reason_of_a_revision_that_changes_nothing_is_listed() -> None:
    """No line of the table has it, so it is in a list."""
    nothing = Revision(id="look", label="点検", decided="2024-04-01", reasons=[Rationale("変更の必要がない")])
    blocks = section(report(attrs.evolve(small_city(), revisions=[nothing])), "revisions").blocks
    assert [block.items for block in blocks if isinstance(block, Points)] == [("変更の必要がない",)]
    assert not any(isinstance(block, Table) for block in blocks)


def test_a_moved_target_is_shown_beside_the_old_one_with_both_verdicts() -> None:
    """What was late turns green by the extension, and everybody can see why."""
    compared, judged = tables(report(small_city(), "R6"), "revisions")
    assert ["目標値　80%（令和6年度）", "目標値　80%（令和10年度）"] in [row[:2] for row in texts(compared)]
    assert texts(compared)[0][:2] == ["計画期間　令和4年度～令和6年度", "計画期間　令和4年度～令和10年度"]
    assert texts(judged) == [["オンラインで申請できる手続の割合", "未達成", "順調"]]


def test_a_moved_baseline_is_shown_beside_the_old_one_with_both_verdicts() -> None:
    """Moving the start is moving the goalposts, too."""
    before = attrs.evolve(small_city(), revisions=[], evaluations=[])
    indicator = before.plan.indicator("online-share")
    assert indicator.baseline is not None
    lower = SetBaseline(indicator.id, attrs.evolve(indicator.baseline, value="60%"))
    higher = SetTarget(indicator.id, Target(due="R6", goal=Reach("90%")))
    both: tuple[Change, ...] = (lower, higher)
    for changes in (both[:1], both):
        moved = Revision(id="restart", label="再設定", decided="2024-04-01", changes=changes, in_force="R5")
        compared, judged = tables(report(attrs.evolve(before, revisions=[moved]), "R5"), "revisions")
        terms = [row[0].partition("　")[0] for row in texts(compared)]
        assert terms == ["基準値", "目標値"][: len(changes)]
        assert [row[0] for row in texts(judged)] == [str(indicator.label)]


def test_no_verdict_changes_before_a_revision_is_in_force() -> None:
    """The report states that instead of a table."""
    (extension,) = small_city().revisions
    for in_force, moves in (("R7", False), ("R6", True), (None, True)):
        ledger = attrs.evolve(small_city(), revisions=[attrs.evolve(extension, in_force=in_force)])
        found_tables = tables(report(ledger, "R6"), "revisions")
        assert [len(table.columns) for table in found_tables] == ([3, 3] if moves else [3])
        assert any(each.title.endswith("令和6年度の判定") for each in found_tables) is moves
        text = "令和7年度から適用するため、令和6年度の判定は変わりません。"
        assert (text in to_markdown(report(ledger, "R6"))) is not moves


def test_every_outcome_has_its_picture() -> None:
    """Where no indicator is called an outcome, whatever has a target has one."""

    def drawn(ledger: Ledger) -> list[str]:
        blocks = section(report(ledger, "R5"), "goals").blocks
        return [figure.title for block in blocks if isinstance(block, Pictures) for figure in block.items]

    city = small_city()
    outcomes = [each for each in city.plan.indicators if each.kind is IndicatorKind.OUTCOME]
    assert drawn(city) == [str(each.label) for each in outcomes]
    unknown = [attrs.evolve(each, kind=IndicatorKind.UNKNOWN) for each in city.founding.indicators]
    plain = attrs.evolve(city, founding=attrs.evolve(city.founding, indicators=unknown), revisions=[])
    assert len(drawn(plain)) == sum(bool(each.targets) for each in unknown)


def picture(ledger: Ledger, title: str, at: str) -> TrajectoryChart:
    """Return the picture of one indicator."""
    return next(figure for figure in _figures(report(ledger, at)) if figure.title == title)


def test_a_trajectory_holds_what_is_drawn() -> None:
    """Baseline, target, what is needed, and the value of the same measure, as far as it is known."""
    hours = picture(load_example("adachi"), "RPAで効率化して生み出した時間", "R5")
    assert (hours.baseline and hours.baseline.value, hours.target and hours.target.value) == (5328, 8880)
    assert [(str(level.year), level.low, level.high) for level in hours.linked] == [("R4", 1250, 1350)]
    assert hours.needed == "年+710.4時間"
    assert hours.latest == hours.baseline
    assert str(hours.years[0]) == "R4"
    assert hours.description.startswith("RPAで効率化して生み出した時間は令和5年度が基準年度")


def test_a_pending_year_still_shows_the_target() -> None:
    """Without a value there is no needed change, but there is a path."""
    hours = picture(load_example("adachi"), "RPAで効率化して生み出した時間", "R6")
    assert hours.target is not None
    assert hours.needed is None
    assert hours.latest == hours.baseline


def test_the_figure_of_a_year_has_no_later_results() -> None:
    """A picture of R5 does not know R6."""
    share = picture(small_city(), "オンラインで申請できる手続の割合", "R5")
    assert max(level.year for level in share.results) == share.at


def test_the_schedule_keeps_open_ends_and_doubt() -> None:
    """Nothing is closed off to make a prettier bar."""
    blocks = section(report(load_example("adachi"), "R5"), "schedule").blocks
    figure = next(block for block in blocks if isinstance(block, ScheduleChart))
    drawn = {item.text: item for _, items in figure.rows for item in items}
    standard = drawn["業務システム標準化実施（一部システムは令和８年度以降）"]
    assert (getattr(standard, "start", 0), getattr(standard, "end", 0)) == (2025, None)
    assert standard.doubtful
    assert str(figure.years[-1]) == "R11"


def test_warnings_come_before_notes_and_notes_may_be_left_out() -> None:
    """A terminal has little room."""
    found_tables = tables(report(town()), "findings")
    assert [(table.title, table.essential) for table in found_tables] == [
        (format(Severity.WARNING, "ja"), True),
        (format(Severity.NOTE, "ja"), False),
    ]


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=list(LEDGERS))
def test_the_schedule_does_not_reach_out_to_a_far_year(ledger: Ledger) -> None:
    """Its axis is that of the plan, whatever year is judged."""
    drawn = [
        [
            each.years
            for each in section(report(ledger, at), "schedule").blocks
            if isinstance(each, ScheduleChart)
        ]
        for at in ("R5", "FY9998")
    ]
    assert drawn[0] == drawn[1] != []


def test_an_empty_section_is_left_out() -> None:
    """Adachi has no evaluations."""
    assert "evaluations" not in [each.id for each in report(load_example("adachi")).sections]
    assert "evaluations" in [each.id for each in report(town()).sections]


def test_the_head_counts_the_initiatives_by_state_where_one_is_stated() -> None:
    """Of a city that states none there is no line."""
    evaluations = "format: evaluations/1\nevaluations:\n- {item: b, year: R5, state: done}"
    plan = f"{PLAN}initiatives:\n- {{id: a, label: 甲}}\n- {{id: b, label: 乙}}\n"
    for texts, expected in (({"evaluations": evaluations}, ["完了1件、記載なし1件"]), ({}, [])):
        head = report(ledger_of("- {id: x, label: x}", plan=plan, **texts), "R5").facts
        assert [value for name, value in head.items if name == "取組の実施状況"] == expected
