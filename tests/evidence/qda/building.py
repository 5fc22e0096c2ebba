"""Small exchange files, put together here: nothing in them is anybody's."""

import io
import zipfile
from xml.sax.saxutils import escape

NS = 'xmlns="urn:QDA-XML:project:1.0"'


def guid(number: int) -> str:
    return f"{number:08X}-0000-4000-8000-000000000000"


ANN, BO, KIND, HARD, NOTES, MEMO = (guid(number) for number in range(1, 7))
USERS = f'<Users><User guid="{ANN}" name="Ann"/><User guid="{BO}" name="Bo"/></Users>'
CODES = (
    f'<CodeBook><Codes><Code guid="{KIND}" name="Kindness" isCodable="true" color="#4a0">'
    f"<Description>Small &amp; kept</Description>"
    f'<Code guid="{HARD}" name="Hard weeks" isCodable="true"/></Code></Codes></CodeBook>'
)
TEXT = "We ring each other.\nSome weeks nobody comes."


def coding(code: str, by: str = "", inner: str = "") -> str:
    who = f' creatingUser="{by}"' if by else ""
    ref = f'<CodeRef targetGUID="{code}"/>'
    return f'<Coding guid="{guid(99)}"{who}>{ref}{inner}</Coding>'


def selection(start: object, end: object, inner: str = "", name: str = "", **more: str) -> str:
    said = "".join(f' {key}="{each}"' for key, each in more.items())
    return (
        f'<PlainTextSelection guid="{guid(77)}" name="{escape(name)}" startPosition="{start}" '
        f'endPosition="{end}"{said}>{inner}</PlainTextSelection>'
    )


def source(inner: str = "", path: str = f"internal://{NOTES}.txt", number: str = NOTES) -> str:
    return f'<TextSource guid="{number}" name="Notes" plainTextPath="{path}">{inner}</TextSource>'


def inline(text: str, inner: str = "", number: str = NOTES) -> str:
    return (
        f'<TextSource guid="{number}" name="Notes"><PlainTextContent>{escape(text)}'
        f"</PlainTextContent>{inner}</TextSource>"
    )


def xml(sources: str = "", after: str = "", origin: str = "by hand", codes: str = CODES) -> str:
    held = f"<Sources>{sources}</Sources>" if sources else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Project {NS} name="Winter" '
        f'origin="{origin}">{USERS}{codes}{held}{after}</Project>'
    )


def packed(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return made.getvalue()


def qdpx(project: str, text: str | bytes = TEXT, name: str = "project.qde") -> bytes:
    data = text.encode() if isinstance(text, str) else text
    return packed({name: project, f"Sources/{NOTES}.txt": data})
