"""Connectors in a center file: what becomes of them, and every mistake in them explained."""

from __future__ import annotations

import pytest

from cordboard.centerfile import CenterFileInvalid, Code, Problem, parse_center
from cordboard.vcc.center import Center, Method, Opens, Parameter, Trigger

CENTER = """\
domain: d
skills: [{{name: S}}]
dispositions: [{{name: Sold}}]
call_variables:
  - {{group: Order, name: amount}}
  - {{group: Order, name: card, sensitive: true}}
contact_fields: [{{name: debt}}]
connectors:
  - {}
campaigns: [{{name: C, skills: [S], connectors: [Orders]}}]
"""
WHOLE = """\
name: Orders
    description: The order desk
    url: https://crm.example/orders
    triggers: [OnCallAccepted, OnCallDispositioned, ManuallyStarted]
    dispositions: [Sold]
    method: POST
    opens: None
    constants: {source: cordboard}
    variables: {ani: '@Call.ANI@', debt: 'EUR @Customer.debt@'}
    post_constants: {key: '@Call.ANI@'}
    post_variables: {card: '@Order.card@'}
"""


def center(connector: str) -> Center:
    return parse_center(CENTER.format(connector).encode(), "test.yaml", lambda _: "hash")


def only(connector: str) -> Problem:
    with pytest.raises(CenterFileInvalid) as caught:
        center(connector)
    (problem,) = caught.value.problems
    return problem


def test_a_connector_is_read_and_its_campaign_has_it() -> None:
    described = center(WHOLE)

    (connector,) = described.connectors
    assert (connector.name, connector.description) == ("Orders", "The order desk")
    assert connector.url == "https://crm.example/orders"
    assert connector.triggers == (Trigger.CALL_ACCEPTED, Trigger.DISPOSITIONED, Trigger.MANUAL)
    assert connector.dispositions == (next(e.id for e in described.dispositions if e.name == "Sold"),)
    assert (connector.method, connector.opens) == (Method.POST, Opens.NONE)
    assert connector.query == (
        Parameter("source", "cordboard"),
        Parameter("ani", "@Call.ANI@", substituted=True),
        Parameter("debt", "EUR @Customer.debt@", substituted=True),
    )
    assert connector.form == (
        Parameter("key", "@Call.ANI@"),
        Parameter("card", "@Order.card@", substituted=True),
    )
    assert described.campaigns[0].connectors == (connector.id,)


def test_what_is_left_out_is_a_get_in_a_new_window() -> None:
    (connector,) = center("{name: Orders, url: 'http://x', triggers: [ManuallyStarted]}").connectors
    assert (connector.method, connector.opens) == (Method.GET, Opens.NEW)


SHORT = "{{name: Orders, url: 'http://x', triggers: [ManuallyStarted], {}}}"


@pytest.mark.parametrize(
    ("connector", "code", "words"),
    [
        (SHORT.format("variables: {a: '@Call.ANi@'}"), Code.UNKNOWN_NAME, "Did you mean 'Call.ANI'?"),
        (SHORT.format("variables: {a: '@Order.card@'}"), Code.VALUE, "post_variables"),
        (SHORT.format("post_variables: {a: '@Call.ANI@'}"), Code.VALUE, "method: POST"),
        (SHORT.format("post_constants: {a: b}"), Code.VALUE, "method: POST"),
        (SHORT.format("dispositions: [Sold]"), Code.VALUE, "OnCallDispositioned"),
        (SHORT.format("opens: Somewhere"), Code.VALUE, "NewBrowserWindow"),
        ("{name: Orders, url: 'http://x', triggers: [OnChatClose]}", Code.VALUE, "among users alone"),
        ("{name: Orders, url: 'http://x', triggers: [OnEmailArrival]}", Code.VALUE, "cannot write"),
        ("{name: Orders, url: 'http://x', triggers: []}", Code.MISSING, "triggers"),
        ("{name: Orders, url: 'http://x', triggers: [Whenever]}", Code.VALUE, "There is"),
        ("{name: Orders, url: 'ftp://x', triggers: [OnPreview]}", Code.VALUE, "http"),
        ("{name: Orders, url: 'http://x/@Call.ANI@', triggers: [OnPreview]}", Code.VALUE, "`variables`"),
        ("{name: Orders, url: 'http://a:b@x/', triggers: [OnPreview]}", Code.VALUE, "http"),
        ("{name: Orders, url: 'http://x/#a', triggers: [OnPreview]}", Code.VALUE, "`#`"),
        ("{name: Order, url: 'http://x', triggers: [OnPreview]}", Code.UNKNOWN_NAME, "'Orders'"),
    ],
)
def test_a_mistake_is_explained(connector: str, code: Code, words: str) -> None:
    problem = only(connector)
    assert problem.code is code
    assert words in f"{problem.text} {problem.remedy}"
