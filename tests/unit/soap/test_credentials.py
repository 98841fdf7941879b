"""Basic credentials (RFC 7617) of hosted seats."""

import base64

import pytest

from cordboard.http import Refusal
from cordboard.soap.credentials import basic_credentials


def encoded(text: str, charset: str = "utf-8") -> str:
    return base64.b64encode(text.encode(charset)).decode()


@pytest.mark.parametrize(
    ("plain", "user", "password"),
    [
        ("ada:secret", "ada", "secret"),
        ("ada@demo:a:b", "ada@demo", "a:b"),
        ("zoé:pässword", "zoé", "pässword"),
        ("a:", "a", ""),
    ],
)
@pytest.mark.parametrize("scheme", ["Basic", "basic", "BASIC"])
def test_user_and_password(plain: str, user: str, password: str, scheme: str) -> None:
    assert basic_credentials(f"{scheme} {encoded(plain)}") == (user, password)


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Basic",
        "Basic ",
        "Bearer abc",
        "Basic !!!!",
        f"Basic {encoded('no colon')}",
        f"Basic {encoded(':password only')}",
        f"Basic {encoded('a:ÿ', 'latin-1')}",
        "Basic YTpi extra",
    ],
)
def test_anything_else_gets_the_same_challenge(header: str | None) -> None:
    with pytest.raises(Refusal) as refusal:
        basic_credentials(header)
    assert refusal.value.status == 401
    assert dict(refusal.value.headers)["www-authenticate"].startswith("Basic realm=")
