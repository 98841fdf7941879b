"""An agent comes to work, becomes ready, and leaves."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id


class Login(Answered[None]):
    """Logs the agent in and answers once the station is usable and the login is complete.

    userName, password: of the agent.
    stationId: a softphone id, an outside number or a gateway address.
    stationType: SOFTPHONE, PSTN or VoIP (a gateway station).
    Causes `loginProcessStarted`, the station's events, `bridgeConnected`, the first state
    (`permissionsUpdated`, `reasonCodesEnabled`, `optionsUpdated`, `skillsInitialized`, `readyStatesUpdated`
    as far as alive), then `loginProcessFinished` and `updateStatus`; the agent starts Not Ready
    (`readyStateChanged`).
    """

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None


class LoginAsync(Answered[None]):
    """Starts a login and answers at once; the outcome comes as the event `loginProcessFinished`.

    Parameters and events are those of `login`.
    """

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None


class LoginAsync2(Answered[None]):
    """Starts a login like `loginAsync`; with force, another session of the same user is ended.

    force: true ends the session elsewhere, which gets `bridgeForcedLogout` and `forceSelfLogout`; false
        lets a duplicate login be refused.
    """

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None
    force: bool | None = None


class LoginAsync3(Answered[None]):
    """Starts a login like `loginAsync2` and names the program that the agent works with.

    integrationType: free text, such as the name of the CRM adapter; it changes nothing else.
    """

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None
    force: bool | None = None
    integrationType: str | None = None


class CachedLogin(Answered[None]):
    """Logs in again with the user and station of the last login; only the password is given.

    What the published clients cache is not documented; we take the last login of this seat.
    Causes the events of `login`.
    """

    password: str | None = None


class Logout(Answered[None]):
    """Ends the agent's session; refused during a call.

    reasonId: a logout reason code from `getReasonCodes`, 0 for none.
    Causes `logoutProcessFinished` and `updateStatus`; listeners stay.
    """

    reasonId: Id | None = None


class LogoutAndExit(Answered[None]):
    """Logs out like `logout` and then ends the local seat program, where there is one.

    A hosted seat has no program to end: there it is a plain logout.
    """

    reasonId: Id | None = None


class Reconnect(Answered[None]):
    """Joins the seat to the call center again after the link was lost.

    forced: true also ends a session that still seems alive.
    Causes `bridgeConnected`.
    """

    forced: bool | None = None


class RestartStation(Answered[None]):
    """Takes the agent's station down and brings it up again, to repair a lost phone.

    Causes `restartStationStarted`, then `restartStationDone` or `restartStationFailed`.
    """


class SetReadyState(Answered[None]):
    """Makes the agent ready to be offered calls or voicemails.

    stateId: an id from the event `readyStatesUpdated`. During a call the change waits until the call is
        finished.
    Causes `readyStateChanged` and `updateStatus`.
    """

    stateId: Id | None = None


class SetNotReadyState(Answered[None]):
    """Makes the agent not ready: nothing more is offered.

    reasonId: a code from `getNotReadyReasonCodes`, 0 for none. During a call the change waits until the
        call is finished.
    Causes `readyStateChanged` and `updateStatus`.
    """

    reasonId: Id | None = None


class SetActiveSkills(Answered[None]):
    """Chooses which of the assigned skills the agent works in now.

    Needs the permission to manage skill availability.
    skills: ids out of `getAvailableSkills`; an empty list turns all off.
    Causes `activeSkillsChanged`.
    """

    skills: tuple[Id, ...] = ()


class ChangePassword(Answered[None]):
    """Gives the logged-in user a new password, within the center's password rules.

    newPassword: the new one. Also the answer to the event `passwordChangeRequired`.
    """

    newPassword: str | None = None
