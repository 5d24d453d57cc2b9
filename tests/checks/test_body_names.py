"""The names of bodies are held against the list of local bodies, in the spellings that plans have."""

import attrs
import pytest

from dxmodel.checks import check
from dxmodel.plan import Body, Label
from dxmodel.testing import small_city

RULES = {"body_of_another_code", "other_name_of_body", "unknown_code", "unknown_code_like", "code_not_stated"}

RIGHT: list[tuple[str | None, str | Label, list[tuple[str, str]]]] = [
    ("131211", "足立区", []),
    ("131211", "東京都足立区", []),
    ("131211", "東京都 足立區", []),
    ("011002", "札幌市", []),
    ("010006", "北海道", []),
    ("010006", "北海道庁", []),
    ("130001", "東京都", []),
    ("281000", "神戸市デジタル戦略部", []),
    ("082082", "龍ヶ崎市", []),
    ("082082", "竜ケ崎市", []),
    ("042030", "塩釜市", []),
    ("272205", "箕面市", []),
    ("016047", "新冠郡新冠町", []),
    ("014087", "北海道余市郡余市町", []),
    ("284815", "上郡町", []),
    ("072036", "郡山市", []),
    ("132063", "府中市", []),  # two cities of one name, each right
    ("342084", "府中市", []),
    ("342084", "広島県府中市", []),
    ("012335", "伊達市", []),
    ("072133", "福島県伊達市", []),
    ("082228", "鹿嶋市", []),
    ("412074", "鹿島市", []),
    ("282219", Label("篠山市", variants=["丹波篠山市"]), []),
    (None, "デジタル庁", []),
    (None, "総務省", []),
    # a known code with the name of another body
    ("131211", "荒川区", [("warning", "131181 東京都荒川区")]),
    ("132063", "広島県府中市", [("warning", "342084 広島県府中市")]),
    ("012335", "福島県伊達市", [("warning", "072133 福島県伊達市")]),
    ("131211", "札幌市デジタル推進課", [("warning", "011002 北海道札幌市")]),
    ("252018", "津市", [("warning", "242012 三重県津市")]),  # 津市 is within 大津市
    ("082228", "鹿島市", [("warning", "412074 佐賀県鹿島市")]),
    ("130001", "京都府", [("warning", "260002 京都府")]),
    # a known code with a name that no body has now
    ("282219", "篠山市", [("note", "282219 兵庫県丹波篠山市")]),
    ("131211", "みなと野市", [("note", "131211 東京都足立区")]),
    # an unknown code: of before a merger, or none
    ("992011", "みなと野市", [("note", "992011")]),
    ("110027", "札幌市", [("note", "011002 北海道札幌市")]),
    ("141011", "横浜市鶴見区", [("note", "141003 神奈川県横浜市")]),
    (None, "札幌市", [("note", "011002 北海道札幌市")]),
]


@pytest.mark.parametrize(("code", "name", "expected"), RIGHT, ids=str)
def test_a_code_and_a_name_belong_together(code, name, expected):
    """A warning where the name is that of another body, a note where the list does not decide."""
    findings = code_findings(Body(code, name))
    assert [severity for severity, _ in findings] == [severity for severity, _ in expected]
    for (_, sentence), (_, text) in zip(findings, expected, strict=True):
        assert text in sentence


def code_findings(*bodies: Body) -> list[tuple[str, str]]:
    """Return the severities and the sentences of the findings about bodies."""
    city = small_city()
    ledger = attrs.evolve(city, founding=attrs.evolve(city.founding, bodies=bodies), revisions=())
    findings = (each for each in check(ledger) if each.code.removeprefix("check.") in RULES)
    return [(str(each.severity), each.describe("ja")) for each in findings]


def test_every_body_of_a_plan_is_looked_at():
    """A joint plan of several bodies has a finding for each that is wrong."""
    bodies = [Body("131211", "足立区"), Body("131181", "足立区"), Body("131172", "荒川区")]
    assert [severity for severity, _ in code_findings(*bodies)] == ["warning", "warning"]
