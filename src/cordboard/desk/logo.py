"""Logos: PNG, WebP or SVG, told by what is in them, not by a name; an SVG that does nothing but draw."""

from __future__ import annotations

from typing import Final

from lxml import etree

from .look import Logo

MOST_BYTES: Final = 256 * 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_DRAWS: Final = frozenset(
    f"{_SVG}{name}"
    for name in (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "image"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "filter"),
        *("feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feColorMatrix", "feFlood", "feComposite"),
    )
)
_EMBEDDED: Final = ("#", "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,")


class LogoRefused(Exception):
    """A file that is no logo; the text says why."""


def logo_of(body: bytes) -> Logo:
    """The logo that a file is. Raises LogoRefused."""
    if len(body) > MOST_BYTES:
        raise LogoRefused(f"It is larger than {MOST_BYTES // 1024} KiB.")
    if body.startswith(_PNG):
        return Logo("image/png", body)
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return Logo("image/webp", body)
    if b"<svg" in body:
        _check_drawing(body)
        return Logo("image/svg+xml", body)
    raise LogoRefused("It is neither PNG nor WebP nor SVG.")


def _check_drawing(body: bytes) -> None:
    """Browsers run nothing of an SVG that is shown as a picture; this one holds nothing that could run."""
    if b"<!DOCTYPE" in body:
        raise LogoRefused("It has a DOCTYPE: remove that.")
    reader = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        drawing = etree.fromstring(body, reader)
    except etree.XMLSyntaxError as error:
        raise LogoRefused(f"It is no whole SVG: line {error.lineno} cannot be read.") from None
    if drawing.tag != f"{_SVG}svg":
        raise LogoRefused("It is no SVG.")
    for element in drawing.iter(etree.Element):
        _check_element(element)


def _check_element(element: etree._Element) -> None:
    if etree.QName(element).namespace not in {_SVG.strip("{}"), None}:
        return  # editors leave notes in namespaces of their own, which draw nothing
    name = etree.QName(element).localname
    if element.tag not in _DRAWS:
        raise LogoRefused(f"It holds <{name}>, and a logo only draws.")
    attributes = {str(key): str(value) for key, value in element.attrib.items()}
    for attribute, value in attributes.items():
        if attribute.startswith("on"):
            raise LogoRefused(f"<{name}> has {attribute}, and a logo runs nothing.")
        if attribute in {"href", _LINK} and not value.startswith(_EMBEDDED):
            raise LogoRefused(f"<{name}> points elsewhere: put what it needs into the file.")
    texts = (element.text or "", *attributes.values())
    if any("url(" in text.replace("url(#", "") or "@import" in text for text in texts):
        raise LogoRefused(f"<{name}> loads something: put what it needs into the file.")
