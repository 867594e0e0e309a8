#include "viz/overlaps.hpp"

namespace likvard::chart {

std::vector<const Text*> texts(const Scene& scene)
{
    std::vector<const Text*> found;
    for (const Shape& shape : scene.shapes) {
        if (const auto* const text = std::get_if<Text>(&shape)) {
            found.push_back(text);
        }
    }
    return found;
}

/// What is wrong with how the texts of a scene lie; empty when nothing is. The measured ascent
/// holds a ring on a capital, which neighbouring lines may share a hair of.
std::string overlaps(const Scene& scene)
{
    constexpr double shared = 2.0;
    std::string faults;
    const std::vector<const Text*> all = texts(scene);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Box one = box_of(*all[i]);
        if (one.x < 0.0 || one.right() > scene.width + 0.01 || one.y < 0.0 ||
            one.bottom() > scene.height + 0.01) {
            faults += "outside: " + all[i]->text + "\n";
        }
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const Box other = box_of(*all[j]);
            if (!all[i]->text.empty() && !all[j]->text.empty() && one.x + shared < other.right() &&
                other.x + shared < one.right() && one.y + shared < other.bottom() &&
                other.y + shared < one.bottom()) {
                faults += all[i]->text + " | " + all[j]->text + "\n";
            }
        }
    }
    return faults;
}

} // namespace likvard::chart
