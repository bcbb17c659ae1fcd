package org.tuntas.attachment.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tuntas.attachment.FileStore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;

/** {@link FileStore} in a bucket: one object a file, named after the attachment and nothing else. */
class S3FileStore implements FileStore {

    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final S3Client client;
    private final S3Settings settings;

    S3FileStore(S3Client client, S3Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public Kind kind() {
        return Kind.S3;
    }

    @Override
    public void put(UUID id, Path file, long size) {
        try {
            client.putObject(
                    put -> put.bucket(settings.bucket()).key(key(id)).contentLength(size), RequestBody.fromFile(file));
        } catch (SdkException unreachable) {
            throw new UncheckedIOException(new IOException("The store of attachments took nothing", unreachable));
        }
    }

    @Override
    public void copy(UUID id, OutputStream to) throws IOException {
        try {
            client.getObject(get -> get.bucket(settings.bucket()).key(key(id)), ResponseTransformer.toOutputStream(to));
        } catch (SdkException unreachable) {
            throw new IOException("The store of attachments gave nothing, or its receiver has gone", unreachable);
        }
    }

    /** The attachments of which the store has objects. */
    Set<UUID> ids() {
        return client
                .listObjectsV2Paginator(list -> list.bucket(settings.bucket()).prefix(settings.prefix()))
                .contents()
                .stream()
                .map(object -> object.key().substring(settings.prefix().length()))
                .filter(name -> name.matches(UUID_PATTERN))
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }

    void remove(Collection<UUID> ids) {
        ids.forEach(id ->
                client.deleteObject(delete -> delete.bucket(settings.bucket()).key(key(id))));
    }

    private String key(UUID id) {
        return settings.prefix() + id;
    }
}
