"""Who plays in the demo: its center file with the customer's own address, and the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import yaml

from cordboard.media.speech import Voice, speech
from cordboard.simulator.person import Person
from cordboard.simulator.running import RunningCenter

AGENT = "ada"
PASSWORD = "demo-ada-1"  # noqa: S105 - printed for everyone to play with
STATION = "1001"
STATION_SECRET = "phone-1001-demo"  # noqa: S105 - of the demo's center file, not of a person
HUMAN = "robin"
HUMAN_PASSWORD = "demo-robin-1"  # noqa: S105 - as above
CAMPAIGN = "Customer Care"
NUMBER = "+15550100100"
CUSTOMER = "+14155550123"
CUSTOMERS_RECORD = f"number1,first_name,last_name,company\n{CUSTOMER},Ida,Example,Example Bakery\n"
CUSTOMER_VOICE = Voice.LOW
AGENT_VOICE = Voice.HIGH
_BABBLE_MS = 20_000


@dataclass(slots=True)
class Cast:
    """The running center, the customer behind its trunk, and the agent's desk phone."""

    center: RunningCenter
    customer: Person
    phone: Person

    @classmethod
    async def gather(cls, data: Path, *options: str) -> Cast:
        """Start the demo's center in `data`, with a customer as its trunk; the phone is registered."""
        customer = await Person.open(CUSTOMER, speech(CUSTOMER_VOICE, _BABBLE_MS, seed=1))
        center_file = write_center(data, customer.address)
        center = await RunningCenter.start(center_file, data, *options)
        phone = await Person.open(STATION, speech(AGENT_VOICE, _BABBLE_MS, seed=2))
        return cls(center, customer, phone)

    async def part(self) -> int:
        """Everybody goes home; the center's exit status."""
        await self.customer.close()
        await self.phone.close()
        return await self.center.stop()


def write_center(data: Path, trunk: tuple[str, int]) -> Path:
    """The demo's center file, in `data`, with the trunk `carrier` at the address `trunk`."""
    document = yaml.safe_load(resources.files(__package__).joinpath("demo.yaml").read_text("utf-8"))
    carrier = next(each for each in document["trunks"] if each["name"] == "carrier")
    carrier["host"], carrier["port"] = trunk
    data.mkdir(parents=True, exist_ok=True)
    path = data / "center.yaml"
    path.write_text(yaml.safe_dump(document, sort_keys=False, allow_unicode=True), "utf-8")
    return path
