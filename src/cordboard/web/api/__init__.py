"""The second door: the contract as JSON, for programs of today and for browsers.

`values` is the form of requests and answers, `problems` that of refusals, `door` serves them, and asks for a
token first. What is asked and told is declared in `contract`.
"""

from cordboard.web.api.door import ApiDoor
from cordboard.web.api.port import ApiSeats, Keys

__all__ = ["ApiDoor", "ApiSeats", "Keys"]
