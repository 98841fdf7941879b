"""Envelopes: what is opened, what is refused, and how a refusal looks."""

import os
import time

import pytest
from lxml import etree

from cordboard.contract import NAMESPACE, ContractFault, FaultCode
from cordboard.soap.envelope import EnvelopeFault, FaultKind, fault_envelope, open_envelope

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
GET_STATUS = f'<m:getStatus xmlns:m="{NAMESPACE}"/>'


def envelope(body: str = GET_STATUS, header: str = "", prolog: str = "") -> str:
    return f'{prolog}<S:Envelope xmlns:S="{SOAP}">{header}<S:Body>{body}</S:Body></S:Envelope>'


def refused(message: bytes, charset: str | None = None) -> EnvelopeFault:
    with pytest.raises(EnvelopeFault) as problem:
        open_envelope(message, charset)
    return problem.value


def test_the_one_element_of_the_body() -> None:
    assert open_envelope(envelope().encode(), None).tag == f"{{{NAMESPACE}}}getStatus"


@pytest.mark.parametrize(
    ("python", "declared", "header"),
    [
        ("utf-8", "", None),
        ("utf-8-sig", "", None),
        ("utf-8", "", "utf-8"),
        ("utf-8", "", "utf8"),
        ("utf-16", '<?xml version="1.0" encoding="UTF-16"?>', None),
        ("utf-16", "", None),
        ("utf-16", "", "utf-16"),
        ("utf-16-le", "", "utf-16le"),
        ("utf-16-be", "", "utf-16be"),
        ("utf-16", "", "utf-8"),
        ("iso-8859-1", '<?xml version="1.0" encoding="ISO-8859-1"?>', None),
        ("iso-8859-1", "", "iso-8859-1"),
        ("cp1252", "", "windows-1252"),
        ("iso-8859-1", '<?xml version="1.0" encoding="UTF-8"?>', "iso-8859-1"),
    ],
)
def test_every_way_to_name_an_encoding(python: str, declared: str, header: str | None) -> None:
    body = f'<m:addListener xmlns:m="{NAMESPACE}"><name>Café</name></m:addListener>'
    element = open_envelope(envelope(body, prolog=declared).encode(python), header)
    assert element.findtext("name") == "Café"


@pytest.mark.parametrize(
    ("message", "charset"),
    [
        (b"", None),
        (b"   ", None),
        (b"hello", None),
        (b"<a", None),
        (b"\x00\xff\xfe", None),
        (envelope().encode()[:-3], None),
        (envelope("<a>\xe9</a>").encode("iso-8859-1"), None),
        (envelope("<a>\xe9</a>").encode("iso-8859-1"), "utf-8"),
        (envelope("<a>\x01</a>").encode(), None),
        (envelope("<a>&unknown;</a>").encode(), None),
        (envelope("<a b='1' b='2'/>").encode(), None),
        (envelope(prolog='<?xml version="1.0" encoding="klingon"?>').encode(), None),
        (envelope().encode("utf-16-le"), "utf-8"),
    ],
)
def test_what_is_no_well_formed_document(message: bytes, charset: str | None) -> None:
    fault = refused(message, charset)
    assert (fault.code, fault.kind) == (FaultCode.BAD_REQUEST, FaultKind.CLIENT)


def test_nesting_has_a_limit() -> None:
    assert refused(envelope("<a>" * 5000 + "</a>" * 5000).encode()).kind is FaultKind.CLIENT


@pytest.mark.parametrize(
    "dtd",
    [
        "<!DOCTYPE a>",
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(dtd: str, encoding: str) -> None:
    fault = refused(envelope("<a>&x;</a>", prolog=dtd).encode(encoding))
    assert "root:" not in fault.message


def test_a_billion_laughs_are_refused_at_once() -> None:
    entities = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    started = time.process_time()
    refused(envelope('<a b="&a11;">&a11;</a>', prolog=f"<!DOCTYPE a [{entities}]>").encode())
    assert time.process_time() - started < 1


def test_a_local_file_is_never_read(tmp_path: os.PathLike[str]) -> None:
    secret = os.path.join(tmp_path, "secret")  # noqa: PTH118
    with open(secret, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("hunter2")
    prolog = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>'
    assert "hunter2" not in str(refused(envelope("<a>&x;</a>", prolog=prolog).encode()))


def test_comments_and_instructions_do_not_split_text() -> None:
    name = "<name>ab<!-- x -->cd<?y z?>ef<![CDATA[&]]></name>"
    body = f'<m:addListener xmlns:m="{NAMESPACE}">{name}</m:addListener>'
    assert open_envelope(envelope(body).encode(), None).findtext("name") == "abcdef&"


@pytest.mark.parametrize("body", ["", GET_STATUS * 2, "text only"])
def test_a_body_holds_one_operation(body: str) -> None:
    assert refused(envelope(body).encode()).kind is FaultKind.CLIENT


def test_two_bodies_or_none_are_refused() -> None:
    body = f"<S:Body>{GET_STATUS}</S:Body>"
    both = f'<S:Envelope xmlns:S="{SOAP}">{body}{body}</S:Envelope>'
    assert refused(both.encode()).kind is FaultKind.CLIENT
    assert refused(f'<S:Envelope xmlns:S="{SOAP}"/>'.encode()).kind is FaultKind.CLIENT


def test_soap_1_2_is_a_version_mismatch() -> None:
    message = envelope().replace(SOAP, "http://www.w3.org/2003/05/soap-envelope")
    assert refused(message.encode()).kind is FaultKind.VERSION_MISMATCH


def test_a_document_that_is_no_envelope() -> None:
    assert refused(GET_STATUS.encode()).kind is FaultKind.CLIENT


@pytest.mark.parametrize("value", ["1", "true"])
@pytest.mark.parametrize("actor", ["", ' S:actor="http://schemas.xmlsoap.org/soap/actor/next"'])
def test_a_mandatory_header_that_we_do_not_know(value: str, actor: str) -> None:
    header = f'<S:Header><w:Security xmlns:w="w" S:mustUnderstand="{value}"{actor}/></S:Header>'
    fault = refused(envelope(header=header).encode())
    assert fault.kind is FaultKind.MUST_UNDERSTAND
    assert "Security" in fault.message


@pytest.mark.parametrize(
    "attributes", ["", ' S:mustUnderstand="0"', ' S:mustUnderstand="1" S:actor="urn:other"']
)
def test_a_header_that_need_not_be_understood_by_us(attributes: str) -> None:
    header = f'<S:Header><w:Security xmlns:w="w"{attributes}/></S:Header>'
    assert open_envelope(envelope(header=header).encode(), None).tag.endswith("getStatus")


def test_a_fault_is_readable_typed_and_without_language() -> None:
    fault = ContractFault(FaultCode.UNKNOWN_CAMPAIGN, "There is no campaign <7> & co.")
    message = fault_envelope(fault)
    root = etree.fromstring(message)
    found = root.find(f".//{{{SOAP}}}Fault")
    assert found.findtext("faultcode") == "S:Client"
    assert found.find("faultcode").nsmap["S"] == SOAP
    assert found.findtext("faultstring").startswith("There is no campaign <7> & co. ")
    detail = found.find("detail")[0]
    assert detail.tag == f"{{{NAMESPACE}}}ctiFault"
    assert detail.findtext("code") == "UNKNOWN_CAMPAIGN"
    assert detail.findtext("remedy") == fault.remedy
    assert b"xml:lang" not in message


def test_our_own_failure_is_a_server_fault() -> None:
    assert b"<faultcode>S:Server</faultcode>" in fault_envelope(ContractFault(FaultCode.INTERNAL))
