"""What is wrong with a request: the document ``problems/1``, with sentences in both languages."""

from collections.abc import Mapping
from typing import Any, Literal

import dxmodel as dx
from dxmodel.errors import Problem

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = ("ja", "en")

MESSAGES = {
    "service.unknown_ledger": (
        "「{found}」という計画台帳はありません（近いID：{nearest}）",
        'there is no ledger "{found}"; nearest: {nearest}',
    ),
    "service.bad_id": (
        "計画台帳のIDは、英小文字と数字をハイフンでつないだ80字以内の文字列にしてください（入力：{found}）",
        'the id of a ledger is a-z and 0-9 joined by hyphens, at most 80 letters; found "{found}"',
    ),
    "service.ledger_exists": (
        "計画台帳「{found}」は既にあります。更新するときは、読み取った版をIf-Matchで指定してください",
        'the ledger "{found}" exists already; to replace it, send the version that you read in If-Match',
    ),
    "service.stale_version": (
        "計画台帳「{id}」は、読み取ったあとに更新されています（読み取った版：{found}、現在の版：{current}）。"
        "読み直してから書き込んでください",
        'the ledger "{id}" has changed since you read it (version {found}, now {current}); read it again',
    ),
    "service.no_version": (
        '書き込むときは、読み取った版（If-Match: "3"など）か新規（If-None-Match: *）の'
        "どちらか1つを指定してください",
        'to replace a ledger, send the version that you read, as in If-Match: "3"; '
        "to write a new one, If-None-Match: *; and only one of the two",
    ),
    "service.missing_parameter": ("「{name}」を指定してください", 'the parameter "{name}" is missing'),
    "service.unknown_parameter": (
        "「{found}」という項目は指定できません（近い項目：{nearest}、指定できる項目：{accepted}）",
        'there is no parameter "{found}"; nearest: {nearest}; accepted: {accepted}',
    ),
    "service.not_served": (
        "このサービスは「{found}」に対応していません（対応している操作：/openapi.json）",
        'this service does not answer "{found}"; see /openapi.json for what it answers',
    ),
}


class ServiceError(dx.DxError):
    """What is wrong with a request, in the words of this service."""

    def describe(self, language: Language) -> str:
        """Return what is wrong as a sentence in one language."""
        position = LANGUAGES.index(language)
        texts = {name: _text(fact, ("なし", "none")[position]) for name, fact in self.facts.items()}
        return MESSAGES[self.code][position].format(**texts)


def _text(fact: object, none: str) -> str:
    return ", ".join(fact) if isinstance(fact, tuple) else none if fact is None else str(fact)


class RefusedRequest(Exception):
    """A request that is refused.

    Attributes:
        status: the HTTP status.
        errors: what is wrong, by the part of the request: ``path.id``, ``query.at``, ``header.If-Match``.
    """

    def __init__(self, status: int, errors: Mapping[str, dx.DxError]) -> None:
        super().__init__(status, errors)
        self.status, self.errors = status, errors


def problems(errors: Mapping[str, dx.DxError]) -> dict[str, Any]:
    """Return what is wrong with a request as a document."""
    document = dx.to_dict(dx.ValidationError(Problem.of(error, path) for path, error in errors.items()))
    for problem, (path, error) in zip(document["problems"], errors.items(), strict=True):
        problem["sentence"] = {each: f"{path}: {error.describe(each)}" for each in LANGUAGES}
    return document
