<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>AnswerPage</name>
    <message>
        <source>The case is closed. This is the answer as it would be written today.</source>
        <translation>Ärendet är avslutat. Så här skulle svaret skrivas i dag.</translation>
    </message>
    <message>
        <source>Saving the answer closes the case.</source>
        <translation>När svaret sparas avslutas ärendet.</translation>
    </message>
    <message>
        <source>The erasure still is to come after this answer.</source>
        <translation>Raderingen återstår efter det här svaret.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Svaret</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Svarets text</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>Svarets språk</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>Svenska</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Engelska</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>Spara svaret</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Spara som…</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Visa mappen</translation>
    </message>
    <message>
        <source>No answer to write yet</source>
        <translation>Inget svar att skriva än</translation>
    </message>
    <message>
        <source>The answer is prepared when the run is proved, or the extract is made.</source>
        <translation>Svaret förbereds när raderingen är bevisad eller utdraget är gjort.</translation>
    </message>
    <message>
        <source>Saved as {file}. Open it in your mail program and send it.</source>
        <translation>Sparat som {file}. Öppna filen i ditt mailprogram och skicka.</translation>
    </message>
    <message>
        <source>Mail (*.eml)</source>
        <translation>Mail (*.eml)</translation>
    </message>
    <message>
        <source>You have changed the text. The draft in the other language replaces it.</source>
        <translation>Du har ändrat texten. Utkastet på det andra språket ersätter den.</translation>
    </message>
    <message>
        <source>Replace my text</source>
        <translation>Ersätt min text</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>Kept: {ground}</source>
        <translation>Behålls: {ground}</translation>
    </message>
    <message>
        <source>Drawn item {number}</source>
        <translation>Utlottad post {number}</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>Utan ämne</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Öppnad</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>Inte öppnad än</translation>
    </message>
</context>
<context>
    <name>ApprovalGate</name>
    <message>
        <source>Type {phrase}</source>
        <translation>Skriv {phrase}</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Ditt lösenord</translation>
    </message>
    <message numerus="yes">
        <source>Approve %n item(s)</source>
        <translation>
            <numerusform>Godkänn %n post</numerusform>
            <numerusform>Godkänn %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Withdraw the plan…</source>
        <translation>Dra tillbaka planen…</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>Skicka tillbaka…</translation>
    </message>
    <message>
        <source>{left} left to open, then you can sign.</source>
        <translation>{left} kvar att öppna, sedan kan du skriva under.</translation>
    </message>
    <message>
        <source>Everything is opened. Your approval signs exactly this plan; once it is run, the items can’t be brought back.</source>
        <translation>Allt är öppnat. Du skriver under exakt den här planen. När den har körts går posterna inte att få tillbaka.</translation>
    </message>
</context>
<context>
    <name>ApproveNotes</name>
    <message>
        <source>The stored plan no longer gives its own digest: somebody has changed its rows. It can’t be approved. Send it back to be prepared anew, and tell your administrator.</source>
        <translation>Den sparade planen stämmer inte med sin kontrollsumma: någon har ändrat dess rader. Den kan inte godkännas. Skicka tillbaka den så att den bereds på nytt, och säg till administratören.</translation>
    </message>
    <message>
        <source>Approved by {name}, {moment}.</source>
        <translation>Godkänd av {name}, {moment}.</translation>
    </message>
    <message>
        <source>The plan waits for a supervisor who has not prepared it. You can look at it here, or take it back to the review.</source>
        <translation>Planen väntar på en arbetsledare som inte har berett den. Du kan läsa den här eller ta tillbaka den till granskningen.</translation>
    </message>
    <message>
        <source>You have prepared this plan, so another supervisor has to approve it: they sign in and open the case here.</source>
        <translation>Du har berett planen, så en annan arbetsledare måste godkänna den genom att logga in och öppna ärendet här.</translation>
    </message>
    <message>
        <source>The list of users in this workspace can’t be trusted, so nobody can approve. Ask the administrator to compare the workspace’s fingerprint.</source>
        <translation>Listan över användare går inte att lita på, så ingen kan godkänna. Be administratören jämföra arbetsytans fingeravtryck.</translation>
    </message>
    <message>
        <source>You can look at the plan, but not approve it at the moment.</source>
        <translation>Du kan läsa planen men inte godkänna den just nu.</translation>
    </message>
</context>
<context>
    <name>ApprovePage</name>
    <message>
        <source>Approving erases nothing yet: the run is a step of its own.</source>
        <translation>Godkännandet raderar inget än: körningen är ett eget steg.</translation>
    </message>
    <message>
        <source>Open the next</source>
        <translation>Öppna nästa</translation>
    </message>
    <message>
        <source>Go on with the case</source>
        <translation>Gå vidare med ärendet</translation>
    </message>
    <message>
        <source>Nothing to approve yet</source>
        <translation>Inget att godkänna än</translation>
    </message>
    <message>
        <source>A plan is made at the end of the review.</source>
        <translation>Planen görs när granskningen är klar.</translation>
    </message>
    <message>
        <source>Send the plan back</source>
        <translation>Skicka tillbaka planen</translation>
    </message>
    <message>
        <source>The plan is withdrawn and the case goes back to the review. The comment stands above the list there.</source>
        <translation>Planen dras tillbaka och ärendet går till granskningen igen. Kommentaren visas ovanför listan där.</translation>
    </message>
    <message>
        <source>Comment, without personal data</source>
        <translation>Kommentar, utan personuppgifter</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Skicka tillbaka</translation>
    </message>
</context>
<context>
    <name>AttachmentsView</name>
    <message>
        <source>{more} more attachments are in the package.</source>
        <translation>Ytterligare {more} bilagor finns i paketet.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Stäng meddelandet</translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>Stop</source>
        <translation>Stoppa</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Stoppar…</translation>
    </message>
</context>
<context>
    <name>CasePage</name>
    <message>
        <source>No case is open</source>
        <translation>Inget ärende är öppet</translation>
    </message>
    <message>
        <source>Choose one in the queue at the left.</source>
        <translation>Välj ett i kön till vänster.</translation>
    </message>
    <message>
        <source>organisation unknown</source>
        <translation>okänd organisation</translation>
    </message>
    <message>
        <source>received {moment}</source>
        <translation>mottaget {moment}</translation>
    </message>
    <message>
        <source>held by {name}</source>
        <translation>hos {name}</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>behövs inte</translation>
    </message>
    <message>
        <source>The case can’t be shown</source>
        <translation>Ärendet kan inte visas</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Enter or a double click shows the words in the mail</source>
        <translation>Retur eller dubbelklick visar orden i mailet</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>”{words}”</translation>
    </message>
    <message>
        <source>Left out by {name}: {reason}</source>
        <translation>Utelämnad av {name}: {reason}</translation>
    </message>
    <message>
        <source>Overridden by {name}: {reason}</source>
        <translation>Godtagen av {name}: {reason}</translation>
    </message>
    <message>
        <source>Mail {number}: “{words}”</source>
        <translation>Mail {number}: ”{words}”</translation>
    </message>
    <message>
        <source>Record the decision…</source>
        <translation>Anteckna beslutet…</translation>
    </message>
    <message>
        <source>Leave this channel out…</source>
        <translation>Utelämna kanalen…</translation>
    </message>
    <message>
        <source>I have read it…</source>
        <translation>Jag har läst det…</translation>
    </message>
    <message>
        <source>Override…</source>
        <translation>Godta ändå…</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>It is an instruction</source>
        <translation>Det är en instruktion</translation>
    </message>
    <message>
        <source>The identity is attested</source>
        <translation>Identiteten är intygad</translation>
    </message>
    <message>
        <source>The person is named</source>
        <translation>Personen är angiven</translation>
    </message>
    <message>
        <source>The wish is explicit</source>
        <translation>Önskemålet är uttryckligt</translation>
    </message>
    <message>
        <source>The sender is genuine</source>
        <translation>Avsändaren är äkta</translation>
    </message>
    <message>
        <source>The organisation is known</source>
        <translation>Organisationen är känd</translation>
    </message>
    <message>
        <source>Editor of {channel}</source>
        <translation>Redaktör i {channel}</translation>
    </message>
    <message>
        <source>Disposal decision on record</source>
        <translation>Gallringsbeslut finns</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Sociala medier</translation>
    </message>
    <message>
        <source>The sender of mail {channel} may add to the case</source>
        <translation>Avsändaren av mail {channel} får komplettera ärendet</translation>
    </message>
    <message>
        <source>What mail {channel} adds is clear</source>
        <translation>Det är klart vad mail {channel} tillför</translation>
    </message>
    <message>
        <source>Editor of a channel</source>
        <translation>Redaktör i en kanal</translation>
    </message>
</context>
<context>
    <name>ChecksView</name>
    <message>
        <source>Checks</source>
        <translation>Kontroller</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{done} av {all} klara</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message>
        <source>Service target: {due}</source>
        <translation>Svarsmål: {due}</translation>
    </message>
    <message>
        <source>why?</source>
        <translation>varför?</translation>
    </message>
    <message>
        <source>Why this last day?</source>
        <translation>Varför just den sista dagen?</translation>
    </message>
    <message>
        <source>Last day by law: {day} at the latest</source>
        <translation>Lagens sista dag: senast {day}</translation>
    </message>
    <message>
        <source>Last day by law: {day}</source>
        <translation>Lagens sista dag: {day}</translation>
    </message>
</context>
<context>
    <name>ConversationText</name>
    <message>
        <source>included</source>
        <translation>med</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>utelämnad</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>Kundtjänst</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>Okänd avsändare</translation>
    </message>
    <message numerus="yes">
        <source>Not shown: %n earlier item(s)</source>
        <translation>
            <numerusform>Visas inte: %n tidigare inlägg</numerusform>
            <numerusform>Visas inte: %n tidigare inlägg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not shown: %n later item(s)</source>
        <translation>
            <numerusform>Visas inte: %n senare inlägg</numerusform>
            <numerusform>Visas inte: %n senare inlägg</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n dag försenat</numerusform>
            <numerusform>%n dagar försenat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>%n timme försenat</numerusform>
            <numerusform>%n timmar försenat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n personer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n post</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n ärende</numerusform>
            <numerusform>%n ärenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n månad</numerusform>
            <numerusform>%n månader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) open</source>
        <translation>
            <numerusform>%n kontroll kvar</numerusform>
            <numerusform>%n kontroller kvar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed</source>
        <translation>
            <numerusform>%n registrerat</numerusform>
            <numerusform>%n registrerade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n joined a case</source>
        <translation>
            <numerusform>%n hörde till ett ärende</numerusform>
            <numerusform>%n hörde till ärenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already known</source>
        <translation>
            <numerusform>%n redan känt</numerusform>
            <numerusform>%n redan kända</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicate(s) of an open case</source>
        <translation>
            <numerusform>%n dubblett av ett öppet ärende</numerusform>
            <numerusform>%n dubbletter av öppna ärenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can’t be read</source>
        <translation>
            <numerusform>%n går inte att läsa</numerusform>
            <numerusform>%n går inte att läsa</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnclosedFiles</name>
    <message>
        <source>Attached</source>
        <translation>Bifogas</translation>
    </message>
    <message>
        <source>To hand over, not in the mail</source>
        <translation>Lämnas över, inte i mailet</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Visa mappen</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Something went wrong. Try again.</source>
        <translation>Något gick fel. Försök igen.</translation>
    </message>
    <message>
        <source>Something stands in the way. Try again.</source>
        <translation>Något står i vägen. Försök igen.</translation>
    </message>
    <message>
        <source>A rule does not allow this.</source>
        <translation>En regel tillåter inte detta.</translation>
    </message>
    <message>
        <source>The program has made a mistake. Nothing more was done. Please report it.</source>
        <translation>Programmet har gjort fel. Inget mer har gjorts. Rapportera felet, tack.</translation>
    </message>
    <message>
        <source>There is no workspace in {folder}. Choose another folder, or create one with “dsr-desk demo --data-only --workspace FOLDER”.</source>
        <translation>Det finns ingen arbetsyta i {folder}. Välj en annan mapp, eller skapa en med ”dsr-desk demo --data-only --workspace MAPP”.</translation>
    </message>
    <message>
        <source>This workspace was written by a newer DSR Desk (version {found}; this program knows {known}). Nothing was changed. Install the newer program and open it there.</source>
        <translation>Arbetsytan är skriven av ett nyare DSR Desk (version {found}; det här programmet kan {known}). Inget har ändrats. Installera det nyare programmet och öppna den där.</translation>
    </message>
    <message>
        <source>The folder {folder} can’t be written, so nothing can be recorded there. Give your account write access to it, then try again.</source>
        <translation>Mappen {folder} går inte att skriva i, så inget kan sparas där. Ge ditt konto skrivrätt och försök igen.</translation>
    </message>
    <message>
        <source>Another window or command is working in this workspace. Nothing was changed. Wait until it has finished, then try again.</source>
        <translation>Ett annat fönster eller kommando arbetar i arbetsytan. Inget har ändrats. Vänta tills det är klart och försök igen.</translation>
    </message>
    <message>
        <source>{file} in the workspace is not what it should be. Nothing was changed. Restore it from a backup; “dsr-desk self-check --workspace FOLDER” says more.</source>
        <translation>{file} i arbetsytan är inte som den ska vara. Inget har ändrats. Återställ den från en säkerhetskopia; ”dsr-desk self-check --workspace MAPP” säger mer.</translation>
    </message>
    <message>
        <source>The disk is full. What was done before is kept, the step that ran out of room was undone. Free some space, then start the step again: it goes on where it stopped.</source>
        <translation>Disken är full. Det som redan var gjort finns kvar; steget som inte fick plats har ångrats. Frigör utrymme och starta steget igen: det fortsätter där det slutade.</translation>
    </message>
    <message>
        <source>The workspace lies on a network file system ({kind}), where the database can’t be kept safe. Move the folder to a local disk.</source>
        <translation>Arbetsytan ligger på en nätverksenhet ({kind}), där databasen inte är säker. Flytta mappen till en lokal disk.</translation>
    </message>
    <message>
        <source>The source {source} can’t be used: {reason}. It counts as a gap, not as “nothing found”. Mend the connection, then search again.</source>
        <translation>Källan {source} går inte att använda: {reason}. Den räknas som en lucka, inte som ”inget hittat”. Laga anslutningen och sök igen.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}. Nothing was taken in from it.</source>
        <translation>{file} gick inte att läsa: {reason}. Inget har hämtats från den.</translation>
    </message>
    <message>
        <source>Not every check is ok: {names}. Ask the editor for what is missing, or let a supervisor override the check with a reason.</source>
        <translation>Alla kontroller är inte klara: {names}. Be redaktören om det som saknas, eller låt en arbetsledare åsidosätta kontrollen med ett skäl.</translation>
    </message>
    <message>
        <source>This step needs to know who does it. Sign in first.</source>
        <translation>Steget behöver veta vem som gör det. Logga in först.</translation>
    </message>
    <message>
        <source>The name or the password is wrong. Try again.</source>
        <translation>Fel namn eller lösenord. Försök igen.</translation>
    </message>
    <message>
        <source>Your role does not include the right to {right}. Ask a supervisor.</source>
        <translation>Din roll har inte rätt att {right}. Fråga en arbetsledare.</translation>
    </message>
    <message>
        <source>You have prepared this plan, so somebody else must approve it. Ask another supervisor to sign in and look.</source>
        <translation>Du har berett planen, så någon annan måste godkänna den. Be en annan arbetsledare logga in och titta.</translation>
    </message>
    <message>
        <source>The approval does not hold: {reason}. Nothing was erased. Have the plan approved again, and report this to your administrator.</source>
        <translation>Godkännandet håller inte: {reason}. Inget har raderats. Låt godkänna planen på nytt och meddela administratören.</translation>
    </message>
    <message>
        <source>The list of users in this workspace can’t be trusted: {reason}. Nothing was done. Ask the administrator to compare the workspace’s fingerprint (“dsr-desk trust --workspace FOLDER”).</source>
        <translation>Arbetsytans lista över användare går inte att lita på: {reason}. Inget har gjorts. Be administratören jämföra arbetsytans fingeravtryck (”dsr-desk trust --workspace MAPP”).</translation>
    </message>
    <message>
        <source>The case has no {wanted} yet. Make it first.</source>
        <translation>Ärendet saknar ännu {wanted}. Gör det först.</translation>
    </message>
    <message>
        <source>It has changed since you looked at it. Look at it again, then repeat the step.</source>
        <translation>Det har ändrats sedan du tittade. Titta igen och gör sedan om steget.</translation>
    </message>
    <message>
        <source>Type exactly “{expected}” to confirm: the number of items and the case.</source>
        <translation>Skriv exakt ”{expected}” för att bekräfta: antalet poster och ärendet.</translation>
    </message>
    <message>
        <source>{left} of the exceptions and samples have not been opened yet. Open each of them before you approve.</source>
        <translation>{left} av undantagen och stickproven är inte öppnade än. Öppna vart och ett innan du godkänner.</translation>
    </message>
    <message>
        <source>The probe still finds {count} traces of the person. The case stays open. Look at them under “Run”, then run again.</source>
        <translation>Efterkontrollen hittar fortfarande {count} spår av personen. Ärendet förblir öppet. Se dem under ”Kör” och kör igen.</translation>
    </message>
    <message>
        <source>This is outside what the organisation has asked for and may ask for. Nothing was read or changed.</source>
        <translation>Det ligger utanför vad organisationen har begärt och får begära. Inget har lästs eller ändrats.</translation>
    </message>
    <message>
        <source>The step “{step}” can’t be taken while the case is “{state}”.</source>
        <translation>Steget ”{step}” går inte att ta medan ärendet är ”{state}”.</translation>
    </message>
    <message>
        <source>Only a case whose sender is an editor of some of the channels, and not of others, can be split. Leave channels out, or ask the editor.</source>
        <translation>Bara ett ärende vars avsändare är redaktör för några av kanalerna, men inte för andra, kan delas. Utelämna kanaler eller fråga redaktören.</translation>
    </message>
    <message>
        <source>There is no case {case}.</source>
        <translation>Det finns inget ärende {case}.</translation>
    </message>
    <message>
        <source>Give the reason for this: {what}.</source>
        <translation>Ange skälet till detta: {what}.</translation>
    </message>
    <message>
        <source>The mapping {mapping} can’t be used: {reason}. Mend the file, then try again.</source>
        <translation>Mappningen {mapping} går inte att använda: {reason}. Rätta filen och försök igen.</translation>
    </message>
    <message>
        <source>This file can’t be trusted: {reason}. Ask its sender for a new one.</source>
        <translation>Filen går inte att lita på: {reason}. Be avsändaren om en ny.</translation>
    </message>
    <message>
        <source>The database server {server} can’t be reached. What was not finished has been undone. Check the network and the server, then try again.</source>
        <translation>Databasservern {server} kan inte nås. Det som inte blev klart har tagits tillbaka. Kontrollera nätverket och servern och försök igen.</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty, so no workspace was made there. Choose an empty folder, or a new one.</source>
        <translation>Mappen {folder} är inte tom, så ingen arbetsyta skapades där. Välj en tom mapp, eller en ny.</translation>
    </message>
    <message>
        <source>{file} is there already, or would lie among the desk’s own files. Nothing was written. Give another name or folder.</source>
        <translation>{file} finns redan, eller skulle hamna bland programmets egna filer. Inget har skrivits. Ange ett annat namn eller en annan mapp.</translation>
    </message>
    <message>
        <source>The table of public holidays does not cover {year}, so no deadline is given. Check the date of receipt, or install a newer DSR Desk.</source>
        <translation>Helgdagstabellen når inte till {year}, så ingen tidsfrist kan anges. Kontrollera mottagningsdagen eller installera ett nyare DSR Desk.</translation>
    </message>
    <message>
        <source>There is no table of public holidays for {country}.</source>
        <translation>Det finns ingen helgdagstabell för {country}.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
</context>
<context>
    <name>ExcludeDialog</name>
    <message numerus="yes">
        <source>Leave %n item(s) out</source>
        <translation>
            <numerusform>Utelämna %n post</numerusform>
            <numerusform>Utelämna %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>What is left out is kept. Its ground stands in the plan, and the second person opens each of them.</source>
        <translation>Det som utelämnas behålls. Grunden står i planen, och den andra personen öppnar var och en.</translation>
    </message>
    <message>
        <source>Note (optional, without personal data)</source>
        <translation>Anteckning (frivillig, utan personuppgifter)</translation>
    </message>
    <message>
        <source>The ground is used again for the next ones: Shift+U asks anew.</source>
        <translation>Grunden används igen för nästa: Skift+U frågar på nytt.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Utelämna</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>The item was written by somebody else.</source>
        <translation>Posten är skriven av någon annan.</translation>
    </message>
    <message>
        <source>Needed to establish, exercise or defend a legal claim.</source>
        <translation>Behövs för att fastställa, göra gällande eller försvara rättsliga anspråk.</translation>
    </message>
    <message>
        <source>A law obliges the organisation to keep it.</source>
        <translation>En lag kräver att organisationen behåller den.</translation>
    </message>
    <message>
        <source>Needed for a task in the public interest.</source>
        <translation>Behövs för en uppgift av allmänt intresse.</translation>
    </message>
    <message>
        <source>Covered by freedom of expression and information.</source>
        <translation>Omfattas av yttrande- och informationsfriheten.</translation>
    </message>
    <message>
        <source>Kept for archiving, research or statistics by law.</source>
        <translation>Bevaras för arkiv, forskning eller statistik enligt lag.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>plan</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>godkännande</translation>
    </message>
    <message>
        <source>run</source>
        <translation>körning</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>lägga åt sidan</translation>
    </message>
    <message>
        <source>split</source>
        <translation>dela</translation>
    </message>
    <message>
        <source>what the mail says</source>
        <translation>vad mailet säger</translation>
    </message>
    <message>
        <source>reopen</source>
        <translation>återuppta</translation>
    </message>
    <message>
        <source>wait for the editor</source>
        <translation>vänta på redaktören</translation>
    </message>
    <message>
        <source>settle a check</source>
        <translation>avgöra en kontroll</translation>
    </message>
    <message>
        <source>search</source>
        <translation>söka</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>avgöra</translation>
    </message>
    <message>
        <source>export</source>
        <translation>göra utdrag</translation>
    </message>
    <message>
        <source>export an item that has changed; search again</source>
        <translation>ta med en post som har ändrats; sök igen</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>radera</translation>
    </message>
    <message>
        <source>erase before the extract has been delivered</source>
        <translation>radera innan utdraget har lämnats</translation>
    </message>
    <message>
        <source>plan an erasure</source>
        <translation>planera en radering</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>godkänna</translation>
    </message>
    <message>
        <source>send back</source>
        <translation>skicka tillbaka</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>svara</translation>
    </message>
    <message>
        <source>the override of a check</source>
        <translation>åsidosättande av en kontroll</translation>
    </message>
    <message>
        <source>leaving a channel out</source>
        <translation>utelämnande av en kanal</translation>
    </message>
    <message>
        <source>the disposal decision&apos;s number</source>
        <translation>gallringsbeslutets nummer</translation>
    </message>
    <message>
        <source>setting the case aside</source>
        <translation>att ärendet läggs åt sidan</translation>
    </message>
    <message>
        <source>leaving an item out</source>
        <translation>utelämnande av en post</translation>
    </message>
    <message>
        <source>sending the plan back</source>
        <translation>att planen skickas tillbaka</translation>
    </message>
    <message>
        <source>the answer&apos;s text</source>
        <translation>svarets text</translation>
    </message>
    <message>
        <source>this account is not in it with its own key</source>
        <translation>kontot finns inte där med sin egen nyckel</translation>
    </message>
    <message>
        <source>the fingerprint is another one</source>
        <translation>fingeravtrycket är ett annat</translation>
    </message>
    <message>
        <source>this machine has not seen the workspace before</source>
        <translation>den här datorn har inte sett arbetsytan förut</translation>
    </message>
    <message>
        <source>it is older than the one this machine has seen</source>
        <translation>den är äldre än den som datorn har sett</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>det finns ingen</translation>
    </message>
    <message>
        <source>it belongs to another workspace</source>
        <translation>den hör till en annan arbetsyta</translation>
    </message>
    <message>
        <source>the administrator has not signed it</source>
        <translation>administratören har inte signerat den</translation>
    </message>
    <message>
        <source>the audit is not the one this machine has seen</source>
        <translation>granskningsloggen är inte den som datorn har sett</translation>
    </message>
    <message>
        <source>its signature is not the approver&apos;s</source>
        <translation>signaturen är inte godkännarens</translation>
    </message>
    <message>
        <source>it was given for another workspace</source>
        <translation>det gavs för en annan arbetsyta</translation>
    </message>
    <message>
        <source>the plan is not the one that was approved</source>
        <translation>planen är inte den som godkändes</translation>
    </message>
    <message>
        <source>the approver is not in the list of users</source>
        <translation>godkännaren finns inte i användarlistan</translation>
    </message>
    <message>
        <source>the approver may not approve</source>
        <translation>godkännaren får inte godkänna</translation>
    </message>
    <message>
        <source>the approver has prepared the plan</source>
        <translation>godkännaren har själv berett planen</translation>
    </message>
    <message>
        <source>the audit is broken</source>
        <translation>loggen är bruten</translation>
    </message>
    <message>
        <source>the mails are not those that were filed</source>
        <translation>mailen är inte de som kom in</translation>
    </message>
    <message>
        <source>a mail is not the one that was filed</source>
        <translation>ett mail är inte det som kom in</translation>
    </message>
    <message>
        <source>a mail can&apos;t be read again</source>
        <translation>ett mail går inte att läsa igen</translation>
    </message>
    <message>
        <source>the mail asks for something else</source>
        <translation>mailet begär något annat</translation>
    </message>
    <message>
        <source>the persons are not those of the mail</source>
        <translation>personerna är inte de i mailet</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Att granska</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnade</translation>
    </message>
    <message>
        <source>{n} included</source>
        <translation>{n} med</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} utelämnade</translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation>{n} att granska</translation>
    </message>
</context>
<context>
    <name>Headline</name>
    <message>
        <source>Erase everything {who} has written in {where}</source>
        <translation>Radera allt som {who} skrivit i {where}</translation>
    </message>
    <message>
        <source>Give {who} a copy of everything in {where}</source>
        <translation>Ge {who} en kopia av allt i {where}</translation>
    </message>
    <message>
        <source>Give {who} what they have written in {where}, to take along</source>
        <translation>Ge {who} det egna i {where} att ta med sig</translation>
    </message>
    <message>
        <source>Give {who} a copy of everything in {where}, then erase what they wrote</source>
        <translation>Ge {who} en kopia av allt i {where} och radera sedan det egna</translation>
    </message>
    <message>
        <source>Not clear yet what is wished for {who} in {where}</source>
        <translation>Ännu oklart vad som önskas för {who} i {where}</translation>
    </message>
    <message>
        <source>a person not named yet</source>
        <translation>en person som inte är angiven</translation>
    </message>
    <message>
        <source>a person who has been forgotten</source>
        <translation>en person som är glömd</translation>
    </message>
    <message>
        <source>channels not named yet</source>
        <translation>kanaler som inte är angivna</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} och {last}</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Ask the editor for the sentence.</source>
        <translation>Be redaktören om meningen.</translation>
    </message>
    <message>
        <source>Ask the editor for the sentence, with this person’s address.</source>
        <translation>Be redaktören om meningen, med den här personens adress.</translation>
    </message>
    <message>
        <source>It counts. Settle this when the whole of it is meant.</source>
        <translation>Det räknas med. Godkänn när det verkligen är hela det som avses.</translation>
    </message>
    <message>
        <source>It was not taken into account. Leave channels out, or ask the editor.</source>
        <translation>Det har inte räknats med. Utelämna kanaler eller fråga redaktören.</translation>
    </message>
    <message>
        <source>Set the case aside, or make sure with the editor that it goes on.</source>
        <translation>Lägg ärendet åt sidan, eller försäkra dig hos redaktören om att det ska fortsätta.</translation>
    </message>
    <message>
        <source>It was not taken into account. Ask the editor what holds.</source>
        <translation>Det har inte räknats med. Fråga redaktören vad som gäller.</translation>
    </message>
    <message>
        <source>Nobody was added. Ask the editor whether the person is concerned.</source>
        <translation>Ingen har lagts till. Fråga redaktören om personen berörs.</translation>
    </message>
    <message>
        <source>Read the mail and ask the editor.</source>
        <translation>Läs mailet och fråga redaktören.</translation>
    </message>
    <message>
        <source>Ask the editor to write the sentence themselves.</source>
        <translation>Be redaktören skriva meningen själv.</translation>
    </message>
    <message>
        <source>Ask the editor for the e-mail address.</source>
        <translation>Be redaktören om e-postadressen.</translation>
    </message>
    <message>
        <source>Ask the editor what is to be done.</source>
        <translation>Fråga redaktören vad som ska göras.</translation>
    </message>
    <message>
        <source>Ask the editor which channels are meant.</source>
        <translation>Fråga redaktören vilka kanaler som avses.</translation>
    </message>
    <message>
        <source>Leave the channel out, or ask one of its editors.</source>
        <translation>Utelämna kanalen eller fråga en av dess redaktörer.</translation>
    </message>
    <message>
        <source>Ask for the decision’s number and record it.</source>
        <translation>Be om beslutets nummer och anteckna det.</translation>
    </message>
    <message>
        <source>Call the editor on a number you know.</source>
        <translation>Ring redaktören på ett nummer du känner till.</translation>
    </message>
    <message>
        <source>Don’t answer. Tell the organisation by phone.</source>
        <translation>Svara inte. Ring organisationen.</translation>
    </message>
    <message>
        <source>Set it aside.</source>
        <translation>Lägg åt sidan.</translation>
    </message>
    <message>
        <source>Refer the person to the organisation, then set it aside.</source>
        <translation>Hänvisa personen till organisationen och lägg sedan åt sidan.</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>No mail was found there.</source>
        <translation>Ingen mail hittades där.</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>What was taken in</source>
        <translation>Det som hämtades</translation>
    </message>
    <message>
        <source>Mails and what became of them</source>
        <translation>Mail och vad det blev av dem</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Became</source>
        <translation>Blev</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Varför</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Filed as {number}</source>
        <translation>Registrerat som {number}</translation>
    </message>
    <message>
        <source>Joined {number}</source>
        <translation>Hör till {number}</translation>
    </message>
    <message>
        <source>Already known, {number}</source>
        <translation>Redan känt, {number}</translation>
    </message>
    <message>
        <source>Duplicate, filed as {number}</source>
        <translation>Dubblett, registrerad som {number}</translation>
    </message>
    <message>
        <source>Can’t be read</source>
        <translation>Går inte att läsa</translation>
    </message>
</context>
<context>
    <name>ItemView</name>
    <message>
        <source>The item’s text</source>
        <translation>Postens text</translation>
    </message>
    <message>
        <source>No item is chosen</source>
        <translation>Ingen post är vald</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>Utan ämne</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>Nr {number}</translation>
    </message>
</context>
<context>
    <name>ItemsPane</name>
    <message>
        <source>Items</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Search the items  (Ctrl+F)</source>
        <translation>Sök bland posterna  (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the items</source>
        <translation>Sök bland posterna</translation>
    </message>
    <message>
        <source>Items of the package</source>
        <translation>Paketets poster</translation>
    </message>
    <message>
        <source>{shown} of {total}</source>
        <translation>{shown} av {total}</translation>
    </message>
    <message>
        <source>No item holds these words.</source>
        <translation>Ingen post innehåller orden.</translation>
    </message>
    <message>
        <source>The package is empty.</source>
        <translation>Paketet är tomt.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <source>Work is under way</source>
        <translation>Arbete pågår</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <translation>Låt fönstret vara öppet</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Stoppa och stäng</translation>
    </message>
    <message>
        <source>Something is still being written.</source>
        <translation>Något skrivs fortfarande.</translation>
    </message>
    <message>
        <source>If you close now, it stops after the batch at hand. What was done is kept and recorded; next time it goes on where it stopped.</source>
        <translation>Stänger du nu stannar det efter den pågående omgången. Det som är gjort finns kvar och är antecknat; nästa gång fortsätter det där det slutade.</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Mailets text</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Language of the mail</source>
        <translation>Mailets språk</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Save the mail</source>
        <translation>Spara mailet</translation>
    </message>
    <message>
        <source>The text you have changed is kept; only an unchanged draft is replaced.</source>
        <translation>Din ändrade text är kvar; bara ett oändrat utkast byts ut.</translation>
    </message>
</context>
<context>
    <name>MailTabs</name>
    <message>
        <source>Instruction</source>
        <translation>Begäran</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Komplettering</translation>
    </message>
    <message>
        <source>Automatic notice</source>
        <translation>Automatiskt meddelande</translation>
    </message>
    <message>
        <source>Came afterwards</source>
        <translation>Kom efteråt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nytt</translation>
    </message>
</context>
<context>
    <name>MailText</name>
    <message>
        <source>The mail is longer than what is shown here; the rest is kept unaltered.</source>
        <translation>Mailet är längre än det som visas här; resten finns kvar oförändrat.</translation>
    </message>
</context>
<context>
    <name>MailView</name>
    <message>
        <source>An automatic notice</source>
        <translation>Ett automatiskt meddelande</translation>
    </message>
    <message>
        <source>The editor’s mail</source>
        <translation>Redaktörens mail</translation>
    </message>
    <message>
        <source>The mail</source>
        <translation>Mailet</translation>
    </message>
    <message>
        <source>Sender: {verdict}</source>
        <translation>Avsändare: {verdict}</translation>
    </message>
    <message>
        <source>Text of the mail</source>
        <translation>Mailets text</translation>
    </message>
    <message>
        <source>attestation</source>
        <translation>intygande</translation>
    </message>
    <message>
        <source>person</source>
        <translation>person</translation>
    </message>
    <message>
        <source>wish</source>
        <translation>önskemål</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>kanal</translation>
    </message>
    <message>
        <source>other evidence</source>
        <translation>annat underlag</translation>
    </message>
    <message>
        <source>Quoted text never counts as attestation.</source>
        <translation>Citerad text räknas aldrig som intygande.</translation>
    </message>
    <message>
        <source>not exactly one sender</source>
        <translation>inte exakt en avsändare</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Mottaget</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Bifogat</translation>
    </message>
    <message>
        <source>{names} – not opened</source>
        <translation>{names} – öppnas inte</translation>
    </message>
</context>
<context>
    <name>Matches</name>
    <message>
        <source>No longer in its source</source>
        <translation>Finns inte kvar i sin källa</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>Utan ämne</translation>
    </message>
    <message>
        <source>not opened yet</source>
        <translation>inte öppnad</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>Med</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Att granska</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Borta</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnad</translation>
    </message>
    <message>
        <source>Left out: {ground}</source>
        <translation>Utelämnad: {ground}</translation>
    </message>
</context>
<context>
    <name>MatchesPane</name>
    <message>
        <source>Found items</source>
        <translation>Träffar</translation>
    </message>
    <message>
        <source>M include · U leave out · N next to look at · J/K down, up</source>
        <translation>M ta med · U utelämna · N nästa att granska · J/K ner, upp</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Inga träffar</translation>
    </message>
    <message>
        <source>“Nothing found” is a valid answer, as long as no source was left unsearched.</source>
        <translation>”Inga träffar” är ett giltigt svar, så länge ingen källa lämnats ogenomsökt.</translation>
    </message>
    <message>
        <source>No item fits this choice.</source>
        <translation>Ingen post passar urvalet.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>As the system</source>
        <translation>Som systemet</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Ljust</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mörkt</translation>
    </message>
    <message>
        <source>&amp;Take in mail…</source>
        <translation>&amp;Hämta mail…</translation>
    </message>
    <message>
        <source>Take in a &amp;folder…</source>
        <translation>Hämta en &amp;mapp…</translation>
    </message>
    <message>
        <source>Open a &amp;package…</source>
        <translation>Öppna ett &amp;paket…</translation>
    </message>
    <message>
        <source>&amp;Sign out</source>
        <translation>&amp;Logga ut</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Avsluta</translation>
    </message>
    <message>
        <source>&amp;Read the queue anew</source>
        <translation>&amp;Läs in kön igen</translation>
    </message>
    <message>
        <source>&amp;Search the queue</source>
        <translation>&amp;Sök i kön</translation>
    </message>
    <message>
        <source>&amp;Take the case</source>
        <translation>&amp;Ta ärendet</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Större text</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Mindre text</translation>
    </message>
    <message>
        <source>&amp;Usual size of text</source>
        <translation>&amp;Vanlig textstorlek</translation>
    </message>
    <message>
        <source>Single letters as &amp;keys</source>
        <translation>&amp;Bokstäver som kortkommandon</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Kortkommandon</translation>
    </message>
    <message>
        <source>&amp;Self-check</source>
        <translation>S&amp;jälvkontroll</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arkiv</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visa</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>Ä&amp;rende</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjälp</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Färger</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>a Saturday</source>
        <translation>en lördag</translation>
    </message>
    <message>
        <source>a Sunday</source>
        <translation>en söndag</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>i morgon</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>i går</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>i dag {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>i morgon {time}</translation>
    </message>
    <message>
        <source>The period begins on {day}, the day of the person’s request.</source>
        <translation>Tiden räknas från {day}, dagen för personens begäran.</translation>
    </message>
    <message>
        <source>The day of the person’s own request is not known. The period is counted from our receipt on {day}; the true last day may be earlier.</source>
        <translation>Dagen för personens egen begäran är okänd. Tiden räknas från att vi tog emot mailet {day}; den verkliga sista dagen kan vara tidigare.</translation>
    </message>
    <message>
        <source>{months} later is {day}.</source>
        <translation>{months} senare är {day}.</translation>
    </message>
    <message>
        <source>{day} is {reason}: it moves to the next day.</source>
        <translation>{day} är {reason}: den flyttas till nästa dag.</translation>
    </message>
    <message>
        <source>The last day is {day}.</source>
        <translation>Sista dagen är {day}.</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open a package</source>
        <translation>Öppna ett paket</translation>
    </message>
</context>
<context>
    <name>OutcomeView</name>
    <message>
        <source>Outcome</source>
        <translation>Utfall</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>I planen</translation>
    </message>
    <message>
        <source>Kept, with a ground</source>
        <translation>Behålls, med grund</translation>
    </message>
    <message>
        <source>Left to do</source>
        <translation>Kvar att göra</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>Bevisat</translation>
    </message>
    <message>
        <source>Plan digest</source>
        <translation>Planens kontrollsumma</translation>
    </message>
    <message>
        <source>Still found</source>
        <translation>Finns fortfarande kvar</translation>
    </message>
    <message>
        <source>Outside the instruction, untouched</source>
        <translation>Utanför uppdraget, orört</translation>
    </message>
    <message>
        <source>Items that were not erased</source>
        <translation>Poster som inte raderades</translation>
    </message>
    <message>
        <source>Erased text in the file {place}</source>
        <translation>Raderad text i filen {place}</translation>
    </message>
    <message>
        <source>Words that other items hold too</source>
        <translation>Ord som även finns i andra poster</translation>
    </message>
    <message>
        <source>Mentions in other people’s texts</source>
        <translation>Omnämnanden i andras texter</translation>
    </message>
    <message>
        <source>Items of the person</source>
        <translation>Poster från personen</translation>
    </message>
    <message>
        <source>The person’s address outside texts</source>
        <translation>Personens adress utanför texterna</translation>
    </message>
    <message>
        <source>Words left in the full-text index</source>
        <translation>Ord kvar i fulltextindexet</translation>
    </message>
    <message>
        <source>Copies of the person’s address</source>
        <translation>Kopior av personens adress</translation>
    </message>
    <message>
        <source>Open the certificate</source>
        <translation>Öppna certifikatet</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Visa mappen</translation>
    </message>
</context>
<context>
    <name>PackageItems</name>
    <message>
        <source>No.</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Avsändare</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Unknown author</source>
        <translation>Okänd avsändare</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Sida {page} av {pages}</translation>
    </message>
    <message>
        <source>Page of the PDF</source>
        <translation>PDF-sida</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Föregående sida</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nästa sida</translation>
    </message>
    <message>
        <source>Smaller page</source>
        <translation>Mindre sida</translation>
    </message>
    <message>
        <source>Larger page</source>
        <translation>Större sida</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Plan digest</source>
        <translation>Planens kontrollsumma</translation>
    </message>
    <message>
        <source>Copy the whole digest</source>
        <translation>Kopiera hela kontrollsumman</translation>
    </message>
    <message>
        <source>Prepared by {names} · {moment} · plan version {version}</source>
        <translation>Beredd av {names} · {moment} · planversion {version}</translation>
    </message>
    <message numerus="yes">
        <source>%n erased for good</source>
        <translation>
            <numerusform>%n raderas för gott</numerusform>
            <numerusform>%n raderas för gott</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n anonymised</source>
        <translation>
            <numerusform>%n anonymiseras</numerusform>
            <numerusform>%n anonymiseras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n behålls</numerusform>
            <numerusform>%n behålls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Formatted</source>
        <translation>Formaterat</translation>
    </message>
    <message>
        <source>Show the mail’s own layout; pictures and links are never loaded</source>
        <translation>Visa mailets egen form; bilder och länkar hämtas aldrig</translation>
    </message>
    <message>
        <source>The item in its conversation</source>
        <translation>Posten i sin konversation</translation>
    </message>
    <message>
        <source>No item is chosen</source>
        <translation>Ingen post är vald</translation>
    </message>
    <message>
        <source>The item is no longer there</source>
        <translation>Posten finns inte kvar</translation>
    </message>
    <message>
        <source>Its source does not show it any more. Search again to bring the list up.</source>
        <translation>Källan visar den inte längre. Sök igen så uppdateras listan.</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>Utan ämne</translation>
    </message>
    <message numerus="yes">
        <source>Conversation of %n item(s)</source>
        <translation>
            <numerusform>Konversation med %n post</numerusform>
            <numerusform>Konversation med %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>The person’s own texts are anonymised in this channel.</source>
        <translation>Personens egna texter anonymiseras i den här kanalen.</translation>
    </message>
    <message>
        <source>The person’s own texts are erased in this channel.</source>
        <translation>Personens egna texter raderas i den här kanalen.</translation>
    </message>
    <message>
        <source>Staff replies in the conversation go with them.</source>
        <translation>Kundtjänstens svar i konversationen följer med.</translation>
    </message>
    <message>
        <source>Staff replies and other people’s texts stay.</source>
        <translation>Kundtjänstens svar och andras texter blir kvar.</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Unknown organisation</source>
        <translation>Okänd organisation</translation>
    </message>
    <message>
        <source>New mail · {state}</source>
        <translation>Nytt mail · {state}</translation>
    </message>
    <message>
        <source>No person named</source>
        <translation>Ingen person angiven</translation>
    </message>
    <message>
        <source>Forgotten ({persons})</source>
        <translation>Glömd ({persons})</translation>
    </message>
    <message>
        <source>you</source>
        <translation>du</translation>
    </message>
    <message>
        <source>Service target: {moment}</source>
        <translation>Svarsmål: {moment}</translation>
    </message>
    <message>
        <source>Received: {moment}</source>
        <translation>Mottaget: {moment}</translation>
    </message>
    <message>
        <source>Held by {name}</source>
        <translation>Hos {name}</translation>
    </message>
</context>
<context>
    <name>QueueFilters</name>
    <message>
        <source>Open</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mina</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>Att godkänna</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Väntar</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Försenade</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klara</translation>
    </message>
    <message>
        <source>Search person, organisation, case  ( / )</source>
        <translation>Sök person, organisation, ärende  ( / )</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Sök i kön</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Cases</source>
        <translation>Ärenden</translation>
    </message>
    <message>
        <source>Changed – show</source>
        <translation>Ändrad – visa</translation>
    </message>
    <message>
        <source>The list has changed: show it anew</source>
        <translation>Listan har ändrats: visa den på nytt</translation>
    </message>
    <message>
        <source>Queue of cases</source>
        <translation>Ärendekö</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Inget hittades.</translation>
    </message>
    <message>
        <source>No case in this view holds that text.</source>
        <translation>Inget ärende i den här vyn innehåller texten.</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Töm sökningen</translation>
    </message>
    <message>
        <source>No cases.</source>
        <translation>Inga ärenden.</translation>
    </message>
    <message>
        <source>Nothing waits for anybody.</source>
        <translation>Inget väntar på någon.</translation>
    </message>
    <message>
        <source>Take in mail…</source>
        <translation>Hämta mail…</translation>
    </message>
    <message>
        <source>No cases here.</source>
        <translation>Inga ärenden här.</translation>
    </message>
    <message>
        <source>This view is empty; others may not be.</source>
        <translation>Vyn är tom; andra kan ha ärenden.</translation>
    </message>
    <message>
        <source>Show all open</source>
        <translation>Visa alla öppna</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>An editor asks for something to be done.</source>
        <translation>En redaktör ber om att något görs.</translation>
    </message>
    <message>
        <source>It is not clear what the mail asks for.</source>
        <translation>Det är oklart vad mailet ber om.</translation>
    </message>
    <message>
        <source>The person writes in their own name.</source>
        <translation>Personen skriver i eget namn.</translation>
    </message>
    <message>
        <source>It is a newsletter.</source>
        <translation>Det är ett nyhetsbrev.</translation>
    </message>
    <message>
        <source>It is an automatic reply.</source>
        <translation>Det är ett automatiskt svar.</translation>
    </message>
    <message>
        <source>It is a notice of failed delivery.</source>
        <translation>Det är ett besked om misslyckad leverans.</translation>
    </message>
    <message>
        <source>The person is named by e-mail address.</source>
        <translation>Personen är angiven med e-postadress.</translation>
    </message>
    <message>
        <source>No person is named by e-mail address.</source>
        <translation>Ingen person är angiven med e-postadress.</translation>
    </message>
    <message>
        <source>An address may or may not be a person concerned.</source>
        <translation>Det är osäkert om en adress gäller en berörd person.</translation>
    </message>
    <message>
        <source>The sender belongs to this organisation.</source>
        <translation>Avsändaren hör till organisationen.</translation>
    </message>
    <message>
        <source>The sender belongs to no organisation the desk knows.</source>
        <translation>Avsändaren hör inte till någon känd organisation.</translation>
    </message>
    <message>
        <source>In the role when the mail was sent.</source>
        <translation>Hade rollen när mailet skickades.</translation>
    </message>
    <message>
        <source>The sender had no role in this channel when the mail was sent.</source>
        <translation>Avsändaren hade ingen roll i kanalen när mailet skickades.</translation>
    </message>
    <message>
        <source>The organisation has no channel of the kinds that are named.</source>
        <translation>Organisationen har ingen kanal av de slag som nämns.</translation>
    </message>
    <message>
        <source>The decision’s number is on record.</source>
        <translation>Beslutets nummer är antecknat.</translation>
    </message>
    <message>
        <source>A public authority may erase only under a disposal decision.</source>
        <translation>En myndighet får radera bara enligt ett gallringsbeslut.</translation>
    </message>
    <message>
        <source>What lies on the network must be removed there; the desk can’t do it.</source>
        <translation>Det som ligger på nätverket måste tas bort där; det kan inte göras härifrån.</translation>
    </message>
    <message>
        <source>The sentence stands in the mail’s own text.</source>
        <translation>Meningen står i mailets egen text.</translation>
    </message>
    <message>
        <source>Nothing in the mail says that the person’s identity was confirmed.</source>
        <translation>Inget i mailet säger att personens identitet är bekräftad.</translation>
    </message>
    <message>
        <source>Something like the sentence is there, but not the sentence itself.</source>
        <translation>Något liknande finns, men inte själva meningen.</translation>
    </message>
    <message>
        <source>The mail says that the identity has not been confirmed.</source>
        <translation>Mailet säger att identiteten inte är bekräftad.</translation>
    </message>
    <message>
        <source>The identity is confirmed only under a condition.</source>
        <translation>Identiteten bekräftas bara under ett villkor.</translation>
    </message>
    <message>
        <source>The identity is still to be confirmed.</source>
        <translation>Identiteten ska bekräftas senare.</translation>
    </message>
    <message>
        <source>The sentence is a question.</source>
        <translation>Meningen är en fråga.</translation>
    </message>
    <message>
        <source>The sentence is only cited, or stands in quoted history.</source>
        <translation>Meningen är bara citerad eller står i citerad historik.</translation>
    </message>
    <message>
        <source>The sentence stands only in a forwarded mail.</source>
        <translation>Meningen står bara i ett vidarebefordrat mail.</translation>
    </message>
    <message>
        <source>The sentence is what somebody else said or asked for.</source>
        <translation>Meningen är vad någon annan har sagt eller bett om.</translation>
    </message>
    <message>
        <source>The sentence stands only in a signature or a standard footer.</source>
        <translation>Meningen står bara i en signatur eller standardfot.</translation>
    </message>
    <message>
        <source>The mail points to an attachment; attachments don’t count.</source>
        <translation>Mailet hänvisar till en bilaga; bilagor räknas inte.</translation>
    </message>
    <message>
        <source>The sentence is about somebody else than the persons named.</source>
        <translation>Meningen gäller någon annan än de angivna.</translation>
    </message>
    <message>
        <source>The sentence is there, but no person is named for certain.</source>
        <translation>Meningen finns, men ingen person är säkert angiven.</translation>
    </message>
    <message>
        <source>This person is named in no mail that holds the sentence.</source>
        <translation>Personen nämns inte i något mail som har meningen.</translation>
    </message>
    <message>
        <source>The sentence speaks of one person, the mail names several.</source>
        <translation>Meningen gäller en person, mailet anger flera.</translation>
    </message>
    <message>
        <source>Another sentence seems to take it back.</source>
        <translation>En annan mening verkar ta tillbaka den.</translation>
    </message>
    <message>
        <source>Something around the sentence makes it doubtful.</source>
        <translation>Något runt meningen gör den tveksam.</translation>
    </message>
    <message>
        <source>The mail speaks in the person’s own voice.</source>
        <translation>Mailet är skrivet med personens egen röst.</translation>
    </message>
    <message>
        <source>The mail hides text or shows different texts in its two forms.</source>
        <translation>Mailet döljer text eller visar olika text i sina två former.</translation>
    </message>
    <message>
        <source>The wish and its channels are named.</source>
        <translation>Önskemålet och kanalerna är angivna.</translation>
    </message>
    <message>
        <source>No wish to erase or to get a copy was found.</source>
        <translation>Inget önskemål om radering eller utdrag hittades.</translation>
    </message>
    <message>
        <source>The mail says what should not be done.</source>
        <translation>Mailet säger vad som inte ska göras.</translation>
    </message>
    <message>
        <source>The same thing is both wished for and declined.</source>
        <translation>Samma sak både önskas och avböjs.</translation>
    </message>
    <message>
        <source>The wish is conditional or only considered.</source>
        <translation>Önskemålet är villkorat eller bara en tanke.</translation>
    </message>
    <message>
        <source>The wish takes in only some of the items, such as a period.</source>
        <translation>Önskemålet gäller bara en del, till exempel en period.</translation>
    </message>
    <message>
        <source>Neither mail, forum nor chat is named.</source>
        <translation>Varken mail, forum eller chatt nämns.</translation>
    </message>
    <message>
        <source>More channels are hinted at than are named.</source>
        <translation>Fler kanaler antyds än som nämns.</translation>
    </message>
    <message>
        <source>Only social media is named, which is handled in another way.</source>
        <translation>Bara sociala medier nämns, och de hanteras på annat sätt.</translation>
    </message>
    <message>
        <source>Social media is mentioned: it must be removed on the network itself.</source>
        <translation>Sociala medier nämns: det måste tas bort på själva nätverket.</translation>
    </message>
    <message>
        <source>A correction of data is asked for.</source>
        <translation>En rättelse av uppgifter begärs.</translation>
    </message>
    <message>
        <source>An objection or a restriction of processing is raised.</source>
        <translation>En invändning mot eller begränsning av behandlingen framförs.</translation>
    </message>
    <message>
        <source>A complaint or a reminder, not an instruction.</source>
        <translation>Ett klagomål eller en påminnelse, ingen instruktion.</translation>
    </message>
    <message>
        <source>No person is named by e-mail address in the mail’s own text.</source>
        <translation>Ingen person är angiven med e-postadress i mailets egen text.</translation>
    </message>
    <message>
        <source>A person is named only in a forwarded mail.</source>
        <translation>En person nämns bara i ett vidarebefordrat mail.</translation>
    </message>
    <message>
        <source>An address is written in a disguised or broken form.</source>
        <translation>En adress är skriven i förklädd eller trasig form.</translation>
    </message>
    <message>
        <source>An address belongs to the organisation itself.</source>
        <translation>En adress hör till organisationen själv.</translation>
    </message>
    <message>
        <source>A person is named as not concerned.</source>
        <translation>En person nämns som inte berörd.</translation>
    </message>
    <message>
        <source>A channel is named as not concerned.</source>
        <translation>En kanal nämns som inte berörd.</translation>
    </message>
    <message>
        <source>Several dates could be the day of the person’s own request.</source>
        <translation>Flera datum kan vara dagen för personens egen begäran.</translation>
    </message>
    <message>
        <source>The text is too long to be read whole; only its beginning was.</source>
        <translation>Texten är för lång för att läsas hel; bara början lästes.</translation>
    </message>
    <message>
        <source>Our receiving server says that the sender’s domain vouches for the mail.</source>
        <translation>Vår mottagande server säger att avsändarens domän går i god för mailet.</translation>
    </message>
    <message>
        <source>Nothing proves that the sender is the sender.</source>
        <translation>Inget bevisar att avsändaren är avsändaren.</translation>
    </message>
    <message>
        <source>Our receiving server says that the mail does not come from that domain.</source>
        <translation>Vår mottagande server säger att mailet inte kommer från den domänen.</translation>
    </message>
    <message>
        <source>The mail has not exactly one sender address.</source>
        <translation>Mailet har inte exakt en avsändaradress.</translation>
    </message>
    <message>
        <source>The sender’s displayed name holds another address.</source>
        <translation>Avsändarens visade namn innehåller en annan adress.</translation>
    </message>
    <message>
        <source>The sender’s name or address holds invisible or mixed-script characters.</source>
        <translation>Avsändarens namn eller adress har osynliga tecken eller blandade alfabet.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Filen är tom.</translation>
    </message>
    <message>
        <source>The file does not look like a mail; read it by hand.</source>
        <translation>Filen ser inte ut som ett mail; läs den för hand.</translation>
    </message>
    <message>
        <source>The mail is larger than the desk reads; its text was cut.</source>
        <translation>Mailet är större än vad som läses; texten är avklippt.</translation>
    </message>
    <message>
        <source>The text is longer than the desk shows and was cut.</source>
        <translation>Texten är längre än vad som visas och är avklippt.</translation>
    </message>
    <message>
        <source>The mail’s headers are too large and were cut.</source>
        <translation>Mailets brevhuvud är för stort och är avklippt.</translation>
    </message>
    <message>
        <source>A header was built to break mail programs and was cut.</source>
        <translation>En rubrik var gjord för att förstöra mailprogram och är avklippt.</translation>
    </message>
    <message>
        <source>The mail’s structure is broken; parts may be missing.</source>
        <translation>Mailets struktur är trasig; delar kan saknas.</translation>
    </message>
    <message>
        <source>The mail’s parts are nested too deeply; it was not taken apart.</source>
        <translation>Mailets delar ligger för djupt i varandra; det togs inte isär.</translation>
    </message>
    <message>
        <source>The mail has too many parts; the last of them were left aside.</source>
        <translation>Mailet har för många delar; de sista lämnades därhän.</translation>
    </message>
    <message>
        <source>A part’s character set is unknown or wrong; its text was guessed.</source>
        <translation>En dels teckenuppsättning är okänd eller fel; texten är gissad.</translation>
    </message>
    <message>
        <source>The mail hides text from its reader.</source>
        <translation>Mailet döljer text för läsaren.</translation>
    </message>
    <message>
        <source>The mail holds struck-out text, which does not count.</source>
        <translation>Mailet har överstruken text, som inte räknas.</translation>
    </message>
    <message>
        <source>The mail’s plain text and its HTML say different things.</source>
        <translation>Mailets text och dess HTML säger olika saker.</translation>
    </message>
    <message>
        <source>Answers would go to another domain than the sender’s.</source>
        <translation>Svar skulle gå till en annan domän än avsändarens.</translation>
    </message>
    <message>
        <source>The text holds characters that change the direction of writing.</source>
        <translation>Texten har tecken som ändrar skrivriktningen.</translation>
    </message>
    <message>
        <source>The mail is encrypted and can’t be read.</source>
        <translation>Mailet är krypterat och går inte att läsa.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Filen gick inte att läsa.</translation>
    </message>
    <message>
        <source>A folder could not be read.</source>
        <translation>En mapp gick inte att läsa.</translation>
    </message>
    <message>
        <source>The mail adds what was missing.</source>
        <translation>Mailet tillför det som saknades.</translation>
    </message>
    <message>
        <source>The mail adds nothing that counts.</source>
        <translation>Mailet tillför inget som räknas.</translation>
    </message>
    <message>
        <source>The mail asks for more than what was complete already.</source>
        <translation>Mailet begär mer än det som redan var komplett.</translation>
    </message>
    <message>
        <source>The mail takes something out of what was asked for.</source>
        <translation>Mailet undantar något av det som begärdes.</translation>
    </message>
    <message>
        <source>The mail says that it is not to be done.</source>
        <translation>Mailet säger att det inte ska göras.</translation>
    </message>
    <message>
        <source>The mail says something else than the ones before it.</source>
        <translation>Mailet säger något annat än de tidigare.</translation>
    </message>
    <message>
        <source>The mail names an address that may or may not be another person.</source>
        <translation>Mailet nämner en adress som kan vara en person till, eller inte.</translation>
    </message>
    <message>
        <source>The mail can’t be understood for certain.</source>
        <translation>Mailet går inte att förstå säkert.</translation>
    </message>
    <message>
        <source>The file is an Outlook .msg; save the mail as .eml instead.</source>
        <translation>Filen är en Outlook-.msg; spara mailet som .eml i stället.</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>A mistake of the program</source>
        <translation>Ett fel i programmet</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Rapporten</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Kopiera rapporten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>The report says where it happened. It holds no names and no texts.</source>
        <translation>Rapporten säger var det hände. Den innehåller inga namn och inga texter.</translation>
    </message>
</context>
<context>
    <name>ReviewNotes</name>
    <message>
        <source>Not searched: {channels}. That is a gap, not “nothing found”. Mend the connection, then search again.</source>
        <translation>Inte genomsökt: {channels}. Det är en lucka, inte ”inga träffar”. Åtgärda anslutningen och sök igen.</translation>
    </message>
    <message>
        <source>The plan was sent back: {comment}</source>
        <translation>Planen skickades tillbaka: {comment}</translation>
    </message>
    <message>
        <source>Extract and erasure are asked for: the extract is made and answered first, then the erasure is sent for approval.</source>
        <translation>Både utdrag och radering önskas: utdraget görs och besvaras först, sedan skickas raderingen för godkännande.</translation>
    </message>
    <message>
        <source>The extract was made {day}. Answer with it, then erase.</source>
        <translation>Utdraget gjordes {day}. Svara med det och radera sedan.</translation>
    </message>
    <message>
        <source>The extract of {day} is answered. Now the erasure.</source>
        <translation>Utdraget från {day} är besvarat. Nu raderingen.</translation>
    </message>
</context>
<context>
    <name>ReviewSteps</name>
    <message>
        <source>Send for approval</source>
        <translation>Skicka för godkännande</translation>
    </message>
    <message>
        <source>Make the extract</source>
        <translation>Gör utdraget</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Sök igen</translation>
    </message>
    <message>
        <source>Go on with the case</source>
        <translation>Gå vidare med ärendet</translation>
    </message>
    <message>
        <source>Answer with the extract</source>
        <translation>Svara med utdraget</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>Ta med</translation>
    </message>
    <message>
        <source>Leave out…</source>
        <translation>Utelämna…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message numerus="yes">
        <source>Left out as not confirmed: %n item(s)</source>
        <translation>
            <numerusform>Utelämnas som obekräftad: %n post</numerusform>
            <numerusform>Utelämnas som obekräftade: %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>Gör planen…</translation>
    </message>
    <message>
        <source>Making the extract…</source>
        <translation>Gör utdraget…</translation>
    </message>
    <message>
        <source>Searching again…</source>
        <translation>Söker igen…</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Opening and checking the package…</source>
        <translation>Öppnar och kontrollerar paketet…</translation>
    </message>
    <message>
        <source>Open a package…</source>
        <translation>Öppna paket…</translation>
    </message>
    <message>
        <source>Review a package</source>
        <translation>Granska paket</translation>
    </message>
    <message>
        <source>{case} – package</source>
        <translation>{case} – paket</translation>
    </message>
    <message>
        <source>Extract about {persons} · made {moment}</source>
        <translation>Utdrag om {persons} · gjort {moment}</translation>
    </message>
    <message>
        <source>No package is open</source>
        <translation>Inget paket är öppet</translation>
    </message>
    <message>
        <source>Drop a package here, or choose one. It is only read, on this machine.</source>
        <translation>Släpp ett paket här eller välj ett. Det läses bara, på den här datorn.</translation>
    </message>
    <message>
        <source>Nothing of this file is shown</source>
        <translation>Inget av filen visas</translation>
    </message>
    <message>
        <source>A package is shown only when all of it is what it should be.</source>
        <translation>Ett paket visas bara när allt i det stämmer.</translation>
    </message>
    <message>
        <source>Open another package…</source>
        <translation>Öppna ett annat paket…</translation>
    </message>
    <message>
        <source>Every member matches its manifest; signed as {name}, key {key}.</source>
        <translation>Varje del stämmer med förteckningen. Undertecknat som {name}, nyckel {key}.</translation>
    </message>
    <message>
        <source>Every member matches its manifest, but it is not signed: who made it is not proved.</source>
        <translation>Alla delar stämmer med förteckningen, men paketet är inte undertecknat: vem som har gjort det är inte bevisat.</translation>
    </message>
    <message>
        <source>Open a package</source>
        <translation>Öppna paket</translation>
    </message>
    <message>
        <source>Packages (*.zip)</source>
        <translation>Paket (*.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Save the attachment</source>
        <translation>Spara bilagan</translation>
    </message>
    <message>
        <source>Saved as {file}. It comes from outside: open it with care.</source>
        <translation>Sparad som {file}. Den kommer utifrån: öppna den med försiktighet.</translation>
    </message>
    <message>
        <source>The file could not be saved: {reason}</source>
        <translation>Filen kunde inte sparas: {reason}</translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source>Erase items of {case}</source>
        <translation>Radera poster i {case}</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n item(s)? It can’t be undone.</source>
        <translation>
            <numerusform>Radera %n post? Det går inte att ångra.</numerusform>
            <numerusform>Radera %n poster? Det går inte att ångra.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can stop after a batch and go on later. What has been erased stays erased.</source>
        <translation>Du kan stoppa efter en omgång och fortsätta senare. Det som har raderats förblir raderat.</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n item(s)</source>
        <translation>
            <numerusform>Radera %n post</numerusform>
            <numerusform>Radera %n poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>RunNotes</name>
    <message>
        <source>The approval does not hold for what stands in the workspace now, so nothing can be erased. Send the plan back, and tell your administrator.</source>
        <translation>Godkännandet gäller inte det som nu står i arbetsytan, så inget kan raderas. Skicka tillbaka planen och säg till administratören.</translation>
    </message>
    <message>
        <source>The list of users in this workspace can’t be trusted, so nothing can be erased. Ask the administrator to compare the workspace’s fingerprint.</source>
        <translation>Listan över användare går inte att lita på, så inget kan raderas. Be administratören jämföra arbetsytans fingeravtryck.</translation>
    </message>
    <message>
        <source>A check is open again. Settle it before anything is erased.</source>
        <translation>En kontroll är öppen igen. Avgör den innan något raderas.</translation>
    </message>
    <message>
        <source>The extract has to be answered before anything is erased.</source>
        <translation>Utdraget måste besvaras innan något raderas.</translation>
    </message>
    <message>
        <source>Your account may not run plans. Ask somebody who may.</source>
        <translation>Ditt konto får inte köra planer. Fråga någon som får.</translation>
    </message>
    <message>
        <source>The plan waits for a second person’s approval.</source>
        <translation>Planen väntar på en andra persons godkännande.</translation>
    </message>
    <message>
        <source>The plan can’t be run at the moment.</source>
        <translation>Planen kan inte köras just nu.</translation>
    </message>
    <message>
        <source>The run found something left. The case can’t close as done: look at what was found, then run again or go back to the review.</source>
        <translation>Något finns kvar. Ärendet kan inte avslutas som klart: se vad som hittades, kör sedan igen eller gå tillbaka till granskningen.</translation>
    </message>
    <message>
        <source>Stopped half-way. What was erased stays erased; the run goes on where it stopped.</source>
        <translation>Stoppad halvvägs. Det som raderats förblir raderat; körningen fortsätter där den stannade.</translation>
    </message>
    <message>
        <source>Done and proved: every item has its outcome, and the search and the look through the files’ bytes found nothing left.</source>
        <translation>Klart och bevisat: varje post har ett utfall, och varken sökningen eller genomgången av filernas bytes hittade något kvar.</translation>
    </message>
</context>
<context>
    <name>RunPage</name>
    <message>
        <source>Write the answer</source>
        <translation>Skriv svaret</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>Till granskningen</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>Körningen</translation>
    </message>
    <message>
        <source>Nothing to run yet</source>
        <translation>Inget att köra än</translation>
    </message>
    <message>
        <source>A plan has to be made and approved by a second person first.</source>
        <translation>En plan måste först göras och godkännas av en andra person.</translation>
    </message>
    <message>
        <source>Go on with the run…</source>
        <translation>Fortsätt körningen…</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n item(s)…</source>
        <translation>
            <numerusform>Radera %n post…</numerusform>
            <numerusform>Radera %n poster…</numerusform>
        </translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Raderar…</translation>
    </message>
</context>
<context>
    <name>SelfCheckDialog</name>
    <message>
        <source>Self-check</source>
        <translation>Självkontroll</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Undersöker…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>This machine has all that the program needs.</source>
        <translation>Datorn har allt som programmet behöver.</translation>
    </message>
    <message>
        <source>This was found on this machine.</source>
        <translation>Det här hittades på datorn.</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>Override “{check}”</source>
        <translation>Godta ”{check}” ändå</translation>
    </message>
    <message>
        <source>The case can go on although this check is not ok. Your name and reason stand in the checklist, in the plan that is approved, and in the record.</source>
        <translation>Ärendet kan gå vidare fast kontrollen inte är uppfylld. Ditt namn och skäl står i checklistan, i planen som godkänns och i loggen.</translation>
    </message>
    <message>
        <source>Why it is right all the same (how you made sure)</source>
        <translation>Varför det ändå är rätt (hur du har förvissat dig)</translation>
    </message>
    <message>
        <source>Override the check</source>
        <translation>Godta ändå</translation>
    </message>
    <message>
        <source>Leave “{channel}” out</source>
        <translation>Utelämna ”{channel}”</translation>
    </message>
    <message>
        <source>Nothing in this channel will be searched, erased or handed out. The rest of the case can go on; the answer to the editor says what was left out.</source>
        <translation>Inget i kanalen söks, raderas eller lämnas ut. Resten av ärendet kan gå vidare; svaret till redaktören säger vad som utelämnats.</translation>
    </message>
    <message>
        <source>Why it is left out</source>
        <translation>Varför den utelämnas</translation>
    </message>
    <message>
        <source>Leave the channel out</source>
        <translation>Utelämna kanalen</translation>
    </message>
    <message>
        <source>The sender is not an editor of this channel.</source>
        <translation>Avsändaren är inte redaktör för kanalen.</translation>
    </message>
    <message>
        <source>Mail {number} changes nothing</source>
        <translation>Mail {number} ändrar ingenting</translation>
    </message>
    <message>
        <source>The desk found nothing in this mail that counts. If you find something, ask the editor, or set the case aside. What you write here stands in the plan that is approved, and in the record.</source>
        <translation>Programmet hittade inget i mailet som räknas. Hittar du något, fråga redaktören eller lägg ärendet åt sidan. Det du skriver här står i planen som godkänns och i loggen.</translation>
    </message>
    <message>
        <source>What the mail says</source>
        <translation>Vad mailet säger</translation>
    </message>
    <message>
        <source>It changes nothing</source>
        <translation>Det ändrar ingenting</translation>
    </message>
    <message>
        <source>Record the disposal decision</source>
        <translation>Anteckna gallringsbeslutet</translation>
    </message>
    <message>
        <source>A public authority may erase only what a disposal decision covers. Enter the decision’s number as the editor has given it.</source>
        <translation>En myndighet får bara radera det som ett gallringsbeslut omfattar. Ange beslutets nummer så som redaktören har uppgett det.</translation>
    </message>
    <message>
        <source>Number of the decision</source>
        <translation>Beslutets nummer</translation>
    </message>
    <message>
        <source>Record the decision</source>
        <translation>Anteckna beslutet</translation>
    </message>
    <message>
        <source>Set {case} aside</source>
        <translation>Lägg undan {case}</translation>
    </message>
    <message>
        <source>The case leaves the queue. Nothing is searched, erased or handed out. It can be taken up again.</source>
        <translation>Ärendet lämnar kön. Inget söks, raderas eller lämnas ut. Det kan tas upp igen.</translation>
    </message>
    <message>
        <source>Why it is set aside</source>
        <translation>Varför det läggs undan</translation>
    </message>
    <message>
        <source>Set the case aside</source>
        <translation>Lägg undan ärendet</translation>
    </message>
    <message>
        <source>Duplicate of {case}.</source>
        <translation>Dubblett av {case}.</translation>
    </message>
    <message>
        <source>A newsletter, not an instruction.</source>
        <translation>Ett nyhetsbrev, ingen instruktion.</translation>
    </message>
    <message>
        <source>An automatic reply, not an instruction.</source>
        <translation>Ett automatiskt svar, ingen instruktion.</translation>
    </message>
    <message>
        <source>A bounced mail, not an instruction.</source>
        <translation>En studs, ingen instruktion.</translation>
    </message>
    <message>
        <source>Written by the person; referred to the organisation.</source>
        <translation>Skrivet av personen själv; hänvisad till organisationen.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Överallt</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>I kön</translation>
    </message>
    <message>
        <source>In a case</source>
        <translation>I ett ärende</translation>
    </message>
    <message>
        <source>Show these keys</source>
        <translation>Visa kortkommandona</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nästa del av fönstret</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Föregående del av fönstret</translation>
    </message>
    <message>
        <source>Read the queue anew</source>
        <translation>Läs in kön igen</translation>
    </message>
    <message>
        <source>Take in mail</source>
        <translation>Hämta mail</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Större text</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Mindre text</translation>
    </message>
    <message>
        <source>Usual size of text</source>
        <translation>Vanlig textstorlek</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avsluta</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Sök i kön</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>Nästa ärende</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>Föregående ärende</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Öppna ärendet</translation>
    </message>
    <message>
        <source>Back to the queue</source>
        <translation>Tillbaka till kön</translation>
    </message>
    <message>
        <source>Take the case</source>
        <translation>Ta ärendet</translation>
    </message>
    <message>
        <source>The page’s next step (never erases or approves)</source>
        <translation>Sidans nästa steg (raderar och godkänner aldrig)</translation>
    </message>
    <message>
        <source>Include the item</source>
        <translation>Ta med posten</translation>
    </message>
    <message>
        <source>Leave the item out</source>
        <translation>Utelämna posten</translation>
    </message>
    <message>
        <source>Next item to look at</source>
        <translation>Nästa post att se över</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Ångra det senaste beslutet</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Kortkommandon</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Erasing and approving have no key: they are always a deliberate click.</source>
        <translation>Radering och godkännande har ingen tangent: de är alltid ett medvetet klick.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in to DSR Desk</source>
        <translation>Logga in i DSR Desk</translation>
    </message>
    <message>
        <source>Your password opens your signing key: what you do is done in your name.</source>
        <translation>Lösenordet öppnar din signeringsnyckel: det du gör görs i ditt namn.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Logga in</translation>
    </message>
    <message>
        <source>Demo accounts</source>
        <translation>Demokonton</translation>
    </message>
    <message>
        <source>Opening your key…</source>
        <translation>Öppnar din nyckel…</translation>
    </message>
</context>
<context>
    <name>StagesView</name>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} av {total}</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>återstår</translation>
    </message>
    <message>
        <source>now</source>
        <translation>pågår</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klart</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>inte klart</translation>
    </message>
    <message>
        <source>found something</source>
        <translation>hittade något</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s) cleared</source>
        <translation>
            <numerusform>%n rest borttagen</numerusform>
            <numerusform>%n rester borttagna</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) found</source>
        <translation>
            <numerusform>%n spår hittat</numerusform>
            <numerusform>%n spår hittade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) forgotten</source>
        <translation>
            <numerusform>%n person glömd</numerusform>
            <numerusform>%n personer glömda</numerusform>
        </translation>
    </message>
    <message>
        <source>{strings} strings sought in {files} files, {found} found</source>
        <translation>{strings} strängar sökta i {files} filer, {found} hittade</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Nobody is signed in</source>
        <translation>Ingen är inloggad</translation>
    </message>
    <message>
        <source>System key store in use</source>
        <translation>Systemets nyckelring används</translation>
    </message>
    <message>
        <source>No system key store: this machine’s memory is a file</source>
        <translation>Ingen nyckelring i systemet: datorns minne är en fil</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Check</source>
        <translation>Kontrollera</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Granska</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Godkänn</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Kör</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svara</translation>
    </message>
    <message>
        <source>Step {number} of 5: {title}</source>
        <translation>Steg {number} av 5: {title}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klart</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öppet</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>inte än</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>Take in mail</source>
        <translation>Hämta mail</translation>
    </message>
    <message>
        <source>Mail (*.eml *.mbox *.mbx)</source>
        <translation>Mail (*.eml *.mbox *.mbx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Take in a folder</source>
        <translation>Hämta en mapp</translation>
    </message>
    <message>
        <source>Show all…</source>
        <translation>Visa alla…</translation>
    </message>
    <message>
        <source>Stopped. What was filed before stays filed.</source>
        <translation>Stoppat. Det som redan registrerats finns kvar.</translation>
    </message>
</context>
<context>
    <name>ToSeePane</name>
    <message>
        <source>Kept: {ground}. Note: {note}</source>
        <translation>Behålls: {ground}. Anteckning: {note}</translation>
    </message>
    <message>
        <source>Kept: {ground}. No note was made.</source>
        <translation>Behålls: {ground}. Ingen anteckning.</translation>
    </message>
    <message>
        <source>Open before signing</source>
        <translation>Öppna innan du skriver under</translation>
    </message>
    <message>
        <source>What the approver opens</source>
        <translation>Det här öppnar godkännaren</translation>
    </message>
    <message>
        <source>Enter opens · N opens the next · J/K down, up</source>
        <translation>Enter öppnar · N öppnar nästa · J/K ner, upp</translation>
    </message>
    <message>
        <source>Nothing has to be opened</source>
        <translation>Inget behöver öppnas</translation>
    </message>
    <message>
        <source>The plan erases nothing.</source>
        <translation>Planen raderar inget.</translation>
    </message>
    <message>
        <source>{done} of {total} opened</source>
        <translation>{done} av {total} öppnade</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>Erase</source>
        <translation>Radera</translation>
    </message>
    <message>
        <source>Extract</source>
        <translation>Utdrag</translation>
    </message>
    <message>
        <source>Extract to move</source>
        <translation>Utdrag för flytt</translation>
    </message>
    <message>
        <source>Extract, then erase</source>
        <translation>Utdrag, sedan radera</translation>
    </message>
    <message>
        <source>No wish</source>
        <translation>Inget önskemål</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruktion</translation>
    </message>
    <message>
        <source>From the person</source>
        <translation>Från personen själv</translation>
    </message>
    <message>
        <source>Newsletter</source>
        <translation>Nyhetsbrev</translation>
    </message>
    <message>
        <source>Automatic reply</source>
        <translation>Automatiskt svar</translation>
    </message>
    <message>
        <source>Delivery failure</source>
        <translation>Leveransfel</translation>
    </message>
    <message>
        <source>Unclear mail</source>
        <translation>Oklart mail</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Se över</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>Brister</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>Att kontrollera</translation>
    </message>
    <message>
        <source>Waiting for the editor</source>
        <translation>Väntar på redaktören</translation>
    </message>
    <message>
        <source>Being reviewed</source>
        <translation>Granskas</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>Att godkänna</translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>Klart att köra</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Körs</translation>
    </message>
    <message>
        <source>Residue left</source>
        <translation>Rester kvar</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>Att besvara</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Avslutat</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Åt sidan</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Mail</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chatt</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Sociala medier</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Radera helt</translation>
    </message>
    <message>
        <source>Anonymise</source>
        <translation>Anonymisera</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Företag</translation>
    </message>
    <message>
        <source>Public authority</source>
        <translation>Myndighet</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Utgivare</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Handläggare</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Arbetsledare</translation>
    </message>
    <message>
        <source>prepare cases</source>
        <translation>bereda ärenden</translation>
    </message>
    <message>
        <source>override checks</source>
        <translation>åsidosätta kontroller</translation>
    </message>
    <message>
        <source>approve plans</source>
        <translation>godkänna planer</translation>
    </message>
    <message>
        <source>run plans</source>
        <translation>köra planer</translation>
    </message>
    <message>
        <source>exact sender</source>
        <translation>exakt avsändare</translation>
    </message>
    <message>
        <source>known alias</source>
        <translation>känt alias</translation>
    </message>
    <message>
        <source>plus address</source>
        <translation>plusadress</translation>
    </message>
    <message>
        <source>reply-to address</source>
        <translation>svarsadress</translation>
    </message>
    <message>
        <source>staff reply in the conversation</source>
        <translation>kundtjänstens svar i konversationen</translation>
    </message>
    <message>
        <source>Match not confirmed</source>
        <translation>Träffen inte bekräftad</translation>
    </message>
    <message>
        <source>Not the person</source>
        <translation>Inte personen</translation>
    </message>
    <message>
        <source>Legal claims</source>
        <translation>Rättsliga anspråk</translation>
    </message>
    <message>
        <source>Legal obligation</source>
        <translation>Rättslig förpliktelse</translation>
    </message>
    <message>
        <source>Public interest</source>
        <translation>Allmänt intresse</translation>
    </message>
    <message>
        <source>Freedom of expression</source>
        <translation>Yttrandefrihet</translation>
    </message>
    <message>
        <source>Archiving duty</source>
        <translation>Arkivplikt</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Raderat</translation>
    </message>
    <message>
        <source>Anonymised</source>
        <translation>Anonymiserat</translation>
    </message>
    <message>
        <source>Was already gone</source>
        <translation>Var redan borta</translation>
    </message>
    <message>
        <source>Gone after a restart</source>
        <translation>Borta efter omstart</translation>
    </message>
    <message>
        <source>Changed since the approval</source>
        <translation>Ändrat sedan godkännandet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Misslyckades</translation>
    </message>
    <message>
        <source>Erase the items</source>
        <translation>Radera posterna</translation>
    </message>
    <message>
        <source>Clear what hangs on them</source>
        <translation>Rensa det som hänger ihop med dem</translation>
    </message>
    <message>
        <source>Search again for the person</source>
        <translation>Sök personen på nytt</translation>
    </message>
    <message>
        <source>Scrub the databases</source>
        <translation>Skrubba databaserna</translation>
    </message>
    <message>
        <source>Forget the person at the desk</source>
        <translation>Glöm personen i ärendesystemet</translation>
    </message>
    <message>
        <source>Look through the files’ bytes</source>
        <translation>Gå igenom filernas byte</translation>
    </message>
    <message>
        <source>Write the certificate</source>
        <translation>Skriv certifikatet</translation>
    </message>
    <message>
        <source>Stopped half-way</source>
        <translation>Stannade halvvägs</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klart</translation>
    </message>
    <message>
        <source>Taking in mail</source>
        <translation>Hämtar mail</translation>
    </message>
    <message>
        <source>Searching the sources</source>
        <translation>Söker i källorna</translation>
    </message>
    <message>
        <source>Making the extract</source>
        <translation>Gör utdraget</translation>
    </message>
    <message>
        <source>Writing the package</source>
        <translation>Skriver paketet</translation>
    </message>
    <message>
        <source>Opening the package again to check it</source>
        <translation>Öppnar paketet igen för kontroll</translation>
    </message>
    <message>
        <source>Erasing the items</source>
        <translation>Raderar posterna</translation>
    </message>
    <message>
        <source>Clearing what hangs on them</source>
        <translation>Rensar det som hänger ihop med dem</translation>
    </message>
    <message>
        <source>Searching again for the person</source>
        <translation>Söker personen på nytt</translation>
    </message>
    <message>
        <source>Scrubbing the databases</source>
        <translation>Skrubbar databaserna</translation>
    </message>
    <message>
        <source>Forgetting the person at the desk</source>
        <translation>Glömmer personen i ärendesystemet</translation>
    </message>
    <message>
        <source>Looking through the files’ bytes</source>
        <translation>Går igenom filernas byte</translation>
    </message>
    <message>
        <source>Writing the certificate</source>
        <translation>Skriver certifikatet</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>Åsidosatt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnad</translation>
    </message>
</context>
<context>
    <name>VerifyNotes</name>
    <message>
        <source>This case is set aside. Nothing was searched or changed.</source>
        <translation>Ärendet är undanlagt. Inget har sökts eller ändrats.</translation>
    </message>
    <message>
        <source>The same instruction came in before, as {case}. Set this one aside.</source>
        <translation>Samma instruktion har redan kommit in som {case}. Lägg undan det här.</translation>
    </message>
    <message>
        <source>The person writes to us directly. Only the organisation can decide: refer them there. Nothing can be erased or handed out from this case.</source>
        <translation>Personen skriver direkt till oss. Bara organisationen kan besluta: hänvisa dit. Inget kan raderas eller lämnas ut från det här ärendet.</translation>
    </message>
    <message>
        <source>This is no instruction: {nature}. Set it aside.</source>
        <translation>Det här är ingen instruktion: {nature}. Lägg undan det.</translation>
    </message>
    <message>
        <source>Waiting for the editor’s answer.</source>
        <translation>Väntar på redaktörens svar.</translation>
    </message>
    <message>
        <source>The persons of this case have been forgotten. The mail is shown from its sealed copy.</source>
        <translation>Personerna i ärendet är glömda. Mailet visas ur sin förseglade kopia.</translation>
    </message>
    <message>
        <source>A mail has joined this case. The checks say what it adds; a plan made before it is void.</source>
        <translation>Ett mail har kommit till ärendet. Kontrollerna visar vad det tillför; en plan från tiden före det gäller inte längre.</translation>
    </message>
    <message>
        <source>An automatic notice has come to our answer. It changes nothing; perhaps the editor has not got the answer.</source>
        <translation>Ett automatiskt meddelande har kommit på vårt svar. Det ändrar ingenting; kanske har redaktören inte fått svaret.</translation>
    </message>
    <message>
        <source>A mail came when this case was being carried out, or was done. It changes nothing here and is a case of its own.</source>
        <translation>Ett mail kom när ärendet höll på att utföras eller var klart. Det ändrar ingenting här och är ett eget ärende.</translation>
    </message>
    <message>
        <source>The mail says that it belongs to {case}, but may not add to it: its sender is not the one of that case and no editor there, or it names two cases.</source>
        <translation>Mailet uppger att det hör till {case} men får inte komplettera det: avsändaren är varken ärendets egen eller redaktör där, eller så nämner mailet två ärenden.</translation>
    </message>
    <message>
        <source>The mail follows up {case}, which was carried out when it came.</source>
        <translation>Mailet följer upp {case}, som redan var utfört när det kom.</translation>
    </message>
    <message>
        <source>The channels that were left out here are now {case}.</source>
        <translation>Kanalerna som är utelämnade här är nu {case}.</translation>
    </message>
    <message>
        <source>Split from {case}: only the channels that its sender is no editor of.</source>
        <translation>Delat från {case}: bara de kanaler som avsändaren inte är redaktör för.</translation>
    </message>
    <message>
        <source>Refer the person to the organisation</source>
        <translation>Hänvisa personen till organisationen</translation>
    </message>
    <message>
        <source>The desk acts for the organisation and can’t decide. The mail says so, and whom to ask. Saving it closes the case as set aside.</source>
        <translation>Supporten handlar för organisationens räkning och kan inte besluta. Mailet säger det, och vem man frågar. När det sparas läggs ärendet undan.</translation>
    </message>
    <message>
        <source>Ask the editor</source>
        <translation>Fråga redaktören</translation>
    </message>
    <message>
        <source>The draft names what is missing. Saving it marks the case as waiting for the editor.</source>
        <translation>Utkastet säger vad som saknas. När det sparas väntar ärendet på redaktören.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message numerus="yes">
        <source>%n check(s) left before anything can be searched.</source>
        <translation>
            <numerusform>%n kontroll återstår innan något kan sökas.</numerusform>
            <numerusform>%n kontroller återstår innan något kan sökas.</numerusform>
        </translation>
    </message>
    <message>
        <source>All checks are done.</source>
        <translation>Alla kontroller är klara.</translation>
    </message>
    <message>
        <source>Look for the items</source>
        <translation>Sök träffar</translation>
    </message>
    <message>
        <source>Go on with the case</source>
        <translation>Gå vidare med ärendet</translation>
    </message>
    <message>
        <source>Write the referral…</source>
        <translation>Skriv hänvisningen…</translation>
    </message>
    <message>
        <source>Ask the editor…</source>
        <translation>Fråga redaktören…</translation>
    </message>
    <message>
        <source>Split the case</source>
        <translation>Dela ärendet</translation>
    </message>
    <message>
        <source>The channels that the sender is no editor of become a case of their own; the rest can go on.</source>
        <translation>Kanalerna som avsändaren inte är redaktör för blir ett eget ärende; resten kan gå vidare.</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Lägg undan…</translation>
    </message>
    <message>
        <source>Take up again</source>
        <translation>Ta upp igen</translation>
    </message>
    <message>
        <source>Saved as {file}. Send it from your mail program.</source>
        <translation>Sparat som {file}. Skicka det från ditt mailprogram.</translation>
    </message>
    <message>
        <source>Looking for the items…</source>
        <translation>Söker…</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) found so far</source>
        <translation>
            <numerusform>%n träff hittills</numerusform>
            <numerusform>%n träffar hittills</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyPopover</name>
    <message>
        <source>The statutory last day</source>
        <translation>Lagens sista dag</translation>
    </message>
    <message>
        <source>The service target</source>
        <translation>Svarsmålet</translation>
    </message>
    <message>
        <source>{days} working days from our receipt on {received}, so that the answer is not left to the last day.</source>
        <translation>{days} arbetsdagar från att vi tog emot ärendet {received}, så att svaret inte hamnar på sista dagen.</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Save as…</source>
        <translation>Spara som…</translation>
    </message>
    <message>
        <source>Save {name} as…</source>
        <translation>Spara {name} som…</translation>
    </message>
</context>
</TS>
