"""Fault codes and what they say."""

from pathlib import Path

import pytest

from cordboard.contract import EXPLANATIONS, ContractFault, FaultCode

SOURCE = Path(__file__).parents[3] / "src" / "cordboard"


def test_every_code_is_raised_somewhere() -> None:
    declared = SOURCE / "contract" / "faults.py"
    written = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path != declared)
    assert [code for code in FaultCode if f"FaultCode.{code.name}" not in written] == []


@pytest.mark.parametrize("code", FaultCode)
def test_every_code_says_what_happened_and_what_to_do(code: FaultCode) -> None:
    explanation = EXPLANATIONS[code]
    assert code.value == code.name
    assert explanation.message.endswith(".")
    assert explanation.remedy.endswith(".")


def test_own_words_replace_the_message_and_keep_the_remedy() -> None:
    fault = ContractFault(FaultCode.UNKNOWN_CAMPAIGN, "There is no campaign 7.")
    assert fault.detail.message == "There is no campaign 7."
    assert fault.remedy == EXPLANATIONS[FaultCode.UNKNOWN_CAMPAIGN].remedy
    assert str(fault) == "UNKNOWN_CAMPAIGN: There is no campaign 7."


def test_blame_comes_from_the_table_unless_said_otherwise() -> None:
    assert ContractFault(FaultCode.INTERNAL).by_client is False
    assert ContractFault(FaultCode.INTERNAL, by_client=True).by_client is True
