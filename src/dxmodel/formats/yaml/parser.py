"""parse: read YAML 1.2 into plain data, each value with its line and column.

Only whole numbers, decimals, true, false and null are not text: dates are text, and no number is a
float.  Anchors, aliases, tags, merge keys and repeated keys are refused.

Valid texts are read by libyaml, which comes with PyYAML on the usual platforms and is about thirty
times as fast.  Texts that it refuses or that it may read differently from YAML 1.2 are read by the
parser in Python below, and so are all texts where libyaml is missing.  The results are the same, and
all problems are reported by the parser in Python.
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
from dxmodel.formats.fiscal_years import with_fiscal_years
from dxmodel.formats.text import check_conflicts, check_lines, decoded, refuse
from dxmodel.formats.yaml.composer import Composer
from dxmodel.formats.yaml.likely_mistakes import (
    Mistake,
    corrected,
    cut_amounts,
    likely_mistakes,
    nearest_mistake,
)

__all__ = ["parse"]

MAX_CORRECTED = 2_000_000
"""The greatest length of a text in which mistakes are corrected to find those after them."""
CParser: Any = import_module("yaml.cyaml").CParser if yaml.__with_libyaml__ else None
"""The parser of libyaml; None where PyYAML was built without it."""


def parse(text: str | bytes, file: str | None = None) -> Any:
    """Read YAML into plain data with lines and columns, without checking what the data mean.

    If the file says ``years: fiscal``, its years are fiscal years in the data.

    Raises:
        ValidationError: the first syntax error, and every recognised mistake in the whole text: a
            full-width colon, a tab, an amount without quotes, a repeated key.
    """
    source = decoded(text, file)
    check_lines(source, file)
    _check_characters(source, file)
    parsers = [] if CParser is None or _needs_python(f"\n{source}") else [CParser]
    if not parsers or len(source) <= MAX_CORRECTED:
        parsers.append(_Parser)  # it finds the problems, but takes minutes for a large text
    for parser in parsers:
        parsed = _ParsedText(source, file, parser)
        if not parsed.problems and parsed.syntax_error is None:
            return with_fiscal_years(parsed.data, file)
    check_conflicts(source, file)
    raise ValidationError(sorted(_problems(source, parsed, file), key=line_and_column))


_NEEDS_PYTHON = tuple(
    map(re.compile, ("[\t\x85\u2028\u2029\ufeff]", r"\n%", r"\n\.\.\.", r"""["'\]}]:\S""", r"[|>][-+\d]*#"))
)
"""What libyaml may read differently: tabs, line breaks of YAML 1.1, byte order marks, directives, ends of
documents, a colon directly after a quote or a bracket, a comment directly after the sign of a block."""


def _needs_python(text: str) -> bool:
    """Whether libyaml may misread a text; one search for each is ten times as fast as one for all."""
    return any(pattern.search(text) for pattern in _NEEDS_PYTHON)


def _events(parser: Any) -> Iterator[Event]:
    return iter(parser.get_event, None)


def _check_characters(text: str, file: str | None) -> None:
    if match := Reader.NON_PRINTABLE.search(text):
        start = match.start()
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        refuse("formats.bad_character", file, line, column, found=repr(match[0]))


# --- problems


class _ParsedText:
    """The result of reading a text with one of the parsers.

    Attributes:
        data: the plain data.
        problems: what is refused in the data.
        syntax_error: the mistake at which parsing failed; None if it did not.
    """

    def __init__(self, text: str, file: str | None, kind: Any = None) -> None:
        self.data: Any = None
        self.syntax_error: Mistake | None = None
        composer, parser = Composer(file), (kind or _Parser)(text)
        try:
            self.data = composer.compose(_events(parser))
        except MarkedYAMLError as error:
            mark: Any = error.problem_mark
            self.syntax_error = _syntax_error(mark.line, mark.column, error.problem)
        except ValidationError as error:
            composer.problems += error.problems
        except (YAMLError, OverflowError, ValueError) as error:  # "\U00110000" is no character
            line, column = getattr(parser, "line", 0), getattr(parser, "column", 0)
            self.syntax_error = _syntax_error(line, column, str(error))
        self.problems = composer.problems


def _syntax_error(line: int, column: int, problem: str | None) -> Mistake:
    return Mistake(line + 1, column + 1, "formats.yaml_syntax", {"problem": problem})


MAX_GUESSES = 50


def _problems(text: str, parsed: _ParsedText, file: str | None) -> Iterator[Problem]:
    """Yield every problem: correct likely mistakes and parse again, to find the problems after them."""
    mistakes: list[Mistake] = []
    added: list[tuple[int, int, int]] = []
    for _ in range(MAX_GUESSES if len(text) <= MAX_CORRECTED else 0):
        if parsed.syntax_error is None:
            break
        likely = likely_mistakes(text)
        guess = nearest_mistake(text, parsed.syntax_error.line)
        if not (new_mistakes := likely or ([guess] if guess else [])):
            break
        new_text, new_added = corrected(text, new_mistakes)
        new_parsed = _ParsedText(new_text, file)
        error = new_parsed.syntax_error
        if not likely and error and error[:2] <= parsed.syntax_error[:2]:
            break  # parsing failed no later: the guess was wrong
        mistakes += (each._replace(column=_column(each.line, each.column, added)) for each in new_mistakes)
        added += new_added
        text, parsed = new_text, new_parsed
    uncertain = {
        line + below for line, _, code, _ in mistakes if code in _UNCERTAIN_INDENT for below in (0, 1)
    }
    if parsed.syntax_error:
        mistakes += cut_amounts(text, parsed.syntax_error.line)
        if parsed.syntax_error.line not in uncertain:
            mistakes.append(parsed.syntax_error)
    for line, column, code, facts in mistakes:
        yield Problem(path="$", code=code, facts=facts, place=Place(file=file, line=line, column=column))
    for problem in parsed.problems:
        line, column = line_and_column(problem)
        yield attrs.evolve(problem, place=Place(file=file, line=line, column=_column(line, column, added)))


_UNCERTAIN_INDENT = ("formats.tab", "formats.wide_space")
"""Mistakes after which the indent is a guess; a syntax error on the next line may be caused by the guess."""


def _column(line: int, column: int, added: list[tuple[int, int, int]]) -> int:
    """Return the column in the original text."""
    return column - sum(
        count for added_line, added_column, count in added if line == added_line and column > added_column
    )


# --- the parser in Python

_SEPARATORS = "\0 \t\r\n\x85\u2028\u2029"


class _Parser(Reader, Scanner, Parser):
    """The parser of PyYAML for YAML 1.1, with changes where YAML 1.2 differs."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self._brackets: list[type[Any]] = []  # the open brackets of flow style

    def forward(self, length: int = 1) -> None:
        """Count lines as editors do: only line feeds and carriage returns end a line."""
        for character in self.buffer[self.pointer : self.pointer + length]:
            self.pointer += 1
            self.index += 1
            if character == "\n" or (character == "\r" and self.buffer[self.pointer] != "\n"):
                self.line += 1
                self.column = 0
            elif character != "\ufeff":
                self.column += 1

    def scan_to_next_token(self) -> None:
        """Skip also tabs between the tokens of flow style."""
        super().scan_to_next_token()
        while self.flow_level and self.peek() == "\t":
            self.forward()
            super().scan_to_next_token()

    # In flow style a colon is part of the text unless a space follows: [12:30], [https://a.jp/?b].

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:  # named by PyYAML
        """Record the open bracket."""
        super().fetch_flow_collection_start(TokenClass)
        self._brackets.append(TokenClass)

    def fetch_flow_collection_end(self, TokenClass: Any) -> None:
        """Remove the last open bracket; the parser reports an unmatched one."""
        del self._brackets[-1:]
        super().fetch_flow_collection_end(TokenClass)

    def check_value(self) -> bool:
        """Whether this colon separates a key from its value."""
        is_separate = self.peek(1) in _SEPARATORS
        if self._brackets and self._brackets[-1] is FlowMappingStartToken:
            return is_separate or not (self.tokens and isinstance(self.tokens[-1], ValueToken))
        return is_separate

    def check_plain(self) -> bool:
        """Whether text without quotes begins here."""
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
        while (character := self.peek(length)) not in _SEPARATORS:
            if character == ":" and self.peek(length + 1) in _SEPARATORS:
                break
            if self.flow_level and character in ",[]{}":
                break
            length += 1
        return length

    # Read aliases with Japanese names, empty keys, and a second document without "---", to refuse them.

    def scan_anchor(self, TokenClass: Any) -> Any:
        """Scan the name of an anchor or an alias, in any script."""
        start = self.get_mark()
        self.forward()
        length = 0
        while self.peek(length) not in f"{_SEPARATORS}\ufeff,[]{{}}":
            length += 1
        name = self.prefix(length)
        self.forward(length)
        if not name or self.peek() == "\ufeff":
            problem = "expected the name of an anchor or an alias"
            raise ScannerError(None, None, problem, self.get_mark())
        return TokenClass(name, start, self.get_mark())

    def parse_block_mapping_key(self) -> Any:
        """Read a colon without a key as an empty key."""
        if not self.check_token(ValueToken):
            return super().parse_block_mapping_key()
        self.state = self.parse_block_mapping_value
        return self.process_empty_scalar(self.peek_token().start_mark)

    def parse_flow_mapping_key(self, first: bool = False) -> Any:
        """Read a colon without a key as an empty key."""
        if not first and self.check_token(FlowEntryToken):
            self.get_token()
            first = True
        if not (first and self.check_token(ValueToken)):
            return super().parse_flow_mapping_key(first)
        self.state = self.parse_flow_mapping_value
        return self.process_empty_scalar(self.peek_token().end_mark)

    def parse_document_end(self) -> Any:
        """Allow another document to follow."""
        is_explicit = self.check_token(DocumentEndToken)
        event: Any = super().parse_document_end()
        if is_explicit:
            token = self.peek_token()
            if not isinstance(token, StreamEndToken) and token.start_mark.line == event.end_mark.line:
                problem = "found non-comment content after document end marker"
                raise ParserError(None, None, problem, token.start_mark)
            self.state = self.parse_implicit_document_start
        return event
