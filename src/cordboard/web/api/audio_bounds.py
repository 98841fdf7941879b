"""How much a softphone may say of itself, by whichever way."""

from __future__ import annotations

from typing import Final

from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.softphone import SoftphoneNews, SoftphoneReply

MOST_NAMES: Final = 100
LONGEST_NAME: Final = 200
LONGEST_PROBLEM: Final = 300


def check_reply(reply: SoftphoneReply) -> None:
    """Raises ContractFault for what no softphone has."""
    _check_short("problem", reply.problem or "", LONGEST_PROBLEM)
    state = reply.state
    if state is None:
        return
    for name, names in (("inputs", state.inputs), ("outputs", state.outputs)):
        if len(names) > MOST_NAMES:
            raise ContractFault(FaultCode.BAD_VALUE, f"The member state.{name} has too many names.")
        for each in names:
            _check_short(f"state.{name}", each, LONGEST_NAME)
    for name, level in (("microphoneLevel", state.microphoneLevel), ("speakerVolume", state.speakerVolume)):
        if level is not None and not 0 <= level <= 100:
            raise ContractFault(FaultCode.BAD_VALUE, f"The member state.{name} goes from 0 to 100.")


def check_news(news: SoftphoneNews) -> None:
    """Raises ContractFault for news that are too long."""
    _check_short("problem", news.problem or "", LONGEST_PROBLEM)


def _check_short(name: str, text: str, longest: int) -> None:
    if len(text) > longest:
        raise ContractFault(FaultCode.BAD_VALUE, f"The member {name} may have {longest} letters.")
