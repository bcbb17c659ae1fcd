package org.tuntas.complaint;

/** The way a report reached us. Every channel ends in the same desk (Mudah: many channels, one system). */
public enum Channel {
    WEB,
    MOBILE,
    SMS,
    WHATSAPP,
    EMAIL,
    PHONE,
    LETTER,
    COUNTER,
    SOCIAL_MEDIA,
    PARTNER
}
