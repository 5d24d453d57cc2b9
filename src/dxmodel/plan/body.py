"""Body: a body (団体) whose plan it is, with its name and, of a local body, its code with check digit."""

import attrs

from dxmodel.errors import InvalidValueError
from dxmodel.plan.label import Label, as_label
from dxmodel.plan.local_bodies import code_and_name, local_bodies
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


def _code(value: object) -> str | None:
    """Check a code of six digits; never a number, and never five digits, which may have lost a zero."""
    if value is None:
        return None
    if type(value) is not str:
        raise InvalidValueError("plan.code_not_text", found=shown(value))
    is_digits = value.isascii() and value.isdigit()
    if is_digits and len(value) == 6 and value[5] == check_digit(value[:5]):
        return value
    if is_digits and len(value) in (5, 6) and (likely := _likely(value)):
        raise InvalidValueError("plan.bad_code_like", found=value, likely=likely)
    raise InvalidValueError("plan.bad_code", found=value[:20])


def _likely(digits: str) -> list[str]:
    """Return the codes that five or six digits may stand for, with the names of bodies of the list.

    Of five digits the leading zero or the check digit may be missing; of six the last one is wrong.
    """
    codes = [digits[:5] + check_digit(digits[:5])]
    if len(digits) == 5 and check_digit(f"0{digits[:4]}") == digits[4]:
        codes.insert(0, f"0{digits}")
    return [code_and_name(code) for code in codes if code in local_bodies()] or codes


@attrs.frozen(field_transformer=stored_fields)
class Body:
    """A body: a local one with its code, or one without a code, such as a ministry.

    Attributes:
        code: the 全国地方公共団体コード, six digits with check digit, as text: ``"131211"``; None for a body
            that has none. A file may leave it out.
        label: its name, e.g. ``"東京都足立区"``.

    Raises:
        InvalidValueError: a code that is no text (a number has lost its leading zero), has another
            length, or fails its check digit; the error shows the codes that were probably meant.

    >>> Body("131211", "足立区").key, Body(None, "デジタル庁").key
    ('131211', 'デジタル庁')
    >>> Body("11002", "札幌市")
    Traceback (most recent call last):
    dxmodel.errors.InvalidValueError: "11002" is no municipality code (six digits with check digit); was ...
    """

    __repr__ = repr_without_defaults

    code: str | None = attrs.field(converter=_code)
    label: Label = attrs.field(converter=as_label)

    @property
    def key(self) -> str:
        """The text that stands for it in ``body/plan/item``: its code, or its name if it has none."""
        return self.code or self.label.text
