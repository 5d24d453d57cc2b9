"""How Sphinx makes pages of this folder: `pip install ".[docs]" && sphinx-build docs docs/_build`."""

import importlib.metadata

project = "dxmodel"
copyright = "dxmodel contributors"
version = release = importlib.metadata.version("dxmodel")

extensions = ["myst_parser"]
myst_heading_anchors = 3

html_theme = "furo"
html_search_language = "ja"  # finds words in Japanese text, which has no spaces, and in English
exclude_patterns = ["_build"]
