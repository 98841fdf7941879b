"""What crosses on its way: two programs of one seat that ask at once, and agents who ask while people act.

From each situation every two steps are taken before the engine has heard of the first, in both orders; the
proofs of `talk` hold after each. `make test` tries a quarter of them, `make test-all` all.
"""

from __future__ import annotations

import pytest
from often import some
from small_center import SOLD
from talk import Story, play
from talk.steps import Step

ANNA_TALKS = """
anna login
bob login
cara login
lift
anna ready
customer +12025550100
work
anna pick_up
lift
"""
EXPERT = "+12025550177"
SITUATIONS = {
    "idle": "anna login\nwork",
    "offered": "anna login\nwork\nanna ready\ncustomer +12025550100\nwork",
    "picking up": "anna login\nwork\nanna ready\ncustomer +12025550100\nwork\nanna pick_up\nwork",
    "dialing": f"anna login\nwork\nanna dial {EXPERT}\nwork",
    "talking": ANNA_TALKS,
    "on hold": f"{ANNA_TALKS}\nanna hold on\nwork",
    "parked": f"{ANNA_TALKS}\nanna park\nwork",
    "calling an expert": f"{ANNA_TALKS}\nanna transfer - {EXPERT} warm 0 -\nwork",
    "consulting an expert": f"{ANNA_TALKS}\nanna transfer - {EXPERT} warm 0 -\nlift",
    "consulting a colleague": f"{ANNA_TALKS}\nanna confer 1002 warm\nwork\nbob pick_up\nlift",
    "sent on": f"{ANNA_TALKS}\nanna transfer - 1002 cold 5000 -\nwork",
    "in a conference": f"{ANNA_TALKS}\nanna confer {EXPERT} cold\nlift",
    "with a colleague": f"{ANNA_TALKS}\nanna confer 1002 cold\nwork\nbob pick_up\nlift",
    "between colleagues": "anna login\nbob login\nwork\nanna dial 1002\nlift\nbob pick_up\nlift",
}
ASKED = f"""
pick_up
reject
disconnect
hang_up
park
retrieve -
end_parked - silent
complete_transfer
cancel_transfer
complete_conference
cancel_conference
hold on
hold off
record on
add 0
remove 1
park_participant 1
transfer - {EXPERT} cold 0 -
transfer - 1003 cold 0 -
transfer - 1003 warm 0 -
confer {EXPERT} warm
confer 1003 cold
leave {SOLD}
hand_over
finish {SOLD}
logout
dial {EXPERT}
"""
BY_ANNA: list[Step] = [("anna", *line.split()) for line in ASKED.split("\n") if line]
BY_OTHERS: list[Step] = [
    *[("leg", place, what) for place in "0123" for what in ("ends", "answers")],
    ("bob", "pick_up"),
    ("bob", "disconnect"),
    ("time", "21000"),
    ("engine", "dies"),
    ("vcc", "restarts"),
]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_two_steps_that_cross(situation: str) -> None:
    before = Story.read(SITUATIONS[situation])
    assert not play(before, evening=False).refused
    possible = [step for step in BY_ANNA if _changes(before, step)]
    assert possible
    pairs = [(first, second) for first in possible for second in (*possible, *BY_OTHERS)]
    pairs += [(second, first) for first, second in pairs if second in BY_OTHERS]
    pairs += [(first, second) for first in BY_OTHERS for second in BY_OTHERS]

    wrong = [bad for pair in some(pairs, situation) if (bad := _cross(before, *pair))]

    assert not wrong, "\n".join(wrong)


def _changes(before: Story, step: Step) -> bool:
    """Is that possible now?"""
    return play(Story(before.options, [*before.steps, step]), evening=False).refused == 0


def _cross(before: Story, *steps: Step) -> str:
    story = play(Story(before.options, [*before.steps, *steps, ("work",)]), evening=False)
    return f"{story.written()}\n# {story.wrong}" if story.wrong else ""
