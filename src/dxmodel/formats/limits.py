"""The limits of size of a file, which readers and writers share: what would be refused is not written.

A hundred thousand observations with breakdown, source and note are about 45 MB and 3 million values in JSON
that is indented, and fewer bytes in YAML and CSV.
"""

__all__ = ["MAX_DEPTH", "MAX_FILE_BYTES", "MAX_LINE_LENGTH", "MAX_VALUES"]

MAX_FILE_BYTES = 128 * 2**20
MAX_VALUES = 6_000_000
"""The greatest number of values in YAML or JSON, with the keys, lists and mappings."""
MAX_DEPTH = 50
"""The greatest depth of nested lists and mappings; a plan needs a dozen levels."""
MAX_LINE_LENGTH = 100_000
"""The greatest length of a line in YAML."""
