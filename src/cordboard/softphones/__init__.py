"""Softphones come and go: who may attach the audio of a seat, for how long, and by which servers.

`attaching` lets the engine answer whoever shows a token, and ends what the token does not count for any more;
`ice` names the STUN and TURN servers. Who has the audio now is the core's to say (`vcc/softphones`).
"""

from cordboard.softphones.attaching import Attaching
from cordboard.softphones.ice import IceServers, Turn

__all__ = ["Attaching", "IceServers", "Turn"]
