"""Connectors: other programs that are opened or told."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import Method, Opens, Trigger

from .base import DERIVED, NOWHERE, Entry, Id, Word, about


class ConnectorEntry(Entry, kw_only=True):
    """An address of another program, opened in the agent's browser or asked by the server.

    In `variables` and `post_variables`, `@Group.name@` stands for what is known of the call: `@Call.ANI@`,
    `@Customer.last_name@`, `@Order.amount@`. It is written as addresses and forms want it; encode nothing.
    """

    name: Annotated[Word, about("Shown to agents.")]
    description: Annotated[Word, about("A sentence for the agent.")] = NOWHERE
    url: Annotated[
        Word, about("http or https, without variables: whom the server asks is decided here alone.")
    ]
    triggers: Annotated[tuple[Trigger, ...], about("What sets it off.")]
    dispositions: Annotated[
        tuple[Word, ...], about("With `OnCallDispositioned`: those that set it off; all if left out.")
    ] = ()
    method: Annotated[Method, about("How the address is asked for.")] = Method.GET
    opens: Annotated[
        Opens, about("Where the agent's browser shows it. `None`: the server asks, and nobody sees it.")
    ] = Opens.NEW
    constants: Annotated[dict[Word, Word], about("Parameters of the address, as they are.")] = msgspec.field(
        default_factory=dict
    )
    variables: Annotated[dict[Word, Word], about("Parameters of the address, with `@Group.name@`.")] = (
        msgspec.field(default_factory=dict)
    )
    post_constants: Annotated[dict[Word, Word], about("Fields of the form, as they are.")] = msgspec.field(
        default_factory=dict
    )
    post_variables: Annotated[dict[Word, Word], about("Fields of the form, with `@Group.name@`.")] = (
        msgspec.field(default_factory=dict)
    )
    add_worksheet: Annotated[
        bool, about("The form also carries the worksheet: each question's name and its answer.")
    ] = False
    id: Id = DERIVED
