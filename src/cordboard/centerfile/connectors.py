"""Connectors: each with an address that is known beforehand, and told nothing that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cordboard.vcc.center import Connector, Disposition, Method, Parameter, Trigger
from cordboard.vcc.connectors import VARIABLE, is_web_address
from cordboard.vcc.ids import ConnectorId

from .entries import ConnectorEntry, Word
from .naming import Directory, Ids
from .problems import Code, Problems, suggest

_LONGEST = 2_000


def build_connectors(
    entries: Iterable[ConnectorEntry],
    dispositions: Directory[Disposition],
    known: Mapping[str, bool],
    ids: Ids,
    problems: Problems,
) -> Directory[Connector]:
    """The connectors by name. `known`: what may be known of a call, and whether it is sensitive."""
    directory = Directory[Connector]("connector", problems)
    for entry in entries:
        _check(entry, problems)
        _check_variables(entry, known, problems)
        connector = Connector(
            id=ConnectorId(ids.take("connector", entry.name, entry.id)),
            name=str(entry.name),
            description=str(entry.description),
            url=str(entry.url),
            triggers=tuple(dict.fromkeys(entry.triggers)),
            dispositions=tuple(each.id for each in dispositions.find_all(entry.dispositions)),
            method=entry.method,
            opens=entry.opens,
            query=tuple(_parameters(entry.constants, entry.variables)),
            add_worksheet=entry.add_worksheet,
            form=tuple(_parameters(entry.post_constants, entry.post_variables)),
        )
        directory.add(entry.name, connector)
    return directory


def _parameters(constants: Mapping[Word, Word], variables: Mapping[Word, Word]) -> Iterator[Parameter]:
    yield from (Parameter(str(name), str(value)) for name, value in constants.items())
    yield from (Parameter(str(name), str(value), substituted=True) for name, value in variables.items())


def _check(entry: ConnectorEntry, problems: Problems) -> None:
    url, form = entry.url, (*entry.post_constants, *entry.post_variables)
    if len(url) > _LONGEST or not is_web_address(url) or "#" in url:
        text = f"{str(url)!r} is no address of the web."
        remedy = "Write http:// or https://, a host, and a path, without blanks and without `#`."
        problems.add(Code.VALUE, url.place, text, remedy)
    elif VARIABLE.search(url) is not None:
        text = "The address itself holds no variables."
        problems.add(Code.VALUE, url.place, text, "Give them under `variables`.")
    if entry.method is Method.GET and form:
        text = "A GET has no form."
        problems.add(Code.VALUE, form[0].place, text, "Write `method: POST`, or move it to `variables`.")
    if entry.method is Method.GET and entry.add_worksheet:
        text = "A GET carries no worksheet."
        problems.add(Code.VALUE, entry.place, text, "Write `method: POST`, or remove `add_worksheet`.")
    for trigger in entry.triggers:
        _check_trigger(entry, trigger, problems)
    if not entry.triggers:
        text = f"Nothing sets {str(entry.name)!r} off."
        problems.add(Code.MISSING, entry.place, text, "Name one or more `triggers`.")
    if entry.dispositions and Trigger.DISPOSITIONED not in entry.triggers:
        text = "Dispositions count for the trigger `OnCallDispositioned` alone."
        problems.add(Code.VALUE, entry.dispositions[0].place, text, "Add the trigger, or remove them.")


def _check_trigger(entry: ConnectorEntry, trigger: Trigger, problems: Problems) -> None:
    if trigger.is_in_writing:
        text = f"{trigger} never happens: customers call, and cannot write; chats are among users alone."
        problems.add(Code.VALUE, entry.place, text, "Remove it from `triggers`.")


def _check_variables(entry: ConnectorEntry, known: Mapping[str, bool], problems: Problems) -> None:
    """Each variable is known, and a sensitive one stands in no address."""
    for where in (entry.variables, entry.post_variables):
        for value in where.values():
            for name in VARIABLE.findall(value):
                _check_variable(name, value, known, problems)
                if known.get(name) and where is entry.variables:
                    text = f"{name} is sensitive, and addresses are written down in many places."
                    remedy = "Use it under `post_variables` alone."
                    problems.add(Code.VALUE, value.place, text, remedy)


def _check_variable(name: str, value: Word, known: Mapping[str, bool], problems: Problems) -> None:
    if name not in known:
        text = f"Nothing is known of a call as {name!r}."
        problems.add(Code.UNKNOWN_NAME, value.place, text, suggest(name, known))
