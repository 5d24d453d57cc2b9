"""Convert plans and ledgers to texts and back: YAML, JSON and CSV.

* ``yaml/`` · ``json.py`` · ``csv.py``: ``loads`` and ``dumps`` of each format
* ``csv_row.py`` one row of CSV · ``amount_cells.py`` an amount in several cells · ``csv_splice.py`` change
  observations in a table, and keep its other rows · ``table_layout.py`` what a dash or 〃 means in a table
* ``json_schema.py`` the JSON Schema of each kind of file · ``published_scales.py`` the published scales

Used by several formats:

* ``parts.py`` the kinds of document, and the format line of each
* ``converter.py`` convert values to plain data and back, with the hooks in ``reader.py`` and ``writer.py``;
  ``scalars.py`` for texts and numbers, ``tagged_unions.py`` for one of several classes,
  ``goal_in_words.py`` for goals as plans print them
* ``document.py`` convert one document · ``references.py`` check the readable parts of a ledger against one
  another · ``chain.py`` apply the readable part of its revisions
* ``calendar_years.py`` read 令和6年 as R6 where an indicator counts calendar years
* ``plan_units.py`` the units of a plan, before its amounts are read · ``bare_numbers.py`` give a number
  without a unit that of its indicator · ``fiscal_years.py`` 2024 where a file says that years are fiscal
* ``errors.py`` problems with their paths and places · ``words_for_missing.py`` words such as 集計中
* ``regular_file.py`` read a file or list a folder · ``portable_names.py`` names that every system can hold
* ``tree.py`` plain data with lines and columns · ``walk.py`` walk plain data of any shape
* ``text.py`` decode bytes

May import ``ledger`` and what is below it.  A new format gets a file with ``loads`` and ``dumps``;
a new class needs nothing here, unless files write it in a new form.
"""

from dxmodel.formats.json_schema import schema
from dxmodel.formats.parts import Documents, Evaluations, Observations, Part, Scales
from dxmodel.formats.published_scales import published_scales, scale_by_id
from dxmodel.formats.table_layout import ColumnRole, LayoutColumn, TableLayout
from dxmodel.public import set_public_module

__all__ = [
    "ColumnRole",
    "Documents",
    "Evaluations",
    "LayoutColumn",
    "Observations",
    "Part",
    "Scales",
    "TableLayout",
    "published_scales",
    "scale_by_id",
    "schema",
]

set_public_module(__name__, __all__, globals())
