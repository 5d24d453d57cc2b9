"""A campaign that searches for inputs that the library handles wrongly; run it with ``python -m fuzz``.

Every entry point of the library gets changed inputs: texts, documents, folders, frames, lists of changes.
The ``check`` of each entry states what must hold.

* ``__main__.py`` the command · ``campaign.py`` run the cases of an entry, in one process or several
* ``entry.py`` Entry: its inputs, and what must hold for them · ``refusal.py`` what must hold for errors
* ``corpus.py`` the documents that inputs start from · ``mutate.py`` mutations of texts, bytes and trees
* ``texts.py`` · ``documents.py`` · ``folders.py`` · ``frames.py`` · ``change_lists.py`` the entries

A case is determined by the seed, the name of the entry and its number.  The input of a failing case is saved
in ``fuzz/failures/``; add it as an ordinary test.  The campaign is no part of the package that users install.
"""
