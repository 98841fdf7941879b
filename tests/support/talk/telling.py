"""How a random story is told: mostly sense, some nonsense, and now and then a blow."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from records import MIA_2
from small_center import CALL_AGAIN

from cordboard.vcc.agents import Agent, Occupation
from cordboard.vcc.calls import CallState, CallType
from cordboard.vcc.center import ConferenceDispositioning
from cordboard.vcc.ids import StationId

from .asides import FILES, KINDS
from .cast import (
    DISPOSITIONS,
    FOLLOWED,
    LINES,
    NUMBERS,
    OF_CONTACTS,
    SOFTPHONE,
    STATIONS,
    SWITCHED,
    TARGETS,
)
from .plans import Plan, plan
from .rig import PHONES, Rig
from .steps import Step, seat_of
from .story import Story, play

SOMETIMES = 0.12
"""How often the link is slow: what has been asked and told stays on it."""
FAIL = (
    "Originate",
    "Answer",
    "Play",
    "CreateBridge",
    "AddToBridge",
    "Hold",
    "Unhold",
    "Mute",
    "StartRecording",
    "RecordLeg",
    "Echo",
    "MeasureLeg",
    "PausePlay",
    "ProbeStation",
)
CAUSES = ("BUSY", "REJECTED", "NO_ANSWER", "INVALID_NUMBER")
WORDS = ("-", *map(str, DISPOSITIONS))
WORDS_OF_CONTACTS = ("-", *map(str, OF_CONTACTS))


class Teller:
    """Chooses the next step of a story of `length` steps."""

    def __init__(self, random: Random, length: int) -> None:
        self.random = random
        self.left = length
        self.resolve = random.choice((0.0, 0.5, 0.8))
        """How often people do what they have set out to do."""
        self.plan: Plan = []
        self.next: list[Step] = [("softphone", "comes"), ("work",), *((name, "login") for name in STATIONS)]
        self.next += [("lift",), *((name, "ready") for name in STATIONS if random.random() < 0.7)]

    def __call__(self, rig: Rig) -> Step | None:
        if self.left == 0:
            return None
        self.left -= 1
        if self.next:
            return self.next.pop(0)
        if not rig.settled and self.random.random() > 3 * SOMETIMES:
            return ("work",)
        step = self._go_on(rig)
        if self.random.random() > SOMETIMES:
            self.next.append(("work",))
        return step

    def _go_on(self, rig: Rig) -> Step:
        """As somebody has planned, unless something comes between."""
        if self.random.random() > self.resolve:
            return self._choose(rig)
        if not self.plan:
            name = self._one(*STATIONS)
            world = rig.core._world
            agent = world.agents.get(world.seats.get(seat_of(rig, name)))
            self.plan = plan(self.random, world, name, agent)
        return self.plan.pop(0)

    def _choose(self, rig: Rig) -> Step:
        chance = self.random.random()
        if chance < 0.14:
            return self._buttons(rig)
        if chance < 0.56:
            return self._agent(rig)
        if chance < 0.62:
            return self._aside()
        if chance < 0.80:
            return self._people(rig)
        if rig.soft and chance < 0.83:
            return self._softphone()
        if chance < 0.985:
            return self._scene()
        return self._blow()

    def _one(self, *things: str) -> str:
        return self.random.choice(things)

    def _mostly(self) -> bool:
        return self.random.random() < 0.7

    def _one_of(self, *plans: list[Step]) -> list[Step]:
        return self.random.choice(plans)

    def _place(self) -> str:
        return str(self.random.randrange(12))

    # -- agents ---------------------------------------------------------------------------------

    def _agent(self, rig: Rig) -> Step:
        name = self._one(*STATIONS)
        if self.random.random() < 0.15:
            return (name, *self._anything())
        if name == "sue" and self.random.random() < 0.5:
            return (name, *self._supervises())
        world = rig.core._world
        agent = world.agents.get(world.seats.get(seat_of(rig, name)))
        return (name, *self._sensible(rig, agent))

    def _buttons(self, rig: Rig) -> Step:
        """Somebody presses a button of their desk phone; most often one who has something to do there."""
        lines = {each: 0 if rig.engine is None else len(rig.engine.lines(StationId(each))) for each in PHONES}
        station = self.random.choices(list(lines), [1 + 5 * each for each in lines.values()])[0]
        line, number = self._one("0", "1"), self._one(*TARGETS)
        if lines[station] > 1:
            return self._two_lines(station, line, number)
        up = lines[station]
        keys: dict[Step, int] = {
            ("dials", number): 2 + 8 * up,
            ("holds", "0"): 4 * up,
            ("unholds", "0"): 4 * up,
            ("sends", "0", number): 2 * up,
            ("moves",): up,
            ("hangs_up", "0"): up,
            ("presses", "0"): up,
        }
        pressed = self._weighted(keys)
        if pressed[0] == "dials" and up:
            self.next += [("work",), ("lift",)]
        return ("phone", station, *pressed)

    def _two_lines(self, station: str, line: str, number: str) -> Step:
        """The phone has the customer on one line and somebody else on another: to and fro, mostly."""
        other = "0" if line == "1" else "1"
        swap, *rest = self._one_of(
            [("holds", line), ("unholds", other)],
            [("holds", line), ("unholds", other)],
            [("joins", line)],
            [("hangs_up", line)],
            [("sends", line, number)],
            [("presses", line)],
        )
        self.next += [("phone", station, *each) for each in rest]
        return ("phone", station, *swap)

    def _sensible(self, rig: Rig, agent: Agent | None) -> Step:
        """What an agent who knows their work does now."""
        if agent is None:
            return ("login",)
        if agent.occupation is Occupation.PREVIEW:
            return self._looking()
        if agent.occupation is Occupation.IDLE or agent.call is None:
            if agent.id in rig.core._world.callbacks.of_user and self.random.random() < 0.3:
                return self._weighted(self._promises())
            book = rig.core._world.voicemails
            has_any = book.of_agent(agent.id) is not None or bool(book.of_user(agent.id))
            return self._weighted(self._voicemail()) if has_any and self._mostly() else self._idle()
        if agent.occupation is Occupation.OFFERED:
            return self._weighted({("pick_up",): 9, ("reject",): 1, ("leave_to_others",): 1})
        if agent.occupation is Occupation.WRAP_UP:
            return self._finishing()
        call = rig.core._world.calls[agent.call]
        if call.type is CallType.INTERNAL and self.random.random() < 0.4:
            return self._goes_on()
        return self._consulting() if call.state is CallState.CONSULTING else self._talking()

    def _voicemail(self) -> dict[Step, int]:
        """What an agent may do with voicemails, offered or their own."""
        return {
            ("accept_voicemail",): 4,
            ("reject_voicemail",): 1,
            ("play_voicemail",): 2,
            ("process_voicemail",): 1,
            ("delete_voicemail",): 1,
            ("transfer_voicemail", self._one(*TARGETS)): 1,
            ("play_own", self._place()): 2,
            ("remove_own", self._place()): 1,
            ("stop_player",): 1,
            ("pause_player",): 1,
        }

    def _goes_on(self) -> Step:
        """What is done with a colleague other than to talk."""
        return self._weighted({self._transfer(): 6, ("park",): 3, ("complete_transfer",): 3})

    def _supervises(self) -> Step:
        whom = self._one(*FOLLOWED)
        return self._weighted(
            {
                ("monitor", whom, self._one("LISTEN", "WHISPER", "BARGE_IN")): 8,
                ("stop_monitoring",): 2,
                ("force_logout", whom, self._one("insist", "ask")): 1,
                ("force_ready", whom): 1,
            }
        )

    def _weighted(self, choices: dict[Step, int]) -> Step:
        return self.random.choices(list(choices), list(choices.values()))[0]

    def _idle(self) -> Step:
        return self._weighted(
            {
                ("ready",): 6,
                ("not_ready",): 1,
                ("dial", self._one(*TARGETS)): 6,
                ("retrieve", self._one("-", self._place())): 3,
                ("end_parked", self._one("-", self._place()), self._one("silent", "aloud")): 1,
                ("transfer", self._place(), self._one(*TARGETS), "cold", self._one("0", "5000"), "-"): 2,
                ("test_call",): 1,
                **self._promises(),
                **self._voicemail(),
                ("restart_station",): 1,
                ("logout",): 1,
            }
        )

    def _promises(self) -> dict[Step, int]:
        """What an agent may do with callbacks."""
        return {
            ("promise", self._one(*TARGETS), self._one("0", "1000", "20000")): 2,
            ("keep_promise", self._place()): 6,
            ("put_off", self._place()): 1,
            ("dismiss_promise", self._place()): 1,
            ("drop_promise", self._place()): 1,
        }

    def _looking(self) -> Step:
        return self._weighted(
            {
                ("dial_contact", self._one(*NUMBERS)): 12,
                ("skip", self._one(*WORDS_OF_CONTACTS)): 2,
                ("end_preview", self._one(*WORDS_OF_CONTACTS)): 1,
                ("not_ready",): 1,
                ("dial", self._one(*TARGETS)): 1,
            }
        )

    def _finishing(self) -> Step:
        return self._weighted(
            {
                ("finish", self._one(*map(str, DISPOSITIONS))): 6,
                ("finish", str(CALL_AGAIN)): 2,
                ("promise", self._one(*TARGETS), "1000"): 2,
                ("renew", self._one(*WORDS_OF_CONTACTS)): 1,
                ("end_preview", self._one(*WORDS_OF_CONTACTS)): 1,
            }
        )

    def _talking(self) -> Step:
        return self._weighted(
            {
                ("hold", self._one("on", "off")): 5,
                ("mute", self._one("on", "off")): 3,
                ("record", self._one("on", "off")): 3,
                ("digits",): 1,
                ("park",): 2,
                self._transfer(): 5,
                ("confer", self._one(*TARGETS), self._one("warm", "cold")): 9,
                ("add", self._place()): 3,
                ("remove", self._place()): 2,
                ("park_participant", self._place()): 2,
                ("cancel_conference",): 2,
                ("leave", self._one(*WORDS)): 4,
                ("hand_over",): 1,
                ("disconnect",): 2,
                ("hang_up",): 1,
                ("finish", self._one(*map(str, DISPOSITIONS))): 1,
            }
        )

    def _transfer(self) -> Step:
        warm, patience = self._one("warm", "warm", "cold"), self._one("0", "5000")
        return ("transfer", "-", self._one(*TARGETS), warm, patience, self._one(*WORDS))

    def _consulting(self) -> Step:
        return self._weighted(
            {
                ("complete_transfer",): 5,
                ("complete_conference",): 5,
                ("cancel_transfer",): 2,
                ("cancel_conference",): 2,
                ("record", self._one("on", "off")): 1,
                ("mute", self._one("on", "off")): 1,
                ("disconnect",): 1,
            }
        )

    def _anything(self) -> Step:
        """Whatever an operation is called, at whatever moment."""
        some: list[Callable[[], Step]] = [
            self._idle,
            self._looking,
            self._finishing,
            self._talking,
            self._consulting,
            lambda: ("pick_up",),
            lambda: ("reject",),
            lambda: ("call_back",),
            lambda: ("leave_to_others",),
            lambda: ("login",),
        ]
        return self.random.choice(some)()

    # -- in the middle of it --------------------------------------------------------------------

    def _aside(self) -> Step:
        """What has little to do with what goes on, and happens all the same."""
        name = self._one(*STATIONS)
        asides: dict[Step, int] = {
            (name, *self._weighted(self._to_targets())): 30,
            (name, *self._weighted(self._meanwhile())): 30,
            (name, *self._weighted(self._plays_to_them())): 12,
            (name, *self._weighted(self._programs())): 14,
            (name, "login", self._one("wrong", "elsewhere", "elsewhere", *STATIONS)): 5,
            ("phone_book", self._place(), self._one("nobody", "mia", "mia_or_ben")): 6,
            ("errand", self._one("done", "fails")): 4,
            ("hidden", self._one(*LINES)): 3,
            ("reload", self._one("usual", "usual", *FILES)): 3,
        }
        return self._weighted(asides)

    def _to_targets(self) -> dict[Step, int]:
        """Targets that a program names by their kind."""
        whom, warm = self._one(*KINDS), self._one("warm", "cold")
        return {
            ("dial_to", whom): 3,
            ("transfer_to", self._one("-", "-", self._place()), whom, warm, self._one("0", "3000")): 6,
            ("confer_to", whom, warm): 4,
            ("measure",): 1,
            ("answer_hung_up",): 2,
        }

    def _meanwhile(self) -> dict[Step, int]:
        """What an agent does beside the call."""
        whom = self._one(*FOLLOWED)
        return {
            ("pause_record", self._one("on", "off")): 8,
            ("note", self._one("7", "1000")): 1,
            ("comments", self._place(), self._one("Friday", "Monday")): 2,
            ("works_in", self._one("all", "all", "none", "sales", "support")): 3,
            ("never_again", self._one("+12025550177", "+12025550160", MIA_2)): 1,
            ("auto_answer", self._one("on", "off")): 3,
            ("force_not_ready", whom): 2,
            ("chooses", self._one("mia", "ben")): 2,
            ("writes", self._one("Rome", "Oslo")): 2,
            ("connector", self._place()): 3,
            ("changes_promise", self._place()): 1,
            ("shows_promise", self._place()): 1,
            ("dismisses", self._one(*TARGETS)): 1,
        }

    def _plays_to_them(self) -> dict[Step, int]:
        """Prompts that the others hear."""
        return {
            ("prompt", self._one("terms", "offer")): 5,
            ("file", self._one("welcome", "nothing")): 3,
            ("pause_player",): 2,
            ("resume_player",): 2,
            ("seek", self._one("0", "2000", "9000")): 2,
            ("volume", self._one("0", "100")): 1,
            ("stop_player",): 2,
        }

    def _programs(self) -> dict[Step, int]:
        """Programs that come, go, and write to each other."""
        return {
            ("listens",): 4,
            ("listens_no_more",): 4,
            ("reconnects",): 2,
            ("opens_chat",): 1,
            ("wants_help",): 1,
            ("invites", self._place()): 2,
            ("comes_to_chat", self._place()): 2,
            ("ends_chat", self._place()): 1,
            ("takes_form", self._place()): 2,
        }

    # -- everybody else -------------------------------------------------------------------------

    def _people(self, rig: Rig) -> Step:
        """Those on the legs."""
        return self._weighted(
            {
                ("lift",): 8,
                ("leg", self._place(), "answers"): 4,
                ("leg", self._place(), "refuses", self._one(*CAUSES)): 2,
                ("leg", self._place(), "ends"): 5,
                ("leg", self._place(), "holds"): 1,
                ("leg", self._place(), "unholds"): 1,
                ("leg", self._place(), "loses_media"): 1,
                (
                    "leg",
                    self._place(),
                    "presses",
                    self._one("1", "1", "1", "2", "3", "4", "5", "6", "9", "*", "#"),
                ): 5,
                ("leg", self._place(), "is_quiet"): 1,
                ("leg", self._place(), "agrees"): 1,
                ("leg", self._place(), "says", self._one("180", "200", "486")): 1,
            }
        )

    def _softphone(self) -> Step:
        return self._weighted(
            {
                ("softphone", "comes"): 12,
                ("softphone", "is_taken"): 3,
                ("softphone", "leaves"): 2,
                ("softphone", "breaks"): 1,
                ("softphone", "falls_silent"): 2,
                ("softphone", "is_heard"): 2,
                (SOFTPHONE, "auto_hang_up", self._one("on", "off", "off")): 2,
            }
        )

    def _scene(self) -> Step:
        return self._weighted(
            {
                ("customer", self._one(*LINES)): 8,
                ("due",): 8,
                (
                    "operator",
                    self._one("starts", "starts", "stops", "kills", "resets"),
                    self._one(*SWITCHED),
                ): 2,
                ("post_office",): 1,
                ("time", self._one("1", "700", "1000", "5000")): 6,
                ("time", self._one("21000", "31000", "61000")): 2,
                ("look", self._one("0", "3000")): 1,
                ("engine", "obeys"): 2,
                ("engine", "tells"): 2,
                ("work",): 2,
                ("phone", self._one("101", "102", "103"), self._one("comes", "comes", "goes")): 1,
            }
        )

    def _blow(self) -> Step:
        return self._weighted(
            {
                ("engine", "dies"): 2,
                ("engine", "comes"): 6,
                ("engine", "fails", self._one(*FAIL)): 6,
                ("vcc", "restarts"): 4,
            }
        )


def tell(seed: int, length: int) -> Story:
    """Tell and play a random story of `length` steps; the same seed tells the same story."""
    random = Random(seed)
    options = {
        "conference_dispositioning": random.choice(list(ConferenceDispositioning)).value,
        "callers": random.choice(["led", "plain"]),
        "softphone": random.choice(["yes", "no"]),
        "lists": random.choice(["vertical", "penetrating"]),
        "carrier": random.choice(["bridges", "connects"]),
        "absence": random.choice(["noticed", "ignored"]),
    }
    return play(Story(options), Teller(random, length))
