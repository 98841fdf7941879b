"""How the contract shows what the core knows: one module a subject, one place each.

Absent ids are 0, flags are always there, moments and durations are milliseconds.
"""

from .agents import (
    PERMISSION_FIELDS,
    READY_STATE_NAMES,
    STATION_TYPES,
    agent_info,
    agent_state,
    agent_state_value,
    options,
    password_policy,
    permissions,
    ready_state,
    station_number,
    user_details,
    user_flags,
    user_info,
)
from .callbacks import callback_info
from .calls import (
    CALL_TYPES,
    ON_CALL,
    TALKING,
    call_info,
    call_length,
    handle_time,
    live_callback_info,
    parked_call,
    part_length,
    participant,
    queued_call,
    sender_of,
    status,
    wrapup_time,
)
from .connectors import (
    connector_flags,
    connector_value,
)
from .contacts import (
    RECORD_ID,
    contact_record,
    field_rules,
    record_id,
)
from .moments import (
    moment,
    timestamp,
)
from .previews import preview_info, restrictions
from .recording import last_pause, recording_state
from .softphones import held_audio
from .supervision import monitoring, supervised_agent
from .targets import target, waiting
from .voicemail import greeting_value, recording_value, recordings, voicemail_fields
from .work import (
    CAMPAIGN_MODES,
    CAMPAIGN_STATES,
    CAMPAIGN_TYPE_FLAGS,
    DISPOSITION_KIND_FLAGS,
    campaign_info,
    disposition_flags,
    disposition_value,
    disposition_value2,
    prompt_value,
    reason_code,
    skill_info,
    speed_dial,
)
from .worksheets import (
    question_value,
)

__all__ = [
    "CALL_TYPES",
    "CAMPAIGN_MODES",
    "CAMPAIGN_STATES",
    "CAMPAIGN_TYPE_FLAGS",
    "DISPOSITION_KIND_FLAGS",
    "ON_CALL",
    "PERMISSION_FIELDS",
    "READY_STATE_NAMES",
    "RECORD_ID",
    "STATION_TYPES",
    "TALKING",
    "agent_info",
    "agent_state",
    "agent_state_value",
    "call_info",
    "call_length",
    "callback_info",
    "campaign_info",
    "connector_flags",
    "connector_value",
    "contact_record",
    "disposition_flags",
    "disposition_value",
    "disposition_value2",
    "field_rules",
    "greeting_value",
    "handle_time",
    "held_audio",
    "last_pause",
    "live_callback_info",
    "moment",
    "monitoring",
    "options",
    "parked_call",
    "part_length",
    "participant",
    "password_policy",
    "permissions",
    "preview_info",
    "prompt_value",
    "question_value",
    "queued_call",
    "ready_state",
    "reason_code",
    "record_id",
    "recording_state",
    "recording_value",
    "recordings",
    "restrictions",
    "sender_of",
    "skill_info",
    "speed_dial",
    "station_number",
    "status",
    "supervised_agent",
    "target",
    "timestamp",
    "user_details",
    "user_flags",
    "user_info",
    "voicemail_fields",
    "waiting",
    "wrapup_time",
]
