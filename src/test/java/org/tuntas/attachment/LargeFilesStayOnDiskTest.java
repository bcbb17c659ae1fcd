package org.tuntas.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.api.CitizensApi;
import org.tuntas.api.CitizensApi.Answer;
import org.tuntas.demo.TimeMachine;

/** A film goes in and out in pieces: the heap never sees it whole. */
class LargeFilesStayOnDiskTest extends RunningTuntas {

    private static final int FILM = 90 << 20;

    @LocalServerPort
    int port;

    @Autowired
    TimeMachine time;

    @Test
    void aFilmOfNinetyMegabytesIsNeverInMemory() throws IOException, InterruptedException {
        time.set("2026-04-20T09:00");
        ReporterWithFiles reporter = new ReporterWithFiles(port);
        byte[] head = Specimens.mp4(0);
        // The last box of the film reaches to its end when its length is written as zero.
        head[head.length - 5] = 0;
        Multipart film = new Multipart()
                .file(
                        "film.mp4",
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new SequenceInputStream(new java.io.ByteArrayInputStream(head), zeros(FILM))));
        long before = oldGeneration();
        Answer receipt = reporter.files(CitizensApi.filing(), film);
        assertThat(receipt.status()).as(receipt.raw().body()).isEqualTo(201);

        Answer report = reporter.look(receipt.text("/number"), receipt.text("/pin"));
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + report.text("/attachments/0/link")))
                                .header("X-Tracking-Pin", receipt.text("/pin"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(FILM + head.length);
        }
        assertThat(peakOfOldGeneration() - before)
                .as("growth of the heap, bytes")
                .isLessThan(FILM / 2);
    }

    private static InputStream zeros(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int some = Math.min(left, length);
                java.util.Arrays.fill(buffer, offset, offset + some, (byte) 0);
                left -= some;
                return some;
            }
        };
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().matches(".*(Old|Tenured).*"))
                .toList();
    }

    private static long oldGeneration() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        return pools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static long peakOfOldGeneration() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
