"""The verdict of an assessment and its inputs as one sentence.

* ``sentence.py``: :func:`sentence`, the message of the verdict and what is added to it
* ``message.py`` which message states a verdict · ``facts.py`` what it is filled with
* ``part.py`` the verdict on one goal beside others, or on one member, as a clause
* ``target.py`` goal and due date · ``result.py`` the judged value · ``comparison.py`` beside baseline and
  interim target · ``projection.py`` where the pace leads · ``reason.py`` why there is no verdict

May import what is below ``progress.assessment``.  What a new sentence states is a fact in the file that its
subject names.
"""

from dxmodel.progress.verdict_sentence.sentence import sentence

__all__ = ["sentence"]
