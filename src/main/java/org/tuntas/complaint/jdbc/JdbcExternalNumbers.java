package org.tuntas.complaint.jdbc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.TrackingNumber;

/** {@link ExternalNumbers} in PostgreSQL. */
@Repository
class JdbcExternalNumbers implements ExternalNumbers {

    private final JdbcClient jdbc;

    JdbcExternalNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OtherSystem> systems() {
        return jdbc.sql("select code, name, link_template from other_system order by name, code")
                .query(JdbcExternalNumbers::system)
                .list();
    }

    @Override
    public void keep(OtherSystem system) {
        jdbc.sql(
                        """
                        insert into other_system (code, name, link_template) values (:code, :name, :link)
                        on conflict (code) do update set name = excluded.name, link_template = excluded.link_template
                        """)
                .param("code", system.code())
                .param("name", system.name())
                .param("link", system.linkTemplate(), Types.VARCHAR)
                .update();
    }

    @Override
    public List<ExternalNumber> of(TrackingNumber complaint) {
        return jdbc.sql(
                        """
                        select s.code, s.name, s.link_template, n.number, n.complaint, n.added_by, n.added_at
                        from external_number n join other_system s on s.code = n.system
                        where n.complaint = ? order by s.name, n.number
                        """)
                .param(complaint.value())
                .query(JdbcExternalNumbers::number)
                .list();
    }

    @Override
    public Optional<TrackingNumber> find(String system, String number) {
        return jdbc.sql("select complaint from external_number where system = ? and number = ?")
                .param(system)
                .param(number)
                .query(String.class)
                .optional()
                .map(TrackingNumber::new);
    }

    @Override
    public boolean add(String system, String number, TrackingNumber complaint, String actor, Instant at) {
        return jdbc.sql(
                                """
                                insert into external_number (system, number, complaint, added_by, added_at)
                                values (:system, :number, :complaint, :actor, :at) on conflict do nothing
                                """)
                        .param("system", system)
                        .param("number", number)
                        .param("complaint", complaint.value())
                        .param("actor", actor)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void remove(String system, String number) {
        jdbc.sql("delete from external_number where system = ? and number = ?")
                .param(system)
                .param(number)
                .update();
    }

    private static OtherSystem system(ResultSet row, int index) throws SQLException {
        return new OtherSystem(row.getString("code"), row.getString("name"), row.getString("link_template"));
    }

    private static ExternalNumber number(ResultSet row, int index) throws SQLException {
        OtherSystem system = system(row, index);
        String number = row.getString("number");
        return new ExternalNumber(
                system,
                number,
                new TrackingNumber(row.getString("complaint")),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                system.linkTemplate() == null
                        ? null
                        // Not as in a form: in a path, a blank is %20.
                        : system.linkTemplate()
                                .replace(
                                        "{number}",
                                        URLEncoder.encode(number, StandardCharsets.UTF_8)
                                                .replace("+", "%20")));
    }
}
