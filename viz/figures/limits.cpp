#include "viz/figures/limits.hpp"

#include <array>

namespace likvard::figures {

namespace {

struct Limit {
    std::string_view sv, en;
};

// Each is a choice or a known debt that sim/MODEL.md describes.
constexpr std::array limits{
    Limit{"Hur det går för en viss elev eller lärare: alla i simuleringen är påhittade.",
          "How a certain pupil or teacher fares: everybody in the simulation is synthetic."},
    Limit{"Vad som händer en viss skola ett visst år: en årskulls tur är ofta större än en åtgärds "
          "effekt. Läs spannen, inte punkterna.",
          "What happens to a certain school in a certain year: one cohort's luck is often larger "
          "than a measure's effect. Read the ranges, not the points."},
    Limit{"Om en åtgärd genomförs som den är tänkt: planen följs i modellen, med de fördröjningar "
          "som styrkedjan ger.",
          "Whether a measure is carried out as intended: in the model the plan is followed, with "
          "the delays that the governance chain gives."},
    Limit{"Sådant som modellen inte känner: ny lagstiftning, kriser, stora flyttströmmar, skolor "
          "som öppnas eller läggs ned utöver planen.",
          "What the model does not know: new law, crises, large migration, schools that open or "
          "close beyond the plan."},
    Limit{"Om fristående skolor är bättre eller sämre: de har ingen egen effekt i modellen, och "
          "kommunens åtgärder når dem inte.",
          "Whether independent schools are better or worse: they have no effect of their own in "
          "the model, and the municipality's measures do not reach them."},
    Limit{"Mindre klasser genom fler tjänster: extra tjänster blir fler vuxna i samma klasser.",
          "Smaller classes through more posts: extra posts become more adults in the same "
          "classes."},
    Limit{"Värdet av trygghet, hälsa och delaktighet i sig: bara det som märks i frånvaro, "
          "kunskaper och betyg räknas.",
          "The worth of safety, health and participation in themselves: only what shows in "
          "absence, skills and marks is counted."},
    Limit{"Vad som är rätt att göra: modellen visar följder, inte hur de ska vägas.",
          "What is right to do: the model shows consequences, not how to weigh them."},
};

} // namespace

std::vector<std::string> cannot_answer(Language language)
{
    std::vector<std::string> sentences;
    sentences.reserve(limits.size());
    for (const Limit& limit : limits) {
        sentences.emplace_back(language == Language::sv ? limit.sv : limit.en);
    }
    return sentences;
}

} // namespace likvard::figures
