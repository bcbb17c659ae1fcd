package org.tuntas.language;

import java.util.Optional;

/** What designers call what they have added to the models, for which no bundle has words. */
public interface ModelWords {

    /** The name of a stage in the models, Indonesian; empty when none has it. */
    Optional<String> stage(String code);
}
