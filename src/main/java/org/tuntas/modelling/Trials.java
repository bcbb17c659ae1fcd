package org.tuntas.modelling;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Refused;

/** What was tried of a set before it holds: what is not seen in the files, but in what they do. */
public interface Trials {

    /**
     * What came of it.
     *
     * @param held how many scenarios held
     * @param all how many there are
     * @param excuse why it shall hold although some did not; null when all did
     */
    record Trial(long held, long all, @Nullable String excuse) {}

    /**
     * Whether a proposal may be approved as far as its scenarios say.
     *
     * @return empty when this installation tries nothing
     * @throws Refused WRONG_MOMENT when it is not known yet; INVALID when they do not hold and the proposer has not said why
     */
    Optional<Trial> require(Proposal proposal);
}
