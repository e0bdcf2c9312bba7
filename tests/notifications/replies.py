"""Answers to invitations as mail programs write them, and as somebody hostile might."""


def a_reply(*lines: str, without: str = "", around: str = "") -> bytes:
    """Return a METHOD:REPLY; ``lines`` are added to the event, ``without`` names a property to leave out."""
    event = [
        "UID:posiedzenie-7@spoiwo.example.org",
        "SEQUENCE:2",
        "DTSTAMP:20261122T101500Z",
        "DTSTART:20261201T090000Z",
        "DTEND:20261201T113000Z",
        'ATTENDEE;CN="Nowak, Anna";PARTSTAT=ACCEPTED:mailto:Anna@Example.org',
        "ORGANIZER:mailto:odpowiedzi+7abc@example.org",
        "SUMMARY:Accepted: Posiedzenie",
    ]
    kept = [line for line in event if not (without and line.startswith(without))]
    return "\r\n".join(
        ["BEGIN:VCALENDAR", "PRODID:-//Mail//EN", "VERSION:2.0", "METHOD:REPLY"]
        + ([around] if around else [])
        + ["BEGIN:VEVENT", *kept, *lines, "END:VEVENT", "END:VCALENDAR", ""]
    ).encode()
