"""Rules of the whole center."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import (
    ConferenceDispositioning,
)

from .base import NOWHERE, Duration, Entry, Word, about


class OptionsEntry(Entry, kw_only=True):
    """Rules of the whole center."""

    default_campaign: Annotated[Word, about("The campaign of manual calls for which none is chosen.")] = (
        NOWHERE
    )
    may_select_campaign: Annotated[bool, about("Agents may choose the campaign of a manual call.")] = True
    may_select_none: Annotated[bool, about("Agents may dial for no campaign.")] = True
    reason_codes_enabled: Annotated[bool, about("Agents give a reason when they stop or leave.")] = True
    offer_timeout: Annotated[Duration, about("An offer that nobody takes goes back to the queue.")] = (
        Duration(20_000)
    )
    internal_call_timeout: Annotated[
        Duration, about("A call between colleagues that nobody takes is over.")
    ] = Duration(20_000)
    missed_offers: Annotated[
        int,
        msgspec.Meta(
            ge=1,
            le=100,
            description="Who lets so many calls ring, one after the other, becomes Not Ready.",
        ),
    ] = 1
    time_zone: Annotated[
        Word, about("By whose clock a day begins, as in `Europe/Berlin`; UTC if left out.")
    ] = NOWHERE
    login_timeout: Annotated[Duration, about("A login whose station does not answer is undone.")] = Duration(
        30_000
    )
    dialing_timeout: Annotated[Duration, about("A manual call that nobody answers ends.")] = Duration(60_000)
    offer_again_after: Annotated[
        Duration, about("So long whoever let a call ring, or refused it, is not offered it again.")
    ] = Duration(30_000)
    parked_calls: Annotated[
        int, msgspec.Meta(ge=1, le=50, description="An agent can park so many calls at once.")
    ] = 5
    park_timeout: Annotated[
        Duration,
        about(
            "A parked call that nobody fetches goes to the next agent of its skill, or ends where it has "
            "none; 0 waits without limit."
        ),
    ] = Duration(1_800_000)
    show_automatic_recording: Annotated[
        bool, about("Agents are told of recordings that begin by rule; else only of those they begin.")
    ] = True
    conference_dispositioning: Annotated[
        ConferenceDispositioning,
        about(
            "Who says how a call turned out that its agent has left to a colleague in a conference: that "
            "agent, the last agent, or the one of them whom that agent chooses."
        ),
    ] = ConferenceDispositioning.INITIATOR
    chat_invitation_timeout: Annotated[
        Duration, about("Who is asked into a chat, or for help, has so long to answer.")
    ] = Duration(60_000)
    graceful_rest: Annotated[
        Duration,
        about(
            "An agent who is ready and becomes Not Ready is still offered calls for so long, and is Not "
            "Ready then, or after such a call."
        ),
    ] = Duration(0)
    absent_rest: Annotated[
        Duration,
        about("An agent whose programs have all stopped listening becomes Not Ready after this; 0 is never."),
    ] = Duration(0)
    absent_leave: Annotated[
        Duration, about("They are logged out after this, once they have no call; 0 is never.")
    ] = Duration(0)
    force_call_view: Annotated[bool, about("Applications must show the call's variables.")] = False
    create_contacts: Annotated[
        bool, about("A finished call with a number that no contact has leaves a new contact behind.")
    ] = False
    password_min_length: Annotated[
        int, msgspec.Meta(ge=4, le=128, description="Passwords that users choose are this long at least.")
    ] = 8
    password_needs_capital: Annotated[bool, about("They hold a capital letter.")] = False
    password_needs_digit: Annotated[bool, about("They hold a digit.")] = False
    password_max_age: Annotated[
        Duration, about("A password that a user has chosen counts so long; 0 is for ever.")
    ] = Duration(0)
    password_warn_before: Annotated[Duration, about("So long before that the user is told at login.")] = (
        Duration(7 * 86_400_000)
    )
    password_history: Annotated[
        int, msgspec.Meta(ge=0, le=12, description="So many of the last ones are not chosen again.")
    ] = 0
    lock_out_after: Annotated[
        int,
        msgspec.Meta(ge=0, le=100, description="So many wrong passwords in a row lock a user out; 0: none."),
    ] = 0
    lock_out_time: Annotated[Duration, about("How long.")] = Duration(900_000)
    password_needs_special: Annotated[bool, about("They hold neither only letters nor only digits.")] = False
