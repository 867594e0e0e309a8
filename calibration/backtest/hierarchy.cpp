#include "calibration/backtest/hierarchy.hpp"

#include "core/check.hpp"
#include "core/math.hpp"
#include "core/parallel.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <nlopt.hpp>

namespace likvard {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double reference_leavers = 60.0;
constexpr double national_postsec = 0.65; // centres, so that squares are not collinear
constexpr double national_foreign = 0.27;
constexpr double national_girls = 0.486;
constexpr double weak_prior = 1e-6; // precision of every coefficient
// A slope moves by so many SDs of the outcome per SD of its regressor, before anything is seen: for
// files with few schools, where moving slopes would be noise.
constexpr double moving_sd = 0.08;

bool is_new(const PastSchool& s)
{
    return std::all_of(s.results[0].begin(), s.results[0].end() - 1,
                       [](double value) { return std::isnan(value); });
}

std::vector<double> composition_of(const PastSchool& s, Slopes slopes)
{
    const double p = s.postsec - national_postsec;
    const double f = s.foreign - national_foreign;
    const double g = s.girls - national_girls;
    std::vector<double> x{p, f, g, p * p, p * f, s.independent ? 1.0 : 0.0};
    if (slopes == Slopes::moving) {
        x.insert(x.end(), {f * f, s.leavers_share, is_new(s) ? 1.0 : 0.0});
    }
    return x;
}

/// Year dummies, composition, and composition times the years left until the target.
VectorXd row_of(const PastSchool& s, std::size_t year, std::size_t years, Slopes slopes)
{
    const std::vector<double> x = composition_of(s, slopes);
    const bool moving = slopes == Slopes::moving;
    VectorXd row = VectorXd::Zero(static_cast<Eigen::Index>(years + (moving ? 2 : 1) * x.size()));
    row[static_cast<Eigen::Index>(year)] = 1.0;
    const double left = static_cast<double>(years - 1 - year) / static_cast<double>(years - 1);
    for (std::size_t k = 0; k < x.size(); ++k) {
        row[static_cast<Eigen::Index>(years + k)] = x[k];
        if (moving) {
            row[static_cast<Eigen::Index>(years + x.size() + k)] = x[k] * left;
        }
    }
    return row;
}

double lasting_variance(const Spreads& s, double leavers)
{
    return s.lasting * s.lasting * pow_exact(reference_leavers / leavers, s.power);
}
double cohort_variance(const Spreads& s, double leavers)
{
    return s.passing * s.passing / leavers + s.floor * s.floor;
}

/// Covariance of a school's results in `years`.
MatrixXd covariance(const Spreads& s, double leavers, const std::vector<std::size_t>& years)
{
    const auto n = static_cast<Eigen::Index>(years.size());
    const double lasting = lasting_variance(s, leavers);
    MatrixXd v(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
            const auto apart = std::abs(static_cast<double>(years[static_cast<std::size_t>(i)]) -
                                        static_cast<double>(years[static_cast<std::size_t>(j)]));
            v(i, j) = lasting * pow_exact(s.memory, apart);
        }
        v(i, i) += cohort_variance(s, leavers);
    }
    return v;
}

/// One school's results and regressors, which no parameter changes.
struct Data {
    std::size_t municipality = 0;
    double leavers = 0.0;
    std::vector<std::size_t> years;
    MatrixXd x;
    VectorXd y;
};

std::vector<Data> data_of(const Past& past, Judged outcome, Slopes slopes)
{
    std::vector<Data> all;
    for (const PastSchool& school : past.schools) {
        Data d;
        d.municipality = school.municipality;
        d.leavers = school.leavers;
        const auto& series = school.results[static_cast<std::size_t>(outcome)];
        for (std::size_t t = 0; t < series.size(); ++t) {
            if (!std::isnan(series[t])) {
                d.years.push_back(t);
            }
        }
        const auto n = static_cast<Eigen::Index>(d.years.size());
        const auto width = row_of(school, 0, past.years(), slopes).size();
        d.x.resize(n, width);
        d.y.resize(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            const std::size_t t = d.years[static_cast<std::size_t>(i)];
            d.x.row(i) = row_of(school, t, past.years(), slopes).transpose();
            d.y[i] = series[t];
        }
        all.push_back(std::move(d));
    }
    return all;
}

/// Normal equations of generalised least squares, and what the likelihood needs besides.
struct Sums {
    MatrixXd a;
    VectorXd b;
    double squares = 0.0, log_determinant = 0.0;

    explicit Sums(Eigen::Index width = 0)
        : a(MatrixXd::Zero(width, width)), b(VectorXd::Zero(width))
    {
    }
    void add(const Data& d, const Spreads& spreads)
    {
        if (d.years.empty()) {
            return;
        }
        const Eigen::LLT<MatrixXd> factor(covariance(spreads, d.leavers, d.years));
        const MatrixXd lx = factor.matrixL().solve(d.x);
        const VectorXd ly = factor.matrixL().solve(d.y);
        a.noalias() += lx.transpose() * lx;
        b.noalias() += lx.transpose() * ly;
        squares += ly.squaredNorm();
        for (Eigen::Index i = 0; i < ly.size(); ++i) {
            log_determinant += 2.0 * log_exact(factor.matrixLLT()(i, i));
        }
    }
    [[nodiscard]] double deviance(const VectorXd& prior) const
    {
        const MatrixXd with_prior = a + MatrixXd(prior.asDiagonal());
        return log_determinant + squares - b.dot(with_prior.ldlt().solve(b));
    }
};

/// Precision of each coefficient before anything is seen.
VectorXd prior_of(const std::vector<Data>& data, const Past& past, Slopes slopes, double scale)
{
    const Eigen::Index width = data.front().x.cols();
    VectorXd precision = VectorXd::Constant(width, weak_prior);
    if (slopes == Slopes::fixed) {
        return precision;
    }
    const auto years = static_cast<Eigen::Index>(past.years());
    const Eigen::Index count = (width - years) / 2;
    for (Eigen::Index k = 0; k < count; ++k) {
        double sum = 0.0;
        double squares = 0.0;
        for (const PastSchool& school : past.schools) {
            const double x = composition_of(school, slopes)[static_cast<std::size_t>(k)];
            sum += x;
            squares += x * x;
        }
        const auto n = static_cast<double>(past.schools.size());
        const double variance = std::max(0.0, squares / n - (sum / n) * (sum / n));
        const double sd = moving_sd * scale; // per SD of the regressor
        precision[years + count + k] = weak_prior + variance / (sd * sd);
    }
    return precision;
}

/// The five spreads as free numbers: logs, and the log odds of the memory.
constexpr std::size_t free_count = 5;
Spreads spreads_from(const std::vector<double>& free, double scale)
{
    return {scale * exp_exact(free[0]), free[1], logistic(free[2]), scale * exp_exact(free[3]),
            scale * exp_exact(free[4])};
}

struct Search {
    const std::vector<Data>* data;
    std::size_t left_out; // fold
    double scale;         // SD of the outcome
    const VectorXd* prior;
};

double deviance_of(const std::vector<double>& free, std::vector<double>& /*gradient*/,
                   void* context)
{
    const auto& search = *static_cast<Search*>(context);
    const Spreads spreads = spreads_from(free, search.scale);
    Sums sums(search.data->front().x.cols());
    for (const Data& d : *search.data) {
        if (d.municipality % fold_count != search.left_out) {
            sums.add(d, spreads);
        }
    }
    return sums.deviance(*search.prior);
}

/// Maximum likelihood of the spreads over the municipalities of the other folds; over all where
/// `left_out` is none of them.
Spreads fit_spreads(const std::vector<Data>& data, std::size_t left_out, double scale,
                    const VectorXd& prior)
{
    constexpr double tolerance = 1e-4;
    constexpr int most_steps = 250;
    Search search{&data, left_out, scale, &prior};
    nlopt::opt optimiser(nlopt::LN_BOBYQA, free_count);
    optimiser.set_lower_bounds({-3.0, 0.0, 0.0, -1.0, -6.0});
    optimiser.set_upper_bounds({1.0, 2.0, 5.0, 3.0, 0.0});
    optimiser.set_min_objective(deviance_of, &search);
    optimiser.set_ftol_abs(tolerance);
    optimiser.set_maxeval(most_steps);
    std::vector<double> free{-0.7, 0.8, 2.6, 1.1, -2.0}; // near the panel's; any start will do
    double least = 0.0;
    optimiser.optimize(free, least);
    return spreads_from(free, scale);
}

/// SD of the outcome over the municipalities of the other folds; of all where `left_out` is none.
double spread_of(const std::vector<Data>& data, std::size_t left_out)
{
    double n = 0.0;
    double sum = 0.0;
    double squares = 0.0;
    for (const Data& d : data) {
        if (d.municipality % fold_count == left_out) {
            continue;
        }
        n += static_cast<double>(d.y.size());
        sum += d.y.sum();
        squares += d.y.squaredNorm();
    }
    check(n > 1.0, "a panel with results");
    return std::sqrt(std::max(1.0, squares / n - (sum / n) * (sum / n)));
}

} // namespace

/// What municipalities of one fold are predicted with.
struct Hierarchy::Fold {
    Spreads spreads;
    std::vector<Sums> by_municipality;
    MatrixXd a;
    VectorXd b;
};

Hierarchy::~Hierarchy() = default;

std::vector<bool> foreign_to(const Past& past, const Knowledge* knowledge)
{
    std::vector<bool> foreign(past.municipalities, false);
    if (knowledge == nullptr || knowledge->from != past.from || knowledge->to != past.to) {
        return foreign;
    }
    std::size_t shared = 0;
    for (std::size_t m = 0; m < past.municipalities; ++m) {
        const auto& known = knowledge->municipalities;
        const bool in = std::binary_search(known.begin(), known.end(), past.codes[m]);
        foreign[m] = !in;
        shared += in ? 1U : 0U;
    }
    if (2 * shared > knowledge->municipalities.size()) {
        foreign.assign(past.municipalities, false);
    }
    return foreign;
}

Hierarchy::Hierarchy(const Past& past, Judged outcome, Slopes slopes, const Knowledge* knowledge)
    : past_(&past), outcome_(outcome), slopes_(slopes), folds_(fold_count + 1),
      is_foreign_(foreign_to(past, slopes == Slopes::moving ? knowledge : nullptr))
{
    check(past.years() > 1, "a backtest has more than one year");
    const std::vector<Data> data = data_of(past, outcome, slopes);
    check(!data.empty(), "a backtest has schools");
    const Eigen::Index width = data.front().x.cols();
    const bool any_foreign =
        std::find(is_foreign_.begin(), is_foreign_.end(), true) != is_foreign_.end();
    for_each_item(fold_count + (any_foreign ? 1 : 0), [&](std::size_t f) {
        Fold& fold = folds_[f];
        const double scale = spread_of(data, f);
        const VectorXd prior = prior_of(data, past, slopes, scale);
        fold.by_municipality.assign(past.municipalities, Sums(width));
        fold.a = prior.asDiagonal();
        fold.b = VectorXd::Zero(width);
        const bool known_before = f == fold_count;
        if (known_before) {
            const auto& before = knowledge->outcomes[static_cast<std::size_t>(outcome)];
            check(before.b.size() == static_cast<std::size_t>(width),
                  "what is known of the nation has this model's regressors");
            fold.spreads = before.spreads;
            fold.a += Eigen::Map<const MatrixXd>(before.a.data(), width, width);
            fold.b += Eigen::Map<const VectorXd>(before.b.data(), width);
            known_dispersion_ = before.dispersion;
        } else {
            fold.spreads = fit_spreads(data, f, scale, prior);
        }
        for (const Data& d : data) {
            if (!known_before || is_foreign_[d.municipality]) {
                fold.by_municipality[d.municipality].add(d, fold.spreads);
            }
        }
        for (const Sums& sums : fold.by_municipality) {
            fold.a += sums.a;
            fold.b += sums.b;
        }
    });
}

const Hierarchy::Fold& Hierarchy::fold_of(std::size_t municipality) const
{
    return folds_[is_foreign_[municipality] ? fold_count : municipality % fold_count];
}

const Spreads& Hierarchy::spreads(std::size_t municipality) const
{
    return fold_of(municipality).spreads;
}

OutcomeKnowledge Hierarchy::knowledge() const
{
    const std::vector<Data> data = data_of(*past_, outcome_, slopes_);
    const double scale = spread_of(data, fold_count);
    const VectorXd prior = prior_of(data, *past_, slopes_, scale);
    OutcomeKnowledge all;
    all.spreads = fit_spreads(data, fold_count, scale, prior);
    Sums sums(data.front().x.cols());
    for (const Data& d : data) {
        sums.add(d, all.spreads);
    }
    all.a.assign(sums.a.data(), sums.a.data() + sums.a.size());
    all.b.assign(sums.b.data(), sums.b.data() + sums.b.size());
    for (std::size_t k = 0; k < all.dispersion.size(); ++k) {
        all.dispersion[k] = dispersion_without(fold_count, k == 0 ? 1 : 3);
    }
    return all;
}

double Hierarchy::dispersion(std::size_t municipality, std::size_t known) const
{
    return is_foreign_[municipality] ? std::max(1.0, known_dispersion_[known > 1 ? 1 : 0])
                                     : dispersion_without(municipality % fold_count, known);
}

double Hierarchy::dispersion_without(std::size_t fold, std::size_t known) const
{
    constexpr double inside = 0.9;
    constexpr double half_90 = 1.6448536269514722;
    constexpr std::size_t enough = 30;
    std::vector<double> errors; // in SDs
    for (std::size_t s = 0; s < past_->schools.size(); ++s) {
        const PastSchool& school = past_->schools[s];
        if (school.municipality % fold_count != fold && is_scored(school, outcome_, known)) {
            const Expectation e = predict(s, known);
            const double seen = school.results[static_cast<std::size_t>(outcome_)].back();
            errors.push_back(std::abs(seen - e.mean) /
                             std::sqrt(e.level_variance + e.cohort_variance));
        }
    }
    if (errors.size() < enough) {
        return 1.0;
    }
    const auto at = static_cast<std::ptrdiff_t>(inside * static_cast<double>(errors.size()));
    std::nth_element(errors.begin(), errors.begin() + at, errors.end());
    return std::max(1.0, errors[static_cast<std::size_t>(at)] / half_90);
}

Expectation Hierarchy::predict(std::size_t school, std::size_t known) const
{
    const PastSchool& s = past_->schools[school];
    const Fold& fold = fold_of(s.municipality);
    const Sums& own = fold.by_municipality[s.municipality];
    const Eigen::LDLT<MatrixXd> others(fold.a - own.a);
    const VectorXd slopes = others.solve(fold.b - own.b);

    const auto& series = s.results[static_cast<std::size_t>(outcome_)];
    std::vector<std::size_t> years;
    for (std::size_t t = 0; t < known; ++t) {
        if (!std::isnan(series[t])) {
            years.push_back(t);
        }
    }
    const std::size_t target = past_->years() - 1;
    VectorXd x = row_of(s, target, past_->years(), slopes_);
    const double lasting = lasting_variance(fold.spreads, s.leavers);
    Expectation e{x.dot(slopes), lasting, cohort_variance(fold.spreads, s.leavers)};
    if (!years.empty()) {
        const auto n = static_cast<Eigen::Index>(years.size());
        VectorXd kept(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            const auto ago = static_cast<double>(target - years[static_cast<std::size_t>(i)]);
            kept[i] = lasting * pow_exact(fold.spreads.memory, ago);
        }
        const VectorXd weight = covariance(fold.spreads, s.leavers, years).llt().solve(kept);
        e.level_variance -= weight.dot(kept);
        for (Eigen::Index i = 0; i < n; ++i) {
            const std::size_t t = years[static_cast<std::size_t>(i)];
            const VectorXd then = row_of(s, t, past_->years(), slopes_);
            e.mean += weight[i] * (series[t] - then.dot(slopes));
            x -= weight[i] * then;
        }
    }
    e.level_variance += x.dot(others.solve(x)); // of the slopes themselves
    return e;
}

} // namespace likvard
