"""An English sentence translates what it can, and quotes the rest as the source prints it."""

from dxmodel.messages import words
from dxmodel.plan import Due, Label
from dxmodel.plan.goals import Completed, Described, NotYetSet
from dxmodel.plan.names import member_name
from dxmodel.progress import assess
from tests.yaml_ledger import ledger_of

DUES = {
    "概ね": "about FY2025",
    "おおむね": "about FY2025",
    "頃": "about FY2025",
    "末を目途に": "about the end of FY2025",
    "末まで": "the end of FY2025",
    "まで": "FY2025",
    "原則": "FY2025 in principle",
    "遅くとも": "FY2025 at the latest",
    "早ければ": "FY2025 at the earliest",
    "以降": "FY2025 or later",
    "順次": "FY2025 (“順次”)",
    "議会の議決後": "FY2025 (“議会の議決後”)",
    "early": "early FY2025",
}


def test_the_usual_words_of_a_due_date_are_english_and_others_are_quoted() -> None:
    """In Japanese they stand as they are printed."""
    assert {each: f"{Due('R7', qualifier=each):en}" for each in DUES} == DUES
    assert f"{Due(qualifier='順次'):en}" == "step by step"
    assert f"{Due(qualifier='準備が整い次第'):en}" == "“準備が整い次第”"
    assert f"{Due('R7', qualifier='概ね'):ja}" == "概ね令和7年度"


def test_a_goal_in_words_is_translated_or_quoted() -> None:
    """A translation has no quotation marks."""
    translated = Label("窓口の一元化", translations={"en": "one counter"})
    for kind, text in ((Described, "{}"), (Completed, "{}"), (NotYetSet, "not set yet ({})")):
        assert f"{kind(translated):en}" == text.format("one counter")
        assert f"{kind('窓口の一元化'):en}" == text.format("“窓口の一元化”")
        assert "“" not in f"{kind('窓口の一元化'):ja}"


def test_members_and_grades_are_quoted_in_answers_and_findings() -> None:
    """部長 has no translation anywhere; neither has a mark of the city."""
    ledger = ledger_of(
        """
        - id: x
          label: {text: 女性の割合, translations: {en: Women}}
          unit: "%"
          direction: up
          targets: [{due: R8, goal: {reach: 40%}, breakdown: {役職: 部長}}]
        """,
        "- {indicator: x, period: R6, value: 20%, breakdown: {役職: 部長}}",
    )
    answer = assess(ledger, at="R6")["x"]
    assert "“部長” (target: 40%) not met yet with 20%" in answer.describe("en")
    assert "部長（目標：40%）は20%で" in answer.describe("ja")
    grades = {"text": "", "grades": ("A", "◎")}
    assert words("grading.official", "en", **grades).endswith("“A”, “◎”.")
    assert f"{member_name(Label('Women'), answer.members[0].breakdown):en}" == "Women (“部長”)"
