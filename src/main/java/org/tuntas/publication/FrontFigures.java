package org.tuntas.publication;

import java.time.Instant;

/** Where the figures are counted. */
@FunctionalInterface
public interface FrontFigures {

    /** @param since from when on reports and ends count */
    Figures count(Instant since);
}
