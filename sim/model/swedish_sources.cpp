// Where the numbers of the model's processes come from, in Swedish.
#include "model/swedish_lists.hpp"

#include <array>

namespace likvard::swedish {
namespace {

constexpr std::array list{
    Source{"modelling choice", "modellval"},
    Source{"no quantitative evidence; Botkyrka's own inquiry 2019 blames links in the chain",
           "inget mätt underlag; Botkyrkas egen utredning 2019 pekar på brustna länkar i kedjan"},
    Source{"assumed below that of surveys", "antas lägre än för enkäter"},
    Source{"psychometrics of school climate means",
           "psykometriska studier av skolors medelvärden i klimatenkäter"},
    Source{"pupil-weighted SD of school merit 25.3 points over 66 (units 2024/25) net of sampling",
           "elevvägd spridning i skolors meritvärde, 25,3 poäng av 66 (enheter 2024/25), utan "
           "urvalets slump"},
    Source{"an earlier, simpler fitted model: 2.8 pp per 0.1 SD at 72 % passing",
           "en tidigare, enklare anpassad modell: 2,8 procentenheter per 0,1 SD vid 72\u00A0% "
           "godkända"},
    Source{"Skolverket, Underlag for analys 2024/25: 71.9 % pass all",
           "Skolverket, Underlag för analys 2024/25: 71,9\u00A0% har godkänt i alla ämnen"},
    Source{"Skolverket 2021-06-10: 75 % remain after one year, under 40 % after three, 20 % after "
           "five",
           "Skolverket 2021-06-10: 75\u00A0% är kvar efter ett år, under 40\u00A0% efter tre, "
           "20\u00A0% efter fem"},
    Source{"no causal evidence; sign from surveys of principals' workload",
           "inget orsakssamband belagt; riktningen från enkäter om rektorers arbetsbelastning"},
    Source{"Skolverket, Underlag for analys 2024/25: 1,104,634 pupils, 3,488 principal FTE",
           "Skolverket, Underlag för analys 2024/25: 1\u00A0104\u00A0634 elever, 3\u00A0488 "
           "heltidstjänster som rektor"},
    Source{"Bohlmark, Gronqvist & Vlachos 2016, The Headmaster Ritual, SJE 118(4): 0.05-0.10",
           "Böhlmark, Grönqvist & Vlachos 2016, The Headmaster Ritual, SJE 118(4): 0,05–0,10"},
    Source{"Bartanen, Grissom & Rogers 2019; Skolalys 2023 finds almost no raw link",
           "Bartanen, Grissom & Rogers 2019; Skolalys 2023 finner nästan inget rått samband"},
    Source{"no causal study of assistant principals was found; centred near zero",
           "ingen orsaksstudie av biträdande rektorer hittad; centrerad nära noll"},
    Source{"persistence 0.22 and 0.25: 1 + 0.42 + 0.27",
           "bestående del 0,22 och kvar av resten 0,25: 1 + 0,42 + 0,27"},
    Source{"set so that 16.7 % of all leave (SOU 2019:40, appendix 7: 10 % to another school, 6.7 "
           "% out)",
           "valt så att 16,7\u00A0% av alla slutar (SOU 2019:40, bilaga 7: 10\u00A0% till en annan "
           "skola, 6,7\u00A0% ur yrket)"},
    Source{"SOU 2019:40, appendix 7: 6.7 of 16.7 %", "SOU 2019:40, bilaga 7: 6,7 av 16,7\u00A0%"},
    Source{"Borman & Dowling 2008; Ingersoll; Guarino et al. 2006",
           "Borman & Dowling 2008; Ingersoll; Guarino m.fl. 2006"},
    Source{"Swedish retirement window", "svenska pensionsåldrar"},
    Source{"SOU 2019:40; Karbownik & Martinson IFAU 2014:11; Falch & Strom 2005",
           "SOU 2019:40; Karbownik & Martinson, IFAU 2014:11; Falch & Strøm 2005"},
    Source{"Karbownik 2020, EER 75, Stockholm upper secondary: up to .10, halved",
           "Karbownik 2020, EER 75, gymnasieskolor i Stockholm: upp till 0,10, halverat"},
    Source{"workload and stress are leavers' first reasons (SCB survey 2016); size assumed",
           "arbetsbelastning och stress är de främsta skälen att sluta (SCB:s enkät 2016); "
           "storleken antagen"},
    Source{"Bartanen, Grissom & Rogers 2019 (sign); size assumed",
           "Bartanen, Grissom & Rogers 2019 (riktningen); storleken antagen"},
    Source{
        "IFAU 2014:11: temporary and non-degree teachers leave most; size assumed",
        "IFAU 2014:11: visstidsanställda och lärare utan examen slutar oftast; storleken antagen"},
    Source{"Falch 2011, AER P&P 101(3), Norway", "Falch 2011, AER P&P 101(3), Norge"},
    Source{"most moves are within commuting distance (SOU 2019:40); share assumed",
           "de flesta byten sker inom pendlingsavstånd (SOU 2019:40); andelen antagen"},
    Source{"set so that about 16.7 % leave and few posts stay vacant",
           "valt så att ungefär 16,7\u00A0% slutar och få tjänster blir vakanta"},
    Source{"set so that the certified share keeps its level",
           "valt så att andelen legitimerade och behöriga håller sin nivå"},
    Source{"16.7 % leave their school, 10 to another (SOU 2019:40): 10 / 16.7",
           "16,7\u00A0% lämnar sin skola, varav 10 till en annan (SOU 2019:40): 10 / 16,7"},
    Source{"set to the certified gradient between school quarters (66.6 to 79.8 %, Skolverket "
           "2024/25)",
           "valt efter skillnaden i andel legitimerade och behöriga mellan skolfjärdedelar (66,6 "
           "till 79,8\u00A0%, Skolverket 2024/25)"},
    Source{"Falch 2010, Norway: hires +5.5 % of staff, on the 16.7 % that are hired here in a "
           "year: log(22.2 / 16.7)",
           "Falch 2010, Norge: nyanställda +5,5\u00A0% av personalen, mot de 16,7\u00A0% som här "
           "anställs på ett år: log(22,2 / 16,7)"},
    Source{"Andersson & Waldenstrom 2007; IFAU 2025 on Kunskapsbidraget",
           "Andersson & Waldenström 2007; IFAU 2025 om Kunskapsbidraget"},
    Source{"modelling choice; whole posts, rounded up", "modellval; hela tjänster, avrundat uppåt"},
    Source{"modelling choice: the unit of the others", "modellval: de övriga mäts i den"},
    Source{"no observable trait predicts effectiveness well; assumed",
           "inga synliga egenskaper förutsäger skicklighet väl; antaget"},
    Source{"set to 89.2 % permanent (Skolverket 2024/25)",
           "valt efter 89,2\u00A0% tillsvidareanställda (Skolverket 2024/25)"},
    Source{"starting values: .15 / (.15 + .57)", "startvärden: 0,15 / (0,15 + 0,57)"},
    Source{"twice that of a school: parents bring the children, assumed",
           "dubbelt mot för en skola, då föräldrarna följer med; antaget"},
    Source{"nine in ten at age three or more", "nio av tio från tre års ålder"},
    Source{"no Swedish number found; typical of discrete-choice studies",
           "ingen svensk siffra hittad; typiskt för studier av skolval"},
    Source{"Swedish studies agree on the sign", "svenska studier är eniga om riktningen"},
    Source{"half, assumed", "hälften, antaget"},
    Source{"no Swedish estimate found", "ingen svensk skattning hittad"},
    Source{"half, as for schoolmates; that the well-educated leave a school under state measures "
           "first: Allen & Burgess 2012, Hussain 2015 (England), size assumed",
           "hälften, som för skolkamraterna; att högutbildade först lämnar en skola under statliga "
           "åtgärder: Allen & Burgess 2012, Hussain 2015 (England), storleken antagen"},
    Source{"set so that segregation keeps its level: flat since 2015 (Skolverket 2025:19)",
           "valt så att segregationen håller sin nivå: oförändrad sedan 2015 (Skolverket 2025:19)"},
    Source{"modelling choice; Sweden has no rule", "modellval; det finns ingen svensk regel"},
    Source{"IFAU 2025 on the state grant: more teachers, smaller classes; size assumed",
           "IFAU 2025 om statsbidraget: fler lärare, mindre klasser; storleken antagen"},
    Source{"the weakest 15 %: Bog et al., Bonesronning et al. 2022 as priced in lever08",
           "de svagaste 15\u00A0%: Bøg m.fl., Bonesrønning m.fl. 2022, så som insatsen är prissatt "
           "här"},
    Source{"modelling choice; sign from inspections' reviews",
           "modellval; riktningen från tillsynens granskningar"},
    Source{"modelling choice; sign from Ronfeldt, Loeb & Wyckoff 2013",
           "modellval; riktningen från Ronfeldt, Loeb & Wyckoff 2013"},
    Source{"set so that 1 in 7 pupils misses more than 15 % (Skolverket, autumn 2019)",
           "valt så att en elev av sju missar mer än 15\u00A0% (Skolverket, hösten 2019)"},
    Source{
        "set to pupils above 15 % in grades 7, 8, 9: about 16, 19, 22 % (Skolverket, autumn 2019)",
        "valt efter andelen elever över 15\u00A0% i årskurs 7, 8 och 9: ungefär 16, 19 och "
        "22\u00A0% (Skolverket, hösten 2019)"},
    Source{"Andersson & Waldenstrom 2011, EER 30(1), shrunk hard",
           "Andersson & Waldenström 2011, EER 30(1), kraftigt nedviktat"},
    Source{"Ronfeldt, Loeb & Wyckoff 2013 (low-performing schools)",
           "Ronfeldt, Loeb & Wyckoff 2013 (skolor med låga resultat)"},
    Source{"precision-weighted: Matematiklyftet 0.034 (IFAU 2021:22-23), Laslyftet 0.017 (IFAU "
           "2024:6), Handledning for larande 0.04-0.15 (IFAU 2015:23), Danish adviser about 0.02 "
           "(2L), large coaching trials 0.09 (Kraft, Blazar & Hogan 2018)",
           "precisionsvägt: Matematiklyftet 0,034 (IFAU 2021:22–23), Läslyftet 0,017 (IFAU "
           "2024:6), Handledning för lärande 0,04–0,15 (IFAU 2015:23), dansk rådgivare ungefär "
           "0,02, stora handledningsförsök 0,09 (Kraft, Blazar & Hogan 2018)"},
    Source{"Gronqvist, Ockert & Rosenqvist 2021/2025: zero in the lowest SES quarter; IFAU 2024:6: "
           "all backgrounds; the centre is assumed",
           "Grönqvist, Öckert & Rosenqvist 2021/2025: noll i den lägsta socioekonomiska "
           "fjärdedelen; IFAU 2024:6: alla bakgrunder; mittvärdet antaget"},
    Source{"keeps 60-80 % while staff stay: synthesis of the coaching rows",
           "60–80\u00A0% hålls kvar så länge personalen stannar: sammanvägning av "
           "handledningsstudierna"},
    Source{"set; .15 and .30 fit equally", "valt; 0,15 och 0,30 passar lika väl"},
    Source{"an earlier, simpler model fitted to 35 national targets on 607 schools, then moved to "
           "the national "
           "anchors (calibration/anchor)",
           "en tidigare, enklare modell anpassad till 35 målvärden för riket på 607 skolor, sedan "
           "justerad mot rikets "
           "värden (calibration/anchor)"},
    Source{"Jacob, Lefgren & Sims 2010; Chetty, Friedman & Rockoff 2014; Bonesronning et al. 2022",
           "Jacob, Lefgren & Sims 2010; Chetty, Friedman & Rockoff 2014; Bonesrønning m.fl. 2022"},
    Source{"Fredriksson, Ockert & Oosterbeek 2013; Leuven & Lokken 2020; Filges et al. 2018",
           "Fredriksson, Öckert & Oosterbeek 2013; Leuven & Løkken 2020; Filges m.fl. 2018"},
    Source{"Fredriksson, Ockert & Oosterbeek 2016; Krueger & Lindahl 2002",
           "Fredriksson, Öckert & Oosterbeek 2016; Krueger & Lindahl 2002"},
    Source{"Sacerdote 2011, shrunk", "Sacerdote 2011, nedviktat"},
    Source{"Andersson 2008: 0.4 percentile ranks for pupils of short-educated parents, none for "
           "the mean pupil; in SD of marks",
           "Andersson 2008: 0,4 percentiler för elever med kortutbildade föräldrar, inget för den "
           "genomsnittliga eleven; i SD av betyg"},
    Source{"School Ordinance 2011:185: at least 178 days",
           "skolförordningen (2011:185): minst 178 dagar"},
    Source{"half of the mathematics estimate, assumed",
           "hälften av skattningen för matematik, antaget"},
    Source{"calibration/anchor: the national share of F in the subject (maths 12.7, Swedish 9.1 in "
           "grade 9 and 14.3, 13.0 in grade 6: Skolverket 2024/25; the rest a pattern fitted to "
           "passing all subjects)",
           "calibration/anchor: rikets andel F i ämnet (matematik 12,7 och svenska 9,1 i årskurs "
           "9, 14,3 och 13,0 i årskurs 6: Skolverket 2024/25; övriga ett mönster anpassat till "
           "godkända betyg i alla ämnen)"},
    Source{"calibration/anchor: girls 6.5 pp more who pass everything, 1.6 pp more eligible (SIRIS "
           "2017/18; Skolverket 2020-25)",
           "calibration/anchor: 6,5 procentenheter fler flickor godkända i allt, 1,6 fler behöriga "
           "(SIRIS 2017/18; Skolverket 2020–25)"},
    Source{"fitted to the national slopes of passing all subjects and of eligibility on parents' "
           "education (0.65 and 0.43 per pp, 2024/25); that weak schools mark above their test "
           "results: RiR 2022:22",
           "anpassat till rikets samband mellan föräldrarnas utbildning och godkänt i alla ämnen "
           "respektive behörighet (0,65 och 0,43 per procentenhet, 2024/25); att svaga skolor "
           "sätter betyg över sina provresultat: RiR 2022:22"},
    Source{"fitted to the national slopes on the share with foreign background: passing all "
           "subjects -0.05, eligibility 0 to -0.02 per pp (2024/25)",
           "anpassat till rikets samband med andelen elever med utländsk bakgrund: godkänt i alla "
           "ämnen −0,05, behörighet 0 till −0,02 per procentenhet (2024/25)"},
    Source{"as marks.easier_E_core", "som marks.easier_E_core"},
    Source{"an earlier, simpler fitted model, prior .12: Vlachos; RiR 2022:22",
           "en tidigare, enklare anpassad modell, från början 0,12: Vlachos; RiR 2022:22"},
    Source{"fitted to 4 to 6 points of merit given composition (units 2024/25); that they are more "
           "generous: Vlachos",
           "anpassat till 4 till 6 meritpoäng givet sammansättningen (enheter 2024/25); att de är "
           "generösare: Vlachos"},
    Source{"Skolverket 2024-03-27: 1.4 % of pupils in compulsory forms 2023/24",
           "Skolverket 2024-03-27: 1,4\u00A0% av eleverna i de obligatoriska skolformerna 2023/24"},
    Source{"Skolverket 2018: more than twice as many", "Skolverket 2018: mer än dubbelt så många"},
    Source{"about three in ten were in the former training school",
           "ungefär tre av tio gick i den tidigare träningsskolan"},
    Source{"no published figure", "ingen publicerad siffra"},
    Source{"as skill in compulsory school, assumed", "som kunskaperna i grundskolan, antaget"},
    Source{"98.0 % of all start directly (Skolverket 2022-05-10); how it splits is assumed",
           "98,0\u00A0% av alla börjar direkt (Skolverket 2022-05-10); hur det fördelar sig är "
           "antaget"},
    Source{"two thirds of the students on national programmes (Skolverket 2023-04-12)",
           "två tredjedelar av eleverna på nationella program (Skolverket 2023-04-12)"},
    Source{"direction known, size assumed", "riktningen känd, storleken antagen"},
    Source{"the same Sweden-like cohort: 244.7", "samma sverigelika årskull: 244,7"},
    Source{"Skolverket 2022 (marks dominate); the number is a calibration start",
           "Skolverket 2022 (betygen väger tyngst); talet är kalibreringens startvärde"},
    Source{"fitted on a Sweden-like entering cohort to: 77-78 % of national starters in three "
           "years (SKR 2020, 2021), 83 % in four (ungidag.se from Skolverket, 2019), 75 % of all "
           "within four (Folkhalsomyndigheten 2025), 83 and 40 % by parents' education (the same), "
           "11 % switching, 29 and 85 % of switchers and stayers (Skolverket 2011)",
           "anpassat på en sverigelik årskull av nybörjare till: 77–78\u00A0% av dem på nationella "
           "program på tre år (SKR 2020, 2021), 83\u00A0% på fyra (ungidag.se efter Skolverket, "
           "2019), 75\u00A0% av alla inom fyra (Folkhälsomyndigheten 2025), 83 och 40\u00A0% efter "
           "föräldrarnas utbildning (densamma), 11\u00A0% byter, 29 och 85\u00A0% av dem som byter "
           "och stannar (Skolverket 2011)"},
    Source{"75 and 80 % complete in three years (SKR 2021); those with low marks do better on "
           "vocational programmes (Skolverket 2022)",
           "75 och 80\u00A0% tar examen på tre år (SKR 2021); elever med låga betyg klarar sig "
           "bättre på yrkesprogram (Skolverket 2022)"},
    Source{"12 % of national starters within four years, assumed: about 20 % of all have neither "
           "degree nor certificate (SKR 2020)",
           "12\u00A0% av nybörjarna på nationella program inom fyra år, antaget: ungefär 20\u00A0% "
           "av alla har varken examen eller studiebevis (SKR 2020)"},
    Source{"Skolverket 2011: 11 % within two years, SD 1 pp; fewer since 2011",
           "Skolverket 2011: 11\u00A0% inom två år, SD 1 procentenhet; färre sedan 2011"},
    Source{"about four in ten", "ungefär fyra av tio"},
    Source{"half of the first year's, assumed", "hälften av det första årets, antaget"},
    Source{"set so that one in five who begin an introductory programme reach a diploma "
           "(Skolverket by vilarare.se, 2018)",
           "valt så att en av fem som börjar ett introduktionsprogram tar examen (Skolverket genom "
           "vilarare.se, 2018)"},
    Source{"227.6 - 0.43 SD of 66 points", "227,6 − 0,43 SD på 66 poäng"},
    Source{"an earlier, simpler fitted model, .556, moved to eligibility by parents' education "
           "(53, 76, 91 %)",
           "en tidigare, enklare anpassad modell, 0,556, flyttad till behörighet efter "
           "föräldrarnas utbildning (53, 76, "
           "91\u00A0%)"},
    Source{
        "fitted to those who are not eligible although they have E in mathematics: 3.2 % (2024/25)",
        "anpassat till dem som inte är behöriga fast de har E i matematik: 3,2\u00A0% (2024/25)"},
    Source{"an earlier, simpler fitted model, 1.673, less what teachers, class sizes and peers "
           "give here: fitted to the "
           "national slope 1.455",
           "en tidigare, enklare anpassad modell, 1,673, minus vad lärare, klasstorlek och "
           "kamrater ger här: anpassat till "
           "rikets lutning 1,455"},
    Source{"panel 2021-25: lag correlations of school residuals",
           "panel 2021–25: samband mellan åren i skolornas avvikelser"},
    Source{"fit .054, raised because within-school SD came out below 11.5 points",
           "anpassning 0,054, höjd eftersom spridningen inom skolor blev under 11,5 poäng"},
    Source{"an earlier, simpler fitted model, .304, less what marks.girl_beside_core gives: "
           "eligible girls 1.6 pp more",
           "en tidigare, enklare anpassad modell, 0,304, minus det som marks.girl_beside_core ger: "
           "1,6 procentenheter fler "
           "behöriga flickor"},
    Source{"set; not identified by the targets", "valt; målvärdena avgör den inte"},
    Source{"starting values: .66 x .606", "startvärden: 0,66 × 0,606"},
    Source{"starting values: -.65 on average in June of grade 9, with arrival.catch_up from the "
           "first year on",
           "startvärden: −0,65 i genomsnitt i juni i årskurs 9, med arrival.catch_up från första "
           "året"},
    Source{"starting values -1.54 in June of grade 9, with arrival.catch_up -1.96 at the start; "
           "moved to the 32 % who are eligible (Skolverket 2020) beside marks.easier_E_core",
           "startvärden −1,54 i juni i årskurs 9, med arrival.catch_up −1,96 från början; flyttat "
           "till de 32\u00A0% som är behöriga (Skolverket 2020) jämte marks.easier_E_core"},
    Source{"starting values: x 1.35 between grades 9 and 6",
           "startvärden: × 1,35 mellan årskurs 9 och 6"},
    Source{"starting values", "startvärden"},
    Source{"maximum likelihood on the five-year panel, 527 schools for merit, 512 for passing all, "
           "after composition",
           "maximum likelihood på femårspanelen, 527 skolor för meritvärde, 512 för godkänt i alla "
           "ämnen, givet sammansättningen"},
    Source{"random effects of 227 municipalities around the composition regression, final grades "
           "spring 2025",
           "slumpeffekter för 227 kommuner kring regressionen på sammansättningen, slutbetyg våren "
           "2025"},
    Source{"starting values; marks alone cannot tell it from leniency and intake",
           "startvärden; betygen ensamma kan inte skilja det från generös betygssättning och "
           "elevunderlag"},
    Source{"modelling choice; the tables give no number of special educators",
           "modellval; tabellerna anger inte antalet specialpedagoger"},
    Source{"Skolverket, Underlag for analys 2024/25, units with 50 pupils or more",
           "Skolverket, Underlag för analys 2024/25, enheter med minst 50 elever"},
    Source{"calibration/anchor on the national population (units file 2024/25)",
           "calibration/anchor på rikets elever (enhetsfilen 2024/25)"},
    Source{"typical of street networks", "typiskt för gatunät"},
    Source{"first year of the plans shipped", "första året i de medföljande planerna"},
    Source{"SKR: contribution 39.15 % in 2019, 44.53 % in 2023; pay growth about 3 % a year; so "
           "that 3 MSEK of 2019 are 3.8 in 2025",
           "SKR: avgift 39,15\u00A0% år 2019, 44,53\u00A0% år 2023; löneökning ungefär 3\u00A0% om "
           "året; så att 3 mnkr i 2019 års priser blir 3,8 år 2025"},
    Source{"SKR, PO-palagg for municipalities 2021: 40.15 %",
           "SKR, PO-pålägg för kommuner 2021: 40,15\u00A0%"},
    Source{"compulsory-school teachers 2020: Stockholm county 42,113, Vasterbotten 35,495, nation "
           "37,764 SEK a month",
           "grundskollärare 2020: Stockholms län 42\u00A0113, Västerbotten 35\u00A0495, riket "
           "37\u00A0764 kr i månaden"},
    Source{"Lararforbundet and SKR, joint pay statistics of municipal staff 2020",
           "Lärarförbundet och SKR, gemensam lönestatistik för kommunanställda 2020"},
    Source{
        "no figure found; set to an assistant principal's, from whose ranks such posts are filled",
        "ingen siffra hittad; valt lika med en biträdande rektors, varifrån sådana tjänster "
        "rekryteras"},
    Source{"no table found; 36,000-38,000 SEK is recalled",
           "ingen tabell hittad; 36\u00A0000–38\u00A0000 kr enligt minnet"},
    Source{"Statistics Sweden, pay by occupation, read at second hand (44,900 in 2024)",
           "SCB, löner efter yrke, läst i andra hand (44\u00A0900 år 2024)"},
    Source{"Statistics Sweden at second hand: 37,400 in 2022, less 3 % a year",
           "SCB i andra hand: 37\u00A0400 år 2022, minus 3\u00A0% om året"},
    Source{"no figure found; set below a compulsory-school teacher's since fewer have a degree",
           "ingen siffra hittad; valt under en grundskollärares, då färre har examen"},
    Source{
        "Education Act 2010:800, 10 kap. 37-38: equal terms (lika villkor); not for state grants",
        "skollagen (2010:800) 10 kap. 37–38 §§: lika villkor; gäller inte statsbidrag"},
    Source{"no figure found; only changes of it are of use",
           "ingen siffra hittad; bara ändringar av den används"},
    Source{"no causal study; a detection effect",
           "ingen orsaksstudie; en effekt av att mer upptäcks"},
    Source{"calibration/anchor: 69.7 and 65.7 % reach the bar on all parts (Skolverket, Underlag "
           "for analys 2024/25)",
           "calibration/anchor: 69,7 och 65,7\u00A0% når kravnivån på alla delprov (Skolverket, "
           "Underlag för analys 2024/25)"},
    Source{"calibration/anchor: mean test points 12.2 and 11.6, the 2024/25 means of 742 and 789 "
           "units taken to the nation's composition; one pupil in eight with Swedish as a second "
           "language (Skolverket, Planned educations; that share is assumed)",
           "calibration/anchor: provpoäng i genomsnitt 12,2 och 11,6, medelvärdena 2024/25 för 742 "
           "och 789 enheter omräknade till rikets sammansättning; en elev av åtta läser svenska "
           "som andraspråk (Skolverket, Planerad utbildning; den andelen är antagen)"},
    Source{"calibration/anchor: mean test points 12.6 and 11.5, from 522 and 538 units in the same "
           "way",
           "calibration/anchor: provpoäng i genomsnitt 12,6 och 11,5, från 522 och 538 enheter på "
           "samma sätt"},
    Source{
        "one day's test asks for less of it than a year's marks; how much less is assumed",
        "ett prov en enda dag kräver mindre av den än ett års betyg; hur mycket mindre är antaget"},
    Source{"a reliability of about 0.85, as assumed of such tests",
           "en tillförlitlighet på ungefär 0,85, som antas för sådana prov"},
    Source{"calibration/anchor: the share who reach the bar in mathematics in grade 3 scatters by "
           "12.8 pp around composition (1,067 units, Skolverket, Underlag for analys 2024/25); "
           "half of it in grades 6 and 9 meets 1.31 points (538 units, Planned educations)",
           "calibration/anchor: andelen som når kravnivån i matematik i årskurs 3 sprider sig med "
           "12,8 procentenheter kring sammansättningen (1\u00A0067 enheter, Skolverket, Underlag "
           "för analys 2024/25); hälften av det i årskurs 6 och 9 stämmer med 1,31 poäng (538 "
           "enheter, Planerad utbildning)"},
};

} // namespace

std::span<const Source> sources_of_processes()
{
    return list;
}

} // namespace likvard::swedish
