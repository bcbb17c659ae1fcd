package org.tuntas.correspondence;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.tuntas.correspondence.CarrierDown.How;

/** Carries letters to a mail server over SMTP. */
class SmtpCarrier implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCarrier.class);

    /** Reply code and, if the server gives one, the enhanced code of RFC 3463. */
    private static final Pattern REPLY = Pattern.compile("^(\\d{3})(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3}))?");

    private static final int CLOSING = 421;

    private final JavaMailSenderImpl server;
    private final LetterForm form;

    SmtpCarrier(JavaMailSenderImpl server, LetterForm form) {
        this.server = server;
        this.form = form;
    }

    @Override
    public Tour begin() {
        return new SmtpTour();
    }

    private final class SmtpTour implements Tour {

        private @Nullable Transport connection;

        @Override
        public void carry(Letter letter) {
            Address[] recipient = {addressOf(letter)};
            Transport connected = connected();
            try {
                connected.sendMessage(form.message(server.getSession(), letter), recipient);
            } catch (MessagingException failure) {
                throw reasonOf(failure);
            }
        }

        private Transport connected() {
            if (connection != null && connection.isConnected()) {
                return connection;
            }
            close();
            try {
                Session session = server.getSession();
                Transport fresh = session.getTransport(server.getProtocol() == null ? "smtp" : server.getProtocol());
                fresh.connect(
                        server.getHost(), server.getPort(), blankToNull(server.getUsername()), server.getPassword());
                connection = fresh;
                return fresh;
            } catch (AuthenticationFailedException refused) {
                throw new CarrierDown(How.UNREACHABLE, "the mail server does not accept the account");
            } catch (MessagingException unreachable) {
                throw new CarrierDown(
                        How.UNREACHABLE, "the mail server cannot be reached: " + unreachable.getMessage());
            }
        }

        @Override
        public void close() {
            if (connection != null) {
                try {
                    connection.close();
                } catch (MessagingException gone) {
                    LOG.debug("The connection to the mail server was gone already", gone);
                }
                connection = null;
            }
        }
    }

    private static InternetAddress addressOf(Letter letter) {
        try {
            InternetAddress address = new InternetAddress(letter.to(), true);
            address.validate();
            return address;
        } catch (AddressException notOne) {
            throw new Undeliverable("not an address", true);
        }
    }

    /** A recipient that is refused concerns one letter; everything about the sender or the connection concerns all. */
    private static RuntimeException reasonOf(MessagingException failure) {
        for (Exception cause = failure; cause instanceof MessagingException reply; cause = reply.getNextException()) {
            if (reply instanceof SMTPAddressFailedException refused) {
                return reasonOf(refused.getReturnCode(), refused.getMessage(), refused.getCommand());
            }
            if (reply instanceof SMTPSendFailedException refused) {
                return reasonOf(refused.getReturnCode(), refused.getMessage(), refused.getCommand());
            }
        }
        return broken();
    }

    private static RuntimeException reasonOf(int code, @Nullable String reply, String command) {
        if (code <= 0) {
            return broken();
        }
        if (code == CLOSING || command.startsWith("MAIL")) {
            return new CarrierDown(How.REFUSING, "the mail server takes no letters: " + codes(reply, code));
        }
        String codes = codes(reply, code);
        // 5.7 is a policy, such as a relay that does not know us: no fault of the address, and an operator can mend it.
        boolean noSuchMailbox = command.startsWith("RCPT") && code >= 500 && !codes.contains(" 5.7.");
        return new Undeliverable(codes, noSuchMailbox);
    }

    private static CarrierDown broken() {
        return new CarrierDown(How.BROKEN, "the connection to the mail server broke");
    }

    private static String codes(@Nullable String reply, int code) {
        Matcher codes = REPLY.matcher(reply == null ? "" : reply);
        return codes.find() && codes.group(2) != null ? codes.group(1) + " " + codes.group(2) : String.valueOf(code);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
