package org.tuntas.handling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A text that officers begin an answer with.
 *
 * @param id key; 0 before it is kept
 * @param agency code of the agency whose officers see it; null for all
 * @param category code of the category of reports it is for, sub-categories included; null for all
 * @param name how officers find it
 * @param text with fields in braces, see {@link AnswerTemplates#FIELDS}
 * @param changedBy login of who changed it last
 */
public record AnswerTemplate(
        long id,
        @Nullable String agency,
        @Nullable String category,
        String name,
        String text,
        String changedBy,
        Instant changedAt) {}
