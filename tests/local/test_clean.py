"""`make clean` deletes what is ours and nothing else."""

from pathlib import Path

import pytest

from core.settings import Settings
from local.commands import clean
from local.errors import LocalError
from local.home import Home
from local.secret_keys import load_secret_keys


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A state directory with something of each kind, and a file that is not ours."""
    made = Home(tmp_path / "home")
    made.create()
    load_secret_keys(made.secrets)
    (made.root / "postgres/data").mkdir(parents=True)
    (made.root / "demo.json").write_text("{}")
    with made.lock("supervisor"):
        pass
    return made


def test_ours_is_deleted_and_the_rest_stays(home: Home, tmp_path: Path) -> None:
    (home.root / "thesis.tex").write_text("years of work")
    checkout = tmp_path / "checkout"
    (checkout / "frontend/.next").mkdir(parents=True)
    (checkout / "frontend/page.tsx").write_text("source")
    assert clean(Settings(home=home.root), checkout) == 0
    assert [path.name for path in home.root.iterdir()] == ["thesis.tex"]
    assert [path.name for path in (checkout / "frontend").iterdir()] == ["page.tsx"]


def test_an_empty_state_directory_goes_too(home: Home, tmp_path: Path) -> None:
    assert clean(Settings(home=home.root), tmp_path / "checkout") == 0
    assert not home.root.exists()
    assert clean(Settings(home=home.root), tmp_path / "checkout") == 0


def test_what_runs_is_not_deleted(home: Home, tmp_path: Path) -> None:
    with home.lock("supervisor"), pytest.raises(LocalError, match="Something runs"):
        clean(Settings(home=home.root), tmp_path / "checkout")
    assert home.secrets.exists()


def test_secrets_are_made_once_and_kept(home: Home) -> None:
    first = load_secret_keys(home.secrets)
    assert load_secret_keys(home.secrets) == first
    assert len(first.jwt_secret) >= 32
    assert len(set(vars(first).values())) == 5
    assert home.secrets.stat().st_mode & 0o777 == 0o600


def test_broken_secrets_are_not_replaced(home: Home) -> None:
    home.secrets.write_text('{"jwt_secret": 5}')
    with pytest.raises(LocalError, match=r"secrets\.json"):
        load_secret_keys(home.secrets)
    assert home.secrets.read_text() == '{"jwt_secret": 5}'
