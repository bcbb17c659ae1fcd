package org.tuntas.correspondence;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what is missing for mail and what to do, instead of a stack trace. */
class MailNotSetUpAnalyzer extends AbstractFailureAnalyzer<MailNotSetUp> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MailNotSetUp cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
