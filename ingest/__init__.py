"""How data comes in: doors (HTTP, MQTT) → decode → validate → resolve → one group commit → answer.

Every message ends in exactly one outcome: stored, duplicate, rejected or quarantined, and no door
answers before that outcome is committed. docs/ingest.md is the contract with senders.
"""
