package org.tuntas.handling;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the texts that answers begin with are kept. */
public interface TemplateShelf {

    /** Those of some agencies by agency, category and name. */
    List<AnswerTemplate> of(Collection<String> agencies);

    /** Those that hold for all agencies. */
    List<AnswerTemplate> common();

    /** Those for a report, what is made for its agency and category first. */
    List<AnswerTemplate> matching(@Nullable String agency, @Nullable String category);

    /** The one of that key. */
    Optional<AnswerTemplate> find(long id);

    /**
     * Adds one, or changes the one of its key.
     *
     * @return false when another one of the same agency and category has the name; nothing is changed then
     */
    boolean keep(AnswerTemplate template);

    /** Takes one away. */
    void remove(long id);
}
