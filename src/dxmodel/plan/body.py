"""Body: a local body (団体), with its name and its 全国地方公共団体コード with check digit."""

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.plan.label import Label, as_label
from dxmodel.printing import repr_without_defaults, shown
from dxmodel.typed_fields import stored_fields

__all__ = ["Body", "check_digit"]

WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(first_five: str) -> str:
    """Return the sixth digit of a municipality code.

    The five digits are multiplied by 6, 5, 4, 3, 2; the sum is divided by 11, and the last
    digit of 11 minus the remainder is the check digit (総務省「全国地方公共団体コード」).

    >>> check_digit("13121")
    '1'
    """
    total = sum(int(digit) * weight for digit, weight in zip(first_five, WEIGHTS, strict=True))
    return str((11 - total % 11) % 10)


def _code(value: object) -> str:
    """Read five or six digits of text, completing the check digit; never a number."""
    if type(value) is not str:
        raise InvalidValueError("plan.code_not_text", found=shown(value))
    digits = value if value.isascii() and value.isdigit() else ""
    if len(digits) == 5:
        return digits + check_digit(digits)
    if len(digits) != 6 or digits[5] != check_digit(digits[:5]):
        raise InvalidValueError("plan.bad_code", found=value[:20])
    return digits


@attrs.frozen(field_transformer=stored_fields)
class Body:
    """A local body.

    Attributes:
        code: six digits with check digit, as text: ``"131211"``; five digits are completed.
        label: its name, e.g. ``"東京都足立区"``.

    Raises:
        InvalidValueError: a code that is no text (a number has lost its leading zero), has another
            length, or fails its check digit.

    >>> Body("13121", "足立区").code
    '131211'
    """

    __repr__ = repr_without_defaults

    code: str = attrs.field(converter=_code)
    label: Label = attrs.field(converter=as_label)
