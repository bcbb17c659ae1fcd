package org.tuntas.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.CsvFile.Row;

/**
 * Enters the regions and categories that come with the program (see {@code data/README.md}) after all beans are made, before
 * the first request. When the database has this edition of both already, which is every start but the first one of a
 * release, that is found out with one statement and the files are not even parsed.
 */
@Component
class ReferenceLoader implements SmartInitializingSingleton {

    static final String REGIONS = "regions";
    static final String CATEGORIES = "categories";

    private static final Logger log = LoggerFactory.getLogger(ReferenceLoader.class);
    private static final Pattern REGION_CODE = Pattern.compile("\\d\\d(\\.\\d\\d){0,2}");
    private static final Pattern CATEGORY_CODE = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)?");

    private final Registrar registrar;

    ReferenceLoader(Registrar registrar) {
        this.registrar = registrar;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ClassPathResource data = new ClassPathResource("data/");
        load(CsvFile.in(data, "regions.csv"), CsvFile.in(data, "categories.csv"));
    }

    void load(CsvFile regions, CsvFile categories) {
        Map<String, String> loaded = registrar.loadedEditions();
        boolean newRegions = !regions.hash().equals(loaded.get(REGIONS));
        boolean newCategories = !categories.hash().equals(loaded.get(CATEGORIES));
        // Both are read before either is entered: a fault in one leaves both as they were.
        List<Region> regionRows = newRegions ? regionsOf(regions) : List.of();
        List<Category> categoryRows = newCategories ? categoriesOf(categories) : List.of();
        if (newRegions) {
            registrar.enterRegions(REGIONS, regions.hash(), regionRows);
            log.info("Entered {} regions", regionRows.size());
        }
        if (newCategories) {
            registrar.enterCategories(CATEGORIES, categories.hash(), categoryRows);
            log.info("Entered {} categories", categoryRows.size());
        }
    }

    private static List<Region> regionsOf(CsvFile file) {
        Set<String> known = new HashSet<>();
        return file.rows(List.of("code", "name", "level"), List.of()).stream()
                .map(row -> {
                    String code = newCode(row, REGION_CODE, known);
                    int dot = code.lastIndexOf('.');
                    if (dot >= 0) {
                        checkParent(row, code.substring(0, dot), known);
                    }
                    return new Region(code, filled(row, "name"), filled(row, "level"));
                })
                .toList();
    }

    private static List<Category> categoriesOf(CsvFile file) {
        Set<String> known = new HashSet<>();
        return file.rows(List.of("code", "parent", "name"), List.of()).stream()
                .map(row -> {
                    String parent = row.optional("parent");
                    if (parent != null) {
                        checkParent(row, parent, known);
                    }
                    return new Category(newCode(row, CATEGORY_CODE, known), parent, filled(row, "name"));
                })
                .toList();
    }

    private static String newCode(Row row, Pattern form, Set<String> known) {
        String code = row.text("code");
        if (!form.matcher(code).matches()) {
            throw row.fault("bad code '" + code + "'");
        }
        if (!known.add(code)) {
            throw row.fault("duplicate code '" + code + "'");
        }
        return code;
    }

    private static void checkParent(Row row, String parent, Set<String> known) {
        if (!known.contains(parent)) {
            throw row.fault("unknown parent '" + parent + "': it must stand on an earlier line");
        }
    }

    private static String filled(Row row, String column) {
        if (row.text(column).isEmpty()) {
            throw row.fault("empty " + column + " of '" + row.text("code") + "'");
        }
        return row.text(column);
    }
}
