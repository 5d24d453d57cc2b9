"""The page of the messages has an example of each, from answers of the library."""

from importlib import import_module

from docs.messages_page import FILE, codes, page, without_example


def test_the_page_of_the_messages_is_what_the_library_says() -> None:
    """After a change of a message or an answer, `python -m docs.messages_page` writes the page anew."""
    assert FILE.read_text("utf-8") == page()


def test_every_message_of_verdicts_forecasts_and_findings_has_an_example() -> None:
    """A new message needs a ledger whose answer contains it; one that no ledger brings about is taken out."""
    assert without_example(FILE.read_text("utf-8")) == []
    for name in ("progress", "check", "grading", "rollup"):
        assert {*import_module(f"dxmodel.messages.{name}").MESSAGES} <= {*codes()}
