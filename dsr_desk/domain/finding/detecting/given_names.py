"""Given names that are common in Sweden, folded: by these a single word is known to be a name.

From the statistics on given names of people who live in Sweden (SCB); names that are also common
words (“Maj”, “Sten”, “Stig” at the beginning of a sentence) are left out.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    "abdul abdullah adam adrian agneta agnes ahmad ahmed aina albert albin alexander alexandra"
    " alf alfred ali alice alicia alma alva alvin amanda amina amir anders andreas anette"
    " angelica anita anja ann anna anneli annelie annette annika anton arne arvid astrid august"
    " axel barbro beatrice bengt benjamin bernt berit bertil birger birgit birgitta bjorn bo"
    " borje britt camilla carina carl carolina caroline cathrine catharina cecilia charlotte"
    " christer christian christina christoffer claes conny cornelia dagmar daniel daniela david"
    " dennis desiree ebba eddie edith edvin elias elin elina elisabet elisabeth ella ellen elsa"
    " elsie elvira emelie emil emilia emma erik erika ester eva evelina evert fatima fatma"
    " felicia felix filip folke frank fredrik frida fredrika gabriel gabriella gerd gert gertrud"
    " goran gosta greta gudrun gun gunilla gunborg gunnar gunnel gustaf gustav hakan hampus"
    " hanna hannah hannes hans harald harry hassan hedvig helen helena helene helge henrik henry"
    " herman hilda hilma hjalmar hugo hussein ibrahim ida ingegerd ines inga ingalill inge"
    " ingela inger ingmar ingrid ingvar irene iris isabella isak ivar jacob jakob jan jane janne"
    " jasmine jenny jens jerker jessica jimmy joakim joel johan johanna johannes john johnny"
    " jonas jonathan jonna jorgen josef josefin josefine julia julius kaj kalle karin karl"
    " karolina katarina katrin kent kenneth kenny kerstin kevin kicki kim kjell klara klas"
    " kristian kristina kristoffer kurt lars lasse leif leila lena lennart leo leon liam lilian"
    " lillian lina linda linnea linus lisa lisbeth liselott liselotte lotta louise lovisa lucas"
    " ludvig lukas mads madeleine magdalena magnus maja malin margareta margaretha maria mariam"
    " mariana marianne marie markus marcus martin martina mathias matilda mats mattias max"
    " maximilian melissa melker micael michael michaela mikael milla mirjam moa mohamed mohammad"
    " mohammed mona monica monika morgan mustafa niklas nicklas nicole nils nina noah nora norah"
    " oliver olivia olle olof omar oscar oskar osman otto ove par patricia patrik paul pauline"
    " pelle per pernilla peter petra petter pia pontus ragnar ragnhild rakel rasmus rebecca"
    " rebecka richard rickard robert robin roger roland rolf ronja ronny rosa rune ruth sabina"
    " saga samir samuel sandra sanna sara sarah sebastian selma signe sigrid siri siv sofia"
    " sofie solveig sonja soren stefan stella stellan stina sture susann susanna"
    " susanne svante sven svea sylvia tage theo therese thomas thor tilda tim tina tobias tomas"
    " tommy tony torbjorn tord tore torsten tove tuva tyra ulf ulla ulrica ulrika urban vanja"
    " vera veronica victor victoria viggo viktor viktoria vilhelm ville vincent viola viveka"
    " wilhelm william wilma yasmin ylva yngve yusuf yvonne zahra zoe ake asa".split()
)

IN_SMALL_LETTERS = GIVEN_NAMES - frozenset(
    "ann august bo frank gun hans harry herman inga ingrid iris jan kaj kent kicki kim lena leo"
    " lina louise mats max moa morgan nora otto par paul per pia roger rosa rune saga siri siv"
    " stella stina sture svea tage thor tilda tim tord tore tove urban vera ville viola".split()
)
"""Those that tell somebody also where they are written without a capital: no such word is known."""
