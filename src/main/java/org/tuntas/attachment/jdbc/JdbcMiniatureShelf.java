package org.tuntas.attachment.jdbc;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tuntas.attachment.MiniatureShelf;

/** {@link MiniatureShelf} in PostgreSQL. A picture goes with its attachment. */
@Repository
class JdbcMiniatureShelf implements MiniatureShelf {

    private final JdbcClient jdbc;

    JdbcMiniatureShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<byte[]> find(UUID attachment) {
        return jdbc.sql("select bytes from attachment_miniature where attachment = ?")
                .param(attachment)
                .query(byte[].class)
                .optional();
    }

    @Override
    public void keep(UUID attachment, byte[] picture) {
        jdbc.sql(
                        """
                        insert into attachment_miniature (attachment, bytes)
                        select id, :bytes from attachment where id = :attachment
                        on conflict do nothing
                        """)
                .param("attachment", attachment)
                .param("bytes", picture)
                .update();
    }
}
