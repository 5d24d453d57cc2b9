"""A campaign that searches for inputs that the library handles wrongly; run it with ``python -m fuzz``.

Every entry point of the library gets changed inputs: texts, documents, folders, frames, lists of changes.
Every write is interrupted at every operation on files.  The ``check`` of each entry states what must hold.

* ``__main__.py`` the command · ``campaign.py`` run the cases of an entry, in one process or several
* ``entry.py`` Entry: its inputs, and what must hold for them · ``refusal.py`` what must hold for errors
* ``corpus.py`` the documents that inputs start from · ``mutate.py`` mutations of texts, bytes and trees
* ``texts.py`` · ``documents.py`` · ``folders.py`` · ``frames.py`` · ``change_lists.py`` the entries
* ``file_operations.py`` interrupt a write at one of its operations on files
* ``writes.py`` the entries of writes that are interrupted, and of several writers at once

A case is determined by the seed, the name of the entry and its number.  The input of a failing case is saved
in ``fuzz/failures/``; add it as an ordinary test.  The campaign is no part of the package that users install.
"""
