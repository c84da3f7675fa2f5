"""Encodings: what is recognised, what is refused and with which words, and that everything is written back as it was."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.reading import BinaryFile, BrokenEncoding, Decoded, UnknownEncoding, Unreadable, encode, is_text_encoding, read_text

WAY_OUT = "name the encoding with `encoding = ...` in lint.toml or --encoding"
COPY = "The minister’s “naïve” plan – as critics in Málaga call it – cost €5 million…\r\nMüller, of Ærø, said: ‘Déjà vu!’\r"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Decoded("")),
        (b"Plain.\r\n", Decoded("Plain.\r\n")),
        (COPY.encode(), Decoded(COPY)),
        (codecs.BOM_UTF8 + COPY.encode(), Decoded(COPY, "utf-8", codecs.BOM_UTF8)),
        (codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"), Decoded(COPY, "utf-16-le", codecs.BOM_UTF16_LE)),
        (codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"), Decoded(COPY, "utf-16-be", codecs.BOM_UTF16_BE)),
        (codecs.BOM_UTF32_LE + COPY.encode("utf-32-le"), Decoded(COPY, "utf-32-le", codecs.BOM_UTF32_LE)),
        (codecs.BOM_UTF32_BE + COPY.encode("utf-32-be"), Decoded(COPY, "utf-32-be", codecs.BOM_UTF32_BE)),
        (COPY.encode("cp1252"), Decoded(COPY, "cp1252")),
    ],
)
def test_recognises_encodings_and_writes_them_back(data: bytes, expected: Decoded) -> None:
    decoded = read_text(data)
    assert decoded == expected
    assert encode(decoded.text, decoded) == data


@pytest.mark.parametrize(
    "text",
    [
        "It’s",
        "the café",  # the last byte might have begun a longer UTF-8 sequence
        "é",
        "— No, he said.",
        "Il était là, à côté : « L’œuvre ! » ÉLÉGANT",
        "¿Qué pasó el 1º? ¡Sí!",
        "Die Größe der „Straße“ in ÜBERLINGEN",
        "Não há razão às vezes",
        "CAFÉ”",  # by chance, its last two bytes are valid UTF-8
        "a\xa0space, ½ a loaf at 5°, £3 or ¥300 ©",
    ],
)
def test_lone_bytes_that_read_well_are_western(text: str) -> None:
    data = text.encode("cp1252") + b" caf\xe9\n"
    assert read_text(data) == Decoded(text + " café\n", "cp1252")


def test_a_scrap_of_utf8_in_a_long_western_text_is_left_to_the_rules() -> None:
    data = b"It\x92s a start.\n" * 50 + "It’s a scrap.\n".encode()
    assert read_text(data).text.endswith("Itâ€™s a scrap.\n")


def test_latin1_only_for_bytes_that_windows_1252_lacks() -> None:
    accents = b"caf\xe9 " * 30
    assert read_text(accents + b"\x81").encoding == "latin-1"
    with pytest.raises(BrokenEncoding):  # as Latin-1 the quotation marks would be control characters
        read_text(accents + b"\x93quoted\x94 \x81")


@pytest.mark.parametrize(
    ("data", "offset", "line"),
    [
        ("“One” and\r\n“two” – ".encode() + b"\xe2\x80 broken", 29, 2),  # mostly UTF-8
        ("One’s\rlast".encode() + b"\xe2\x80", 12, 2),  # cut off in the middle of a character
        (b"cut after the first byte of a letter: Caf\xc3 noir", 41, 1),
        ("Минск и Москва".encode("cp1251"), 0, 1),
        ("a\n\nŁódź, święto, więc źródło".encode("cp1250"), 3, 3),
        ("the “café” – don’t".encode("mac_roman"), 4, 1),
        ("the café’s crème brûlée".encode("cp437", "ignore"), 7, 1),
        ("首相は東京で".encode("shift_jis"), 0, 1),
        ("he said “yes”".encode("gbk"), 8, 1),
        (b"a\x81b", 1, 1),
    ],
)
def test_broken_or_foreign_bytes_are_placed(data: bytes, offset: int, line: int) -> None:
    with pytest.raises(BrokenEncoding) as raised:
        read_text(data)
    assert str(raised.value) == f"not UTF-8 at byte {offset} (line {line}); {WAY_OUT}"
    assert (raised.value.offset, raised.value.line) == (offset, line)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\0b", "a binary file, not plain text"),
        (b"\xe9\0", "a binary file, not plain text"),
        (bytes(range(1, 32)), "a binary file, not plain text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image, not plain text"),
        (b"%PDF-1.7\n", "a PDF document, not plain text"),
        (b"PK\x03\x04", "a ZIP archive or an Office document, not plain text"),
        (rb"{\rtf1 Hello}", "an RTF document, not plain text"),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "a binary file, not plain text"),
    ],
)
def test_binary_content_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(BinaryFile) as raised:
        read_text(data)
    assert str(raised.value) == message


def test_a_few_control_characters_are_text() -> None:
    assert read_text(b"\x02\x07").text == "\x02\x07"
    assert read_text(b"\x1b[1mbold\x1b[0m\f\x1a").text == "\x1b[1mbold\x1b[0m\f\x1a"


@pytest.mark.parametrize(("name", "shown"), [("utf-16-le", "UTF-16-LE"), ("utf-16-be", "UTF-16-BE")])
def test_utf16_without_a_mark_is_told_from_binary(name: str, shown: str) -> None:
    data = "Hello, readers.\n".encode(name)
    with pytest.raises(BrokenEncoding) as raised:
        read_text(data)
    assert str(raised.value) == f"looks like {shown} without a byte order mark; {WAY_OUT}"
    assert read_text(data, name).text == "Hello, readers.\n"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("cp1251", "Минск".encode("cp1251"), Decoded("Минск", "cp1251")),
        ("latin1", b"\xe9", Decoded("é", "iso8859-1")),
        ("cp1252", "“".encode(), Decoded("â€œ", "cp1252")),  # valid UTF-8, but the user knows better
        ("UTF8", codecs.BOM_UTF8 + b"a", Decoded("a", "utf-8", codecs.BOM_UTF8)),
        ("utf-8-sig", b"a", Decoded("a")),
        ("utf-16", b"a\0", Decoded("a", "utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + b"\0a", Decoded("a", "utf-16-be", codecs.BOM_UTF16_BE)),
    ],
)
def test_a_named_encoding_is_obeyed(name: str, data: bytes, expected: Decoded) -> None:
    decoded = read_text(data, name)
    assert decoded == expected
    assert encode(decoded.text, decoded) == data


def test_bytes_that_break_a_named_encoding() -> None:
    with pytest.raises(BrokenEncoding) as raised:
        read_text(b"a\r\nb\xff", "utf-8")
    assert str(raised.value) == f"not UTF-8 at byte 4 (line 2); {WAY_OUT}"
    with pytest.raises(BrokenEncoding) as raised:
        read_text(codecs.BOM_UTF16_LE + "a\nb".encode("utf-16-le") + b"\0")
    assert str(raised.value) == f"not UTF-16-LE at byte 8 (line 2); {WAY_OUT}"


@pytest.mark.parametrize("name", ["utf-9", "base64", "rot13", ""])
def test_names_that_are_no_encodings(name: str) -> None:
    assert not is_text_encoding(name)
    with pytest.raises(UnknownEncoding, match=f'unknown encoding "{name}"'):
        read_text(b"a", name)


def test_a_character_that_the_encoding_lacks_is_not_lost() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode("Łódź", Decoded("", "cp1252"))


@given(st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: text.encode("cp1252", "replace"))))
def test_any_bytes_are_refused_or_written_back_unchanged(data: bytes) -> None:
    try:
        decoded = read_text(data)
    except Unreadable as error:
        assert "\n" not in str(error)
    else:
        assert encode(decoded.text, decoded) == data


@given(st.binary(), st.sampled_from(["utf-8", "utf-16", "utf-32-be", "cp1252", "latin-1", "cp1251", "utf-8-sig"]))
def test_the_same_with_a_named_encoding(data: bytes, name: str) -> None:
    try:
        decoded = read_text(data, name)
    except Unreadable:
        return
    assert encode(decoded.text, decoded) == data
