package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

@SpringBootTest(
        classes = StaffEntranceTest.Slice.class,
        properties = {
            "spring.main.banner-mode=off",
            "spring.messages.basename=messages/access,messages/publication",
            "spring.messages.fallback-to-system-locale=false",
            "tuntas.admin.login=oki",
            "tuntas.admin.password=" + StaffEntranceTest.PASSWORD
        })
class StaffEntranceTest {

    static final String PASSWORD = "rahasia-sekali-2026";
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    private static final String PAGE = "text/html,application/xhtml+xml";
    private static final AtomicInteger OFFICES = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2026-03-16T02:00:00Z");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private StaffInMemory staff;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private AtomicReference<Instant> now;

    private MockMvc http;
    private String address;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        // A new office each time: wrong passwords of one test must not slow the next.
        address = "10.0.%d.%d".formatted(OFFICES.incrementAndGet() / 250, OFFICES.get() % 250);
        now.set(NOW);
        staff.clear();
        join("oki", "Oki Pratama", "operator");
        join("siti", "Siti Rahayu", "desk-admin");
        join("dina", "Dina Desain", "process-designer");
    }

    @Test
    void theLoginPageSpeaksIndonesianAndWorksWithoutScripts() throws Exception {
        http.perform(get("/masuk"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<html lang=\"id\">")))
                .andExpect(content().string(containsString("Masuk petugas")))
                .andExpect(content().string(containsString("name=\"_csrf\"")))
                .andExpect(content().string(not(containsString("<script"))))
                .andExpect(content().string(not(containsString("style="))))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void itSpeaksEnglishToWhoAsksForIt() throws Exception {
        http.perform(get("/masuk").header("Accept-Language", "en-GB,en;q=0.9"))
                .andExpect(content().string(containsString("Staff login")));
        http.perform(get("/masuk").header("Accept-Language", "fr"))
                .andExpect(content().string(containsString("Masuk petugas")));
        http.perform(get("/masuk").param("lang", "<b>")).andExpect(content().string(containsString("Masuk petugas")));
    }

    @Test
    void whoOpensAPageLogsInAndComesBackToIt() throws Exception {
        MockHttpSession session = new MockHttpSession();
        http.perform(get("/petugas/laporan?q=air").accept(PAGE).session(session))
                .andExpect(redirectedUrl("/masuk"));

        login("siti", PASSWORD, session).andExpect(redirectedUrl("/petugas/laporan?q=air"));
    }

    @Test
    void theLoginLeadsToNoOtherHost() throws Exception {
        MockHttpSession session = new MockHttpSession();
        http.perform(get(java.net.URI.create("/camunda/app/tasklist/default/?filter=x%26y"))
                        .accept(PAGE)
                        .session(session)
                        .header("Host", "evil.example")
                        .with(request -> {
                            request.setServerName("evil.example");
                            return request;
                        }))
                .andExpect(redirectedUrl("/masuk"));

        login("siti", PASSWORD, session)
                .andExpect(header().string("Location", "/camunda/app/tasklist/default/?filter=x%26y"));
    }

    @Test
    void behindAnotherFirstFolderTheLoginLeadsBackAsWell() throws Exception {
        MockHttpSession session = new MockHttpSession();
        http.perform(
                get("/lapor/petugas/laporan").contextPath("/lapor").accept(PAGE).session(session));

        http.perform(post("/lapor/masuk")
                        .contextPath("/lapor")
                        .with(csrf())
                        .session(session)
                        .param("login", "siti")
                        .param("password", PASSWORD)
                        .with(from(address)))
                .andExpect(redirectedUrl("/lapor/petugas/laporan"));
    }

    @Test
    void aVersionOfTheApiThatDoesNotExistIsNoMatterOfALogin() throws Exception {
        http.perform(get("/api/v2/x"))
                .andExpect(status().isOk())
                .andExpect(content().string("anonymous"));
        http.perform(get("/api")).andExpect(status().isOk());
        http.perform(get("/apis")).andExpect(status().isUnauthorized());
    }

    @Test
    void noBrowserKeepsWhatTheEngineTellsStaff() throws Exception {
        String tasks = "/camunda/api/engine/engine/default/task";
        http.perform(get(tasks).session(loggedIn("siti"))).andExpect(header().string("Cache-Control", "no-store"));
        http.perform(get(tasks)).andExpect(header().string("Cache-Control", "no-store"));
        http.perform(get("/camunda/app/tasklist/default/").session(loggedIn("siti")))
                .andExpect(header().doesNotExist("Cache-Control"));
    }

    @Test
    void whoComesStraightToTheLoginPageGoesOnToTasklist() throws Exception {
        login("siti", PASSWORD, new MockHttpSession()).andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
    }

    @Test
    void theLoginIsReadWithoutRegardToCaseAndSpaces() throws Exception {
        login(" Siti ", PASSWORD, new MockHttpSession()).andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
    }

    @Test
    void theSessionGetsANewNameAtLogin() throws Exception {
        MockHttpSession session = new MockHttpSession();
        String before = session.getId();

        login("siti", PASSWORD, session);

        assertThat(session.getId()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"siti, wrong", "nobody, rahasia-sekali-2026", "'a\u0000b', rahasia-sekali-2026", "siti, ''"})
    void everyRefusalLooksTheSame(String login, String password) throws Exception {
        login(login, password, new MockHttpSession()).andExpect(redirectedUrl("/masuk?gagal"));
    }

    @Test
    void whoLeftOrHasNoPasswordIsRefused() throws Exception {
        staff.with("baru", "Baru Saja", "desk-admin");
        login("baru", "", new MockHttpSession()).andExpect(redirectedUrl("/masuk?gagal"));
        staff.leave("siti");
        login("siti", PASSWORD, new MockHttpSession()).andExpect(redirectedUrl("/masuk?gagal"));
    }

    @Test
    void guessingIsSlowedAndTheWaitIsTold() throws Exception {
        for (int i = 0; i < 5; i++) {
            login("siti", "wrong" + i, new MockHttpSession()).andExpect(redirectedUrl("/masuk?gagal"));
        }

        login("siti", PASSWORD, new MockHttpSession())
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "30"))
                .andExpect(forwardedUrl("/masuk/tunggu"));
        http.perform(post("/masuk/tunggu").with(csrf()).requestAttr("wait", 30L).session(loggedIn("dina")))
                .andExpect(content()
                        .string(containsString(
                                "Terlalu banyak percobaan yang salah. Silakan coba lagi dalam 30 detik.")));
        http.perform(post("/masuk")
                        .with(csrf())
                        .param("login", "siti")
                        .param("password", PASSWORD)
                        .with(from("198.51.100.9")))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
    }

    @Test
    void aLoginPageThatWasOpenForTooLongIsShownAgain() throws Exception {
        http.perform(post("/masuk").param("login", "siti").param("password", PASSWORD))
                .andExpect(redirectedUrl("/masuk?ulang"));
        http.perform(get("/masuk").param("ulang", ""))
                .andExpect(content().string(containsString("terlalu lama terbuka")));
    }

    @Test
    void leavingIsAskedForAndEndsTheWholeSession() throws Exception {
        MockHttpSession session = loggedIn("siti");
        session.setAttribute("authenticatedUser", "what the web apps of the engine keep");
        http.perform(get("/keluar").session(session))
                .andExpect(content().string(containsString("Siti Rahayu")))
                .andExpect(content().string(containsString("name=\"_csrf\"")));
        assertThat(session.isInvalid()).isFalse();

        http.perform(post("/keluar").session(session)).andExpect(redirectedUrl("/keluar?ulang"));
        assertThat(session.isInvalid()).isFalse();

        http.perform(post("/keluar").with(csrf()).session(session)).andExpect(redirectedUrl("/masuk?keluar"));
        assertThat(session.isInvalid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/%61pi/admin/setup/default/user/create",
                "/camunda/api/admin/setup/other/user/create",
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/admin/auth/user/default/login/admin/",
                "/camunda/api/admin/auth/user/other/login/cockpit",
                "/camunda/api/admin/auth/user/default/%6cogin/tasklist",
                "/camunda/app/admin/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/admin/",
            })
    void theEnginesOwnSetupAndLoginAreClosedWhoeverAsks(String path) throws Exception {
        for (HttpMethod method : new HttpMethod[] {HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT}) {
            http.perform(request(method, URI.create(path)).with(csrf())).andExpect(status().isUnauthorized());
            http.perform(request(method, URI.create(path)).with(csrf()).session(loggedIn("oki")))
                    .andExpect(status().isForbidden());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api//admin/setup/default/user/create",
                "/camunda/api/admin;a=b/setup/default/user/create",
                "/camunda/api/admin/setup;jsessionid=1/default/user/create",
                "/camunda/api/admin%2Fsetup/default/user/create",
                "/camunda/api/./admin/setup/default/user/create",
                "/camunda/api/x/../admin/setup/default/user/create",
                "/camunda/api/admin/%2e/setup/default/user/create",
                "/camunda/api/admin/%2573etup/default/user/create",
                "/camunda/api/admin%5csetup/default/user/create",
                "/camunda/api/admin/setup%00/default/user/create",
                "/camunda/api/admin/setup%0a/default/user/create",
            })
    void pathsThatTwoReadersCouldReadDifferentlyAreRefused(String path) throws Exception {
        http.perform(post(URI.create(path)).session(loggedIn("oki"))).andExpect(status().isBadRequest());
    }

    @Test
    void anAnswerForAScriptIsAStatusAndNoLoginPage() throws Exception {
        http.perform(get("/camunda/api/engine/engine/default/task").accept(PAGE))
                .andExpect(status().isUnauthorized());
        http.perform(get("/petugas/panel").accept("*/*")).andExpect(status().isUnauthorized());
        http.perform(get("/petugas/panel").accept(PAGE).header("Sec-Fetch-Dest", "iframe"))
                .andExpect(status().isUnauthorized());
        http.perform(get("/petugas/panel").accept(PAGE).header("X-Requested-With", "XMLHttpRequest"))
                .andExpect(status().isUnauthorized());
        http.perform(get("/petugas/panel").accept("*/*").header("Sec-Fetch-Dest", "document"))
                .andExpect(redirectedUrl("/masuk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/laporan/LP-26-7K3M-9QXD", "/demo/", "/actuator/health", "/assets/x.css"})
    void whatIsForEverybodyNeedsNoLogin(String path) throws Exception {
        http.perform(get(path).accept(PAGE)).andExpect(status().isOk());
    }

    @ParameterizedTest
    @CsvSource({
        "/petugas/laporan, siti, 200",
        "/pantau, siti, 200",
        "/baru, siti, 200",
        "/perancang, siti, 403",
        "/perancang, dina, 200",
        "/actuator/env, dina, 403",
        "/actuator/env, oki, 200",
        "/camunda/app/cockpit/default/, siti, 403",
        "/camunda/app/cockpit/default/, dina, 200",
        "/camunda/app/tasklist/default/, siti, 200",
        "/camunda/app/admin/default/, oki, 403",
    })
    void groupsDecideWhoSeesWhat(String path, String login, int status) throws Exception {
        http.perform(get(path).accept(PAGE)).andExpect(redirectedUrl("/masuk"));
        http.perform(get(path).accept(PAGE).session(loggedIn(login))).andExpect(status().is(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda",
                "/camunda/",
                "/camunda/app/",
                "/camunda/app/welcome/default/",
                "/camunda/app/tasklist"
            })
    void theEnginesWelcomePageLeadsToTasklist(String path) throws Exception {
        http.perform(get(path).accept(PAGE).session(loggedIn("siti")))
                .andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
    }

    @Test
    void theDoorStandsBeforeTheEngine() throws Exception {
        http.perform(post("/camunda/api/engine/engine/default/message").session(loggedIn("siti")))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("AuthorizationException")));
        http.perform(get("/camunda/api/engine/engine/default/task").session(loggedIn("siti")))
                .andExpect(status().isOk());
    }

    @Test
    void writingNeedsTheTokenEverywhereButInTheApiAndAtTheMovableClock() throws Exception {
        http.perform(post("/petugas/laporan").session(loggedIn("siti"))).andExpect(status().isForbidden());
        http.perform(delete("/petugas/laporan").session(loggedIn("siti"))).andExpect(status().isForbidden());
        http.perform(post("/laporan/x")).andExpect(status().isForbidden());
        http.perform(post("/demo/other")).andExpect(status().isForbidden());
        http.perform(post("/demo/clock/next")).andExpect(status().isOk());
        http.perform(post("/api/v1/complaints")).andExpect(status().isOk());
        http.perform(post("/petugas/laporan").with(csrf()).session(loggedIn("siti")))
                .andExpect(status().isOk());
    }

    @Test
    void theApiNeitherKnowsNorMakesASession() throws Exception {
        http.perform(get("/api/v1/complaints/x").session(loggedIn("siti")))
                .andExpect(content().string("anonymous"))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")));
        assertThat(http.perform(get("/api/v1/complaints/x"))
                        .andReturn()
                        .getRequest()
                        .getSession(false))
                .isNull();
    }

    @Test
    void ourPagesCarryStrictHeaders() throws Exception {
        http.perform(get("/masuk").secure(true))
                .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe"))))
                .andExpect(header().string("Content-Security-Policy", containsString("script-src 'self'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "SAMEORIGIN"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
        http.perform(get("/masuk")).andExpect(header().doesNotExist("Strict-Transport-Security"));
        http.perform(get("/assets/x.css")).andExpect(header().doesNotExist("Cache-Control"));
        http.perform(get("/camunda/app/tasklist/default/").session(loggedIn("siti")))
                .andExpect(header().doesNotExist("Content-Security-Policy"))
                .andExpect(header().string("X-Frame-Options", "SAMEORIGIN"));
    }

    @Test
    void whoLeavesIsOutWithinAMinute() throws Exception {
        MockHttpSession session = loggedIn("siti");
        http.perform(get("/petugas/x").session(session)).andExpect(status().isOk());

        staff.leave("siti");
        pass(Duration.ofSeconds(59));
        http.perform(get("/petugas/x").session(session)).andExpect(status().isOk());
        pass(Duration.ofSeconds(1));
        http.perform(get("/petugas/x").session(session)).andExpect(status().isUnauthorized());
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whoIsMovedHasTheNewGroupsWithinAMinute() throws Exception {
        MockHttpSession session = loggedIn("siti");
        http.perform(get("/petugas/x").session(session)).andExpect(status().isOk());

        staff.move("siti", "process-approver");
        pass(Duration.ofMinutes(1));

        http.perform(get("/perancang").session(session)).andExpect(status().isOk());
        http.perform(get("/perancang").session(session)).andExpect(status().isOk());
    }

    @Test
    void aNewPasswordEndsTheSessionsOfTheOldOne() throws Exception {
        MockHttpSession session = loggedIn("siti");
        http.perform(get("/petugas/x").session(session)).andExpect(status().isOk());

        staff.setPasswordHash("siti", encoder.encode("lain-lagi-2026"));
        pass(Duration.ofMinutes(1));

        http.perform(get("/petugas/x").session(session)).andExpect(status().isUnauthorized());
    }

    private void join(String login, String name, String group) {
        staff.with(login, name, group);
        staff.setPasswordHash(login, HASH);
    }

    private MockHttpSession loggedIn(String login) throws Exception {
        MockHttpSession session = new MockHttpSession();
        login(login, PASSWORD, session).andExpect(redirectedUrl("/camunda/app/tasklist/default/"));
        return session;
    }

    private ResultActions login(String login, String password, MockHttpSession session) throws Exception {
        return http.perform(post("/masuk")
                .with(csrf())
                .session(session)
                .param("login", login)
                .param("password", password)
                .with(from(address)));
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = StaffEntrance.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(Test|AccessLog|Identity|AccessWords|AccessRefusals|OwnPassword|PasswordPages).*"))
    @ImportAutoConfiguration({
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        MessageSourceAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        SecurityAutoConfiguration.class
    })
    static class Slice {

        @Bean
        StaffInMemory staff() {
            return new StaffInMemory();
        }

        @Bean
        AtomicReference<Instant> now() {
            return new AtomicReference<>(NOW);
        }

        @Bean
        Clock clock(AtomicReference<Instant> now) {
            return new Clock() {

                @Override
                public ZoneId getZone() {
                    return ZoneId.of("Asia/Jakarta");
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Instant instant() {
                    return now.get();
                }
            };
        }

        /** Stands in for the one of the room of languages. */
        @Bean
        LocaleResolver localeResolver() {
            AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();
            languages.setSupportedLocales(List.of(Locale.forLanguageTag("id"), Locale.ENGLISH));
            languages.setDefaultLocale(Locale.forLanguageTag("id"));
            return languages;
        }

        @Bean
        Everything everything() {
            return new Everything();
        }
    }

    /** Whatever lies behind the doors. */
    @RestController
    static class Everything {

        @RequestMapping("/**")
        String page(java.security.Principal principal) {
            return principal == null ? "anonymous" : principal.getName();
        }
    }
}
