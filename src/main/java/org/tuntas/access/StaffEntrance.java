package org.tuntas.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RegexRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;
import org.tuntas.organisation.Staff;

/**
 * The two ways in. Citizens' programs use the API without a session; everybody else comes through one login page, which
 * opens our own pages and the web apps of the process engine alike.
 *
 * <p>What is not named here needs a login: a new page is closed until somebody decides that it is public.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class StaffEntrance {

    static final String LOGIN = "/masuk";
    static final String LOGOUT = "/keluar";
    static final String SLOWED = "/masuk/tunggu";
    static final String FIRST_PAGE = "/camunda/app/tasklist/default/";

    /** Nothing inline and nothing from elsewhere. Pico draws its small icons from data: URLs. */
    private static final String PAGES_MAY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:%s; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    /** The same for pages without a map. */
    static final String PLAIN_PAGES_MAY = PAGES_MAY.formatted("");

    private static final Pattern TILES = Pattern.compile("https?://[a-zA-Z0-9.-]+(:\\d{1,5})?(?=/)");

    private static final String ANSWERS_MAY = "default-src 'none'; frame-ancestors 'none'";

    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    @Order(1)
    SecurityFilterChain citizensApi(HttpSecurity http) throws Exception {
        // The whole of /api: a version that does not exist is not found, instead of asking for a login.
        http.securityMatcher("/api/**", "/v3/api-docs/**")
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(ANSWERS_MAY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            StaffLogin logins,
            Staff staff,
            Clock clock,
            MessageSource messages,
            LocaleResolver languages,
            ObjectMapper json,
            Nowhere nowhere,
            @Value("${tuntas.map.tiles:}") String tiles,
            Environment environment)
            throws Exception {
        String[] observers = EngineRestRules.OBSERVERS.toArray(String[]::new);
        // A manager without a parent: Spring would otherwise try the same login a second time, and count it twice.
        http.authenticationManager(new ProviderManager(logins))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/", "/favicon.ico", "/webjars/**", "/assets/**")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/aplikasi/*",
                                "/luring",
                                "/sw.js",
                                "/bukti",
                                "/statistik/**",
                                "/data/**")
                        .permitAll()
                        .requestMatchers(
                                LOGIN,
                                LOGOUT,
                                "/error",
                                "/lapor",
                                "/lapor/**",
                                "/laporan.atom",
                                "/laporan/**",
                                "/demo/**")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(
                                new AndRequestMatcher(PATH.matcher("/actuator/**"), operatorsPort(environment)))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority("operator")
                        // Closed whoever asks: CVE-2026-77226, a second login past ours, and writing to identities.
                        .requestMatchers(
                                "/camunda/api/admin/setup/**",
                                "/camunda/api/admin/auth/user/*/login/**",
                                "/camunda/app/admin/**")
                        .denyAll()
                        .requestMatchers("/camunda/app/cockpit/**", "/camunda/api/cockpit/**")
                        .hasAnyAuthority(observers)
                        // Keepers of calendars are no designers; the desk asks who they are.
                        .requestMatchers("/perancang/libur", "/perancang/libur/**")
                        .authenticated()
                        .requestMatchers("/perancang/**")
                        .hasAnyAuthority("process-designer", "process-approver", "auditor")
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(LOGIN)
                        .usernameParameter("login")
                        .passwordParameter("password")
                        .successHandler(new BackToTheirPage(visits(nowhere)))
                        .failureHandler((request, response, refusal) -> {
                            if (refusal instanceof TooManyGuesses slowed) {
                                response.setHeader("Retry-After", Long.toString(slowed.seconds()));
                                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                                request.setAttribute("wait", slowed.seconds());
                                request.getRequestDispatcher(SLOWED).forward(request, response);
                            } else {
                                response.sendRedirect(request.getContextPath() + LOGIN + "?gagal");
                            }
                        }))
                .logout(logout -> logout.logoutRequestMatcher(PATH.matcher(HttpMethod.POST, LOGOUT))
                        .logoutSuccessUrl(LOGIN + "?keluar")
                        .invalidateHttpSession(true))
                .requestCache(cache -> cache.requestCache(visits(nowhere)))
                .csrf(csrf -> csrf.ignoringRequestMatchers(
                        PATH.matcher("/camunda/api/**"), PATH.matcher(HttpMethod.POST, "/demo/clock/**")))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(loginOrStatus(nowhere))
                        .accessDeniedHandler(new Refusals()))
                .headers(headers -> headers(headers, tiles))
                .addFilterBefore(
                        new StaffSessionWatch(staff, logins, clock), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new EngineRestDoor(messages, languages, json), AuthorizationFilter.class)
                .addFilterAfter(new WelcomeDetour(), EngineRestDoor.class);
        return http.build();
    }

    /** On a port of its own, should the operator name one, the network says who comes to it. */
    private static RequestMatcher operatorsPort(Environment environment) {
        int port = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT
                ? environment.getRequiredProperty("management.server.port", Integer.class)
                : -1;
        return request -> request.getLocalPort() == port;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, String tiles) {
        // The web apps of the engine have a policy and caching of their own; two policies would both have to agree.
        RequestMatcher webApps = PATH.matcher("/camunda/**");
        RequestMatcher assets = new OrRequestMatcher(PATH.matcher("/webjars/**"), PATH.matcher("/assets/**"));
        headers.frameOptions(frames -> frames.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter(
                        except(webApps, new ContentSecurityPolicyHeaderWriter(PAGES_MAY.formatted(host(tiles)))))
                .addHeaderWriter(except(new OrRequestMatcher(webApps, assets), new CacheControlHeadersWriter()))
                // Over what static files say in general: what an address with a digest or a version holds never
                // changes.
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        RegexRequestMatcher.regexMatcher("/(assets/.*-[0-9a-f]{32}\\.\\w+|webjars/[^/]+/\\d[^/]*/.*)"),
                        (request, response) ->
                                response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")))
                // Over what the engine says itself, which lets a browser keep what staff have read.
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        PATH.matcher("/camunda/api/**"),
                        (request, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store")));
    }

    /** The one place elsewhere that pictures come from: where the map's tiles are, if there is a map. */
    private static String host(String tiles) {
        Matcher address = TILES.matcher(tiles);
        if (!tiles.isEmpty() && !address.lookingAt()) {
            throw new IllegalStateException("tuntas.map.tiles must begin with https:// and a host, such as"
                    + " https://tile.example.go.id/{z}/{x}/{y}.png, and is " + tiles);
        }
        return tiles.isEmpty() ? "" : " " + address.group();
    }

    private static HeaderWriter except(RequestMatcher paths, HeaderWriter writer) {
        return new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(paths), writer);
    }

    private static AuthenticationEntryPoint loginOrStatus(RequestMatcher nowhere) {
        LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint(LOGIN);
        login.setFavorRelativeUris(true);
        LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> forPages = new LinkedHashMap<>();
        // Who mistypes an address is no staff: a login page would only puzzle them.
        forPages.put(nowhere, (request, response, refusal) -> response.sendError(HttpServletResponse.SC_NOT_FOUND));
        forPages.put(pages(), login);
        DelegatingAuthenticationEntryPoint entry = new DelegatingAuthenticationEntryPoint(forPages);
        entry.setDefaultEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED));
        return entry;
    }

    /** Pages that a person opens; never an answer to a script. */
    private static RequestMatcher pages() {
        return new AndRequestMatcher(Visits.OF_A_PERSON, new NegatedRequestMatcher(PATH.matcher("/camunda/api/**")));
    }

    private static HttpSessionRequestCache visits(RequestMatcher nowhere) {
        HttpSessionRequestCache visits = new HttpSessionRequestCache();
        visits.setRequestMatcher(new AndRequestMatcher(pages(), new NegatedRequestMatcher(nowhere)));
        visits.setMatchingRequestParameterName(null);
        return visits;
    }
}
