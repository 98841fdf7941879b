"""The published door: SOAP bytes to contract values and back.

`SoapApp(seats, settings)` serves what a `Seats` offers, over the HTTP layer of `cordboard.http`.
"""

from cordboard.soap.app import SoapApp as SoapApp
from cordboard.soap.port import Seats as Seats
