"""What does a file keep of the one that it replaces?"""

import os
import stat
from contextlib import suppress


def make_alike(handle: int, path: str, old: os.stat_result) -> list[str]:
    """Give an open file the owner, group, mode and extended attributes of the file at a path, and tell what
    it could not have: ``["owner", "hard links"]``.

    ``old`` is what the system says of that file. Nobody may do more with the new one than with the old: a group
    that could not be kept has the rights of all others, and rights of an owner go with the owner.
    """
    if os.name != "posix":
        return []
    lost = _owners(handle, old)
    mode = stat.S_IMODE(old.st_mode)
    if "owner" in lost:
        mode &= ~stat.S_ISUID
    if "group" in lost:
        mode = _without_group(mode)
    attributes = _attributes(handle, path)
    if _ACL in attributes:  # the rights of the group are the most that the list grants
        mode = _without_group(mode)
    with suppress(OSError):  # vfat and CIFS have one mode for all
        if stat.S_IMODE(os.fstat(handle).st_mode) != mode:
            os.fchmod(handle, mode)
    if stat.S_IMODE(os.fstat(handle).st_mode) != mode:
        lost.append("mode")
    lost += [f"attribute {name}" for name in attributes]
    if old.st_nlink > 1:
        lost.append("hard links")
    return lost


def _owners(handle: int, old: os.stat_result) -> list[str]:
    new = os.fstat(handle)
    if new.st_uid != old.st_uid:
        with suppress(OSError):
            os.fchown(handle, old.st_uid, -1)
    if new.st_gid != old.st_gid:
        with suppress(OSError):
            os.fchown(handle, -1, old.st_gid)
    new = os.fstat(handle)
    pairs = {"owner": (new.st_uid, old.st_uid), "group": (new.st_gid, old.st_gid)}
    return [name for name, (has, had) in pairs.items() if has != had]


def _without_group(mode: int) -> int:
    """The mode with no more rights for the group than for all others."""
    others = (mode & stat.S_IRWXO) << 3
    return mode & ~stat.S_ISGID & (~stat.S_IRWXG | others)


_ACL = "system.posix_acl_access"


def _attributes(handle: int, path: str) -> list[str]:
    """Copy the extended attributes, lists of access among them; the names of those that could not be."""
    if not hasattr(os, "listxattr"):
        return []
    names = _names(path)
    if _ACL in set(_names(handle)) - set(names):  # of the folder, for new files
        os.removexattr(handle, _ACL)
    lost = []
    for name in names:
        try:
            value = os.getxattr(path, name)
            if name not in _names(handle) or os.getxattr(handle, name) != value:
                os.setxattr(handle, name, value)
        except OSError:
            lost.append(name)
    return lost


def _names(file: str | int) -> list[str]:
    try:
        return os.listxattr(file)
    except OSError:  # none are known there
        return []
