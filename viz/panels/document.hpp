// The plan being worked on: what was opened, every step since, and what differs from where it
// began.
#pragma once

#include "model/scenario.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace likvard::view {

/// Whether two plans are the same plan: everything that is run, and the words.
[[nodiscard]] bool same(const Scenario& a, const Scenario& b);
[[nodiscard]] bool same(const LeverUse& a, const LeverUse& b);

enum class Change : std::uint8_t { added, removed, changed };

/// One use of a lever that two plans have differently.
struct LeverChange {
    const LeverType* lever = nullptr;
    std::size_t ordinal = 0; // among the uses of this lever
    Change change = Change::changed;
};

/// What makes `now` another plan than `from`, in the order of the levers.
[[nodiscard]] std::vector<LeverChange> differences(const Scenario& from, const Scenario& now);
/// `now` with this difference taken back to what `from` has.
[[nodiscard]] Scenario reverted(const Scenario& from, const Scenario& now, const LeverChange& what);

/// Rows of the lever in the plan's list.
[[nodiscard]] std::vector<std::size_t> uses_of(const Scenario& plan, const LeverType& lever);
/// A use as it begins when somebody switches the lever on: its defaults over the plan's years.
[[nodiscard]] LeverUse first_use(const Scenario& plan, const LeverType& lever);
/// Adds a use behind the lever's others, in the order of the reader.
[[nodiscard]] Scenario with_use(Scenario plan, LeverUse use);
[[nodiscard]] Scenario without_use(Scenario plan, std::size_t row);

class Document {
public:
    Document() = default;
    explicit Document(Scenario opened);

    [[nodiscard]] const Scenario& now() const { return steps_[at_].plan; }
    [[nodiscard]] const Scenario& opened() const { return opened_; }
    /// Whether there is something that was not saved.
    [[nodiscard]] bool changed() const { return !same(now(), opened_); }

    /// A step with a name in both languages. Steps of the same `gesture` in a row (a slider being
    /// dragged) are one; an empty gesture never joins another. A step that changes nothing is none.
    void edit(LocalText name, Scenario next, std::string_view gesture = {});
    /// Ends a gesture: the next edit is a step of its own.
    void end_gesture() { gesture_.clear(); }

    [[nodiscard]] bool can_undo() const { return at_ > 0; }
    [[nodiscard]] bool can_redo() const { return at_ + 1 < steps_.size(); }
    void undo();
    void redo();
    /// What undo would take back, and redo bring again.
    [[nodiscard]] const LocalText& undo_name() const { return steps_[at_].name; }
    [[nodiscard]] const LocalText& redo_name() const { return steps_[at_ + 1].name; }

    void mark_saved() { opened_ = now(); }

private:
    struct Step {
        LocalText name; // of what led here
        Scenario plan;
    };
    Scenario opened_;
    std::vector<Step> steps_{Step{}};
    std::size_t at_ = 0;
    std::string gesture_;
};

} // namespace likvard::view
