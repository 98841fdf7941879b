"""Who comes and goes, readiness, stations, listeners."""

from __future__ import annotations

from checklist.program import Program
from checklist.workplace import EXPERT, STATIONS

from checklist import MARKS, Workplace, shows
from cordboard.contract import OPERATIONS
from cordboard.seat import alive_operations

pytestmark = MARKS


def login(name: str, **more: object) -> dict[str, object]:
    """How this agent logs in."""
    given = {"userName": name, "password": f"demo-{name}-1", "stationId": STATIONS[name]}
    return {**given, "stationType": "VoIP", **more}


@shows(
    "logout login getReasonCodes getNotReadyReasonCodes",
    events="logoutProcessFinished loginProcessStarted restartStationStarted restartStationDone"
    " bridgeConnected"
    " permissionsUpdated reasonCodesEnabled optionsUpdated skillsInitialized readyStatesUpdated"
    " parkedCallsChanged loginProcessFinished updateStatus",
    faults="login:LOGIN_REFUSED login:ALREADY_LOGGED_IN logout:NOT_LOGGED_IN logout:UNKNOWN_REASON",
)
async def test_an_agent_leaves_and_comes_back(place: Workplace) -> None:
    ben = place["ben"].program
    reasons = await ben.does("getReasonCodes")
    assert await ben.does("getNotReadyReasonCodes")
    assert await ben.is_refused("logout", reasonId=17) == "UNKNOWN_REASON"
    await ben.does("logout", reasonId=reasons[0].id)
    await ben.sees("logoutProcessFinished")
    assert await ben.is_refused("logout", reasonId=reasons[0].id) == "NOT_LOGGED_IN"
    assert await ben.is_refused("login", **login("ben", password="wrong")) == "LOGIN_REFUSED"
    await ben.does("login", **login("ben"))
    await ben.sees("restartStationDone", "loginProcessFinished", "updateStatus")
    assert await ben.is_refused("login", **login("ben")) == "ALREADY_LOGGED_IN"


@shows(
    "loginAsync loginAsync2 loginAsync3 cachedLogin",
    events="loginProcessFinished bridgeForcedLogout forceSelfLogout",
)
async def test_the_other_ways_to_log_in(place: Workplace) -> None:
    ben = place["ben"].program
    await ben.does("logout", reasonId=0)
    await ben.does("loginAsync", **login("ben"))
    assert (await ben.sees("loginProcessFinished")).successfull is True
    await ben.does("loginAsync2", **login("ben", force=True))
    await ben.sees("bridgeForcedLogout", "forceSelfLogout", "loginProcessFinished")
    await ben.does("loginAsync3", **login("ben", force=True, integrationType="CRM"))
    await ben.sees("loginProcessFinished")
    await ben.does("logout", reasonId=0)
    await ben.does("cachedLogin", password="demo-ben-1")
    await ben.sees("loginProcessFinished")


@shows("logoutAndExit", faults="checkEvent:UNKNOWN_LISTENER")
async def test_a_program_that_takes_its_seat_along(place: Workplace) -> None:
    ben = place["ben"].program
    await ben.does("logoutAndExit", reasonId=0)
    await ben.is_deaf()
    await ben.listen()


@shows("reconnect restartStation", events="bridgeConnected restartStationStarted restartStationDone")
async def test_a_program_and_a_station_begin_anew(place: Workplace) -> None:
    ben = place["ben"].program
    await ben.does("reconnect", forced=True)
    await ben.sees("bridgeConnected", "updateStatus")
    await ben.does("restartStation")
    await ben.sees("restartStationStarted", "restartStationDone")


async def until_silent(program: Program, listener: object) -> str:
    """Poll until nothing more is told, as the floor may be busy with the story before; what timed out."""
    while True:
        told = await program.does("checkEvent", listenerId=listener, timeout=10)
        if hasattr(told, "operation"):
            return str(told.operation)


@shows(
    "addListener checkEvent removeListener",
    events="timeout",
    faults="checkEvent:UNKNOWN_LISTENER removeListener:UNKNOWN_LISTENER",
)
async def test_listeners(place: Workplace) -> None:
    ada = place["ada"].program
    listener = await ada.does("addListener", name="screen pop")
    assert await until_silent(ada, listener) == "checkEvent"
    await ada.does("removeListener", listenerId=listener)
    assert await ada.is_refused("checkEvent", listenerId=listener, timeout=10) == "UNKNOWN_LISTENER"
    assert await ada.is_refused("removeListener", listenerId=listener) == "UNKNOWN_LISTENER"


@shows(
    "getOption setOption setActiveSkills getAvailableSkills getAllSkills getSkillGroups",
    events="optionsUpdated activeSkillsChanged",
    faults="setOption:BAD_VALUE getOption:BAD_VALUE setActiveSkills:BAD_VALUE",
)
async def test_what_agents_set_for_themselves(place: Workplace) -> None:
    ada = place["ada"].program
    assert await ada.is_refused("getOption", option="nonsense") == "BAD_VALUE"
    assert await ada.is_refused("setOption", option="nonsense", value="true") == "BAD_VALUE"
    assert await ada.is_refused("setActiveSkills", skills=[17]) == "BAD_VALUE"
    await ada.does("setOption", option="PLAY_RINGER", value="false")
    await ada.sees("optionsUpdated")
    assert await ada.does("getOption", option="PLAY_RINGER") == "false"
    assert await ada.does("getAllSkills")
    assert await ada.does("getSkillGroups")
    skills = [each.skillId for each in await ada.does("getAvailableSkills")]
    await ada.does("setActiveSkills", skills=skills[:1])
    await ada.sees("activeSkillsChanged")
    await ada.does("setActiveSkills", skills=skills)
    await ada.sees("activeSkillsChanged")


@shows("changePassword", events="passwordChangeRequired userUpdate", faults="changePassword:PASSWORD_REFUSED")
async def test_a_password_that_has_to_be_changed(place: Workplace) -> None:
    await place.reload(lambda document: document["users"][2].update(must_change_password=True))
    chloe = place["chloe"].program
    await chloe.sees("userUpdate")
    await chloe.does("logout", reasonId=0)
    await chloe.does("login", **login("chloe"))
    assert (await chloe.sees("passwordChangeRequired")).manadatory is True
    assert await chloe.is_refused("changePassword", newPassword="x") == "PASSWORD_REFUSED"
    await chloe.does("changePassword", newPassword="chloe's own 1")
    chloe.knows("chloe's own 1")
    await chloe.sees("userUpdate")


@shows(
    events="skillsChanged skillAdded campaignUpdate permissionsUpdated skillPromptsChanged"
    " skillPromptsPermissionChanged reasonCodesEnabled"
)
async def test_the_center_changes_while_people_work(place: Workplace) -> None:
    ada = place["ada"].program

    def change(document: dict[str, object]) -> None:
        document["users"][0]["skills"]["Sales"] = 3
        document["users"][0]["permissions"] = ["agent"]
        document["campaigns"][0]["description"] = "The main number, still"
        document["options"]["reason_codes_enabled"] = False
        document["skills"][0]["prompts"] = []

    await place.reload(change)
    await ada.sees("permissionsUpdated")
    await ada.sees("skillsChanged")
    assert (await ada.sees("skillAdded")).name == "Sales"
    ada.forget()

    def change_back(document: dict[str, object]) -> None:
        del document["users"][0]["skills"]["Sales"]
        document["users"][0]["permissions"] = ["all"]
        document["options"]["reason_codes_enabled"] = True
        document["skills"][0]["prompts"] = [{"name": "Welcome", "file": "welcome"}]

    await place.reload(change_back)
    await ada.sees("skillsChanged")


@shows(events="restartStationFailed loginProcessFinished", faults="login:STATION_UNREACHABLE")
async def test_a_station_that_is_not_there(place: Workplace) -> None:
    ben = place["ben"].program
    await ben.does("logout", reasonId=0)
    assert await ben.is_refused("login", **login("ben", stationId="1003")) == "STATION_UNREACHABLE"
    await ben.sees("restartStationFailed")
    assert (await ben.sees("loginProcessFinished")).successfull is False


@shows("login", events="stationDisconnected")
async def test_an_outside_number_as_a_station(place: Workplace) -> None:
    ben = place["ben"].program
    await ben.does("logout", reasonId=0)
    await ben.does("login", **login("ben", stationId=EXPERT, stationType="PSTN"))
    await ben.does("softphoneHangupPhone")
    await ben.sees("stationDisconnected")
    await ben.does("logout", reasonId=0)


ASKED_BY_ANYBODY = "getStatus getVersion getCurrentWebserver checkLocalTime isSoftphoneAnswerRequired"
"""What a program is told although nobody is logged in at its seat."""
COMES_BEFORE = "addListener checkEvent removeListener login loginAsync loginAsync2 loginAsync3 cachedLogin"
NEEDS_NOBODY = frozenset([*ASKED_BY_ANYBODY.split(), *COMES_BEFORE.split()])
LOOKS_AT_ITS_VALUES_FIRST = frozenset({"getOption", "setOption", "setReadyState"})
ASKS_THE_SOFTPHONE = frozenset(
    f"{verb}Softphone{what}"
    for verb, whats in (
        ("get", "Devices InputDevices OutputDevices MicrophoneAgc MicrophoneLevel SpeakerVolume"),
        ("set", "Devices MicrophoneAgc MicrophoneLevel SpeakerVolume"),
    )
    for what in whats.split()
)
"""What a softphone is asked, which is its user's own, logged in or not."""
WITHOUT_A_LOGIN = {
    name: "NO_SOFTPHONE" if name in ASKS_THE_SOFTPHONE else "NOT_LOGGED_IN"
    for name in sorted((alive_operations() & OPERATIONS.keys()) - NEEDS_NOBODY - LOOKS_AT_ITS_VALUES_FIRST)
}


@shows(ASKED_BY_ANYBODY, faults=" ".join(f"{name}:{code}" for name, code in WITHOUT_A_LOGIN.items()))
async def test_nobody_is_logged_in(place: Workplace) -> None:
    ben = place["ben"].program
    await ben.does("logout", reasonId=0)
    codes = {name: await ben.is_refused(name, **ben.anything(name)) for name in WITHOUT_A_LOGIN}
    assert codes == WITHOUT_A_LOGIN
    for name in ASKED_BY_ANYBODY.split():
        await ben.does(name)
