"""What a seat tells of contacts: a call's record, the fields and their rules, the contact's variables."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, codes
from cordboard.vcc.center import SYSTEM_FIELDS, Center, ContactField, Display, MapTo, Restrictions
from cordboard.vcc.contacts import Contact, ListUnmatchedCalls, TellContacts
from cordboard.vcc.ids import LOCAL_SEAT, ContactId, VariableId

ACCOUNT, AGENT = VariableId(300000000000090), VariableId(300000000000091)
RECORD_ID, NUMBER2, LAST_NAME = 100000000002001, 100000000002003, 100000000002006
ADA = Contact(
    id=ContactId(310000000000001),
    number1="+12025550199",
    fields=(("account", "A7"), ("first_name", "Ada"), ("last_name", "Lovelace")),
)
TWIN = Contact(id=ContactId(310000000000002), number1="+12025550199", fields=(("last_name", "Byron"),))


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The usual center, with two fields of its own."""
    account = ContactField(
        id=ACCOUNT,
        name="account",
        description="In the books",
        display=Display.LONG,
        restrictions=Restrictions(required=True, regexp="A[0-9]+", maximum="9"),
    )
    last_agent = ContactField(id=AGENT, name="last agent", map_to=MapTo.LAST_AGENT, display=Display.INVISIBLE)
    hidden = replace(SYSTEM_FIELDS[-1], display=Display.INVISIBLE)
    return replace(plain_center, contact_fields=(*SYSTEM_FIELDS[:-1], hidden, account, last_agent))


@pytest.fixture
async def talking(client: Any, link: Any) -> Any:
    """Anna's application; she talks with a customer."""
    await client.log_in(link)
    await client(contract.SetReadyState(stateId=2))
    link.customer_calls()
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    return client


async def found(link: Any, *contacts: Contact) -> None:
    """The shell has looked the caller up."""
    ((call, _),) = link.core.answer(ListUnmatchedCalls(seat=LOCAL_SEAT))
    await link.submit(TellContacts(seat=LOCAL_SEAT, call=call, contacts=contacts))


async def record(client: Any) -> dict[str, str]:
    answer: contract.Map = await client(contract.GetCRMMap())
    return answer.as_dict()


async def customer(client: Any) -> dict[str, contract.CavFullValue]:
    """The variables of the contact, by name."""
    variables = await client(contract.GetCallAttachedVariables())
    return {each.name: each for each in variables if each.groupName == "Customer"}


async def refused(asked: Any) -> FaultCode:
    with pytest.raises(ContractFault) as fault:
        await asked
    return fault.value.code


async def test_the_record_is_a_map_of_the_fields_by_name(talking: Any, link: Any) -> None:
    await found(link, ADA)
    known = await record(talking)
    assert list(known)[:4] == ["_record_id", "number1", "number2", "number3"]
    assert (known["_record_id"], known["last_name"], known["account"]) == (str(ADA.id), "Lovelace", "A7")
    assert "_candidates" not in known


async def test_before_anybody_is_known_the_record_is_empty(talking: Any) -> None:
    assert set((await record(talking)).values()) == {""}


async def test_without_a_call_there_is_no_record(client: Any, link: Any) -> None:
    await client.log_in(link)
    assert await refused(client(contract.GetCRMMap())) is FaultCode.NO_CALL


async def test_fields_come_with_their_rules(talking: Any) -> None:
    fields = {each.name: each for each in await talking(contract.GetCrmFieldDataTypes())}
    assert next(iter(fields)) == "number1"
    assert [rule.value for rule in fields["number1"].restrictions] == ["TYPE=PHONE"]
    account = fields["account"]
    assert [rule.value for rule in account.restrictions] == [
        "TYPE=STRING",
        "REQUIRED=true",
        "MAX=9",
        "REGEXP=A[0-9]+",
    ]
    assert (account.id, {rule.optional for rule in account.restrictions}) == (ACCOUNT, {False})


async def test_the_contact_is_in_the_variables_of_group_customer(talking: Any, link: Any) -> None:
    await found(link, ADA)
    variables = await customer(talking)
    assert (variables["_record_id"].value, variables["last_name"].value) == (str(ADA.id), "Lovelace")
    account = variables["account"]
    assert (account.id, account.value, account.CCF, account.systemId) == (ACCOUNT, "A7", True, 0)
    assert variables["number1"].type == codes.DataType.PHONE


async def test_the_call_view_shows_the_fields_that_are_visible(talking: Any) -> None:
    view = {each.name: each for each in await talking(contract.GetCAVFieldViews())}
    account = view["Customer.account"]
    assert (account.type, account.width, account.editable, account.cavId) == (0, 100, True, ACCOUNT)
    assert not {"Customer.last agent", "Customer.zip"} & view.keys()


async def test_a_new_value_goes_into_the_record_and_all_programs_hear_it(talking: Any, link: Any) -> None:
    await found(link, ADA)
    listener = await talking.listen()
    await talking(contract.SetCallAttachedVariable(id=LAST_NAME, value="King"))
    await talking(contract.SetCallAttachedVariable(id=ACCOUNT, value="A8"))
    story = await talking.story(listener)
    assert [contract.wire_name(type(each)) for each in story] == ["callCRMRecordChanged", "callUpdated"] * 2
    assert story[0].record.as_dict()["last_name"] == "King"
    assert story[0].callSessionId == story[1].callinfo.callSessionId
    assert (await record(talking))["account"] == "A8"


async def test_values_keep_to_the_rules_of_their_field(talking: Any, link: Any) -> None:
    await found(link, ADA)
    for variable, value in ((ACCOUNT, "B7"), (ACCOUNT, ""), (NUMBER2, "call me"), (AGENT, "boris")):
        request = contract.SetCallAttachedVariable(id=variable, value=value)
        assert await refused(talking(request)) is FaultCode.BAD_VALUE
    assert (await record(talking))["account"] == "A7"


async def test_one_of_several_is_chosen_by_the_id_of_the_record(talking: Any, link: Any) -> None:
    await found(link, ADA, TWIN)
    assert (await record(talking))["_candidates"] == f"{ADA.id};{TWIN.id}"
    await talking(contract.SetCallAttachedVariable(id=RECORD_ID, value=str(TWIN.id)))
    assert (await record(talking))["last_name"] == "Byron"
    for value in ("17", "Ada", "", "1" * 40):
        request = contract.SetCallAttachedVariable(id=RECORD_ID, value=value)
        assert await refused(talking(request)) is FaultCode.BAD_VALUE
