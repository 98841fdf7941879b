"""Friend or stranger: who sends this INVITE or REGISTER, and can they prove it?

Strangers, unknown users and wrong secrets get the same challenge at the same cost. A failure counts
against a source only after a round trip of our nonce, since UDP sources are easily forged.
"""

from ..digest import Algorithm, Verdict, parse_fields
from ..grammar import GrammarError
from ..message import Address
from ..transactions import Transaction
from .core import Core
from .events import AuthenticationFailed
from .settings import Challenge, Refuse, Trusted


def admit(core: Core, transaction: Transaction, source: Address, now: float) -> Trusted | None:
    """The sender, or None when the request has been answered with a challenge or a refusal."""
    decision = core.authority.decide(transaction.request, source)
    if isinstance(decision, Trusted):
        return decision
    if isinstance(decision, Refuse):
        core.respond(transaction, decision.status, decision.reason, now)
        return None
    answer = _find_answer(transaction, decision.realm)
    verdict = Verdict.FOREIGN
    if answer is not None:
        verdict = _judge(core, transaction.request.method, answer, decision, source, now=now)
    if verdict is Verdict.GOOD and answer is not None:
        return Trusted(answer["username"], symmetric=True)
    if verdict is Verdict.WRONG and answer is not None:
        core.events.append(AuthenticationFailed(source, decision.realm, answer.get("username", "")))
    _challenge(core, transaction, decision, verdict is Verdict.STALE, now)
    return None


def _find_answer(transaction: Transaction, realm: str) -> dict[str, str] | None:
    for value in transaction.request.headers.all("Authorization"):
        try:
            fields = parse_fields(value)
        except GrammarError:
            continue
        if fields.get("realm") == realm and "username" in fields:
            return fields
    return None


def _judge(
    core: Core, method: str, answer: dict[str, str], challenge: Challenge, source: Address, *, now: float
) -> Verdict:
    wanted = answer.get("algorithm", "MD5").upper()
    algorithm = next((each for each in challenge.algorithms if each.value == wanted), None)
    if algorithm is None:
        return Verdict.FOREIGN
    secret = core.authority.ha1(challenge.realm, answer["username"], algorithm, source)
    return core.verifier.check(answer, secret, method, now)


def _challenge(core: Core, transaction: Transaction, challenge: Challenge, stale: bool, now: float) -> None:
    """One WWW-Authenticate for each algorithm, the preferred one on top (RFC 8760 section 2.4)."""
    fields = [
        ("WWW-Authenticate", core.verifier.challenge(challenge.realm, algorithm, now, stale))
        for algorithm in challenge.algorithms or (Algorithm.MD5,)
    ]
    core.respond(transaction, 401, "Unauthorized", now, headers=fields)
