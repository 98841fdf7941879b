"""The names under which something is known of a call: the system's, the contact's, the center's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ..center import CallVariable, ContactField

_SYSTEM: Final[Mapping[str, str]] = {
    "Call": """
        session_id call_id type type_name campaign_id campaign_name comments ANI DNIS disposition_id
        disposition_name length handle_time wrapup_time start_timestamp end_timestamp skill_id skill_name
        queue_time hold_time park_time bill_time number mediatype tcpa_date_of_consent language
    """,
    "Customer": "_record_id",
    "Agent": "id user_name full_name first_agent station_id station_type",
    "IVR": "last_state last_module error_code error_desc",
}


def names_of(own: Iterable[CallVariable], fields: Iterable[ContactField]) -> Mapping[str, bool]:
    """`Group.name` of everything that may be known of a call; and whether it is sensitive."""
    system = (f"{group}.{name}" for group, names in _SYSTEM.items() for name in names.split())
    contact = (f"Customer.{field.name}" for field in fields)
    return dict.fromkeys((*system, *contact), False) | {each.label: each.sensitive for each in own}
