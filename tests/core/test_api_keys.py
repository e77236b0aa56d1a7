"""API keys: made, parsed, proved."""

import pytest

from core.api_keys import hash_key, is_key, new_key, prefix_of


def test_a_new_key_is_found_by_its_prefix_and_proved_by_its_hash() -> None:
    key = new_key()
    assert prefix_of(key.key) == key.prefix
    assert is_key(key.key, key.key_hash)
    assert key.key_hash == hash_key(key.key)
    assert key.key not in key.key_hash


def test_no_two_keys_are_alike() -> None:
    assert len({new_key().key for _ in range(1000)}) == 1000


def test_another_keys_text_proves_nothing() -> None:
    assert not is_key(new_key().key, new_key().key_hash)


@pytest.mark.parametrize(
    "text", ["", "mwk_", "mwk_abc_def", "Bearer x", "mwk_f1f57304eda5_" + "k" * 33, "MWK_f1f57304eda5_" + "k" * 32]
)
def test_what_does_not_look_like_a_key_has_no_prefix(text: str) -> None:
    assert prefix_of(text) is None
