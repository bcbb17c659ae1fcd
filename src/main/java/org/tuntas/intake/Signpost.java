package org.tuntas.intake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Another door that somebody may need, told by the words of what they write. It is pointed out and nothing more: words are no proof, and
 * whoever wants to report here can.
 */
public enum Signpost {
    /** fire, accident, disaster: 112 */
    EMERGENCY(
            "kebakaran|terbakar|kecelakaan|tabrakan|tertabrak|tenggelam|hanyut|longsor|banjir bandang|gempa|pingsan|sekarat|ambulans?|ambulance"
                    + "|gas bocor|kebocoran gas|ledakan|meledak|tersengat|tersetrum|darurat|korban jiwa|fire|accident|drown(?:ing|ed)|explosion"
                    + "|unconscious|emergency"),
    /** crime: the police, 110 when it happens now */
    CRIME(
            "begal|dibegal|rampok|dirampok|perampokan|maling|pencuri|pencurian|dicuri|penjambretan|dijambret|penculikan|diculik|pembunuhan|dibunuh"
                    + "|penganiayaan|dianiaya|dipukuli|pengeroyokan|dikeroyok|perkosaan|pemerkosaan|diperkosa|pencabulan|kdrt|tawuran|senjata tajam"
                    + "|narkoba|penipuan|ditipu|robbery|robbed|theft|stolen|murder|rape|assault(?:ed)?|kidnapp?(?:ed|ing)"),
    /** a case before a court */
    COURT(
            "putusan (?:hakim|pengadilan)|vonis|hakim|gugatan|kasasi|peninjauan kembali|praperadilan|persidangan|eksekusi putusan|verdict|lawsuit"),
    /** the content of a law */
    LEGISLATION(
            "undang-undang|ruu|rancangan peraturan|uji materi|judicial review|(?:cabut|revisi|ubah) (?:undang-undang|perda|peraturan)|bill in parliament"),
    /** corruption; a levy without a legal basis is also a matter of the service, and stays here */
    CORRUPTION(
            "korupsi|dikorupsi|suap|disuap|menyuap|penyuapan|gratifikasi|mark[- ]?up|penggelapan|korupsinya|corruption|bribe(?:ry|s|d)?");

    private final Pattern words;

    Signpost(String words) {
        this.words = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])");
    }

    /** The doors that a text may be about, most urgent first; takes time in proportion to the text. */
    public static Set<Signpost> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Set<Signpost> found = EnumSet.noneOf(Signpost.class);
        for (Signpost signpost : values()) {
            if (signpost.words.matcher(lower).find()) {
                found.add(signpost);
            }
        }
        return found;
    }
}
