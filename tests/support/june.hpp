// A finished year with a hand-made handful of leavers, for tests of indicators.
#pragma once

#include "model/indicators/indicators.hpp"
#include "support/small_tables.hpp"

namespace likvard {

/// A finished year of a few schools, with leavers added one by one.
struct June {
    Setting setting;
    World w;
    YearValues values;
    GroupOffsets at;

    explicit June(std::size_t school_count) : at(group_offsets(school_count))
    {
        setting.params = central_params();
        w.setting = &setting;
        w.schools = plain_schools(school_count);
    }
    June(const June&) = delete; // the world points to the setting
    June& operator=(const June&) = delete;
    June(June&&) = delete;
    June& operator=(June&&) = delete;
    ~June() = default;
    /// One leaver; returns the row, for what else is to be said of it.
    std::size_t leaver(std::uint16_t school, float merit, bool passed)
    {
        auto& [p, marks] = w.leavers;
        add_pupils(p, 1, 9, school);
        const std::size_t i = rows(p) - 1;
        marks.resize(i + 1);
        marks.merit[i] = merit;
        p.now[i].passed_all = passed ? 1 : 0;
        return i;
    }
    /// `passing` of `count` leavers of a school pass everything.
    void leavers(std::uint16_t school, int passing, int count)
    {
        for (int k = 0; k < count; ++k) {
            leaver(school, 200.0F, k < passing);
        }
    }
    double of(Outcome outcome, std::size_t group = 0)
    {
        const Pupils others = w.pupils; // beside whom leavers stand until the summer
        append_all(w.pupils, w.leavers.pupils);
        for (std::size_t i = rows(others); i < rows(w.pupils); ++i) {
            w.pupils.now[i].grade = grade_of_leavers;
        }
        observe(values, w, tick_of());
        w.pupils = others;
        return cell(values, group, outcome);
    }
};

} // namespace likvard
