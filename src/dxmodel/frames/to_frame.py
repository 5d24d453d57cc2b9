"""to_frame: several answers of one class as a tidy frame."""

from typing import Any

import pandas as pd

from dxmodel.answers.records import class_and_entries, no_answer
from dxmodel.errors import DxError, InvalidValueError, Problem, UnknownNameError, ValidationError, nearest
from dxmodel.frames.answer_rows import ROWS
from dxmodel.frames.ledgers import PLAN_COLUMNS, plan_names
from dxmodel.frames.typed_frame import typed_frame
from dxmodel.plan import Plan
from dxmodel.typed_fields import check_kind

__all__ = ["to_frame"]


def to_frame(
    answers: object, *, plan: Plan | None = None, answer_class: type[Any] | None = None
) -> pd.DataFrame:
    """Return several answers of one class as a tidy frame, or one answer as a frame of its own.

    Statuses, reasons and methods are categories of texts, numbers are float64 with nan where there is none,
    years the Western year in which they start.  Of an amount that is a range the middle is the number, as the
    shares are of that, and there is none for one that is open to one side; only ``value`` is the number as
    stated, with its interval in ``low`` and ``high``; ``total`` is the sum or the mean over years that the
    target asks for, with its interval in ``total_low`` and ``total_high``.  What the source prints
    stands beside as text; a value in a unit of another kind, from before another definition, has only that.

    * Assessments have a row for each indicator, and after it one for each member of a breakdown that has a
      target: the columns of :func:`assess_folders` from ``indicator`` on.  Comparisons of methods have them
      for each method, comparisons of versions for each version of the plan.
      ``other_targets`` are the other targets that are due in the same year, ``other_statuses`` their
      statuses, both joined by a semicolon.
    * Roll-ups have their value and a column for the number of each status; groups also ``level``, ``id``,
      ``name`` and ``depth``, each followed by its parts.
    * Forecasts have a row for each method and year, gradings one for each indicator, findings and problems
      one each, with their sentences in ``ja`` and ``en``; results that are owed one for each department in
      charge; gradings of initiatives, pooled shares and resolved values one each.

    Args:
        answers: answers of one class, as a list; one answer; or a
            :class:`~dxmodel.errors.ValidationError`, whose problems are written.
        plan: the plan that the answers are about; the columns ``body`` and ``plan`` come first then, so that
            frames of several plans can be put together.
        answer_class: the class of the answers, for a list that may be empty.

    Raises:
        UnknownNameError: they have no frame; the nearest class that has one is named.
        InvalidValueError: a list of answers of several classes, or an empty one of no class.

    >>> from dxmodel.progress import assess
    >>> from dxmodel.testing import small_city
    >>> frame = to_frame(assess(small_city(), at="R5"))
    >>> print(frame[["indicator", "known_as", "target_known_as", "status"]].head(2).to_string(index=False))
       indicator known_as target_known_as   status
    online-share      42%             80% on-track
    counter-time      15分             12分 on-track
    >>> int((frame["status"] == "on-track").sum())
    2
    """
    if isinstance(answers, ValidationError):
        answers, answer_class = answers.problems, Problem
    if plan is not None:
        check_kind("plan", plan, Plan)
    own_class: Any = type(answers)
    is_single = own_class in ROWS
    row_class, entries = (own_class, (answers,)) if is_single else class_and_entries(answers, answer_class)
    if row_class is None or row_class not in ROWS:
        raise _no_frame(answers, entries, answer_class)
    rows = ROWS[row_class]
    cells = rows.cells(entries)
    if plan is None:
        return typed_frame(cells, rows.columns)
    names = [[name] * len(cells[0]) for name in plan_names(plan)]
    return typed_frame([*names, *cells], PLAN_COLUMNS | rows.columns)


def _no_frame(answers: object, entries: tuple[Any, ...], answer_class: type[Any] | None) -> DxError:
    """Return the error for what has no frame."""
    error = no_answer(answers, entries, answer_class)
    if isinstance(error, InvalidValueError):
        return error
    name = (answer_class or type(next(iter(entries), answers))).__name__
    accepted = tuple(each.__name__ for each in ROWS)
    return UnknownNameError("frame.no_frame", name=name, nearest=nearest(name, accepted), accepted=accepted)
