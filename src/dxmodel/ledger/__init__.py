"""A plan's life: what was defined, what was decided, what was measured, what the city judged.

* ``observation.py`` a value of an indicator for a period, as known from one day on
* ``evaluation.py`` the city's own judgement
* ``scale.py`` the marks that the city gives, and for which scores of which method
* ``cover.py`` gaps and overlaps of the grades of a scale
* ``ledger.py`` the whole; as of a date, between two, as founded
* ``replay.py`` a plan through its revisions, or through those that count
* ``founded.py`` what later decisions leave of the plan as first adopted
* ``reading.py`` the one value that speaks for a year
* ``soundness.py`` what cannot stand together in one ledger
* ``revisions.py`` what no revision can be, by itself
* ``frame.py`` the observations as a tidy frame; import it by name, it brings pandas

May import ``revise`` and what is below it.
"""

from dxmodel.ledger.evaluation import Evaluation
from dxmodel.ledger.ledger import Ledger
from dxmodel.ledger.observation import Breakdown, Observation, ObservationStatus
from dxmodel.ledger.reading import Reading, Silence, measured_years, reading
from dxmodel.ledger.scale import Grade, MethodName, Scale

__all__ = [
    "Breakdown",
    "Evaluation",
    "Grade",
    "Ledger",
    "MethodName",
    "Observation",
    "ObservationStatus",
    "Reading",
    "Scale",
    "Silence",
    "measured_years",
    "reading",
]
