package org.tuntas.attachment.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A store that speaks S3.
 *
 * @param bucket which must exist, and be closed to the public
 * @param endpoint address of the store; null for Amazon's own
 * @param accessKey of somebody who may put, get, list and delete there
 * @param prefix begins the name of every object
 */
@ConfigurationProperties("tuntas.attachments.s3")
record S3Settings(
        String bucket,
        @Nullable URI endpoint,
        @DefaultValue("us-east-1") String region,
        String accessKey,
        String secretKey,
        @DefaultValue("tuntas/") String prefix) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "S3Settings[" + bucket + " at " + endpoint + "]";
    }
}
