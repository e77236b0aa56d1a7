"""What indicators of condition are called in sentences that people read."""

ABBREVIATIONS = {"rms": "RMS", "oee": "OEE", "co2": "CO₂"}


def indicator_name(indicator: str) -> str:
    """``velocity_rms`` is "Velocity RMS"; ``health:gear_wear``, told by another system, is "Health: gear wear"."""
    kind, _, rest = indicator.partition(":")
    words = [ABBREVIATIONS.get(word, word) for word in kind.split("_")]
    name = " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
    return f"{name}: {rest.replace('_', ' ')}" if rest else name
