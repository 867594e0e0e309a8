// Where the numbers and the evidence of the levers come from, in Swedish.
#include "model/swedish_lists.hpp"

#include <array>

namespace likvard::swedish {
namespace {

constexpr std::array list{
    Source{"typical load in the coaching literature",
           "vanlig belastning i litteraturen om handledning"},
    Source{"experienced top-third teacher against a replacement",
           "erfaren lärare ur den bästa tredjedelen mot en ersättare"},
    Source{"modelling choice: one class", "modellval: en klass"},
    Source{"Handledning for larande (IFAU 2015:23), turnaround meta-analysis (Schueler et al. "
           "2022), Swedish principals; weighed by judgement",
           "Handledning för lärande (IFAU 2015:23), metaanalys av vändningsprogram (Schueler m.fl. "
           "2022), svenska rektorer; sammanvägt efter bedömning"},
    Source{"part of the package's net row; size assumed",
           "del av paketets samlade effekt; storleken antagen"},
    Source{"Botkyrka municipality, press text of 10 June 2019: 3 million SEK for Storvretskolan in "
           "2019",
           "Botkyrka kommun, pressmeddelande 10 juni 2019: 3 miljoner kronor till Storvretskolan "
           "2019"},
    Source{"no causal study; one-line messages +1.8 pp acceptance; 5 % of strong teachers moved "
           "for USD 20,000 (Glazerman et al. 2013)",
           "ingen orsaksstudie; korta meddelanden +1,8 procentenheter tackade ja; 5\u00A0% av de "
           "skickliga lärarna flyttade för 20\u00A0000 dollar (Glazerman m.fl. 2013)"},
    Source{"assumed: those whom advertising adds are less set on moving; few strong teachers move "
           "even for money (Glazerman et al. 2013)",
           "antaget: de som annonsering lockar är mindre inställda på att flytta; få skickliga "
           "lärare flyttar ens för pengar (Glazerman m.fl. 2013)"},
    Source{"modelling choice; the amount of 2019 was not stated",
           "modellval; beloppet 2019 angavs inte"},
    Source{"no causal evaluation: no control schools were left (IFAU declined); rises at the "
           "schools taken in contain regression to the mean",
           "ingen orsaksstudie: det fanns inga skolor kvar att jämföra med (IFAU avböjde); "
           "uppgångar i de skolor som valdes ut är delvis återgång mot medelvärdet"},
    Source{"no study; half of what is assumed of schools",
           "ingen studie; hälften av det som antas för skolor"},
    Source{"Allen & Burgess 2012, Hussain 2015 (England, failing grades): level +0.04 SD at its "
           "peak in year 2, gone by year 4; divided by 1.21 = 1 + 0.5 * 0.42, since a first year "
           "of half the input still counts",
           "Allen & Burgess 2012, Hussain 2015 (England, underkända skolor): nivå +0,04 SD som "
           "mest år 2, borta år 4; delat med 1,21 = 1 + 0,5 · 0,42, då ett första år med halv "
           "insats fortfarande räknas"},
    Source{"modelling choice: measures begin during the year",
           "modellval: åtgärderna börjar under året"},
    Source{"Gjefsen & Gunnes 2016, Oslo: more leave where schools are held to account",
           "Gjefsen & Gunnes 2016, Oslo: fler slutar där skolor ställs till svars"},
    Source{"assumed: 1-3 % more of the well-educated choose another school a year; at 0.15 utility "
           "per SD about 0.3 SD",
           "antaget: 1–3\u00A0% fler av de högutbildade väljer en annan skola varje år; vid 0,15 i "
           "nytta per SD ungefär 0,3 SD"},
    Source{"level 0.005 (0.01) for dialogues, evaluator and chain together (district trials in the "
           "USA, Oslo): half of it, divided by 1.68 for about three years of exposure; no study of "
           "dialogues as such",
           "nivå 0,005 (0,01) för dialoger, utvärderare och styrkedja tillsammans (försök med "
           "skoldistrikt i USA, Oslo): hälften av den, delad med 1,68 för ungefär tre år; ingen "
           "studie av dialoger som sådana"},
    Source{"one sixth of 0.8 / 2.0 - 1, the lag of a tight chain against a weak one; no "
           "quantitative evidence",
           "en sjättedel av 0,8 / 2,0 − 1, fördröjningen i en stark kedja mot en svag; inget mätt "
           "underlag"},
    Source{"modelling choice: one each term", "modellval: en per termin"},
    Source{"modelling choice: Botkyrka had 22 compulsory schools and proposed one post",
           "modellval: Botkyrka hade 22 grundskolor och föreslog en tjänst"},
    Source{"modelling choice; no study of advisers as a source of knowledge",
           "modellval; ingen studie av rådgivare som kunskapskälla"},
    Source{"level 0.005 (0.01) for dialogues, evaluator and chain together (district trials in the "
           "USA, Oslo): half of it, divided by 1.68 for about three years of exposure; no study of "
           "a governance chain as such",
           "nivå 0,005 (0,01) för dialoger, utvärderare och styrkedja tillsammans (försök med "
           "skoldistrikt i USA, Oslo): hälften av den, delad med 1,68 för ungefär tre år; ingen "
           "studie av en styrkedja som sådan"},
    Source{"half of 0.8 / 2.0 - 1, the lag of a tight chain against a weak one; no quantitative "
           "evidence",
           "hälften av 0,8 / 2,0 − 1, fördröjningen i en stark kedja mot en svag; inget mätt "
           "underlag"},
    Source{"career-teacher reform (IFAU 2020:3) and Handledning for larande (IFAU 2015:23): level "
           "0.03 (0.025) after about three years, divided by 1.68",
           "förstelärarreformen (IFAU 2020:3) och Handledning för lärande (IFAU 2015:23): nivå "
           "0,03 (0,025) efter ungefär tre år, delad med 1,68"},
    Source{"the same row: level 0.01 for others, divided by 1.68",
           "samma underlag: nivå 0,01 för övriga, delad med 1,68"},
    Source{"part of the net row; IFAU 2020:3 finds -0.02 (0.01)",
           "del av den samlade effekten; IFAU 2020:3 finner −0,02 (0,01)"},
    Source{"modelling choice: one teacher in seven held a career post in 2016, half of them here",
           "modellval: en lärare av sju var förstelärare 2016, hälften av dem här"},
    Source{"Jacob et al. 2015 (Michigan, 124 schools): no effect on results; centre and spread by "
           "judgement",
           "Jacob m.fl. 2015 (Michigan, 124 skolor): ingen effekt på resultaten; mittvärde och "
           "spridning efter bedömning"},
    Source{"modelling choice: about what the two-year programme of the trial had, recalled",
           "modellval: ungefär vad försökets tvååriga program hade, enligt minnet"},
    Source{"as classes.cap", "som classes.cap"},
    Source{"Bog, Dietrichson & Isaksson 2021 (Sweden), Bonesronning et al. 2022 (Norway), Kraft et "
           "al. 2024 (large programmes), weighed for a municipality",
           "Bøg, Dietrichson & Isaksson 2021 (Sverige), Bonesrønning m.fl. 2022 (Norge), Kraft "
           "m.fl. 2024 (stora program), sammanvägt för en kommun"},
    Source{"modelling choice: groups of four, six at a time",
           "modellval: grupper om fyra, sex i taget"},
    Source{
        "Kirkeboen et al. 2021 (Norway, grade 8): 0.06 (0.03); Kraft, Schueler & Falken 2024 "
        "(400-999 pupils): 0.21, times 0.45 outside the trial = 0.095 (0.04); weighed by precision",
        "Kirkebøen m.fl. 2021 (Norge, årskurs 8): 0,06 (0,03); Kraft, Schueler & Falken 2024 "
        "(400–999 elever): 0,21, gånger 0,45 utanför försöket = 0,095 (0,04); vägt efter "
        "precision"},
    Source{"modelling choice: the weakest quarter", "modellval: den svagaste fjärdedelen"},
    Source{"no causal study found; kept small: this is beyond the fifty hours that the law demands "
           "already",
           "ingen orsaksstudie hittad; hållen liten: detta är utöver de femtio timmar som lagen "
           "redan kräver"},
    Source{"modelling choice: about as many as fail a subject, grades 8-9",
           "modellval: ungefär så många som får F i något ämne, årskurs 8–9"},
    Source{"Danish trial of visiting instructors (Andersen et al. 2020), Hanushek, Kain & Rivkin "
           "2002; no Swedish causal study; weighed by judgement",
           "danskt försök med besökande handledare (Andersen m.fl. 2020), Hanushek, Kain & Rivkin "
           "2002; ingen svensk orsaksstudie; sammanvägt efter bedömning"},
    Source{"in the Danish trial a gain was seen in classes with a diagnosed pupil only; size by "
           "judgement",
           "i det danska försöket sågs en kunskapsvinst bara i klasser med en elev med diagnos; "
           "storleken efter bedömning"},
    Source{"Carrell & Hoekstra 2014 (Florida, within schools): one more counsellor in a primary "
           "school of about 500",
           "Carrell & Hoekstra 2014 (Florida, inom skolor): en kurator till på en låg- och "
           "mellanstadieskola med ungefär 500 elever"},
    Source{"no causal study found; near null", "ingen orsaksstudie hittad; nära noll"},
    Source{"Faria et al. 2017 (early warning), Guryan et al. 2021 (case managers), Rogers & Feller "
           "2018 (letters home), weighed for a municipality",
           "Faria m.fl. 2017 (tidig varning), Guryan m.fl. 2021 (mentorer), Rogers & Feller 2018 "
           "(brev hem), sammanvägt för en kommun"},
    Source{"modelling choice: calls and meetings, four to six times the caseload of a team",
           "modellval: samtal och möten, fyra till sex gånger så många ärenden som i ett team"},
    Source{"Guryan et al. 2021 (Chicago, grades 5-7: -0.229), weighed for a municipality; no "
           "Nordic trial",
           "Guryan m.fl. 2021 (Chicago, årskurs 5–7: −0,229), sammanvägt för en kommun; inget "
           "nordiskt försök"},
    Source{"assumed: 10-15 cases", "antaget: 10–15 ärenden"},
    Source{"Goux, Gurgand & Maurin 2017 (France) against Ny GIV (Norway, no effect); no Swedish "
           "causal study; weighed by judgement",
           "Goux, Gurgand & Maurin 2017 (Frankrike) mot Ny GIV (Norge, ingen effekt); ingen svensk "
           "orsaksstudie; sammanvägt efter bedömning"},
    Source{"no trial or comparison of Swedish guidance found",
           "inget försök med och ingen jämförelse av svensk vägledning hittad"},
    Source{"modelling choice; the nation had 1,410 pupils per counsellor in 2024/25",
           "modellval; riket hade 1\u00A0410 elever per studie- och yrkesvägledare 2024/25"},
    Source{"no causal study; a tenth of what is caught up without it",
           "ingen orsaksstudie; en tiondel av det som tas igen utan insatsen"},
    Source{"no causal study found", "ingen orsaksstudie hittad"},
    Source{"modelling choice: two hours a week each", "modellval: två timmar i veckan var"},
    Source{"no causal study found; the raw difference in merit value is selection",
           "ingen orsaksstudie hittad; den råa skillnaden i meritvärde beror på vilka som deltar"},
    Source{"modelling choice: eighteen groups of five", "modellval: arton grupper om fem"},
    Source{"Statskontoret 2021:2 describes it; size by judgement",
           "Statskontoret 2021:2 beskriver det; storleken efter bedömning"},
    Source{"modelling choice: a seat far away is turned down more often",
           "modellval: en plats långt bort tackas oftare nej till"},
    Source{"Beuchert, Humlum, Nielsen & Smith 2018 (Denmark, 134 closings): a small loss, largest "
           "for pupils of closed schools, gone within years; size by judgement",
           "Beuchert, Humlum, Nielsen & Smith 2018 (Danmark, 134 nedläggningar): en liten förlust, "
           "störst för elever på nedlagda skolor, borta inom några år; storleken efter bedömning"},
    Source{"Matematiklyftet (IFAU 2021:22-23), Laslyftet (IFAU 2024:6), Handledning for larande "
           "(IFAU 2015:23), Kraft, Blazar & Hogan 2018",
           "Matematiklyftet (IFAU 2021:22–23), Läslyftet (IFAU 2024:6), Handledning för lärande "
           "(IFAU 2015:23), Kraft, Blazar & Hogan 2018"},
    Source{"Handledning for larande (IFAU 2015:23), Schueler et al. 2022, Bohlmark, Gronqvist & "
           "Vlachos 2016",
           "Handledning för lärande (IFAU 2015:23), Schueler m.fl. 2022, Böhlmark, Grönqvist & "
           "Vlachos 2016"},
    Source{"no causal study; Glazerman et al. 2013 on how few strong teachers move for money",
           "ingen orsaksstudie; Glazerman m.fl. 2013 om hur få skickliga lärare som flyttar för "
           "pengar"},
    Source{"no causal evaluation (IFAU declined for lack of control schools); the Norwegian "
           "Veilederkorpset has self-reports only",
           "ingen orsaksstudie (IFAU avböjde då skolor att jämföra med saknades); norska "
           "Veilederkorpset har bara egna omdömen"},
    Source{"Allen & Burgess 2012 and Hussain 2015 (England); regular visits: none (Norgren "
           "2017-21, RiR 2022:22)",
           "Allen & Burgess 2012 och Hussain 2015 (England); vanliga tillsynsbesök: ingen (Norgren "
           "2017–21, RiR 2022:22)"},
    Source{"no causal study of dialogues; trials of district data reforms (Carlson, Borman & "
           "Robinson 2011) and Oslo (Gjefsen & Gunnes 2016) beside it",
           "ingen orsaksstudie av dialoger; bredvid finns försök med reformer i amerikanska "
           "skoldistrikt (Carlson, Borman & Robinson 2011) och Oslo (Gjefsen & Gunnes 2016)"},
    Source{"reliability of a school's mean answer (about 100 pupils), from the psychometrics of "
           "school climate; no study of what knowing it leads to",
           "tillförlitligheten i en skolas medelsvar (ungefär 100 elever), från psykometriska "
           "studier av skolklimat; ingen studie av vad det ger att veta det"},
    Source{
        "no quantitative evidence on what a reporting system does to the time until a municipality "
        "acts",
        "inget mätt underlag om vad avvikelsehantering betyder för tiden tills en kommun agerar"},
    Source{"no causal study of evaluator posts was found",
           "ingen orsaksstudie av tjänster som utvärderare hittad"},
    Source{"no causal study of a municipality's own advisers to principals was found",
           "ingen orsaksstudie av en kommuns egna rådgivare till rektorer hittad"},
    Source{
        "no causal study of governance chains; an inquiry of 2019 in Botkyrka blames broken links",
        "ingen orsaksstudie av styrkedjor; en utredning i Botkyrka 2019 pekar på brustna länkar"},
    Source{"Falch 2011 (Norway): 10 % pay lowers the yearly probability of leaving by 6 points; "
           "Falch 2010 on recruitment",
           "Falch 2011 (Norge): 10\u00A0% högre lön sänker den årliga sannolikheten att sluta med "
           "6 procentenheter; Falch 2010 om rekrytering"},
    Source{"Gronqvist, Hensvik & Thoresson (IFAU 2020:3; not of second-language posts), "
           "Handledning for larande (IFAU 2015:23)",
           "Grönqvist, Hensvik & Thoresson (IFAU 2020:3; inte om tjänster i svenska som "
           "andraspråk), Handledning för lärande (IFAU 2015:23)"},
    Source{"Jacob et al. 2015 (Balanced Leadership, Michigan): no effect on results",
           "Jacob m.fl. 2015 (Balanced Leadership, Michigan): ingen effekt på resultaten"},
    Source{"Fredriksson, Ockert & Oosterbeek 2013 (Sweden) against Leuven & Lokken 2020 (Norway: "
           "none); Campbell review 2018: minimal",
           "Fredriksson, Öckert & Oosterbeek 2013 (Sverige) mot Leuven & Løkken 2020 (Norge: "
           "ingen); Campbell-översikten 2018: mycket liten"},
    Source{"trials: Bog et al. 2021 (Sweden), Bonesronning et al. 2022 (Norway), Kraft et al. 2024",
           "försök: Bøg m.fl. 2021 (Sverige), Bonesrønning m.fl. 2022 (Norge), Kraft m.fl. 2024"},
    Source{"trials: Kirkeboen et al. 2021 (Norway, low performers in grade 8), Kraft, Schueler & "
           "Falken 2024",
           "försök: Kirkebøen m.fl. 2021 (Norge, lågpresterande i årskurs 8), Kraft, Schueler & "
           "Falken 2024"},
    Source{"no causal study of holiday school was found", "ingen orsaksstudie av lovskola hittad"},
    Source{"Hanushek, Kain & Rivkin 2002, Schwartz, Hopkins & Stiefel 2021 (USA, pupil fixed "
           "effects); no Swedish causal study",
           "Hanushek, Kain & Rivkin 2002, Schwartz, Hopkins & Stiefel 2021 (USA, samma elev "
           "jämförd med sig själv); ingen svensk orsaksstudie"},
    Source{"Danish adviser trial (null on average), pupil fixed effects in Texas (Hanushek, Kain & "
           "Rivkin 2002); no Swedish causal study",
           "danskt rådgivarförsök (ingen effekt i genomsnitt), elever jämförda med sig själva i "
           "Texas (Hanushek, Kain & Rivkin 2002); ingen svensk orsaksstudie"},
    Source{"Carrell & Hoekstra 2014 (Florida, counsellors, boys); nothing on nurses",
           "Carrell & Hoekstra 2014 (Florida, kuratorer, pojkar); inget om skolsköterskor"},
    Source{"trials in the USA: Faria et al. 2017, Guryan et al. 2021, Rogers & Feller 2018; none "
           "shows an effect on results",
           "försök i USA: Faria m.fl. 2017, Guryan m.fl. 2021, Rogers & Feller 2018; inget visar "
           "någon effekt på resultaten"},
    Source{"Guryan et al. 2021 (case managers, Chicago); no Nordic trial; no effect on scores",
           "Guryan m.fl. 2021 (mentorer, Chicago); inget nordiskt försök; ingen effekt på "
           "provresultat"},
    Source{"Goux, Gurgand & Maurin 2017 (French trial of meetings), Ny GIV (Norway: no effect); no "
           "causal study of Swedish guidance",
           "Goux, Gurgand & Maurin 2017 (franskt försök med möten), Ny GIV (Norge: ingen effekt); "
           "ingen orsaksstudie av svensk vägledning"},
    Source{"no causal study of reception was found", "ingen orsaksstudie av mottagande hittad"},
    Source{"no causal study of study guidance was found",
           "ingen orsaksstudie av studiehandledning hittad"},
    Source{"no causal study of mother-tongue instruction was found; the sign is unknown",
           "ingen orsaksstudie av modersmålsundervisning hittad; riktningen är okänd"},
    Source{"Andersson 2008: +10 % teachers, pupils of short-educated parents; the grant itself: "
           "pooled effect near zero (IFAU 2025)",
           "Andersson 2008: +10\u00A0% lärare, elever med kortutbildade föräldrar; bidraget "
           "självt: sammantagen effekt nära noll (IFAU 2025)"},
    Source{"Andersson 2008: +10 % teachers, pupils of short-educated parents, none for the mean "
           "pupil; Kunskapsbidraget near zero (IFAU 2025)",
           "Andersson 2008: +10\u00A0% lärare, elever med kortutbildade föräldrar, ingen för den "
           "genomsnittliga eleven; Kunskapsbidraget nära noll (IFAU 2025)"},
    Source{"no causal study of these rules in Sweden; choice stands for about 25 % of school "
           "segregation (Skolverket 2025:19)",
           "ingen orsaksstudie av sådana regler i Sverige; skolvalet står för ungefär 25\u00A0% av "
           "skolsegregationen (Skolverket 2025:19)"},
    Source{"Beuchert, Humlum, Nielsen & Smith 2018 (Danish consolidations, differences in "
           "differences)",
           "Beuchert, Humlum, Nielsen & Smith 2018 (danska sammanslagningar, före och efter mot "
           "oberörda skolor)"},
};

} // namespace

std::span<const Source> sources_of_levers()
{
    return list;
}

} // namespace likvard::swedish
