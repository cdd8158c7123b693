"""What does it cost to run a program?"""

import os
import subprocess
import sys
from compileall import compile_dir
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Cost(NamedTuple):
    """What one process took."""

    seconds: float
    """Processor time, user and system."""
    mebibytes: float
    """The most memory it held."""


def prepare() -> None:
    """Compile the package as an installation does.

    An editable install compiles nothing, and where PYTHONDONTWRITEBYTECODE is set no run does either;
    every run would then compile socalc anew, but find the libraries compiled.
    """
    import socalc

    package = Path(socalc.__file__).parent
    if not compile_dir(package, quiet=1):
        sys.exit(f"cannot compile {package}")


def cost(*arguments: str) -> Cost:
    """What ``python ARGUMENTS`` takes, its output thrown away. Ends the benchmark if that fails."""
    return cost_of(sys.executable, *arguments)


def cost_of(*command: str) -> Cost:
    """What any command takes, its output thrown away. Ends the benchmark if that fails."""
    environment = {name: value for name, value in os.environ.items() if "SOCALC" not in name}
    with open(os.devnull, "r+b") as nowhere:
        child = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, cwd=ROOT, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"exit code {child.returncode} from {' '.join(command)[:200]}")
    unit = 1024**2 if sys.platform == "darwin" else 1024  # bytes there, KiB everywhere else
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
