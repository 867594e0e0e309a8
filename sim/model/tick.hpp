// What a process may know besides its tables: which year it is and the luck of this replicate.
#pragma once

#include "core/kept_luck.hpp"
#include "core/parallel.hpp"
#include "core/random.hpp"

#include <string_view>

namespace likvard {

struct Tick {
    int year = 0; // autumn of the school year
    Draw draw;
    /// Called with the name of each process before it runs; null outside measurements. The model
    /// itself has no clock.
    void (*probe)(void* context, std::string_view process) = nullptr;
    void* probe_context = nullptr;
    /// What a pair's arms draw in common this year; null: everything is drawn here.
    KeptLuck* kept = nullptr;

    void enter(std::string_view process) const
    {
        if (probe != nullptr) {
            probe(probe_context, process);
        }
    }
};

} // namespace likvard
