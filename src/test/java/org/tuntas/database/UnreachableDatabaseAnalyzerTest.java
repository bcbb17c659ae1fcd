package org.tuntas.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;

class UnreachableDatabaseAnalyzerTest {

    private final UnreachableDatabaseAnalyzer analyzer = new UnreachableDatabaseAnalyzer();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "28P01", "3D000"})
    void aDatabaseThatCannotBeReachedIsToldWithWhatToCheck(String state) {
        var analysis = analyzer.analyze(new IllegalStateException(new SQLException("Connection refused", state)));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("Connection refused");
        assertThat(analysis.getAction()).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void anAddressThatIsNoneIsToldToo() {
        var analysis = analyzer.analyze(new BeanCreationException(
                "dataSource", "cannot be made", new IllegalArgumentException("'url' must start with \"jdbc\"")));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains("must start with \"jdbc\"");
    }

    @Test
    void otherFailuresAreNotClaimed() {
        assertThat(analyzer.analyze(new IllegalStateException(new SQLException("duplicate key", "23505"))))
                .isNull();
        assertThat(analyzer.analyze(new BeanCreationException("somethingElse", "cannot be made")))
                .isNull();
    }
}
