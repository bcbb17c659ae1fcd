package org.tuntas.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator why their own PostgreSQL cannot be used, instead of a stack trace. */
class UnreachableDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        // Connection refused or broken, wrong password, no such database; anything else is not about reaching it.
        if (!state.startsWith("08") && !state.startsWith("28") && !state.equals("3D000")) {
            return null;
        }
        return new FailureAnalysis(
                "The database cannot be used: " + cause.getMessage(),
                "Check SPRING_DATASOURCE_URL (such as jdbc:postgresql://db.example:5432/tuntas),"
                        + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, and that PostgreSQL accepts"
                        + " connections from here. Without them Tuntas brings a PostgreSQL of its own.",
                cause);
    }
}
