package org.tuntas.modelling;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a designer what to mend, instead of a stack trace. */
class BrokenModelsAnalyzer extends AbstractFailureAnalyzer<BrokenModels> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenModels cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.mend(), cause);
    }
}
