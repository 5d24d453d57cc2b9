"""A rule that a program brings along: its words in every output, and what cannot be one."""

from collections.abc import Iterator
from typing import Any

import attrs
import pytest

import dxmodel as dx
from dxmodel.checks import RULES, Finding, Severity
from dxmodel.errors import InvalidValueError
from dxmodel.ledger import Ledger
from dxmodel.messages import LANGUAGES
from dxmodel.plan import Label
from dxmodel.report import report, to_markdown
from dxmodel.testing import small_city

CITY = small_city()


def both(japanese: str, english: str) -> Label:
    """Return a text in both languages."""
    return Label(japanese, translations={"en": english})


def no_tag(ledger: Ledger) -> Iterator[Finding]:
    """An indicator has no tag."""
    for each in ledger.plan.indicators:
        yield Finding(
            code="minato.no_tag",
            severity=Severity.WARNING,
            path=f"$.indicators[{each.id}]",
            facts={"indicator": each.label, "year": dx.FiscalYear(2024)},
            wording=both("{indicator}に{year}のタグがありません", "{indicator} has no tag for {year}"),
        )


FINDING = next(no_tag(CITY))


def test_the_words_of_a_rule_are_in_every_output() -> None:
    """In sentences, documents, frames and the report, filled as the library fills its own."""
    findings = [each for each in dx.check(CITY, [*RULES, no_tag]) if each.code == "minato.no_tag"]
    assert len(findings) == 6
    sentences = {language: findings[0].describe(language) for language in LANGUAGES}
    assert sentences == {
        "ja": "オンラインで申請できる手続の割合に令和6年度のタグがありません",
        "en": "Procedures that can be done online has no tag for FY2024",
    }
    document = dx.to_dict(findings, languages=["ja", "en"])["findings"][0]
    assert (document["code"], document["sentence"]) == ("minato.no_tag", sentences)
    row = dx.to_frame(findings).iloc[0]
    assert (row["code"], row["ja"], row["en"]) == ("minato.no_tag", *sentences.values())
    page = report(CITY, "R5", "en", rules=[*RULES, no_tag])
    assert sentences["en"] in to_markdown(page)
    assert "no tag" not in to_markdown(report(CITY, "R5", "en"))
    assert "no tag" not in to_markdown(report(CITY, "R5", "en", rules=[]))


def test_more_than_three_notes_of_a_rule_are_told_once() -> None:
    """As those of the library are."""
    notes = [attrs.evolve(each, severity=Severity.NOTE) for each in no_tag(CITY)]
    (finding,) = dx.check(CITY, [lambda _: notes])
    assert finding.count == 6
    assert finding.describe("en").startswith("Procedures that can be done online has no tag for FY2024")


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no words": ({"wording": None}, "check.no_wording"),
    "no words, and a code without a module": ({"wording": None, "code": "no tag"}, "check.no_wording"),
    "one language": ({"wording": Label("タグなし")}, "plan.one_language"),
    "a fact that is not there": (
        {"wording": both("{indicatr}", "{indicator}")},
        "plan.unknown_fact",
    ),
    "an attribute of a fact": ({"wording": both("{indicator.text}", "x")}, "plan.unknown_fact"),
    "a position": ({"wording": both("{}", "x")}, "plan.unknown_fact"),
    "a conversion": ({"wording": both("{year!r}", "x")}, "plan.unknown_fact"),
    "an open brace": ({"wording": both("x", "{year")}, "plan.bad_braces"),
    "a code of the library": ({"code": "check.no_owner"}, "check.taken_code"),
    "a fact that the library's sentence needs": (
        {"code": "check.declared_count", "wording": None},
        "check.missing_facts",
    ),
    "a code of another message": ({"code": "progress.coverage", "wording": None}, "check.no_wording"),
    "no code": ({"code": ""}, "check.bad_code"),
    "a code of spaces": ({"code": "  "}, "check.bad_code"),
    "a code on two lines": ({"code": "minato.\nno_tag"}, "check.bad_code"),
    "a code with a line end": ({"code": "minato.no_tag\n"}, "check.bad_code"),
    "a code with a separator": ({"code": "minato.no\u2028tag"}, "check.bad_code"),
    "no text": ({"wording": 3}, "plan.wrong_kind"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_cannot_be_a_finding_is_refused(fault: str) -> None:
    """Where the rule builds it, with a code and words in both languages."""
    fields, code = REFUSED[fault]
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(FINDING, **fields)
    assert caught.value.code == code
    assert caught.value.describe("ja") != caught.value.describe("en")


def test_two_rules_do_not_share_a_code() -> None:
    """One code has one sentence, else the notes of two rules would be told as one."""
    other = attrs.evolve(FINDING, wording=both("タグ", "tag"))
    with pytest.raises(InvalidValueError) as caught:
        dx.check(CITY, [no_tag, lambda _: [other]])
    assert (caught.value.code, caught.value.facts) == ("check.two_wordings", {"code": "minato.no_tag"})


NO_RULES: dict[str, Any] = {
    "no function": [None],
    "no list": no_tag,
    "a text": "abc",
}


@pytest.mark.parametrize("fault", NO_RULES)
def test_what_is_no_rule_is_refused(fault: str) -> None:
    """By check and by the report, with the documented errors of arguments."""
    with pytest.raises(InvalidValueError):
        dx.check(CITY, NO_RULES[fault])
    with pytest.raises(InvalidValueError):
        report(CITY, "R5", rules=NO_RULES[fault])


def fails(_: Ledger) -> Any:
    """Divide by zero."""
    return 1 / 0


def fails_late(ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding, and fail then."""
    yield from no_tag(ledger)
    raise KeyError("予算")


RETURNED: dict[str, tuple[Any, str]] = {
    "nothing": (None, "None"),
    "a text": ("abc", "'abc'"),
    "a number": (3, "3"),
    "one finding": (FINDING, "Finding(code='minato.no_tag'"),
    "texts": (["a"], "'a'"),
    "a text among findings": ([FINDING, "a"], "'a'"),
    "a generator of texts": (iter(["a"]), "'a'"),
}


@pytest.mark.parametrize("case", RETURNED)
def test_a_rule_that_returns_no_findings_is_named_with_what_it_returned(case: str) -> None:
    """In both languages, with the module of the function."""
    returned, found = RETURNED[case]
    with pytest.raises(InvalidValueError) as caught:
        dx.check(CITY, [*RULES, lambda _: returned])
    assert caught.value.code == "check.rule_returned"
    for language in LANGUAGES:
        assert found in caught.value.describe(language)
        assert f"{__name__}.test_a_rule" in caught.value.describe(language)


@pytest.mark.parametrize(
    ("rule", "error", "said"),
    [
        (fails, ZeroDivisionError, "division by zero"),
        (fails_late, KeyError, "'予算'"),
        (lambda _: attrs.evolve(FINDING, wording=None), InvalidValueError, "minato.no_tag"),
    ],
)
def test_a_rule_that_raises_is_named_and_its_exception_is_the_cause(
    rule: Any, error: type[Exception], said: str
) -> None:
    """One error that a program can catch, which still shows what happened."""
    with pytest.raises(InvalidValueError) as caught:
        dx.check(CITY, [*RULES, rule])
    assert caught.value.code == "check.rule_failed"
    assert isinstance(caught.value.__cause__, error)
    for language in LANGUAGES:
        text = caught.value.describe(language)
        assert rule.__qualname__ in text
        assert error.__name__ in text
        assert said in text
