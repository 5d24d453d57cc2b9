"""Codes of local bodies have a check digit, and are text."""

import pytest

from dxmodel.errors import InvalidValueError
from dxmodel.formats import json, yaml
from dxmodel.plan import Body, Plan
from dxmodel.plan.body import check_digit
from dxmodel.plan.local_bodies import code_and_name, local_bodies, prefecture_of
from tests.yaml_ledger import PLAN

# Code and name as the ministry lists them (総務省「全国地方公共団体コード」).
PUBLISHED = {
    "131211": "東京都足立区",
    "011002": "北海道札幌市",
    "010006": "北海道",
    "130001": "東京都",
    "131016": "東京都千代田区",
    "141003": "神奈川県横浜市",
    "271004": "大阪府大阪市",
    "281000": "兵庫県神戸市",
    "472018": "沖縄県那覇市",
    "470007": "沖縄県",
    "452025": "宮崎県都城市",
}


@pytest.mark.parametrize("code", PUBLISHED)
def test_a_published_code_is_accepted(code):
    """Six digits, as the ministry prints them."""
    assert Body(code, PUBLISHED[code]).key == Body(code, PUBLISHED[code]).code == code


@pytest.mark.parametrize("code", PUBLISHED)
def test_no_other_last_digit_is_accepted(code):
    """One digit in ten is right; the error shows the right one."""
    for digit in set("0123456789") - {code[5]}:
        with pytest.raises(InvalidValueError) as caught:
            Body(code[:5] + digit, "？")
        assert caught.value.code == "plan.bad_code_like"
        assert [each[:6] for each in caught.value.facts["likely"]] == [code]


@pytest.mark.parametrize(
    ("digits", "likely"),
    [
        ("11002", ["011002 北海道札幌市"]),  # the zero is lost; 110027 is no body
        ("13121", ["131211 東京都足立区"]),  # without its check digit
        ("12025", ["012025 北海道函館市"]),
        ("10006", ["010006 北海道"]),
        ("22012", ["022012 青森県青森市"]),
        ("12106", ["012106 北海道岩見沢市"]),
        ("99201", ["099201", "992011"]),  # no body of the list: all that five digits can stand for
    ],
)
def test_five_digits_are_refused_with_the_codes_that_they_may_stand_for(digits, likely):
    """A code that lost its zero is not completed to that of another body."""
    with pytest.raises(InvalidValueError) as caught:
        Body(digits, "？")
    assert caught.value.code == "plan.bad_code_like"
    assert caught.value.facts["likely"] == likely
    assert "6桁" in caught.value.describe("ja")


def test_no_code_of_the_list_is_accepted_without_its_zero():
    """475 codes begin with a zero; each error shows the code that was meant."""
    for code in (each for each in local_bodies() if each.startswith("0")):
        with pytest.raises(InvalidValueError) as caught:
            Body(code[1:], "？")
        assert code_and_name(code) in caught.value.facts["likely"]


def test_the_list_has_the_prefectures_and_their_municipalities():
    """Each code has its check digit, and a municipality has a prefecture."""
    codes = list(local_bodies())
    assert codes == sorted(codes)
    assert all(check_digit(code[:5]) == code[5] and prefecture_of(code) for code in codes)
    assert sum(code[2:5] == "000" for code in codes) == 47
    assert len(codes) == 47 + 1741


def test_a_body_without_a_code_is_named_by_its_name():
    """A ministry has no code: in the key of a plan, its name stands for it."""
    ministry = Body(None, "デジタル庁")
    assert (ministry.code, ministry.key) == (None, "デジタル庁")
    assert Plan(id="dx", label="計画", bodies=[ministry], period="R4/").key == "デジタル庁/dx"


@pytest.mark.parametrize("text", ["{label: デジタル庁}", "{code: null, label: デジタル庁}"])
def test_a_file_may_leave_the_code_out(text):
    """And is read again as it was written."""
    plan = yaml.loads(PLAN.replace('{code: "992011", label: みなと野市}', text), Plan)
    assert plan.bodies == (Body(None, "デジタル庁"),)
    for form in (yaml, json):
        assert form.loads(form.dumps(plan), Plan) == plan


def test_check_digit_of_every_remainder():
    """11 minus the remainder, of which the last digit counts: 0 and 10 both give 1, and 1 gives 0."""
    result = {}
    for number in range(1000, 1100):
        one, two, three, four, five = map(int, f"{number:05}")
        result[(6 * one + 5 * two + 4 * three + 3 * four + 2 * five) % 11] = check_digit(f"{number:05}")
    assert result == {0: "1", 1: "0", 2: "9", 3: "8", 4: "7", 5: "6", 6: "5", 7: "4", 8: "3", 9: "2", 10: "1"}


@pytest.mark.parametrize("code", [11002, 131211, 13121.0])
def test_a_number_has_lost_its_zero(code):
    """11002 is not 011002; the error says to quote it."""
    with pytest.raises(InvalidValueError) as caught:
        Body(code, "札幌市")
    assert caught.value.code == "plan.code_not_text"
    assert '"011002"' in str(caught.value)


@pytest.mark.parametrize("code", ["", "1312", "1312111", "１３１２１１", "13121a", "٣٣٣٣٣", "1" * 10**6])
def test_other_text_is_no_code(code):
    """Full-width and foreign digits too: a code is six ASCII digits; the error stays short."""
    with pytest.raises(InvalidValueError) as caught:
        Body(code, "？")
    assert len(str(caught.value)) < 200
