"""The size of amounts: whether they are larger than anything that is counted."""

from fractions import Fraction

from dxmodel.amount.amount import Amount

__all__ = ["is_implausible"]

IMPLAUSIBLE = 10**16
"""In yen, some ten times the public debt of the country."""


def is_implausible(amount: Amount) -> bool:
    """Return whether an amount is larger than anything that a plan counts, as 10,000兆円.

    >>> is_implausible(Amount("100000000", "億円")), is_implausible(Amount("1300", "兆円"))
    (True, False)
    """
    ends = (amount.magnitude, amount.interval.low, amount.interval.high)
    size = max(abs(Fraction(each)) for each in ends if each is not None)
    return size * max(Fraction(amount.unit.factor), Fraction(1)) >= IMPLAUSIBLE
