package org.tuntas.bulk;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An order about many complaints.
 *
 * @param officer login of who gave it
 * @param language in which its results are told
 * @param fields what was filled in, by field of the step's form: texts and lists of texts
 */
public record BulkOrder(
        long id, BulkKind kind, String officer, Locale language, Instant orderedAt, Map<String, Object> fields) {}
