package org.tuntas.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/**
 * Lets staff in by login and password. Authorities are the ids of their groups, without a prefix.
 *
 * <p>Every refusal looks and lasts the same: an unknown login, somebody who left, somebody without a password and a wrong
 * password all cost one comparison of a hash.
 */
@Component
class StaffLogin implements AuthenticationProvider {

    private final Staff staff;
    private final PasswordEncoder encoder;
    private final GuessBrake brake;
    private final String nobodysHash;

    StaffLogin(Staff staff, PasswordEncoder encoder, GuessBrake brake) {
        this.staff = staff;
        this.encoder = encoder;
        this.brake = brake;
        this.nobodysHash = encoder.encode("nobody");
    }

    @Override
    public Authentication authenticate(Authentication entered) {
        String login = entered.getName().strip().toLowerCase(Locale.ROOT);
        boolean possible = StaffMember.isLogin(login);
        Runnable giveBack = brake.pay(address(entered), possible ? login : "");

        Optional<StaffMember> member = possible ? staff.find(login).filter(StaffMember::active) : Optional.empty();
        String hash = member.map(StaffMember::passwordHash).orElse(null);
        String password = entered.getCredentials() instanceof String text ? text : "";
        boolean right = encoder.matches(password, hash == null ? nobodysHash : hash);
        if (!right || hash == null || member.isEmpty()) {
            throw new BadCredentialsException("wrong login or password");
        }
        giveBack.run();
        UsernamePasswordAuthenticationToken known = admitted(member.get());
        known.setDetails(entered.getDetails());
        return known;
    }

    /**
     * Asks somebody who is logged in for their password again. Wrong tries count like those at the login page.
     *
     * @param address of the client
     * @throws TooManyGuesses when it is not even looked at
     * @throws BadCredentialsException when it is wrong
     */
    void confirm(String login, String password, String address) {
        UsernamePasswordAuthenticationToken entered =
                UsernamePasswordAuthenticationToken.unauthenticated(login, password);
        entered.setDetails(new WebAuthenticationDetails(address, null));
        authenticate(entered);
    }

    /** Somebody whose password was right, with the groups they are in now. */
    UsernamePasswordAuthenticationToken admitted(StaffMember member) {
        List<GrantedAuthority> groups = staff.groupIdsOf(member.login()).stream()
                .sorted()
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
        StaffPrincipal principal = new StaffPrincipal(member.login(), member.name(), mark(member.passwordHash()));
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, groups);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String address(Authentication entered) {
        return entered.getDetails() instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "";
    }

    private static String mark(@Nullable String hash) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(hash).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
