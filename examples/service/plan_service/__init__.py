"""plan_service: plans of municipalities behind HTTP, a tool that is built on dxmodel.

* ``ledgers.py`` keeps ledgers in a database · ``questions.py`` what can be asked about a ledger
* ``problems.py`` what is wrong with a request, as a document in two languages
* ``openapi.py`` the description of the service · ``app.py`` its routes · ``__main__.py`` starts it
"""
