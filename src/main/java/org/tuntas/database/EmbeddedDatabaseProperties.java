package org.tuntas.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the embedded PostgreSQL lives.
 *
 * @param directory holds data, log, lock and programs; kept between starts. A relative path is one below the working
 *     directory
 * @param port on the loopback interface; 0 takes a free one at every start
 * @param binaries holds the unpacked programs, about 75 MB for each version; may be shared by several databases of the
 *     same operating system user. Without it they are unpacked below {@code directory}
 */
@ConfigurationProperties("tuntas.database")
record EmbeddedDatabaseProperties(
        @DefaultValue("data/postgresql") Path directory, @DefaultValue("0") int port, @Nullable Path binaries) {

    Path binariesDirectory() {
        return binaries != null ? binaries : directory.resolve("binaries");
    }
}
