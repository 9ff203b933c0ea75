"""Hostile files: small ones, made in a moment; what each is, and what must happen to it.

`HOSTILE` lists them; `Bad.expect` is one of
  read     taken in, nothing to say
  told     taken in, and a notice names the place
  asks     nothing is stored until the person has chosen; names the option
  refused  a sentence with file, place, reason and remedy
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

TALK = "Therapist: How was the week?\nClient: It was hard.\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
REMOTE = RELATIONS.replace(
    'officeDocument" Target="word/document.xml"',
    'attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"',
)
ENTITY = '<!DOCTYPE d [<!ENTITY n "Marianne">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + i)} "' + f"&{chr(97 + i)};" * 10 + '">' for i in range(9))
    + "]>"
)


@dataclass(frozen=True)
class Bad:
    """One hostile file: its name, its bytes, what must happen, and what the sentence must name."""

    name: str
    data: bytes
    expect: str
    names: tuple[str, ...] = ()


def archive(entries: list[tuple[str, str | bytes]]) -> bytes:
    """A zip with these entries, as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries:
            made.writestr(name, content)
    return out.getvalue()


def docx(
    body: str, *, before: str = "", extra: tuple[tuple[str, str | bytes], ...] = (), encoding: str = "UTF-8"
) -> bytes:
    """A Word document with this body and as little else as possible."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>{before}'
    xml = f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive(
        [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", RELATIONS),
            ("word/document.xml", xml.encode(encoding)),
            *extra,
        ]
    )


def p(text: str, properties: str = "") -> str:
    """One paragraph."""
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def linked() -> bytes:
    """An archive with a symbolic link in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def lying() -> bytes:
    """An archive whose directory declares a part to be smaller than it is."""
    data = bytearray(docx(p("Client: " + "word " * 60_000)))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def _encodings() -> list[Bad]:
    return [
        Bad("mark16le.txt", b"\xff\xfe" + TALK.encode("utf-16-le"), "read"),
        Bad("mark16be.txt", b"\xfe\xff" + TALK.encode("utf-16-be"), "read"),
        Bad("mark32.txt", TALK.encode("utf-32"), "read"),
        Bad("mark8.txt", b"\xef\xbb\xbf" + TALK.encode(), "read"),
        Bad("nomark16.txt", TALK.encode("utf-16-le"), "asks", ("line 1", "--encoding utf-16-le")),
        Bad("nomark16be.txt", TALK.encode("utf-16-be"), "asks", ("line 1", "--encoding utf-16-be")),
        Bad(
            "windows.txt",
            "Client: “Café” – it’s me\n".encode("cp1252"),
            "asks",
            ("line 1", "cp1252", "--encoding"),
        ),
        Bad(
            "mac.txt",
            "Client: “Café”\n".encode("mac_roman"),
            "asks",
            ("mac_roman: “Client: “Café””", "--encoding"),
        ),
        Bad("half.txt", (TALK + "Client: café").encode()[:-1], "refused", ("line 3",)),
        Bad(
            "mixed.txt", TALK.encode() + "Client: é\n".encode("latin-1"), "refused", ("line 3", "--encoding")
        ),
        Bad(
            "mixed2.txt",
            "Client: café und Käse\nTherapist: ".encode() + b"\xe9t\xe9\n" + "Client: naïve\n".encode(),
            "refused",
            ("line 2",),
        ),
        Bad("nul.txt", b"Therapist: a\x00b\n", "refused", ("line 1", "NUL")),
        Bad(
            "control.txt",
            b"Client: fine\nTherapist: bell\x07 vt\x0b esc\x1b[31m\n",
            "told",
            ("line 2", "U+0007"),
        ),
        Bad("noncharacter.txt", "Client: \ufffe\uffff\n".encode(), "told", ("line 1", "U+FFFE")),
        Bad(
            "bidi.txt",
            "Client: name \u202egnp.exe\u202c ok\n".encode(),
            "told",
            ("line 1", "right-to-left override"),
        ),
        Bad("lost.txt", "Client: caf\ufffd\n".encode(), "told", ("line 1", "lost")),
    ]


def _texts() -> list[Bad]:
    return [
        Bad("empty.txt", b"", "refused", ("0 bytes",)),
        Bad("blank.txt", b"  \n\n\t\n", "refused", ("nothing but spaces",)),
        Bad("ends.txt", "Therapist: a\r\nClient: b\rTherapist: c\nClient: d\u2028x\n".encode(), "read"),
        Bad("nobody.txt", b"just a paragraph\nanother\n", "asks", ("--split paragraphs", "--split lines")),
        Bad(
            "colons.txt", b"Therapist: He said: go.\nClient: 10:30: late\nhttp://x: y\n", "told", ("line 3",)
        ),
        Bad("long.txt", b"Client: " + b"word " * 200_000 + b"\n", "told", ("line 1", "999,999")),
        Bad("formula.txt", b'Client: =HYPERLINK("http://e","x")\n', "read"),
        Bad("html.txt", b'Client: <img src=x onerror="window.__pwned=1">${7*7} {{7*7}}\n', "read"),
        Bad("sql.txt", b"Client'; DROP TABLE turn;--: hello\n", "read"),
        Bad(
            "many.txt",
            b"".join(b"%b: word\n" % who for _ in range(10_001) for who in (b"A", b"B")),
            "refused",
            ("20,000", "line 20001"),
        ),
        Bad("time.txt", b"[00:61:00] P: hello\n[00:62:00] T: yes\n", "refused", ("line 1", "minute 61")),
        Bad("blanks.txt", (b" " * 4000 + b": x\n") * 300 + b"P: a\nT: b\n", "told", ("line 1",)),
    ]


def _cues() -> list[Bad]:
    head = b"WEBVTT\n\n"
    one = b"00:00:01.000 --> 00:00:02.000\n"
    return [
        Bad("headless.vtt", one + b"hi\n", "refused", ("line 1", "WEBVTT")),
        Bad(
            "reversed.vtt",
            head + b"00:00:05.000 --> 00:00:02.000\nhi\n",
            "refused",
            ("line 3", "before it starts"),
        ),
        Bad("minute.vtt", head + b"00:61:99.000 --> 00:62:00.000\nhi\n", "refused", ("line 3", "minute 61")),
        Bad("second.vtt", head + b"00:01:75.000 --> 00:02:00.000\nhi\n", "refused", ("line 3", "second 75")),
        Bad("comma.vtt", head + b"00:00:01,000 --> 00:00:02,000\nhi\n", "told", ("line 3", "“,”")),
        Bad(
            "overlap.vtt",
            head + b"00:00:01.000 --> 00:00:09.000\n<v A>a\n\n00:00:03.000 --> 00:00:04.000\n<v B>b\n",
            "told",
            ("line 6", "overlaps with line 3"),
        ),
        Bad(
            "backwards.vtt",
            head + b"00:00:09.000 --> 00:00:10.000\na\n\n00:00:01.000 --> 00:00:02.000\nb\n",
            "told",
            ("line 6", "backwards"),
        ),
        Bad("noarrow.vtt", head + b"00:00:01.000 00:00:02.000\nhi\n", "refused", ("line 3", "arrow")),
        Bad("notime.vtt", head + one + b"a\n\nWords alone\n", "refused", ("line 6", "Words alone")),
        Bad("onlyhead.vtt", b"WEBVTT\n", "refused", ("no cue",)),
        Bad("markup.vtt", head + one + b"<v <script>x</script>>hi\n", "told", ("no speaker",)),
        Bad("index.srt", b"one\n00:00:01,000 --> 00:00:02,000\nhi\n", "told", ("line 1", "“one”")),
        Bad("noindex.srt", b"00:00:01,000 --> 00:00:02,000\nhi\n", "told", ("line 1", "no number")),
        Bad(
            "notime.srt",
            b"1\n00:00:01,000 --> 00:00:02,000\nhi\n\n2\nlost\n\n3\n00:00:03,000 --> 00:00:04,000\nho\n",
            "refused",
            ("line 5", "no time line"),
        ),
        Bad("notimeatend.srt", b"1\n00:00:01,000 --> 00:00:02,000\nhi\n\n2\nlost\n", "refused", ("line 5",)),
        Bad("oneline.srt", b"1\n", "refused", ("line 1",)),
    ]


def _tables() -> list[Bad]:
    return [
        Bad("ragged.csv", b"speaker,text\nT,hello\nC,hi,extra,more\nT\n", "refused", ("line 3", "line 4")),
        Bad("quote.csv", b'speaker,text\nT,"hello\nC,hi\n', "refused", ("line 2", "quote opens")),
        Bad("behind.csv", b'speaker,text\nT,"hello" there\n', "refused", ("line 2", "quote closes")),
        Bad("semicolon.csv", b"speaker;text\nT;hello\n", "told", ("line 1", "semicolons")),
        Bad("tabs.csv", b"speaker\ttext\nT\thello\n", "told", ("line 1", "tabs")),
        Bad("bars.csv", b"speaker|text\nT|hello\n", "told", ("line 1", "vertical bars")),
        Bad("twice.csv", b"text,text\na,b\n", "refused", ("line 1", "text")),
        Bad("nowords.csv", b"a,b\n1,2\n", "asks", ("--column text=",)),
        Bad("huge.csv", b'speaker,text\nT,"' + b"x" * 200_000 + b'"\n', "told", ("line 2", "200,000")),
        Bad("nul.csv", b"speaker,text\nT,a\x00b\n", "refused", ("line 2",)),
        Bad("badtime.csv", b"speaker,text,start\nT,a,00:61:00\nC,b,never\n", "refused", ("line 2", "line 3")),
        Bad("reversed.csv", b"speaker,text,start,end\nT,a,10,5\n", "refused", ("line 2",)),
        Bad("nosession.csv", b"session,speaker,text\n1,T,a\nx,C,b\n", "refused", ("line 3", "“x”")),
        Bad("several.csv", b"transcript_id,speaker,text\n0,T,a\n1,C,b\n", "asks", ("--column session=",)),
        Bad(
            "dates.csv",
            b"session,date,score\n1,03/04/2024,12\n2,45385,13\n3,31/02/2024,9\n4,2024-13-01,1\n5,,\n",
            "refused",
            ("line 3", "line 4", "line 5"),
        ),
        Bad("whichday.csv", b"session,date,PHQ9\n1,03/04/2024,12\n", "asks", ("line 2", "--dates")),
        Bad(
            "comma.csv",
            b"session;score\n1;12,5\n2;1.234,5\n3;n/a\n4;=1+1\n",
            "refused",
            ("line 3", "line 4", "line 5"),
        ),
        Bad(
            "infinite.csv",
            b"session,score\n1,NaN\n2,inf\n3,1e400\n4,-0\n",
            "refused",
            ("line 2", "line 3", "line 4"),
        ),
        Bad("range.csv", b"session,PHQ9\n1,28\n2,-1\n3,9.5\n", "refused", ("line 2", "line 3", "line 4")),
        Bad("score.csv", b"session,score\n1,12\n", "asks", ("--column MEASURE=score",)),
        Bad("whose.csv", b"session,wai_s\n1,5.5\n", "asks", ("--by patient",)),
        Bad(
            "measure.csv", b"session,measure,by,value\n1,wia_sr,patient,4\n", "refused", ("line 2", "wia_sr")
        ),
        Bad(
            "scale.csv",
            b"session,measure,scale,by,value\n1,wai_sr,bnod,patient,4\n",
            "refused",
            ("line 2", "bnod", "bond"),
        ),
        Bad(
            "again.csv",
            b"session,measure,by,value\n1,ors,patient,4\n1,ors,patient,5\n",
            "refused",
            ("line 3", "line 2"),
        ),
        Bad("event.csv", b"date,title\nsomeday,Father ill\nW03,\n", "refused", ("line 2", "line 3")),
    ]


def _json() -> list[Bad]:
    return [
        Bad(
            "surrogate.json", b'{"turns":[{"speaker":"C","text":"a\\ud800b"}]}', "refused", ("turns[0].text",)
        ),
        Bad("nul.json", b'{"turns":[{"speaker":"C","text":"a\\u0000b"}]}', "refused", ("turns[0].text",)),
        Bad("deep.json", b"[" * 100_000 + b"]" * 100_000, "refused", ("nested",)),
        Bad("twice.json", b'{"id":1,"id":2}', "refused", ("id",)),
        Bad("endless.json", b'{"score":' + b"9" * 5000 + b"}", "refused", ("score",)),
        Bad("nan.json", b'{"score":NaN}', "refused", ("score",)),
        Bad("infinite.json", b'{"turns":[{"text":"a","start":1e999}]}', "refused", ("turns[0].start",)),
        Bad("proto.json", b'{"__proto__":{"isAdmin":true}}', "refused", ("no list of segments",)),
        Bad("broken.json", b'{"turns":[\n{"text":"a"},\n}', "refused", ("line 3",)),
        Bad("reversed.json", b'{"segments":[{"text":"a","start":2,"end":1}]}', "refused", ("segments[0]",)),
        Bad("notext.json", b'{"segments":[{"start":2}]}', "refused", ("segments[0].text",)),
        Bad("nobody.json", b'{"segments":[{"text":"a"}]}', "told", ("segments[0]", "no time")),
    ]


def _word() -> list[Bad]:
    part = ("word/document.xml", "DOCTYPE")
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    tracked = (
        '<w:p><w:ins w:author="S"><w:r><w:t>Client: inserted </w:t></w:r></w:ins><w:del w:author="S"><w:r>'
        "<w:delText>Real Name</w:delText></w:r></w:del><w:r><w:t>kept</w:t></w:r></w:p>"
    )
    return [
        Bad("outside.docx", docx(p("Client: a &x; b"), before=OUTSIDE), "refused", part),
        Bad("entity.docx", docx(p("Client: a &n; b"), before=ENTITY), "refused", part),
        Bad("entity16.docx", docx(p("Client: a &n; b"), before=ENTITY, encoding="UTF-16"), "refused", part),
        Bad("laughs.docx", docx(p("&j;"), before=LAUGHS), "refused", part),
        Bad(
            "elsewhere.docx",
            docx(p("Client: a"), extra=(("word/styles.xml", f"<?xml version='1.0'?>{ENTITY}<x/>"),)),
            "refused",
            ("word/styles.xml", "DOCTYPE"),
        ),
        Bad("text.docx", b"hello", "refused", ("no Word document",)),
        Bad("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048, "refused", ("password", ".docx")),
        Bad("cut.docx", docx(p("x") * 50)[:-300], "refused", ("cut off",)),
        Bad(
            "nopart.docx",
            archive([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)]),
            "refused",
            ("word/document.xml",),
        ),
        Bad("broken.docx", docx("<w:p><w:r>"), "refused", ("word/document.xml, line 1",)),
        Bad("remote.docx", docx(p("Client: x"), extra=(("word/_rels/document.xml.rels", REMOTE),)), "read"),
        Bad(
            "macro.docm",
            docx(p("Client: x"), extra=(("word/vbaProject.bin", b"\0" * 64),)),
            "told",
            ("macros",),
        ),
        Bad("tracked.docx", docx(tracked), "asks", ("--tracked accept", "1 insertions and 1 deletions")),
        Bad(
            "hidden.docx",
            docx(p("Client: x") + p("hidden Real Name", hidden)),
            "asks",
            ("hidden Real Name", "--hidden drop"),
        ),
        Bad("bomb.docx", docx("<w:p/>" * 1_500_000), "refused", ("word/document.xml", "unpacks")),
        Bad("lying.docx", lying(), "refused", ("word/document.xml",)),
        Bad(
            "slip.docx",
            archive([("word/document.xml", "<x/>"), ("../../evil.txt", "x")]),
            "refused",
            ("../../evil.txt",),
        ),
        Bad(
            "drive.docx",
            archive([("word/document.xml", "<x/>"), ("C:\\win.txt", "x")]),
            "refused",
            ("win.txt",),
        ),
        Bad("linked.docx", linked(), "refused", ("word/link",)),
        Bad("crowd.docx", archive([(f"s/{i}", "") for i in range(2001)]), "refused", ("2,001",)),
        Bad("text.xlsx", b"hello", "refused", ("no Excel workbook",)),
        Bad("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048, "refused", ("password", ".xlsx")),
        Bad("empty.xlsx", archive([("[Content_Types].xml", TYPES)]), "refused", ("workbook cannot be read",)),
    ]


HOSTILE: list[Bad] = [*_encodings(), *_texts(), *_cues(), *_tables(), *_json(), *_word()]
