// What levers write and processes read: the channels of this school year. Zero everywhere is the
// baseline; a channel that is added or multiplied by (1 + 0) changes no bit.
#pragma once

#include "core/table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <vector>

namespace likvard {

/// What a pupil can be served with beside the class, for as many pupils as the staff can carry;
/// support decides who.
enum class Service : std::uint8_t {
    early,      // grades F-3, the weakest of the school
    tutoring,   // grades 4-9, the weakest of the school
    guidance,   // study guidance in the mother tongue: those who arrived last
    attendance, // grades 4-9, those who were most absent last year
};
inline constexpr std::size_t service_count = 4;
inline constexpr std::array<std::string_view, service_count> service_names{
    "early", "tutoring", "guidance", "attendance"};

struct Effects {
    Column<float> id; // unused but for its length: the number of schools
    // By school row, SD a year on learning, of
    Column<float> learning_language;        // every pupil
    Column<float> learning_maths;           // every pupil
    Column<float> learning_needs;           // those who need special support, both domains
    Column<float> learning_second_language; // those with foreign background, language
    Column<float> learning_boys;            // boys in grades F-6, both domains
    Column<float> catch_up;                 // added to the share of a late arrival's cost that is
                                            // caught up in a year
    Column<float> pass_margin;              // marking score added in grade 9 below E alone, SD
    Column<float> readiness; // what a year at this preschool adds, SD of both domains at F
    // By school row, people
    Column<float> coaching;         // coaching dose of its teachers, 0..1
    Column<float> leaving;          // added to a teacher's yearly probability of leaving
    Column<float> pay;              // pay premium, share of pay
    Column<float> posts;            // teaching posts beyond the staffing rule, FTE; may be negative
    Column<float> smaller_classes;  // pupils fewer in the largest class
    Column<float> assistants;       // extra assistant principals, FTE
    Column<float> principal;        // added to the principal's quality, SD of principals
    Column<float> special_teachers; // extra special educators, FTE
    Column<float> climate;          // added to where the climate moves, SD
    Column<float> absence;          // relative change in absence of pupils above 10 % in grades 4-9
    Column<float> reputation;       // added to what families believe, SD
    Column<float> closed;           // 1: the school has closed; its pupils choose again
    // By school row, those who leave grade 9 here: relative change in upper secondary of
    Column<float> dropout;   // dropout among the lowest third by merit
    Column<float> switching; // switches of programme
    // By school row and service
    std::array<Column<float>, service_count> places; // pupils who can be served
    std::array<Column<float>, service_count> gain; // SD a year; attendance: relative change in days
    // Municipality
    float candidates = 0.0F;         // relative change of the list of candidates
    float chain_lag = 0.0F;          // relative change of the governance chain's lag, -1..
    float chain_fidelity = 0.0F;     // share of what the chain loses that is kept after all, 0..1
    float surveys = 0.0F;            // share of full use of surveys as a signal, 0..1
    float incident_reporting = 0.0F; // share of schools under a reporting system, 0..1
    float admission_lottery = 0.0F;  // share of municipal seats given by lottery, 0..1
    float admission_quota = 0.0F;    // share of seats reserved for children of short-educated
                                     // parents, 0..1

    /// f(name, column or number) for every channel, by the name that levers declare.
    static void each_channel(auto& s, auto&& f)
    {
        f("learning", s.learning_language), f("learning", s.learning_maths);
        f("learning_needs", s.learning_needs);
        f("learning_second_language", s.learning_second_language);
        f("learning_boys", s.learning_boys), f("catch_up", s.catch_up);
        f("pass_margin", s.pass_margin), f("readiness", s.readiness);
        f("coaching", s.coaching), f("leaving", s.leaving), f("pay", s.pay), f("posts", s.posts);
        f("smaller_classes", s.smaller_classes), f("assistants", s.assistants);
        f("principal", s.principal), f("special_teachers", s.special_teachers);
        f("climate", s.climate), f("absence", s.absence), f("reputation", s.reputation);
        f("closed", s.closed), f("dropout", s.dropout), f("switching", s.switching);
        for (std::size_t k = 0; k < service_count; ++k) {
            f(service_names[k], s.places[k]), f(service_names[k], s.gain[k]);
        }
        f("candidates", s.candidates), f("chain_lag", s.chain_lag);
        f("chain_fidelity", s.chain_fidelity), f("surveys", s.surveys);
        f("incident_reporting", s.incident_reporting);
        f("admission_lottery", s.admission_lottery), f("admission_quota", s.admission_quota);
    }
    static void each_column(auto& s, auto&& f)
    {
        f(s.id);
        each_channel(s, [&](std::string_view /*name*/, auto& channel) {
            if constexpr (!std::is_floating_point_v<std::remove_cvref_t<decltype(channel)>>) {
                f(channel);
            }
        });
    }
};

/// Whether anybody writes a channel this year: where nobody does, nothing need be looked at.
[[nodiscard]] bool any(const Column<float>& channel);

/// Empties every channel for `school_count` schools.
void clear(Effects& effects, std::size_t school_count);

/// Adds `places` pupils who can be served at school `s` with a gain of `gain` each: the gain of a
/// service is the mean over all its places.
void add_places(Effects& effects, Service service, std::size_t s, double places, double gain);

} // namespace likvard
