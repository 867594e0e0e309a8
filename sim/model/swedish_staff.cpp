// What the parameters of staff, schools and their climate mean, in Swedish.
#include "model/swedish_lists.hpp"

#include <array>

namespace likvard::swedish {
namespace {

constexpr std::array list{
    Meaning{"needs.index_weight", "hur tungt elevsammansättningen, som varje förvaltning känner "
                                  "till direkt, väger i den upplevda behovsbilden"},
    Meaning{"governance.lag",
            "tid från att en skola försämras till att kommunen agerar, genom en svag styrkedja"},
    Meaning{"needs.survey_weight",
            "hur tungt elevenkäter väger bland signalerna utöver elevsammansättningen"},
    Meaning{"needs.survey_full_weight",
            "hur tungt elevenkäter väger där varje skolas enkät följs upp med nämnden"},
    Meaning{"needs.incident_weight", "hur tungt anmälda kränkningar väger bland signalerna utöver "
                                     "elevsammansättningen, där varje skola anmäler dem"},
    Meaning{"needs.incident_reliability", "hur tillförlitligt antalet anmälda kränkningar visar "
                                          "skolans klimat: skolor anmäler olika mycket"},
    Meaning{"needs.survey_reliability",
            "tillförlitligheten i en skolas medelvärde i elevenkäter om trygghet och studiero"},
    Meaning{"needs.skill_sd", "spridning (SD) mellan skolor i elevernas genomsnittliga "
                              "kunskapsnivå; skalan för vad som går förlorat av en signal"},
    Meaning{"needs.short_slope", "hur mycket logoddsen att sakna godkänt i något ämne sjunker per "
                                 "SD högre kunskapsnivå på skolan"},
    Meaning{"needs.short_base",
            "andel elever utan godkända betyg i alla ämnen vid rikets genomsnittliga kunskapsnivå"},
    Meaning{
        "principals.yearly_change",
        "andel rektorer som lämnar sin enhet under ett år, vid rikets antal elever per skolledare"},
    Meaning{"principals.span_slope",
            "hur mycket logoddsen att en rektor slutar ökar per 100 fler elever per skolledare"},
    Meaning{
        "principals.national_span",
        "elever per skolledare i riket; skolorna antas ha biträdande rektorer upp till den nivån"},
    Meaning{"principals.effect_sd", "spridning (SD) mellan rektorer i vad de betyder för elevernas "
                                    "kunskapsnivå efter ungefär tre år"},
    Meaning{"principals.change_cost", "effekt på lärandet det år då skolan byter rektor"},
    Meaning{"principals.assistant_gain",
            "kunskapsvinst av ytterligare en skolledare per så många elever som rikets skolledare "
            "har (tid för pedagogiskt ledarskap)"},
    Meaning{"principals.level_years_factor", "kunskapsnivån efter tre år med samma årliga insats, "
                                             "i antal insatser; gör rektorseffekten årlig"},
    Meaning{"leave.base", "årlig sannolikhet att en tillsvidareanställd lärare med minst fyra års "
                          "erfarenhet lämnar en genomsnittlig skola"},
    Meaning{"leave.out_share", "andel som lämnar yrket bland lärare som lämnar sin skola"},
    Meaning{"leave.novice_odds", "oddsen att sluta under år 0–3 i yrket, jämfört med senare år"},
    Meaning{"leave.retirement",
            "extra årlig sannolikhet att lämna yrket vid 62–66 års ålder (vid 67 slutar alla)"},
    Meaning{"leave.ses_gradient",
            "extra årlig sannolikhet att lärare slutar i den svagaste fjärdedelen skolor efter "
            "föräldrarnas utbildning, jämfört med den starkaste (42,6 och 84,4\u00A0% med "
            "eftergymnasial utbildning)"},
    Meaning{"leave.intake_shock",
            "extra årlig sannolikhet att sluta där eleverna är tio percentiler svagare än lärarna "
            "är vana vid; lägre där de är starkare"},
    Meaning{"leave.getting_used",
            "hur stor del av ett ändrat elevunderlag som lärarkåren har anpassat sig till efter "
            "ett år, genom vana eller genom nya lärare"},
    Meaning{"leave.climate_slope",
            "ändring i den årliga sannolikheten att sluta per SD bättre skolklimat"},
    Meaning{"leave.new_principal",
            "ändring i den årliga sannolikheten att sluta det år då skolan byter rektor"},
    Meaning{"leave.temporary_odds",
            "oddsen att sluta för en lärare utan tillsvidareanställning, jämfört med övriga"},
    Meaning{"leave.pay_slope",
            "ändring i den årliga sannolikheten att sluta vid 10\u00A0% högre lön"},
    Meaning{"leave.within_municipality",
            "andel av de lärare som byter skola som först söker sig till kommunens övriga skolor"},
    Meaning{"recruit.list_ratio", "sökande på årets lista per lärare som är anställd vid starten"},
    Meaning{"recruit.certified_ratio", "andel legitimerade och behöriga bland de sökande, i "
                                       "förhållande till andelen bland kommunens lärare"},
    Meaning{"recruit.elsewhere_share",
            "andel av de sökande som i dag undervisar i en annan kommun; av dem som annonsering "
            "lockar också hälften av de övriga"},
    Meaning{"recruit.taste_postsec",
            "hur starkt sökande dras till skolor där föräldrarna har eftergymnasial utbildning "
            "(nytta när andelen går från 0 till 1)"},
    Meaning{"recruit.taste_climate",
            "hur starkt sökande dras till ett gott skolklimat (nytta per SD)"},
    Meaning{"recruit.pay_pull", "hur starkt sökande dras till 10\u00A0% högre lön (nytta); lika "
                                "mycket växer listan av sökande där alla skolor höjer lönen"},
    Meaning{"recruit.surge_uncertified",
            "andel av de tjänster som spakarna tillför som ingen på listan av sökande kommer för, "
            "så att vikarier tar dem; utöver de obehöriga på listan"},
    Meaning{"recruit.surplus_kept",
            "andel av tjänsterna som en krympande skola får vara överbemannad med innan den senast "
            "anställda måste söka tjänst på en annan skola i kommunen"},
    Meaning{"recruit.value_certified",
            "hur högt en skola värderar att en sökande är legitimerad och behörig"},
    Meaning{"recruit.value_experience",
            "hur högt en skola värderar ett års erfarenhet, upp till tio år"},
    Meaning{"recruit.value_signal",
            "hur högt en skola värderar en SD högre skicklighet, som den ser lite av"},
    Meaning{"recruit.value_noise", "spridning (SD) i vad skolorna ser därutöver hos en sökande"},
    Meaning{"recruit.stand_in_share", "andel av de tjänster som ingen på listan tog som går till "
                                      "obehöriga vikarier; resten står vakanta"},
    Meaning{"recruit.permanent_certified",
            "andel tillsvidareanställda bland nyanställda legitimerade och behöriga lärare"},
    Meaning{"recruit.permanent_other",
            "andel tillsvidareanställda bland nyanställda obehöriga lärare"},
    Meaning{"teach.sd_language",
            "spridning (SD) mellan lärare i vad de betyder för elevernas lärande, språk"},
    Meaning{"teach.sd_maths",
            "spridning (SD) mellan lärare i vad de betyder för elevernas lärande, matematik"},
    Meaning{"teach.experience_1", "kunskapsvinst från lärarens första år i yrket (år 0) till år 1"},
    Meaning{"teach.experience_5", "samlad kunskapsvinst fram till lärarens år 5 i yrket"},
    Meaning{"teach.experience_15", "samlad kunskapsvinst fram till lärarens år 15 i yrket"},
    Meaning{"teach.uncertified",
            "lärande hos en obehörig lärare jämfört med en legitimerad och behörig"},
    Meaning{"teach.turnover_language", "effekt på varje elev av ett helt utbytt arbetslag, språk"},
    Meaning{"teach.turnover_maths", "effekt på varje elev av ett helt utbytt arbetslag, matematik"},
    Meaning{"teach.turnover_weak",
            "hur många gånger starkare personalomsättningen slår på skolor med svagt elevunderlag"},
    Meaning{
        "teach.coached_skill",
        "kunskapsvinst för eleverna hos en lärare med full handledning (varje vecka under ett år)"},
    Meaning{"teach.coached_weak", "handledningens kunskapsvinst på skolor med svagt elevunderlag, "
                                  "i förhållande till genomsnittet"},
    Meaning{"teach.coaching_decay",
            "hur stor del av det handledningen gav som en lärare som stannar tappar på ett år"},
    Meaning{"classes.cap", "största klassen innan en skolas årskurs delas"},
    Meaning{"classes.posts_split",
            "andel av de tjänster som en budget tillför som blir klasslärare i nya klasser; de "
            "övriga blir en vuxen till i klassrummet"},
    Meaning{"support.caseload", "elever som en specialpedagog kan ge särskilt stöd under ett år"},
    Meaning{"support.early_share", "andel av skolans elever i förskoleklass till årskurs 3 som är "
                                   "svaga nog för tidigt stöd, som mest"},
    Meaning{"climate.speed",
            "hur stor del av vägen till sitt mål som en skolas klimat rör sig på ett år"},
    Meaning{"climate.leadership", "skolklimat per SD bättre rektor"},
    Meaning{"climate.stability", "skolklimat när andelen lärare som slutat går från 0 till 1 (ett "
                                 "genomsnittligt år är den 0,167)"},
    Meaning{"climate.noise_sd",
            "spridning (SD) i den årliga ändring av en skolas klimat som inget här förklarar"},
    Meaning{"incidents.per_100", "kränkningar per läsår och 100 elever, anmälda eller inte, på en "
                                 "skola med genomsnittligt klimat"},
    Meaning{"incidents.climate",
            "hur mycket kränkningarnas logaritm sjunker per SD bättre skolklimat"},
    Meaning{"incidents.recorded",
            "andel av kränkningarna som anmäls utan ett system för avvikelsehantering"},
    Meaning{"incidents.system", "anmälda kränkningar med avvikelsehantering, per anmäld utan den, "
                                "vid samma verkliga antal"},
};

} // namespace

std::span<const Meaning> staff_and_schools()
{
    return list;
}

} // namespace likvard::swedish
