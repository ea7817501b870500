"""Keys: what is locked opens with its password alone; a box opens with its key alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_desk.config import KeyHardness
from dsr_desk.crypto import Cryptographer
from dsr_desk.domain.errors import Defect, WrongPassword

SOFT = KeyHardness(memory_kib=64, passes=1, lanes=1)
CRYPTO = Cryptographer(SOFT)


@given(st.binary(max_size=200), st.text(max_size=30))
@settings(max_examples=25)
def test_a_secret_comes_back_with_its_password(secret: bytes, password: str) -> None:
    sealed = CRYPTO.lock(secret, password)
    assert CRYPTO.unlock(sealed, password) == secret
    assert secret not in sealed or len(secret) < 4


@pytest.mark.parametrize("password", ["", "Rätt", "rätt ", "ratt"])
def test_another_password_opens_nothing(password: str) -> None:
    with pytest.raises(WrongPassword):
        CRYPTO.unlock(CRYPTO.lock(b"s" * 96, "rätt"), password)


@given(st.integers(0, 200))
@settings(max_examples=40)
def test_one_changed_byte_opens_nothing(at: int) -> None:
    sealed = bytearray(CRYPTO.lock(b"s" * 96, "rätt"))
    at %= len(sealed)
    sealed[at] ^= 1
    with pytest.raises(WrongPassword):
        CRYPTO.unlock(bytes(sealed), "rätt")


def test_a_lock_that_asks_for_absurd_memory_is_refused() -> None:
    sealed = bytearray(CRYPTO.lock(b"s", "p"))
    sealed[8:12] = (0xFFFFFFFF).to_bytes(4, "big")
    with pytest.raises(WrongPassword):
        CRYPTO.unlock(bytes(sealed), "p")


def test_a_lock_opens_after_the_programs_hardness_has_changed() -> None:
    sealed = CRYPTO.lock(b"secret", "p")
    assert Cryptographer(KeyHardness(128, 2, 1)).unlock(sealed, "p") == b"secret"


def test_a_box_opens_with_its_own_key_only() -> None:
    private, public = CRYPTO.new_sealing_key()
    other, _ = CRYPTO.new_sealing_key()
    box = CRYPTO.seal(public, b"mail")
    assert CRYPTO.unseal(private, box) == b"mail"
    with pytest.raises(Defect):
        CRYPTO.unseal(other, box)
    with pytest.raises(Defect):
        CRYPTO.unseal(private, box[:-1] + bytes([box[-1] ^ 1]))


@given(st.integers(0))
@settings(max_examples=40)
def test_one_changed_byte_opens_no_box(at: int) -> None:
    private, public = CRYPTO.new_sealing_key()
    box = bytearray(CRYPTO.seal(public, b"mail"))
    box[at % len(box)] ^= 1
    with pytest.raises(Defect):
        CRYPTO.unseal(private, bytes(box))


def test_a_signature_holds_for_its_bytes_and_key_only() -> None:
    private, public = CRYPTO.new_signing_key()
    _, other = CRYPTO.new_signing_key()
    signature = CRYPTO.sign(private, b"plan")
    assert CRYPTO.verify(public, b"plan", signature)
    assert CRYPTO.public_of(private) == public
    assert not CRYPTO.verify(public, b"plan!", signature)
    assert not CRYPTO.verify(other, b"plan", signature)


@pytest.mark.parametrize(("public", "signature"), [("", ""), ("zz", "00"), ("00" * 32, "00" * 64)])
def test_a_malformed_signature_is_no_signature(public: str, signature: str) -> None:
    assert not CRYPTO.verify(public, b"plan", signature)


def test_hashes_of_addresses_need_the_key() -> None:
    assert CRYPTO.keyed_hash(b"a" * 32, "x@example.org") != CRYPTO.keyed_hash(
        b"b" * 32, "x@example.org"
    )
