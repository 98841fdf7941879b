"""The tables of codes."""

from enum import Enum, IntFlag

import pytest

from cordboard.contract import codes


@pytest.mark.parametrize("table", codes.TABLES)
def test_table_says_how_sure_we_are(table: type[Enum]) -> None:
    words = (table.__doc__ or "").lower()
    assert any(word in words for word in ("documented", "inferred", "ours"))


@pytest.mark.parametrize("table", [one for one in codes.TABLES if issubclass(one, IntFlag)])
def test_masks_use_the_bits_that_old_clients_read(table: type[IntFlag]) -> None:
    assert all(0 < bit.value < 2**63 and bit.value.bit_count() == 1 for bit in table)


def test_published_call_types() -> None:
    assert [codes.CallType(number).name for number in (1, 2, 3, 5, 6, 257)] == [
        "OUTBOUND",
        "INBOUND",
        "TEST",
        "AUTODIAL",
        "INTERNAL",
        "INBOUND_VOICEMAIL",
    ]
