package org.tuntas.modelling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML from strangers: nothing outside the file is ever opened, and no entity is expanded. */
final class SafeXml {

    /** Diagrams nest a dozen levels deep. */
    private static final String DEEPEST = "200";

    private SafeXml() {}

    /** @throws Refused when it is no XML, has a document type or nests too deeply */
    static Document read(byte[] content) {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXException refused) {
            String said = String.valueOf(refused.getMessage());
            throw new Refused(
                    said.contains("DOCTYPE") ? Rule.FILE_DOCTYPE : Rule.FILE_UNREADABLE,
                    refused instanceof SAXParseException at ? at.getLineNumber() + ": " + said : said);
        } catch (IOException | ParserConfigurationException unreadable) {
            throw new Refused(Rule.FILE_UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * As {@link #read(byte[])}, for a file of a certain kind.
     *
     * @param standard part of the namespace of its first element
     * @param kind what the file should be, as a term of the words
     * @throws Refused when it is something else
     */
    static Document read(byte[] content, String standard, String kind) {
        if (isPacked(content)) {
            throw new Refused(Rule.FILE_KIND, kind);
        }
        Document document = read(content);
        if (!document.getDocumentElement().getLocalName().equals("definitions")
                || !String.valueOf(document.getDocumentElement().getNamespaceURI())
                        .contains(standard)) {
            throw new Refused(Rule.FILE_KIND, kind);
        }
        return document;
    }

    /** ZIP or gzip: nobody unpacks what a stranger has packed. */
    private static boolean isPacked(byte[] content) {
        return content.length > 1
                && (content[0] == 'P' && content[1] == 'K' || content[0] == 0x1f && content[1] == (byte) 0x8b);
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
        return factory;
    }

    /** The parser's own would print to the console. */
    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }

    /** Why a file is not read any further. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Rule rule;

        Refused(Rule rule, @Nullable String reason) {
            super(reason);
            this.rule = rule;
        }

        Rule rule() {
            return rule;
        }
    }
}
