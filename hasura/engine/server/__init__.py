"""The HTTP and WebSocket face of the engine, as a plain ASGI application."""
