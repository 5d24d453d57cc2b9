"""How many examples a law draws, as a share of what the profile says."""

from hypothesis import HealthCheck, settings

__all__ = ["examples"]


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
