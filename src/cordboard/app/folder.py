"""The data folder: whose it is, what lies where in it, and the center file that is put in force with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import argon2

from cordboard import prompts
from cordboard.centerfile import Described, describe
from cordboard.centerfile.remembered import RememberedHashes
from cordboard.errors import UserError
from cordboard.journal.folder import FolderInUse, FolderLock
from cordboard.journal.port import JournalDamaged, JournalUnavailable
from cordboard.owner.engine import EpochUnreadable
from cordboard.settings import Settings
from cordboard.store.database import StoreUnavailable
from cordboard.telephony.port import Provision
from cordboard.vcc.center import Center

RECORDINGS = "recordings"
VOICEMAILS = "voicemails"
PROMPTS = "prompts"


def read_center(file: Path, data: Path) -> Described:
    hashes = RememberedHashes(data / "passwords.json", argon2.PasswordHasher().hash)
    described = describe(file, hashes)
    hashes.save()
    return replace(described, center=prompts.with_lengths(described.center, data / PROMPTS))


def center_file(settings: Settings) -> Path:
    if settings.center is None:
        raise UserError("SETTING-MISSING", "No center file is given.", "Say --center FILE.")
    return settings.center


def provision_of(center: Center, data: Path) -> Provision:
    return Provision(
        realm=center.domain,
        stations=center.stations,
        station_addresses=center.station_addresses,
        trunks=center.trunks,
        prompts=str((data / PROMPTS).resolve()),
        recordings=str((data / RECORDINGS).resolve()),
        voicemails=str((data / VOICEMAILS).resolve()),
    )


@contextmanager
def data_folder(folder: Path) -> Iterator[None]:
    """Own the data folder while we run; it holds secrets, so it is its owner's alone."""
    try:
        lock = FolderLock(folder)
    except FolderInUse as error:
        raise UserError("DATA-IN-USE", str(error), "One center owns a data folder at a time.") from None
    except OSError as error:
        raise UserError("DATA-FOLDER", f"{folder}: {error.strerror}.", "Name a folder with --data.") from None
    folder.chmod(0o700)
    try:
        yield
    except JournalDamaged as error:
        raise UserError("JOURNAL-DAMAGED", str(error), "Nothing was changed.") from error
    except JournalUnavailable as error:
        raise UserError("JOURNAL", str(error), "Nothing was changed.") from error
    except EpochUnreadable as error:
        raise UserError("EPOCH", str(error), "Then start again.") from error
    except StoreUnavailable as error:
        raise UserError("STORE", str(error), "Then start again; the journal is whole.") from error
    finally:
        lock.release()
