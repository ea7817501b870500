"""The fixed phrases that services and domain put into errors, to be translated."""

from __future__ import annotations

from dsr_desk.ui.qt import QT_TRANSLATE_NOOP
from dsr_desk.ui.wording.file_reasons import FILE_REASONS

FACTS: tuple[str, ...] = (
    *FILE_REASONS,
    QT_TRANSLATE_NOOP(
        "Facts",
        "the database can’t be searched by the mapping. Mend what is said about it, then try again",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the channel holds items where its content is now, and they would be searched no more. "
        "Connect it when they have been erased there",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the channel’s content lies in the platform’s own database or on a social network, and is"
        " searched there alone. Choose a channel whose content is imported",
    ),
    QT_TRANSLATE_NOOP("Facts", "it is a file of this workspace"),
    QT_TRANSLATE_NOOP("Facts", "it is a file of another workspace"),
    QT_TRANSLATE_NOOP("Facts", "its file is damaged, or is no SQLite database"),
    QT_TRANSLATE_NOOP("Facts", "another program is writing to it"),
    QT_TRANSLATE_NOOP("Facts", "its file can’t be written"),
    QT_TRANSLATE_NOOP("Facts", "its file is damaged"),
    QT_TRANSLATE_NOOP("Facts", "there is no room on its disk"),
    QT_TRANSLATE_NOOP("Facts", "its files may not grow any further"),
    QT_TRANSLATE_NOOP("Facts", "it is a desk’s own database, in which no mapping may erase"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "its address is relative, so it names another file from each folder. Have its channels"
        " ended, and new ones connected by the whole address",
    ),
    QT_TRANSLATE_NOOP("Facts", "its mapping is not the one that was taken in"),
    QT_TRANSLATE_NOOP("Facts", "the connected databases are not those on record"),
    QT_TRANSLATE_NOOP("Facts", "it has changed since it was tried"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the short name is taken, or holds more than a to z, digits, - and _ (at most 40). Choose"
        " another",
    ),
    QT_TRANSLATE_NOOP("Facts", "it has no title: give the name that people read"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "its country is none of those whose holidays are known (SE, NO, DK, FI)",
    ),
    QT_TRANSLATE_NOOP("Facts", "its time zone is none, such as Europe/Stockholm"),
    QT_TRANSLATE_NOOP("Facts", "one of its domains is none, such as nordljus.example"),
    QT_TRANSLATE_NOOP("Facts", "its backups are kept for 0 to 3650 days"),
    QT_TRANSLATE_NOOP("Facts", "there is no such organisation. Add the organisation first"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "where there is another supervisor, a new channel begins with “anonymise” and “what the"
        " person wrote”. Add it so, then change what it erases under the safeguards: two sign "
        "that",
    ),
    QT_TRANSLATE_NOOP("Facts", "there is no such channel"),
    QT_TRANSLATE_NOOP("Facts", "the channel has ended"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the channel still holds items. End it when they have been erased or handed back",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "its store can’t be looked into, so nobody knows what it holds. If the store was taken "
        "away, say so with a reason",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "a case that is still open is about it. Finish or set that case aside first",
    ),
    QT_TRANSLATE_NOOP("Facts", "a legal hold keeps what is in it. Have the hold lifted first"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the stored organisations and channels are not those on record: somebody has changed "
        "the database. Tell your administrator",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "what lies on a social network is removed there; no database is connected to it",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the mapping was tried with other counts than these, or the database has changed. Look "
        "at what would be found once more, then connect it",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "nothing of the channel would be found there. The columns that [scope] names must hold "
        "its organisation’s and its own short name; look at the mapping",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the database can be searched, but nothing could be erased there. Mend what is said "
        "about it, then connect it",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "that short name is the archive’s or another source’s. Choose another “key” in the "
        "mapping’s [source]",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "another account has that name, or it can’t be one: use a to z, digits, - and _ (at most "
        "40), and “administrator” is taken. Choose another",
    ),
    QT_TRANSLATE_NOOP("Facts", "it has no title: give the name that colleagues know the person by"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "somebody who works here is called that already, and under an approval nobody could tell "
        "whose name it is. Add what tells the two apart, such as the team",
    ),
    QT_TRANSLATE_NOOP("Facts", "the password has fewer than 12 characters. Choose a longer one"),
    QT_TRANSLATE_NOOP("Facts", "the two were not the same. Type it twice once more"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "nobody is there to be asked. Give --passphrase-file, and --new-password-file where a "
        "password is set",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "nobody ends their own account, or changes its role or keys. Ask another supervisor to do"
        " it; your own password is changed by “dsr-desk accounts password”",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "it has ended, and what has ended stays so. Add a new account under another name",
    ),
    QT_TRANSLATE_NOOP("Facts", "that is how it stands already. Nothing is to be done"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "nobody would be left who may approve. Make somebody else a supervisor first",
    ),
    QT_TRANSLATE_NOOP("Facts", "there is no such account. “dsr-desk accounts” lists them"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "another change waits for a second person. Have that one confirmed or taken back first "
        "(“dsr-desk accounts” shows it)",
    ),
    QT_TRANSLATE_NOOP("Facts", "its key is or was another account’s. Try again: a new one is made"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the list has changed meanwhile. Look at it again, then repeat the step",
    ),
    QT_TRANSLATE_NOOP("Facts", "it is not the one on record"),
    QT_TRANSLATE_NOOP("Facts", "Settle its checks, then search."),
    QT_TRANSLATE_NOOP("Facts", "Wait for the editor’s answer, or settle its checks."),
    QT_TRANSLATE_NOOP("Facts", "Decide about what was found, then make the plan or the extract."),
    QT_TRANSLATE_NOOP("Facts", "A second person approves the plan, or sends it back."),
    QT_TRANSLATE_NOOP("Facts", "Run the plan, or send it back."),
    QT_TRANSLATE_NOOP("Facts", "Let the run go on to its end."),
    QT_TRANSLATE_NOOP("Facts", "Look at what was found, then run again or search again."),
    QT_TRANSLATE_NOOP("Facts", "Write the answer."),
    QT_TRANSLATE_NOOP("Facts", "Nothing is left to do in it."),
    QT_TRANSLATE_NOOP("Facts", "Take it up again first."),
    QT_TRANSLATE_NOOP(
        "Facts", "The extract has been handed over, and nothing in it can be changed any more."
    ),
    QT_TRANSLATE_NOOP(
        "Facts", "The extract has to be delivered before anything is erased: answer with it first."
    ),
    QT_TRANSLATE_NOOP("Facts", "decide about other people"),
    QT_TRANSLATE_NOOP("Facts", "write the notice"),
    QT_TRANSLATE_NOOP("Facts", "the ground does not fit the choice"),
    QT_TRANSLATE_NOOP("Facts", "the roster is not the one on record"),
    QT_TRANSLATE_NOOP("Facts", "the plan is not the one that was prepared"),
    QT_TRANSLATE_NOOP("Facts", "it would go to somebody else than who wrote"),
    QT_TRANSLATE_NOOP("Facts", "the name is not the one in the mail"),
    QT_TRANSLATE_NOOP("Facts", "the organisation is not the one on record"),
    QT_TRANSLATE_NOOP("Facts", "the dates are not those on record"),
    QT_TRANSLATE_NOOP("Facts", "since when the editor has been asked is not on record"),
    QT_TRANSLATE_NOOP("Facts", "what the run came to is not what is on record"),
    QT_TRANSLATE_NOOP("Facts", "what the organisation says in its extracts is not on record"),
    QT_TRANSLATE_NOOP("Facts", "what the roster said when the case was filed was changed"),
    QT_TRANSLATE_NOOP("Facts", "the safeguards are not those on record"),
    QT_TRANSLATE_NOOP("Facts", "not everything that had to be opened was opened"),
    QT_TRANSLATE_NOOP("Facts", "its counter is not the one on record"),
    QT_TRANSLATE_NOOP("Facts", "nobody is on record for it, or it was taken back"),
    QT_TRANSLATE_NOOP("Facts", "this account does not have its own key"),
    QT_TRANSLATE_NOOP("Facts", "a receiving server’s name is one word"),
    QT_TRANSLATE_NOOP("Facts", "one of our addresses is no e-mail address"),
    QT_TRANSLATE_NOOP("Facts", "a relay is given by its domain"),
    QT_TRANSLATE_NOOP("Facts", "choose the organisation"),
    QT_TRANSLATE_NOOP("Facts", "judge the authority anew"),
    QT_TRANSLATE_NOOP("Facts", "judging the sender’s authority by a changed roster"),
    QT_TRANSLATE_NOOP("Facts", "nothing in it differs from what is stored"),
    QT_TRANSLATE_NOOP(
        "Facts", "as the whole roster of an organisation it must have no row that can’t be read"
    ),
    QT_TRANSLATE_NOOP(
        "Facts", "not a single row of it can be read, and everybody’s role would end"
    ),
    QT_TRANSLATE_NOOP("Facts", "it is larger than 5 MB"),
    QT_TRANSLATE_NOOP("Facts", "it has more than 50,000 rows"),
    QT_TRANSLATE_NOOP("Facts", "it has more than 100 columns"),
    QT_TRANSLATE_NOOP("Facts", "it mixes two encodings; save it as “CSV UTF-8”"),
    QT_TRANSLATE_NOOP("Facts", "its encoding can’t be told; save it as “CSV UTF-8”"),
    QT_TRANSLATE_NOOP("Facts", "it is damaged: its encoding breaks off"),
    QT_TRANSLATE_NOOP("Facts", "it is no text: it holds zero bytes"),
    QT_TRANSLATE_NOOP("Facts", "two columns have the same meaning"),
    QT_TRANSLATE_NOOP("Facts", "quotation marks don’t fit, or a cell is far too long"),
    QT_TRANSLATE_NOOP("Facts", "it is no configured source of editors"),
    QT_TRANSLATE_NOOP("Facts", "the database’s file is not there"),
    QT_TRANSLATE_NOOP(
        "Facts",
        "its first line must name the columns: channel (kanal), e-mail (e-post), name (namn),"
        " since (från), until (till)",
    ),
    QT_TRANSLATE_NOOP("Facts", "nothing listens there"),
    QT_TRANSLATE_NOOP("Facts", "it does not answer"),
    QT_TRANSLATE_NOOP("Facts", "there is no way to it"),
    QT_TRANSLATE_NOOP("Facts", "it hangs up"),
    QT_TRANSLATE_NOOP("Facts", "its certificate has run out"),
    QT_TRANSLATE_NOOP("Facts", "its certificate is not valid yet"),
    QT_TRANSLATE_NOOP("Facts", "its certificate is signed by itself"),
    QT_TRANSLATE_NOOP("Facts", "its certificate is signed by somebody this machine does not trust"),
    QT_TRANSLATE_NOOP("Facts", "its certificate is for another name"),
    QT_TRANSLATE_NOOP("Facts", "its certificate is not valid"),
    QT_TRANSLATE_NOOP("Facts", "it answers oddly"),
    QT_TRANSLATE_NOOP("Facts", "it answers what nobody has asked"),
    QT_TRANSLATE_NOOP("Facts", "it can’t be understood"),
    QT_TRANSLATE_NOOP("Facts", "its words repeat the password, and are not shown"),
    QT_TRANSLATE_NOOP("Facts", "it is a pipe or a device, and no file"),
    QT_TRANSLATE_NOOP("Facts", "its address is not https"),
    QT_TRANSLATE_NOOP("Facts", "there is no server by this name"),
    QT_TRANSLATE_NOOP(
        "Facts", "the short name may hold small letters, digits and hyphens, and no more than 40"
    ),
    QT_TRANSLATE_NOOP("Facts", "a name is empty, too long or holds invisible characters"),
    QT_TRANSLATE_NOOP("Facts", "the server’s name is no name of a server"),
    QT_TRANSLATE_NOOP("Facts", "the address is no e-mail address"),
    QT_TRANSLATE_NOOP("Facts", "the port must be a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("Facts", "a server elsewhere must be reached encrypted"),
    QT_TRANSLATE_NOOP("Facts", "filed mails can be moved only to a folder of another name"),
    QT_TRANSLATE_NOOP("Facts", "a keyword may hold letters, digits and $ _ . -"),
    QT_TRANSLATE_NOOP("Facts", "the interval must lie between 15 seconds and a day"),
    QT_TRANSLATE_NOOP(
        "Facts", "signing in by token needs a client id and addresses that begin with https://"
    ),
    QT_TRANSLATE_NOOP("Facts", "plan"),
    QT_TRANSLATE_NOOP("Facts", "approval"),
    QT_TRANSLATE_NOOP("Facts", "run"),
    QT_TRANSLATE_NOOP("Facts", "set aside"),
    QT_TRANSLATE_NOOP("Facts", "split"),
    QT_TRANSLATE_NOOP("Facts", "what the mail says"),
    QT_TRANSLATE_NOOP("Facts", "reopen"),
    QT_TRANSLATE_NOOP("Facts", "leave a person out"),
    QT_TRANSLATE_NOOP("Facts", "tell the wishes apart"),
    QT_TRANSLATE_NOOP("Facts", "ask for the signing key"),
    QT_TRANSLATE_NOOP("Facts", "take a person in"),
    QT_TRANSLATE_NOOP("Facts", "extend the period"),
    QT_TRANSLATE_NOOP("Facts", "record the day of the request"),
    QT_TRANSLATE_NOOP("Facts", "take over the dates"),
    QT_TRANSLATE_NOOP("Facts", "extending the period"),
    QT_TRANSLATE_NOOP("Facts", "calling the mail an editor’s"),
    QT_TRANSLATE_NOOP("Facts", "settle a check"),
    QT_TRANSLATE_NOOP("Facts", "search"),
    QT_TRANSLATE_NOOP("Facts", "decide"),
    QT_TRANSLATE_NOOP("Facts", "export"),
    QT_TRANSLATE_NOOP("Facts", "erase"),
    QT_TRANSLATE_NOOP("Facts", "plan an erasure"),
    QT_TRANSLATE_NOOP("Facts", "approve"),
    QT_TRANSLATE_NOOP("Facts", "send back"),
    QT_TRANSLATE_NOOP("Facts", "answer"),
    QT_TRANSLATE_NOOP("Facts", "whose data it is about"),
    QT_TRANSLATE_NOOP("Facts", "what is wished for"),
    QT_TRANSLATE_NOOP("Facts", "which channels are meant"),
    QT_TRANSLATE_NOOP("Facts", "what was said"),
    QT_TRANSLATE_NOOP("Facts", "the language of the answer"),
    QT_TRANSLATE_NOOP("Facts", "the override of a check"),
    QT_TRANSLATE_NOOP("Facts", "whom you spoke with"),
    QT_TRANSLATE_NOOP("Facts", "what was confirmed"),
    QT_TRANSLATE_NOOP("Facts", "where the number is known from"),
    QT_TRANSLATE_NOOP("Facts", "the number you called"),
    QT_TRANSLATE_NOOP("Facts", "leaving a channel out"),
    QT_TRANSLATE_NOOP("Facts", "leaving a person out"),
    QT_TRANSLATE_NOOP("Facts", "telling the wishes apart"),
    QT_TRANSLATE_NOOP("Facts", "the disposal decision’s number"),
    QT_TRANSLATE_NOOP("Facts", "the notice of Article 28(3)"),
    QT_TRANSLATE_NOOP("Facts", "setting the case aside"),
    QT_TRANSLATE_NOOP("Facts", "holding something back"),
    QT_TRANSLATE_NOOP("Facts", "sending the plan back"),
    QT_TRANSLATE_NOOP("Facts", "going on though nothing is there"),
    QT_TRANSLATE_NOOP("Facts", "the answer’s text"),
    QT_TRANSLATE_NOOP("Facts", "this account is not in it with its own key"),
    QT_TRANSLATE_NOOP("Facts", "new mails are sealed for a key that is not its own"),
    QT_TRANSLATE_NOOP("Facts", "the fingerprint is another one"),
    QT_TRANSLATE_NOOP("Facts", "this machine has not seen the workspace before"),
    QT_TRANSLATE_NOOP("Facts", "it is older than the one this machine has seen"),
    QT_TRANSLATE_NOOP("Facts", "there is none"),
    QT_TRANSLATE_NOOP("Facts", "it belongs to another workspace"),
    QT_TRANSLATE_NOOP("Facts", "the administrator has not signed it"),
    QT_TRANSLATE_NOOP("Facts", "its signature is not the approver’s"),
    QT_TRANSLATE_NOOP("Facts", "it was given for another workspace"),
    QT_TRANSLATE_NOOP("Facts", "the plan is not the one that was approved"),
    QT_TRANSLATE_NOOP("Facts", "the approver is not in the list of users"),
    QT_TRANSLATE_NOOP("Facts", "the approver may not approve"),
    QT_TRANSLATE_NOOP("Facts", "the approver has prepared the plan"),
    QT_TRANSLATE_NOOP("Facts", "the audit is broken"),
    QT_TRANSLATE_NOOP("Facts", "it is too short or too long"),
    QT_TRANSLATE_NOOP("Facts", "a public authority’s disposal decision goes first"),
    QT_TRANSLATE_NOOP("Facts", "it needs both --organisation and --days"),
    QT_TRANSLATE_NOOP("Facts", "no run of this plan is on record"),
    QT_TRANSLATE_NOOP("Facts", "the persons were changed"),
    QT_TRANSLATE_NOOP("Facts", "the checklist was changed"),
    QT_TRANSLATE_NOOP("Facts", "the plan’s items were changed"),
    QT_TRANSLATE_NOOP("Facts", "the organisations and channels are not those on record"),
    QT_TRANSLATE_NOOP("Facts", "the mails are not those that were filed"),
    QT_TRANSLATE_NOOP("Facts", "a mail is not the one that was filed"),
    QT_TRANSLATE_NOOP("Facts", "a mail can’t be read again"),
    QT_TRANSLATE_NOOP("Facts", "the mail asks for something else"),
    QT_TRANSLATE_NOOP("Facts", "the persons are not those of the mail"),
    QT_TRANSLATE_NOOP("Facts", "the connection to the server was lost"),
    QT_TRANSLATE_NOOP("Facts", "the connection to the server was lost or never made"),
    QT_TRANSLATE_NOOP("Facts", "the server refused the sign-in"),
    QT_TRANSLATE_NOOP("Facts", "there is no such database on the server"),
    QT_TRANSLATE_NOOP(
        "Facts", "the account lacks a right, or the schema is no longer the mapped one"
    ),
    QT_TRANSLATE_NOOP("Facts", "the server gave another program the right of way"),
    QT_TRANSLATE_NOOP("Facts", "a table is held by another program"),
    QT_TRANSLATE_NOOP("Facts", "the server stopped the statement or is shutting down"),
    QT_TRANSLATE_NOOP("Facts", "the server takes no changes now"),
    QT_TRANSLATE_NOOP("Facts", "the server has no room for another connection"),
    QT_TRANSLATE_NOOP("Facts", "the server can’t read or write its own files"),
    QT_TRANSLATE_NOOP("Facts", "a trigger or a rule of the database stands in the way"),
    QT_TRANSLATE_NOOP("Facts", "the server can’t do what is asked of it"),
    QT_TRANSLATE_NOOP(
        "Facts", "a text is too long for its column: mask no column as narrow as that"
    ),
    QT_TRANSLATE_NOOP("Facts", "a row that nobody has mapped still hangs on one that was to go"),
    QT_TRANSLATE_NOOP(
        "Facts", "the account may not change this table: grant it SELECT, UPDATE and DELETE there"
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "the account does not own this table, so deleted rows would stay in its files: grant it the"
        " owner’s role",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "a foreign key would delete or change rows that nobody has seen: have it refuse instead, or"
        " name it among the links that go first",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "rows that were to be changed were not, or others came meanwhile: if it happens again, a"
        " trigger or a rule of the database stands in the way",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "a deleted row is there again: a trigger or a rule of the database stands in the way",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "rows still hang on what was to go: they lie in another organisation or channel than it, or"
        " a trigger or a rule of the database stands in the way",
    ),
    QT_TRANSLATE_NOOP(
        "Facts",
        "a row does not keep what it was given: a trigger or a rule of the database stands in the"
        " way",
    ),
    QT_TRANSLATE_NOOP(
        "Facts", "the server did not rewrite this table, so deleted rows are still in its files"
    ),
    QT_TRANSLATE_NOOP("Facts", "its file can’t be opened or read"),
    QT_TRANSLATE_NOOP("Facts", "its file does not answer as it should"),
    QT_TRANSLATE_NOOP("Facts", "it holds text that is not UTF-8"),
    QT_TRANSLATE_NOOP("Facts", "it is not configured in this workspace"),
    QT_TRANSLATE_NOOP("Facts", "It is clear already for which organisation the sender writes."),
)
