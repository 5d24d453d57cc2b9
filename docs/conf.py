"""How Sphinx makes pages of this folder: `pip install ".[docs]" && sphinx-build docs docs/_build`."""

import importlib.metadata

project = "dxmodel"
copyright = "dxmodel contributors"
version = release = importlib.metadata.version("dxmodel")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"

html_theme = "furo"
html_search_language = "ja"  # finds words in Japanese text, which has no spaces, and in English
exclude_patterns = ["_build"]
