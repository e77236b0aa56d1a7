"""The published vector of Standard Webhooks, and the vectors of two partners."""

import pytest

from domain.webhook_signature import (
    SignatureError,
    sign,
    sign_body,
    sign_timestamped,
    verify,
    verify_body,
    verify_timestamped,
)

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_" + "QUJD" * 8
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
TIME = 1614265330
BODY = b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
TIMESTAMPED = "d0c5e92cbfd6a4ad865333d1e79ed52ba82849d84281eff5e3c3233e92439630"
BODY_ONLY = "c4be5c092d907fa240f2da524c1fd82913705379274d113cacd5ec3a667ad4d4"


def test_published_vector() -> None:
    assert sign(SECRET, ID, TIME, BODY) == SIGNATURE
    verify((SECRET,), ID, TIME, BODY, SIGNATURE, now_s=TIME + 299)


def test_rotation_takes_any_of_several_on_either_side() -> None:
    header = f"v1a,unknown v1,{'A' * 44} {SIGNATURE}"
    verify((OTHER, SECRET), ID, TIME, BODY, header, now_s=TIME)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"body": b'{"test": 2432232315}'}, "none of the listed signatures fits"),
        ({"message_id": "msg_2"}, "none of the listed"),
        ({"timestamp_s": TIME + 1}, "none of the listed"),
        ({"secrets": (OTHER,)}, "none of the listed"),
        ({"signature_header": ""}, "none of the listed"),
        ({"now_s": TIME + 301}, "timestamp: 1614265330 given, within 300 s"),
        ({"now_s": TIME - 301}, "timestamp"),
    ],
)
def test_what_is_not_signed_is_refused(changes: dict[str, object], message: str) -> None:
    given: dict[str, object] = {
        "secrets": (SECRET,), "message_id": ID, "timestamp_s": TIME, "body": BODY, "signature_header": SIGNATURE,
        "now_s": TIME,
    }  # fmt: skip
    with pytest.raises(SignatureError, match=message):
        verify(**(given | changes))  # type: ignore[arg-type]  # keyword cases


@pytest.mark.parametrize("secret", ["whsec_####", "whsec_QUJD"])
def test_a_weak_or_broken_secret_is_refused(secret: str) -> None:
    with pytest.raises(ValueError, match="secret: "):
        sign(secret, ID, TIME, BODY)


def test_partner_styles() -> None:
    assert sign_timestamped("secret", TIME, BODY) == TIMESTAMPED
    verify_timestamped("secret", f"t={TIME},v1={TIMESTAMPED}", BODY, now_s=TIME)
    assert sign_body("secret", BODY) == BODY_ONLY
    verify_body("secret", BODY_ONLY.upper(), BODY)


@pytest.mark.parametrize("header", ["", "v1=abc", f"t=x,v1={TIMESTAMPED}", f"t={TIME},v1=00", f"t={TIME}"])
def test_partner_styles_refuse_what_does_not_fit(header: str) -> None:
    with pytest.raises(SignatureError):
        verify_timestamped("secret", header, BODY, now_s=TIME)
    with pytest.raises(SignatureError, match="does not fit the body"):
        verify_body("secret", header, BODY)
    with pytest.raises(SignatureError, match="timestamp"):
        verify_timestamped("secret", f"t={TIME},v1={TIMESTAMPED}", BODY, now_s=TIME + 301)
