"""Our certificate for DTLS: made for one engine life, known to browsers by its fingerprint (RFC 8122)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

_LASTS = dt.timedelta(days=365)
_SKEW = dt.timedelta(days=1)
"""Clocks of browsers may be wrong; nobody looks at these dates, but a certificate has some."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A key and its self-signed certificate."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, as lower-case hex."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()


def new_certificate(now: dt.datetime) -> Certificate:
    """A fresh one, on the curve that every browser knows (RFC 8827 section 6.5)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cordboard")])
    builder = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=now - _SKEW,
        not_valid_after=now + _LASTS,
    )
    return Certificate(builder.sign(key, hashes.SHA256()), key)
