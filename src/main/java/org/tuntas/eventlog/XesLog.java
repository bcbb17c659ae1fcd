package org.tuntas.eventlog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The log as XES (IEEE 1849-2016), with the extensions Concept, Time, Lifecycle and Organizational. An event stands at the beginning
 * of its day; events of one day are in the order in which they happened.
 */
public final class XesLog implements LogWriter {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final XMLStreamWriter xml;

    /** Begins a document. */
    public XesLog(OutputStream out) throws IOException {
        try {
            this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            begin();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void begin() throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        line();
        xml.writeStartElement("log");
        xml.writeDefaultNamespace("http://www.xes-standard.org/");
        xml.writeAttribute("xes.version", "1849.2016");
        xml.writeAttribute("xes.features", "");
        extension("Concept", "concept");
        extension("Time", "time");
        extension("Lifecycle", "lifecycle");
        extension("Organizational", "org");
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        attribute("string", "concept:name", "UNKNOWN");
        xml.writeEndElement();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        attribute("string", "concept:name", "UNKNOWN");
        attribute("date", "time:timestamp", "1970-01-01T00:00:00+07:00");
        attribute("string", "lifecycle:transition", "complete");
        xml.writeEndElement();
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", "Activity");
        xml.writeAttribute("keys", "concept:name");
        attribute("string", "concept:name", "Tuntas");
        attribute("string", "lifecycle:model", "standard");
    }

    @Override
    public void write(LoggedCase logged) throws IOException {
        try {
            line();
            xml.writeStartElement("trace");
            attribute("string", "concept:name", logged.id());
            attribute("string", "month", logged.month());
            attribute("string", "agency", logged.agency());
            attribute("string", "category", logged.category());
            attribute("string", "class", logged.supervision());
            attribute("string", "outcome", logged.outcome());
            attribute("int", "days", logged.days());
            attribute("boolean", "followed_up_on_time", logged.followedUpOnTime());
            attribute("boolean", "resolved_on_time", logged.resolvedOnTime());
            attribute("int", "rating", logged.rating());
            for (LoggedCase.Event event : logged.events()) {
                xml.writeStartElement("event");
                attribute("string", "concept:name", event.activity());
                attribute("date", "time:timestamp", moment(event.day()));
                attribute("string", "lifecycle:transition", "complete");
                attribute("string", "org:group", logged.agency());
                attribute("string", "org:role", event.role());
                attribute("string", "stage", event.stage());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            line();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void extension(String name, String prefix) throws XMLStreamException {
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", "http://www.xes-standard.org/" + prefix + ".xesext");
    }

    private void attribute(String type, String key, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            xml.writeEmptyElement(type);
            xml.writeAttribute("key", key);
            xml.writeAttribute("value", Objects.toString(value));
        }
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static String moment(LocalDate day) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(day.atStartOfDay(WIB));
    }
}
