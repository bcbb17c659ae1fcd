package org.tuntas.access.web;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/** Puts logins and moments into words for these pages. */
@Component
public class AccessWords {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final Words words;
    private final Staff staff;

    AccessWords(Words words, Staff staff) {
        this.words = words;
        this.staff = staff;
    }

    /** Somebody's name; the login when nobody has it. */
    public String person(String login) {
        return staff.find(login).map(StaffMember::name).orElse(login);
    }

    /** A moment in WIB. */
    public String moment(Instant at) {
        return words.moment(at, WIB);
    }
}
