"""What a newcomer gets wrong: each time one plain sentence, no traceback, nothing lost."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from corpus.sources import reading

BODY = (
    "The council of Port Sorrel voted on Monday to close the old pier.\n\n"
    "Nobody spoke against it, Mayor Ilse Brandt said after the meeting. “We wait,” she said.\n\n"
    "The harbour master, José Núñez, called the café’s closing a loss for the town.\n"
)
ESCAPES = "\x1b[31m\x07\u202e"
HARMFUL = set("\x1b\x07\u202e")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
root = hasattr(os, "geteuid") and os.geteuid() == 0
posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes and signals as POSIX has them")


@dataclass(frozen=True)
class Told:
    """What one run of the command line ended with and said."""

    code: int
    out: str
    err: str

    @property
    def one_sentence(self) -> bool:
        """Whether standard error holds one line that a person can read."""
        return self.err.count("\n") == 1 and self.err[:1].isalnum() and not self.broken

    @property
    def broken(self) -> bool:
        said = self.out + self.err
        return any(words in said for words in ("Traceback", "Something broke", "fault in Parallax"))


Parallax = Callable[..., Told]


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("INDEX", "CONFIG"):
        monkeypatch.delenv(f"PARALLAX_{name}", raising=False)
    monkeypatch.setenv("PARALLAX_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def parallax(capsys: pytest.CaptureFixture[str]) -> Parallax:
    def run(*arguments: str) -> Told:
        capsys.readouterr()
        code = main(arguments)
        said = capsys.readouterr()
        return Told(code, said.out, said.err)

    return run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of one article, never to be changed."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "article.txt").write_text(BODY, encoding="utf-8")
    assert main(["index", "build", str(folder / "article.txt"), "--out", str(folder / "i")]) == 0
    return folder / "i"


@pytest.fixture
def index(built: Path, workplace: Path) -> Path:
    """A copy of that index, to be harmed."""
    copy = workplace / "index"
    copy.mkdir()
    for file in built.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    return copy


def write(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def shell(command: str) -> Told:
    """Run a line of the shell in which `parallax` is the command line."""
    done = subprocess.run(
        ["sh", "-c", command.replace("parallax ", f"{sys.executable} -m bot.cli ")],
        capture_output=True,
        encoding="utf-8",
        env=ENVIRONMENT | {"PARALLAX_HOME": os.environ["PARALLAX_HOME"]},
        timeout=60,
        check=False,
    )
    return Told(done.returncode, done.stdout, done.stderr)


# Sources


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (os.urandom(4000) + bytes(400), "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        (b"+++\nheadline = \n+++\n" + BODY.encode(), "TOML"),
        (b"---\nheadline: x\n---\n", "no text"),
        (b"[]", "no article"),
        (b"\xff\xfeA", "UTF-8"),
    ],
)
def test_a_file_that_is_no_article(parallax: Parallax, content: bytes, words: str) -> None:
    write("article.json" if content == b"[]" else "article.txt", content)
    (file,) = (path.name for path in Path().glob("article.*"))
    told = parallax("index", "build", file, "--out", "new")
    assert told.code == 1
    assert told.one_sentence
    assert file in told.err
    assert words in told.err
    assert not Path("new").exists()


def test_an_empty_folder_and_a_missing_path(parallax: Parallax) -> None:
    Path("empty").mkdir()
    for source, words in (("empty", "holds no article"), ("nowhere", "check the path")):
        told = parallax("index", "build", source, "--out", "new")
        assert (told.code, told.one_sentence) == (1, True)
        assert source in told.err
        assert words in told.err


def test_an_empty_path_means_no_folder_of_ours(parallax: Parallax, index: Path) -> None:
    write("article.txt", BODY)
    for arguments in (
        ("index", "build", "", "--out", "new"),
        ("index", "build", "article.txt", "--out", ""),
        ("index", "add", "article.txt", "--index", " "),
    ):
        told = parallax(*arguments)
        assert (told.code, told.one_sentence) == (2, True)
        assert "not an empty text" in told.err
    assert not Path("new").exists()
    assert index.exists()


@pytest.mark.parametrize(
    "encoding",
    ["latin-1", "cp1252", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_western_text_in_any_encoding_is_read(parallax: Parallax, encoding: str) -> None:
    plain = BODY.translate(str.maketrans("“”’", '""\''))
    write("a.txt", plain.encode(encoding))
    assert parallax("index", "build", "a.txt", "--out", "new").code == 0
    assert "José Núñez" in parallax("index", "export", "--index", "new").out


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "utf-16-le", "utf-16-be"])
def test_japanese_in_its_encodings_is_read(parallax: Parallax, encoding: str) -> None:
    text = (
        "港の町の議会は月曜日、古い桟橋を閉鎖することを決めた。\n\n"
        "市長は「私たちは待つ」と述べ、反対する者はいなかったと会議の後に語った。\n"
    )
    write("a.txt", (text * 3).encode(encoding))
    assert parallax("index", "build", "a.txt", "--out", "new").code == 0
    assert "古い桟橋を閉鎖" in parallax("index", "export", "--index", "new").out


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-2], lambda data: data.replace(b" old ", b" \xe9\xed\xa0\x80 ")]
)
def test_damaged_utf8_keeps_its_sound_characters(
    parallax: Parallax, harm: Callable[[bytes], bytes]
) -> None:
    write("a.txt", harm((BODY + "The end of it is é").encode()))
    assert parallax("index", "build", "a.txt", "--out", "new").code == 0
    assert "José Núñez" in parallax("index", "export", "--index", "new").out


def test_json_lines_in_utf16_are_refused_as_a_whole(parallax: Parallax) -> None:
    line = json.dumps({"text": BODY}) + "\n"
    write("a.jsonl", (line * 3).encode("utf-16"))
    told = parallax("index", "build", "a.jsonl", "--out", "new")
    assert (told.code, told.one_sentence) == (1, True)
    assert "save it as UTF-8" in told.err


def test_a_line_of_ten_megabytes(parallax: Parallax) -> None:
    write("long.txt", "The council voted to close the pier. " * 270_000)
    write("long.jsonl", json.dumps({"text": "voted " * 1_700_000}) + "\n" + '{"text": "Short."}\n')
    told = parallax("index", "build", "long.txt", "long.jsonl", "--out", "new")
    assert told.code == 0
    text, line, built = told.err.splitlines()
    assert text.startswith("Skipped long.txt: It is longer than 1,000,000 characters")
    assert line.startswith("Skipped long.jsonl:1: The line is longer than 4 MB")
    assert "1 article" in built


def test_an_article_that_grows_too_long_anywhere(
    parallax: Parallax, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST_ARTICLE", 100)
    write("a.jsonl", '{"text": "Short."}\n' + json.dumps({"text": BODY}))
    write("b.json", json.dumps([{"text": BODY}]))
    told = parallax("index", "build", "a.jsonl", "b.json", "--out", "new")
    assert told.code == 0
    assert [line.split(": ")[0] for line in told.err.splitlines()[:2]] == [
        "Skipped a.jsonl:2",
        "Skipped b.json:1",
    ]


def test_the_same_article_twice_and_the_same_copy_in_two_outlets(parallax: Parallax) -> None:
    write("one/a.txt", BODY)
    write("one/b.txt", BODY)
    for outlet in ("Port Sorrel Times", "Cape Courier"):
        write(f"one/{outlet}.md", f"---\noutlet: {outlet}\n---\nPORT SORREL (AP) — {BODY}")
    told = parallax("index", "build", "one", "--out", "new")
    assert told.code == 0
    assert "Skipped one/b.txt: It is the same article as one/a.txt." in told.err
    outlets = {
        json.loads(line)["outlet"]
        for line in parallax("index", "export", "--index", "new").out.splitlines()
    }
    assert outlets == {None, "Port Sorrel Times", "Cape Courier"}


ODD_LINES = (
    ('{"id": "odd", "text": "Odd \\ud800 and \\u0000 text 🙂 \\u202e by Mayor Ilse Brandt."}', ""),
    ('{"id": ["x"], "headline": {}, "byline": 7, "published": {}, "text": "Typed wrongly."}', "id"),
    ('{"text": 5}', '"text"'),
    ('{"text": "  "}', '"text"'),
    ("[1]", "no JSON object"),
    ("null", "no JSON object"),
    ('{"text": "cut', "not valid JSON at character"),
    ('{"text": "Deep.", "a": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    ('{"text": "Huge.", "id": ' + "9" * 5000 + "}", "too many digits"),
    ('{"id": "odd", "text": "Another under one id."}', "stands for another article"),
    ('{"text": "Old.", "published": "0001-01-01T00:00:00+14:00"}', "published"),
    ('{"text": "No number.", "published": NaN}', "published"),
    ('{"id": "' + "x" * 5000 + '", "text": "A long id."}', ""),
)


def test_odd_json_lines_are_each_named_by_their_number(parallax: Parallax) -> None:
    lines = "\n".join(line for line, _ in ODD_LINES)
    write("odd.jsonl", "\ufeff" + lines + "\n\n" + json.dumps({"text": BODY}) + "\r\n")
    told = parallax("index", "build", "odd.jsonl", "--out", "new")
    assert (told.code, told.broken) == (0, False)
    for number, (_, words) in enumerate(ODD_LINES, start=1):
        said = [one for one in told.err.splitlines() if f" odd.jsonl:{number}: " in one]
        assert bool(said) == bool(words)
        assert all(words.removeprefix("no ") in "".join(said) for _ in said)
    assert "Read in part odd.jsonl:2: Its headline is not text" in told.err
    assert "Skipped odd.jsonl:3: " in told.err
    for line in parallax("index", "export", "--index", "new").out.splitlines():
        article = json.loads(line)
        for person in article["people"]:
            for one in person["mentions"]:
                assert article["text"][one["start"] : one["end"]] == one["text"]
    assert parallax("ask", "/who Brandt", "--index", "new").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "word",
        "🙂" * 500,
        BODY.upper(),
        BODY.replace("\n", "\r"),
        "قال الوزير إن المحادثات كانت مثمرة. وأضاف أن البلدين سيتعاونان.\n",
        '---\nheadline: [unclosed\noutlet: "x\n: : :\n---\n' + BODY,
        "---\nheadline: never closed\n" + BODY,
    ],
)
def test_odd_text_is_read_and_answers(parallax: Parallax, text: str) -> None:
    write("a.txt", text)
    assert parallax("index", "build", "a.txt", "--out", "new").code == 0
    for question in ("/story", "/search pier", "/digest", "/outlet"):
        told = parallax("ask", question, "--index", "new")
        assert (told.code, told.err, told.broken) == (0, "", False)


@posix
def test_pipes_links_and_loops_in_a_folder_are_named_and_passed_over(parallax: Parallax) -> None:
    write("news/a.txt", BODY)
    os.mkfifo("news/pipe")
    for name, target in (("self", "."), ("gone", "nowhere"), ("x", "y"), ("y", "x")):
        Path("news", name).symlink_to(target)
    told = parallax("index", "build", "news", "--out", "new")
    assert told.code == 0
    for name in ("pipe", "self", "gone", "x", "y"):
        assert f"Skipped news/{name}: " in told.err
    for source in ("news/pipe", os.devnull):
        told = parallax("index", "build", source, "--out", "new")
        assert (told.code, told.one_sentence) == (1, True)
        assert "a pipe or a device" in told.err


@posix
def test_names_of_files_can_not_act_on_a_terminal(parallax: Parallax) -> None:
    write(f"news/evil{ESCAPES}\nSkipped nothing: all is well.txt", "")
    write(os.fsdecode(b"news/latin\xe9.txt"), "")
    write("news/good.txt", BODY)
    for source in ("news", f"missing{ESCAPES}\nname"):
        told = parallax("index", "build", source, "news/good.txt", "--out", f"new{ESCAPES}")
        said = told.err + parallax("index", "info", "--index", f"new{ESCAPES}").out
        assert not HARMFUL & set(said)
        assert "\nSkipped nothing" not in said


def test_two_thousand_small_files(parallax: Parallax) -> None:
    for number in range(2000):
        write(f"many/{number}.txt", "" if number % 10 else f"Pier {number} closed.\n")
    told = parallax("index", "build", "many", "--out", "new")
    assert (told.code, told.broken) == (0, False)
    assert sum(line.startswith("Skipped ") for line in told.err.splitlines()) == 1800
    assert "intact: 200 articles." in parallax("index", "check", "--index", "new").out


# Questions


@pytest.mark.parametrize(
    "question",
    [
        "",
        " \t ",
        "/",
        "/frobnicate",
        "Brandt",
        "why was the pier closed?",
        "/who " + "x" * 10_000,
        "/who" + " word" * 300,
        "/search " + '" OR * NEAR( ) AND NOT ^ col:x {a b} -',
        "/search ***",
        "/search '; DROP TABLE articles; --",
        "/who (((",
        "/who %s%n\\",
        "/who since:never until:9999-99-99",
        "/who Brandt outlet:nobody",
        '/who "unclosed',
        "/compare vs vs vs",
        "/quotes \udcff\udcfe",
        f"/who {ESCAPES}",
        f"{ESCAPES}",
        "/digest last century",
    ],
)
def test_any_question_has_an_answer(parallax: Parallax, built: Path, question: str) -> None:
    told = parallax("ask", question, "--index", str(built), "--width", "80")
    assert (told.code, told.err, told.broken) == (0, "", False)
    assert told.out.strip()
    assert not HARMFUL & set(told.out)
    as_json = parallax("ask", question, "--index", str(built), "--json")
    assert set(json.loads(as_json.out)) == {"command", "query", "match", "choices", "message"}


def test_an_unknown_command_leads_to_a_search(parallax: Parallax, built: Path) -> None:
    for question in ("Brandt", "/whoo Brandt"):
        told = parallax("ask", question, "--index", str(built))
        assert "There is no command" in told.out
        assert "/search " in told.out
    assert "/who brandt" in parallax("ask", "Brandt", "--index", str(built)).out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "ask, chat, run, manifest, digest, subscriptions, index, correct, doctor"),
        (["index"], "build, add, info, check, export"),
        (["frob"], "ask, chat, run, manifest, digest, subscriptions, index, correct, doctor"),
        (["ask", "/who x", "--width", "0"], "from 20 to 1000"),
        (["ask", "/who x", "--width", "-5"], "from 20 to 1000"),
        (["ask", "/who x", "--width", "abc"], "from 20 to 1000"),
        (["ask", "/who x", "--width", "9" * 5000], "from 20 to 1000"),
        (["ask", "/who x", "--as", f"poem{ESCAPES}"], "choose from"),
        ([ESCAPES], "ask, chat, run, manifest, digest, subscriptions, index, correct, doctor"),
    ],
)
def test_wrong_use_says_what_is_right(parallax: Parallax, arguments: list[str], words: str) -> None:
    told = parallax(*arguments)
    assert (told.code, told.out, told.one_sentence) == (2, "", True)
    assert words in told.err
    assert not HARMFUL & set(told.err)


@pytest.mark.parametrize(
    "command",
    ["", "ask", "chat", "doctor", "index", *(f"index {step}" for step in ("build", "add"))],
)
def test_help_shows_examples(parallax: Parallax, command: str) -> None:
    told = parallax(*command.split(), "--help")
    assert told.code == 0
    assert f"\n  parallax {command}".rstrip() in told.out.split("example")[1]


# Indexes


def truncated(folder: Path) -> None:
    os.truncate(segment(folder), 5000)


def emptied(folder: Path) -> None:
    os.truncate(segment(folder), 0)


def missing(folder: Path) -> None:
    segment(folder).unlink()


def overwritten(folder: Path) -> None:
    path = segment(folder)
    path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096))


def no_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def odd_manifest(folder: Path) -> None:
    change(folder, segments=[{"file": 7}], counts=[])


def newer(folder: Path) -> None:
    change(folder, schema=999, version="9.9")


def older(folder: Path) -> None:
    change(folder, schema=1)


def another_layout(folder: Path) -> None:
    change(folder, layout="00000000")


def segment(folder: Path) -> Path:
    (found,) = folder.glob("*.sqlite")
    return found


def change(folder: Path, **values: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), encoding="utf-8")


HARMS: list[Callable[[Path], None]] = [
    truncated, emptied, missing, overwritten, no_manifest, odd_manifest, newer, older,
    another_layout,
]  # fmt: skip


@pytest.mark.parametrize("harm", HARMS)
def test_a_harmed_index_says_so_and_can_be_built_again(
    parallax: Parallax, index: Path, harm: Callable[[Path], None]
) -> None:
    harm(index)
    write("article.txt", BODY)
    for arguments in (
        ["ask", "/story"],
        ["index", "info"],
        ["index", "check"],
        ["index", "add", "article.txt"],
    ):
        told = parallax(*arguments, "--index", str(index))
        if (harm, arguments[1]) == (overwritten, "info"):
            continue  # the manifest alone says what it holds
        assert (told.code, told.out, told.one_sentence) == (1, "", True)
        assert "again" in told.err
    doctor = parallax("doctor", "--index", str(index))
    assert "Traceback" not in doctor.out + doctor.err
    assert parallax("index", "build", "article.txt", "--out", str(index)).code == 0
    assert "intact: 1 article." in parallax("index", "check", "--index", str(index)).out


def test_a_record_of_another_shape_is_damage_not_our_fault(parallax: Parallax, index: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(segment(index))) as database:
        database.execute("UPDATE entries SET record = '[1]'")
        database.execute("UPDATE articles SET record = '{}'")
        database.commit()
    change(index, segments=[{"file": segment(index).name, "blake2b": "",
                             "size": segment(index).stat().st_size}])  # fmt: skip
    told = parallax("ask", "/who Brandt", "--index", str(index))
    assert (told.code, told.one_sentence) == (1, True)
    assert "build it again" in told.err


def test_a_file_in_place_of_an_index(parallax: Parallax) -> None:
    write("article.txt", BODY)
    for arguments in (
        ["ask", "/story", "--index", "article.txt"],
        ["index", "info", "--index", "article.txt"],
        ["index", "build", "article.txt", "--out", "article.txt"],
    ):
        told = parallax(*arguments)
        assert (told.code, told.one_sentence) == (1, True)
        assert "is a file" in told.err
    assert Path("article.txt").read_text(encoding="utf-8") == BODY


@posix
def test_a_build_that_runs_out_of_room_leaves_the_old_index_in_use(
    parallax: Parallax, index: Path
) -> None:
    """A limit on the size of files stands for the disk: writes fail half way in both."""
    write("article.txt", BODY + "Another day.\n")
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
        "from bot.cli import program; program()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "index", "build", "article.txt", "--out", str(index)],
        capture_output=True,
        encoding="utf-8",
        env=ENVIRONMENT,
        check=False,
    )
    told = Told(done.returncode, done.stdout, done.stderr)
    assert (told.code, told.out, told.one_sentence) == (1, "", True)
    assert "make room" in told.err
    assert "still in use" in told.err
    assert "intact: 1 article." in parallax("index", "check", "--index", str(index)).out
    assert sorted(path.suffix for path in index.iterdir()) == [".json", ".lock", ".sqlite"]


@pytest.mark.skipif(root or os.name != "posix", reason="root may write to any folder")
def test_a_folder_that_can_not_be_written_to(parallax: Parallax, index: Path) -> None:
    write("article.txt", BODY)
    index.chmod(0o555)
    try:
        told = parallax("index", "build", "article.txt", "--out", str(index))
        assert (told.code, told.one_sentence) == (1, True)
        assert parallax("ask", "/story", "--index", str(index)).code == 0
    finally:
        index.chmod(0o755)


@posix
def test_a_state_folder_that_can_not_be_made(
    parallax: Parallax, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARALLAX_HOME", f"{os.devnull}/state")
    told = parallax("ask", "/story", "--index", str(built))
    assert (told.code, told.err) == (0, "")
    assert "set PARALLAX_HOME" in parallax("doctor", "--index", str(built)).out
    told = parallax("index", "build", "nowhere")
    assert (told.code, told.one_sentence) == (1, True)


@posix
def test_an_interrupted_build_is_quiet_and_loses_nothing(parallax: Parallax, index: Path) -> None:
    for number in range(400):
        write(f"many/{number}.txt", f"Pier {number}. {BODY}")
    before = sorted(path.name for path in index.iterdir())
    command = [sys.executable, "-m", "bot.cli", "index", "build", "many", "--out", str(index)]
    for seconds in (0.3, 1.0):
        with subprocess.Popen(
            command,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
            env=ENVIRONMENT,
        ) as build:  # fmt: skip
            time.sleep(seconds)
            os.killpg(build.pid, signal.SIGINT)
            out, err = build.communicate(timeout=60)
        assert (out, err) == (b"", b"")
        assert build.returncode in (130, -signal.SIGINT)  # the latter before we could catch it
        assert sorted(path.name for path in index.iterdir()) == before
    assert "intact: 1 article." in parallax("index", "check", "--index", str(index)).out


def test_a_build_takes_away_what_a_killed_one_left(parallax: Parallax, index: Path) -> None:
    before = sorted(path.name for path in index.iterdir())
    (index / "articles-000002.building").write_bytes(b"half")
    (index / "manifest.json.new").write_text("{", encoding="utf-8")
    assert parallax("ask", "/story", "--index", str(index)).code == 0
    write("article.txt", BODY)
    assert parallax("index", "build", "article.txt", "--out", str(index)).code == 0
    after = {path.name for path in index.iterdir()}
    assert after == {*before, "articles-000002.sqlite"}


def test_a_second_build_at_once_is_told_to_wait(parallax: Parallax, index: Path) -> None:
    from corpus.storage.sqlite import building

    write("article.txt", BODY)
    with building(index):
        for step, place in (("build", "--out"), ("add", "--index")):
            told = parallax("index", step, "article.txt", place, str(index))
            assert (told.code, told.one_sentence) == (1, True)
            assert "try again when it is done" in told.err


# Settings and surroundings


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a = = 1", "line 1"),
        (b"\xff\xfe", "not UTF-8"),
        (b"frob = 1", "There is no setting frob"),
        (b"[rate]\nfrob = 1", "There is no setting rate.frob"),
        (b"[rate]\nburst = 'lots'", "rate.burst"),
        (b"adapters = 5", "adapters"),
    ],
)
def test_broken_settings_are_named(parallax: Parallax, content: bytes, words: str) -> None:
    write("parallax.toml", content)
    told = parallax("ask", "/help")
    assert (told.code, told.out, told.one_sentence) == (1, "", True)
    assert "parallax.toml" in told.err
    assert words in told.err
    doctor = parallax("doctor")
    assert (doctor.code, words in doctor.out) == (1, True)


@posix
@pytest.mark.parametrize(
    ("streams", "code", "words"),
    [
        (">&-", 0, ""),
        ("2>&- <&-", 0, ""),
        ("--width 0 2>&-", 2, ""),
        ("> /dev/full", 1, "Standard output can't be written to"),
        ("| head -1", 0, ""),
    ],
)
def test_closed_and_full_streams(built: Path, streams: str, code: int, words: str) -> None:
    if "/dev/full" in streams and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    told = shell(f"parallax ask /story --index {built} {streams}")
    assert (told.code, told.err.count("\n"), told.broken) == (code, bool(words), False)
    assert words in told.err


@posix
def test_a_place_that_the_system_refuses(
    parallax: Parallax, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("article.txt", BODY)
    place = "x" * 5000
    for arguments in (
        ["ask", "/story", "--index", place],
        ["ask", "/story", "--config", place],
        ["index", "build", "article.txt", "--out", place],
        ["index", "add", "article.txt", "--index", place],
    ):
        told = parallax(*arguments)
        assert (told.code, told.out, told.one_sentence) == (1, "", True)
    monkeypatch.setenv("PARALLAX_HOME", place)
    told = parallax("ask", "/story")
    assert (told.code, told.one_sentence) == (1, True)
    assert "name another place" in told.err


@posix
def test_a_user_without_a_home_folder(
    parallax: Parallax, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "PARALLAX_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 987_654_321)  # whom no list of users knows
    told = parallax("ask", "/story", "--index", str(built))
    assert (told.code, told.err) == (0, "")
    told = parallax("index", "build", "nowhere")
    assert (told.code, told.one_sentence) == (1, True)
    assert "set PARALLAX_HOME" in told.err
    assert "set PARALLAX_HOME" in parallax("doctor").out
