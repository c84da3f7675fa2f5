"""Bytes to text and back: which encoding a file is in, and whether it is text at all.

A byte order mark decides (UTF-8, UTF-16, UTF-32); otherwise strict UTF-8; otherwise Windows-1252, the usual encoding of older
Western copy, when the bytes read as it make sense. Whatever was read is written back byte for byte by `encode`.
"""

from __future__ import annotations

import codecs

from lint.pattern import lazy
from lint.record import Record

WAY_OUT = "name the encoding with `encoding = ...` in lint.toml or --encoding"

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARKS = {"utf-8": codecs.BOM_UTF8, **{name: mark for mark, name in _WIDE_MARKS}}

# First bytes of files that people give a text suffix by mistake (file formats' own specifications).
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG\r\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"\x1f\x8b\x08": "a gzip archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x7fELF": "a program",
}
_MAGIC_STARTS = tuple(_MAGIC)

_SAMPLE = 8192  # bytes looked at for control characters: enough for any binary format, next to nothing for text
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"  # \x1a ends DOS files, \x1b starts colours
_MOST_CONTROLS = 0.1  # share of the sample; copied terminal output stays below, compressed data is near 0.12 and has NULs too

_LEAST_NULS = 0.7  # share of the upper halves of UTF-16 units that are NUL in a text mostly in ASCII

# The patterns are compiled where they are needed, which is seldom.
_BEYOND_ASCII = lazy(r"[^\x00-\x7f]+")
_WINDOWS_SIGN = lazy(r"[\u0152-\u2122]")

# What no Western text has, in bytes read as Windows-1252. It is what UTF-8, DOS, Macintosh, Central European and Cyrillic
# bytes turn into: "StraÃŸe", "donÕt", "caf‚s", "pi³ka", "Ìîñêâà", "saidâ€ ".
_IMPLAUSIBLE = lazy(r"""(?x)
      [\x80-\x9f\ufffd]                                    # a control character, or a byte that stands for nothing
    | [À-ÖØ-öø-ÿŠšŒœŽžŸ]{4}                                 # a word made of accented letters only: another alphabet
    | (?<=[a-zß-öø-ÿ]) [À-ÖØ-ÞŠŒŽŸ]                         # a capital inside a word
    | (?<=[A-Za-zÀ-ÖØ-öø-ÿ]) [ƒ€‚„†‡ˆ‰‹˜¡¢£¤¥¦¨¬¯±²³µ¶¸¹¼½¾¿] (?=[A-Za-z])   # a sign inside a word
    | (?<=[À-ÖØ-öø-ÿ]) [ƒ€‚„†‡ˆ‰‹Œ˜¡¢£¤¥¦§¨©¬¯°±²³´µ¶¸¹¼½¾¿]                   # a sign stuck to an accented letter
    | [¡¿] (?![A-Za-zÀ-ÿ0-9¡¿“‘«"'(])                       # a turned mark with nothing to open
    | (?<![A-Za-zÀ-ÿ’']) [ÂÃÐÑÒÕÞßâãðñõþ] (?![A-Za-zÀ-ÿ’'])  # a letter that is no word of any Western language
""")
_MOST_IMPLAUSIBLE = 0.05  # share of the runs beyond ASCII: a scrap of UTF-8 in a long Windows-1252 file is mojibake, no more
_MOST_BEYOND_ASCII = 0.3  # share of the bytes; French, the richest in accents, stays below 0.1


class Unreadable(ValueError):
    """The bytes cannot be turned into text; `str()` is one clear line with the way out."""


class BinaryFile(Unreadable):
    """The bytes are not text at all."""


class UnknownEncoding(Unreadable):
    """The encoding that was asked for does not exist."""


class BrokenEncoding(Unreadable):
    """The bytes are text, but not in the encoding expected; the first wrong byte is at `offset` (from 0), in `line` (from 1)."""

    def __init__(self, message: str, offset: int, line: int) -> None:
        super().__init__(message)
        self.offset = offset
        self.line = line


class Decoded(Record):
    """The text without its byte order mark, line ends as they were; `encoding` and `bom` are what `encode` needs.

    `encoding` is Python's name ("utf-8", "utf-16-le", "cp1252", ...) and never one that adds a mark of its own.
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""


def read_text(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in `data`, in the named encoding or, without one, in the encoding recognised.

    Raises `BinaryFile`, `BrokenEncoding`, and `UnknownEncoding` for a name that is not an encoding of text.
    """
    if data.startswith(_MAGIC_STARTS):
        raise BinaryFile(f"{next(what for magic, what in _MAGIC.items() if data.startswith(magic))}, not plain text")
    if encoding is not None:
        return _read_named(data, encoding)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _read_other(data, error)
    _refuse_binary(data)
    if text.startswith("\ufeff"):
        return Decoded(text[1:], "utf-8", codecs.BOM_UTF8)
    return Decoded(text)


def encode(text: str, like: Decoded) -> bytes:
    """`text` as bytes in the encoding of `like`, with its byte order mark: `encode(d.text, d)` is what `d` was read from.

    That holds for every encoding that is recognised; of those a user may name, a few (UTF-7, ISO-2022, some East Asian ones)
    write one text in several ways, so compare before you overwrite a file. Raises `UnicodeEncodeError` when the encoding lacks
    a character of `text`.
    """
    return like.bom + text.encode(like.encoding)


def is_text_encoding(name: str) -> bool:
    """Is `name` an encoding of text that Python knows?"""
    try:
        "".encode(name)
    except (LookupError, ValueError):  # also raised for codecs that are no encodings, such as "base64"
        return False
    return True


def _read_named(data: bytes, name: str) -> Decoded:
    if not is_text_encoding(name):
        raise UnknownEncoding(f'unknown encoding "{name}"')
    codec = codecs.lookup(name).name
    if codec in ("utf-16", "utf-32"):  # without a mark, little-endian: what Windows writes
        codec += "-be" if data.startswith(_MARKS[f"{codec}-be"]) else "-le"
    elif codec == "utf-8-sig":
        codec = "utf-8"
    mark = _MARKS.get(codec, b"")
    return _decode(data, codec, mark if data.startswith(mark) else b"")


def _read_other(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """The text in `data`, which is not UTF-8 because of `error`."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return _decode(data, name, mark)
    _refuse_binary(data)
    western = _western(data)
    if western is None:
        line = _line_at(data, error.start)
        raise BrokenEncoding(f"not UTF-8 at byte {error.start} (line {line}); {WAY_OUT}", error.start, line)
    return western


def _decode(data: bytes, encoding: str, mark: bytes) -> Decoded:
    """`data` without its `mark`, strictly in `encoding`."""
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeError as error:  # some codecs do not say where
        offset = len(mark) + int(getattr(error, "start", 0))
        before = data[len(mark) : offset].decode(encoding, "ignore").encode("utf-8", "replace")
        line = _line_at(before, len(before))
        message = f"not {encoding.upper()} at byte {offset} (line {line}); {WAY_OUT}"
        raise BrokenEncoding(message, offset, line) from None
    if "\0" in text:
        raise BinaryFile("a binary file, not plain text")
    return Decoded(text, encoding, mark)


def _western(data: bytes) -> Decoded | None:
    """`data` as Windows-1252, or as Latin-1 if it has bytes which only that defines; nothing when the text makes no sense."""
    text = data.decode("cp1252", "replace")
    encoding = "cp1252"
    if "\ufffd" in text and not _WINDOWS_SIGN.search(text):  # none of the signs that Windows added to Latin-1
        text = data.decode("latin-1")
        encoding = "latin-1"
    runs = _BEYOND_ASCII.findall(text)
    if sum(map(len, runs)) > max(8, _MOST_BEYOND_ASCII * len(text)):
        return None
    odd = sum(1 for _ in _IMPLAUSIBLE.finditer(text))
    if odd > len(runs) * _MOST_IMPLAUSIBLE or (encoding == "cp1252" and "\ufffd" in text):
        return None
    return Decoded(text, encoding)


def _refuse_binary(data: bytes) -> None:
    """Raises `BinaryFile` for bytes with NULs or many control characters; for UTF-16 without a mark, `BrokenEncoding`."""
    if b"\0" in data:
        wide = _unmarked_wide(data)
        if wide:
            message = f"looks like {wide.upper()} without a byte order mark; {WAY_OUT}"
            raise BrokenEncoding(message, data.index(b"\0"), 1)
        raise BinaryFile("a binary file, not plain text")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 3 and controls > _MOST_CONTROLS * len(sample):
        raise BinaryFile("a binary file, not plain text")


def _unmarked_wide(data: bytes) -> str | None:
    """The byte order of UTF-16 text that has no mark: of Western text every other byte is NUL, and the rest reads well."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    if len(data) % 2 or len(sample) < 8:
        return None
    for name, upper, lower in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if upper.count(0) > _LEAST_NULS * len(upper) and lower.translate(None, _CONTROLS) == lower:
            return name
    return None


def _line_at(data: bytes, offset: int) -> int:
    r"""Number of the line, from 1, that holds byte `offset`; lines end at \n, \r\n or \r."""
    before = data[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
