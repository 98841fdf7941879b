"""An agent comes to work, becomes ready, and leaves."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id


class Login(Answered[None]):
    """Logs the agent in and answers once the station is usable and the login is complete.

    userName, password: of the agent.
    stationId: a softphone id, an outside number or a gateway address.
    stationType: SOFTPHONE, PSTN or VoIP (a gateway station). A PSTN number is called at once and held until
        logout; picking up and makeCall use that leg.
    Causes `loginProcessStarted`, the station's events, `bridgeConnected`, the first state
    (`permissionsUpdated`, `reasonCodesEnabled`, `optionsUpdated`, `skillsInitialized`, `readyStatesUpdated`,
    `parkedCallsChanged` as far as alive), then `loginProcessFinished` and `updateStatus`; the agent starts
    Not Ready (`readyStateChanged`).
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
    """Starts a login like `loginAsync`; with force, sessions that stand in the way are ended.

    force: true ends this user's session elsewhere, and that of another agent at this station: their seats
        get `bridgeForcedLogout` and `forceSelfLogout`. An offer goes back to the queue, a wrap-up ends
        without a disposition; a conversation is never ended, the login fails then (ON_CALL). false lets
        such a login fail (DUPLICATE_LOGIN, STATION_BUSY).
    """

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None
    force: bool | None = None


class LoginAsync3(Answered[None]):
    """Starts a login like `loginAsync2` and names the program that the agent works with.

    integrationType: free text, such as the name of the CRM adapter; kept with the session, it changes
        nothing else.
    """

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None
    force: bool | None = None
    integrationType: str | None = None


class CachedLogin(Answered[None]):
    """Logs in again with the user and station of the last login; only the password is given.

    What the published clients cache is not documented; we take the last login of this seat that worked,
    also after a restart. It answers like `login` and causes the same events.
    """

    password: str | None = None


class Logout(Answered[None]):
    """Ends the agent's session; refused during a call, and while calls are parked.

    reasonId: a logout reason code from `getReasonCodes`, 0 for none.
    Causes `logoutProcessFinished` and `updateStatus`; listeners stay.
    """

    reasonId: Id | None = None


class LogoutAndExit(Answered[None]):
    """Logs out like `logout` and closes the seat: its listeners go, once they have heard of it.

    A listener goes with the poll that follows `logoutProcessFinished` and `updateStatus` (its fault is
    UNKNOWN_LISTENER). The center and its other seats go on.
    """

    reasonId: Id | None = None


class Reconnect(Answered[None]):
    """Tells everything about a logged-in seat once more, to a program that has lost the thread.

    forced: accepted, and without effect: seat and call center cannot lose each other here.
    Causes `bridgeConnected`, the pushes of a login, `updateStatus` and `readyStateChanged`.
    """

    forced: bool | None = None


class RestartStation(Answered[None]):
    """Looks for the agent's station again, to repair a lost phone; an outside number is called anew.

    Refused during a call, unless its held leg is lost.
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
    Causes `userUpdate`. Until a required change is made, no work begins: setReadyState and makeCall are
    refused. The new password counts at once, everywhere.
    """

    newPassword: str | None = None
