"""The audio of browsers without I/O: STUN and the lite side of ICE, offers and answers, DTLS, SRTP.

Packets and the time go in, packets come out. All names are taken from here.
"""

from .certificate import Certificate, new_certificate
from .demux import Sort, sort_of
from .dtls import Dtls, DtlsState, client_context, server_context
from .framing import Deframer, frame
from .ice import Credentials, IceAgent, Path, refuse, ufrag_of
from .peer import Peer, PeerState
from .sdp import Offer, OfferError, Ours, make_answer, make_restart, read_offer, read_restart
from .srtp import LONGEST_TAG, PROFILES, Keys, NotAuthentic, Srtp
from .stun import StunError, StunMessage
from .stun import parse as parse_stun

__all__ = [
    "LONGEST_TAG",
    "PROFILES",
    "Certificate",
    "Credentials",
    "Deframer",
    "Dtls",
    "DtlsState",
    "IceAgent",
    "Keys",
    "NotAuthentic",
    "Offer",
    "OfferError",
    "Ours",
    "Path",
    "Peer",
    "PeerState",
    "Sort",
    "Srtp",
    "StunError",
    "StunMessage",
    "client_context",
    "frame",
    "make_answer",
    "make_restart",
    "new_certificate",
    "parse_stun",
    "read_offer",
    "read_restart",
    "refuse",
    "server_context",
    "sort_of",
    "ufrag_of",
]
