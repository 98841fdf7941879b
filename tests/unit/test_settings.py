"""Settings: flag before variable before file before default, and errors that name their source."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from cordboard.settings import Address, PortRange, Settings, SettingsError, load_settings, reference_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def config(folder: Path, text: str) -> Path:
    path = folder / "cordboard.toml"
    path.write_text(text)
    return path


def test_without_anything_given_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({}, {}, folder=tmp_path) == Settings()


def test_every_default_can_be_given_as_a_text() -> None:
    texts = {item.name: str(item.default) for item in dataclasses.fields(Settings) if item.default}
    assert len(texts) > 5
    assert load_settings({**texts}, {}) == Settings()


def test_the_committed_page_is_the_generated_one() -> None:
    assert PAGE.read_text("utf-8") == reference_page(), "run: make docs"


def test_a_flag_beats_a_variable_beats_the_file(tmp_path: Path) -> None:
    config(tmp_path, 'http = "127.0.0.1:1"\nsip = "127.0.0.1:1"\nrtp = "3000-3999"\n')
    variables = {"CORDBOARD_HTTP": "127.0.0.1:2", "CORDBOARD_SIP": "127.0.0.1:2"}

    settings = load_settings({"http": "127.0.0.1:3", "sip": None}, variables, folder=tmp_path)

    assert settings.http == Address("127.0.0.1", 3)
    assert settings.sip == Address("127.0.0.1", 2)
    assert settings.rtp == PortRange(3000, 3999)


def test_a_file_may_give_lists_and_numbers(tmp_path: Path) -> None:
    path = config(tmp_path, 'origins = ["https://crm.example", "http://a:8"]\nlistener_limit = 3\n')
    settings = load_settings({}, {}, config=path)
    assert settings.origins == ("https://crm.example", "http://a:8")
    assert settings.listener_limit == 3


def test_lists_are_written_with_commas_in_variables() -> None:
    settings = load_settings(
        {}, {"CORDBOARD_TRUSTED_PROXIES": "10.0.0.0/8, ::1", "CORDBOARD_HOSTS": "cti.example"}
    )
    assert settings.trusted_proxies == ("10.0.0.0/8", "::1/128")
    assert settings.hosts == ("cti.example",)


def test_an_ipv6_address_is_written_in_brackets() -> None:
    settings = load_settings({"http": "[::1]:0"}, {})
    assert settings.http == Address("::1", 0)
    assert str(settings.http) == "[::1]:0"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("http", "8080"),
        ("http", "127.0.0.1:65536"),
        ("http", "127.0.0.1:٣"),
        ("sip", ":5060"),
        ("rtp", "20000"),
        ("rtp", "3000-2000"),
        ("rtp", "80-3000"),
        ("sip_digests", "SHA-1"),
        ("sip_digests", ""),
        ("data", ""),
        ("origins", "https://crm.example/path"),
        ("origins", "*"),
        ("listener_limit", "0"),
        ("listener_limit", "1_000"),
        ("log_level", "loud"),
        ("public_url", "cti.example"),
        ("trusted_proxies", "proxy.example"),
        ("trusted_proxies", "10.0.0.0/33"),
    ],
)
def test_a_value_in_the_wrong_form_is_refused_with_its_source(name: str, text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {f"CORDBOARD_{name.upper()}": text})
    assert caught.value.code == "SETTING-INVALID"
    assert f"CORDBOARD_{name.upper()}" in caught.value.text
    assert caught.value.remedy.startswith("Give ")


def test_a_flag_is_named_as_one_types_it() -> None:
    with pytest.raises(SettingsError, match=r"--listener-limit"):
        load_settings({"listener_limit": "many"}, {})


def test_an_unknown_setting_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {}, config=config(tmp_path, "htpp = 1\n"))
    assert caught.value.code == "SETTING-UNKNOWN"
    assert "htpp" in caught.value.text


def test_a_misspelt_variable_is_refused_and_others_are_not_ours(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {"CORDBOARD_HTPP": "127.0.0.1:2", "HTTP": "x"}, folder=tmp_path)
    assert caught.value.code == "SETTING-UNKNOWN"
    assert caught.value.text == "variable CORDBOARD_HTPP: there is no such setting."
    assert "CORDBOARD_HTTP," in caught.value.remedy


@pytest.mark.parametrize("content", [b"http = \n", b"\xff\xfe"])
def test_a_file_that_is_not_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="is not TOML"):
        load_settings({}, {}, config=path)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({}, {}, config=tmp_path / "none.toml")


def test_port_0_is_any_free_one(tmp_path: Path) -> None:
    settings = load_settings({"rtp": "0-0", "sip": "127.0.0.1:0"}, {}, folder=tmp_path)
    assert settings.rtp == PortRange(0, 0)
    assert settings.sip.port == 0
