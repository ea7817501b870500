<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ApprovalGate</name>
    <message numerus="yes">
        <source>Approve %n item(s)</source>
        <translation>
            <numerusform>Approve %n item</numerusform>
            <numerusform>Approve %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AttachmentsView</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more attachment(s) in the package</source>
        <translation>
            <numerusform>%n more attachment in the package</numerusform>
            <numerusform>%n more attachments in the package</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BesideCounting</name>
    <message numerus="yes">
        <source>%n own item(s) in other channels</source>
        <translation>
            <numerusform>%n own item in other channels</numerusform>
            <numerusform>%n own items in other channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n near-identical sender(s)</source>
        <translation>
            <numerusform>%n near-identical sender</numerusform>
            <numerusform>%n near-identical senders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s) not searched</source>
        <translation>
            <numerusform>%n attachment not searched</numerusform>
            <numerusform>%n attachments not searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mail(s) with a sender that could not be read</source>
        <translation>
            <numerusform>%n mail with a sender that could not be read</numerusform>
            <numerusform>%n mails with a sender that could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) not searched</source>
        <translation>
            <numerusform>%n channel not searched</numerusform>
            <numerusform>%n channels not searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) by others that mention the person</source>
        <translation>
            <numerusform>%n item by others that mentions the person</numerusform>
            <numerusform>%n items by others that mention the person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationText</name>
    <message numerus="yes">
        <source>Not shown: %n earlier item(s)</source>
        <translation>
            <numerusform>Not shown: %n earlier item</numerusform>
            <numerusform>Not shown: %n earlier items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not shown: %n later item(s)</source>
        <translation>
            <numerusform>Not shown: %n later item</numerusform>
            <numerusform>Not shown: %n later items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counting</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) late</source>
        <translation>
            <numerusform>%n hour late</numerusform>
            <numerusform>%n hours late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n persons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) open</source>
        <translation>
            <numerusform>%n check open</numerusform>
            <numerusform>%n checks open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection works: %n mail(s) in the folder.</source>
        <translation>
            <numerusform>The connection works: %n mail in the folder.</numerusform>
            <numerusform>The connection works: %n mails in the folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filed</source>
        <translation>
            <numerusform>%n filed</numerusform>
            <numerusform>%n filed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n joined a case</source>
        <translation>
            <numerusform>%n joined a case</numerusform>
            <numerusform>%n joined a case</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already known</source>
        <translation>
            <numerusform>%n already known</numerusform>
            <numerusform>%n already known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n duplicate(s) of an open case</source>
        <translation>
            <numerusform>%n duplicate of an open case</numerusform>
            <numerusform>%n duplicates of an open case</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left aside</source>
        <translation>
            <numerusform>%n left aside</numerusform>
            <numerusform>%n left aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can’t be read</source>
        <translation>
            <numerusform>%n can’t be read</numerusform>
            <numerusform>%n can’t be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n</source>
        <translation>
            <numerusform>add %n</numerusform>
            <numerusform>add %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n</source>
        <translation>
            <numerusform>change %n</numerusform>
            <numerusform>change %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>end %n</source>
        <translation>
            <numerusform>end %n</numerusform>
            <numerusform>end %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role(s)</source>
        <translation>
            <numerusform>%n role</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A role that was not held before is given in %n line(s)</source>
        <translation>
            <numerusform>A role that was not held before is given in %n line</numerusform>
            <numerusform>A role that was not held before is given in %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can’t be taken in</source>
        <translation>
            <numerusform>%n row can’t be taken in</numerusform>
            <numerusform>%n rows can’t be taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExcludeDialog</name>
    <message numerus="yes">
        <source>Leave %n item(s) out</source>
        <translation>
            <numerusform>Leave %n item out</numerusform>
            <numerusform>Leave %n items out</numerusform>
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
    <name>ItemView</name>
    <message numerus="yes">
        <source>Hit {hit} of {hits} in the part of this text that is shown, and %n further on: see the item’s page beside it.</source>
        <translation>
            <numerusform>Hit {hit} of {hits} in the part of this text that is shown, and %n further on: see the item’s page beside it.</numerusform>
            <numerusform>Hit {hit} of {hits} in the part of this text that is shown, and %n further on: see the item’s page beside it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OthersCounting</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other person(s)</source>
        <translation>
            <numerusform>%n other person</numerusform>
            <numerusform>%n other people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not decided</source>
        <translation>
            <numerusform>%n not decided</numerusform>
            <numerusform>%n not decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) held back</source>
        <translation>
            <numerusform>%n file held back</numerusform>
            <numerusform>%n files held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent together with somebody else: %n item(s) (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</source>
        <translation>
            <numerusform>Sent together with somebody else: %n item (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</numerusform>
            <numerusform>Sent together with somebody else: %n items (number {numbers}). The text may be that person’s too: read it, and leave the item out under Review where it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message numerus="yes">
        <source>%n erased for good</source>
        <translation>
            <numerusform>%n erased for good</numerusform>
            <numerusform>%n erased for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n anonymised</source>
        <translation>
            <numerusform>%n anonymised</numerusform>
            <numerusform>%n anonymised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pseudonymised</source>
        <translation>
            <numerusform>%n pseudonymised</numerusform>
            <numerusform>%n pseudonymised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n kept</numerusform>
            <numerusform>%n kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message numerus="yes">
        <source>Conversation of %n item(s)</source>
        <translation>
            <numerusform>Conversation of %n item</numerusform>
            <numerusform>Conversation of %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message numerus="yes">
        <source>Erase %n item(s) again? It can’t be undone.</source>
        <translation>
            <numerusform>Erase %n item again? It can’t be undone.</numerusform>
            <numerusform>Erase %n items again? It can’t be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n item(s) again</source>
        <translation>
            <numerusform>Erase %n item again</numerusform>
            <numerusform>Erase %n items again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{case}: %n item(s) of the plan</source>
        <translation>
            <numerusform>{case}: %n item of the plan</numerusform>
            <numerusform>{case}: %n items of the plan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased</source>
        <translation>
            <numerusform>%n erased</numerusform>
            <numerusform>%n erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pseudonymised</source>
        <translation>
            <numerusform>%n pseudonymised</numerusform>
            <numerusform>%n pseudonymised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) left</source>
        <translation>
            <numerusform>%n other left</numerusform>
            <numerusform>%n others left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedBanner</name>
    <message numerus="yes">
        <source>%n finished case(s): what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</source>
        <translation>
            <numerusform>%n finished case: what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</numerusform>
            <numerusform>%n finished cases: what was erased stands there again ({cases}). A backup may have been put back, or the person has come back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewNews</name>
    <message numerus="yes">
        <source>Not in this list yet: %n item(s) that came in since it was opened. They have to be looked at before the plan is made.</source>
        <translation>
            <numerusform>Not in this list yet: %n item that came in since it was opened. It has to be looked at before the plan is made.</numerusform>
            <numerusform>Not in this list yet: %n items that came in since it was opened. They have to be looked at before the plan is made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Included now: %n item(s).</source>
        <translation>
            <numerusform>Included now: %n item.</numerusform>
            <numerusform>Included now: %n items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out now: %n item(s). Ground: {ground}.</source>
        <translation>
            <numerusform>Left out now: %n item. Ground: {ground}.</numerusform>
            <numerusform>Left out now: %n items. Ground: {ground}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSteps</name>
    <message numerus="yes">
        <source>Left out as not confirmed: %n item(s)</source>
        <translation>
            <numerusform>Left out as not confirmed: %n item</numerusform>
            <numerusform>Left out as not confirmed: %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunAmounts</name>
    <message numerus="yes">
        <source>Erase %n item(s)</source>
        <translation>
            <numerusform>Erase %n item</numerusform>
            <numerusform>Erase %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pseudonymise %n item(s)</source>
        <translation>
            <numerusform>Pseudonymise %n item</numerusform>
            <numerusform>Pseudonymise %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n item(s), pseudonymise {masked}</source>
        <translation>
            <numerusform>Erase %n item, pseudonymise {masked}</numerusform>
            <numerusform>Erase %n items, pseudonymise {masked}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StagesView</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leftover(s) cleared</source>
        <translation>
            <numerusform>%n leftover cleared</numerusform>
            <numerusform>%n leftovers cleared</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s) found</source>
        <translation>
            <numerusform>%n trace found</numerusform>
            <numerusform>%n traces found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) forgotten</source>
        <translation>
            <numerusform>%n person forgotten</numerusform>
            <numerusform>%n persons forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited %n hour(s), by this computer’s own count</source>
        <translation>
            <numerusform>waited %n hour, by this computer’s own count</numerusform>
            <numerusform>waited %n hours, by this computer’s own count</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>waited %n hour(s) by the clock alone: the computer was started anew since the approval, or is another one</source>
        <translation>
            <numerusform>waited %n hour by the clock alone: the computer was started anew since the approval, or is another one</numerusform>
            <numerusform>waited %n hours by the clock alone: the computer was started anew since the approval, or is another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n string(s) sought in {files}</source>
        <translation>
            <numerusform>%n string sought in {files}</numerusform>
            <numerusform>%n strings sought in {files}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unexplained</source>
        <translation>
            <numerusform>%n unexplained</numerusform>
            <numerusform>%n unexplained</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>{when}, {channel}: %n item(s)</source>
        <translation>
            <numerusform>{when}, {channel}: %n item</numerusform>
            <numerusform>{when}, {channel}: %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message numerus="yes">
        <source>%n check(s) left before anything can be searched.</source>
        <translation>
            <numerusform>%n check left before anything can be searched.</numerusform>
            <numerusform>%n checks left before anything can be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) found so far</source>
        <translation>
            <numerusform>%n item found so far</numerusform>
            <numerusform>%n items found so far</numerusform>
        </translation>
    </message>
</context>
</TS>
