"""Everything that a deployment may change, read once from the environment.

Names in the environment carry the prefix ``MILLWRIGHT_``. All faults are reported
together. ``docs/settings.md`` is generated from this module.
"""

from functools import cached_property, lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.ports import Ports


class Settings(BaseSettings):
    """The settings of every Millwright process. Times carry their unit in the name."""

    model_config = SettingsConfigDict(env_prefix="MILLWRIGHT_", env_file=None, frozen=True, extra="ignore")

    home: Path = Field(Path(".millwright"), description="Directory of the embedded default's state and logs.")
    port: int = Field(
        8080, ge=1024, le=65000, description="Base port; all other ports derive from it (core/ports.py)."
    )
    host: str = Field("127.0.0.1", description="Address that the front door and the MQTT door listen on.")
    environment: Literal["embedded", "production", "test"] = Field(
        "embedded", description="Which way this deployment runs."
    )

    database_url: str = Field(
        "", description="PostgreSQL URL of the application database. Empty: the embedded server is started."
    )
    database_pool_size: int = Field(5, ge=1, description="Connections that one process keeps open.")
    timescaledb: Literal["auto", "off"] = Field(
        "auto",
        description="`auto` uses TimescaleDB where the server has it; `off` always uses plain partitions.",
    )

    public_url: str = Field("", description="Address under which browsers reach the front door.")
    graphql_url: str = Field("", description="Address of the GraphQL engine as the services reach it.")
    handlers_url: str = Field("", description="Address of the handlers as the GraphQL engine reaches them.")
    ingest_url: str = Field("", description="Address of the HTTP ingest door inside the deployment.")

    jwt_secret: SecretStr = Field(
        SecretStr(""), description="HS256 key shared with Hasura, 32 characters or more."
    )
    handler_secret: SecretStr = Field(
        SecretStr(""), description="Secret that Hasura sends to the handlers with actions, events and cron."
    )
    sealing_secret: SecretStr = Field(
        SecretStr(""),
        description="Key under which secrets of outside systems lie in the database. Empty: the handlers' secret.",
    )
    access_token_minutes: int = Field(15, ge=1, description="Lifetime of an access token.")
    refresh_token_days: int = Field(30, ge=1, description="Lifetime of a refresh token.")
    invitation_days: int = Field(7, ge=1, description="Lifetime of an invitation.")

    sign_up: bool = Field(True, description="Whether anybody may found an organization without being invited.")
    rest_max_body_bytes: int = Field(1024 * 1024, ge=1024, description="Largest accepted REST request body.")
    rate_limit_per_minute: int = Field(
        100, ge=1, description="REST requests a minute for each key, user or, unauthenticated, address."
    )
    rate_limit_storage: str = Field(
        "memory://", description="Where request counts live; a shared store when handlers run more than once."
    )
    trusted_proxies: int = Field(
        1, ge=0, description="Reverse proxies in front whose X-Forwarded-For is believed."
    )

    ingest_max_body_bytes: int = Field(
        16 * 1024 * 1024, ge=1024, description="Largest accepted request body or MQTT packet, decompressed."
    )
    ingest_future_limit_seconds: int = Field(
        300, ge=0, description="A measurement stamped further in the future than this is rejected."
    )
    ingest_queue_messages: int = Field(
        2000, ge=1, description="Messages a process holds before it tells senders to wait."
    )
    api_key_cache_seconds: int = Field(
        30, ge=0, le=60, description="How long a checked API key is believed without asking the database."
    )
    fragment_timeout_minutes: int = Field(
        15, ge=1, description="A spectrum still lacking fragments after this is quarantined."
    )

    smtp_url: SecretStr = Field(
        SecretStr(""),
        description="smtp://user:password@host:587 (STARTTLS where the server offers it) or smtps://host:465. "
        "Empty: no mail is sent.",
    )
    mail_from: str = Field("millwright@localhost", description="Address that mail comes from.")
    pull_private_networks: str = Field(
        "",
        description="Private networks that pull sources may ask, such as 10.0.0.0/8,192.168.1.20/32. Empty: none.",
    )

    event_retention_days: int = Field(30, ge=1, description="How long events stay in the outbox.")
    payload_retention_days: int = Field(
        30, ge=1, description="How long raw messages are kept, where no storage policy says so."
    )
    keep_all_payloads: bool = Field(
        False, description="Keep every raw message, not only those that decoders, pull sources and imports bring."
    )

    compress_after_days: int = Field(
        14,
        ge=0,
        description="Measurements this old are compressed where TimescaleDB is; a policy may say later. 0: never.",
    )

    mqtt_worker_password: SecretStr = Field(
        SecretStr(""),
        description="The MQTT worker's password at a broker that asks the handlers who may connect. Empty: none.",
    )
    mqtt_broker_url: str = Field(
        "", description="mqtt://user:password@host:port of a broker. Empty: only the MQTT door takes MQTT."
    )
    mqtt_tls_certificate: str = Field(
        "",
        description="PEM file of the MQTT door's certificate chain. With it TLS is offered too, on base + 7.",
    )
    mqtt_tls_key: str = Field("", description="PEM file of that certificate's key. Empty: in the same file.")
    mqtt_share_group: str = Field(
        "",
        description="Shared-subscription group of several MQTT workers at one broker. Empty: there is one worker.",
    )

    front_door: Literal["auto", "frontend"] = Field(
        "auto", description="`auto`: NGINX where it is installed; `frontend`: the web app itself, embedded only."
    )
    front_sign_ins_per_minute: int = Field(
        60, ge=1, description="Sign-ins a minute that the front door takes from one address."
    )
    front_requests_per_second: int = Field(
        100, ge=1, description="Requests a second that the front door takes from one address (pages, API)."
    )
    front_ingest_per_second: int = Field(
        5000, ge=1, description="Ingest requests a second that the front door takes for one key."
    )
    front_connections: int = Field(
        1000, ge=1, description="Connections that the front door takes from one address at a time."
    )

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Least severity logged.")
    demo_replay: bool = Field(True, description="Replay recorded data into the demo factory.")

    @field_validator("home")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("pull_private_networks")
    @classmethod
    def _networks(cls, value: str) -> str:
        for network in filter(None, map(str.strip, value.split(","))):
            ip_network(network)  # its ValueError names what is wrong
        return value

    @cached_property
    def ports(self) -> Ports:
        """The ports of this deployment's processes."""
        return Ports.derive(self.port)


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The process's settings; read from the environment at the first call."""
    return Settings()
