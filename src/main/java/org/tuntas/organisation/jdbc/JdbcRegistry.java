package org.tuntas.organisation.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;

/** {@link Registry} in PostgreSQL, with a memory in front: the whole tree, all categories, and each region asked for. */
@Component
class JdbcRegistry implements Registry {

    /** How long a change made by another node of the cluster may go unseen. */
    static final Duration OFFICES_AGE = Duration.ofSeconds(30);

    private static final Duration LISTS_AGE = Duration.ofMinutes(10);
    private static final int LONGEST_REGION_CODE = 20;

    private final JdbcClient jdbc;
    private final Memory<Boolean, Tree> tree = Memory.ofOne(OFFICES_AGE, this::readTree);
    private final Memory<Boolean, Categories> categories = Memory.ofOne(LISTS_AGE, this::readCategories);
    private final Memory<String, List<Region>> regions = Memory.ofEach(LISTS_AGE, this::readRegions);
    private final Memory<String, List<Region>> within = Memory.ofEach(LISTS_AGE, this::readWithin);

    JdbcRegistry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Node> node(String code) {
        return tree.get(true).node(code);
    }

    @Override
    public Node desk() {
        return tree.get(true)
                .desk()
                .orElseThrow(() -> new IllegalStateException(
                        "The organisation has no desk: nobody receives the reports that name no agency. "
                                + "Mark one office with desk = true (nodes.csv in tuntas.organisation.location)."));
    }

    @Override
    public Node agencyOf(String code) {
        return tree.get(true).agencyOf(code);
    }

    @Override
    public List<Node> agencies() {
        return tree.get(true).agencies();
    }

    @Override
    public List<Node> unitsOf(String agency) {
        return tree.get(true).unitsOf(agency);
    }

    @Override
    public List<Node> nodes() {
        return tree.get(true).nodes();
    }

    @Override
    public Optional<Region> region(String code) {
        return nearestFirst(code).stream().findFirst().filter(region -> region.code()
                .equals(code));
    }

    @Override
    public String regionPath(String code) {
        return region(code).isEmpty()
                ? code
                : nearestFirst(code).stream().map(Region::name).collect(Collectors.joining(", "));
    }

    @Override
    public List<Region> regionsNamed(String name, int most) {
        String like = name.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        List<Region> exact = regionsLike(like, most);
        return exact.isEmpty() ? regionsLike("%" + like + "%", most) : exact;
    }

    private List<Region> regionsLike(String pattern, int most) {
        return jdbc.sql("select code, name, level from region where name ilike ? order by length(name), code limit ?")
                .params(pattern, most)
                .query((row, index) -> new Region(row.getString("code"), row.getString("name"), row.getString("level")))
                .list();
    }

    @Override
    public List<Region> regionsIn(@Nullable String code) {
        return code != null && code.length() > LONGEST_REGION_CODE ? List.of() : within.get(code == null ? "" : code);
    }

    private List<Region> readWithin(String code) {
        return List.copyOf(jdbc.sql(
                        """
                        select code, name, level from region
                        where left(code, length(:code)) = :code and length(code) = length(:code) + case :code when '' then 2 else 3 end
                        order by name collate "C", code
                        """)
                .param("code", code)
                .query((row, index) -> new Region(row.getString("code"), row.getString("name"), row.getString("level")))
                .list());
    }

    @Override
    public Optional<Category> category(String code) {
        return Optional.ofNullable(categories.get(true).byCode().get(code));
    }

    @Override
    public List<Category> categories() {
        return categories.get(true).all();
    }

    void forgetOffices() {
        tree.forget(true);
    }

    void forgetLists() {
        categories.forget(true);
        regions.forgetAll();
        within.forgetAll();
    }

    private List<Region> nearestFirst(String code) {
        return code.length() > LONGEST_REGION_CODE ? List.of() : regions.get(code);
    }

    private Tree readTree() {
        return new Tree(jdbc.sql("select * from organisation_node")
                .query(JdbcRegistry::node)
                .list());
    }

    private Categories readCategories() {
        List<Category> all = jdbc.sql(
                        """
                        select c.code, c.parent, c.name
                        from category c left join category main on main.code = c.parent
                        order by coalesce(main.name, c.name) collate "C", coalesce(main.code, c.code), c.parent nulls first,
                            c.name collate "C", c.code
                        """)
                .query((row, index) ->
                        new Category(row.getString("code"), row.getString("parent"), row.getString("name")))
                .list();
        return new Categories(
                List.copyOf(all),
                all.stream().collect(Collectors.toUnmodifiableMap(Category::code, Function.identity())));
    }

    private List<Region> readRegions(String code) {
        List<String> codes = new ArrayList<>();
        codes.add(code);
        for (int dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
            codes.add(code.substring(0, dot));
        }
        return List.copyOf(jdbc.sql(
                        "select code, name, level from region where code = any(?) order by length(code) desc")
                .param(codes.toArray(new String[0]))
                .query((row, index) -> new Region(row.getString("code"), row.getString("name"), row.getString("level")))
                .list());
    }

    private static Node node(ResultSet row, int index) throws SQLException {
        return new Node(
                row.getString("code"),
                row.getString("parent"),
                Node.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getBoolean("desk"),
                row.getObject("closed_on", LocalDate.class),
                row.getString("successor"));
    }

    private record Categories(List<Category> all, Map<String, Category> byCode) {}
}
