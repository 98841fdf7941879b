"""Reads a center file: text to tree, tree to entries, entries to the center; or all its mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import argon2
import msgspec
from msgspec.structs import replace

from cordboard.desk import Desk
from cordboard.vcc.center import Campaign, Center, Options, PasswordRules, User
from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.variables import names_of

from .announcements import build_maintenance, build_notices
from .contacts import build_contact_fields
from .desk import build_desk
from .document import MAX_BYTES, Unparsable, parse
from .entries import CenterEntry, Word
from .groups import build_callback_rules, build_groups, ids_of, people_by_name
from .hours import known_zone
from .lines import build_speed_dials, build_station_addresses, build_stations, build_trunks
from .menus import lead_callers, signposts
from .naming import Directory, Ids, domain_name, known_country, phone_number
from .outbound import Dialing, needs_zones
from .people import HashPassword, Permissions, build_users, hash_passwords
from .problems import CenterFileInvalid, Code, Place, Problem, Problems
from .reading import read
from .routing import route_skills
from .tools import build_tools
from .variables import build_variables
from .voicemail import build_rules
from .work import (
    Workplace,
    build_campaigns,
    build_dispositions,
    build_prompts,
    build_reasons,
    build_skills,
    complete_dispositions,
    not_ready_reasons,
)
from .zones import zones_of_country


@dataclass(frozen=True, slots=True)
class Described:
    """What a center file describes: the center, and how its agents' desk looks."""

    center: Center
    desk: Desk


def describe(path: Path, hash_password: HashPassword | None = None) -> Described:
    """What a file and those that it names describe.

    Raises CenterFileInvalid with every mistake. Initial passwords are hashed with argon2, or with
    `hash_password`.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        text, remedy = f"The file cannot be read: {error.strerror}.", "Check its path and its permissions."
        raise CenterFileInvalid(str(path), (Problem(Place(), Code.UNREADABLE, text, remedy),)) from None
    return _parse(data, str(path), hash_password or argon2.PasswordHasher().hash)


def load_center(path: Path, hash_password: HashPassword | None = None) -> Center:
    """The center that a file describes; as `describe`."""
    return describe(path, hash_password).center


def parse_center(data: bytes, file: str, hash_password: HashPassword) -> Center:
    """The center that the bytes of `file` describe. Raises CenterFileInvalid."""
    return _parse(data, file, hash_password).center


def _parse(data: bytes, file: str, hash_password: HashPassword) -> Described:
    problems = Problems()
    try:
        entry = read(parse(data, problems), CenterEntry, problems)
        center = _build(entry, problems)
        desk = build_desk(entry.desk, Path(file).parent, center.domain, center.options.country, problems)
    except Unparsable:
        raise CenterFileInvalid(file, problems.in_order()) from None
    if problems.found:
        raise CenterFileInvalid(file, problems.in_order())
    users = hash_passwords(center.users, entry.users, hash_password)
    return Described(msgspec.structs.replace(center, users=users), desk)


def _build(entry: CenterEntry, problems: Problems) -> Center:
    domain = domain_name(entry.domain, problems)
    country = known_country(entry.country, problems)
    ids = Ids(problems)
    domain_id = DomainId(ids.take("domain", entry.domain, entry.id))
    prompts = build_prompts(entry.prompts, problems)
    skills = build_skills(entry.skills, prompts, ids, problems)
    dispositions = build_dispositions(entry.dispositions, ids, problems)
    reasons = build_reasons(entry.reason_codes, ids, problems)
    not_ready = not_ready_reasons(reasons, problems)
    variables = build_variables(entry.call_variables, country, ids, problems)
    fields = build_contact_fields(entry.contact_fields, country, ids, problems)
    known = names_of(variables, fields)
    tools = build_tools(entry, known, dispositions, country=country, ids=ids, problems=problems)
    dialing = Dialing(frozenset(field.name for field in fields), dispositions, problems)
    workplace = Workplace(country, skills, dispositions, prompts, not_ready, tools, dialing, ids, problems)
    campaigns = build_campaigns(entry.campaigns, workplace)
    _check_what_is_dialed(entry, problems)
    users = _users(entry, domain, workplace)
    known_users = partial(ids_of, people=people_by_name(users, problems), domain=domain)
    center = Center(
        domain_id=domain_id,
        domain=domain,
        options=replace(
            _options(entry, country, campaigns, problems),
            voicemail=build_rules(entry.voicemail, prompts, skills, problems),
        ),
        users=users,
        skills=route_skills(entry.skills, skills, problems),
        agent_groups=build_groups(entry.agent_groups, known_users, ids, problems),
        callbacks=build_callback_rules(entry.callbacks),
        notices=build_notices(entry.notices, ids, problems),
        maintenance=build_maintenance(entry.maintenance, problems),
        stations=build_stations(entry.stations, domain, problems),
        station_addresses=build_station_addresses(entry.station_addresses, problems),
        trunks=build_trunks(entry.trunks, domain, problems),
        reason_codes=reasons,
        dispositions=complete_dispositions(dispositions, entry.dispositions, campaigns, known_users),
        campaigns=campaigns.all(),
        speed_dials=build_speed_dials(entry.speed_dials, country, ids, problems),
        call_variables=variables,
        contact_fields=fields,
        zones=zones_of_country(country) if needs_zones(campaigns.all()) else (),
        connectors=tools.connectors.all(),
        worksheets=tools.worksheets.all(),
        scripts=tools.scripts.all(),
        library=frozenset(prompts.all()),
        dnc=frozenset(phone_number(word, country, problems) for word in entry.dnc),
    )
    return lead_callers(center, entry, signposts(center, entry, prompts, problems))


def _users(entry: CenterEntry, domain: str, workplace: Workplace) -> tuple[User, ...]:
    return build_users(
        entry.users,
        domain,
        country=workplace.country,
        permissions=Permissions(entry.permission_sets, workplace.problems),
        skills=workplace.skills,
        prompts=workplace.prompts,
        ids=workplace.ids,
        problems=workplace.problems,
    )


def _check_what_is_dialed(entry: CenterEntry, problems: Problems) -> None:
    """Each extension, code and number leads to one place."""
    _check_extensions(entry, problems)
    _check_numbers(entry, problems)


def _options(entry: CenterEntry, country: str, campaigns: Directory[Campaign], problems: Problems) -> Options:
    options = entry.options
    default = campaigns.find(options.default_campaign)
    return Options(
        country=country,
        default_campaign=default.id if default else None,
        may_select_campaign=options.may_select_campaign,
        may_select_none=options.may_select_none,
        reason_codes_enabled=options.reason_codes_enabled,
        offer_timeout=Milliseconds(int(options.offer_timeout)),
        internal_call_timeout=Milliseconds(int(options.internal_call_timeout)),
        missed_offers=options.missed_offers,
        time_zone=known_zone(options.time_zone, problems) if options.time_zone else None,
        login_timeout=Milliseconds(int(options.login_timeout)),
        dialing_timeout=Milliseconds(int(options.dialing_timeout)),
        offer_again_after=Milliseconds(int(options.offer_again_after)),
        parked_calls=options.parked_calls,
        park_timeout=Milliseconds(int(options.park_timeout)),
        graceful_rest=Milliseconds(int(options.graceful_rest)),
        absent_rest=Milliseconds(int(options.absent_rest)),
        absent_leave=Milliseconds(int(options.absent_leave)),
        show_automatic_recording=options.show_automatic_recording,
        conference_dispositioning=options.conference_dispositioning,
        chat_invitation_timeout=Milliseconds(int(options.chat_invitation_timeout)),
        force_call_view=options.force_call_view,
        create_contacts=options.create_contacts,
        password=PasswordRules(
            min_length=options.password_min_length,
            capital_letter=options.password_needs_capital,
            digit=options.password_needs_digit,
            special_character=options.password_needs_special,
            max_age=Milliseconds(int(options.password_max_age)),
            warn_before=Milliseconds(int(options.password_warn_before)),
            history=options.password_history,
            lock_out_after=options.lock_out_after,
            lock_out_time=Milliseconds(int(options.lock_out_time)),
        ),
    )


def _check_extensions(entry: CenterEntry, problems: Problems) -> None:
    """Agents, campaigns and speed dials share one space: what is typed reaches one of them."""
    taken = Directory[Word]("user, campaign or speed dial under", problems)
    users = ((user.extension, user.name) for user in entry.users)
    campaigns = ((campaign.extension, campaign.name) for campaign in entry.campaigns)
    dials = {str(dial.code): (dial.code, dial.code) for dial in entry.speed_dials}.values()
    for extension, owner in (*users, *campaigns, *dials):
        taken.add(extension, owner)


def _check_numbers(entry: CenterEntry, problems: Problems) -> None:
    """A number leads to one campaign, or to one user's voicemail box."""
    taken = {str(number): campaign.name for campaign in entry.campaigns for number in campaign.numbers}
    for user in entry.users:
        for number in user.voicemail.numbers:
            owner = taken.setdefault(str(number), user.name)
            if owner is not user.name:
                text = f"{str(number)!r} is a number of {str(owner)!r} already."
                problems.add(Code.DUPLICATE, number.place, text, "Give each number to one of them.")
