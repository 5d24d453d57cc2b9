"""The documents that mutated inputs start from: the examples and goldens, and small ledgers from them."""

import re
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import dxmodel as dx
from dxmodel.errors import ValidationError
from dxmodel.formats import Documents, Evaluations, Observations, Part, Scales, csv, yaml
from dxmodel.formats.document import document_data, read
from dxmodel.ledger import Ledger
from dxmodel.plan import Plan
from dxmodel.revise import Revision

__all__ = ["PARTS", "folder_files", "ledgers", "pool", "scalar_texts", "small_texts", "trees"]

ROOT = Path(__file__).parent.parent
SOURCES = ("tests/golden/everything", "examples/adachi")
SMALL = 24
"""The number of small ledgers."""

LINES = 60
"""The number of lines that a document must not have."""

PARTS: dict[str, type[Part]] = {
    "plan.yaml": Plan,
    "documents.yaml": Documents,
    "observations.yaml": Observations,
    "evaluations.yaml": Evaluations,
    "scales.yaml": Scales,
}
"""The classes of the files of a folder; every other file is a revision."""


@cache
def ledgers() -> tuple[Ledger, ...]:
    """Return small ledgers, each with some of the items of an example."""
    data = [document_data(dx.load(ROOT / source)) for source in SOURCES]
    return tuple(_small(data[number % len(data)], Random(number)) for number in range(SMALL))


def _small(data: dict[str, Any], random: Random) -> Ledger:
    """Return a ledger with a few items of another; what refers to a removed item is removed, too."""
    data = {**data, "plan": dict(data["plan"])}
    for mapping in (data["plan"], data):
        for key, values in mapping.items():
            if isinstance(values, list) and key not in ("bodies", "observations"):
                mapping[key] = random.sample(values, min(len(values), random.choice((0, 1, 1, 2))))
    data["revisions"] = [
        {**each, "changes": random.sample(each["changes"], min(len(each["changes"]), 3))}
        for each in data.get("revisions", ())
    ]
    indicators = [each["id"] for each in data["plan"].get("indicators", ())]
    entries = [each for each in data.get("observations", ()) if each["indicator"] in indicators]
    data["observations"] = random.sample(entries, min(len(entries), 4))
    while True:
        data = _copy(data)
        try:
            return read(data, Ledger)
        except ValidationError as error:
            for path in sorted({problem.path for problem in error.problems}, reverse=True):
                _remove(data, path)


def _copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copy(value) for key, value in data.items()}
    return [_copy(each) for each in data] if isinstance(data, list) else data


def _remove(data: Any, path: str) -> None:
    """Remove the innermost element of a list on a path, or else the key at its end."""
    steps: list[Any] = [
        int(index) if index else key for key, index in re.findall(r"\.([\w-]+)|\[(\d+)\]", path)
    ]
    holders = []
    for step in steps:
        holders.append((data, step))
        if isinstance(data, dict) and step not in data and len(data) == 1:
            data = next(iter(data.values()))  # a tag that the path omits
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
    lists = [(holder, step) for holder, step in holders if isinstance(holder, list) and step < len(holder)]
    holder, step = lists[-1] if lists else holders[-1]
    if lists or step in holder:
        del holder[step]


@cache
def small_texts() -> tuple[tuple[type[Part], str], ...]:
    """Return YAML documents with the class of each: small files of the examples, parts of small ledgers."""
    texts: dict[tuple[type[Part], str], None] = {}
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.yaml")):
            texts[PARTS.get(path.name, Revision), path.read_text(encoding="utf-8")] = None
    for ledger in ledgers():
        texts.update({(type(part), yaml.dumps(part)): None for part in _parts(ledger)})
    return tuple((kind, text) for kind, text in texts if len(text.splitlines()) < LINES)


def _parts(ledger: Ledger) -> list[Part]:
    """Return the parts of a ledger that are not empty, and the ledger itself."""
    lists: list[tuple[Any, Part]] = [
        (ledger.observations, Observations(ledger.observations)),
        (ledger.evaluations, Evaluations(ledger.evaluations)),
        (ledger.documents, Documents(ledger.documents[:2])),
        (ledger.scales, Scales(ledger.scales)),
    ]
    return [ledger.founding, *ledger.revisions, *(part for values, part in lists if values), ledger]


@cache
def trees() -> tuple[tuple[type[Part], Any], ...]:
    """Return the plain data of the small documents, with the class of each."""
    return tuple((kind, yaml.parse(text)) for kind, text in small_texts())


@cache
def folder_files() -> tuple[dict[str, str], ...]:
    """Return the files of small folders, by their names."""
    folders: list[dict[str, str]] = []
    for ledger in ledgers():
        files = {"plan.yaml": yaml.dumps(ledger.founding)}
        for number, revision in enumerate(ledger.revisions):
            files[f"revisions/{number}-{revision.id}.yaml"] = yaml.dumps(revision)
        for name, kind in PARTS.items():
            field = name.removesuffix(".yaml")
            if field == "observations" and ledger.observations and len(folders) % 2:
                files["observations.csv"] = csv.dumps(ledger.observations)
            elif field != "plan" and (values := getattr(ledger, field)):
                files[name] = f"# {name}\n" + yaml.dumps(kind(values))  # type: ignore[call-arg]
        folders.append(files)
    return tuple(folders)


@cache
def pool() -> tuple[dict[str, list[Any]], list[str]]:
    """Return the values that stand under each key of the documents, and the keys in a fixed order."""
    values: dict[str, list[Any]] = {}
    stack = [tree for _, tree in trees()]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            for key, each in value.items():
                values.setdefault(key, []).append(each)
                stack.append(each)
        elif isinstance(value, list):
            stack += value
    return values, sorted(values)


@cache
def scalar_texts() -> tuple[str, ...]:
    """Return every text that stands in the documents, each once."""
    texts: dict[str, None] = {}
    for values in pool()[0].values():
        for value in values:
            if isinstance(value, str) and len(value) <= 60:
                texts[value] = None
            elif isinstance(value, list):
                texts.update({each: None for each in value if isinstance(each, str)})
    return tuple(texts)
