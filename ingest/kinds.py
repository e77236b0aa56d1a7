"""Kinds of messages beside those of ``ingest/shapes.py``: what they begin with."""

from typing import Final

KIND: Final = "payloads"
"""Raw payloads: ``payloads/<device model>``."""
SPARKPLUG: Final = "spBv1.0"
"""Sparkplug B: ``spBv1.0/<type>/<edge node>[/<device>]``; its topics begin so, too (Sparkplug 3.0.0, 4.1)."""
LOOKED_UP: Final = frozenset({KIND, SPARKPLUG})
"""Kinds whose meaning the database knows."""
