package org.tuntas.attachment.s3;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tuntas.attachment.Attachments;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 store is set up by naming a bucket; it is used for new files when {@code tuntas.attachments.store} says so. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tuntas.attachments.s3.bucket")
@EnableConfigurationProperties(S3Settings.class)
class S3Configuration {

    @Bean(destroyMethod = "close")
    S3Client attachmentsClient(S3Settings settings) {
        return client(settings);
    }

    @Bean
    S3FileStore s3FileStore(S3Client client, S3Settings settings) {
        return new S3FileStore(client, settings);
    }

    @Bean
    SweeperWorker sweeperWorker(S3FileStore store, Attachments attachments) {
        return new SweeperWorker(new Sweeper(store, attachments));
    }

    /** Addresses by path and checksums only where they are demanded: not every store that speaks S3 speaks all of it. */
    static S3Client client(S3Settings settings) {
        var builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .forcePathStyle(true)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return settings.endpoint() == null
                ? builder.build()
                : builder.endpointOverride(settings.endpoint()).build();
    }
}
