"""The engine of progress: numbers in, scores, statuses and reasons out; it knows nothing of plans or frames.

* ``number.py`` what is computed with: numbers and truth values, or arrays of them
* ``formulas.py`` arithmetic: every reported number comes from here
* ``levels.py`` one value against one goal: met, past, on which side of the baseline
* ``trajectory.py`` the path to the target: time gone, share expected, projections
* ``methods.py`` the methods by name: a score, where it declines, what it is blind to
* ``verdict.py`` the statuses, the reasons, and the ordered tables that decide between them
* ``target_range.py`` the levels that a goal asks for, as amounts
* ``scenarios.py`` every choice of numbers for rough amounts at which a verdict may turn
* ``amount_case.py`` an amount against a goal: the verdict over all these choices, and the numbers

Everything but the last three takes plain numbers or arrays of them, so that the ledger API
(:mod:`~dxmodel.progress.assess`) and the frame API (:mod:`~dxmodel.frames`) share one verdict.

May import ``ledger`` and what is below it, for names and units; nothing else of ``progress``.
"""
