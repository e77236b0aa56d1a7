"""Calling other people's HTTP endpoints: addresses, headers, transforms, the call itself."""
