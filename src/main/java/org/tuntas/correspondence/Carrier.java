package org.tuntas.correspondence;

/** The way a letter takes out of the house. Without one, mail is switched off. */
public interface Carrier {

    /** Begins to carry letters, one after the other. Nothing is connected before the first of them. */
    Tour begin();

    /** A series of letters over one connection. */
    interface Tour extends AutoCloseable {

        /**
         * Hands over one letter. When this returns, the other side has taken it.
         *
         * @throws Undeliverable when it did not take this letter
         * @throws CarrierDown when nothing can be handed over now
         */
        void carry(Letter letter);

        @Override
        void close();
    }
}
