package org.tuntas.organisation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator file, line and fault instead of a stack trace. */
class MalformedFileAnalyzer extends AbstractFailureAnalyzer<MalformedFile> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MalformedFile cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Correct the file in the folder that tuntas.organisation.location names, and start again. Nothing of the"
                        + " folder was loaded.",
                cause);
    }
}
