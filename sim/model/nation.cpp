#include "model/nation.hpp"

namespace likvard {

MeanInputs national_mean_inputs(const NationParams& n, const TeachParams& teach,
                                const PrincipalParams& principals, const LearnParams& learn)
{
    constexpr double ten_days = 10.0;
    const double turnover = n.fresh + (teach.turnover_weak - 1.0) * n.fresh_weak;
    const double size = learn.class_size / learn.level_years_factor *
                        (n.class_size + learn.class_size_low * n.class_size_low);
    const double shared = teach.gain_y1 * n.gain_y1 + teach.gain_y5 * n.gain_y5 +
                          teach.gain_y15 * n.gain_y15 + teach.uncertified * n.uncertified +
                          principals.change_cost * n.new_principals + size +
                          learn.peers / learn.level_years_factor * n.peers;
    const double days = learn.school_days / ten_days * n.absent;
    return {shared + teach.turnover_language * turnover + learn.absence_language * days +
                learn.support_language * n.served,
            shared + teach.turnover_maths * turnover + learn.absence_maths * days +
                learn.support_maths * n.served};
}

} // namespace likvard
