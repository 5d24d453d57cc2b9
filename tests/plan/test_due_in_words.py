"""A due date in words is refused with the way to write it."""

import pytest

from dxmodel.errors import ParseError, ValidationError
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Due
from dxmodel.plan.target import check_has_number
from tests.yaml_ledger import ledger_of


@pytest.mark.parametrize("word", ["毎年度", "順次", "随時", "未定", "soon"])
def test_a_word_for_a_due_date_is_refused_with_the_keys_for_it(word: str) -> None:
    """In Python and in files: 毎年度 is yearly, 順次 a qualifier."""
    with pytest.raises(ParseError) as caught:
        Due(word)
    assert caught.value.code == "plan.due_in_words"
    for language in LANGUAGES:
        text = caught.value.describe(language)
        assert "{yearly: true}" in text
        assert f"{{qualifier: {word}}}" in text
    with pytest.raises(ValidationError, match="yearly: true"):
        ledger_of(f"- {{id: x, label: 指標, unit: 件, targets: [{{due: {word}, goal: {{reach: 5件}}}}]}}")


@pytest.mark.parametrize("text", ["令和六年度", "令和元年度", "R8", "2026-09", "R7年度末"])
def test_whatever_has_a_number_is_no_date_in_words(text: str) -> None:
    """It is read, or refused as a year with the spellings that there are."""
    check_has_number(text)
