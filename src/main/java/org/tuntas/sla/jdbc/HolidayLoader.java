package org.tuntas.sla.jdbc;

import java.sql.Types;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.sla.Holiday;

/**
 * Brings the delivered holidays into the database when the application starts: those that are missing, and no other. A day that
 * an operator added, changed or withdrew stays as it is. Running clocks follow what was added.
 */
@Component
class HolidayLoader implements InitializingBean {

    private final JdbcClient jdbc;
    private final JdbcRenewalBacklog clocks;
    private final TransactionTemplate transaction;
    private final HolidayFile file;

    /** @param file CSV file, see {@link HolidayFile} */
    HolidayLoader(
            JdbcClient jdbc,
            JdbcRenewalBacklog clocks,
            PlatformTransactionManager transactions,
            @Value("${tuntas.sla.holidays:classpath:data/holidays.csv}") Resource file) {
        this.jdbc = jdbc;
        this.clocks = clocks;
        this.transaction = new TransactionTemplate(transactions);
        this.file = new HolidayFile(file);
    }

    @Override
    public void afterPropertiesSet() {
        load();
    }

    /** Adds the days that the table lacks and returns how many those were. */
    int load() {
        List<Holiday> delivered = file.read();
        Integer added = transaction.execute(status -> {
            // Nodes that start together load one after the other.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('holiday'))")
                    .query()
                    .singleRow();
            List<Holiday> missing =
                    delivered.stream().filter(holiday -> add(holiday) > 0).toList();
            missing.stream().map(Holiday::agency).distinct().forEach(clocks::changed);
            return missing.size();
        });
        return added == null ? 0 : added;
    }

    private int add(Holiday holiday) {
        return jdbc.sql(
                        """
                        insert into holiday (day, agency, kind, name, decree, decree_date)
                        values (:day, :agency, :kind, :name, :decree, :decreeDate)
                        on conflict (day, agency) do nothing
                        """)
                .param("day", holiday.day())
                .param("agency", holiday.agency())
                .param("kind", holiday.kind().name())
                .param("name", holiday.name())
                .param("decree", holiday.decree(), Types.VARCHAR)
                .param("decreeDate", holiday.decreeDate(), Types.DATE)
                .update();
    }
}
