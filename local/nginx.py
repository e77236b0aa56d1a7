"""NGINX as the embedded front door: finding it, and rendering the same template that production uses."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from core.settings import Settings
from local.errors import LocalError
from local.home import CHECKOUT

TEMPLATES = CHECKOUT / "nginx"
_PLACEHOLDER = re.compile(r"\$\{(MILLWRIGHT_[A-Z_]+)\}")


def nginx_program() -> str | None:
    """The path of an installed NGINX, or None."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def render(template: Path, values: Mapping[str, str], target: Path) -> Path:
    """Write `template` to `target` with each ${MILLWRIGHT_…} replaced, as the nginx image's envsubst does.

    Raises KeyError for a placeholder without a value.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_PLACEHOLDER.sub(lambda match: values[match[1]], template.read_text()))
    return target


def template_values(settings: Settings, directory: Path) -> dict[str, str]:
    """What the placeholders stand for when everything runs on this machine. `directory` takes all files."""
    ports = settings.ports
    return {
        "MILLWRIGHT_NGINX_CONF": str(directory),
        "MILLWRIGHT_NGINX_STATE": str(directory),
        "MILLWRIGHT_NGINX_MIME": str(_mime_directory()),
        "MILLWRIGHT_NGINX_LISTEN": "listen-plain",
        "MILLWRIGHT_FRONT_LISTEN": f"{settings.host}:{ports.front}",
        "MILLWRIGHT_FRONTEND_ADDRESS": f"127.0.0.1:{ports.frontend}",
        "MILLWRIGHT_ENGINE_ADDRESS": f"127.0.0.1:{ports.engine}",
        "MILLWRIGHT_HANDLERS_ADDRESS": f"127.0.0.1:{ports.handlers}",
        "MILLWRIGHT_INGEST_ADDRESS": f"127.0.0.1:{ports.ingest}",
        "MILLWRIGHT_FRONT_SIGN_INS_PER_MINUTE": str(settings.front_sign_ins_per_minute),
        "MILLWRIGHT_FRONT_REQUESTS_PER_SECOND": str(settings.front_requests_per_second),
        "MILLWRIGHT_FRONT_INGEST_PER_SECOND": str(settings.front_ingest_per_second),
        "MILLWRIGHT_FRONT_CONNECTIONS": str(settings.front_connections),
        "MILLWRIGHT_INGEST_MAX_BODY_BYTES": str(settings.ingest_max_body_bytes),
    }


def render_nginx(settings: Settings, directory: Path) -> Path:
    """Write the embedded front door's configuration below `directory`; returns the main file."""
    values = template_values(settings, directory)
    render(TEMPLATES / "listen-plain.conf.template", values, directory / "listen-plain.conf")
    return render(TEMPLATES / "nginx.conf.template", values, directory / "nginx.conf")


def nginx_command(program: str, configuration: Path) -> list[str]:
    """The command line that runs NGINX in the foreground and logs to standard error."""
    return [
        program,
        "-p",
        str(configuration.parent),
        "-c",
        str(configuration),
        "-e",
        "stderr",
        "-g",
        "daemon off;",
    ]


def _mime_directory() -> Path:
    program = nginx_program()
    if program is None:
        raise LocalError("NGINX is not installed.", "Install it, or use the frontend as the front door.")
    built = subprocess.run([program, "-V"], capture_output=True, text=True, check=False).stderr
    found = re.search(r"--conf-path=(\S+)", built)
    return Path(found[1]).parent if found else Path("/etc/nginx")
