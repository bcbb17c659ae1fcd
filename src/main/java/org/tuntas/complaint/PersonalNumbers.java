package org.tuntas.complaint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds numbers in a text that look like those of a person: people publish them by accident, and the verifier decides. A
 * finding is a suspicion, never a proof: a complaint may well be about a number.
 */
public final class PersonalNumbers {

    /** What a number looks like. */
    public enum Kind {
        /** 16 digits that begin with the code of a region and hold a date of birth: nomor induk kependudukan */
        NIK,
        /** 16 other digits: a family card (nomor kartu keluarga), or the number of a bank card */
        KK,
        /** an Indonesian telephone number */
        PHONE,
        /** 10 to 15 digits: a bank account, for example */
        ACCOUNT
    }

    /**
     * A suspicious number.
     *
     * @param start index of its first character
     * @param end index after its last character
     */
    public record Finding(int start, int end, Kind kind) {}

    /** A run of digits as people write it, in groups of at least two, separated by one space, dot or dash. */
    private static final Pattern DIGITS =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\+?\\d{1,}(?:[ .-]?\\d{2,})*(?![\\p{L}\\p{N}])");

    private static final Pattern PHONE = Pattern.compile("(?:\\+?62|0)(?:8\\d{7,11}|[2-79]\\d{6,10})");
    /** Region of six digits, day (women: plus 40), month, year of two digits, serial number of four. */
    private static final Pattern NIK =
            Pattern.compile("[1-9]\\d{5}(?:[04][1-9]|[1256]\\d|[37][01])(?:0[1-9]|1[0-2])\\d{6}");

    /** An amount of money, or a date with a time. */
    private static final Pattern NOT_A_PERSONS =
            Pattern.compile("\\d{1,3}(?:\\.\\d{3})+|\\d{1,2}[ .-]\\d{1,2}[ .-]\\d{4}.*|\\d{4}-\\d{2}-\\d{2}.*");

    private PersonalNumbers() {}

    /** The suspicious numbers of a text, in order. */
    public static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher run = DIGITS.matcher(text);
        while (run.find()) {
            Kind kind = kind(run.group().replaceAll("[ .-]", ""));
            if (kind != null && !NOT_A_PERSONS.matcher(run.group()).matches()) {
                findings.add(new Finding(run.start(), run.end(), kind));
            }
        }
        return findings;
    }

    private static @Nullable Kind kind(String digits) {
        if (PHONE.matcher(digits).matches()) {
            return Kind.PHONE;
        }
        if (digits.startsWith("+")) {
            return null;
        }
        if (digits.length() == 16) {
            return NIK.matcher(digits).matches() ? Kind.NIK : Kind.KK;
        }
        return digits.length() >= 10 && digits.length() <= 15 ? Kind.ACCOUNT : null;
    }
}
