"""WSDL and XML Schema, read back."""

from pathlib import Path

from lxml import etree

from cordboard.contract import EVENTS, NAMESPACE, OPERATIONS, X1
from cordboard.contract.emit import wsdl, xsd

XS = "{http://www.w3.org/2001/XMLSchema}"
WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
SOAP = "{http://schemas.xmlsoap.org/wsdl/soap/}"
ADDRESS = "http://localhost:8080/agent/v2"


def schema() -> etree._Element:
    return etree.fromstring(xsd().encode())


def test_schema_is_valid_and_nothing_is_nillable() -> None:
    etree.XMLSchema(schema())
    assert "nillable" not in xsd()


def test_every_event_extends_event() -> None:
    bases = {
        one.get("name"): one.find(f"{XS}complexContent/{XS}extension").get("base")
        for one in schema().findall(f"{XS}complexType")
        if one.find(f"{XS}complexContent") is not None
    }
    assert bases == dict.fromkeys(EVENTS, "tns:event")


def test_children_are_unqualified_and_optional_but_flags_and_timestamp() -> None:
    root = schema()
    assert root.get("elementFormDefault") is None
    required = {
        one.get("name")
        for one in root.iter(f"{XS}element")
        if one.get("minOccurs") is None and one.get("type", "").startswith("xs:")
    }
    assert required == {"flags", "timestamp"}


def test_lists_repeat() -> None:
    skills = schema().find(f"{XS}complexType[@name='setActiveSkills']//{XS}element")
    assert (skills.get("type"), skills.get("minOccurs"), skills.get("maxOccurs")) == (
        "xs:long",
        "0",
        "unbounded",
    )


def test_void_answers_with_nothing() -> None:
    answer = schema().find(f"{XS}complexType[@name='makeCallResponse']/{XS}sequence")
    assert len(answer) == 0


def test_each_operation_is_bound_with_an_empty_action_and_the_typed_fault() -> None:
    root = etree.fromstring(wsdl(ADDRESS).encode())
    bound = root.findall(f"{WSDL}binding/{WSDL}operation")
    assert [one.get("name") for one in bound] == list(OPERATIONS)
    assert {one.find(f"{SOAP}operation").get("soapAction") for one in bound} == {""}
    assert {one.find(f"{WSDL}fault").get("name") for one in bound} == {"ctiFault"}


def test_addresses_are_written_where_clients_look() -> None:
    root = etree.fromstring(wsdl('http://a&b"c/agent/v2').encode())
    assert root.find(f".//{SOAP}address").get("location") == 'http://a&b"c/agent/v2'
    assert root.find(f".//{XS}import").get("schemaLocation") == 'http://a&b"c/agent/v2?xsd=1'
    assert root.get("targetNamespace") == NAMESPACE


def test_the_extension_imports_what_it_uses() -> None:
    root = etree.fromstring(xsd(X1, "v2.xsd").encode())
    assert root.get("targetNamespace") == X1.namespace
    assert root.find(f"{XS}import").attrib == {"namespace": NAMESPACE, "schemaLocation": "v2.xsd"}
    bases = {one.get("base") for one in root.iter(f"{XS}extension")}
    assert bases == {"v2:event"}
    assert root.find(f"{XS}complexType[@name='numberedEvent']//{XS}element[@name='event']").get("type") == (
        "v2:event"
    )


def test_the_schemas_are_valid_together(tmp_path: Path) -> None:
    (tmp_path / "v2.xsd").write_text(xsd(), "utf-8")
    (tmp_path / "x1.xsd").write_text(xsd(X1, "v2.xsd"), "utf-8")
    etree.XMLSchema(file=tmp_path / "x1.xsd")


def test_the_wsdl_of_the_extension_says_the_published_fault() -> None:
    root = etree.fromstring(wsdl("http://a/agent/x1", contract=X1).encode())
    assert {one.get("namespace"): one.get("schemaLocation") for one in root.iter(f"{XS}import")} == {
        X1.namespace: "http://a/agent/x1?xsd=1",
        NAMESPACE: "http://a/agent/x1?xsd=2",
    }
    assert root.find(f"{WSDL}message[@name='ctiFault']/{WSDL}part").get("element") == "v2:ctiFault"


def test_a_file_may_name_its_own_schema() -> None:
    assert 'schemaLocation="cti.xsd"' in wsdl(ADDRESS, "cti.xsd")
