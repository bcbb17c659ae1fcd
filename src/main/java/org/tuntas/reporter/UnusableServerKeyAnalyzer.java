package org.tuntas.reporter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is wrong with the key and what to do, instead of a stack trace. */
class UnusableServerKeyAnalyzer extends AbstractFailureAnalyzer<UnusableServerKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableServerKey cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
