"""Scripts in a center file: read whole, and refused where they cannot be shown."""

from __future__ import annotations

import pytest

from cordboard.centerfile import CenterFileInvalid, Code, parse_center

CENTER = """\
domain: d
skills: [{{name: S}}]
call_variables: [{{group: Order, name: amount}}]
contact_fields: [{{name: debt}}]
scripts:
  - name: Hello
    text: |
      {}
campaigns: [{{name: C, skills: [S], script: Hello}}]
"""


def test_a_script_is_read_and_its_campaign_has_it() -> None:
    text = "<p>{{ Customer.debt }} {{ Order.amount }}</p>\n      <p>{{ Agent.full_name }}</p>"
    center = parse_center(CENTER.format(text).encode(), "test.yaml", lambda _: "hash")

    (script,) = center.scripts
    assert script.name == "Hello"
    assert script.text == "<p>{{ Customer.debt }} {{ Order.amount }}</p>\n<p>{{ Agent.full_name }}</p>\n"
    assert center.campaigns[0].script == script.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ Order.amonut }}", "'Order.amonut'"),
        ("{% for x in y %}", "no script"),
        ("<script>1</script>", "<script>"),
        ("x" * 100_001, "100000"),
    ],
)
def test_a_fault_is_a_mistake_of_the_file(text: str, words: str) -> None:
    with pytest.raises(CenterFileInvalid) as caught:
        parse_center(CENTER.format(text).encode(), "test.yaml", lambda _: "hash")
    assert {problem.code for problem in caught.value.problems} == {Code.SCRIPT}
    assert words in caught.value.problems[0].text
    assert "line 1" in caught.value.problems[0].text
