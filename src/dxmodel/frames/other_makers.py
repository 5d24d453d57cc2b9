"""Frames of Polars, Arrow and other libraries: as frames of pandas, and answers beside them."""

from typing import Any, Protocol, TypeVar

import pandas as pd

from dxmodel.errors import MissingExtraError

__all__ = ["Frame", "FrameT", "OtherFrame", "other_frame"]


class Frame(Protocol):
    """A frame of any library that narwhals knows: pandas, Polars, Arrow, …"""

    @property
    def columns(self) -> Any:
        """The columns, or their names."""


FrameT = TypeVar("FrameT", bound=Frame)


class OtherFrame:
    """A frame of another library than pandas, by means of narwhals and Arrow."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas frame; dates are of the type datetime64, null is missing."""
        frame: pd.DataFrame = self._frame.to_arrow().to_pandas(date_as_object=False, ignore_metadata=True)
        return frame

    def with_columns(self, answers: pd.DataFrame) -> Any:
        """Return a frame of the same library with columns beside; those of the same name are replaced.

        Missing numbers are null, categories those of the library.
        """
        import narwhals
        import pyarrow

        table = pyarrow.Table.from_pandas(answers, preserve_index=False).replace_schema_metadata(None)
        beside = narwhals.from_arrow(table, backend=self._frame.implementation)
        others = self._frame.drop(*answers.columns, strict=False)
        return narwhals.concat([others, beside], how="horizontal").to_native()


def other_frame(frame: object) -> OtherFrame | None:
    """Return a frame of another library; None for what is no frame in memory.

    Raises:
        MissingExtraError: narwhals or pyarrow is not installed.
    """
    if not hasattr(frame, "__arrow_c_stream__"):
        return None
    try:
        import narwhals
        import pyarrow  # noqa: F401
    except ImportError as error:
        maker = type(frame).__name__
        raise MissingExtraError("frame.missing_extra", found=maker, package=error.name) from None
    try:
        return OtherFrame(narwhals.from_native(frame, eager_only=True))
    except TypeError:
        return None
