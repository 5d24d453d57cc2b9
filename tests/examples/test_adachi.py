"""Adachi's plan as data says what its source says, with page and cell, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from dxmodel.amount import Amount
from dxmodel.errors import AmbiguousError
from dxmodel.fiscal import FiscalSpan, FiscalYear
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger, ObservationStatus, resolve
from dxmodel.plan import (
    Direction,
    IndicatorKind,
    Label,
    ListValue,
    Missing,
    MissingReason,
    Plan,
    Source,
    TextValue,
)
from dxmodel.revise import Revision
from dxmodel.storage import load

OUTCOMES = ("rpa-hours", "online-share", "ebpm-share")


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """Return the folder of the example."""
    return root / "examples" / "adachi"


@pytest.fixture(scope="module")
def adachi(folder: Path) -> Ledger:
    """Return the example."""
    return load(folder)


def walk(thing: Any, seek: type[Any]) -> Iterator[Any]:
    """Yield every value of one class inside *thing*, however deep."""
    if isinstance(thing, seek):
        yield thing
    if isinstance(thing, tuple):
        for each in thing:
            yield from walk(each, seek)
    elif attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            yield from walk(getattr(thing, field.name), seek)


def entry_of(adachi: Ledger, indicator: str, period: str) -> Any:
    """Return the one observation of an indicator and a period."""
    (result,) = [each for each in adachi.observations_of(indicator) if str(each.period) == period]
    return result


def missing(adachi: Ledger, reason: MissingReason) -> list[Any]:
    """Return the observations that are missing for one reason."""
    return [each for each in adachi.observations if getattr(each.value, "reason", None) is reason]


# --- the plan and its extension


def test_the_founding_plan_has_three_years_and_the_extended_one_seven(adachi):
    """R4 to R6, then R4 to R10; the revision made it so."""
    assert adachi.founding.period == FiscalSpan.parse("R4/R6")
    assert adachi.plan.period == FiscalSpan.parse("R4/R10")
    assert (adachi.founding.period.length, adachi.plan.period.length) == (3, 7)
    origin = adachi.origin("period")
    assert origin is not None
    assert origin.label.text == "計画期間延伸"


def test_the_extension_has_its_two_reasons(adachi):
    """The first one is the standardisation, an initiative of the plan."""
    (extension,) = adachi.revisions
    assert [each.because_of for each in extension.reasons] == ["standardisation", None]
    assert "standardisation" in adachi.founding


def test_before_the_doubt_the_plan_ends_in_r6(adachi):
    """The extension cannot have been decided before a full year of R5 was known."""
    assert adachi.as_of("2023-10-01").plan.period == FiscalSpan.parse("R4/R6")
    assert adachi.as_of("2024-03-31").plan == adachi.founding


def test_after_the_doubt_the_plan_ends_in_r10(adachi):
    """On the day the data was made, the extension had been decided."""
    assert adachi.as_of("2026-11-23") == adachi


@pytest.mark.parametrize("day", ["2024-04-01", "2025-06-30", "2026-11-22"])
def test_inside_the_doubt_both_states_are_named(adachi, day):
    """The source does not date the decision, so no state is preferred."""
    with pytest.raises(AmbiguousError) as caught:
        adachi.as_of(day)
    assert caught.value.facts["before"].plan == adachi.founding
    assert caught.value.facts["after"].plan == adachi.plan
    assert "R6" in str(caught.value) or "FY2024" in str(caught.value)


def test_the_plan_was_made_in_r4_on_no_known_day(adachi):
    """The source says R4～ and no more."""
    adopted = adachi.founding.adopted
    assert adopted is not None
    assert adopted.exact is None
    assert (adopted.not_before, adopted.not_after) == (date(2022, 4, 1), date(2023, 3, 31))


def test_eight_initiatives_are_declared_and_five_named(adachi):
    """Three of the eight have no name in the source, and one of the five no number."""
    top = [each for each in adachi.plan.initiatives if each.parent is None]
    assert declared(adachi.plan)["initiatives"] == 8
    assert [each.number for each in top] == ["①", "③", "④", "⑧", None]
    assert all(each.label for each in top)


def test_three_pillars_are_declared_and_none_named(adachi):
    """Their names stand in a figure that has no text."""
    assert declared(adachi.plan)["pillars"] == 3
    assert adachi.plan.pillars == ()


def test_two_viewpoints_and_four_priorities_are_declared_and_named(adachi):
    """Here the counts and the names agree."""
    plan = adachi.plan
    assert declared(plan)["viewpoints"] == len(plan.viewpoints) == 2
    first = [each.number for each in plan.initiatives if each.priority]
    assert declared(plan)["priorities"] == len(first)
    assert first == ["①", "③", "④", "⑧"]
    assert all(each.priority.why for each in plan.initiatives if each.priority)


def declared(plan: Plan) -> Mapping[str, int]:
    """Return how many of each the plan says it has."""
    return {each.of.value: each.count for each in plan.declared}


@pytest.mark.parametrize(
    ("pair", "shared"),
    [
        (("staff-development", "data-ebpm"), "デジタルリテラシーを急いで高める"),
        (("rpa-ai", "online-and-counter"), "区民サービスをさらに良くする"),
    ],
)
def test_two_priorities_share_half_of_their_reason(adachi, pair, shared):
    """The reason on P4 is one cell for two initiatives; what both have in common stands at both."""
    for id in pair:
        assert shared in adachi.plan.initiative(id).priority.why.text


def test_a_viewpoint_read_from_a_merged_cell_is_in_doubt(adachi):
    """The links of the four priority initiatives are inferred, and say so."""
    links = [link for each in adachi.plan.initiatives for link in each.viewpoints]
    assert len(links) == 4
    assert all(link.doubt.confidence == Decimal("0.95") for link in links)


def test_the_measures_of_the_write_free_counters_have_no_number(adachi):
    """``２`` is the number of the item on P7; its four measures print none."""
    assert adachi.plan.initiative("write-free-counter").number == "２"
    measures = [each for each in adachi.plan.indicators if each.id.startswith("counter-")]
    assert [each.number for each in measures] == [None] * 4


def test_the_standardisation_runs_from_r7_since_the_extension(adachi):
    """P8 prints R7; the founding plan is not known to have said so."""
    assert adachi.plan.initiative("standardisation").span == FiscalSpan.parse("R7/")
    assert adachi.founding.initiative("standardisation").span is None


def test_the_review_is_in_r10_and_the_next_plan_starts_in_r11(adachi):
    """Only the extension says so; the founding plan has no successor yet."""
    assert adachi.plan["review-r10"].year == FiscalYear.parse("R10")
    assert adachi.plan.successor.starts == FiscalYear.parse("R11") == adachi.plan.last_year + 1
    assert adachi.founding.successor is None
    assert not adachi.founding.reviews


def test_the_review_waits_for_the_standardisation(adachi):
    """All systems are done in R8 or later: the end is open."""
    wait = adachi.plan["after-standardisation"]
    assert (wait.on, wait.by, str(wait.kind.value)) == ("review-r10", "standardisation", "waits-for")
    assert wait.span == FiscalSpan.parse("R8/")


def test_the_end_of_the_national_plan_is_in_doubt(adachi):
    """The year comes from outside the source."""
    assert adachi.plan["event-national-plan-ends"].doubt.confidence == Decimal("0.85")
    assert adachi.plan["national-dx-plan"].span is None


# --- the outcome indicators


@pytest.mark.parametrize(
    ("id", "baseline", "target", "initiative"),
    [
        ("rpa-hours", "5,328時間", "8,880時間", "③"),
        ("online-share", "23.2%", "100%", "④"),
        ("ebpm-share", "97.8%", "100%", "⑧"),
    ],
)
def test_an_outcome_goes_from_r5_to_r10(adachi, id, baseline, target, initiative):
    """Baseline and target are as printed on P10; direction and accumulation are not stated."""
    indicator = adachi.plan.indicator(id)
    (goal,) = indicator.targets
    assert (indicator.baseline.year, goal.due.year) == (FiscalYear.parse("R5"), FiscalYear.parse("R10"))
    assert (indicator.baseline.value, goal.goal) == (Amount.parse(baseline), Reach(Amount.parse(target)))
    assert (indicator.kind, indicator.direction) == (IndicatorKind.OUTCOME, Direction.UNKNOWN)
    assert indicator.owner_plan == "adachi-basic-plan"
    (link,) = indicator.initiatives
    assert adachi.plan.initiative(link.to).number == initiative
    assert link.doubt is not None


def test_only_the_outcomes_have_targets(adachi):
    """No row of the tables of results has one."""
    assert tuple(each.id for each in adachi.plan.indicators if each.targets) == OUTCOMES
    assert not any(each.id in adachi.founding for each in adachi.plan.indicators if each.targets)


def test_an_outcome_is_not_observed_beside_its_baseline(adachi):
    """The printed value of R5 is the baseline and is not told twice; R6 is pending, and that is inferred."""
    for id in OUTCOMES:
        (observation,) = adachi.observations_of(id)
        assert (observation.year, observation.value) == (FiscalYear(2024), Missing(MissingReason.PENDING))
        assert observation.doubt is not None


def test_two_precisions_of_the_rpa_hours_agree(adachi):
    """約5,300時間 on P6 and 5,328時間 on P10 can be one quantity, and a link says so."""
    (link,) = adachi.plan.indicator("rpa-hours").same_as
    rounded = resolve(adachi, adachi.plan.indicator(link.to), FiscalYear.parse("R5")).amount
    assert link.doubt.confidence == Decimal("0.98")
    assert rounded is not None
    assert str(rounded) == "約5,300時間"
    assert rounded.agrees(Amount.parse("5,328時間"))


def test_the_two_ebpm_shares_are_joined(adachi):
    """97.8 % stands on P5 and on P10 under two names."""
    (link,) = adachi.plan.indicator("ebpm-share").same_as
    assert link.doubt is not None
    assert entry_of(adachi, link.to, "R5").value == adachi.plan.indicator("ebpm-share").baseline.value


# --- the results, cell by cell

YEARS = ("R4", "R5")
NUMBERS = {
    "dx-training-participants": (None, "95人"),
    "ebpm-workshop-participants": ("15人", "15人"),
    "ebpm-video-participants": ("284人", "247人"),
    "ebpm-understood": ("87.7%", "97.8%"),
    "rpa-new-tasks": ("17作業", "30作業"),
    "rpa-new-hours": ("約1,300時間", "約5,300時間"),
    "minutes-units": ("93所属", None),
    "minutes-hours": ("約600時間", None),
    "ai-ocr-units": (None, "16所属"),
    "ai-ocr-sheets": (None, "約2,000枚/月"),
    "online-procedures": ("325手続", "469手続"),
    "online-applications": ("約110,000件", "約170,000件"),
    "counter-procedures": (None, "9手続"),
    "counter-places": (None, "18か所"),
}


def test_the_numbers_of_whole_years_are_those_of_the_tables(adachi):
    """No number is lost, and none is added."""
    result = {
        (each.indicator, str(each.period)): str(each.value)
        for each in adachi.observations
        if isinstance(each.value, Amount) and each.is_whole_year
    }
    cells = {(id, year): text for id, row in NUMBERS.items() for year, text in zip(YEARS, row, strict=True)}
    assert result == {cell: text for cell, text in cells.items() if text}


def test_twelve_rows_of_r6_are_pending(adachi):
    """A printed row may hold several measures; no cell of R6 holds a number."""
    pending = missing(adachi, MissingReason.PENDING)
    cells = {source.cell for each in pending for source in each.sources}
    assert {str(each.period) for each in pending} == {"R6"}
    assert len(cells) == 12
    values = [each.value for each in adachi.observations if each.year == FiscalYear.parse("R6")]
    assert not any(isinstance(value, Amount) for value in values)


def test_the_r6_cell_of_the_write_free_counters_is_a_plan(adachi):
    """It tells what is to be built, and is no result."""
    planned = [each for each in adachi.observations if each.status is not ObservationStatus.FINAL]
    assert [(each.indicator, str(each.period)) for each in planned] == [("counter-efforts", "R6")]
    assert planned[0].status is ObservationStatus.PLANNED
    assert isinstance(planned[0].value, TextValue)


def test_the_35_uses_cover_a_quarter_of_r5(adachi):
    """January to March 2024 lie in R5, and are not the whole of it."""
    uses = entry_of(adachi, "counter-uses", "2024-01/2024-03")
    assert str(uses.value) == "35件"
    assert uses.year == FiscalYear.parse("R5")
    assert not uses.is_whole_year
    assert uses.scope is not None
    assert resolve(adachi, adachi.plan.indicator("counter-uses"), FiscalYear.parse("R5")).amount is None


def test_what_began_in_r5_says_so_in_r4(adachi):
    """※令和5年度より実施 is no zero."""
    later = missing(adachi, MissingReason.NOT_STARTED)
    assert {str(each.period) for each in later} == {"R4"}
    assert {each.value.starts for each in later} == {FiscalYear.parse("R5")}
    assert {source.cell for each in later for source in each.sources} == {"①/1(1)/R4", "③/3/R4", "④/2/R4"}


def test_what_was_not_done_says_so(adachi):
    """※未実施 is one cell, and which year it belongs to is in doubt."""
    (never,) = missing(adachi, MissingReason.NOT_IMPLEMENTED)
    assert (never.indicator, str(never.period)) == ("supplied-data", "R5")
    assert never.doubt.alternatives


def test_the_87_7_percent_rest_on_a_doubtful_cell(adachi):
    """Its reading, its confidence and the other reading are kept."""
    doubt = entry_of(adachi, "ebpm-understood", "R4").doubt
    assert doubt.confidence == Decimal("0.75")
    (other,) = doubt.alternatives
    assert other.confidence == Decimal("0.2")
    assert "DX全体研修" in other.reading.text
    assert entry_of(adachi, "ebpm-understood", "R5").doubt is None


def test_a_doubt_of_an_observation_is_below_nine_tenths_and_says_why(adachi):
    """Surer cells carry none."""
    doubts = [each.doubt for each in adachi.observations if each.doubt]
    assert doubts
    assert all(doubt.confidence < Decimal("0.9") and doubt.why for doubt in doubts)


def test_the_swapped_years_carry_each_others_number(adachi):
    """284 and 247 may stand the other way round."""
    row = [entry_of(adachi, "ebpm-video-participants", year) for year in ("R4", "R5")]
    others = [each.doubt.alternatives[0].amount for each in row]
    assert others == [each.value for each in reversed(row)]


def test_printed_differs_from_the_value(adachi):
    """Where print and canonical text are the same, nothing is repeated."""
    printed = [each for each in adachi.observations if each.printed]
    assert {each.printed for each in printed} >= {"95名", "約2,000/月枚", "325手続（年度末時点）", "※未実施"}
    assert not any(each.printed == str(each.value) for each in printed)
    noted = {
        each.printed for each in missing(adachi, MissingReason.PENDING) if each.indicator not in OUTCOMES
    }
    assert noted == {"令和６年度の実績集計後に改めて更新"}


def test_lists_are_lists(adachi):
    """What was automated and what went online are names, one by one."""
    assert isinstance(entry_of(adachi, "rpa-main-work", "R5").value, ListValue)
    assert [len(entry_of(adachi, "online-main-procedures", year).value.items) for year in ("R4", "R5")] == [
        3,
        2,
    ]


# --- sources, names, and the table of the README


def test_every_item_observation_and_reason_has_a_source(adachi):
    """Nothing stands here that cannot be looked up."""
    (extension,) = adachi.revisions
    for thing in (adachi.founding, *adachi.plan.items(), *adachi.plan.declared, *adachi.observations):
        assert thing.sources, thing
    assert extension.sources
    assert all(each.sources for each in extension.reasons)
    assert all(each.cell for observation in adachi.observations for each in observation.sources)


def test_every_source_is_a_page_of_the_extension_document(adachi):
    """The founding plan is known by quotation only; the document was read from P3 to P10."""
    sources = list(walk(adachi, Source))
    assert {each.document for each in sources} == {"extension"}
    assert {each.page for each in sources} == {f"P{page}" for page in range(3, 11)}


def test_the_cell_of_an_observation_names_its_year(adachi):
    """``③/1(3)/R5`` lies in the column of R5, as does a quarter of that year."""
    for each in adachi.observations:
        assert [source.cell.split("/")[-1] for source in each.sources] == [str(each.year)]


def test_every_name_is_said_in_english_too(adachi):
    """No label is blank, and every one has a translation."""
    for label in walk(adachi, Label):
        assert label.text.strip() == label.text
        assert dict(label.translations).get("en", "").strip(), label.text


def test_the_table_of_the_readme_leads_somewhere(adachi, folder):
    """Every id of the table exists, in the file that the table names."""
    rows = re.findall(
        r"^\|.*\| `([a-z/]+\.yaml)` \| (.+) \|$", (folder / "README.md").read_text("utf-8"), re.M
    )
    assert len(rows) > 50
    homes = homes_of(adachi)
    for file, ids in rows:
        for id in re.findall("`([^`]+)`", ids):
            assert id in homes[file], f"{id} is not in {file}"


def test_the_table_of_the_readme_forgets_nothing(adachi, folder):
    """Every item of the plan and every observed indicator is in the table."""
    named = set(re.findall("`([a-z0-9-]+)`", (folder / "README.md").read_text("utf-8")))
    assert {item.id for item in adachi.plan.items()} - named == set()


def test_the_readme_counts_the_doubts_of_the_observations(adachi, folder):
    """How many cells are in doubt, and for how many another reading is known, is as the README says."""
    doubts = [each.doubt for each in adachi.observations if each.doubt]
    counts = len(doubts), sum(1 for each in doubts if each.alternatives)
    text = (folder / "README.md").read_text("utf-8")
    assert "{}のうち{}".format(*counts) in text
    assert "{1} of {0}".format(*counts) in text


def homes_of(adachi: Ledger) -> dict[str, set[str]]:
    """Return the ids and the fields that each file holds."""
    (extension,) = adachi.revisions
    founded = {item.id for item in adachi.founding.items()}
    return {
        "plan.yaml": founded | {field.name for field in attrs.fields(Plan)},
        "revisions/extension.yaml": {item.id for item in adachi.plan.items()} - founded
        | {extension.id, "period", "successor", *(field.name for field in attrs.fields(Revision))},
        "observations.yaml": {each.indicator for each in adachi.observations},
    }
