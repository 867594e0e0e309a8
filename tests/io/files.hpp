// Files for the tests of the readers: a folder that goes away again, and a small valid
// municipality.
#pragma once

#include "core/check.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace likvard::test {

/// A new empty folder, removed with everything in it at the end.
class TempFolder {
public:
    TempFolder()
    {
        static std::atomic<int> count{0};
        path_ = std::filesystem::temp_directory_path() /
                ("likvard-io-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
        std::filesystem::create_directories(path_);
    }
    ~TempFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    TempFolder(TempFolder&&) = delete;
    TempFolder& operator=(TempFolder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    // NOLINTNEXTLINE(modernize-use-nodiscard) // most callers know the path
    std::filesystem::path write(const std::string& name, std::string_view content) const
    {
        std::filesystem::path path = path_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream stream(path, std::ios::binary);
        stream.write(content.data(), static_cast<std::streamsize>(content.size()));
        return path;
    }

private:
    std::filesystem::path path_;
};

using Files = std::map<std::string, std::string>;

/// Two schools share the name Åsaskolan; one area has a forecast; the chain branches.
inline Files small_municipality()
{
    return {
        {"municipality.toml", "name = \"Småby\"\n"
                              "code = 9901\n"
                              "data_year = 2024 # autumn\n"
                              "assumptions = [\"Seats are assumed.\"]\n"
                              "[sources]\n"
                              "units = \"a table of units\"\n"
                              "judgement = \"assumed\"\n"},
        {"schools.csv",
         "# four schools\n"
         "code,name,operator,first_grade,last_grade,pupils,girls_pct,foreign_pct,postsec_pct,"
         "teachers_fte,staff_fte,principals_fte,certified_pct,permanent_pct,career_pct,"
         "special_teachers_pct,safety_g8,calm_g8,pass_all_g6_pct,g9_pupils,seats_per_grade,"
         "latitude,longitude,assumed,source\n"
         "11111111,Åsaskolan,municipal,F,9,400,48.5,30,50,30,35,1.5,80,90,10,..,7.1,6.2,70,40,50,"
         "59.2,17.9,seats_per_grade,units judgement\n"
         "22222222,Åsaskolan,municipal,F,6,200,..,20,60,15,18,1,*,95,12,.,.,.,...,.,35,59.21,17.91,"
         "seats_per_grade,units judgement\n"
         "33333333,\"Norrskolan, Småby\",municipal,F,9,500,49,60,30,40,44,2,~100,85,8,20,-,-,55,50,"
         "60,59.22,17.92,,units\n"
         "44444444,Friskolan,independent,7,9,90,51,10,80,6,7,0.5,70,80,,..,8,7,.,30,32,59.23,17.93,"
         ",units\n"},
        {"results.csv", "code,year,merit_points,pass_all_pct,eligible_pct,certified_pct,source\n"
                        "11111111,2024,230.5,75.1,85,80,units\n"
                        "11111111,2023,225,74,84,,units\n"
                        "33333333,2024,200,60,~100,*,units\n"
                        "44444444,2024,..,..,..,..,units\n"},
        {"areas.csv", "key,name,year,latitude,longitude,cohort,postsec_pct,foreign_pct,"
                      "in_moves_pct,arrivals_pct,assumed,source\n"
                      "asa,Åsa,,59.2,17.9,45,50,30,4,0.5,cohort,units judgement\n"
                      "norr,Norr,,59.22,17.92,55,30,60,5,1.5,cohort,judgement\n"
                      "norr,,2026,,,50,,,,,,judgement\n"
                      "norr,,2025,,,52.5,,,,,,\n"},
        {"governance.csv", "from,to,delay_share,fidelity,assumed,source\n"
                           "school,principal,0.25,0.9,fidelity,judgement\n"
                           "principal,director,0.25,0.9,,\n"
                           "school,surveys,0.5,0.5,,\n"
                           "surveys,director,0.1,0.7,,\n"
                           "director,board,0.5,0.95,,\n"},
        {"roads.csv", "from,to,minutes\n"
                      "asa,11111111,3\n"
                      "asa,norr,12.5\n"
                      "norr,33333333,4\n"},
    };
}

/// The three optional files of units of other forms.
inline Files other_forms()
{
    return {
        {"upper_secondary.csv",
         "code,name,operator,starters_pct,programmes,latitude,longitude,assumed,source\n"
         "55555555,Gymnasiet,municipal,40,vocational academic,59.2,17.9,starters_pct,judgement\n"
         "66666666,Introgymnasiet,independent,10.5,introductory,59.2,17.9,,units\n"},
        {"adapted.csv", "code,name,operator,places,latitude,longitude,assumed,source\n"
                        "77777777,Anpassad grundskola,municipal,25,59.2,17.9,places,judgement\n"},
        {"preschools.csv", "code,name,operator,children,latitude,longitude,assumed,source\n"
                           "88888888,Humlan,municipal,80,59.2,17.9,children,judgement\n"},
    };
}

inline void write_municipality(const TempFolder& folder, const std::string& name,
                               const Files& files)
{
    for (const auto& [file, content] : files) {
        folder.write(std::string(name).append("/").append(file), content);
    }
}

/// `content` with the first `old` replaced; the test fails when it does not stand there.
inline std::string replaced(std::string content, std::string_view old, std::string_view by)
{
    const std::size_t at = content.find(old);
    EXPECT_NE(at, std::string::npos) << "nothing to replace: " << old;
    return at == std::string::npos ? content : content.replace(at, old.size(), by);
}

inline std::string lines_of(std::span<const Fault> faults)
{
    std::string lines;
    for (const Fault& fault : faults) {
        lines.append(text(fault)).append("\n");
    }
    return lines;
}

} // namespace likvard::test
