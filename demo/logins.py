"""Accounts of the demonstration; the addresses are examples and reach nobody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """Who may sign in, as what, where."""

    email: str
    password: str
    name: str
    role: str
    partnerships: tuple[str, ...]
    note: str


PASSWORD = "spoiwo-pokaz-2026"

ACCOUNTS = (
    Account(
        "sekretariat@example.org",
        PASSWORD,
        "Sekretariat Lubuskie",
        "officer",
        ("lubuskie-es", "pakt-lubuskie"),
        "secretariat officer of Lubuskie",
    ),
    Account(
        "powiat@example.org",
        PASSWORD,
        "Sekretariat powiatu zwoleńskiego",
        "officer",
        ("powiat-zwolenski-2018",),
        "secretariat officer of powiat zwoleński",
    ),
    Account(
        "koordynator@example.org",
        PASSWORD,
        "Koordynator regionalny",
        "coordinator",
        (
            "powiat-zwolenski-2018",
            "powiat-przysuski-2018",
            "powiat-nowodworski-2018",
            "powiat-nowodworski-2024",
        ),
        "regional coordinator of four partnerships",
    ),
    Account(
        "rada@example.org",
        PASSWORD,
        "Członek Rady Programowej",
        "council",
        ("lubuskie-es",),
        "council member, reads only",
    ),
    Account(
        "operator@example.org",
        PASSWORD,
        "Operator instalacji",
        "operator",
        (),
        "operator of the installation",
    ),
)

# What `make demo` prints: address, password, role.
LOGINS = [(account.email, account.password, account.note) for account in ACCOUNTS]
