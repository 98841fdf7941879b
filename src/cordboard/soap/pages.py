"""What a person sees who opens a seat's address in a browser: what it is and where the contract is."""

from __future__ import annotations

from html import escape

from cordboard.contract import V2, Contract

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Cordboard {title}</title></head>
<body><h1>Cordboard {title}</h1>
<p>This address takes SOAP 1.1 requests (POST, <code>text/xml</code>) for {whose}.</p>
<ul><li><a href="?wsdl">WSDL</a></li><li><a href="?xsd=1">XML Schema</a></li></ul>
<p>Address: <code>{address}</code></p>
<h2>{count} operations</h2>
<ul>{operations}</ul></body></html>
"""


def seat_page(address: str, seat: str | None, contract: Contract = V2) -> str:
    """The page of one seat; None is the machine's own."""
    whose = "the seat of this machine" if seat is None else f"the seat of {escape(seat)}"
    names = "".join(f"<li><code>{name}</code></li>" for name in contract.operations)
    return _PAGE.format(
        title=contract.title,
        whose=whose,
        address=escape(address),
        count=len(contract.operations),
        operations=names,
    )
