#include "model/swedish.hpp"

#include "core/check.hpp"
#include "model/subjects.hpp"
#include "model/swedish_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace likvard {
namespace {

using Words = std::map<std::string_view, std::string_view>;

const Words& meanings()
{
    static const Words all = [] {
        Words words;
        for (const auto list : {swedish::staff_and_schools(), swedish::pupils_and_marks(),
                                swedish::paths_and_costs(), swedish::levers_and_fields()}) {
            for (const swedish::Meaning& one : list) {
                check(words.emplace(one.key, one.words).second, "a meaning is given twice");
            }
        }
        return words;
    }();
    return all;
}

const Words& sources()
{
    static const Words all = [] {
        Words words;
        for (const auto list : {swedish::sources_of_processes(), swedish::sources_of_levers()}) {
            for (const swedish::Source& one : list) {
                check(words.emplace(one.english, one.words).second, "a source is given twice");
            }
        }
        return words;
    }();
    return all;
}

/// "marks.e_g9.*" for "marks.e_g9.ma".
std::string family_of(std::string_view key)
{
    return std::string(key.substr(0, key.rfind('.') + 1)) + "*";
}

/// The words of a key, or of all that begin as it does; empty where there are none.
std::string_view meaning_of(const std::string& key)
{
    auto found = meanings().find(key);
    if (found == meanings().end()) {
        const std::string family = family_of(key);
        found = meanings().find(family);
    }
    return found == meanings().end() ? std::string_view{} : found->second;
}

std::string_view or_else(std::string_view words, std::string_view english)
{
    return words.empty() ? english : words;
}

struct Pair {
    std::string_view symbol, sv, en;
};

/// The words of a symbol, or the symbol where it is not in the list.
template <std::size_t N>
std::string_view word(const std::array<Pair, N>& list, std::string_view symbol, Language language)
{
    const auto* const found = std::ranges::find(list, symbol, &Pair::symbol);
    return found == list.end() ? symbol : language == Language::sv ? found->sv : found->en;
}

struct Change {
    std::string_view from, to;
};

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

constexpr std::array<Pair, subject_count> subject_words{{
    {"sv", "svenska", "Swedish"},
    {"en", "engelska", "English"},
    {"ma", "matematik", "mathematics"},
    {"bi", "biologi", "biology"},
    {"fy", "fysik", "physics"},
    {"ke", "kemi", "chemistry"},
    {"tk", "teknik", "technology"},
    {"ge", "geografi", "geography"},
    {"hi", "historia", "history"},
    {"re", "religionskunskap", "religion"},
    {"sh", "samhällskunskap", "civics"},
    {"bild", "bild", "art"},
    {"hkk", "hem- och konsumentkunskap", "home and consumer studies"},
    {"idh", "idrott och hälsa", "physical education and health"},
    {"mu", "musik", "music"},
    {"sl", "slöjd", "crafts"},
    {"ml", "moderna språk", "modern languages"},
}};

} // namespace

std::string meaning(const ParameterInfo& parameter, Language language)
{
    const std::string_view words =
        language == Language::en
            ? parameter.meaning
            : or_else(meaning_of(std::string(parameter.key)), parameter.meaning);
    const std::string family = family_of(parameter.key);
    if (!meanings().contains(family)) {
        return std::string(words);
    }
    const std::string_view last = parameter.key.substr(parameter.key.rfind('.') + 1);
    return fmt::format("{}, {}", words, word(subject_words, last, language));
}

std::string_view meaning(const LeverType& lever, const FieldInfo& field, Language language)
{
    return language == Language::en
               ? field.meaning
               : or_else(meaning_of(fmt::format("{}.{}", lever.key, field.key)), field.meaning);
}

std::string_view source(std::string_view english, Language language)
{
    const auto found = sources().find(english);
    return language == Language::en || found == sources().end() ? english : found->second;
}

std::string_view standing_words(std::string_view standing, Language language)
{
    static const std::array words{
        Pair{name(Standing::published), "läst i källan", "read in the source"},
        Pair{name(Standing::partial), "delvis läst i källan", "partly read in the source"},
        Pair{name(Standing::derived), "härlett ur data", "derived from data"},
        Pair{name(Standing::fitted), "anpassat till data", "fitted to data"},
        Pair{name(Standing::recalled), "ur minnet", "recalled"},
        Pair{name(Standing::judgement), "antagande", "judgement"},
    };
    return word(words, standing, language);
}

std::string_view unit_symbol(std::string_view symbol, Language language)
{
    constexpr std::array words{
        Pair{"", "tal", "number"},
        Pair{"share", "andel", "share"},
        Pair{"pp", "procentenheter", "pp"},
        Pair{"SD/year", "SD/år", "SD/year"},
        Pair{"points", "poäng", "points"},
        Pair{"probability", "sannolikhet", "probability"},
        Pair{"log odds", "logodds", "log odds"},
        Pair{"years", "år", "years"},
        Pair{"months", "månader", "months"},
        Pair{"days", "dagar", "days"},
        Pair{"FTE", "heltidstjänster", "FTE"},
        Pair{"pupils", "elever", "pupils"},
        Pair{"teachers", "lärare", "teachers"},
        Pair{"pupils/teacher", "elever/lärare", "pupils/teacher"},
        Pair{"pupils/FTE", "elever/heltidstjänst", "pupils/FTE"},
        Pair{"teachers/FTE", "lärare/heltidstjänst", "teachers/FTE"},
        Pair{"pupils/class", "elever/klass", "pupils/class"},
        Pair{"SEK", "kr", "SEK"},
        Pair{"SEK/year", "kr/år", "SEK/year"},
        Pair{"SEK/month", "kr/månad", "SEK/month"},
        Pair{"of 10", "av 10", "of 10"},
    };
    return word(words, symbol, language);
}

std::string prior_words(std::string_view prior, Language language)
{
    std::string text(prior);
    if (language == Language::en) {
        return text;
    }
    constexpr std::array changes{
        Change{"calibrated draws", "kalibrerade dragningar"},
        Change{"fixed", "fast"},
        Change{" in [", " i ["},
        Change{", ", "; "},
        Change{".", ","},
        Change{"-", "−"},
    };
    for (const auto& [from, to] : changes) {
        text = replaced(std::move(text), from, to);
    }
    return text;
}

} // namespace likvard
