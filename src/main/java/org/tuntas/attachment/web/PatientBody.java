package org.tuntas.attachment.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** A request body that may be long but not endless, and slow but not at a standstill: a few slow clients must not hold all threads. */
class PatientBody extends FilterInputStream {

    /** A telephone at the edge of its network still sends twice as fast. */
    private static final long FEWEST_BYTES_A_SECOND = 8 * 1024;

    private static final long GRACE_SECONDS = 20;

    private final long most;
    private final long began = System.nanoTime();
    private long read;

    PatientBody(InputStream body, long most) {
        super(body);
        this.most = most;
    }

    /** More than anybody will read through to say in words what was too much. */
    static class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong(long most) {
            super("The upload is longer than " + most + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    private void count(int bytes) throws IOException {
        read += bytes;
        if (read > most) {
            throw new TooLong(most);
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        if (seconds > GRACE_SECONDS + read / FEWEST_BYTES_A_SECOND) {
            throw new SocketTimeoutException("The upload came too slowly");
        }
    }
}
