#include "results/sha256.hpp"

#include "core/check.hpp"

#include <openssl/evp.h>

#include <array>

namespace likvard {
namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

Context new_context()
{
    Context context(EVP_MD_CTX_new());
    check(context != nullptr, "OpenSSL gives no digest context");
    return context;
}

} // namespace

struct Sha256::State {
    Context context = new_context();
};

Sha256::Sha256() : state_(std::make_unique<State>())
{
    check(EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1,
          "OpenSSL has no SHA-256");
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::update(std::string_view text)
{
    check(EVP_DigestUpdate(state_->context.get(), text.data(), text.size()) == 1,
          "SHA-256 update failed");
}

void Sha256::update(std::span<const std::byte> bytes)
{
    check(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1,
          "SHA-256 update failed");
}

std::string Sha256::hex() const
{
    // Finishing closes a context, so a copy is finished and the running one stays open.
    const Context copy = new_context();
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    check(EVP_MD_CTX_copy_ex(copy.get(), state_->context.get()) == 1, "SHA-256 copy failed");
    check(EVP_DigestFinal_ex(copy.get(), digest.data(), &length) == 1, "SHA-256 end failed");

    constexpr std::string_view digits = "0123456789abcdef";
    constexpr unsigned int nibble_bits = 4;
    constexpr unsigned int nibble_mask = 0xF;
    std::string text;
    text.reserve(std::size_t{2} * length);
    for (unsigned int i = 0; i < length; ++i) {
        const unsigned int byte = digest[i];
        text += digits[byte >> nibble_bits];
        text += digits[byte & nibble_mask];
    }
    return text;
}

std::string sha256_hex(std::string_view text)
{
    Sha256 digest;
    digest.update(text);
    return digest.hex();
}

} // namespace likvard
