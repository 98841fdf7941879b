"""A folder of WAV files, 8 kHz, 16 bit, mono, asked for by name: the prompt library, the voicemails."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from cordboard.media.samples import AudioError, Samples
from cordboard.media.wav import read_prompt
from cordboard.telephony.switchboard import CannotDo, Failure

LARGEST = 64 * 1024 * 1024
KEPT = 64


class Prompts:
    """Reads prompts and keeps the last ones; a file that has changed is read again."""

    def __init__(self) -> None:
        self.folder = Path()
        self._kept: OrderedDict[tuple[str, int], Samples] = OrderedDict()

    def find(self, name: str) -> Samples:
        """A prompt's sound; `name` is that of a file, with or without `.wav`. CannotDo says why not."""
        path = self.folder / (name if name.endswith(".wav") else f"{name}.wav")
        try:
            about = path.stat()
        except OSError as error:
            raise CannotDo(
                Failure.NO_SUCH_PROMPT, f"there is no prompt {name}; add it to the library"
            ) from error
        key = (name, about.st_mtime_ns)
        if key not in self._kept:
            self._kept[key] = self._read(path, about.st_size)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _read(self, path: Path, size: int) -> Samples:
        if size > LARGEST:
            raise CannotDo(Failure.BAD_PROMPT, f"{path.name} is larger than {LARGEST} octets; shorten it")
        try:
            return read_prompt(path.read_bytes())
        except (AudioError, OSError) as error:
            raise CannotDo(Failure.BAD_PROMPT, f"{path.name}: {error}") from error
