package org.tuntas.correspondence;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Gives a letter the form that mail servers and mailboxes know: text and HTML side by side, and headers that say what it is. */
class LetterForm {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final InternetAddress from;
    private final String host;

    /**
     * @param from the sender
     * @param host right side of the letters' ids: a name that is ours
     */
    LetterForm(InternetAddress from, String host) {
        this.from = from;
        this.host = host;
    }

    MimeMessage message(Session session, Letter letter) throws MessagingException {
        MimeMessage message = new Identified(session, "<" + letter.id() + "@" + host + ">");
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(onOneLine(letter.subject()), UTF_8);
        message.setSentDate(Date.from(letter.at()));
        message.setHeader("Content-Language", letter.language().toLanguageTag());
        // Holiday replies would reach nobody (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        MimeMultipart forms = new MimeMultipart("alternative");
        forms.addBodyPart(part(letter.text(), "plain"));
        forms.addBodyPart(part(letter.html(), "html"));
        message.setContent(forms);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /** A line break in a subject would begin a header of somebody else's making. */
    static String onOneLine(String subject) {
        return subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** Keeps its id when it is saved. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
