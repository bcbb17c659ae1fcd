package org.tuntas.complaint;

import java.util.ArrayList;
import java.util.List;
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

    private static final Pattern PHONE = Pattern.compile("(?:\\+?62|0)8\\d{7,11}|(?:\\+62|0)[2-79]\\d{6,10}");
    /** Region of six digits, day (women: plus 40), month, year of two digits, serial number of four. */
    private static final Pattern NIK =
            Pattern.compile("[1-9]\\d{5}(?:[04][1-9]|[1256]\\d|[37][01])(?:0[1-9]|1[0-2])\\d{6}");

    /** No personal number is longer. */
    private static final int LONGEST = 16;

    /** Groups of an amount, which is below a quadrillion rupiah. */
    private static final int MOST_THOUSANDS = 5;

    private static final String SEPARATORS = " \u00a0.-\u2013";

    private PersonalNumbers() {}

    /** Digits without anything between them. */
    private record Group(int start, int end) {

        int length() {
            return end - start;
        }
    }

    /**
     * The suspicious numbers of a text, in order and apart from one another. Takes time in proportion to the text, whatever is
     * written in it.
     */
    public static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (!isDigit(text, at)) {
                at++;
                continue;
            }
            List<Group> run = runFrom(text, at);
            if (run.isEmpty()) {
                at = endOfDigits(text, at);
            } else if (isPartOfAWord(text, at)) {
                // The unit of an amount, like Rp, is written without a space; what else follows letters is part of a
                // name.
                at = run.get(Math.max(money(text, run, 0), 1) - 1).end();
            } else {
                search(text, run, findings);
                at = run.get(run.size() - 1).end();
            }
        }
        return findings;
    }

    /**
     * Groups of digits as people write one number, or several in a row: after the first of at least two digits, with little between
     * them. Empty where a letter follows the first digits.
     */
    private static List<Group> runFrom(String text, int start) {
        List<Group> run = new ArrayList<>();
        int end = endOfDigits(text, start);
        if (isWordAt(text, end)) {
            return run;
        }
        run.add(new Group(start, end));
        while (true) {
            int next = afterSeparator(text, end);
            int nextEnd = next < 0 ? -1 : endOfDigits(text, next);
            if (next < 0 || nextEnd - next < 2 || isWordAt(text, nextEnd)) {
                return run;
            }
            run.add(new Group(next, nextEnd));
            end = nextEnd;
        }
    }

    /** Where digits go on after one separator, a bracket that closes, or a dash between spaces; -1 where they do not. */
    private static int afterSeparator(String text, int end) {
        int at = end < text.length() && text.charAt(end) == ')' ? end + 1 : end;
        int first = at;
        while (at < text.length() && at - first < 3 && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean oneOrADash = at - first <= 1 || at - first == 3 && "-\u2013".indexOf(text.charAt(first + 1)) >= 0;
        return at > end && oneOrADash && isDigit(text, at) ? at : -1;
    }

    private static void search(String text, List<Group> run, List<Finding> findings) {
        int at = 0;
        while (at < run.size()) {
            int ordinary = ordinary(text, run, at);
            Finding found = ordinary > 0 ? null : longest(text, run, at);
            if (found != null) {
                findings.add(found);
                while (at < run.size() && run.get(at).end() <= found.end()) {
                    at++;
                }
            } else {
                at += Math.max(ordinary, 1);
            }
        }
    }

    /** The longest suspicious number that begins with a group; one that is surely a person's goes before one that may be. */
    private static @Nullable Finding longest(String text, List<Group> run, int first) {
        int start = run.get(first).start();
        if (start > 0 && text.charAt(start - 1) == '+') {
            start--;
        }
        StringBuilder digits = new StringBuilder(start < run.get(first).start() ? "+" : "");
        Finding longest = null;
        for (int last = first; last < run.size(); last++) {
            Group group = run.get(last);
            boolean another = last > first && isApart(text, run, last) && ordinary(text, run, last) > 0;
            if (another || digits.length() + group.length() > LONGEST + 1) {
                break;
            }
            digits.append(text, group.start(), group.end());
            @Nullable Kind kind = kind(digits.toString());
            if (kind == null) {
                continue;
            }
            boolean sure = kind == Kind.PHONE || kind == Kind.NIK;
            if (sure || isOneNumber(text, run.subList(first, last + 1)) && !isSure(longest)) {
                longest = new Finding(start, group.end(), kind);
            }
        }
        return longest;
    }

    private static boolean isSure(@Nullable Finding found) {
        return found != null && (found.kind() == Kind.PHONE || found.kind() == Kind.NIK);
    }

    /** Whether groups are one number rather than several: years, prices and house numbers in a row are no account. */
    private static boolean isOneNumber(String text, List<Group> groups) {
        boolean spaces = false;
        boolean longGroup = groups.get(0).length() >= 6;
        for (int i = 1; i < groups.size(); i++) {
            Group group = groups.get(i);
            Kind alone = group.length() > LONGEST ? null : kind(text.substring(group.start(), group.end()));
            if (alone == Kind.PHONE || alone == Kind.NIK) {
                return false;
            }
            spaces |= isApart(text, groups, i);
            longGroup |= group.length() >= 6;
        }
        return !spaces || longGroup || groups.stream().allMatch(group -> group.length() == 4);
    }

    private static @Nullable Kind kind(String digits) {
        if (PHONE.matcher(digits).matches()) {
            return Kind.PHONE;
        }
        if (digits.startsWith("+")) {
            return null;
        }
        if (digits.length() == LONGEST) {
            return NIK.matcher(digits).matches() ? Kind.NIK : Kind.KK;
        }
        return digits.length() >= 10 && digits.length() <= 15 ? Kind.ACCOUNT : null;
    }

    // Numbers that are nobody's

    /** How many groups from here on are a date, a time, an amount, a coordinate or a report's own number; 0 for none. */
    private static int ordinary(String text, List<Group> run, int at) {
        if (isDate(text, run, at)) {
            return 3;
        }
        if (isTrackingNumber(text, run, at)) {
            return 3;
        }
        int money = money(text, run, at);
        if (money > 0) {
            return money;
        }
        return isTime(text, run, at) || isDecimal(text, run, at) ? 2 : 0;
    }

    private static boolean isDate(String text, List<Group> run, int at) {
        if (at + 2 >= run.size()) {
            return false;
        }
        int one = number(text, run.get(at));
        int two = number(text, run.get(at + 1));
        int three = number(text, run.get(at + 2));
        return isDay(one) && isMonth(two) && isYear(three) || isYear(one) && isMonth(two) && isDay(three);
    }

    private static boolean isDay(int number) {
        return number >= 1 && number <= 31;
    }

    private static boolean isMonth(int number) {
        return number >= 1 && number <= 12;
    }

    private static boolean isYear(int number) {
        return number >= 1900 && number <= 2100;
    }

    private static int number(String text, Group group) {
        return group.length() > 4 ? -1 : Integer.parseInt(text, group.start(), group.end(), 10);
    }

    private static boolean isTrackingNumber(String text, List<Group> run, int at) {
        int start = run.get(at).start();
        return at + 2 < run.size()
                && text.regionMatches(true, start - 3, "LP-", 0, 3)
                && TrackingNumber.read(text.substring(start - 3, run.get(at + 2).end()))
                        .isPresent();
    }

    /** An amount has dots before each three digits and no leading nought, which a telephone number has. */
    private static int money(String text, List<Group> run, int at) {
        Group first = run.get(at);
        if (first.length() > 3 || text.charAt(first.start()) == '0' || isAfterPlus(text, first)) {
            return 0;
        }
        int next = at + 1;
        while (next < run.size()
                && next - at < MOST_THOUSANDS
                && isJoined(text, run, next, '.')
                && run.get(next).length() == 3) {
            next++;
        }
        return next > at + 1 && !isJoined(text, run, next, '.') ? next - at : 0;
    }

    private static boolean isTime(String text, List<Group> run, int at) {
        return at + 1 < run.size()
                && isJoined(text, run, at + 1, '.')
                && !isJoined(text, run, at + 2, '.')
                && run.get(at).length() == 2
                && run.get(at + 1).length() == 2
                && number(text, run.get(at)) <= 24
                && number(text, run.get(at + 1)) <= 59;
    }

    /** For example a latitude: few digits, a dot and many. */
    private static boolean isDecimal(String text, List<Group> run, int at) {
        return at + 1 < run.size()
                && isJoined(text, run, at + 1, '.')
                && !isJoined(text, run, at + 2, '.')
                && run.get(at).length() <= 3
                && run.get(at + 1).length() >= 4
                && (text.charAt(run.get(at).start()) != '0' || run.get(at).length() == 1)
                && !isAfterPlus(text, run.get(at));
    }

    private static boolean isJoined(String text, List<Group> run, int at, char by) {
        return at < run.size()
                && run.get(at).start() - run.get(at - 1).end() == 1
                && text.charAt(run.get(at - 1).end()) == by;
    }

    private static boolean isApart(String text, List<Group> run, int at) {
        return run.get(at).start() - run.get(at - 1).end() == 1
                && " \u00a0".indexOf(text.charAt(run.get(at - 1).end())) >= 0;
    }

    private static boolean isAfterPlus(String text, Group group) {
        return group.start() > 0 && text.charAt(group.start() - 1) == '+';
    }

    // Characters

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (isDigit(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isPartOfAWord(String text, int start) {
        return start > 0 && isWord(text.codePointBefore(start));
    }

    private static boolean isWordAt(String text, int at) {
        return at < text.length() && isWord(text.codePointAt(at));
    }

    private static boolean isWord(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.LETTER_NUMBER
                || Character.getType(character) == Character.OTHER_NUMBER;
    }
}
