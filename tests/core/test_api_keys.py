"""API keys: made, parsed, proved."""

import pytest

from core.api_keys import hash_key, new_key, parse_key, proves


def test_a_new_key_is_found_by_its_prefix_and_proved_by_its_hash() -> None:
    key = new_key()
    assert parse_key(key.text) == key.prefix
    assert proves(key.text, key.key_hash)
    assert key.key_hash == hash_key(key.text)
    assert key.text not in key.key_hash


def test_no_two_keys_are_alike() -> None:
    assert len({new_key().text for _ in range(1000)}) == 1000


def test_another_keys_text_proves_nothing() -> None:
    assert not proves(new_key().text, new_key().key_hash)


@pytest.mark.parametrize(
    "text", ["", "mwk_", "mwk_abc_def", "Bearer x", new_key().text + "x", "MWK" + new_key().text[3:]]
)
def test_what_does_not_look_like_a_key_has_no_prefix(text: str) -> None:
    assert parse_key(text) is None
