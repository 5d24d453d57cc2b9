"""Rules about bodies: their names and codes against the list of local bodies."""

from collections.abc import Iterator

from dxmodel.checks.body_names import bears_its_name, bodies_named
from dxmodel.checks.finding import Finding, note, warning
from dxmodel.fiscal import When
from dxmodel.ledger import Ledger
from dxmodel.plan import Body
from dxmodel.plan.local_bodies import LOCAL_BODIES_ON, code_and_name, local_bodies

__all__ = ["BODY_RULES"]


def body_of_another_code(ledger: Ledger) -> Iterator[Finding]:
    """A body has the name of one local body and the code of another."""
    for body in ledger.plan.bodies:
        if (likely := _likely_codes(body)) and not bears_its_name(body):
            facts = {
                "body": body.label,
                "stated": body.code,
                "named": code_and_name(body.key),
                "likely": likely,
            }
            yield warning("check.body_of_another_code", f"$.bodies[{body.key}].code", **facts)


def other_name_of_body(ledger: Ledger) -> Iterator[Finding]:
    """A body has the code of a local body, and a name that no local body has now."""
    for body in ledger.plan.bodies:
        if not _likely_codes(body) and not bears_its_name(body):
            facts = {"body": body.label, "stated": body.code, "named": code_and_name(body.key)}
            path = f"$.bodies[{body.key}].label"
            yield note("check.other_name_of_body", path, **facts, day=When.on(LOCAL_BODIES_ON))


def unknown_code(ledger: Ledger) -> Iterator[Finding]:
    """The code of a body is not in the list of local bodies: an earlier one, a later one, or a mistake."""
    for body in ledger.plan.bodies:
        if body.code is not None and body.code not in local_bodies():
            likely = _likely_codes(body)
            code = "check.unknown_code_like" if likely else "check.unknown_code"
            facts = {"body": body.label, "stated": body.code, "likely": likely}
            yield note(code, f"$.bodies[{body.code}].code", **facts, day=When.on(LOCAL_BODIES_ON))


def code_not_stated(ledger: Ledger) -> Iterator[Finding]:
    """A body without a code has the name of a local body."""
    for body in ledger.plan.bodies:
        if body.code is None and (likely := _likely_codes(body)):
            path = f"$.bodies[{body.key}].code"
            yield note("check.code_not_stated", path, body=body.label, likely=likely)


def _likely_codes(body: Body) -> tuple[str, ...]:
    return tuple(map(code_and_name, bodies_named(body.label.text)))


BODY_RULES = (
    body_of_another_code,
    other_name_of_body,
    unknown_code,
    code_not_stated,
)
