"""What tests of browsers' audio share: what Chromium offers, certificates, two ends that shake hands."""

from __future__ import annotations

import datetime as dt
from functools import cache

from cordboard.webrtc import Certificate, Dtls, new_certificate

MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
CHROMIUM = """\
v=0
o=- 7066548279582539485 2 IN IP4 127.0.0.1
s=-
t=0 0
a=group:BUNDLE 0
a=extmap-allow-mixed
a=msid-semantic: WMS 0bf33f9e-c446-4649-aad8-d43ba66ca6c4
m=audio 9 UDP/TLS/RTP/SAVPF 0 8 110 126
c=IN IP4 0.0.0.0
a=rtcp:9 IN IP4 0.0.0.0
a=candidate:13003 1 udp 2113937151 dd44bd84-7675-4d49-8b79-66ca64a9f911.local 52598 typ host generation 0
a=ice-ufrag:XeNL
a=ice-pwd:PEI3nxiZymSsJ+qqvjOlkc5J
a=ice-options:trickle
a=fingerprint:sha-256 {fingerprint}
a=setup:actpass
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
a=sendrecv
a=msid:0bf33f9e-c446-4649-aad8-d43ba66ca6c4 d13d8999-a73b-4b23-9c6c-28749095204a
a=rtcp-mux
a=rtcp-rsize
a=rtpmap:0 PCMU/8000
a=rtpmap:8 PCMA/8000
a=rtpmap:110 telephone-event/48000
a=rtpmap:126 telephone-event/8000
a=ssrc:1168087070 cname:/iHRY4+8gMOLWXRi
""".replace("\n", "\r\n")
"""What Chromium 156 offers where only PCMU, PCMA and telephone events are asked for."""


def chromium_offers(fingerprint: str) -> str:
    """Its offer, under a certificate with this fingerprint (lower-case hex)."""
    pairs = (fingerprint[at : at + 2].upper() for at in range(0, len(fingerprint), 2))
    return CHROMIUM.format(fingerprint=":".join(pairs))


@cache
def certificate(name: str) -> Certificate:
    """One for everybody of this name: keys take time."""
    return new_certificate(MOMENT)


def shake_hands(client: Dtls, server: Dtls) -> None:
    """Carry datagrams to and fro until nobody has anything to say."""
    while True:
        to_server, to_client = client.datagrams(), server.datagrams()
        if not (to_server or to_client):
            return
        for datagram in to_server:
            server.receive(datagram)
        for datagram in to_client:
            client.receive(datagram)
