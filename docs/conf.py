"""How Sphinx makes pages of this folder: `pip install ".[docs]" && sphinx-build docs docs/_build`."""

from importlib.metadata import version

project = "dxmodel"
copyright = "dxmodel contributors"
release = version("dxmodel")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
suppress_warnings = ["toc.empty_glob"]  # a shelf of the index may still be empty

html_theme = "furo"
html_search_language = "ja"  # finds words in Japanese text, which has no spaces, and in English
exclude_patterns = ["_build"]
