// What the outcomes mean, in Swedish.
#include "results/definitions.hpp"

#include <algorithm>
#include <array>

namespace likvard {
namespace {

struct Definition {
    Outcome outcome;
    std::string_view sv;
};

// In the order of the outcomes.
constexpr std::array<Definition, outcome_count> definitions{{
    {Outcome::merit_points,
     "Genomsnittligt meritvärde bland elever som går ut årskurs 9 i juni: summan av de 16 bästa "
     "betygen (17 med moderna språk), A 20 till E 10 och F 0. Alla räknas, de utan betyg med 0."},
    {Outcome::pass_all_pct,
     "Andel av eleverna som går ut årskurs 9 i juni som har minst E i alla ämnen de får betyg i."},
    {Outcome::eligible_pct, "Andel av eleverna som går ut årskurs 9 i juni som är behöriga till "
                            "ett yrkesprogram i gymnasieskolan: minst E i svenska (eller svenska "
                            "som andraspråk), engelska, matematik och fem ämnen till."},
    {Outcome::pass_all_g6_pct,
     "Andel av eleverna i årskurs 6 i juni som har minst E i alla ämnen de får betyg i."},
    {Outcome::skill_language_sd,
     "Genomsnittliga kunskaper i språk bland elever som går ut årskurs 9 i juni, i "
     "standardavvikelser (SD) för rikets årskurs, med 0 som rikets medelvärde. Inget betyg: fritt "
     "från generös betygssättning och från ämnets slump."},
    {Outcome::skill_maths_sd,
     "Genomsnittliga kunskaper i matematik bland elever som går ut årskurs 9 i juni, i "
     "standardavvikelser (SD) för rikets årskurs, med 0 som rikets medelvärde. Inget betyg: fritt "
     "från generös betygssättning och från ämnets slump."},
    {Outcome::problem_absence_pct, "Andel av eleverna i förskoleklass till årskurs 9 som är "
                                   "frånvarande mer än 15\u00A0% av läsårets tid, oavsett orsak."},
    {Outcome::certified_pct, "Andel av läsårets anställda lärare som har legitimation och är "
                             "behöriga i det de undervisar i, räknat efter höstens rekrytering."},
    {Outcome::teacher_turnover_pct,
     "Andel av förra läsårets lärare som inte är kvar på samma skola detta läsår, vare sig de bytt "
     "skola, lämnat yrket eller gått i pension."},
    {Outcome::principal_turnover_pct,
     "Andel av skolorna vars rektor förra läsåret inte längre är deras rektor detta läsår."},
    {Outcome::gap_parents_pass_pp,
     "Andel med godkända betyg i alla ämnen (pass_all_pct) bland elever som går ut årskurs 9 och "
     "har minst en förälder med eftergymnasial utbildning, minus andelen bland övriga."},
    {Outcome::gap_background_pass_pp,
     "Andel med godkända betyg i alla ämnen (pass_all_pct) bland elever med svensk bakgrund som "
     "går ut årskurs 9, minus andelen bland elever med utländsk bakgrund (födda utomlands eller "
     "med båda föräldrarna födda utomlands)."},
    {Outcome::gap_sex_pass_pp, "Andel med godkända betyg i alla ämnen (pass_all_pct) bland "
                               "flickorna som går ut årskurs 9, minus andelen bland pojkarna."},
    {Outcome::gap_schools_p90_p10_pp,
     "90:e minus 10:e percentilen, över skolor där minst 10 elever går ut årskurs 9, av andelen "
     "med godkända betyg i alla ämnen (pass_all_pct). Skolorna rangordnas på nytt varje år efter "
     "årets resultat, så slumpen i en årskull vidgar gapet."},
    {Outcome::gap_school_quarters_pass_pp,
     "Andel med godkända betyg i alla ämnen (pass_all_pct) bland elever som går ut årskurs 9 i den "
     "starkaste fjärdedelen av skolor, minus andelen i den svagaste. Fjärdedelar av eleverna "
     "(elevvägda) efter skolornas andel elever med eftergymnasialt utbildade föräldrar, bestämda "
     "vid körningens start."},
    {Outcome::between_school_share,
     "Hur stor del av variansen i meritvärde bland elever som går ut årskurs 9 som ligger mellan "
     "skolor, utan urvalets slump (intraklasskorrelation, envägs variansanalys; 0 när skattningen "
     "är negativ)."},
    {Outcome::dissimilarity,
     "Olikhetsindex: andel av eleverna med utländsk bakgrund i förskoleklass till årskurs 9 som "
     "skulle behöva byta skola för att alla skolor skulle ha samma andel av dem, 0 till 1, efter "
     "läsårets inskrivna."},
    {Outcome::cost_sek, "Vad spakarna kostar under läsåret, i prisårets kronor; vad kommunen ändå "
                        "betalar ingår inte."},
    {Outcome::teachers_from_elsewhere,
     "Antal lärare som rekryterats till läsåret och som annars skulle ha undervisat i en annan "
     "kommun: det som vinns här förloras där."},
    {Outcome::pupils, "Antal elever i förskoleklass till årskurs 9 under läsåret."},
    {Outcome::leavers,
     "Antal elever som går ut årskurs 9 i juni: de som måtten för årskurs 9 avser."},
    {Outcome::pupils_g6, "Antal elever i årskurs 6 i juni: de som måtten för årskurs 6 avser."},
    {Outcome::eligible_academic_pct,
     "Andel av eleverna som går ut årskurs 9 i juni som har minst E i svenska (eller svenska som "
     "andraspråk), engelska, matematik och nio ämnen till. Vilka nio ett program kräver prövas "
     "inte."},
    {Outcome::introductory_pct, "Andel av eleverna som går ut årskurs 9 i juni som börjar "
                                "gymnasiet på ett introduktionsprogram, var skolan än ligger."},
    {Outcome::upper_secondary_completion_pct,
     "Andel med gymnasieexamen i juni bland dem som gick ut årskurs 9 i kommunen fyra år tidigare "
     "och började gymnasiet den hösten, på vilket program och var som helst. Redovisas efter den "
     "grundskola de lämnade."},
    {Outcome::upper_secondary_completion3_pct,
     "Andel med gymnasieexamen i juni bland dem som gick ut årskurs 9 i kommunen tre år tidigare "
     "och började ett nationellt program den hösten. Redovisas efter den grundskola de lämnade."},
    {Outcome::programme_switch_pct,
     "Andel som bytt nationellt program till och med juni bland dem som gick ut årskurs 9 i "
     "kommunen två år tidigare och började ett nationellt program den hösten. Redovisas efter den "
     "grundskola de lämnade."},
    {Outcome::upper_secondary_starters, "Antal som gick ut årskurs 9 fyra år tidigare och började "
                                        "gymnasiet den hösten: de som examen inom fyra år avser."},
    {Outcome::national_starters_three_years,
     "Antal som gick ut årskurs 9 tre år tidigare och började ett nationellt program den hösten: "
     "de som examen på tre år avser."},
    {Outcome::national_starters_two_years,
     "Antal som gick ut årskurs 9 två år tidigare och började ett nationellt program den hösten: "
     "de som programbytena avser."},
    {Outcome::adapted_pass_pct,
     "Andel av eleverna som går ut årskurs 9 i anpassad grundskola i juni och läser anpassade "
     "ämnen som har minst E i alla som de läser. Nivån är ett antagande."},
    {Outcome::adapted_pupils, "Antal elever i årskurs 1 till 9 i anpassad grundskola under "
                              "läsåret; de ingår inte bland grundskolans elever."},
    {Outcome::adapted_leavers, "Antal elever som går ut årskurs 9 i anpassad grundskola i juni och "
                               "läser anpassade ämnen: de som dess resultat avser."},
    {Outcome::background_r2,
     "Hur stor del av variansen i meritvärde bland elever som går ut årskurs 9 som förklaras av "
     "föräldrarnas genomsnittliga utbildning, migration (född utomlands, båda föräldrarna födda "
     "utomlands, nyanländ) och kön: R² i en linjär regression, 0 till 1. Ett av Skolverkets tre "
     "mått på likvärdighet."},
    {Outcome::isolation,
     "Isoleringsindex: andelen med utländsk bakgrund på den skola där den genomsnittliga eleven "
     "med utländsk bakgrund går, förskoleklass till årskurs 9, 0 till 1. Det stiger med kommunens "
     "egen andel även när alla skolor är lika."},
    {Outcome::dissimilarity_parents,
     "Olikhetsindex: andel av eleverna utan eftergymnasialt utbildade föräldrar i förskoleklass "
     "till årskurs 9 som skulle behöva byta skola för att alla skolor skulle ha samma andel av "
     "dem, 0 till 1."},
    {Outcome::salsa_residual,
     "En skolas genomsnittliga meritvärde minus 114,6 + 1,455 × procent elever med eftergymnasialt "
     "utbildade föräldrar + 0,271 × procent med utländsk bakgrund + 0,253 × procent flickor i "
     "årskurs 1 till 9: rikets regression 2024/25, låst så att en plan inte kan flytta "
     "måttstocken. Grupper: medelvärde över skolor, vägt med elever som går ut. Inget "
     "kvalitetsmått: häri ligger också årskullens slump, elevunderlag som inte mätts och generös "
     "betygssättning."},
    {Outcome::value_added_spread,
     "Standardavvikelse över skolor, vägd med elever som går ut, i meritvärdet utöver "
     "elevsammansättningen (salsa_residual). En årskulls slump vidgar den; inget kvalitetsmått."},
    {Outcome::pass_all_expected_pct,
     "Genomsnittlig sannolikhet att elever som går ut årskurs 9 får godkända betyg i alla ämnen, "
     "givet vars och ens kunskaper och ansträngning och skolans varaktiga generositet: fri från "
     "slumpen i betygssättningen och från årets generositet, men inte från vilka som råkade ingå i "
     "årskullen."},
    {Outcome::gap_school_quarters_pass_expected_pp,
     "Gapet mellan skolfjärdedelarna (gap_school_quarters_pass_pp) i den förväntade andelen med "
     "godkända betyg i alla ämnen (pass_all_expected_pct)."},
    {Outcome::gap_schools_p90_p10_expected_pp,
     "90:e minus 10:e percentilen, över skolor där minst 10 elever går ut årskurs 9, av den "
     "förväntade andelen med godkända betyg i alla ämnen (pass_all_expected_pct), sedan varje "
     "skolas avvikelse från medelvärdet krympts med det som slumpen i en årskull lägger till "
     "spridningen: roten ur sann genom total varians, där slumpen tas från hur långt isär skolans "
     "årskurser 7, 8 och 9 ligger. 0 när slumpen förklarar hela spridningen."},
    {Outcome::gap_school_quarters_pass_municipal_pp,
     "Gapet mellan skolfjärdedelarna (gap_school_quarters_pass_pp) utan de fristående skolorna; "
     "fjärdedelarna är desamma."},
    {Outcome::experience_years, "Genomsnittligt antal år i yrket bland läsårets anställda lärare."},
    {Outcome::vacancy_pct,
     "Andel av lärartjänsterna som ingen har under läsåret, inte ens en obehörig vikarie."},
    {Outcome::gap_certified_pp, "Andel legitimerade och behöriga lärare (certified_pct) i den "
                                "starkaste fjärdedelen av skolor, minus andelen i den svagaste."},
    {Outcome::gap_experience_years, "Genomsnittlig erfarenhet (experience_years) i den starkaste "
                                    "fjärdedelen av skolor, minus den i den svagaste."},
    {Outcome::gap_turnover_pp,
     "Andel lärare som lämnat sin skola (teacher_turnover_pct) i den starkaste fjärdedelen av "
     "skolor, minus andelen i den svagaste: negativ när de svagaste förlorar fler."},
    {Outcome::gap_vacancy_pp,
     "Andel vakanta lärartjänster (vacancy_pct) i den starkaste fjärdedelen av skolor, minus "
     "andelen i den svagaste: negativ när de svagaste har fler."},
    {Outcome::incidents_per_100,
     "Kränkningar per läsår och 100 elever på kommunala skolor, anmälda eller inte, efter "
     "skolornas klimat. Nivån är ett antagande; ingen källa anger den."},
    {Outcome::recorded_incidents_per_100,
     "Anmälda kränkningar per läsår och 100 elever på kommunala skolor: vad kommunen ser. Ett "
     "system för avvikelsehantering höjer antalet fast inget blivit sämre, så varken mer eller "
     "mindre är bättre."},
    {Outcome::targeting_loss_pct,
     "Av de elever som väntas sakna godkänt i något ämne på de k kommunala skolor som har flest "
     "sådana: den andel som inte går på de k skolor som har högst upplevt behov. k är en fjärdedel "
     "av de kommunala skolorna, minst 4. 0 när förvaltningen ser rätt."},
    {Outcome::pupils_g3,
     "Antal elever i årskurs 3 i juni: de som årskursens nationella prov avser."},
    {Outcome::test_swedish_g3_pct,
     "Andel av eleverna i årskurs 3 i juni som når kravnivån på alla delprov i det nationella "
     "provet i svenska eller svenska som andraspråk."},
    {Outcome::test_maths_g3_pct, "Andel av eleverna i årskurs 3 i juni som når kravnivån på alla "
                                 "delprov i det nationella provet i matematik."},
    {Outcome::test_swedish_g6_points,
     "Genomsnittliga poäng för eleverna i årskurs 6 i juni på det nationella provet i svenska "
     "eller svenska som andraspråk: A 20 till E 10 och F 0. Påverkas inte av hur generöst skolan "
     "sätter betyg."},
    {Outcome::test_maths_g6_points,
     "Genomsnittliga poäng för eleverna i årskurs 6 i juni på det nationella provet i matematik: A "
     "20 till E 10 och F 0. Påverkas inte av hur generöst skolan sätter betyg."},
    {Outcome::test_swedish_g9_points,
     "Genomsnittliga poäng för elever som går ut årskurs 9 i juni på det nationella provet i "
     "svenska eller svenska som andraspråk: A 20 till E 10 och F 0. Påverkas inte av hur generöst "
     "skolan sätter betyg."},
    {Outcome::test_maths_g9_points,
     "Genomsnittliga poäng för elever som går ut årskurs 9 i juni på det nationella provet i "
     "matematik: A 20 till E 10 och F 0. Påverkas inte av hur generöst skolan sätter betyg."},
}};

constexpr bool in_order()
{
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        if (static_cast<std::size_t>(definitions.at(i).outcome) != i) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "one Swedish definition for each outcome, in their order");

} // namespace

std::string_view definition(const OutcomeInfo& outcome, Language language)
{
    return language == Language::sv ? definitions.at(static_cast<std::size_t>(outcome.id)).sv
                                    : outcome.definition;
}

} // namespace likvard
