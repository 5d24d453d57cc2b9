"""Read and write plans and ledgers: folders, YAML, JSON and CSV; no other package reads files.

* ``folder.py`` load the folder of a plan · ``save.py`` save it, sparing what people wrote
* ``add_revision.py`` a revision joins a folder, or each of many · ``atomic_write.py`` all of a file or none
* ``example.py`` the plans that come with the library · ``published_scales.py`` the scales that do
* ``json_schema.py`` what editors check a file with
* ``yaml/`` · ``json.py`` · ``csv.py``: ``loads`` and ``dumps`` in each; ``csv_row.py`` one row of a table

What they share:

* ``parts.py`` the parts of a ledger, and the line that each file begins with
* ``converter.py`` the form of plain data: which class is written how; ``reader.py``, ``writer.py`` do it,
  ``scalars.py`` for texts and numbers, ``tagged_unions.py`` for one of several classes
* ``document.py`` a document as a whole · ``references.py`` do the parts that stood hold together,
  ``chain.py`` and the revisions
* ``counted.py`` the units of a plan, known before its amounts are read · ``bare_numbers.py`` a number
  without a unit takes that of its indicator
* ``errors.py`` what is wrong, and where · ``words_for_missing.py`` 集計中 in place of a value
* ``text.py`` bytes become text · ``walk.py`` plain data of any shape

May import ``ledger`` and what is below it.  A new format gets a file with ``loads`` and ``dumps``;
a new class needs nothing here, unless it is written in a new way.
"""

from dxmodel.formats.add_revision import Added, Outcome, add_revision, revise_each
from dxmodel.formats.example import examples, load_example
from dxmodel.formats.folder import folders, load
from dxmodel.formats.json_schema import schema
from dxmodel.formats.parts import Documents, Evaluations, Observations, Part, Scales
from dxmodel.formats.published_scales import published_scales
from dxmodel.formats.save import save
from dxmodel.public import set_public_module

__all__ = [
    "Added",
    "Documents",
    "Evaluations",
    "Observations",
    "Outcome",
    "Part",
    "Scales",
    "add_revision",
    "examples",
    "folders",
    "load",
    "load_example",
    "published_scales",
    "revise_each",
    "save",
    "schema",
]

set_public_module(__name__, __all__, globals())
