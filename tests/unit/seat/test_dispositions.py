"""What programs are told of a disposition."""

from __future__ import annotations

import pytest

from cordboard.contract.codes import DispositionFlag as Flag
from cordboard.seat import views
from cordboard.vcc.center import Disposition, DispositionKind


@pytest.mark.parametrize(
    ("kind", "flags"),
    [
        (DispositionKind.FINAL, Flag.FINAL),
        (DispositionKind.FINAL_IN_CAMPAIGNS, Flag.FINAL),
        (DispositionKind.REDIAL, Flag.REDIAL | Flag.ALLOW_SET_REDIAL_TIMER),
        (DispositionKind.DO_NOT_DIAL, Flag.DO_NOT_DIAL | Flag.ALLOW_SET_REACTIVATE_TIMER),
        (DispositionKind.DO_NOT_CALL, Flag.DO_NOT_CALL),
        (DispositionKind.DO_NOT_CALL_FINAL, Flag.DO_NOT_CALL | Flag.FINAL),
        (DispositionKind.DO_NOT_CALL_ALL, Flag.DO_NOT_CALL | Flag.FINAL),
    ],
)
def test_the_flags_say_what_it_does(kind: DispositionKind, flags: Flag) -> None:
    said = Disposition(id=1, name="Said", kind=kind, may_change_redial=True)
    assert views.disposition_flags(said) == flags


@pytest.mark.parametrize(
    ("manner", "value", "flag"),
    [
        ("only_onward", True, Flag.ONLY_FOR_TRANSFER_AND_CONFERENCE),
        ("email_to", ("boss@center.example",), Flag.SEND_EMAIL),
        ("message_to", (41,), Flag.SEND_MESSAGE),
        ("must_confirm", True, Flag.MUST_CONFIRM),
        ("must_complete_worksheet", True, Flag.MUST_COMPLETE_WORKSHEET),
        ("reset_attempts", True, Flag.RESET_ATTEMPTS),
        ("first_call_resolution", True, Flag.FIRST_CALL_RESOLUTION),
        ("system", True, Flag.SYSTEM),
    ],
)
def test_the_flags_say_what_it_asks_for(manner: str, value: object, flag: Flag) -> None:
    said = Disposition(id=1, name="Said", **{manner: value})
    assert views.disposition_flags(said) == Flag.FINAL | flag
