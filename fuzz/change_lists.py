"""Lists of changes: those of the examples with other values, and new ones from the values of the plans."""

from collections.abc import Mapping
from random import Random
from typing import Any, get_args

import attrs

from dxmodel.changes import Change, Correct
from dxmodel.errors import DxError, ValidationError
from dxmodel.formats.json import dumps
from dxmodel.plan import Plan
from dxmodel.revise import Revision, apply, compare, conflicts, invert, reads, rebase, writes
from dxmodel.revise.revision import Rationale
from dxmodel.testing import small_city
from fuzz.corpus import ledgers
from fuzz.entry import Entry, require
from fuzz.refusal import check_error, check_located

__all__ = ["ChangeLists"]

Case = tuple[Plan, list[Change], list[Change]]
KINDS: tuple[type[Any], ...] = (*get_args(get_args(Change)[0]), *get_args(Change))


class ChangeLists(Entry[Case]):
    """apply returns a plan or reports problems; compare and invert lead from one plan to the other."""

    name = "changes"
    cases = 10_000

    def __init__(self) -> None:
        every = (*ledgers(), small_city())
        self._plans = [plan for each in every for plan in dict.fromkeys((each.founding, each.plan))]
        self._changes = [
            change for each in every for revision in each.revisions for change in revision.changes
        ]
        self._kinds = sorted({kind for kind in KINDS if attrs.has(kind)}, key=lambda kind: kind.__name__)
        self._values: dict[str, list[Any]] = {}
        for value in (*self._plans, *self._changes):
            self._collect(value)
        self._ids = [*dict.fromkeys(item.id for plan in self._plans for item in plan.items()), "none", *(
            plan.id for plan in self._plans[:2]
        )]  # fmt: skip
        for name in ("of", "indicator", "parent", "about", "row"):
            self._values[name] = [*self._ids]
        self._values["to"] += self._values["label"]

    def _collect(self, value: Any) -> None:
        """Collect the values of each field by its name."""
        if isinstance(value, tuple):
            for each in value:
                self._collect(each)
        elif attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                each = getattr(value, field.name)
                self._values.setdefault(field.name, []).append(each)
                self._collect(each)

    # --- drawing

    def draw(self, random: Random) -> Case:
        """Return a plan and two lists of changes."""
        plan = random.choice(self._plans)
        return plan, self._list(random, plan), self._list(random, plan)[:2]

    def _list(self, random: Random, plan: Plan) -> list[Change]:
        count = random.choice((0, 1, 1, 2, 2, 3, 5))
        return [change for _ in range(count) for change in self._change(random, plan)]

    def _change(self, random: Random, plan: Plan) -> list[Change]:
        """Return a change of the examples, perhaps with other values, or a new one; none if it is refused."""
        change = random.choice(self._changes) if random.random() < 0.5 else self._new(random, plan)
        if change is None:
            return []
        if random.random() < 0.6:
            change = self._with_other_values(random, plan, change)
        if random.random() < 0.1:
            change = (
                self._built(Correct, {"change": change, "wrong_in": random.choice((None, plan.id, "none"))})
                or change
            )
        return [change] * random.choice((1, 1, 1, 1, 2))

    def _new(self, random: Random, plan: Plan) -> Any:
        kind = random.choice(self._kinds)
        fields = {}
        for field in attrs.fields(kind):
            if field.default is attrs.NOTHING or random.random() < 0.25:
                fields[field.name] = self._value(random, plan, field.name)
        return self._built(kind, fields)

    def _with_other_values(self, random: Random, plan: Plan, change: Any) -> Any:
        """Return a change with one other value, of itself or of a part of it."""
        if not (own := [*attrs.fields(type(change))]):
            return change
        field = random.choice(own)
        inner = getattr(change, field.name)
        if attrs.has(type(inner)) and random.random() < 0.6:
            other = self._with_other_values(random, plan, inner)
        else:
            other = self._value(random, plan, field.name)
        fields = {each.name: getattr(change, each.name) for each in attrs.fields(type(change))}
        return self._built(type(change), fields | {field.name: other}) or change

    def _value(self, random: Random, plan: Plan, name: str) -> Any:
        """Return a value of a field, mostly one that fits the plan."""
        ids = [item.id for item in plan.items()]
        if name in ("of", "indicator") and ids and random.random() < 0.85:
            return random.choice([*ids, plan.id])
        if name == "item" and random.random() < 0.5 and ids:
            return self._with_other_values(random, plan, plan[random.choice(ids)])
        if name in ("keep", "carry", "stretch", "into", "pillars", "initiatives") and ids:
            return random.sample(ids, random.randrange(min(3, len(ids) + 1)))
        return random.choice(self._values.get(name) or [None])

    def _built(self, kind: type[Any], fields: dict[str, Any]) -> Any:
        """Return a value of a class; None if the class refuses it."""
        try:
            return kind(**fields)
        except DxError as error:
            check_error(error)
            return None

    # --- checking

    def check(self, case: Case) -> str:
        """Apply the changes, and compare the plans."""
        plan, changes, others = case
        before = dumps(plan), repr(plan)
        word = _check(plan, changes, others)
        require((dumps(plan), repr(plan)) == before, "apply leaves the plan as it is")
        return word

    def files(self, case: Case) -> Mapping[str, bytes]:
        """Return the plan as JSON, and the changes."""
        plan, changes, others = case
        lines = [*map(repr, changes), "others:", *map(repr, others)]
        return {"plan.json": dumps(plan).encode(), "changes.txt": "\n".join(lines).encode()}


def _check(plan: Plan, changes: list[Change], others: list[Change]) -> str:
    try:
        after = apply(plan, changes)
    except DxError as error:
        check_located(error, lambda place, _: place is None)
        return "refused"
    _check_inverse(plan, after)
    back = invert(plan, changes)
    require(apply(after, back) == plan, "invert leads back to the plan", back)
    for change in changes:
        reads(change), writes(change), writes(change, plan)
    require(
        len(conflicts(changes, others)) == len(conflicts(others, changes)), "conflicts are the same both ways"
    )
    _check_rebase(plan, changes, others, after)
    if len(changes) > 1:
        _check_parts(plan, changes, after)
    _check_revision(changes, after)
    return "plan"


def _check_inverse(plan: Plan, after: Plan) -> None:
    forth = compare(plan, after)
    require(apply(plan, forth) == after, "compare leads to the other plan", forth)
    require(apply(after, compare(after, plan)) == plan, "compare leads back to the plan")
    require((forth == ()) == (plan == after), "no change leads to the same plan")


def _check_rebase(plan: Plan, changes: list[Change], others: list[Change], after: Plan) -> None:
    """Require that two lists without conflicts lead to the same plan in either order."""
    try:
        other_plan = apply(plan, others)
        remaining = rebase(plan, changes, others)
    except ValidationError as error:
        check_error(error)
        return
    apply(other_plan, remaining)
    if not conflicts(changes, others):
        both = apply(other_plan, changes)
        require(both == apply(after, others), "lists without conflicts are applied in either order")


def _check_parts(plan: Plan, changes: list[Change], after: Plan) -> None:
    """Require that a list in two parts leads to the same plan, if the first part can be applied alone."""
    try:
        middle = apply(plan, changes[:1])
    except ValidationError:
        return
    require(apply(middle, changes[1:]) == after, "two lists one after the other are as one list")


def _check_revision(changes: list[Change], after: Plan) -> None:
    """Require that a revision of the changes is built or refused."""
    try:
        Revision(
            id="one",
            label="改定",
            decided="R6",
            changes=changes,
            reasons=[Rationale("理由", about=["period"])],
        )
    except DxError as error:
        check_error(error)
