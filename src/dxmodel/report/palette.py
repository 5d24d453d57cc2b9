"""The colours of figures and page, which can be distinguished in greyscale too."""

__all__ = ["BAR", "FAINT", "GOAL", "INK", "MUTED", "RESULT", "SHADE"]

INK = "#1f2937"
MUTED = "#5b6472"
FAINT = "#c9cfd8"
SHADE = "#eef1f5"
RESULT = "#1b4f8a"
"""Indigo: what was measured."""
BAR = "#dde7f3"
GOAL = "#a8471f"
"""Vermilion: what is to be reached."""
