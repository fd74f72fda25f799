"""Keys: the right one opens, everything else does not, and the secret is kept nowhere."""

import hashlib

import pytest

from thinkaloud.access.caller import LOCAL
from thinkaloud.access.keyring import Keyring, generate_key
from thinkaloud.errors import SettingsError, Unauthorized
from thinkaloud.settings import KeySettings


def key(name: str, secret: str, **more: object) -> KeySettings:
    digest = hashlib.sha256(secret.encode()).hexdigest()
    return KeySettings.model_validate({"name": name, "secret": {"sha256": digest}, **more})


SECRET = b"of the server"
KEYRING = Keyring([key("one", "s-one"), key("two", "s-two", visibility="hidden", models=["tiny-*"])], SECRET)


def test_a_key_is_its_caller_with_what_the_settings_give_it() -> None:
    caller = KEYRING.authenticate(["s-two"])
    assert (caller.name, caller.visibility) == ("two", "hidden")
    assert caller.may_use("tiny-rl")
    assert not caller.may_use("big")
    assert KEYRING.authenticate(["s-one", "s-one"]).name == "one", "the same in two headers"


@pytest.mark.parametrize(
    "keys",
    [
        [],
        [""],
        ["s-on"],
        ["s-one2"],
        ["S-ONE"],
        ["s-one", "s-two"],
        ["s-one", "s-other"],
        [hashlib.sha256(b"s-one").hexdigest()],
        ["\xff\xfe"],
    ],
)
def test_anything_else_is_refused_and_not_repeated(keys: list[str]) -> None:
    with pytest.raises(Unauthorized) as caught:
        KEYRING.authenticate(keys)
    assert "s-on" not in caught.value.message


def test_without_keys_everyone_is_the_local_caller() -> None:
    assert Keyring([], SECRET).authenticate([]) is LOCAL
    assert Keyring([], SECRET).authenticate(["whatever"]) is LOCAL


def test_keys_of_one_tenant_have_one_cache_salt_and_no_others_have_the_same() -> None:
    tenants = {"a": None, "b": None, "c": "a", "d": "t", "e": "t"}
    keys = [key(name, f"s-{name}", tenant=tenant) for name, tenant in tenants.items()]
    a, b, c, d, e = (Keyring(keys, SECRET).authenticate([f"s-{name}"]).cache_salt for name in tenants)
    assert d == e
    assert len({a, b, c, d}) == 4, "a tenant that has a key's name is another one"
    assert Keyring(keys[:1], SECRET).authenticate(["s-a"]).cache_salt == a, "whichever other keys there are"
    assert Keyring(keys[:1], b"another").authenticate(["s-a"]).cache_salt != a
    assert LOCAL.cache_salt is None


def test_two_keys_with_one_secret_are_a_mistake() -> None:
    with pytest.raises(SettingsError, match="one and two"):
        Keyring([key("one", "same"), key("two", "same")], SECRET)


def test_a_fresh_key_opens_with_its_hash_and_no_two_are_alike() -> None:
    made, digest = generate_key()
    keyring = Keyring([KeySettings.model_validate({"name": "app", "secret": {"sha256": digest}})], SECRET)
    assert keyring.authenticate([made]).name == "app"
    assert made.startswith("ta-")
    assert made != generate_key()[0]


def test_the_keyring_holds_no_secret() -> None:
    assert "s-one" not in repr(vars(KEYRING))
