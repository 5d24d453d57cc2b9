"""Codes of local bodies have a check digit, and are text."""

import pytest

from dxmodel.errors import InvalidValueError
from dxmodel.plan import Body
from dxmodel.plan.body import check_digit

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
def test_a_published_code_is_accepted_and_completed(code):
    """Five digits are given the sixth that the ministry prints."""
    assert Body(code, PUBLISHED[code]).code == Body(code[:5], PUBLISHED[code]).code == code


@pytest.mark.parametrize("code", PUBLISHED)
def test_no_other_last_digit_is_accepted(code):
    """One digit in ten is right."""
    for digit in set("0123456789") - {code[5]}:
        with pytest.raises(InvalidValueError) as caught:
            Body(code[:5] + digit, "？")
        assert caught.value.code == "plan.bad_code"


def test_check_digit_of_every_remainder():
    """11 minus the remainder, of which the last digit counts: 0 and 10 both give 1, and 1 gives 0."""
    result = {}
    for number in range(1000, 1100):
        one, two, three, four, five = map(int, f"{number:05}")
        result[(6 * one + 5 * two + 4 * three + 3 * four + 2 * five) % 11] = check_digit(f"{number:05}")
    assert result == {0: "1", 1: "0", 2: "9", 3: "8", 4: "7", 5: "6", 6: "5", 7: "4", 8: "3", 9: "2", 10: "1"}


@pytest.mark.parametrize("code", [11002, 131211, None, 13121.0])
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
