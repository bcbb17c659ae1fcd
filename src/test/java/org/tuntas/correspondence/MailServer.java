package org.tuntas.correspondence;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real mail server on a port of its own, which tests start, kill and revive. */
public final class MailServer {

    /** The port that the application under test is told. */
    public static final int PORT = freePort();

    private static @Nullable GreenMail running;

    private MailServer() {}

    /** Starts it empty, unless it runs already; then it only forgets its mail. */
    public static void start() {
        if (running == null) {
            running = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            running.start();
        } else {
            forget();
        }
    }

    /** From now on nobody listens on the port. */
    public static void kill() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    public static void forget() {
        try {
            if (running != null) {
                running.purgeEmailFromAllMailboxes();
            }
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All mail, in the order in which it came. */
    public static List<Mail> received() {
        return running == null
                ? List.of()
                : Arrays.stream(running.getReceivedMessages()).map(Mail::of).toList();
    }

    /** A mail as a mailbox shows it. */
    public record Mail(String id, String to, String subject, String text, String html, MimeMessage raw) {

        private static Mail of(MimeMessage message) {
            try {
                Multipart forms = (Multipart) message.getContent();
                return new Mail(
                        message.getMessageID(),
                        message.getAllRecipients()[0].toString(),
                        message.getSubject(),
                        (String) forms.getBodyPart(0).getContent(),
                        (String) forms.getBodyPart(1).getContent(),
                        message);
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            try {
                return String.join(", ", raw.getHeader(name));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
