// Columns on loan: apart from each other, where a vector may begin, and the same memory again.
#include "core/scratch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <thread>
#include <vector>

namespace likvard {
namespace {

TEST(Scratch, ColumnsOnLoanStandApartWhereAVectorMayBegin)
{
    const Borrowed<std::uint8_t> bytes(5);
    const Borrowed<double> none(0);
    const Borrowed<float> many(3'000'000); // more than a piece
    const Borrowed<std::uint64_t> words(100);
    std::fill(bytes.begin(), bytes.end(), std::uint8_t{1});
    std::fill(many.begin(), many.end(), 2.0F);
    std::fill(words.begin(), words.end(), std::uint64_t{3});
    EXPECT_EQ(std::count(bytes.begin(), bytes.end(), 1), 5);
    EXPECT_EQ(std::count(many.begin(), many.end(), 2.0F), 3'000'000);
    EXPECT_EQ(std::count(words.begin(), words.end(), 3U), 100);
    EXPECT_EQ(none.size(), 0U);
    for (const void* column :
         {static_cast<const void*>(bytes.data()), static_cast<const void*>(many.data()),
          static_cast<const void*>(words.data())}) {
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(column) % 64, 0U); // NOLINT: an address
    }
}

#ifndef __SANITIZE_ADDRESS__ // for which each column stands by itself

TEST(Scratch, TheNextLoanHasTheMemoryOfTheLastAndWhatCameInPiecesBecomesOne)
{
    const void* first = nullptr;
    std::size_t held = 0;
    for (int round = 0; round < 3; ++round) {
        const Borrowed<std::uint32_t> outer(400'000);
        {
            const Borrowed<std::uint32_t> inner(700'000);
            inner[0] = 1;
        }
        const Borrowed<std::uint32_t> again(600'000);
        again[0] = outer.size() > 0 ? 2 : 0;
        if (round == 1) {
            first = outer.data();
            held = ScratchStore::of_thread().held();
        }
        if (round == 2) {
            EXPECT_EQ(outer.data(), first);
            EXPECT_EQ(again.data(), outer.data() + 400'000) << "side by side in one piece";
            EXPECT_EQ(ScratchStore::of_thread().held(), held) << "nothing more is asked for";
        }
    }
}

#endif

TEST(Scratch, EachThreadHasAStoreOfItsOwn)
{
    const Borrowed<int> mine(1000);
    std::fill(mine.begin(), mine.end(), 7);
    std::thread([] {
        const Borrowed<int> theirs(1000);
        std::fill(theirs.begin(), theirs.end(), 8);
    }).join();
    EXPECT_EQ(std::count(mine.begin(), mine.end(), 7), 1000);
}

} // namespace
} // namespace likvard
