// Every stylised fact stands where sim/MODEL.md says it does: what is listed as holding holds, and
// what does not hold is listed as open.
#include "calibration/nation_sample.hpp"
#include "calibration/validation/validate.hpp"
#include "run/posterior.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace likvard {
namespace {

using Names = std::set<std::string>;

std::string model_document()
{
    std::ifstream file(LIKVARD_SOURCE_DIR "/sim/MODEL.md");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The names in bold under a heading, up to the next heading.
Names listed_under(const std::string& heading)
{
    const std::string document = model_document();
    std::string line = "\n### ";
    line.append(heading).append("\n");
    const auto begin = document.find(line);
    EXPECT_NE(begin, std::string::npos) << "MODEL.md has no heading " << heading;
    if (begin == std::string::npos) {
        return {};
    }
    const std::string section = document.substr(begin, document.find("\n#", begin + 1) - begin);
    const std::regex bold(R"(\*\*(V\d+[a-z]?)\*\*)");
    Names names;
    for (std::sregex_iterator it(section.begin(), section.end(), bold), end; it != end; ++it) {
        names.insert((*it)[1]);
    }
    return names;
}

const std::vector<Finding>& findings()
{
    static const std::vector<Finding> all = [] {
        const auto sample = read_nation_sample(LIKVARD_SOURCE_DIR "/calibration/nation_sample.csv");
        Scenario in_use; // what runs use by default
        in_use.posterior = std::make_shared<const Posterior>(
            read_posterior(LIKVARD_SOURCE_DIR "/calibration/posterior.csv"));
        Laboratory lab(sample, central_of(in_use), {});
        return validate(patterns(), lab);
    }();
    return all;
}

Names with(Verdict verdict)
{
    Names names;
    for (const Finding& finding : findings()) {
        if (finding.verdict == verdict) {
            names.insert(std::string(finding.pattern.name));
        }
    }
    return names;
}

// One test, since every test is a process of its own and the runs are made once in each.
TEST(StylisedFacts, StandWhereModelMdSaysTheyDo)
{
    EXPECT_EQ(listed_under("Stylised facts that hold"), with(Verdict::holds));
    EXPECT_EQ(listed_under("Open: stylised facts that do not hold"), with(Verdict::does_not_hold));
    EXPECT_EQ(listed_under("Stylised facts that are not modelled"), with(Verdict::not_modelled));
    EXPECT_FALSE(HasFailure()) << findings_table(findings(), Language::en, false);
}

TEST(StylisedFacts, AllThirtyEightAreThere)
{
    constexpr int facts = 38;
    for (int k = 1; k <= facts; ++k) {
        std::string name = std::to_string(k);
        name.insert(name.begin(), 'V');
        EXPECT_FALSE(patterns_named(name).empty()) << k;
    }
}

} // namespace
} // namespace likvard
