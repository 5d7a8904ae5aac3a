"""Our side of Tesseract: what we ask the program, what we make of its table, and what becomes of one that fails."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from core.errors import Fault, Invalid
from llm.ocr.engine import MultilingualEngine, open_engine
from llm.ocr.engine_process import EngineProcess
from llm.ocr.engine_worker import answer_request
from llm.ocr.open_file import prepare_picture
from llm.ocr.tesseract_engine import TesseractEngine, read_words, whiten_rim
from llm.ocr.wire import EngineRequest, FileRefused
from tests.llm.ocr.drawn import plain, receipt
from tests.llm.ocr.played import HEAD, program

WHITE = np.full((60, 60, 3), 255, np.uint8)
PLAYED = "tests.llm.ocr.played"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder programs are looked for in, beside the shell's own."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    return tmp_path


def test_its_table_is_words_with_boxes(here: Path) -> None:
    program(here)
    first, second, _ = open_engine("tesseract").read(WHITE)
    assert (first.text, second.text, second.confidence) == ("TOTAL", "302.00", 0.91)
    assert second.box.corners == ((80, 20), (140, 20), (140, 34), (80, 34))


@pytest.mark.parametrize(
    ("languages", "asked"),
    [((), "eng"), (("en",), "eng"), (("hi-Latn",), "eng"), (("ru", "en"), "rus+eng"), (("hi",), "eng+hin"),
     (("de", "ru"), "rus+eng+deu"), (("es",), "eng"), (("ja", "ru"), "rus+eng")],
)  # fmt: skip
def test_a_photo_is_read_in_its_household_s_language_and_english(
    here: Path, languages: tuple[str, ...], asked: str
) -> None:
    """Hindi before English reads 1 as 7, and a pack that is not installed must not stop the rest."""
    program(here)
    engine = open_engine("tesseract")
    assert isinstance(engine, MultilingualEngine)
    assert engine.languages == ("en", "hi", "hi-Latn", "ru", "de")
    called = engine.with_languages(languages).read(WHITE)[-1].text
    assert called == f"stdin stdout --psm 6 -l {asked} tsv"


def test_a_pack_that_is_missed_is_told_once(here: Path, caplog: pytest.LogCaptureFixture) -> None:
    program(here, packs="eng")
    engine = open_engine("tesseract")
    assert isinstance(engine, MultilingualEngine)
    for _ in range(3):
        engine.with_languages(("pt", "en"))
    (told,) = caplog.messages
    assert "apt-get install tesseract-ocr tesseract-ocr-por" in told


def test_languages_the_host_names_must_be_there(here: Path) -> None:
    program(here, packs="eng osd fra")
    assert open_engine("tesseract", 1, ["fra"]).read(WHITE)[-1].text == "stdin stdout --psm 6 -l eng+fra tsv"
    with pytest.raises(Fault, match=r"no language pack rus, chi_sim: apt-get install .*tesseract-ocr-chi-sim"):
        open_engine("tesseract", 1, ["ru", "chi_sim", "fra"])


def test_without_the_program_the_host_is_told_what_to_install(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    with pytest.raises(Fault, match="tesseract is not installed: apt-get install tesseract-ocr tesseract-ocr-rus"):
        open_engine("tesseract", 1, ["ru"])


@pytest.mark.parametrize(
    "said",
    ["", "\0\xff\ufffd", HEAD, "5\t1\t1", "5\t1\t1\t1\t1\t1\ta\tb\tc\td\te\tTOTAL", "5" + "\t1" * 9 + "\tnan\tTOTAL",
     "5" + "\t1" * 5 + "\tinf\t1\t1\t1\t90\tTOTAL", "\n\n\n", "5\t" * 500],
)  # fmt: skip
def test_what_is_no_table_has_no_words(said: str) -> None:
    good = "5\t1\t1\t1\t1\t1\t10\t20\t60\t14\t120\tTOTAL\r"
    assert read_words(said) == ()
    (word,) = read_words(f"{said}\n{good}\n{said}")
    assert (word.text, word.confidence) == ("TOTAL", 1.0)


@pytest.mark.parametrize(
    ("answer", "why"),
    [("exit 1", "ended with 1"), ("echo 'Error opening data file' >&2; exit 2", "ended with 2: .*data file"),
     ("kill -SEGV $$", "ended with -11")],
)  # fmt: skip
def test_a_program_that_fails_is_a_fault_that_says_how(here: Path, answer: str, why: str) -> None:
    program(here, answer)
    with pytest.raises(Fault, match=why):
        open_engine("tesseract").read(WHITE)


@pytest.mark.parametrize("answer", ["printf '\\377\\000\\n'", ":"], ids=["rubbish", "nothing"])
def test_a_program_that_talks_rubbish_has_read_nothing(here: Path, answer: str) -> None:
    program(here, answer)
    assert open_engine("tesseract").read(WHITE) == ()


def test_a_program_that_is_not_one_is_a_fault(here: Path) -> None:
    program(here).write_bytes(b"\x7fELF")
    with pytest.raises(Fault, match="OSError"):
        open_engine("tesseract")


def test_pale_print_inside_a_dark_rim_is_left_and_the_rim_is_not() -> None:
    """Found on a scan with a black edge, of which the program read nothing at all."""
    print_ = cv2.cvtColor(np.asarray(receipt()), cv2.COLOR_RGB2GRAY) // 3 + 150
    framed = cv2.copyMakeBorder(print_, 20, 20, 20, 20, cv2.BORDER_CONSTANT, value=0)
    cleared = whiten_rim(framed)
    assert cleared.min() >= 150
    assert (cleared[30:-30, 30:-30] == framed[30:-30, 30:-30]).all()


def test_light_letters_on_a_dark_screen_are_let_be() -> None:
    night = 255 - cv2.cvtColor(np.asarray(receipt()), cv2.COLOR_RGB2GRAY)
    assert (whiten_rim(night) == night).all()


def test_a_fault_at_one_page_fails_that_file_alone(here: Path) -> None:
    program(here, "exit 1")
    request = EngineRequest(prepare_picture(np.asarray(plain())), ("ru",))
    assert answer_request(request, open_engine("tesseract")) == FileRefused("picture-too-hard")


@pytest.mark.xdist_group("ocr")
async def test_the_program_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    path = program(tmp_path, f"echo $$ > {pid}.new; mv {pid}.new {pid}; exec sleep 60")
    process = EngineProcess(PLAYED, languages=[str(path)])
    reading = asyncio.create_task(process.read(prepare_picture(np.asarray(plain()))))
    await _until(pid.exists)
    assert process.languages == ("en", "hi-Latn", "ru")
    await process.stop()
    with pytest.raises(Invalid, match="picture-too-hard"):
        await reading
    started = Path(f"/proc/{pid.read_text().strip()}")
    await _until(lambda: not started.exists())


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110  what we wait for is not in this process
            await asyncio.sleep(0.01)


def test_where_a_pack_is_missing_the_engine_s_own_languages_stay() -> None:
    engine = TesseractEngine("tesseract", ("ita",), ("ita",))
    assert engine.with_languages(("ru",)).languages == ("ita",)
