"""Answers as plain data: dictionaries, JSON, and the JSON Schema of each.

Every answer of the library, and every list of them, is one document with a format line: ``assessment/1``,
``assessments/1``, ``findings/1``.

* ``records.py`` the classes of answers, the names of their documents, and what a record of each has
* ``field_types.py`` types of fields that are written in a form of their own
* ``plain.py`` to_dict, to_json · ``json_schema.py`` the schema of each document

May import ``report`` and what is below it.  A new class of answers gets a line in ``records.py``.
"""

import dxmodel.formats  # noqa: F401  before its modules, or two threads can wait for each other
from dxmodel.answers.json_schema import document_schema
from dxmodel.answers.plain import to_dict, to_json
from dxmodel.public import set_public_module

__all__ = ["document_schema", "to_dict", "to_json"]

set_public_module(__name__, __all__, globals())
