"""The colours of figures and page, which differ in greyscale too."""

__all__ = ["BAR", "FAINT", "GOAL", "INK", "MUTED", "RESULT", "SHADE"]

INK = "#1f2937"
MUTED = "#5b6472"
FAINT = "#c9cfd8"
SHADE = "#eef1f5"
RESULT = "#1b4f8a"
"""Indigo, for results."""
BAR = "#dde7f3"
GOAL = "#a8471f"
"""Vermilion, for targets."""
