"""Building only what changed, and serving copies: with the real npm and Node.js on a toy."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from local.errors import LocalError
from local.frontend_build import build, install_modules, place_build
from local.progress import Terminal
from tests.local.test_supervisor import are_gone, eventually, family

BUILD = (
    "const fs = require('fs'); fs.mkdirSync('.next/cache', {recursive: true});"
    "const n = fs.existsSync('.next/n') ? +fs.readFileSync('.next/n') + 1 : 1;"
    "fs.writeFileSync('.next/n', '' + n);"
    "fs.writeFileSync('.next/env', process.env.MILLWRIGHT_GRAPHQL_URL || 'none');"
    "fs.copyFileSync('routes.json', '.next/routes-manifest.json')"
)
ROUTES = {
    "rewrites": {
        "beforeFiles": [
            {"source": "/v1/graphql", "destination": "http://127.0.0.1:8081/v1/graphql"},
            {"source": "/api/:path*", "destination": "http://127.0.0.1:8082/api/:path*"},
            {"source": "/elsewhere", "destination": "https://example.org/there"},
        ]
    }
}


@pytest.fixture
def frontend(tmp_path: Path) -> Path:
    """A package whose build counts how often it ran."""
    directory = tmp_path / "frontend"
    directory.mkdir()
    (directory / "package.json").write_text(json.dumps({"name": "toy", "version": "1.0.0", "private": True}))
    lock = {"name": "toy", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "toy"}}}
    (directory / "package-lock.json").write_text(json.dumps(lock))
    (directory / "routes.json").write_text(json.dumps(ROUTES))
    (directory / "page.tsx").write_text("one")
    (directory / "node_modules").mkdir()  # npm makes none for a package that needs nothing
    install_modules(directory, tmp_path / "npm.log", Terminal())
    program = directory / "node_modules/next/dist/bin/next"
    program.parent.mkdir(parents=True)
    program.write_text(BUILD)
    return directory


def test_a_build_happens_when_a_source_changed_and_only_then(
    frontend: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MILLWRIGHT_GRAPHQL_URL", "http://must.not.be.baked.in")
    log = tmp_path / "build.log"
    marked = (frontend / "node_modules/.installed").stat().st_mtime_ns
    install_modules(frontend, log, Terminal())
    assert (frontend / "node_modules/.installed").stat().st_mtime_ns == marked
    for _ in range(2):
        build(frontend, log, Terminal())
    assert (frontend / ".next/n").read_text() == "1"
    assert (frontend / ".next/env").read_text() == "none"
    (frontend / "page.tsx").write_text("two")
    build(frontend, log, Terminal())
    assert (frontend / ".next/n").read_text() == "2"


def test_copies_have_their_own_addresses_and_outlive_a_rebuild(frontend: Path, tmp_path: Path) -> None:
    log = tmp_path / "build.log"
    build(frontend, log, Terminal())
    for name, port in (("a", 1), ("b", 2), ("b", 3)):
        environment = {
            "MILLWRIGHT_GRAPHQL_URL": f"http://127.0.0.1:{port}1/v1/graphql",
            "MILLWRIGHT_HANDLERS_URL": f"https://handlers:{port}2",
            "MILLWRIGHT_INGEST_URL": f"http://127.0.0.1:{port}3",
        }
        place_build(frontend, tmp_path / name, environment)

    def destinations(name: str) -> list[str]:
        routes = json.loads((tmp_path / name / ".next/routes-manifest.json").read_text())
        return [rewrite["destination"] for rewrite in routes["rewrites"]["beforeFiles"]]

    last = "https://example.org/there"
    assert destinations("a") == ["http://127.0.0.1:11/v1/graphql", "https://handlers:12/api/:path*", last]
    assert destinations("b") == ["http://127.0.0.1:31/v1/graphql", "https://handlers:32/api/:path*", last]
    assert not (tmp_path / "a/.next/cache").exists()
    (frontend / "page.tsx").write_text("two")
    build(frontend, log, Terminal())
    assert (tmp_path / "a/.next/n").read_text() == "1"
    place_build(frontend, tmp_path / "a", environment)
    assert (tmp_path / "a/.next/n").read_text() == "2"


def test_a_failing_build_is_shown_with_its_words(frontend: Path, tmp_path: Path) -> None:
    log = tmp_path / "build.log"
    (frontend / "routes.json").unlink()
    with pytest.raises(LocalError, match=r"ENOENT.*routes\.json") as caught:
        build(frontend, log, Terminal())
    assert str(log) in caught.value.way_out
    assert not (frontend / ".next/.built-from").exists()


def test_a_build_ends_with_the_process_that_asked_for_it(frontend: Path, tmp_path: Path) -> None:
    (frontend / "node_modules/next/dist/bin/next").write_text("setTimeout(() => {}, 60000)")
    program = (
        "import sys; from pathlib import Path; from local.frontend_build import build\n"
        "from local.progress import Terminal\nbuild(Path(sys.argv[1]), Path(sys.argv[2]), Terminal())"
    )
    command = [sys.executable, "-c", program, str(frontend), str(tmp_path / "log")]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    eventually(lambda: len(family(process.pid)) >= 2)
    everyone = family(process.pid)
    process.kill()
    process.wait()
    eventually(lambda: are_gone(everyone))
