package org.tuntas.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells which variables to set, instead of a stack trace. */
class MissingAdministratorAnalyzer extends AbstractFailureAnalyzer<MissingAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingAdministrator cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start again with TUNTAS_ADMIN_LOGIN set to a login (2 to 40 lower-case letters, digits, dots, dashes or"
                        + " underscores) and TUNTAS_ADMIN_PASSWORD to a password of " + StaffPasswords.MINIMUM_LENGTH
                        + " characters or more. They are read once: when somebody can log in as operator, they can be"
                        + " taken away. To try Tuntas out, use the profile demo, which brings accounts of its own.",
                cause);
    }
}
