"""A good center file: what becomes of each part."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import argon2
import pytest

from cordboard.centerfile import load_center, parse_center
from cordboard.vcc.center import (
    SYSTEM_FIELDS,
    AddressPattern,
    Center,
    Comparison,
    Condition,
    DataType,
    Delivery,
    Display,
    DispositionKind,
    ListDialing,
    MapTo,
    OnTimeout,
    Permission,
    ReasonKind,
    Role,
    SkillLevel,
    Sorting,
    SortKey,
    SystemWord,
    Window,
    WrapUp,
)

DEMO = Path(__file__).parents[3] / "examples" / "centers" / "demo.yaml"


def center(text: str) -> Center:
    return parse_center(text.encode(), "test.yaml", lambda password: f"hash of {password}")


@pytest.fixture(scope="module")
def demo() -> Center:
    return parse_center(DEMO.read_bytes(), "demo.yaml", lambda password: f"hash of {password}")


def test_the_smallest_center_is_a_domain() -> None:
    small = center("domain: tiny\n")
    assert small.domain == "tiny"
    chosen = [disposition.name for disposition in small.dispositions if not disposition.automatic]
    assert chosen == ["Do Not Call", "No Disposition"]
    assert {each.name for each in small.dispositions} == {"Do Not Call", "Recycle", *SystemWord}
    assert all(disposition.system for disposition in small.dispositions)


def test_empty_sections_count_as_left_out() -> None:
    assert center("domain: tiny\nusers:\noptions:\npermission_sets:\n") == center("domain: tiny\n")


def test_the_demo_center_is_worth_playing_with(demo: Center) -> None:
    assert len(demo.users) >= 6
    assert len(demo.skills) >= 4
    assert len(demo.campaigns) >= 4
    assert len(demo.reason_codes) >= 8
    assert len(demo.dispositions) >= 12
    assert {disposition.kind for disposition in demo.dispositions} >= {
        DispositionKind.FINAL,
        DispositionKind.REDIAL,
        DispositionKind.DO_NOT_DIAL,
        DispositionKind.DO_NOT_CALL,
    }
    assert {reason.kind for reason in demo.reason_codes} == set(ReasonKind)
    assert {station.delivery for station in demo.stations} == set(Delivery)
    assert len(demo.trunks) == 2
    assert Role.SUPERVISOR in {user.role for user in demo.users}


def test_users_get_their_domain_rights_and_levels(demo: Center) -> None:
    chloe = next(user for user in demo.users if user.name == "chloe@demo")
    sales = next(skill for skill in demo.skills if skill.name == "Sales")
    assert {Permission.MAKE_CALLS, Permission.PARK, Permission.DIAL_DNC} <= chloe.permissions
    assert Permission.PROCESS_VOICEMAIL not in chloe.permissions
    assert chloe.skills == (SkillLevel(sales.id, 1),)
    assert chloe.password == "hash of demo-chloe-1"


def test_all_means_every_permission(demo: Center) -> None:
    fay = next(user for user in demo.users if user.name == "fay@demo")
    assert fay.permissions == frozenset(Permission)


def test_numbers_become_e164_by_the_country() -> None:
    british = center(
        "domain: uk\ncountry: GB\nskills: [{name: S}]\ndnc: ['020 7946 0999']\n"
        "campaigns: [{name: A, skills: [S], numbers: ['020 7946 0018', '+1 555 010 0100']}]\n"
    )
    assert british.campaigns[0].numbers == ("+442079460018", "+15550100100")
    assert british.dnc == {"+442079460999"}


def test_a_sip_secret_is_kept_as_ha1_only() -> None:
    phones = center("domain: demo\nstations: [{extension: 1001, secret: long-enough}]\n")
    text = b"1001:demo:long-enough"
    assert phones.stations[0].ha1 == {
        "MD5": hashlib.md5(text).hexdigest(),
        "SHA-256": hashlib.sha256(text).hexdigest(),
    }
    assert "long-enough" not in repr(phones)


def test_words_mean_what_they_say_where_they_stand() -> None:
    norway = center(
        "domain: no\ncountry: NO\nskills: [{name: yes}, {name: 007}]\n"
        "options: {offer_timeout: 500ms, login_timeout: 2m}\n"
        "users: [{name: off, initial_password: 12345678, extension: 0041, skills: {007: 3}}]\n"
    )
    assert norway.options.country == "NO"
    assert [skill.name for skill in norway.skills] == ["yes", "007"]
    assert norway.users[0].extension == "0041"
    assert norway.users[0].name == "off@no"
    assert (norway.options.offer_timeout, norway.options.login_timeout) == (500, 120_000)


def test_ids_depend_on_kind_and_name_only() -> None:
    first = center("domain: d\nskills: [{name: A}, {name: B}]\ndispositions: [{name: A}]\n")
    second = center("domain: d\nskills: [{name: B}, {name: A}]\n")
    assert {skill.name: skill.id for skill in first.skills} == {s.name: s.id for s in second.skills}
    assert first.skills[0].id != first.dispositions[2].id
    assert all(len(str(skill.id)) == 15 for skill in first.skills)


def test_a_given_id_is_taken() -> None:
    assert center("domain: d\nid: 7\nskills: [{name: A, id: 1137597}]\n").skills[0].id == 1137597


def test_dispositions_say_what_they_do() -> None:
    text = (
        "domain: d\nskills: [{name: S}]\n"
        "dispositions:\n"
        "  - {name: Gone, kind: FINAL_IN_CAMPAIGNS, campaigns: [A], must_complete_worksheet: true}\n"
        "  - {name: Later, kind: REDIAL, attempts: 3, redial_after: 10m, reset_attempts: true}\n"
        "  - {name: Solved, first_call_resolution: true}\n"
        "campaigns: [{name: A, skills: [S]}, {name: B, skills: [S]}]\n"
    )
    described = center(text)
    said = {each.name: each for each in described.dispositions}
    assert said["Gone"].campaigns == (described.campaigns[0].id,)
    assert said["Gone"].must_complete_worksheet
    assert (said["Later"].attempts, said["Later"].reset_attempts) == (3, True)
    assert said["Solved"].first_call_resolution


def test_a_disposition_of_the_file_takes_the_place_of_the_system_s(demo: Center) -> None:
    busy = [each for each in demo.dispositions if each.name == SystemWord.BUSY]
    assert [(each.automatic, each.redial_after) for each in busy] == [(False, 600_000)]


def test_a_campaign_lists_what_else_only_the_system_says() -> None:
    described = center(
        "domain: d\nskills: [{name: S}]\ncampaigns: [{name: A, skills: [S], dispositions: [Abandon]}]\n"
    )
    names = {disposition.id: disposition.name for disposition in described.dispositions}
    listed = [names[each] for each in described.campaigns[0].dispositions]
    assert listed == ["Abandon", "Do Not Call", "No Disposition"]


def test_a_campaign_without_dispositions_has_all_and_always_the_system_ones() -> None:
    text = (
        "domain: d\nskills: [{name: S}]\ndispositions: [{name: X}, {name: Y}]\n"
        "campaigns: [{name: A, skills: [S]}, {name: B, skills: [S], dispositions: [Y]}]\n"
    )
    described = center(text)
    names = {disposition.id: disposition.name for disposition in described.dispositions}
    by_agents = {each.name for each in described.dispositions if not each.automatic}
    assert {names[number] for number in described.campaigns[0].dispositions} == by_agents
    assert [names[number] for number in described.campaigns[1].dispositions] == [
        "Y",
        "Do Not Call",
        "No Disposition",
    ]


def test_a_password_hash_is_taken_as_it_is() -> None:
    hashed = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("secret-1")
    described = center(f"domain: d\nusers: [{{name: a, password_hash: '{hashed}'}}]\n")
    assert described.users[0].password == hashed


def test_initial_passwords_are_hashed_with_argon2(tmp_path: Path) -> None:
    path = tmp_path / "center.yaml"
    path.write_text("domain: d\nusers: [{name: a, initial_password: open sesame}]\n")
    hasher = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    described = load_center(path, hasher.hash)

    assert hasher.verify(described.users[0].password, "open sesame")


def test_hours_are_windows_on_the_local_clock(demo: Center) -> None:
    billing = next(campaign for campaign in demo.campaigns if campaign.name == "Billing")
    assert billing.hours is not None
    assert billing.hours.zone.name == "America/New_York"
    assert [each for each in billing.hours.windows if each.day >= 4] == [
        Window(4, 9 * 60, 17 * 60 + 30),
        Window(5, 10 * 60, 12 * 60),
        Window(5, 13 * 60, 15 * 60),
    ]
    assert date(2026, 12, 25) in billing.hours.holidays


def test_a_wrap_up_names_what_is_set_and_why_the_agent_rests(demo: Center) -> None:
    orders = next(campaign for campaign in demo.campaigns if campaign.name == "Order Line")
    passed_on = next(each for each in demo.dispositions if each.name == "Passed On")
    paperwork = next(each for each in demo.reason_codes if each.name == "Paperwork")
    assert orders.wrap_up == WrapUp(timeout=120_000, disposition=passed_on.id, not_ready=paperwork.id)


def test_a_campaign_without_hours_or_wrap_up_has_no_limits(demo: Center) -> None:
    care = next(campaign for campaign in demo.campaigns if campaign.name == "Customer Care")
    assert (care.hours, care.wrap_up) == (None, None)


def test_variables_keep_their_type_restrictions_and_place(demo: Center) -> None:
    variables = {f"{each.group}.{each.name}": each for each in demo.call_variables}
    amount, stars = variables["Order.amount"], variables["Mood.stars"]
    assert (amount.type, amount.restrictions.scale, amount.restrictions.precision) == (
        DataType.CURRENCY,
        2,
        None,
    )
    assert (amount.restrictions.minimum, amount.restrictions.maximum) == ("0", "10000")
    assert (stars.default, stars.restrictions.one_of) == ("3", ("1", "2", "3", "4", "5"))
    assert variables["Order.number"].group_id == amount.group_id != stars.group_id


def test_contacts_have_the_fields_of_the_system_and_then_the_file_s() -> None:
    found = center(
        "domain: demo\ncontact_fields:\n"
        "  - {name: account, restrictions: {regexp: 'A[0-9]+'}, display: LONG}\n"
        "  - {name: zip, restrictions: {required: true}, display: INVISIBLE}\n"
        "  - {name: tries, type: NUMBER, map_to: ATTEMPTS_FOR_LAST_CAMPAIGN}\n"
    )
    fields = {field.name: field for field in found.contact_fields}
    assert list(fields)[-3:] == ["zip", "account", "tries"]
    assert (fields["account"].display, fields["account"].restrictions.regexp) == (Display.LONG, "A[0-9]+")
    assert (fields["zip"].id, fields["zip"].display) == (SYSTEM_FIELDS[-1].id, Display.INVISIBLE)
    assert fields["zip"].restrictions.required
    assert fields["tries"].map_to is MapTo.ATTEMPTS_FOR_LAST_CAMPAIGN


def test_speed_dials_lead_outside(demo: Center) -> None:
    assert [(dial.code, dial.number) for dial in demo.speed_dials] == [
        ("*1", "+15550100911"),
        ("*2", "+15550100912"),
    ]


def test_a_phone_may_be_at_an_address_of_its_own() -> None:
    found = center(
        "domain: demo\nstations: [{extension: 1001, address: 'sip:gw@192.0.2.7:5070', talk: true}]\n"
    )
    station = found.stations[0]
    assert (station.address, station.talk, station.ha1) == ("sip:gw@192.0.2.7:5070", True, {})


def test_a_trunks_secret_answers_the_carriers_own_realm() -> None:
    found = center("domain: demo\ntrunks: [{name: t, host: 192.0.2.1, user: us, secret: long-enough}]\n")
    assert found.trunks[0].secret == "long-enough"
    assert "long-enough" not in repr(found)


def test_addresses_that_agents_may_name() -> None:
    found = center("domain: demo\nstation_addresses: ['sip:2???@PBX.example:5080', 'sip:*@127.0.0.1']\n")
    assert found.station_addresses == (
        AddressPattern(user="2???", host="pbx.example", port=5080),
        AddressPattern(user="*", host="127.0.0.1", port=5060),
    )


def test_a_carrier_known_by_its_address_is_heard_from_there_only_unless_it_says_otherwise() -> None:
    found = center(
        "domain: demo\ntrunks:\n"
        "  - {name: a, host: 192.0.2.1}\n"
        "  - {name: b, host: 192.0.2.2, strict_source: false}\n"
        "  - {name: c, host: 192.0.2.3, user: c, secret: long-enough}\n"
        "  - {name: d, host: 192.0.2.4, user: d, secret: long-enough, strict_source: true}\n"
    )
    assert [trunk.strict_source for trunk in found.trunks] == [True, False, False, True]


def test_a_skill_has_prompts_of_its_own() -> None:
    center = parse_center(
        b"""
domain: demo
prompts: [terms, offer]
skills:
  - name: Sales
    prompts:
      - { name: Terms, file: terms, description: Of sale }
      - { name: Offer, file: offer, id: 7 }
  - name: Support
    prompts: [{ name: Terms, file: terms }]
""",
        "test.yaml",
        lambda _: "hash",
    )

    sales, support = center.skills
    assert center.library == {"terms", "offer"}
    assert [(each.name, each.file, each.description) for each in sales.prompts] == [
        ("Terms", "terms", "Of sale"),
        ("Offer", "offer", ""),
    ]
    assert sales.prompts[1].id == 7
    assert sales.prompts[0].id != support.prompts[0].id


TOLD = """
domain: d
skills: [{name: S}]
users: [{name: ada, initial_password: secret-words}, {name: bob@d, initial_password: secret-words}]
dispositions:
  - {name: Complaint, email_to: [boss@center.example], message_to: [ada, bob@d], only_onward: true}
campaigns: [{name: C, skills: [S]}]
"""


def test_a_disposition_says_who_hears_of_it() -> None:
    described = center(TOLD)
    said = next(each for each in described.dispositions if each.name == "Complaint")
    assert said.email_to == ("boss@center.example",)
    assert said.message_to == tuple(user.id for user in described.users)
    assert said.only_onward


DIALING = """
domain: d
skills: [{name: S}]
dispositions: [{name: Later, kind: REDIAL}]
contact_fields: [{name: balance, type: NUMBER}]
campaigns:
  - name: Out
    type: OUTBOUND
    skills: [S]
    dialing_timeout: 25s
    calling_hours: {zone: America/New_York, week: {Mon-Fri: "09:00-20:00"}, manual_calls: false}
    dialing:
      lists: [{name: Spring, priority: 70}, {name: Autumn, ratio: 25}]
      numbers: [2, 1]
      list_dialing: VERTICAL_DIALING
      attempts: 3
      redial_after: 1h
      sorting: LIFO
      sort_by: [{field: balance, descending: true}]
      conditions: [{field: state, value: NY}, {field: number2, comparison: IS_NOT_NULL}]
      any_condition: true
      preview: {limit: 2m, on_timeout: NOT_READY, skip_dispositions: [Later]}
  - name: Rested
    type: OUTBOUND
    skills: [S]
    dialing:
      lists: [{name: Spring}]
      conditions: [{field: state, value: NY}, {field: city, value: Troy}, {field: city, value: Rye}]
      grouping: 1 and (2 or 3)
"""


def test_a_campaign_says_whom_it_calls_and_how() -> None:
    described = center(DIALING)
    campaign, rested = described.campaigns
    dialing = campaign.outbound
    assert dialing is not None
    assert campaign.dialing_timeout == 25_000
    assert campaign.calling_hours is not None
    assert (campaign.calling_hours.hours.zone.name, campaign.calling_hours.manual_calls) == (
        "America/New_York",
        False,
    )
    lists = [(each.name, each.priority, each.ratio) for each in dialing.lists]
    assert lists == [("Spring", 70, 0), ("Autumn", 50, 25)]
    assert dialing.list_dialing is ListDialing.VERTICAL_DIALING
    assert (dialing.number_order, dialing.attempts, dialing.redial_after) == ((2, 1), 3, 3_600_000)
    assert (dialing.sorting, dialing.sort_by) == (
        Sorting.LIFO,
        (SortKey(field="balance", descending=True),),
    )
    assert dialing.conditions == (
        Condition(field="state", comparison=Comparison.EQUALS, value="NY"),
        Condition(field="number2", comparison=Comparison.IS_NOT_NULL),
    )
    assert dialing.any_condition
    assert (dialing.limit, dialing.on_timeout) == (120_000, OnTimeout.NOT_READY)
    later = next(each for each in described.dispositions if each.name == "Later")
    assert dialing.skip_dispositions == (later.id,)
    assert rested.outbound is not None
    assert (rested.outbound.limit, rested.outbound.number_order) == (None, (1, 2, 3))
    assert rested.outbound.lists[0].list == dialing.lists[0].list
    assert rested.outbound.list_dialing is ListDialing.LIST_PENETRATION
    assert rested.outbound.groups == ((0, 1), (0, 2))


def test_the_clocks_of_the_country_are_known_where_people_are_called_by_them() -> None:
    described = center(DIALING)
    assert {"America/New_York", "America/Los_Angeles"} <= {zone.name for zone in described.zones}
    assert center("domain: d\n").zones == ()
