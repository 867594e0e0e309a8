// SHA-256, for result hashes and input hashes; sha256.cpp is the only file that includes OpenSSL.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace likvard {

/// A running SHA-256. Move-only. Throws InternalError when OpenSSL refuses to work at all.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&& other) noexcept;
    Sha256& operator=(Sha256&& other) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    /// Adds bytes. Splitting the same bytes over several calls gives the same digest.
    void update(std::string_view text);
    void update(std::span<const std::byte> bytes);

    /// Digest of everything added so far, 64 lower-case hex digits; more may be added afterwards.
    [[nodiscard]] std::string hex() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// SHA-256 of one text, 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view text);

} // namespace likvard
