package org.tuntas.modelling.jdbc;

import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tuntas.modelling.ModelFiles;
import org.tuntas.modelling.ModelSets;

/** {@link ModelSets} in PostgreSQL. Two who keep the same at once do not disturb each other. */
@Repository
class JdbcModelSets implements ModelSets {

    private final JdbcClient jdbc;

    JdbcModelSets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public String keep(ModelFiles files) {
        String digest = files.digest();
        boolean isNew = jdbc.sql("insert into model_set (digest) values (?) on conflict do nothing")
                        .param(digest)
                        .update()
                > 0;
        if (isNew) {
            files.contents().forEach((name, content) -> keep(digest, name, content));
        }
        return digest;
    }

    private void keep(String set, String name, byte[] content) {
        jdbc.sql(
                        """
                        with kept as (
                            insert into model_content (digest, content)
                            values (encode(sha256(:content), 'hex'), :content) on conflict do nothing)
                        insert into model_set_file (set_digest, name, content)
                        values (:set, :name, encode(sha256(:content), 'hex'))
                        """)
                .param("set", set)
                .param("name", name)
                .param("content", content)
                .update();
    }

    @Override
    public ModelFiles read(String digest) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        jdbc.sql(
                        """
                        select f.name, c.content from model_set_file f join model_content c on c.digest = f.content
                        where f.set_digest = ?
                        """)
                .param(digest)
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("content"));
                });
        if (files.isEmpty()) {
            throw new NoSuchElementException("There is no set " + digest);
        }
        return new ModelFiles(files);
    }
}
