package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PlainPathsTest {

    private final MockFilterChain behind = new MockFilterChain();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api//admin/setup",
                "/camunda/api/./admin",
                "/camunda/api/../api",
                "/camunda/api/admin;x=y/setup",
                "/camunda/api/admin%2fsetup",
                "/camunda/api/admin%5Csetup",
                "/camunda/api/%2e%2e/setup",
                "/camunda/api/%2561dmin",
                "/camunda/api/admin%0d",
            })
    void anAmbiguousAddressIsTurnedAway(String path) throws Exception {
        new PlainPaths().doFilter(new MockHttpServletRequest("POST", path), response, behind);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(behind.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/masuk", "/camunda/api/engine/engine/", "/laporan/LP-26-7K3M-9QXD", "/x/a%3Ab"})
    void aPlainOnePasses(String path) throws Exception {
        new PlainPaths().doFilter(new MockHttpServletRequest("GET", path), response, behind);

        assertThat(behind.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/engine/engine/default/task, name=a%00b",
        "/camunda/%61pi/engine/engine/default/task, %00=a",
        "/petugas/tugas, q=%00",
        "/%70etugas, q=air&x=%00",
    })
    void norDoesAQueryOfStaffCarryANulCharacter(String path, String query) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);

        new PlainPaths().doFilter(request, response, behind);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(behind.getRequest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"/petugas/tugas, q=%2500", "/petugas/tugas, q=100%25%20a", "/api/v1/complaints/x, pin=%00"})
    void anyOtherQueryPasses(String path, String query) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);

        new PlainPaths().doFilter(request, response, behind);

        assertThat(behind.getRequest()).isNotNull();
    }
}
