"""The prompt library: plain names, one format, and a file that changes is heard anew."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from cordboard.media import tones, wav
from cordboard.telephony.embedded.prompts import KEPT, Prompts
from cordboard.telephony.switchboard import CannotDo


@pytest.fixture
def prompts(tmp_path: Path) -> Prompts:
    prompts = Prompts()
    prompts.folder = tmp_path
    return prompts


@pytest.mark.parametrize("name", ["greeting.wav", "greeting"])
def test_a_prompt_is_found_with_and_without_its_ending(prompts: Prompts, name: str) -> None:
    sound = tones.sine(440, 100)
    (prompts.folder / "greeting.wav").write_bytes(wav.write(sound))
    assert np.array_equal(prompts.find(name), sound)


def test_a_prompt_that_is_missing(prompts: Prompts) -> None:
    with pytest.raises(CannotDo, match="NO_SUCH_PROMPT"):
        prompts.find("nothing")


@pytest.mark.parametrize(
    "content",
    [b"", b"not a WAV file at all", wav.write(np.zeros((80, 2), np.int16))],
    ids=["empty", "text", "stereo"],
)
def test_a_prompt_that_is_no_prompt(prompts: Prompts, content: bytes) -> None:
    (prompts.folder / "bad.wav").write_bytes(content)
    with pytest.raises(CannotDo, match="BAD_PROMPT"):
        prompts.find("bad")


def test_a_file_that_changes_is_read_again(prompts: Prompts) -> None:
    path = prompts.folder / "greeting.wav"
    path.write_bytes(wav.write(tones.sine(440, 100)))
    prompts.find("greeting")
    path.write_bytes(wav.write(tones.sine(440, 300)))
    os.utime(path, ns=(1, 1))
    assert len(prompts.find("greeting")) == 300 * 8


def test_a_bounded_number_is_kept(prompts: Prompts) -> None:
    for number in range(KEPT + 3):
        (prompts.folder / f"{number}.wav").write_bytes(wav.write(tones.sine(440, 20)))
        prompts.find(str(number))
    assert len(prompts._kept) == KEPT


def test_folders_have_sounds_of_their_own(prompts: Prompts) -> None:
    # given a piece in two languages, whose files are of the same moment
    (prompts.folder / "de").mkdir()
    for name, note in (("say-1.wav", 440), ("de/say-1.wav", 880)):
        (prompts.folder / name).write_bytes(wav.write(tones.sine(note, 100)))
        os.utime(prompts.folder / name, (1, 1))
    # then
    assert np.array_equal(prompts.find("say-1"), tones.sine(440, 100))
    assert np.array_equal(prompts.find("de/say-1"), tones.sine(880, 100))
