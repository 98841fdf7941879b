"""The published door: SOAP bytes to contract values and back, over plain ASGI."""

from cordboard.soap.gate import HttpSettings as HttpSettings
from cordboard.soap.port import Seats as Seats
