"""Customers, imported beside the running center: known when they call, changed by agents, or left alone."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from checklist.program import PATIENCE
from checklist.workplace import CUSTOMER

from checklist import MARKS, Workplace, shows

pytestmark = MARKS

LEFT_ALONE = "+14155550142"
CUSTOMERS = f"number1;First Name;Last Name;account\n{CUSTOMER};Grace;Hopper;A1\n{CUSTOMER};Greta;Hopper;A2\n"


async def imported(place: Workplace, text: str, *command: str) -> str:
    """What an import of a file with this text says."""
    file = place.center.data / "import.csv"
    file.write_text(text, "utf-8")
    where = "--center", str(place.center.center), "--data", str(place.center.data)
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cordboard", *command, str(file), *where, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await running.communicate()
    assert running.returncode == 0
    return output.decode()


async def logged(place: Workplace, words: str) -> None:
    """Wait until the center's log has these words."""
    async with asyncio.timeout(PATIENCE):
        while words not in (place.center.data / "up.out").read_text(errors="replace"):  # noqa: ASYNC110 - a file
            await asyncio.sleep(0.1)


async def variable(program: Any, name: str) -> Any:
    """A variable of group Customer."""
    variables = await program.does("getCallAttachedVariables")
    return next(each for each in variables if (each.groupName, each.name) == ("Customer", name))


async def record(program: Any) -> dict[str, str]:
    return {each.key: each.value or "" for each in await program.does("getCRMMap")}


@shows(
    "getCRMMap getCrmFieldDataTypes setCallAttachedVariable getCallAttachedVariables",
    events="incomingCallInfo callCRMRecordChanged callUpdated",
    faults="getCRMMap:NO_CALL setCallAttachedVariable:BAD_VALUE",
)
async def test_an_imported_customer_is_known_when_they_call(place: Workplace) -> None:
    # given two customers with one number, imported while the center runs
    told = await imported(place, CUSTOMERS, "contacts", "import", "--key", "number1", "--key", "first_name")
    assert told == "2 rows read: 2 contacts added, 0 changed.\n"
    ada = place["ada"].program
    fields = await ada.does("getCrmFieldDataTypes")
    rules = {each.name: [rule.value for rule in each.restrictions] for each in fields}
    assert (rules["number1"], rules["since"]) == (["TYPE=PHONE"], ["TYPE=DATE"])
    assert await ada.is_refused("getCRMMap") == "NO_CALL"

    # when one of them calls
    await ada.does("setReadyState", stateId=1)
    calling = await place.customer_calls()
    call = (await ada.sees("incomingCall")).callinfo.callSessionId
    await ada.sees("incomingCallInfo")
    await ada.does("softphonePickupPhone")
    await calling

    # then the agent's programs hear who that is
    shown = await ada.sees("callStarted", "callCRMRecordChanged")
    values = {each.key: each.value for each in shown.record.attributes}
    assert (shown.callSessionId, values["first_name"], values["account"]) == (call, "Grace", "A1")
    assert await record(ada) == {key: value or "" for key, value in values.items()}

    # and the agent says that it is the other one, and writes down where she lives
    other = values["_candidates"].split(";")[1]
    await ada.does("setCallAttachedVariable", id=(await variable(ada, "_record_id")).id, value=other)
    await ada.sees("callCRMRecordChanged", "callUpdated")
    await ada.does("setCallAttachedVariable", id=(await variable(ada, "city")).id, value="Arlington")
    await ada.sees("callCRMRecordChanged", "callUpdated")
    number = (await variable(ada, "number2")).id
    assert await ada.is_refused("setCallAttachedVariable", id=number, value="home") == "BAD_VALUE"
    await place.finish("ada")
    await ada.sees("callFinished")


@shows("setCallAttachedVariable getCRMMap", events="callCRMRecordChanged")
async def test_what_an_agent_has_written_is_there_at_the_next_call(place: Workplace) -> None:
    # given what an earlier call has left of a customer
    told = await imported(place, f"number1\n{CUSTOMER}\n", "contacts", "import")
    assert "1 changed" in told
    ben = place["ben"].program
    await place.talk("ben")
    await ben.sees("callCRMRecordChanged")
    await ben.does("setCallAttachedVariable", id=(await variable(ben, "company")).id, value="Navy")
    await place.finish("ben")
    await ben.sees("callFinished")

    # when they call again
    await place.talk("ben")
    await ben.sees("callCRMRecordChanged")

    # then it is there, and so is what the center has written by itself
    known = await record(ben)
    assert (known["company"], known["last agent"], known["last outcome"]) == ("Navy", "ben@demo", "Solved")
    await place.finish("ben")


@shows("makeCall", events="makeCallFailed")
async def test_an_imported_number_is_left_alone(place: Workplace) -> None:
    # given a number that is imported while the center runs
    told = await imported(place, f"{LEFT_ALONE}\n", "dnc", "import")
    assert told == "1 rows read: 1 new on the do-not-call list.\n"
    await logged(place, "1 imported do-not-call numbers are in force")

    # when an agent dials it
    ada = place["ada"].program
    await ada.does("makeCall", number=LEFT_ALONE, campaignId=0, checkDnc=True)

    # then it is not called
    failed = await ada.sees("makeCallFailed")
    assert (failed.errorCode, failed.number) == (1001, LEFT_ALONE)
