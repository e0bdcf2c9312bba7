"""A real IMAP server (Dovecot) with one empty mailbox, for as long as a test lasts."""

import grp
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from imaplib import IMAP4
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.notifications.postman import free_port

USER, PASSWORD = "odpowiedzi@example.org", "taj:ne@1/2"
# Dovecot never serves mail as root; without root it runs as whoever runs the tests.
OWNER = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
CONFIG = """
base_dir = {home}/run
log_path = {home}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
disable_plaintext_auth = no
mail_location = maildir:{home}/mail
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
{rootless}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail
}}
service imap-login {{
  {chroot}
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {encrypted}
    ssl = yes
  }}
}}
service anvil {{
  {chroot}
}}
"""


@dataclass(frozen=True, slots=True)
class PostOffice:
    """The server: its ports, its certificate, and what a mail program would do with the mailbox."""

    plain: int
    encrypted: int
    certificate: Path

    def put(self, *letters: bytes) -> None:
        with self._open() as box:
            for letter in letters:
                box.append("INBOX", "", None, letter)

    def empty(self) -> None:
        with self._open() as box:
            box.select("INBOX")
            box.uid("STORE", "1:*", "+FLAGS", r"(\Deleted)")
            box.expunge()

    def count(self, question: str) -> int:
        with self._open() as box:
            box.select("INBOX", readonly=True)
            return len(box.search(None, question)[1][0].split())

    @contextmanager
    def _open(self) -> Iterator[IMAP4]:
        with IMAP4("127.0.0.1", self.plain) as box:
            box.login(USER, PASSWORD)
            yield box


@contextmanager
def a_post_office() -> Iterator[PostOffice]:
    """Run Dovecot on free ports; skips without it, except where everything must run."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None:
        if os.environ.get("SPOIWO_REQUIRE_JOURNEYS") == "1":
            pytest.fail("dovecot-imapd is not installed")
        pytest.skip("dovecot-imapd is not installed")
    home = Path(tempfile.mkdtemp(prefix="spoiwo-dovecot-"))
    office = PostOffice(free_port(), free_port(), home / "cert.pem")
    _prepare(home, office)
    with subprocess.Popen([program, "-F", "-c", home / "dovecot.conf"]) as process:
        try:
            _wait_for(office)
            yield office
        finally:
            process.terminate()
            process.wait(10)
            shutil.rmtree(home, ignore_errors=True)


def _prepare(home: Path, office: PostOffice) -> None:
    owner = pwd.getpwnam(OWNER)
    home.chmod(0o755)
    (home / "mail").mkdir()
    is_root = os.geteuid() == 0
    if is_root:
        os.chown(home / "mail", owner.pw_uid, owner.pw_gid)
    _certify(home)
    group = grp.getgrgid(owner.pw_gid).gr_name
    users = f"default_internal_user = {OWNER}\ndefault_internal_group = {group}\ndefault_login_user = {OWNER}"
    settings = CONFIG.format(
        home=home,
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        password=PASSWORD,
        plain=office.plain,
        encrypted=office.encrypted,
        rootless="" if is_root else users,
        chroot="" if is_root else "chroot =",
    )
    (home / "dovecot.conf").write_text(settings, encoding="utf-8")


def _certify(home: Path) -> None:
    """Make a certificate for 127.0.0.1 that nobody trusts but who is told to."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (home / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (home / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def _wait_for(office: PostOffice) -> None:
    for _attempt in range(100):
        try:
            with IMAP4("127.0.0.1", office.plain, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("Dovecot did not start")
