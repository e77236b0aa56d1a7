"""Founding the first organization from the server's console, where nobody may sign up."""

import os
import subprocess
import sys

from tests.conftest import CHECKOUT
from tests.handlers.conftest import PASSWORD, Backend


def run(backend: Backend, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    url = backend.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    environment = os.environ | {"MILLWRIGHT_DATABASE_URL": url, "MILLWRIGHT_SIGN_UP": "false"} | settings
    command = [sys.executable, "-m", "handlers.auth.first_owner", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def test_the_first_owner_signs_in_and_no_second_of_that_name(backend: Backend) -> None:
    one = ("--organization", "First", "--slug", "first", "--name", "Fia", "--email", "fia@first.example")
    founded = run(backend, *one)
    assert founded.returncode == 0, founded.stderr
    password = founded.stdout.partition("Password: ")[2].split()[0]
    post = backend.app.test_client().post
    answer = post("/api/auth/login", json={"email": "fia@first.example", "password": password})
    assert answer.json is not None
    assert (answer.json["role"], answer.json["organization"]["slug"]) == ("owner", "first")
    again = run(backend, *one)
    assert again.returncode == 1
    assert "fia@first.example or the slug first is in use" in again.stderr


def test_what_is_wrong_is_named(backend: Backend) -> None:
    bad = ("--organization", "X", "--slug", "Not A Slug", "--name", "N", "--email", "nobody")
    refused = run(backend, *bad, MILLWRIGHT_FIRST_PASSWORD=PASSWORD)
    assert refused.returncode == 1
    assert "slug" in refused.stderr
    assert "email" in refused.stderr
    assert PASSWORD not in refused.stdout + refused.stderr
