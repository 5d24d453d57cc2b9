"""YAML 1.2, read from its events: nothing is guessed, and everything knows its line and column.

Text stays text, dates too; only whole numbers, decimals, true, false and null are not text, and no
number is ever a float.  Anchors, aliases, tags, merge keys and repeated keys are refused.

A text that is right is read by libyaml, which comes with PyYAML on the usual platforms and is some
thirty times as fast.  What it does not take, and every text where it goes another way than YAML 1.2,
is read by the parser in Python below; so is everything where there is no libyaml.  The answers are
the same, and what is wrong is always told by the parser in Python.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import attrs
import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import Event
from yaml.parser import Parser, ParserError
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import (
    DocumentEndToken,
    FlowEntryToken,
    FlowMappingStartToken,
    ScalarToken,
    StreamEndToken,
    ValueToken,
)

from dxmodel.errors import Place, Problem, ValidationError
from dxmodel.formats.errors import line_and_column
from dxmodel.formats.text import check_conflicts, decoded, refuse
from dxmodel.formats.yaml.composer import Composer
from dxmodel.formats.yaml.likely_mistakes import (
    Mistake,
    cut_amounts,
    likely_mistakes,
    mended,
    nearest_mistake,
)

__all__ = ["parse"]

LONGEST_LINE = 100_000
CParser: Any = import_module("yaml.cyaml").CParser if yaml.__with_libyaml__ else None
"""The parser of libyaml; None where PyYAML was built without it."""


def parse(text: str | bytes, file: str | None = None) -> Any:
    """Read YAML into plain data that know their lines; what the data mean is not judged.

    Raises:
        ValidationError: the first mistake after which nothing can be trusted, and beside it every known
            mistake in the whole text: a full-width colon, a tab, an amount without quotes, a key that comes
            twice.
    """
    source = decoded(text, file)
    _check_lines(source, file)
    _check_characters(source, file)
    if CParser is not None and not _OTHERWISE.search(source):
        composer = Composer(file)
        try:
            data = composer.compose(_events(CParser(source)))
        except (YAMLError, ValidationError):
            pass  # the other parser says what is wrong
        else:
            if not composer.problems:
                return data
    reading = _Reading(source, file)
    if not reading.problems and reading.stop is None:
        return reading.data
    check_conflicts(source, file)
    raise ValidationError(sorted(_wrong(source, reading, file), key=line_and_column))


_OTHERWISE = re.compile(r"""[\t\x85\u2028\u2029\ufeff]|^%|^\.\.\.|["'\]}]:\S|[|>][-+\d]*#""", re.MULTILINE)
"""Where libyaml may read otherwise: tabs, line breaks of YAML 1.1, byte order marks, directives, ends of
documents, a colon right behind a quote or a bracket, a comment right behind the sign of a block."""


def _events(parser: Any) -> Iterator[Event]:
    while parser.check_event():
        yield parser.get_event()


def _check_lines(text: str, file: str | None) -> None:
    """No person writes such a line, and the scanner needs seconds for it."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            refuse("formats.line_too_long", file, number, length=len(line), limit=LONGEST_LINE)


def _check_characters(text: str, file: str | None) -> None:
    if match := Reader.NON_PRINTABLE.search(text):
        start = match.start()
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        refuse("formats.bad_character", file, line, column, found=repr(match[0]))


# --- what is wrong


class _Reading:
    """A text as the parser in Python reads it.

    Attributes:
        data: the plain data.
        problems: what is refused in them.
        stop: the mistake after which it could not be read any further; None if there is none.
    """

    def __init__(self, text: str, file: str | None) -> None:
        self.data: Any = None
        self.stop: Mistake | None = None
        composer, parser = Composer(file), _Parser(text)
        try:
            self.data = composer.compose(_events(parser))
        except MarkedYAMLError as error:
            mark: Any = error.problem_mark
            self.stop = _syntax(mark.line, mark.column, error.problem)
        except ValidationError as error:
            composer.problems += error.problems
        except (OverflowError, ValueError) as error:  # "\U00110000" is no character
            self.stop = _syntax(parser.line, parser.column, str(error))
        self.problems = composer.problems


def _syntax(line: int, column: int, problem: str | None) -> Mistake:
    return Mistake(line + 1, column + 1, "formats.yaml_syntax", {"problem": problem})


MOST_GUESSES = 50


def _wrong(text: str, reading: _Reading, file: str | None) -> Iterator[Problem]:
    """Put what is likely wrong right, and read on behind it, for what else is wrong."""
    mistakes: list[Mistake] = []
    added: list[tuple[int, int, int]] = []
    for _ in range(MOST_GUESSES):
        if reading.stop is None:
            break
        known = likely_mistakes(text)
        guess = nearest_mistake(text, reading.stop.line)
        if not (new := known or ([guess] if guess else [])):
            break
        better, more = mended(text, new)
        again = _Reading(better, file)
        if not known and again.stop and again.stop[:2] <= reading.stop[:2]:
            break  # reading went no further: it was something else
        mistakes += (each._replace(column=_column(each.line, each.column, added)) for each in new)
        added += more
        text, reading = better, again
    guessed = {line + below for line, _, code, _ in mistakes if code in _GUESSED for below in (0, 1)}
    if reading.stop:
        mistakes += cut_amounts(text, reading.stop.line)
        if reading.stop.line not in guessed:
            mistakes.append(reading.stop)
    for line, column, code, facts in mistakes:
        yield Problem(path="$", code=code, facts=facts, place=Place(file=file, line=line, column=column))
    for problem in reading.problems:
        line, column = line_and_column(problem)
        yield attrs.evolve(problem, place=Place(file=file, line=line, column=_column(line, column, added)))


_GUESSED = ("formats.tab", "formats.wide_space")
"""Nobody knows how far such lines were meant to be indented: what is wrong just below may be our doing."""


def _column(line: int, column: int, added: list[tuple[int, int, int]]) -> int:
    """The column in the text as it was written."""
    return column - sum(more for at_line, at, more in added if line == at_line and column > at)


# --- the parser in Python

_ENDS = "\0 \t\r\n\x85\u2028\u2029"


class _Parser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, which reads YAML 1.1, where it differs from YAML 1.2."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self._brackets: list[type[Any]] = []  # of flow style, open

    def forward(self, length: int = 1) -> None:
        """Count lines as editors do: other breaks than line feed and carriage return begin none."""
        for character in self.buffer[self.pointer : self.pointer + length]:
            self.pointer += 1
            self.index += 1
            if character == "\n" or (character == "\r" and self.buffer[self.pointer] != "\n"):
                self.line += 1
                self.column = 0
            elif character != "\ufeff":
                self.column += 1

    def scan_to_next_token(self) -> None:
        """Skip tabs between the tokens of flow style, too."""
        super().scan_to_next_token()
        while self.flow_level and self.peek() == "\t":
            self.forward()
            super().scan_to_next_token()

    # In flow style a colon belongs to the text unless a space follows: [12:30], [https://a.jp/?b].

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:  # named by PyYAML
        """Remember which bracket is open."""
        super().fetch_flow_collection_start(TokenClass)
        self._brackets.append(TokenClass)

    def fetch_flow_collection_end(self, TokenClass: Any) -> None:
        """Forget it again; one too many is an error of the parser's."""
        del self._brackets[-1:]
        super().fetch_flow_collection_end(TokenClass)

    def check_value(self) -> bool:
        """Is this colon the sign before a value?"""
        is_apart = self.peek(1) in _ENDS
        if self._brackets and self._brackets[-1] is FlowMappingStartToken:
            return is_apart or not (self.tokens and isinstance(self.tokens[-1], ValueToken))
        return is_apart

    def check_plain(self) -> bool:
        """Does plain text begin here?"""
        return super().check_plain() or bool(
            self.flow_level and self.peek() == ":" and self.peek(1) not in " \t"
        )

    def scan_plain(self) -> ScalarToken:
        """Scan text without quotes."""
        start = end = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] | None = []
        while self.peek() != "#" and (length := self._plain_length()):
            self.allow_simple_key = False
            chunks += [*(spaces or ()), self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start)
            if not spaces or not (self.flow_level or self.column > self.indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self) -> int:
        length = 0
        while (character := self.peek(length)) not in _ENDS:
            if character == ":" and self.peek(length + 1) in _ENDS:
                break
            if self.flow_level and character in ",[]{}":
                break
            length += 1
        return length

    # Aliases with Japanese names, empty keys, a second document without "---": all refused by name.

    def scan_anchor(self, TokenClass: Any) -> Any:
        """Scan the name of an anchor or an alias, in any script."""
        start = self.get_mark()
        self.forward()
        length = 0
        while self.peek(length) not in f"{_ENDS}\ufeff,[]{{}}":
            length += 1
        name = self.prefix(length)
        self.forward(length)
        if not name or self.peek() == "\ufeff":
            problem = "expected the name of an anchor or an alias"
            raise ScannerError(None, None, problem, self.get_mark())
        return TokenClass(name, start, self.get_mark())

    def parse_block_mapping_key(self) -> Any:
        """Take a colon without a key for an empty key."""
        if not self.check_token(ValueToken):
            return super().parse_block_mapping_key()
        self.state = self.parse_block_mapping_value
        return self.process_empty_scalar(self.peek_token().start_mark)

    def parse_flow_mapping_key(self, first: bool = False) -> Any:
        """Take a colon without a key for an empty key."""
        if not first and self.check_token(FlowEntryToken):
            self.get_token()
            first = True
        if not (first and self.check_token(ValueToken)):
            return super().parse_flow_mapping_key(first)
        self.state = self.parse_flow_mapping_value
        return self.process_empty_scalar(self.peek_token().end_mark)

    def parse_document_end(self) -> Any:
        """Let another document follow."""
        is_explicit = self.check_token(DocumentEndToken)
        event: Any = super().parse_document_end()
        if is_explicit:
            token = self.peek_token()
            if not isinstance(token, StreamEndToken) and token.start_mark.line == event.end_mark.line:
                problem = "found non-comment content after document end marker"
                raise ParserError(None, None, problem, token.start_mark)
            self.state = self.parse_implicit_document_start
        return event
