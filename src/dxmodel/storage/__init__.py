"""Load and save the folders of plans; no other package reads or writes them.

* ``folder.py`` load the folder of a plan · ``save.py`` save it, and keep comments and unchanged entries
* ``new_folder.py`` create the folder of a new plan, from ``new_plan.ja.yaml`` or ``new_plan.en.yaml``
* ``add_revision.py`` add a revision to one folder or to many
* ``update.py`` change what is in a folder, and merge two folders of one plan
* ``example.py`` the example plans
* ``output_file.py`` write a report or a table into a file that is no part of a plan

* ``file_names.py`` findings about names of files

How files are read and written:

* ``files.py`` read the files of a folder at one moment
* ``transaction.py`` change files together or not at all, one writer at a time
* ``journal.py`` a write that is decided, and may not be finished · ``sync.py`` write through to the disk

May import ``formats`` and what is below it.
"""

from dxmodel.public import set_public_module
from dxmodel.storage.add_revision import Added, Outcome, add_revision, revise_each
from dxmodel.storage.example import examples, load_example
from dxmodel.storage.file_names import check_file_names
from dxmodel.storage.folder import folders, load
from dxmodel.storage.new_folder import new_folder
from dxmodel.storage.save import save
from dxmodel.storage.update import merge_folder, update

__all__ = [
    "Added",
    "Outcome",
    "add_revision",
    "check_file_names",
    "examples",
    "folders",
    "load",
    "load_example",
    "merge_folder",
    "new_folder",
    "revise_each",
    "save",
    "update",
]

set_public_module(__name__, __all__, globals())
