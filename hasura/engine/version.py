"""The version the engine reports: the Hasura release it follows, marked as this engine."""

from typing import Final

ENGINE_VERSION: Final = "v2.48.0-millwright"
SERVER_TYPE: Final = "ce"
