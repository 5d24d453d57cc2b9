"""Tables of spellings, as tests read them."""


def rows(table):
    """Return (text, meaning) pairs: ``{2024: "R6 FY2024"}`` gives ``("R6", 2024), ("FY2024", 2024)``."""
    return [(text, meaning) for meaning, texts in table.items() for text in texts.split()]
