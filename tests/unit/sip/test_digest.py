"""Digest against the examples of the RFCs, and the server's memory of what was used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.sip import Algorithm, Credentials, GrammarError, ha1
from cordboard.sip.digest import ReplayWindow, Verdict, Verifier, answer, parse_fields, response_hash

KEY = b"0123456789abcdef"
ALICE = Credentials("alice", "wonder")


def test_the_example_of_rfc_2617_section_3_5():
    secret = ha1("Mufasa", "testrealm@host.com", "Circle Of Life", Algorithm.MD5)
    assert secret == "939e7578ed9e3c518a452acee763bce9"
    fields = {
        "uri": "/dir/index.html",
        "nonce": "dcd98b7102dd2f0e8b11d0f600bfb0c093",
        "nc": "00000001",
        "cnonce": "0a4f113b",
        "qop": "auth",
    }
    assert response_hash(secret, Algorithm.MD5, "GET", fields) == "6629fae49393a05397450978507c4ef1"


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        (Algorithm.MD5, "8ca523f5e9506fed4657c9700eebdbec"),
        (Algorithm.SHA_256, "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_rfc_7616_section_3_9_1(algorithm, expected):
    secret = ha1("Mufasa", "http-auth@example.org", "Circle of Life", algorithm)
    fields = {
        "uri": "/dir/index.html",
        "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
        "nc": "00000001",
        "cnonce": "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
        "qop": "auth",
    }
    assert response_hash(secret, algorithm, "GET", fields) == expected


def test_an_answer_without_qop_is_that_of_rfc_2069():
    secret = ha1("Mufasa", "testrealm@host.com", "CircleOfLife", Algorithm.MD5)
    fields = {"uri": "/dir/index.html", "nonce": "dcd98b7102dd2f0e8b11d0f600bfb0c093"}
    assert response_hash(secret, Algorithm.MD5, "GET", fields) == "1949323746fe6a43ef61f9606e7febea"


def prove(verifier, credentials=ALICE, *, now=0.0, algorithm=Algorithm.SHA_256):
    challenge = verifier.challenge("desk", algorithm, now)
    text = answer(challenge, credentials, "INVITE", "sip:a@b", "c1")
    assert text is not None
    return parse_fields(text)


@pytest.mark.parametrize("algorithm", Algorithm)
def test_client_and_server_agree(algorithm):
    verifier = Verifier(KEY)
    secret = ha1("alice", "desk", "wonder", algorithm)
    assert verifier.check(prove(verifier, algorithm=algorithm), secret, "INVITE", 1.0) is Verdict.GOOD


def test_every_other_answer_is_judged_for_what_it_is():
    verifier = Verifier(KEY, lifetime=60)
    secret = ha1("alice", "desk", "wonder", Algorithm.SHA_256)
    proof = prove(verifier)
    for verdict, changed, known, now in (
        (Verdict.WRONG, {"response": "0" * 64}, secret, 1.0),
        (Verdict.WRONG, {"uri": "sip:other@b"}, secret, 1.0),
        (Verdict.WRONG, {}, None, 1.0),
        (Verdict.STALE, {}, secret, 61.0),
        (Verdict.FOREIGN, {"response": "0" * 64}, secret, 61.0),
        (Verdict.FOREIGN, {"nonce": "0.made-up"}, secret, 1.0),
        (Verdict.FOREIGN, {"nonce": "zz." + proof["nonce"].partition(".")[2]}, secret, 1.0),
        (Verdict.FOREIGN, {"realm": "other"}, secret, 1.0),
        (Verdict.FOREIGN, {"qop": "auth-int"}, secret, 1.0),
        (Verdict.FOREIGN, {"algorithm": "SHA-512"}, secret, 1.0),
        (Verdict.STALE, {}, secret, 61.0),
        (Verdict.GOOD, {}, secret, 1.0),
        (Verdict.STALE, {}, secret, 1.0),  # the same count again
    ):
        assert verifier.check(proof | changed, known, "INVITE", now) is verdict, changed
    assert Verifier(b"another key of 16").check(proof, secret, "INVITE", 1.0) is Verdict.FOREIGN


def test_another_method_needs_another_answer():
    verifier = Verifier(KEY)
    secret = ha1("alice", "desk", "wonder", Algorithm.SHA_256)
    assert verifier.check(prove(verifier), secret, "REGISTER", 1.0) is Verdict.WRONG


@given(st.lists(st.integers(1, 400), max_size=60))
def test_each_count_of_a_nonce_is_good_at_most_once(counts):
    window = ReplayWindow(span=128)
    taken = [count for count in counts if window.take("n", count)]
    assert len(taken) == len(set(taken))
    highest = max(counts, default=0)
    assert {count for count in counts if count > highest - 1} <= set(taken)


def test_counts_may_come_in_any_order_within_the_window():
    window = ReplayWindow(span=8)
    assert [window.take("n", count) for count in (5, 3, 4, 3, 5, 13, 5, 6, 14, 6)] == [
        True, True, True, False, False, True, False, True, True, False,
    ]  # fmt: skip


def test_the_window_forgets_the_oldest_nonces():
    window = ReplayWindow(capacity=2)
    for nonce in ("a", "b", "c"):
        window.take(nonce, 1)
    assert [window.take(nonce, 1) for nonce in ("c", "b")] == [False, False]


def test_challenges_we_cannot_meet_get_no_answer():
    for challenge in (
        'Digest realm="r", nonce="n", algorithm=SHA-512-256',
        'Digest realm="r", nonce="n", algorithm=MD5-sess, qop="auth"',
        'Digest realm="r", nonce="n", qop="auth-int"',
    ):
        assert answer(challenge, ALICE, "INVITE", "sip:a@b", "c") is None


def test_opaque_goes_back_as_it_came():
    text = answer(
        'Digest realm="r", nonce="n", opaque="a \\"b\\"", qop="auth,auth-int"', ALICE, "INVITE", "u", "c"
    )
    assert parse_fields(text or "")["opaque"] == 'a "b"'


@pytest.mark.parametrize(
    "text", ["Basic abc", 'Digest realm="x', "Digest realm", "Digest a=1, a=2", "Digest =1"]
)
def test_malformed_fields_are_refused(text):
    with pytest.raises(GrammarError):
        parse_fields(text)


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        Verifier(b"short")


def test_two_challenges_of_one_moment_have_nonces_of_their_own():
    verifier = Verifier(b"k" * 16)
    first, second = (verifier.challenge("demo", Algorithm.MD5, 7.0) for _ in range(2))
    assert first != second
