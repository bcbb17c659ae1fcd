package org.tuntas.lifecycle.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.query.QueryProperty;
import org.jspecify.annotations.Nullable;

/** The parts of a query that the engine leaves to its database: order, page and patterns. */
final class QueryAnswers {

    private QueryAnswers() {}

    /** @param properties how to read what may be sorted by; null sorts last */
    static <T> List<T> sorted(
            Stream<T> found, AbstractQuery<?, ?> query, Map<QueryProperty, Function<T, @Nullable String>> properties) {
        List<T> sorted = new ArrayList<>(found.toList());
        Comparator<T> order = Comparator.comparing(item -> "");
        for (QueryOrderingProperty ordering : query.getOrderingProperties()) {
            Function<T, @Nullable String> property = properties.get(ordering.getQueryProperty());
            if (property != null) {
                Comparator<T> by = Comparator.comparing(item -> {
                    String text = property.apply(item);
                    return text == null ? "\uffff" : text.toLowerCase(Locale.ROOT);
                });
                order = order.thenComparing(Direction.DESCENDING.equals(ordering.getDirection()) ? by.reversed() : by);
            }
        }
        sorted.sort(order);
        return sorted;
    }

    static <T> List<T> page(List<T> all, AbstractQuery<?, ?> query) {
        long first = Math.max(0, query.getFirstResult());
        return all.stream()
                .skip(first)
                .limit(Math.max(0, query.getMaxResults()))
                .toList();
    }

    /** SQL's LIKE, without regard to case: people search for names. */
    static boolean like(@Nullable String text, @Nullable String pattern) {
        if (pattern == null) {
            return true;
        }
        if (text == null) {
            return false;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    static boolean is(@Nullable String text, @Nullable String asked) {
        return asked == null || asked.equals(text);
    }
}
