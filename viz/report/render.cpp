#include "viz/report/render.hpp"

#include "core/check.hpp"
#include "viz/report/tagging.hpp"
#include "viz/report/zip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cairo-pdf.h>
#include <cairo.h>
#include <cmath>
#include <cstdint>
#include <librsvg/rsvg.h>
#include <map>
#include <memory>

namespace likvard::report {
namespace {

constexpr double points_per_unit = 72.0 / 96.0;

struct FreeHandle {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, FreeSurface>;
using Context = std::unique_ptr<cairo_t, FreeContext>;

/// A picture of our own making: whatever goes wrong is a bug of ours.
class Picture {
public:
    Picture(std::string_view svg, double width, double height) : place_{0.0, 0.0, width, height}
    {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes without a sign
        const auto* const bytes = reinterpret_cast<const guint8*>(svg.data());
        GError* error = nullptr;
        handle_.reset(rsvg_handle_new_from_data(bytes, svg.size(), &error));
        check_drawn(handle_ != nullptr, error);
    }

    void draw(cairo_t* context) const
    {
        GError* error = nullptr;
        const auto drawn = rsvg_handle_render_document(handle_.get(), context, &place_, &error);
        check_drawn(drawn != 0, error);
    }

    /// The one group of that id, where it stands in the picture.
    void draw_layer(cairo_t* context, const std::string& id) const
    {
        GError* error = nullptr;
        const std::string link = "#" + id;
        const auto drawn =
            rsvg_handle_render_layer(handle_.get(), context, link.c_str(), &place_, &error);
        check_drawn(drawn != 0, error);
    }

private:
    static void check_drawn(bool done, GError* error)
    {
        if (!done) {
            const std::string why = error != nullptr ? error->message : "no reason given";
            g_clear_error(&error);
            throw InternalError("a figure cannot be drawn: " + why);
        }
    }

    std::unique_ptr<RsvgHandle, FreeHandle> handle_;
    RsvgRectangle place_;
};

cairo_status_t append(void* target, const unsigned char* data, unsigned int length)
{
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes without a sign
    static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void check_status(cairo_status_t status)
{
    if (status == CAIRO_STATUS_NO_MEMORY) {
        throw std::bad_alloc();
    }
    check(status == CAIRO_STATUS_SUCCESS, cairo_status_to_string(status));
}

std::string big_endian(std::uint32_t value)
{
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        bytes += static_cast<char>((value >> shift) & 0xFFU);
    }
    return bytes;
}

/// A chunk of a PNG file: length, kind, data, checksum.
std::string chunk(const std::string& kind, const std::string& data)
{
    const std::string body = kind + data;
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc32_of(body));
}

/// A key and its text; beyond ASCII as international text, neither compressed nor translated.
std::string text_chunk(const std::string& key, const std::string& text)
{
    const bool ascii = std::all_of(text.begin(), text.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
    constexpr std::size_t no_compression_language_translation = 5; // with the key's own zero
    const std::size_t zeros = ascii ? 1 : no_compression_language_translation;
    return chunk(ascii ? "tEXt" : "iTXt", std::string(key).append(zeros, '\0').append(text));
}

} // namespace

std::string png(std::string_view svg, double width, double height, double scale,
                const std::vector<std::pair<std::string, std::string>>& texts)
{
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
                                                     static_cast<int>(std::ceil(width * scale)),
                                                     static_cast<int>(std::ceil(height * scale))));
    check_status(cairo_surface_status(surface.get()));
    const Context context(cairo_create(surface.get()));
    Picture(svg, width * scale, height * scale).draw(context.get());
    std::string bytes;
    check_status(cairo_surface_write_to_png_stream(surface.get(), append, &bytes));

    std::string chunks;
    for (const auto& [key, text] : texts) {
        chunks += text_chunk(key, text);
    }
    constexpr std::size_t after_header = 8 + 25; // the signature and IHDR with its frame
    return bytes.insert(after_header, chunks);
}

namespace {

/// Draws a page step by step, and takes down what its elements say.
void draw_page(cairo_t* context, const Page& page, TagTexts& texts)
{
    const Picture picture(page.svg, page.width * points_per_unit, page.height * points_per_unit);
    if (page.steps.empty()) {
        picture.draw(context);
    }
    for (const PageStep& step : page.steps) {
        switch (step.kind) {
        case PageStep::Kind::draw:
            step.name.empty() ? picture.draw(context) : picture.draw_layer(context, step.name);
            break;
        case PageStep::Kind::end:
            cairo_tag_end(context, step.name.c_str());
            break;
        case PageStep::Kind::begin:
            cairo_tag_begin(context, step.name.c_str(), nullptr);
            if (step.name == "Figure") {
                texts.figures.push_back(step.says);
            } else if (step.name == "TH") {
                texts.heads.push_back(step.says);
            }
        }
    }
}

} // namespace

std::string pdf(const std::vector<Page>& pages, const std::vector<Bookmark>& bookmarks,
                const PdfFacts& facts)
{
    check(!pages.empty(), "a PDF has at least one page");
    std::string bytes;
    const Surface surface(
        cairo_pdf_surface_create_for_stream(append, &bytes, pages.front().width * points_per_unit,
                                            pages.front().height * points_per_unit));
    check_status(cairo_surface_status(surface.get()));
    const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
        cairo_pdf_surface_set_metadata(surface.get(), what, text.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, facts.title);
    set(CAIRO_PDF_METADATA_SUBJECT, facts.subject);
    set(CAIRO_PDF_METADATA_KEYWORDS, facts.keywords);
    set(CAIRO_PDF_METADATA_CREATOR, "likvard");
    set(CAIRO_PDF_METADATA_CREATE_DATE, facts.date);
    set(CAIRO_PDF_METADATA_MOD_DATE, facts.date);
    TagTexts texts{.language = facts.language, .figures = {}, .heads = {}};
    {
        const Context context(cairo_create(surface.get()));
        for (std::size_t i = 0; i < pages.size(); ++i) {
            const Page& page = pages[i];
            const double width = page.width * points_per_unit;
            const double height = page.height * points_per_unit;
            cairo_pdf_surface_set_size(surface.get(), width, height);
            cairo_pdf_surface_set_page_label(surface.get(), std::to_string(i + 1).c_str());
            draw_page(context.get(), page, texts);
            cairo_show_page(context.get());
        }
        check_status(cairo_status(context.get()));
    }
    std::map<int, int> last_of_level; // the bookmark that one of the next level stands within
    for (const Bookmark& mark : bookmarks) {
        const auto above = last_of_level.find(mark.level - 1);
        const int parent = above == last_of_level.end() ? CAIRO_PDF_OUTLINE_ROOT : above->second;
        const std::string place =
            fmt::format("page={} pos=[0 {:.1f}]", mark.page, mark.y * points_per_unit);
        last_of_level[mark.level] = cairo_pdf_surface_add_outline(
            surface.get(), parent, mark.title.c_str(), place.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
    cairo_surface_finish(surface.get());
    check_status(cairo_surface_status(surface.get()));
    return with_tag_texts(bytes, texts);
}

} // namespace likvard::report
