package org.tuntas.publication.jdbc;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.publication.Figures;
import org.tuntas.publication.FrontFigures;

/** {@link FrontFigures} by counting reports, along indexes alone. */
@Repository
class JdbcFrontFigures implements FrontFigures {

    private final JdbcClient jdbc;

    JdbcFrontFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Figures count(Instant since) {
        return jdbc.sql(
                        """
                        select (select count(*) from case_index where filed_at >= :since) as received,
                            (select count(*) from complaint where state in ('RECEIVED', 'AWAITING_COMPLETION', 'FORWARDED',
                                'IN_PROGRESS', 'AWAITING_REPORTER', 'POSTPONED', 'APPEALED')) as open,
                            count(*) as done,
                            round((percentile_cont(0.5) within group (order by extract(epoch from closed_at - filed_at)) / 86400)::numeric)
                                as median_days
                        from complaint where state in ('RESOLVED', 'AUTO_CLOSED') and closed_at >= :since
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, index) -> new Figures(
                        row.getLong("received"),
                        row.getLong("open"),
                        row.getLong("done"),
                        days(row.getBigDecimal("median_days"))))
                .single();
    }

    private static @Nullable Long days(java.math.@Nullable BigDecimal days) {
        return days == null ? null : days.longValue();
    }
}
