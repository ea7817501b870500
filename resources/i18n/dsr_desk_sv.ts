<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message>
        <source>Choose the file…</source>
        <translation>Välj filen…</translation>
    </message>
    <message>
        <source>The person’s name, as colleagues know it</source>
        <translation>Personens namn, som kollegerna känner det</translation>
    </message>
    <message>
        <source>Name to sign in as: a to z, digits, - and _</source>
        <translation>Namn att logga in med: a till z, siffror, - och _</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Your password now</source>
        <translation>Ditt lösenord nu</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Samma en gång till</translation>
    </message>
    <message>
        <source>Passphrase of the administrator’s key</source>
        <translation>Lösenfras till administratörens nyckel</translation>
    </message>
    <message>
        <source>File of the administrator’s key</source>
        <translation>Fil med administratörens nyckel</translation>
    </message>
    <message>
        <source>Your new password</source>
        <translation>Ditt nya lösenord</translation>
    </message>
    <message>
        <source>A password, typed by the person whose account it is</source>
        <translation>Ett lösenord, skrivet av den som kontot är till för</translation>
    </message>
    <message numerus="yes">
        <source>The password needs at least %Ln character(s).</source>
        <translation>
            <numerusform>Lösenordet behöver minst %Ln tecken.</numerusform>
            <numerusform>Lösenordet behöver minst %Ln tecken.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>De två lösenorden är inte samma.</translation>
    </message>
</context>
<context>
    <name>AccountForms</name>
    <message>
        <source>The person sits here and types a password that nobody else knows.</source>
        <translation>Personen sitter här själv och skriver ett lösenord som ingen annan vet.</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>Lägg till någon</translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation>Lägg till kontot</translation>
    </message>
    <message>
        <source>Make {name} an agent</source>
        <translation>Gör {name} till handläggare</translation>
    </message>
    <message>
        <source>{name} prepares and runs, and approves no more. What {name} has signed stands.</source>
        <translation>{name} bereder och kör, och godkänner inte längre. Det som {name} har skrivit under gäller.</translation>
    </message>
    <message>
        <source>Make {name} a supervisor</source>
        <translation>Gör {name} till arbetsledare</translation>
    </message>
    <message>
        <source>{name} can then approve what others have prepared, and change settings.</source>
        <translation>{name} kan då godkänna det som andra har berett, och ändra inställningar.</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Ändra rollen</translation>
    </message>
    <message>
        <source>For whoever has lost their password. {name} sits here and types a new one, and gets a new signing key. What was signed with the old one stands.</source>
        <translation>För den som har tappat sitt lösenord. {name} sitter här själv och skriver ett nytt, och får en ny underskriftsnyckel. Det som skrevs under med den gamla gäller.</translation>
    </message>
    <message>
        <source>A new password for {name}</source>
        <translation>Ett nytt lösenord till {name}</translation>
    </message>
    <message>
        <source>Give the new password</source>
        <translation>Ge det nya lösenordet</translation>
    </message>
    <message>
        <source>{name} signs in no more, from now on and for good. What {name} has done and signed stands, and the cases go on. It can’t be taken back: who returns gets a new account.</source>
        <translation>{name} loggar inte in mer, från och med nu och för gott. Det som {name} har gjort och skrivit under gäller, och ärendena går vidare. Det går inte att ta tillbaka: den som återvänder får ett nytt konto.</translation>
    </message>
    <message>
        <source>End the account of {name}</source>
        <translation>Avsluta kontot för {name}</translation>
    </message>
    <message>
        <source>End the account</source>
        <translation>Avsluta kontot</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Ändra mitt lösenord</translation>
    </message>
    <message>
        <source>Your keys stay the same, and so does everything that you have signed.</source>
        <translation>Dina nycklar är desamma, och allt som du har skrivit under gäller.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Ändra lösenordet</translation>
    </message>
    <message>
        <source>Confirm the change</source>
        <translation>Bekräfta ändringen</translation>
    </message>
    <message>
        <source>Confirm only what you know: that the person is somebody else than whoever proposes it, and works here. Your name stands on record with it.</source>
        <translation>Bekräfta bara det du vet: att personen är någon annan än den som föreslår det, och arbetar här. Ditt namn står på den i loggen.</translation>
    </message>
    <message>
        <source>Confirm and sign</source>
        <translation>Bekräfta och skriv under</translation>
    </message>
    <message>
        <source>It holds when another supervisor has confirmed it.</source>
        <translation>Det gäller när en annan arbetsledare har bekräftat det.</translation>
    </message>
    <message>
        <source>There is nobody else who could confirm it, so it holds at once. Approvals and certificates in which the account takes part will say so.</source>
        <translation>Det finns ingen annan som kan bekräfta det, så det gäller genast. Godkännanden och intyg som kontot har del i kommer att säga det.</translation>
    </message>
    <message>
        <source>It is the only supervisor’s: it holds when somebody else who works here has confirmed it.</source>
        <translation>Det är den enda arbetsledarens: det gäller när någon annan som arbetar här har bekräftat det.</translation>
    </message>
</context>
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Accounts with their role</source>
        <translation>Konton med roll</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konton</translation>
    </message>
    <message>
        <source>Confirm with my signature…</source>
        <translation>Bekräfta med min underskrift…</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Ta tillbaka ändringen</translation>
    </message>
    <message>
        <source>Add somebody…</source>
        <translation>Lägg till någon…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>Nytt lösenord…</translation>
    </message>
    <message>
        <source>End the account…</source>
        <translation>Avsluta kontot…</translation>
    </message>
    <message>
        <source>My password…</source>
        <translation>Mitt lösenord…</translation>
    </message>
    <message>
        <source>Whoever is given an account types their own password. Another supervisor confirms whatever gives somebody an account, a new password or the right to approve: else one person could be two. Whoever leaves keeps their name in the audit, and what they have signed stands.</source>
        <translation>Den som får ett konto skriver själv sitt lösenord. En annan arbetsledare bekräftar det som ger någon ett konto, ett nytt lösenord eller rätt att godkänna: annars kunde en person vara två. Den som slutar har kvar sitt namn i granskningsloggen, och det den har skrivit under gäller.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Signs in as</source>
        <translation>Loggar in som</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmärkning</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Made so by {name} alone</source>
        <translation>Gjort av {name} ensam</translation>
    </message>
    <message>
        <source>Make supervisor…</source>
        <translation>Gör till arbetsledare…</translation>
    </message>
    <message>
        <source>Make agent…</source>
        <translation>Gör till handläggare…</translation>
    </message>
    <message>
        <source>Done, and on record.</source>
        <translation>Klart, och står i loggen.</translation>
    </message>
    <message>
        <source>On record: {name}, {role}.</source>
        <translation>Står i loggen: {name}, {role}.</translation>
    </message>
    <message>
        <source>What {name} has proposed waited for another supervisor and is gone: somebody has changed the database past the program. Nothing of it holds. Tell your administrator, and propose it again.</source>
        <translation>Det som {name} har föreslagit väntade på en annan arbetsledare och är borta: någon har ändrat databasen förbi programmet. Ingenting av det gäller. Säg till administratören och föreslå det igen.</translation>
    </message>
    <message>
        <source>{name} proposes {what}: {account}, {role}. A second person confirms it before it holds: another supervisor, or of the only supervisor’s new password anybody else who works here.</source>
        <translation>{name} föreslår {what}: {account}, {role}. En andra person bekräftar det innan det gäller: en annan arbetsledare, eller när det är den enda arbetsledarens nya lösenord vem annan som helst som arbetar här.</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Nobody knows whether the answer was sent. Say what became of it.</source>
        <translation>Det är oklart om svaret skickades. Ange vad som hände.</translation>
    </message>
    <message>
        <source>The case is closed. This is the answer as it would be written today.</source>
        <translation>Ärendet är avslutat. Så här skulle svaret skrivas i dag.</translation>
    </message>
    <message>
        <source>Saving the answer closes the case.</source>
        <translation>När svaret sparas avslutas ärendet.</translation>
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
        <source>Save the answer</source>
        <translation>Spara svaret</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Spara som…</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>Skicka…</translation>
    </message>
    <message>
        <source>What became of it…</source>
        <translation>Ange vad som hände…</translation>
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
        <source>Your text is kept. Read once more what it says of the extract.</source>
        <translation>Din text är kvar. Kontrollera vad den säger om utdraget.</translation>
    </message>
    <message>
        <source>Saved as {file}. Open it in your mail program and send it.</source>
        <translation>Sparat som {file}. Öppna filen i ditt mailprogram och skicka.</translation>
    </message>
    <message>
        <source>Sent to the editor. What was sent is kept as {file}.</source>
        <translation>Skickat till redaktören. Det som skickades finns kvar som {file}.</translation>
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
    <message>
        <source>Nothing was found to erase. Saving the answer closes the case.</source>
        <translation>Inget hittades att radera. När svaret sparas avslutas ärendet.</translation>
    </message>
    <message>
        <source>A mail has come since this answer was drawn. Read it before you answer.</source>
        <translation>Ett mail har kommit sedan svaret togs fram. Läs det innan du svarar.</translation>
    </message>
    <message>
        <source>The erasure is still to come after this answer.</source>
        <translation>Raderingen återstår efter det här svaret.</translation>
    </message>
    <message>
        <source>The extract is not attached.</source>
        <translation>Utdraget är inte bifogat.</translation>
    </message>
    <message>
        <source>Esc leads back to the queue.</source>
        <translation>Esc leder tillbaka till kön.</translation>
    </message>
    <message>
        <source>Go on with the erasure</source>
        <translation>Fortsätt med raderingen</translation>
    </message>
    <message>
        <source>Attach it encrypted…</source>
        <translation>Bifoga krypterat…</translation>
    </message>
</context>
<context>
    <name>AnswerSender</name>
    <message>
        <source>Sending…</source>
        <translation>Skickar…</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>Kept: {ground}</source>
        <translation>Behålls: {ground}</translation>
    </message>
    <message>
        <source>New in this version: {number}</source>
        <translation>Ny i den här versionen: {number}</translation>
    </message>
    <message>
        <source>Changed in this version: {number}</source>
        <translation>Ändrad i den här versionen: {number}</translation>
    </message>
    <message>
        <source>Weak match {number}: {why}</source>
        <translation>Svag träff {number}: {why}</translation>
    </message>
    <message>
        <source>Drawn item {number}</source>
        <translation>Stickprov: post {number}</translation>
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
    <message>
        <source>Not as it was found</source>
        <translation>Inte som den hittades</translation>
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
    <message>
        <source>Approve that nothing is erased</source>
        <translation>Godkänn att inget raderas</translation>
    </message>
    <message numerus="yes">
        <source>Approve %Ln item(s)</source>
        <translation>
            <numerusform>Godkänn %Ln post</numerusform>
            <numerusform>Godkänn %Ln poster</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not it. Type {phrase}</source>
        <translation>Det stämmer inte. Skriv {phrase}</translation>
    </message>
    <message>
        <source>Withdrawing erases nothing: the case goes back to the review.</source>
        <translation>Att dra tillbaka planen raderar inget: ärendet går tillbaka till granskningen.</translation>
    </message>
    <message>
        <source>Sending back erases nothing: the plan is prepared anew in the review.</source>
        <translation>Att skicka tillbaka planen raderar inget: den bereds på nytt i granskningen.</translation>
    </message>
    <message>
        <source>Something in the plan is not as it was found, so the plan can’t be signed. Send it back: then it is searched and decided anew.</source>
        <translation>Något i planen är inte som det hittades, så planen kan inte skrivas under. Skicka tillbaka den: då söks och beslutas det på nytt.</translation>
    </message>
    <message>
        <source>Wrong. Your password again</source>
        <translation>Fel. Ditt lösenord igen</translation>
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
        <source>Two channels of this plan had one title when it was made, and its sentence counts them as one, so it can’t be approved. Send it back and have it prepared anew: it then names each of them.</source>
        <translation>Två kanaler i den här planen hade samma namn när den gjordes, och dess mening räknar dem som en, så den kan inte godkännas. Skicka tillbaka den och låt den beredas på nytt: då nämns var och en av dem.</translation>
    </message>
    <message>
        <source>Since this plan was made, a database was given triggers that may copy what is erased, so it can’t be approved. Have them taken away, or send the plan back: one prepared anew tells of them.</source>
        <translation>Sedan planen gjordes har en databas fått triggrar som kan kopiera det som raderas, så planen kan inte godkännas. Låt ta bort dem, eller skicka tillbaka planen: en ny plan berättar om dem.</translation>
    </message>
    <message>
        <source>The workspace lacks steps that this machine has seen, so nobody can approve: an older copy was put back. Tell your administrator.</source>
        <translation>Arbetsytan saknar steg som den här datorn har sett, så ingen kan godkänna: en äldre kopia har lagts tillbaka. Säg till administratören.</translation>
    </message>
    <message>
        <source>You can look at the plan, but not approve it at the moment.</source>
        <translation>Du kan läsa planen men inte godkänna den just nu.</translation>
    </message>
    <message>
        <source>Since this plan was made, its channels or what they erase have changed, so it can’t be approved. Send it back and have it prepared anew: it then says what holds now.</source>
        <translation>Sedan planen gjordes har dess kanaler, eller vad de raderar, ändrats, så den kan inte godkännas. Skicka tillbaka den och låt göra om den: då säger den vad som gäller nu.</translation>
    </message>
    <message>
        <source>The certificate will say so.</source>
        <translation>Intyget kommer att säga det.</translation>
    </message>
    <message>
        <source>Added since the case was checked, and asked for by the request as well: {channels}. So the plan can’t be approved. Send it back, have that checked at the Verify step, and search again.</source>
        <translation>Tillagt sedan ärendet kontrollerades, och begäran gäller även detta: {channels}. Planen kan därför inte godkännas. Skicka tillbaka den, låt kontrollera detta i steget Kontrollera och sök igen.</translation>
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
    <message>
        <source>Go to the signature</source>
        <translation>Till underskriften</translation>
    </message>
    <message>
        <source>Something is not as it was found. Search again.</source>
        <translation>Något är inte som det hittades. Sök igen.</translation>
    </message>
</context>
<context>
    <name>AsideDialog</name>
    <message>
        <source>It is no request to carry out</source>
        <translation>Det är ingen begäran att utföra</translation>
    </message>
    <message>
        <source>The organisation refuses it: {ground}</source>
        <translation>Organisationen avslår den: {ground}</translation>
    </message>
    <message>
        <source>What it is set aside for</source>
        <translation>Varför det läggs undan</translation>
    </message>
    <message>
        <source>Reference of the organisation’s written decision</source>
        <translation>Beteckning på organisationens skriftliga beslut</translation>
    </message>
    <message>
        <source>The organisation’s reason, as it wrote it</source>
        <translation>Organisationens skäl, med dess egna ord</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>AttachmentLook</name>
    <message>
        <source>Fetching…</source>
        <translation>Hämtar…</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Tillbaka till texten</translation>
    </message>
    <message>
        <source>The attachment’s text</source>
        <translation>Bilagans text</translation>
    </message>
    <message>
        <source>The attachment’s picture</source>
        <translation>Bilagans bild</translation>
    </message>
    <message>
        <source>Text that was deleted or is hidden in it is left out.</source>
        <translation>Text som är struken med spårade ändringar eller dold i filen är utelämnad.</translation>
    </message>
    <message>
        <source>Can’t be shown here</source>
        <translation>Kan inte visas här</translation>
    </message>
    <message>
        <source>Only the beginning is shown.</source>
        <translation>Bara början visas.</translation>
    </message>
    <message>
        <source>What the file says, without its layout and pictures.</source>
        <translation>Det filen säger, utan utseende och bilder.</translation>
    </message>
    <message>
        <source>What the file says at its beginning, without its layout and pictures.</source>
        <translation>Det filen säger i början, utan utseende och bilder.</translation>
    </message>
    <message>
        <source>The file holds no text. This is its first page.</source>
        <translation>Filen innehåller ingen text. Det här är dess första sida.</translation>
    </message>
    <message>
        <source>Only pictures, plain text and what PDF and Word files say are shown. The attachment is still handled together with its item; what it says has not been looked at.</source>
        <translation>Bara bilder, ren text och det som PDF- och Wordfiler säger visas. Bilagan hanteras ändå tillsammans med sin post; vad den säger har ingen tittat på.</translation>
    </message>
</context>
<context>
    <name>AttachmentsView</name>
    <message>
        <source>Look at {name}</source>
        <translation>Titta på {name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln till</numerusform>
            <numerusform>%Ln till</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more attachment(s) in the package</source>
        <translation>
            <numerusform>%Ln bilaga till i paketet</numerusform>
            <numerusform>%Ln bilagor till i paketet</numerusform>
        </translation>
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
    <name>Beside</name>
    <message>
        <source>Names the address</source>
        <translation>Nämner adressen</translation>
    </message>
    <message>
        <source>Names the person</source>
        <translation>Nämner personen</translation>
    </message>
    <message>
        <source>Has the phone number</source>
        <translation>Innehåller telefonnumret</translation>
    </message>
    <message>
        <source>Quotes the person</source>
        <translation>Citerar personen</translation>
    </message>
    <message>
        <source>Attachment names the person</source>
        <translation>Bilaga nämner personen</translation>
    </message>
    <message>
        <source>Sent to the person</source>
        <translation>Skickat till personen</translation>
    </message>
    <message>
        <source>it looks the same</source>
        <translation>den ser likadan ut</translation>
    </message>
    <message>
        <source>one letter differs</source>
        <translation>en bokstav skiljer</translation>
    </message>
    <message>
        <source>the parts of the name are swapped</source>
        <translation>namnets delar står i omvänd ordning</translation>
    </message>
    <message>
        <source>the same name at a similar domain</source>
        <translation>samma namn på en snarlik domän</translation>
    </message>
    <message>
        <source>the person’s own mails ask for answers there</source>
        <translation>personens egna mail ber om svar dit</translation>
    </message>
    <message>
        <source>Nothing from {named}, but {items} from {other} ({why}). Is the address in the request right?</source>
        <translation>Ingenting från {named}, men {items} från {other} ({why}). Är adressen i begäran rätt?</translation>
    </message>
    <message>
        <source>A near address, {other}, has {items}: {why}. It is not {named} and stays.</source>
        <translation>En snarlik adress, {other}, har {items}: {why}. Den är inte {named} och rörs inte.</translation>
    </message>
    <message>
        <source>{named} has {items} in {channel} too, {first} to {last}: outside the request.</source>
        <translation>{named} har {items} i {channel} också, {first} till {last}: utanför begäran.</translation>
    </message>
    <message>
        <source>{channel} could not be searched: {reason}</source>
        <translation>{channel} gick inte att söka igenom: {reason}</translation>
    </message>
    <message>
        <source>{channel}: the organisation has no such channel at the desk.</source>
        <translation>{channel}: organisationen har ingen sådan kanal hos oss.</translation>
    </message>
    <message>
        <source>{channel} is not searched here: another case has it.</source>
        <translation>{channel} söks inte igenom här: den hör till ett annat ärende.</translation>
    </message>
    <message>
        <source>{channel} is not searched: it was left out of the request.</source>
        <translation>{channel} söks inte igenom: den är utelämnad ur begäran.</translation>
    </message>
    <message>
        <source>at least {items}</source>
        <translation>minst {items}</translation>
    </message>
    <message>
        <source>Beside the request, and not touched: {figures}.</source>
        <translation>Utanför begäran, och rörs inte: {figures}.</translation>
    </message>
    <message>
        <source>Without text</source>
        <translation>Utan text</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Rörs inte</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>personen</translation>
    </message>
    <message>
        <source>{channel}: {files}; no text can be read there.</source>
        <translation>{channel}: {files}; ingen text går att läsa där.</translation>
    </message>
    <message>
        <source>{channel}: {items}. No search by address finds that: look there.</source>
        <translation>{channel}: {items}. Ingen sökning på adress hittar sådant: titta där.</translation>
    </message>
</context>
<context>
    <name>BesideBar</name>
    <message>
        <source>Look at it…</source>
        <translation>Visa…</translation>
    </message>
</context>
<context>
    <name>BesideCounting</name>
    <message numerus="yes">
        <source>%Ln own item(s) in other channels</source>
        <translation>
            <numerusform>%Ln egen post i andra kanaler</numerusform>
            <numerusform>%Ln egna poster i andra kanaler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln near-identical sender(s)</source>
        <translation>
            <numerusform>%Ln snarlik avsändare</numerusform>
            <numerusform>%Ln snarlika avsändare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) not searched</source>
        <translation>
            <numerusform>%Ln bilaga ej genomsökt</numerusform>
            <numerusform>%Ln bilagor ej genomsökta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s) with a sender that could not be read</source>
        <translation>
            <numerusform>%Ln mail med en avsändare som inte kunde läsas</numerusform>
            <numerusform>%Ln mail med en avsändare som inte kunde läsas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln channel(s) not searched</source>
        <translation>
            <numerusform>%Ln kanal ej genomsökt</numerusform>
            <numerusform>%Ln kanaler ej genomsökta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) by others that mention the person</source>
        <translation>
            <numerusform>%Ln post av andra som nämner personen</numerusform>
            <numerusform>%Ln poster av andra som nämner personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln forum post(s) by somebody without a readable e-mail address</source>
        <translation>
            <numerusform>%Ln foruminlägg av någon utan läsbar e-postadress</numerusform>
            <numerusform>%Ln foruminlägg av någon utan läsbar e-postadress</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) by somebody without a readable e-mail address</source>
        <translation>
            <numerusform>%Ln chattmeddelande av någon utan läsbar e-postadress</numerusform>
            <numerusform>%Ln chattmeddelanden av någon utan läsbar e-postadress</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) by somebody whose address could not be read</source>
        <translation>
            <numerusform>%Ln post av någon vars adress inte kunde läsas</numerusform>
            <numerusform>%Ln poster av någon vars adress inte kunde läsas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BesideDialog</name>
    <message>
        <source>Beside the request</source>
        <translation>Utanför begäran</translation>
    </message>
    <message>
        <source>This was found and not instructed. It is never touched, whatever is decided in the review. Write to the editor if something of it should be included.</source>
        <translation>Det här hittades men ingår inte i uppdraget. Det rörs aldrig, vad som än bestäms i granskningen. Skriv till redaktören om något av det ska tas med.</translation>
    </message>
    <message>
        <source>What stands beside the request</source>
        <translation>Vad som ligger utanför begäran</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Write to the editor…</source>
        <translation>Skriv till redaktören…</translation>
    </message>
    <message>
        <source>Ask the editor</source>
        <translation>Fråga redaktören</translation>
    </message>
    <message>
        <source>The draft tells what was found beside the request and asks what is to be done. Saving it changes nothing in the case.</source>
        <translation>Utkastet berättar vad som hittades utanför begäran och frågar vad som ska göras. Att spara det ändrar ingenting i ärendet.</translation>
    </message>
    <message>
        <source>Items by others that mention the person</source>
        <translation>Andras poster som nämner personen</translation>
    </message>
    <message>
        <source>No item by others mentions the person</source>
        <translation>Ingen annans post nämner personen</translation>
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
    <name>CallBackDialog</name>
    <message>
        <source>Call the organisation back</source>
        <translation>Ring upp organisationen</translation>
    </message>
    <message>
        <source>Number you called</source>
        <translation>Nummer du ringde</translation>
    </message>
    <message>
        <source>The organisation’s record</source>
        <translation>Organisationens uppgifter</translation>
    </message>
    <message>
        <source>Where the number is known from</source>
        <translation>Varifrån numret är känt</translation>
    </message>
    <message>
        <source>Whom you spoke with</source>
        <translation>Vem du talade med</translation>
    </message>
    <message>
        <source>When (such as 2026-11-24 10:30)</source>
        <translation>När (till exempel 2026-11-24 10:30)</translation>
    </message>
    <message>
        <source>What was confirmed</source>
        <translation>Vad som bekräftades</translation>
    </message>
    <message>
        <source>The sender’s organisation is not known: find a number elsewhere.</source>
        <translation>Avsändarens organisation är inte känd: ta reda på ett nummer på annat håll.</translation>
    </message>
    <message>
        <source>No number is on record for {organisation}: find one elsewhere.</source>
        <translation>Inget nummer finns antecknat för {organisation}: ta reda på ett på annat håll.</translation>
    </message>
    <message>
        <source>On record for {organisation}: {number}</source>
        <translation>Antecknat för {organisation}: {number}</translation>
    </message>
    <message>
        <source>Record the call</source>
        <translation>Anteckna samtalet</translation>
    </message>
    <message>
        <source>Call a number that you know from the organisation’s record or from elsewhere, never from this mail, and ask whether they sent it. The call stands in the checklist, in the plan that is approved, and in the audit.</source>
        <translation>Ring ett nummer som du har från organisationens uppgifter eller från annat håll, aldrig från det här mailet, och fråga om de har skickat det. Samtalet står i checklistan, i planen som godkänns och i granskningsloggen.</translation>
    </message>
</context>
<context>
    <name>CallFields</name>
    <message>
        <source>The caller said that the person’s identity has been confirmed</source>
        <translation>Den som ringde sade att personens identitet är bekräftad</translation>
    </message>
    <message>
        <source>known:</source>
        <translation>känd:</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Välj…</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Who called</source>
        <translation>Vem som ringde</translation>
    </message>
    <message>
        <source>Caller’s name</source>
        <translation>Namn på den som ringde</translation>
    </message>
    <message>
        <source>Caller’s e-mail address</source>
        <translation>E-postadress till den som ringde</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>Persons’ e-mail addresses, one a line</source>
        <translation>Personernas e-postadresser, en per rad</translation>
    </message>
    <message>
        <source>What is wished for</source>
        <translation>Vad som önskas</translation>
    </message>
    <message>
        <source>In which channels</source>
        <translation>I vilka kanaler</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitet</translation>
    </message>
    <message>
        <source>The person’s own request came</source>
        <translation>Personens egen begäran kom</translation>
    </message>
    <message>
        <source>The day of the person’s own request is known</source>
        <translation>Dagen för personens egen begäran är känd</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>Svarets språk</translation>
    </message>
    <message>
        <source>What was said, in your words</source>
        <translation>Vad som sades, med dina ord</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Någon annan</translation>
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
    <message>
        <source>taken by {name}</source>
        <translation>hos {name}</translation>
    </message>
</context>
<context>
    <name>ChannelForm</name>
    <message>
        <source>An inbox, a forum, a chat or an account on a social network. Then add its editors, and import what is written there or connect its database.</source>
        <translation>En inkorg, ett forum, en chatt eller ett konto på ett socialt nätverk. Lägg sedan till dess redaktörer, och läs in det som skrivits där eller anslut dess databas.</translation>
    </message>
    <message>
        <source>It begins with anonymising what the person wrote. What it erases is changed under Safeguards, by two.</source>
        <translation>Den börjar med att anonymisera det personen har skrivit. Vad den raderar ändras under Skyddsregler, av två.</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>Lägg till en kanal</translation>
    </message>
    <message>
        <source>What the person wrote</source>
        <translation>Det personen har skrivit</translation>
    </message>
    <message>
        <source>Staff replies in their conversations too</source>
        <translation>Även personalens svar i personens samtal</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Short name: a to z, digits, - and _</source>
        <translation>Kortnamn: a till z, siffror, - och _</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>What erasing means there</source>
        <translation>Vad radering betyder där</translation>
    </message>
    <message>
        <source>What it takes in</source>
        <translation>Vad den omfattar</translation>
    </message>
    <message>
        <source>Add the channel</source>
        <translation>Lägg till kanalen</translation>
    </message>
    <message>
        <source>The organisation has a channel of that name already. Is it the same? If not, both are shown with their short name behind the name.</source>
        <translation>Organisationen har redan en kanal med det namnet. Är det samma? Annars visas båda med sitt kortnamn efter namnet.</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Enter or a double click shows the words in the mail</source>
        <translation>Enter eller dubbelklick visar orden i mailet</translation>
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
        <source>Called back by {name}: {reason}</source>
        <translation>Uppringd av {name}: {reason}</translation>
    </message>
    <message>
        <source>Overridden by {name}: {reason}</source>
        <translation>Godtagen ändå av {name}: {reason}</translation>
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
        <source>Ask again for the key</source>
        <translation>Fråga efter nyckeln igen</translation>
    </message>
    <message>
        <source>Call back…</source>
        <translation>Ring upp…</translation>
    </message>
    <message>
        <source>I have read it…</source>
        <translation>Jag har läst det…</translation>
    </message>
    <message>
        <source>Override…</source>
        <translation>Godta ändå…</translation>
    </message>
    <message>
        <source>Leave a person out…</source>
        <translation>Utelämna en person…</translation>
    </message>
    <message>
        <source>Take the person in again</source>
        <translation>Ta in personen igen</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>sedan {day}</translation>
    </message>
    <message>
        <source>A person with another wish</source>
        <translation>En person med ett annat önskemål</translation>
    </message>
    <message>
        <source>What is asked for them is {case}.</source>
        <translation>Det som begärs för den är {case}.</translation>
    </message>
    <message>
        <source>The mail asks for something else for this person.</source>
        <translation>Mailet begär något annat för den här personen.</translation>
    </message>
    <message>
        <source>Told by {name}: {reason}</source>
        <translation>Åtskilt av {name}: {reason}</translation>
    </message>
    <message>
        <source>Tell the wishes apart…</source>
        <translation>Skilj önskemålen åt…</translation>
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
        <source>A person who is not concerned</source>
        <translation>En person som det inte gäller</translation>
    </message>
    <message>
        <source>What mail {channel} adds is clear</source>
        <translation>Det framgår vad mail {channel} tillför</translation>
    </message>
    <message>
        <source>Editor of a channel</source>
        <translation>Redaktör i en kanal</translation>
    </message>
    <message>
        <source>Wished for these persons: {channel}</source>
        <translation>Önskas för dessa personer: {channel}</translation>
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
    <name>ChooseDialog</name>
    <message>
        <source>Choose the organisation</source>
        <translation>Välj organisation</translation>
    </message>
    <message>
        <source>Choose it</source>
        <translation>Välj</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>For which organisation does the mail speak?</source>
        <translation>Vilken organisation gäller mailet?</translation>
    </message>
    <message>
        <source>The checks are made for its channels alone. Your choice stands on record, and you count as one who has prepared the case.</source>
        <translation>Kontrollerna görs för dess kanaler och inga andra. Ditt val antecknas, och du räknas som en som har berett ärendet.</translation>
    </message>
</context>
<context>
    <name>ClearButton</name>
    <message>
        <source>Empty the field</source>
        <translation>Töm fältet</translation>
    </message>
</context>
<context>
    <name>ClockSteps</name>
    <message>
        <source>The day of the person’s request</source>
        <translation>Dagen för personens begäran</translation>
    </message>
    <message>
        <source>The month of the law runs from the day the organisation received the person’s own request. Enter the day as the editor has told it. The last day is counted anew; the one before stays visible.</source>
        <translation>Lagens månad räknas från den dag då organisationen fick personens egen begäran. Ange dagen som redaktören har uppgett. Sista dagen räknas om; den tidigare står kvar och syns.</translation>
    </message>
    <message>
        <source>The organisation received the request on</source>
        <translation>Organisationen fick begäran den</translation>
    </message>
    <message>
        <source>Record the day</source>
        <translation>Anteckna dagen</translation>
    </message>
    <message>
        <source>Extend the period of {case}</source>
        <translation>Förläng tiden för {case}</translation>
    </message>
    <message>
        <source>The organisation may decide once, before the first last day has passed, to take two further months because of how complex or how many the requests are. It must tell the person within the first month, and why.</source>
        <translation>Organisationen får en gång, innan den första sista dagen har passerat, besluta om ytterligare två månader för att begärandena är komplicerade eller många. Den ska underrätta personen inom den första månaden, med skälen.</translation>
    </message>
    <message>
        <source>The organisation’s reason</source>
        <translation>Organisationens skäl</translation>
    </message>
    <message>
        <source>Record the extension</source>
        <translation>Anteckna förlängningen</translation>
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
        <source>the table has changed</source>
        <translation>tabellen har ändrats</translation>
    </message>
    <message>
        <source>Why this last day?</source>
        <translation>Varför just den sista dagen?</translation>
    </message>
    <message>
        <source>Last day by law: {day}</source>
        <translation>Lagens sista dag: {day}</translation>
    </message>
</context>
<context>
    <name>ColumnsForm</name>
    <message>
        <source>Author, time and text are needed. Where the author is no address, nobody is found by it: such rows are counted. A time without a zone is one of the organisation’s.</source>
        <translation>Avsändare, tid och text behövs. Där avsändaren inte är en adress hittas ingen genom den: sådana rader räknas. En tid utan tidszon är organisationens.</translation>
    </message>
    <message>
        <source>Columns of {file}</source>
        <translation>Kolumner i {file}</translation>
    </message>
    <message>
        <source>told by the table</source>
        <translation>som tabellen visar</translation>
    </message>
    <message>
        <source>3 April: the day first</source>
        <translation>3 april: dagen först</translation>
    </message>
    <message>
        <source>4 March: the month first</source>
        <translation>4 mars: månaden först</translation>
    </message>
    <message>
        <source>Dates such as 03/04/2026 are</source>
        <translation>Datum som 03/04/2026 är</translation>
    </message>
    <message>
        <source>Read it so</source>
        <translation>Läs den så</translation>
    </message>
</context>
<context>
    <name>Confirming</name>
    <message>
        <source>Ctrl+Enter confirms</source>
        <translation>Ctrl+Enter bekräftar</translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message>
        <source>Connect {channel} to a database</source>
        <translation>Anslut {channel} till en databas</translation>
    </message>
    <message>
        <source>A mapping file says which tables hold what people wrote (docs/mapping.md). Trying it only looks: nothing is changed, there or here. The password goes to the key store alone.</source>
        <translation>En mappningsfil säger i vilka tabeller det som folk har skrivit finns (docs/mapping.md). Att pröva den är bara att titta: inget ändras, varken där eller här. Lösenordet hamnar bara i nyckelringen.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Välj filen…</translation>
    </message>
    <message>
        <source>Look what would be found</source>
        <translation>Titta vad som skulle hittas</translation>
    </message>
    <message>
        <source>Mapping file</source>
        <translation>Mappningsfil</translation>
    </message>
    <message>
        <source>Address of the database, without a password</source>
        <translation>Databasens adress, utan lösenord</translation>
    </message>
    <message>
        <source>Password of the database, for a server</source>
        <translation>Databasens lösenord, för en server</translation>
    </message>
    <message>
        <source>Connect it</source>
        <translation>Anslut den</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no search can read: %Ln file(s)</source>
        <translation>
            <numerusform>ingen sökning kan läsa: %Ln fil</numerusform>
            <numerusform>ingen sökning kan läsa: %Ln filer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sender(s)</source>
        <translation>
            <numerusform>%Ln avsändare</numerusform>
            <numerusform>%Ln avsändare</numerusform>
        </translation>
    </message>
    <message>
        <source>The database can’t be used: {reason}. Nothing was connected.</source>
        <translation>Databasen går inte att använda: {reason}. Inget anslöts.</translation>
    </message>
</context>
<context>
    <name>ContentDialog</name>
    <message>
        <source>Import into {channel}</source>
        <translation>Läs in till {channel}</translation>
    </message>
    <message>
        <source>Files and folders, and what could not be read</source>
        <translation>Filer och mappar, och det som inte kunde läsas</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Välj filer…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Välj en mapp…</translation>
    </message>
    <message>
        <source>Set the rows right</source>
        <translation>Rätta raderna</translation>
    </message>
    <message>
        <source>Imports the same again: rows that are there become what is read now</source>
        <translation>Läser in samma sak igen: rader som finns blir det som läses nu</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>Fil eller mapp</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Vad det blev av den</translation>
    </message>
    <message>
        <source>is imported when you say so</source>
        <translation>läses in när du säger till</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Läs in</translation>
    </message>
    <message>
        <source>Mails to import</source>
        <translation>Mail att läsa in</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>A folder of mails to import</source>
        <translation>En mapp med mail att läsa in</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Läser in…</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Kolumner…</translation>
    </message>
    <message>
        <source>What customers have written to this channel: mail files (.eml, .msg), mailboxes (mbox), folders of them (Maildir), and tables that the platform has exported (CSV). It is searched when somebody’s request comes, and never becomes a request. The files are only read, and nothing is taken in twice.</source>
        <translation>Vad kunder har skrivit i den här kanalen: mailfiler (.eml, .msg), brevlådor (mbox), mappar med dem (Maildir) och tabeller som plattformen har exporterat (CSV). Det genomsöks när någons begäran kommer, och blir aldrig en begäran. Filerna läses bara, och inget tas in två gånger.</translation>
    </message>
    <message>
        <source>Mail and tables (*.eml *.msg *.mbox *.mbx *.emlx *.csv *.tsv)</source>
        <translation>Mail och tabeller (*.eml *.msg *.mbox *.mbx *.emlx *.csv *.tsv)</translation>
    </message>
    <message numerus="yes">
        <source>Importing: %Ln item(s) so far</source>
        <translation>
            <numerusform>Läser in: %Ln post hittills</numerusform>
            <numerusform>Läser in: %Ln poster hittills</numerusform>
        </translation>
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
        <source>Not shown: %Ln earlier item(s)</source>
        <translation>
            <numerusform>Visas inte: %Ln tidigare inlägg</numerusform>
            <numerusform>Visas inte: %Ln tidigare inlägg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not shown: %Ln later item(s)</source>
        <translation>
            <numerusform>Visas inte: %Ln senare inlägg</numerusform>
            <numerusform>Visas inte: %Ln senare inlägg</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Cancel the scheduled run</source>
        <translation>Avbryt den schemalagda körningen</translation>
    </message>
    <message>
        <source>The approval is void and the case goes back to the review. Nothing is erased.</source>
        <translation>Godkännandet upphör och ärendet går tillbaka till granskningen. Ingenting raderas.</translation>
    </message>
    <message>
        <source>Reason, without personal data</source>
        <translation>Skäl, utan personuppgifter</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Avbryt körningen</translation>
    </message>
    <message>
        <source>Cancel the run…</source>
        <translation>Avbryt körningen…</translation>
    </message>
    <message>
        <source>Scheduled: it may be run from {moment}. {left} left.</source>
        <translation>Schemalagd: den får köras från {moment}. {left} kvar.</translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln dag</numerusform>
            <numerusform>%Ln dagar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) late</source>
        <translation>
            <numerusform>%Ln dag försenat</numerusform>
            <numerusform>%Ln dagar försenat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) late</source>
        <translation>
            <numerusform>%Ln timme försenat</numerusform>
            <numerusform>%Ln timmar försenat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln personer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln ärende</numerusform>
            <numerusform>%Ln ärenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln månad</numerusform>
            <numerusform>%Ln månader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) open</source>
        <translation>
            <numerusform>%Ln kontroll kvar</numerusform>
            <numerusform>%Ln kontroller kvar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection works: %Ln mail(s) in the folder.</source>
        <translation>
            <numerusform>Anslutningen fungerar: %Ln mail i mappen.</numerusform>
            <numerusform>Anslutningen fungerar: %Ln mail i mappen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filed</source>
        <translation>
            <numerusform>%Ln registrerat</numerusform>
            <numerusform>%Ln registrerade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln joined a case</source>
        <translation>
            <numerusform>%Ln hörde till ett ärende</numerusform>
            <numerusform>%Ln hörde till ärenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already known</source>
        <translation>
            <numerusform>%Ln redan känt</numerusform>
            <numerusform>%Ln redan kända</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s) of an open case</source>
        <translation>
            <numerusform>%Ln dubblett av ett öppet ärende</numerusform>
            <numerusform>%Ln dubbletter av öppna ärenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left aside</source>
        <translation>
            <numerusform>%Ln undanlagt</numerusform>
            <numerusform>%Ln undanlagda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln can’t be read</source>
        <translation>
            <numerusform>%Ln går inte att läsa</numerusform>
            <numerusform>%Ln går inte att läsa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln</source>
        <translation>
            <numerusform>lägg till %Ln</numerusform>
            <numerusform>lägg till %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %Ln</source>
        <translation>
            <numerusform>ändra %Ln</numerusform>
            <numerusform>ändra %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>end %Ln</source>
        <translation>
            <numerusform>avsluta %Ln</numerusform>
            <numerusform>avsluta %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln roll</numerusform>
            <numerusform>%Ln roller</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A role that was not held before is given in %Ln line(s)</source>
        <translation>
            <numerusform>En roll som inte fanns förut ges på %Ln rad</numerusform>
            <numerusform>En roll som inte fanns förut ges på %Ln rader</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) can’t be taken in</source>
        <translation>
            <numerusform>%Ln rad kan inte tas in</numerusform>
            <numerusform>%Ln rader kan inte tas in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln sida</numerusform>
            <numerusform>%Ln sidor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln working day(s)</source>
        <translation>
            <numerusform>%Ln arbetsdag</numerusform>
            <numerusform>%Ln arbetsdagar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DangerButton</name>
    <message>
        <source>Enter never erases or approves: press the space bar, or click.</source>
        <translation>Enter raderar och godkänner aldrig: tryck på mellanslag eller klicka.</translation>
    </message>
</context>
<context>
    <name>DateDialog</name>
    <message>
        <source>I have checked the day: it is right</source>
        <translation>Jag har kontrollerat dagen: den stämmer</translation>
    </message>
</context>
<context>
    <name>DifferenceDialog</name>
    <message>
        <source>What would change in the roster</source>
        <translation>Vad som skulle ändras i redaktörslistan</translation>
    </message>
    <message>
        <source>Changes of the roster</source>
        <translation>Ändringar i redaktörslistan</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>Rader som inte tas in</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Ändra inget</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>Period före</translation>
    </message>
    <message>
        <source>Period after</source>
        <translation>Period efter</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>Titta på</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolumn</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Varför</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>As an organisation’s whole roster it must have no row that can’t be taken in: whoever stands on such a row would lose their role. Mend the list, or import it as “add and change only”.</source>
        <translation>Som en organisations hela redaktörslista får den inte ha någon rad som inte kan tas in: den som står på en sådan rad skulle förlora sin roll. Rätta listan, eller importera den som ”bara lägg till och ändra”.</translation>
    </message>
    <message>
        <source>Nothing in it differs from what is stored.</source>
        <translation>Listan innehåller inga ändringar.</translation>
    </message>
    <message>
        <source>never held</source>
        <translation>gällde aldrig</translation>
    </message>
    <message>
        <source>It could be taken for {address}.</source>
        <translation>Den kan förväxlas med {address}.</translation>
    </message>
    <message>
        <source>Nothing is changed before you confirm.</source>
        <translation>Ingenting ändras förrän du bekräftar.</translation>
    </message>
    <message>
        <source>From {name}. Nothing is changed before you confirm.</source>
        <translation>Från {name}. Ingenting ändras förrän du bekräftar.</translation>
    </message>
    <message>
        <source>Its characters were read as {encoding}: look at the names.</source>
        <translation>Tecknen lästes som {encoding}: titta på namnen.</translation>
    </message>
    <message>
        <source>Columns left aside: {columns}.</source>
        <translation>Kolumner som inte används: {columns}.</translation>
    </message>
</context>
<context>
    <name>DirectoryDialog</name>
    <message>
        <source>Channels with their organisation and content</source>
        <translation>Kanaler med organisation och innehåll</translation>
    </message>
    <message>
        <source>Organisations and channels</source>
        <translation>Organisationer och kanaler</translation>
    </message>
    <message>
        <source>Add an organisation…</source>
        <translation>Lägg till en organisation…</translation>
    </message>
    <message>
        <source>Add a channel…</source>
        <translation>Lägg till en kanal…</translation>
    </message>
    <message>
        <source>Connect a database…</source>
        <translation>Anslut en databas…</translation>
    </message>
    <message>
        <source>End the channel…</source>
        <translation>Avsluta kanalen…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kortnamn</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>What erasing means there</source>
        <translation>Vad radering betyder där</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Innehåll</translation>
    </message>
    <message>
        <source>Without a channel so far: {names}</source>
        <translation>Ännu utan kanal: {names}</translation>
    </message>
    <message>
        <source>Ended {day}</source>
        <translation>Avslutad {day}</translation>
    </message>
    <message>
        <source>On the network</source>
        <translation>På nätverket</translation>
    </message>
    <message>
        <source>Database {name}</source>
        <translation>Databasen {name}</translation>
    </message>
    <message>
        <source>Connected, and on record.</source>
        <translation>Ansluten, och står i loggen.</translation>
    </message>
    <message>
        <source>Done, and on record.</source>
        <translation>Klart, och står i loggen.</translation>
    </message>
    <message>
        <source>By import</source>
        <translation>Läses in</translation>
    </message>
    <message>
        <source>Import content…</source>
        <translation>Läs in innehåll…</translation>
    </message>
    <message>
        <source>A request reaches what lies in the channels of its editor’s organisation, and nothing else. A channel’s content is imported from mail files, or lies in the platform’s own database.</source>
        <translation>En begäran når det som ligger i kanalerna hos redaktörens organisation, och inget annat. En kanals innehåll läses in från mailfiler eller ligger i plattformens egen databas.</translation>
    </message>
</context>
<context>
    <name>DropSign</name>
    <message>
        <source>This can’t be taken in</source>
        <translation>Det här kan inte läsas in</translation>
    </message>
    <message>
        <source>Drop to take in the mail</source>
        <translation>Släpp för att läsa in mailen</translation>
    </message>
    <message>
        <source>It is copied: nothing is changed where it comes from.</source>
        <translation>Den kopieras: ingenting ändras där den kommer ifrån.</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Sign in first, then drop the mail again.</source>
        <translation>Logga in först och släpp sedan mailen igen.</translation>
    </message>
    <message>
        <source>Mail is being taken in. Wait until that is done.</source>
        <translation>Mail läses in just nu. Vänta tills det är klart.</translation>
    </message>
    <message>
        <source>This is only a link. Save the mail as a file (.eml or .msg) and drop the file.</source>
        <translation>Det här är bara en länk. Spara mailet som en fil (.eml eller .msg) och släpp filen.</translation>
    </message>
    <message>
        <source>This is no mail and no file. Drop mails, files or folders here.</source>
        <translation>Det här är varken mail eller fil. Släpp mail, filer eller mappar här.</translation>
    </message>
    <message>
        <source>The other program handed over no content. Save the mail as a file (.eml or .msg) and drop the file.</source>
        <translation>Det andra programmet lämnade inget innehåll. Spara mailet som en fil (.eml eller .msg) och släpp filen.</translation>
    </message>
    <message>
        <source>Dropped mail</source>
        <translation>Släppt mail</translation>
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
        <translation>Lämnas över för sig, inte i mailet</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Visa mappen</translation>
    </message>
    <message>
        <source>Seal it again…</source>
        <translation>Försegla igen…</translation>
    </message>
    <message>
        <source>Attach it encrypted…</source>
        <translation>Bifoga krypterat…</translation>
    </message>
</context>
<context>
    <name>EndForm</name>
    <message>
        <source>End {channel}</source>
        <translation>Avsluta {channel}</translation>
    </message>
    <message>
        <source>It ends when nothing is left in it: no item, no open case, no hold. Cases and the audit go on naming it, and nothing new is asked of it.</source>
        <translation>Den avslutas när inget finns kvar i den: ingen post, inget öppet ärende, ingen spärr. Ärenden och granskningsloggen namnger den även sedan, och inget nytt begärs av den.</translation>
    </message>
    <message>
        <source>If its store was taken away and can’t be looked into: why (no names)</source>
        <translation>Om dess lager har tagits bort och inte går att se in i: varför (inga namn)</translation>
    </message>
    <message>
        <source>End the channel</source>
        <translation>Avsluta kanalen</translation>
    </message>
</context>
<context>
    <name>EntryDialogs</name>
    <message>
        <source>Add an editor</source>
        <translation>Lägg till en redaktör</translation>
    </message>
    <message>
        <source>You will see what it changes before anything is stored.</source>
        <translation>Du får se vad det ändrar innan något lagras.</translation>
    </message>
    <message>
        <source>Look at the change…</source>
        <translation>Visa ändringen…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Första dag</translation>
    </message>
    <message>
        <source>The role ends on a day</source>
        <translation>Rollen slutar en viss dag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sista dag</translation>
    </message>
    <message>
        <source>End an editor’s role</source>
        <translation>Avsluta en redaktörs roll</translation>
    </message>
    <message>
        <source>The entry stays, with its last day: mails that were sent earlier are judged by it. You will see what it changes before anything is stored.</source>
        <translation>Raden står kvar med sin sista dag: mail som skickades tidigare bedöms efter den. Du får se vad det ändrar innan något lagras.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
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
        <source>The program has made a mistake. Nothing more was done. Please report it.</source>
        <translation>Ett fel uppstod i programmet. Inget mer har gjorts. Rapportera felet.</translation>
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
        <source>Cleaning {file} needs {needed} of free space, because the file is written anew, and {free} are free. Nothing of this step was begun, what was erased stays erased. Free some space, then start the step again.</source>
        <translation>För att rensa {file} behövs {needed} ledigt utrymme, eftersom filen skrivs om, och {free} är lediga. Inget av steget påbörjades, och det som raderats är raderat. Frigör utrymme och starta sedan steget igen.</translation>
    </message>
    <message>
        <source>The workspace lies on a network file system ({kind}), where the database can’t be kept safe. Move the folder to a local disk.</source>
        <translation>Arbetsytan ligger på en nätverksenhet ({kind}), där databasen inte är säker. Flytta mappen till en lokal disk.</translation>
    </message>
    <message>
        <source>{file} could not be read: {reason}. Nothing was taken in from it.</source>
        <translation>{file} gick inte att läsa: {reason}. Inget har lästs in från den.</translation>
    </message>
    <message>
        <source>Not every check is ok: {names}. Ask the editor for what is missing, settle a doubt about the sender by a recorded call, or let a supervisor override the check with a reason.</source>
        <translation>Alla kontroller är inte OK: {names}. Be redaktören om det som saknas, red ut ett tvivel om avsändaren med ett antecknat samtal, eller låt en arbetsledare godta kontrollen ändå, med ett skäl.</translation>
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
        <source>Somebody has sealed the extract again since, under another password than the one you were told. Nothing was saved or sent. Seal it once more, then use its new password.</source>
        <translation>Någon har förseglat utdraget på nytt sedan dess, med ett annat lösenord än det du fick. Inget har sparats eller skickats. Försegla det en gång till och använd det nya lösenordet.</translation>
    </message>
    <message>
        <source>The extract that was made for this case is not in the workspace as it was made. Make the extract anew in the workspace, not in a file elsewhere, then send that.</source>
        <translation>Utdraget som gjordes för ärendet ligger inte kvar i arbetsytan så som det gjordes. Gör utdraget på nytt i arbetsytan, inte i en fil någon annanstans, och skicka det.</translation>
    </message>
    <message>
        <source>Only a sealed extract of this case goes with the answer. Attach it encrypted, or hand it over in another way.</source>
        <translation>Bara ett förseglat utdrag för det här ärendet följer med svaret. Bifoga det krypterat, eller lämna över det på annat sätt.</translation>
    </message>
    <message>
        <source>The mail holds the password of the extract that goes with it. Take it out of the text, and tell it by telephone or letter.</source>
        <translation>Mailet innehåller lösenordet till utdraget som följer med. Ta bort det ur texten och lämna det per telefon eller brev.</translation>
    </message>
    <message>
        <source>The items of this case, or what was decided about them, were changed outside the desk. Nothing was done. Report this to your administrator; then search again and decide anew.</source>
        <translation>Ärendets poster, eller det som har beslutats om dem, har ändrats vid sidan av programmet. Inget har gjorts. Meddela administratören; sök sedan igen och besluta på nytt.</translation>
    </message>
    <message>
        <source>Your role does not include the right to {right}. Ask a supervisor.</source>
        <translation>Din roll har inte rätt att {right}. Fråga en arbetsledare.</translation>
    </message>
    <message>
        <source>The plan is approved, but may only be run from {moment}. Until then everybody who may prepare can cancel it, with the reason.</source>
        <translation>Planen är godkänd men får köras först från {moment}. Till dess kan alla som får bereda ärenden avbryta den, med ett skäl.</translation>
    </message>
    <message>
        <source>Choose a sample of 1 to 200 items and a wait of 0 to 72 hours, other than what is in force, and settle a change that still waits first.</source>
        <translation>Välj ett stickprov på 1 till 200 poster och en väntan på 0 till 72 timmar, annat än det som gäller, och avgör först en ändring som väntar.</translation>
    </message>
    <message>
        <source>You have proposed this change, so another supervisor has to confirm it. Ask them to sign in and look.</source>
        <translation>Du har föreslagit den här ändringen, så en annan arbetsledare måste bekräfta den. Be personen logga in och titta.</translation>
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
        <source>Two channels of this plan had one title when it was made, and its sentence counts them as one. Nothing was approved or erased. Send the plan back and have it prepared anew: it then names each of them.</source>
        <translation>Två kanaler i den här planen hade samma namn när den gjordes, och dess mening räknar dem som en. Ingenting godkändes eller raderades. Skicka tillbaka planen och låt den beredas på nytt: då nämns var och en av dem.</translation>
    </message>
    <message>
        <source>Since this plan was made, triggers were added or changed at {tables}: they may copy what is erased to where nobody looks. Nothing more was approved or erased. Have them taken away or disabled by whoever keeps that database, then go on; or, while nothing is erased yet, send the plan back and have it prepared anew: its approver is then told of them.</source>
        <translation>Sedan planen gjordes har triggrar lagts till eller ändrats vid {tables}: de kan kopiera det som raderas dit ingen tittar. Inget mer har godkänts eller raderats. Låt den som sköter databasen ta bort eller stänga av dem och fortsätt sedan; eller skicka tillbaka planen, så länge inget är raderat, och låt göra om den: då får den som godkänner veta om dem.</translation>
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
        <source>This is outside what the organisation has asked for and may ask for. Nothing was read or changed.</source>
        <translation>Det ligger utanför vad organisationen har begärt och får begära. Inget har lästs eller ändrats.</translation>
    </message>
    <message>
        <source>Only a case whose sender is an editor of some of the channels, and not of others, can be split. Leave channels out, or ask the editor.</source>
        <translation>Bara ett ärende vars avsändare är redaktör för några av kanalerna, men inte för andra, kan delas. Utelämna kanaler eller fråga redaktören.</translation>
    </message>
    <message>
        <source>You have set this hold, so another supervisor must lift it. Nothing was changed.</source>
        <translation>Du har själv satt spärren, så en annan arbetsledare måste häva den. Ingenting ändrades.</translation>
    </message>
    <message>
        <source>The last day {until} comes before the first day {since}, so the hold would keep nothing. None was set: give the days in their order.</source>
        <translation>Den sista dagen {until} kommer före den första dagen {since}, så spärren skulle inte bevara någonting. Ingen spärr sattes: ange dagarna i rätt ordning.</translation>
    </message>
    <message>
        <source>Only a hold on a channel has days; a person or a case is held whole. None was set: leave the days out, or name a channel.</source>
        <translation>Bara en spärr för en kanal har dagar; en person eller ett ärende spärras helt. Ingen spärr sattes: utelämna dagarna, eller ange en kanal.</translation>
    </message>
    <message>
        <source>No hold number {number} is in force. List the holds and choose one of them.</source>
        <translation>Ingen spärr med nummer {number} gäller. Lista spärrarna och välj en av dem.</translation>
    </message>
    <message>
        <source>Give the reason for this: {what}.</source>
        <translation>Ange skälet till detta: {what}.</translation>
    </message>
    <message>
        <source>A call settles only a sender about whom there is a doubt. This one is shown to be false, or is settled already. Only a supervisor can override it, with a reason.</source>
        <translation>Ett samtal räcker bara när avsändaren är osäker. Den här är visat falsk, eller redan avgjord. Bara en arbetsledare kan godta kontrollen ändå, med ett skäl.</translation>
    </message>
    <message>
        <source>This number stands in the mail itself, so it proves nothing: whoever wrote the mail may answer it. Call the number on the organisation’s record, or one you know from elsewhere.</source>
        <translation>Numret står i själva mailet, så det bevisar inget: den som skrev mailet kan svara. Ring numret i organisationens uppgifter, eller ett som du har från annat håll.</translation>
    </message>
    <message>
        <source>The organisations’ details are not those on record: somebody has changed them past the program. Nothing was recorded. Don’t rely on the number that stands there, and tell your administrator.</source>
        <translation>Organisationernas uppgifter är inte de som finns antecknade: någon har ändrat dem vid sidan av programmet. Inget har antecknats. Lita inte på numret som står där, och säg till administratören.</translation>
    </message>
    <message>
        <source>The call must have been made after the mail came, and before now. Correct the time of the call.</source>
        <translation>Samtalet måste ha skett efter att mailet kom och före nu. Rätta tiden för samtalet.</translation>
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
        <source>The note on item {item} would be longer than {most} characters. It was not kept, and nothing was cut off. Make it shorter, or keep it as a file of its own.</source>
        <translation>Anteckningen om post {item} skulle bli längre än {most} tecken. Den har inte sparats, och inget har klippts bort. Korta den, eller spara den som en egen fil.</translation>
    </message>
    <message>
        <source>The notes in {file} are about another package (case {case}). Nothing was taken from them and nothing in the file was changed. Open the package that they belong to.</source>
        <translation>Anteckningarna i {file} gäller ett annat paket (ärende {case}). Inget hämtades ur dem och inget i filen ändrades. Öppna paketet som de hör till.</translation>
    </message>
    <message>
        <source>The table of public holidays does not cover {year}, so no deadline is given. Check the date of receipt, or install a newer DSR Desk.</source>
        <translation>Helgdagstabellen når inte till {year}, så ingen tidsfrist kan anges. Kontrollera mottagningsdagen eller installera ett nyare DSR Desk.</translation>
    </message>
    <message>
        <source>The period has been extended to {due} already, and it can be extended only once. Answer by then.</source>
        <translation>Tiden är redan förlängd till {due}, och den kan bara förlängas en gång. Svara senast då.</translation>
    </message>
    <message>
        <source>The first last day, {due}, has passed, so the period can’t be extended any more. Answer the person at once, and tell the organisation.</source>
        <translation>Den första sista dagen, {due}, har passerat, så tiden kan inte längre förlängas. Svara personen genast och underrätta organisationen.</translation>
    </message>
    <message>
        <source>The mail reached us on {received}: the person’s own request can’t be later. Check the day with the editor.</source>
        <translation>Mailet kom hit den {received}: personens egen begäran kan inte vara senare. Stäm av dagen med redaktören.</translation>
    </message>
    <message>
        <source>Counted from {day}, the month ended on {due}, before the mail reached us. Check the day, its year above all; if it is right, say so when you record it.</source>
        <translation>Räknat från {day} tog månaden slut {due}, innan mailet kom hit. Kontrollera dagen, framför allt året. Om den stämmer: säg det när du antecknar den.</translation>
    </message>
    <message>
        <source>Counted from {day}, the month ended on {due}, before the extension was recorded: the extension would no longer hold. Check the day; if it is right, say so when you record it.</source>
        <translation>Räknat från {day} tog månaden slut {due}, innan förlängningen antecknades: den skulle inte längre gälla. Kontrollera dagen. Om den stämmer: säg det när du antecknar den.</translation>
    </message>
    <message>
        <source>The case has only this person. If the request is not about them, set the case aside with the reason, or ask the editor.</source>
        <translation>Ärendet har bara den här personen. Om begäran inte gäller personen: lägg undan ärendet med skälet, eller fråga redaktören.</translation>
    </message>
    <message>
        <source>The case has no person {number}. Look at its persons, then try again.</source>
        <translation>Ärendet har ingen person {number}. Titta på ärendets personer och försök igen.</translation>
    </message>
    <message>
        <source>There is nothing to ask the editor by mail. A sender who is not proved is called back on a number you know already; what is left is for a supervisor.</source>
        <translation>Det finns inget att fråga redaktören om per mail. En avsändare som inte är styrkt rings upp på ett nummer som ni redan har; det som återstår är en sak för en arbetsledare.</translation>
    </message>
    <message>
        <source>The text holds the attestation sentence itself. Quoted back to us it could be taken for an attestation. Describe the sentence instead of writing it.</source>
        <translation>Texten innehåller själva intygandemeningen. När den citeras tillbaka till oss kan den tas för ett intygande. Beskriv meningen i stället för att skriva den.</translation>
    </message>
    <message>
        <source>The person writes to us directly. Only the organisation can decide, so nothing can be searched, erased or handed out from this case, and no supervisor can override that. Refer the person to the organisation. If an editor wrote the mail after all, a supervisor puts that on record.</source>
        <translation>Personen skriver direkt till oss. Bara organisationen kan besluta, så inget kan sökas, raderas eller lämnas ut från det här ärendet, och ingen arbetsledare kan gå förbi det. Hänvisa personen till organisationen. Om en redaktör skrev mailet ändå antecknar en arbetsledare det.</translation>
    </message>
    <message>
        <source>The sender was editor of no channel concerned when the mail was sent, or is the person the request is about. So the mail stays the person’s own. Refer them to the organisation.</source>
        <translation>Avsändaren var inte redaktör i någon kanal som det gäller när mailet skickades, eller är den person som begäran gäller. Mailet förblir därför personens eget. Hänvisa till organisationen.</translation>
    </message>
    <message>
        <source>The call can’t be filed yet: {what}. Fill it in, then file it again.</source>
        <translation>Samtalet kan inte registreras än: {what}. Fyll i det och registrera igen.</translation>
    </message>
    <message>
        <source>The call can’t lie in the future, and the person’s own request not after the call. Mend the dates, then file it again.</source>
        <translation>Samtalet kan inte ligga i framtiden, och personens egen begäran inte efter samtalet. Rätta datumen och registrera igen.</translation>
    </message>
    <message>
        <source>The caller’s address belongs to no editor and no domain of the organisation {organisation}. Ask for the address that its roster knows; without one the desk may not act.</source>
        <translation>Adressen till den som ringde hör varken till någon redaktör eller till någon domän hos organisationen {organisation}. Fråga efter den adress som redaktörslistan känner; utan en sådan får ingenting göras.</translation>
    </message>
    <message>
        <source>This list of editors can’t be read: {reason} (line {line}). Nothing was changed. Mend the list, then choose it again.</source>
        <translation>Redaktörslistan går inte att läsa: {reason} (rad {line}). Ingenting har ändrats. Rätta listan och välj den igen.</translation>
    </message>
    <message>
        <source>How senders are proved was not changed: {reason}. Mend it, then save again.</source>
        <translation>Hur avsändare bevisas ändrades inte: {reason}. Rätta det och spara igen.</translation>
    </message>
    <message>
        <source>The finished extract still names somebody who was taken out: {member}, item {item}. It was deleted and has not left. Look at that item or text, decide again about the person or leave the item out, then make the extract again.</source>
        <translation>Det färdiga utdraget nämner fortfarande någon som har maskats: {member}, post {item}. Det togs bort och har inte lämnats ut. Titta på posten eller texten, besluta på nytt om personen eller utelämna posten, och gör sedan om utdraget.</translation>
    </message>
    <message>
        <source>Something was decided about this case while the extract was being made, so the extract was deleted. Make it again.</source>
        <translation>Något bestämdes om ärendet medan utdraget gjordes, så utdraget togs bort. Gör om det.</translation>
    </message>
    <message>
        <source>Nothing was decided about other people: {reason}. Read the list again, then choose a ground that fits.</source>
        <translation>Inget beslutades om andra personer: {reason}. Läs listan igen och välj sedan en grund som passar.</translation>
    </message>
    <message>
        <source>What the organisation says in extracts was not saved: {reason}. Mend it, then save again.</source>
        <translation>Det som organisationen anger i utdrag sparades inte: {reason}. Rätta det och spara igen.</translation>
    </message>
    <message>
        <source>The roster, or what was to be imported, is no longer what the difference was shown for. Nothing was changed. Look at the new difference, then confirm it.</source>
        <translation>Redaktörslistan, eller det som skulle importeras, är inte längre det som skillnaden visades för. Ingenting har ändrats. Titta på den nya skillnaden och bekräfta den.</translation>
    </message>
    <message>
        <source>The roster was not changed: {reason}.</source>
        <translation>Redaktörslistan ändrades inte: {reason}.</translation>
    </message>
    <message>
        <source>Look at these first, and tick each of them: {risks}. Nothing was changed.</source>
        <translation>Titta på det här först och kryssa för vart och ett: {risks}. Ingenting har ändrats.</translation>
    </message>
    <message>
        <source>There is no server by the name {host}. Check the name in the mailbox’s settings, and that this machine has a network.</source>
        <translation>Det finns ingen server med namnet {host}. Kontrollera namnet i brevlådans inställningar, och att datorn har nätverk.</translation>
    </message>
    <message>
        <source>The mail server {host} can’t be reached at port {port}: {reason}. Check the port and the network; the desk tries again by itself.</source>
        <translation>Mailservern {host} kan inte nås på port {port}: {reason}. Kontrollera porten och nätverket; programmet försöker igen av sig självt.</translation>
    </message>
    <message>
        <source>The mail server {host} could not prove who it is: {reason}. No password was sent. Ask whoever runs the server; don’t go on before its certificate is right.</source>
        <translation>Mailservern {host} kunde inte styrka sin identitet: {reason}. Inget lösenord skickades. Fråga den som sköter servern, och gå inte vidare förrän dess certifikat är rätt.</translation>
    </message>
    <message>
        <source>The mail server {host} does not offer an encrypted connection in this way. No password was sent. Try the other kind of encryption (TLS, port 993).</source>
        <translation>Mailservern {host} erbjuder ingen krypterad anslutning på det här sättet. Inget lösenord skickades. Prova den andra typen av kryptering (TLS, port 993).</translation>
    </message>
    <message>
        <source>{host} does not answer as a mail server should (“{said}”). Check the port and the kind of encryption.</source>
        <translation>{host} svarar inte som en mailserver ska (”{said}”). Kontrollera porten och typen av kryptering.</translation>
    </message>
    <message>
        <source>The mail server {host} refused to let the desk in (“{said}”). Check the user name, and give the password again.</source>
        <translation>Mailservern {host} släppte inte in programmet (”{said}”). Kontrollera användarnamnet och ange lösenordet igen.</translation>
    </message>
    <message>
        <source>The mailbox has no folder “{folder}”, or the desk may not open it. Make the folder on the server, or choose another in the mailbox’s settings.</source>
        <translation>Brevlådan har ingen mapp ”{folder}”, eller så får programmet inte öppna den. Skapa mappen på servern, eller välj en annan i brevlådans inställningar.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off. What was filed stays filed; the desk goes on where it stopped as soon as the server answers again.</source>
        <translation>Anslutningen till {host} bröts. Det som har lagts in ligger kvar; programmet fortsätter där det slutade så snart servern svarar igen.</translation>
    </message>
    <message>
        <source>The password (or the sign-in) of the mailbox “{title}” is not known here. Give it in the mailbox’s settings; without a key store it is asked for in each session.</source>
        <translation>Lösenordet (eller inloggningen) till brevlådan ”{title}” är inte känt här. Ange det i brevlådans inställningar; utan nyckelring frågas det efter varje gång programmet startas.</translation>
    </message>
    <message>
        <source>{host} no longer vouches for the desk (“{said}”). Sign in to the mailbox again in its settings.</source>
        <translation>{host} går inte längre i god för programmet (”{said}”). Logga in på brevlådan igen i dess inställningar.</translation>
    </message>
    <message>
        <source>{host}, which gives out the sign-in for the mailbox, can’t be used: {reason}. The desk tries again by itself; check the address in the mailbox’s settings.</source>
        <translation>{host}, som lämnar ut inloggningen till brevlådan, kan inte användas: {reason}. Programmet försöker igen av sig självt; kontrollera adressen i brevlådans inställningar.</translation>
    </message>
    <message>
        <source>The mailbox’s settings can’t be used: {wrong}. Nothing was changed. Correct it, then save again.</source>
        <translation>Brevlådans inställningar kan inte användas: {wrong}. Inget har ändrats. Rätta det och spara igen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Försök igen</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} can’t be used at port {port} ({reason}). Check the settings for sending and the network, then send again, or save the answer.</source>
        <translation>Inget skickades: {host} går inte att använda på port {port} ({reason}). Kontrollera inställningarna för att skicka och nätverket, och skicka sedan igen eller spara svaret.</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} could not prove who it is ({reason}). No password was sent either. Ask whoever runs the server.</source>
        <translation>Inget skickades: {host} kunde inte styrka sin identitet ({reason}). Inget lösenord skickades heller. Fråga den som sköter servern.</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} offers no encrypted connection in this way. No password was sent either. Try the other kind of encryption (TLS, port 465).</source>
        <translation>Inget skickades: {host} erbjuder ingen krypterad anslutning på det här sättet. Inget lösenord skickades heller. Prova den andra typen av kryptering (TLS, port 465).</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} does not answer as a mail server should (“{said}”). Check the port and the kind of encryption.</source>
        <translation>Inget skickades: {host} svarar inte som en mailserver ska (”{said}”). Kontrollera porten och typen av kryptering.</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} refused to let the desk in (“{said}”). Check the user name in the settings for sending, and give the password again.</source>
        <translation>Inget skickades: {host} släppte inte in programmet (”{said}”). Kontrollera användarnamnet i inställningarna för att skicka, och ange lösenordet igen.</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} did not take the mail (“{said}”). Send again later, or save the answer and send it from your mail program.</source>
        <translation>Inget skickades: {host} tog inte emot mailet (”{said}”). Skicka igen senare, eller spara svaret och skicka det från ditt mailprogram.</translation>
    </message>
    <message>
        <source>Nothing was sent: the mail has {size} MB, and {host} takes {most} MB at most. Hand the extract over in another way, and send the answer without it.</source>
        <translation>Inget skickades: mailet är på {size} MB, och {host} tar emot högst {most} MB. Lämna över utdraget på ett annat sätt, och skicka svaret utan det.</translation>
    </message>
    <message>
        <source>Nothing was sent: {host} can’t write to an address with such letters (SMTPUTF8). Save the answer and send it from another server.</source>
        <translation>Inget skickades: {host} kan inte skriva till en adress med sådana bokstäver (SMTPUTF8). Spara svaret och skicka det från en annan server.</translation>
    </message>
    <message>
        <source>Nobody knows whether the answer was sent: {host} had all of it and did not say. Look into the sent mail there, or ask the editor; then say which it was. Nothing is sent again by itself.</source>
        <translation>Ingen vet om svaret skickades: {host} hade fått allt men sade inget. Se efter bland skickade mail där, eller fråga redaktören, och säg sedan hur det blev. Inget skickas igen av sig självt.</translation>
    </message>
    <message>
        <source>An answer of this case was being sent, and what became of it is not known. Look into the sent mail, or ask the editor; say which it was, then go on.</source>
        <translation>Ett svar i ärendet höll på att skickas, och det är inte känt hur det gick. Se efter bland skickade mail, eller fråga redaktören. Säg hur det blev, och gå sedan vidare.</translation>
    </message>
    <message>
        <source>This answer has been sent already; the mail lies in the workspace’s folder of answers. Nothing was sent again.</source>
        <translation>Det här svaret har redan skickats; mailet ligger i arbetsytans mapp för svar. Inget skickades igen.</translation>
    </message>
    <message>
        <source>What became of every answer of this case is known. There is nothing to settle.</source>
        <translation>Det är känt hur det gick med varje svar i ärendet. Det finns inget att reda ut.</translation>
    </message>
    <message>
        <source>The desk sends to the editor of the case and to nobody else, and only when sender and role are verified. Settle these checks, or save the answer and send it yourself.</source>
        <translation>Programmet skickar till ärendets redaktör och ingen annan, och bara när avsändare och roll är verifierade. Reda ut de kontrollerna, eller spara svaret och skicka det själv.</translation>
    </message>
    <message>
        <source>The answer was neither saved nor sent: nobody else looks at this case, and the letter does not say what stays. Put this sentence back: “{sentence}”</source>
        <translation>Svaret varken sparades eller skickades: ingen annan ser på det här ärendet, och brevet säger inte vad som står kvar. Sätt tillbaka meningen: ”{sentence}”</translation>
    </message>
    <message>
        <source>No account for sending is set up. A supervisor does so under “Mailboxes”; or save the answer.</source>
        <translation>Inget konto för att skicka är inställt. En arbetsledare gör det under ”Brevlådor”; eller spara svaret.</translation>
    </message>
    <message>
        <source>The settings for sending can’t be used: {wrong}. Nothing was changed. Correct it, then save again.</source>
        <translation>Inställningarna för att skicka går inte att använda: {wrong}. Inget ändrades. Rätta det, och spara sedan igen.</translation>
    </message>
    <message>
        <source>The dates of this case were changed outside the desk. Nothing was done. Report this to your administrator; then record the day of the person’s request, from the editor’s mail, and the dates are counted anew.</source>
        <translation>Ärendets datum har ändrats vid sidan av programmet. Inget har gjorts. Meddela administratören; anteckna sedan dagen för personens begäran ur redaktörens mail, så räknas datumen om.</translation>
    </message>
    <message>
        <source>What was decided about other people in this case was changed outside the desk, so no extract was made. Report this to your administrator. Then decide about somebody in the list of other people: the desk forgets these decisions and asks for each anew.</source>
        <translation>Det som har beslutats om andra personer i ärendet har ändrats vid sidan av programmet, så inget utdrag gjordes. Meddela administratören. Besluta sedan om någon i listan över andra personer: då glöms besluten och programmet frågar om var och en på nytt.</translation>
    </message>
    <message>
        <source>What was decided about other people in this case had been changed outside the desk. These decisions were forgotten, yours was not taken, and an extract that was made is void. Report this to your administrator, then decide about everybody anew.</source>
        <translation>Det som har beslutats om andra personer i ärendet hade ändrats vid sidan av programmet. De besluten är glömda, ditt togs inte, och ett utdrag som gjorts gäller inte längre. Meddela administratören och besluta sedan om alla på nytt.</translation>
    </message>
    <message>
        <source>The settings of “{title}” were changed outside the desk. Nothing was sent, and no password was given to it. Report this to your administrator; then have a supervisor look at the settings and save them again.</source>
        <translation>Inställningarna för ”{title}” har ändrats vid sidan av programmet. Inget har skickats, och inget lösenord har lämnats dit. Meddela administratören; låt sedan en arbetsledare se över inställningarna och spara dem igen.</translation>
    </message>
    <message>
        <source>The answer was neither saved nor sent: {reason}. Report this to your administrator. Where only the dates differ, record the day of the person’s request, from the editor’s mail; then read the answer again.</source>
        <translation>Svaret varken sparades eller skickades: {reason}. Meddela administratören. Om bara datumen skiljer sig, anteckna dagen för personens begäran ur redaktörens mail och läs sedan svaret igen.</translation>
    </message>
    <message>
        <source>{file} is empty: nothing of it has arrived. Fetch it again from where it came, or ask its sender for it.</source>
        <translation>{file} är tom: ingenting av filen har kommit fram. Hämta den igen där den kom från, eller be avsändaren om den.</translation>
    </message>
    <message>
        <source>{file} breaks off: its end is missing or damaged, as when it is copied or sent only in part. Fetch it again from where it came, or ask its sender for it.</source>
        <translation>{file} tar slut för tidigt: slutet saknas eller är skadat, som när den bara har kopierats eller skickats till en del. Hämta den igen där den kom från, eller be avsändaren om den.</translation>
    </message>
    <message>
        <source>{file} is a folder. Name the file itself: the package as it was sent, not unpacked, the certificate or the exported audit.</source>
        <translation>{file} är en mapp. Ange själva filen: paketet som det skickades, inte uppackat, certifikatet eller den exporterade granskningsloggen.</translation>
    </message>
    <message>
        <source>{file} is neither a package nor a certificate nor an exported audit. Check that it is the file that was sent.</source>
        <translation>{file} är varken ett paket, ett certifikat eller en exporterad granskningslogg. Kontrollera att det är filen som skickades.</translation>
    </message>
    <message>
        <source>{file} is not there. Check its name and its folder, then try again.</source>
        <translation>{file} finns inte där. Kontrollera namnet och mappen och försök igen.</translation>
    </message>
    <message>
        <source>This account may not read {file}. Ask whoever owns it for the right to read it, or for a copy, then try again.</source>
        <translation>Det här kontot får inte läsa {file}. Be den som äger filen om rätt att läsa den, eller om en kopia, och försök igen.</translation>
    </message>
    <message>
        <source>A rule does not allow this. Ask a supervisor.</source>
        <translation>En regel tillåter inte det här. Fråga en arbetsledare.</translation>
    </message>
    <message>
        <source>By the clock the wait of {hours} h is over, but this computer has not counted so many hours: its clock was set forward, or it was paused. Set the clock right and wait, or have the plan sent back and approved again.</source>
        <translation>Enligt klockan är väntan på {hours} h över, men den här datorn har inte räknat så många timmar: klockan har ställts fram, eller så har datorn stått still. Ställ klockan rätt och vänta, eller skicka tillbaka planen och låt godkänna den igen.</translation>
    </message>
    <message>
        <source>Not opened yet: {left} of the exceptions and samples. Open each of them before you approve.</source>
        <translation>Ännu inte öppnat: {left} av undantagen och stickproven. Öppna vart och ett innan du godkänner.</translation>
    </message>
    <message>
        <source>The step “{step}” can’t be taken while the case is “{state}”. {next}</source>
        <translation>Steget ”{step}” går inte att ta medan ärendet är ”{state}”. {next}</translation>
    </message>
    <message>
        <source>There is no case {case}. Search the queue for it.</source>
        <translation>Det finns inget ärende {case}. Sök efter det i kön.</translation>
    </message>
    <message>
        <source>There is no table of public holidays for {country}. Install a newer DSR Desk.</source>
        <translation>Det finns ingen helgdagstabell för {country}. Installera ett nyare DSR Desk.</translation>
    </message>
    <message>
        <source>There is no mailbox {mailbox}. Choose one that is listed.</source>
        <translation>Det finns ingen brevlåda {mailbox}. Välj en som står i listan.</translation>
    </message>
    <message>
        <source>“Nothing found” can’t be said: in “{source}” the person’s address stands outside texts where no rule of its mapping finds it (rows: {rows}). Have your administrator look at the mapping and at that database, then search again. If the rows are other people’s, set the case aside with that reason and write to the editor.</source>
        <translation>”Inget hittat” går inte att säga: i ”{source}” står personens adress utanför texter, där ingen regel i källans mappning hittar den (rader: {rows}). Låt administratören se på mappningen och databasen, och sök sedan igen. Är raderna andra personers, lägg undan ärendet med det skälet och skriv till redaktören.</translation>
    </message>
    <message>
        <source>The step “{step}” does not belong to this case: what it asks for is “{kind}”. If that is not what was meant, ask the editor.</source>
        <translation>Steget ”{step}” hör inte till ärendet: det som begärs är ”{kind}”. Om det inte är vad som menades, fråga redaktören.</translation>
    </message>
    <message>
        <source>An item has changed in its source since it was found, so no extract was made. Search again, look at what has changed, then make the extract.</source>
        <translation>En post har ändrats i sin källa sedan den hittades, så inget utdrag gjordes. Sök igen, titta på det som har ändrats och gör sedan utdraget.</translation>
    </message>
    <message>
        <source>What is signed is the plan that was looked at. Look at the plan of {case} first, then sign that one.</source>
        <translation>Det som skrivs under är den plan som någon har tittat på. Titta först på planen för {case} och skriv sedan under den.</translation>
    </message>
    <message>
        <source>A disposal decision is not overridden: its number is recorded. Ask the editor for it.</source>
        <translation>Ett gallringsbeslut kan inte ersättas med ett skäl: dess nummer antecknas. Be redaktören om det.</translation>
    </message>
    <message>
        <source>“{source}” holds items of the persons (rows: {rows}) that the search did not find, so no extract was made. Search again, look at what is added, then make the extract.</source>
        <translation>”{source}” innehåller poster från personerna (rader: {rows}) som sökningen inte hittade, så inget utdrag gjordes. Sök igen, se på det som tillkommer och gör sedan utdraget.</translation>
    </message>
    <message>
        <source>Nothing was found, so there is no plan to approve. Answer the editor: the answer says that nothing was found, and what was searched.</source>
        <translation>Inget hittades, så det finns ingen plan att godkänna. Svara redaktören: svaret säger att inget hittades, och vad som söktes igenom.</translation>
    </message>
    <message>
        <source>An item is left out on a ground: choose one.</source>
        <translation>En post utelämnas på en grund: välj en.</translation>
    </message>
    <message>
        <source>No change of the safeguards with that number waits: it is in force, taken back, or never was. Look at what holds and what waits.</source>
        <translation>Ingen ändring av skyddsreglerna med det numret väntar: den gäller redan, är återtagen eller har aldrig funnits. Se vad som gäller och vad som väntar.</translation>
    </message>
    <message>
        <source>Not exactly one entry of the roster has this channel, address and first day. Look at the list, then choose one. Nothing was changed.</source>
        <translation>Inte exakt en post i redaktörslistan har den här kanalen, adressen och första dagen. Se i listan och välj en. Inget ändrades.</translation>
    </message>
    <message>
        <source>The stored roster is not the one on record: somebody has changed the database. Nothing was changed. Tell your administrator; the newest sound copy has to be put back.</source>
        <translation>Den lagrade listan över redaktörer är inte den som finns i loggen: någon har ändrat databasen. Ingenting ändrades. Säg till din administratör; den senaste hela kopian måste läggas tillbaka.</translation>
    </message>
    <message>
        <source>The case has no check {check}. Look at its checks, then try again.</source>
        <translation>Ärendet har ingen kontroll {check}. Titta på dess kontroller och försök igen.</translation>
    </message>
    <message>
        <source>All of this plan is done in {sources}, and whether it still is the same database can’t be told: the key to the marks that were taken of it is not in the workspace’s folder. Put the key file back (“marks-….key”, from where the run was begun), or let a supervisor confirm at the Run step, with a reason, that it is the right database.</source>
        <translation>Allt i den här planen är utfört i {sources}, och om det ännu är samma databas går inte att säga: nyckeln till märkena som togs av den finns inte i arbetsytans mapp. Lägg tillbaka nyckelfilen (”marks-….key”, därifrån körningen började), eller låt en arbetsledare bekräfta i steget Kör, med ett skäl, att det är rätt databas.</translation>
    </message>
    <message>
        <source>“Nothing found” rests on a search of the same day in which no source was a gap, and after which nothing has come. Search again, then answer.</source>
        <translation>”Inget hittades” vilar på en sökning från samma dag där ingen källa var en lucka och efter vilken inget har kommit. Sök igen och svara sedan.</translation>
    </message>
    <message>
        <source>The package does not open with this password. Type it as it was told you: four words and two digits. Each sealing has a password of its own: if you were sent the package twice, the newer file goes with the newer password.</source>
        <translation>Paketet öppnas inte med det här lösenordet. Skriv det som du fick höra det: fyra ord och två siffror. Varje försegling har sitt eget lösenord: har du fått paketet två gånger hör den nyare filen ihop med det nyare lösenordet.</translation>
    </message>
    <message>
        <source>{file} is a ZIP file, but no package of DSR Desk. If somebody has packed the package into it, unpack it once and name the package inside; else name the package as it was sent.</source>
        <translation>{file} är en ZIP-fil, men inget paket från DSR Desk. Om någon har packat in paketet i den, packa upp den en gång och ange paketet inuti; ange annars paketet som det skickades.</translation>
    </message>
    <message>
        <source>{file} is a PDF, which proves nothing by itself, or no longer, because another program has saved it anew. Name the package as it was sent; a certificate’s PDF needs the .json of the same name beside it.</source>
        <translation>{file} är en PDF, som inte bevisar något för sig själv, eller inte längre, för att ett annat program har sparat om den. Ange paketet som det skickades; ett certifikat som PDF behöver .json-filen med samma namn bredvid sig.</translation>
    </message>
    <message>
        <source>{file} is a part of a package, which proves nothing without the rest. Name the package as it was sent, not unpacked.</source>
        <translation>{file} är en del av ett paket, som inte bevisar något utan resten. Ange paketet som det skickades, inte uppackat.</translation>
    </message>
    <message>
        <source>{file} holds the extract’s pages alone, to be read in any program for PDFs; it was not changed. The whole package is in the ZIP file that came with it: open that, with the same password.</source>
        <translation>{file} innehåller bara utdragets sidor, att läsas i vilket PDF-program som helst; den har inte ändrats. Hela paketet finns i ZIP-filen som kom med den: öppna den, med samma lösenord.</translation>
    </message>
    <message>
        <source>No extract was made or handed out: {reason}. If the list of editors has changed, have a supervisor judge the sender’s authority anew; else report this to your administrator.</source>
        <translation>Inget utdrag gjordes eller lämnades ut: {reason}. Om redaktörslistan har ändrats, låt en arbetsledare bedöma avsändarens behörighet på nytt; meddela annars administratören.</translation>
    </message>
    <message>
        <source>This is not the digest of the plan of {case} as it is now: it was mistyped, or the plan has changed since. Nothing is approved. Look at the plan again, then sign that one.</source>
        <translation>Det är inte kontrollsumman för planen i {case} som den är nu: den är felskriven, eller så har planen ändrats sedan dess. Inget är godkänt. Titta på planen igen och skriv under den.</translation>
    </message>
    <message>
        <source>There is no organisation of that key here. There are: {known}. Nothing was read or changed.</source>
        <translation>Här finns ingen organisation med den nyckeln. De som finns: {known}. Inget har lästs eller ändrats.</translation>
    </message>
    <message>
        <source>There is no channel of that key here. There are: {known}. Nothing was read or changed.</source>
        <translation>Här finns ingen kanal med den nyckeln. De som finns: {known}. Inget har lästs eller ändrats.</translation>
    </message>
    <message>
        <source>The case has no such item: it was found by another search, or in another case. Search again, then choose in the list. Nothing was changed.</source>
        <translation>Posten finns inte i ärendet: den hittades vid en annan sökning eller i ett annat ärende. Sök igen och välj i listan. Inget har ändrats.</translation>
    </message>
    <message>
        <source>There is no workspace in {folder}. Choose another folder, or make one: “dsr-desk found --example” shows how, “dsr-desk demo” makes one to try.</source>
        <translation>Det finns ingen arbetsyta i {folder}. Välj en annan mapp, eller skapa en: ”dsr-desk found --example” visar hur, ”dsr-desk demo” skapar en att prova.</translation>
    </message>
    <message>
        <source>No workspace was made: {reason}. Mend it, then try again; “dsr-desk found --example” shows a file that holds.</source>
        <translation>Ingen arbetsyta skapades: {reason}. Rätta det och försök igen; ”dsr-desk found --example” visar en fil som håller.</translation>
    </message>
    <message>
        <source>The password is wrong, so nothing was signed. Type it again.</source>
        <translation>Lösenordet är fel, så inget har skrivits under. Skriv det igen.</translation>
    </message>
    <message>
        <source>Only the organisation can refuse a request as manifestly unfounded or excessive, and it must say so in writing. Nothing was done: give the decision’s ground, its reference and the organisation’s reason.</source>
        <translation>Bara organisationen kan avslå en begäran som uppenbart ogrundad eller orimlig, och den måste göra det skriftligen. Ingenting gjordes: ange beslutets grund, dess beteckning och organisationens skäl.</translation>
    </message>
    <message>
        <source>It is not clear yet for which organisation the editor writes, so nobody’s decision can be put on record. Settle the organisation first, then set the case aside.</source>
        <translation>Det är inte klart ännu vilken organisation redaktören skriver för, så ingens beslut kan antecknas. Avgör organisationen först och lägg sedan undan ärendet.</translation>
    </message>
    <message>
        <source>This period was not saved: {why}. Give {least} to {most} days.</source>
        <translation>Den här tiden sparades inte: {why}. Ange {least} till {most} dagar.</translation>
    </message>
    <message>
        <source>No papers were removed: {why}. Report this to your administrator; until it is settled everything is kept.</source>
        <translation>Inga handlingar togs bort: {why}. Säg till administratören; tills det är utrett sparas allt.</translation>
    </message>
    <message>
        <source>The retention period of this case has passed, so its mail is kept no more. What was decided and done still stands in the audit; ask the organisation for the mail itself.</source>
        <translation>Ärendets lagringstid har gått ut, så mailet finns inte kvar. Vad som beslutades och gjordes står kvar i granskningsloggen; fråga organisationen efter själva mailet.</translation>
    </message>
    <message>
        <source>This machine has seen the audit of this workspace up to step {seen}; the database holds it to step {held}, and not the same. An older copy was put back, or its audit was rewritten, so decisions may be missing. Nothing can be approved, handed out or erased. Put the newest copy back, or have the administrator look into it and trust the workspace anew (“dsr-desk trust --workspace FOLDER”).</source>
        <translation>Den här datorn har sett arbetsytans granskningslogg till och med steg {seen}; databasen har den till steg {held}, och inte likadan. En äldre kopia har lagts tillbaka eller så har loggen skrivits om, så beslut kan saknas. Inget kan godkännas, lämnas ut eller raderas. Lägg tillbaka den nyaste kopian, eller låt administratören undersöka saken och lita på arbetsytan på nytt (”dsr-desk trust --workspace MAPP”).</translation>
    </message>
    <message>
        <source>Something that could not be searched when the case was can be searched now, and nobody has looked there. Search again first.</source>
        <translation>Något som inte gick att söka igenom när ärendet söktes går nu att söka igenom, och ingen har tittat där. Sök igen först.</translation>
    </message>
    <message>
        <source>A file may not grow any further: the limit on the size of files is reached, either that of your account (ulimit -f) or that of the disk’s file system (4 GB on FAT32). What was done before is kept, the step that ran out of room was undone. Have the limit raised, or move the workspace to another disk, then start the step again: it goes on where it stopped.</source>
        <translation>En fil får inte växa mer: gränsen för filers storlek är nådd, antingen ditt kontos (ulimit -f) eller den som diskens filsystem har (4 GB på FAT32). Det som redan var gjort finns kvar; steget som inte fick plats har ångrats. Låt höja gränsen eller flytta arbetsytan till en annan disk, och starta sedan steget igen: det fortsätter där det slutade.</translation>
    </message>
    <message>
        <source>No papers were removed. From {last} to {until} nothing is on record, so the clock may have been set forward: it shows {today}. If that is today, say so; if not, set the clock right.</source>
        <translation>Inga handlingar togs bort. Från {last} till {until} är ingenting antecknat, så klockan kan ha ställts fram: den visar {today}. Om det är dagens datum, säg det; annars ställ klockan rätt.</translation>
    </message>
    <message>
        <source>No papers were removed: the clock of this computer shows {today}, and you gave another day. Set the clock right, or look again at what is due.</source>
        <translation>Inga handlingar togs bort: datorns klocka visar {today}, och du angav en annan dag. Ställ klockan rätt, eller se efter igen vad som är på tur.</translation>
    </message>
    <message>
        <source>This account has ended: nobody signs in or acts by it any more. Sign in as somebody else; who comes back is given a new account by a supervisor.</source>
        <translation>Kontot är avslutat: ingen loggar in eller gör något med det längre. Logga in som någon annan; den som kommer tillbaka får ett nytt konto av en arbetsledare.</translation>
    </message>
    <message>
        <source>The account was not changed: {reason}.</source>
        <translation>Kontot ändrades inte: {reason}.</translation>
    </message>
    <message>
        <source>No change of an account with that number waits: it is in force, taken back, or never was. Look at the accounts again: what holds and what waits stands there.</source>
        <translation>Ingen ändring av ett konto med det numret väntar: den gäller redan, är tillbakatagen eller har aldrig funnits. Titta på kontona igen: där står vad som gäller och vad som väntar.</translation>
    </message>
    <message>
        <source>Nothing was changed: {reason}.</source>
        <translation>Ingenting ändrades: {reason}.</translation>
    </message>
    <message>
        <source>The administrator’s key is not where it was looked for ({file}). It was made with the workspace and may have been put in a safe place: get it, and name the file.</source>
        <translation>Administratörens nyckel finns inte där den söktes ({file}). Den skapades med arbetsytan och kan ha lagts på ett säkert ställe: hämta den, och ange filen.</translation>
    </message>
    <message>
        <source>That passphrase does not open this workspace’s administrator’s key. It was chosen when the workspace was made, and is nobody’s password. Try again.</source>
        <translation>Lösenfrasen öppnar inte den här arbetsytans administratörsnyckel. Den valdes när arbetsytan skapades och är ingens lösenord. Försök igen.</translation>
    </message>
    <message>
        <source>Nothing was connected as {source}: {reason}. Nothing was changed. Mend that, then look once more.</source>
        <translation>Ingenting anslöts som {source}: {reason}. Ingenting ändrades. Rätta till det och titta en gång till.</translation>
    </message>
    <message>
        <source>The answer was sent: {host} has taken it. Only the desk’s record of it could not be written. See that its disk has room, then say that it was sent. Nothing is sent again by itself.</source>
        <translation>Svaret är skickat: {host} har tagit emot det. Bara anteckningen om det kunde inte skrivas. Se till att det finns plats på disken och säg sedan att det skickades. Inget skickas igen av sig självt.</translation>
    </message>
    <message>
        <source>Nothing was sent to {host}, and the desk’s record of it could not be written. See that its disk has room, say that it was not sent, then send again.</source>
        <translation>Inget skickades till {host}, och anteckningen om det kunde inte skrivas. Se till att det finns plats på disken, säg att det inte skickades och skicka sedan igen.</translation>
    </message>
    <message>
        <source>Something in the plan is not as it was found any more, so nothing was approved. Send the plan back: then it is searched and decided anew.</source>
        <translation>Något i planen är inte längre som det hittades, så inget godkändes. Skicka tillbaka planen: då söks och beslutas det på nytt.</translation>
    </message>
    <message>
        <source>Since this plan was made, its channels, what they erase or where they lie have changed. Nothing more was approved or erased. Send the plan back and have it prepared anew: it then says what holds now. A run that has begun is sent back by a supervisor; what it has erased stays erased.</source>
        <translation>Sedan planen gjordes har dess kanaler, vad de raderar eller var de ligger ändrats. Inget mer godkändes eller raderades. Skicka tillbaka planen och låt göra om den: då säger den vad som gäller nu. En körning som har börjat skickas tillbaka av en arbetsledare; det den har raderat förblir raderat.</translation>
    </message>
    <message>
        <source>Something of this plan is there, so nothing is to be confirmed. Start the run.</source>
        <translation>Något av planen finns där, så det finns inget att bekräfta. Starta körningen.</translation>
    </message>
    <message>
        <source>Since this case was checked, {channels} was added, and the request asks for it as well: its sender was an editor there that day. Nothing was approved, handed out or erased. Send the plan back, if there is one; then have the new channel checked at the Verify step, and search again.</source>
        <translation>Sedan ärendet kontrollerades har {channels} lagts till, och begäran gäller den också: avsändaren var redaktör där den dagen. Ingenting godkändes, lämnades ut eller raderades. Skicka tillbaka planen, om det finns en; låt sedan kontrollera den nya kanalen i steget Kontrollera och sök igen.</translation>
    </message>
    <message>
        <source>This account was given a new password and new keys since you signed in. Sign in again, with the new password.</source>
        <translation>Kontot har fått ett nytt lösenord och nya nycklar sedan du loggade in. Logga in igen med det nya lösenordet.</translation>
    </message>
    <message>
        <source>A supervisor has changed what this account may do since you signed in. Sign in again to go on.</source>
        <translation>En arbetsledare har ändrat vad kontot får göra sedan du loggade in. Logga in igen för att fortsätta.</translation>
    </message>
    <message>
        <source>Nothing of this plan is in {sources} any more, so nothing shows that it is the database that was approved. Perhaps it was erased there, perhaps another database stands in its place. Nothing was erased there now. Have whoever keeps it look; put the right one back, send the plan back, or let a supervisor confirm at the Run step, with a reason, that it is the right one.</source>
        <translation>Inget av planen finns kvar i {sources}, så inget visar att det är den databas som godkändes. Kanske har det raderats där, kanske står en annan databas i dess ställe. Inget raderades där nu. Låt den som sköter den titta efter; lägg tillbaka den rätta, skicka tillbaka planen, eller låt en arbetsledare bekräfta i steget Kör, med ett skäl, att det är den rätta.</translation>
    </message>
    <message>
        <source>{file} was not imported: how it is to be read is not clear. Nothing was taken in. Choose it again, and which column is what under “Columns…”.</source>
        <translation>{file} lästes inte in: det är inte klart hur den ska tolkas. Inget togs in. Välj filen igen, och vilken kolumn som är vad under ”Kolumner…”.</translation>
    </message>
    <message>
        <source>You have proposed this change, or it is about your own account, so another supervisor has to confirm it; anybody else who works here, where it is the only supervisor’s new password. Ask them to sign in and look.</source>
        <translation>Du har föreslagit ändringen, eller så gäller den ditt eget konto, så en annan arbetsledare måste bekräfta den; om det är den enda arbetsledarens nya lösenord, vem som helst annan som arbetar här. Be personen logga in och titta.</translation>
    </message>
    <message>
        <source>There is no folder {folder}, so nothing was written there. Make it, or name another place, then try again.</source>
        <translation>Det finns ingen mapp {folder}, så inget skrevs där. Skapa den eller ange en annan plats, och försök sedan igen.</translation>
    </message>
    <message>
        <source>What is erased, and how far that reaches, is decided for each channel, and none was named. Nothing was changed: name the channel.</source>
        <translation>Vad som raderas, och hur långt det räcker, bestäms för varje kanal, och ingen kanal angavs. Inget ändrades: ange kanalen.</translation>
    </message>
    <message>
        <source>The mail may ask for something else for one person than for another. Tell the wishes apart, so that each person gets what was asked for them, or ask the editor.</source>
        <translation>Mailet kan begära något annat för en person än för en annan. Skilj önskemålen åt, så att varje person får det som begärdes för den, eller fråga redaktören.</translation>
    </message>
    <message>
        <source>The database calls these cases done, or lacks them, and the audit has no end of them: {cases}. Somebody has changed it outside the desk. Take up again what is there (“dsr-desk reopen CASE”), and have the administrator put back a copy that has the rest.</source>
        <translation>Databasen kallar de här ärendena klara, eller saknar dem, och granskningsloggen har inget slut på dem: {cases}. Någon har ändrat den utanför programmet. Ta upp det som finns kvar igen (”dsr-desk reopen ÄRENDE”), och låt administratören lägga tillbaka en kopia som har resten.</translation>
    </message>
    <message>
        <source>The name service does not answer now either. Nothing was changed. Try again in a moment, or call the organisation back; if it goes on, tell your administrator.</source>
        <translation>Namntjänsten svarar inte nu heller. Inget ändrades. Försök igen om en stund, eller ring tillbaka till organisationen; säg till administratören om det fortsätter.</translation>
    </message>
    <message>
        <source>The mails of this case leave no doubt whom which wish is about, so there is nothing to tell apart, and nothing was changed. Leave a person or a channel out where it is too much, or ask the editor.</source>
        <translation>Mailen i det här ärendet lämnar inget tvivel om vem vilket önskemål gäller. Det finns alltså inget att skilja åt, och inget ändrades. Lämna en person eller en kanal utanför om det är för mycket, eller fråga redaktören.</translation>
    </message>
    <message>
        <source>No signing key of this mail’s sender is waited for: it was answered, the check is settled, or keys are not looked up in this workspace. Call the organisation back instead.</source>
        <translation>Ingen signeringsnyckel för mailets avsändare väntar på svar: den är besvarad, kontrollen är avgjord, eller så slås nycklar inte upp i den här arbetsytan. Ring tillbaka till organisationen i stället.</translation>
    </message>
    <message>
        <source>Each person needs one wish, made of what the mails ask for: no other kind and no other channels. For anything else, ask the editor.</source>
        <translation>Varje person behöver ett önskemål, av det som mailen begär: inget annat slag och inga andra kanaler. För allt annat, fråga redaktören.</translation>
    </message>
    <message>
        <source>Content in {source} can’t be reached or used: {reason}. That is a gap, not “nothing found”. Mend the connection, then search again.</source>
        <translation>Innehåll i {source} går inte att nå eller använda: {reason}. Det är en lucka, inte ”inget hittat”. Åtgärda anslutningen och sök igen.</translation>
    </message>
    <message>
        <source>The run was stopped by {source}: {reason}. What was done so far is on record, and nothing that is still there is called erased. Have that mended, then start the run again: it looks at every item anew and goes on.</source>
        <translation>Körningen stoppades av {source}: {reason}. Det som är gjort hittills är antecknat, och inget som finns kvar kallas raderat. Se till att det blir åtgärdat och starta sedan körningen igen: den ser på varje post på nytt och går vidare.</translation>
    </message>
    <message>
        <source>Text that is not UTF-8 stands in {source}, in {place}. That is a gap, not “nothing found”, and nothing was changed there. Have whoever keeps that database write the text anew as UTF-8, then search again.</source>
        <translation>I {source} finns text som inte är UTF-8, i {place}. Det är en lucka, inte ”inget hittat”, och inget har ändrats där. Be den som sköter databasen att skriva om texten som UTF-8 och sök igen.</translation>
    </message>
</context>
<context>
    <name>ExcludeDialog</name>
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
    <message numerus="yes">
        <source>Leave %Ln item(s) out</source>
        <translation>
            <numerusform>Utelämna %Ln post</numerusform>
            <numerusform>Utelämna %Ln poster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExtractSealing</name>
    <message>
        <source>Stopped. Nothing was encrypted, and nothing is left of it.</source>
        <translation>Stoppat. Inget krypterades, och inget är kvar av det.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>the ground does not fit the choice</source>
        <translation>grunden passar inte till valet</translation>
    </message>
    <message>
        <source>the roster is not the one on record</source>
        <translation>redaktörslistan är inte den som står i granskningsloggen</translation>
    </message>
    <message>
        <source>the plan is not the one that was prepared</source>
        <translation>planen är inte den som bereddes</translation>
    </message>
    <message>
        <source>what the organisation says in its extracts is not on record</source>
        <translation>det som organisationen säger i sina utdrag står inte så i granskningsloggen</translation>
    </message>
    <message>
        <source>what the roster said when the case was filed was changed</source>
        <translation>det som redaktörslistan sade när ärendet skapades har ändrats</translation>
    </message>
    <message>
        <source>the safeguards are not those on record</source>
        <translation>skyddsreglerna är inte de som står i granskningsloggen</translation>
    </message>
    <message>
        <source>not everything that had to be opened was opened</source>
        <translation>allt som måste öppnas har inte öppnats</translation>
    </message>
    <message>
        <source>its counter is not the one on record</source>
        <translation>dess räknare är inte den som står i granskningsloggen</translation>
    </message>
    <message>
        <source>nobody is on record for it, or it was taken back</source>
        <translation>ingen står i granskningsloggen för det, eller så har det tagits tillbaka</translation>
    </message>
    <message>
        <source>this account does not have its own key</source>
        <translation>kontot har inte sin egen nyckel</translation>
    </message>
    <message>
        <source>a receiving server’s name is one word</source>
        <translation>en mottagande servers namn är ett enda ord</translation>
    </message>
    <message>
        <source>one of our addresses is no e-mail address</source>
        <translation>en av våra adresser är ingen e-postadress</translation>
    </message>
    <message>
        <source>a relay is given by its domain</source>
        <translation>en vidarebefordrare anges med sin domän</translation>
    </message>
    <message>
        <source>choose the organisation</source>
        <translation>välja organisation</translation>
    </message>
    <message>
        <source>judge the authority anew</source>
        <translation>bedöma behörigheten på nytt</translation>
    </message>
    <message>
        <source>nothing in it differs from what is stored</source>
        <translation>ingenting i den skiljer sig från det som är lagrat</translation>
    </message>
    <message>
        <source>it is larger than 5 MB</source>
        <translation>den är större än 5 MB</translation>
    </message>
    <message>
        <source>it has more than 50,000 rows</source>
        <translation>den har fler än 50 000 rader</translation>
    </message>
    <message>
        <source>it has more than 100 columns</source>
        <translation>den har fler än 100 kolumner</translation>
    </message>
    <message>
        <source>it mixes two encodings; save it as “CSV UTF-8”</source>
        <translation>den blandar två teckenkodningar; spara den som ”CSV UTF-8”</translation>
    </message>
    <message>
        <source>it is damaged: its encoding breaks off</source>
        <translation>den är skadad: teckenkodningen bryts av</translation>
    </message>
    <message>
        <source>it is no text: it holds zero bytes</source>
        <translation>den är ingen text: den innehåller nollbyte</translation>
    </message>
    <message>
        <source>two columns have the same meaning</source>
        <translation>två kolumner betyder samma sak</translation>
    </message>
    <message>
        <source>it is no configured source of editors</source>
        <translation>den är ingen konfigurerad källa för redaktörer</translation>
    </message>
    <message>
        <source>its first line must name the columns: channel (kanal), e-mail (e-post), name (namn), since (från), until (till)</source>
        <translation>första raden måste namnge kolumnerna: kanal (channel), e-post (e-mail), namn (name), från (since), till (until)</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>inget lyssnar där</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>den svarar inte</translation>
    </message>
    <message>
        <source>there is no way to it</source>
        <translation>det finns ingen väg dit</translation>
    </message>
    <message>
        <source>it hangs up</source>
        <translation>den bryter anslutningen</translation>
    </message>
    <message>
        <source>its certificate has run out</source>
        <translation>dess certifikat har gått ut</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>dess certifikat gäller inte ännu</translation>
    </message>
    <message>
        <source>its certificate is signed by itself</source>
        <translation>dess certifikat är utfärdat av den själv</translation>
    </message>
    <message>
        <source>its certificate is signed by somebody this machine does not trust</source>
        <translation>dess certifikat är utfärdat av någon som den här datorn inte litar på</translation>
    </message>
    <message>
        <source>its certificate is for another name</source>
        <translation>dess certifikat gäller ett annat namn</translation>
    </message>
    <message>
        <source>its certificate is not valid</source>
        <translation>dess certifikat är inte giltigt</translation>
    </message>
    <message>
        <source>it answers oddly</source>
        <translation>den svarar fel</translation>
    </message>
    <message>
        <source>it answers what nobody has asked</source>
        <translation>den svarar på det som ingen har frågat</translation>
    </message>
    <message>
        <source>it is a pipe or a device, and no file</source>
        <translation>det är ett rör eller en enhet och ingen fil</translation>
    </message>
    <message>
        <source>its address is not https</source>
        <translation>dess adress är inte https</translation>
    </message>
    <message>
        <source>there is no server by this name</source>
        <translation>det finns ingen server med det namnet</translation>
    </message>
    <message>
        <source>the short name may hold small letters, digits and hyphens, and no more than 40</source>
        <translation>kortnamnet får bestå av högst 40 små bokstäver, siffror och bindestreck</translation>
    </message>
    <message>
        <source>a name is empty, too long or holds invisible characters</source>
        <translation>ett namn är tomt, för långt eller har osynliga tecken</translation>
    </message>
    <message>
        <source>the address is no e-mail address</source>
        <translation>adressen är ingen e-postadress</translation>
    </message>
    <message>
        <source>the port must be a number from 1 to 65535</source>
        <translation>porten ska vara ett tal från 1 till 65535</translation>
    </message>
    <message>
        <source>a server elsewhere must be reached encrypted</source>
        <translation>en server på en annan dator måste nås krypterat</translation>
    </message>
    <message>
        <source>filed mails can be moved only to a folder of another name</source>
        <translation>mail som blivit ärenden kan bara flyttas till en mapp med ett annat namn</translation>
    </message>
    <message>
        <source>a keyword may hold letters, digits and $ _ . -</source>
        <translation>ett nyckelord får bestå av bokstäver, siffror och $ _ . -</translation>
    </message>
    <message>
        <source>the interval must lie between 15 seconds and a day</source>
        <translation>intervallet ska ligga mellan 15 sekunder och ett dygn</translation>
    </message>
    <message>
        <source>signing in by token needs a client id and addresses that begin with https://</source>
        <translation>inloggning med token kräver ett klient-id och adresser som börjar med https://</translation>
    </message>
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
        <translation>lägga undan</translation>
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
        <source>leave a person out</source>
        <translation>utelämna en person</translation>
    </message>
    <message>
        <source>ask for the signing key</source>
        <translation>fråga efter signeringsnyckeln</translation>
    </message>
    <message>
        <source>take a person in</source>
        <translation>ta in en person</translation>
    </message>
    <message>
        <source>extend the period</source>
        <translation>förlänga tiden</translation>
    </message>
    <message>
        <source>record the day of the request</source>
        <translation>anteckna dagen för begäran</translation>
    </message>
    <message>
        <source>take over the dates</source>
        <translation>ta över datumen</translation>
    </message>
    <message>
        <source>extending the period</source>
        <translation>förlängningen av tiden</translation>
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
        <source>erase</source>
        <translation>radera</translation>
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
        <source>whose data it is about</source>
        <translation>vems uppgifter det gäller</translation>
    </message>
    <message>
        <source>what is wished for</source>
        <translation>vad som önskas</translation>
    </message>
    <message>
        <source>which channels are meant</source>
        <translation>vilka kanaler som avses</translation>
    </message>
    <message>
        <source>what was said</source>
        <translation>vad som sades</translation>
    </message>
    <message>
        <source>the language of the answer</source>
        <translation>svarets språk</translation>
    </message>
    <message>
        <source>the override of a check</source>
        <translation>att en kontroll godtas ändå</translation>
    </message>
    <message>
        <source>whom you spoke with</source>
        <translation>vem du talade med</translation>
    </message>
    <message>
        <source>what was confirmed</source>
        <translation>vad som bekräftades</translation>
    </message>
    <message>
        <source>where the number is known from</source>
        <translation>varifrån numret är känt</translation>
    </message>
    <message>
        <source>the number you called</source>
        <translation>numret du ringde</translation>
    </message>
    <message>
        <source>leaving a channel out</source>
        <translation>att en kanal utelämnas</translation>
    </message>
    <message>
        <source>leaving a person out</source>
        <translation>att en person utelämnas</translation>
    </message>
    <message>
        <source>the notice of Article 28(3)</source>
        <translation>upplysningen enligt artikel 28.3</translation>
    </message>
    <message>
        <source>setting the case aside</source>
        <translation>att ärendet läggs undan</translation>
    </message>
    <message>
        <source>holding something back</source>
        <translation>att hålla inne något</translation>
    </message>
    <message>
        <source>sending the plan back</source>
        <translation>att planen skickas tillbaka</translation>
    </message>
    <message>
        <source>this account is not in it with its own key</source>
        <translation>kontot finns inte där med sin egen nyckel</translation>
    </message>
    <message>
        <source>new mails are sealed for a key that is not its own</source>
        <translation>nya mail förseglas för en nyckel som inte är dess egen</translation>
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
        <translation>granskningsloggen är bruten</translation>
    </message>
    <message>
        <source>no run of this plan is on record</source>
        <translation>ingen körning av den här planen finns i granskningsloggen</translation>
    </message>
    <message>
        <source>the persons were changed</source>
        <translation>personerna har ändrats</translation>
    </message>
    <message>
        <source>the checklist was changed</source>
        <translation>checklistan har ändrats</translation>
    </message>
    <message>
        <source>the organisations and channels are not those on record</source>
        <translation>organisationerna och kanalerna är inte de som står i granskningsloggen</translation>
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
        <source>the mail asks for something else</source>
        <translation>mailet begär något annat</translation>
    </message>
    <message>
        <source>the persons are not those of the mail</source>
        <translation>personerna är inte de i mailet</translation>
    </message>
    <message>
        <source>it would go to somebody else than who wrote</source>
        <translation>det skulle gå till någon annan än den som skrev</translation>
    </message>
    <message>
        <source>decide about other people</source>
        <translation>avgöra vad som gäller andra personer</translation>
    </message>
    <message>
        <source>write the notice</source>
        <translation>skriva upplysningen</translation>
    </message>
    <message>
        <source>the name is not the one in the mail</source>
        <translation>namnet är inte det som står i mailet</translation>
    </message>
    <message>
        <source>the organisation is not the one on record</source>
        <translation>organisationen är inte den som står i granskningsloggen</translation>
    </message>
    <message>
        <source>the dates are not those on record</source>
        <translation>datumen är inte de som står i granskningsloggen</translation>
    </message>
    <message>
        <source>since when the editor has been asked is not on record</source>
        <translation>sedan när redaktören är tillfrågad står inte så i granskningsloggen</translation>
    </message>
    <message>
        <source>what the run came to is not what is on record</source>
        <translation>det som körningen ledde till är inte det som står i granskningsloggen</translation>
    </message>
    <message>
        <source>Settle its checks, then search.</source>
        <translation>Avgör dess kontroller och sök sedan.</translation>
    </message>
    <message>
        <source>Wait for the editor’s answer, or settle its checks.</source>
        <translation>Vänta på redaktörens svar, eller avgör dess kontroller.</translation>
    </message>
    <message>
        <source>Decide about what was found, then make the plan or the extract.</source>
        <translation>Besluta om det som hittades och gör sedan planen eller utdraget.</translation>
    </message>
    <message>
        <source>A second person approves the plan, or sends it back.</source>
        <translation>En andra person godkänner planen, eller skickar tillbaka den.</translation>
    </message>
    <message>
        <source>Run the plan, or send it back.</source>
        <translation>Kör planen, eller skicka tillbaka den.</translation>
    </message>
    <message>
        <source>Let the run go on to its end.</source>
        <translation>Låt körningen gå till sitt slut.</translation>
    </message>
    <message>
        <source>Look at what was found, then run again or search again.</source>
        <translation>Titta på det som hittades och kör sedan igen eller sök igen.</translation>
    </message>
    <message>
        <source>Write the answer.</source>
        <translation>Skriv svaret.</translation>
    </message>
    <message>
        <source>Nothing is left to do in it.</source>
        <translation>Inget återstår att göra i det.</translation>
    </message>
    <message>
        <source>Take it up again first.</source>
        <translation>Ta upp det igen först.</translation>
    </message>
    <message>
        <source>The extract has been handed over, and nothing in it can be changed any more.</source>
        <translation>Utdraget är utlämnat, och inget i det går längre att ändra.</translation>
    </message>
    <message>
        <source>The extract has to be delivered before anything is erased: answer with it first.</source>
        <translation>Utdraget måste lämnas ut innan något raderas: svara med det först.</translation>
    </message>
    <message>
        <source>judging the sender’s authority by a changed roster</source>
        <translation>att avsändarens behörighet bedöms efter en ändrad redaktörslista</translation>
    </message>
    <message>
        <source>as the whole roster of an organisation it must have no row that can’t be read</source>
        <translation>som en organisations hela redaktörslista får den inte ha någon rad som inte kan läsas</translation>
    </message>
    <message>
        <source>not a single row of it can be read, and everybody’s role would end</source>
        <translation>inte en enda rad kan läsas, och allas roller skulle avslutas</translation>
    </message>
    <message>
        <source>its encoding can’t be told; save it as “CSV UTF-8”</source>
        <translation>teckenkodningen går inte att avgöra; spara den som ”CSV UTF-8”</translation>
    </message>
    <message>
        <source>quotation marks don’t fit, or a cell is far too long</source>
        <translation>citattecknen stämmer inte, eller en cell är alldeles för lång</translation>
    </message>
    <message>
        <source>the database’s file is not there</source>
        <translation>databasfilen finns inte</translation>
    </message>
    <message>
        <source>it can’t be understood</source>
        <translation>den går inte att förstå</translation>
    </message>
    <message>
        <source>the server’s name is no name of a server</source>
        <translation>serverns namn kan inte vara namnet på en server</translation>
    </message>
    <message>
        <source>calling the mail an editor’s</source>
        <translation>att mailet är en redaktörs</translation>
    </message>
    <message>
        <source>the disposal decision’s number</source>
        <translation>gallringsbeslutets nummer</translation>
    </message>
    <message>
        <source>the answer’s text</source>
        <translation>svarets text</translation>
    </message>
    <message>
        <source>its signature is not the approver’s</source>
        <translation>underskriften är inte godkännarens</translation>
    </message>
    <message>
        <source>the plan’s items were changed</source>
        <translation>planens poster har ändrats</translation>
    </message>
    <message>
        <source>a mail can’t be read again</source>
        <translation>ett mail går inte att läsa igen</translation>
    </message>
    <message>
        <source>the connection to the server was lost</source>
        <translation>förbindelsen med servern bröts</translation>
    </message>
    <message>
        <source>the connection to the server was lost or never made</source>
        <translation>förbindelsen med servern bröts eller kom aldrig till stånd</translation>
    </message>
    <message>
        <source>the server refused the sign-in</source>
        <translation>servern godtog inte inloggningen</translation>
    </message>
    <message>
        <source>there is no such database on the server</source>
        <translation>databasen finns inte på servern</translation>
    </message>
    <message>
        <source>the account lacks a right, or the schema is no longer the mapped one</source>
        <translation>kontot saknar en rättighet, eller så är schemat inte längre det som mappningen beskriver</translation>
    </message>
    <message>
        <source>the server gave another program the right of way</source>
        <translation>servern lät ett annat program gå före</translation>
    </message>
    <message>
        <source>a table is held by another program</source>
        <translation>en tabell är låst av ett annat program</translation>
    </message>
    <message>
        <source>the server stopped the statement or is shutting down</source>
        <translation>servern avbröt frågan eller håller på att stängas av</translation>
    </message>
    <message>
        <source>the server takes no changes now</source>
        <translation>servern tar inte emot ändringar just nu</translation>
    </message>
    <message>
        <source>its file can’t be opened or read</source>
        <translation>filen går inte att öppna eller läsa</translation>
    </message>
    <message>
        <source>its file does not answer as it should</source>
        <translation>filen svarar inte som den ska</translation>
    </message>
    <message>
        <source>it holds text that is not UTF-8</source>
        <translation>den innehåller text som inte är UTF-8</translation>
    </message>
    <message>
        <source>it is not configured in this workspace</source>
        <translation>den är inte upplagd i den här arbetsytan</translation>
    </message>
    <message>
        <source>It is clear already for which organisation the sender writes.</source>
        <translation>Det är redan klart för vilken organisation avsändaren skriver.</translation>
    </message>
    <message>
        <source>the server has no room for another connection</source>
        <translation>servern har inte plats för en anslutning till</translation>
    </message>
    <message>
        <source>the server can’t read or write its own files</source>
        <translation>servern kan inte läsa eller skriva sina egna filer</translation>
    </message>
    <message>
        <source>a trigger or a rule of the database stands in the way</source>
        <translation>en trigger eller en regel i databasen står i vägen</translation>
    </message>
    <message>
        <source>the server can’t do what is asked of it</source>
        <translation>servern kan inte göra det som begärs av den</translation>
    </message>
    <message>
        <source>a text is too long for its column: mask no column as narrow as that</source>
        <translation>en text är för lång för sin kolumn: maskera ingen så smal kolumn</translation>
    </message>
    <message>
        <source>a row that nobody has mapped still hangs on one that was to go</source>
        <translation>en rad som inte finns i mappningen hänger ännu på en som skulle bort</translation>
    </message>
    <message>
        <source>the account may not change this table: grant it SELECT, UPDATE and DELETE there</source>
        <translation>kontot får inte ändra i den här tabellen: ge det SELECT, UPDATE och DELETE där</translation>
    </message>
    <message>
        <source>the account does not own this table, so deleted rows would stay in its files: grant it the owner’s role</source>
        <translation>kontot äger inte den här tabellen, så raderade rader skulle ligga kvar i dess filer: ge det ägarens roll</translation>
    </message>
    <message>
        <source>a foreign key would delete or change rows that nobody has seen: have it refuse instead, or name it among the links that go first</source>
        <translation>en främmande nyckel skulle radera eller ändra rader som ingen har sett: låt den neka i stället, eller nämn den bland länkarna som går först</translation>
    </message>
    <message>
        <source>rows that were to be changed were not, or others came meanwhile: if it happens again, a trigger or a rule of the database stands in the way</source>
        <translation>rader som skulle ändras ändrades inte, eller så kom andra till under tiden: händer det igen står en trigger eller en regel i databasen i vägen</translation>
    </message>
    <message>
        <source>a deleted row is there again: a trigger or a rule of the database stands in the way</source>
        <translation>en raderad rad finns där igen: en trigger eller en regel i databasen står i vägen</translation>
    </message>
    <message>
        <source>rows still hang on what was to go: they lie in another organisation or channel than it, or a trigger or a rule of the database stands in the way</source>
        <translation>rader hänger ännu på det som skulle bort: de ligger i en annan organisation eller kanal än det, eller så står en trigger eller en regel i databasen i vägen</translation>
    </message>
    <message>
        <source>a row does not keep what it was given: a trigger or a rule of the database stands in the way</source>
        <translation>en rad behåller inte det den fick: en trigger eller en regel i databasen står i vägen</translation>
    </message>
    <message>
        <source>the server did not rewrite this table, so deleted rows are still in its files</source>
        <translation>servern skrev inte om den här tabellen, så raderade rader ligger kvar i dess filer</translation>
    </message>
    <message>
        <source>it is too short or too long</source>
        <translation>den är för kort eller för lång</translation>
    </message>
    <message>
        <source>a public authority’s disposal decision goes first</source>
        <translation>en myndighets gallringsbeslut går före</translation>
    </message>
    <message>
        <source>it needs both --organisation and --days</source>
        <translation>det behövs både --organisation och --days</translation>
    </message>
    <message>
        <source>its words repeat the password, and are not shown</source>
        <translation>dess ord upprepar lösenordet och visas inte</translation>
    </message>
    <message>
        <source>the channel holds items where its content is now, and they would be searched no more. Connect it when they have been erased there</source>
        <translation>kanalen har poster där dess innehåll finns nu, och de skulle inte sökas mer. Anslut den när de har raderats där</translation>
    </message>
    <message>
        <source>the channel’s content lies in the platform’s own database or on a social network, and is searched there alone. Choose a channel whose content is imported</source>
        <translation>kanalens innehåll ligger i plattformens egen databas eller på ett socialt nätverk och söks bara där. Välj en kanal vars innehåll importeras</translation>
    </message>
    <message>
        <source>it is a file of this workspace</source>
        <translation>det är en fil i den här arbetsytan</translation>
    </message>
    <message>
        <source>it is a file of another workspace</source>
        <translation>det är en fil i en annan arbetsyta</translation>
    </message>
    <message>
        <source>it is a desk’s own database, in which no mapping may erase</source>
        <translation>det är en supportdesks egen databas, och där får ingen mappning radera</translation>
    </message>
    <message>
        <source>its address is relative, so it names another file from each folder. Have its channels ended, and new ones connected by the whole address</source>
        <translation>dess adress är relativ och pekar därför på olika filer från olika mappar. Låt avsluta dess kanaler och ansluta nya med hela adressen</translation>
    </message>
    <message>
        <source>its mapping is not the one that was taken in</source>
        <translation>dess mappning är inte den som togs in</translation>
    </message>
    <message>
        <source>the connected databases are not those on record</source>
        <translation>de anslutna databaserna är inte de som står i granskningsloggen</translation>
    </message>
    <message>
        <source>it has changed since it was tried</source>
        <translation>den har ändrats sedan den prövades</translation>
    </message>
    <message>
        <source>the short name is taken, or holds more than a to z, digits, - and _ (at most 40). Choose another</source>
        <translation>kortnamnet är upptaget, eller har annat än a till z, siffror, - och _ (högst 40). Välj ett annat</translation>
    </message>
    <message>
        <source>it has no title: give the name that people read</source>
        <translation>namnet saknas: ange det namn som folk läser</translation>
    </message>
    <message>
        <source>its country is none of those whose holidays are known (SE, NO, DK, FI)</source>
        <translation>landet är inget av dem vars helgdagar är kända (SE, NO, DK, FI)</translation>
    </message>
    <message>
        <source>its time zone is none, such as Europe/Stockholm</source>
        <translation>tidszonen är ingen, som Europe/Stockholm</translation>
    </message>
    <message>
        <source>one of its domains is none, such as nordljus.example</source>
        <translation>en av domänerna är ingen, som nordljus.example</translation>
    </message>
    <message>
        <source>its backups are kept for 0 to 3650 days</source>
        <translation>säkerhetskopior sparas i 0 till 3650 dagar</translation>
    </message>
    <message>
        <source>there is no such organisation. Add the organisation first</source>
        <translation>det finns ingen sådan organisation. Lägg till organisationen först</translation>
    </message>
    <message>
        <source>where there is another supervisor, a new channel begins with “anonymise” and “what the person wrote”. Add it so, then change what it erases under the safeguards: two sign that</source>
        <translation>där det finns en annan arbetsledare börjar en ny kanal med ”anonymisera” och ”det personen har skrivit”. Lägg till den så, och ändra sedan vad den raderar under skyddsreglerna: det skriver två under</translation>
    </message>
    <message>
        <source>there is no such channel</source>
        <translation>det finns ingen sådan kanal</translation>
    </message>
    <message>
        <source>the channel has ended</source>
        <translation>kanalen är avslutad</translation>
    </message>
    <message>
        <source>the channel still holds items. End it when they have been erased or handed back</source>
        <translation>kanalen har fortfarande poster. Avsluta den när de har raderats eller lämnats tillbaka</translation>
    </message>
    <message>
        <source>its store can’t be looked into, so nobody knows what it holds. If the store was taken away, say so with a reason</source>
        <translation>det går inte att se in i dess lager, så ingen vet vad det har. Om lagret har tagits bort, säg det med en orsak</translation>
    </message>
    <message>
        <source>a case that is still open is about it. Finish or set that case aside first</source>
        <translation>ett ärende som fortfarande är öppet gäller den. Avsluta eller lägg undan det ärendet först</translation>
    </message>
    <message>
        <source>a legal hold keeps what is in it. Have the hold lifted first</source>
        <translation>en rättslig spärr håller det som finns där. Låt häva spärren först</translation>
    </message>
    <message>
        <source>the stored organisations and channels are not those on record: somebody has changed the database. Tell your administrator</source>
        <translation>de lagrade organisationerna och kanalerna är inte de som står i granskningsloggen: någon har ändrat i databasen. Berätta för administratören</translation>
    </message>
    <message>
        <source>what lies on a social network is removed there; no database is connected to it</source>
        <translation>det som ligger på ett socialt nätverk tas bort där; ingen databas ansluts till det</translation>
    </message>
    <message>
        <source>the mapping was tried with other counts than these, or the database has changed. Look at what would be found once more, then connect it</source>
        <translation>mappningen prövades med andra antal än dessa, eller så har databasen ändrats. Titta en gång till på vad som skulle hittas, och anslut den sedan</translation>
    </message>
    <message>
        <source>nothing of the channel would be found there. The columns that [scope] names must hold its organisation’s and its own short name; look at the mapping</source>
        <translation>ingenting av kanalen skulle hittas där. De kolumner som [scope] anger måste innehålla organisationens och kanalens kortnamn; titta på mappningen</translation>
    </message>
    <message>
        <source>the database can be searched, but nothing could be erased there. Mend what is said about it, then connect it</source>
        <translation>databasen går att söka i, men inget skulle kunna raderas där. Rätta det som sägs om den, och anslut den sedan</translation>
    </message>
    <message>
        <source>that short name is the archive’s or another source’s. Choose another “key” in the mapping’s [source]</source>
        <translation>det kortnamnet är arkivets eller en annan källas. Välj en annan ”key” i mappningens [source]</translation>
    </message>
    <message>
        <source>another account has that name, or it can’t be one: use a to z, digits, - and _ (at most 40), and “administrator” is taken. Choose another</source>
        <translation>ett annat konto heter så, eller så går namnet inte att ha: använd a till z, siffror, - och _ (högst 40), och ”administrator” är upptaget. Välj ett annat</translation>
    </message>
    <message>
        <source>it has no title: give the name that colleagues know the person by</source>
        <translation>namnet saknas: ange det namn som kollegerna känner personen under</translation>
    </message>
    <message>
        <source>the password has fewer than 12 characters. Choose a longer one</source>
        <translation>lösenordet har färre än 12 tecken. Välj ett längre</translation>
    </message>
    <message>
        <source>the two were not the same. Type it twice once more</source>
        <translation>de två var inte samma. Skriv det två gånger på nytt</translation>
    </message>
    <message>
        <source>nobody is there to be asked. Give --passphrase-file, and --new-password-file where a password is set</source>
        <translation>ingen finns där att fråga. Ange --passphrase-file, och --new-password-file där ett lösenord sätts</translation>
    </message>
    <message>
        <source>nobody ends their own account, or changes its role or keys. Ask another supervisor to do it; your own password is changed by “dsr-desk accounts password”</source>
        <translation>ingen avslutar sitt eget konto, eller ändrar dess roll eller nycklar. Be en annan arbetsledare göra det; det egna lösenordet ändras med ”dsr-desk accounts password”</translation>
    </message>
    <message>
        <source>it has ended, and what has ended stays so. Add a new account under another name</source>
        <translation>det är avslutat, och det förblir det. Lägg till ett nytt konto under ett annat namn</translation>
    </message>
    <message>
        <source>that is how it stands already. Nothing is to be done</source>
        <translation>så står det redan. Inget behöver göras</translation>
    </message>
    <message>
        <source>nobody would be left who may approve. Make somebody else a supervisor first</source>
        <translation>ingen som får godkänna skulle vara kvar. Gör någon annan till arbetsledare först</translation>
    </message>
    <message>
        <source>there is no such account. “dsr-desk accounts” lists them</source>
        <translation>det finns inget sådant konto. ”dsr-desk accounts” räknar upp dem</translation>
    </message>
    <message>
        <source>another change waits for a second person. Have that one confirmed or taken back first (“dsr-desk accounts” shows it)</source>
        <translation>en annan ändring väntar på en andra person. Låt först bekräfta den eller ta tillbaka den (”dsr-desk accounts” visar den)</translation>
    </message>
    <message>
        <source>its key is or was another account’s. Try again: a new one is made</source>
        <translation>dess nyckel är eller har varit ett annat kontos. Försök igen: en ny görs</translation>
    </message>
    <message>
        <source>the list has changed meanwhile. Look at it again, then repeat the step</source>
        <translation>listan har ändrats under tiden. Titta på den igen och gör om steget</translation>
    </message>
    <message>
        <source>it is not the one on record</source>
        <translation>den är inte den som står i granskningsloggen</translation>
    </message>
    <message>
        <source>somebody who works here is called that already, and under an approval nobody could tell whose name it is. Add what tells the two apart, such as the team</source>
        <translation>någon som arbetar här heter så redan, och under ett godkännande kunde ingen se vems namn det är. Lägg till det som skiljer de två åt, till exempel gruppen</translation>
    </message>
    <message>
        <source>the database can’t be searched by the mapping. Mend what is said about it, then try again</source>
        <translation>databasen går inte att söka i med mappningen. Rätta det som sägs om den, och försök igen</translation>
    </message>
    <message>
        <source>its file is damaged, or is no SQLite database</source>
        <translation>dess fil är skadad, eller är ingen SQLite-databas</translation>
    </message>
    <message>
        <source>another program is writing to it</source>
        <translation>ett annat program skriver i den</translation>
    </message>
    <message>
        <source>its file can’t be written</source>
        <translation>dess fil går inte att skriva i</translation>
    </message>
    <message>
        <source>its file is damaged</source>
        <translation>dess fil är skadad</translation>
    </message>
    <message>
        <source>there is no room on its disk</source>
        <translation>det finns ingen plats på dess disk</translation>
    </message>
    <message>
        <source>its files may not grow any further</source>
        <translation>dess filer får inte växa mer</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>den finns inte</translation>
    </message>
    <message>
        <source>the attachment is no longer there</source>
        <translation>bilagan finns inte kvar</translation>
    </message>
    <message>
        <source>its address is neither sqlite:///FILE nor postgresql://…</source>
        <translation>adressen är varken sqlite:///FIL eller postgresql://…</translation>
    </message>
    <message>
        <source>its address holds a password, which belongs in the key store</source>
        <translation>adressen innehåller ett lösenord, som hör hemma i nyckelringen</translation>
    </message>
    <message>
        <source>there is no key store that would keep the password</source>
        <translation>det finns ingen nyckelring som kan spara lösenordet</translation>
    </message>
    <message>
        <source>its key may hold letters, digits, - and _ only</source>
        <translation>kortnamnet får bara ha bokstäver, siffror, - och _</translation>
    </message>
    <message>
        <source>it is no file of this workspace’s mappings</source>
        <translation>den är ingen av arbetsytans mappningsfiler</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>den är inte text i UTF-8</translation>
    </message>
    <message>
        <source>it is too large for notes</source>
        <translation>den är för stor för anteckningar</translation>
    </message>
    <message>
        <source>it is too large to be a certificate</source>
        <translation>den är för stor för att vara ett certifikat</translation>
    </message>
    <message>
        <source>it is no sealed package</source>
        <translation>den är inget förseglat paket</translation>
    </message>
    <message>
        <source>it is a ZIP file, but no sealed package</source>
        <translation>den är en ZIP-fil men inget förseglat paket</translation>
    </message>
    <message>
        <source>it is a PDF, but no whole sealed package</source>
        <translation>den är en PDF men inget helt förseglat paket</translation>
    </message>
    <message>
        <source>it is a PDF, but no sealed package</source>
        <translation>den är en PDF men inget förseglat paket</translation>
    </message>
    <message>
        <source>going on though nothing is there</source>
        <translation>att gå vidare fast inget finns där</translation>
    </message>
    <message>
        <source>tell the wishes apart</source>
        <translation>skilja önskemålen åt</translation>
    </message>
    <message>
        <source>telling the wishes apart</source>
        <translation>att önskemålen skiljs åt</translation>
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
        <source>Search in these items</source>
        <translation>Sök i de här posterna</translation>
    </message>
    <message>
        <source>{n} included</source>
        <translation>{n} med</translation>
    </message>
    <message numerus="yes">
        <source>{n} left out</source>
        <translation>
            <numerusform>{n} utelämnad</numerusform>
            <numerusform>{n} utelämnade</numerusform>
        </translation>
    </message>
    <message>
        <source>{left_out}, {n} of them to look at</source>
        <translation>{left_out}, varav {n} att granska</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Show the whole sentence</source>
        <translation>Visa hela meningen</translation>
    </message>
    <message>
        <source>Show the first line</source>
        <translation>Visa första raden</translation>
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
        <translation>en ännu inte angiven person</translation>
    </message>
    <message>
        <source>a person who has been forgotten</source>
        <translation>en glömd person</translation>
    </message>
    <message>
        <source>channels not named yet</source>
        <translation>kanaler som inte är angivna</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} och {last}</translation>
    </message>
    <message>
        <source>Perhaps something else for each of {who}: to be told apart</source>
        <translation>Kanske olika saker för {who}: ska skiljas åt</translation>
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
        <translation>Det räknas med. Godta kontrollen när du vet att allt avses.</translation>
    </message>
    <message>
        <source>It was not taken into account. Leave channels out, or ask the editor.</source>
        <translation>Det har inte räknats med. Utelämna kanaler eller fråga redaktören.</translation>
    </message>
    <message>
        <source>Set the case aside, or make sure with the editor that it goes on.</source>
        <translation>Lägg undan ärendet, eller försäkra dig hos redaktören om att det ska fortsätta.</translation>
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
        <source>Ask again for the key, or call the editor on a number you know.</source>
        <translation>Fråga efter nyckeln igen, eller ring redaktören på ett nummer som du känner till.</translation>
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
        <source>Don’t answer it. Call the editor on a number you know.</source>
        <translation>Svara inte. Ring redaktören på ett nummer du har sedan tidigare.</translation>
    </message>
    <message>
        <source>Choose the organisation the mail speaks for, or ask the editor.</source>
        <translation>Välj den organisation som mailet gäller, eller fråga redaktören.</translation>
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
        <source>Call the editor back on a number you know.</source>
        <translation>Ring tillbaka till redaktören på ett nummer du känner till.</translation>
    </message>
    <message>
        <source>Ask the editor for the sentence by mail.</source>
        <translation>Be redaktören om meningen per mail.</translation>
    </message>
    <message>
        <source>Don’t answer. Tell the organisation by phone.</source>
        <translation>Svara inte. Ring organisationen.</translation>
    </message>
    <message>
        <source>Make sure that the editor meant it, then a supervisor overrides this.</source>
        <translation>Förvissa dig om att redaktören menade det, sedan kan en arbetsledare godta kontrollen ändå.</translation>
    </message>
    <message>
        <source>Set it aside.</source>
        <translation>Lägg undan ärendet.</translation>
    </message>
    <message>
        <source>Refer the person to the organisation, then set it aside.</source>
        <translation>Hänvisa personen till organisationen och lägg sedan undan ärendet.</translation>
    </message>
    <message>
        <source>Ask the editor for the sentence once the check is done.</source>
        <translation>Be redaktören om meningen när kontrollen är gjord.</translation>
    </message>
    <message>
        <source>Read the words shown. If they leave a doubt, ask the editor; a supervisor can override.</source>
        <translation>Läs orden som visas. Väcker de tvivel, fråga redaktören; en arbetsledare kan godta kontrollen ändå.</translation>
    </message>
    <message>
        <source>Ask the editor whether it holds for each person, or whose the addresses are.</source>
        <translation>Fråga redaktören om den gäller var och en, eller vems adresserna är.</translation>
    </message>
    <message>
        <source>Ask the editor whom the sentence is about, by e-mail address.</source>
        <translation>Fråga redaktören vem meningen gäller, med e-postadress.</translation>
    </message>
    <message>
        <source>Ask the editor to send it again as plain text.</source>
        <translation>Be redaktören skicka det igen som ren text.</translation>
    </message>
    <message>
        <source>Say whom which wish is about, or ask the editor. Nobody can override this.</source>
        <translation>Ange vem vilket önskemål gäller, eller fråga redaktören. Ingen kan godta detta ändå.</translation>
    </message>
    <message>
        <source>A supervisor compares it with the mail, and then answers for it.</source>
        <translation>En arbetsledare jämför med mailet och svarar sedan för det.</translation>
    </message>
</context>
<context>
    <name>HoldForm</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>What a person wrote</source>
        <translation>Det en person har skrivit</translation>
    </message>
    <message>
        <source>What a case is about</source>
        <translation>Det ett ärende gäller</translation>
    </message>
    <message>
        <source>What was written in a channel</source>
        <translation>Det som skrivits i en kanal</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behåll</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>The person’s e-mail</source>
        <translation>Personens e-post</translation>
    </message>
    <message>
        <source>The case’s number</source>
        <translation>Ärendets nummer</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Första dagen</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sista dagen</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referens</translation>
    </message>
    <message>
        <source>The matter’s own number; no name</source>
        <translation>Sakens nummer, inget namn</translation>
    </message>
    <message>
        <source>Write one whole e-mail address: name@domain.</source>
        <translation>Skriv en hel e-postadress: namn@domän.</translation>
    </message>
    <message>
        <source>From a day on</source>
        <translation>Från en viss dag</translation>
    </message>
    <message>
        <source>Up to a day</source>
        <translation>Till en viss dag</translation>
    </message>
    <message>
        <source>Set a hold</source>
        <translation>Sätt en spärr</translation>
    </message>
    <message>
        <source>Set the hold</source>
        <translation>Sätt spärren</translation>
    </message>
    <message>
        <source>Nothing of it is erased, by any case, until another supervisor lifts the hold. It is in force at once, also for a run that is going on. Under a restriction of processing (Article 18) it is not shown either, but in an extract that the person asks for.</source>
        <translation>Inget av det raderas, av något ärende, förrän en annan arbetsledare häver spärren. Den gäller genast, också för en körning som pågår. Vid begränsning av behandling (artikel 18) visas det inte heller, utom i ett registerutdrag som personen begär.</translation>
    </message>
</context>
<context>
    <name>HoldsDialog</name>
    <message>
        <source>Legal holds</source>
        <translation>Rättsliga spärrar</translation>
    </message>
    <message>
        <source>Lifted ones too</source>
        <translation>Även hävda</translation>
    </message>
    <message>
        <source>Legal holds with their grounds</source>
        <translation>Rättsliga spärrar med sina grunder</translation>
    </message>
    <message>
        <source>Lift the hold…</source>
        <translation>Häv spärren…</translation>
    </message>
    <message>
        <source>Lift it: it may be erased</source>
        <translation>Häv den: det får raderas</translation>
    </message>
    <message>
        <source>What is held is not erased, by any case: it is an exception in the next plan, and a run leaves it alone. Whoever prepares cases sets a hold; another supervisor lifts it.</source>
        <translation>Det som är spärrat raderas inte, av något ärende: det är ett undantag i nästa plan, och en körning låter det vara. Den som bereder ärenden sätter en spärr; en annan arbetsledare häver den.</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behålls</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referens</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Satt av</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Satt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Gäller</translation>
    </message>
    <message>
        <source>Lifted by {name}</source>
        <translation>Hävd av {name}</translation>
    </message>
    <message>
        <source>A person, no. {number}</source>
        <translation>En person, nr {number}</translation>
    </message>
    <message>
        <source>Nothing is held.</source>
        <translation>Ingenting är spärrat.</translation>
    </message>
    <message>
        <source>Only a supervisor lifts a hold.</source>
        <translation>Bara en arbetsledare häver en spärr.</translation>
    </message>
    <message>
        <source>You have set this hold, so another supervisor lifts it.</source>
        <translation>Du har satt spärren, så en annan arbetsledare häver den.</translation>
    </message>
    <message>
        <source>Kept from now on.</source>
        <translation>Behålls från och med nu.</translation>
    </message>
    <message>
        <source>The hold is lifted. It stays on record, with who lifted it.</source>
        <translation>Spärren är hävd. Den står kvar i granskningsloggen, med vem som hävde den.</translation>
    </message>
    <message>
        <source>Set a hold…</source>
        <translation>Sätt en spärr…</translation>
    </message>
    <message>
        <source>{kept} ({reference}): what this hold keeps can be erased afterwards, and that can’t be undone. Lift it only when the matter is over.</source>
        <translation>{kept} ({reference}): det som spärren behåller kan raderas efteråt, och det går inte att ångra. Häv den bara när saken är avslutad.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import editors</source>
        <translation>Importera redaktörer</translation>
    </message>
    <message>
        <source>Add and change only: whoever is missing stays</source>
        <translation>Bara lägg till och ändra: den som saknas står kvar</translation>
    </message>
    <message>
        <source>It is the whole roster of this organisation:</source>
        <translation>Det är hela redaktörslistan för organisationen:</translation>
    </message>
    <message>
        <source>Organisation whose whole roster it is</source>
        <translation>Organisationen vars hela redaktörslista det är</translation>
    </message>
    <message>
        <source>Database with a mapping</source>
        <translation>Databas med mappning</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Välj en fil…</translation>
    </message>
    <message>
        <source>Read the database</source>
        <translation>Läs databasen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>You will see every difference before anything is stored. Whoever is missing from a whole roster gets yesterday as the last day; nobody is deleted.</source>
        <translation>Du får se varje skillnad innan något lagras. Den som saknas i en hel lista får gårdagen som sista dag; ingen tas bort.</translation>
    </message>
    <message>
        <source>A CSV file, with the columns channel, e-mail, name, since and until (kanal, e-post, namn, från, till).</source>
        <translation>En CSV-fil med kolumnerna kanal, e-post, namn, från och till (channel, e-mail, name, since, until).</translation>
    </message>
    <message>
        <source>A list of editors</source>
        <translation>En redaktörslista</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv)</source>
        <translation>Listor (*.csv *.txt *.tsv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Stopped: what was read is kept. Import again to go on.</source>
        <translation>Stoppat: det som hann läsas är kvar. Läs in igen för att fortsätta.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) imported</source>
        <translation>
            <numerusform>%Ln post inläst</numerusform>
            <numerusform>%Ln poster inlästa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln there already</source>
        <translation>
            <numerusform>%Ln fanns redan</numerusform>
            <numerusform>%Ln fanns redan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an author that no search finds</source>
        <translation>
            <numerusform>%Ln med en avsändare som ingen sökning hittar</numerusform>
            <numerusform>%Ln med en avsändare som ingen sökning hittar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that an earlier import had stored without a sender can be found now: search again in open cases.</source>
        <translation>
            <numerusform>%Ln som tidigare hade lästs in utan avsändare kan hittas nu: sök på nytt i öppna ärenden.</numerusform>
            <numerusform>%Ln som tidigare hade lästs in utan avsändare kan hittas nu: sök på nytt i öppna ärenden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) there already with another time: day and month were read the other way round then. If they are right now, choose “Set the rows right”.</source>
        <translation>
            <numerusform>%Ln post fanns redan med en annan tid: dag och månad lästes omvänt då. Om de är rätt nu, välj ”Rätta raderna”.</numerusform>
            <numerusform>%Ln poster fanns redan med en annan tid: dag och månad lästes omvänt då. Om de är rätt nu, välj ”Rätta raderna”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) there already got another time: search again in open cases.</source>
        <translation>
            <numerusform>%Ln post som redan fanns fick en annan tid: sök igen i öppna ärenden.</numerusform>
            <numerusform>%Ln poster som redan fanns fick en annan tid: sök igen i öppna ärenden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) there already became what their rows say now: search again in open cases.</source>
        <translation>
            <numerusform>%Ln post som redan fanns blev det som raden säger nu: sök igen i öppna ärenden.</numerusform>
            <numerusform>%Ln poster som redan fanns blev det som raderna säger nu: sök igen i öppna ärenden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: %Ln row(s) are there already, read with other columns then. They differ in: {parts}. If the columns below are right, choose “Set the rows right”; if not, choose others under “Columns…”.</source>
        <translation>
            <numerusform>Inget lästes in: %Ln rad finns redan, läst med andra kolumner då. Det som skiljer: {parts}. Om kolumnerna nedan är rätt, välj ”Rätta raderna”; om inte, välj andra under ”Kolumner…”.</numerusform>
            <numerusform>Inget lästes in: %Ln rader finns redan, lästa med andra kolumner då. Det som skiljer: {parts}. Om kolumnerna nedan är rätt, välj ”Rätta raderna”; om inte, välj andra under ”Kolumner…”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed.</source>
        <translation>
            <numerusform>%Ln av dem visas.</numerusform>
            <numerusform>%Ln av dem visas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>No mail was found there.</source>
        <translation>Inga mail hittades där.</translation>
    </message>
</context>
<context>
    <name>IntakeDialog</name>
    <message>
        <source>What was taken in</source>
        <translation>Det som lästes in</translation>
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
        <source>Left aside</source>
        <translation>Undanlagt</translation>
    </message>
    <message>
        <source>Can’t be read</source>
        <translation>Går inte att läsa</translation>
    </message>
</context>
<context>
    <name>ItemView</name>
    <message>
        <source>Hit {hit} of {hits} in this text</source>
        <translation>Träff {hit} av {hits} i texten</translation>
    </message>
    <message>
        <source>The words stand beside this text: in its fields or attachments.</source>
        <translation>Orden står inte i texten utan i postens fält eller bilagor.</translation>
    </message>
    <message>
        <source>The item’s text</source>
        <translation>Postens text</translation>
    </message>
    <message>
        <source>The item’s record as JSON</source>
        <translation>Postens data som JSON</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>As JSON  (Ctrl+J)</source>
        <translation>Som JSON  (Ctrl+J)</translation>
    </message>
    <message>
        <source>Hit before (Shift+F3)</source>
        <translation>Föregående träff (Skift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nästa träff (F3)</translation>
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
    <message>
        <source>to {recipients}</source>
        <translation>till {recipients}</translation>
    </message>
    <message numerus="yes">
        <source>Hit {hit} of {hits} in the part of this text that is shown, and %Ln further on: see the item’s page beside it.</source>
        <translation>
            <numerusform>Träff {hit} av {hits} i den del av texten som visas, och %Ln längre fram: se postens sida bredvid.</numerusform>
            <numerusform>Träff {hit} av {hits} i den del av texten som visas, och %Ln längre fram: se postens sida bredvid.</numerusform>
        </translation>
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
        <source>If you close now, it stops after the batch at hand. What was done is kept and recorded; next time it goes on where it stopped.</source>
        <translation>Stänger du nu stannar det efter den pågående omgången. Det som är gjort finns kvar och är antecknat; nästa gång fortsätter det där det slutade.</translation>
    </message>
    <message>
        <source>Something is still being written</source>
        <translation>Något skrivs fortfarande</translation>
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
        <source>What you have written is not saved. Do it again to throw it away.</source>
        <translation>Det du har skrivit är inte sparat. Gör det en gång till för att kasta det.</translation>
    </message>
    <message>
        <source>The text you have changed is kept; only an unchanged draft is replaced.</source>
        <translation>Din ändrade text är kvar; bara ett oändrat utkast byts ut.</translation>
    </message>
</context>
<context>
    <name>LockedView</name>
    <message>
        <source>This package is sealed</source>
        <translation>Paketet är förseglat</translation>
    </message>
    <message>
        <source>Type the password that was told you: four words and two digits. While the package is read it lies opened in a folder of your own, which is removed when you close it.</source>
        <translation>Skriv lösenordet som du har fått: fyra ord och två siffror. Medan du läser ligger paketet öppnat i en egen mapp, som tas bort när du stänger det.</translation>
    </message>
    <message>
        <source>Password of the package</source>
        <translation>Paketets lösenord</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Visa vad jag skriver</translation>
    </message>
    <message>
        <source>Open the package</source>
        <translation>Öppna paketet</translation>
    </message>
</context>
<context>
    <name>MadeAlone</name>
    <message>
        <source>{account} was given the account, a new password or the role by {name} alone, without a second person.</source>
        <translation>{account} har fått kontot, ett nytt lösenord eller rollen av {name} ensam, utan en andra person.</translation>
    </message>
</context>
<context>
    <name>MailTabs</name>
    <message>
        <source>Instruction</source>
        <translation>Instruktion</translation>
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
    <message>
        <source>the same as in {cases}, where the mail says something else</source>
        <translation>samma som i {cases}, där mailet säger något annat</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Obs</translation>
    </message>
    <message>
        <source>Quoted text and attachments never count as attestation.</source>
        <translation>Citerad text och bilagor räknas aldrig som intyg.</translation>
    </message>
    <message>
        <source>Only pictures, plain text and what PDF and Word files say are shown. What stands in it does not count: ask the editor to write it in the mail itself.</source>
        <translation>Bara bilder, ren text och det som PDF- och Wordfiler säger visas. Det som står i bilagan räknas inte: be redaktören skriva det i själva mailet.</translation>
    </message>
</context>
<context>
    <name>MailboxDialog</name>
    <message>
        <source>Change a mailbox</source>
        <translation>Ändra en brevlåda</translation>
    </message>
    <message>
        <source>Add a mailbox</source>
        <translation>Lägg till en brevlåda</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Prova anslutningen</translation>
    </message>
    <message>
        <source>Sign in by a code…</source>
        <translation>Logga in med kod…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Ansluter…</translation>
    </message>
    <message>
        <source>Open {address} in a browser, sign in and type the code {code}.</source>
        <translation>Öppna {address} i en webbläsare, logga in och skriv koden {code}.</translation>
    </message>
    <message>
        <source>Signed in. Save to keep it.</source>
        <translation>Inloggad. Spara för att behålla det.</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>namn</translation>
    </message>
    <message>
        <source>the mail server</source>
        <translation>mailserver</translation>
    </message>
    <message>
        <source>the user</source>
        <translation>användare</translation>
    </message>
    <message>
        <source>Still missing: {what}</source>
        <translation>Saknas ännu: {what}</translation>
    </message>
    <message>
        <source>Mails are only read until their case is filed. Password and tokens are kept in the system’s key store, and without one for this session only.</source>
        <translation>Mailen läses bara, tills de har blivit ärenden. Lösenord och token sparas i systemets nyckelring; finns ingen gäller de bara tills programmet avslutas.</translation>
    </message>
</context>
<context>
    <name>MailboxFields</name>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Folder that is read</source>
        <translation>Mapp som läses</translation>
    </message>
    <message>
        <source>When a mail is filed</source>
        <translation>När ett mail har blivit ett ärende</translation>
    </message>
    <message>
        <source>Folder for filed mails</source>
        <translation>Mapp för mail som blivit ärenden</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>Nyckelord</translation>
    </message>
    <message>
        <source>Seconds between looks (without IDLE)</source>
        <translation>Sekunder mellan försöken (utan IDLE)</translation>
    </message>
</context>
<context>
    <name>Mailboxes</name>
    <message>
        <source>The server can’t move mails safely (neither MOVE nor UIDPLUS): filed mails are flagged instead.</source>
        <translation>Servern kan inte flytta mail säkert (varken MOVE eller UIDPLUS): mail som blivit ärenden flaggas i stället.</translation>
    </message>
    <message>
        <source>The server can’t tell when a mail comes (no IDLE): it is asked in intervals.</source>
        <translation>Servern kan inte säga till när det kommer mail (ingen IDLE): den tillfrågas med jämna mellanrum.</translation>
    </message>
    <message>
        <source>Filed mails were flagged: the server can’t move them safely.</source>
        <translation>Mail som blivit ärenden har flaggats: servern kan inte flytta dem säkert.</translation>
    </message>
    <message>
        <source>The folder for filed mails is missing or closed. Make it on the server; they are moved next time.</source>
        <translation>Mappen för mail som blivit ärenden saknas eller är stängd. Skapa den på servern; mailen flyttas nästa gång.</translation>
    </message>
    <message>
        <source>Another window is working in the workspace; filed mails are moved next time.</source>
        <translation>Ett annat fönster arbetar i arbetsytan; mail som blivit ärenden flyttas nästa gång.</translation>
    </message>
    <message>
        <source>TLS from the start (usual)</source>
        <translation>TLS från början (det vanliga)</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS (efter hälsningen)</translation>
    </message>
    <message>
        <source>None (this machine only)</source>
        <translation>Ingen (bara den här datorn)</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Token of the provider (XOAUTH2)</source>
        <translation>Token från leverantören (XOAUTH2)</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Låt det ligga som det är</translation>
    </message>
    <message>
        <source>Flag it with a keyword</source>
        <translation>Flagga det med ett nyckelord</translation>
    </message>
    <message>
        <source>Move it to a folder</source>
        <translation>Flytta det till en mapp</translation>
    </message>
    <message>
        <source>The mailbox is removed, but its password is still in the key store, which does not let go of it. Remove “{entry}” of “dsr-desk” in the key store itself.</source>
        <translation>Brevlådan är borttagen, men dess lösenord finns kvar i nyckelringen, som inte släpper det. Ta bort ”{entry}” för ”dsr-desk” i själva nyckelringen.</translation>
    </message>
    <message>
        <source>The mailbox is removed. No key store can be reached here: where one has kept the password, it is still there. Remove “{entry}” of “dsr-desk” in that key store itself.</source>
        <translation>Brevlådan är borttagen. Ingen nyckelring kan nås här: har någon sparat lösenordet så finns det kvar där. Ta bort ”{entry}” för ”dsr-desk” i själva nyckelringen.</translation>
    </message>
    <message>
        <source>fetching mail</source>
        <translation>hämtar mail</translation>
    </message>
    <message>
        <source>last fetched {moment}</source>
        <translation>senast hämtat {moment}</translation>
    </message>
    <message>
        <source>connected, waiting since {moment}</source>
        <translation>ansluten, väntar sedan {moment}</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>inte ansluten</translation>
    </message>
</context>
<context>
    <name>MailboxesDialog</name>
    <message>
        <source>Mailboxes</source>
        <translation>Brevlådor</translation>
    </message>
    <message>
        <source>Mailboxes and how they stand</source>
        <translation>Brevlådor och deras läge</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Request mails are fetched from here and become cases by themselves.</source>
        <translation>Mail hämtas härifrån och blir ärenden automatiskt.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Lägg till…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändra…</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Hämta nu</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Ta bort…</translation>
    </message>
    <message>
        <source>Remove it for good</source>
        <translation>Ta bort den för gott</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Skicka svar…</translation>
    </message>
    <message>
        <source>“Add…” sets one up.</source>
        <translation>”Lägg till…” lägger upp en.</translation>
    </message>
    <message>
        <source>No mailbox is set up yet</source>
        <translation>Ingen brevlåda är upplagd än</translation>
    </message>
    <message>
        <source>The desk forgets “{name}” and its password. The mails on the server and the cases that came from them stay.</source>
        <translation>Programmet glömmer ”{name}” och dess lösenord. Mailen på servern och ärendena som kom av dem finns kvar.</translation>
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
    <message>
        <source>Restricted: not shown</source>
        <translation>Begränsad: visas inte</translation>
    </message>
    <message>
        <source>Its source can’t be reached now</source>
        <translation>Dess källa kan inte nås nu</translation>
    </message>
</context>
<context>
    <name>MatchesPane</name>
    <message>
        <source>Found items</source>
        <translation>Träffar</translation>
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
    <message>
        <source>M include · U leave out · N next to look at · J/K down, up · Ctrl+A all</source>
        <translation>M ta med · U utelämna · N nästa att granska · J/K ned, upp · Ctrl+A alla</translation>
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
        <translation>Läs &amp;in mail…</translation>
    </message>
    <message>
        <source>Take in a &amp;folder…</source>
        <translation>Läs in en &amp;mapp…</translation>
    </message>
    <message>
        <source>Type in a p&amp;hone call…</source>
        <translation>Skriv in ett tele&amp;fonsamtal…</translation>
    </message>
    <message>
        <source>Open a &amp;package…</source>
        <translation>Öppna ett &amp;paket…</translation>
    </message>
    <message>
        <source>Organisations and &amp;editors…</source>
        <translation>Organisationer och &amp;redaktörer…</translation>
    </message>
    <message>
        <source>&amp;What extracts say…</source>
        <translation>&amp;Vad utdrag anger…</translation>
    </message>
    <message>
        <source>How se&amp;nders are proved…</source>
        <translation>Hur avsä&amp;ndare bevisas…</translation>
    </message>
    <message>
        <source>Mail&amp;boxes…</source>
        <translation>&amp;Brevlådor…</translation>
    </message>
    <message>
        <source>&amp;Legal holds…</source>
        <translation>Rättsliga &amp;spärrar…</translation>
    </message>
    <message>
        <source>Safe&amp;guards…</source>
        <translation>S&amp;kyddsregler…</translation>
    </message>
    <message>
        <source>Erase &amp;again after a restored backup…</source>
        <translation>Radera ig&amp;en efter en återlagd säkerhetskopia…</translation>
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
        <source>&amp;Fetch mail and read the queue anew</source>
        <translation>&amp;Hämta mail och läs om kön</translation>
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
        <source>L&amp;arger text</source>
        <translation>Större &amp;text</translation>
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
    <message>
        <source>Fold or show the &amp;queue</source>
        <translation>Fäll in eller visa &amp;kön</translation>
    </message>
    <message>
        <source>How long papers are &amp;kept…</source>
        <translation>Hur län&amp;ge handlingar sparas…</translation>
    </message>
    <message>
        <source>A&amp;ccounts…</source>
        <translation>K&amp;onton…</translation>
    </message>
    <message>
        <source>&amp;Organisations and channels…</source>
        <translation>Organisa&amp;tioner och kanaler…</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
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
        <source>The extended period is counted from the same day, {day}.</source>
        <translation>Den förlängda tiden räknas från samma dag, {day}.</translation>
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
    <message>
        <source>{day} (extended; the first one was {first})</source>
        <translation>{day} (förlängd; den första var {first})</translation>
    </message>
    <message>
        <source>{day} at the latest</source>
        <translation>senast {day}</translation>
    </message>
    <message>
        <source>{day} does not count: {reason}.</source>
        <translation>{day} räknas inte: {reason}.</translation>
    </message>
    <message>
        <source>Waiting for the editor</source>
        <translation>Väntar på redaktören</translation>
    </message>
    <message>
        <source>Waiting since {day}</source>
        <translation>Väntar sedan {day}</translation>
    </message>
</context>
<context>
    <name>NotesPane</name>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>On no. {number}</source>
        <translation>Om nr {number}</translation>
    </message>
    <message>
        <source>On an item</source>
        <translation>Om en post</translation>
    </message>
    <message>
        <source>On the whole package</source>
        <translation>Om hela paketet</translation>
    </message>
    <message>
        <source>Note on the item that is shown</source>
        <translation>Anteckning om posten som visas</translation>
    </message>
    <message>
        <source>Note on the whole package</source>
        <translation>Anteckning om hela paketet</translation>
    </message>
    <message>
        <source>Save notes to send back…</source>
        <translation>Spara för att skicka…</translation>
    </message>
    <message>
        <source>Open notes…</source>
        <translation>Öppna anteckningar…</translation>
    </message>
    <message>
        <source>Kept readable in {file}, beside the package.</source>
        <translation>Sparas läsbart i {file}, bredvid paketet.</translation>
    </message>
</context>
<context>
    <name>NothingView</name>
    <message>
        <source>No package is open</source>
        <translation>Inget paket är öppet</translation>
    </message>
    <message>
        <source>Drop a package here, or choose one. It is only read, on this machine.</source>
        <translation>Släpp ett paket här eller välj ett. Det läses bara, på den här datorn.</translation>
    </message>
    <message>
        <source>Open a package…</source>
        <translation>Öppna paket…</translation>
    </message>
    <message>
        <source>Checking {file}</source>
        <translation>Kontrollerar {file}</translation>
    </message>
    <message>
        <source>It is shown as soon as all of it has been compared with its manifest.</source>
        <translation>Det visas så snart allt i det har jämförts med manifestet.</translation>
    </message>
    <message>
        <source>Open another package…</source>
        <translation>Öppna ett annat paket…</translation>
    </message>
    <message>
        <source>The package is in another file</source>
        <translation>Paketet finns i en annan fil</translation>
    </message>
    <message>
        <source>This PDF is for reading. What can be checked came beside it.</source>
        <translation>Den här PDF:en är för läsning. Det som kan kontrolleras kom bredvid den.</translation>
    </message>
    <message>
        <source>Open the ZIP file…</source>
        <translation>Öppna ZIP-filen…</translation>
    </message>
    <message>
        <source>A package is shown only when all of it is what it should be.</source>
        <translation>Ett paket visas bara när allt i det stämmer.</translation>
    </message>
    <message>
        <source>You can look at what is left of it, to see what was done to it.</source>
        <translation>Du kan titta på det som finns kvar, för att se vad som gjorts med det.</translation>
    </message>
    <message>
        <source>Nothing of this file is shown</source>
        <translation>Inget av filen visas</translation>
    </message>
</context>
<context>
    <name>Noting</name>
    <message>
        <source>Your notes are not kept. Save them with “Save notes to send back…”, or close the window once more to leave without them.</source>
        <translation>Dina anteckningar är inte sparade. Spara dem med ”Spara för att skicka…”, eller stäng fönstret en gång till för att lämna utan dem.</translation>
    </message>
    <message>
        <source>{problem} What you write now is kept only when you choose “Save notes to send back…”.</source>
        <translation>{problem} Det du skriver nu sparas bara när du väljer ”Spara för att skicka…”.</translation>
    </message>
    <message>
        <source>Another window writes notes on this package too. What it has written is taken in here, and nothing of yours is lost.</source>
        <translation>Även ett annat fönster antecknar om det här paketet. Det som har skrivits där har tagits in här, och inget av ditt har gått förlorat.</translation>
    </message>
    <message>
        <source>The notes are in {file}. Send it to whoever sent you the package; it is not encrypted.</source>
        <translation>Anteckningarna finns i {file}. Skicka filen till den som gav dig paketet; den är inte krypterad.</translation>
    </message>
    <message>
        <source>Save notes to send back</source>
        <translation>Spara anteckningarna för att skicka</translation>
    </message>
    <message>
        <source>Notes (*.json)</source>
        <translation>Anteckningar (*.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Open notes that were sent back</source>
        <translation>Öppna anteckningar som har skickats tillbaka</translation>
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
    <name>OrganisationForm</name>
    <message>
        <source>Add an organisation</source>
        <translation>Lägg till en organisation</translation>
    </message>
    <message>
        <source>The organisation owns its channels and decides about its customers’ requests.</source>
        <translation>Organisationen äger sina kanaler och bestämmer om sina kunders begäranden.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Short name: a to z, digits, - and _</source>
        <translation>Kortnamn: a till z, siffror, - och _</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Country, whose holidays count</source>
        <translation>Land, vars helgdagar räknas</translation>
    </message>
    <message>
        <source>Domains that its editors write from, with spaces</source>
        <translation>Domäner som dess redaktörer skriver från, med mellanslag</translation>
    </message>
    <message>
        <source>Telephone number for call-backs</source>
        <translation>Telefonnummer för motringning</translation>
    </message>
    <message>
        <source>Days until its backups are written over</source>
        <translation>Dagar tills dess säkerhetskopior skrivs över</translation>
    </message>
    <message>
        <source>Add the organisation</source>
        <translation>Lägg till organisationen</translation>
    </message>
    <message>
        <source>There is an organisation of that name already. Is it the same? If not, both are shown with their domain behind the name.</source>
        <translation>Det finns redan en organisation med det namnet. Är det samma? Annars visas båda med sin domän efter namnet.</translation>
    </message>
</context>
<context>
    <name>Others</name>
    <message>
        <source>rights of others, Art. {article}</source>
        <translation>andras rättigheter, art. {article}</translation>
    </message>
    <message>
        <source>by rule, Art. {article}</source>
        <translation>enligt regel, art. {article}</translation>
    </message>
    <message>
        <source>The person knows it already</source>
        <translation>Personen vet det redan</translation>
    </message>
    <message>
        <source>The other person agrees</source>
        <translation>Den andra personen samtycker</translation>
    </message>
    <message>
        <source>Nobody else’s, or no name at all</source>
        <translation>Ingen annans, eller inget namn alls</translation>
    </message>
    <message>
        <source>A file I have looked through</source>
        <translation>En fil som jag har gått igenom</translation>
    </message>
    <message>
        <source>can’t be read as text</source>
        <translation>kan inte läsas som text</translation>
    </message>
    <message>
        <source>names others, can’t be rewritten</source>
        <translation>nämner andra, kan inte skrivas om</translation>
    </message>
    <message>
        <source>15(4)</source>
        <translation>15.4</translation>
    </message>
    <message>
        <source>20(4)</source>
        <translation>20.4</translation>
    </message>
    <message>
        <source>item {number}</source>
        <translation>post {number}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Person {number}</source>
        <translation>Person {number}</translation>
    </message>
    <message>
        <source>{who} · perhaps</source>
        <translation>{who} · kanske</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Hålls inne</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Maskad</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Lämnas ut</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Visas</translation>
    </message>
    <message>
        <source>Not decided: {standing}</source>
        <translation>Ej beslutat: {standing}</translation>
    </message>
    <message>
        <source>It is public, or a shared address</source>
        <translation>Det är offentligt, eller en funktionsadress</translation>
    </message>
    <message>
        <source>Nobody else was found in the items</source>
        <translation>Ingen annan hittades i posterna</translation>
    </message>
    <message>
        <source>telephone number</source>
        <translation>telefonnummer</translation>
    </message>
    <message>
        <source>personal number</source>
        <translation>personnummer</translation>
    </message>
    <message>
        <source>user name</source>
        <translation>användarnamn</translation>
    </message>
    <message>
        <source>account number</source>
        <translation>kontonummer</translation>
    </message>
    <message>
        <source>number plate</source>
        <translation>registreringsnummer</translation>
    </message>
    <message>
        <source>postal address</source>
        <translation>postadress</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>profil</translation>
    </message>
    <message>
        <source>network address</source>
        <translation>nätadress</translation>
    </message>
</context>
<context>
    <name>OthersCounting</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln ställe</numerusform>
            <numerusform>%Ln ställen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other person(s)</source>
        <translation>
            <numerusform>%Ln annan person</numerusform>
            <numerusform>%Ln andra personer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not decided</source>
        <translation>
            <numerusform>%Ln ej beslutad</numerusform>
            <numerusform>%Ln ej beslutade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) held back</source>
        <translation>
            <numerusform>%Ln fil hålls inne</numerusform>
            <numerusform>%Ln filer hålls inne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent together with somebody else: %Ln item(s) (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</source>
        <translation>
            <numerusform>Skickat tillsammans med någon annan: %Ln post (nummer {numbers}). Texten kan vara den personens också: läs den, och utelämna posten under Granska om den är det.</numerusform>
            <numerusform>Skickat tillsammans med någon annan: %Ln poster (nummer {numbers}). Texten kan vara den personens också: läs den, och utelämna posten under Granska om den är det.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OthersDialog</name>
    <message>
        <source>Other people in the extract</source>
        <translation>Andra personer i utdraget</translation>
    </message>
    <message>
        <source>Whoever is taken out is called the same, such as “Person 3”, all through the extract. What is certainly somebody else’s is taken out unless you decide otherwise; what only looks like a name or a number is shown until you decide.</source>
        <translation>Den som maskas heter likadant, till exempel ”Person 3”, genom hela utdraget. Det som säkert är någon annans maskas om du inte beslutar annat; det som bara ser ut som ett namn eller nummer visas tills du beslutar.</translation>
    </message>
    <message>
        <source>Other people and files</source>
        <translation>Andra personer och filer</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Ej beslutat</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>Maskad</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Visas</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Filer</translation>
    </message>
    <message>
        <source>Ground for showing or handing over</source>
        <translation>Grund för att visa eller lämna ut</translation>
    </message>
    <message>
        <source>U takes out, M shows, Ctrl+A chooses all listed; comma and full stop go through the places.</source>
        <translation>U maskar, M visar, Ctrl+A väljer alla i listan; komma och punkt bläddrar mellan ställena.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Visa</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Maska</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Looking for other people…</source>
        <translation>Letar efter andra personer…</translation>
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
        <source>May still identify, so the texts are pseudonymised</source>
        <translation>Kan ännu peka ut någon, så texterna är pseudonymiserade</translation>
    </message>
    <message>
        <source>Outside the instruction, untouched</source>
        <translation>Utanför uppdraget, orört</translation>
    </message>
    <message>
        <source>Not searched</source>
        <translation>Inte genomsökt</translation>
    </message>
    <message>
        <source>Items that were not erased</source>
        <translation>Poster som inte raderades</translation>
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
        <source>Texts with names</source>
        <translation>Texter med namn</translation>
    </message>
    <message>
        <source>Texts with mail addresses</source>
        <translation>Texter med e-postadresser</translation>
    </message>
    <message>
        <source>Texts with telephone numbers</source>
        <translation>Texter med telefonnummer</translation>
    </message>
    <message>
        <source>Texts with personal numbers</source>
        <translation>Texter med personnummer</translation>
    </message>
    <message>
        <source>Texts with links</source>
        <translation>Texter med länkar</translation>
    </message>
    <message>
        <source>Texts with network addresses</source>
        <translation>Texter med nätadresser</translation>
    </message>
    <message>
        <source>Texts with file names</source>
        <translation>Texter med filnamn</translation>
    </message>
    <message>
        <source>The strings to seek, whose key file is missing</source>
        <translation>Strängarna att söka, vars nyckelfil saknas</translation>
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
    <message>
        <source>Attachments still in the channels afterwards that can’t be read as text</source>
        <translation>Bilagor som fanns kvar i kanalerna efteråt och inte kan läsas som text</translation>
    </message>
    <message>
        <source>Triggers of {place} that may copy rows to where nobody looks</source>
        <translation>Triggrar på {place} som kan kopiera rader dit ingen tittar</translation>
    </message>
    <message>
        <source>Texts with user names</source>
        <translation>Texter med användarnamn</translation>
    </message>
    <message>
        <source>Erased text in a file: {place}</source>
        <translation>Raderad text i en fil: {place}</translation>
    </message>
    <message>
        <source>Texts with account numbers</source>
        <translation>Texter med kontonummer</translation>
    </message>
    <message>
        <source>Texts with number plates</source>
        <translation>Texter med registreringsnummer</translation>
    </message>
    <message>
        <source>Texts with postal addresses</source>
        <translation>Texter med postadresser</translation>
    </message>
    <message>
        <source>Items with a sender that could not be read</source>
        <translation>Poster med en avsändare som inte kunde läsas</translation>
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
    <message>
        <source>{number}, has a note</source>
        <translation>{number}, har en anteckning</translation>
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
        <source>Smaller page (Ctrl+-)</source>
        <translation>Mindre sida (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger page (Ctrl++)</source>
        <translation>Större sida (Ctrl++)</translation>
    </message>
    <message>
        <source>Go to the item on this page (Ctrl+G)</source>
        <translation>Gå till posten på den här sidan (Ctrl+G)</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>The password of the extract</source>
        <translation>Utdragets lösenord</translation>
    </message>
    <message>
        <source>Password, to be noted</source>
        <translation>Lösenord, att anteckna</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiera</translation>
    </message>
    <message>
        <source>I have noted it</source>
        <translation>Jag har antecknat det</translation>
    </message>
    <message>
        <source>Note it now: it is shown this once, and kept nowhere. Tell the editor by telephone or letter, never by mail. If it is lost, seal the extract again.</source>
        <translation>Anteckna det nu: det visas bara den här gången och sparas ingenstans. Lämna det till redaktören per telefon eller brev, aldrig per mail. Om det kommer bort: försegla utdraget igen.</translation>
    </message>
    <message>
        <source>The extract is too large for a mail. Hand both files over in another way; this password opens both.</source>
        <translation>Utdraget är för stort för ett mail. Lämna över båda filerna på annat sätt; lösenordet öppnar båda.</translation>
    </message>
    <message>
        <source>Once this is closed nobody can see the password any more. Have you noted it?</source>
        <translation>När det här stängs kan ingen se lösenordet mer. Har du antecknat det?</translation>
    </message>
</context>
<context>
    <name>PeriodDialog</name>
    <message>
        <source>Set a period</source>
        <translation>Ange en lagringstid</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dagar</translation>
    </message>
    <message>
        <source>Number of the disposal decision, if there is one</source>
        <translation>Gallringsbeslutets nummer, om det finns ett</translation>
    </message>
    <message>
        <source>Set the period</source>
        <translation>Ange tiden</translation>
    </message>
    <message>
        <source>It runs from the last step of a finished case, and never ends before the organisation’s backups are written over. A shorter one holds once another supervisor has set the same. A public authority decides first: give the number of its disposal decision.</source>
        <translation>Den räknas från det sista steget i ett avslutat ärende och går aldrig ut innan organisationens säkerhetskopior är överskrivna. En kortare gäller när en annan arbetsledare har angett samma. En myndighet beslutar först: ange numret på dess gallringsbeslut.</translation>
    </message>
    <message>
        <source>You have proposed {days}: another supervisor sets the same.</source>
        <translation>Du har föreslagit {days}: en annan arbetsledare anger detsamma.</translation>
    </message>
    <message>
        <source>{name} has proposed {days}: set the same, and it holds.</source>
        <translation>{name} har föreslagit {days}: ange detsamma, så gäller det.</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Leave a person out</source>
        <translation>Utelämna en person</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>Välj en person</translation>
    </message>
    <message>
        <source>Who is left out</source>
        <translation>Vem som utelämnas</translation>
    </message>
    <message>
        <source>Why the request is not about them</source>
        <translation>Varför begäran inte gäller personen</translation>
    </message>
    <message>
        <source>Leave the person out</source>
        <translation>Utelämna personen</translation>
    </message>
    <message>
        <source>Nothing of this person will be searched, erased or handed out in this case; the others stay. What was found is looked for again. Your name and reason stand in the checklist, in the plan that is approved, and in the audit.</source>
        <translation>Inget av den här personen söks, raderas eller lämnas ut i ärendet; de andra är kvar. Det som hittades söks på nytt. Ditt namn och skäl står i checklistan, i planen som godkänns och i granskningsloggen.</translation>
    </message>
</context>
<context>
    <name>PhoneDialog</name>
    <message>
        <source>Type in a phone call</source>
        <translation>Skriv in ett telefonsamtal</translation>
    </message>
    <message>
        <source>It becomes a case like a mail. Nothing typed here proves who called, or that the identity was confirmed: the case waits for a call back or the editor’s own mail.</source>
        <translation>Det blir ett ärende som ett mail. Inget som skrivs här bevisar vem som ringde eller att identiteten är bekräftad: ärendet väntar på en återuppringning eller redaktörens eget mail.</translation>
    </message>
    <message>
        <source>File the call</source>
        <translation>Registrera samtalet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>What you have typed is not filed. Press Cancel again to throw it away.</source>
        <translation>Det du har skrivit är inte registrerat. Tryck på Avbryt igen för att kasta det.</translation>
    </message>
    <message>
        <source>“{text}” is no e-mail address. Mend it, then file the call.</source>
        <translation>”{text}” är ingen e-postadress. Rätta den och registrera sedan samtalet.</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>the workspace’s archive</source>
        <translation>arbetsytans arkiv</translation>
    </message>
    <message>
        <source>the desk’s own database</source>
        <translation>ärendesystemets egen databas</translation>
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
    <message>
        <source>Nothing has changed since version {version}.</source>
        <translation>Ingenting har ändrats sedan version {version}.</translation>
    </message>
    <message>
        <source>Since version {version}: {added} new, {changed} changed, {removed} gone.</source>
        <translation>Sedan version {version}: {added} nya, {changed} ändrade, {removed} borta.</translation>
    </message>
    <message>
        <source>Gone: {items}</source>
        <translation>Borta: {items}</translation>
    </message>
    <message>
        <source>Since version {version}, which was approved: {added} new, {changed} changed, {removed} gone. What is unchanged and already opened need not be opened again.</source>
        <translation>Sedan version {version}, som godkändes: {added} nya, {changed} ändrade, {removed} borta. Det som är oförändrat och redan öppnat behöver inte öppnas igen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln erased for good</source>
        <translation>
            <numerusform>%Ln raderas för gott</numerusform>
            <numerusform>%Ln raderas för gott</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anonymised</source>
        <translation>
            <numerusform>%Ln anonymiserat</numerusform>
            <numerusform>%Ln anonymiserade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pseudonymised</source>
        <translation>
            <numerusform>%Ln pseudonymiseras</numerusform>
            <numerusform>%Ln pseudonymiseras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln behålls</numerusform>
            <numerusform>%Ln behålls</numerusform>
        </translation>
    </message>
    <message>
        <source>A public authority: erased by disposal decision {reference}.</source>
        <translation>En myndighet: raderas enligt gallringsbeslut {reference}.</translation>
    </message>
    <message>
        <source>A publisher: what is published under a publishing licence is outside the GDPR. Make sure that nothing of it is in the plan.</source>
        <translation>En utgivare: det som publiceras med utgivningsbevis står utanför GDPR. Se till att inget av det finns i planen.</translation>
    </message>
    <message>
        <source>Still going on? Of the last two weeks: {items}, the newest from {day}. Somebody may be waiting for an answer.</source>
        <translation>Pågår något ännu? Från de senaste två veckorna: {items}, den nyaste från {day}. Någon kan vänta på svar.</translation>
    </message>
    <message>
        <source>Under a legal hold since this plan was made: {items}. A run leaves them and cannot finish the case: send the plan back, so that they become exceptions with their ground.</source>
        <translation>Under rättslig spärr sedan planen gjordes: {items}. En körning lämnar dem och kan inte slutföra ärendet: skicka tillbaka planen, så blir de undantag med sin grund.</translation>
    </message>
    <message>
        <source>Kept by a legal hold that has been lifted since this plan was made: {items}. By this plan they stay: send it back, so that they are decided anew.</source>
        <translation>Spärrade när planen gjordes, men spärren är hävd sedan dess: {items}. Med den här planen blir de kvar: skicka tillbaka den, så att de prövas på nytt.</translation>
    </message>
    <message>
        <source>Triggers of the database that may copy what is erased to tables that nobody searches: {count}. Ask whoever runs the database what they do ({law}).</source>
        <translation>Triggrar i databasen som kan kopiera det som raderas till tabeller där ingen söker: {count}. Fråga den som sköter databasen vad de gör ({law}).</translation>
    </message>
    <message>
        <source>A partial answer: exceptions, channels and persons that are left out: {count}. The answer must say so, with the grounds.</source>
        <translation>Svaret blir ofullständigt. Undantag, kanaler och personer som utelämnas: {count}. Svaret måste säga det, med grunderna.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Restricted (Article 18): not shown</source>
        <translation>Begränsad (artikel 18): visas inte</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>The item in its conversation</source>
        <translation>Posten i sin konversation</translation>
    </message>
    <message>
        <source>Choose one in the list.</source>
        <translation>Välj en i listan.</translation>
    </message>
    <message>
        <source>The item is no longer there</source>
        <translation>Posten finns inte kvar</translation>
    </message>
    <message>
        <source>Without a subject</source>
        <translation>Utan ämne</translation>
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
    <message>
        <source>Its source does not show it any more. Search again to bring the list up to date.</source>
        <translation>Källan visar den inte längre. Sök igen så uppdateras listan.</translation>
    </message>
    <message numerus="yes">
        <source>Conversation of %Ln item(s)</source>
        <translation>
            <numerusform>Konversation med %Ln post</numerusform>
            <numerusform>Konversation med %Ln poster</numerusform>
        </translation>
    </message>
    <message>
        <source>No item is open</source>
        <translation>Ingen post är öppen</translation>
    </message>
    <message>
        <source>This item has changed since it was found. Search again before anything is decided: nothing is erased that is not as it was found.</source>
        <translation>Posten har ändrats sedan den hittades. Sök igen innan något beslutas: inget raderas som inte är som när det hittades.</translation>
    </message>
    <message>
        <source>Restricted: not shown</source>
        <translation>Begränsad: visas inte</translation>
    </message>
    <message>
        <source>It is kept and not looked at while its processing is restricted (Article 18). No plan takes it.</source>
        <translation>Den sparas och läses inte så länge behandlingen är begränsad (artikel 18). Ingen plan tar den.</translation>
    </message>
    <message>
        <source>Its source does not show it any more, so the plan can’t be approved. Send it back: then it is searched and decided anew.</source>
        <translation>Källan visar den inte längre, så planen kan inte godkännas. Skicka tillbaka den: då söks och beslutas det på nytt.</translation>
    </message>
    <message>
        <source>The person’s own texts are pseudonymised in this channel.</source>
        <translation>Personens egna texter pseudonymiseras i den här kanalen.</translation>
    </message>
    <message>
        <source>This item has changed since it was found, so the plan can’t be approved. Send it back: then it is searched and decided anew.</source>
        <translation>Posten har ändrats sedan den hittades, så planen kan inte godkännas. Skicka tillbaka planen: då söks och beslutas det på nytt.</translation>
    </message>
    <message>
        <source>The item’s layout could not be read in time. It is shown as it is written.</source>
        <translation>Postens layout kunde inte läsas i tid. Den visas så som den är skriven.</translation>
    </message>
    <message>
        <source>The item’s layout is too large or too deep to show: this is its text.</source>
        <translation>Postens layout är för stor eller för djup för att visas: det här är dess text.</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Purposes of the processing (15.1 a)</source>
        <translation>Ändamålen med behandlingen (15.1 a)</translation>
    </message>
    <message>
        <source>Categories of personal data (15.1 b)</source>
        <translation>Kategorier av personuppgifter (15.1 b)</translation>
    </message>
    <message>
        <source>Recipients (15.1 c)</source>
        <translation>Mottagare (15.1 c)</translation>
    </message>
    <message>
        <source>Storage period, or how it is decided (15.1 d)</source>
        <translation>Lagringstid, eller hur den bestäms (15.1 d)</translation>
    </message>
    <message>
        <source>The person’s rights (15.1 e)</source>
        <translation>Personens rättigheter (15.1 e)</translation>
    </message>
    <message>
        <source>Complaint to the authority (15.1 f)</source>
        <translation>Klagomål till tillsynsmyndigheten (15.1 f)</translation>
    </message>
    <message>
        <source>Where the data comes from (15.1 g)</source>
        <translation>Varifrån uppgifterna kommer (15.1 g)</translation>
    </message>
    <message>
        <source>Automated decisions and profiling (15.1 h)</source>
        <translation>Automatiserade beslut och profilering (15.1 h)</translation>
    </message>
    <message>
        <source>Safeguards for third countries (15.2)</source>
        <translation>Skyddsåtgärder för tredjeland (15.2)</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>What extracts say</source>
        <translation>Vad utdrag anger</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Texternas språk</translation>
    </message>
    <message>
        <source>Show staff by name; otherwise by their role</source>
        <translation>Visa personal med namn; annars med sin roll</translation>
    </message>
    <message>
        <source>Each extract carries these points of Article 15 as the organisation words them. An empty point is marked in the extract, which is then incomplete.</source>
        <translation>Varje utdrag har med de här punkterna i artikel 15 så som organisationen formulerar dem. En tom punkt markeras i utdraget, som då är ofullständigt.</translation>
    </message>
    <message>
        <source>Only a supervisor changes what extracts say. You can look.</source>
        <translation>Bara en arbetsledare ändrar vad utdrag anger. Du kan titta.</translation>
    </message>
    <message>
        <source>Saved. Extracts made from now on say this.</source>
        <translation>Sparat. Utdrag som görs från och med nu anger detta.</translation>
    </message>
    <message>
        <source>Record of processing…</source>
        <translation>Register över behandling…</translation>
    </message>
    <message>
        <source>Save the record of processing (Article 30.2)</source>
        <translation>Spara registret över behandling (artikel 30.2)</translation>
    </message>
    <message>
        <source>The record of processing is saved.</source>
        <translation>Registret över behandling är sparat.</translation>
    </message>
    <message numerus="yes">
        <source>The record of processing is saved. %Ln point(s) in it are to be filled in.</source>
        <translation>
            <numerusform>Registret över behandling är sparat. %Ln punkt i det ska fyllas i.</numerusform>
            <numerusform>Registret över behandling är sparat. %Ln punkter i det ska fyllas i.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Override “{check}”</source>
        <translation>Godta ”{check}” ändå</translation>
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
        <source>Judge the sender by today’s roster</source>
        <translation>Bedöm avsändaren efter dagens redaktörslista</translation>
    </message>
    <message>
        <source>The roster has changed since the mail was filed. What it says of the mail’s day today takes the place of what was kept, and the checks are made anew. You will count as one who has prepared the case, so somebody else must approve it.</source>
        <translation>Redaktörslistan har ändrats sedan ärendet skapades. Det som den i dag säger om mailets dag ersätter det som sparades, och kontrollerna görs om. Du räknas som en som har berett ärendet, så någon annan måste godkänna det.</translation>
    </message>
    <message>
        <source>Why the roster as it is today is right for this mail</source>
        <translation>Varför listan som den är i dag är rätt för det här mailet</translation>
    </message>
    <message>
        <source>Judge anew</source>
        <translation>Bedöm på nytt</translation>
    </message>
    <message>
        <source>An editor wrote this mail</source>
        <translation>En redaktör skrev det här mailet</translation>
    </message>
    <message>
        <source>The desk took the mail for the person’s own, and such a mail is only ever referred to the organisation. The sender is on the roster. Call them on a number you know before you put on record that it is an instruction.</source>
        <translation>Mailet togs för personens eget, och ett sådant kan bara hänvisas till organisationen. Avsändaren står som redaktör. Ring upp på ett nummer som ni redan har innan du antecknar att det är en instruktion.</translation>
    </message>
    <message>
        <source>How you made sure that an editor wrote it</source>
        <translation>Hur du förvissade dig om att en redaktör skrev det</translation>
    </message>
    <message>
        <source>Treat it as an editor’s instruction</source>
        <translation>Behandla det som en redaktörs instruktion</translation>
    </message>
    <message>
        <source>Set {case} aside</source>
        <translation>Lägg undan {case}</translation>
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
        <translation>Ett studsat mail, ingen instruktion.</translation>
    </message>
    <message>
        <source>Written by the person; referred to the organisation.</source>
        <translation>Skrivet av personen själv; hänvisad till organisationen.</translation>
    </message>
    <message>
        <source>The case leaves the queue. Nothing is searched, erased or handed out. It can be taken up again. Whether a request is unfounded or excessive is for the organisation to decide, in writing; its decision is told back to it.</source>
        <translation>Ärendet lämnar kön. Ingenting söks, raderas eller lämnas ut. Det kan tas upp igen. Om en begäran är ogrundad eller orimlig avgör organisationen, skriftligen; beslutet bekräftas tillbaka till den.</translation>
    </message>
    <message>
        <source>The case can go on although this check is not ok. Your name and reason stand in the checklist, in the plan that is approved, and in the audit.</source>
        <translation>Ärendet kan gå vidare fast kontrollen inte är uppfylld. Ditt namn och skäl står i checklistan, i planen som godkänns och i granskningsloggen.</translation>
    </message>
    <message>
        <source>The desk found nothing in this mail that counts. If you find something, ask the editor, or set the case aside. What you write here stands in the plan that is approved, and in the audit.</source>
        <translation>Programmet hittade inget i mailet som räknas. Hittar du något, fråga redaktören eller lägg undan ärendet. Det du skriver här står i planen som godkänns och i granskningsloggen.</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Unknown organisation</source>
        <translation>Okänd organisation</translation>
    </message>
    <message>
        <source>Scheduled: {moment}</source>
        <translation>Schemalagd: {moment}</translation>
    </message>
    <message>
        <source>Same Message-ID · {state}</source>
        <translation>Samma Message-ID · {state}</translation>
    </message>
    <message>
        <source>New mail · {state}</source>
        <translation>Nytt mail · {state}</translation>
    </message>
    <message>
        <source>{due} · extended</source>
        <translation>{due} · förlängd</translation>
    </message>
    <message>
        <source>From {sender}</source>
        <translation>Från {sender}</translation>
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
        <source>{day} (extended; the first one was {first})</source>
        <translation>{day} (förlängd; den första var {first})</translation>
    </message>
    <message>
        <source>{day} at the latest</source>
        <translation>senast {day}</translation>
    </message>
    <message>
        <source>Service target: {moment}</source>
        <translation>Svarsmål: {moment}</translation>
    </message>
    <message>
        <source>Last day by law: {day}</source>
        <translation>Lagens sista dag: {day}</translation>
    </message>
    <message>
        <source>Received: {moment}</source>
        <translation>Mottaget: {moment}</translation>
    </message>
    <message>
        <source>Held by {name}</source>
        <translation>Hos {name}</translation>
    </message>
    <message>
        <source>Different wishes</source>
        <translation>Olika önskemål</translation>
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
        <translation>Sena</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klara</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Undanlagda</translation>
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
        <source>This view is empty; other views may not be.</source>
        <translation>Vyn är tom; andra vyer kan ha ärenden.</translation>
    </message>
    <message>
        <source>No case in this view holds that text.</source>
        <translation>Inget ärende i den här vyn innehåller texten.</translation>
    </message>
    <message>
        <source>Take in mail…</source>
        <translation>Läs in mail…</translation>
    </message>
    <message>
        <source>No cases here.</source>
        <translation>Inga ärenden här.</translation>
    </message>
    <message>
        <source>Show all open</source>
        <translation>Visa alla öppna</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Rensa sökningen</translation>
    </message>
    <message>
        <source>Show the queue (F9)</source>
        <translation>Visa kön (F9)</translation>
    </message>
    <message>
        <source>Fold the queue (F9)</source>
        <translation>Fäll in kön (F9)</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Inga träffar</translation>
    </message>
    <message>
        <source>No cases</source>
        <translation>Inga ärenden</translation>
    </message>
    <message>
        <source>Nothing is waiting.</source>
        <translation>Inget väntar.</translation>
    </message>
    <message>
        <source>No case has come yet</source>
        <translation>Inget ärende har kommit än</translation>
    </message>
    <message>
        <source>A desk begins with its editors (File → Organisations and editors…) and with what customers have written (File → Organisations and channels…). Then mail comes from a mailbox (File → Mailboxes…), or is taken in here.</source>
        <translation>Börja med redaktörerna (Arkiv → Organisationer och redaktörer…) och med det kunderna har skrivit (Arkiv → Organisationer och kanaler…). Sedan kommer mail från en brevlåda (Arkiv → Brevlådor…), eller läses in här.</translation>
    </message>
    <message>
        <source>“{view}” has {count}.</source>
        <translation>”{view}” har {count}.</translation>
    </message>
    <message>
        <source>Show “{view}”</source>
        <translation>Visa ”{view}”</translation>
    </message>
</context>
<context>
    <name>ReachWords</name>
    <message numerus="yes">
        <source>… and %Ln more; “dsr-desk hold show” tells all of them.</source>
        <translation>
            <numerusform>… och %Ln till; ”dsr-desk hold show” berättar om alla.</numerusform>
            <numerusform>… och %Ln till; ”dsr-desk hold show” berättar om alla.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of {case} in {channel} are in a batch that is not on record yet. When the run goes on it says of each whether it was erased before, or is held.</source>
        <translation>
            <numerusform>%Ln post i {case} i {channel} hör till en omgång som ännu inte är antecknad. När körningen går vidare säger den om posten raderades innan eller är spärrad.</numerusform>
            <numerusform>%Ln poster i {case} i {channel} hör till en omgång som ännu inte är antecknad. När körningen går vidare säger den om var och en om den raderades innan eller är spärrad.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of {case} in {channel} stay: no run has erased them.</source>
        <translation>
            <numerusform>%Ln post i {case} i {channel} är kvar: ingen körning har raderat den.</numerusform>
            <numerusform>%Ln poster i {case} i {channel} är kvar: ingen körning har raderat dem.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too late for %Ln item(s) of {case} in {channel}, written {days}: a run had erased or pseudonymised it or them before.</source>
        <translation>
            <numerusform>För sent för %Ln post i {case} i {channel}, skriven {days}: en körning hade raderat eller pseudonymiserat den innan.</numerusform>
            <numerusform>För sent för %Ln poster i {case} i {channel}, skrivna {days}: en körning hade raderat eller pseudonymiserat dem innan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Earlier part of the text</source>
        <translation>Föregående del av texten</translation>
    </message>
    <message>
        <source>Next part of the text</source>
        <translation>Nästa del av texten</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Formaterat</translation>
    </message>
    <message>
        <source>Long text, from {n} %</source>
        <translation>Lång text, från {n} %</translation>
    </message>
    <message>
        <source>Show the item’s own layout; pictures and links are never loaded</source>
        <translation>Visa postens egen layout; bilder och länkar hämtas aldrig</translation>
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
        <source>It asks for something, but is marked as sent by a machine or to a list.</source>
        <translation>Det ber om något, men är märkt som ett automatiskt utskick eller ett listutskick.</translation>
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
        <source>The sender is on no roster.</source>
        <translation>Avsändaren står inte på någon redaktörslista.</translation>
    </message>
    <message>
        <source>The sender’s role in this channel had ended when the mail was sent.</source>
        <translation>Avsändarens roll i kanalen hade upphört när mailet skickades.</translation>
    </message>
    <message>
        <source>The sender’s role in this channel began after the mail was sent.</source>
        <translation>Avsändarens roll i kanalen började efter att mailet skickades.</translation>
    </message>
    <message>
        <source>The mail was sent between two periods of the sender’s role.</source>
        <translation>Mailet skickades mellan två perioder av avsändarens roll.</translation>
    </message>
    <message>
        <source>Not an editor’s address, but one that looks like an editor’s.</source>
        <translation>Inte en redaktörs adress, men en som liknar en redaktörs.</translation>
    </message>
    <message>
        <source>The sender is an editor for more than one organisation.</source>
        <translation>Avsändaren är redaktör för mer än en organisation.</translation>
    </message>
    <message>
        <source>The roster now names the sender as editor on the mail’s day; it did not before.</source>
        <translation>Listan säger nu att avsändaren var redaktör på mailets dag; det gjorde den inte förut.</translation>
    </message>
    <message>
        <source>The roster no longer names the sender as editor on the mail’s day.</source>
        <translation>Listan säger inte längre att avsändaren var redaktör på mailets dag.</translation>
    </message>
    <message>
        <source>The roster gives the sender’s role other dates than when the mail was filed.</source>
        <translation>Listan ger avsändarens roll andra datum än när ärendet skapades.</translation>
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
        <source>Such words as those marked are seldom found in a mail that attests: read it.</source>
        <translation>Sådana ord som de markerade står sällan i ett mail som intygar: läs det.</translation>
    </message>
    <message>
        <source>The sentence stands. What is marked with it was weighed, and takes nothing away.</source>
        <translation>Meningen står där. Det som är markerat med den har vägts och tar inget ifrån den.</translation>
    </message>
    <message>
        <source>The mail speaks in the person’s own voice.</source>
        <translation>Mailet är skrivet med personens egen röst.</translation>
    </message>
    <message>
        <source>The caller said so, and the desk typed it in: that attests nothing by itself.</source>
        <translation>Den som ringde sade det, och det skrevs in här: det intygar ingenting i sig.</translation>
    </message>
    <message>
        <source>The desk has not read the mail: read it by hand.</source>
        <translation>Mailet har inte lästs av programmet: läs det för hand.</translation>
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
        <source>Something else is asked for that may be a channel, such as letters or reviews: ask.</source>
        <translation>Något mer efterfrågas som kan vara en kanal, till exempel brev eller recensioner: fråga.</translation>
    </message>
    <message>
        <source>Several dates could be the day of the person’s own request.</source>
        <translation>Flera datum kan vara dagen för personens egen begäran.</translation>
    </message>
    <message>
        <source>A mail names the person, but the request is not about them.</source>
        <translation>Ett mail nämner personen, men begäran gäller inte den personen.</translation>
    </message>
    <message>
        <source>It has the same Message-ID as another mail, but other content.</source>
        <translation>Det har samma Message-ID som ett annat mail men ett annat innehåll.</translation>
    </message>
    <message>
        <source>The mail’s own date of receipt can’t be used; the moment of filing counts instead.</source>
        <translation>Mailets eget mottagningsdatum kan inte användas; i stället gäller när det registrerades.</translation>
    </message>
    <message>
        <source>No table of public holidays covers that year, so no deadline can be given.</source>
        <translation>Ingen tabell över helgdagar omfattar det året, så ingen sista dag kan anges.</translation>
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
        <source>Made by phone and typed in at the desk: nothing proves who called.</source>
        <translation>Gjord per telefon och inskriven här: inget bevisar vem som ringde.</translation>
    </message>
    <message>
        <source>Our receiving server says that the mail does not come from that domain.</source>
        <translation>Vår mottagande server säger att mailet inte kommer från den domänen.</translation>
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
        <source>The sender’s address is made to look like an editor’s.</source>
        <translation>Avsändarens adress är gjord för att likna en redaktörs.</translation>
    </message>
    <message>
        <source>The sender displays an editor’s address as a name.</source>
        <translation>Avsändaren visar en redaktörs adress som sitt namn.</translation>
    </message>
    <message>
        <source>The sender’s address is almost that of an editor.</source>
        <translation>Avsändarens adress är nästan en redaktörs.</translation>
    </message>
    <message>
        <source>Our receiving server says different things about the sender.</source>
        <translation>Vår mottagande server säger olika saker om avsändaren.</translation>
    </message>
    <message>
        <source>The sender’s domain has signed the mail, and the signature holds.</source>
        <translation>Avsändarens domän har signerat mailet, och signaturen håller.</translation>
    </message>
    <message>
        <source>A relay that the desk trusts says that the sender’s domain vouches for the mail.</source>
        <translation>En vidarebefordrare som vi litar på säger att avsändarens domän går i god för mailet.</translation>
    </message>
    <message>
        <source>The signature does not hold: the mail is not as it was signed.</source>
        <translation>Signaturen håller inte: mailet är inte som när det signerades.</translation>
    </message>
    <message>
        <source>The mail is signed, but not by the sender’s domain.</source>
        <translation>Mailet är signerat, men inte av avsändarens domän.</translation>
    </message>
    <message>
        <source>The signature leaves out parts that people read.</source>
        <translation>Signaturen utelämnar delar som läsaren ser.</translation>
    </message>
    <message>
        <source>The signature covers only the beginning of the text.</source>
        <translation>Signaturen täcker bara början av texten.</translation>
    </message>
    <message>
        <source>The signature is of a kind that is no proof here.</source>
        <translation>Signaturen är av ett slag som inte är bevis här.</translation>
    </message>
    <message>
        <source>The signature, or the mail around it, is not written as it must be.</source>
        <translation>Signaturen, eller mailet runt den, är inte skriven som den måste vara.</translation>
    </message>
    <message>
        <source>There are more signatures than the desk computes.</source>
        <translation>Det finns fler signaturer än som räknas igenom.</translation>
    </message>
    <message>
        <source>The sender’s domain publishes no such signing key.</source>
        <translation>Avsändarens domän har ingen sådan signeringsnyckel.</translation>
    </message>
    <message>
        <source>The signing key has been revoked.</source>
        <translation>Signeringsnyckeln är återkallad.</translation>
    </message>
    <message>
        <source>The signing key can’t be used for mail.</source>
        <translation>Signeringsnyckeln går inte att använda för mail.</translation>
    </message>
    <message>
        <source>The signing key is so short that it can be broken.</source>
        <translation>Signeringsnyckeln är så kort att den går att knäcka.</translation>
    </message>
    <message>
        <source>The signature holds, but its key is shorter than keys should be.</source>
        <translation>Signaturen håller, men nyckeln är kortare än den borde.</translation>
    </message>
    <message>
        <source>The signing key is marked as a test.</source>
        <translation>Signeringsnyckeln är märkt som ett test.</translation>
    </message>
    <message>
        <source>The signing key could not be looked up.</source>
        <translation>Signeringsnyckeln gick inte att slå upp.</translation>
    </message>
    <message>
        <source>The signature has expired.</source>
        <translation>Signaturen har gått ut.</translation>
    </message>
    <message>
        <source>The mail is dated or signed in the future.</source>
        <translation>Mailet är daterat eller signerat i framtiden.</translation>
    </message>
    <message>
        <source>The mail was signed long ago: somebody may have kept it and sent it again.</source>
        <translation>Mailet signerades för länge sedan: någon kan ha sparat det och skickat det igen.</translation>
    </message>
    <message>
        <source>The mail is signed, but was written to somebody else.</source>
        <translation>Mailet är signerat, men skrivet till någon annan.</translation>
    </message>
    <message>
        <source>The signature holds, but our receiving server says that it failed.</source>
        <translation>Signaturen håller, men vår mottagande server säger att den inte gör det.</translation>
    </message>
    <message>
        <source>A relay’s seal does not hold, or does not vouch for the sender.</source>
        <translation>En vidarebefordrares sigill håller inte, eller går inte i god för avsändaren.</translation>
    </message>
    <message>
        <source>The mail is sealed by a relay that the desk does not trust.</source>
        <translation>Mailet är förseglat av en vidarebefordrare som vi inte litar på.</translation>
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
        <translation>Ett fält i brevhuvudet var gjort för att krascha mailprogram och är avklippt.</translation>
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
        <translation>Mailet har för många delar; de sista lästes inte.</translation>
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
        <source>The file is no mail.</source>
        <translation>Filen är inget mail.</translation>
    </message>
    <message>
        <source>The Outlook file is broken or holds no mail: read it by hand in Outlook.</source>
        <translation>Outlook-filen är trasig eller innehåller inget mail: läs den för hand i Outlook.</translation>
    </message>
    <message>
        <source>The mail server did not hand the mail out; it is tried again.</source>
        <translation>Mailservern lämnade inte ut mailet; ett nytt försök görs.</translation>
    </message>
    <message>
        <source>The text is only in Outlook’s own format: read it by hand in Outlook.</source>
        <translation>Texten finns bara i Outlooks eget format: läs den för hand i Outlook.</translation>
    </message>
    <message>
        <source>A part lies in a winmail.dat: ask the sender to send it as HTML or plain text.</source>
        <translation>En del ligger i en winmail.dat: be avsändaren skicka den som HTML eller oformaterad text.</translation>
    </message>
    <message>
        <source>The mail has too many lines; it was not taken apart.</source>
        <translation>Mailet har för många rader och har inte tagits isär.</translation>
    </message>
    <message>
        <source>Reading the mail took longer than it may: read it by hand.</source>
        <translation>Det tog längre tid än tillåtet att läsa mailet: läs det för hand.</translation>
    </message>
    <message>
        <source>Reading the mail broke off: read it by hand.</source>
        <translation>Läsningen av mailet avbröts: läs det för hand.</translation>
    </message>
    <message>
        <source>Nothing proves who sent the mail.</source>
        <translation>Inget bevisar vem som skickade mailet.</translation>
    </message>
    <message>
        <source>The mail does not have exactly one sender address.</source>
        <translation>Mailet har inte exakt en avsändaradress.</translation>
    </message>
    <message>
        <source>Nobody can tell whether the sentence is part of a signature.</source>
        <translation>Det går inte att säga om meningen hör till en signatur.</translation>
    </message>
    <message>
        <source>What is missing may stand in an attachment; attachments don’t count.</source>
        <translation>Det som saknas kan stå i en bilaga. Bilagor räknas inte.</translation>
    </message>
    <message>
        <source>The mail program marked the mail’s text as its signature.</source>
        <translation>Mailprogrammet har märkt mailets text som signatur.</translation>
    </message>
    <message>
        <source>Somebody at the desk has told whom which wish is about.</source>
        <translation>Någon hos supporten har avgjort vem vilket önskemål gäller.</translation>
    </message>
    <message>
        <source>Somebody at the desk has told this apart from what the mail asks for others.</source>
        <translation>Någon hos supporten har skilt detta från det som mailet begär för andra.</translation>
    </message>
    <message>
        <source>Something else may be asked for one person, or channel, than for another.</source>
        <translation>Något annat kan vara begärt för en person, eller kanal, än för en annan.</translation>
    </message>
    <message>
        <source>It is not named which of mail, forum and chat is meant.</source>
        <translation>Det framgår inte om mail, forum eller chatt avses.</translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message>
        <source>Erase again what has come back</source>
        <translation>Radera det som kommit tillbaka</translation>
    </message>
    <message>
        <source>Erase again</source>
        <translation>Radera igen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Looking for what has come back…</source>
        <translation>Letar efter det som kommit tillbaka…</translation>
    </message>
    <message>
        <source>Nothing that was erased has come back.</source>
        <translation>Ingenting som raderats har kommit tillbaka.</translation>
    </message>
    <message>
        <source>None of it is covered by the old approvals.</source>
        <translation>Inget av det omfattas av de gamla godkännandena.</translation>
    </message>
    <message>
        <source>Only what the old plan named goes, exactly as it was approved then; every approval’s signature is checked again. Other items of the person stay: they need an instruction of their own.</source>
        <translation>Bara det som den gamla planen nämnde raderas, precis som det godkändes då; underskriften på varje godkännande kontrolleras igen. Annat av personen står kvar: det kräver en egen instruktion.</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Raderar…</translation>
    </message>
    <message>
        <source>Done: nothing of the erased persons is left within the instructions.</source>
        <translation>Klart: inget av de raderade personerna är kvar inom instruktionerna.</translation>
    </message>
    <message>
        <source>Something is left. See the lines below.</source>
        <translation>Något är kvar. Se raderna nedan.</translation>
    </message>
    <message>
        <source>{case}: not erased, its approval does not hold: {reason}</source>
        <translation>{case}: inte raderat, godkännandet håller inte: {reason}</translation>
    </message>
    <message>
        <source>{case}: not erased, its approval does not hold any more</source>
        <translation>{case}: inte raderat, godkännandet håller inte längre</translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s) again? It can’t be undone.</source>
        <translation>
            <numerusform>Radera %Ln post igen? Det går inte att ångra.</numerusform>
            <numerusform>Radera %Ln poster igen? Det går inte att ångra.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s) again</source>
        <translation>
            <numerusform>Radera %Ln post igen</numerusform>
            <numerusform>Radera %Ln poster igen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{case}: %Ln item(s) of the plan</source>
        <translation>
            <numerusform>{case}: %Ln post ur planen</numerusform>
            <numerusform>{case}: %Ln poster ur planen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln annan</numerusform>
            <numerusform>%Ln andra</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln erased</source>
        <translation>
            <numerusform>%Ln raderad</numerusform>
            <numerusform>%Ln raderade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pseudonymised</source>
        <translation>
            <numerusform>%Ln pseudonymiserad</numerusform>
            <numerusform>%Ln pseudonymiserade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) left</source>
        <translation>
            <numerusform>%Ln annan kvar</numerusform>
            <numerusform>%Ln andra kvar</numerusform>
        </translation>
    </message>
    <message>
        <source>Erasing again was broken off: the files are still to be cleaned.</source>
        <translation>Att radera igen avbröts: filerna ska fortfarande rensas.</translation>
    </message>
    <message>
        <source>Clean the files</source>
        <translation>Rensa filerna</translation>
    </message>
    <message>
        <source>{cases}: triggers were added or changed since the plan was made. They may copy what is erased to where nobody looks: have whoever keeps the database disable them first.</source>
        <translation>{cases}: triggrar har lagts till eller ändrats sedan planen gjordes. De kan kopiera det som raderas till ett ställe där ingen tittar: låt den som sköter databasen stänga av dem först.</translation>
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
    <name>RetentionDialog</name>
    <message>
        <source>Finished cases with the day until which their papers are kept</source>
        <translation>Avslutade ärenden med den dag till vilken handlingarna sparas</translation>
    </message>
    <message>
        <source>How long papers are kept</source>
        <translation>Hur länge handlingar sparas</translation>
    </message>
    <message>
        <source>Set a period…</source>
        <translation>Ange en lagringstid…</translation>
    </message>
    <message>
        <source>Remove what is due…</source>
        <translation>Ta bort det vars tid är ute…</translation>
    </message>
    <message>
        <source>Remove the papers for good</source>
        <translation>Ta bort handlingarna för gott</translation>
    </message>
    <message>
        <source>When the period has passed since the last step of a finished case, its mails, drafts and packages are removed and its persons forgotten. What was decided and done stays in the audit. A hold on the case or on one of its persons stops it.</source>
        <translation>När tiden har gått sedan det sista steget i ett avslutat ärende tas dess mail, utkast och paket bort, och personerna glöms. Vad som beslutades och gjordes står kvar i granskningsloggen. En spärr på ärendet eller på en av personerna hindrar det.</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Ärende</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Avslutat</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Sparas till</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Kept by a hold</source>
        <translation>Spärrat</translation>
    </message>
    <message>
        <source>A sending is not settled</source>
        <translation>Ett utskick är inte utrett</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Tiden är ute</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Sparas</translation>
    </message>
    <message>
        <source>Without an organisation</source>
        <translation>Utan organisation</translation>
    </message>
    <message>
        <source>{title}: kept until the authority’s own period is set.</source>
        <translation>{title}: sparas tills myndighetens egen tid är angiven.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln dag</numerusform>
            <numerusform>%Ln dagar</numerusform>
        </translation>
    </message>
    <message>
        <source>{title}: {days}.</source>
        <translation>{title}: {days}.</translation>
    </message>
    <message>
        <source>The period is on record and holds from now on.</source>
        <translation>Tiden är antecknad och gäller från och med nu.</translation>
    </message>
    <message numerus="yes">
        <source>The papers of %Ln case(s) are removed for good.</source>
        <translation>
            <numerusform>Handlingarna i %Ln ärende tas bort för gott.</numerusform>
            <numerusform>Handlingarna i %Ln ärenden tas bort för gott.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The papers of %Ln case(s) are gone.</source>
        <translation>
            <numerusform>Handlingarna i %Ln ärende är borta.</numerusform>
            <numerusform>Handlingarna i %Ln ärenden är borta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files are still to be cleaned.</source>
        <translation>Filer återstår att rensa.</translation>
    </message>
    <message>
        <source>Not as on record</source>
        <translation>Inte som antecknat</translation>
    </message>
    <message>
        <source>{name} has proposed {days}; another supervisor sets the same.</source>
        <translation>{name} har föreslagit {days}; en annan arbetsledare anger detsamma.</translation>
    </message>
    <message>
        <source>Clean the files…</source>
        <translation>Rensa filerna…</translation>
    </message>
    <message>
        <source>Clean the files</source>
        <translation>Rensa filerna</translation>
    </message>
    <message>
        <source>It is on record as proposed: papers would go sooner, so it holds once another supervisor has set the same.</source>
        <translation>Det är antecknat som ett förslag: handlingar skulle tas bort tidigare, så det gäller när en annan arbetsledare har angett detsamma.</translation>
    </message>
    <message>
        <source>No further papers are removed: the desk’s files are cleaned of those that were.</source>
        <translation>Inga fler handlingar tas bort: programmets filer rensas från dem som redan är borttagna.</translation>
    </message>
    <message>
        <source>By this computer’s clock, today is {day}.</source>
        <translation>Enligt datorns klocka är det {day} i dag.</translation>
    </message>
    <message>
        <source>From {last} to {until} nothing is on record: make sure that the clock is right.</source>
        <translation>Från {last} till {until} är ingenting antecknat: kontrollera att klockan går rätt.</translation>
    </message>
    <message>
        <source>Removed, but {files} holds an address still, or can’t be removed. Tell the administrator.</source>
        <translation>Borttaget, men {files} innehåller fortfarande en adress eller kan inte tas bort. Säg till administratören.</translation>
    </message>
    <message>
        <source>The files were written anew. What was removed before is not known here any more, so they could not be searched for it.</source>
        <translation>Filerna skrevs om. Vad som togs bort tidigare är inte längre känt här, så det gick inte att söka efter det i dem.</translation>
    </message>
    <message>
        <source>The files are clean.</source>
        <translation>Filerna är rena.</translation>
    </message>
    <message>
        <source>No case is finished yet.</source>
        <translation>Inget ärende är avslutat än.</translation>
    </message>
    <message>
        <source>The papers are being removed, and the files cleaned of them.</source>
        <translation>Handlingarna tas bort och filerna rensas från dem.</translation>
    </message>
</context>
<context>
    <name>ReturnedBanner</name>
    <message>
        <source>Look…</source>
        <translation>Visa…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished case(s): what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</source>
        <translation>
            <numerusform>%Ln avslutat ärende: det som raderats står där igen ({cases}). En säkerhetskopia kan ha lagts tillbaka, eller så har personen kommit tillbaka.</numerusform>
            <numerusform>%Ln avslutade ärenden: det som raderats står där igen ({cases}). En säkerhetskopia kan ha lagts tillbaka, eller så har personen kommit tillbaka.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was erased again is still to be cleaned from the files.</source>
        <translation>Det som raderades igen ska fortfarande rensas ur filerna.</translation>
    </message>
</context>
<context>
    <name>ReviewNews</name>
    <message>
        <source>Show them</source>
        <translation>Visa dem</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message numerus="yes">
        <source>Not in this list yet: %Ln item(s) that came in since it was opened. They have to be looked at before the plan is made.</source>
        <translation>
            <numerusform>Finns inte i listan än: %Ln post som har kommit in sedan den öppnades. Den måste tittas på innan planen görs.</numerusform>
            <numerusform>Finns inte i listan än: %Ln poster som har kommit in sedan den öppnades. De måste tittas på innan planen görs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Included now: %Ln item(s).</source>
        <translation>
            <numerusform>Tas med nu: %Ln post.</numerusform>
            <numerusform>Tas med nu: %Ln poster.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out now: %Ln item(s). Ground: {ground}.</source>
        <translation>
            <numerusform>Utelämnas nu: %Ln post. Grund: {ground}.</numerusform>
            <numerusform>Utelämnas nu: %Ln poster. Grund: {ground}.</numerusform>
        </translation>
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
        <source>Other people…</source>
        <translation>Andra personer…</translation>
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
    <message>
        <source>What only looks like somebody else’s name or number is shown in the extract unless you decide: “Other people…”.</source>
        <translation>Det som bara ser ut som någon annans namn eller nummer visas i utdraget tills du beslutar: ”Andra personer…”.</translation>
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
    <message>
        <source>Answer: nothing found</source>
        <translation>Svara: inget hittades</translation>
    </message>
    <message numerus="yes">
        <source>Left out as not confirmed: %Ln item(s)</source>
        <translation>
            <numerusform>Utelämnas som obekräftad: %Ln post</numerusform>
            <numerusform>Utelämnas som obekräftade: %Ln poster</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the near address…</source>
        <translation>Visa den snarlika adressen…</translation>
    </message>
    <message>
        <source>Not everything was searched: the extract says what it lacks.</source>
        <translation>Allt söktes inte igenom: utdraget säger vad det saknar.</translation>
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
        <source>NOT TRUSTED: {case} – package</source>
        <translation>INTE PÅLITLIGT: {case} – paket</translation>
    </message>
    <message>
        <source>Extract about {persons} · made {moment}</source>
        <translation>Utdrag om {persons} · gjort {moment}</translation>
    </message>
    <message>
        <source>Packages (*.zip *.pdf)</source>
        <translation>Paket (*.zip *.pdf)</translation>
    </message>
    <message>
        <source>Open a package</source>
        <translation>Öppna paket</translation>
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
    <message>
        <source>Look at it anyway</source>
        <translation>Visa det ändå</translation>
    </message>
</context>
<context>
    <name>RosterDialog</name>
    <message>
        <source>Organisations and editors</source>
        <translation>Organisationer och redaktörer</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Search editors and channels</source>
        <translation>Sök redaktörer och kanaler</translation>
    </message>
    <message>
        <source>Only roles that run today</source>
        <translation>Bara roller som gäller i dag</translation>
    </message>
    <message>
        <source>Editors with their channels and periods</source>
        <translation>Redaktörer med kanaler och perioder</translation>
    </message>
    <message>
        <source>Add an editor…</source>
        <translation>Lägg till en redaktör…</translation>
    </message>
    <message>
        <source>End the role…</source>
        <translation>Avsluta rollen…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importera…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Spara som CSV…</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Only a supervisor changes who is an editor. You can look and save.</source>
        <translation>Bara en arbetsledare ändrar vem som är redaktör. Du kan titta och spara.</translation>
    </message>
    <message>
        <source>All organisations</source>
        <translation>Alla organisationer</translation>
    </message>
    <message>
        <source>The roster is as it was when the workspace was made.</source>
        <translation>Redaktörslistan är som när arbetsytan skapades.</translation>
    </message>
    <message>
        <source>Last changed {when} by {who} ({how}): {what}.</source>
        <translation>Senast ändrad {when} av {who} ({how}): {what}.</translation>
    </message>
    <message>
        <source>Save the roster</source>
        <translation>Spara redaktörslistan</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>Sparad som {file}.</translation>
    </message>
    <message>
        <source>Nobody is an editor yet, and no request is carried out before somebody is. Import a list, or add an editor.</source>
        <translation>Ingen är redaktör än, och ingen begäran utförs förrän någon är det. Importera en lista eller lägg till en redaktör.</translation>
    </message>
</context>
<context>
    <name>RosterListing</name>
    <message>
        <source>Withdrawn</source>
        <translation>Återtagen</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Redaktör</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Inte än</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Avslutad</translation>
    </message>
</context>
<context>
    <name>RosterNotes</name>
    <message>
        <source>The sender is an editor for {organisations}. Choose for which of them this mail speaks: nothing of the others is searched.</source>
        <translation>Avsändaren är redaktör för {organisations}. Välj vilken av dem mailet gäller: inget hos de andra söks igenom.</translation>
    </message>
    <message>
        <source>The roster has changed since the mail was filed. No check has been changed by it.</source>
        <translation>Redaktörslistan har ändrats sedan ärendet skapades. Ingen kontroll har ändrats av det.</translation>
    </message>
    <message>
        <source>{channel}: {what} Then {then}, now {now}.</source>
        <translation>{channel}: {what} Då {then}, nu {now}.</translation>
    </message>
    <message>
        <source>no role</source>
        <translation>ingen roll</translation>
    </message>
</context>
<context>
    <name>Rosters</name>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrad</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Slutar</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Som förut</translation>
    </message>
    <message>
        <source>added or changed</source>
        <translation>tillagt eller ändrat</translation>
    </message>
    <message>
        <source>whole roster</source>
        <translation>hel lista</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>för hand</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fil</translation>
    </message>
    <message>
        <source>database</source>
        <translation>databas</translation>
    </message>
    <message>
        <source>Backdated</source>
        <translation>Bakdaterad</translation>
    </message>
    <message>
        <source>Past role taken away</source>
        <translation>Tidigare roll tas bort</translation>
    </message>
    <message>
        <source>Shared mailbox</source>
        <translation>Delad brevlåda</translation>
    </message>
    <message>
        <source>Foreign domain</source>
        <translation>Främmande domän</translation>
    </message>
    <message>
        <source>Two organisations</source>
        <translation>Två organisationer</translation>
    </message>
    <message>
        <source>Somebody gets a role for days that have passed: the sender of an old mail may become an editor after the fact.</source>
        <translation>Någon får en roll för dagar som har gått: avsändaren till ett gammalt mail kan bli redaktör i efterhand.</translation>
    </message>
    <message>
        <source>Somebody loses a role for days that have passed: an open case that rests on it stops.</source>
        <translation>Någon förlorar en roll för dagar som har gått: ett öppet ärende som vilar på den stannar.</translation>
    </message>
    <message>
        <source>Looks like another address</source>
        <translation>Liknar en annan adress</translation>
    </message>
    <message>
        <source>A new address could be taken for another editor’s, or its domain for the organisation’s own.</source>
        <translation>En ny adress kan förväxlas med en annan redaktörs, eller dess domän med organisationens egen.</translation>
    </message>
    <message>
        <source>A new address looks like a shared mailbox: who writes from it can’t be told.</source>
        <translation>En ny adress ser ut som en delad brevlåda: vem som skriver därifrån går inte att veta.</translation>
    </message>
    <message>
        <source>A new address belongs to none of the organisation’s domains.</source>
        <translation>En ny adress hör till ingen av organisationens domäner.</translation>
    </message>
    <message>
        <source>An address is an editor for another organisation too: for each of its mails somebody must choose.</source>
        <translation>En adress är redaktör även för en annan organisation: för varje mail därifrån måste någon välja.</translation>
    </message>
    <message>
        <source>No channel of this workspace has that key or title.</source>
        <translation>Ingen kanal i arbetsytan har den nyckeln eller titeln.</translation>
    </message>
    <message>
        <source>Several channels have that title: use the key.</source>
        <translation>Flera kanaler har den titeln: använd nyckeln.</translation>
    </message>
    <message>
        <source>The channel belongs to another organisation.</source>
        <translation>Kanalen hör till en annan organisation.</translation>
    </message>
    <message>
        <source>The mapping’s table of channels does not name this value.</source>
        <translation>Mappningens kanaltabell nämner inte det här värdet.</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>Sista dagen ligger före den första.</translation>
    </message>
    <message>
        <source>The same row stands earlier.</source>
        <translation>Samma rad står tidigare.</translation>
    </message>
    <message>
        <source>The period overlaps that of an earlier row for the same person and channel.</source>
        <translation>Perioden överlappar en tidigare rad för samma person och kanal.</translation>
    </message>
    <message>
        <source>The period would overlap another stored for the same person and channel.</source>
        <translation>Perioden skulle överlappa en annan som är lagrad för samma person och kanal.</translation>
    </message>
    <message>
        <source>There is no such entry.</source>
        <translation>Det finns ingen sådan rad.</translation>
    </message>
    <message>
        <source>The e-mail address is missing.</source>
        <translation>E-postadressen saknas.</translation>
    </message>
    <message>
        <source>This is not exactly one e-mail address.</source>
        <translation>Det är inte precis en e-postadress.</translation>
    </message>
    <message>
        <source>The channel is missing.</source>
        <translation>Kanalen saknas.</translation>
    </message>
    <message>
        <source>This is no date the desk knows: write it as 2026-11-25.</source>
        <translation>Det är inget datum som kan läsas: skriv det som 2026-11-25.</translation>
    </message>
    <message>
        <source>Day and month can’t be told apart: write it as 2026-11-25.</source>
        <translation>Dag och månad går inte att skilja åt: skriv det som 2026-11-25.</translation>
    </message>
    <message>
        <source>The year is not between 1990 and 2100.</source>
        <translation>Året ligger inte mellan 1990 och 2100.</translation>
    </message>
    <message>
        <source>The cell begins as a formula does.</source>
        <translation>Cellen börjar som en formel.</translation>
    </message>
    <message>
        <source>The cell holds invisible or direction-changing characters.</source>
        <translation>Cellen innehåller osynliga eller riktningsändrande tecken.</translation>
    </message>
    <message>
        <source>The cell is longer than the desk takes.</source>
        <translation>Cellen är längre än vad som tas emot.</translation>
    </message>
    <message>
        <source>The row has more cells than the heading.</source>
        <translation>Raden har fler celler än rubrikraden.</translation>
    </message>
</context>
<context>
    <name>RowsDialog</name>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
</context>
<context>
    <name>RunAmounts</name>
    <message>
        <source>Carry out the plan, which erases nothing</source>
        <translation>Utför planen, som inte raderar något</translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s)</source>
        <translation>
            <numerusform>Radera %Ln post</numerusform>
            <numerusform>Radera %Ln poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pseudonymise %Ln item(s)</source>
        <translation>
            <numerusform>Pseudonymisera %Ln post</numerusform>
            <numerusform>Pseudonymisera %Ln poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s), pseudonymise {masked}</source>
        <translation>
            <numerusform>Radera %Ln post, pseudonymisera {masked}</numerusform>
            <numerusform>Radera %Ln poster, pseudonymisera {masked}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source>You can stop after a batch and go on later. What has been erased stays erased.</source>
        <translation>Du kan stoppa efter en omgång och fortsätta senare. Det som har raderats förblir raderat.</translation>
    </message>
    <message>
        <source>Run the plan of {case}</source>
        <translation>Kör planen för {case}</translation>
    </message>
    <message>
        <source>{what}? It can’t be undone.</source>
        <translation>{what}? Det går inte att ångra.</translation>
    </message>
</context>
<context>
    <name>RunNotes</name>
    <message>
        <source>The approval does not hold for what stands in the workspace now, so nothing can be erased. Send the plan back, and tell your administrator.</source>
        <translation>Godkännandet gäller inte det som nu står i arbetsytan, så inget kan raderas. Skicka tillbaka planen och säg till administratören.</translation>
    </message>
    <message>
        <source>Two channels of the plan had one title when it was made, and the sentence that was approved counts them as one, so nothing can be erased by it. Send it back and have it prepared anew: it then names each of them.</source>
        <translation>Två kanaler i planen hade samma namn när den gjordes, och meningen som godkändes räknar dem som en, så ingenting kan raderas enligt den. Skicka tillbaka den och låt den beredas på nytt: då nämns var och en av dem.</translation>
    </message>
    <message>
        <source>All of the plan is done in {where}, and whether it still is the same database can’t be told: the key to the marks that were taken of it is not in the workspace’s folder. Put the key file back, from where the run was begun; or a supervisor confirms here, with a reason, that it is the right database.</source>
        <translation>Allt i planen är utfört i {where}, och om det ännu är samma databas går inte att säga: nyckeln till märkena som togs av den finns inte i arbetsytans mapp. Lägg tillbaka nyckelfilen därifrån körningen började; eller så bekräftar en arbetsledare här, med ett skäl, att det är rätt databas.</translation>
    </message>
    <message>
        <source>The list of users in this workspace can’t be trusted, so nothing can be erased. Ask the administrator to compare the workspace’s fingerprint.</source>
        <translation>Listan över användare går inte att lita på, så inget kan raderas. Be administratören jämföra arbetsytans fingeravtryck.</translation>
    </message>
    <message>
        <source>The workspace lacks steps that this machine has seen, so nothing can be erased: an older copy was put back. Tell your administrator.</source>
        <translation>Arbetsytan saknar steg som den här datorn har sett, så inget kan raderas: en äldre kopia har lagts tillbaka. Säg till administratören.</translation>
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
        <source>The plan is approved and waits, so that a mistake can still be stopped.</source>
        <translation>Planen är godkänd och väntar, så att ett misstag ännu kan stoppas.</translation>
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
        <source>A legal hold keeps some of the items, so they were left alone. Go back to the review and make a new plan, in which they are exceptions, or run again once the hold is lifted.</source>
        <translation>En rättslig spärr gör att några av posterna ska vara kvar, så de lämnades orörda. Gå tillbaka till granskningen och gör en ny plan, där de är undantag, eller kör igen när spärren är hävd.</translation>
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
        <source>Done, but some texts may still identify the person: they are pseudonymised, not anonymised, and the certificate and the answer say so.</source>
        <translation>Klart, men några texter kan ännu peka ut personen: de är pseudonymiserade, inte anonymiserade, och certifikatet och svaret säger det.</translation>
    </message>
    <message>
        <source>Done and proved: every item has its outcome, and the search and the look through the files’ bytes found nothing left.</source>
        <translation>Klart och bevisat: varje post har ett utfall, och varken sökningen eller genomgången av filerna hittade något kvar.</translation>
    </message>
    <message>
        <source>Since the plan was approved, its channels or what they erase have changed, so nothing can be erased by it. Send it back and have it prepared anew.</source>
        <translation>Sedan planen godkändes har dess kanaler, eller vad de raderar, ändrats, så inget kan raderas med den. Skicka tillbaka den och låt bereda den på nytt.</translation>
    </message>
    <message>
        <source>Begun and not ended: it broke off, or another window is at it now. What was erased stays erased; going on does nothing twice.</source>
        <translation>Påbörjad men inte avslutad: den avbröts, eller så håller ett annat fönster på med den nu. Det som raderats förblir raderat; att fortsätta gör ingenting två gånger.</translation>
    </message>
    <message>
        <source>Since the run began, its channels, what they erase or where they lie have changed, so it can’t go on. What was erased stays erased. A supervisor sends the plan back; the rest is then searched and planned anew.</source>
        <translation>Sedan körningen började har dess kanaler, vad de raderar eller var de ligger ändrats, så den kan inte fortsätta. Det som raderats förblir raderat. En arbetsledare skickar tillbaka planen; resten söks och planeras sedan på nytt.</translation>
    </message>
    <message>
        <source>Added since the case was checked, and asked for by the request as well: {where}. Send the plan back at the Approve step, have that checked at the Verify step, and search again.</source>
        <translation>Tillagt sedan ärendet kontrollerades, och begäran gäller även detta: {where}. Skicka tillbaka planen i steget Godkänn, låt kontrollera detta i steget Kontrollera och sök igen.</translation>
    </message>
    <message>
        <source>Since the plan was made, triggers were added or changed at {where}: they may copy what is erased to where nobody looks. Whoever keeps that database takes them away or disables them, then look again; or, while nothing is erased yet, send the plan back at the Approve step and have it prepared anew: its approver is then told of them.</source>
        <translation>Sedan planen gjordes har triggrar lagts till eller ändrats på {where}: de kan kopiera det som raderas till ett ställe där ingen tittar. Den som sköter databasen tar bort eller stänger av dem, titta sedan igen; eller skicka, så länge inget är raderat, tillbaka planen i steget Godkänn och låt göra om den: då får den som godkänner veta om dem.</translation>
    </message>
    <message>
        <source>Nothing of the plan is in {where} any more, so nothing shows that it is the database that was approved. Perhaps it was erased there, perhaps another database stands in its place. Have whoever keeps it look. If it is the right one, a supervisor confirms that here, with a reason; if not, put the right one back.</source>
        <translation>Inget av planen finns kvar i {where}, så inget visar att det är den databas som godkändes. Kanske har det raderats där, kanske står en annan databas i dess ställe. Låt den som sköter den titta efter. Är det den rätta bekräftar en arbetsledare det här, med ett skäl; annars läggs den rätta tillbaka.</translation>
    </message>
    <message>
        <source>Content of this plan lies in {where}, which can’t be reached or used at the moment. Ask whoever keeps it, then look again.</source>
        <translation>Innehåll i planen ligger i {where}, som inte kan nås eller användas just nu. Fråga den som sköter det och titta sedan igen.</translation>
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
    <message>
        <source>{what} · {done} of {total}, about {rate} a second</source>
        <translation>{what} · {done} av {total}, ungefär {rate} i sekunden</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Raderar…</translation>
    </message>
</context>
<context>
    <name>SafeguardsDialog</name>
    <message>
        <source>Safeguards</source>
        <translation>Skyddsregler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source>What the person wrote</source>
        <translation>Det personen har skrivit</translation>
    </message>
    <message>
        <source>Staff replies in their conversations too</source>
        <translation>Även kundtjänstens svar i samma konversationer</translation>
    </message>
    <message>
        <source>They hold for every plan. A stronger one is in force at once; a weaker one, and what a channel’s policy erases, once another supervisor has confirmed it with their signature. Both stand in the audit.</source>
        <translation>De gäller för varje plan. En starkare regel gäller genast; en svagare, och vad en kanals policy raderar, först när en annan arbetsledare har bekräftat den med sin underskrift. Båda står i granskningsloggen.</translation>
    </message>
    <message>
        <source>Items drawn for the second look</source>
        <translation>Poster i stickprovet för den andra granskningen</translation>
    </message>
    <message>
        <source>An approved run waits (for a team: 24 h)</source>
        <translation>En godkänd körning väntar (för ett team: 24 h)</translation>
    </message>
    <message>
        <source>Channel policy</source>
        <translation>Kanalens policy</translation>
    </message>
    <message>
        <source>What erasing means there</source>
        <translation>Vad radering betyder där</translation>
    </message>
    <message>
        <source>What it takes in</source>
        <translation>Vad den omfattar</translation>
    </message>
    <message>
        <source>Your password, to sign</source>
        <translation>Ditt lösenord, för att skriva under</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Oförändrad</translation>
    </message>
    <message>
        <source>Sign the change</source>
        <translation>Skriv under ändringen</translation>
    </message>
    <message>
        <source>Confirm with my signature</source>
        <translation>Bekräfta med min underskrift</translation>
    </message>
    <message>
        <source>Take the change back</source>
        <translation>Ta tillbaka ändringen</translation>
    </message>
    <message>
        <source>The stored safeguards are not those that the audit has: somebody has changed the database. Nothing can be approved or run. Tell your administrator.</source>
        <translation>De lagrade skyddsreglerna är inte de som står i granskningsloggen: någon har ändrat databasen. Ingenting kan godkännas eller köras. Säg till administratören.</translation>
    </message>
    <message>
        <source>{name} proposes for {channel}: {action}, {reach}. Another supervisor confirms it.</source>
        <translation>{name} föreslår för {channel}: {action}, {reach}. En annan arbetsledare bekräftar det.</translation>
    </message>
    <message>
        <source>{name} proposes a sample of {sample} and a wait of {hours} h. That is weaker, so another supervisor confirms it.</source>
        <translation>{name} föreslår ett stickprov på {sample} och en väntan på {hours} h. Det är svagare, så en annan arbetsledare bekräftar det.</translation>
    </message>
    <message>
        <source>A change that was signed by somebody who could no longer do so is on record, and holds nothing. What is to hold is proposed anew.</source>
        <translation>En ändring som skrevs under av någon som inte längre fick det står i granskningsloggen och gäller inte. Föreslå på nytt det som ska gälla.</translation>
    </message>
</context>
<context>
    <name>SavingDialog</name>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>What you have changed is not saved. Do it again to throw it away.</source>
        <translation>Det du har ändrat är inte sparat. Gör det en gång till för att kasta det.</translation>
    </message>
</context>
<context>
    <name>Seal</name>
    <message>
        <source>{name} is not what was packed: it has been changed.</source>
        <translation>{name} är inte vad som packades: filen har ändrats.</translation>
    </message>
    <message>
        <source>It is built as no package is, and as attacks are.</source>
        <translation>Det är inte byggt som ett paket utan som ett angrepp.</translation>
    </message>
    <message>
        <source>It is not of the format that this program knows.</source>
        <translation>Det har inte det format som programmet känner till.</translation>
    </message>
    <message>
        <source>Its records are not as the format says, at {name}.</source>
        <translation>Dess data följer inte formatet, vid {name}.</translation>
    </message>
    <message>
        <source>Its PDF is damaged and can’t be shown whole.</source>
        <translation>Dess PDF är skadad och kan inte visas hel.</translation>
    </message>
    <message>
        <source>Its signature does not hold: who made it is not proved, nor what it should hold.</source>
        <translation>Underskriften håller inte: det är inte visat vem som gjort det eller vad det ska innehålla.</translation>
    </message>
    <message>
        <source>{name} is missing from it.</source>
        <translation>{name} saknas i det.</translation>
    </message>
    <message>
        <source>{name} was put in: its manifest does not name it.</source>
        <translation>{name} har lagts till: manifestet nämner inte filen.</translation>
    </message>
    <message>
        <source>It has been changed after it was sealed.</source>
        <translation>Det har ändrats efter förseglingen.</translation>
    </message>
    <message>
        <source>It has no manifest: nothing in it can be compared with anything.</source>
        <translation>Det saknar manifest: inget i det kan jämföras med något.</translation>
    </message>
    <message>
        <source>Its manifest has been written anew by somebody else.</source>
        <translation>Manifestet har skrivits om av någon annan.</translation>
    </message>
    <message>
        <source>Its manifest and its records speak of different cases or numbers of items.</source>
        <translation>Manifestet och innehållet talar om olika ärenden eller antal poster.</translation>
    </message>
    <message>
        <source>Its attachments are not those that its records name.</source>
        <translation>Bilagorna är inte de som posterna nämner.</translation>
    </message>
    <message>
        <source>Its PDF has lost pages.</source>
        <translation>Dess PDF har förlorat sidor.</translation>
    </message>
    <message>
        <source>Its PDF holds more than pages ({name}): in another program it could run something or reach the network. Don’t open it there.</source>
        <translation>Dess PDF innehåller mer än sidor ({name}): i ett annat program kan den köra något eller nå nätet. Öppna den inte där.</translation>
    </message>
    <message>
        <source>Its PDF was written by another program than DSR Desk: other programs may show something else of it.</source>
        <translation>Dess PDF har skrivits av ett annat program än DSR Desk: andra program kan visa något annat av den.</translation>
    </message>
    <message>
        <source>Its PDF takes more memory or time than any extract’s, as attacks do.</source>
        <translation>Dess PDF kräver mer minne eller tid än något utdrag, som angrepp gör.</translation>
    </message>
    <message>
        <source>Its PDF lacks what its records speak of.</source>
        <translation>Dess PDF saknar det som posterna talar om.</translation>
    </message>
    <message>
        <source>It has no such attachment, or none that its manifest vouches for.</source>
        <translation>Det har ingen sådan bilaga, eller ingen som manifestet går i god för.</translation>
    </message>
    <message>
        <source>Its records are not in the order that the format has.</source>
        <translation>Posterna står inte i den ordning som formatet har.</translation>
    </message>
    <message>
        <source>This package can’t be trusted. {fault} Ask its sender for a new one.</source>
        <translation>Paketet går inte att lita på. {fault} Be avsändaren om ett nytt.</translation>
    </message>
    <message>
        <source>DON’T TRUST this package. {fault}</source>
        <translation>LITA INTE på det här paketet. {fault}</translation>
    </message>
    <message>
        <source>What else does not hold: {more}.</source>
        <translation>Annat som inte stämmer: {more}.</translation>
    </message>
    <message>
        <source>Complete, but not signed: who made it is not proved.</source>
        <translation>Komplett, men inte underskrivet: det är inte visat vem som gjort det.</translation>
    </message>
    <message>
        <source>An older package, without the detached signature that packages have had since. It is complete, and its manifest signed by key {key}, as {name}.</source>
        <translation>Ett äldre paket, utan den fristående underskrift som paketen har fått sedan dess. Det är komplett, och dess manifest är underskrivet med nyckel {key}, som {name}.</translation>
    </message>
    <message>
        <source>Complete and signed by key {key}, as {name}.</source>
        <translation>Komplett och underskrivet med nyckel {key}, som {name}.</translation>
    </message>
    <message>
        <source>The ZIP file is not the one that the desk has written, as when a package is unpacked and packed again: {name}. Use the file as it was sent.</source>
        <translation>ZIP-filen är inte den som programmet har skrivit, som när ett paket packas upp och packas på nytt: {name}. Använd filen som den skickades.</translation>
    </message>
    <message>
        <source>Unsealing: {amount}</source>
        <translation>Bryter förseglingen: {amount}</translation>
    </message>
    <message>
        <source>Looking through the PDF, page by page…</source>
        <translation>Går igenom PDF:en sida för sida…</translation>
    </message>
    <message>
        <source>Every file is as it was packed. Looking through the PDF, page by page…</source>
        <translation>Varje fil är som den packades. Går igenom PDF:en sida för sida…</translation>
    </message>
    <message>
        <source>Comparing with the manifest: {amount}</source>
        <translation>Jämför med manifestet: {amount}</translation>
    </message>
    <message>
        <source>{amount} compared, all of it as it was packed so far</source>
        <translation>{amount} jämfört, allt hittills är som det packades</translation>
    </message>
</context>
<context>
    <name>SecretDialog</name>
    <message>
        <source>The mailbox’s password</source>
        <translation>Brevlådans lösenord</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Förnyelsetoken</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Använd det</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>{user} at {host}</source>
        <translation>{user} på {host}</translation>
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
        <source>This machine has all that the program needs</source>
        <translation>Datorn har allt som programmet behöver</translation>
    </message>
    <message>
        <source>This was found on this machine</source>
        <translation>Det här hittades på datorn</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Send the answer</source>
        <translation>Skicka svaret</translation>
    </message>
    <message>
        <source>Send this answer? It can’t be taken back.</source>
        <translation>Skicka det här svaret? Det går inte att ta tillbaka.</translation>
    </message>
    <message>
        <source>The extract’s password goes another way than this mail: by telephone or letter.</source>
        <translation>Utdragets lösenord går en annan väg än det här mailet: per telefon eller brev.</translation>
    </message>
    <message>
        <source>Send it</source>
        <translation>Skicka</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ingenting</translation>
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
        <source>Attached</source>
        <translation>Bifogat</translation>
    </message>
</context>
<context>
    <name>SenderRulesDialog</name>
    <message>
        <source>How senders are proved</source>
        <translation>Hur avsändare bevisas</translation>
    </message>
    <message>
        <source>Ask the name service for the keys of signatures (DKIM)</source>
        <translation>Fråga namntjänsten efter signaturernas nycklar (DKIM)</translation>
    </message>
    <message>
        <source>A From line can be written by anybody. What stands here is believed: a wrong entry lets a stranger pass for an editor. Each list has an entry a line.</source>
        <translation>En avsändarrad kan skrivas av vem som helst. Det som står här blir trott: en felaktig rad låter en främling gälla för en redaktör. Varje lista har en uppgift per rad.</translation>
    </message>
    <message>
        <source>Our receiving servers</source>
        <translation>Våra mottagande servrar</translation>
    </message>
    <message>
        <source>The name with which they begin their Authentication-Results.</source>
        <translation>Namnet som deras Authentication-Results börjar med.</translation>
    </message>
    <message>
        <source>Our own addresses</source>
        <translation>Våra egna adresser</translation>
    </message>
    <message>
        <source>A signed mail must be written to one of them. Empty: to anybody.</source>
        <translation>Ett signerat mail måste vara skrivet till någon av dem. Tomt: till vem som helst.</translation>
    </message>
    <message>
        <source>Relays whose seal counts (ARC)</source>
        <translation>Vidarebefordrare vars sigill gäller (ARC)</translation>
    </message>
    <message>
        <source>Their domains. Empty: nobody’s.</source>
        <translation>Deras domäner. Tomt: ingens.</translation>
    </message>
    <message>
        <source>Only a supervisor changes how senders are proved. You can look.</source>
        <translation>Bara en arbetsledare ändrar hur avsändare bevisas. Du kan titta.</translation>
    </message>
    <message>
        <source>Saved. It holds from the next start of the program, on every machine.</source>
        <translation>Sparat. Det gäller från och med nästa start av programmet, på varje dator.</translation>
    </message>
</context>
<context>
    <name>SendingDialog</name>
    <message>
        <source>Sending of answers</source>
        <translation>Konto för att skicka svar</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Prova anslutningen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Spara</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Ansluter…</translation>
    </message>
    <message>
        <source>The server lets the desk in. Nothing was sent.</source>
        <translation>Servern släpper in programmet. Inget skickades.</translation>
    </message>
    <message>
        <source>Answers are sent to the verified editor of the case and to nobody else. Password and tokens are kept in the system’s key store, and without one for this session only.</source>
        <translation>Svar skickas till ärendets verifierade redaktör och ingen annan. Lösenord och token sparas i systemets nyckelring; finns ingen gäller de bara tills programmet avslutas.</translation>
    </message>
</context>
<context>
    <name>SendingFields</name>
    <message>
        <source>Answers come from</source>
        <translation>Svar kommer från</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Kryptering</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Användare</translation>
    </message>
    <message>
        <source>Signs in by</source>
        <translation>Loggar in med</translation>
    </message>
    <message>
        <source>Token address</source>
        <translation>Adress för token</translation>
    </message>
    <message>
        <source>Code address</source>
        <translation>Adress för kod</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Klient-id</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Behörighet (scope)</translation>
    </message>
    <message>
        <source>Client secret, if any</source>
        <translation>Klienthemlighet, om det finns en</translation>
    </message>
    <message>
        <source>Refresh token</source>
        <translation>Förnyelsetoken</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Lösenord</translation>
    </message>
</context>
<context>
    <name>SettleDialog</name>
    <message>
        <source>What became of the answer?</source>
        <translation>Vad hände med svaret?</translation>
    </message>
    <message>
        <source>Was the answer sent?</source>
        <translation>Skickades svaret?</translation>
    </message>
    <message>
        <source>The connection broke, or the program ended, while it was being sent. Look into the sent mail at the server, or ask the editor. What you say is put on record.</source>
        <translation>Anslutningen bröts, eller programmet avslutades, medan det skickades. Se efter bland skickade mail på servern, eller fråga redaktören. Det du säger antecknas.</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Det skickades</translation>
    </message>
    <message>
        <source>It was not sent</source>
        <translation>Det skickades inte</translation>
    </message>
    <message>
        <source>I don’t know yet</source>
        <translation>Jag vet inte än</translation>
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
        <source>Fetch mail and read the queue anew</source>
        <translation>Hämta mail och läs om kön</translation>
    </message>
    <message>
        <source>Take in mail</source>
        <translation>Läs in mail</translation>
    </message>
    <message>
        <source>Type in a phone call</source>
        <translation>Skriv in ett telefonsamtal</translation>
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
        <source>The saved view in that place</source>
        <translation>Den sparade vyn på den platsen</translation>
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
        <translation>Nästa post att granska</translation>
    </message>
    <message>
        <source>Choose all items listed</source>
        <translation>Välj alla poster i listan</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Ångra det senaste beslutet</translation>
    </message>
    <message>
        <source>The item’s own layout, or plain again</source>
        <translation>Postens egen layout, eller ren text igen</translation>
    </message>
    <message>
        <source>Part before, next part of a long text</source>
        <translation>Föregående del, nästa del av en lång text</translation>
    </message>
    <message>
        <source>Fold or show the queue</source>
        <translation>Fäll in eller visa kön</translation>
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
        <source>Erasing and approving take the space bar or a click; Enter never does it.</source>
        <translation>Radering och godkännande tar mellanslag eller ett klick; Enter gör det aldrig.</translation>
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
        <source>Demo: accounts and their passwords</source>
        <translation>Demo: konton och deras lösenord</translation>
    </message>
    <message>
        <source>Opening your key…</source>
        <translation>Öppnar din nyckel…</translation>
    </message>
    <message>
        <source>If it is lost, somebody else here gives you a new one (File → Accounts…).</source>
        <translation>Om det har kommit bort ger någon annan här dig ett nytt (Arkiv → Konton…).</translation>
    </message>
    <message>
        <source>{name} was signed out. {why}</source>
        <translation>{name} loggades ut. {why}</translation>
    </message>
</context>
<context>
    <name>StagesView</name>
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
    <message>
        <source>{before} before, {after} after, log emptied</source>
        <translation>{before} före, {after} efter, loggen tömd</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln post</numerusform>
            <numerusform>%Ln poster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leftover(s) cleared</source>
        <translation>
            <numerusform>%Ln kopia borttagen</numerusform>
            <numerusform>%Ln kopior borttagna</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) found</source>
        <translation>
            <numerusform>%Ln spår hittat</numerusform>
            <numerusform>%Ln spår hittade</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) forgotten</source>
        <translation>
            <numerusform>%Ln person glömd</numerusform>
            <numerusform>%Ln personer glömda</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited %Ln hour(s), by this computer’s own count</source>
        <translation>
            <numerusform>väntade %Ln timme enligt datorns egen räkning</numerusform>
            <numerusform>väntade %Ln timmar enligt datorns egen räkning</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited %Ln hour(s) by the clock alone: the computer was started anew since the approval, or is another one</source>
        <translation>
            <numerusform>väntade %Ln timme enligt klockan ensam: datorn har startats om sedan godkännandet, eller är en annan</numerusform>
            <numerusform>väntade %Ln timmar enligt klockan ensam: datorn har startats om sedan godkännandet, eller är en annan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln string(s) sought in {files}</source>
        <translation>
            <numerusform>%Ln sträng sökt i {files}</numerusform>
            <numerusform>%Ln strängar sökta i {files}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln fil</numerusform>
            <numerusform>%Ln filer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unexplained</source>
        <translation>
            <numerusform>%Ln oförklarad</numerusform>
            <numerusform>%Ln oförklarade</numerusform>
        </translation>
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
        <source>No system key store: what this machine has seen is kept in a file</source>
        <translation>Ingen nyckelring i systemet: det som datorn har sett sparas i en fil</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
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
    <message>
        <source>Verify</source>
        <translation>Kontrollera</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Author (e-mail)</source>
        <translation>Avsändare (e-post)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tid</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Ämne</translation>
    </message>
    <message>
        <source>Name of the author</source>
        <translation>Avsändarens namn</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Mottagare</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Konversation</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>Radens nummer</translation>
    </message>
    <message>
        <source>Written by staff (yes or no)</source>
        <translation>Skrivet av personal (ja eller nej)</translation>
    </message>
    <message>
        <source>Which column is the author, the time or the text? Choose under “Columns…”</source>
        <translation>Vilken kolumn är avsändaren, tiden eller texten? Välj under ”Kolumner…”</translation>
    </message>
    <message>
        <source>Two columns seem to be the same: choose under “Columns…”</source>
        <translation>Två kolumner verkar vara samma sak: välj under ”Kolumner…”</translation>
    </message>
    <message>
        <source>It lacks a column that was chosen: import it by itself</source>
        <translation>Den saknar en kolumn som valts: läs in den för sig</translation>
    </message>
    <message>
        <source>It mixes two encodings: save it as “CSV UTF-8” and choose it again</source>
        <translation>Den blandar två teckenkodningar: spara den som ”CSV UTF-8” och välj den igen</translation>
    </message>
    <message>
        <source>It is no text: export it as CSV</source>
        <translation>Den är ingen text: exportera den som CSV</translation>
    </message>
    <message>
        <source>Nothing is in it</source>
        <translation>Det finns inget i den</translation>
    </message>
    <message>
        <source>Is 03/04/2026 a day of April or of March? Choose under “Columns…”</source>
        <translation>Är 03/04/2026 en dag i april eller i mars? Välj under ”Kolumner…”</translation>
    </message>
    <message>
        <source>can’t be read: open it in a mail program, or export it anew</source>
        <translation>kan inte läsas: öppna den i ett mailprogram, eller exportera den på nytt</translation>
    </message>
    <message>
        <source>its time can’t be told: write it as 2026-03-02 14:05</source>
        <translation>tiden går inte att tolka: skriv den som 2026-03-02 14:05</translation>
    </message>
    <message>
        <source>whether staff wrote it is neither yes nor no: write one of them</source>
        <translation>om personal skrev det är varken ja eller nej: skriv ett av dem</translation>
    </message>
    <message>
        <source>it has more cells than there are headings: export it anew</source>
        <translation>den har fler celler än det finns rubriker: exportera den på nytt</translation>
    </message>
    <message>
        <source>some of it can’t be decoded: save the file as “CSV UTF-8”</source>
        <translation>en del av den kan inte avkodas: spara filen som ”CSV UTF-8”</translation>
    </message>
    <message>
        <source>its quotation marks don’t fit, or a cell never ends: nothing from here on was read</source>
        <translation>citattecknen går inte ihop, eller en cell tar aldrig slut: härifrån lästes inget</translation>
    </message>
    <message>
        <source>It has too many columns: export those that are needed</source>
        <translation>Den har för många kolumner: exportera dem som behövs</translation>
    </message>
    <message>
        <source>03/04/2026 is 3 April</source>
        <translation>03/04/2026 är 3 april</translation>
    </message>
    <message>
        <source>03/04/2026 is 4 March</source>
        <translation>03/04/2026 är 4 mars</translation>
    </message>
</context>
<context>
    <name>TakingIn</name>
    <message>
        <source>Take in mail</source>
        <translation>Läs in mail</translation>
    </message>
    <message>
        <source>Mail (*.eml *.msg *.mbox *.mbx *.emlx)</source>
        <translation>Mail (*.eml *.msg *.mbox *.mbx *.emlx)</translation>
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
        <source>Open {number}</source>
        <translation>Öppna {number}</translation>
    </message>
    <message>
        <source>Stopped. What was filed before stays filed.</source>
        <translation>Stoppat. Det som redan registrerats finns kvar.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Listed: {stretch} · click to list all</source>
        <translation>Listas: {stretch} · klicka för alla</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>Alla kanaler</translation>
    </message>
    <message>
        <source>Items over time, by month and channel</source>
        <translation>Poster över tid, per månad och kanal</translation>
    </message>
    <message numerus="yes">
        <source>{when}, {channel}: %Ln item(s)</source>
        <translation>
            <numerusform>{when}, {channel}: %Ln post</numerusform>
            <numerusform>{when}, {channel}: %Ln poster</numerusform>
        </translation>
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
        <translation>Enter öppnar · N öppnar nästa · J/K ned, upp</translation>
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
    <message>
        <source>What the approver opened</source>
        <translation>Det här öppnade godkännaren</translation>
    </message>
</context>
<context>
    <name>UndecidedOthers</name>
    <message numerus="yes">
        <source>The extract holds %Ln other person(s), or what may be one, not decided about. What only looks like a name or a number can be read in it. Look before it is handed over: once you decide, the extract is made anew.</source>
        <translation>
            <numerusform>Utdraget har %Ln annan person, eller vad som kan vara en, som ingen har beslutat om. Det som bara ser ut som ett namn eller nummer går att läsa i det. Titta innan det lämnas över: när du har beslutat görs utdraget på nytt.</numerusform>
            <numerusform>Utdraget har %Ln andra personer, eller vad som kan vara det, som ingen har beslutat om. Det som bara ser ut som ett namn eller nummer går att läsa i det. Titta innan det lämnas över: när du har beslutat görs utdraget på nytt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Other people…</source>
        <translation>Andra personer…</translation>
    </message>
</context>
<context>
    <name>UnlawfulNotice</name>
    <message>
        <source>Looks unlawful…</source>
        <translation>Ser olaglig ut…</translation>
    </message>
    <message>
        <source>Tell the organisation that its instruction looks unlawful (Article 28(3)).</source>
        <translation>Säg till organisationen att instruktionen ser olaglig ut (artikel 28.3).</translation>
    </message>
    <message>
        <source>The instruction looks unlawful</source>
        <translation>Instruktionen ser olaglig ut</translation>
    </message>
    <message>
        <source>Article 28(3): the organisation is told at once, and decides. You will see the mail before it is saved. The case stays as it is.</source>
        <translation>Artikel 28.3: organisationen får veta det genast, och avgör. Du får se mailet innan det sparas. Ärendet förblir som det är.</translation>
    </message>
    <message>
        <source>Why it looks unlawful</source>
        <translation>Varför den ser olaglig ut</translation>
    </message>
    <message>
        <source>Write the mail…</source>
        <translation>Skriv mailet…</translation>
    </message>
    <message>
        <source>Tell the organisation</source>
        <translation>Säg till organisationen</translation>
    </message>
    <message>
        <source>Saving the mail puts its time on record and changes nothing else.</source>
        <translation>När mailet sparas hamnar tiden i granskningsloggen, och ingenting annat ändras.</translation>
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
        <translation>OK</translation>
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
        <translation>Att köra</translation>
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
        <translation>Undanlagt</translation>
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
        <translation>godta kontroller ändå</translation>
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
        <source>change rosters</source>
        <translation>ändra redaktörslistor</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>ändra inställningar</translation>
    </message>
    <message>
        <source>change safeguards</source>
        <translation>ändra skyddsregler</translation>
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
        <source>sent together with somebody else</source>
        <translation>skickat tillsammans med någon annan</translation>
    </message>
    <message>
        <source>sender line that may mean the person</source>
        <translation>avsändarrad som kan avse personen</translation>
    </message>
    <message>
        <source>took part in the chat</source>
        <translation>deltog i chatten</translation>
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
        <source>Pseudonymised</source>
        <translation>Pseudonymiserat</translation>
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
        <source>Kept by a legal hold</source>
        <translation>Kvar på grund av en rättslig spärr</translation>
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
        <source>Search again for the person</source>
        <translation>Sök personen på nytt</translation>
    </message>
    <message>
        <source>Scrub the databases</source>
        <translation>Rensa databasfilerna</translation>
    </message>
    <message>
        <source>Forget the person at the desk</source>
        <translation>Glöm personen i ärendesystemet</translation>
    </message>
    <message>
        <source>Look through the files’ bytes</source>
        <translation>Gå igenom filerna byte för byte</translation>
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
        <source>Looking for other people in the items</source>
        <translation>Letar efter andra personer i posterna</translation>
    </message>
    <message>
        <source>Counting where other people are named</source>
        <translation>Räknar var andra personer nämns</translation>
    </message>
    <message>
        <source>Reading the attachments</source>
        <translation>Läser bilagorna</translation>
    </message>
    <message>
        <source>Encrypting the extract</source>
        <translation>Krypterar utdraget</translation>
    </message>
    <message>
        <source>Seeking other people in the finished package</source>
        <translation>Söker efter andra personer i det färdiga paketet</translation>
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
        <source>Searching again for the person</source>
        <translation>Söker personen på nytt</translation>
    </message>
    <message>
        <source>Scrubbing the databases</source>
        <translation>Rensar databasfilerna</translation>
    </message>
    <message>
        <source>Merging the full-text index</source>
        <translation>Slår ihop fulltextindexet</translation>
    </message>
    <message>
        <source>Dropping the planner’s samples</source>
        <translation>Tar bort planerarens stickprov</translation>
    </message>
    <message>
        <source>Writing the database anew</source>
        <translation>Skriver om databasen</translation>
    </message>
    <message>
        <source>Emptying the database’s log</source>
        <translation>Tömmer databasens logg</translation>
    </message>
    <message>
        <source>Rewriting the tables</source>
        <translation>Skriver om tabellerna</translation>
    </message>
    <message>
        <source>Forgetting the person at the desk</source>
        <translation>Glömmer personen i ärendesystemet</translation>
    </message>
    <message>
        <source>Looking through the files’ bytes</source>
        <translation>Går igenom filerna byte för byte</translation>
    </message>
    <message>
        <source>Writing the certificate</source>
        <translation>Skriver certifikatet</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>Godtagen ändå</translation>
    </message>
    <message>
        <source>Phoned</source>
        <translation>Uppringd</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelämnad</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} av {total}</translation>
    </message>
    <message>
        <source>{step}: {amount}</source>
        <translation>{step}: {amount}</translation>
    </message>
    <message>
        <source>Clear their copies</source>
        <translation>Ta bort kopiorna av dem</translation>
    </message>
    <message>
        <source>Clearing their copies</source>
        <translation>Tar bort kopiorna av dem</translation>
    </message>
    <message>
        <source>{step}: {pages}, {size}</source>
        <translation>{step}: {pages}, {size}</translation>
    </message>
    <message>
        <source>lift holds</source>
        <translation>häva spärrar</translation>
    </message>
    <message>
        <source>manifestly unfounded</source>
        <translation>uppenbart ogrundad</translation>
    </message>
    <message>
        <source>manifestly excessive</source>
        <translation>uppenbart orimlig</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>Att kontrollera</translation>
    </message>
    <message>
        <source>Comparing the package with the audit</source>
        <translation>Jämför paketet med granskningsloggen</translation>
    </message>
    <message>
        <source>Restriction of processing</source>
        <translation>Begränsning av behandling</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Avslutat</translation>
    </message>
    <message>
        <source>a new account</source>
        <translation>ett nytt konto</translation>
    </message>
    <message>
        <source>another role</source>
        <translation>en annan roll</translation>
    </message>
    <message>
        <source>a new password</source>
        <translation>ett nytt lösenord</translation>
    </message>
    <message>
        <source>the end of an account</source>
        <translation>att ett konto avslutas</translation>
    </message>
    <message>
        <source>change accounts</source>
        <translation>ändra konton</translation>
    </message>
</context>
<context>
    <name>VerifyNotes</name>
    <message>
        <source>This case is set aside. Nothing was searched or changed.</source>
        <translation>Ärendet är undanlagt. Inget har sökts eller ändrats.</translation>
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
        <source>The same instruction came in before, as {case}.</source>
        <translation>Samma instruktion har kommit in tidigare, som {case}.</translation>
    </message>
    <message>
        <source>Open {case}</source>
        <translation>Öppna {case}</translation>
    </message>
    <message>
        <source>Write the referral…</source>
        <translation>Skriv hänvisningen…</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>Skäl: {reason}</translation>
    </message>
    <message>
        <source>It repeats {case}.</source>
        <translation>Det upprepar {case}.</translation>
    </message>
    <message>
        <source>The desk took it for this: {nature}.</source>
        <translation>Programmet uppfattade det som: {nature}.</translation>
    </message>
    <message>
        <source>The mail is marked as sent by a machine ({nature}), but it asks for something. Make sure that the editor meant it.</source>
        <translation>Mailet är märkt som automatiskt ({nature}), men det ber om något. Förvissa dig om att redaktören menade det.</translation>
    </message>
    <message>
        <source>Ask again…</source>
        <translation>Fråga igen…</translation>
    </message>
    <message>
        <source>Waiting for the editor’s answer since {moment}.</source>
        <translation>Väntar på redaktörens svar sedan {moment}.</translation>
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
        <source>Mail {number} says that the person’s own request is of {day}. The last day is not counted from it: the mail does not count yet, another day is on record, or the day is doubtful.</source>
        <translation>Mail {number} säger att personens egen begäran är från {day}. Sista dagen räknas inte därifrån: mailet räknas inte ännu, en annan dag är antecknad, eller så är dagen tveksam.</translation>
    </message>
    <message>
        <source>Count from {day}</source>
        <translation>Räkna från {day}</translation>
    </message>
    <message>
        <source>A mail in {cases} has the same Message-ID as one of this case, but says something else. One of them may be forged: make sure who sent each. Neither joins the other by itself.</source>
        <translation>Ett mail i {cases} har samma Message-ID som ett i det här ärendet men säger något annat. Ett av dem kan vara förfalskat: ta reda på vem som skickade vart och ett. Inget av dem hamnar av sig självt i det andras ärende.</translation>
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
    <message>
        <source>Every check is done. The draft asks for the day of the person’s request alone, and the case can go on meanwhile.</source>
        <translation>Alla kontroller är klara. Utkastet frågar bara efter dagen för personens begäran, och ärendet kan fortsätta under tiden.</translation>
    </message>
    <message>
        <source>Saved as {file}. Open it in your mail program and send it.</source>
        <translation>Sparat som {file}. Öppna filen i ditt mailprogram och skicka.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Visa mappen</translation>
    </message>
    <message>
        <source>The organisation refuses the request as {ground}. Decision {reference}, on record since {moment}. Its reason: {reason}</source>
        <translation>Organisationen avslår begäran som {ground}. Beslut {reference}, antecknat {moment}. Skälet: {reason}</translation>
    </message>
    <message>
        <source>A mail came when this case was being carried out, or was done. It changes nothing here; what it asks for stands in another case.</source>
        <translation>Ett mail kom när ärendet höll på att utföras eller var klart. Det ändrar ingenting här; det som det ber om står i ett annat ärende.</translation>
    </message>
    <message>
        <source>Tell the decision back…</source>
        <translation>Meddela beslutet…</translation>
    </message>
    <message>
        <source>Ask the editor…</source>
        <translation>Fråga redaktören…</translation>
    </message>
    <message>
        <source>Tell the decision back</source>
        <translation>Meddela beslutet</translation>
    </message>
    <message>
        <source>The mail says what the organisation has decided, and what it has to tell the person. Saving it is the answer of this case.</source>
        <translation>Mailet säger vad organisationen har beslutat och vad den måste tala om för personen. När det sparas är ärendet besvarat.</translation>
    </message>
    <message>
        <source>the organisation</source>
        <translation>organisationen</translation>
    </message>
    <message>
        <source>The sender is not to be trusted: the check says why. Don’t answer. Tell {organisation} by phone, then set the case aside.</source>
        <translation>Avsändaren går inte att lita på: kontrollen säger varför. Svara inte. Berätta för {organisation} per telefon och lägg sedan undan ärendet.</translation>
    </message>
    <message>
        <source>The mail is marked as sent by a machine ({nature}), and its sender is no editor of any organisation. Set it aside, unless you know whose it is.</source>
        <translation>Mailet är märkt som skickat av en maskin ({nature}), och avsändaren är inte redaktör hos någon organisation. Lägg undan det om du inte vet vems det är.</translation>
    </message>
    <message>
        <source>{channels} was added since the checks were made, and the mail asks for it as well: its sender was an editor there that day.</source>
        <translation>{channels} har lagts till sedan kontrollerna gjordes, och mailet gäller den också: avsändaren var redaktör där den dagen.</translation>
    </message>
    <message>
        <source>Check it too</source>
        <translation>Kontrollera den också</translation>
    </message>
    <message>
        <source>Added since the checks were made: {channels}. The mail asks for them as well: its sender was an editor there that day.</source>
        <translation>Tillagda sedan kontrollerna gjordes: {channels}. Mailet gäller dem också: avsändaren var redaktör där den dagen.</translation>
    </message>
    <message>
        <source>Send the plan back first, then check that here.</source>
        <translation>Skicka först tillbaka planen och kontrollera sedan detta här.</translation>
    </message>
    <message>
        <source>This case goes on without that: a new mail has to ask.</source>
        <translation>Ärendet går vidare utan detta: det krävs ett nytt mail.</translation>
    </message>
    <message>
        <source>Check them too</source>
        <translation>Kontrollera dem också</translation>
    </message>
    <message>
        <source>The mail asks for something else for other persons. They are in {case}, and not here.</source>
        <translation>Mailet begär något annat för andra personer. De finns i {case}, inte här.</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>All checks are done.</source>
        <translation>Alla kontroller är klara.</translation>
    </message>
    <message>
        <source>Look for the items</source>
        <translation>Sök poster</translation>
    </message>
    <message>
        <source>Go on with the case</source>
        <translation>Gå vidare med ärendet</translation>
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
        <source>Judge by today’s roster…</source>
        <translation>Bedöm efter dagens lista…</translation>
    </message>
    <message>
        <source>Choose the organisation…</source>
        <translation>Välj organisation…</translation>
    </message>
    <message>
        <source>An editor wrote this…</source>
        <translation>En redaktör skrev detta…</translation>
    </message>
    <message>
        <source>Looking for the items…</source>
        <translation>Söker…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) left before anything can be searched.</source>
        <translation>
            <numerusform>%Ln kontroll återstår innan något kan sökas.</numerusform>
            <numerusform>%Ln kontroller återstår innan något kan sökas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) found so far</source>
        <translation>
            <numerusform>%Ln träff hittills</numerusform>
            <numerusform>%Ln träffar hittills</numerusform>
        </translation>
    </message>
    <message>
        <source>Call back…</source>
        <translation>Ring upp…</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Send the plan back…</source>
        <translation>Skicka tillbaka planen…</translation>
    </message>
    <message>
        <source>Send the plan back</source>
        <translation>Skicka tillbaka planen</translation>
    </message>
    <message>
        <source>The plan is withdrawn half-way. What was erased stays erased and stands in the audit; search again, and plan what is left.</source>
        <translation>Planen dras tillbaka halvvägs. Det som raderats förblir raderat och står i granskningsloggen; sök igen och planera det som är kvar.</translation>
    </message>
    <message>
        <source>Comment, without personal data</source>
        <translation>Kommentar, utan personuppgifter</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Skicka tillbaka</translation>
    </message>
    <message>
        <source>It is the right database</source>
        <translation>Det är rätt databas</translation>
    </message>
    <message>
        <source>Make sure of it with whoever keeps it. The run then goes through: what is not there was already gone, and the certificate says so. Your name and the reason stand in the audit.</source>
        <translation>Försäkra dig om det hos den som sköter den. Körningen går sedan igenom: det som inte finns där var redan borta, och certifikatet säger det. Ditt namn och skälet står i granskningsloggen.</translation>
    </message>
    <message>
        <source>How you made sure, without personal data</source>
        <translation>Hur du försäkrade dig, utan personuppgifter</translation>
    </message>
    <message>
        <source>Confirm it</source>
        <translation>Bekräfta det</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Titta igen</translation>
    </message>
    <message>
        <source>Go to the Approve step</source>
        <translation>Gå till steget Godkänn</translation>
    </message>
    <message>
        <source>It is the right database…</source>
        <translation>Det är rätt databas…</translation>
    </message>
</context>
<context>
    <name>WhyPopover</name>
    <message>
        <source>The organisation’s reason: {reason}</source>
        <translation>Organisationens skäl: {reason}</translation>
    </message>
    <message>
        <source>Recorded on {moment}.</source>
        <translation>Antecknat {moment}.</translation>
    </message>
    <message>
        <source>Extended, once</source>
        <translation>Förlängd, en gång</translation>
    </message>
    <message>
        <source>Somebody at the desk recorded that day on {moment}.</source>
        <translation>Den dagen antecknades här {moment}.</translation>
    </message>
    <message>
        <source>Mail {number} tells that day.</source>
        <translation>Den dagen står i mail {number}.</translation>
    </message>
    <message>
        <source>Mail {number} tells that day; taken over on {moment}.</source>
        <translation>Den dagen står i mail {number}; övertagen {moment}.</translation>
    </message>
    <message>
        <source>The extension of {moment} came after the first last day as it is counted now, so it does not hold. It holds again when the day of the request is corrected.</source>
        <translation>Förlängningen {moment} kom efter den första sista dagen som den räknas nu, så den gäller inte. Den gäller igen när dagen för begäran rättas.</translation>
    </message>
    <message>
        <source>An extension that came too late</source>
        <translation>En förlängning som kom för sent</translation>
    </message>
    <message>
        <source>the day of the person’s request was told</source>
        <translation>då uppgavs dagen för personens begäran</translation>
    </message>
    <message>
        <source>the table of holidays had changed</source>
        <translation>då hade helgdagstabellen ändrats</translation>
    </message>
    <message>
        <source>the extension had come too late</source>
        <translation>då visade sig förlängningen ha kommit för sent</translation>
    </message>
    <message>
        <source>Until {moment} it was {day}: then {why}.</source>
        <translation>Till {moment} gällde {day}: {why}.</translation>
    </message>
    <message>
        <source>What stood before</source>
        <translation>Vad som gällde tidigare</translation>
    </message>
    <message>
        <source>The service target</source>
        <translation>Svarsmålet</translation>
    </message>
    <message>
        <source>Today’s table gives: {days}. Nothing is moved until somebody decides.</source>
        <translation>Dagens tabell ger: {days}. Inget flyttas förrän någon beslutar det.</translation>
    </message>
    <message>
        <source>The table of holidays has changed</source>
        <translation>Helgdagstabellen har ändrats</translation>
    </message>
    <message>
        <source>Take the new dates over</source>
        <translation>Ta över de nya datumen</translation>
    </message>
    <message>
        <source>Record the day of the person’s request…</source>
        <translation>Anteckna dagen för personens begäran…</translation>
    </message>
    <message>
        <source>Record an extension…</source>
        <translation>Anteckna en förlängning…</translation>
    </message>
    <message>
        <source>{days} from our receipt on {received}, so that the answer is not left to the last day.</source>
        <translation>{days} från att vi tog emot ärendet {received}, så att svaret inte hamnar på sista dagen.</translation>
    </message>
    <message>
        <source>The last day by law</source>
        <translation>Lagens sista dag</translation>
    </message>
</context>
<context>
    <name>Wishes</name>
    <message>
        <source>not certain</source>
        <translation>inte säkert</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>och {count} till</translation>
    </message>
    <message>
        <source>Also: {doubt}</source>
        <translation>Dessutom: {doubt}</translation>
    </message>
    <message>
        <source>{wish} ({channels})</source>
        <translation>{wish} ({channels})</translation>
    </message>
</context>
<context>
    <name>WishesDialog</name>
    <message>
        <source>Tell the wishes apart</source>
        <translation>Skilj önskemålen åt</translation>
    </message>
    <message>
        <source>Each person gets what you choose here and nothing else. Every further wish becomes a case of its own, with the same mail and the same last day. Where the mail leaves a doubt, a supervisor answers for the choice. If you are not sure, ask the editor.</source>
        <translation>Varje person får det du väljer här och inget annat. Varje ytterligare önskemål blir ett eget ärende, med samma mail och samma sista dag. Där mailet lämnar tvivel svarar en arbetsledare för valet. Är du osäker, fråga redaktören.</translation>
    </message>
    <message>
        <source>How you know whom which wish is about</source>
        <translation>Hur du vet vem vilket önskemål gäller</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Välj…</translation>
    </message>
    <message>
        <source>Wish of {person}</source>
        <translation>Önskemål för {person}</translation>
    </message>
    <message>
        <source>{channel} of {person}</source>
        <translation>{channel} för {person}</translation>
    </message>
    <message>
        <source>The persons and their wishes</source>
        <translation>Personerna och deras önskemål</translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) without a wish yet.</source>
        <translation>
            <numerusform>%Ln person saknar ännu önskemål.</numerusform>
            <numerusform>%Ln personer saknar ännu önskemål.</numerusform>
        </translation>
    </message>
    <message>
        <source>All persons have one wish: the case stays one.</source>
        <translation>Alla personer har samma önskemål: ärendet förblir ett.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) will come of it.</source>
        <translation>
            <numerusform>Det blir %Ln ärende.</numerusform>
            <numerusform>Det blir %Ln ärenden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of nobody’s wish: {what}. Ask the editor for a mail of its own on it.</source>
        <translation>Ingår inte i någons önskemål: {what}. Be redaktören om ett eget mail om det.</translation>
    </message>
    <message>
        <source>The mail names neither mail, forum nor chat. Ask the editor.</source>
        <translation>Mailet nämner varken mail, forum eller chatt. Fråga redaktören.</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Save {name} as…</source>
        <translation>Spara {name} som…</translation>
    </message>
</context>
</TS>
