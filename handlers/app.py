"""The handlers' web application. ``gunicorn 'handlers.app:create_app()'`` serves it."""

from datetime import timedelta
from typing import Any

import swagger_ui_bundle
from flask import Flask, Response, send_from_directory
from flask_jwt_extended import JWTManager
from flask_smorest import Api
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from core.log import configure
from core.settings import Settings, get_settings
from db.engine import get_engine
from handlers import error_answers, hasura, observability, rate_limit
from handlers.auth import broker
from handlers.discovery import load_services
from handlers.json_answers import Provider
from handlers.rest import SERVICES, Rest, blueprint

_SHORTEST_SECRET = 32


class _ServiceApi(Api):  # type: ignore[misc] # flask-smorest has no types
    """One service's OpenAPI document. Errors are answered by ``error_answers`` alone."""

    def _register_error_handlers(self) -> None:
        pass


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> Flask:
    """The application with all services; by default as the environment says."""
    settings = settings or get_settings()
    configure("handlers", settings.log_level)
    app = Flask(__name__, static_folder=None)
    app.json = Provider(app)
    app.config |= _configuration(settings)
    app.extensions["millwright-settings"] = settings
    app.extensions["millwright-engine"] = engine or get_engine()
    proxies = settings.trusted_proxies
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign] # Flask's documented way
    JWTManager(app)
    observability.install(app)
    error_answers.install(app)
    rate_limit.install(app, settings)
    load_services()
    for service in sorted(SERVICES):
        _serve(app, SERVICES[service])
    hasura.install(app, settings)
    broker.install(app, settings)
    app.add_url_rule("/api/swagger-ui/<path:name>", "swagger_ui", _swagger_ui)
    return app


def _configuration(settings: Settings) -> dict[str, Any]:
    secret = settings.jwt_secret.get_secret_value()
    if len(secret) < _SHORTEST_SECRET:
        raise ValueError(
            f"MILLWRIGHT_JWT_SECRET has {len(secret)} characters, expected {_SHORTEST_SECRET} or more"
        )
    return {
        "JWT_SECRET_KEY": secret,
        "JWT_ALGORITHM": "HS256",
        "JWT_ACCESS_TOKEN_EXPIRES": timedelta(minutes=settings.access_token_minutes),
        "MAX_CONTENT_LENGTH": settings.rest_max_body_bytes,
    }


def _serve(app: Flask, rest: Rest) -> None:
    prefix = rest.service.upper()
    app.config |= {
        f"{prefix}_API_TITLE": f"Millwright {rest.service}",
        f"{prefix}_API_VERSION": "v1",
        f"{prefix}_OPENAPI_VERSION": "3.0.3",
        f"{prefix}_OPENAPI_URL_PREFIX": f"/api/{rest.service}",
        f"{prefix}_OPENAPI_SWAGGER_UI_PATH": "docs",
        f"{prefix}_OPENAPI_SWAGGER_UI_URL": "/api/swagger-ui/",
    }
    api = _ServiceApi(app, config_prefix=prefix)
    api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"})
    api.spec.components.response("Error", _ERROR_ANSWER)
    api.register_blueprint(blueprint(rest))


_ERROR_ANSWER: dict[str, Any] = {
    "description": "An error; docs/errors.md lists the codes.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {
                    "error": {
                        "type": "object",
                        "required": ["code", "message"],
                        "properties": {
                            "code": {"type": "string"},
                            "message": {"type": "string"},
                            "field": {"type": "string"},
                            "value": {},
                            "expected": {"type": "string"},
                        },
                    }
                },
            }
        }
    },
}


def _swagger_ui(name: str) -> Response:
    return send_from_directory(swagger_ui_bundle.swagger_ui_path, name)
