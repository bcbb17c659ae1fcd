package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One of two maps says something else than the other.
 *
 * @param what their key
 * @param was the older value, empty when there was none; of long texts only the part that differs
 * @param is the newer value, empty when there is none
 */
record Contrast(String what, String was, String is) {

    private static final int LONG = 200;
    private static final int BEFORE = 40;

    /** Every key with another value. */
    static List<Contrast> of(Map<String, String> older, Map<String, String> newer) {
        Set<String> keys = new TreeSet<>(older.keySet());
        keys.addAll(newer.keySet());
        List<Contrast> contrasts = new ArrayList<>();
        for (String key : keys) {
            String was = older.getOrDefault(key, "");
            String is = newer.getOrDefault(key, "");
            if (!was.equals(is) || older.containsKey(key) != newer.containsKey(key)) {
                int same = 0;
                while (same < Math.min(was.length(), is.length()) && was.charAt(same) == is.charAt(same)) {
                    same++;
                }
                contrasts.add(new Contrast(key, excerpt(was, same), excerpt(is, same)));
            }
        }
        return contrasts;
    }

    /** What it is: set, changed or cleared. */
    <T> T choose(T set, T changed, T cleared) {
        return is.isEmpty() && !was.isEmpty() ? cleared : was.isEmpty() ? set : changed;
    }

    private static String excerpt(String text, int same) {
        if (text.length() <= LONG) {
            return text;
        }
        int from = Math.max(0, same - BEFORE);
        int to = Math.min(text.length(), from + LONG);
        return (from == 0 ? "" : "…") + text.substring(from, to) + (to == text.length() ? "" : "…");
    }
}
