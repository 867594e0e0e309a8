// The row kernels of upper secondary: every instruction set gives the bits of a year told in words.
#include "core/math.hpp"
#include "model/municipality.hpp"
#include "model/students.hpp"
#include "support/row_kernel_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

namespace likvard {
namespace {

constexpr std::size_t many = 5 * n; // some of every kind
constexpr std::int32_t units = 3;
constexpr std::uint32_t schools = 40;

constexpr StudyOdds odds{.slope = 1.1F,
                         .centre = 245.0F,
                         .merit_sd = 66.0F,
                         .merit_per_skill = 0.87F,
                         .parents = 0.44F,
                         .vocational = 0.34F,
                         .moved_on = 1.0F,
                         .low_merit = 250.0F,
                         .not_dropout = 9.0F,
                         .yearly_switch = 0.3F,
                         .not_three = 0.06F,
                         .not_three_switched = 4.0F,
                         .not_four = 0.8F,
                         .middle_education = 2.0F};
constexpr float permanent = 0.3F, retention = 0.6F, to_national = 0.4F;

std::vector<std::uint32_t> luck(std::uint32_t which)
{
    std::vector<std::uint32_t> values;
    for (std::size_t i = 0; i < many; ++i) {
        values.push_back(Draw(9, which).words(Stream::marks, 0, i)[0]);
    }
    return values;
}

template <class T> std::vector<T> bytes(std::uint32_t which, std::uint32_t below)
{
    std::vector<T> values;
    for (const std::uint32_t word : luck(which)) {
        values.push_back(static_cast<T>(word % below));
    }
    return values;
}

Students some_students()
{
    Students s;
    resize(s, many);
    s.unit = bytes<std::uint16_t>(1, units + 1);
    std::replace(s.unit.begin(), s.unit.end(), static_cast<std::uint16_t>(units), elsewhere);
    const auto education = bytes<std::uint8_t>(2, 3);
    for (std::size_t i = 0; i < many; ++i) {
        s.traits[i].education = education[i] & two_bits;
    }
    const auto programme = bytes<std::uint8_t>(3, programme_count);
    const auto national = bytes<std::uint8_t>(4, followed_years);
    const auto status = bytes<std::uint8_t>(5, 6);
    const auto switched = bytes<std::uint8_t>(6, 2);
    const auto moved_on = bytes<std::uint8_t>(7, 2);
    const auto began = bytes<std::uint8_t>(8, programme_count);
    for (std::size_t i = 0; i < many; ++i) {
        const auto now = i % 2 == 0 ? static_cast<unsigned>(StudentStatus::studying) : status[i];
        Studies& of = s.studies[i];
        of.began = began[i] & two_bits;
        of.programme = programme[i] & two_bits;
        of.status = now & three_bits;
        of.national = national[i] & three_bits;
        of.switched = switched[i] & one_bit;
        of.moved_on = moved_on[i] & one_bit;
    }
    s.merit = column(1, many);
    for (float& merit : s.merit) {
        merit = 240.0F + 40.0F * merit;
    }
    s.school = bytes<std::uint16_t>(9, schools);
    s.dropout = column(2, schools); // some so low that nobody drops out
    s.switching = column(3, schools);
    s.durable = column(4, many);
    s.transient = column(5, many);
    return s;
}

float factor(float carried, float here)
{
    return std::max(0.0F, (1.0F + carried) * (1.0F + here));
}

/// What levers do, by unit and elsewhere.
struct Channels {
    std::vector<float> learning = column(6, units), dropout = column(7, units),
                       switching = column(8, units);
    Channels()
    {
        for (auto* channel : {&learning, &dropout, &switching}) {
            channel->push_back(0.0F); // elsewhere
        }
    }
};

/// Row i's year in words.
void one_year(Students& s, std::size_t i, const Words& w, const Channels& here,
              StudentStatus when_done, StudentStatus when_not)
{
    const std::size_t unit = std::min<std::size_t>(s.unit[i], units);
    Studies& of = s.studies[i];
    const bool studies = static_cast<StudentStatus>(of.status) == StudentStatus::studying;
    const float more = studies ? here.learning[unit] : 0.0F;
    s.durable[i] += permanent * more;
    s.transient[i] = retention * s.transient[i] + (1.0F - permanent) * more;
    if (!studies) {
        return;
    }
    const auto programme = static_cast<Programme>(of.programme);
    const float standing =
        exp_fast(odds.slope * ((s.merit[i] - odds.centre) / odds.merit_sd +
                               odds.merit_per_skill * (s.durable[i] + s.transient[i])) +
                 odds.parents * static_cast<float>(s.traits[i].education - 2) +
                 (programme == Programme::vocational ? odds.vocational : 0.0F) +
                 (of.moved_on != 0 ? odds.moved_on : 0.0F));
    const float risk =
        s.merit[i] < odds.low_merit ? factor(s.dropout[s.school[i]], here.dropout[unit]) : 1.0F;
    const float stay = uniform_from(w[0]) / risk;
    const bool introductory = programme == Programme::introductory;
    of.national = (of.national + (introductory ? 0U : 1U)) & three_bits;
    auto status = StudentStatus::studying;
    if (risk > 0.0F && stay + stay * (odds.not_dropout * standing) < 1.0F) {
        status = StudentStatus::dropped_out;
    } else if (introductory) {
        if (uniform_from(w[3]) < to_national) {
            of.programme = static_cast<unsigned>(Programme::vocational) & two_bits;
            of.moved_on = 1;
        }
    } else if (of.national <= 2) {
        if (uniform_from(w[1]) <
            odds.yearly_switch * factor(s.switching[s.school[i]], here.switching[unit])) {
            of.switched = 1;
        }
    } else {
        const float third = of.switched != 0 ? odds.not_three_switched : odds.not_three;
        const float against = (of.national == 3 ? third : odds.not_four) / standing;
        const float u = uniform_from(w[2]);
        status = u + u * against < 1.0F ? when_done : status;
    }
    status = status == StudentStatus::studying ? when_not : status;
    of.status = static_cast<unsigned>(status) & three_bits;
}

TEST_F(RowKernelSets, AStudentsYearIsWhatItsWordsSay)
{
    const std::array words{luck(11), luck(12), luck(13), luck(14)};
    const Channels here;
    for (const auto when_not : {StudentStatus::studying, StudentStatus::without_diploma}) {
        const auto when_done = StudentStatus::done_in_four;
        Students told = some_students();
        for (std::size_t i = 0; i < many; ++i) {
            one_year(told, i, {words[0][i], words[1][i], words[2][i], words[3][i]}, here, when_done,
                     when_not);
        }
        under_every_set([&](const RowKernels& kernels) {
            Students s = some_students();
            const StudyRows rows{.school = s.school.data(),
                                 .unit = s.unit.data(),
                                 .traits = bits_of(s.traits),
                                 .merit = s.merit.data(),
                                 .dropout = s.dropout.data(),
                                 .switching = s.switching.data(),
                                 .learning = here.learning.data(),
                                 .dropout_here = here.dropout.data(),
                                 .switching_here = here.switching.data(),
                                 .stay = words[0].data(),
                                 .change = words[1].data(),
                                 .finish = words[2].data(),
                                 .move = words[3].data(),
                                 .studies = bits_of(s.studies),
                                 .durable = s.durable.data(),
                                 .transient = s.transient.data(),
                                 .odds = odds,
                                 .permanent = permanent,
                                 .retention = retention,
                                 .to_national = to_national,
                                 .years_with_switches = 2.0F,
                                 .years_of_a_programme = 3.0F,
                                 .when_done = static_cast<float>(when_done),
                                 .when_not = static_cast<float>(when_not),
                                 .units = units};
            kernels.study(0, 37, rows);
            kernels.study(37, many, rows);
            EXPECT_EQ(s.durable, told.durable);
            EXPECT_EQ(s.transient, told.transient);
            EXPECT_TRUE(s.studies == told.studies);
        });
    }
}

TEST_F(RowKernelSets, LeaversChooseByMeritAmongWhatTheyMay)
{
    const auto eligible = whole<std::uint8_t>(1, 3);
    const auto eligible_academic = whole<std::uint8_t>(2, 3);
    const auto start = luck(3);
    const auto taste = luck(4);
    const auto merit = column(1);
    under_every_set([&](const RowKernels& kernels) {
        std::vector<Studies> studies(n, {.began = 3,
                                         .programme = 3,
                                         .status = 7,
                                         .national = 7,
                                         .switched = 1,
                                         .moved_on = 1}); // whatever stood there
        in_two([&](std::size_t begin, std::size_t end) {
            kernels.choose(begin, end,
                           {.eligible = eligible.data(),
                            .eligible_academic = eligible_academic.data(),
                            .merit = merit.data(),
                            .start = start.data(),
                            .taste = taste.data(),
                            .studies = bits_of(studies),
                            .start_eligible = 0.8F,
                            .start_other = 0.4F,
                            .academic = 0.3F,
                            .academic_slope = 1.2F,
                            .centre = 0.1F,
                            .merit_sd = 0.9F});
        });
        for (std::size_t i = 0; i < n; ++i) {
            const float against = exp_fast(-(0.3F + 1.2F * ((merit[i] - 0.1F) / 0.9F)));
            const float u = uniform_from(taste[i]);
            const bool likes = u + u * against < 1.0F;
            const Programme national =
                eligible_academic[i] != 0 && likes ? Programme::academic : Programme::vocational;
            const Programme chosen = eligible[i] != 0 ? national : Programme::introductory;
            const StudentStatus status = uniform_from(start[i]) < (eligible[i] != 0 ? 0.8F : 0.4F)
                                             ? StudentStatus::studying
                                             : StudentStatus::not_started;
            Studies expected{};
            expected.began = static_cast<unsigned>(chosen) & two_bits;
            expected.programme = static_cast<unsigned>(chosen) & two_bits;
            expected.status = static_cast<unsigned>(status) & three_bits;
            EXPECT_TRUE(studies[i] == expected) << "row " << i;
        }
    });
}

} // namespace
} // namespace likvard
