"""Addresses: what a text that an agent types or an application sends would reach."""

from .model import Address, AddressType, Target, TargetKind
from .named import named, reached, target_to
from .policy import (
    VOICEMAIL,
    address_type,
    box_of,
    may_confer_with,
    may_make_calls_to,
    may_transfer_to,
    resolve,
)

__all__ = [
    "VOICEMAIL",
    "Address",
    "AddressType",
    "Target",
    "TargetKind",
    "address_type",
    "box_of",
    "may_confer_with",
    "may_make_calls_to",
    "may_transfer_to",
    "named",
    "reached",
    "resolve",
    "target_to",
]
