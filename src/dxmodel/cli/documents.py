"""Print answers as JSON documents, for ``--json``, and the schemas of documents."""

import argparse
import json
import re

from dxmodel.answers import document_schema, to_json
from dxmodel.cli.outcome import DONE
from dxmodel.cli.streams import print_utf8
from dxmodel.errors import DxError, Problem, ValidationError
from dxmodel.messages import Language
from dxmodel.plan import Plan
from dxmodel.visible_text import HIDDEN

__all__ = ["print_document", "print_failure", "print_schema"]


def print_document(
    answer: object, language: Language, answer_class: "type[object] | None" = None, plan: Plan | None = None
) -> None:
    """Print an answer, or several of a class, as JSON with its sentences in one language.

    It is UTF-8 whatever the encoding of stdout is, and hidden characters are escaped as JSON escapes them.
    """
    print_utf8(
        HIDDEN.sub(_escaped, to_json(answer, languages=(language,), plan=plan, answer_class=answer_class))
    )


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def print_failure(error: DxError, language: Language) -> None:
    """Print the problems of an error as JSON."""
    problems = error if isinstance(error, ValidationError) else ValidationError([Problem.of(error, "$")])
    print_document(problems, language)


def print_schema(arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of a kind of file, or of a document of answers."""
    print_utf8(json.dumps(document_schema(arguments.kind), ensure_ascii=False, indent=2))
    return DONE
