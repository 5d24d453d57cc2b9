"""Messages of ``dxmodel.testing``."""

MESSAGES = {
    "testing.no_hypothesis": (
        'dxmodel.testing.{name}にはHypothesisが必要です：pip install "dxmodel[testing]"',
        'dxmodel.testing.{name} needs Hypothesis: pip install "dxmodel[testing]"',
    ),
}
