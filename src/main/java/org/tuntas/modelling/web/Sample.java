package org.tuntas.modelling.web;

import java.util.Map;
import org.tuntas.modelling.rehearsal.ReportWord;

/** Reports that are filed in a rehearsal, invented. */
enum Sample {
    LAMP(Map.of(
            ReportWord.TITLE, "Lampu jalan mati", ReportWord.TEXT, "Lampu jalan di depan sekolah mati sejak Senin.")),
    ROAD(Map.of(
            ReportWord.TITLE,
            "Jalan berlubang di depan pasar",
            ReportWord.TEXT,
            "Lubangnya dalam dan penuh air; sudah dua pengendara jatuh pekan ini.",
            ReportWord.AGENCY,
            "kota-tangerang")),
    QUESTION(Map.of(
            ReportWord.TYPE,
            "INFORMATION_REQUEST",
            ReportWord.TITLE,
            "Jam layanan kartu keluarga",
            ReportWord.TEXT,
            "Apakah layanan kartu keluarga buka pada hari Sabtu?")),
    SECRET(Map.of(
            ReportWord.TITLE,
            "Pungutan di loket",
            ReportWord.TEXT,
            "Petugas loket meminta uang di luar tarif resmi.",
            ReportWord.ANONYMOUS,
            "ya",
            ReportWord.SECRET,
            "ya"));

    private final Map<ReportWord, String> words;

    Sample(Map<ReportWord, String> words) {
        this.words = words;
    }

    Map<ReportWord, String> words() {
        return words;
    }
}
