<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccountForm</name>
    <message numerus="yes">
        <source>The password needs at least %Ln character(s).</source>
        <translation>
            <numerusform>The password needs at least %Ln character.</numerusform>
            <numerusform>The password needs at least %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApprovalGate</name>
    <message numerus="yes">
        <source>Approve %Ln item(s)</source>
        <translation>
            <numerusform>Approve %Ln item</numerusform>
            <numerusform>Approve %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentsView</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more attachment(s) in the package</source>
        <translation>
            <numerusform>%Ln more attachment in the package</numerusform>
            <numerusform>%Ln more attachments in the package</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BesideCounting</name>
    <message numerus="yes">
        <source>%Ln own item(s) in other channels</source>
        <translation>
            <numerusform>%Ln own item in other channels</numerusform>
            <numerusform>%Ln own items in other channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln near-identical sender(s)</source>
        <translation>
            <numerusform>%Ln near-identical sender</numerusform>
            <numerusform>%Ln near-identical senders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attachment(s) not searched</source>
        <translation>
            <numerusform>%Ln attachment not searched</numerusform>
            <numerusform>%Ln attachments not searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mail(s) with a sender that could not be read</source>
        <translation>
            <numerusform>%Ln mail with a sender that could not be read</numerusform>
            <numerusform>%Ln mails with a sender that could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln channel(s) not searched</source>
        <translation>
            <numerusform>%Ln channel not searched</numerusform>
            <numerusform>%Ln channels not searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) by others that mention the person</source>
        <translation>
            <numerusform>%Ln item by others that mentions the person</numerusform>
            <numerusform>%Ln items by others that mention the person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln forum post(s) by somebody without a readable e-mail address</source>
        <translation>
            <numerusform>%Ln forum post by somebody without a readable e-mail address</numerusform>
            <numerusform>%Ln forum posts by somebody without a readable e-mail address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chat message(s) by somebody without a readable e-mail address</source>
        <translation>
            <numerusform>%Ln chat message by somebody without a readable e-mail address</numerusform>
            <numerusform>%Ln chat messages by somebody without a readable e-mail address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) by somebody whose address could not be read</source>
        <translation>
            <numerusform>%Ln item by somebody whose address could not be read</numerusform>
            <numerusform>%Ln items by somebody whose address could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectDialog</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no search can read: %Ln file(s)</source>
        <translation>
            <numerusform>no search can read: %Ln file</numerusform>
            <numerusform>no search can read: %Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sender(s)</source>
        <translation>
            <numerusform>%Ln sender</numerusform>
            <numerusform>%Ln senders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContentDialog</name>
    <message numerus="yes">
        <source>Importing: %Ln item(s) so far</source>
        <translation>
            <numerusform>Importing: %Ln item so far</numerusform>
            <numerusform>Importing: %Ln items so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationText</name>
    <message numerus="yes">
        <source>Not shown: %Ln earlier item(s)</source>
        <translation>
            <numerusform>Not shown: %Ln earlier item</numerusform>
            <numerusform>Not shown: %Ln earlier items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not shown: %Ln later item(s)</source>
        <translation>
            <numerusform>Not shown: %Ln later item</numerusform>
            <numerusform>Not shown: %Ln later items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s) late</source>
        <translation>
            <numerusform>%Ln day late</numerusform>
            <numerusform>%Ln days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hour(s) late</source>
        <translation>
            <numerusform>%Ln hour late</numerusform>
            <numerusform>%Ln hours late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s)</source>
        <translation>
            <numerusform>%Ln case</numerusform>
            <numerusform>%Ln cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln check(s) open</source>
        <translation>
            <numerusform>%Ln check open</numerusform>
            <numerusform>%Ln checks open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection works: %Ln mail(s) in the folder.</source>
        <translation>
            <numerusform>The connection works: %Ln mail in the folder.</numerusform>
            <numerusform>The connection works: %Ln mails in the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln filed</source>
        <translation>
            <numerusform>%Ln filed</numerusform>
            <numerusform>%Ln filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln joined a case</source>
        <translation>
            <numerusform>%Ln joined a case</numerusform>
            <numerusform>%Ln joined a case</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already known</source>
        <translation>
            <numerusform>%Ln already known</numerusform>
            <numerusform>%Ln already known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln duplicate(s) of an open case</source>
        <translation>
            <numerusform>%Ln duplicate of an open case</numerusform>
            <numerusform>%Ln duplicates of an open case</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left aside</source>
        <translation>
            <numerusform>%Ln left aside</numerusform>
            <numerusform>%Ln left aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln can’t be read</source>
        <translation>
            <numerusform>%Ln can’t be read</numerusform>
            <numerusform>%Ln can’t be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %Ln</source>
        <translation>
            <numerusform>add %Ln</numerusform>
            <numerusform>add %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %Ln</source>
        <translation>
            <numerusform>change %Ln</numerusform>
            <numerusform>change %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>end %Ln</source>
        <translation>
            <numerusform>end %Ln</numerusform>
            <numerusform>end %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln role(s)</source>
        <translation>
            <numerusform>%Ln role</numerusform>
            <numerusform>%Ln roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A role that was not held before is given in %Ln line(s)</source>
        <translation>
            <numerusform>A role that was not held before is given in %Ln line</numerusform>
            <numerusform>A role that was not held before is given in %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) can’t be taken in</source>
        <translation>
            <numerusform>%Ln row can’t be taken in</numerusform>
            <numerusform>%Ln rows can’t be taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s)</source>
        <translation>
            <numerusform>%Ln page</numerusform>
            <numerusform>%Ln pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln working day(s)</source>
        <translation>
            <numerusform>%Ln working day</numerusform>
            <numerusform>%Ln working days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExcludeDialog</name>
    <message numerus="yes">
        <source>Leave %Ln item(s) out</source>
        <translation>
            <numerusform>Leave %Ln item out</numerusform>
            <numerusform>Leave %Ln items out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>{n} left out</source>
        <translation>
            <numerusform>{n} left out</numerusform>
            <numerusform>{n} left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%Ln item(s) imported</source>
        <translation>
            <numerusform>%Ln item imported</numerusform>
            <numerusform>%Ln items imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln there already</source>
        <translation>
            <numerusform>%Ln there already</numerusform>
            <numerusform>%Ln there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with an author that no search finds</source>
        <translation>
            <numerusform>%Ln with an author that no search finds</numerusform>
            <numerusform>%Ln with an author that no search finds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that an earlier import had stored without a sender can be found now: search again in open cases.</source>
        <translation>
            <numerusform>%Ln that an earlier import had stored without a sender can be found now: search again in open cases.</numerusform>
            <numerusform>%Ln that an earlier import had stored without a sender can be found now: search again in open cases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) there already with another time: day and month were read the other way round then. If they are right now, choose “Set the rows right”.</source>
        <translation>
            <numerusform>%Ln item there already with another time: day and month were read the other way round then. If they are right now, choose “Set the rows right”.</numerusform>
            <numerusform>%Ln items there already with another time: day and month were read the other way round then. If they are right now, choose “Set the rows right”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) there already got another time: search again in open cases.</source>
        <translation>
            <numerusform>%Ln item there already got another time: search again in open cases.</numerusform>
            <numerusform>%Ln items there already got another time: search again in open cases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) there already became what their rows say now: search again in open cases.</source>
        <translation>
            <numerusform>%Ln item there already became what their rows say now: search again in open cases.</numerusform>
            <numerusform>%Ln items there already became what their rows say now: search again in open cases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was imported: %Ln row(s) are there already, read with other columns then. They differ in: {parts}. If the columns below are right, choose “Set the rows right”; if not, choose others under “Columns…”.</source>
        <translation>
            <numerusform>Nothing was imported: %Ln row are there already, read with other columns then. They differ in: {parts}. If the columns below are right, choose “Set the rows right”; if not, choose others under “Columns…”.</numerusform>
            <numerusform>Nothing was imported: %Ln rows are there already, read with other columns then. They differ in: {parts}. If the columns below are right, choose “Set the rows right”; if not, choose others under “Columns…”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are listed.</source>
        <translation>
            <numerusform>The first %Ln are listed.</numerusform>
            <numerusform>The first %Ln are listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemView</name>
    <message numerus="yes">
        <source>Hit {hit} of {hits} in the part of this text that is shown, and %Ln further on: see the item’s page beside it.</source>
        <translation>
            <numerusform>Hit {hit} of {hits} in the part of this text that is shown, and %Ln further on: see the item’s page beside it.</numerusform>
            <numerusform>Hit {hit} of {hits} in the part of this text that is shown, and %Ln further on: see the item’s page beside it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OthersCounting</name>
    <message numerus="yes">
        <source>%Ln place(s)</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other person(s)</source>
        <translation>
            <numerusform>%Ln other person</numerusform>
            <numerusform>%Ln other people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not decided</source>
        <translation>
            <numerusform>%Ln not decided</numerusform>
            <numerusform>%Ln not decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) held back</source>
        <translation>
            <numerusform>%Ln file held back</numerusform>
            <numerusform>%Ln files held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent together with somebody else: %Ln item(s) (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</source>
        <translation>
            <numerusform>Sent together with somebody else: %Ln item (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</numerusform>
            <numerusform>Sent together with somebody else: %Ln items (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message numerus="yes">
        <source>%Ln erased for good</source>
        <translation>
            <numerusform>%Ln erased for good</numerusform>
            <numerusform>%Ln erased for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln anonymised</source>
        <translation>
            <numerusform>%Ln anonymised</numerusform>
            <numerusform>%Ln anonymised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pseudonymised</source>
        <translation>
            <numerusform>%Ln pseudonymised</numerusform>
            <numerusform>%Ln pseudonymised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message numerus="yes">
        <source>Conversation of %Ln item(s)</source>
        <translation>
            <numerusform>Conversation of %Ln item</numerusform>
            <numerusform>Conversation of %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message numerus="yes">
        <source>The record of processing is saved. %Ln point(s) in it are to be filled in.</source>
        <translation>
            <numerusform>The record of processing is saved. %Ln point in it are to be filled in.</numerusform>
            <numerusform>The record of processing is saved. %Ln points in it are to be filled in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReachWords</name>
    <message numerus="yes">
        <source>… and %Ln more; “dsr-desk hold show” tells all of them.</source>
        <translation>
            <numerusform>… and %Ln more; “dsr-desk hold show” tells all of them.</numerusform>
            <numerusform>… and %Ln more; “dsr-desk hold show” tells all of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of {case} in {channel} are in a batch that is not on record yet. When the run goes on it says of each whether it was erased before, or is held.</source>
        <translation>
            <numerusform>%Ln item of {case} in {channel} is in a batch that is not on record yet. When the run goes on it says whether the item was erased before, or is held.</numerusform>
            <numerusform>%Ln items of {case} in {channel} are in a batch that is not on record yet. When the run goes on it says of each whether it was erased before, or is held.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) of {case} in {channel} stay: no run has erased them.</source>
        <translation>
            <numerusform>%Ln item of {case} in {channel} stays: no run has erased it.</numerusform>
            <numerusform>%Ln items of {case} in {channel} stay: no run has erased them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too late for %Ln item(s) of {case} in {channel}, written {days}: a run had erased or pseudonymised it or them before.</source>
        <translation>
            <numerusform>Too late for %Ln item of {case} in {channel}, written {days}: a run had erased or pseudonymised it before.</numerusform>
            <numerusform>Too late for %Ln items of {case} in {channel}, written {days}: a run had erased or pseudonymised them before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message numerus="yes">
        <source>Erase %Ln item(s) again? It can’t be undone.</source>
        <translation>
            <numerusform>Erase %Ln item again? It can’t be undone.</numerusform>
            <numerusform>Erase %Ln items again? It can’t be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s) again</source>
        <translation>
            <numerusform>Erase %Ln item again</numerusform>
            <numerusform>Erase %Ln items again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{case}: %Ln item(s) of the plan</source>
        <translation>
            <numerusform>{case}: %Ln item of the plan</numerusform>
            <numerusform>{case}: %Ln items of the plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln erased</source>
        <translation>
            <numerusform>%Ln erased</numerusform>
            <numerusform>%Ln erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pseudonymised</source>
        <translation>
            <numerusform>%Ln pseudonymised</numerusform>
            <numerusform>%Ln pseudonymised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) left</source>
        <translation>
            <numerusform>%Ln other left</numerusform>
            <numerusform>%Ln others left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionDialog</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The papers of %Ln case(s) are removed for good.</source>
        <translation>
            <numerusform>The papers of %Ln case are removed for good.</numerusform>
            <numerusform>The papers of %Ln cases are removed for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The papers of %Ln case(s) are gone.</source>
        <translation>
            <numerusform>The papers of %Ln case are gone.</numerusform>
            <numerusform>The papers of %Ln cases are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedBanner</name>
    <message numerus="yes">
        <source>%Ln finished case(s): what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</source>
        <translation>
            <numerusform>%Ln finished case: what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</numerusform>
            <numerusform>%Ln finished cases: what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewNews</name>
    <message numerus="yes">
        <source>Not in this list yet: %Ln item(s) that came in since it was opened. They have to be looked at before the plan is made.</source>
        <translation>
            <numerusform>Not in this list yet: %Ln item that came in since it was opened. It has to be looked at before the plan is made.</numerusform>
            <numerusform>Not in this list yet: %Ln items that came in since it was opened. They have to be looked at before the plan is made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Included now: %Ln item(s).</source>
        <translation>
            <numerusform>Included now: %Ln item.</numerusform>
            <numerusform>Included now: %Ln items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out now: %Ln item(s). Ground: {ground}.</source>
        <translation>
            <numerusform>Left out now: %Ln item. Ground: {ground}.</numerusform>
            <numerusform>Left out now: %Ln items. Ground: {ground}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSteps</name>
    <message numerus="yes">
        <source>Left out as not confirmed: %Ln item(s)</source>
        <translation>
            <numerusform>Left out as not confirmed: %Ln item</numerusform>
            <numerusform>Left out as not confirmed: %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunAmounts</name>
    <message numerus="yes">
        <source>Erase %Ln item(s)</source>
        <translation>
            <numerusform>Erase %Ln item</numerusform>
            <numerusform>Erase %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pseudonymise %Ln item(s)</source>
        <translation>
            <numerusform>Pseudonymise %Ln item</numerusform>
            <numerusform>Pseudonymise %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s), pseudonymise {masked}</source>
        <translation>
            <numerusform>Erase %Ln item, pseudonymise {masked}</numerusform>
            <numerusform>Erase %Ln items, pseudonymise {masked}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagesView</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leftover(s) cleared</source>
        <translation>
            <numerusform>%Ln leftover cleared</numerusform>
            <numerusform>%Ln leftovers cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln trace(s) found</source>
        <translation>
            <numerusform>%Ln trace found</numerusform>
            <numerusform>%Ln traces found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s) forgotten</source>
        <translation>
            <numerusform>%Ln person forgotten</numerusform>
            <numerusform>%Ln persons forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited %Ln hour(s), by this computer’s own count</source>
        <translation>
            <numerusform>waited %Ln hour, by this computer’s own count</numerusform>
            <numerusform>waited %Ln hours, by this computer’s own count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited %Ln hour(s) by the clock alone: the computer was started anew since the approval, or is another one</source>
        <translation>
            <numerusform>waited %Ln hour by the clock alone: the computer was started anew since the approval, or is another one</numerusform>
            <numerusform>waited %Ln hours by the clock alone: the computer was started anew since the approval, or is another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln string(s) sought in {files}</source>
        <translation>
            <numerusform>%Ln string sought in {files}</numerusform>
            <numerusform>%Ln strings sought in {files}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unexplained</source>
        <translation>
            <numerusform>%Ln unexplained</numerusform>
            <numerusform>%Ln unexplained</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>{when}, {channel}: %Ln item(s)</source>
        <translation>
            <numerusform>{when}, {channel}: %Ln item</numerusform>
            <numerusform>{when}, {channel}: %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndecidedOthers</name>
    <message numerus="yes">
        <source>The extract holds %Ln other person(s), or what may be one, not decided about. What only looks like a name or a number can be read in it. Look before it is handed over: once you decide, the extract is made anew.</source>
        <translation>
            <numerusform>The extract holds %Ln other person, or what may be one, not decided about. What only looks like a name or a number can be read in it. Look before it is handed over: once you decide, the extract is made anew.</numerusform>
            <numerusform>The extract holds %Ln other persons, or what may be one, not decided about. What only looks like a name or a number can be read in it. Look before it is handed over: once you decide, the extract is made anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message numerus="yes">
        <source>%Ln check(s) left before anything can be searched.</source>
        <translation>
            <numerusform>%Ln check left before anything can be searched.</numerusform>
            <numerusform>%Ln checks left before anything can be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) found so far</source>
        <translation>
            <numerusform>%Ln item found so far</numerusform>
            <numerusform>%Ln items found so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WishesDialog</name>
    <message numerus="yes">
        <source>%Ln person(s) without a wish yet.</source>
        <translation>
            <numerusform>%Ln person without a wish yet.</numerusform>
            <numerusform>%Ln persons without a wish yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln case(s) will come of it.</source>
        <translation>
            <numerusform>%Ln case will come of it.</numerusform>
            <numerusform>%Ln cases will come of it.</numerusform>
        </translation>
    </message>
</context>
</TS>
