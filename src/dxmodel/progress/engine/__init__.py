"""The engine of progress: compute scores, statuses and reasons from numbers, without plans or frames.

* ``number.py`` the types of numbers and truth values, or of arrays of them
* ``formulas.py`` arithmetic: every reported number comes from here
* ``status.py`` the statuses and the reasons
* ``levels.py`` a value against the levels of a goal: met, overshot, worse than the baseline
* ``trajectory.py`` the path to the target: elapsed time, expected share, projections
* ``method.py`` a method: the score, where there is none, what is not taken into account
* ``score_failed.py`` a method of a program gave no score · ``pickled_method.py`` how it is pickled
* ``methods.py`` the methods of the library by name
* ``verdict.py`` the ordered tables that decide the status or the reason
* ``target_range.py`` the levels that a goal asks for, as amounts
* ``scenarios.py`` every choice of numbers for rough amounts at which a verdict may change
* ``merged.py`` one verdict for the verdicts on several cases; the only place that decides "uncertain"
* ``amount_case.py`` an amount against a goal: the verdict over all these choices, and the numbers
* ``span_case.py`` a sum or a mean over years, which coming years may decide
* ``milestone_case.py`` whether something is done, and was when it was due

The files before ``target_range.py`` take plain numbers or arrays of them, so that the ledger API
(:mod:`~dxmodel.progress.assess`) and the frame API (:mod:`~dxmodel.frames`) share one verdict.

The classes of cases have no slots: without, attrs builds a frozen instance and looks up a cached property
in less time, and thousands of both are needed to assess a large plan.

May import ``ledger`` and what is below it, for names and units; nothing else of ``progress``.
"""
