"""Is the sender the sender, second way: signatures, where our own server's word is not enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dsr_desk.config import SenderSettings
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.desk_time import desk_minute
from dsr_desk.domain.errors import FileUnreadable
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.requests import Evidence, Part, ReadMessage, Verdict
from dsr_desk.domain.sender import KeyOf, KeyRecord, SenderFinding
from dsr_desk.mail.proof.arc import Chain, judge_chain
from dsr_desk.mail.proof.report import report_on
from dsr_desk.mail.proof.signatures import Signature, Signed, judge_signatures, signed_mail
from dsr_desk.mail.reading.authenticity import refused_somewhere, single_sender, trusted_results
from dsr_desk.mail.reading.files import MailFolder

_SERVER_SAYS_NO = frozenset({"fail", "permerror", "policy"})


class SignatureProver:
    """Carries out the port ``SenderProver`` with dkimpy; reads keys through ``key_of`` alone."""

    def __init__(
        self,
        authserv_ids: tuple[str, ...] = (),
        desk_addresses: tuple[EmailAddress, ...] = (),
        arc_sealers: tuple[str, ...] = (),
    ) -> None:
        """Take our servers' names, our own addresses (empty: unknown), and trusted sealers."""
        self._authserv_ids = authserv_ids
        self._desk = frozenset(address.base for address in desk_addresses)
        self._sealers = arc_sealers

    def prove(
        self, data: bytes, message: ReadMessage, key_of: KeyOf, own_domains: tuple[str, ...] = ()
    ) -> ReadMessage:
        """Return the mail with what its signatures prove; never raises on its content.

        Only where our own server's word is no proof and no warning either: a signature never
        overrules a failed or doubtful sender.
        """
        if message.proof.reason != "sender-not-proved" or len(message.senders) != 1:
            return message
        mail = signed_mail(data)
        domain = message.senders[0].domain
        signatures = judge_signatures(mail, domain, key_of, own_domains)
        holding = next((s for s in signatures if s.holds), None)
        if holding is not None and holding.key is not None:
            return self._accepted(mail, message, "dkim-pass", (holding.key,), _said(holding))
        chain = judge_chain(mail, domain, key_of, self._sealers) if self._sealers else None
        if chain is not None and chain.holds:
            return self._accepted(mail, message, "arc-pass", chain.keys, shown(f"ARC {chain.said}"))
        part = _no_proof(signatures, chain)
        return replace(message, proof=part) if part is not None else message

    def findings(
        self, data: bytes, message: ReadMessage, key_of: KeyOf, own_domains: tuple[str, ...] = ()
    ) -> tuple[SenderFinding, ...]:
        """Return what a mail holds about its sender, from the top down, for a person to read."""
        mail = signed_mail(data)
        found = list(report_on(mail.headers, self._authserv_ids))
        sender = single_sender(mail.headers)
        if sender is not None:
            domain = sender.address.domain
            judged = judge_signatures(mail, domain, key_of, own_domains)
            found += [SenderFinding(one.reason, _said(one)) for one in judged]
            chain = judge_chain(mail, domain, key_of, self._sealers)
            if chain is not None:
                found.append(SenderFinding(chain.reason, chain.said))
        proof = self.prove(data, message, key_of, own_domains).proof
        said = proof.evidence.text if proof.evidence else ""
        return (*found, SenderFinding(f"verdict-{proof.verdict.value}", f"{proof.reason}: {said}"))

    def _accepted(
        self,
        mail: Signed,
        message: ReadMessage,
        reason: str,
        keys: tuple[KeyRecord, ...],
        said: str,
    ) -> ReadMessage:
        fault = self._doubt(mail, message)
        if fault:
            return replace(message, proof=Part(Verdict.ATTENTION, fault, Evidence(said)))
        return replace(message, proof=Part(Verdict.OK, reason, Evidence(said)), keys=keys)

    def _doubt(self, mail: Signed, message: ReadMessage) -> str:
        """Return why a signature that holds is no proof all the same, or empty."""
        if refused_somewhere(mail.headers, self._authserv_ids):
            return "dkim-server-disagrees"
        for result in trusted_results(mail.headers, self._authserv_ids):
            about_sender = any(result.domain == s.key.rpartition("@")[2] for s in message.senders)
            if result.method == "dkim" and about_sender and result.verdict in _SERVER_SAYS_NO:
                return "dkim-server-disagrees"
        if self._desk and not any(to.base in self._desk for to in message.recipients):
            return "dkim-not-to-us"
        return ""


def prover_by(settings: SenderSettings) -> SignatureProver:
    """Return a prover by a workspace's settings."""
    desk = tuple(EmailAddress(text) for text in settings.desk_addresses)
    return SignatureProver(settings.authserv_ids, desk, settings.arc_sealers)


def findings_in(path: Path, settings: SenderSettings, key_of: KeyOf) -> tuple[SenderFinding, ...]:
    """Return what the first mail of a file holds about its sender.

    Raises:
        FileUnreadable: there is no mail in it.
    """
    files = MailFolder(settings.authserv_ids)
    entry = next((each for each in files.entries([path]) if not each.problem), None)
    if entry is None:
        raise FileUnreadable(path.name, "it is missing, can’t be read, or holds no mail")
    prover = prover_by(settings)
    return prover.findings(entry.data, files.read(entry), key_of)


def _said(signature: Signature) -> str:
    name = f"DKIM {signature.domain} ({signature.selector})"
    if signature.key is not None:
        name += f", {desk_minute(signature.key.looked_up_at)}"
    return shown(name)


def _no_proof(signatures: Sequence[Signature], chain: Chain | None) -> Part | None:
    """Return why neither signature nor seal is proof; a signature of the sender's domain first."""
    own = [s for s in signatures if s.reason != "dkim-not-aligned"]
    for signature in (*own, *signatures):
        return Part(Verdict.ATTENTION, signature.reason, Evidence(_said(signature)))
    if chain is not None:
        return Part(Verdict.ATTENTION, chain.reason, Evidence(shown(chain.said)))
    return None
