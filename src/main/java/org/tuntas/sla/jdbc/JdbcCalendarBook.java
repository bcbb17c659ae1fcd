package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Calendars;
import org.tuntas.sla.Holiday;
import org.tuntas.sla.WorkingHours;

/** {@link CalendarBook} in PostgreSQL. Comes after the loader, so that no date is computed without the delivered holidays. */
@Repository
@DependsOn("holidayLoader")
class JdbcCalendarBook implements CalendarBook {

    private final JdbcClient jdbc;
    private final JdbcRenewalBacklog clocks;
    private final ThreadLocal<@Nullable Calendars> supposed = new ThreadLocal<>();
    private final Remembered<Calendars> calendars = new Remembered<>("holiday", this::read);

    JdbcCalendarBook(JdbcClient jdbc, JdbcRenewalBacklog clocks) {
        this.jdbc = jdbc;
        this.clocks = clocks;
    }

    @Override
    public Calendars calendars() {
        Calendars other = supposed.get();
        return other == null ? calendars.get() : other;
    }

    @Override
    public void supposing(Calendars other, Runnable work) {
        supposed.set(other);
        try {
            work.run();
        } finally {
            supposed.remove();
        }
    }

    @Override
    public void declare(Holiday holiday) {
        int changed = jdbc.sql(
                        """
                        insert into holiday as known (day, agency, kind, name, decree, decree_date)
                        values (:day, :agency, :kind, :name, :decree, :decreeDate)
                        on conflict (day, agency) do update set kind = excluded.kind, name = excluded.name,
                            decree = excluded.decree, decree_date = excluded.decree_date, withdrawn = false
                        where known.withdrawn or (known.kind, known.name, known.decree, known.decree_date)
                            is distinct from (excluded.kind, excluded.name, excluded.decree, excluded.decree_date)
                        """)
                .param("day", holiday.day())
                .param("agency", holiday.agency())
                .param("kind", holiday.kind().name())
                .param("name", holiday.name())
                .param("decree", holiday.decree(), Types.VARCHAR)
                .param("decreeDate", holiday.decreeDate(), Types.DATE)
                .update();
        changed(changed, holiday.agency());
    }

    @Override
    public void withdraw(LocalDate day, String agency) {
        int changed = jdbc.sql("update holiday set withdrawn = true where day = ? and agency = ? and not withdrawn")
                .param(day)
                .param(agency)
                .update();
        changed(changed, agency);
    }

    @Override
    public void keep(WorkingHours hours) {
        int changed = jdbc.sql(
                        """
                        insert into working_hours as known (agency, zone, closes, six_day_week)
                        values (:agency, :zone, :closes, :sixDayWeek)
                        on conflict (agency) do update set zone = excluded.zone, closes = excluded.closes,
                            six_day_week = excluded.six_day_week
                        where (known.zone, known.closes, known.six_day_week)
                            is distinct from (excluded.zone, excluded.closes, excluded.six_day_week)
                        """)
                .param("agency", hours.agency())
                .param("zone", hours.zone().getId())
                .param("closes", hours.closes())
                .param("sixDayWeek", hours.sixDayWeek())
                .update();
        changed(changed, hours.agency());
    }

    private void changed(int rows, String agency) {
        if (rows > 0) {
            clocks.changed(agency);
            calendars.changed();
        }
    }

    @Override
    public void reread() {
        calendars.forget();
    }

    private Calendars read() {
        return new Calendars(
                jdbc.sql("select * from holiday where not withdrawn")
                        .query(JdbcCalendarBook::holiday)
                        .list(),
                jdbc.sql("select * from working_hours")
                        .query(JdbcCalendarBook::hours)
                        .list());
    }

    private static Holiday holiday(ResultSet row, int index) throws SQLException {
        return new Holiday(
                row.getObject("day", LocalDate.class),
                row.getString("agency"),
                Holiday.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("decree"),
                row.getObject("decree_date", LocalDate.class));
    }

    private static WorkingHours hours(ResultSet row, int index) throws SQLException {
        return new WorkingHours(
                row.getString("agency"),
                ZoneId.of(row.getString("zone")),
                row.getObject("closes", LocalTime.class),
                row.getBoolean("six_day_week"));
    }
}
