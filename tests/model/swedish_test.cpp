// Whatever the model declares in English has Swedish words, once, and no words are left over.
#include "model/lever.hpp"
#include "model/parameters.hpp"
#include "model/swedish.hpp"
#include "model/swedish_lists.hpp"
#include "results/definitions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace likvard {
namespace {

std::vector<swedish::Meaning> all_meanings()
{
    std::vector<swedish::Meaning> all;
    for (const auto list : {swedish::staff_and_schools(), swedish::pupils_and_marks(),
                            swedish::paths_and_costs(), swedish::levers_and_fields()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

std::vector<swedish::Source> all_sources()
{
    std::vector<swedish::Source> all;
    for (const auto list : {swedish::sources_of_processes(), swedish::sources_of_levers()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

/// "learn.peers", "marketing.budget": every parameter and every field.
std::set<std::string> declared_keys()
{
    std::set<std::string> keys;
    for (const ParameterInfo& parameter : parameters()) {
        keys.emplace(parameter.key);
    }
    for (const LeverType* const lever : levers()) {
        for (const FieldInfo& field : lever->fields) {
            EXPECT_TRUE(keys.insert(std::string(lever->key) + "." + std::string(field.key)).second)
                << lever->key << "." << field.key << " is a parameter too";
        }
    }
    return keys;
}

std::set<std::string> declared_sources()
{
    std::set<std::string> texts;
    for (const ParameterInfo& parameter : parameters()) {
        texts.emplace(parameter.source);
    }
    for (const LeverType* const lever : levers()) {
        texts.emplace(lever->evidence.source);
    }
    return texts;
}

/// An English word that no name, journal or Swedish sentence has; empty where there is none.
std::string english_word(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, 'x'); // "is" in "isär"
    static const std::regex words(
        R"(\b(the|of|and|with|without|from|by|is|are|was|were|not|no|which|that|than|where|whose)"
        R"(|who|what|when|per cent|year|years|school|schools|pupil|pupils|teacher|teachers|grade)"
        R"(|share|study|found|assumed|modelling|choice|fitted|set|size|judgement|values|trial)"
        R"(|trials|weighed|derived|figure|published)\b)");
    std::smatch found;
    return std::regex_search(text, found, words) ? found.str() : std::string();
}

TEST(Swedish, EveryParameterAndEveryFieldMeansSomethingInSwedish)
{
    for (const ParameterInfo& parameter : parameters()) {
        const std::string words = meaning(parameter, Language::sv);
        EXPECT_FALSE(words.starts_with(parameter.meaning)) << parameter.key;
        EXPECT_EQ(english_word(words), "") << parameter.key << ": " << words;
        EXPECT_TRUE(meaning(parameter, Language::en).starts_with(parameter.meaning));
    }
    for (const LeverType* const lever : levers()) {
        for (const FieldInfo& field : lever->fields) {
            const std::string words(meaning(*lever, field, Language::sv));
            EXPECT_NE(words, field.meaning) << lever->key << "." << field.key;
            EXPECT_EQ(english_word(words), "") << lever->key << "." << field.key << ": " << words;
            EXPECT_EQ(meaning(*lever, field, Language::en), field.meaning);
        }
    }
}

/// A reader who meets one of a family alone must know of which subject it is.
TEST(Swedish, NoTwoParametersMeanTheSame)
{
    for (const Language language : {Language::sv, Language::en}) {
        std::map<std::string, std::string_view> seen;
        for (const ParameterInfo& parameter : parameters()) {
            if (language == Language::sv || parameter.key.starts_with("marks.e_")) {
                const auto [at, is_new] = seen.emplace(meaning(parameter, language), parameter.key);
                EXPECT_TRUE(is_new) << parameter.key << " and " << at->second << ": " << at->first;
            }
        }
    }
    const auto maths = parameter_named("marks.e_g9.ma");
    ASSERT_TRUE(maths.has_value());
    EXPECT_EQ(meaning(parameters()[*maths], Language::sv),
              "poäng vid betygssättningen som ger E i årskurs 9, matematik");
}

TEST(Swedish, NoMeaningIsLeftOverOrGivenTwice)
{
    const std::set<std::string> keys = declared_keys();
    std::set<std::string> seen;
    std::map<std::string, int> readers;
    for (const swedish::Meaning& one : all_meanings()) {
        const std::string key(one.key);
        EXPECT_TRUE(seen.insert(key).second) << key;
        EXPECT_FALSE(one.words.empty()) << key;
        const bool family = key.ends_with(".*");
        const std::string stem = key.substr(0, key.size() - 1);
        for (const std::string& declared : keys) {
            const bool read = family ? declared.starts_with(stem) : declared == key;
            readers[declared] += static_cast<int>(read);
            seen.insert(read ? "read:" + key : key);
        }
        EXPECT_TRUE(seen.contains("read:" + key)) << key << " is declared nowhere";
    }
    for (const std::string& declared : keys) {
        EXPECT_EQ(readers[declared], 1) << declared;
    }
}

TEST(Swedish, ASourceIsSwedishOrACitationAndNoneIsLeftOver)
{
    const std::set<std::string> declared = declared_sources();
    for (const std::string& text : declared) {
        const std::string words(source(text, Language::sv));
        EXPECT_EQ(english_word(words), "") << words;
        EXPECT_EQ(source(text, Language::en), text);
    }
    std::set<std::string_view> seen;
    for (const swedish::Source& one : all_sources()) {
        EXPECT_TRUE(declared.contains(std::string(one.english)))
            << one.english << " is declared nowhere";
        EXPECT_TRUE(seen.insert(one.english).second) << one.english;
        EXPECT_NE(one.english, one.words);
    }
    EXPECT_EQ(source("Rockoff 2004", Language::sv), "Rockoff 2004");
}

TEST(Swedish, EnglishWordsAreSeen)
{
    EXPECT_EQ(english_word("half of it, assumed"), "of");
    EXPECT_EQ(english_word("Falch 2011, AER P&P 101(3), Norge"), "");
    EXPECT_EQ(english_word("modelling choice"), "modelling");
}

/// Digits with what belongs to them must not be torn apart at the end of a line, and decimals are
/// written with a comma.
TEST(Swedish, NumbersAreWrittenAsSwedesWriteThem)
{
    const std::regex wrong(R"(\d %|\d%|[^\d(]\d \d{3}\b|\d\.\d|\s-\d)");
    const auto look = [&](std::string_view words) {
        EXPECT_FALSE(std::regex_search(std::string(words), wrong)) << words;
    };
    for (const swedish::Meaning& one : all_meanings()) {
        look(one.words);
    }
    for (const swedish::Source& one : all_sources()) {
        look(one.words);
    }
    for (const OutcomeInfo& outcome : outcomes()) {
        look(definition(outcome, Language::sv));
    }
    EXPECT_TRUE(std::regex_search("10 %", wrong));
    EXPECT_TRUE(std::regex_search("kring 0.5", wrong));
}

TEST(Swedish, EveryOutcomeIsDefinedInSwedish)
{
    std::set<std::string_view> seen;
    for (const OutcomeInfo& outcome : outcomes()) {
        const std::string words(definition(outcome, Language::sv));
        EXPECT_EQ(english_word(words), "") << outcome.key << ": " << words;
        EXPECT_TRUE(seen.insert(definition(outcome, Language::sv)).second) << outcome.key;
        EXPECT_EQ(definition(outcome, Language::en), outcome.definition);
        EXPECT_TRUE(words.ends_with(".")) << outcome.key;
    }
}

TEST(Swedish, StandingsUnitsAndPriorsHaveWords)
{
    for (const Standing standing : {Standing::published, Standing::partial, Standing::derived,
                                    Standing::fitted, Standing::recalled, Standing::judgement}) {
        EXPECT_NE(standing_words(name(standing), Language::sv), name(standing));
    }
    EXPECT_EQ(standing_words("guessed", Language::sv), "guessed");
    EXPECT_EQ(prior_words("normal(0.05, 0.035) in [-0.02, 0.14]", Language::sv),
              "normal(0,05; 0,035) i [−0,02; 0,14]");
    EXPECT_EQ(prior_words("calibrated draws", Language::sv), "kalibrerade dragningar");
    EXPECT_EQ(prior_words("fixed 0.5", Language::en), "fixed 0.5");
    const std::set<std::string_view> alike{"%", "SD", "km", "km/h", "min"};
    for (const ParameterInfo& parameter : parameters()) {
        const std::string_view unit = symbol(parameter.unit);
        EXPECT_TRUE(alike.contains(unit) || unit_symbol(unit, Language::sv) != unit)
            << parameter.key << ": " << unit;
    }
}

} // namespace
} // namespace likvard
