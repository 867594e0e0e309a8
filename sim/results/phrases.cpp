#include "results/phrases.hpp"

#include "core/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace likvard {
namespace {

struct Pair {
    std::string_view sv, en;
};

std::string_view pick(const Pair& pair, Language language)
{
    return language == Language::sv ? pair.sv : pair.en;
}

// In the order of the outcomes.
constexpr std::array<Pair, outcome_count> phrases{{
    {"det genomsnittliga meritvärdet", "the mean merit value"},
    {"andelen elever med godkända betyg i alla ämnen", "the share of pupils passing all subjects"},
    {"andelen elever behöriga till yrkesprogram",
     "the share of pupils eligible for vocational programmes"},
    {"andelen elever i årskurs 6 med godkända betyg i alla ämnen",
     "the share of grade-6 pupils passing all subjects"},
    {"kunskapsnivån i språk", "the level of skill in language"},
    {"kunskapsnivån i matematik", "the level of skill in mathematics"},
    {"andelen elever med problematisk skolfrånvaro", "the share of pupils with problem absence"},
    {"andelen legitimerade och behöriga lärare", "the share of certified teachers"},
    {"andelen lärare som lämnat sin skola", "the share of teachers who left their school"},
    {"andelen rektorer som lämnat sin skola", "the share of principals who left their school"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan elever med och utan "
     "eftergymnasialt utbildade föräldrar",
     "the gap in the share of pupils passing all subjects between pupils with and without "
     "post-secondary educated parents"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan elever med svensk och utländsk "
     "bakgrund",
     "the gap in the share of pupils passing all subjects between pupils with Swedish and foreign "
     "background"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan flickor och pojkar",
     "the gap in the share of pupils passing all subjects between girls and boys"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan skolorna vid P90 och P10 "
     "(omrankade varje år)",
     "the gap in the share of pupils passing all subjects between the schools at P90 and P10 "
     "(re-ranked every year)"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan de svagaste och starkaste "
     "skolorna",
     "the gap in the share of pupils passing all subjects between the weakest and strongest "
     "schools"},
    {"skolornas andel av meritvärdets varians", "the between-school share of merit variance"},
    {"skolsegregationen efter utländsk bakgrund",
     "the segregation of schools by foreign background"},
    {"spakarnas kostnad", "the cost of the levers"},
    {"antalet lärare hämtade från andra kommuner",
     "the number of teachers drawn from other municipalities"},
    {"antalet elever i förskoleklass till årskurs 9",
     "the number of pupils in the preschool class to grade 9"},
    {"antalet elever som går ut årskurs 9", "the number of grade-9 leavers"},
    {"antalet elever i årskurs 6", "the number of pupils in grade 6"},
    {"andelen elever behöriga till högskoleförberedande program",
     "the share of pupils eligible for academic programmes"},
    {"andelen elever som går vidare till introduktionsprogram",
     "the share of pupils going on to introductory programmes"},
    {"andelen elever med gymnasieexamen inom fyra år",
     "the share of pupils completing upper secondary within four years"},
    {"andelen elever på nationella program med gymnasieexamen inom tre år",
     "the share of pupils completing a national programme in three years"},
    {"andelen elever som byter program inom två år",
     "the share of pupils switching programme within two years"},
    {"antalet elever som började gymnasiet fyra år tidigare",
     "the number of pupils who began upper secondary four years earlier"},
    {"antalet elever som började ett nationellt program tre år tidigare",
     "the number of pupils who began a national programme three years earlier"},
    {"antalet elever som började ett nationellt program två år tidigare",
     "the number of pupils who began a national programme two years earlier"},
    {"andelen elever i anpassad grundskola med godkända betyg",
     "the share of pupils passing in adapted compulsory school"},
    {"antalet elever i anpassad grundskola", "the number of pupils in adapted compulsory school"},
    {"antalet elever som går ut anpassad grundskola",
     "the number of leavers of adapted compulsory school"},
    {"familjebakgrundens betydelse för meritvärdet",
     "the importance of family background for the merit value"},
    {"isoleringen av elever med utländsk bakgrund",
     "the isolation of pupils with foreign background"},
    {"skolsegregationen efter föräldrars utbildningsnivå",
     "the segregation of schools by parents' education"},
    {"meritvärdet utöver elevsammansättningen (inget kvalitetsmått)",
     "the merit value beyond composition (not a quality measure)"},
    {"skolornas spridning i meritvärde utöver elevsammansättningen",
     "the schools' spread of merit value beyond composition"},
    {"den förväntade andelen elever med godkända betyg i alla ämnen",
     "the expected share of pupils passing all subjects"},
    {"gapet i förväntad andel elever med godkända betyg i alla ämnen mellan de svagaste och "
     "starkaste skolorna",
     "the gap in the expected share of pupils passing all subjects between the weakest and "
     "strongest schools"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan skolorna vid P90 och P10, utan "
     "en årskulls slump",
     "the gap in the share of pupils passing all subjects between the schools at P90 and P10, "
     "without one cohort's chance"},
    {"gapet i andel elever med godkända betyg i alla ämnen mellan de svagaste och starkaste "
     "kommunala skolorna",
     "the gap in the share of pupils passing all subjects between the weakest and strongest "
     "municipal schools"},
    {"lärarnas genomsnittliga erfarenhet", "the teachers' mean experience"},
    {"andelen vakanta lärartjänster", "the share of vacant teaching posts"},
    {"gapet i andel legitimerade och behöriga lärare mellan de svagaste och starkaste skolorna",
     "the gap in the share of certified teachers between the weakest and strongest schools"},
    {"gapet i lärares erfarenhet mellan de svagaste och starkaste skolorna",
     "the gap in teachers' experience between the weakest and strongest schools"},
    {"gapet i andel lärare som lämnat sin skola mellan de svagaste och starkaste skolorna",
     "the gap in the share of teachers who left their school between the weakest and strongest "
     "schools"},
    {"gapet i andel vakanta lärartjänster mellan de svagaste och starkaste skolorna",
     "the gap in the share of vacant teaching posts between the weakest and strongest schools"},
    {"antalet fall av kränkande behandling per 100 elever",
     "the number of violations per 100 pupils"},
    {"antalet anmälda fall av kränkande behandling per 100 elever",
     "the number of recorded violations per 100 pupils"},
    {"andelen elever i behov som den upplevda behovsbilden missar",
     "the share of pupils in need whom perceived need misses"},
    {"antalet elever i årskurs 3", "the number of pupils in grade 3"},
    {"andelen elever som klarar alla delprov i det nationella provet i svenska i årskurs 3",
     "the share of pupils reaching the bar on all parts of the national test in Swedish in grade "
     "3"},
    {"andelen elever som klarar alla delprov i det nationella provet i matematik i årskurs 3",
     "the share of pupils reaching the bar on all parts of the national test in mathematics in "
     "grade 3"},
    {"resultatet på det nationella provet i svenska i årskurs 6",
     "the result on the national test in Swedish in grade 6"},
    {"resultatet på det nationella provet i matematik i årskurs 6",
     "the result on the national test in mathematics in grade 6"},
    {"resultatet på det nationella provet i svenska i årskurs 9",
     "the result on the national test in Swedish in grade 9"},
    {"resultatet på det nationella provet i matematik i årskurs 9",
     "the result on the national test in mathematics in grade 9"},
}};
static_assert(std::ranges::none_of(phrases,
                                   [](const Pair& p) { return p.sv.empty() || p.en.empty(); }),
              "give every outcome its words");

// Digits with a separator before every third from the right.
std::string grouped(std::string_view digits, std::string_view separator)
{
    constexpr std::size_t group = 3;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % group == 0) {
            text += separator;
        }
        text += digits[i];
    }
    return text;
}

struct Letters {
    std::string_view upper, lower;
};

/// The text with its first letter changed from one case to the other.
std::string with_first_letter(std::string_view text, std::string_view Letters::*from,
                              std::string_view Letters::*to)
{
    constexpr std::array swedish{Letters{"Å", "å"}, Letters{"Ä", "ä"}, Letters{"Ö", "ö"}};
    for (const Letters& letters : swedish) {
        if (text.starts_with(letters.*from)) {
            return std::string(letters.*to) + std::string(text.substr((letters.*from).size()));
        }
    }
    constexpr std::string_view upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
    constexpr Letters alphabet{upper, lower};
    std::string changed(text);
    if (!changed.empty()) {
        const std::size_t at = (alphabet.*from).find(changed.front());
        changed.front() = at == std::string_view::npos ? changed.front() : (alphabet.*to)[at];
    }
    return changed;
}

} // namespace

std::string_view title(const OutcomeInfo& outcome, Language language)
{
    return language == Language::sv ? outcome.title_sv : outcome.title_en;
}

std::string_view phrase(Outcome outcome, Language language)
{
    const auto index = static_cast<std::size_t>(outcome);
    check(index < phrases.size(), "no such outcome");
    return pick(phrases.at(index), language);
}

std::string_view cost_item(std::string_view item, Language language)
{
    constexpr std::array items{
        Pair{"administration", "administration"},
        Pair{"rådgivare och förstärkt ledning", "advisers and stronger leadership"},
        Pair{"rådgivare", "advisers"},
        Pair{"biträdande rektor", "assistant principal"},
        Pair{"biträdande rektorer", "assistant principals"},
        Pair{"kampanj", "campaign"},
        Pair{"studie- och yrkesvägledare", "career counsellors"},
        Pair{"handledare", "coaches"},
        Pair{"kuratorer", "counsellors"},
        Pair{"kursavgifter", "course fees"},
        Pair{"utvärderare", "evaluators"},
        Pair{"viten", "fines"},
        Pair{"studiehandledare", "guides"},
        Pair{"motsvarande till fristående skolor", "match to independent schools"},
        Pair{"modersmålslärare", "mother-tongue teachers"},
        Pair{"flytt och skolskjuts", "moving and school transport"},
        Pair{"inget: flyttas mellan skolor", "none: moved between schools"},
        Pair{"skolsköterskor", "nurses"},
        Pair{"handläggare", "officers"},
        Pair{"specialpedagoger", "special educators"},
        Pair{"statsbidrag", "state grant"},
        Pair{"handledare som staten betalar", "supervisors paid by the state"},
        Pair{"lönetillägg", "supplements"},
        Pair{"enkäter", "surveys"},
        Pair{"system och uppföljning", "system and follow-up"},
        Pair{"lärare i små grupper", "teachers of small groups"},
        Pair{"lärare", "teachers"},
        Pair{"team", "team"},
        Pair{"rektorers och förvaltningens tid", "time of principals and administration"},
        Pair{"rektorers tid", "time of principals"},
        Pair{"lärare i enskild undervisning", "tutors"},
        Pair{"enhet", "unit"},
    };
    const auto* const found = std::ranges::find(items, item, &Pair::en);
    return language == Language::en || found == items.end() ? item : found->sv;
}

std::string_view unit_word(Unit unit, Language language)
{
    switch (unit) {
    case Unit::percent:
        return pick({"procent", "per cent"}, language);
    case Unit::pp:
        return pick({"procentenheter", "percentage points"}, language);
    case Unit::points:
        return pick({"poäng", "points"}, language);
    case Unit::sek:
        return pick({"mnkr", "SEK million"}, language);
    case Unit::pupils:
        return pick({"elever", "pupils"}, language);
    case Unit::teachers:
        return pick({"lärare", "teachers"}, language);
    case Unit::years:
        return pick({"år", "years"}, language);
    case Unit::share:
        return "";
    default:
        return symbol(unit);
    }
}

std::string_view difference_unit_word(Unit unit, Language language)
{
    return unit_word(unit == Unit::percent ? Unit::pp : unit, language);
}

int shown_decimals(Unit unit)
{
    switch (unit) {
    case Unit::sd:
    case Unit::share:
        return 3;
    case Unit::pupils:
        return 0;
    default:
        return 1;
    }
}

double shown_scale(Unit unit)
{
    constexpr double million = 1e-6;
    return unit == Unit::sek ? million : 1.0;
}

std::string format_number(double value, int decimals, Language language)
{
    if (std::isnan(value)) {
        return "–";
    }
    const std::string_view minus = "−";
    if (std::isinf(value)) {
        return value < 0.0 ? std::string(minus) + "∞" : "∞";
    }
    const std::string plain = fmt::format("{:.{}f}", std::fabs(value), decimals);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;

    std::string text = value < 0.0 && !is_zero ? std::string(minus) : std::string();
    const std::string_view no_break_space = "\u00A0";
    text += grouped(std::string_view(plain).substr(0, point),
                    language == Language::sv ? no_break_space : std::string_view(","));
    if (point < plain.size()) {
        text += language == Language::sv ? ',' : '.';
        text += plain.substr(point + 1);
    }
    return text;
}

std::string format_percent(double value, int decimals, Language language)
{
    return format_number(value, decimals, language) + (language == Language::sv ? "\u00A0%" : "%");
}

std::string format_sek(double sek, Language language)
{
    constexpr double million = 1e6;
    constexpr double thousand = 1e3;
    constexpr double smallest_million = 0.1;
    const bool in_millions = std::fabs(sek) >= smallest_million * million;
    const std::string number =
        format_number(sek / (in_millions ? million : thousand), in_millions ? 1 : 0, language);
    if (language == Language::sv) {
        return number + (in_millions ? " mnkr" : " tkr");
    }
    const std::string_view word = in_millions ? " million" : " thousand";
    return fmt::format("SEK {}{}", number, sek == 0.0 ? std::string_view() : word);
}

std::string capitalised(std::string_view text)
{
    return with_first_letter(text, &Letters::lower, &Letters::upper);
}

std::string uncapitalised(std::string_view title)
{
    const bool is_abbreviation = title.size() > 1 && title[1] >= 'A' && title[1] <= 'Z';
    return is_abbreviation ? std::string(title)
                           : with_first_letter(title, &Letters::upper, &Letters::lower);
}

std::string likelihood(int count, int of, Language language)
{
    struct Step {
        std::int64_t of_hundred = 0;
        Pair words;
    };
    constexpr std::int64_t hundred = 100;
    constexpr std::array steps{
        Step{99, {"nästan säkert", "virtually certain"}},
        Step{90, {"mycket sannolikt", "very likely"}},
        Step{66, {"sannolikt", "likely"}},
        Step{33, {"ungefär lika troligt som inte", "about as likely as not"}},
    };
    for (const Step& step : steps) {
        if (of > 0 && std::int64_t{count} * hundred >= step.of_hundred * of) {
            return fmt::format("{} ({} {} {})", pick(step.words, language), count,
                               pick({"av", "of"}, language), of);
        }
    }
    return "";
}

} // namespace likvard
