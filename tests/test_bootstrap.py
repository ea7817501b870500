"""``bootstrap.py`` on a machine of its own: a folder with a small lock and nothing else."""

from __future__ import annotations

import ast
import base64
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import zipfile
from copy import copy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOOTSTRAP = ROOT / "bootstrap.py"


def wheel(folder: Path) -> tuple[Path, str]:
    """Make the smallest wheel there is; return it with its hash."""
    file = folder / "probe_of_bootstrap-1.0-py3-none-any.whl"
    info = "probe_of_bootstrap-1.0.dist-info"
    entries = {
        "probe_of_bootstrap.py": "",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: probe-of-bootstrap\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()},\n"
        for name, text in entries.items()
    )
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in {**entries, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(name, text)
    return file, hashlib.sha256(file.read_bytes()).hexdigest()


class Machine:
    """A folder with the project's set-up in it, cut off from the network."""

    def __init__(self, folder: Path, lent: Path) -> None:
        """Take an empty folder, and a virtual environment to copy."""
        self.folder = folder
        self.lent = lent
        self.wheels = folder / "wheels"
        self.wheels.mkdir()
        _, self.digest = wheel(self.wheels)
        shutil.copy(BOOTSTRAP, folder)
        (folder / "dsr_desk").mkdir()
        (folder / "dsr_desk" / "__init__.py").write_text("")
        (folder / "pyproject.toml").write_text(
            '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
            '[project]\nname = "probe-of-the-project"\nversion = "1"\n'
            '[tool.hatch.build.targets.wheel]\npackages = ["dsr_desk"]\n'
        )
        self.lock(self.digest)

    def lock(self, digest: str) -> None:
        (self.folder / "requirements.lock").write_text(
            f"probe-of-bootstrap==1.0 \\\n    --hash=sha256:{digest}\n"
        )

    def make_venv(self) -> None:
        """Make .venv with this run's pip and hatchling: quicker than fetching them."""
        shutil.copytree(self.lent, self.folder / ".venv", symlinks=True)

    @property
    def kept(self) -> Path:
        """Where a copy of the folder lies."""
        return self.folder.with_name(f"{self.folder.name}-kept")

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "dsr-desk-installed.txt"

    def run(
        self, *arguments: str, before: str = "pass", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run bootstrap.py; ``before`` is a statement that makes the interpreter another one."""
        code = (
            f"import runpy, sys; {before}; sys.argv = {['bootstrap.py', *arguments]!r};"
            " runpy.run_path('bootstrap.py', run_name='__main__')"
        )
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=self.folder,
            env=os.environ
            | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PYTHONUTF8": "1"}
            | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment that finds this run's packages; nothing in it knows where it lies."""
    venv = tmp_path_factory.mktemp("lent") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    scheme = {"base": str(venv), "platbase": str(venv)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=scheme))
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"))
    return venv


@pytest.fixture
def machine(tmp_path: Path, lent: Path) -> Machine:
    return Machine(tmp_path, lent)


@pytest.fixture(scope="module")
def once_installed(tmp_path_factory: pytest.TempPathFactory, lent: Path) -> Machine:
    """A machine after its install; what an install leaves can't be moved, so it stays here."""
    machine = Machine(tmp_path_factory.mktemp("installed"), lent)
    machine.make_venv()
    done = machine.run("install")
    assert done.returncode == 0, done.stderr
    shutil.copytree(machine.folder, machine.kept, symlinks=True)
    return machine


@pytest.fixture
def installed(once_installed: Machine) -> Machine:
    """An installed machine; each test finds it as the install left it."""
    machine = copy(once_installed)
    shutil.rmtree(machine.folder, ignore_errors=True)
    shutil.copytree(machine.kept, machine.folder, symlinks=True)
    return machine


def closed_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
    return port


@pytest.mark.parametrize("arguments", [(), ("erase-everything",)])
def test_an_unknown_command_shows_the_usage(machine: Machine, arguments: tuple[str, ...]) -> None:
    shown = machine.run(*arguments)
    assert shown.returncode == 2
    assert "python3 bootstrap.py demo" in shown.stderr


def test_help_is_no_error(machine: Machine) -> None:
    shown = machine.run("--help")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "python3 bootstrap.py test" in shown.stdout


@pytest.mark.parametrize("version", ["(3, 6, 15)", "(3, 10, 13)"])
def test_an_old_python_is_told_which_one_is_needed(machine: Machine, version: str) -> None:
    told = machine.run("demo", before=f"sys.version_info = {version}")
    assert told.returncode == 3
    assert "kräver Python 3.11 eller nyare" in told.stderr
    assert "needs Python 3.11 or newer" in told.stderr


def test_an_old_python_can_read_as_far_as_its_message() -> None:
    ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_missing_venv_module_is_named_with_its_package(machine: Machine) -> None:
    told = machine.run("install", before="sys.modules['ensurepip'] = None")
    assert told.returncode == 3
    version = ".".join(map(str, sys.version_info[:2]))
    assert f"sudo apt-get install python{version}-venv" in told.stderr
    assert not (machine.folder / ".venv").exists()


def test_an_install_is_done_once(installed: Machine) -> None:
    again = installed.run("install")
    assert (again.returncode, again.stderr) == (0, "")


def test_a_changed_lock_is_installed(installed: Machine) -> None:
    installed.lock("0" * 64 + f" --hash=sha256:{installed.digest}")
    assert "Installing" in installed.run("install").stderr


def test_an_install_that_was_cut_off_is_done_again(installed: Machine) -> None:
    installed.stamp.unlink()
    again = installed.run("install")
    assert "Installing" in again.stderr
    assert installed.stamp.exists()


def test_a_half_installed_lock_is_not_taken_for_the_old_one(installed: Machine) -> None:
    """As after a look at another branch, whose install was cut off."""
    installed.lock("0" * 64)
    assert installed.run("install", PIP_FORCE_REINSTALL="1").returncode == 3
    installed.lock(installed.digest)
    assert "Installing" in installed.run("install").stderr


def test_a_package_without_a_hash_is_not_installed(machine: Machine) -> None:
    machine.make_venv()
    (machine.folder / "requirements.lock").write_text("probe-of-bootstrap==1.0\n")
    assert machine.run("install").returncode == 3
    assert not list(machine.folder.glob(".venv/**/probe_of_bootstrap.py"))


@pytest.mark.parametrize("name", ["PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"])
def test_the_program_runs_in_its_own_python_only(installed: Machine, name: str) -> None:
    (installed.folder / "dsr_desk" / "preflight.py").write_text("")
    (installed.folder / "dsr_desk" / "__main__.py").write_text(
        f"import os, sys; sys.exit({name!r} in os.environ)"
    )
    assert installed.run("run", before=f"import os; os.environ[{name!r}] = '1'").returncode == 0


def test_a_moved_project_is_installed_again(installed: Machine, tmp_path: Path) -> None:
    installed.folder = installed.folder.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
    installed.wheels = installed.folder / "wheels"
    assert "Installing" in installed.run("install").stderr


def test_the_source_is_byte_compiled_even_where_that_is_switched_off(installed: Machine) -> None:
    assert list((installed.folder / "dsr_desk" / "__pycache__").glob("*.pyc"))


def test_another_file_than_the_locked_one_is_not_installed(machine: Machine) -> None:
    machine.make_venv()
    machine.lock("0" * 64)
    told = machine.run("install")
    assert told.returncode == 3
    assert "not the one that the lock names" in told.stderr
    assert not machine.stamp.exists()
    assert not list(machine.folder.glob(".venv/**/probe_of_bootstrap.py"))


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"PIP_INDEX_URL": "http://127.0.0.1:{port}/simple"}, "could not be reached"),
        (
            {
                "PIP_INDEX_URL": "https://packages.example/simple",
                "HTTPS_PROXY": "http://127.0.0.1:{port}",
            },
            "proxy doesn't let the packages through",
        ),
    ],
)
def test_a_missing_network_is_one_clear_sentence(
    machine: Machine, environment: dict[str, str], sentence: str
) -> None:
    machine.make_venv()
    port = closed_port()
    filled = {name: value.format(port=port) for name, value in environment.items()}
    told = machine.run("install", PIP_NO_INDEX="0", PIP_FIND_LINKS="", NO_PROXY="", **filled)
    assert told.returncode == 3
    assert sentence in told.stderr
    assert not machine.stamp.exists()


def test_a_package_that_this_system_lacks_is_told_apart(machine: Machine) -> None:
    machine.make_venv()
    told = machine.run("install", PIP_FIND_LINKS="")
    assert told.returncode == 3
    assert "does not exist for this system" in told.stderr


def test_the_exit_status_of_the_program_is_passed_on(installed: Machine) -> None:
    (installed.folder / "dsr_desk" / "preflight.py").write_text("")
    (installed.folder / "dsr_desk" / "__main__.py").write_text("import sys; sys.exit(1)")
    assert installed.run("run").returncode == 1


def test_what_stops_the_program_is_told_before_it_starts(installed: Machine) -> None:
    (installed.folder / "dsr_desk" / "preflight.py").write_text("import sys; sys.exit(3)")
    (installed.folder / "dsr_desk" / "__main__.py").write_text("print('started')")
    for command in ("demo", "run", "test"):
        stopped = installed.run(command)
        assert (stopped.returncode, stopped.stdout) == (3, "")


def test_the_lock_names_no_host_and_a_hash_for_every_package() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = lock.replace("\\\n", " ").splitlines()
    pinned = [line for line in packages if "==" in line.split("#")[0]]
    assert pinned
    assert all("--hash=sha256:" in line for line in pinned)


def test_what_is_built_from_source_is_in_the_lock_and_has_no_wheel_there() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.search(r"^SOURCE_ONLY = \((.*)\)$", BOOTSTRAP.read_text("utf-8"), re.MULTILINE)
    assert names is not None
    for name in re.findall(r'"([\w-]+)"', names.group(1)):
        entry = lock.split(f"\n{name}==", 1)[1].split("\n    # via", 1)[0]
        assert entry.count("--hash=sha256:") == 1, "a source package has one file"
