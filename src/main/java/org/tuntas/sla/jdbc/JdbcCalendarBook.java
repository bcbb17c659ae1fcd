package org.tuntas.sla.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
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
    private final Remembered<Calendars> calendars = new Remembered<>("holiday", this::read);

    JdbcCalendarBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Calendars calendars() {
        return calendars.get();
    }

    @Override
    public void declare(Holiday holiday) {
        jdbc.sql(
                        """
                        insert into holiday (day, agency, kind, name, decree, decree_date)
                        values (:day, :agency, :kind, :name, :decree, :decreeDate)
                        on conflict (day, agency) do update set kind = excluded.kind, name = excluded.name,
                            decree = excluded.decree, decree_date = excluded.decree_date, withdrawn = false
                        """)
                .param("day", holiday.day())
                .param("agency", holiday.agency())
                .param("kind", holiday.kind().name())
                .param("name", holiday.name())
                .param("decree", holiday.decree(), Types.VARCHAR)
                .param("decreeDate", holiday.decreeDate(), Types.DATE)
                .update();
        calendars.changed();
    }

    @Override
    public void withdraw(LocalDate day, String agency) {
        jdbc.sql("update holiday set withdrawn = true where day = ? and agency = ?")
                .param(day)
                .param(agency)
                .update();
        calendars.changed();
    }

    @Override
    public void keep(WorkingHours hours) {
        jdbc.sql(
                        """
                        insert into working_hours (agency, zone, closes, six_day_week)
                        values (:agency, :zone, :closes, :sixDayWeek)
                        on conflict (agency) do update set zone = excluded.zone, closes = excluded.closes,
                            six_day_week = excluded.six_day_week
                        """)
                .param("agency", hours.agency())
                .param("zone", hours.zone().getId())
                .param("closes", hours.closes())
                .param("sixDayWeek", hours.sixDayWeek())
                .update();
        calendars.changed();
    }

    @Override
    public void reread() {
        calendars.changed();
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
