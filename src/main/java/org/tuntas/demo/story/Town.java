package org.tuntas.demo.story;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tuntas.complaint.Place;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.ReporterIdentity;

/** The invented people of Kota Tangerang, and its real districts. */
final class Town {

    private static final String CODE = "36.71";
    private static final int DISTRICTS = 13;
    private static final List<String> FIRST = List.of(
            "Aisyah", "Bagas", "Citra", "Dimas", "Eka", "Fajar", "Gita", "Hasan", "Intan", "Jaka", "Kirana", "Lukman",
            "Mega", "Nanda", "Oki", "Prita", "Rangga", "Salsa", "Tono", "Ulfa", "Vina", "Wawan", "Yusuf", "Zahra");
    private static final List<String> LAST = List.of(
            "Pratama",
            "Lestari",
            "Saputra",
            "Wibowo",
            "Anggraini",
            "Hidayat",
            "Maharani",
            "Nugroho",
            "Permata",
            "Ramadhan",
            "Siregar",
            "Utami",
            "Wijaya",
            "Kusuma",
            "Halim",
            "Simanjuntak");
    private static final List<String> STREETS = List.of(
            "Jl. Melati",
            "Jl. Kenanga",
            "Jl. HOS Cokroaminoto",
            "Jl. Raden Fatah",
            "Jl. Gatot Subroto",
            "Jl. Merdeka",
            "Jl. Daan Mogot",
            "Jl. Benteng Betawi",
            "Jl. Maulana Hasanuddin",
            "Jl. KH Hasyim Ashari",
            "Jl. Cempaka",
            "Jl. Anggrek",
            "Jl. Pahlawan Seribu",
            "Jl. Teuku Umar");
    private static final List<String> SPELLS =
            List.of("tiga hari", "seminggu", "dua minggu", "hampir sebulan", "sebulan", "dua bulan");

    private final List<Region> districts;
    private final RandomGenerator dice;

    Town(Registry registry, RandomGenerator dice) {
        this.districts = IntStream.rangeClosed(1, DISTRICTS)
                .mapToObj(district -> String.format(Locale.ROOT, "%s.%02d", CODE, district))
                .flatMap(code -> registry.region(code).stream())
                .toList();
        this.dice = dice;
    }

    Region district() {
        return one(districts);
    }

    /** A place in a district, somewhere in town. */
    Place place(Region district, String address) {
        return new Place(district.code(), address, degrees(-6.235, -6.135), degrees(106.585, 106.745));
    }

    private BigDecimal degrees(double from, double to) {
        return BigDecimal.valueOf(dice.nextDouble(from, to)).setScale(5, RoundingMode.HALF_UP);
    }

    /** A street and a number in it. */
    String address() {
        return one(STREETS) + " " + (1 + dice.nextInt(120));
    }

    /** How long something has gone on, for {@code {lama}}. */
    String spell() {
        return one(SPELLS);
    }

    /** Somebody; ages as among the users of 2022: a quarter under 20, 42 in a hundred from 20 to 34. */
    ReporterIdentity somebody(int year) {
        String first = one(FIRST);
        String last = one(LAST);
        int share = dice.nextInt(100);
        int age = share < 25 ? dice.nextInt(15, 20) : share < 67 ? dice.nextInt(20, 35) : dice.nextInt(35, 75);
        return new ReporterIdentity(
                first + " " + last,
                null,
                (first + "." + last).toLowerCase(Locale.ROOT) + dice.nextInt(100) + "@warga.example",
                null,
                year - age,
                null);
    }

    private <T> T one(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }
}
