// What the parameters of pupils, marks and tests mean, in Swedish.
#include "model/swedish_lists.hpp"

#include <array>

namespace likvard::swedish {
namespace {

constexpr std::array list{
    Meaning{
        "learn.kappa",
        "hur stor del av avståndet till hemmets nivå som kunskaperna hemifrån rör sig på ett år"},
    Meaning{"learn.noise_sd", "spridning (SD) i elevens egen årliga förändring; hälften är "
                              "gemensam för språk och matematik"},
    Meaning{"learn.persist_permanent", "hur stor del av ett års kunskapsvinst som är bestående"},
    Meaning{"learn.persist_transient_r",
            "hur stor del av den övriga kunskapsvinsten som finns kvar ett år senare"},
    Meaning{"learn.class_size", "kunskapsnivå efter ungefär tre år per elev till i klassen, "
                                "förskoleklass till årskurs 6; hälften i årskurs 7–9"},
    Meaning{"learn.class_size_low_education",
            "klasstorlekens effekt för elever utan eftergymnasialt utbildade föräldrar, i "
            "förhållande till genomsnittet"},
    Meaning{"learn.peers",
            "kunskapsnivå efter ungefär tre år per SD bättre förkunskaper hos klasskamraterna"},
    Meaning{"learn.absence_language", "effekt av tio dagars frånvaro, språk"},
    Meaning{"learn.absence_maths", "effekt av tio dagars frånvaro, matematik"},
    Meaning{"learn.density_low_education",
            "effekt av 10\u00A0% fler lärare per elev för elever utan eftergymnasialt utbildad "
            "förälder, nivå efter tre år; ingen för övriga"},
    Meaning{"learn.school_days", "skoldagar på ett år"},
    Meaning{"learn.support_maths", "särskilt stöd till en elev som behöver det, matematik"},
    Meaning{"learn.support_language", "särskilt stöd till en elev som behöver det, språk"},
    Meaning{"learn.level_years_factor", "kunskapsnivån efter tre år med samma årliga insats, i "
                                        "antal insatser; gör nivåskattningar årliga"},
    Meaning{"school.quality_memory",
            "hur stor del av en skolas omätta kvalitet som består från ett år till nästa"},
    Meaning{"marks.e_g9.*", "poäng vid betygssättningen som ger E i årskurs 9"},
    Meaning{"marks.e_g6.*", "poäng vid betygssättningen som ger E i årskurs 6"},
    Meaning{"marks.step", "avstånd i poäng mellan gränserna för E, D, C, B och A"},
    Meaning{"marks.subject_noise_sd", "spridning (SD) i poängen inom ett ämne"},
    Meaning{"marks.girl_above_E", "flickors fördel i betyg över E, i SD av ansträngning"},
    Meaning{"marks.girl_beside_core", "flickors fördel i att nå E i andra ämnen än svenska, "
                                      "engelska och matematik, i SD av ansträngning"},
    Meaning{
        "marks.foreign_school_above_E",
        "fördel i betyg över E när skolans andel elever med utländsk bakgrund går från 0 till 1"},
    Meaning{"marks.easier_E_core",
            "hur mycket mindre som krävs för E i svenska, engelska och matematik när skolans andel "
            "elever utan eftergymnasialt utbildade föräldrar går från 0 till 1; D till A kräver "
            "lika mycket"},
    Meaning{"marks.easier_E_core_foreign",
            "hur mycket mindre som krävs för E i samma ämnen när skolans andel elever med utländsk "
            "bakgrund går från 0 till 1 (svenska som andraspråk bedöms efter en egen skala)"},
    Meaning{"marks.easier_E_beside",
            "hur mycket mindre som krävs för E i övriga ämnen när skolans andel elever utan "
            "eftergymnasialt utbildade föräldrar går från 0 till 1"},
    Meaning{"marks.fail_tail_penalty",
            "vad de få elever som får F i nästan allt saknar, i både språk och matematik"},
    Meaning{"marks.leniency_school_sd",
            "spridning (SD) mellan skolor i hur generöst de sätter betyg"},
    Meaning{"marks.leniency_independent", "hur mycket generösare fristående skolor sätter betyg"},
    Meaning{"marks.leniency_cohort_sd",
            "spridning (SD) från år till år i hur generöst en skola sätter betyg"},
    Meaning{"marks.effort_sd", "spridning (SD) i den ansträngning som betygen också speglar"},
    Meaning{"marks.fail_tail_share", "andel elever som får F i nästan allt i årskurs 9"},
    Meaning{"marks.fail_tail_in_g6",
            "andel som får F i nästan allt redan i årskurs 6, av dem som får det i årskurs 9"},
    Meaning{"absence.median_g0",
            "median av andelen missade dagar i förskoleklass, elev med genomsnittlig kunskapsnivå"},
    Meaning{"absence.grade_slope", "ökning av frånvarons logaritm per årskurs"},
    Meaning{"absence.skill", "ändring av frånvarons logaritm per SD högre kunskapsnivå"},
    Meaning{"absence.effort", "ändring av frånvarons logaritm per enhet ansträngning"},
    Meaning{"absence.climate", "ändring av frånvarons logaritm per SD bättre skolklimat"},
    Meaning{"absence.need",
            "tillägg till frånvarons logaritm för en elev i behov av särskilt stöd"},
    Meaning{"absence.tail", "tillägg till frånvarons logaritm för de få som får F i nästan allt"},
    Meaning{"absence.trait_sd",
            "spridning (SD) mellan elever i den varaktiga delen av frånvarons logaritm"},
    Meaning{"absence.noise_sd",
            "spridning (SD) i den del av frånvarons logaritm som växlar från år till år"},
    Meaning{
        "home.education_slope",
        "den nivå som hemmet drar mot, per steg i föräldrarnas genomsnittliga utbildning (1–3)"},
    Meaning{"home.unobserved_sd",
            "spridning (SD) i vad hemmet ger utöver utbildning, bakgrund och kön"},
    Meaning{"home.domain_corr",
            "korrelation mellan språk och matematik i vad hemmet ger därutöver"},
    Meaning{"home.context_postsec", "omätt sortering: nivå när andelen elever med eftergymnasialt "
                                    "utbildade föräldrar där eleven bor går från 0 till 1"},
    Meaning{"home.context_foreign", "omätt sortering: nivå när andelen elever med utländsk "
                                    "bakgrund där eleven bor går från 0 till 1"},
    Meaning{"home.area_sd", "spridning (SD) mellan områden i omätt elevunderlag"},
    Meaning{"home.area_memory",
            "korrelation i ett områdes omätta elevunderlag från en årskull till nästa"},
    Meaning{"home.cohort_shock_sd",
            "spridning (SD) i det som en skolas eller ett områdes årskull har gemensamt"},
    Meaning{"home.girl_language", "nivå hemifrån, flickor minus pojkar, språk"},
    Meaning{"home.girl_maths", "nivå hemifrån, flickor minus pojkar, matematik"},
    Meaning{"home.foreign_born_here", "nivå hemifrån med utländsk bakgrund och född i Sverige, "
                                      "givet föräldrarnas utbildning och området"},
    Meaning{"home.foreign_before_school",
            "nivå hemifrån för den som är född utomlands och kom före skolstarten, givet "
            "föräldrarnas utbildning och området"},
    Meaning{"home.start_share",
            "hur stor del av hemmets nivå som ett barn har nått i förskoleklass"},
    Meaning{"home.start_noise_sd", "spridning (SD) i kunskaperna kring den nivån i förskoleklass"},
    Meaning{"arrival.share_before_school",
            "andel födda utomlands bland barn med utländsk bakgrund som börjar skolan"},
    Meaning{"arrival.start_young", "vad ankomst i årskurs 1–5 kostar i språk under ankomståret"},
    Meaning{"arrival.start_old", "vad ankomst i årskurs 6–9 kostar i språk under ankomståret"},
    Meaning{"arrival.catch_up",
            "hur stor del av ankomstens kostnad i språk som tas igen på ett år"},
    Meaning{"support.need_share", "andel elever i behov av särskilt stöd"},
    Meaning{"support.need_corr",
            "korrelation mellan stödbehov och svaga omätta förutsättningar hemifrån"},
    Meaning{"tests.bar_g3.*", "provpoäng som når kravnivån på alla delprov i årskurs 3"},
    Meaning{"tests.e_g6.*", "provpoäng som ger E på nationella provet i årskurs 6"},
    Meaning{"tests.e_g9.*", "provpoäng som ger E på nationella provet i årskurs 9"},
    Meaning{"tests.effort",
            "hur mycket ett provresultat beror på ansträngning, jämfört med betyget i ämnet"},
    Meaning{"tests.noise_sd",
            "spridning (SD) i ett provresultat vid samma kunskaper: turen med dagen och frågorna"},
    Meaning{"tests.school_sd",
            "spridning (SD) i det som en skola, en årskurs och ett år har gemensamt på ett prov "
            "utöver kunskaperna: förberedelser, och lärare som rättar sina egna elevers prov"},
};

} // namespace

std::span<const Meaning> pupils_and_marks()
{
    return list;
}

} // namespace likvard::swedish
