package org.tuntas.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.journey.ComplaintJourneys.Report;

/** A database in which identities are sealed knows its key; an empty one takes any. */
class BoundToItsKeyTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Reporters reporters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void onlyAnEmptyDatabaseTakesAnotherKey() {
        journeys.acknowledged(Report.aboutALamp());
        transaction.executeWithoutResult(status -> {
            assertThat(reporters.isBoundTo("another")).isFalse();
            jdbc.sql("delete from reporter").update();
            assertThat(reporters.isBoundTo("another")).isTrue();
            assertThat(reporters.isBoundTo("a third")).isTrue();
            status.setRollbackOnly();
        });
    }
}
