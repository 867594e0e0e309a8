// What the parameters of school choice, school forms, the start and costs mean, in Swedish.
#include "model/swedish_lists.hpp"

#include <array>

namespace likvard::swedish {
namespace {

constexpr std::array list{
    Meaning{"preschool.distance",
            "vad en kilometer väg till en förskola betyder för valet (nytta)"},
    Meaning{
        "preschool.three_years",
        "andel barn som gått i förskola i tre år eller mer före förskoleklassen; de övriga i två"},
    Meaning{"choice.distance", "vad en kilometer väg till skolan betyder för valet (nytta)"},
    Meaning{"choice.peers", "vad 10 procentenheter fler skolkamrater med eftergymnasialt utbildade "
                            "föräldrar betyder för valet (nytta), i familjer med sådan utbildning"},
    Meaning{"choice.peers_low_education",
            "skolkamraternas betydelse för valet i övriga familjer, i förhållande till dem"},
    Meaning{"choice.reputation",
            "vad en SD högre synlig resultatnivå, utöver elevsammansättningen, betyder för valet "
            "(nytta), i familjer med eftergymnasial utbildning"},
    Meaning{
        "choice.reputation_low_education",
        "den synliga resultatnivåns betydelse för valet i övriga familjer, i förhållande till dem"},
    Meaning{"choice.home_school",
            "vad det egna bostadsområdets skola betyder för valet (nytta), utöver avståndet"},
    Meaning{"choice.sibling_share", "andel barn som börjar skolan med ett äldre syskon i skolan"},
    Meaning{"choice.sibling_bonus", "vad syskonets skola betyder för valet (nytta)"},
    Meaning{
        "choice.switch_share",
        "andel elever som överväger en annan skola inför årskurs 4 och 7 fast den egna fortsätter"},
    Meaning{"adapted.share", "elever i anpassad grundskola, årskurs 1–9, per elev i årskullarna"},
    Meaning{
        "adapted.growth",
        "elever i årskurs 9 per elev i årskurs 1 i anpassad grundskola: många kommer däremellan"},
    Meaning{"adapted.girls", "andel flickor i anpassad grundskola"},
    Meaning{"adapted.subject_areas",
            "andel i anpassad grundskola som läser ämnesområden i stället för ämnen"},
    Meaning{"adapted.pass", "andel som når minst E i alla anpassade ämnen som de läser, årskurs 9"},
    Meaning{"adapted.level_log_odds", "hur mycket logoddsen att nå minst E i alla anpassade ämnen "
                                      "ökar per SD högre nivå hos eleven"},
    Meaning{"adapted.level_memory",
            "korrelation i en elevs nivå från år till år i anpassad grundskola"},
    Meaning{"upper.start_eligible", "andel som börjar gymnasiet bland dem som går ut årskurs 9 med "
                                    "behörighet till ett nationellt program"},
    Meaning{"upper.start_other", "andel som börjar gymnasiet bland dem som går ut årskurs 9 utan "
                                 "behörighet till ett nationellt program"},
    Meaning{"upper.academic",
            "andel som väljer ett högskoleförberedande program bland dem som är behöriga till ett, "
            "vid nybörjarnas genomsnittliga meritvärde på nationella program"},
    Meaning{
        "upper.academic_slope",
        "hur starkt valet av högskoleförberedande program följer meritvärdet, per SD (66 poäng)"},
    Meaning{"upper.merit_centre",
            "genomsnittligt meritvärde bland dem som börjar ett nationellt program"},
    Meaning{"upper.merit_slope",
            "hur starkt fullföljandet (att stanna kvar och ta examen) följer meritvärdet, per SD "
            "(66 poäng), vid lika utbildning hos föräldrarna och samma slags program"},
    Meaning{"upper.parents_step",
            "hur starkt fullföljandet (att stanna kvar och ta examen) följer föräldrarnas "
            "utbildning, per steg (kortare än gymnasial, gymnasial, eftergymnasial)"},
    Meaning{"upper.vocational", "hur mycket större oddsen att stanna kvar och ta examen är på ett "
                                "yrkesprogram, vid lika meritvärde"},
    Meaning{"upper.dropout", "årlig sannolikhet att avbryta ett högskoleförberedande program vid "
                             "genomsnittligt meritvärde och gymnasialt utbildade föräldrar"},
    Meaning{"upper.finish_three",
            "andel med examen efter tredje året på ett högskoleförberedande program, vid "
            "genomsnittligt meritvärde och gymnasialt utbildade föräldrar, bland dem som är kvar"},
    Meaning{"upper.finish_four",
            "andel med examen efter ett fjärde år på ett högskoleförberedande program, vid "
            "genomsnittligt meritvärde och gymnasialt utbildade föräldrar, bland dem som är kvar"},
    Meaning{"upper.switch",
            "årlig sannolikhet att byta nationellt program under de två första åren"},
    Meaning{"upper.switched", "hur mycket ett programbyte sänker oddsen att ta examen på tre år"},
    Meaning{"upper.to_national_first", "andel elever på introduktionsprogram som går över till ett "
                                       "nationellt program efter ett år"},
    Meaning{"upper.to_national_later", "andel elever på introduktionsprogram som går över till ett "
                                       "nationellt program efter ytterligare ett år"},
    Meaning{"upper.moved_on", "hur mycket oddsen att ta examen ökar för dem som gått över, då de "
                              "har läst in betyg som saknades"},
    Meaning{"upper.low_merit", "meritvärde under vilket en elev hör till den lägsta tredjedelen, "
                               "vars avhopp vägledningen ändrar"},
    Meaning{"start.persistent_sd_merit", "spridning (SD) i det varaktiga i en skolas meritvärde "
                                         "utöver elevsammansättningen, vid 60 elever som går ut"},
    Meaning{"start.size_power_merit",
            "potens av (60 / elever som går ut) i det varaktigas varians, meritvärde"},
    Meaning{"start.transitory_merit", "spridning (SD) i ett års meritvärde kring det varaktiga, "
                                      "gånger roten ur antalet elever som går ut"},
    Meaning{"start.memory_merit", "korrelation i det varaktiga från ett år till nästa, meritvärde"},
    Meaning{"start.persistent_sd_pass",
            "spridning (SD) i det varaktiga i en skolas andel med godkända betyg i alla ämnen "
            "utöver elevsammansättningen, vid 60 elever som går ut"},
    Meaning{
        "start.size_power_pass",
        "potens av (60 / elever som går ut) i det varaktigas varians, godkända betyg i alla ämnen"},
    Meaning{"start.transitory_pass", "spridning (SD) i ett års andel kring det varaktiga, gånger "
                                     "roten ur antalet elever som går ut"},
    Meaning{"start.memory_pass",
            "korrelation i det varaktiga från ett år till nästa, godkända betyg i alla ämnen"},
    Meaning{"start.municipality_sd_merit", "spridning (SD) mellan kommuner i meritvärde utöver "
                                           "elevsammansättningen; krymper kommunens egen effekt"},
    Meaning{"start.municipality_sd_pass",
            "spridning (SD) mellan kommuner i andel med godkända betyg i alla ämnen utöver "
            "elevsammansättningen; krymper kommunens egen effekt"},
    Meaning{"start.data_year_share",
            "hur stor del av det som fattas skolornas målvärden sammanlagt upp till kommunens nivå "
            "dataåret som läggs på dem alla: kommunens många elever gör dess nivå säkrare än någon "
            "skolas"},
    Meaning{
        "start.intake_sd",
        "spridning (SD) i omätt elevunderlag; avgör hur stor del det får av skolans kända nivå"},
    Meaning{"start.value_added_sd", "spridning (SD) i skolornas eget bidrag i årskurs 9; avgör hur "
                                    "stor del det får av skolans kända nivå"},
    Meaning{"start.settle_years", "antal år av personalrörlighet före dataåret, då "
                                  "anställningstider och andelar hinner stabiliseras"},
    Meaning{"start.support_share", "specialpedagoger per lärare"},
    Meaning{"start.weak_intake_postsec",
            "andel med eftergymnasialt utbildade föräldrar under vilken en skola har svagt "
            "elevunderlag: rikets lägsta fjärdedel av skolor"},
    Meaning{"nation.experience_1", "hur tungt kunskapsvinsten till år 1 i yrket väger i den "
                                   "genomsnittliga elevens undervisning"},
    Meaning{"nation.experience_5", "hur tungt kunskapsvinsten till år 5 i yrket väger i den "
                                   "genomsnittliga elevens undervisning"},
    Meaning{"nation.experience_15", "hur tungt kunskapsvinsten till år 15 i yrket väger i den "
                                    "genomsnittliga elevens undervisning"},
    Meaning{"nation.uncertified", "andel av undervisningen som ges av obehöriga lärare"},
    Meaning{"nation.new_share", "andel av undervisningen som ges av lärare som är nya på skolan"},
    Meaning{"nation.new_share_weak", "andel av undervisningen som ges av nya lärare på skolor med "
                                     "svagt elevunderlag, där det väger tyngre"},
    Meaning{"nation.class_size", "genomsnittlig klasstorlek över 21, vägd så som klasstorlek "
                                 "räknas, elever med eftergymnasialt utbildade föräldrar"},
    Meaning{"nation.class_size_low",
            "genomsnittlig klasstorlek över 21, vägd så som klasstorlek räknas, övriga elever"},
    Meaning{"nation.peers", "klasskamraternas genomsnittliga förkunskaper"},
    Meaning{"nation.absence", "genomsnittlig andel missade dagar"},
    Meaning{"nation.supported", "andel elever som får särskilt stöd"},
    Meaning{"nation.new_principals", "andel elever vars skola har bytt rektor"},
    Meaning{"geography.detour", "väglängd per kilometer fågelvägen, där inga vägar är angivna"},
    Meaning{"geography.speed", "hastighet som gör om minuter på väg till kilometer och tillbaka"},
    Meaning{"costs.price_year", "året vars priser alla kostnader är uttryckta i"},
    Meaning{"costs.index",
            "årlig ökning av lön och arbetsgivaravgift, som räknar om belopp från andra år"},
    Meaning{"costs.employer", "arbetsgivarens kostnad per krona lön, lönens år"},
    Meaning{"costs.regional_pay", "löneläget i kommunens region, i förhållande till riket"},
    Meaning{"costs.teacher_pay", "månadslön för en grundskollärare, riket 2020"},
    Meaning{"costs.special_educator_pay", "månadslön för en specialpedagog, riket 2020"},
    Meaning{"costs.assistant_principal_pay", "månadslön för en biträdande rektor, riket 2020"},
    Meaning{"costs.principal_pay", "månadslön för en rektor, riket 2020"},
    Meaning{"costs.adviser_pay",
            "månadslön för en rådgivare eller utvärderare i förvaltningen, riket 2020"},
    Meaning{"costs.counsellor_pay", "månadslön för en kurator, riket 2020"},
    Meaning{"costs.nurse_pay", "månadslön för en skolsköterska, riket 2020"},
    Meaning{"costs.career_counsellor_pay",
            "månadslön för en studie- och yrkesvägledare (SYV), riket 2020"},
    Meaning{"costs.mother_tongue_pay",
            "månadslön för en modersmålslärare eller studiehandledare, riket 2020"},
    Meaning{"costs.independent_match",
            "hur stor del av ett tillskott till kommunala skolors undervisning, elevhälsa eller "
            "ledning som fristående skolor får motsvarande, per elev"},
};

} // namespace

std::span<const Meaning> paths_and_costs()
{
    return list;
}

} // namespace likvard::swedish
