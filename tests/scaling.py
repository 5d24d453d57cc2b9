"""How many examples a law draws or tries, as a share of what the profile says."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings

__all__ = ["examples", "share_of"]

T = TypeVar("T")


def examples(share: float, *, checks_off: tuple[HealthCheck, ...] = ()) -> settings:
    """Return settings with *share* times the profile's number of examples, at least two.

    A law that is slow takes a share below 1, one that rarely draws what it is about a share above 1; so
    a profile scales all of them.

    Args:
        share: times the number of examples of the profile.
        checks_off: health checks that do not apply, beside those that the profile leaves out.
    """
    of_profile = settings()
    return settings(
        max_examples=max(2, round(share * of_profile.max_examples)),
        suppress_health_check=[*of_profile.suppress_health_check, *checks_off],
    )


def share_of(values: Sequence[T], turn: int) -> Sequence[T]:
    """Return the values that a profile tries, in turn: every second one, under ``fast`` every eighth.

    A profile of twice as many examples tries all of them.

    Args:
        values: the values of an exhaustive law.
        turn: a number for each use; as many turns as there are shares try every value.
    """
    shares = max(1, 2 * settings.get_profile("default").max_examples // settings().max_examples)
    return values[turn % shares :: shares]
