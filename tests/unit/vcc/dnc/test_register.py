"""The register of imported numbers holds what it was given, and nothing else."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.dnc import DncRegister, packed

NUMBERS = st.from_regex(r"\+[1-9][0-9]{1,14}", fullmatch=True)


@given(listed=st.sets(NUMBERS, max_size=50), other=NUMBERS)
def test_it_holds_just_what_it_was_given(listed: set[str], other: str) -> None:
    register = DncRegister(listed)
    assert len(register) == len(listed)
    assert all(number in register for number in listed)
    assert (other in register) == (other in listed)


@pytest.mark.parametrize("text", ["", "+", "112", "anonymous", "12025550199", "+1202555O199", "+" + "9" * 16])
def test_what_is_no_number_is_not_in_it(text: str) -> None:
    assert text not in DncRegister({"+12025550199"})
    assert packed(text) is None


def test_it_is_replaced_as_a_whole() -> None:
    register = DncRegister({"+12025550199"})
    register.replace(array("q", [12025550177, 12025550188]))
    assert ("+12025550199" in register, "+12025550188" in register) == (False, True)
