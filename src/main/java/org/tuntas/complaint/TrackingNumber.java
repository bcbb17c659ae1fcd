package org.tuntas.complaint;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The public id of a complaint, such as {@code LP-26-7K3M-9QXD}: year of filing, seven random characters and a check
 * character (Luhn mod 32), in Crockford's base 32, which has no I, L, O or U to misread.
 *
 * @param value the canonical spelling
 */
public record TrackingNumber(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM_CHARACTERS = 7;
    private static final int BODY = 2 + RANDOM_CHARACTERS;

    /**
     * Draws a new number. Two draws may collide (one in 34 thousand million); the table's primary key decides.
     *
     * @param random source of unpredictable bits
     * @param year year of filing, of which the last two digits are shown
     */
    public static TrackingNumber draw(RandomGenerator random, int year) {
        StringBuilder body = new StringBuilder(String.format(Locale.ROOT, "%02d", year % 100));
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return spell(body.append(checkCharacter(body)).toString());
    }

    /**
     * Reads a number as people write it: in any case, with or without dashes and spaces, O for 0, I or L for 1.
     *
     * @return empty when it is not a tracking number or its check character is wrong
     */
    public static Optional<TrackingNumber> read(String written) {
        if (written.length() > 40) {
            return Optional.empty();
        }
        String plain = written.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (!plain.startsWith("LP") || plain.length() != 2 + BODY + 1) {
            return Optional.empty();
        }
        String characters =
                plain.substring(2).replace('O', '0').replace('I', '1').replace('L', '1');
        for (int i = 0; i < characters.length(); i++) {
            if (ALPHABET.indexOf(characters.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        return checkCharacter(characters.substring(0, BODY)) == characters.charAt(BODY)
                ? Optional.of(spell(characters))
                : Optional.empty();
    }

    private static TrackingNumber spell(String characters) {
        return new TrackingNumber(
                "LP-" + characters.substring(0, 2) + "-" + characters.substring(2, 6) + "-" + characters.substring(6));
    }

    private static char checkCharacter(CharSequence body) {
        int sum = 0;
        int factor = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int addend = factor * ALPHABET.indexOf(body.charAt(i));
            sum += addend / ALPHABET.length() + addend % ALPHABET.length();
            factor = 3 - factor;
        }
        return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
