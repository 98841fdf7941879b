"""The published door: SOAP bytes to contract values and back, over plain ASGI.

`SoapApp(seats, settings)` serves what a `Seats` offers; `gate` holds the HTTP checks that every door shares.
"""

from cordboard.soap.app import SoapApp as SoapApp
from cordboard.soap.gate import HttpSettings as HttpSettings
from cordboard.soap.port import Seats as Seats
