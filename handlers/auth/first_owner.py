"""``python -m handlers.auth.first_owner``: found an organization from the server's console.

Where nobody may sign up, this is how the first owner comes in; all others are invited.
"""

import argparse
import json
import os
import secrets
import sys

from marshmallow import ValidationError
from sqlalchemy.exc import IntegrityError

from db.engine import get_engine
from handlers.auth import organizations, schemas

FROM_ENVIRONMENT = "MILLWRIGHT_FIRST_PASSWORD"


def main(arguments: list[str] | None = None) -> int:
    """Found it and say how to sign in; 1 and the reason if it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m handlers.auth.first_owner", description=__doc__)
    parser.add_argument("--email", required=True)
    parser.add_argument("--name", required=True, help="the owner's name")
    parser.add_argument("--organization", required=True, help="the organization's name")
    parser.add_argument("--slug", required=True, help="its short name, which stands in MQTT topics and stays")
    parser.add_argument("--time-zone", default="UTC", help="such as Europe/Berlin")
    parser.epilog = f"The password is taken from {FROM_ENVIRONMENT}; without it one is made and printed."
    given = parser.parse_args(arguments)
    password = os.environ.get(FROM_ENVIRONMENT) or secrets.token_urlsafe(12)
    organization = {"name": given.organization, "slug": given.slug, "time_zone": given.time_zone}
    person = {"email": given.email, "name": given.name, "password": password, "organization": organization}
    try:
        fields = schemas.SignUp().load(person)
        with get_engine().begin() as connection:
            organizations.found_with_owner(connection, fields)
    except ValidationError as error:
        sys.stderr.write(f"Not founded: {json.dumps(error.messages)}\n")
        return 1
    except IntegrityError:
        sys.stderr.write(f"Not founded: the e-mail {given.email} or the slug {given.slug} is in use.\n")
        return 1
    sys.stdout.write(f"{given.email} owns {given.organization}.\n")
    if FROM_ENVIRONMENT not in os.environ:
        sys.stdout.write(f"Password: {password}\nChange it after the first sign-in.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
