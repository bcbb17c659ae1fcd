package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys.Report;

/** Whoever reads the outbox learns who was told of what, and nothing that anybody wrote or is. */
class OutboxHoldsNoNarrativeTest extends LettersOfTuntas {

    @Test
    void noRowHoldsASentenceANameOrAnAddress() {
        ComplaintJourney journey = journeys.filed(
                        Report.aboutALamp().saying("Judul rahasia sekali", "Isi rahasia sekali"))
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .answered("Jawaban panjang petugas");
        delivered();
        journey.dissatisfied("Belum beres juga");
        delivered();
        List<String> rows = jdbc.sql("select n::text from notice n where number = ?")
                .param(journey.number().value())
                .query(String.class)
                .list();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(3).allSatisfy(row -> assertThat(row)
                .doesNotContain("rahasia", "Jawaban", "beres", "Siti", "siti", "warga.example", "Lampu", "kunci"));
    }
}
