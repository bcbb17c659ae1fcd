package org.tuntas.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.NestedExceptionUtils;

/** Tells the operator why their own PostgreSQL cannot be used, instead of a stack trace. */
class UnreachableDatabaseAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isRefusal(cause) || isMalformedAddress(cause)) {
                return new FailureAnalysis(
                        "The database cannot be used: "
                                + NestedExceptionUtils.getMostSpecificCause(cause)
                                        .getMessage(),
                        "Check SPRING_DATASOURCE_URL (such as jdbc:postgresql://db.example:5432/tuntas),"
                                + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, and that PostgreSQL accepts"
                                + " connections from here. Without them Tuntas brings a PostgreSQL of its own.",
                        failure);
            }
        }
        return null;
    }

    /** Connection refused or broken, wrong password, no such database; anything else is not about reaching it. */
    private static boolean isRefusal(Throwable cause) {
        String state = cause instanceof SQLException refused ? String.valueOf(refused.getSQLState()) : "";
        return state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
    }

    /** What makes the connection pool reads nothing but the address, the account and the pool's own settings. */
    private static boolean isMalformedAddress(Throwable cause) {
        return cause instanceof BeanCreationException creation && "dataSource".equals(creation.getBeanName());
    }
}
