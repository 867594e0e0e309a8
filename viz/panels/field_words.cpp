// What the fields of levers mean, in Swedish: the model says it in English.
#include "viz/panels/words.hpp"

#include <algorithm>
#include <array>

namespace likvard::view {
namespace {

struct Meaning {
    std::string_view en, sv;
};
constexpr std::array meanings{
    Meaning{"posts in the team", "tjänster i teamet"},
    Meaning{"share of the team recruited from the municipality's own classes",
            "andel av teamet som hämtas från kommunens egna klassrum"},
    Meaning{"money a year for all schools reached together",
            "pengar om året till alla skolor som nås, tillsammans"},
    Meaning{"year whose prices the budget is stated in", "året vars priser budgeten är uttryckt i"},
    Meaning{"extra assistant principals at each school reached",
            "biträdande rektorer utöver dagens på varje skola som nås"},
    Meaning{"money a year for the campaign", "pengar om året till kampanjen"},
    Meaning{"supervisors at each school reached, paid by the state",
            "handledare på varje skola som nås, betalda av staten"},
    Meaning{"1 if state measures are in force at each school reached, 0 if not",
            "1 om statliga åtgärder gäller på varje skola som nås, 0 om inte"},
    Meaning{"fine paid for each school reached", "vite som betalas för varje skola som nås"},
    Meaning{"advisers and stronger leadership that the municipality pays for each school reached",
            "rådgivare och stärkt ledning som kommunen betalar för varje skola som nås"},
    Meaning{"dialogues a year with each school reached",
            "dialoger om året med varje skola som nås"},
    Meaning{"surveys a year at each school reached", "enkäter om året på varje skola som nås"},
    Meaning{"cost of one survey per pupil; no figure found, assumed",
            "kostnad för en enkät per elev; ingen uppgift hittad, antagen"},
    Meaning{"share of the incidents at the schools reached that go through the system",
            "andel av händelserna på de skolor som nås som går genom systemet"},
    Meaning{"system and follow-up per pupil; no figure found, assumed",
            "system och uppföljning per elev; ingen uppgift hittad, antagen"},
    Meaning{"evaluators in the administration", "utvärderare i förvaltningen"},
    Meaning{"advisers in the administration", "rådgivare i förvaltningen"},
    Meaning{"officers who watch over the chain", "tjänstemän som vakar över kedjan"},
    Meaning{"pay premium at the schools reached, share of pay",
            "lönepåslag på de skolor som nås, andel av lönen"},
    Meaning{"career teachers at each school reached", "förstelärare på varje skola som nås"},
    Meaning{"pay supplement of a career teacher: 5,000 or, at schools with especially difficult "
            "conditions, 10,000",
            "förstelärares lönetillägg: 5 000 eller, på skolor med särskilt svåra förutsättningar, "
            "10 000"},
    Meaning{"days of training a year for the principal of each school reached",
            "utbildningsdagar om året för rektorn på varje skola som nås"},
    Meaning{"course fee a day; no figure found, assumed",
            "kursavgift per dag; ingen uppgift hittad, antagen"},
    Meaning{"pupils fewer in the largest class of each school reached",
            "färre elever i den största klassen på varje skola som nås"},
    Meaning{"teachers of small groups at each school reached",
            "lärare för små grupper på varje skola som nås"},
    Meaning{"tutors at each school reached",
            "lärare för intensivundervisning på varje skola som nås"},
    Meaning{"weeks of holiday school a year beyond what the law demands",
            "veckor lovskola om året utöver vad lagen kräver"},
    Meaning{"extra special educators at each school reached",
            "specialpedagoger utöver dagens på varje skola som nås"},
    Meaning{"special educators who supervise, at each school reached",
            "specialpedagoger som handleder, på varje skola som nås"},
    Meaning{"extra counsellors at each school reached",
            "kuratorer utöver dagens på varje skola som nås"},
    Meaning{"extra nurses at each school reached",
            "skolsköterskor utöver dagens på varje skola som nås"},
    Meaning{"counsellors who follow up absence, at each school reached",
            "kuratorer som följer upp frånvaro, på varje skola som nås"},
    Meaning{"posts in the team, for all schools reached together",
            "tjänster i teamet, för alla skolor som nås tillsammans"},
    Meaning{"extra career counsellors at each school reached",
            "studie- och yrkesvägledare utöver dagens på varje skola som nås"},
    Meaning{"posts in the unit, for all schools reached together",
            "tjänster i enheten, för alla skolor som nås tillsammans"},
    Meaning{"guides, for all schools reached together",
            "studiehandledare, för alla skolor som nås tillsammans"},
    Meaning{"mother-tongue teachers, for all schools reached together",
            "modersmålslärare, för alla skolor som nås tillsammans"},
    Meaning{"grant a year for all schools reached together",
            "bidrag om året till alla skolor som nås, tillsammans"},
    Meaning{"year whose prices the grant is stated in", "året vars priser bidraget är uttryckt i"},
    Meaning{"share of the need that the board's own budget covers; below 1 the grant is refused",
            "andel av behovet som nämndens egen budget täcker; under 1 avslås bidraget"},
    Meaning{"share of every school's teaching posts that is given out by need instead",
            "andel av varje skolas lärartjänster som i stället delas ut efter behov"},
    Meaning{"share of municipal seats given by lottery",
            "andel av de kommunala platserna som lottas"},
    Meaning{"share of seats reserved for children of short-educated parents",
            "andel av platserna som reserveras för barn till föräldrar med kort utbildning"},
    Meaning{"cost a year of information and admission, were all seats given so; no figure found, "
            "assumed",
            "kostnad om året för information och antagning, om alla platser gavs så; ingen uppgift "
            "hittad, antagen"},
    Meaning{"1 if the schools listed close, 0 if they stay open",
            "1 om de skolor som räknas upp stänger, 0 om de är kvar"},
    Meaning{"moving and school transport per place closed, spread over the years of the lever; no "
            "figure found, assumed",
            "flytt och skolskjuts per plats som stängs, fördelat över spakens år; ingen uppgift "
            "hittad, antagen"},
};

} // namespace

std::string_view field_meaning(std::string_view meaning, Language language)
{
    if (language == Language::en) {
        return meaning;
    }
    const auto* const found = std::find_if(meanings.begin(), meanings.end(),
                                           [&](const Meaning& one) { return one.en == meaning; });
    return found == meanings.end() ? meaning : found->sv;
}

} // namespace likvard::view
