#include "calibration/trials/virtual_trial.hpp"

#include "core/check.hpp"
#include "model/year.hpp"

namespace likvard {

struct TwoWorlds::Uses {
    LeverType type;
    std::vector<LeverUse> list;
};

namespace {

World start_of(const Case& c)
{
    return start_world(c.prepared, c.setting, c.draw);
}

} // namespace

TwoWorlds::TwoWorlds(const Case& c, Treatment treatment, double size,
                     const std::vector<Wave>& waves)
    : case_(&c), without_(start_of(c)), with_(without_), uses_(std::make_unique<Uses>())
{
    constexpr int autumn = 8;
    constexpr int june = 6;
    uses_->type.apply = treatment;
    for (const Wave& wave : waves) {
        LeverUse use;
        use.type = &uses_->type;
        use.target.rule = TargetRule::list;
        use.target.schools = wave.schools;
        use.target.from = Month::of(c.municipality.data_year + wave.from, autumn);
        use.target.until = Month::of(c.municipality.data_year + wave.to + 1, june);
        use.values = {size};
        uses_->list.push_back(std::move(use));
    }
}

TwoWorlds::~TwoWorlds() = default;

void TwoWorlds::advance()
{
    const Tick t{case_->municipality.data_year + ++year_, case_->draw};
    advance_one_year(without_, {{}, case_->values, &case_->setting.params.costs}, t);
    advance_one_year(with_, {uses_->list, case_->values, &case_->setting.params.costs}, t);
}

double test_score(const TwoWorlds& worlds, const Pupils& pupils, std::size_t i, Subject subject)
{
    constexpr double error_sd = 0.42; // reliability 0.85 at a skill SD of one
    constexpr std::uint32_t own_dice = 900;
    const bool is_language = subject == Subject::language;
    const auto z = worlds.of().draw.normals(Stream::marks, worlds.year(), pupils.id[i], own_dice);
    return static_cast<double>(is_language ? language(pupils, i) : maths(pupils, i)) +
           error_sd * static_cast<double>(is_language ? z[0] : z[1]);
}

void for_pupils(const TwoWorlds& worlds,
                const std::function<void(const Pupils&, const Pupils&, std::size_t, int)>& visit)
{
    const auto walk = [&](const Pupils& a, const Pupils& b, int up) {
        check(a.id == b.id, "both worlds have the same pupils in the same order");
        for (std::size_t i = 0; i < rows(a); ++i) {
            if (!has_left(a, i)) {
                visit(a, b, i, static_cast<int>(a.now[i].grade) - up);
            }
        }
    };
    walk(worlds.without().pupils, worlds.with().pupils, 1);
    walk(worlds.without().leavers.pupils, worlds.with().leavers.pupils, 0);
}

std::vector<bool> drawn(std::size_t count, double share, const Case& c, std::uint32_t n)
{
    constexpr int own_dice = 901;
    std::vector<bool> all(count);
    for (std::size_t k = 0; k < count; ++k) {
        all[k] = static_cast<double>(c.draw.uniform(Stream::marks, own_dice, k, n)) < share;
    }
    return all;
}

std::uint64_t unique_id(const Case& c, std::uint64_t local)
{
    constexpr unsigned key_bits = 24;
    constexpr unsigned code_bits = 40;
    const std::uint64_t key = c.draw.key()[0] & ((1U << key_bits) - 1U);
    return (key << code_bits) ^ (static_cast<std::uint64_t>(c.municipality.code) << key_bits) ^
           local;
}

} // namespace likvard
