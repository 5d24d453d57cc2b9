"""A ledger that is driven at random, and a naive one of dictionaries and lists beside it."""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dxmodel.amount import Amount, compatible
from dxmodel.changes import Correct, Rename, SetTarget
from dxmodel.errors import AmbiguousError, ValidationError
from dxmodel.fiscal import FiscalYear
from dxmodel.goals import Reach
from dxmodel.ledger import Ledger
from dxmodel.plan import Document, Indicator, Missing, Ratio, Source, Target
from dxmodel.revise import Revision
from dxmodel.testing import assert_plans_equal, changes, observations, plans, revisions, small_city
from dxmodel.testing.fiscal import NEAR, fiscal_years
from dxmodel.testing.ledger import affects_earlier_years
from tests.plan.parts import parts
from tests.revise.oracle import RefusedError, built, effective_view, plan_data
from tests.scaling import examples

near_days = st.dates(NEAR[0].first_day, NEAR[1].last_day)


def in_place(change):
    """The oracle puts errors right where they were noticed; the laws of corrections know the other way."""
    return attrs.evolve(change, wrong_in=None) if isinstance(change, Correct) else change


class NaiveLedger:
    """The same life in dictionaries and lists: nothing is shared, everything is replayed."""

    def __init__(self, founding):
        self.founding = plan_data(founding)
        self.revisions = []
        self.seen = []

    def ordered(self):
        """The revisions by the first day on which they may have been decided, as they came."""
        return sorted(self.revisions, key=lambda row: row["first"])

    def state(self, counts):
        """The plan, as dictionaries, where only some revisions count; and which changes show."""
        built = [(row["id"], row["changes"]) for row in self.ordered()]
        return effective_view(self.founding, built, {row["id"] for row in self.revisions if counts(row)})

    def with_revision(self, revision):
        """The life with one revision more, or RefusedError."""
        row = {
            "id": revision.id,
            "first": revision.decided.not_before or date.min,
            "last": revision.decided.not_after or date.max,
            "year": revision.in_force.year if revision.in_force else 0,
            "changes": revision.changes,
            "about": "error" if {*map(type, revision.changes)} == {Correct} else "decision",
        }
        result = self.copied(revisions=[*self.revisions, row])
        adopted = self.founding["adopted"]
        if adopted is not None and row["last"] < (adopted.not_before or date.min):
            raise RefusedError
        for year in {0, 9999} | {each["year"] for each in result.revisions}:
            built(result.state(lambda row, year=year: row["year"] < year or year == 0 == row["year"])[0])
        result.check()
        return result

    def with_observation(self, observation):
        """The life with one observation more, or RefusedError."""
        built = self.copied(seen=[*self.seen, observation])
        built.check()
        return built

    def copied(self, **parts):
        """Another life, some of its parts replaced."""
        built = NaiveLedger.__new__(NaiveLedger)
        built.__dict__ = {**self.__dict__, **parts}
        return built

    def check(self):
        """Refuse observations that say one thing twice, or have no place in the plan as it stands."""
        claims = [(*each.key, isinstance(each.value, Missing)) for each in self.seen]
        data, _ = self.state(lambda row: True)
        if len(set(claims)) < len(claims) or not all(has_place(each, data) for each in self.seen):
            raise RefusedError


def has_place(observation, data):
    """Is there an indicator for it, measured in such a unit in one of its years?"""
    item = data["items"].get(observation.indicator, {})
    value, period = observation.value, observation.period
    amount = value.amount if isinstance(value, Ratio) else value
    if item.get("kind of") is not Indicator:
        return False
    ends = [period] if isinstance(period, FiscalYear) else [period.start_year, period.end_year]
    return not isinstance(amount, Amount) or any(in_unit(amount, item, year) for year in ends)


def in_unit(amount, item, year):
    """Does an amount fit the unit of a year: that of the first break after it that names one, or today's?"""
    before = [each.unit for each in item["breaks"] if each.since > year and each.unit]
    unit = before[0] if before else item["unit"]
    return unit is not None and compatible(amount.unit, unit)


def documents_for(*values):
    """The documents that anything in some values points to."""
    cited = {part.document for value in values for part in parts(value) if isinstance(part, Source)}
    return [Document(id=id, label="資料") for id in sorted(cited)]


SENSELESS = {"ledger.decided_before_founding", "ledger.reused"}
"""What the oracle does not know: why a revision that fits the plan makes no sense in its ledger."""


class LedgerMachine(RuleBasedStateMachine):
    """Revisions, corrections and results come in; the past is looked at; both must agree."""

    @initialize(founding=plans(min_size=1, max_size=4) | st.just(small_city().founding))
    def adopt(self, founding):
        """A plan is adopted."""
        self.book = Ledger(founding=founding, documents=documents_for(founding))
        self.naive = NaiveLedger(founding)

    def added(self, **parts):
        """The ledger with more in it, every source listed."""
        every: dict[str, Any] = {name: (*getattr(self.book, name), *more) for name, more in parts.items()}
        listed = documents_for(self.book.founding, *(value for each in every.values() for value in each))
        known = {each.id: each for each in (*self.book.documents, *listed)}
        return attrs.evolve(self.book, documents=known.values(), **every)

    def take(self, naively, **parts):
        """Both take something, or both refuse it and stay as they are."""
        before, naive = self.book, self.naive
        try:
            self.naive = naively()
        except RefusedError:
            with pytest.raises(ValidationError):
                self.added(**parts)
            assert self.book is before
            return
        try:
            self.book = self.added(**parts)
        except ValidationError as error:
            if not {each.code for each in error.problems} <= SENSELESS:
                raise
            self.naive = naive

    def revise(self, revision):
        """Take a revision."""
        self.take(lambda: self.naive.with_revision(revision), revisions=[revision])

    @rule(data=st.data())
    def decide(self, data):
        """A revision that fits the plan as it stands; it may be decided before others, and then not fit."""
        revision = data.draw(revisions(self.book.plan, min_size=1))
        built = [in_place(change) for change in revision.changes]
        id = f"r{len(self.naive.revisions)}"
        revision = attrs.evolve(revision, id=id, changes=built, former_ids=())
        if affects_earlier_years(revision):
            revision = attrs.evolve(revision, in_force=None)
        self.revise(revision)

    @rule(data=st.data(), day=near_days)
    def put_right(self, data, day):
        """An error of transcription is noticed."""
        wrong = data.draw(changes(self.book.plan))
        if isinstance(wrong, Correct | Rename):
            return
        revision = Revision(
            id=f"r{len(self.naive.revisions)}", label="誤記訂正", decided=day, changes=[Correct(wrong)]
        )
        self.revise(revision)

    @rule(day=near_days)
    def decide_about_nothing(self, day):
        """A revision of something unknown changes nothing, and is told at its place."""
        target = Target(due="R10", goal=Reach("1件"))
        revision = Revision(id="bad", label="改定", decided=day, changes=[SetTarget("nowhere", target)])
        with pytest.raises(ValidationError, match="nowhere"):
            self.added(revisions=[revision])

    @precondition(lambda self: self.book.plan.indicators)
    @rule(data=st.data())
    def observe(self, data):
        """A result comes in; one that was told already is refused."""
        entries = data.draw(observations(self.book.plan) | st.sampled_from(self.naive.seen or [None]))
        if entries is not None:
            self.take(lambda: self.naive.with_observation(entries), observations=[entries])

    @rule(day=near_days)
    def look_back(self, day):
        """The plan as it stood on a day, or as it may have stood."""
        sure, maybe = (lambda row: row["last"] <= day), (lambda row: row["first"] <= day)
        in_doubt = [row for row in self.naive.revisions if maybe(row) and not sure(row)]
        expected = [self.naive.state(maybe)]
        if any(row["about"] == "decision" for row in in_doubt):
            try:
                without = self.naive.state(sure)
                built(without[0])
                expected.insert(0, without)
            except RefusedError:
                pass
        try:
            result = [self.book.as_of(day)]
        except AmbiguousError as error:
            result = [error.facts["before"], error.facts["after"]]
        assert len(result) == len(expected)
        for then, state in zip(result, expected, strict=True):
            self.agree(then, state, [each for each in self.naive.seen if known_on(each, day)])

    @rule(year=fiscal_years(min_value=NEAR[0], max_value=NEAR[1]))
    def look_at_a_year(self, year):
        """The plan with what is in force in a year."""
        state = self.naive.state(lambda row: row["year"] <= year.year)
        self.agree(self.book.in_force(year), state, self.naive.seen)

    def agree(self, book, state, values):
        """A ledger shows what the naive one shows."""
        data, visible = state
        assert_plans_equal(built(data), book.plan)
        assert [(each.id, frozenset(each.changes)) for each in book.revisions] == visible
        assert {*book.observations} == {each for each in values if has_place(each, data)}

    @invariant()
    def both_agree(self):
        """After each step, on everything."""
        if hasattr(self, "book"):
            self.agree(self.book, self.naive.state(lambda row: True), self.naive.seen)


def known_on(observation, day):
    """It did not surely become known later."""
    first = observation.known and observation.known.not_before
    return first is None or first <= day


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(examples(0.4), stateful_step_count=10)
