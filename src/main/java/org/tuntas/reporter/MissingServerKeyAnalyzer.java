package org.tuntas.reporter;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator how to make a key, instead of a stack trace. */
class MissingServerKeyAnalyzer extends AbstractFailureAnalyzer<MissingServerKey> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingServerKey cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Make one with `openssl rand -hex 32`, keep it where you keep passwords (it seals the reporters' identities"
                        + " and makes their PINs), and start again with TUNTAS_SERVER_KEY set to it. To try Tuntas out, use"
                        + " the profile demo, which brings a key of its own.",
                cause);
    }
}
