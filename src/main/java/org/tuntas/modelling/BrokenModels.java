package org.tuntas.modelling;

import java.util.List;

/** Models that would let reports get stuck were offered for use. */
public class BrokenModels extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String mend;

    BrokenModels(String location, List<Finding> errors, FindingWords words) {
        super("%s%n%n%s".formatted(words.around("refused", location), FindingText.of(errors, words)));
        this.mend = words.around("refused.action");
    }

    String mend() {
        return mend;
    }
}
